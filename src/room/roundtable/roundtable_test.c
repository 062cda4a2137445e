/* SPDX-License-Identifier: EUPL-1.2
 * The moves of a table, hours, places, codes and links. */
#include "base/text.h"
#include "room/roundtable/roundtable_view.h"
#include "tests/test.h"

UNIT(hours_are_read_as_people_type_them_and_nothing_else)
{
    EXPECT_INT(minute_parse(STR("09:30"), false), 570);
    EXPECT_INT(minute_parse(STR("9:30"), false), 570);
    EXPECT_INT(minute_parse(STR(" 00:00 "), false), 0);
    EXPECT_INT(minute_parse(STR("24:00"), true), 1440);
    const char *const wrong[] = {"24:00", "25:00", "9:3", "930", "9:60", "-1:30", "09:+5", "mañana", "", ":", "9:", ":30", "09:30:00", "9.30"};
    for (size_t i = 0; i < COUNT(wrong); i++)
        EXPECT_INT(minute_parse(str_of(wrong[i]), false), -1);
    EXPECT_STR(minute_words(&t->mem, 570), "09:30");
    EXPECT_STR(minute_words(&t->mem, 1440), "24:00");
}

UNIT(a_session_begins_and_ends_by_the_clock_of_its_zone)
{
    struct roundtable_session s = {.held_on = day_of(2026, 10, 3), .starts_minute = 570, .ends_minute = 1440};
    EXPECT_STR(instant_iso(&t->mem, session_starts_at(&s, -18000)), "2026-10-03T14:30:00Z");
    EXPECT_STR(instant_iso(&t->mem, session_ends_at(&s, -21600)), "2026-10-04T06:00:00Z");
}

UNIT(registration_ends_with_its_last_day_or_when_the_session_begins)
{
    struct roundtable_session s = {.held_on = day_of(2026, 10, 3), .starts_minute = 570, .ends_minute = 720, .state = SESSION_PLANNED,
                                   .registration_until = DAY_NONE};
    struct instant begins = session_starts_at(&s, -18000);
    EXPECT(session_takes(&s, s.held_on, (struct instant){begins.s - 1}, -18000));
    EXPECT(!session_takes(&s, s.held_on, begins, -18000));
    s.registration_until = day_of(2026, 10, 1);
    EXPECT(session_takes(&s, day_of(2026, 10, 1), (struct instant){begins.s - 2 * 86400}, -18000));
    EXPECT(!session_takes(&s, day_of(2026, 10, 2), (struct instant){begins.s - 86400}, -18000));
    s.registration_until = DAY_NONE;
    s.state = SESSION_CANCELLED;
    EXPECT(!session_takes(&s, day_of(2026, 10, 1), (struct instant){begins.s - 86400}, -18000));
}

UNIT(whoever_comes_when_the_hall_is_full_waits_but_nobody_online_does)
{
    struct roundtable_session s = {.modality = MODALITY_MIXED, .capacity = 2};
    EXPECT_INT(session_gives(&s, PRESENCE_PRESENT, 1), REGISTRATION_GIVEN);
    EXPECT_INT(session_gives(&s, PRESENCE_PRESENT, 2), REGISTRATION_WAITING);
    EXPECT_INT(session_gives(&s, PRESENCE_ONLINE, 2), REGISTRATION_GIVEN);
    s.modality = MODALITY_ONLINE;
    EXPECT_INT(session_gives(&s, PRESENCE_ONLINE, 2), REGISTRATION_WAITING);
    EXPECT_INT(session_presence(&s, PRESENCE_PRESENT), PRESENCE_ONLINE);
    s.capacity = NONE;
    EXPECT_INT(session_gives(&s, PRESENCE_ONLINE, 100000), REGISTRATION_GIVEN);
    s.modality = MODALITY_PRESENT;
    EXPECT_INT(session_presence(&s, PRESENCE_ONLINE), PRESENCE_PRESENT);
}

UNIT(a_table_is_called_with_a_session_and_its_theme_or_province_and_closed_with_minutes_and_outcome)
{
    struct table_facts f = {.territorial = true, .planned = 1};
    EXPECT(roundtable_fault(TABLE_PREPARED, TABLE_CALLED, &f) != NULL);
    f.provinces = 1;
    EXPECT(roundtable_fault(TABLE_PREPARED, TABLE_CALLED, &f) == NULL);
    f.territorial = false;
    EXPECT(roundtable_fault(TABLE_PREPARED, TABLE_CALLED, &f) != NULL);
    f.topic = true;
    f.planned = 0;
    EXPECT(roundtable_fault(TABLE_PREPARED, TABLE_CALLED, &f) != NULL);
    f.held = 1;
    EXPECT(roundtable_fault(TABLE_CALLED, TABLE_HELD, &f) == NULL);
    f.planned = 1;
    EXPECT(roundtable_fault(TABLE_CALLED, TABLE_HELD, &f) != NULL);
    f.planned = 0;
    f.minutes = 1;
    EXPECT(roundtable_fault(TABLE_HELD, TABLE_CLOSED, &f) != NULL);
    f.outcome = true;
    EXPECT(roundtable_fault(TABLE_HELD, TABLE_CLOSED, &f) == NULL);
}

UNIT(a_closed_or_cancelled_table_moves_no_more)
{
    for (int to = 0; (size_t)to < roundtable_state_choices.count; to++) {
        EXPECT(!roundtable_may_become(TABLE_CLOSED, to));
        EXPECT(!roundtable_may_become(TABLE_CANCELLED, to));
    }
    EXPECT(!roundtable_may_become(TABLE_PREPARED, TABLE_HELD) && !roundtable_may_become(TABLE_HELD, TABLE_CANCELLED));
}

static struct registration registered(int64_t session, const char *email)
{
    struct registration g;
    shape_clear(&registration_shape, &g);
    g.session = session;
    g.email = g.email_folded = str_of(email);
    g.registered_at = (struct instant){1000};
    return g;
}

UNIT(a_code_is_read_in_any_case_with_the_signs_that_people_confuse)
{
    struct str key = STR("llave");
    struct registration g = registered(7, "vecina@ejemplo.ec"), other = registered(8, "vecina@ejemplo.ec");
    struct str code = registration_code(&t->mem, key, &g), hash = registration_code_hash(&t->mem, key, code);
    EXPECT_INT(code.len, 9);
    EXPECT(!str_eq(code, registration_code(&t->mem, key, &other)));
    EXPECT(!str_eq(code, registration_code(&t->mem, STR("otra"), &g)));
    EXPECT(str_eq(hash, registration_code_hash(&t->mem, key, str_fmt(&t->mem, " %.*s ", STR_ARG(text_fold(&t->mem, code))))));
    EXPECT(str_eq(registration_code_hash(&t->mem, key, STR("0111-0000")), registration_code_hash(&t->mem, key, STR("oil1 oo0o"))));
    EXPECT(!str_eq(hash, registration_code_hash(&t->mem, key, STR(""))));
    EXPECT(!str_eq(hash, registration_code_hash(&t->mem, key, str_fmt(&t->mem, "%.*s0", STR_ARG(code)))));
    g.email_folded = STR_NONE;
    EXPECT(str_empty(registration_code(&t->mem, key, &g)));
}

UNIT(the_link_of_a_registration_is_good_until_its_time_and_for_it_alone)
{
    struct str key = STR("llave"), token = registration_token(&t->mem, key, 7, (struct instant){1000});
    int64_t id = 0;
    EXPECT_DONE(registration_token_read(&t->mem, key, token, (struct instant){1000}, &id));
    EXPECT_INT(id, 7);
    EXPECT_STATUS(registration_token_read(&t->mem, key, token, (struct instant){1001}, &id), GONE);
    EXPECT_STATUS(registration_token_read(&t->mem, key, str_fmt(&t->mem, "8%.*s", STR_ARG(str_part(token, 1, token.len))), (struct instant){9}, &id), NOT_FOUND);
    EXPECT_STATUS(registration_token_read(&t->mem, STR("otra"), token, (struct instant){9}, &id), NOT_FOUND);
    EXPECT_STATUS(registration_token_read(&t->mem, key, STR("7-9999"), (struct instant){9}, &id), NOT_FOUND);
    EXPECT_STATUS(registration_token_read(&t->mem, key, STR(""), (struct instant){9}, &id), NOT_FOUND);
}
