/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/digest.h"
#include "base/text.h"
#include "room/attendance/attendance_test.h"

static enum status process_made(struct test *t, int64_t jurisdiction, struct attendance_world *w)
{
    struct cocreation_method m;
    struct cocreation c;
    shape_clear(&cocreation_method_shape, &m);
    m.jurisdiction = jurisdiction;
    m.number = 77;
    m.title = STR("Metodología de prueba");
    m.state = METHOD_REPLACED;
    m.answer_days = m.draft_days = 30;
    m.publish_from = 5;
    m.cards_needed = 3;
    m.notice_days = 0;
    TRY(record_add(t->db, &cocreation_method_shape, &m));
    w->method = m.id;
    shape_clear(&cocreation_shape, &c);
    c.jurisdiction = jurisdiction;
    c.number = 1;
    c.name = STR("Cocreación de prueba");
    c.method = m.id;
    c.state = COCREATION_ACTIVE;
    c.announced_on = c.activated_on = (struct day){w->today.n - 20};
    TRY(record_add(t->db, &cocreation_shape, &c));
    w->process = c.id;
    return DONE;
}

static enum status stage_made(struct test *t, struct attendance_world *w)
{
    struct cocreation_stage s;
    shape_clear(&cocreation_stage_shape, &s);
    s.cocreation = w->process;
    s.position = 1;
    s.code = STR("todo");
    s.name = STR("Todo a la vez");
    s.starts_on = (struct day){w->today.n - 10};
    s.ends_on = (struct day){w->today.n + 10};
    s.closing_minute = 1440;
    TRY(record_add(t->db, &cocreation_stage_shape, &s));
    w->stage = s.id;
    for (int gate = 0; (size_t)gate < GATES; gate++) {
        struct stage_gate g = {NONE, s.id, gate};
        TRY(record_add(t->db, &stage_gate_shape, &g));
    }
    return DONE;
}

enum status attendance_world_add(struct test *t, int64_t jurisdiction, int64_t facilitator, struct attendance_world *w)
{
    struct roundtable x;
    struct roundtable_session s;
    struct roundtable_person p;
    *w = (struct attendance_world){.today = day_at(instant_now(), -18000)};
    TRY(process_made(t, jurisdiction, w));
    TRY(stage_made(t, w));
    shape_clear(&roundtable_shape, &x);
    x.cocreation = w->process;
    x.number = 1;
    x.kind = TABLE_TERRITORIAL;
    x.name = STR("Mesa de prueba");
    x.state = TABLE_CALLED;
    TRY(record_add(t->db, &roundtable_shape, &x));
    w->table = x.id;
    shape_clear(&roundtable_session_shape, &s);
    s.roundtable = x.id;
    s.number = 1;
    s.held_on = (struct day){w->today.n - 1};
    s.starts_minute = 540;
    s.ends_minute = 720;
    s.modality = MODALITY_MIXED;
    s.place = STR("Casa comunal");
    s.state = SESSION_HELD;
    TRY(record_add(t->db, &roundtable_session_shape, &s));
    w->session = s.id;
    if (facilitator == NONE)
        return DONE;
    shape_clear(&roundtable_person_shape, &p);
    p.roundtable = x.id;
    p.person = facilitator;
    p.duty = DUTY_FACILITATOR;
    p.from_on = (struct day){w->today.n - 30};
    return record_add(t->db, &roundtable_person_shape, &p);
}

enum status attendance_world_register(struct test *t, struct str server_key, int64_t session, const char *name, const char *email, const char *code,
                                      int64_t *ret)
{
    struct registration g;
    shape_clear(&registration_shape, &g);
    g.session = session;
    g.name = str_of(name);
    g.email = g.email_folded = str_of(email);
    g.sector = FROM_CITIZENS;
    g.modality = PRESENCE_PRESENT;
    g.code_hash = hmac_hex(&t->mem, server_key, str_fmt(&t->mem, "codigo de inscripcion %s", code));
    g.state = REGISTRATION_GIVEN;
    g.language = PERSON_SPANISH;
    g.registered_at = instant_now();
    TRY(record_add(t->db, &registration_shape, &g));
    *ret = g.id;
    return DONE;
}

enum status attendance_world_row(struct test *t, int64_t session, const char *name, const char *source_key, bool *ret_there)
{
    struct attendance a;
    shape_clear(&attendance_shape, &a);
    a.session = session;
    a.channel = source_key == NULL ? CHANNEL_PAPER : CHANNEL_HALL;
    a.name = str_of(name);
    a.source_key = str_of(source_key);
    a.sector = FROM_CITIZENS;
    a.modality = PRESENCE_PRESENT;
    a.noted_at = instant_now();
    return attendance_add(t->db, &t->mem, STR("clave"), &a, STR_NONE, ret_there);
}
