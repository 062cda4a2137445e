/* SPDX-License-Identifier: EUPL-1.2
 * A locked report that an approved unlocking lets its institution correct: what was published stays until the
 * corrected line is public; never without the unlocking, nor after its last day. */
#include "room/report/report_pages.h"
#include "room/report/report_test.h"
#include "tests/walk.h"

struct reopening {
    struct desk d; /* first */
    struct report_world w;
    int64_t report, letter;
    bool unlocked;
};

static enum status line_with(struct test *t, const struct reopening *s, int i, int kind, const char *text)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = s->w.milestone[i];
    c.kind = kind;
    c.delay_cause = kind == CLAIM_DELAY ? 0 : -1;
    c.text = str_of(text);
    c.state = CLAIM_ACCEPTED;
    c.report = s->report;
    c.channel = CHANNEL_FORM;
    c.sent_by = s->w.focal;
    c.sent_on = c.checked_on = c.public_on = (struct day){s->w.today.n - 20};
    c.sent_at = (struct instant){(int64_t)c.sent_on.n * 86400};
    return record_add(t->db, &claim_shape, &c);
}

/* A report of six lines, published and locked twenty days ago with its period. */
static enum status published_add(struct test *t, struct reopening *s)
{
    struct report r;
    struct period_row *p;
    shape_clear(&report_shape, &r);
    r.period = s->w.period[0];
    r.institution = s->w.ministry;
    r.state = REPORT_LOCKED;
    r.channel = CHANNEL_FORM;
    r.entered_by = r.sent_by = s->w.focal;
    r.authorised_name = STR("Ana Ríos");
    r.authorised_post = STR("Ministra");
    r.authorised_letter = STR("MP-2026-014");
    r.note = STR("Nota de la primera vez.");
    r.authorised_on = r.sent_on = r.checked_on = r.published_on = r.locked_on = (struct day){s->w.today.n - 20};
    r.sent_at = (struct instant){(int64_t)r.sent_on.n * 86400};
    r.saves = 0;
    TRY(record_add(t->db, &report_shape, &r));
    s->report = r.id;
    TRY(line_with(t, s, 0, CLAIM_BEGAN, "Se firmaron dos contratos."));
    for (int i = 1; i < 6; i++)
        TRY(line_with(t, s, i, CLAIM_BEGAN, "Se trabaja en ello."));
    TRY(record_get(t->db, &t->mem, &period_row_shape, s->w.period[0], &p));
    p->published_on = p->locked_on = r.locked_on;
    return record_change(t->db, &period_row_shape, &t->mem, p);
}

static enum status unlocking_with(struct test *t, const struct reopening *s, struct day until_on)
{
    struct unlocking u;
    shape_clear(&unlocking_shape, &u);
    u.period = s->w.period[0];
    u.institution = s->w.ministry;
    u.reason = STR("El número de contratos publicado no es el del registro.");
    u.state = UNLOCKING_APPROVED;
    u.asked_by = s->w.focal;
    u.asked_on = u.decided_on = (struct day){s->w.today.n - 1};
    u.until_on = until_on;
    u.decided_by = s->w.counterpart;
    return record_add(t->db, &unlocking_shape, &u);
}

static enum status letter_in(struct test *t, struct reopening *s)
{
    struct letter l;
    shape_clear(&letter_shape, &l);
    l.jurisdiction = s->d.jurisdiction;
    l.direction = LETTER_IN;
    l.kind = LETTER_REPORT;
    l.year = 2026;
    l.number = STR("MP-2026-099");
    l.dated_on = s->w.today;
    l.institution = s->w.ministry;
    l.subject = STR("Corrección del período 1");
    TRY(record_add(t->db, &letter_shape, &l));
    s->letter = l.id;
    return DONE;
}

static enum status reopening_add(struct test *t, struct desk *d)
{
    struct reopening *s = (struct reopening *)d;
    s->w.today = day_at(instant_now(), -18000);
    s->w.jurisdiction = d->jurisdiction;
    s->w.focal = d->people[ROLE_FOCAL];
    s->w.counterpart = d->people[ROLE_COUNTERPART];
    TRY(report_world_add(t->db, &t->mem, &s->w));
    TRY(published_add(t, s));
    TRY(letter_in(t, s));
    return s->unlocked ? unlocking_with(t, s, (struct day){s->w.today.n + 2}) : DONE;
}

#define ROUND "/ec/plan/1/periodo/1"
#define AT ROUND "/reporte/ministerio"
#define WHO "authorised_name=Luis Vera&authorised_post=Ministro&authorised_letter=MP-2026-100&note=Nota corregida."

static bool shows(struct reopening *s, enum role role, const char *path, const char *words)
{
    struct answer a = desk_get(&s->d, role, path);
    return a.code == 200 && answer_has(&a, words);
}

/* What everybody reads is what was published, and nothing tells what is being written. */
static void as_published(struct test *t, struct reopening *s)
{
    static const enum role others[] = {ROLE_PUBLIC, ROLE_PERSON, ROLE_ADMIN};
    for (size_t i = 0; i < COUNT(others); i++) {
        struct answer a = desk_get(&s->d, others[i], AT);
        EXPECT_INT(a.code, 200);
        EXPECT(answer_has(&a, "Se firmaron dos contratos.") && answer_has(&a, "Ana Ríos") && answer_has(&a, "Nota de la primera vez."));
        EXPECT(!answer_has(&a, "trece contratos") && !answer_has(&a, "Luis Vera") && !answer_has(&a, "Nota corregida") && !answer_has(&a, "Vista previa"));
        EXPECT(!answer_has(&a, "Devuelto") && !answer_has(&a, "tag-risk") && answer_has(&a, "Reabierto hasta"));
        a = desk_get(&s->d, others[i], "/ec/datos/reportes.csv");
        EXPECT(answer_has(&a, "Ana Ríos") && !answer_has(&a, "Luis Vera") && !answer_has(&a, "Nota corregida"));
        EXPECT(!shows(s, others[i], "/ec/plan/1/compromiso/1/hito/1.1", "trece contratos"));
        EXPECT(shows(s, others[i], ROUND, "Reporte publicado"));
    }
}

/* Posts with the token of another page: the form itself is not offered. */
static int forced(struct test *t, struct reopening *s, enum role role, const char *path, const char *page, const char *typed)
{
    struct answer a = desk_get(&s->d, role, page);
    struct str rest = walk_after(&a, "name=\"_token\" value=\"");
    struct str token = str_cut(&rest, '"');
    return desk_post_blind(&s->d, role, path, str_fmt(&t->mem, "_token=%.*s&%s", STR_ARG(token), typed).ptr).code;
}

TEST(a_published_report_is_not_reopened_without_an_approved_unlocking)
{
    struct reopening s = {0};
    if (!desk_open_with(t, &s.d, reopening_add))
        return;
    EXPECT(!shows(&s, ROLE_FOCAL, AT, "Corregir el reporte") && !shows(&s, ROLE_PUBLIC, ROUND, "Reabierto"));
    EXPECT_INT(forced(t, &s, ROLE_FOCAL, AT "/reabrir", AT "/paso-1", ""), 409);
    EXPECT_INT(forced(t, &s, ROLE_DIRECTORATE, AT "/por-oficio", ROUND, str_fmt(&t->mem, "letter=%lld", (long long)s.letter).ptr), 409);
    EXPECT_INT(desk_post_blind(&s.d, ROLE_COUNTERPART, AT "/reabrir", "").code, 403);
    EXPECT(shows(&s, ROLE_PUBLIC, AT, "Bloqueado"));
    desk_close(&s.d);
}

static void corrected(struct test *t, struct reopening *s)
{
    long long m = (long long)s->w.milestone[0];
    struct answer a = desk_get(&s->d, ROLE_FOCAL, AT "/paso-1");
    EXPECT(answer_has(&a, "Queda como se publicó") && answer_has(&a, "no es el del registro"));
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, AT "/paso-1", NULL, str_fmt(&t->mem, "que-m%lld=inicio:recursos", m).ptr).code, 303);
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, AT "/paso-2", NULL, str_fmt(&t->mem, "texto-m%lld=Se firmaron trece contratos.&paso-m%lld=Seguir&prevista-m%lld=", m, m, m).ptr).code, 303);
    as_published(t, s);
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, AT "/autorizar", AT "/revisar", WHO).code, 303);
    as_published(t, s);
    EXPECT_INT(desk_post(&s->d, ROLE_FOCAL, AT "/enviar", AT "/revisar", "").code, 303);
    as_published(t, s);
    EXPECT(shows(s, ROLE_COUNTERPART, AT, "trece contratos") && shows(s, ROLE_DIRECTORATE, AT, "trece contratos"));
    EXPECT_INT(desk_post(&s->d, ROLE_DIRECTORATE, AT "/aceptar", AT, "").code, 303);
    as_published(t, s);
}

TEST(a_reopened_report_shows_what_was_published_until_its_correction_is_public)
{
    struct reopening s = {.unlocked = true};
    if (!desk_open_with(t, &s.d, reopening_add))
        return;
    EXPECT(shows(&s, ROLE_PUBLIC, ROUND, "Reabierto hasta") && shows(&s, ROLE_PUBLIC, ROUND, "no es el del registro"));
    EXPECT(shows(&s, ROLE_FOCAL, "/pendientes", "Corregir el reporte reabierto del período 1"));
    EXPECT(shows(&s, ROLE_FOCAL, AT, "Corregir el reporte") && !shows(&s, ROLE_PUBLIC, AT, "Corregir el reporte"));
    EXPECT_INT(desk_post(&s.d, ROLE_FOCAL, AT "/reabrir", AT, "").code, 303);
    as_published(t, &s);
    EXPECT_INT(forced(t, &s, ROLE_FOCAL, AT "/reabrir", AT "/paso-1", ""), 409);
    corrected(t, &s);
    /* The counterpart speaks: nothing is waited for any more. */
    EXPECT_INT(desk_post(&s.d, ROLE_COUNTERPART, "/ec/plan/1/compromiso/1/pronunciamiento", NULL, "kind=confirma").code, 303);
    struct chore_context c = {.site = &s.d.house.site, .mem = &t->mem, .now = instant_now()};
    EXPECT(db_open(t->where, DB_READ, s.d.house.site.catalog, &c.reader) == DONE);
    EXPECT_DONE(report_chore(&c));
    struct answer a = desk_get(&s.d, ROLE_PUBLIC, AT);
    EXPECT(answer_has(&a, "Se firmaron trece contratos.") && answer_has(&a, "Luis Vera") && answer_has(&a, "Nota corregida.") && answer_has(&a, "Publicado"));
    EXPECT(!answer_has(&a, "Se firmaron dos contratos.") && answer_has(&a, "Se trabaja en ello."));
    c.now.s += 3 * 86400; /* its last day passed: locked again */
    EXPECT_DONE(report_chore(&c));
    db_close(c.reader);
    EXPECT(shows(&s, ROLE_PUBLIC, AT, "Bloqueado") && shows(&s, ROLE_PUBLIC, AT, "trece contratos"));
    desk_close(&s.d);
}

TEST(a_reopened_report_is_corrected_from_a_letter_on_behalf_of_its_institution)
{
    struct reopening s = {.unlocked = true};
    if (!desk_open_with(t, &s.d, reopening_add))
        return;
    long long m = (long long)s.w.milestone[0];
    struct answer a = desk_post(&s.d, ROLE_DIRECTORATE, AT "/por-oficio", NULL, str_fmt(&t->mem, "letter=%lld", (long long)s.letter).ptr);
    EXPECT_STR(desk_leads(&a), AT "/por-oficio/paso-1");
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, AT "/por-oficio/paso-1", NULL, str_fmt(&t->mem, "que-m%lld=inicio:recursos", m).ptr).code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, AT "/por-oficio/paso-2", NULL, str_fmt(&t->mem, "texto-m%lld=Se firmaron trece contratos.&paso-m%lld=Seguir&prevista-m%lld=", m, m, m).ptr).code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, AT "/por-oficio/autorizar", AT "/por-oficio/revisar", WHO).code, 303);
    EXPECT_INT(desk_post(&s.d, ROLE_DIRECTORATE, AT "/por-oficio/enviar", AT "/por-oficio/revisar", "").code, 303);
    as_published(t, &s);
    desk_close(&s.d);
}

/* 2026-11-27T06:00:00Z is the midnight that ends the 26th in Galápagos (UTC-6). */
#define MIDNIGHT ((struct instant){1795759200})

TEST(a_reopening_lasts_until_its_midnight_in_galapagos_and_leaves_what_was_published)
{
    struct reopening s = {.w = {.today = day_of(2026, 11, 24)}};
    struct period_row *p;
    struct report *r;
    struct claim *draft;
    bool takes;
    EXPECT_DONE(report_world_alone(t->db, &t->mem, &s.w));
    EXPECT_DONE(published_add(t, &s));
    EXPECT_DONE(unlocking_with(t, &s, day_of(2026, 11, 26)));
    EXPECT_DONE(record_get(t->db, &t->mem, &period_row_shape, s.w.period[0], &p));
    struct day last = day_at((struct instant){MIDNIGHT.s - 1}, -6 * 3600), after = day_at(MIDNIGHT, -6 * 3600);
    EXPECT_DONE(period_takes_reports(t->db, p, s.w.ministry, last, &takes));
    EXPECT(takes);
    EXPECT_DONE(period_takes_reports(t->db, p, s.w.ministry, after, &takes));
    EXPECT(!takes);
    EXPECT_DONE(record_get(t->db, &t->mem, &report_shape, s.report, &r));
    r->state = REPORT_RETURNED; /* reopened, a draft written, never sent */
    r->shown_name = r->authorised_name;
    r->shown_note = r->note;
    r->shown_on = r->authorised_on;
    r->note = STR("Nota que nadie envió.");
    r->authorised_on = r->locked_on = DAY_NONE;
    EXPECT_DONE(record_change(t->db, &report_shape, &t->mem, r));
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = s.w.milestone[0];
    c.kind = CLAIM_BEGAN;
    c.text = STR("Se firmaron trece contratos.");
    c.state = CLAIM_DRAFT;
    c.report = s.report;
    c.channel = CHANNEL_FORM;
    c.sent_by = s.w.focal;
    c.sent_on = s.w.today;
    c.sent_at = (struct instant){MIDNIGHT.s - 86400};
    EXPECT_DONE(record_add(t->db, &claim_shape, &c));
    EXPECT_DONE(report_settle(t->db, &t->mem, s.report, last));
    EXPECT_DONE(record_get(t->db, &t->mem, &report_shape, s.report, &r));
    EXPECT_INT(r->state, REPORT_RETURNED);
    EXPECT_DONE(report_settle(t->db, &t->mem, s.report, after));
    EXPECT_DONE(record_get(t->db, &t->mem, &report_shape, s.report, &r));
    EXPECT_INT(r->state, REPORT_LOCKED);
    EXPECT_STR(r->note, "Nota de la primera vez.");
    EXPECT_STR(r->authorised_name, "Ana Ríos");
    EXPECT_DONE(record_get(t->db, &t->mem, &claim_shape, c.id, &draft));
    EXPECT_INT(draft->state, CLAIM_WITHDRAWN);
}
