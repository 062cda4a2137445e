/* SPDX-License-Identifier: EUPL-1.2
 * A process from its methodology to its close, through a real socket: what is refused, what the public sees. */
#include "room/cocreation/cocreation_view.h"
#include <stdarg.h>
#include <stdio.h>

#include "tests/desk.h"

#define LIST "/ec/cocreacion"
#define ONE LIST "/1"
#define METHOD LIST "/metodologias/1"

struct story {
    struct desk d; /* first */
    struct day today;
    int64_t act, observation, refused;
};

static enum status act_new(struct test *t, struct story *s, const char *number, enum act_result result, int64_t *ret)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = s->d.jurisdiction;
    a.number = str_of(number);
    a.kind = ACT_MINUTES;
    a.decided_on = (struct day){s->today.n - 2};
    a.body = STR("Foro de prueba");
    a.title = STR("Decide sobre la cocreación");
    a.result = (int)result;
    TRY(record_add(t->db, &act_shape, &a));
    *ret = a.id;
    return DONE;
}

static enum status story_add(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    s->today = day_at(instant_now(), -18000);
    TRY(act_new(t, s, "A-1", ACT_APPROVED_WITH, &s->act));
    TRY(act_new(t, s, "A-2", ACT_REJECTED, &s->refused));
    struct act_observation o;
    shape_clear(&act_observation_shape, &o);
    o.act = s->act;
    o.number = 1;
    o.text = STR("Considerar los tiempos de la política pública.");
    TRY(record_add(t->db, &act_observation_shape, &o));
    s->observation = o.id;
    return DONE;
}

static struct answer send_form(struct story *s, const char *path, const char *page, const char *format, ...) FORMAT(4, 5);
static struct answer send_form(struct story *s, const char *path, const char *page, const char *format, ...)
{
    char typed[4000];
    va_list args;
    va_start(args, format);
    vsnprintf(typed, sizeof typed, format, args);
    va_end(args);
    return desk_post(&s->d, ROLE_DIRECTORATE, path, page, typed);
}

static const char *iso(struct test *t, const struct story *s, int days)
{
    return day_iso(&t->mem, (struct day){s->today.n + days}).ptr;
}

static bool sees(struct story *s, enum role as, const char *path, const char *words)
{
    struct answer a = desk_get(&s->d, as, path);
    return a.code == 200 && answer_has(&a, words);
}

static void step_method(struct test *t, struct story *s)
{
    struct answer a = send_form(s, LIST "/nuevo", NULL, "name=Sin método");
    EXPECT(a.code != 303);
    a = send_form(s, LIST "/metodologias/nueva", NULL, "title=Metodología de prueba&notice_days=14&answer_days=30&cards_needed=3&publish_from=5&draft_days=14");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_get(&s->d, ROLE_PUBLIC, METHOD).code, 404);
    EXPECT_INT(desk_get(&s->d, ROLE_COLEAD, METHOD).code, 200);
    EXPECT_INT(desk_post_blind(&s->d, ROLE_COLEAD, METHOD "/aprobar", "act=1").code, 403);
    a = send_form(s, METHOD "/etapa/nueva", NULL, "position=12&code=recepcion&name=Otra&days=3");
    EXPECT_INT(a.code, 422);
    a = send_form(s, METHOD "/etapa/nueva", NULL, "position=12&code=cierre&name=Cierre&days=3&_flag.opens_report=1&opens_report=1");
    EXPECT_INT(a.code, 303);
    EXPECT(sees(s, ROLE_DIRECTORATE, METHOD, "Cierre"));
    a = desk_post(&s->d, ROLE_DIRECTORATE, METHOD "/etapa/cierre/quitar", METHOD "/etapa/cierre", "");
    EXPECT_INT(a.code, 303);
    EXPECT(!sees(s, ROLE_DIRECTORATE, METHOD, ">Cierre<"));
    a = send_form(s, METHOD "/aprobar", NULL, "act=%lld&effective_on=%s", (long long)s->refused, iso(t, s, 0));
    EXPECT_INT(a.code, 422);
    a = send_form(s, METHOD "/aprobar", NULL, "act=%lld&effective_on=%s", (long long)s->act, iso(t, s, 0));
    EXPECT_INT(a.code, 303);
    EXPECT(sees(s, ROLE_PUBLIC, METHOD, "sin incorporar: 1"));
    EXPECT(send_form(s, METHOD "/editar", NULL, "title=Cambiada después").code != 303);
}

static void step_prepared(struct test *t, struct story *s)
{
    struct answer a = send_form(s, LIST "/nuevo", NULL, "name=Cocreación de prueba&delivery_on=%s", iso(t, s, -1));
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "El día de entrega ya pasó."));
    a = send_form(s, LIST "/nuevo", NULL, "name=Cocreación de prueba&delivery_on=%s", iso(t, s, 400));
    EXPECT_INT(a.code, 303);
    EXPECT_STR(desk_leads(&a), ONE);
    EXPECT_INT(desk_get(&s->d, ROLE_PUBLIC, ONE).code, 404);
    EXPECT_INT(desk_get(&s->d, ROLE_PUBLIC, ONE "/etapas").code, 404);
    EXPECT(!sees(s, ROLE_PUBLIC, LIST, "Cocreación de prueba"));
    EXPECT(!sees(s, ROLE_PUBLIC, "/ec/datos/cocreaciones.csv", "Cocreación de prueba"));
    EXPECT_INT(desk_get(&s->d, ROLE_COLEAD, ONE).code, 200);
    a = desk_post(&s->d, ROLE_DIRECTORATE, ONE "/etapa/consulta/quitar", ONE "/etapas", "");
    EXPECT_INT(a.code, 303);
    EXPECT(desk_post_blind(&s->d, ROLE_DIRECTORATE, ONE "/etapa/recepcion/quitar", "").code != 303);
    a = send_form(s, ONE "/etapa/recepcion/editar", NULL, "name=Recepción&starts_on=%s&ends_on=%s&hour=17:00", iso(t, s, 5), iso(t, s, 4));
    EXPECT(a.code == 422 && answer_has(&a, "terminaría antes de empezar"));
    a = send_form(s, ONE "/etapa/recepcion/editar", NULL, "name=Recepción&starts_on=%s&ends_on=%s&hour=mañana", iso(t, s, 5), iso(t, s, 14));
    EXPECT(a.code == 422 && answer_has(&a, "hora de cierre con minutos"));
    a = send_form(s, ONE "/etapa/recepcion/editar", NULL, "name=Recepción&starts_on=%s&ends_on=%s&hour=17:00", iso(t, s, 5), iso(t, s, 14));
    EXPECT_INT(a.code, 303);
}

static void step_activated(struct test *t, struct story *s)
{
    struct answer a = send_form(s, ONE "/preparacion/1", NULL, "answer=no");
    EXPECT(a.code == 422 && answer_has(&a, "Di qué falta"));
    for (int i = 1; i <= 7; i++)
        EXPECT_INT(send_form(s, str_fmt(&t->mem, ONE "/preparacion/%d", i).ptr, NULL, "answer=si").code, 303);
    a = send_form(s, ONE "/activar", NULL, "activation_act=%lld", (long long)s->act);
    EXPECT(a.code == 422 && answer_has(&a, "Faltan respuestas en la hoja de preparación: 1.") && answer_has(&a, "Falta publicar el calendario."));
    EXPECT_INT(send_form(s, ONE "/preparacion/8", NULL, "answer=en-parte&note=Falta la interpretación").code, 303);
    EXPECT_INT(desk_post(&s->d, ROLE_DIRECTORATE, ONE "/anunciar", NULL, "").code, 422);
    EXPECT_INT(desk_post(&s->d, ROLE_DIRECTORATE, ONE "/anunciar", NULL, "seen=1").code, 303);
    EXPECT(sees(s, ROLE_PUBLIC, ONE, "En preparación") && sees(s, ROLE_PUBLIC, ONE "/etapas", "prevista"));
    EXPECT(desk_post(&s->d, ROLE_DIRECTORATE, ONE "/anunciar", NULL, "seen=1").code != 303);
    a = send_form(s, ONE "/activar", NULL, "activation_act=%lld", (long long)s->act);
    EXPECT(a.code == 422 && answer_has(&a, "5 días después de publicado el calendario; la metodología pide 14: faltan 9."));
    a = send_form(s, ONE "/etapa/recepcion/editar", NULL, "name=Recepción&starts_on=%s&ends_on=%s&hour=17:00", iso(t, s, 20), iso(t, s, 30));
    EXPECT(a.code == 422 && answer_has(&a, "di por qué cambia"));
    a = send_form(s, ONE "/etapa/recepcion/editar", NULL, "name=Recepción&starts_on=%s&ends_on=%s&hour=17:00&reason=La metodología pide más días de anuncio", iso(t, s, 20), iso(t, s, 30));
    EXPECT_INT(a.code, 303);
    EXPECT(sees(s, ROLE_PUBLIC, ONE "/etapas", "antes de empezar: del") && sees(s, ROLE_PUBLIC, ONE "/etapas", "más días de anuncio"));
    EXPECT(sees(s, ROLE_DIRECTORATE, "/pendientes", "Activar con un acto: Cocreación de prueba"));
    EXPECT_INT(desk_post_blind(&s->d, ROLE_COLEAD, ONE "/activar", "").code, 403);
    EXPECT_INT(send_form(s, ONE "/activar", NULL, "activation_act=%lld", (long long)s->refused).code, 422);
    EXPECT_INT(send_form(s, ONE "/activar", NULL, "activation_act=%lld", (long long)s->act).code, 303);
    EXPECT(sees(s, ROLE_PUBLIC, ONE, "Qué puedes hacer ahora") && sees(s, ROLE_PUBLIC, ONE, "Lo próximo:"));
}

static void step_said(struct test *t, struct story *s)
{
    struct answer a = send_form(s, ONE "/avisos/nuevo", NULL, "title=Empezamos&text=El proceso está activo desde hoy.");
    EXPECT_INT(a.code, 303);
    EXPECT(!sees(s, ROLE_PUBLIC, ONE "/avisos", "Empezamos") && !sees(s, ROLE_PUBLIC, ONE "/avisos.atom", "Empezamos"));
    EXPECT(!sees(s, ROLE_DIRECTORATE, ONE "/avisos.atom", "Empezamos"));
    EXPECT_INT(desk_post(&s->d, ROLE_DIRECTORATE, ONE "/aviso/1/publicar", ONE "/avisos", "").code, 303);
    EXPECT(sees(s, ROLE_PUBLIC, ONE, "Empezamos") && sees(s, ROLE_PUBLIC, ONE "/avisos.atom", "<title>Empezamos</title>"));
    a = send_form(s, ONE "/aviso/1/editar", NULL, "title=Otra cosa&text=Cambia lo que ya se leyó.");
    EXPECT(a.code != 303 && sees(s, ROLE_PUBLIC, ONE "/avisos", "Empezamos"));
    (void)t;
}

/* Methodology, preparation, announcement, activation, a notice. */
TEST(a_process_goes_from_its_methodology_to_its_activation_by_acts)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    step_method(t, &s);
    step_prepared(t, &s);
    step_activated(t, &s);
    step_said(t, &s);
    EXPECT(sees(&s, ROLE_PUBLIC, "/ec/datos/etapas.csv", "recepcion"));
    EXPECT(sees(&s, ROLE_PUBLIC, ONE "/etapas.json", "recepcion"));
    desk_close(&s.d);
}

/* An active process whose reception ended yesterday and whose territory is open. */
static enum status late_add(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    struct cocreation_method m;
    struct cocreation c;
    struct cocreation_stage *stages;
    size_t count;
    TRY(story_add(t, d));
    shape_clear(&cocreation_method_shape, &m);
    cocreation_method_defaults(&m);
    m.jurisdiction = d->jurisdiction;
    m.number = 1;
    m.title = STR("Metodología de prueba");
    m.state = METHOD_IN_FORCE;
    m.act = s->act;
    TRY(record_add(t->db, &cocreation_method_shape, &m));
    TRY(cocreation_method_seed(t->db, m.id));
    shape_clear(&cocreation_shape, &c);
    c.jurisdiction = d->jurisdiction;
    c.name = STR("Cocreación de prueba");
    c.method = m.id;
    c.delivery_on = (struct day){s->today.n + 100};
    TRY(cocreation_open(t->db, &t->mem, &c, s->today));
    TRY(cocreation_stages(t->db, &t->mem, c.id, &stages, &count));
    for (size_t i = 0; i < count; i++) {
        bool over = str_is(stages[i].code, "recepcion");
        stages[i].starts_on = (struct day){s->today.n - 20};
        stages[i].ends_on = (struct day){s->today.n + (over ? -1 : 6)};
        TRY(record_change(t->db, &cocreation_stage_shape, &t->mem, &stages[i]));
    }
    c.state = COCREATION_ACTIVE;
    c.announced_on = (struct day){s->today.n - 50};
    c.activated_on = (struct day){s->today.n - 30};
    c.activation_act = s->act;
    return record_change(t->db, &cocreation_shape, &t->mem, &c);
}

static void step_extended(struct test *t, struct story *s)
{
    const char *why = "Las lluvias cerraron las vías de dos cantones.";
    struct answer a = send_form(s, ONE "/etapa/recepcion/ampliar", NULL, "new_ends_on=%s&reason=%s", iso(t, s, 5), why);
    EXPECT(a.code == 422 && answer_has(&a, "ampliarla pide un acto"));
    a = send_form(s, ONE "/etapa/recepcion/ampliar", NULL, "new_ends_on=%s&act=%lld&reason=Corta", iso(t, s, 5), (long long)s->act);
    EXPECT_INT(a.code, 422);
    a = send_form(s, ONE "/etapa/recepcion/ampliar", NULL, "new_ends_on=%s&act=%lld&reason=%s", iso(t, s, 5), (long long)s->refused, why);
    EXPECT_INT(a.code, 422);
    a = send_form(s, ONE "/etapa/territorio/ampliar", NULL, "new_ends_on=%s&reason=%s", iso(t, s, 6), why);
    EXPECT(a.code == 422 && answer_has(&a, "tiene que ser posterior"));
    a = send_form(s, ONE "/etapa/territorio/ampliar", NULL, "new_ends_on=%s&reason=%s", iso(t, s, 9), why);
    EXPECT_INT(a.code, 303);
    EXPECT(sees(s, ROLE_PUBLIC, ONE "/etapas", why));
    EXPECT(!sees(s, ROLE_PUBLIC, ONE "/etapas", "cuando ya había terminado"));
}

static void step_closed(struct test *t, struct story *s)
{
    const char *why = "Una mesa pidió más tiempo y el foro lo aprobó.";
    EXPECT(sees(s, ROLE_DIRECTORATE, "/pendientes", "Cerrar la etapa «Recepción de propuestas»"));
    EXPECT(sees(s, ROLE_COLEAD, ONE "/tablero", "Recepción de propuestas"));
    EXPECT_INT(desk_post_blind(&s->d, ROLE_DIRECTORATE, ONE "/etapa/territorio/cerrar", "").code, 403);
    struct answer a = send_form(s, ONE "/etapa/territorio/cerrar", NULL, "closing_note=Antes de tiempo");
    EXPECT(a.code != 303);
    a = send_form(s, ONE "/etapa/recepcion/cerrar", NULL, "closing_note=Nada pendiente");
    EXPECT_INT(a.code, 303);
    EXPECT(sees(s, ROLE_PUBLIC, ONE "/etapas", "Nada pendiente"));
    a = send_form(s, ONE "/etapa/recepcion/ampliar", NULL, "new_ends_on=%s&reason=%s", iso(t, s, 5), why);
    EXPECT(a.code == 422 && answer_has(&a, "reabrirla pide un acto"));
    a = send_form(s, ONE "/etapa/recepcion/ampliar", NULL, "new_ends_on=%s&act=%lld&reason=%s", iso(t, s, 5), (long long)s->act, why);
    EXPECT_INT(a.code, 303);
    EXPECT(sees(s, ROLE_PUBLIC, ONE "/etapas", "después de cerrada") && sees(s, ROLE_PUBLIC, ONE "/etapas", why));
}

TEST(a_stage_is_extended_and_reopened_in_public_and_closed_only_after_its_end)
{
    struct story s;
    if (!desk_open_with(t, &s.d, late_add))
        return;
    step_extended(t, &s);
    step_closed(t, &s);
    struct answer a = send_form(&s, ONE "/terminar", NULL, "closing_act=%lld&closing_note=El proceso terminó como estaba previsto.", (long long)s.act);
    EXPECT(a.code == 422 && answer_has(&a, "no se ha cerrado"));
    EXPECT(sees(&s, ROLE_PUBLIC, ONE, "esperan a que se incorporen las observaciones"));
    a = send_form(&s, ONE "/cancelar", NULL, "closing_act=%lld&closing_note=La nueva autoridad lo pidió por escrito.", (long long)s.act);
    EXPECT_INT(a.code, 303);
    EXPECT(sees(&s, ROLE_PUBLIC, ONE, "La nueva autoridad lo pidió por escrito."));
    desk_close(&s.d);
}

static void complained(void *context, struct str what)
{
    (void)what;
    ++*(int *)context;
}

TEST(the_standing_check_finds_gates_and_closes_that_cannot_be)
{
    struct story s = {.today = {20000}};
    struct jurisdiction j;
    int n = 0;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("ec");
    j.name = STR("Ecuador");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    s.d.jurisdiction = j.id;
    EXPECT_DONE(late_add(t, &s.d));
    EXPECT_DONE(cocreation_verify(t->db, &t->mem, NULL, complained, &n));
    EXPECT_INT(n, 1); /* late_add answers no sheet */
    struct cocreation_stage *stages;
    size_t count;
    EXPECT_DONE(cocreation_stages(t->db, &t->mem, 1, &stages, &count));
    stages[0].closed_on = (struct day){stages[0].ends_on.n - 1};
    EXPECT_DONE(record_change(t->db, &cocreation_stage_shape, &t->mem, &stages[0]));
    n = 0;
    EXPECT_DONE(cocreation_verify(t->db, &t->mem, NULL, complained, &n));
    EXPECT_INT(n, 3);
    struct stage_gate twice = {.id = NONE, .stage = stages[1].id, .gate = GATE_REGISTRATION};
    EXPECT_STATUS(record_add(t->db, &stage_gate_shape, &twice), CONFLICT);
}
