/* SPDX-License-Identifier: EUPL-1.2
 * A value that turns back: what was said of it before, what the log keeps of its parts, what may be taken off it; the
 * end of its series. */
#include "room/measurement/measurement_story_test.h"
#include "sql.h"

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
