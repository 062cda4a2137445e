/* SPDX-License-Identifier: EUPL-1.2
 * The rules that call a commitment stalled, each on its day and on the day before; and a plan held against
 * them. */
#include "room/stall/stall_view.h"

#include "room/progress/progress_test.h"

static const struct day today = {20000};

static struct day from(int days)
{
    return (struct day){today.n + days};
}

static struct stall_facts calm(void)
{
    struct stall_facts f;
    shape_clear(&stall_facts_shape, &f);
    f.followed = f.owes = f.counterpart = true;
    f.plan_starts_on = from(-400);
    f.reported_on = today;
    return f;
}

/* Four periods of 100 days; each closes 15 days after its end. */
static struct periods hundreds(struct test *t)
{
    struct period *items = arena_array(&t->mem, struct period, 4);
    for (int i = 0; i < 4; i++)
        items[i] = (struct period){from(-400 + i * 100), from(-301 + i * 100), from(-285 + i * 100)};
    return (struct periods){items, 4};
}

static bool finds(struct test *t, const struct stall_facts *f, struct day d, enum stall_cause cause, struct day *ret_began)
{
    struct methodology m = methodology_shipped();
    struct stall_finding all[STALL_CAUSES];
    size_t count = stall_findings(&m, hundreds(t), f, d, all);
    for (size_t i = 0; i < count; i++)
        if (all[i].cause == cause) {
            *ret_began = all[i].began_on;
            return true;
        }
    return false;
}

UNIT(a_commitment_without_any_trouble_is_not_stalled)
{
    struct methodology m = methodology_shipped();
    struct stall_finding all[STALL_CAUSES];
    struct stall_facts f = calm();
    EXPECT_INT(stall_findings(&m, hundreds(t), &f, today, all), 0);
}

UNIT(sixty_days_late_stall_and_fifty_nine_do_not)
{
    struct stall_facts f = calm();
    struct day began;
    f.due_on = from(-60);
    EXPECT(!finds(t, &f, from(-1), STALL_LATE, &began));
    EXPECT(finds(t, &f, today, STALL_LATE, &began));
    EXPECT_INT(began.n, today.n - 59);
    f.owes = false;
    EXPECT(!finds(t, &f, today, STALL_LATE, &began));
}

UNIT(two_closed_periods_without_a_report_stall_from_the_day_the_second_closes)
{
    struct stall_facts f = calm();
    struct day began;
    f.reported_on = from(-350); /* in the first period: the second and third are silent */
    EXPECT(!finds(t, &f, from(-86), STALL_SILENT, &began));
    EXPECT(finds(t, &f, from(-85), STALL_SILENT, &began));
    EXPECT_INT(began.n, today.n - 185);
    f.reported_on = DAY_NONE;
    EXPECT(!finds(t, &f, from(-186), STALL_SILENT, &began));
    EXPECT(finds(t, &f, from(-185), STALL_SILENT, &began));
    EXPECT_INT(began.n, today.n - 285);
}

UNIT(a_report_sent_before_a_period_closes_is_of_that_period)
{
    struct day since;
    EXPECT_INT(stall_silence(hundreds(t), from(-286), from(-185), &since), 1);
    EXPECT_INT(stall_silence(hundreds(t), from(-285), from(-185), &since), 0);
    EXPECT(!day_known(since));
    EXPECT_INT(stall_silence((struct periods){NULL, 0}, DAY_NONE, today, &since), 0);
}

UNIT(a_dispute_of_sixty_days_stalls_though_all_is_delivered)
{
    struct stall_facts f = calm();
    struct day began;
    f.owes = false;
    f.disputed_on = from(-60);
    EXPECT(!finds(t, &f, from(-1), STALL_DISPUTED, &began));
    EXPECT(finds(t, &f, today, STALL_DISPUTED, &began));
    EXPECT_INT(began.n, today.n - 60);
}

UNIT(the_money_may_be_spent_on_its_last_day_and_stalls_on_the_next)
{
    struct stall_facts f = calm();
    struct day began;
    f.money_until = today;
    EXPECT(!finds(t, &f, today, STALL_MONEY, &began));
    EXPECT(finds(t, &f, from(1), STALL_MONEY, &began));
    EXPECT_INT(began.n, today.n + 1);
}

UNIT(without_an_active_counterpart_it_stalls_since_the_last_one_left)
{
    struct stall_facts f = calm();
    struct day began;
    f.counterpart = false;
    f.counterpart_until = from(-1);
    EXPECT(finds(t, &f, today, STALL_NO_COUNTERPART, &began));
    EXPECT_INT(began.n, today.n);
    f.counterpart_until = DAY_NONE;
    EXPECT(finds(t, &f, today, STALL_NO_COUNTERPART, &began));
    EXPECT_INT(began.n, today.n - 400);
    f.followed = false;
    EXPECT(!finds(t, &f, today, STALL_NO_COUNTERPART, &began));
}

UNIT(thresholds_come_from_the_methodology)
{
    struct methodology m = methodology_shipped();
    struct stall_finding all[STALL_CAUSES];
    struct stall_facts f = calm();
    f.due_on = from(-30);
    EXPECT_INT(stall_findings(&m, hundreds(t), &f, today, all), 0);
    m.stall_late_days = 30;
    EXPECT_INT(stall_findings(&m, hundreds(t), &f, today, all), 1);
    f.due_on = DAY_NONE;
    f.disputed_on = from(-10);
    m.stall_dispute_days = 10;
    EXPECT_INT(stall_findings(&m, hundreds(t), &f, today, all), 1);
    f.disputed_on = DAY_NONE;
    f.reported_on = from(-120); /* the third period */
    EXPECT_INT(stall_findings(&m, hundreds(t), &f, from(15), all), 0);
    m.stall_silent = 1;
    EXPECT_INT(stall_findings(&m, hundreds(t), &f, from(15), all), 1);
}

UNIT(a_case_moves_only_as_its_table_says)
{
    EXPECT(stall_may_become(STALL_ASKED, STALL_OPEN));
    EXPECT(stall_may_become(STALL_ENDING, STALL_CLOSED));
    EXPECT(!stall_may_become(STALL_ASKED, STALL_CLOSED));
    EXPECT(!stall_may_become(STALL_CLOSED, STALL_OPEN));
    EXPECT(!stall_may_become(STALL_DECLINED, STALL_OPEN));
    (void)t;
}

static size_t live_causes(struct test *t, const struct stall_case *c)
{
    struct stall_file file;
    size_t n = 0;
    if (stall_file_read(t->db, &t->mem, c->id, &file) != DONE)
        return SIZE_MAX;
    for (size_t i = 0; i < file.cause_count; i++)
        n += !day_known(file.causes[i].ended_on);
    return n;
}

/* Both commitments are without a counterpart; the first has a milestone that was due 32 days ago. */
TEST(the_chore_opens_one_case_and_proposes_its_end_but_never_closes_it)
{
    struct follow_world w = {.today = today};
    struct stall_case *c;
    struct day later = from(28);
    bool due;
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(stall_plan_due(t->db, &t->mem, w.plan, today, &due));
    EXPECT(due);
    EXPECT_DONE(stall_plan_look(t->db, &t->mem, w.plan, today));
    EXPECT_DONE(stall_live(t->db, &t->mem, w.commitment[0], &c));
    EXPECT(c != NULL && c->state == STALL_OPEN && c->origin == STALL_BY_RULE);
    EXPECT_INT(live_causes(t, c), 1);
    EXPECT_DONE(stall_plan_due(t->db, &t->mem, w.plan, today, &due));
    EXPECT(!due);
    EXPECT_DONE(stall_plan_look(t->db, &t->mem, w.plan, from(27)));
    EXPECT_INT(live_causes(t, c), 1);
    EXPECT_DONE(stall_plan_look(t->db, &t->mem, w.plan, later));
    EXPECT_INT(live_causes(t, c), 2);
    struct institution i;
    shape_clear(&institution_shape, &i);
    i.jurisdiction = w.jurisdiction;
    i.code = STR("red");
    i.name = STR("Red ciudadana");
    i.sector = SECTOR_CIVIL_SOCIETY;
    EXPECT_DONE(institution_add(t->db, &i));
    struct commitment_institution side = {NONE, w.commitment[0], i.id, INSTITUTION_COUNTERPART, later, DAY_NONE};
    EXPECT_DONE(record_add(t->db, &commitment_institution_shape, &side));
    for (int n = 0; n < 2; n++) {
        struct milestone *m;
        EXPECT_DONE(record_get(t->db, &t->mem, &milestone_shape, w.milestone[n], &m));
        m->due_on = from(300);
        EXPECT_DONE(record_change(t->db, &milestone_shape, &t->mem, m));
    }
    EXPECT_DONE(stall_plan_look(t->db, &t->mem, w.plan, from(29)));
    EXPECT_DONE(stall_live(t->db, &t->mem, w.commitment[0], &c));
    EXPECT_INT(c->state, STALL_ENDING);
    EXPECT_INT(c->proposed_on.n, today.n + 29);
    EXPECT_INT(live_causes(t, c), 0);
}

TEST(a_case_that_was_closed_with_a_reason_comes_back_only_for_something_new)
{
    struct follow_world w = {.today = today};
    struct stall_case *c;
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(stall_plan_look(t->db, &t->mem, w.plan, today));
    EXPECT_DONE(stall_live(t->db, &t->mem, w.commitment[0], &c));
    c->state = STALL_CLOSED;
    c->outcome = STALL_UNFOUNDED;
    c->closed_on = today;
    EXPECT_DONE(record_change(t->db, &stall_case_shape, &t->mem, c));
    EXPECT_DONE(stall_plan_look(t->db, &t->mem, w.plan, from(1)));
    EXPECT_DONE(stall_live(t->db, &t->mem, w.commitment[0], &c));
    EXPECT(c == NULL);
    EXPECT_DONE(stall_plan_look(t->db, &t->mem, w.plan, from(28)));
    EXPECT_DONE(stall_live(t->db, &t->mem, w.commitment[0], &c));
    EXPECT(c != NULL && c->number == 2);
}

TEST(one_commitment_has_one_live_case)
{
    struct follow_world w = {.today = today};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(stall_plan_look(t->db, &t->mem, w.plan, today));
    struct stall_case c;
    shape_clear(&stall_case_shape, &c);
    c.commitment = w.commitment[0];
    c.state = STALL_ASKED;
    c.origin = STALL_BY_REQUEST;
    EXPECT_STATUS(stall_add(t->db, &c, NULL, 0), CONFLICT);
}
