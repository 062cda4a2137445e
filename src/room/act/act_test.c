/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/act/act.h"
#include "tests/desk.h"

static struct act act_of(int64_t jurisdiction, const char *number, struct day on, int result)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = jurisdiction;
    a.number = str_of(number);
    a.kind = ACT_MINUTES;
    a.decided_on = on;
    a.body = STR("Grupo Núcleo");
    a.title = STR("Aprobación de la metodología");
    a.result = result;
    return a;
}

static int64_t jurisdiction(struct test *t, const char *code)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = j.name = str_of(code);
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    enum status s = record_add(t->db, &jurisdiction_shape, &j);
    EXPECT(s == DONE);
    return j.id;
}

TEST(only_an_approved_act_of_the_place_and_of_the_past_carries_a_move)
{
    int64_t here = jurisdiction(t, "ec"), there = jurisdiction(t, "pe");
    struct day today = day_of(2026, 7, 1);
    struct act good = act_of(here, "1", today, ACT_APPROVED), with = act_of(here, "2", today, ACT_APPROVED_WITH);
    struct act bad = act_of(here, "3", today, ACT_REJECTED), late = act_of(here, "4", day_of(2026, 7, 2), ACT_APPROVED);
    struct str one = STR("Incluir un calendario");
    EXPECT_DONE(act_add(t->db, &good, NULL, 0));
    EXPECT_DONE(act_add(t->db, &with, &one, 1));
    EXPECT_DONE(act_add(t->db, &bad, NULL, 0));
    EXPECT_DONE(act_add(t->db, &late, NULL, 0));
    EXPECT_DONE(act_allows(t->db, &t->mem, good.id, here, today));
    EXPECT_DONE(act_allows(t->db, &t->mem, with.id, here, today));
    EXPECT_STATUS(act_allows(t->db, &t->mem, bad.id, here, today), INVALID);
    EXPECT_STATUS(act_allows(t->db, &t->mem, late.id, here, today), INVALID);
    EXPECT_STATUS(act_allows(t->db, &t->mem, good.id, there, today), INVALID);
    EXPECT_STATUS(act_allows(t->db, &t->mem, 999, here, today), INVALID);
    EXPECT_STATUS(act_allows(t->db, &t->mem, NONE, here, today), INVALID);
}

TEST(acts_come_newest_first_and_a_number_counts_once_per_body)
{
    int64_t here = jurisdiction(t, "ec");
    struct act old = act_of(here, "AM-2025-03", day_of(2025, 5, 29), ACT_APPROVED), *rows;
    struct act fresh = act_of(here, "AM-2025-04", day_of(2025, 9, 1), ACT_APPROVED), twice = old;
    size_t count;
    EXPECT_DONE(act_add(t->db, &fresh, NULL, 0));
    EXPECT_DONE(act_add(t->db, &old, NULL, 0));
    EXPECT_DONE(acts_of(t->db, &t->mem, here, &rows, &count));
    EXPECT_INT(count, 2);
    EXPECT_STR(rows[0].number, "AM-2025-04");
    twice.id = NONE;
    EXPECT_STATUS(act_add(t->db, &twice, NULL, 0), CONFLICT);
}

TEST(an_observation_is_open_until_it_is_incorporated)
{
    int64_t here = jurisdiction(t, "ec");
    struct str texts[] = {STR("Incluir un calendario"), STR("Precisar el quórum")};
    struct act a = act_of(here, "1", day_of(2026, 5, 1), ACT_APPROVED_WITH);
    struct act_observation *rows;
    struct act_open *open;
    size_t count;
    EXPECT_DONE(act_add(t->db, &a, texts, 2));
    EXPECT_DONE(act_observations_of(t->db, &t->mem, a.id, &rows, &count));
    EXPECT_INT(count, 2);
    EXPECT_INT(rows[1].number, 2);
    rows[0].incorporated_on = day_of(2026, 6, 1);
    rows[0].how = STR("Está en la página 4");
    EXPECT_DONE(record_change(t->db, &act_observation_shape, &t->mem, &rows[0]));
    EXPECT_DONE(act_observations_open(t->db, &t->mem, here, &open, &count));
    EXPECT_INT(count, 1);
    EXPECT_STR(open[0].text, "Precisar el quórum");
    EXPECT_STR(open[0].act_number, "1");
}

static size_t waiting(struct test *t, enum role role, int64_t where)
{
    struct grant grant = {role, where};
    struct request r = {.mem = &t->mem, .db = t->db, .actor = {.person = 1, .grants = &grant, .grant_count = 1}};
    struct pending_list list = {0};
    EXPECT(act_room.pending(&r, &list) == DONE);
    if (list.count > 0)
        EXPECT_STR(list.items[0].path, "/ec/actos/observaciones");
    return list.count;
}

TEST(open_observations_wait_for_the_directorate_of_the_place)
{
    int64_t here = jurisdiction(t, "ec"), there = jurisdiction(t, "pe");
    struct str text = STR("Incluir un calendario");
    struct act a = act_of(here, "1", day_of(2026, 5, 1), ACT_APPROVED_WITH);
    struct act_observation *rows;
    size_t count;
    EXPECT_DONE(act_add(t->db, &a, &text, 1));
    EXPECT_INT(waiting(t, ROLE_DIRECTORATE, here), 1);
    EXPECT_INT(waiting(t, ROLE_DIRECTORATE, there), 0);
    EXPECT_INT(waiting(t, ROLE_COLEAD, here), 0);
    EXPECT_DONE(act_observations_of(t->db, &t->mem, a.id, &rows, &count));
    rows[0].incorporated_on = day_of(2026, 6, 1);
    EXPECT_DONE(record_change(t->db, &act_observation_shape, &t->mem, &rows[0]));
    EXPECT_INT(waiting(t, ROLE_DIRECTORATE, here), 0);
}

UNIT(observations_are_read_from_a_pasted_list)
{
    struct str got[4];
    size_t count = act_observations_split(STR("1. Incluir calendario\n\n  - Precisar quórum\r\n• Otra\n2027 es el año\n5. quinta"),
                                          got, COUNT(got));
    EXPECT_INT(count, 4);
    EXPECT_STR(got[0], "Incluir calendario");
    EXPECT_STR(got[1], "Precisar quórum");
    EXPECT_STR(got[2], "Otra");
    EXPECT_STR(got[3], "2027 es el año");
    EXPECT_INT(act_observations_split(STR_NONE, got, COUNT(got)), 0);
}

#define AN_ACT "number=AM-2025-03&kind=acta&decided_on=29/05/2025&body=Grupo Núcleo&title=Se aprueba <b>todo</b>"

static const char *under(struct test *t, struct str path, const char *rest)
{
    return str_fmt(&t->mem, "%.*s%s", STR_ARG(path), rest).ptr;
}

static void look_at_act(struct test *t, struct desk *d, struct str path)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, under(t, path, ""));
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Se aprueba &lt;b&gt;todo&lt;/b&gt;"));
    EXPECT(answer_has(&a, "pendiente"));
    EXPECT(!answer_has(&a, under(t, path, "/editar")));
    a = desk_get(d, ROLE_DIRECTORATE, under(t, path, ""));
    EXPECT(answer_has(&a, under(t, path, "/editar")));
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, "/ec/acto/9999").code, 404);
    a = desk_get(d, ROLE_PUBLIC, "/ec/actos/observaciones.csv");
    EXPECT(answer_has(&a, "Incluir calendario"));
}

TEST(the_directorate_records_an_act_with_observations_and_follows_them)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    EXPECT_INT(desk_post(&d, ROLE_COLEAD, "/ec/actos/nuevo", NULL, AN_ACT).code, 403);
    struct answer a = desk_post(&d, ROLE_DIRECTORATE, "/ec/actos/nuevo", NULL, AN_ACT "&result=aprobado-con-observaciones");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Escribe al menos una observación"));
    a = desk_post(&d, ROLE_DIRECTORATE, "/ec/actos/nuevo", NULL, AN_ACT "&result=aprobado&observations=Una");
    EXPECT(answer_has(&a, "Solo un acto aprobado con observaciones las lleva"));
    a = desk_post(&d, ROLE_DIRECTORATE, "/ec/actos/nuevo", NULL,
                  AN_ACT "&result=aprobado-con-observaciones&observations=1. Incluir calendario");
    struct str path = str_copy(&t->mem, desk_leads(&a));
    EXPECT(str_starts(path, "/ec/acto/"));
    a = desk_post(&d, ROLE_DIRECTORATE, "/ec/actos/nuevo", NULL, AN_ACT "&result=aprobado");
    EXPECT(answer_has(&a, "Ese número ya está registrado"));
    look_at_act(t, &d, path);
    a = desk_post(&d, ROLE_DIRECTORATE, under(t, path, "/observacion/1"), NULL, "incorporated_on=01/01/2025&how=");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "El día va desde la fecha del acto hasta hoy"));
    EXPECT(answer_has(&a, "Explica dónde y cómo"));
    a = desk_post(&d, ROLE_DIRECTORATE, under(t, path, "/observacion/1"), NULL, "incorporated_on=01/07/2025&how=En la página 4");
    EXPECT(str_eq(desk_leads(&a), path));
    a = desk_get(&d, ROLE_PUBLIC, "/ec/actos/observaciones");
    EXPECT(answer_has(&a, "No hay observaciones pendientes"));
    EXPECT_INT(desk_get(&d, ROLE_DIRECTORATE, under(t, path, "/observacion/2")).code, 404);
    desk_close(&d);
}
