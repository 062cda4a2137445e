/* SPDX-License-Identifier: EUPL-1.2
 * A locked period is reopened by two people, and an institution objects to its status: through a real socket. */
#include "room/period/period_store.h"
#include "room/progress/progress_test.h"
#include "tests/desk.h"

#define OF_PLAN "/ec/plan/1"
#define ROUND OF_PLAN "/periodo/1"
#define AT OF_PLAN "/compromiso/1"

struct round {
    struct desk d; /* first */
    struct follow_world w;
    int64_t institution, period;
};

static enum status institution_here(struct test *t, struct round *s)
{
    struct institution x;
    struct commitment_institution link;
    shape_clear(&institution_shape, &x);
    x.jurisdiction = s->d.jurisdiction;
    x.code = STR("obras");
    x.name = STR("Dirección de Obras");
    x.sector = SECTOR_LEVELS;
    x.level = LEVEL_PROVINCE;
    x.state = INSTITUTION_ACTIVE;
    TRY(record_add(t->db, &institution_shape, &x));
    s->institution = x.id;
    shape_clear(&commitment_institution_shape, &link);
    link.commitment = s->w.commitment[0];
    link.institution = x.id;
    link.role = INSTITUTION_LEAD;
    return record_add(t->db, &commitment_institution_shape, &link);
}

static enum status round_add(struct test *t, struct desk *d)
{
    struct round *s = (struct round *)d;
    struct period_row *rows;
    size_t count;
    s->w = (struct follow_world){.today = day_at(instant_now(), -18000),
                                 .jurisdiction = d->jurisdiction,
                                 .focal = d->people[ROLE_FOCAL],
                                 .counterpart = d->people[ROLE_COUNTERPART]};
    TRY(follow_world_add(t->db, &t->mem, &s->w));
    TRY(institution_here(t, s));
    TRY(periods_fill(t->db, &t->mem, s->w.plan, s->w.today));
    TRY(periods_of_plan(t->db, &t->mem, s->w.plan, &rows, &count));
    rows[0].cut_on = rows[0].due_on = (struct day){s->w.today.n - 60};
    rows[0].opens_on = (struct day){s->w.today.n - 75};
    rows[0].closes_on = rows[0].publish_on = rows[0].published_on = (struct day){s->w.today.n - 44};
    rows[0].locked_on = (struct day){s->w.today.n - 43};
    s->period = rows[0].id;
    return record_change(t->db, &period_row_shape, &t->mem, &rows[0]);
}

static const char *dmy(struct test *t, struct day on)
{
    int y, m, day;
    day_split(on, &y, &m, &day);
    return str_fmt(&t->mem, "%02d/%02d/%04d", day, m, y).ptr;
}

static bool shows(struct desk *d, enum role role, const char *path, const char *words)
{
    struct answer a = desk_get(d, role, path);
    return a.code == 200 && answer_has(&a, words);
}

TEST(a_locked_period_is_reopened_by_two_people_with_a_public_reason)
{
    struct round s;
    if (!desk_open_with(t, &s.d, round_add))
        return;
    struct desk *d = &s.d;
    const char *until = dmy(t, (struct day){s.w.today.n + 5});
    EXPECT(shows(d, ROLE_PUBLIC, OF_PLAN "/periodos", "Período 1") && shows(d, ROLE_PUBLIC, ROUND, "Bloqueado"));
    EXPECT(!shows(d, ROLE_PUBLIC, ROUND, "Pedir la reapertura"));
    struct answer a = desk_get(d, ROLE_PUBLIC, OF_PLAN "/periodos.ics");
    EXPECT(a.code == 200 && answer_has(&a, "BEGIN:VEVENT\r\n") && answer_has(&a, "vencen los reportes"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, OF_PLAN "/periodos.csv").code, 200);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, OF_PLAN "/periodo/9").code, 404);
    EXPECT_INT(desk_post_blind(d, ROLE_FOCAL, ROUND "/reapertura", "reason=Una razón que se entiende.&until_on=01/01/2030").code, 403);
    a = desk_post(d, ROLE_DIRECTORATE, ROUND "/reapertura", ROUND, str_fmt(&t->mem, "reason=Breve&until_on=%s", until).ptr);
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Breve"));
    a = desk_post(d, ROLE_DIRECTORATE, ROUND "/reapertura", ROUND, "reason=El reporte llegó por oficio a otra oficina.&until_on=01/01/2020");
    EXPECT(a.code == 422 && answer_has(&a, "ya pasó"));
    a = desk_post(d, ROLE_DIRECTORATE, ROUND "/reapertura", ROUND,
                  str_fmt(&t->mem, "reason=El reporte llegó por oficio a otra oficina.&institution=%lld&until_on=%s", (long long)s.institution, until).ptr);
    EXPECT_INT(a.code, 303);
    EXPECT(shows(d, ROLE_PUBLIC, ROUND, "El reporte llegó por oficio a otra oficina.") && shows(d, ROLE_PUBLIC, ROUND, "Pedida por la Dirección"));
    EXPECT(shows(d, ROLE_COLEAD, "/pendientes", "Reapertura pedida del período 1: Dirección de Obras"));
    EXPECT_INT(desk_get(d, ROLE_DIRECTORATE, ROUND "/reapertura/1").code, 403);
    a = desk_post(d, ROLE_COLEAD, ROUND "/reapertura/1/negar", ROUND "/reapertura/1", "decision=No");
    EXPECT(a.code == 422 && answer_has(&a, "Di por qué no se aprueba"));
    EXPECT_INT(desk_post(d, ROLE_COLEAD, ROUND "/reapertura/1/aprobar", ROUND "/reapertura/1", "decision=De acuerdo, una sola vez.").code, 303);
    EXPECT(shows(d, ROLE_PUBLIC, ROUND, "Aprobada") && shows(d, ROLE_PUBLIC, ROUND, "De acuerdo, una sola vez."));
    EXPECT_INT(desk_post(d, ROLE_COLEAD, ROUND "/reapertura/1/negar", ROUND "/reapertura/1", "decision=Cambié de opinión después.").code, 409);
    desk_close(d);
}

TEST(an_objection_stands_beside_the_light_and_never_changes_it)
{
    struct round s;
    if (!desk_open_with(t, &s.d, round_add))
        return;
    struct desk *d = &s.d;
    EXPECT(shows(d, ROLE_FOCAL, AT, "Mi institución no comparte este estado") && !shows(d, ROLE_PUBLIC, AT, "Mi institución no comparte"));
    EXPECT_INT(desk_get(d, ROLE_COUNTERPART, AT "/objecion").code, 403);
    struct answer a = desk_post(d, ROLE_FOCAL, AT "/objecion", NULL, "reasons=No es justo");
    EXPECT(a.code == 422 && answer_has(&a, "No es justo"));
    a = desk_get(d, ROLE_PUBLIC, AT);
    bool late = answer_has(&a, "tag-late");
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/objecion", NULL, "reasons=El plazo corrió durante la emergencia por lluvias.").code, 303);
    a = desk_get(d, ROLE_PUBLIC, AT);
    EXPECT(answer_has(&a, "Dirección de Obras no comparte este estado") && answer_has(&a, "durante la emergencia por lluvias"));
    EXPECT(answer_has(&a, "tag-late") == late);
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/objecion", NULL, "reasons=Otra objeción sobre lo mismo, por si acaso.").code, 422);
    EXPECT(shows(d, ROLE_DIRECTORATE, "/pendientes", "Responder la objeción de Dirección de Obras"));
    EXPECT_INT(desk_post_blind(d, ROLE_FOCAL, AT "/objecion/1/responder", "answer=Tenemos razón nosotros.").code, 403);
    EXPECT_INT(desk_post(d, ROLE_DIRECTORATE, AT "/objecion/1/responder", AT "/objecion/1", "answer=El plazo se mueve con un acto: pueden pedirlo.").code, 303);
    EXPECT(shows(d, ROLE_PUBLIC, AT, "El plazo se mueve con un acto"));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, OF_PLAN "/compromiso/2/objecion/1").code, 404);
    EXPECT_INT(desk_post(d, ROLE_FOCAL, AT "/objecion/1/retirar", AT, "").code, 303);
    EXPECT(!shows(d, ROLE_PUBLIC, AT, "no comparte este estado"));
    desk_close(d);
}
