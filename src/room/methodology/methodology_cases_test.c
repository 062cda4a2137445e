/* SPDX-License-Identifier: EUPL-1.2
 * The worked cases of "Hito 1", one test each, in their order. */
#include "room/methodology/methodology_test.h"

static const struct day may_1 = {20574}, june_20 = {20624}, july_20 = {20654}; /* of 2026 */

UNIT(case_00_the_days_used_below_are_what_they_say)
{
    EXPECT_STR(day_iso(&t->mem, may_1), "2026-05-01");
    EXPECT_STR(day_iso(&t->mem, june_20), "2026-06-20");
    EXPECT_STR(day_iso(&t->mem, july_20), "2026-07-20");
}

UNIT(case_01_with_an_accepted_report_that_work_began_it_is_on_time)
{
    SETTING;
    struct milestone_facts f = began(due("2026-06-30"), &may_1);
    struct milestone_outcome o = MILESTONE_ON(f, "2026-05-15");
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
    EXPECT_LATE(o, 0, 0);
}

UNIT(case_02_due_in_25_days_with_nothing_reported_it_is_at_risk)
{
    SETTING;
    struct milestone_facts f = due("2026-06-30");
    struct milestone_outcome o = MILESTONE_ON(f, "2026-06-05");
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_INT(o.rule, RULE_NOT_BEGUN);
}

UNIT(case_03_the_same_with_an_accepted_report_that_work_began_is_on_time)
{
    SETTING;
    struct milestone_facts f = began(due("2026-06-30"), &may_1);
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-06-05"), LIGHT_ON_TIME);
}

UNIT(case_04_ten_days_late_within_grace_it_is_at_risk)
{
    SETTING;
    struct milestone_facts f = due("2026-06-30");
    struct milestone_outcome o = MILESTONE_ON(f, "2026-07-10");
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_LATE(o, 10, 10);
}

UNIT(case_05_grace_ends_after_fifteen_days)
{
    SETTING;
    struct milestone_facts f = due("2026-06-30");
    struct milestone_outcome o = MILESTONE_ON(f, "2026-07-15");
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_LATE(o, 15, 15);
    o = MILESTONE_ON(f, "2026-07-16");
    EXPECT_LIGHT(o, LIGHT_LATE);
    EXPECT_LATE(o, 16, 16);
}

UNIT(case_06_delivered_late_and_accepted_it_is_complete_and_keeps_its_lateness)
{
    SETTING;
    struct milestone_facts f = delivered(due("2026-06-30"), &july_20);
    struct milestone_outcome o = MILESTONE_ON(f, "2026-08-01");
    EXPECT_LIGHT(o, LIGHT_COMPLETE);
    EXPECT_LATE(o, 20, 20);
}

UNIT(case_07_a_delivery_that_was_not_accepted_changes_nothing)
{
    SETTING;
    struct milestone_facts never = due("2026-06-30"), claimed = due("2026-06-30");
    claimed.whole.delivered_on = june_20; /* told, not accepted: without proof it cannot be */
    for (int day = 0; day < 700; day++) {
        struct day d = {on("2026-01-01").n + day};
        struct milestone_outcome a = milestone_evaluate(&m, periods, &never, d);
        struct milestone_outcome b = milestone_evaluate(&m, periods, &claimed, d);
        EXPECT(a.light == b.light && a.reported_centi == b.reported_centi && a.late_current_days == b.late_current_days);
    }
}

UNIT(case_08_delivered_in_time_and_disputed_it_is_at_risk)
{
    SETTING;
    struct milestone_facts f = delivered(due("2026-06-30"), &june_20);
    f.whole.said = SAID_DISPUTES;
    struct milestone_outcome o = MILESTONE_ON(f, "2026-08-01");
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_INT(o.marks, mark_bit(MARK_DISPUTED));
    EXPECT_FIGURES(o, 10000, 0, 10000);
}

UNIT(case_09_delivered_in_time_and_confirmed_in_part_it_is_at_risk_and_half)
{
    SETTING;
    struct milestone_facts f = delivered(due("2026-06-30"), &june_20);
    f.whole.said = SAID_IN_PART;
    struct milestone_outcome o = MILESTONE_ON(f, "2026-08-01");
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_INT(o.marks, mark_bit(MARK_IN_PART));
    EXPECT_FIGURES(o, 10000, 5000, 10000);
}

UNIT(case_10_moved_by_an_act_it_is_on_time_and_late_against_the_original_day)
{
    SETTING;
    struct milestone_facts f = began(due("2026-06-30"), &june_20);
    f.due_on = on("2026-12-31");
    f.replans = 1;
    struct milestone_outcome o = MILESTONE_ON(f, "2026-08-01");
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
    EXPECT_INT(o.marks, mark_bit(MARK_REPLANNED));
    EXPECT_INT(o.replans, 1);
    EXPECT_INT(o.moved_days, 184);
    EXPECT_LATE(o, 32, 0);
}

UNIT(case_11_a_move_that_was_asked_for_and_not_approved_counts_for_nothing)
{
    SETTING;
    struct milestone_facts f = began(due("2026-06-30"), &june_20);
    struct milestone_outcome o = MILESTONE_ON(f, "2026-08-01");
    EXPECT_LIGHT(o, LIGHT_LATE);
    EXPECT_LATE(o, 32, 32);
}

UNIT(case_12_a_period_that_closed_without_report_is_silence)
{
    SETTING;
    struct milestone_facts f = due("2027-03-31");
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-09-01"), LIGHT_SILENT);
}

UNIT(case_13_late_goes_before_silence_which_becomes_a_mark)
{
    SETTING;
    struct milestone_facts f = due("2026-06-30");
    struct milestone_outcome o = MILESTONE_ON(f, "2026-09-01");
    EXPECT_LIGHT(o, LIGHT_LATE);
    EXPECT_LATE(o, 63, 63);
    EXPECT_INT(o.marks, mark_bit(MARK_SILENT));
}

UNIT(case_14_withdrawn_by_an_act_it_is_out_of_the_weights)
{
    SETTING;
    struct milestone_facts list[] = {weighing(due("2026-06-30"), 60), weighing(began(due("2027-06-30"), &june_20), 40)};
    list[0].withdrawn = true;
    for (const char *const *iso = (const char *const[]){"2026-02-01", "2026-08-01", "2027-12-01", NULL}; *iso != NULL; iso++) {
        struct milestone_outcome o = milestone_evaluate(&m, periods, &list[0], on(*iso));
        EXPECT_LIGHT(o, LIGHT_WITHDRAWN);
    }
    struct commitment_facts c = of(list, 2);
    EXPECT_INT(commitment_weight(&c, 0), 0);
    EXPECT_INT(commitment_weight(&c, 1), 10000);
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_FIGURES(o, 0, 0, 0);
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
}

UNIT(case_15_the_latest_day_of_a_due_text_counts)
{
    struct day_range r;
    EXPECT(day_range_parse(STR("I semestre 2027"), &r));
    EXPECT_STR(day_iso(&t->mem, r.first), "2027-01-01");
    EXPECT_STR(day_iso(&t->mem, r.last), "2027-06-30");
}

/* Weights 50/30/20; the first delivered in time, the others reported in the first half of 2026. */
static void three(struct milestone_facts list[3])
{
    list[0] = weighing(delivered(due("2026-06-30"), &june_20), 50);
    list[1] = weighing(began(due("2026-12-31"), &june_20), 30);
    list[2] = weighing(began(due("2027-06-30"), &june_20), 20);
}

UNIT(case_16_what_is_due_is_complete_and_the_rest_reported_so_it_is_on_time)
{
    SETTING;
    struct milestone_facts list[3];
    three(list);
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_FIGURES(o, 5000, 5000, 5000);
    EXPECT_INT(o.index_centi, 100);
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
}

UNIT(case_17_nothing_of_what_is_due_is_late)
{
    SETTING;
    struct milestone_facts list[3];
    three(list);
    list[0] = weighing(began(due("2026-06-30"), &june_20), 50);
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_FIGURES(o, 0, 0, 5000);
    EXPECT_INT(o.index_centi, 0);
    EXPECT_LIGHT(o, LIGHT_LATE);
}

UNIT(case_18_fifty_of_eighty_is_at_risk)
{
    SETTING;
    struct milestone_facts list[3];
    three(list);
    static const struct day both[] = {{20624}, {20780}}; /* 2026-06-20, 2026-11-23 */
    list[1].reports = list[2].reports = both;
    list[1].report_count = list[2].report_count = 2;
    struct commitment_outcome o = COMMITMENT_ON(list, "2027-01-20");
    EXPECT_FIGURES(o, 5000, 5000, 8000);
    EXPECT_INT(o.index_centi, 62); /* 0.625, down */
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
}

UNIT(case_19_a_dispute_alone_never_turns_red_and_never_stays_green)
{
    SETTING;
    struct milestone_facts list[3];
    three(list);
    list[0].whole.said = SAID_DISPUTES;
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_FIGURES(o, 5000, 0, 5000);
    EXPECT_INT(o.index_centi, 100);
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_INT(o.marks, mark_bit(MARK_DISPUTED));
}

UNIT(case_20_weights_without_what_was_withdrawn_are_scaled_to_a_hundred)
{
    SETTING;
    struct milestone_facts list[3];
    three(list);
    list[2].withdrawn = true;
    struct commitment_facts c = of(list, 3);
    EXPECT_INT(commitment_weight(&c, 0), 6250);
    EXPECT_INT(commitment_weight(&c, 1), 3750);
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_FIGURES(o, 6250, 6250, 6250);
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
}

UNIT(case_21_parts_count_as_they_fall_due)
{
    SETTING;
    const struct share_facts parts[] = {
        {.share_centi = 4000, .original_due_on = on("2026-03-31"), .due_on = DAY_NONE, .accepted = true,
         .delivered_on = on("2026-03-30")},
        {.share_centi = 6000, .original_due_on = on("2026-06-30"), .due_on = DAY_NONE, .delivered_on = DAY_NONE},
    };
    struct share_facts current[2] = {parts[0], parts[1]};
    current[0].due_on = on("2026-03-31");
    struct milestone_facts list[] = {weighing(due("2026-06-30"), 50), weighing(due("2027-06-30"), 50)};
    list[0].shares = current;
    list[0].share_count = 2;
    struct milestone_outcome o = MILESTONE_ON(list[0], "2026-05-01");
    EXPECT_FIGURES(o, 4000, 4000, 4000);
    struct commitment_outcome c = COMMITMENT_ON(list, "2026-05-01");
    EXPECT_FIGURES(c, 2000, 2000, 2000);
}

UNIT(case_22_while_nothing_is_due_there_is_no_index_and_it_is_on_time)
{
    SETTING;
    static const struct day january = {20474}; /* 2026-01-21 */
    struct milestone_facts list[] = {began(due("2026-06-30"), &january), began(due("2026-12-31"), &january)};
    struct commitment_outcome o = COMMITMENT_ON(list, "2026-02-01");
    EXPECT(o.index_centi == NONE && o.index_original_centi == NONE);
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
}

UNIT(case_23_without_milestones_there_is_no_light)
{
    SETTING;
    struct commitment_facts c = of(NULL, 0);
    struct commitment_outcome o = commitment_evaluate(&m, periods, &c, on("2026-08-01"));
    EXPECT_LIGHT(o, LIGHT_NO_MILESTONES);
    EXPECT(!day_known(o.changes_on));
}

UNIT(case_24_a_plan_is_the_mean_of_its_commitments_and_has_no_light)
{
    SETTING;
    struct milestone_facts good[2], bad[2];
    good[0] = weighing(delivered(due("2026-06-30"), &june_20), 50);
    good[1] = weighing(began(due("2027-06-30"), &june_20), 50);
    bad[0] = weighing(began(due("2026-06-30"), &june_20), 50);
    bad[1] = good[1];
    struct plan_part parts[] = {{COMMITMENT_ON(good, "2026-08-01"), NONE}, {COMMITMENT_ON(bad, "2026-08-01"), NONE}};
    EXPECT_FIGURES(parts[0].outcome, 5000, 5000, 5000);
    EXPECT_FIGURES(parts[1].outcome, 0, 0, 5000);
    struct plan_outcome o = plan_evaluate(parts, 2);
    EXPECT_FIGURES(o, 2500, 2500, 5000);
    EXPECT_INT(o.by_light[LIGHT_ON_TIME], 1);
    EXPECT_INT(o.by_light[LIGHT_LATE], 1);
    EXPECT_INT(o.measured, 2);
}
