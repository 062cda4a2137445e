/* SPDX-License-Identifier: EUPL-1.2
 * Rules without a database: what a version of the criteria must have, who scores what. */
#include "room/scoring/scoring_rules.h"
#include "tests/test.h"

struct drafted {
    struct criterion rows[40];
    struct criterion_anchor anchors[400];
    size_t count, anchor_count;
};

static struct drafted *shipped(struct test *t)
{
    struct drafted *d = arena_new_of(&t->mem, struct drafted);
    for (size_t i = 0; i < shipped_criteria_count; i++) {
        const struct shipped_criterion *x = &shipped_criteria[i];
        d->rows[d->count++] = (struct criterion){(int64_t)i + 1, 1, (int64_t)i, x->family, str_of(x->code), str_of(x->name), str_of(x->question),
                                                 x->weight_centi, x->low, x->high, x->pass};
        for (int64_t v = x->low; v <= x->high; v++)
            d->anchors[d->anchor_count++] = (struct criterion_anchor){NONE, (int64_t)i + 1, v, str_of(x->words[v - x->low])};
    }
    return d;
}

static size_t faults_of(const struct drafted *d, struct criteria_fault *ret)
{
    return criteria_faults(d->rows, d->count, d->anchors, d->anchor_count, ret, 20);
}

UNIT(the_shipped_criteria_may_be_approved_as_they_are)
{
    struct criteria_fault found[20];
    struct drafted *d = shipped(t);
    EXPECT_INT(faults_of(d, found), 0);
    EXPECT_INT(criteria_weights(d->rows, d->count), 10000);
    bool time = false;
    for (size_t i = 0; i < d->count; i++)
        time = time || str_is(d->rows[i].code, "tiempo-politica");
    EXPECT(time); /* acta AM-2025-03 */
}

UNIT(weights_of_99_are_refused_saying_how_much_is_missing)
{
    struct criteria_fault found[20];
    struct drafted *d = shipped(t);
    d->rows[d->count - 1].weight_centi -= 100;
    EXPECT_INT(faults_of(d, found), 1);
    EXPECT_INT(found[0].kind, CRITERIA_LESS);
    EXPECT_INT(found[0].centi, 100);
    d->rows[d->count - 1].weight_centi += 150;
    EXPECT_INT(faults_of(d, found), 1);
    EXPECT_INT(found[0].kind, CRITERIA_MORE);
    EXPECT_INT(found[0].centi, 50);
}

UNIT(a_gate_weighs_nothing_and_says_with_what_it_is_passed)
{
    struct criteria_fault found[20];
    struct drafted *d = shipped(t);
    d->rows[0].weight_centi = 100;
    EXPECT_INT(faults_of(d, found), 1);
    EXPECT_INT(found[0].kind, CRITERIA_GATE_WEIGHS);
    d->rows[0].weight_centi = 0;
    d->rows[0].pass = NONE;
    EXPECT_INT(faults_of(d, found), 1);
    EXPECT_INT(found[0].kind, CRITERIA_GATE_PASS);
    d->rows[0].pass = d->rows[0].low; /* everybody would pass */
    EXPECT_INT(faults_of(d, found), 1);
}

UNIT(every_value_of_a_scale_needs_its_words)
{
    struct criteria_fault found[20];
    struct drafted *d = shipped(t);
    d->anchors[2].words = STR_NONE;
    EXPECT_INT(faults_of(d, found), 1);
    EXPECT_INT(found[0].kind, CRITERIA_ANCHOR);
    EXPECT_INT(found[0].value, 3);
    d->count = 0;
    EXPECT_INT(faults_of(d, found), 1);
    EXPECT_INT(found[0].kind, CRITERIA_NONE);
}

UNIT(only_the_ends_of_a_scale_ask_for_a_reason)
{
    struct criterion c = {.low = 1, .high = 4};
    EXPECT(value_needs_reason(&c, 1) && value_needs_reason(&c, 4));
    EXPECT(!value_needs_reason(&c, 2) && !value_needs_reason(&c, 3));
}

/* ---- Assignments */

#define PROPOSALS 37
#define PEOPLE 9

struct round_of {
    int64_t proposals[PROPOSALS], people[PEOPLE];
    struct assigning a;
};

static struct round_of *round_new(struct test *t, int64_t needed)
{
    struct round_of *x = arena_new_of(&t->mem, struct round_of);
    for (int i = 0; i < PROPOSALS; i++)
        x->proposals[i] = 100 + i * 3;
    for (int i = 0; i < PEOPLE; i++)
        x->people[i] = 7 + i;
    x->a = (struct assigning){.proposals = x->proposals, .proposal_count = PROPOSALS, .people = x->people, .people_count = PEOPLE, .needed = needed};
    return x;
}

static int64_t count_of(const struct scoring_pair *rows, size_t count, int64_t proposal, int64_t person)
{
    int64_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += (proposal == NONE || rows[i].proposal == proposal) && (person == NONE || rows[i].person == person);
    return n;
}

UNIT(assignments_are_balanced_and_nobody_has_a_proposal_twice)
{
    struct round_of *x = round_new(t, 3);
    struct scoring_pair *rows;
    size_t missing, count = assign_balanced(&t->mem, &x->a, &rows, &missing);
    int64_t least = PROPOSALS, most = 0;
    EXPECT_INT(count, 3 * PROPOSALS);
    EXPECT_INT(missing, 0);
    for (int i = 0; i < PROPOSALS; i++)
        EXPECT_INT(count_of(rows, count, x->proposals[i], NONE), 3);
    for (int e = 0; e < PEOPLE; e++) {
        int64_t n = count_of(rows, count, NONE, x->people[e]);
        least = n < least ? n : least;
        most = n > most ? n : most;
        for (int i = 0; i < PROPOSALS; i++)
            EXPECT(count_of(rows, count, x->proposals[i], x->people[e]) <= 1);
    }
    EXPECT(most - least <= 1);
}

UNIT(the_same_question_has_the_same_answer)
{
    struct round_of *x = round_new(t, 4);
    struct scoring_pair *a, *b;
    size_t missing, n = assign_balanced(&t->mem, &x->a, &a, &missing);
    EXPECT_INT(assign_balanced(&t->mem, &x->a, &b, &missing), n);
    for (size_t i = 0; i < n; i++)
        EXPECT(a[i].proposal == b[i].proposal && a[i].person == b[i].person);
}

UNIT(the_same_three_do_not_always_meet)
{
    struct round_of *x = round_new(t, 3);
    struct scoring_pair *rows;
    size_t missing, count = assign_balanced(&t->mem, &x->a, &rows, &missing), together = 0;
    for (int i = 0; i < PROPOSALS; i++)
        together += count_of(rows, count, x->proposals[i], 7) == 1 && count_of(rows, count, x->proposals[i], 8) == 1;
    EXPECT(together < (size_t)count_of(rows, count, NONE, 7));
}

UNIT(nobody_scores_what_they_may_not)
{
    struct round_of *x = round_new(t, 3);
    struct scoring_pair barred[] = {{100, 7}, {103, 8}, {100, 8}, {999, 7}, {106, 55}}, *rows;
    size_t missing;
    x->a.barred = barred;
    x->a.barred_count = COUNT(barred);
    size_t count = assign_balanced(&t->mem, &x->a, &rows, &missing);
    EXPECT_INT(missing, 0);
    for (size_t i = 0; i < COUNT(barred); i++)
        EXPECT_INT(count_of(rows, count, barred[i].proposal, barred[i].person), 0);
}

UNIT(after_a_recusal_only_what_is_missing_is_given_and_not_to_who_left)
{
    struct round_of *x = round_new(t, 3);
    struct scoring_pair *rows, *more;
    size_t missing, count = assign_balanced(&t->mem, &x->a, &rows, &missing);
    struct scoring_pair gone = rows[4], barred[] = {gone};
    rows[4] = rows[--count];
    x->a.held = rows;
    x->a.held_count = count;
    x->a.barred = barred;
    x->a.barred_count = 1;
    EXPECT_INT(assign_balanced(&t->mem, &x->a, &more, &missing), 1);
    EXPECT_INT(more[0].proposal, gone.proposal);
    EXPECT(more[0].person != gone.person);
    EXPECT_INT(count_of(rows, count, more[0].proposal, more[0].person), 0);
}

UNIT(what_nobody_may_score_is_counted_as_short)
{
    struct round_of *x = round_new(t, 3);
    struct scoring_pair barred[PEOPLE - 2], *rows;
    size_t missing;
    for (int i = 0; i < PEOPLE - 2; i++)
        barred[i] = (struct scoring_pair){100, x->people[i]};
    x->a.barred = barred;
    x->a.barred_count = COUNT(barred);
    size_t count = assign_balanced(&t->mem, &x->a, &rows, &missing);
    EXPECT_INT(missing, 1);
    EXPECT_INT(count_of(rows, count, 100, NONE), 2);
    x->a.people_count = 0;
    EXPECT_INT(assign_balanced(&t->mem, &x->a, &rows, &missing), 0);
    EXPECT_INT(missing, 3 * PROPOSALS);
}
