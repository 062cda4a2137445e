/* SPDX-License-Identifier: EUPL-1.2
 * Attendance through a real socket: by code, list and paper, closing what adds up, what the public sees. */
#include "room/attendance/attendance_test.h"
#include "tests/desk.h"

struct hall_story {
    struct desk d; /* first */
    struct attendance_world w;
    int64_t ana, luis;
};

static enum status story_add(struct test *t, struct desk *d)
{
    struct hall_story *s = (struct hall_story *)d;
    TRY(attendance_world_add(t, d->jurisdiction, d->people[ROLE_FACILITATOR], &s->w));
    TRY(attendance_world_register(t, d->house.site.server_key, s->w.session, "Ana Quishpe", "ana@ejemplo.ec", "K3VQ8M2P", &s->ana));
    return attendance_world_register(t, d->house.site.server_key, s->w.session, "Luis Yánez", "luis@ejemplo.ec", "B7TN4XA9", &s->luis);
}

#define MEETING "/ec/cocreacion/1/mesa/1/sesion/1"
#define DESK MEETING "/asistencia"
#define AS ROLE_FACILITATOR

static bool desk_shows(struct desk *d, const char *words)
{
    struct answer a = desk_get(d, AS, DESK);
    return a.code == 200 && answer_has(&a, words);
}

static void step_code(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, AS, DESK "?codigo=k3vq-8m2p");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Ana Quishpe") && answer_has(&a, "Confirmar que asistió"));
    a = desk_get(d, AS, DESK "?codigo=AAAA-0000");
    EXPECT(answer_has(&a, "no es de una persona inscrita"));
    a = desk_post(d, AS, DESK "/codigo", DESK, "code=AAAA-0000");
    EXPECT_INT(a.code, 422);
    a = desk_post(d, AS, DESK "/codigo", DESK, "code=K3VQ-8M2P");
    EXPECT_INT(a.code, 303);
    a = desk_post(d, AS, DESK "/codigo", DESK, "code=K3VQ-8M2P");
    EXPECT_INT(a.code, 303); /* twice is met quietly */
    EXPECT(desk_shows(d, "Personas en la lista <span class=\"count\">1</span>"));
}

static void step_list_and_paper(struct test *t, struct desk *d)
{
    struct hall_story *s = (struct hall_story *)d;
    struct answer a = desk_post(d, AS, DESK "/lista", DESK, str_fmt(&t->mem, "registration=%lld", (long long)s->luis).ptr);
    EXPECT_INT(a.code, 303);
    a = desk_post(d, AS, DESK "/papel", NULL, "name_1=Rosa Guamán&sector_1=&name_2=Pepe&sector_2=academia");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "falta el sector") && answer_has(&a, "Rosa Guamán"));
    EXPECT(!desk_shows(d, "Pepe"));
    /* Ana again on paper, with another hand: one person */
    a = desk_post(d, AS, DESK "/papel", NULL, "name_1=ANA  QUISHPE&sector_1=ciudadania&name_2=<b>Rosa</b>&sector_2=academia&name_3=&sector_3=estado");
    EXPECT_INT(a.code, 303);
    EXPECT(desk_shows(d, "Personas en la lista <span class=\"count\">4</span>"));
    EXPECT(desk_shows(d, "&lt;b&gt;Rosa&lt;/b&gt;"));
    a = desk_post(d, AS, DESK "/papel", NULL, "rows=Nombre\tSector\nEva\tAcademia\nIván\tNinguno\n");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Fila 3"));
    EXPECT(!desk_shows(d, "Eva"));
    a = desk_post(d, AS, DESK "/papel", NULL, "rows=Nombre\tSector\tProvincia\nEva\tAcademia\tPichincha\n");
    EXPECT_INT(a.code, 303);
    EXPECT(desk_shows(d, "Eva"));
}

static void step_totals(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, AS, DESK "/totales", NULL, "total.total=1260&genero.mujer=692&genero.hombre=559&genero.no-binario=4");
    EXPECT_INT(a.code, 303);
    EXPECT(desk_shows(d, "suman 1.255 de 1.260: faltan 5"));
    a = desk_post(d, AS, DESK "/cerrar", DESK, "note=");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "no cuadra"));
    a = desk_post(d, AS, DESK "/totales", NULL, "total.total=mil");
    EXPECT_INT(a.code, 422);
    a = desk_post(d, AS, DESK "/totales", NULL, "total.total=1260&genero.mujer=692&genero.hombre=559&genero.no-binario=4&genero.otro=5");
    EXPECT_INT(a.code, 303);
    EXPECT(desk_shows(d, "Las cuentas cuadran"));
    a = desk_post(d, AS, DESK "/papeletas", NULL, "genero.mujer=9");
    EXPECT_INT(a.code, 303);
    EXPECT(desk_shows(d, "suman 9 de 5: sobran 4"));
    a = desk_post(d, AS, DESK "/papeletas", NULL, "genero.mujer=3&genero.hombre=2");
    EXPECT_INT(a.code, 303);
}

static void step_closed(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, MEETING);
    EXPECT(!answer_has(&a, "Quiénes participaron"));
    EXPECT_INT(desk_post(d, AS, DESK "/cerrar", DESK, "note=").code, 303);
    a = desk_get(d, ROLE_PUBLIC, MEETING);
    EXPECT(answer_has(&a, "Asistencias: 1.265"));
    EXPECT(answer_has(&a, "Mujer: 695") && answer_has(&a, "No binario: sin publicar") && answer_has(&a, "Otro: sin publicar"));
    EXPECT(!answer_has(&a, "Quishpe"));
    a = desk_get(d, ROLE_PUBLIC, "/ec/datos/asistencia.csv");
    EXPECT(answer_has(&a, "genero,mujer,695,0") && answer_has(&a, "genero,no-binario,,1"));
    a = desk_get(d, ROLE_PUBLIC, "/ec/cocreacion/1");
    EXPECT(answer_has(&a, "Sesiones con la asistencia cerrada: 1"));
    a = desk_post_blind(d, AS, DESK "/papel", "name_1=Tarde&sector_1=academia");
    EXPECT(a.code != 303);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, DESK).code, 303);
    a = desk_post(d, AS, DESK "/reabrir", DESK, "note=Apareció otra hoja de asistencia firmada.");
    EXPECT_INT(a.code, 303);
    a = desk_get(d, ROLE_PUBLIC, MEETING);
    EXPECT(!answer_has(&a, "Quiénes participaron"));
}

TEST(attendance_goes_from_code_list_and_paper_to_totals_that_add_up)
{
    struct hall_story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    step_code(t, &s.d);
    step_list_and_paper(t, &s.d);
    step_totals(t, &s.d);
    step_closed(t, &s.d);
    desk_close(&s.d);
}

static enum status house_made(struct test *t, struct attendance_world *w)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("ec");
    j.name = STR("Ecuador");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    TRY(record_add(t->db, &jurisdiction_shape, &j));
    return attendance_world_add(t, j.id, NONE, w);
}

TEST(the_same_person_and_the_same_row_of_a_file_count_once)
{
    struct attendance_world w;
    struct attendance_state state;
    bool there;
    EXPECT_DONE(house_made(t, &w));
    EXPECT_DONE(attendance_world_row(t, w.session, "Rosa Chimbo", NULL, &there));
    EXPECT(!there);
    EXPECT_DONE(attendance_world_row(t, w.session, "rosa chimbo", "lote:1", &there));
    EXPECT(there);
    EXPECT_DONE(attendance_world_row(t, w.session, NULL, "lote:2", &there));
    EXPECT(!there);
    EXPECT_DONE(attendance_world_row(t, w.session, NULL, "lote:2", &there));
    EXPECT(there);
    EXPECT_DONE(attendance_world_row(t, w.session, NULL, NULL, &there)); /* nobody knows who: each counts */
    EXPECT_DONE(attendance_world_row(t, w.session, NULL, NULL, &there));
    EXPECT(!there);
    EXPECT_DONE(attendance_state_of(t->db, &t->mem, w.session, &state));
    EXPECT_INT(state.total, 4);
}

TEST(counts_of_what_people_say_of_themselves_leave_no_row_in_the_log)
{
    struct attendance_world w;
    struct attendance_state state;
    EXPECT_DONE(house_made(t, &w));
    EXPECT_DONE(attendance_tally(t->db, w.session, COUNTED_IN_HALL, BY_GENDER, STR("mujer"), 2));
    EXPECT_DONE(attendance_tally(t->db, w.session, COUNTED_IN_HALL, BY_GENDER, STR("mujer"), 1));
    EXPECT_DONE(attendance_state_of(t->db, &t->mem, w.session, &state));
    EXPECT_INT(state.rows.by[BY_GENDER].sum, 3);
}
