/* SPDX-License-Identifier: EUPL-1.2
 * "Índices 1" by hand, and from what is public in a database. */
#include "room/index/index_store.h"
#include "room/measurement/measurement_test.h"
#include "room/progress/progress_test.h"
#include "room/index/index_data.h"
#include "room/question/question.h"
#include "sql.h"

UNIT(indices_are_worked_by_hand)
{
    const struct index_facts f = {.undisputed_sum = 16667, .commitments = 3, .unfigured = 1, .achievement_sum = 18500, .measured = 2,
                                  .unmeasured = 4, .punctual = 2, .due = 3, .live_proofs = 7, .proofs = 8, .unopened = 2, .spoken = 1,
                                  .claims = 8, .disputed = 1, .answered = 0, .questions = 5, .undated_questions = 1};
    static const int64_t value[] = {5556, 9250, 6667, 8750, 1250, 1250, 0}, left[] = {1, 4, 0, 2, 0, 0, 1};
    struct plan_index x[INDEX_COUNT];
    indices_1(&f, x);
    for (int i = 0; i < INDEX_COUNT; i++) {
        EXPECT_INT(x[i].code, i);
        EXPECT_INT(x[i].value_centi, value[i]);
        EXPECT_INT(x[i].left_out, left[i]);
    }
    EXPECT_INT(x[INDEX_PUNCTUALITY].numerator, 2);
    EXPECT_INT(x[INDEX_PUNCTUALITY].denominator, 3);
}

UNIT(nothing_to_measure_is_no_zero)
{
    const struct index_facts none = {.unmeasured = 3};
    struct plan_index x[INDEX_COUNT];
    indices_1(&none, x);
    for (int i = 0; i < INDEX_COUNT; i++)
        EXPECT(x[i].value_centi == NONE);
    EXPECT_INT(x[INDEX_RESULTS].left_out, 3);
}

UNIT(halves_go_up)
{
    const struct index_facts f = {.undisputed_sum = 1, .commitments = 2, .punctual = 1, .due = 16};
    struct plan_index x[INDEX_COUNT];
    indices_1(&f, x);
    EXPECT_INT(x[INDEX_FULFILMENT].value_centi, 1);
    EXPECT_INT(x[INDEX_PUNCTUALITY].value_centi, 625);
}

static int64_t claim_with(struct test *t, const struct follow_world *w, int milestone, int state, int delivered, bool is_public)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = w->milestone[milestone];
    c.kind = CLAIM_DELIVERED;
    c.delivered_on = (struct day){w->today.n + delivered};
    c.text = STR("Publicado en el portal.");
    c.state = state;
    c.sent_by = w->focal;
    c.sent_on = w->today;
    c.sent_at = db_deed(t->db)->now;
    c.channel = CHANNEL_FORM;
    c.public_on = is_public ? w->today : DAY_NONE;
    EXPECT(record_add(t->db, &claim_shape, &c) == DONE);
    return c.id;
}

static void proof_with(struct test *t, const struct follow_world *w, int64_t claim, int link_state, bool hidden)
{
    struct evidence e;
    shape_clear(&evidence_shape, &e);
    e.jurisdiction = w->jurisdiction;
    e.commitment = w->commitment[0];
    e.claim = claim;
    e.kind = EVIDENCE_LINK;
    e.url = STR("https://ejemplo.ec/datos");
    e.description = STR("Conjunto de datos publicado");
    e.link_state = link_state;
    e.visibility = hidden ? EVIDENCE_HIDDEN : EVIDENCE_PUBLIC;
    e.added_at = db_deed(t->db)->now;
    EXPECT(record_add(t->db, &evidence_shape, &e) == DONE);
}

static int64_t verdict_with(struct test *t, const struct follow_world *w, int64_t claim, int kind, bool is_public)
{
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = claim;
    v.person = w->counterpart;
    v.kind = kind;
    v.reasons = STR("Falta la mitad de los datos.");
    v.given_on = w->today;
    v.given_at = db_deed(t->db)->now;
    v.public_on = is_public ? w->today : DAY_NONE;
    EXPECT(record_add(t->db, &verdict_shape, &v) == DONE);
    return v.id;
}

TEST(facts_count_only_what_is_public)
{
    struct follow_world w = {.today = day_at(db_deed(t->db)->now, -18000)};
    struct index_facts f;
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(index_facts_of(t->db, &t->mem, w.plan, w.today, &f));
    EXPECT_INT(f.commitments, 1); /* the second has no milestones: it is said, not counted */
    EXPECT_INT(f.unfigured, 1);
    EXPECT_INT(f.due, 2);
    EXPECT_INT(f.punctual, 0);
    EXPECT_INT(f.claims + f.proofs + f.questions + f.measured + f.unmeasured, 0);

    int64_t hidden = claim_with(t, &w, 0, CLAIM_ACCEPTED, -5, false), sent = claim_with(t, &w, 1, CLAIM_SENT, -40, true);
    proof_with(t, &w, hidden, LINK_OK, false);
    proof_with(t, &w, sent, LINK_OK, false);
    EXPECT_DONE(index_facts_of(t->db, &t->mem, w.plan, w.today, &f));
    EXPECT_INT(f.claims + f.proofs + f.punctual, 0);

    int64_t early = claim_with(t, &w, 0, CLAIM_ACCEPTED, -5, true), late = claim_with(t, &w, 1, CLAIM_ACCEPTED, -10, true);
    proof_with(t, &w, early, LINK_OK, false);
    proof_with(t, &w, early, LINK_GONE, false);
    proof_with(t, &w, late, LINK_UNCHECKED, false);
    proof_with(t, &w, late, LINK_OK, true);
    verdict_with(t, &w, early, VERDICT_CONFIRMS, true);
    verdict_with(t, &w, late, VERDICT_DISPUTES, false);
    EXPECT_DONE(index_facts_of(t->db, &t->mem, w.plan, w.today, &f));
    EXPECT_INT(f.claims, 2);
    EXPECT_INT(f.punctual, 1);
    EXPECT_INT(f.spoken, 1);
    EXPECT_INT(f.disputed, 0);
    EXPECT_INT(f.live_proofs, 1);
    EXPECT_INT(f.proofs, 2);
    EXPECT_INT(f.unopened, 2);
    verdict_with(t, &w, late, VERDICT_DISPUTES, true);
    EXPECT_DONE(index_facts_of(t->db, &t->mem, w.plan, w.today, &f));
    EXPECT_INT(f.spoken, 2);
    EXPECT_INT(f.disputed, 1);
}

TEST(a_milestone_that_is_due_today_is_not_late_yet)
{
    struct follow_world w = {.today = day_at(db_deed(t->db)->now, -18000)};
    struct index_facts f;
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(index_facts_of(t->db, &t->mem, w.plan, (struct day){w.today.n - 3}, &f));
    EXPECT_INT(f.due, 1);
    EXPECT_DONE(index_facts_of(t->db, &t->mem, w.plan, (struct day){w.today.n - 2}, &f));
    EXPECT_INT(f.due, 2);
}

static void complain(void *context, struct str what UNUSED)
{
    ++*(int *)context;
}

TEST(figures_are_kept_and_verify_finds_an_altered_one)
{
    struct follow_world w = {.today = day_at(db_deed(t->db)->now, -18000)};
    struct plan_index *x;
    size_t count;
    int complaints = 0;
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    claim_with(t, &w, 0, CLAIM_ACCEPTED, -5, true);
    EXPECT_DONE(plan_indices_compute(t->db, &t->mem, db_deed(t->db)->now));
    EXPECT_DONE(plan_indices(t->db, &t->mem, w.plan, &x, &count));
    EXPECT_INT(count, INDEX_COUNT);
    EXPECT_INT(x[INDEX_PUNCTUALITY].value_centi, 5000);
    EXPECT(x[INDEX_ANSWERS].value_centi == NONE);
    EXPECT_INT(x[INDEX_ANSWERS].computed_on.n, w.today.n);
    EXPECT_DONE(index_check(t->db, &t->mem, NULL, complain, &complaints));
    EXPECT_INT(complaints, 0);
    EXPECT_DONE(db_script(t->db, "UPDATE plan_index SET numerator = 2, value_centi = 10000 WHERE code = 'puntualidad'"));
    EXPECT_DONE(index_check(t->db, &t->mem, NULL, complain, &complaints));
    EXPECT_INT(complaints, 2);
}

TEST(a_band_counts_in_results_though_its_sheet_has_no_other_target)
{
    struct measurement_world w = {0};
    struct index_facts f;
    struct indicator x;
    struct indicator_period *periods;
    struct measurement m;
    size_t count;
    w.base.today = day_at(db_deed(t->db)->now, -18000);
    EXPECT_DONE(report_world_alone(t->db, &t->mem, &w.base));
    EXPECT_DONE(measurement_world_add(t->db, &t->mem, &w));
    struct indicator_version v = measurement_sheet_new(&w, TYPE_NUMBER);
    v.direction = DIRECTION_BAND;
    v.low_micro = 10 * (int64_t)MICRO;
    v.high_micro = 20 * (int64_t)MICRO;
    EXPECT_DONE(measurement_sheet_add(t->db, &t->mem, &w, w.base.jurisdiction, w.base.ministry, "cloro", &v, &x));
    EXPECT_DONE(measurement_compute(t->db, &t->mem, x.id, w.base.today));
    EXPECT_DONE(index_facts_of(t->db, &t->mem, w.base.plan, w.base.today, &f));
    EXPECT_INT(f.measured, 0);
    EXPECT_INT(f.unmeasured, 1); /* the others have no target at all */
    EXPECT_DONE(indicator_periods(t->db, &t->mem, x.id, &periods, &count));
    for (size_t i = 0; i < 6; i++)
        EXPECT_DONE(measurement_put(t->db, &t->mem, &w, x.id, periods[i].id, VALUE_REPORTED, (i == 5 ? 8 : 15) * (int64_t)MICRO, NONE, &m));
    EXPECT_DONE(measurement_compute(t->db, &t->mem, x.id, w.base.today));
    EXPECT_DONE(index_facts_of(t->db, &t->mem, w.base.plan, w.base.today, &f));
    EXPECT_INT(f.measured, 1);
    EXPECT_INT(f.achievement_sum, 8000);
    EXPECT_INT(f.unmeasured, 0);
    struct index_achieved_row *shown;
    EXPECT_DONE(db_many(t->db, SQL_INDEX_ACHIEVED_OF_PLAN, WITH(IN(w.base.plan)), &t->mem, &index_achieved_row_shape, &shown, &count));
    EXPECT_INT(count, 1);
    EXPECT_STR(shown[0].code, "cloro");
    EXPECT_INT(shown[0].period_number, 6);
    EXPECT_INT(shown[0].achievement_centi, 8000);
}
