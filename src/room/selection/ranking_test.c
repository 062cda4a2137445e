/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/selection/selection_view.h"
#include "tests/test.h"

static struct criterion criterion(int family, int64_t weight, int64_t pass)
{
    struct criterion c;
    shape_clear(&criterion_shape, &c);
    c.family = family;
    c.weight_centi = weight;
    c.low = 1;
    c.high = 5;
    c.pass = pass;
    return c;
}

/* A gate that passes with 3, viability 40 and priority 60. */
#define THREE {criterion(FAMILY_INCLUSION, 0, 3), criterion(FAMILY_VIABILITY, 4000, NONE), criterion(FAMILY_PRIORITY, 6000, NONE)}

struct card {
    int64_t number, evaluator, gate, viability, priority;
};

static struct rank_line *ranked(struct test *t, const struct card *cards, size_t count, size_t *ret_count)
{
    const struct criterion criteria[] = THREE;
    struct rank_value *values = arena_array(&t->mem, struct rank_value, count * 3);
    struct rank_line *lines = NULL;
    for (size_t i = 0; i < count; i++) {
        const int64_t of[] = {cards[i].gate, cards[i].viability, cards[i].priority};
        for (size_t k = 0; k < 3; k++)
            values[i * 3 + k] = (struct rank_value){100 + cards[i].number, (int32_t)cards[i].number, (uint16_t)cards[i].evaluator, (uint8_t)k, (uint8_t)of[k]};
    }
    if (ranking_1(&t->mem, criteria, 3, values, count * 3, &lines, ret_count) != DONE || *ret_count == 0) {
        test_failed(t, __FILE__, __LINE__, "no ranking");
        lines = arena_array(&t->mem, struct rank_line, count + 1);
    }
    return lines;
}

UNIT(a_total_is_the_mean_of_the_criteria_by_weight)
{
    /* Viability (3+4)/2 = 3.5: 62.5 %; priority (5+5)/2 = 5: 100 %; total 0.4 × 62.5 + 0.6 × 100 = 85. */
    const struct card cards[] = {{1, 1, 4, 3, 5}, {1, 2, 4, 4, 5}};
    size_t count;
    struct rank_line *l = ranked(t, cards, COUNT(cards), &count);
    EXPECT_INT(count, 1);
    EXPECT_INT(l[0].viability, 6250);
    EXPECT_INT(l[0].priority, 10000);
    EXPECT_INT(l[0].total, 8500);
    EXPECT_INT(l[0].cards, 2);
    EXPECT_INT(l[0].by_criterion[0], 7500);
    /* Own totals: 0.4 × 50 + 60 = 80 and 0.4 × 75 + 60 = 90. */
    EXPECT_INT(l[0].spread, 1000);
}

UNIT(thirds_are_rounded_half_up_and_stay_whole)
{
    /* (1+1+2)/3 - 1 = 1/3 of 4: 8.333 %; priority the same: total 8.33. */
    const struct card cards[] = {{1, 1, 5, 1, 1}, {1, 2, 5, 1, 1}, {1, 3, 5, 2, 2}};
    size_t count;
    struct rank_line *l = ranked(t, cards, COUNT(cards), &count);
    EXPECT_INT(l[0].viability, 833);
    EXPECT_INT(l[0].total, 833);
}

UNIT(what_fails_a_gate_has_no_place_however_good_it_is)
{
    const struct card cards[] = {{1, 1, 2, 5, 5}, {1, 2, 3, 5, 5}, {2, 1, 3, 2, 2}, {2, 2, 3, 2, 2}};
    size_t count;
    struct rank_line *l = ranked(t, cards, COUNT(cards), &count);
    EXPECT_INT(l[0].number, 2);
    EXPECT_INT(l[0].place, 1);
    EXPECT_INT(l[1].number, 1); /* the median of 2 and 3 is 2.5 */
    EXPECT(!l[1].passes);
    EXPECT_INT(l[1].place, NONE);
}

UNIT(one_hard_evaluator_alone_does_not_shut_a_gate)
{
    const struct card cards[] = {{1, 1, 1, 3, 3}, {1, 2, 3, 3, 3}, {1, 3, 4, 3, 3}};
    size_t count;
    struct rank_line *l = ranked(t, cards, COUNT(cards), &count);
    EXPECT(l[0].passes);
}

UNIT(a_tie_in_the_total_goes_to_priority_and_a_full_tie_shares_the_place)
{
    /* 1: viability 4 (75), priority 3 (50): 60. 2: viability 1 (0), priority 5 (100): 60. 3 as 1. 4: lower. */
    const struct card cards[] = {{1, 1, 5, 4, 3}, {2, 1, 5, 1, 5}, {3, 1, 5, 4, 3}, {4, 1, 5, 1, 1}};
    size_t count;
    struct rank_line *l = ranked(t, cards, COUNT(cards), &count);
    EXPECT_INT(l[0].number, 2);
    EXPECT_INT(l[0].total, 6000);
    EXPECT(!l[0].tied);
    EXPECT_INT(l[1].number, 1);
    EXPECT_INT(l[1].place, 2);
    EXPECT_INT(l[2].number, 3);
    EXPECT_INT(l[2].place, 2);
    EXPECT(l[1].tied && l[2].tied);
    EXPECT_INT(l[3].place, 4);
}

UNIT(weights_of_ninety_nine_are_no_ranking)
{
    const struct criterion criteria[] = {criterion(FAMILY_VIABILITY, 4000, NONE), criterion(FAMILY_PRIORITY, 5900, NONE)};
    const struct rank_value v = {101, 1, 1, 0, 3};
    struct rank_line *l;
    size_t count;
    EXPECT_STATUS(ranking_1(&t->mem, criteria, COUNT(criteria), &v, 1, &l, &count), INVALID);
}

UNIT(a_round_without_cards_has_an_empty_ranking)
{
    const struct criterion criteria[] = THREE;
    struct rank_line *l;
    size_t count = 7;
    EXPECT_DONE(ranking_1(&t->mem, criteria, COUNT(criteria), NULL, 0, &l, &count));
    EXPECT_INT(count, 0);
}

UNIT(the_cut_line_falls_between_places_and_says_who_is_tied_across_it)
{
    const struct selection_shown items[] = {{.place = 1}, {.place = 2}, {.place = 2}, {.place = 4}, {.place = NONE}};
    static const struct {
        int64_t cut;
        size_t above, across;
    } cases[] = {{1, 1, 0}, {2, 1, 2}, {3, 3, 0}, {4, 4, 0}, {9, 4, 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct selection_line line = selection_line_of(items, COUNT(items), cases[i].cut);
        EXPECT_INT(line.above, cases[i].above);
        EXPECT_INT(line.across, cases[i].across);
    }
    struct selection_line line = selection_line_of(items, COUNT(items), 2);
    EXPECT_INT(selection_says(line, 0), 1);
    EXPECT_INT(selection_says(line, 2), -1);
    EXPECT_INT(selection_says(line, 3), 0);
}

UNIT(an_all_equal_round_is_one_tie_and_nobody_is_above_the_line)
{
    const struct selection_shown items[] = {{.place = 1}, {.place = 1}, {.place = 1}};
    EXPECT_INT(selection_line_of(items, COUNT(items), 2).above, 0);
    EXPECT_INT(selection_line_of(items, COUNT(items), 2).across, 3);
}
