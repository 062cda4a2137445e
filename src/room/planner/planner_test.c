/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/planner/planner.h"
#include "tests/test.h"

/* A calendar worked by hand: delivery on 31 December 2027, today 1 August 2027.
 *   announce  14 d                       1 Aug - 14 Aug
 *   tables    45 d  after announce       15 Aug - 28 Sep
 *   evaluate  20 d  after tables         29 Sep - 18 Oct
 *   policy    30 d  after evaluate + 5   24 Oct - 22 Nov   (public policy in the ministry)
 *   draft     15 d  after evaluate       19 Oct - 2 Nov
 *   approve    1 d  after policy, draft  23 Nov
 *   deliver    0 d  after approve        23 Nov
 * Backwards from 31 Dec: approve 31 Dec, policy 1 - 30 Dec, draft 16 - 30 Dec, evaluate until 25 Nov (5 days
 * before the policy begins), tables 22 Sep - 5 Nov, announce 8 - 21 Sep. Slack of the longest chain: 38 days. */
enum { ANNOUNCE, TABLES, EVALUATE, POLICY, DRAFT, APPROVE, DELIVER, TASKS };
static const struct timed_link links[] = {{TABLES, ANNOUNCE, 0}, {EVALUATE, TABLES, 0}, {POLICY, EVALUATE, 5}, {DRAFT, EVALUATE, 0},
                                         {APPROVE, POLICY, 0},  {APPROVE, DRAFT, 0},   {DELIVER, APPROVE, 0}};

static void tasks_fill(struct timed_task *tasks)
{
    static const int64_t days[TASKS] = {14, 45, 20, 30, 15, 1, 0};
    for (int i = 0; i < TASKS; i++)
        tasks[i] = (struct timed_task){.days = days[i], .fixed_on = DAY_NONE, .started_on = DAY_NONE, .done_on = DAY_NONE};
}

#define EXPECT_DAY(d, year, month, day) EXPECT_INT((d).n, day_of((year), (month), (day)).n)

UNIT(a_calendar_worked_by_hand_comes_out_day_by_day)
{
    struct timed_task t_[TASKS];
    struct timed_result r;
    tasks_fill(t_);
    EXPECT_DONE(planner_compute(&t->mem, t_, TASKS, links, COUNT(links), day_of(2027, 12, 31), day_of(2027, 8, 1), &r));
    EXPECT_DAY(t_[ANNOUNCE].early_first, 2027, 8, 1);
    EXPECT_DAY(t_[ANNOUNCE].early_last, 2027, 8, 14);
    EXPECT_DAY(t_[TABLES].early_first, 2027, 8, 15);
    EXPECT_DAY(t_[TABLES].early_last, 2027, 9, 28);
    EXPECT_DAY(t_[EVALUATE].early_last, 2027, 10, 18);
    EXPECT_DAY(t_[POLICY].early_first, 2027, 10, 24);
    EXPECT_DAY(t_[POLICY].early_last, 2027, 11, 22);
    EXPECT_DAY(t_[DRAFT].early_last, 2027, 11, 2);
    EXPECT_DAY(t_[APPROVE].early_first, 2027, 11, 23);
    EXPECT_DAY(t_[DELIVER].early_last, 2027, 11, 23);
    EXPECT_DAY(t_[APPROVE].late_first, 2027, 12, 31);
    EXPECT_DAY(t_[DELIVER].late_first, 2027, 12, 31);
    EXPECT_DAY(t_[POLICY].late_first, 2027, 12, 1);
    EXPECT_DAY(t_[POLICY].late_last, 2027, 12, 30);
    EXPECT_DAY(t_[DRAFT].late_first, 2027, 12, 16);
    EXPECT_DAY(t_[EVALUATE].late_last, 2027, 11, 25);
    EXPECT_DAY(t_[TABLES].late_first, 2027, 9, 22);
    EXPECT_DAY(t_[ANNOUNCE].late_first, 2027, 9, 8);
    EXPECT_INT(r.slack, 38);
    EXPECT_INT(r.slips, 0);
    EXPECT_DAY(r.ends_on, 2027, 11, 23);
}

UNIT(the_critical_path_is_the_chain_without_room_and_the_rest_says_how_much_it_has)
{
    struct timed_task t_[TASKS];
    struct timed_result r;
    tasks_fill(t_);
    EXPECT_DONE(planner_compute(&t->mem, t_, TASKS, links, COUNT(links), day_of(2027, 12, 31), day_of(2027, 8, 1), &r));
    for (int i = 0; i < TASKS; i++)
        EXPECT_INT(t_[i].critical, i != DRAFT);
    EXPECT_INT(t_[DRAFT].slack, 58); /* 19 October to 16 December */
}

UNIT(a_delivery_that_cannot_be_met_has_negative_slack_and_says_how_far_it_slips)
{
    struct timed_task t_[TASKS];
    struct timed_result r;
    tasks_fill(t_);
    EXPECT_DONE(planner_compute(&t->mem, t_, TASKS, links, COUNT(links), day_of(2027, 12, 31), day_of(2027, 9, 20), &r));
    /* The last day on which it could begin was 8 September: twelve days ago. */
    EXPECT_INT(r.slack, -12);
    EXPECT_INT(r.slips, 12);
    EXPECT_DAY(r.ends_on, 2028, 1, 12);
    EXPECT_INT(t_[DRAFT].slack, 8);
    EXPECT(t_[ANNOUNCE].critical);
    EXPECT(!t_[DRAFT].critical);
}

UNIT(what_is_done_counts_by_the_day_it_ended_and_has_no_slack)
{
    struct timed_task t_[TASKS];
    struct timed_result r;
    tasks_fill(t_);
    t_[ANNOUNCE].done_on = day_of(2027, 7, 20);
    EXPECT_DONE(planner_compute(&t->mem, t_, TASKS, links, COUNT(links), day_of(2027, 12, 31), day_of(2027, 8, 1), &r));
    EXPECT_INT(t_[ANNOUNCE].slack, NONE);
    EXPECT_DAY(t_[ANNOUNCE].early_last, 2027, 7, 20);
    EXPECT_DAY(t_[TABLES].early_first, 2027, 8, 1);
    EXPECT_INT(r.slack, 52);
}

UNIT(what_began_goes_on_from_its_first_day_and_what_should_be_over_ends_today_at_the_earliest)
{
    struct timed_task t_[TASKS];
    struct timed_result r;
    tasks_fill(t_);
    t_[ANNOUNCE].done_on = day_of(2027, 8, 14);
    t_[TABLES].started_on = day_of(2027, 8, 15);
    EXPECT_DONE(planner_compute(&t->mem, t_, TASKS, links, COUNT(links), day_of(2027, 12, 31), day_of(2027, 9, 20), &r));
    EXPECT_DAY(t_[TABLES].early_last, 2027, 9, 28);
    EXPECT_INT(r.slack, 38);
    EXPECT_DONE(planner_compute(&t->mem, t_, TASKS, links, COUNT(links), day_of(2027, 12, 31), day_of(2027, 10, 8), &r));
    EXPECT_DAY(t_[TABLES].early_last, 2027, 10, 8);
    EXPECT_INT(r.slack, 28);
}

UNIT(a_task_does_not_begin_before_its_own_day)
{
    struct timed_task t_[TASKS];
    struct timed_result r;
    tasks_fill(t_);
    t_[TABLES].fixed_on = day_of(2027, 9, 1);
    EXPECT_DONE(planner_compute(&t->mem, t_, TASKS, links, COUNT(links), day_of(2027, 12, 31), day_of(2027, 8, 1), &r));
    EXPECT_DAY(t_[TABLES].early_first, 2027, 9, 1);
    EXPECT_INT(r.slack, 21);
    EXPECT_INT(t_[ANNOUNCE].slack, 38);
    EXPECT(!t_[ANNOUNCE].critical);
}

UNIT(tasks_that_wait_for_each_other_are_refused_by_name)
{
    struct timed_task t_[TASKS];
    struct timed_result r;
    const struct timed_link round[] = {{TABLES, EVALUATE, 0}, {EVALUATE, TABLES, 0}};
    tasks_fill(t_);
    EXPECT_STATUS(planner_compute(&t->mem, t_, TASKS, round, COUNT(round), day_of(2027, 12, 31), day_of(2027, 8, 1), &r), INVALID);
    EXPECT(r.looped == TABLES || r.looped == EVALUATE);
}

UNIT(a_calendar_without_tasks_slips_nowhere)
{
    struct timed_result r;
    EXPECT_DONE(planner_compute(&t->mem, NULL, 0, NULL, 0, day_of(2027, 12, 31), day_of(2027, 8, 1), &r));
    EXPECT_INT(r.slack, NONE);
    EXPECT_INT(r.slips, 0);
}
