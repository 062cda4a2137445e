/* SPDX-License-Identifier: EUPL-1.2
 * Where a rule of "Hito 1" could be read two ways: what we read, one test each: milestones. */
#include "room/methodology/methodology_test.h"

static const struct day june_20 = {20624}, july_10 = {20644}, september_2 = {20698}; /* of 2026 */

UNIT(thirty_days_before_the_due_day_the_work_must_have_begun)
{
    SETTING;
    struct milestone_facts f = due("2026-06-30");
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-05-30"), LIGHT_ON_TIME);
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-05-31"), LIGHT_AT_RISK);
}

UNIT(an_accepted_part_says_that_work_began)
{
    SETTING;
    struct share_facts parts[] = {
        {.share_centi = 5000, .original_due_on = on("2026-03-31"), .due_on = DAY_NONE, .accepted = true,
         .delivered_on = on("2026-03-20")},
        {.share_centi = 5000, .original_due_on = DAY_NONE, .due_on = DAY_NONE, .delivered_on = DAY_NONE}};
    struct milestone_facts f = due("2026-06-30");
    f.shares = parts;
    f.share_count = 2;
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-06-20"), LIGHT_ON_TIME);
}

UNIT(on_the_due_day_itself_a_milestone_is_not_late_but_its_share_is_expected)
{
    SETTING;
    struct milestone_facts list[] = {began(due("2026-06-30"), &june_20)};
    struct milestone_outcome o = MILESTONE_ON(list[0], "2026-06-30");
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
    EXPECT_LATE(o, 0, 0);
    EXPECT_INT(o.expected_centi, 10000);
    EXPECT_INT(MILESTONE_ON(list[0], "2026-06-29").expected_centi, 0);
    /* The index has no grace: the commitment of this one milestone is late on that day. */
    EXPECT_LIGHT(COMMITMENT_ON(list, "2026-06-30"), LIGHT_LATE);
}

UNIT(grace_is_a_number_of_the_version)
{
    SETTING;
    struct methodology strict = m;
    strict.grace_days = 0;
    struct milestone_facts f = began(due("2026-06-30"), &june_20);
    struct milestone_outcome o = milestone_evaluate(&strict, periods, &f, on("2026-07-01"));
    EXPECT_LIGHT(o, LIGHT_LATE);
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-07-01"), LIGHT_AT_RISK);
}

UNIT(a_forecast_on_the_due_day_is_no_risk_and_one_day_later_is)
{
    SETTING;
    struct milestone_facts f = began(due("2026-12-31"), &june_20);
    f.forecast_on = on("2026-12-31");
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-07-01"), LIGHT_ON_TIME);
    f.forecast_on = on("2027-01-01");
    struct milestone_outcome o = MILESTONE_ON(f, "2026-07-01");
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_INT(o.rule, RULE_FORECAST);
    f.due_on = on("2027-02-28"); /* moved by an act past the forecast */
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-07-01"), LIGHT_ON_TIME);
}

UNIT(a_delivered_milestone_under_dispute_is_never_late_and_owes_no_report)
{
    SETTING;
    struct milestone_facts f = delivered(due("2026-06-30"), &june_20);
    f.whole.said = SAID_DISPUTES;
    struct milestone_outcome o = MILESTONE_ON(f, "2027-12-01");
    EXPECT_LIGHT(o, LIGHT_AT_RISK);
    EXPECT_LATE(o, 0, 0);
    EXPECT(!o.silent);
    EXPECT(!day_known(o.changes_on));
}

UNIT(confirmed_by_the_counterpart_it_is_complete)
{
    SETTING;
    struct milestone_facts f = delivered(due("2026-06-30"), &june_20);
    f.whole.said = SAID_CONFIRMS;
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-08-01"), LIGHT_COMPLETE);
}

/* Two parts of half each: the first accepted in time, the second due at the milestone's end. */
static struct milestone_facts halves(struct share_facts parts[2], enum said said)
{
    parts[0] = (struct share_facts){.share_centi = 5000, .original_due_on = on("2026-03-31"), .due_on = DAY_NONE,
                                    .accepted = true, .delivered_on = on("2026-03-20"), .said = said};
    parts[1] = (struct share_facts){.share_centi = 5000, .original_due_on = DAY_NONE, .due_on = DAY_NONE,
                                    .delivered_on = DAY_NONE};
    struct milestone_facts f = began(due("2026-12-31"), &june_20);
    f.shares = parts;
    f.share_count = 2;
    return f;
}

UNIT(a_disputed_part_leaves_the_milestone_green_with_a_mark_and_puts_the_commitment_at_risk)
{
    SETTING;
    struct share_facts parts[2];
    struct milestone_facts list[] = {halves(parts, SAID_DISPUTES)};
    struct milestone_outcome o = MILESTONE_ON(list[0], "2026-08-01");
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
    EXPECT_INT(o.marks, mark_bit(MARK_DISPUTED));
    EXPECT_FIGURES(o, 5000, 0, 0);
    struct commitment_outcome c = COMMITMENT_ON(list, "2026-08-01");
    EXPECT_LIGHT(c, LIGHT_AT_RISK);
    EXPECT_INT(c.rule, RULE_DISPUTE_OPEN);
}

UNIT(a_part_confirmed_in_part_counts_half_and_is_only_a_mark_until_all_is_delivered)
{
    SETTING;
    struct share_facts parts[2];
    struct milestone_facts list[] = {halves(parts, SAID_IN_PART)};
    struct milestone_outcome o = MILESTONE_ON(list[0], "2026-08-01");
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
    EXPECT_INT(o.marks, mark_bit(MARK_IN_PART));
    EXPECT_FIGURES(o, 5000, 2500, 0);
    EXPECT_LIGHT(COMMITMENT_ON(list, "2026-08-01"), LIGHT_ON_TIME);
}

UNIT(a_dispute_of_a_claim_not_yet_accepted_is_open_all_the_same)
{
    SETTING;
    struct milestone_facts list[] = {began(due("2026-12-31"), &june_20)};
    list[0].whole.said = SAID_DISPUTES;
    EXPECT_FIGURES(MILESTONE_ON(list[0], "2026-08-01"), 0, 0, 0);
    EXPECT_LIGHT(COMMITMENT_ON(list, "2026-08-01"), LIGHT_AT_RISK);
}

UNIT(parts_delivered_late_are_measured_to_the_last_of_them)
{
    SETTING;
    struct share_facts parts[2];
    struct milestone_facts f = halves(parts, SAID_NOTHING);
    f.original_due_on = on("2026-06-30");
    EXPECT_LATE(MILESTONE_ON(f, "2026-07-10"), 10, 10);
    parts[1].accepted = true;
    parts[1].delivered_on = on("2026-07-05");
    EXPECT_LATE(MILESTONE_ON(f, "2026-12-10"), 5, 5);
}

UNIT(shares_that_do_not_sum_to_a_hundred_are_scaled_and_halves_round_up)
{
    SETTING;
    struct share_facts parts[3];
    struct milestone_facts f = halves(parts, SAID_IN_PART);
    parts[2] = parts[1];
    f.share_count = 3;
    for (size_t i = 0; i < 3; i++)
        parts[i].share_centi = 3333;
    EXPECT_INT(MILESTONE_ON(f, "2026-08-01").reported_centi, 3333); /* 1/3 */
    EXPECT_INT(MILESTONE_ON(f, "2026-08-01").undisputed_centi, 1667); /* 1/6 = 16.666… */
    for (size_t i = 0; i < 3; i++)
        parts[i].share_centi = 0;
    EXPECT_INT(MILESTONE_ON(f, "2026-08-01").reported_centi, 3333);
    parts[1].accepted = parts[2].accepted = true;
    parts[1].delivered_on = parts[2].delivered_on = june_20;
    EXPECT_INT(MILESTONE_ON(f, "2026-08-01").reported_centi, 10000);
}

UNIT(moved_twice_it_says_how_often_and_how_far_in_all)
{
    SETTING;
    struct milestone_facts f = began(due("2026-06-30"), &june_20);
    f.due_on = on("2027-03-31");
    f.replans = 2;
    struct milestone_outcome o = MILESTONE_ON(f, "2026-08-01");
    EXPECT_INT(o.replans, 2);
    EXPECT_INT(o.moved_days, 274);
    f.due_on = on("2026-05-31"); /* brought forward */
    o = MILESTONE_ON(f, "2026-06-20");
    EXPECT_INT(o.moved_days, -30);
    EXPECT_LATE(o, 0, 20);
    EXPECT_LIGHT(o, LIGHT_LATE);
}

UNIT(without_a_date_a_milestone_is_never_late_and_never_expected)
{
    SETTING;
    struct milestone_facts f = due("2026-06-30");
    f.original_due_on = DAY_NONE;
    struct milestone_outcome o = MILESTONE_ON(f, "2026-06-10");
    EXPECT_LIGHT(o, LIGHT_ON_TIME);
    EXPECT_INT(o.expected_centi, 0);
    EXPECT_LATE(MILESTONE_ON(f, "2027-06-10"), 0, 0);
    EXPECT_LIGHT(MILESTONE_ON(f, "2027-06-10"), LIGHT_SILENT);
}

UNIT(a_period_closes_fifteen_days_after_its_end)
{
    SETTING;
    EXPECT_INT(periods.count, 4);
    EXPECT_STR(day_iso(&t->mem, periods.items[0].last), "2026-06-30");
    EXPECT_STR(day_iso(&t->mem, periods.items[0].closes_on), "2026-07-16");
    EXPECT_STR(day_iso(&t->mem, periods.items[3].first), "2027-07-01");
    EXPECT_STR(day_iso(&t->mem, periods.items[3].last), "2027-12-31");
    struct milestone_facts f = due("2027-03-31");
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-07-15"), LIGHT_ON_TIME);
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-07-16"), LIGHT_SILENT);
    struct periods cut = plan_periods(&t->mem, &m, on("2026-01-31"), on("2026-09-15"));
    EXPECT_INT(cut.count, 2);
    EXPECT_STR(day_iso(&t->mem, cut.items[0].last), "2026-07-30");
    EXPECT_STR(day_iso(&t->mem, cut.items[1].last), "2026-09-15");
    EXPECT_INT(plan_periods(&t->mem, &m, DAY_NONE, on("2026-09-15")).count, 0);
}

UNIT(a_report_sent_while_a_period_was_still_open_belongs_to_it_and_not_to_the_next)
{
    SETTING;
    struct milestone_facts f = began(due("2027-12-31"), &july_10);
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-09-01"), LIGHT_ON_TIME);
    EXPECT_LIGHT(MILESTONE_ON(f, "2027-01-16"), LIGHT_SILENT);
    struct day last_open = on("2026-07-15"), closed = on("2026-07-16");
    f.reports = &last_open;
    EXPECT_LIGHT(MILESTONE_ON(f, "2027-01-16"), LIGHT_SILENT);
    f.reports = &closed;
    EXPECT_LIGHT(MILESTONE_ON(f, "2027-01-16"), LIGHT_ON_TIME);
}

UNIT(a_late_report_ends_the_silence_and_counts_for_its_own_period_too)
{
    SETTING;
    struct milestone_facts f = began(due("2027-12-31"), &september_2);
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-09-03"), LIGHT_ON_TIME);
    EXPECT_LIGHT(MILESTONE_ON(f, "2027-01-16"), LIGHT_ON_TIME);
    EXPECT_LIGHT(MILESTONE_ON(f, "2027-07-16"), LIGHT_SILENT);
}

UNIT(a_period_that_ended_before_the_milestone_was_followed_here_owes_no_report)
{
    SETTING;
    struct milestone_facts f = due("2027-12-31");
    f.followed_from = on("2026-07-01");
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-09-01"), LIGHT_ON_TIME);
    EXPECT_LIGHT(MILESTONE_ON(f, "2027-01-16"), LIGHT_SILENT);
    f.followed_from = on("2026-06-30");
    EXPECT_LIGHT(MILESTONE_ON(f, "2026-09-01"), LIGHT_SILENT);
}

UNIT(money_that_ended_and_changes_of_authorities_are_marks_until_delivery)
{
    SETTING;
    struct milestone_facts f = began(due("2026-12-31"), &june_20);
    f.funded_until = on("2026-06-30");
    f.transition_from = on("2026-08-01");
    f.transition_until = on("2026-08-31");
    EXPECT_INT(MILESTONE_ON(f, "2026-06-30").marks, 0);
    EXPECT_INT(MILESTONE_ON(f, "2026-07-01").marks, mark_bit(MARK_UNFUNDED));
    EXPECT_INT(MILESTONE_ON(f, "2026-08-31").marks, mark_bit(MARK_UNFUNDED) | mark_bit(MARK_TRANSITION));
    EXPECT_INT(MILESTONE_ON(f, "2026-09-01").marks, mark_bit(MARK_UNFUNDED));
    struct milestone_facts done = delivered(f, &july_10);
    EXPECT_INT(MILESTONE_ON(done, "2026-08-15").marks, 0);
}

UNIT(thresholds_must_make_sense_together)
{
    struct methodology m = methodology_shipped();
    EXPECT(methodology_fault(&m) == NULL);
    m.late_index = 91;
    EXPECT(methodology_fault(&m) != NULL);
    m = methodology_shipped();
    m.period_months = 5;
    EXPECT(methodology_fault(&m) != NULL);
    m = methodology_shipped();
    m.due_days = m.close_days + 1;
    EXPECT(methodology_fault(&m) != NULL);
    m = methodology_shipped();
    m.publish_days = m.due_days - 1;
    EXPECT(methodology_fault(&m) == NULL); /* no fixed day */
    m.publish_rule = PUBLISH_FIXED;
    EXPECT(methodology_fault(&m) != NULL);
    m = methodology_shipped();
    m.escalate_days = 6;
    EXPECT(methodology_fault(&m) != NULL);
    m.escalate_days = 0;
    EXPECT(methodology_fault(&m) == NULL);
}
