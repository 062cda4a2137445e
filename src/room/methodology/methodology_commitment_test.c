/* SPDX-License-Identifier: EUPL-1.2
 * Where a rule of "Hito 1" could be read two ways: what we read of commitments and plans. */
#include "room/methodology/methodology_test.h"

static const struct day june_20 = {20624}, july_10 = {20644}; /* of 2026 */

UNIT(half_of_the_open_weight_without_report_silences_a_commitment)
{
    SETTING;
    struct milestone_facts list[] = {weighing(delivered(due("2026-06-30"), &june_20), 40),
                                     weighing(due("2027-12-31"), 30), weighing(began(due("2027-12-31"), &june_20), 30)};
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_LIGHT(o, LIGHT_SILENT); /* 30 of the 60 that are open */
    EXPECT_INT(o.open_weight_centi, 6000);
    EXPECT_INT(o.silent_weight_centi, 3000);
    list[1].weight_centi = 2999;
    list[2].weight_centi = 3001;
    EXPECT_LIGHT(COMMITMENT_ON(list, "2026-08-01"), LIGHT_ON_TIME);
}

UNIT(a_dispute_of_the_whole_commitment_is_a_risk_and_never_worse)
{
    SETTING;
    struct milestone_facts done[] = {delivered(due("2026-06-30"), &june_20)}, late[] = {due("2026-06-30"), due("2027-12-31")};
    struct commitment_facts f = {.followed = true, .disputed = true, .milestones = done, .count = 1};
    struct commitment_outcome o = commitment_evaluate(&m, periods, &f, day_of(2026, 8, 1));
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_INT(o.rule, RULE_DISPUTE_OPEN);
    EXPECT_INT(o.marks, mark_bit(MARK_DISPUTED));
    EXPECT_INT(o.reported_centi, 10000);
    f.milestones = late;
    f.count = 2;
    o = commitment_evaluate(&m, periods, &f, day_of(2026, 9, 1));
    EXPECT_LIGHT(o, LIGHT_LATE); /* of its own: the dispute is a mark */
    EXPECT_INT(o.marks, mark_bit(MARK_SILENT) | mark_bit(MARK_DISPUTED));
}

UNIT(late_by_its_index_goes_before_silence_which_becomes_a_mark)
{
    SETTING;
    struct milestone_facts list[] = {due("2026-06-30"), due("2027-12-31")};
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-09-01");
    EXPECT_LIGHT(o, LIGHT_LATE);
    EXPECT_INT(o.marks, mark_bit(MARK_SILENT));
    EXPECT_LATE(o, 63, 63);
}

/* Two milestones due: the first delivered, of the given weight of 100. */
static struct commitment_outcome with_index(struct test *t, int64_t weight_centi)
{
    SETTING;
    struct milestone_facts list[] = {delivered(due("2026-06-30"), &june_20), began(due("2026-07-31"), &july_10)};
    list[0].weight_centi = weight_centi;
    list[1].weight_centi = 10000 - weight_centi;
    return COMMITMENT_ON(list, "2026-07-31");
}

UNIT(an_index_of_exactly_sixty_is_not_late_and_a_hair_under_it_is)
{
    struct commitment_outcome o = with_index(t, 6000);
    EXPECT_INT(o.index_centi, 60);
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    o = with_index(t, 5999);
    EXPECT_INT(o.index_centi, 59);
    EXPECT_LIGHT(o, LIGHT_LATE);
}

UNIT(an_index_of_exactly_ninety_is_no_risk_and_a_hair_under_it_is)
{
    EXPECT_LIGHT(with_index(t, 9000), LIGHT_ON_TIME);
    struct commitment_outcome o = with_index(t, 8999);
    EXPECT_INT(o.index_centi, 89);
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_INT(o.rule, RULE_INDEX_RISK);
}

UNIT(a_late_milestone_of_little_weight_puts_a_good_index_at_risk)
{
    SETTING;
    struct milestone_facts list[] = {weighing(delivered(due("2026-06-30"), &june_20), 95),
                                     weighing(began(due("2026-06-30"), &june_20), 5)};
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_INT(o.index_centi, 95);
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_INT(o.rule, RULE_MILESTONE_LATE);
}

UNIT(early_delivery_counts_before_it_is_expected)
{
    SETTING;
    struct milestone_facts list[] = {delivered(due("2026-12-31"), &june_20), began(due("2026-06-30"), &june_20)};
    EXPECT(COMMITMENT_ON(list, "2026-06-29").index_centi == NONE);
    EXPECT_INT(COMMITMENT_ON(list, "2026-06-30").index_centi, 100);
    list[0] = weighing(list[0], 80);
    list[1] = weighing(list[1], 20);
    EXPECT_INT(COMMITMENT_ON(list, "2026-06-30").index_centi, 400);
}

UNIT(the_index_against_original_days_does_not_forget_what_was_moved)
{
    SETTING;
    struct milestone_facts list[] = {began(due("2026-06-30"), &june_20), delivered(due("2026-06-30"), &june_20)};
    list[0].due_on = on("2026-12-31");
    list[0].replans = 1;
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_INT(o.index_centi, 100);
    EXPECT_INT(o.index_original_centi, 50);
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
}

UNIT(weights_that_do_not_sum_to_a_hundred_are_scaled_and_unreadable_ones_are_equal)
{
    SETTING;
    struct milestone_facts list[] = {delivered(due("2026-06-30"), &june_20), began(due("2027-06-30"), &june_20),
                                     began(due("2027-06-30"), &june_20)};
    EXPECT_INT(COMMITMENT_ON(list, "2026-08-01").reported_centi, 3333); /* not set: equal */
    for (size_t i = 0; i < 3; i++)
        list[i].weight_centi = 0;
    EXPECT_INT(COMMITMENT_ON(list, "2026-08-01").reported_centi, 3333);
    list[0].weight_centi = 5000;
    list[1].weight_centi = 2500;
    EXPECT_INT(COMMITMENT_ON(list, "2026-08-01").reported_centi, 6667);
    list[1].weight_centi = NONE;
    EXPECT_INT(COMMITMENT_ON(list, "2026-08-01").reported_centi, 3333);
}

UNIT(a_milestone_of_no_weight_moves_no_figure_but_its_light_is_seen)
{
    SETTING;
    struct milestone_facts list[] = {weighing(delivered(due("2026-06-30"), &june_20), 100),
                                     weighing(began(due("2026-06-30"), &june_20), 0)};
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_FIGURES(o, 10000, 10000, 10000);
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
}

UNIT(with_all_milestones_withdrawn_a_commitment_is_withdrawn_and_has_no_figures)
{
    SETTING;
    struct milestone_facts list[] = {delivered(due("2026-06-30"), &june_20), due("2026-06-30")};
    list[0].withdrawn = list[1].withdrawn = true;
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_LIGHT(o, LIGHT_WITHDRAWN);
    EXPECT_INT(o.rule, RULE_ALL_WITHDRAWN);
    EXPECT_FIGURES(o, 0, 0, 0);
    EXPECT_INT(o.marks, 0);
    struct commitment_facts c = of(list, 2);
    EXPECT_INT(commitment_weight(&c, 0), 0);
}

UNIT(what_is_left_complete_makes_the_commitment_complete)
{
    SETTING;
    struct milestone_facts list[] = {delivered(due("2026-06-30"), &june_20), due("2026-06-30")};
    EXPECT_LIGHT(COMMITMENT_ON(list, "2026-08-01"), LIGHT_LATE);
    list[1].withdrawn = true;
    EXPECT_LIGHT(COMMITMENT_ON(list, "2026-08-01"), LIGHT_COMPLETE);
}

UNIT(plans_loaded_for_reference_and_withdrawn_commitments_say_so_whatever_they_hold)
{
    SETTING;
    struct milestone_facts list[] = {due("2026-06-30")};
    struct commitment_facts c = of(list, 1);
    c.withdrawn = true;
    EXPECT_LIGHT(commitment_evaluate(&m, periods, &c, on("2026-09-01")), LIGHT_WITHDRAWN);
    c.followed = false;
    EXPECT_LIGHT(commitment_evaluate(&m, periods, &c, on("2026-09-01")), LIGHT_NOT_FOLLOWED);
}

UNIT(a_plan_leaves_out_of_its_mean_what_has_no_figures_and_counts_it)
{
    struct plan_part parts[] = {
        {{.light = LIGHT_ON_TIME, .reported_centi = 5000, .changes_on = DAY_NONE}, 7500},
        {{.light = LIGHT_LATE, .reported_centi = 1000, .changes_on = on("2026-09-01")}, 2500},
        {{.light = LIGHT_NO_MILESTONES, .changes_on = DAY_NONE}, 5000},
        {{.light = LIGHT_WITHDRAWN, .changes_on = DAY_NONE}, 5000},
    };
    struct plan_outcome o = plan_evaluate(parts, COUNT(parts));
    EXPECT_INT(o.reported_centi, 4000);
    EXPECT_INT(o.measured, 2);
    EXPECT_INT(o.by_light[LIGHT_NO_MILESTONES] + o.by_light[LIGHT_WITHDRAWN], 2);
    EXPECT_STR(day_iso(&t->mem, o.changes_on), "2026-09-01");
    parts[0].weight_centi = NONE;
    EXPECT_INT(plan_evaluate(parts, COUNT(parts)).reported_centi, 3000);
    EXPECT(plan_evaluate(parts + 2, 2).reported_centi == NONE);
    EXPECT(plan_evaluate(NULL, 0).reported_centi == NONE);
}
