/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/selection/ranking.h"

#include <stdlib.h>
#include <string.h>

#define WHOLE 10000 /* 100 % in hundredths */

/* n / d half up, for n ≥ 0 and d > 0. */
static int64_t divide(int64_t n, int64_t d)
{
    return (2 * n + d) / (2 * d);
}

int64_t rank_figure(const struct criterion *c, int64_t sum, int64_t count)
{
    return count == 0 ? 0 : divide((sum - count * c->low) * WHOLE, count * (c->high - c->low));
}

/* Mean by weight of the figures of the families asked for; 0 when they weigh nothing. */
static int64_t weighted(const struct criterion *criteria, size_t count, const int64_t *figures, bool viability, bool priority)
{
    int64_t sum = 0, weight = 0;
    for (size_t i = 0; i < count; i++)
        if ((criteria[i].family == FAMILY_VIABILITY && viability) || (criteria[i].family == FAMILY_PRIORITY && priority)) {
            sum += criteria[i].weight_centi * figures[i];
            weight += criteria[i].weight_centi;
        }
    return weight == 0 ? 0 : divide(sum, weight);
}

/* Whether the median of the values is at least `pass`, in halves so that it stays whole. */
static bool median_reaches(const int64_t *counts, int64_t values, int64_t pass)
{
    int64_t lower = 0, upper = 0, seen = 0;
    bool have_lower = false, have_upper = false;
    for (int64_t v = 0; v <= 10; v++) {
        seen += counts[v];
        if (!have_lower && seen >= (values + 1) / 2) {
            lower = v;
            have_lower = true;
        }
        if (!have_upper && seen >= values / 2 + 1) {
            upper = v;
            have_upper = true;
        }
    }
    return have_upper && lower + upper >= 2 * pass;
}

/* What one proposal's values are added up in. */
struct sums {
    int64_t *sum, *count, *own, *tally; /* tally: eleven values for each criterion */
};

/* The card that begins at *at: its values are added; gives the evaluator's own total. */
static int64_t card_add(const struct criterion *criteria, size_t count, const struct rank_value *values, size_t n, size_t *at, struct sums *s)
{
    memset(s->own, 0, count * sizeof *s->own);
    for (size_t from = *at; *at < n && values[*at].evaluator == values[from].evaluator; ++*at) {
        const struct rank_value *v = &values[*at];
        s->sum[v->criterion] += v->value;
        s->count[v->criterion]++;
        s->tally[v->criterion * 11 + v->value]++;
        s->own[v->criterion] = rank_figure(&criteria[v->criterion], v->value, 1);
    }
    return weighted(criteria, count, s->own, true, true);
}

/* The values of one proposal, which stand together. */
static void line_fill(const struct criterion *criteria, size_t count, const struct rank_value *values, size_t n, struct sums *s,
                      struct rank_line *line)
{
    int64_t lowest = 0, highest = 0;
    memset(s->sum, 0, count * sizeof *s->sum);
    memset(s->count, 0, count * sizeof *s->count);
    memset(s->tally, 0, count * 11 * sizeof *s->tally);
    line->proposal = values[0].proposal;
    line->number = values[0].number;
    line->place = NONE;
    line->passes = true;
    for (size_t i = 0; i < n; line->cards++) {
        int64_t total = card_add(criteria, count, values, n, &i, s);
        lowest = line->cards == 0 || total < lowest ? total : lowest;
        highest = line->cards == 0 || total > highest ? total : highest;
    }
    for (size_t k = 0; k < count; k++) {
        line->by_criterion[k] = rank_figure(&criteria[k], s->sum[k], s->count[k]);
        if (criteria[k].family == FAMILY_INCLUSION && criteria[k].pass != NONE)
            line->passes = line->passes && median_reaches(&s->tally[k * 11], s->count[k], criteria[k].pass);
    }
    line->spread = highest - lowest;
}

static int greater_first(int64_t a, int64_t b)
{
    return a > b ? -1 : a < b;
}

static int by_rank(const void *a, const void *b)
{
    const struct rank_line *x = a, *y = b;
    int way = x->passes == y->passes ? 0 : x->passes ? -1 : 1;
    if (way == 0 && x->passes) {
        way = greater_first(x->total, y->total);
        way = way != 0 ? way : greater_first(x->priority, y->priority);
        way = way != 0 ? way : greater_first(x->viability, y->viability);
    }
    return way != 0 ? way : greater_first(y->number, x->number);
}

static bool equal(const struct rank_line *a, const struct rank_line *b)
{
    return a->passes && b->passes && a->total == b->total && a->priority == b->priority && a->viability == b->viability;
}

static void places_give(struct rank_line *lines, size_t count)
{
    for (size_t i = 0; i < count && lines[i].passes; i++) {
        bool with_last = i > 0 && equal(&lines[i - 1], &lines[i]);
        lines[i].place = with_last ? lines[i - 1].place : (int64_t)i + 1;
        lines[i].tied = with_last || (i + 1 < count && equal(&lines[i], &lines[i + 1]));
    }
}

void ranking_order(const struct criterion *criteria, size_t criterion_count, struct rank_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lines[i].viability = weighted(criteria, criterion_count, lines[i].by_criterion, true, false);
        lines[i].priority = weighted(criteria, criterion_count, lines[i].by_criterion, false, true);
        lines[i].total = weighted(criteria, criterion_count, lines[i].by_criterion, true, true);
        lines[i].place = NONE;
        lines[i].tied = false;
    }
    if (count > 1)
        qsort(lines, count, sizeof *lines, by_rank);
    places_give(lines, count);
}

enum status ranking_1(struct arena *mem, const struct criterion *criteria, size_t criterion_count, const struct rank_value *values,
                      size_t value_count, struct rank_line **ret, size_t *ret_count)
{
    int64_t weight = 0;
    for (size_t i = 0; i < criterion_count; i++) {
        if (criteria[i].high <= criteria[i].low || criteria[i].low < 0 || criteria[i].high > 10)
            return INVALID;
        weight += criteria[i].family == FAMILY_INCLUSION ? 0 : criteria[i].weight_centi;
    }
    if (weight != WHOLE)
        return INVALID;
    size_t count = 0;
    for (size_t i = 0; i < value_count; i++) {
        if (values[i].criterion >= criterion_count || values[i].value > 10)
            return INVALID;
        count += i == 0 || values[i].proposal != values[i - 1].proposal;
    }
    struct rank_line *lines = arena_array(mem, struct rank_line, count);
    struct sums sums = {arena_array(mem, int64_t, criterion_count), arena_array(mem, int64_t, criterion_count),
                        arena_array(mem, int64_t, criterion_count), arena_array(mem, int64_t, criterion_count * 11)};
    for (size_t i = 0, at = 0; i < value_count; at++) {
        size_t from = i;
        while (i < value_count && values[i].proposal == values[from].proposal)
            i++;
        lines[at].by_criterion = arena_array(mem, int64_t, criterion_count);
        line_fill(criteria, criterion_count, &values[from], i - from, &sums, &lines[at]);
    }
    ranking_order(criteria, criterion_count, lines, count);
    *ret = lines;
    *ret_count = count;
    return DONE;
}
