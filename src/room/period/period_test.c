/* SPDX-License-Identifier: EUPL-1.2
 * Periods: their days, what a new version moves, what a day brings, who may reopen. */
#include "room/period/period_store.h"
#include "room/progress/progress_test.h"
#include "tests/work.h"

static const struct day start = {20454}, end = {21183}; /* 2026-01-01 to 2027-12-31 */

static struct methodology monthly(int months)
{
    struct methodology m = methodology_shipped();
    m.id = months;
    m.period_months = months;
    return m;
}

static struct period_row *wanted(struct test *t, const struct methodology *m, const struct period_row *have, size_t count,
                                 struct day today, size_t *ret)
{
    return periods_wanted(&t->mem, m, 1, start, end, have, count, today, ret);
}

UNIT(a_half_yearly_calendar_has_four_periods_with_the_days_of_the_methodology)
{
    struct methodology m = monthly(6);
    size_t count;
    struct period_row *p = wanted(t, &m, NULL, 0, start, &count);
    EXPECT_INT(count, 4);
    EXPECT_INT(p[0].cut_on.n, day_of(2026, 6, 30).n);
    EXPECT_INT(p[0].opens_on.n, day_of(2026, 6, 15).n);
    EXPECT_INT(p[0].due_on.n, day_of(2026, 7, 10).n);
    EXPECT_INT(p[0].closes_on.n, day_of(2026, 7, 16).n);
    EXPECT_INT(p[0].publish_on.n, day_of(2026, 7, 30).n);
    EXPECT_INT(p[3].cut_on.n, end.n);
    EXPECT_INT(period_phase_on(&p[0], day_of(2026, 6, 14)), PERIOD_AHEAD);
    EXPECT_INT(period_phase_on(&p[0], day_of(2026, 7, 10)), PERIOD_OPEN);
    EXPECT_INT(period_phase_on(&p[0], day_of(2026, 7, 11)), PERIOD_OVERDUE);
    EXPECT_INT(period_phase_on(&p[0], day_of(2026, 7, 15)), PERIOD_OVERDUE);
    EXPECT_INT(period_phase_on(&p[0], day_of(2026, 7, 16)), PERIOD_CLOSED);
    EXPECT(period_open(p, count, day_of(2026, 7, 12)) == &p[0]);
    EXPECT(period_open(p, count, day_of(2026, 8, 1)) == NULL);
    EXPECT_INT(period_days_late(&p[0], day_of(2026, 7, 10)), 0);
    EXPECT_INT(period_days_late(&p[0], day_of(2026, 7, 13)), 3);
}

UNIT(periods_of_one_month_never_open_before_they_begin_nor_are_due_after_they_close)
{
    struct methodology m = monthly(1);
    size_t count;
    m.open_days = 90;
    m.close_days = m.due_days = 10;
    struct period_row *p = wanted(t, &m, NULL, 0, start, &count);
    EXPECT_INT(count, 24);
    for (size_t i = 0; i < count; i++) {
        EXPECT_INT(p[i].opens_on.n, p[i].starts_on.n);
        EXPECT(day_before(p[i].due_on, p[i].closes_on) && !day_before(p[i].due_on, p[i].cut_on));
        EXPECT(i == 0 || p[i].starts_on.n == p[i - 1].cut_on.n + 1);
    }
}

UNIT(a_new_version_moves_only_the_periods_that_have_not_opened)
{
    struct methodology half = monthly(6), month = monthly(1);
    size_t count, again;
    struct period_row *p = wanted(t, &half, NULL, 0, start, &count);
    struct period_row *q = wanted(t, &month, p, count, day_of(2026, 6, 20), &again);
    EXPECT_INT(again, 1 + 18);
    EXPECT(period_same_days(&p[0], &q[0]));
    EXPECT_INT(q[1].starts_on.n, day_of(2026, 7, 1).n);
    EXPECT_INT(q[1].cut_on.n, day_of(2026, 7, 31).n);
    EXPECT_INT(q[1].methodology, 1);
    EXPECT_INT(q[again - 1].cut_on.n, end.n);
    q = wanted(t, &month, p, count, day_of(2026, 6, 14), &again);
    EXPECT_INT(again, 24);
    p = wanted(t, &half, q, again, day_of(2026, 3, 31), &count);
    EXPECT_INT(p[2].cut_on.n, day_of(2026, 3, 31).n);
    EXPECT_INT(p[3].cut_on.n, day_of(2026, 9, 30).n);
}

UNIT(what_was_over_before_the_plan_came_here_is_neither_kept_nor_open)
{
    struct methodology m = monthly(6);
    size_t count;
    struct period_row *p = wanted(t, &m, NULL, 0, day_of(2027, 2, 1), &count);
    EXPECT(day_known(p[0].locked_on) && day_known(p[1].locked_on) && !day_known(p[2].locked_on));
    struct period_due due = period_due_on(&p[0], false, day_of(2027, 2, 1));
    EXPECT(!due.keep_close && !due.publish && !due.lock);
}

UNIT(a_round_is_kept_at_its_close_published_on_its_day_and_locked_the_day_after)
{
    struct methodology m = monthly(6);
    size_t count;
    struct period_row p = wanted(t, &m, NULL, 0, start, &count)[0];
    struct period_due due = period_due_on(&p, false, day_of(2026, 7, 15));
    EXPECT(!due.keep_close && !due.publish && !due.lock);
    due = period_due_on(&p, true, day_of(2026, 7, 12));
    EXPECT(due.publish && !due.keep_close);
    due = period_due_on(&p, false, day_of(2026, 7, 16));
    EXPECT(due.keep_close && !due.publish && !due.lock);
    due = period_due_on(&p, false, day_of(2026, 7, 30));
    EXPECT(due.publish && !due.lock);
    p.published_on = day_of(2026, 7, 30);
    EXPECT(!period_due_on(&p, false, day_of(2026, 7, 30)).lock);
    EXPECT(period_due_on(&p, false, day_of(2026, 7, 31)).lock);
    p.published_on = day_of(2026, 7, 12);
    EXPECT(!period_due_on(&p, false, day_of(2026, 7, 15)).lock);
}

UNIT(an_unlocking_covers_its_institution_until_its_last_day_and_is_never_decided_by_who_asked)
{
    struct unlocking u;
    struct period_row p;
    struct day today = day_of(2026, 9, 1);
    shape_clear(&unlocking_shape, &u);
    shape_clear(&period_row_shape, &p);
    u.institution = 7;
    u.asked_by = 3;
    u.until_on = day_of(2026, 9, 5);
    u.state = UNLOCKING_ASKED;
    EXPECT(unlocking_fault(&u, &p, 60, today) != NULL);
    p.locked_on = day_of(2026, 8, 1);
    EXPECT(unlocking_fault(&u, &p, 60, today) == NULL);
    EXPECT(unlocking_fault(&u, &p, 4, today) == NULL);
    EXPECT(unlocking_fault(&u, &p, 3, today) != NULL); /* the days of the methodology */
    EXPECT(unlocking_fault(&u, &p, 60, day_of(2026, 9, 6)) != NULL);
    EXPECT(unlocking_fault(&u, &p, 60, day_of(2026, 6, 1)) != NULL);
    EXPECT(!unlocking_covers(&u, 7, today));
    EXPECT(unlocking_decision_fault(&u, 3) != NULL);
    EXPECT(unlocking_decision_fault(&u, 4) == NULL);
    u.state = UNLOCKING_APPROVED;
    u.decided_on = today;
    EXPECT(unlocking_decision_fault(&u, 4) != NULL);
    EXPECT(unlocking_covers(&u, 7, today) && unlocking_covers(&u, 7, u.until_on));
    EXPECT(!unlocking_covers(&u, 7, day_of(2026, 9, 6)));
    EXPECT(!unlocking_covers(&u, 8, today));
    u.institution = NONE;
    EXPECT(unlocking_covers(&u, 8, today));
}

static enum status world_add(struct test *t, struct follow_world *w)
{
    *w = (struct follow_world){.today = day_of(2026, 11, 20)};
    TRY(follow_world_alone(t->db, &t->mem, w));
    return periods_fill(t->db, &t->mem, w->plan, w->today);
}

static struct period_row *calendar(struct test *t, struct db *db, const struct follow_world *w, size_t *count)
{
    struct period_row *rows = NULL;
    EXPECT(periods_of_plan(db, &t->mem, w->plan, &rows, count) == DONE);
    return rows;
}

TEST(the_calendar_is_written_once_and_results_look_at_it)
{
    struct follow_world w;
    size_t count, again;
    EXPECT_DONE(world_add(t, &w));
    struct period_row *rows = calendar(t, t->db, &w, &count);
    EXPECT_INT(count, 4);
    EXPECT_INT(rows[0].starts_on.n, w.today.n - 100);
    EXPECT_DONE(periods_fill(t->db, &t->mem, w.plan, w.today));
    struct period_row *same = calendar(t, t->db, &w, &again);
    EXPECT(again == count && same[0].id == rows[0].id && same[0].revision == rows[0].revision);
    struct commitment_result *before, *after;
    EXPECT_DONE(progress_of_commitment(t->db, &t->mem, w.commitment[0], &before));
    /* A calendar whose first period is closed already silences what was never reported. */
    rows[0].closes_on = rows[0].due_on = rows[0].cut_on = rows[0].opens_on = (struct day){w.today.n - 1};
    EXPECT_DONE(record_change(t->db, &period_row_shape, &t->mem, &rows[0]));
    EXPECT_DONE(progress_recompute(t->db, &t->mem, w.commitment[0], w.today));
    EXPECT_DONE(progress_of_commitment(t->db, &t->mem, w.commitment[0], &after));
    EXPECT(!str_eq(before->inputs, after->inputs));
    EXPECT((after->marks & mark_bit(MARK_SILENT)) != 0 && (before->marks & mark_bit(MARK_SILENT)) == 0);
}

/* Ten in the evening of the last day in Galápagos (UTC-6) is still the last day there. */
TEST(a_deadline_lasts_until_midnight_in_galapagos)
{
    struct follow_world w;
    struct jurisdiction *j;
    struct work work;
    size_t count;
    EXPECT_DONE(world_add(t, &w));
    EXPECT_DONE(record_get(t->db, &t->mem, &jurisdiction_shape, w.jurisdiction, &j));
    j->utc_offset_s = -6 * 3600;
    EXPECT_DONE(record_change(t->db, &jurisdiction_shape, &t->mem, j));
    struct period_row p = calendar(t, t->db, &w, &count)[0];
    struct instant midnight = {(int64_t)p.closes_on.n * 86400 + 6 * 3600};
    EXPECT_INT(period_phase_on(&p, day_at((struct instant){midnight.s - 1}, -6 * 3600)), PERIOD_OVERDUE);
    EXPECT_INT(period_phase_on(&p, day_at(midnight, -6 * 3600)), PERIOD_CLOSED);
    EXPECT_INT(period_phase_on(&p, day_at((struct instant){midnight.s - 3600}, -5 * 3600)), PERIOD_CLOSED); /* on the continent */
    work_begin(t, &work);
    struct period_result_line *kept;
    size_t kept_count;
    for (int over = 0; over < 2; over++) {
        work.c.now = (struct instant){midnight.s - 1 + over};
        EXPECT_DONE(period_chore(&work.c));
        EXPECT_DONE(db_begin(work.c.reader, DB_READ, NULL));
        EXPECT_DONE(period_results(work.c.reader, &t->mem, p.id, &kept, &kept_count));
        EXPECT_DONE(db_end(work.c.reader, DONE));
        EXPECT_INT(kept_count, over == 0 ? 0 : 2);
    }
    work_end(&work);
}

static void complained(void *context, struct str what)
{
    struct buf *b = context;
    buf_add(b, what);
    buf_char(b, '\n');
}

TEST(kept_results_stay_when_the_present_moves_and_verify_knows_them)
{
    struct follow_world w;
    struct period_result_line *kept;
    struct buf said = BUF(&t->mem);
    size_t count;
    bool takes = false;
    EXPECT_DONE(world_add(t, &w));
    struct period_row p = calendar(t, t->db, &w, &count)[0];
    EXPECT_DONE(period_takes_reports(t->db, &p, 7, (struct day){p.opens_on.n - 1}, &takes));
    EXPECT(!takes);
    EXPECT_DONE(period_turn(t->db, &t->mem, &p, p.closes_on));
    EXPECT_DONE(period_turn(t->db, &t->mem, &p, p.publish_on));
    EXPECT_DONE(period_takes_reports(t->db, &p, 7, p.publish_on, &takes));
    EXPECT(takes);
    EXPECT_DONE(period_turn(t->db, &t->mem, &p, (struct day){p.publish_on.n + 1}));
    EXPECT_INT(p.published_on.n, p.publish_on.n);
    EXPECT_INT(p.locked_on.n, p.publish_on.n + 1);
    EXPECT_DONE(period_takes_reports(t->db, &p, 7, p.locked_on, &takes));
    EXPECT(!takes);
    EXPECT_DONE(period_results(t->db, &t->mem, p.id, &kept, &count));
    EXPECT_INT(count, 4); /* two commitments, two moments */
    EXPECT_INT(kept[0].computed_on.n, p.closes_on.n);
    EXPECT_INT(kept[1].computed_on.n, p.publish_on.n);
    EXPECT_DONE(progress_recompute_plan(t->db, &t->mem, w.plan, (struct day){p.publish_on.n + 100}));
    struct period_result_line *again;
    EXPECT_DONE(period_results(t->db, &t->mem, p.id, &again, &count));
    EXPECT_INT(again[1].late_original, kept[1].late_original);
    EXPECT_DONE(period_check(t->db, &t->mem, NULL, complained, &said));
    EXPECT_STR(buf_str(&said), "");
    EXPECT_DONE(db_script(t->db, "UPDATE period_result SET light = 'completo' WHERE moment = 'cierre'"));
    EXPECT_DONE(period_check(t->db, &t->mem, NULL, complained, &said));
    EXPECT(str_find(buf_str(&said), STR("no es lo que la bitácora anotó")) != SIZE_MAX);
}
