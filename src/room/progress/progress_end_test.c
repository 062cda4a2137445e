/* SPDX-License-Identifier: EUPL-1.2
 * What no longer counts, through a real socket: a plan that ended takes nothing new, and a delivery
 * whose proof was withdrawn is no delivery any more. */
#include "room/progress/progress_test.h"
#include "tests/desk.h"

#define AT "/ec/plan/1/compromiso/1"
#define ONE AT "/hito/1.1"
#define PROOF "&url=https://ejemplo.ec/datos&description=Conjunto de datos publicado"

struct ending {
    struct desk d; /* first */
    struct follow_world w;
};

static enum status ending_add(struct test *t, struct desk *d)
{
    struct ending *s = (struct ending *)d;
    s->w = (struct follow_world){.today = day_at(instant_now(), -18000),
                                 .jurisdiction = d->jurisdiction,
                                 .focal = d->people[ROLE_FOCAL],
                                 .counterpart = d->people[ROLE_COUNTERPART]};
    return follow_world_add(t->db, &t->mem, &s->w);
}

static const char *joined(struct test *t, const char *a, const char *b)
{
    return str_fmt(&t->mem, "%s%s", a, b).ptr;
}

/* Sent (and answered so) by the focal point; where it leads. */
static const char *sent(struct test *t, struct desk *d, const char *path, const char *typed)
{
    struct answer a = desk_post(d, ROLE_FOCAL, path, NULL, typed);
    EXPECT_INT(a.code, 303);
    return str_chars(&t->mem, desk_leads(&a));
}

static const char *delivered(struct test *t, struct ending *s)
{
    int y, m, day;
    day_split((struct day){s->w.today.n - 3}, &y, &m, &day);
    return sent(t, &s->d, ONE "/reportar",
                str_fmt(&t->mem, "kind=entrega&text=Publicado en el portal.&delivered_on=%02d/%02d/%04d" PROOF, day, m, y).ptr);
}

UNIT(a_plan_takes_reports_until_it_ends)
{
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.state = PLAN_PUBLISHED;
    EXPECT(follow_ended(&p) == NULL);
    p.state = PLAN_CLOSED;
    EXPECT(follow_ended(&p) != NULL);
    p.state = PLAN_WITHDRAWN;
    EXPECT(follow_ended(&p) != NULL);
    EXPECT(claim_move(CLAIM_ACCEPTED, CLAIM_RETURNED) != NULL);
    EXPECT(claim_move(CLAIM_CORRECTED, CLAIM_RETURNED) == NULL);
}

static void nothing_new(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, ROLE_FOCAL, ONE);
    EXPECT(a.code == 200 && !answer_has(&a, "href=\"" ONE "/reportar\""));
    a = desk_get(d, ROLE_FOCAL, AT "/cambios");
    EXPECT(a.code == 200 && !answer_has(&a, AT "/cambios/nuevo"));
    a = desk_get(d, ROLE_FOCAL, ONE "/reportar");
    EXPECT(answer_has(&a, "El plan terminó"));
    a = desk_post(d, ROLE_FOCAL, ONE "/reportar", NULL, "kind=inicio&text=Seguimos con el trabajo.");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "El plan terminó: ya no recibe reportes nuevos"));
    EXPECT(answer_has(&a, "Seguimos con el trabajo."));
    a = desk_post(d, ROLE_FOCAL, AT "/cambios/nuevo", NULL, "kind=retiro-compromiso&reasons=Ya no hace falta hacerlo.");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "El plan terminó: ya no recibe reportes nuevos"));
    a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(a.code == 200 && !answer_has(&a, "/reportar\""));
}

TEST(a_closed_plan_takes_nothing_new_and_what_was_sent_before_is_still_decided)
{
    struct ending s;
    if (!desk_open_with(t, &s.d, ending_add))
        return;
    struct desk *d = &s.d;
    const char *claim = delivered(t, &s);
    const char *change = sent(t, d, AT "/cambios/nuevo", "kind=retiro-compromiso&reasons=Ya no hace falta hacerlo.");
    struct answer a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(answer_has(&a, "/reportar\""));
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/plan/1/cerrar", NULL, str_fmt(&t->mem, "act=%lld&note=Terminó su plazo", (long long)s.w.act).ptr);
    EXPECT_INT(a.code, 303);
    nothing_new(t, d);
    a = desk_post(d, ROLE_DIRECTORATE, joined(t, claim, "/aceptar"), claim, "right_kind=1&opens=1");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_post(d, ROLE_COUNTERPART, joined(t, claim, "/pronunciamiento"), claim, "kind=confirma").code, 303);
    a = desk_get(d, ROLE_PUBLIC, ONE);
    EXPECT(answer_has(&a, "Completo"));
    a = desk_post(d, ROLE_DIRECTORATE, joined(t, change, "/negar"), change, "closing_note=El plan terminó antes.");
    EXPECT_INT(a.code, 303);
    desk_close(d);
}

static struct str hidden_value(struct str page, struct str mark)
{
    struct str rest = str_part(page, str_find(page, mark) + mark.len, page.len);
    return str_cut(&rest, '"');
}

/* With the token of another page's form: this one is no longer offered. */
static struct answer borrowed_post(struct test *t, struct desk *d, const char *path, const char *page, const char *typed)
{
    struct answer shown = desk_get(d, ROLE_DIRECTORATE, page);
    struct str token = hidden_value(shown.body, STR("name=\"_token\" value=\"")), key = hidden_value(shown.body, STR("name=\"_key\" value=\""));
    const char *cookie = str_fmt(&t->mem, "Cookie: hito=%.*s\r\n", STR_ARG(d->cookies[ROLE_DIRECTORATE])).ptr;
    return post(&d->house, path, cookie, str_fmt(&t->mem, "_token=%.*s&_key=%.*s&%s", STR_ARG(token), STR_ARG(key), typed));
}

TEST(a_delivery_whose_last_proof_is_withdrawn_goes_back_and_no_longer_counts)
{
    struct ending s;
    if (!desk_open_with(t, &s.d, ending_add))
        return;
    struct desk *d = &s.d;
    const char *claim = delivered(t, &s);
    struct answer a = desk_post(d, ROLE_DIRECTORATE, joined(t, claim, "/aceptar"), claim, "right_kind=1&opens=1");
    EXPECT_INT(a.code, 303);
    EXPECT_INT(desk_post(d, ROLE_COUNTERPART, joined(t, claim, "/pronunciamiento"), claim, "kind=confirma").code, 303);
    a = desk_get(d, ROLE_PUBLIC, AT);
    EXPECT(answer_has(&a, "Reportado 50"));
    a = borrowed_post(t, d, joined(t, claim, "/devolver"), "/ec/plan/1/cerrar", "return_reason=Ya no me convence lo que dice.");
    EXPECT_INT(a.code, 409); /* accepted is accepted: only its proof can undo it */
    a = desk_get(d, ROLE_PUBLIC, claim);
    size_t at = str_find(a.body, STR("/ec/prueba/"));
    EXPECT(at != SIZE_MAX);
    struct str rest = str_part(a.body, at == SIZE_MAX ? 0 : at, 40);
    const char *proof = str_chars(&t->mem, str_cut(&rest, '"'));
    a = desk_post(d, ROLE_DIRECTORATE, joined(t, proof, "/retirar"), proof, "withdrawn_reason=Mostraba cédulas de personas menores de edad.");
    EXPECT_INT(a.code, 303);
    a = desk_get(d, ROLE_PUBLIC, claim);
    EXPECT(answer_has(&a, "Devuelto"));
    EXPECT(answer_has(&a, "Se retiró la prueba con que se había aceptado. Motivo del retiro: Mostraba cédulas"));
    a = desk_get(d, ROLE_PUBLIC, AT);
    EXPECT(!answer_has(&a, "Reportado 50"));
    a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(answer_has(&a, "Corregir el reporte devuelto del hito 1.1"));
    desk_close(d);
}
