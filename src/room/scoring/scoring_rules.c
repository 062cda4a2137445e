/* SPDX-License-Identifier: EUPL-1.2
 * What a version of the criteria must have, and who scores what. */
#include "room/scoring/scoring_rules.h"

#include <stdlib.h>

struct faults {
    struct criteria_fault *items;
    size_t count, size;
};

static void fault_add(struct faults *f, struct criteria_fault x)
{
    if (f->count < f->size)
        f->items[f->count] = x;
    f->count++;
}

int64_t criteria_weights(const struct criterion *rows, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += rows[i].family == FAMILY_INCLUSION || rows[i].weight_centi == NONE ? 0 : rows[i].weight_centi;
    return sum;
}

struct str criterion_words(const struct criterion_anchor *anchors, size_t count, int64_t criterion, int64_t value)
{
    for (size_t i = 0; i < count; i++)
        if (anchors[i].criterion == criterion && anchors[i].value == value)
            return anchors[i].words;
    return STR_NONE;
}

bool value_needs_reason(const struct criterion *c, int64_t value)
{
    return value == c->low || value == c->high;
}

static void one_checked(struct faults *f, const struct criterion *c, const struct criterion_anchor *anchors, size_t anchor_count)
{
    if (c->low >= c->high) {
        fault_add(f, (struct criteria_fault){.kind = CRITERIA_SCALE, .criterion = c});
        return;
    }
    if (c->family == FAMILY_INCLUSION && c->weight_centi != 0)
        fault_add(f, (struct criteria_fault){.kind = CRITERIA_GATE_WEIGHS, .criterion = c});
    if (c->family == FAMILY_INCLUSION && (c->pass == NONE || c->pass <= c->low || c->pass > c->high))
        fault_add(f, (struct criteria_fault){.kind = CRITERIA_GATE_PASS, .criterion = c});
    if (c->family != FAMILY_INCLUSION && (c->weight_centi == NONE || c->weight_centi <= 0))
        fault_add(f, (struct criteria_fault){.kind = CRITERIA_UNWEIGHTED, .criterion = c});
    for (int64_t v = c->low; v <= c->high; v++)
        if (str_empty(criterion_words(anchors, anchor_count, c->id, v)))
            fault_add(f, (struct criteria_fault){.kind = CRITERIA_ANCHOR, .criterion = c, .value = v});
}

size_t criteria_faults(const struct criterion *rows, size_t count, const struct criterion_anchor *anchors, size_t anchor_count,
                       struct criteria_fault *ret, size_t size)
{
    struct faults f = {.items = ret, .size = size};
    bool has[FAMILY_PRIORITY + 1] = {false};
    if (count == 0) {
        fault_add(&f, (struct criteria_fault){.kind = CRITERIA_NONE});
        return f.count;
    }
    for (size_t i = 0; i < count; i++) {
        has[rows[i].family] = true;
        one_checked(&f, &rows[i], anchors, anchor_count);
    }
    for (int k = FAMILY_VIABILITY; k <= FAMILY_PRIORITY; k++)
        if (!has[k])
            fault_add(&f, (struct criteria_fault){.kind = CRITERIA_NO_WEIGHTED, .family = k});
    int64_t sum = criteria_weights(rows, count);
    if (sum < 10000)
        fault_add(&f, (struct criteria_fault){.kind = CRITERIA_LESS, .centi = 10000 - sum});
    if (sum > 10000)
        fault_add(&f, (struct criteria_fault){.kind = CRITERIA_MORE, .centi = sum - 10000});
    return f.count;
}

/* ---- Assignments */

struct table {
    const struct assigning *a;
    unsigned char *barred;   /* proposals by people */
    int64_t *held, *free;    /* of each proposal: what counts, and people who may */
    int64_t *load;           /* of each person */
};

static size_t proposal_at(const struct assigning *a, int64_t id)
{
    size_t from = 0, to = a->proposal_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (a->proposals[middle] < id)
            from = middle + 1;
        else
            to = middle;
    }
    return from < a->proposal_count && a->proposals[from] == id ? from : SIZE_MAX;
}

static size_t person_at(const struct assigning *a, int64_t id)
{
    for (size_t i = 0; i < a->people_count; i++)
        if (a->people[i] == id)
            return i;
    return SIZE_MAX;
}

/* A number that says nothing of either id. */
static uint64_t mixed(int64_t a, int64_t b)
{
    uint64_t x = (uint64_t)a * 0x9e3779b97f4a7c15u ^ ((uint64_t)b + 0x632be59bd9b4e019u) * 0xff51afd7ed558ccdu;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static void table_fill(struct table *x)
{
    const struct assigning *a = x->a;
    for (size_t i = 0; i < a->barred_count; i++) {
        size_t p = proposal_at(a, a->barred[i].proposal), e = person_at(a, a->barred[i].person);
        if (p != SIZE_MAX && e != SIZE_MAX)
            x->barred[p * a->people_count + e] = 1;
    }
    for (size_t i = 0; i < a->held_count; i++) {
        size_t p = proposal_at(a, a->held[i].proposal), e = person_at(a, a->held[i].person);
        if (p != SIZE_MAX)
            x->held[p]++;
        if (e != SIZE_MAX)
            x->load[e]++;
        if (p != SIZE_MAX && e != SIZE_MAX)
            x->barred[p * a->people_count + e] = 1;
    }
    for (size_t p = 0; p < a->proposal_count; p++)
        for (size_t e = 0; e < a->people_count; e++)
            x->free[p] += x->barred[p * a->people_count + e] == 0;
}

/* Of those who may, the one with the least load; SIZE_MAX when there is nobody. */
static size_t least_loaded(const struct table *x, size_t proposal)
{
    const struct assigning *a = x->a;
    size_t best = SIZE_MAX;
    uint64_t best_mix = 0;
    for (size_t e = 0; e < a->people_count; e++) {
        if (x->barred[proposal * a->people_count + e] != 0)
            continue;
        uint64_t mix = mixed(a->proposals[proposal], a->people[e]);
        if (best == SIZE_MAX || x->load[e] < x->load[best] || (x->load[e] == x->load[best] && mix < best_mix)) {
            best = e;
            best_mix = mix;
        }
    }
    return best;
}

struct turn {
    int64_t free;
    size_t proposal;
};

static int turn_compare(const void *a, const void *b)
{
    const struct turn *x = a, *y = b;
    if (x->free != y->free)
        return x->free < y->free ? -1 : 1;
    return x->proposal < y->proposal ? -1 : x->proposal > y->proposal;
}

size_t assign_balanced(struct arena *mem, const struct assigning *a, struct scoring_pair **ret, size_t *ret_short)
{
    struct table x = {
        .a = a,
        .barred = arena_take_array(mem, a->people_count, a->proposal_count),
        .held = arena_array(mem, int64_t, a->proposal_count),
        .free = arena_array(mem, int64_t, a->proposal_count),
        .load = arena_array(mem, int64_t, a->people_count),
    };
    size_t count = 0, missing = 0;
    table_fill(&x);
    struct turn *turns = arena_array(mem, struct turn, a->proposal_count);
    for (size_t p = 0; p < a->proposal_count; p++) {
        turns[p] = (struct turn){x.free[p], p};
        missing += x.held[p] < a->needed ? (size_t)(a->needed - x.held[p]) : 0;
    }
    qsort(turns, a->proposal_count, sizeof *turns, turn_compare);
    *ret = arena_array(mem, struct scoring_pair, missing);
    for (size_t i = 0; i < a->proposal_count; i++) {
        size_t p = turns[i].proposal;
        for (; x.held[p] < a->needed; x.held[p]++) {
            size_t e = least_loaded(&x, p);
            if (e == SIZE_MAX)
                break;
            x.barred[p * a->people_count + e] = 1;
            x.load[e]++;
            (*ret)[count++] = (struct scoring_pair){a->proposals[p], a->people[e]};
        }
    }
    *ret_short = missing - count;
    return count;
}
