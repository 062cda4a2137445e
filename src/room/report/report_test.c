/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/report/report_test.h"

#include "room/report/report_book.h"

UNIT(a_report_moves_only_as_its_table_says)
{
    (void)t;
    EXPECT(report_move(-1, REPORT_DRAFT) != NULL && report_move(-1, REPORT_SENT) == NULL);
    EXPECT(report_move(REPORT_DRAFT, REPORT_SENT) == NULL); /* nobody sends what nobody authorised */
    EXPECT(report_move(REPORT_AUTHORISED, REPORT_SENT) != NULL && report_move(REPORT_AUTHORISED, REPORT_DRAFT) != NULL);
    EXPECT(report_move(REPORT_SENT, REPORT_RETURNED) != NULL && report_move(REPORT_ACCEPTED, REPORT_RETURNED) != NULL);
    EXPECT(report_move(REPORT_PUBLISHED, REPORT_DRAFT) == NULL && report_move(REPORT_LOCKED, REPORT_DRAFT) == NULL);
    EXPECT(report_move(REPORT_LOCKED, REPORT_RETURNED) != NULL && report_move(REPORT_LOCKED, REPORT_SENT) == NULL); /* reopened, never sent as it is */
    EXPECT((report_move(REPORT_SENT, REPORT_ACCEPTED)->needs & NEEDS_FORM_CHECK) != 0);
    EXPECT_INT(report_move(REPORT_SENT, REPORT_ACCEPTED)->action, CHECK_REPORT);
    /* Every state is reached. */
    for (size_t to = 0; to < report_state_choices.count; to++) {
        bool reached = false;
        for (size_t i = 0; i < report_move_count; i++)
            reached = reached || report_moves[i].to == (int)to;
        EXPECT(reached);
    }
    struct str dot = moves_diagram(&t->mem, "report", &report_state_choices, report_moves, report_move_count);
    EXPECT(str_find(dot, STR("\"autorizado\" -> \"enviado\"")) != SIZE_MAX);
    EXPECT(str_find(dot, STR("+ authority")) != SIZE_MAX);
}

UNIT(an_answer_says_what_happened_and_why_it_is_late)
{
    struct report_answer x;
    EXPECT(report_answer_read(STR("nada"), &x) && x.kind == CLAIM_NOTHING && x.cause < 0);
    EXPECT(report_answer_read(STR("inicio:recursos"), &x) && x.kind == CLAIM_BEGAN && x.cause == DELAY_RESOURCES);
    EXPECT(report_answer_read(STR("retraso:otra"), &x) && x.kind == CLAIM_DELAY);
    EXPECT_STR(report_answer_code(&t->mem, x), "retraso:otra");
    EXPECT(!report_answer_read(STR("retraso"), &x));
    EXPECT(!report_answer_read(STR("entrega:otra"), &x));
    EXPECT(!report_answer_read(STR("inicio:pereza"), &x));
    EXPECT(!report_answer_read(STR(""), &x));
    struct report_duty m;
    shape_clear(&report_duty_shape, &m);
    m.means = MEANS_LINK;
    struct report_line line = {.m = &m, .late = true};
    EXPECT(report_answer_fault(&line, (struct report_answer){CLAIM_NOTHING, -1}) != NULL);
    EXPECT(report_answer_fault(&line, (struct report_answer){CLAIM_BEGAN, -1}) != NULL);
    EXPECT(report_answer_fault(&line, (struct report_answer){CLAIM_BEGAN, DELAY_OTHER}) == NULL);
    EXPECT(report_answer_fault(&line, (struct report_answer){CLAIM_DELIVERED, -1}) == NULL);
    line.late = false;
    EXPECT(report_answer_fault(&line, (struct report_answer){CLAIM_BEGAN, DELAY_OTHER}) != NULL);
    EXPECT(report_answer_fault(&line, (struct report_answer){CLAIM_NOTHING, -1}) == NULL);
}

UNIT(the_second_step_asks_only_what_an_answer_needs)
{
    struct report_duty m;
    (void)t;
    shape_clear(&report_duty_shape, &m);
    struct report_line line = {.m = &m};
    m.means = MEANS_DOCUMENT;
    EXPECT_INT(report_inputs(&line, (struct report_answer){CLAIM_NOTHING, -1}), 0);
    EXPECT_INT(report_inputs(&line, (struct report_answer){CLAIM_BEGAN, -1}), 2);
    EXPECT_INT(report_inputs(&line, (struct report_answer){CLAIM_BEGAN, DELAY_OTHER}), 3);
    EXPECT_INT(report_inputs(&line, (struct report_answer){CLAIM_DELAY, DELAY_OTHER}), 3);
    EXPECT_INT(report_inputs(&line, (struct report_answer){CLAIM_DELIVERED, -1}), 3);
    EXPECT((report_asks(&line, (struct report_answer){CLAIM_DELIVERED, -1}) & ASKS_LINK) == 0);
    m.means = MEANS_ANY;
    EXPECT_INT(report_inputs(&line, (struct report_answer){CLAIM_DELIVERED, -1}), 4);
}

UNIT(days_are_read_as_people_and_workbooks_write_them)
{
    struct day d;
    (void)t;
    EXPECT(report_day(STR("30/06/2027"), &d) && d.n == day_of(2027, 6, 30).n);
    EXPECT(report_day(STR("2027-06-30"), &d) && d.n == day_of(2027, 6, 30).n);
    EXPECT(!report_day(STR("31/02/2027"), &d));
    EXPECT(!report_day(STR("junio 2027"), &d)); /* a month is no day */
    EXPECT(!report_day(STR("pronto"), &d));
}

UNIT(an_authorisation_names_who_with_what_post_and_letter)
{
    struct report r;
    (void)t;
    shape_clear(&report_shape, &r);
    EXPECT_INT(report_authority_faults(&r).count, 3);
    r.authorised_name = STR("Ana Ríos");
    r.authorised_post = STR("Ministra");
    EXPECT_INT(report_authority_faults(&r).count, 1);
    r.authorised_letter = STR("MP-2026-014");
    EXPECT_INT(report_authority_faults(&r).count, 0);
}

static struct report_world begun(struct test *t)
{
    struct report_world w = {.today = day_at(db_deed(t->db)->now, -18000)};
    if (report_world_alone(t->db, &t->mem, &w) != DONE)
        test_failed(t, __FILE__, __LINE__, "no world");
    return w;
}

static enum status records(struct test *t, const struct report_world *w, struct report_records *x)
{
    struct plan *plan;
    TRY(record_get(t->db, &t->mem, &plan_shape, w->plan, &plan));
    return report_read(t->db, &t->mem, plan, NONE, x);
}

TEST(an_institution_reports_on_what_it_leads_and_is_open)
{
    struct report_world w = begun(t);
    struct report_records x;
    struct report_line *lines;
    EXPECT_DONE(records(t, &w, &x));
    EXPECT_INT(report_lines(&t->mem, &x, w.ministry, NONE, w.today, &lines), 6);
    EXPECT(lines[0].late && lines[1].late && !lines[2].late);
    EXPECT_INT(report_lines(&t->mem, &x, w.agency, NONE, w.today, &lines), 1);
    EXPECT_INT(report_lines(&t->mem, &x, w.society, NONE, w.today, &lines), 0);
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = w.milestone[2];
    c.kind = CLAIM_DELIVERED;
    c.delivered_on = w.today;
    c.text = STR("Listo.");
    c.state = CLAIM_ACCEPTED;
    c.channel = CHANNEL_FORM;
    c.sent_by = w.focal;
    c.sent_on = w.today;
    c.sent_at = db_deed(t->db)->now;
    EXPECT_DONE(record_add(t->db, &claim_shape, &c));
    EXPECT_DONE(records(t, &w, &x));
    EXPECT_INT(report_lines(&t->mem, &x, w.ministry, NONE, w.today, &lines), 5); /* delivered: nothing to say */
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = c.id;
    v.person = w.counterpart;
    v.kind = VERDICT_DISPUTES;
    v.reasons = STR("Faltan tres parroquias.");
    v.given_on = w.today;
    v.given_at = db_deed(t->db)->now;
    EXPECT_DONE(record_add(t->db, &verdict_shape, &v));
    EXPECT_DONE(records(t, &w, &x));
    EXPECT_INT(report_lines(&t->mem, &x, w.ministry, NONE, w.today, &lines), 6); /* disputed: it may be corrected */
}

TEST(partial_deliverables_are_reported_one_by_one)
{
    struct report_world w = begun(t);
    struct report_records x;
    struct report_line *lines;
    for (int i = 1; i <= 2; i++) {
        struct milestone_part p;
        shape_clear(&milestone_part_shape, &p);
        p.milestone = w.milestone[3];
        p.number = i;
        p.title = i == 1 ? STR("Materiales") : STR("Curso");
        p.share_centi = 5000;
        p.due_on = p.original_due_on = (struct day){w.today.n + (i == 1 ? -2 : 40)};
        EXPECT_DONE(record_add(t->db, &milestone_part_shape, &p));
    }
    EXPECT_DONE(records(t, &w, &x));
    EXPECT_INT(report_lines(&t->mem, &x, w.ministry, NONE, w.today, &lines), 7);
    EXPECT(lines[3].part != NULL && lines[3].late && !lines[4].late);
    EXPECT_STR(report_line_name(&t->mem, &lines[3]), "1.4 (Materiales)");
}

TEST(what_a_merged_institution_owed_its_successor_reports)
{
    struct report_world w = begun(t);
    struct report_records x;
    struct report_line *lines;
    struct institution *old;
    struct institution_succession link;
    EXPECT_DONE(record_get(t->db, &t->mem, &institution_shape, w.agency, &old));
    shape_clear(&institution_succession_shape, &link);
    link.successor = w.ministry;
    link.kind = SUCCESSION_ABSORPTION;
    link.happened_on = w.today;
    EXPECT_DONE(institution_succeed(t->db, &t->mem, old, &link));
    EXPECT_DONE(records(t, &w, &x));
    EXPECT_INT(report_lines(&t->mem, &x, w.ministry, NONE, w.today, &lines), 7);
    EXPECT_INT(report_lines(&t->mem, &x, w.agency, NONE, w.today, &lines), 0);
}

TEST(the_round_tells_who_reported_and_hides_drafts)
{
    struct report_world w = begun(t);
    struct plan *plan;
    struct period_row *period;
    struct round_item *items;
    size_t count;
    EXPECT_DONE(record_get(t->db, &t->mem, &plan_shape, w.plan, &plan));
    EXPECT_DONE(record_get(t->db, &t->mem, &period_row_shape, w.period[0], &period));
    struct report r;
    shape_clear(&report_shape, &r);
    r.period = w.period[0];
    r.institution = w.ministry;
    r.state = REPORT_DRAFT;
    r.channel = CHANNEL_FORM;
    r.entered_by = w.focal;
    r.saves = 0;
    EXPECT_DONE(record_add(t->db, &report_shape, &r));
    EXPECT_DONE(report_round(t->db, &t->mem, plan, period, w.today, true, &items, &count));
    EXPECT_INT(count, 2); /* by name: the agency, the ministry */
    EXPECT_INT(items[0].state, ROUND_MISSING);
    EXPECT_INT(items[1].state, ROUND_MISSING);
    EXPECT_INT(items[1].late_days, 0);
    r.state = REPORT_SENT;
    r.sent_on = (struct day){period->due_on.n + 4};
    EXPECT_DONE(record_change(t->db, &report_shape, &t->mem, &r));
    EXPECT_DONE(report_round(t->db, &t->mem, plan, period, (struct day){period->due_on.n + 9}, true, &items, &count));
    EXPECT_INT(items[0].late_days, 9);
    EXPECT_INT(items[1].state, ROUND_IN_REVIEW);
    EXPECT_INT(items[1].late_days, 4);
    /* To everybody else it is told when it is accepted. */
    EXPECT_DONE(report_round(t->db, &t->mem, plan, period, (struct day){period->due_on.n + 9}, false, &items, &count));
    EXPECT_INT(items[1].state, ROUND_MISSING);
    EXPECT_INT(items[1].late_days, 9);
    /* Two reports of an institution for a period cannot be. */
    struct report twin = r;
    twin.id = NONE;
    EXPECT_STATUS(record_add(t->db, &report_shape, &twin), CONFLICT);
}
