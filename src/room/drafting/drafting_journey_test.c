/* SPDX-License-Identifier: EUPL-1.2
 * The drafting desk through a real socket, on both engines: from two proposals to an agreed draft and the
 * published plan; what a stranger sees of it. */
#include "room/drafting/drafting_test.h"

#include "tests/desk.h"

#define HERE "/ec/cocreacion/1"
#define DESK HERE "/redaccion/1"

static enum status world_fill(struct test *t, struct desk *d)
{
    struct draft_world w = {.site = &d->house.site, .today = day_at(instant_now(), -18000), .person = d->people[ROLE_DIRECTORATE], .with_plan = true};
    struct act a;
    TRY(record_get(t->db, &t->mem, &jurisdiction_shape, d->jurisdiction, &w.at.jurisdiction));
    shape_clear(&act_shape, &a);
    a.jurisdiction = d->jurisdiction;
    a.number = STR("AM-1");
    a.kind = ACT_MINUTES;
    a.decided_on = day_of(2026, 1, 10);
    a.body = STR("Grupo núcleo");
    a.title = STR("Aprobación del plan");
    a.result = ACT_APPROVED;
    TRY(record_add(t->db, &act_shape, &a));
    return draft_world_add(t->db, &t->mem, &w);
}

static enum status empty_fill(struct test *t, struct desk *d)
{
    struct draft_world w = {.site = &d->house.site, .today = day_at(instant_now(), -18000), .person = d->people[ROLE_DIRECTORATE]};
    TRY(record_get(t->db, &t->mem, &jurisdiction_shape, d->jurisdiction, &w.at.jurisdiction));
    return draft_world_add(t->db, &t->mem, &w);
}

/* From the summary of problems on, what a failed test shows. */
static struct str problems_of(struct str body)
{
    size_t at = str_find(body, STR("error-summary"));
    return at == SIZE_MAX ? str_part(body, 0, body.len < 200 ? body.len : 200) : str_part(body, at, body.len - at < 900 ? body.len - at : 900);
}

static struct answer say_it(struct test *t, struct desk *d, enum role as, const char *path, const char *page, const char *typed, int code)
{
    struct answer a = desk_post(d, as, path, page, typed);
    if (a.code != code)
        test_failed(t, __FILE__, __LINE__, "%s %s: %d, not %d: %.*s", path, typed, a.code, code, STR_ARG(problems_of(a.body)));
    return a;
}

static void hides(struct test *t, struct desk *d, enum role as, const char *path, const char *word)
{
    struct answer a = desk_get(d, as, path);
    if (answer_has(&a, word))
        test_failed(t, __FILE__, __LINE__, "%s tells role %d of %s", path, (int)as, word);
}

static const char *hidden_of(struct test *t, const struct answer *a, const char *name)
{
    struct str rest = str_part(a->body, str_find(a->body, STR("<main")), a->body.len), mark = str_fmt(&t->mem, "name=\"%s\" value=\"", name);
    size_t at = str_find(rest, mark);
    rest = at == SIZE_MAX ? STR("") : str_part(rest, at + mark.len, rest.len);
    return str_chars(&t->mem, str_cut(&rest, '"'));
}

/* The name of the box of a proposal in the form, "p_12". */
static struct str box_of(struct test *t, struct desk *d, size_t which)
{
    struct answer a = desk_get(d, ROLE_DIRECTORATE, HERE "/redaccion/nuevo");
    struct str rest = a.body, box = STR_NONE;
    for (size_t i = 0; i <= which; i++) {
        size_t at = str_find(rest, STR("name=\"p_"));
        if (at == SIZE_MAX)
            return STR_NONE;
        rest = str_part(rest, at + 6, rest.len - at - 6);
        box = str_part(rest, 0, str_find(rest, STR("\"")));
    }
    return str_copy(&t->mem, box);
}

static void the_draft_is_made(struct test *t, struct desk *d)
{
    struct str one = box_of(t, d, 0), two = box_of(t, d, 1);
    struct answer a = say_it(t, d, ROLE_DIRECTORATE, HERE "/redaccion/nuevo", NULL, "title=Agua MARCALECHUZA", 422);
    EXPECT(answer_has(&a, "Elige al menos una propuesta seleccionada."));
    const char *typed = str_fmt(&t->mem, "title=Agua MARCALECHUZA&%.*s=1&%.*s=1", STR_ARG(one), STR_ARG(two)).ptr;
    a = say_it(t, d, ROLE_DIRECTORATE, HERE "/redaccion/nuevo", NULL, typed, 303);
    EXPECT_STR(desk_leads(&a), DESK);
    a = desk_get(d, ROLE_DIRECTORATE, DESK);
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Palabra 2-problema"));
    EXPECT(answer_has(&a, "Falta en el equipo alguien de la academia."));
}

static void the_team_is_mixed_before_agreement_is_asked(struct test *t, struct desk *d)
{
    struct answer a = say_it(t, d, ROLE_DIRECTORATE, DESK "/equipo", NULL, "email=nadie@ejemplo.ec&sector=academia", 422);
    EXPECT(answer_has(&a, "Nadie tiene una cuenta con ese correo"));
    EXPECT_INT(desk_get(d, ROLE_PERSON, DESK).code, 404);
    say_it(t, d, ROLE_DIRECTORATE, DESK "/equipo", NULL, "email=persona@ejemplo.ec&sector=academia", 303);
    a = say_it(t, d, ROLE_DIRECTORATE, DESK "/equipo", NULL, "email=persona@ejemplo.ec&sector=academia", 422);
    EXPECT(answer_has(&a, "ya está en el equipo"));
    say_it(t, d, ROLE_DIRECTORATE, DESK "/equipo", NULL, "email=contraparte@ejemplo.ec&sector=sociedad-civil", 303);
    a = say_it(t, d, ROLE_PERSON, DESK "/pedir-acuerdo", DESK, "", 422);
    EXPECT(answer_has(&a, "Falta en el equipo alguien del Estado"));
    say_it(t, d, ROLE_DIRECTORATE, DESK "/equipo", NULL, "email=punto-focal@ejemplo.ec&sector=estado", 303);
    EXPECT_INT(desk_get(d, ROLE_PERSON, DESK).code, 200);
    EXPECT_INT(desk_get(d, ROLE_EVALUATOR, DESK).code, 404);
    EXPECT_INT(desk_get(d, ROLE_ADMIN, DESK).code, 404);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, DESK).code, 404);
    EXPECT_INT(desk_get(d, ROLE_PERSON, DESK "/equipo").code, 403);
}

static void the_team_writes(struct test *t, struct desk *d)
{
    const char *lead = desk_option(d, ROLE_PERSON, DESK "/ficha", "institution", "Ministerio de prueba");
    const char *other = desk_option(d, ROLE_PERSON, DESK "/ficha", "institution", "Red ciudadana");
    struct answer a = say_it(t, d, ROLE_PERSON, DESK "/editar", NULL, "title=Agua MARCALECHUZA para todas&brief=Sabremos cómo está el agua.", 303);
    EXPECT_STR(desk_leads(&a), DESK);
    a = say_it(t, d, ROLE_PERSON, DESK "/editar", NULL, "title=&brief=Texto que se conserva", 422);
    EXPECT(answer_has(&a, "Texto que se conserva"));
    say_it(t, d, ROLE_PERSON, DESK "/ficha/institucion", DESK "/ficha", str_fmt(&t->mem, "institution=%s&role=lider", lead).ptr, 303);
    say_it(t, d, ROLE_PERSON, DESK "/ficha/institucion", DESK "/ficha", str_fmt(&t->mem, "institution=%s&role=contraparte", other).ptr, 303);
    say_it(t, d, ROLE_PERSON, DESK "/ficha/valor", DESK "/ficha", "value=transparencia&justification=Publica las compras.", 303);
    a = say_it(t, d, ROLE_PERSON, DESK "/hitos/nuevo", NULL,
               "number=1&title=Registro publicado&deliverable=Un registro en línea&kind=publicacion&means=enlace&due_text=junio 2027&weight_centi=100", 303);
    EXPECT_STR(desk_leads(&a), DESK "/hitos");
    a = desk_get(d, ROLE_PERSON, DESK "/cambios?desde=1&hasta=6");
    EXPECT(answer_has(&a, "Registro publicado"));
    EXPECT(answer_has(&a, "MARCALECHUZA para todas"));
    EXPECT_INT(desk_get(d, ROLE_PERSON, DESK "/cambios?desde=1&hasta=99").code, 404);
    EXPECT_INT(desk_get(d, ROLE_PERSON, "/ec/plan/3/compromiso/1").code, 404); /* the desk is enough */
}

static void the_milestone_is_tested(struct test *t, struct desk *d)
{
    struct answer a = say_it(t, d, ROLE_PERSON, DESK "/hito/1/prueba", DESK "/hito/1", "answer_corto-plazo=no", 422);
    EXPECT(answer_has(&a, "Explica por qué no"));
    say_it(t, d, ROLE_PERSON, DESK "/hito/1/prueba", DESK "/hito/1",
           "answer_corto-plazo=no&note_corto-plazo=MARCABUHO: tarda un año&answer_concreto=si&answer_saber-social=si&answer_factible=si", 303);
    a = desk_get(d, ROLE_PERSON, DESK);
    EXPECT(answer_has(&a, "Preguntas de la prueba de los hitos sin responder: 1."));
    say_it(t, d, ROLE_PERSON, DESK "/hito/1/prueba", DESK "/hito/1", "answer_anclaje-politico=si", 303);
}

static void comments_are_answered(struct test *t, struct desk *d)
{
    say_it(t, d, ROLE_COUNTERPART, DESK "/comentarios", DESK, "text=MARCATUCAN: falta la parroquia.", 303);
    say_it(t, d, ROLE_DIRECTORATE, DESK "/comentarios-ogp", NULL, "text=Which indicator?&given_on=2099-01-01", 422);
    say_it(t, d, ROLE_DIRECTORATE, DESK "/comentarios-ogp", NULL, "text=Which indicator?&given_on=2026-01-05", 303);
    struct answer a = desk_get(d, ROLE_PERSON, DESK);
    EXPECT(answer_has(&a, "Comentarios sin respuesta: 2."));
}

static void answer_all(struct test *t, struct desk *d)
{
    for (int i = 0; i < 2; i++) {
        struct answer a = desk_get(d, ROLE_PERSON, DESK);
        size_t at = str_find(a.body, STR("redaccion/1/comentario/"));
        if (at == SIZE_MAX) {
            test_failed(t, __FILE__, __LINE__, "no comment to answer");
            return;
        }
        struct str rest = str_part(a.body, at, 60);
        struct str id = str_part(rest, 0, str_find(rest, STR("\"")));
        const char *path = str_fmt(&t->mem, HERE "/%.*s", STR_ARG(id)).ptr;
        say_it(t, d, ROLE_PERSON, path, NULL, "answer=Poco", 422);
        say_it(t, d, ROLE_PERSON, path, NULL, "answer=Se agregó la parroquia al problema.", 303);
    }
}

/* Each of the three says what it thinks; a new version asks them again. */
static void all_agree(struct test *t, struct desk *d)
{
    struct answer a;
    say_it(t, d, ROLE_PERSON, DESK "/pedir-acuerdo", DESK, "", 303);
    a = desk_get(d, ROLE_PERSON, "/pendientes");
    EXPECT(a.code != 200 || answer_has(&a, "Dar tu acuerdo"));
    a = say_it(t, d, ROLE_COUNTERPART, DESK "/acordar", DESK, "decision=objeta", 422);
    EXPECT(answer_has(&a, "Escribe la razón"));
    say_it(t, d, ROLE_COUNTERPART, DESK "/acordar", DESK, "decision=objeta&reason=MARCAIGUANA: falta el costo.", 303);
    say_it(t, d, ROLE_PERSON, DESK "/acordar", DESK, "decision=acuerda", 303);
    say_it(t, d, ROLE_FOCAL, DESK "/acordar", DESK, "decision=acuerda", 303);
    say_it(t, d, ROLE_DIRECTORATE, DESK "/acordar", NULL, "decision=acuerda", 422); /* not of the team */
    a = desk_get(d, ROLE_DIRECTORATE, DESK);
    EXPECT(answer_has(&a, "Objeciones a la última versión: 1."));
    say_it(t, d, ROLE_PERSON, DESK "/editar", NULL, "budget=Diez mil dólares", 303);
    a = desk_get(d, ROLE_DIRECTORATE, DESK);
    EXPECT(answer_has(&a, "Falta que acuerden: "));
    EXPECT(answer_has(&a, "Persona contraparte"));
    struct answer seen = desk_get(d, ROLE_PERSON, DESK "/acordar");
    const char *old = str_fmt(&t->mem, "_token=%s&_key=%s&_revision=1&decision=acuerda", hidden_of(t, &seen, "_token"), hidden_of(t, &seen, "_key")).ptr;
    EXPECT_INT(desk_post_blind(d, ROLE_PERSON, DESK "/acordar", old).code, 409); /* read an older version */
    say_it(t, d, ROLE_PERSON, DESK "/acordar", DESK, "decision=acuerda", 303);
    say_it(t, d, ROLE_COUNTERPART, DESK "/acordar", DESK, "decision=acuerda", 303);
    a = desk_get(d, ROLE_DIRECTORATE, DESK);
    EXPECT(answer_has(&a, "tag-time"));
    say_it(t, d, ROLE_FOCAL, DESK "/acordar", DESK, "decision=acuerda", 303);
    a = desk_get(d, ROLE_DIRECTORATE, DESK);
    EXPECT(answer_has(&a, "Acordado"));
    EXPECT(!answer_has(&a, "Qué falta para acordarlo"));
}

static void nothing_of_it_is_known(struct test *t, struct desk *d)
{
    static const char *const pages[] = {HERE, HERE "/redaccion", HERE "/redaccion/plan", DESK, DESK "/versiones", DESK "/cambios", DESK "/editar", DESK "/ficha", DESK "/hitos",
                                        DESK "/hito/1", HERE "/propuesta/1", HERE "/propuesta/3", HERE "/propuestas", "/ec", "/ec/planes", "/ec/plan/3",
                                        "/ec/plan/3/compromiso/1", "/buscar?q=MARCALECHUZA", "/ec/buscar?q=MARCALECHUZA", HERE "/tablero", HERE ".json",
                                        HERE "/propuesta/1.json"};
    static const char *const words[] = {"MARCALECHUZA para", "MARCABUHO", "MARCATUCAN", "MARCAIGUANA"};
    static const enum role roles[] = {ROLE_PUBLIC, ROLE_EVALUATOR, ROLE_FACILITATOR, ROLE_ADMIN};
    for (size_t i = 0; i < COUNT(pages); i++)
        for (size_t k = 0; k < COUNT(words); k++)
            for (size_t n = 0; n < COUNT(roles); n++)
                hides(t, d, roles[n], pages[i], words[k]);
}

static void the_plan_is_published(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, ROLE_DIRECTORATE, HERE "/redaccion/plan");
    EXPECT(answer_has(&a, "Nada impide publicarlo"));
    const char *act = desk_option(d, ROLE_DIRECTORATE, "/ec/plan/3/publicar", "act", "AM-1 · 10 de enero de 2026 · Aprobación del plan");
    say_it(t, d, ROLE_DIRECTORATE, "/ec/plan/3/publicar", NULL, str_fmt(&t->mem, "act=%s&name=Edición original&kind=original&published_on=2026-11-01", act).ptr, 303);
    a = desk_get(d, ROLE_PUBLIC, "/ec/plan/3/compromiso/1");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "De dónde viene"));
    EXPECT(answer_has(&a, HERE "/propuesta/3")); /* the one that was merged */
    a = desk_get(d, ROLE_PUBLIC, HERE "/propuesta/3");
    EXPECT(answer_has(&a, "/ec/plan/3/compromiso/1"));
    a = desk_get(d, ROLE_PUBLIC, "/ec/plan/3/compromiso/1/hito/1");
    EXPECT(answer_has(&a, "MARCABUHO"));
    hides(t, d, ROLE_PUBLIC, "/ec/plan/3/compromiso/1", "MARCATUCAN");
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, DESK).code, 404);
    a = desk_get(d, ROLE_PERSON, DESK);
    EXPECT(answer_has(&a, "En el plan"));
    say_it(t, d, ROLE_PERSON, DESK "/editar", NULL, "title=Otra cosa", 422);
}

TEST(a_draft_goes_from_selected_proposals_to_the_published_plan)
{
    struct desk d;
    if (!desk_open_with(t, &d, world_fill))
        return;
    the_draft_is_made(t, &d);
    the_team_is_mixed_before_agreement_is_asked(t, &d);
    the_team_writes(t, &d);
    the_milestone_is_tested(t, &d);
    comments_are_answered(t, &d);
    answer_all(t, &d);
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, "/ec/plan/3/publicar");
    EXPECT(answer_has(&a, "Borrador sin acordar"));
    all_agree(t, &d);
    nothing_of_it_is_known(t, &d);
    the_plan_is_published(t, &d);
    desk_close(&d);
}

TEST(a_dropped_draft_leaves_the_plan_and_keeps_its_words)
{
    struct desk d;
    if (!desk_open_with(t, &d, world_fill))
        return;
    the_draft_is_made(t, &d);
    struct answer a = say_it(t, &d, ROLE_DIRECTORATE, DESK "/descartar", NULL, "reason=Corta", 422);
    say_it(t, &d, ROLE_DIRECTORATE, DESK "/descartar", NULL, "reason=La institución que lo lideraría desapareció por decreto.", 303);
    a = desk_get(&d, ROLE_DIRECTORATE, DESK);
    EXPECT(answer_has(&a, "Este borrador fue descartado."));
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, DESK "/editar").code, 404);
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, DESK "/versiones").code, 200);
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, "/ec/plan/3/compromiso/1").code, 404);
    a = desk_get(&d, ROLE_DIRECTORATE, HERE "/redaccion");
    EXPECT(answer_has(&a, "Propuestas seleccionadas sin borrador: 2"));
    hides(t, &d, ROLE_PUBLIC, HERE "/propuesta/1", "MARCALECHUZA");
    desk_close(&d);
}

TEST(two_who_write_at_once_do_not_overwrite_each_other)
{
    struct desk d;
    if (!desk_open_with(t, &d, world_fill))
        return;
    the_draft_is_made(t, &d);
    struct answer page = desk_get(&d, ROLE_COLEAD, DESK "/editar"); /* one opens it… */
    say_it(t, &d, ROLE_DIRECTORATE, DESK "/editar", NULL, "brief=Lo primero", 303); /* …another saves */
    const char *old = str_fmt(&t->mem, "_token=%s&_key=%s&_revision=%s&brief=Lo segundo", hidden_of(t, &page, "_token"), hidden_of(t, &page, "_key"),
                              hidden_of(t, &page, "_revision")).ptr;
    struct answer a = desk_post_blind(&d, ROLE_COLEAD, DESK "/editar", old);
    EXPECT_INT(a.code, 409);
    EXPECT(answer_has(&a, "Lo segundo"));
    a = desk_get(&d, ROLE_DIRECTORATE, DESK);
    EXPECT(answer_has(&a, "Lo primero"));
    desk_close(&d);
}

TEST(a_process_without_a_plan_gets_one_of_two_or_four_years)
{
    struct desk d;
    if (!desk_open_with(t, &d, empty_fill))
        return;
    struct answer a = desk_get(&d, ROLE_DIRECTORATE, HERE "/redaccion/nuevo");
    EXPECT(answer_has(&a, "todavía no tiene un plan"));
    a = say_it(t, &d, ROLE_DIRECTORATE, HERE "/redaccion/plan", NULL, "number=3&name=Tercer plan&starts_on=2027-01-01&years=3", 422);
    EXPECT(answer_has(&a, "Elige dos o cuatro años."));
    say_it(t, &d, ROLE_DIRECTORATE, HERE "/redaccion/plan", NULL, "number=3&name=Tercer plan&starts_on=2027-01-01&years=4", 303);
    a = desk_get(&d, ROLE_DIRECTORATE, HERE "/redaccion/plan");
    EXPECT(answer_has(&a, "31 de diciembre de 2030"));
    EXPECT_INT(desk_get(&d, ROLE_PUBLIC, "/ec/plan/3").code, 404);
    say_it(t, &d, ROLE_COLEAD, HERE "/redaccion/plan", HERE "/redaccion/plan", "number=4&name=Otro plan&starts_on=2027-01-01&years=4", 200);
    desk_close(&d);
}
