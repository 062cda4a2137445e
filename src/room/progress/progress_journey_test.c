/* SPDX-License-Identifier: EUPL-1.2
 * The follow-up of a milestone through a real socket: claimed, returned, claimed again, accepted,
 * disputed, corrected; a due day asked to move, opined on, moved by an act. */
#include "room/progress/progress_test.h"
#include "tests/desk.h"

struct story {
    struct desk d; /* first */
    struct follow_world w;
};

static enum status story_add(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    s->w = (struct follow_world){.today = day_at(instant_now(), -18000),
                                 .jurisdiction = d->jurisdiction,
                                 .focal = d->people[ROLE_FOCAL],
                                 .counterpart = d->people[ROLE_COUNTERPART]};
    return follow_world_add(t->db, &t->mem, &s->w);
}

#define AT "/ec/plan/1/compromiso/1"
#define ONE AT "/hito/1.1"
#define TWO AT "/hito/1.2"

static const char *dmy(struct test *t, struct day on)
{
    int y, m, day;
    day_split(on, &y, &m, &day);
    return str_fmt(&t->mem, "%02d/%02d/%04d", day, m, y).ptr;
}

static bool shows(struct desk *d, const char *path, const char *words)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, path);
    return a.code == 200 && answer_has(&a, words);
}

static const char *joined(struct test *t, const char *a, const char *b)
{
    return str_fmt(&t->mem, "%s%s", a, b).ptr;
}

/* Sends the delivery of 1.1; returns where its page is. */
static const char *claim_sent(struct test *t, struct story *s, const char *more)
{
    const char *typed = str_fmt(&t->mem, "kind=entrega&text=Publicado en el portal.&delivered_on=%s%s",
                                dmy(t, (struct day){s->w.today.n - 3}), more).ptr;
    struct answer a = desk_post(&s->d, ROLE_FOCAL, ONE "/reportar", NULL, typed);
    struct str path = desk_leads(&a);
    EXPECT_INT(a.code, 303);
    return str_chars(&t->mem, path);
}

static bool party_shows(struct desk *d, enum role role, const char *path, const char *words)
{
    struct answer a = desk_get(d, role, path);
    return a.code == 200 && answer_has(&a, words);
}

/* Nobody else may learn that it exists. */
static bool hidden_from_others(struct desk *d, const char *path)
{
    return desk_get(d, ROLE_PUBLIC, path).code == 404 && desk_get(d, ROLE_PERSON, path).code == 404 &&
           desk_get(d, ROLE_ADMIN, path).code == 404;
}

#define PROOF "&url=https://ejemplo.ec/datos&description=Conjunto de datos publicado"

static void step_refused(struct test *t, struct story *s)
{
    struct desk *d = &s->d;
    struct answer a = desk_post(d, ROLE_FOCAL, ONE "/reportar", NULL,
                                str_fmt(&t->mem, "kind=entrega&text=Listo todo&delivered_on=%s", dmy(t, s->w.today)).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "escribe el enlace"));
    EXPECT(answer_has(&a, "Listo todo"));
    a = desk_post(d, ROLE_FOCAL, ONE "/reportar", NULL,
                  str_fmt(&t->mem, "kind=entrega&text=Listo&delivered_on=%s" PROOF, dmy(t, (struct day){s->w.today.n + 1})).ptr);
    EXPECT_INT(a.code, 422);
    a = desk_post(d, ROLE_FOCAL, ONE "/reportar", NULL, "kind=entrega&text=Listo&delivered_on=31/02/2026" PROOF);
    EXPECT_INT(a.code, 422);
    a = desk_post(d, ROLE_FOCAL, ONE "/reportar", NULL, "kind=retraso&text=Se demora el contrato");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Elige la causa del retraso"));
    EXPECT(shows(d, ONE, "Todavía no hay reportes de este hito"));
    EXPECT_INT(desk_get(d, ROLE_COUNTERPART, ONE "/reportar").code, 403);
    EXPECT_INT(desk_get(d, ROLE_DIRECTORATE, ONE "/reportar").code, 403);
    EXPECT_INT(desk_get(d, ROLE_FOCAL, "/ec/plan/1/compromiso/2/cambios/nuevo").code, 403);
}

static const char *step_returned(struct test *t, struct story *s)
{
    struct desk *d = &s->d;
    const char *claim = claim_sent(t, s, PROOF);
    struct answer a = desk_post(d, ROLE_FOCAL, ONE "/reportar", NULL,
                                str_fmt(&t->mem, "kind=entrega&text=Otra vez&delivered_on=%s" PROOF, dmy(t, s->w.today)).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Ya hay una entrega enviada"));
    a = desk_get(d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(answer_has(&a, "Revisar la forma del reporte del hito 1.1"));
    EXPECT_INT(desk_post_blind(d, ROLE_FOCAL, joined(t, claim, "/aceptar"), "right_kind=1&opens=1").code, 403);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, joined(t, claim, "/devolver"), claim, "return_reason=No").code, 422);
    a = desk_post(d, ROLE_DIRECTORATE, joined(t, claim, "/devolver"), claim, "return_reason=El enlace lleva a otra página.");
    EXPECT_INT(a.code, 303);
    EXPECT(party_shows(d, ROLE_FOCAL, claim, "El enlace lleva a otra página."));
    EXPECT(hidden_from_others(d, claim));
    EXPECT(shows(d, AT, "En riesgo") || shows(d, AT, "Atrasado"));
    a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(answer_has(&a, "Corregir el reporte devuelto del hito 1.1"));
    return claim;
}

static const char *step_accepted(struct test *t, struct story *s, const char *returned)
{
    struct desk *d = &s->d;
    const char *id = returned + str_find(str_of(returned), STR("/reporte/")) + 9;
    const char *page = str_fmt(&t->mem, ONE "/reportar?corrige=%s", id).ptr;
    struct answer a = desk_get(d, ROLE_FOCAL, page);
    EXPECT(answer_has(&a, "Publicado en el portal."));
    a = desk_post(d, ROLE_FOCAL, page, NULL,
                  str_fmt(&t->mem, "kind=entrega&text=Corregido.&delivered_on=%s", dmy(t, (struct day){s->w.today.n - 3})).ptr);
    EXPECT_INT(a.code, 303);
    const char *claim = str_chars(&t->mem, desk_leads(&a));
    EXPECT(party_shows(d, ROLE_COUNTERPART, claim, "Conjunto de datos publicado"));
    a = desk_post(d, ROLE_DIRECTORATE, joined(t, claim, "/aceptar"), claim, "right_kind=1");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Confirma que la prueba se abre"));
    a = desk_post(d, ROLE_DIRECTORATE, joined(t, claim, "/aceptar"), claim, "right_kind=1&opens=1");
    EXPECT_INT(a.code, 303);
    EXPECT(hidden_from_others(d, claim));
    EXPECT(!shows(d, ONE, "Completo") && shows(d, ONE, "Todavía no hay reportes de este hito"));
    EXPECT(party_shows(d, ROLE_FOCAL, ONE, "la Dirección devolvió el reporte"));
    EXPECT(!party_shows(d, ROLE_ADMIN, "/administracion/bitacora", "Corregido.") && !party_shows(d, ROLE_DIRECTORATE, "/ec/bitacora.csv", "Corregido."));
    EXPECT(party_shows(d, ROLE_FOCAL, claim, "Aceptado, todavía no es público") && party_shows(d, ROLE_FOCAL, ONE, "Aceptado, todavía no es público"));
    EXPECT(party_shows(d, ROLE_FOCAL, AT, "Todavía no es público: 1 reporte aceptado"));
    a = desk_post(d, ROLE_COUNTERPART, joined(t, claim, "/pronunciamiento"), claim, "kind=confirma");
    EXPECT_INT(a.code, 303);
    EXPECT(party_shows(d, ROLE_DIRECTORATE, "/ec/bitacora.csv", "Corregido."));
    EXPECT(shows(d, claim, "Confirma") && shows(d, claim, "Conjunto de datos publicado"));
    EXPECT(shows(d, ONE, "Completo"));
    EXPECT(!shows(d, ONE, "la Dirección devolvió el reporte"));
    EXPECT(shows(d, AT, "Reportado 50"));
    return claim;
}

static void step_disputed(struct test *t, struct story *s, const char *claim)
{
    struct desk *d = &s->d;
    const char *say = joined(t, claim, "/pronunciamiento");
    EXPECT_INT(desk_post(d, ROLE_COUNTERPART, say, claim, "kind=disputa&reasons=No").code, 422);
    struct answer a = desk_post(d, ROLE_COUNTERPART, say, claim, "kind=disputa&reasons=Faltan los datos de tres parroquias.");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, ONE, "En riesgo") && shows(d, ONE, "En disputa"));
    EXPECT(!shows(d, ONE, "class=\"tag tag-late\""));
    EXPECT(shows(d, claim, "Faltan los datos de tres parroquias."));
    EXPECT_INT(desk_post_blind(d, ROLE_FOCAL, say, "kind=confirma").code, 403);
    a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(answer_has(&a, "la contraparte disputa el hito 1.1"));
    a = desk_get(d, ROLE_FOCAL, claim);
    EXPECT(answer_has(&a, "Publicar la réplica") && answer_has(&a, "Corregir el reporte"));
    const char *id = claim + str_find(str_of(claim), STR("/reporte/")) + 9;
    a = desk_post(d, ROLE_FOCAL, str_fmt(&t->mem, ONE "/reportar?corrige=%s", id).ptr, NULL,
                  str_fmt(&t->mem, "kind=entrega&text=Con las tres parroquias.&delivered_on=%s" PROOF, dmy(t, s->w.today)).ptr);
    EXPECT_INT(a.code, 303);
    const char *again = str_chars(&t->mem, desk_leads(&a));
    EXPECT(shows(d, ONE, "En disputa"));
    a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(!answer_has(&a, "la contraparte disputa"));
    a = desk_post(d, ROLE_DIRECTORATE, joined(t, again, "/aceptar"), again, "right_kind=1&opens=1");
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, ONE, "En disputa") && hidden_from_others(d, again));
    EXPECT_INT(desk_post(d, ROLE_COUNTERPART, joined(t, again, "/pronunciamiento"), again, "kind=confirma").code, 303);
    EXPECT(shows(d, ONE, "Completo") && !shows(d, ONE, "En disputa"));
    EXPECT(shows(d, claim, "Corregido después"));
    EXPECT(shows(d, claim, "El reporte fue corregido"));
}

TEST(a_milestone_is_claimed_returned_claimed_again_accepted_disputed_and_corrected)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    step_refused(t, &s);
    const char *claim = step_returned(t, &s);
    claim = step_accepted(t, &s, claim);
    step_disputed(t, &s, claim);
    desk_close(&s.d);
}

static const char *asked(struct test *t, struct story *s, const char *typed)
{
    struct answer a = desk_post(&s->d, ROLE_FOCAL, AT "/cambios/nuevo", NULL, typed);
    EXPECT_INT(a.code, 303);
    return str_chars(&t->mem, desk_leads(&a));
}

TEST(a_due_day_moves_only_by_an_act_and_both_latenesses_stay)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    struct desk *d = &s.d;
    const char *milestone = str_fmt(&t->mem, "%lld", (long long)s.w.milestone[1]).ptr;
    const char *typed = str_fmt(&t->mem, "kind=replanificacion&milestone=%s&due_text=%s&reasons=Las lluvias detuvieron el trabajo.",
                                milestone, dmy(t, (struct day){s.w.today.n + 152})).ptr;
    EXPECT(shows(d, TWO, "32 días de atraso contra el plazo original; 32 días contra el vigente"));
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/cambios/nuevo", NULL,
                         str_fmt(&t->mem, "kind=replanificacion&milestone=%s&due_text=pronto&reasons=Porque hace falta.", milestone).ptr).code,
               422);
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/cambios/nuevo", NULL,
                         str_fmt(&t->mem, "kind=replanificacion&milestone=%s&due_text=%s&reasons=Porque hace falta.", milestone,
                                 dmy(t, (struct day){s.w.today.n + 900})).ptr).code,
               422);
    const char *change = asked(t, &s, typed);
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/cambios/nuevo", NULL, typed).code, 422);
    EXPECT(shows(d, TWO, "32 días de atraso contra el plazo original; 32 días contra el vigente"));
    EXPECT(shows(d, TWO, "Atrasado"));
    const char *apply = joined(t, change, "/aplicar"), *act = str_fmt(&t->mem, "act=%lld", (long long)s.w.act).ptr;
    struct answer a = desk_post(d, ROLE_DIRECTORATE, apply, change, act);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Falta la opinión de la contraparte"));
    EXPECT_INT(desk_post_blind(d, ROLE_FOCAL, apply, act).code, 403);
    EXPECT_INT(desk_post(d, ROLE_COUNTERPART, joined(t, change, "/opinar"), change, "opinion=desfavorable").code, 422);
    a = desk_post(d, ROLE_COUNTERPART, joined(t, change, "/opinar"), change, "opinion=favorable");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, apply, change, "act=").code, 422);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, apply, change, "act=99999").code, 422);
    EXPECT(shows(d, TWO, "Atrasado"));
    a = desk_post(d, ROLE_DIRECTORATE, apply, change, act);
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, TWO, "32 días de atraso contra el plazo original; 0 días contra el vigente"));
    EXPECT(shows(d, TWO, "Replanificado ×1 (+184 días)"));
    EXPECT(shows(d, AT, "Se aplicó el cambio con el acto AF-01"));
    desk_close(d);
}

static struct str hidden_value(struct str page, struct str mark)
{
    struct str rest = str_part(page, str_find(page, mark) + mark.len, page.len);
    return str_cut(&rest, '"');
}

/* A form that began before the counterpart spoke. */
static struct answer stale_post(struct test *t, struct desk *d, const char *path, const char *page, const char *typed)
{
    struct answer shown = desk_get(d, ROLE_DIRECTORATE, page);
    struct str token = hidden_value(shown.body, STR("name=\"_token\" value=\"")), key = hidden_value(shown.body, STR("name=\"_key\" value=\""));
    const char *cookie = str_fmt(&t->mem, "Cookie: hito=%.*s\r\n", STR_ARG(d->cookies[ROLE_DIRECTORATE])).ptr;
    return post(&d->house, path, cookie, str_fmt(&t->mem, "_token=%.*s&_key=%.*s&_revision=1&%s", STR_ARG(token), STR_ARG(key), typed));
}

TEST(a_decision_on_a_request_that_changed_meanwhile_is_not_saved_and_its_words_are_kept)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    struct desk *d = &s.d;
    const char *change = asked(t, &s, "kind=retiro-compromiso&reasons=Ya no hace falta hacerlo.");
    EXPECT_INT(desk_post(d, ROLE_COUNTERPART, joined(t, change, "/opinar"), change, "opinion=desfavorable&opinion_reasons=Sigue haciendo falta.").code, 303);
    struct answer a = stale_post(t, d, joined(t, change, "/negar"), change, "closing_note=Se+decide+sin+mirar.");
    EXPECT_INT(a.code, 409);
    EXPECT(answer_has(&a, "Se decide sin mirar."));
    EXPECT(shows(d, change, "Con opinión de la contraparte"));
    a = desk_get(d, ROLE_COUNTERPART, "/ec/plan/1/compromiso/2/cambio/1");
    EXPECT_INT(a.code, 404);
    desk_close(d);
}

TEST(a_published_text_changes_by_an_act_and_its_old_words_stay_in_the_history)
{
    struct story s;
    if (!desk_open_with(t, &s.d, story_add))
        return;
    struct desk *d = &s.d;
    const char *field = desk_option(d, ROLE_FOCAL, AT "/cambios/nuevo", "field_index", "Compromiso: Problema");
    const char *change = asked(t, &s, str_fmt(&t->mem, "kind=texto&field_index=%s&new_value=El problema, mejor dicho.&reasons=Se entendía mal.", field).ptr);
    EXPECT(shows(d, AT, "El problema como se publicó."));
    EXPECT_INT(desk_post(d, ROLE_COUNTERPART, joined(t, change, "/opinar"), change, "opinion=sin-opinion").code, 303);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, joined(t, change, "/negar"), change, "closing_note=").code, 422);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, joined(t, change, "/aplicar"), change,
                         str_fmt(&t->mem, "act=%lld", (long long)s.w.act).ptr).code, 303);
    EXPECT(shows(d, AT, "<del>El problema como se publicó.</del>"));
    EXPECT(shows(d, AT, "El problema, mejor dicho."));
    const char *drop = asked(t, &s, "kind=retiro-compromiso&reasons=Ya no hace falta hacerlo.");
    EXPECT(!shows(d, AT, "fue retirado por un acto"));
    EXPECT_INT(desk_post(d, ROLE_FOCAL, joined(t, drop, "/desistir"), drop, "").code, 303);
    EXPECT(shows(d, drop, "Desistido"));
    desk_close(d);
}
