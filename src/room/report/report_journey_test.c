/* SPDX-License-Identifier: EUPL-1.2
 * A round through a real socket: two steps and a review, authorised, sent, returned, accepted, public; by
 * letter without the institution; two people at once; a period that is locked. */
#include "room/report/report_test.h"
#include "tests/desk.h"

#include <string.h>

struct story {
    struct desk d; /* first */
    struct report_world w;
    int64_t letter;
    bool locked, left;
};

static enum status letter_in(struct test *t, struct story *s)
{
    struct letter l;
    shape_clear(&letter_shape, &l);
    l.jurisdiction = s->d.jurisdiction;
    l.direction = LETTER_IN;
    l.kind = LETTER_REPORT;
    l.year = 2026;
    l.number = STR("AG-2026-014");
    l.dated_on = s->w.today;
    l.institution = s->w.agency;
    l.addressee = STR("Eva Luna, Directora ejecutiva");
    l.subject = STR("Reporte del período 1");
    TRY(record_add(t->db, &letter_shape, &l));
    s->letter = l.id;
    return DONE;
}

static enum status story_add(struct test *t, struct desk *d)
{
    struct story *s = (struct story *)d;
    s->w.today = day_at(instant_now(), -18000);
    s->w.jurisdiction = d->jurisdiction;
    s->w.focal = d->people[ROLE_FOCAL];
    s->w.counterpart = d->people[ROLE_COUNTERPART];
    TRY(report_world_add(t->db, &t->mem, &s->w));
    TRY(letter_in(t, s));
    struct period_row *p;
    TRY(record_get(t->db, &t->mem, &period_row_shape, s->w.period[0], &p));
    if (s->locked)
        p->locked_on = s->w.today;
    return record_change(t->db, &period_row_shape, &t->mem, p);
}

static bool opened(struct test *t, struct story *s)
{
    return desk_open_with(t, &s->d, story_add);
}

#define AT "/ec/plan/1/periodo/1/reporte/ministerio"
#define BY "/ec/plan/1/periodo/1/reporte/agencia/por-oficio"

static const char *dmy(struct test *t, struct day on)
{
    int y, m, day;
    day_split(on, &y, &m, &day);
    return str_fmt(&t->mem, "%02d/%02d/%04d", day, m, y).ptr;
}

static long long m_id(const struct story *s, int i)
{
    return (long long)s->w.milestone[i];
}

/* What is asked for: controls that a person fills, hidden ones and buttons apart. */
static int inputs_of(const struct answer *a)
{
    static const char *const marks[] = {"<input class=", "<input type=\"file\"", "<input type=\"text\"", "<select", "<textarea", "<input type=\"checkbox\""};
    int n = 0;
    size_t from = str_find(a->body, STR("<main"));
    for (size_t k = 0; k < COUNT(marks); k++)
        for (struct str rest = str_part(a->body, from == SIZE_MAX ? 0 : from, a->body.len);;) {
            size_t at = str_find(rest, str_of(marks[k]));
            if (at == SIZE_MAX)
                break;
            n++;
            rest = str_part(rest, at + 1, rest.len);
        }
    return n;
}

static struct answer choose(struct test *t, struct story *s, const char *one, const char *three)
{
    const char *typed = str_fmt(&t->mem, "que-m%lld=%s&que-m%lld=retraso:recursos&que-m%lld=%s&que-m%lld=inicio&que-m%lld=nada&que-m%lld=nada", m_id(s, 0), one,
                                m_id(s, 1), m_id(s, 2), three, m_id(s, 3), m_id(s, 4), m_id(s, 5)).ptr;
    return desk_post(&s->d, ROLE_FOCAL, AT "/paso-1", NULL, typed);
}

static const char *texts(struct test *t, const struct story *s, const char *link)
{
    return str_fmt(&t->mem,
                   "texto-m%lld=Se firmó el contrato.&paso-m%lld=Revisar los datos&prevista-m%lld=%s&texto-m%lld=No hubo personal.&paso-m%lld=Contratar&prevista-m%lld=%s"
                   "&texto-m%lld=Publicado en el portal.&fecha-m%lld=%s&enlace-m%lld=%s&texto-m%lld=Empezó el diseño.&paso-m%lld=Probarlo",
                   m_id(s, 0), m_id(s, 0), m_id(s, 0), dmy(t, (struct day){s->w.today.n + 30}), m_id(s, 1), m_id(s, 1), m_id(s, 1),
                   dmy(t, (struct day){s->w.today.n + 60}), m_id(s, 2), m_id(s, 2), dmy(t, (struct day){s->w.today.n - 1}), m_id(s, 2), link, m_id(s, 3), m_id(s, 3)).ptr;
}

#define WHO "authorised_name=Ana Ríos&authorised_post=Ministra&authorised_letter=MP-2026-014"

static void sent(struct test *t, struct story *s)
{
    EXPECT_INT(choose(t, s, "inicio:recursos", "entrega").code, 303);
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, AT "/paso-2", NULL, texts(t, s, "https://ejemplo.ec/datos")).code, 303);
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, AT "/autorizar", AT "/revisar", WHO).code, 303);
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, AT "/enviar", AT "/revisar", "").code, 303);
}

TEST(a_report_of_six_milestones_asks_at_most_twenty_five_inputs)
{
    struct story s = {0};
    if (!opened(t, &s))
        return;
    struct answer a = desk_get(&s.d, ROLE_FOCAL, AT "/paso-1");
    int first = inputs_of(&a);
    EXPECT_INT(first, 6);
    EXPECT_INT(choose(t, &s, "inicio:recursos", "entrega").code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, AT "/paso-2");
    int second = inputs_of(&a);
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, AT "/paso-2", NULL, texts(t, &s, "https://ejemplo.ec/datos")).code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, AT "/revisar");
    int third = inputs_of(&a);
    EXPECT_INT(third, 4); /* who authorises, and a note on the whole */
    EXPECT(first + second + third <= REPORT_INPUTS);
    /* All six delivered: still no page asks for more. */
    const char *all = str_fmt(&t->mem, "que-m%lld=entrega&que-m%lld=entrega&que-m%lld=entrega&que-m%lld=entrega&que-m%lld=entrega&que-m%lld=entrega", m_id(&s, 0),
                              m_id(&s, 1), m_id(&s, 2), m_id(&s, 3), m_id(&s, 4), m_id(&s, 5)).ptr;
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, AT "/paso-1", NULL, all).code, 303);
    a = desk_get(&s.d, ROLE_FOCAL, AT "/paso-2");
    EXPECT(inputs_of(&a) <= REPORT_INPUTS && inputs_of(&a) >= 20);
    desk_close(&s.d);
}

static void step_refused(struct test *t, struct story *s)
{
    struct desk *d = &s->d;
    struct answer a = choose(t, s, "nada", "entrega");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "El hito 1.1 está vencido"));
    EXPECT(answer_has(&a, "value=\"entrega\" selected")); /* what was chosen is kept */
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, AT).code, 404);
    EXPECT_INT(choose(t, s, "inicio:recursos", "entrega").code, 303);
    a = desk_post(d, ROLE_FOCAL, AT "/paso-2", NULL, texts(t, s, "http://10.0.0.1/interno"));
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "red interna") && answer_has(&a, "Publicado en el portal."));
    a = desk_post(d, ROLE_FOCAL, AT "/paso-2", NULL, texts(t, s, ""));
    EXPECT_INT(a.code, 303); /* a draft may lack its proof */
    a = desk_get(d, ROLE_FOCAL, AT "/revisar");
    EXPECT(answer_has(&a, "escribe el enlace") && !answer_has(&a, "Registrar la autorización"));
    EXPECT_INT(desk_post_blind(d, ROLE_FOCAL, AT "/enviar", "").code, 403);
    EXPECT_INT(desk_get(d, ROLE_COUNTERPART, AT "/paso-2").code, 403); /* as before anybody began */
    EXPECT_INT(desk_get(d, ROLE_DIRECTORATE, AT "/revisar").code, 403);
    EXPECT_INT(desk_get(d, ROLE_COUNTERPART, AT).code, 404);
    a = desk_get(d, ROLE_DIRECTORATE, AT); /* as if there were none */
    EXPECT(a.code == 200 && !answer_has(&a, "Se firmó el contrato.") && !answer_has(&a, "Borrador"));
    EXPECT_INT(desk_get(d, ROLE_COLEAD, AT).code, 404);
    EXPECT_INT(desk_get(d, ROLE_ADMIN, AT).code, 404);
    a = desk_get(d, ROLE_FOCAL, AT "/paso-1");
    EXPECT(answer_has(&a, "value=\"inicio:recursos\" selected"));
}

static void step_checked(struct test *t, struct story *s)
{
    struct desk *d = &s->d;
    struct answer a = desk_get(d, ROLE_DIRECTORATE, "/pendientes");
    EXPECT(answer_has(&a, "Revisar el reporte del período 1 de Ministerio de Prueba"));
    EXPECT(!answer_has(&a, "Revisar la forma del reporte del hito")); /* once, with its report */
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, AT).code, 404);
    EXPECT_INT(desk_get(d, ROLE_COUNTERPART, AT).code, 200);
    a = desk_get(d, ROLE_DIRECTORATE, AT);
    EXPECT(answer_has(&a, "Publicado en el portal.") && answer_has(&a, "Ana Ríos"));
    a = desk_post(d, ROLE_DIRECTORATE, AT "/aceptar", AT, "");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Hito 1.3: Confirma que la prueba se abre"));
    const char *one = str_fmt(&t->mem, "return_reason=Falta decir cuántos contratos.&devolver-m%lld=1", m_id(s, 0)).ptr;
    a = desk_post(d, ROLE_DIRECTORATE, AT "/devolver", AT, str_fmt(&t->mem, "return_reason=No&devolver-m%lld=1", m_id(s, 0)).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, str_fmt(&t->mem, "name=\"devolver-m%lld\" value=\"1\" checked", m_id(s, 0)).ptr)); /* else all would go back */
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, AT "/devolver", AT, one).code, 303);
    a = desk_get(d, ROLE_FOCAL, "/pendientes");
    EXPECT(answer_has(&a, "Corregir el reporte devuelto del período 1"));
    a = desk_get(d, ROLE_FOCAL, AT "/paso-1");
    EXPECT(answer_has(&a, "Falta decir cuántos contratos.") && answer_has(&a, "queda como está"));
    EXPECT_INT(inputs_of(&a), 1); /* only the returned line */
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/paso-1", NULL, str_fmt(&t->mem, "que-m%lld=inicio:recursos", m_id(s, 0)).ptr).code, 303);
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/paso-2", NULL, str_fmt(&t->mem, "texto-m%lld=Se firmaron doce contratos.&paso-m%lld=Seguir&prevista-m%lld=", m_id(s, 0), m_id(s, 0), m_id(s, 0)).ptr).code, 303);
    a = desk_get(d, ROLE_DIRECTORATE, AT);
    EXPECT(!answer_has(&a, "doce contratos")); /* a draft is the institution's */
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/autorizar", AT "/revisar", WHO "&note=Los datos vienen del registro distrital.").code, 303);
    EXPECT(answer_has((a = desk_get(d, ROLE_FOCAL, AT "/revisar"), &a), "Los datos vienen del registro distrital."));
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/enviar", AT "/revisar", "").code, 303);
}

static void step_public(struct test *t, struct story *s)
{
    struct desk *d = &s->d;
    const char *boxes = str_fmt(&t->mem, "tipo-m%lld=1&abre-m%lld=1", m_id(s, 2), m_id(s, 2)).ptr;
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, AT "/aceptar", AT, boxes).code, 303);
    struct answer a = desk_get(d, ROLE_FOCAL, AT);
    EXPECT(answer_has(&a, "Aceptado"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, AT).code, 404); /* the counterpart's time runs */
    a = desk_get(d, ROLE_PUBLIC, "/ec/plan/1/compromiso/1/hito/1.3");
    EXPECT(!answer_has(&a, "Publicado en el portal."));
    /* The authority withdraws while nothing is public. */
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/retirar", AT, "return_reason=").code, 422);
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/retirar", AT, "return_reason=La ministra pidió revisar las cifras.").code, 303);
    a = desk_get(d, ROLE_DIRECTORATE, AT);
    EXPECT(answer_has(&a, "Devuelto") && answer_has(&a, "La autoridad retiró su autorización"));
    EXPECT_INT(desk_post_blind(d, ROLE_DIRECTORATE, AT "/aceptar", "").code, 403);
}

TEST(a_report_is_written_returned_in_part_accepted_and_taken_back_by_its_authority)
{
    struct story s = {0};
    if (!opened(t, &s))
        return;
    step_refused(t, &s);
    sent(t, &s);
    step_checked(t, &s);
    step_public(t, &s);
    desk_close(&s.d);
}

static const char *hidden_of(struct test *t, const struct answer *a, const char *name)
{
    struct str rest = a->body, mark = str_fmt(&t->mem, "name=\"%s\" value=\"", name), at_form = str_part(rest, str_find(rest, STR("<main")), rest.len);
    size_t at = str_find(at_form, mark);
    rest = at == SIZE_MAX ? STR("") : str_part(at_form, at + mark.len, at_form.len);
    return str_chars(&t->mem, str_cut(&rest, '"'));
}

TEST(two_people_at_one_report_overwrite_nothing)
{
    struct story s = {0};
    if (!opened(t, &s))
        return;
    EXPECT_INT(choose(t, &s, "inicio:recursos", "entrega").code, 303);
    struct answer page = desk_get(&s.d, ROLE_FOCAL, AT "/paso-2"); /* one opens it… */
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, AT "/paso-2", NULL, texts(t, &s, "")).code, 303); /* …another saves */
    const char *old = str_fmt(&t->mem, "_token=%s&_key=%s&_revision=%s&texto-m%lld=Otra cosa", hidden_of(t, &page, "_token"), hidden_of(t, &page, "_key"),
                              hidden_of(t, &page, "_revision"), m_id(&s, 0)).ptr;
    struct answer a = desk_post_blind(&s.d, ROLE_FOCAL, AT "/paso-2", old);
    EXPECT_INT(a.code, 409);
    EXPECT(answer_has(&a, "Otra persona guardó antes") && answer_has(&a, "Otra cosa") && answer_has(&a, "Se firmó el contrato."));
    EXPECT_INT(page.code, 200);
    a = desk_get(&s.d, ROLE_FOCAL, AT "/paso-2");
    EXPECT(answer_has(&a, "Se firmó el contrato.") && !answer_has(&a, "Otra cosa"));
    desk_close(&s.d);
}

TEST(a_report_for_a_locked_period_is_refused_in_words)
{
    struct story s = {.locked = true};
    if (!opened(t, &s))
        return;
    struct answer a = choose(t, &s, "inicio:recursos", "entrega");
    EXPECT_INT(a.code, 409);
    EXPECT(answer_has(&a, "El período está bloqueado"));
    a = desk_get(&s.d, ROLE_DIRECTORATE, BY);
    EXPECT(answer_has(&a, "El período está bloqueado"));
    desk_close(&s.d);
}

TEST(a_letter_is_typed_on_behalf_of_an_institution_that_never_signs_in)
{
    struct story s = {0};
    if (!opened(t, &s))
        return;
    struct desk *d = &s.d;
    EXPECT_INT(desk_get(d, ROLE_FOCAL, BY).code, 403);
    struct answer a = desk_get(d, ROLE_DIRECTORATE, BY);
    EXPECT(answer_has(&a, "AG-2026-014"));
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, BY, NULL, "").code, 422);
    a = desk_post(d, ROLE_DIRECTORATE, BY, NULL, str_fmt(&t->mem, "letter=%lld", (long long)s.letter).ptr);
    EXPECT_STR(desk_leads(&a), BY "/paso-1");
    a = desk_post(d, ROLE_DIRECTORATE, BY "/paso-1", NULL, str_fmt(&t->mem, "que-m%lld=inicio", m_id(&s, 6)).ptr);
    EXPECT_INT(a.code, 303);
    a = desk_post(d, ROLE_DIRECTORATE, BY "/paso-2", NULL, str_fmt(&t->mem, "texto-m%lld=Se conformó el equipo.&paso-m%lld=Diseñar", m_id(&s, 6), m_id(&s, 6)).ptr);
    EXPECT_INT(a.code, 303);
    a = desk_get(d, ROLE_DIRECTORATE, BY "/revisar");
    EXPECT(answer_has(&a, "Eva Luna") && answer_has(&a, "Directora ejecutiva") && answer_has(&a, "Por oficio"));
    EXPECT_INT(desk_get(d, ROLE_COLEAD, "/ec/plan/1/periodo/1/reporte/agencia").code, 404);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, BY "/autorizar", BY "/revisar", "authorised_name=Eva Luna&authorised_post=Directora&authorised_letter=AG-2026-014").code, 303);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, BY "/enviar", BY "/revisar", "").code, 303);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, "/ec/plan/1/periodo/1/reporte/agencia/aceptar", "/ec/plan/1/periodo/1/reporte/agencia", "").code, 303);
    a = desk_get(d, ROLE_DIRECTORATE, "/ec/plan/1/periodo/1/reporte/agencia");
    EXPECT(answer_has(&a, "Aceptado") && answer_has(&a, "Por oficio"));
    desk_close(d);
}
