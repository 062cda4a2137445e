/* SPDX-License-Identifier: EUPL-1.2
 * The reprogramming drill through a real socket, on both engines: the way to the feedback, the validation
 * that makes edition 2, and one that is refused whole. */
#include "room/progress/progress_test.h"
#include "room/reprogramming/repro_view.h"
#include "tests/desk.h"

#define HERE "/ec/plan/1"
#define AT HERE "/compromiso/1"
#define RUN HERE "/reprogramacion/1"

struct drill {
    struct follow_world w;
    int64_t institution[4];
    struct reprogramming x;
};

static enum status institutions_fill(struct test *t, struct desk *d, struct drill *k)
{
    static const struct {
        const char *code, *name;
        enum sector sector;
    } all[] = {{"mef", "Ministerio de prueba", SECTOR_STATE}, {"red", "Red ciudadana", SECTOR_CIVIL_SOCIETY},
               {"uni", "Universidad de prueba", SECTOR_ACADEMIA}, {"cam", "Cámara de prueba", SECTOR_PRIVATE}};
    for (size_t i = 0; i < COUNT(all); i++) {
        struct institution x;
        shape_clear(&institution_shape, &x);
        x.jurisdiction = d->jurisdiction;
        x.code = str_of(all[i].code);
        x.name = str_of(all[i].name);
        x.sector = (int)all[i].sector;
        TRY(institution_add(t->db, &x));
        k->institution[i] = x.id;
    }
    return DONE;
}

static enum status world_fill(struct test *t, struct desk *d, struct drill *k)
{
    struct plan *plan;
    struct plan_edition e;
    k->w = (struct follow_world){.today = day_at(instant_now(), -18000), .jurisdiction = d->jurisdiction,
                                 .focal = d->people[ROLE_FOCAL], .counterpart = d->people[ROLE_COUNTERPART]};
    TRY(follow_world_add(t->db, &t->mem, &k->w));
    TRY(institutions_fill(t, d, k));
    TRY(record_get(t->db, &t->mem, &plan_shape, k->w.plan, &plan));
    shape_clear(&plan_edition_shape, &e);
    e.name = STR("Edición original");
    e.kind = EDITION_ORIGINAL;
    e.act = k->w.act;
    e.published_on = (struct day){k->w.today.n - 50};
    return edition_publish(t->db, &t->mem, plan, &e, k->w.today);
}

static enum status item_fill(struct test *t, struct drill *k, enum change_kind kind, int64_t milestone, const char *field, struct str old_value,
                             struct str new_value)
{
    struct repro_item x;
    shape_clear(&repro_item_shape, &x);
    x.reprogramming = k->x.id;
    x.commitment = k->w.commitment[0];
    x.milestone = milestone;
    x.kind = (int)kind;
    x.field = field == NULL ? STR_NONE : str_of(field);
    x.old_value = old_value;
    x.new_value = new_value;
    x.reasons = STR("La pandemia detuvo el trabajo de campo.");
    x.proposed_by = k->w.focal;
    x.proposed_as = ROLE_FOCAL;
    x.proposed_on = (struct day){k->w.today.n - 20};
    x.decision = DECISION_KEPT;
    x.decision_reason = STR("La comisión verificó el motivo.");
    x.decided_on = (struct day){k->w.today.n - 10};
    return record_add(t->db, &repro_item_shape, &x);
}

/* Feedback that ended yesterday, with a comment to answer: a replan, a text, and a withdrawal. */
static enum status feedback_fill(struct test *t, struct desk *d, struct str old_problem)
{
    struct drill *k = arena_new_of(&t->mem, struct drill);
    struct milestone *m;
    struct repro_comment c;
    TRY(world_fill(t, d, k));
    shape_clear(&reprogramming_shape, &k->x);
    k->x.plan = k->w.plan;
    k->x.state = REPRO_FEEDBACK;
    k->x.reason = STR("La emergencia sanitaria obliga a mover los plazos.");
    k->x.opened_by = d->people[ROLE_DIRECTORATE];
    k->x.opened_on = (struct day){k->w.today.n - 40};
    k->x.proposals_until = k->x.commission_on = (struct day){k->w.today.n - 15};
    k->x.feedback_on = (struct day){k->w.today.n - 9};
    k->x.feedback_until = (struct day){k->w.today.n - 1};
    TRY(repro_open(t->db, &k->x));
    for (size_t i = 0; i < REPRO_SECTORS; i++) {
        struct repro_member x = {NONE, k->x.id, k->institution[i], (int)i, STR("Persona de prueba")};
        TRY(record_add(t->db, &repro_member_shape, &x));
    }
    TRY(record_get(t->db, &t->mem, &milestone_shape, k->w.milestone[1], &m));
    int y, month, day;
    day_split((struct day){k->w.today.n + 90}, &y, &month, &day);
    TRY(item_fill(t, k, CHANGE_REPLAN, m->id, NULL, m->due_text, str_fmt(&t->mem, "%02d/%02d/%04d", day, month, y)));
    TRY(item_fill(t, k, CHANGE_TEXT, NONE, "problem", old_problem, STR("El problema, dicho de nuevo.")));
    TRY(item_fill(t, k, CHANGE_WITHDRAW_MILESTONE, k->w.milestone[0], NULL, STR_NONE, STR_NONE));
    shape_clear(&repro_comment_shape, &c);
    c.reprogramming = k->x.id;
    c.institution = k->institution[1];
    c.person = k->w.counterpart;
    c.text = STR("Pedimos explicar el retiro del hito 1.1.");
    c.given_on = (struct day){k->w.today.n - 5};
    return record_add(t->db, &repro_comment_shape, &c);
}

static struct answer say_it(struct test *t, struct desk *d, enum role as, const char *path, const char *page, const char *typed, int code)
{
    struct answer a = desk_post(d, as, path, page, typed);
    if (a.code != code)
        test_failed(t, __FILE__, __LINE__, "%s: %d, not %d: %.*s", path, a.code, code, (int)(a.body.len < 400 ? a.body.len : 400), a.body.ptr);
    return a;
}

static enum status open_world(struct test *t, struct desk *d)
{
    struct drill k = {0};
    return world_fill(t, d, &k);
}

static void it_opens_and_takes_proposals(struct test *t, struct desk *d)
{
    struct answer a = say_it(t, d, ROLE_FOCAL, AT "/reprogramar", NULL, "kind=replanificacion", 409);
    EXPECT(answer_has(&a, "No hay una reprogramación que reciba propuestas ahora."));
    a = say_it(t, d, ROLE_DIRECTORATE, HERE "/reprogramaciones/nueva", NULL, "reason=Poco&proposals_until=2099-01-01", 422);
    a = say_it(t, d, ROLE_DIRECTORATE, HERE "/reprogramaciones/nueva", NULL, "reason=La emergencia sanitaria obliga a mover plazos.&proposals_until=2020-01-01", 422);
    EXPECT(answer_has(&a, "Esa fecha ya pasó"));
    a = say_it(t, d, ROLE_DIRECTORATE, HERE "/reprogramaciones/nueva", NULL, "reason=La emergencia sanitaria obliga a mover plazos.&proposals_until=2099-01-01", 303);
    EXPECT_STR(desk_leads(&a), RUN);
    say_it(t, d, ROLE_DIRECTORATE, HERE "/reprogramaciones/nueva", NULL, "reason=La emergencia sanitaria obliga a mover plazos.&proposals_until=2099-01-01", 409);
    a = say_it(t, d, ROLE_DIRECTORATE, RUN "/avanzar", NULL, "", 422);
    EXPECT(answer_has(&a, "Todavía no hay propuestas"));
    const char *m = desk_option(d, ROLE_FOCAL, AT "/reprogramar", "milestone", "1.2. Datos publicados");
    const char *typed = str_fmt(&t->mem, "kind=replanificacion&milestone=%s&due_text=31/12/2026&reasons=La pandemia detuvo el trabajo.", m).ptr;
    say_it(t, d, ROLE_FOCAL, AT "/reprogramar", NULL, typed, 303);
    a = say_it(t, d, ROLE_COUNTERPART, AT "/reprogramar", NULL, typed, 422);
    EXPECT(answer_has(&a, "Ya hay una propuesta igual"));
    EXPECT_INT(desk_get(d, ROLE_PERSON, AT "/reprogramar").code, 403);
}

static void drafts_are_for_the_parties(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, RUN);
    EXPECT_INT(a.code, 200);
    EXPECT(!answer_has(&a, "La pandemia detuvo"));
    a = desk_get(d, ROLE_PUBLIC, RUN ".csv");
    EXPECT(!answer_has(&a, "La pandemia detuvo"));
    a = desk_get(d, ROLE_PERSON, RUN ".json");
    EXPECT(!answer_has(&a, "La pandemia detuvo"));
    a = desk_get(d, ROLE_COUNTERPART, RUN);
    EXPECT(answer_has(&a, "La pandemia detuvo"));
    a = desk_get(d, ROLE_COLEAD, RUN);
    EXPECT(answer_has(&a, "La pandemia detuvo"));
    EXPECT_INT(desk_get(d, ROLE_COUNTERPART, RUN "/avanzar").code, 403);
}

static void the_commission_is_tripartite(struct test *t, struct desk *d)
{
    static const char *const names[] = {"Ministerio de prueba", "Red ciudadana", "Universidad de prueba", "Cámara de prueba"};
    say_it(t, d, ROLE_DIRECTORATE, RUN "/avanzar", NULL, "", 303);
    struct answer a = desk_get(d, ROLE_DIRECTORATE, RUN "/avanzar");
    EXPECT(answer_has(&a, "La comisión no es tripartita"));
    for (size_t i = 0; i < COUNT(names); i++) {
        const char *id = desk_option(d, ROLE_DIRECTORATE, RUN "/integrante", "institution", names[i]);
        a = say_it(t, d, ROLE_DIRECTORATE, RUN "/integrante", NULL, str_fmt(&t->mem, "institution=%s&name=Ana Ruiz", id).ptr, i < 3 ? 303 : 422);
    }
    EXPECT(answer_has(&a, "el Estado, la sociedad civil y la academia"));
    a = say_it(t, d, ROLE_DIRECTORATE, RUN "/avanzar", NULL, "feedback_until=2099-01-01", 422);
    EXPECT(answer_has(&a, "Hay propuestas sin decidir"));
    EXPECT(!answer_has(&a, "Ana Ruiz"));
    a = desk_get(d, ROLE_PUBLIC, RUN);
    EXPECT(answer_has(&a, "Universidad de prueba"));
    EXPECT(!answer_has(&a, "Ana Ruiz"));
}

static void the_set_is_decided_and_told(struct test *t, struct desk *d)
{
    struct answer a = say_it(t, d, ROLE_DIRECTORATE, RUN "/propuesta/1", NULL, "decision=se-modifica&amended_value=cuando se pueda&decision_reason=Más tiempo para probar.", 422);
    a = say_it(t, d, ROLE_DIRECTORATE, RUN "/propuesta/1", NULL, "decision=se-mantiene&decision_reason=No", 422);
    EXPECT(answer_has(&a, "Escribe la razón de la comisión"));
    say_it(t, d, ROLE_DIRECTORATE, RUN "/propuesta/1", NULL, "decision=se-modifica&amended_value=30/11/2026&decision_reason=Basta un mes más.", 303);
    a = say_it(t, d, ROLE_DIRECTORATE, RUN "/avanzar", NULL, "feedback_until=2020-01-01", 422);
    EXPECT(answer_has(&a, "Escribe un día posterior a hoy"));
    say_it(t, d, ROLE_DIRECTORATE, RUN "/avanzar", NULL, "feedback_until=2099-01-01", 303);
    a = desk_get(d, ROLE_PUBLIC, RUN);
    EXPECT(answer_has(&a, "La pandemia detuvo"));
    EXPECT(answer_has(&a, "Basta un mes más."));
    EXPECT(answer_has(&a, "30/11/2026"));
    const char *red = desk_option(d, ROLE_COUNTERPART, RUN "/comentar", "institution", "Red ciudadana");
    say_it(t, d, ROLE_COUNTERPART, RUN "/comentar", NULL, str_fmt(&t->mem, "institution=%s&text=Nos parece poco tiempo.", red).ptr, 303);
    EXPECT_INT(desk_get(d, ROLE_PERSON, RUN "/comentar").code, 403);
    a = say_it(t, d, ROLE_DIRECTORATE, RUN "/avanzar", NULL, "", 422);
    EXPECT(answer_has(&a, "El plazo de retroalimentación todavía no termina."));
    say_it(t, d, ROLE_DIRECTORATE, RUN "/devolver", RUN, "", 303);
    a = say_it(t, d, ROLE_DIRECTORATE, RUN "/cancelar", NULL, "closing_note=No", 422);
    say_it(t, d, ROLE_DIRECTORATE, RUN "/cancelar", NULL, "closing_note=El núcleo decidió esperar al nuevo gobierno.", 303);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, HERE "/edicion/2").code, 404);
    a = say_it(t, d, ROLE_DIRECTORATE, RUN "/avanzar", NULL, "", 409);
}

TEST(a_reprogramming_goes_from_its_opening_to_the_feedback)
{
    struct desk d;
    if (!desk_open_with(t, &d, open_world))
        return;
    it_opens_and_takes_proposals(t, &d);
    drafts_are_for_the_parties(t, &d);
    the_commission_is_tripartite(t, &d);
    the_set_is_decided_and_told(t, &d);
    desk_close(&d);
}

static enum status good_set(struct test *t, struct desk *d)
{
    return feedback_fill(t, d, STR("El problema como se publicó."));
}

static enum status stale_set(struct test *t, struct desk *d)
{
    return feedback_fill(t, d, STR("Otro texto, que ya no está publicado."));
}

static const char *act_of(struct desk *d)
{
    struct day today = day_at(instant_now(), -18000);
    struct arena *mem = &d->house.test->mem;
    return desk_option(d, ROLE_DIRECTORATE, RUN "/validar", "act",
                       str_fmt(mem, "AF-01 · %.*s · Mueve un plazo", STR_ARG(day_words(mem, LANG_ES, today))).ptr);
}

static void to_validation(struct test *t, struct desk *d)
{
    struct answer a = say_it(t, d, ROLE_DIRECTORATE, RUN "/avanzar", NULL, "", 422);
    EXPECT(answer_has(&a, "Hay comentarios sin respuesta"));
    a = desk_get(d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(answer_has(&a, "Responder los comentarios a la reprogramación"));
    a = say_it(t, d, ROLE_COUNTERPART, RUN "/comentar", NULL, "text=Otro comentario tarde", 422);
    EXPECT(answer_has(&a, "El plazo de retroalimentación terminó."));
    say_it(t, d, ROLE_DIRECTORATE, RUN "/comentario/1", NULL, "answer=El hito ya no hace falta por la ley nueva.", 303);
    say_it(t, d, ROLE_DIRECTORATE, RUN "/comentario/1", NULL, "answer=Otra respuesta distinta.", 409);
    say_it(t, d, ROLE_DIRECTORATE, RUN "/avanzar", NULL, "", 303);
}

TEST(the_validation_does_the_whole_set_and_makes_the_second_edition)
{
    struct desk d;
    if (!desk_open_with(t, &d, good_set))
        return;
    to_validation(t, &d);
    struct answer a = say_it(t, &d, ROLE_DIRECTORATE, RUN "/validar", NULL, "act=", 422);
    EXPECT(answer_has(&a, "Elige el acto aprobado"));
    EXPECT_INT(desk_get(&d, ROLE_COLEAD, RUN "/validar").code, 403);
    const char *typed = str_fmt(&t->mem, "act=%s&closing_note=Nuevos plazos tras la emergencia.", act_of(&d)).ptr;
    say_it(t, &d, ROLE_DIRECTORATE, RUN "/validar", NULL, typed, 303);
    say_it(t, &d, ROLE_DIRECTORATE, RUN "/validar", NULL, typed, 409);
    EXPECT_INT(desk_get(&d, ROLE_PUBLIC, HERE "/edicion/3").code, 404);
    a = desk_get(&d, ROLE_PUBLIC, HERE "/edicion/2");
    EXPECT(answer_has(&a, "Versión reprogramada 1"));
    EXPECT(answer_has(&a, "Nuevos plazos tras la emergencia."));
    a = desk_get(&d, ROLE_PUBLIC, HERE "/edicion/2/cambios");
    EXPECT(answer_has(&a, "movido 122 días"));
    EXPECT(answer_has(&a, "El problema, dicho de nuevo."));
    a = desk_get(&d, ROLE_PUBLIC, AT);
    EXPECT(answer_has(&a, "32 días de atraso contra el plazo original"));
    EXPECT(answer_has(&a, "0 días contra el vigente"));
    a = desk_get(&d, ROLE_PUBLIC, AT "/cambios");
    EXPECT(answer_has(&a, "AF-01"));
    a = desk_get(&d, ROLE_PUBLIC, RUN);
    EXPECT(answer_has(&a, "El cambio aplicado"));
    EXPECT(answer_has(&a, "El hito ya no hace falta por la ley nueva."));
    say_it(t, &d, ROLE_DIRECTORATE, RUN "/diferencia", NULL, "place=Página 12&document_says=Diciembre de 2026&data_say=Diciembre de 2026", 422);
    say_it(t, &d, ROLE_DIRECTORATE, RUN "/diferencia", NULL, "place=Página 12&document_says=Diciembre de 2026&data_say=Febrero de 2027", 303);
    a = desk_get(&d, ROLE_PUBLIC, RUN);
    EXPECT(answer_has(&a, "Página 12"));
    desk_close(&d);
}

TEST(one_change_that_cannot_be_done_refuses_the_whole_set)
{
    struct desk d;
    if (!desk_open_with(t, &d, stale_set))
        return;
    to_validation(t, &d);
    struct answer a = say_it(t, &d, ROLE_DIRECTORATE, RUN "/validar", NULL, str_fmt(&t->mem, "act=%s", act_of(&d)).ptr, 422);
    EXPECT(answer_has(&a, "No se aplicó ningún cambio"));
    EXPECT(answer_has(&a, "Lo publicado cambió desde que se propuso."));
    EXPECT_INT(desk_get(&d, ROLE_PUBLIC, HERE "/edicion/2").code, 404);
    a = desk_get(&d, ROLE_PUBLIC, AT);
    EXPECT(answer_has(&a, "32 días de atraso contra el plazo original; 32 días contra el vigente"));
    a = desk_get(&d, ROLE_PUBLIC, AT "/cambios");
    EXPECT(answer_has(&a, "No se ha pedido ningún cambio."));
    desk_close(&d);
}
