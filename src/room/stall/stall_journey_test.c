/* SPDX-License-Identifier: EUPL-1.2
 * A case from the request to its reasoned end, through a real socket, on both engines. */
#include "room/progress/progress_test.h"
#include "room/stall/stall.h"
#include "tests/desk.h"

#define HERE "/ec/plan/1"
#define AT HERE "/compromiso/1"
#define CASE AT "/estancado/1"

static enum status world_add(struct test *t, struct desk *d)
{
    struct follow_world w = {.today = day_at(instant_now(), -18000), .jurisdiction = d->jurisdiction,
                             .focal = d->people[ROLE_FOCAL], .counterpart = d->people[ROLE_COUNTERPART]};
    static const char *const names[][2] = {{"mef", "Ministerio de prueba"}, {"red", "Red ciudadana"}};
    TRY(follow_world_add(t->db, &t->mem, &w));
    for (int i = 0; i < 2; i++) {
        struct institution x;
        shape_clear(&institution_shape, &x);
        x.jurisdiction = d->jurisdiction;
        x.code = str_of(names[i][0]);
        x.name = str_of(names[i][1]);
        x.sector = i == 0 ? SECTOR_STATE : SECTOR_CIVIL_SOCIETY;
        TRY(institution_add(t->db, &x));
        struct commitment_institution side = {NONE, w.commitment[0], x.id, i == 0 ? INSTITUTION_LEAD : INSTITUTION_COUNTERPART, DAY_NONE, DAY_NONE};
        TRY(record_add(t->db, &commitment_institution_shape, &side));
        struct commitment_person p;
        shape_clear(&commitment_person_shape, &p);
        p.commitment = w.commitment[0];
        p.person = i == 0 ? w.focal : w.counterpart;
        p.role = i == 0 ? PERSON_FOCAL : PERSON_COUNTERPART;
        p.institution = x.id;
        p.from_on = (struct day){w.today.n - 10};
        TRY(record_add(t->db, &commitment_person_shape, &p));
    }
    return DONE;
}

static struct answer say_it(struct test *t, struct desk *d, enum role as, const char *path, const char *page, const char *typed, int code)
{
    struct answer a = desk_post(d, as, path, page, typed);
    if (a.code != code)
        test_failed(t, __FILE__, __LINE__, "%s: %d, not %d: %.*s", path, a.code, code, (int)(a.body.len < 400 ? a.body.len : 400), a.body.ptr);
    return a;
}

static void request_is_private(struct test *t, struct desk *d)
{
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, AT "/estancar").code, 303);
    struct answer a = say_it(t, d, ROLE_COUNTERPART, AT "/estancar", NULL, "reason=Nada", 422);
    EXPECT(answer_has(&a, "Explica por qué, en 10 caracteres"));
    a = say_it(t, d, ROLE_COUNTERPART, AT "/estancar", NULL, "reason=El ministerio no responde desde marzo.", 303);
    EXPECT_STR(desk_leads(&a), CASE);
    a = say_it(t, d, ROLE_COLEAD, AT "/estancar", NULL, "reason=El ministerio no responde.", 409);
    EXPECT(answer_has(&a, "ya tiene un caso"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, CASE).code, 404);
    EXPECT_INT(desk_get(d, ROLE_PERSON, CASE).code, 404);
    a = desk_get(d, ROLE_PUBLIC, HERE "/estancados");
    EXPECT(!answer_has(&a, "Compromiso de prueba"));
    a = desk_get(d, ROLE_PUBLIC, AT);
    EXPECT(!answer_has(&a, "Se pidió abrir un caso"));
    a = desk_get(d, ROLE_COUNTERPART, AT);
    EXPECT(answer_has(&a, "Se pidió abrir un caso"));
    EXPECT_INT(desk_get(d, ROLE_FOCAL, CASE).code, 200);
    a = desk_get(d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(answer_has(&a, "Decidir si se abre un caso por el compromiso 1"));
}

static void case_is_public(struct test *t, struct desk *d)
{
    EXPECT_INT(desk_post_blind(d, ROLE_COLEAD, CASE "/aceptar", "").code, 403);
    struct answer a = say_it(t, d, ROLE_DIRECTORATE, CASE "/aceptar", CASE, "", 303);
    a = desk_get(d, ROLE_PUBLIC, CASE);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "no responde desde marzo"));
    a = desk_get(d, ROLE_PUBLIC, AT);
    EXPECT(answer_has(&a, "Estancado desde el"));
    a = desk_get(d, ROLE_PUBLIC, HERE "/estancados.csv");
    EXPECT(answer_has(&a, "1,1,Compromiso de prueba,Ministerio de prueba,1,abierto,"));
    a = desk_get(d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(answer_has(&a, "Acordar qué hacer con el compromiso estancado 1"));
    a = desk_get(d, ROLE_COLEAD, "/ec/administracion/tablero");
    EXPECT(answer_has(&a, CASE));
}

static void meeting_notes_stay_among_the_parties(struct test *t, struct desk *d)
{
    const char *mef = desk_option(d, ROLE_DIRECTORATE, CASE "/reunion", "institution_1", "Ministerio de prueba");
    const char *red = desk_option(d, ROLE_DIRECTORATE, CASE "/reunion", "institution_2", "Red ciudadana");
    struct answer a = say_it(t, d, ROLE_DIRECTORATE, CASE "/reunion", NULL,
                             str_fmt(&t->mem, "held_on=2026-01-15&institution_1=%s&people_1=Ana Ruiz&summary=Se habló con franqueza", mef).ptr, 422);
    EXPECT(answer_has(&a, "al menos dos instituciones"));
    EXPECT(answer_has(&a, "Se habló con franqueza"));
    const char *typed = str_fmt(&t->mem, "held_on=2026-01-15&institution_1=%s&people_1=Ana Ruiz&institution_2=%s&people_2=Luis Toa"
                                "&summary=Se habló con franqueza&agreements=Enviar el borrador", mef, red).ptr;
    say_it(t, d, ROLE_DIRECTORATE, CASE "/reunion", NULL, typed, 303);
    a = desk_get(d, ROLE_PUBLIC, CASE);
    EXPECT(answer_has(&a, "Red ciudadana"));
    EXPECT(!answer_has(&a, "franqueza"));
    EXPECT(!answer_has(&a, "Ana Ruiz"));
    a = desk_get(d, ROLE_COUNTERPART, CASE);
    EXPECT(answer_has(&a, "franqueza"));
    EXPECT(answer_has(&a, "Ana Ruiz"));
}

static void steps_are_marked_by_their_owner(struct test *t, struct desk *d)
{
    const char *mef = desk_option(d, ROLE_DIRECTORATE, CASE "/reunion", "institution_1", "Ministerio de prueba");
    struct answer a = say_it(t, d, ROLE_DIRECTORATE, CASE "/paso", NULL, str_fmt(&t->mem, "what=Enviar el borrador&institution=%s&due_on=2020-01-01", mef).ptr, 422);
    EXPECT(answer_has(&a, "Esa fecha ya pasó"));
    say_it(t, d, ROLE_DIRECTORATE, CASE "/paso", NULL, str_fmt(&t->mem, "what=Enviar el borrador&institution=%s&due_on=2099-01-01", mef).ptr, 303);
    a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(answer_has(&a, "Enviar el borrador"));
    a = say_it(t, d, ROLE_COUNTERPART, CASE "/paso/1", NULL, "state=hecho", 422);
    EXPECT(answer_has(&a, "lo marca la institución que lo tiene a cargo"));
    a = say_it(t, d, ROLE_DIRECTORATE, CASE "/cerrar", NULL, "outcome=reactivado&closing_note=Volvió a moverse el trabajo.", 422);
    EXPECT(answer_has(&a, "Hay pasos pendientes"));
    a = say_it(t, d, ROLE_FOCAL, CASE "/paso/1", NULL, "state=no-hecho&note=No", 422);
    EXPECT(answer_has(&a, "Explica por qué no se hizo"));
    say_it(t, d, ROLE_FOCAL, CASE "/paso/1", NULL, "state=hecho&done_on=2026-02-01&note=Se envió con oficio.", 303);
    EXPECT_INT(desk_post_blind(d, ROLE_PERSON, CASE "/paso/1", "state=hecho").code, 403);
    EXPECT_INT(desk_get(d, ROLE_DIRECTORATE, CASE "/paso/99").code, 404);
    a = desk_get(d, ROLE_PUBLIC, CASE);
    EXPECT(answer_has(&a, "Se envió con oficio."));
}

static void help_is_answered(struct test *t, struct desk *d)
{
    const char *red = desk_option(d, ROLE_COLEAD, CASE "/ofrecer", "institution", "Red ciudadana");
    say_it(t, d, ROLE_COLEAD, CASE "/ofrecer", NULL, str_fmt(&t->mem, "institution=%s&text=Podemos facilitar dos talleres.", red).ptr, 303);
    struct answer a = desk_get(d, ROLE_PUBLIC, CASE);
    EXPECT(!answer_has(&a, "dos talleres"));
    a = say_it(t, d, ROLE_DIRECTORATE, CASE "/cerrar", NULL, "outcome=reactivado&closing_note=Volvió a moverse el trabajo.", 422);
    EXPECT(answer_has(&a, "ofrecimientos de ayuda sin respuesta"));
    a = say_it(t, d, ROLE_DIRECTORATE, CASE "/ofrecimiento/1", NULL, "state=ofrecida", 422);
    say_it(t, d, ROLE_DIRECTORATE, CASE "/ofrecimiento/1", NULL, "state=aceptada&answer=Gracias.", 303);
    a = desk_get(d, ROLE_PUBLIC, CASE);
    EXPECT(answer_has(&a, "dos talleres"));
}

static void it_ends_with_a_reason(struct test *t, struct desk *d)
{
    struct answer a = say_it(t, d, ROLE_DIRECTORATE, CASE "/cerrar", NULL, "outcome=&closing_note=", 422);
    EXPECT(answer_has(&a, "Elige el desenlace"));
    say_it(t, d, ROLE_DIRECTORATE, CASE "/cerrar", NULL, "outcome=reactivado&closing_note=Volvió a moverse el trabajo.", 303);
    a = desk_get(d, ROLE_PUBLIC, CASE);
    EXPECT(answer_has(&a, "Volvió a moverse el trabajo."));
    EXPECT_INT(desk_post_blind(d, ROLE_DIRECTORATE, CASE "/ofrecer", "text=Podemos ayudar todavía").code, 403);
    a = desk_get(d, ROLE_PUBLIC, AT);
    EXPECT(!answer_has(&a, "Estancado desde el"));
    EXPECT(answer_has(&a, "Estuvo estancado antes"));
}

TEST(a_stalled_commitment_goes_from_a_request_to_a_reasoned_end)
{
    struct desk d;
    if (!desk_open_with(t, &d, world_add))
        return;
    request_is_private(t, &d);
    case_is_public(t, &d);
    meeting_notes_stay_among_the_parties(t, &d);
    steps_are_marked_by_their_owner(t, &d);
    help_is_answered(t, &d);
    it_ends_with_a_reason(t, &d);
    desk_close(&d);
}
