/* SPDX-License-Identifier: EUPL-1.2
 * A table through a real socket: from its form to the waiting list, with bad input on the way. */
#include <string.h>

#include "room/roundtable/roundtable_view.h"
#include "tests/desk.h"

struct stage {
    struct desk d; /* first */
    struct cocreation process;
    struct roundtable table;
    struct roundtable_session session;
};

static enum status process_add(struct test *t, struct stage *s, struct day today)
{
    struct cocreation_method m;
    struct cocreation_stage st;
    shape_clear(&cocreation_method_shape, &m);
    m.jurisdiction = s->d.jurisdiction;
    m.number = 1;
    m.title = STR("Metodología");
    m.state = METHOD_DRAFT;
    m.answer_days = m.draft_days = 30;
    m.publish_from = 5;
    m.cards_needed = 1;
    m.notice_days = 0;
    TRY(record_add(t->db, &cocreation_method_shape, &m));
    shape_clear(&cocreation_shape, &s->process);
    s->process.jurisdiction = s->d.jurisdiction;
    s->process.number = 1;
    s->process.name = STR("Cocreación de prueba");
    s->process.method = m.id;
    s->process.state = COCREATION_ACTIVE;
    s->process.announced_on = s->process.activated_on = today;
    TRY(record_add(t->db, &cocreation_shape, &s->process));
    shape_clear(&cocreation_stage_shape, &st);
    st.cocreation = s->process.id;
    st.position = 1;
    st.code = STR("territorio");
    st.name = STR("Trabajo en territorio");
    st.starts_on = (struct day){today.n - 10};
    st.ends_on = (struct day){today.n + 10};
    st.closing_minute = 1440;
    TRY(record_add(t->db, &cocreation_stage_shape, &st));
    struct stage_gate gates[] = {{NONE, st.id, GATE_REGISTRATION}, {NONE, st.id, GATE_ATTENDANCE}};
    TRY(record_add(t->db, &stage_gate_shape, &gates[0]));
    return record_add(t->db, &stage_gate_shape, &gates[1]);
}

static enum status table_add(struct test *t, struct stage *s, struct day today)
{
    struct roundtable_person p = {.id = NONE, .person = s->d.people[ROLE_FACILITATOR], .duty = DUTY_FACILITATOR, .from_on = today, .until_on = DAY_NONE};
    shape_clear(&roundtable_shape, &s->table);
    s->table.cocreation = s->process.id;
    s->table.number = 1;
    s->table.kind = TABLE_TERRITORIAL;
    s->table.name = STR("Mesa del norte");
    s->table.state = TABLE_CALLED;
    TRY(record_add(t->db, &roundtable_shape, &s->table));
    p.roundtable = s->table.id;
    TRY(record_add(t->db, &roundtable_person_shape, &p));
    shape_clear(&roundtable_session_shape, &s->session);
    s->session.roundtable = s->table.id;
    s->session.number = 1;
    s->session.held_on = (struct day){today.n + 5};
    s->session.starts_minute = 540;
    s->session.ends_minute = 720;
    s->session.modality = MODALITY_PRESENT;
    s->session.place = STR("Casa comunal");
    s->session.online_url = STR("https://reunion.ejemplo.ec/secreta");
    s->session.capacity = 1;
    s->session.state = SESSION_PLANNED;
    return record_add(t->db, &roundtable_session_shape, &s->session);
}

static enum status stage_add(struct test *t, struct desk *d)
{
    struct stage *s = (struct stage *)d;
    struct day today = day_at(instant_now(), -18000);
    TRY(process_add(t, s, today));
    return table_add(t, s, today);
}

#define AT "/ec/cocreacion/1"
#define TABLE AT "/mesa/1"
#define MEETING TABLE "/sesion/1"
#define REGISTRATION_OF(name, email) "name=" name "&email=" email "&sector=ciudadania"

static bool says(struct desk *d, enum role as, const char *path, const char *words)
{
    struct answer a = desk_get(d, as, path);
    return a.code == 200 && answer_has(&a, words);
}

static struct str own_path(struct stage *s, int64_t id)
{
    struct str token = registration_token(&s->d.house.test->mem, s->d.house.site.server_key, id, (struct instant){instant_now().s + 900});
    return str_fmt(&s->d.house.test->mem, "/inscripcion/%.*s", STR_ARG(token));
}

/* Registers by mail and confirms by the link; the ids of a fresh database are 1, 2, 3… on both engines. */
static void registered(struct test *t, struct stage *s, int64_t id, const char *typed)
{
    struct answer a = desk_post(&s->d, ROLE_PUBLIC, MEETING "/inscripcion", NULL, typed);
    EXPECT_INT(a.code, 303);
    struct str own = own_path(s, id);
    a = desk_get(&s->d, ROLE_PUBLIC, own.ptr);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Confirma tu inscripción"));
    a = desk_post(&s->d, ROLE_PUBLIC, str_fmt(&t->mem, "%.*s/confirmar", STR_ARG(own)).ptr, own.ptr, "");
    EXPECT_INT(a.code, 303);
}

TEST(a_full_session_has_a_waiting_list_that_moves_up_when_somebody_cancels)
{
    struct stage s;
    if (!desk_open_with(t, &s.d, stage_add))
        return;
    s.d.house.site.config.form_seconds = 0;
    registered(t, &s, 1, REGISTRATION_OF("Ana", "ana@ejemplo.ec") "&needs=Silla de ruedas");
    EXPECT(says(&s.d, ROLE_PUBLIC, own_path(&s, 1).ptr, "Tu código de asistencia"));
    registered(t, &s, 2, REGISTRATION_OF("Berta", "berta@ejemplo.ec"));
    EXPECT(says(&s.d, ROLE_PUBLIC, own_path(&s, 2).ptr, "Personas que esperan antes que tú: 0"));
    EXPECT(says(&s.d, ROLE_FACILITATOR, MEETING "/inscritas", "Silla de ruedas"));
    struct str own = own_path(&s, 1);
    struct answer a = desk_post(&s.d, ROLE_PUBLIC, str_fmt(&t->mem, "%.*s/cancelar", STR_ARG(own)).ptr, own.ptr, "");
    EXPECT_INT(a.code, 303);
    EXPECT(says(&s.d, ROLE_PUBLIC, own_path(&s, 2).ptr, "Tu código de asistencia"));
    EXPECT(says(&s.d, ROLE_PUBLIC, own_path(&s, 1).ptr, "Cancelada"));
    desk_close(&s.d);
}

TEST(the_same_address_twice_is_one_registration_and_nothing_tells_a_stranger)
{
    struct stage s;
    if (!desk_open_with(t, &s.d, stage_add))
        return;
    s.d.house.site.config.form_seconds = 0;
    registered(t, &s, 1, REGISTRATION_OF("Ana", "ana@ejemplo.ec"));
    struct answer first = desk_post(&s.d, ROLE_PUBLIC, MEETING "/inscripcion", NULL, REGISTRATION_OF("Otra", "ANA@ejemplo.ec"));
    struct answer fresh = desk_post(&s.d, ROLE_PUBLIC, MEETING "/inscripcion", NULL, REGISTRATION_OF("Eva", "eva@ejemplo.ec"));
    EXPECT_INT(first.code, 303);
    EXPECT_INT(fresh.code, 303);
    EXPECT(str_eq(desk_leads(&first), desk_leads(&fresh)));
    EXPECT(says(&s.d, ROLE_FACILITATOR, MEETING "/inscritas", "Ana"));
    EXPECT(!says(&s.d, ROLE_FACILITATOR, MEETING "/inscritas", "Otra"));
    desk_close(&s.d);
}

TEST(names_and_addresses_of_who_registered_are_on_no_public_page)
{
    static const char *const places[] = {AT, AT "/mesas", AT "/mesas.csv", AT "/mesas.ics", AT "/mesas.json", TABLE, TABLE ".json", TABLE ".ics", MEETING,
                                         MEETING ".csv", MEETING ".ics", MEETING "/inscripcion", TABLE "/que-paso", "/ec/datos/sesiones.csv", "/ec/datos/mesas.json"};
    struct stage s;
    if (!desk_open_with(t, &s.d, stage_add))
        return;
    s.d.house.site.config.form_seconds = 0;
    registered(t, &s, 1, REGISTRATION_OF("Zoila Reservada", "zoila@ejemplo.ec") "&needs=Lectura fácil");
    struct answer a = desk_post(&s.d, ROLE_FACILITATOR, TABLE "/actores/nuevo", NULL, "name=Actor Callado&sector=academia&email=callado@ejemplo.ec");
    EXPECT_INT(a.code, 303);
    for (size_t i = 0; i < COUNT(places); i++) {
        a = desk_get(&s.d, ROLE_PUBLIC, places[i]);
        EXPECT_INT(a.code, 200);
        EXPECT(!answer_has(&a, "Zoila") && !answer_has(&a, "zoila@") && !answer_has(&a, "Lectura fácil"));
        EXPECT(!answer_has(&a, "Callado") && !answer_has(&a, "callado@") && !answer_has(&a, "reunion.ejemplo.ec"));
    }
    EXPECT(says(&s.d, ROLE_FACILITATOR, TABLE "/actores", "Actor Callado"));
    desk_close(&s.d);
}

TEST(a_program_and_bad_input_register_nobody_and_what_was_typed_stays)
{
    struct stage s;
    if (!desk_open_with(t, &s.d, stage_add))
        return;
    s.d.house.site.config.form_seconds = 0;
    struct answer a = desk_post(&s.d, ROLE_PUBLIC, MEETING "/inscripcion", NULL, REGISTRATION_OF("Bot", "bot@ejemplo.ec") "&website=https://spam");
    EXPECT_INT(a.code, 303);
    a = desk_get(&s.d, ROLE_PUBLIC, own_path(&s, 1).ptr);
    EXPECT_INT(a.code, 404);
    static const char *const bad[] = {REGISTRATION_OF("", "ana@ejemplo.ec"), REGISTRATION_OF("Anaïs", "no es un correo"),
                                      "name=Anaïs&email=ana@ejemplo.ec&sector=", "name=Anaïs&email=ana@ejemplo.ec&sector=marcianos",
                                      REGISTRATION_OF("Anaïs", "ana@ejemplo.ec") "&territory=999999"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        a = desk_post(&s.d, ROLE_PUBLIC, MEETING "/inscripcion", NULL, bad[i]);
        EXPECT_INT(a.code, 422);
        EXPECT(i == 0 || answer_has(&a, "Anaïs"));
    }
    s.d.house.site.config.form_seconds = 60;
    a = desk_post(&s.d, ROLE_PUBLIC, MEETING "/inscripcion", NULL, REGISTRATION_OF("Rápida", "rapida@ejemplo.ec"));
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "muy rápido"));
    desk_close(&s.d);
}

TEST(a_table_of_the_territory_needs_a_province_and_a_session_hours_in_order)
{
    struct stage s;
    if (!desk_open_with(t, &s.d, stage_add))
        return;
    struct answer a = desk_post(&s.d, ROLE_DIRECTORATE, AT "/mesas/nueva", NULL, "kind=territorial&name=Mesa del sur");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "necesita al menos una provincia"));
    a = desk_post(&s.d, ROLE_DIRECTORATE, AT "/mesas/nueva", NULL, "kind=territorial&name=Mesa del sur&provinces=999999");
    EXPECT_INT(a.code, 422);
    a = desk_post(&s.d, ROLE_DIRECTORATE, AT "/mesas/nueva", NULL, "kind=tematica&name=Mesa de agua");
    EXPECT_INT(a.code, 422);
    static const char *const bad[] = {"starts=12:00&ends=09:00", "starts=9h30&ends=12:00", "starts=09:00&ends=25:00", "starts=09:00&ends=12:00&registration_until=01/01/2199"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        const char *typed = str_fmt(&t->mem, "held_on=01/03/2199&modality=presencial&place=Casa&%s", bad[i]).ptr;
        a = desk_post(&s.d, ROLE_FACILITATOR, TABLE "/sesiones/nueva", NULL, i == 3 ? str_fmt(&t->mem, "held_on=01/12/2198&modality=presencial&place=Casa&%s", bad[i]).ptr : typed);
        EXPECT_INT(a.code, 422);
    }
    a = desk_post(&s.d, ROLE_FACILITATOR, TABLE "/sesiones/nueva", NULL, "held_on=01/03/2199&modality=presencial&place=Casa&starts=09:00&ends=12:00");
    EXPECT_INT(a.code, 303);
    EXPECT(says(&s.d, ROLE_PUBLIC, TABLE "/sesion/2", "09:00 a 12:00"));
    desk_close(&s.d);
}

TEST(a_cancelled_session_says_why_and_takes_no_more_and_a_session_to_come_is_not_held)
{
    struct stage s;
    if (!desk_open_with(t, &s.d, stage_add))
        return;
    s.d.house.site.config.form_seconds = 0;
    struct answer a = desk_post(&s.d, ROLE_FACILITATOR, MEETING "/realizada", MEETING, "");
    EXPECT(a.code != 303);
    a = desk_post(&s.d, ROLE_FACILITATOR, MEETING "/cancelar", NULL, "reason=Corta");
    EXPECT_INT(a.code, 422);
    a = desk_post(&s.d, ROLE_FACILITATOR, MEETING "/cancelar", NULL, "reason=El río creció y la vía está cerrada.");
    EXPECT_INT(a.code, 303);
    EXPECT(says(&s.d, ROLE_PUBLIC, MEETING, "El río creció"));
    EXPECT(says(&s.d, ROLE_PUBLIC, MEETING ".ics", "STATUS:CANCELLED"));
    EXPECT(says(&s.d, ROLE_PUBLIC, MEETING "/inscripcion", "no está abierta"));
    desk_close(&s.d);
}

TEST(a_pasted_list_of_actors_is_saved_whole_or_not_at_all)
{
    struct stage s;
    if (!desk_open_with(t, &s.d, stage_add))
        return;
    struct answer a = desk_post(&s.d, ROLE_FACILITATOR, TABLE "/actores/pegar", NULL,
                                "rows=Nombre%09Sector%09Provincia%0AUniversidad%09Academia%09%0ANadie%09Marcianos%09%0A");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Fila 3"));
    EXPECT(!says(&s.d, ROLE_FACILITATOR, TABLE "/actores", "Universidad"));
    a = desk_post(&s.d, ROLE_FACILITATOR, TABLE "/actores/pegar", NULL, "rows=Nombre%09Sector%09Provincia%0AUniversidad%09academia%09loja%0A");
    EXPECT_INT(a.code, 303);
    EXPECT(says(&s.d, ROLE_FACILITATOR, TABLE "/actores", "Loja"));
    EXPECT(says(&s.d, ROLE_PUBLIC, TABLE, "Academia"));
    desk_close(&s.d);
}

TEST(minutes_are_a_draft_until_published_and_are_not_rewritten_after)
{
    struct stage s;
    if (!desk_open_with(t, &s.d, stage_add))
        return;
    struct answer a = desk_post(&s.d, ROLE_FACILITATOR, TABLE "/notas/nueva", NULL, "kind=acta&title=Acta primera");
    EXPECT_INT(a.code, 422);
    a = desk_post(&s.d, ROLE_FACILITATOR, TABLE "/notas/nueva", NULL, "kind=acta&title=Acta primera&text=Se acordó medir el caudal.");
    EXPECT_INT(a.code, 303);
    a = desk_get(&s.d, ROLE_PUBLIC, TABLE "/nota/1");
    EXPECT_INT(a.code, 404);
    EXPECT(!says(&s.d, ROLE_PUBLIC, TABLE, "Acta primera"));
    a = desk_post(&s.d, ROLE_FACILITATOR, TABLE "/nota/1/publicar", TABLE "/nota/1", "");
    EXPECT_INT(a.code, 303);
    EXPECT(says(&s.d, ROLE_PUBLIC, TABLE "/nota/1", "medir el caudal"));
    a = desk_post(&s.d, ROLE_FACILITATOR, TABLE "/nota/1/editar", NULL, "text=Otra cosa.");
    EXPECT_INT(a.code, 422);
    desk_close(&s.d);
}
