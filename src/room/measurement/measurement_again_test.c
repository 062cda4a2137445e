/* SPDX-License-Identifier: EUPL-1.2
 * A value that turns back: what was said of it before, what the log keeps of its parts, what may be taken off it; the
 * end of its series. */
#include "room/measurement/measurement_story_test.h"
#include "sql.h"
#include "tests/walk.h"

static bool tells(struct answer a, const char *words)
{
    return str_find(a.body, str_of(words)) != SIZE_MAX;
}

#define CONFIRMS "kind=confirma&reasons=Contamos las diez personas del registro"

TEST(what_a_counterpart_said_of_a_number_does_not_stand_beside_another)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    EXPECT_INT(story_write(t, &s, "10", "6", "4", PROOF).code, 303);
    story_sent(t, &s, VALUE);
    EXPECT_INT(desk_post(&s.d, ROLE_COUNTERPART, VALUE "/pronunciamiento", VALUE, CONFIRMS).code, 303);
    story_returned(t, &s, VALUE);
    EXPECT_INT(story_write(t, &s, "5", "3", "2", "").code, 303);
    story_sent(t, &s, VALUE);
    story_accepted(t, &s, VALUE);
    EXPECT_INT(desk_get(&s.d, ROLE_PUBLIC, VALUE).code, 404); /* the counterpart has its days again */
    EXPECT(tells(desk_get(&s.d, ROLE_COUNTERPART, "/pendientes"), "Pronunciarse sobre el valor del período 1"));
    EXPECT_INT(desk_post(&s.d, ROLE_COUNTERPART, VALUE "/pronunciamiento", VALUE, "kind=disputa&reasons=Ahora faltan cinco personas").code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/replica", VALUE, "reply=Las otras cinco son de otro mes").code, 303);
    struct answer a = desk_get(&s.d, ROLE_PUBLIC, VALUE);
    EXPECT_INT(a.code, 200);
    EXPECT(tells(a, "Contamos las diez personas") && tells(a, "De un valor anterior"));
    EXPECT(tells(a, "Ahora faltan cinco personas"));
    a = desk_get(&s.d, ROLE_PUBLIC, AT);
    EXPECT(tells(a, "un valor anterior de"));
    EXPECT(!tells(a, "Se cerró la disputa"));
    a = desk_get(&s.d, ROLE_PUBLIC, AT "/novedades.atom"); /* what was said of numbers that nobody saw is no news of these */
    EXPECT(tells(a, "disputó el valor") && !tells(a, "confirmó el valor"));
    desk_close(&s.d);
}

TEST(a_value_sent_again_as_it_was_keeps_what_was_said_of_it)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    EXPECT_INT(story_write(t, &s, "10", "6", "4", PROOF).code, 303);
    story_sent(t, &s, VALUE);
    EXPECT_INT(desk_post(&s.d, ROLE_COUNTERPART, VALUE "/pronunciamiento", VALUE, CONFIRMS).code, 303);
    story_returned(t, &s, VALUE);
    EXPECT_INT(story_write(t, &s, "10", "6", "4", "&words=La prueba es la del período").code, 303);
    story_sent(t, &s, VALUE);
    story_accepted(t, &s, VALUE);
    struct answer a = desk_get(&s.d, ROLE_PUBLIC, VALUE);
    EXPECT_INT(a.code, 200);
    EXPECT(tells(a, "Contamos las diez personas") && !tells(a, "De un valor anterior"));
    desk_close(&s.d);
}

/* A second institution whose counterpart is the same person. */
static enum status two_parties(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    TRY(story_add(t, d));
    struct commitment_institution party = {NONE, s->w.base.commitment[0], s->w.base.agency, INSTITUTION_COUNTERPART, DAY_NONE, DAY_NONE};
    struct commitment_person person = {.id = NONE, .commitment = s->w.base.commitment[0], .person = s->w.base.counterpart, .role = PERSON_COUNTERPART,
                                       .institution = s->w.base.agency, .from_on = (struct day){s->w.base.today.n - 100}, .until_on = DAY_NONE};
    TRY(record_add(t->db, &commitment_institution_shape, &party));
    return record_add(t->db, &commitment_person_shape, &person);
}

#define SPEAK VALUE "/pronunciamiento"

TEST(who_represents_two_counterparts_speaks_for_each_and_each_dispute_is_answered)
{
    struct story s;
    if (!desk_open_with(t, &s.d, two_parties))
        return;
    EXPECT_INT(story_write(t, &s, "10", "6", "4", PROOF).code, 303);
    story_sent(t, &s, VALUE);
    EXPECT_INT(desk_post(&s.d, ROLE_COUNTERPART, SPEAK, VALUE, "kind=disputa&reasons=Contamos ocho y no diez").code, 422);
    const char *first = str_fmt(&t->mem, "party=%lld&kind=disputa&reasons=Contamos ocho y no diez", (long long)s.w.base.society).ptr;
    EXPECT_INT(desk_post(&s.d, ROLE_COUNTERPART, SPEAK, VALUE, first).code, 303);
    EXPECT(tells(desk_get(&s.d, ROLE_COUNTERPART, "/pendientes"), "Pronunciarse sobre el valor del período 1"));
    EXPECT_INT(desk_post(&s.d, ROLE_COUNTERPART, SPEAK, VALUE, "kind=disputa&reasons=Contamos nueve y no diez").code, 303);
    EXPECT(!tells(desk_get(&s.d, ROLE_COUNTERPART, "/pendientes"), "Pronunciarse sobre el valor del período 1"));
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/replica", VALUE, "reply=Las otras dos llegaron el último día").code, 422); /* to which? */
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/replica", VALUE, "word=2&reply=áéíóú").code, 422); /* five letters, ten bytes */
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/replica", VALUE, "word=2&reply=La novena llegó después").code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/replica", VALUE, "reply=Las otras dos llegaron el último día").code, 303);
    story_accepted(t, &s, VALUE);
    struct answer a = desk_get(&s.d, ROLE_PUBLIC, VALUE);
    EXPECT_INT(a.code, 200);
    EXPECT(tells(a, "La novena llegó después") && tells(a, "Las otras dos llegaron"));
    desk_close(&s.d);
}

/* Three periods of an accumulated number, the first public with ten. */
static enum status accumulated(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    struct indicator x;
    struct indicator_period *periods;
    struct measurement m;
    size_t count;
    TRY(story_add(t, d));
    struct indicator_version v = measurement_sheet_new(&s->w, TYPE_NUMBER);
    v.accumulation = ACCUMULATION_START;
    TRY(measurement_sheet_add(t->db, &t->mem, &s->w, s->w.base.jurisdiction, s->w.base.ministry, "lineas", &v, &x));
    TRY(indicator_periods(t->db, &t->mem, x.id, &periods, &count));
    return measurement_put(t->db, &t->mem, &s->w, x.id, periods[0].id, VALUE_REPORTED, 10 * MICRO, NONE, &m);
}

TEST(what_accumulates_falls_only_with_its_reason)
{
    struct story s;
    if (!desk_open_with(t, &s.d, accumulated))
        return;
    const char *at = "/ec/indicador/lineas/medir/2";
    EXPECT_TOLD(desk_post(&s.d, ROLE_FOCAL, at, NULL, "kind=reportado&value_micro=9" PROOF), "no puede bajar");
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, at, NULL, "kind=reportado&value_micro=9" PROOF "&unusual_note=Una línea se retiró en mayo").code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, "/ec/indicador/lineas/medir/3", NULL, "kind=reportado&value_micro=10" PROOF).code, 303);
    desk_close(&s.d);
}

UNIT(an_accumulation_within_the_year_begins_again)
{
    struct indicator_version v;
    struct indicator_period p;
    struct measurement_showed last = {.ends_on = day_of(2025, 12, 31), .value_micro = 9 * MICRO, .numerator_micro = NONE};
    shape_clear(&indicator_version_shape, &v);
    shape_clear(&indicator_period_shape, &p);
    p.ends_on = day_of(2026, 3, 31);
    v.accumulation = ACCUMULATION_YEAR;
    EXPECT_INT(measurement_before(&v, &p, &last).value_micro, NONE);
    v.accumulation = ACCUMULATION_START;
    EXPECT_INT(measurement_before(&v, &p, &last).value_micro, 9 * MICRO);
    v.accumulation = ACCUMULATION_STOCK;
    EXPECT_INT(measurement_before(&v, &p, &last).value_micro, NONE);
}

UNIT(steps_written_as_a_list_are_told_without_their_bullets)
{
    struct str *steps;
    EXPECT_INT(measurement_steps(&t->mem, STR("- Nada\n* Algo\nTodo"), &steps), 3);
    EXPECT_STR(steps[0], "Nada");
    EXPECT_STR(steps[1], "Algo");
}

TEST(nothing_is_sent_of_a_plan_that_ended_nor_corrected_of_a_closed_series)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    EXPECT_INT(story_write(t, &s, "10", "6", "4", PROOF).code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/autorizar", VALUE, WHO).code, 303);
    EXPECT(walk_script(&s.d, "UPDATE plan SET state = 'cerrado'"));
    EXPECT(tells(desk_get(&s.d, ROLE_FOCAL, VALUE), "El plan terminó"));
    EXPECT(!tells(desk_get(&s.d, ROLE_FOCAL, VALUE), "/enviar"));
    EXPECT(tells(desk_get(&s.d, ROLE_FOCAL, "/ec/indicadores/libro"), "No hay valores por reportar"));
    EXPECT(walk_script(&s.d, "UPDATE plan SET state = 'publicado'"));
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/enviar", VALUE, "").code, 303);
    story_accepted(t, &s, VALUE);
    EXPECT(walk_script(&s.d, "UPDATE measurement SET state = 'publicado', public_on = checked_on, published_on = checked_on; "
                             "UPDATE indicator SET state = 'cerrado' WHERE code = 'atendidos'"));
    EXPECT(tells(desk_get(&s.d, ROLE_FOCAL, AT "/corregir/1"), "ya no se ajustan"));
    EXPECT(!tells(desk_get(&s.d, ROLE_FOCAL, AT "/medir/1"), AT "/corregir/1"));
    desk_close(&s.d);
}

TEST(a_series_that_is_closed_owes_no_period_after_its_day)
{
    struct measurement_world w = {0};
    struct indicator_version *v;
    struct indicator_period *periods;
    struct indicator_result *kept;
    struct indicator *x;
    size_t count, kept_count, last = 0;
    w.base.today = day_at(db_deed(t->db)->now, -18000);
    EXPECT_DONE(report_world_alone(t->db, &t->mem, &w.base));
    EXPECT_DONE(measurement_world_add(t->db, &t->mem, &w));
    EXPECT_DONE(indicator_periods(t->db, &t->mem, w.asked, &periods, &count));
    EXPECT_INT(count, 12);
    struct day ended = {periods[3].ends_on.n + 5};
    EXPECT_DONE(indicator_version_of_id(t->db, &t->mem, w.version[1], &v));
    EXPECT_DONE(indicator_of_id(t->db, &t->mem, w.asked, &x));
    v->until_on = ended;
    x->state = INDICATOR_CLOSED;
    EXPECT_DONE(record_change(t->db, &indicator_version_shape, &t->mem, v));
    EXPECT_DONE(record_change(t->db, &indicator_shape, &t->mem, x));
    EXPECT_DONE(measurement_sheet_approved(t->db, &t->mem, v->id));
    EXPECT_DONE(indicator_periods(t->db, &t->mem, w.asked, &periods, &count));
    EXPECT_INT(count, 4);
    EXPECT_DONE(measurement_kept(t->db, &t->mem, w.asked, &kept, &kept_count));
    for (size_t i = 0; i < kept_count; i++)
        last += kept[i].status == VALUE_NOT_DUE;
    EXPECT_INT(kept_count, 4);
    EXPECT_INT(last, 0);
}

TEST(a_wrong_proof_is_taken_off_a_draft_and_not_off_what_was_sent)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    EXPECT_INT(story_write(t, &s, "10", "6", "4", PROOF).code, 303);
    const char *proof = desk_option(&s.d, ROLE_FOCAL, VALUE, "proof", "Registro de la ventanilla");
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/quitar-prueba", VALUE, str_fmt(&t->mem, "proof=%s", proof).ptr).code, 303);
    EXPECT(!tells(desk_get(&s.d, ROLE_FOCAL, VALUE), "Registro de la ventanilla"));
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, VALUE "/autorizar", VALUE, WHO).code, 422);
    EXPECT_INT(story_write(t, &s, "10", "6", "4", "&url=https://ejemplo.ec/otra&description=La del período").code, 303);
    story_sent(t, &s, VALUE);
    story_returned(t, &s, VALUE);
    EXPECT(!tells(desk_get(&s.d, ROLE_FOCAL, VALUE), "/quitar-prueba"));
    desk_close(&s.d);
}

TEST(the_directorate_moves_a_day_that_has_not_passed_and_everybody_reads_why)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    int year, month, day;
    day_split((struct day){s.w.base.today.n + 60}, &year, &month, &day);
    const char *at = AT "/calendario/7", *typed = str_fmt(&t->mem, "due_on=%02d/%02d/%d&moved=", day, month, year).ptr;
    EXPECT_INT(desk_get(&s.d, ROLE_FOCAL, at).code, 403);
    EXPECT_TOLD(desk_post(&s.d, ROLE_DIRECTORATE, at, NULL, typed), "Explica por qué se mueve");
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, at, NULL, str_fmt(&t->mem, "%sEl censo se publica más tarde este año", typed).ptr).code, 303);
    EXPECT(tells(desk_get(&s.d, ROLE_PUBLIC, AT), "El censo se publica más tarde"));
    EXPECT(tells(desk_get(&s.d, ROLE_DIRECTORATE, AT "/calendario/1"), "un día que pasó no se mueve"));
    desk_close(&s.d);
}

TEST(the_day_of_a_period_with_a_value_that_was_sent_stays)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    const char *at = AT "/calendario/1";
    EXPECT(walk_script(&s.d, str_fmt(&t->mem, "UPDATE indicator_period SET due_on = '%s' WHERE number = 1",
                                     day_iso(&t->mem, (struct day){s.w.base.today.n + 20}).ptr).ptr));
    EXPECT_INT(story_write(t, &s, "10", "6", "4", PROOF).code, 303);
    EXPECT(!tells(desk_get(&s.d, ROLE_DIRECTORATE, at), "ya tiene un valor enviado")); /* of a draft nothing is told */
    story_sent(t, &s, VALUE);
    EXPECT(tells(desk_get(&s.d, ROLE_DIRECTORATE, at), "ya tiene un valor enviado"));
    desk_close(&s.d);
}

/* The ministry leads too where the agency has its own focal point: the agency's does not touch the ministry's. */
static enum status shared_commitment(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    struct commitment_institution party = {NONE, NONE, NONE, INSTITUTION_LEAD, DAY_NONE, DAY_NONE};
    TRY(story_add(t, d));
    party.commitment = s->w.base.commitment[0];
    party.institution = s->w.base.agency;
    TRY(record_add(t->db, &commitment_institution_shape, &party));
    const char *sql = str_fmt(&t->mem, "UPDATE commitment_person SET institution = %lld WHERE person = %lld", (long long)s->w.base.agency,
                              (long long)s->w.base.focal).ptr;
    return db_script(t->db, sql);
}

TEST(the_focal_point_of_another_institution_of_the_commitment_writes_no_value)
{
    struct story s;
    if (!desk_open_with(t, &s.d, shared_commitment))
        return;
    EXPECT_INT(desk_get(&s.d, ROLE_FOCAL, AT "/medir/1").code, 403);
    EXPECT(!tells(desk_get(&s.d, ROLE_FOCAL, "/pendientes"), "Reportar el valor"));
    EXPECT(!tells(desk_get(&s.d, ROLE_FOCAL, "/ec/indicadores/libro"), "Descargar el libro de valores"));
    desk_close(&s.d);
}

/* Periods of "suma" that wait for its focal point; -1: they could not be read. */
static int awaited(struct test *t, const struct measurement_world *w)
{
    struct measurement_wait *all;
    size_t count;
    int found = 0;
    if (db_many(t->db, SQL_MEASUREMENT_WAIT_OWN, WITH(IN(w->base.focal), IN(w->base.today)), &t->mem, &measurement_wait_shape, &all, &count) != DONE)
        return -1;
    for (size_t i = 0; i < count; i++)
        found += str_is(all[i].code, "suma");
    return found;
}

TEST(a_draft_that_would_report_to_an_indicator_takes_no_duty_off_it)
{
    struct measurement_world w = {0};
    struct indicator sum, draft;
    w.base.today = day_at(db_deed(t->db)->now, -18000);
    EXPECT_DONE(report_world_alone(t->db, &t->mem, &w.base));
    EXPECT_DONE(measurement_world_add(t->db, &t->mem, &w));
    struct indicator_version v = measurement_sheet_new(&w, TYPE_NUMBER);
    v.rollup = ROLLUP_SUM;
    EXPECT_DONE(measurement_sheet_add(t->db, &t->mem, &w, w.base.jurisdiction, w.base.ministry, "suma", &v, &sum));
    int owed = awaited(t, &w);
    EXPECT(owed > 0);
    draft = sum;
    draft.id = NONE;
    draft.code = STR("sumando");
    draft.state = INDICATOR_DRAFT;
    draft.parent = sum.id;
    v = measurement_sheet_new(&w, TYPE_NUMBER);
    EXPECT_DONE(indicator_add(t->db, &draft, &v));
    EXPECT_INT(awaited(t, &w), owed);
    EXPECT_DONE(db_script(t->db, "CREATE TABLE called (n INTEGER CHECK (n > 0)); INSERT INTO called SELECT count(*) FROM deadline WHERE indicator = 'suma'"));
    draft.state = INDICATOR_IN_FORCE;
    EXPECT_DONE(record_change(t->db, &indicator_shape, &t->mem, &draft));
    EXPECT_INT(awaited(t, &w), 0);
}

TEST(parts_that_a_changed_value_no_longer_has_end_in_the_log)
{
    struct measurement_world w = {0};
    struct measurement m;
    w.base.today = day_at(db_deed(t->db)->now, -18000);
    EXPECT_DONE(report_world_alone(t->db, &t->mem, &w.base));
    EXPECT_DONE(measurement_world_add(t->db, &t->mem, &w));
    struct indicator_period *periods;
    size_t count;
    EXPECT_DONE(indicator_periods(t->db, &t->mem, w.served, &periods, &count));
    shape_clear(&measurement_shape, &m);
    m.indicator = w.served;
    m.period = periods[0].id;
    m.version = w.version[0];
    m.state = REPORT_DRAFT;
    m.kind = VALUE_REPORTED;
    m.value_micro = 10 * MICRO;
    m.channel = CHANNEL_FORM;
    m.entered_by = w.base.focal;
    struct measurement_part parts[] = {{NONE, NONE, w.women, VALUE_REPORTED, 6 * MICRO, NONE, NONE}, {NONE, NONE, w.men, VALUE_REPORTED, 4 * MICRO, NONE, NONE}};
    EXPECT_DONE(measurement_keep(t->db, &t->mem, &m, parts, 2, w.base.today));
    m.value_micro = 5 * MICRO;
    parts[0].value_micro = 5 * MICRO;
    EXPECT_DONE(measurement_keep(t->db, &t->mem, &m, parts, 1, w.base.today));
    struct measurement_part *kept;
    EXPECT_DONE(db_many(t->db, SQL_MEASUREMENT_PARTS_OF, WITH(IN(m.id)), &t->mem, &measurement_part_shape, &kept, &count));
    EXPECT_INT(count, 1);
    EXPECT_INT(kept[0].value_micro, 5 * MICRO);
    EXPECT_DONE(db_script(t->db, "CREATE TABLE ended (n INTEGER CHECK (n = 1)); INSERT INTO ended SELECT count(*) FROM log_entry "
                                 "WHERE record_table = 'measurement_part' AND action = 'quitar'"));
}

/* What the worker's every minute says of the series of a state. */
static bool over(struct test *t, int64_t measurement)
{
    struct measurement_due *all;
    size_t count, found = 0;
    if (db_many(t->db, SQL_MEASUREMENTS_OVER, WITHOUT, &t->mem, &measurement_due_shape, &all, &count) != DONE)
        return false;
    for (size_t i = 0; i < count; i++)
        found += all[i].id == measurement;
    return found > 0;
}

TEST(values_of_a_replaced_indicator_are_over_as_those_of_a_closed_one)
{
    struct measurement_world w = {0};
    struct measurement m;
    struct indicator *x;
    w.base.today = day_at(db_deed(t->db)->now, -18000);
    EXPECT_DONE(report_world_alone(t->db, &t->mem, &w.base));
    EXPECT_DONE(measurement_world_add(t->db, &t->mem, &w));
    struct indicator_period *periods;
    size_t count;
    EXPECT_DONE(indicator_periods(t->db, &t->mem, w.served, &periods, &count));
    EXPECT_DONE(measurement_put(t->db, &t->mem, &w, w.served, periods[0].id, VALUE_REPORTED, 10 * MICRO, NONE, &m));
    EXPECT(!over(t, m.id));
    EXPECT_DONE(indicator_of_id(t->db, &t->mem, w.served, &x));
    x->state = INDICATOR_REPLACED;
    EXPECT_DONE(record_change(t->db, &indicator_shape, &t->mem, x));
    EXPECT(over(t, m.id));
}
