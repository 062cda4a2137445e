/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/institution/institution.h"
#include "tests/desk.h"

#include <string.h>

#include "room/territory/territory.h"
#include "sql.h"

static struct institution of(int64_t id, int state)
{
    struct institution i;
    shape_clear(&institution_shape, &i);
    i.id = id;
    i.state = state;
    return i;
}

static struct institution_succession link_of(int64_t from, int64_t to)
{
    return (struct institution_succession){.predecessor = from, .successor = to, .kind = SUCCESSION_MERGER};
}

UNIT(who_answers_now_is_found_along_the_successions)
{
    struct institution all[] = {of(1, INSTITUTION_MERGED), of(2, INSTITUTION_ABOLISHED), of(3, INSTITUTION_ACTIVE),
                                of(4, INSTITUTION_ACTIVE), of(5, INSTITUTION_ABOLISHED)};
    struct institution_succession links[] = {link_of(1, 2), link_of(2, 3), link_of(2, 4), link_of(1, 3)};
    size_t got[8];
    EXPECT_INT(institution_answering(all, 5, links, 4, 1, got, 8), 2);
    EXPECT_INT(all[got[0]].id, 3);
    EXPECT_INT(all[got[1]].id, 4);
    EXPECT_INT(institution_answering(all, 5, links, 4, 3, got, 8), 1);
    EXPECT_INT(all[got[0]].id, 3);
    EXPECT_INT(institution_answering(all, 5, links, 4, 5, got, 8), 0);
}

UNIT(a_circle_of_successions_is_seen_and_does_not_hold_the_walk)
{
    struct institution all[] = {of(1, INSTITUTION_MERGED), of(2, INSTITUTION_MERGED)};
    struct institution_succession links[] = {link_of(1, 2), link_of(2, 1)};
    size_t got[2];
    EXPECT(institution_circle(links, 1, 2, 1));
    EXPECT(institution_circle(links, 0, 1, 1));
    EXPECT(!institution_circle(links, 1, 1, 3));
    EXPECT_INT(institution_answering(all, 2, links, 2, 1, got, 2), 0);
}

UNIT(an_institution_moves_between_active_and_ended_only)
{
    EXPECT(institution_may_become(INSTITUTION_ACTIVE, INSTITUTION_MERGED));
    EXPECT(institution_may_become(INSTITUTION_ABOLISHED, INSTITUTION_ACTIVE));
    EXPECT(!institution_may_become(INSTITUTION_ABOLISHED, INSTITUTION_MERGED));
    EXPECT(!institution_may_become(INSTITUTION_ACTIVE, INSTITUTION_ACTIVE));
}

static int64_t jurisdiction(struct test *t)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("aa");
    j.name = STR("Ensayo");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    enum status s = record_add(t->db, &jurisdiction_shape, &j);
    EXPECT(s == DONE);
    return j.id;
}

static enum status add(struct test *t, int64_t j, const char *code, const char *name, const char *acronym,
                       struct institution *ret)
{
    shape_clear(&institution_shape, ret);
    ret->jurisdiction = j;
    ret->code = str_of(code);
    ret->name = str_of(name);
    ret->acronym = str_of(acronym);
    ret->sector = SECTOR_STATE;
    return institution_add(t->db, ret);
}

TEST(institutions_are_found_by_any_name_they_had)
{
    int64_t j = jurisdiction(t);
    struct institution a, b, *found;
    EXPECT_DONE(add(t, j, "mineduc", "Ministerio de Educación", "MINEDUC", &a));
    EXPECT_DONE(add(t, j, "nunez", "Ñúñez y compañía", NULL, &b));
    EXPECT_DONE(institution_rename(t->db, &t->mem, &a, STR("Ministerio de Educación y Cultura"), STR("MINEDEC"),
                                   day_of(2025, 7, 24), NONE));
    EXPECT_DONE(institution_by_name(t->db, &t->mem, j, STR("  MINISTERIO  DE EDUCACION y cultura"), &found));
    EXPECT_INT(found->id, a.id);
    EXPECT_DONE(institution_by_name(t->db, &t->mem, j, STR("mineduc"), &found));
    EXPECT_INT(found->id, a.id);
    EXPECT_DONE(institution_by_name(t->db, &t->mem, j, STR("Nuñez y Compania"), &found));
    EXPECT_INT(found->id, b.id);
    EXPECT_STATUS(institution_by_name(t->db, &t->mem, j, STR("Ministerio"), &found), NOT_FOUND);
    EXPECT_STATUS(institution_by_name(t->db, &t->mem, j, STR(" "), &found), NOT_FOUND);
}

TEST(a_merger_ends_the_institution_and_keeps_it)
{
    int64_t j = jurisdiction(t);
    struct institution old, fresh, *now, *kept;
    struct institution_succession link;
    size_t count;
    EXPECT_DONE(add(t, j, "a", "Secretaría General", NULL, &old));
    EXPECT_DONE(add(t, j, "b", "Secretaría de Administración", NULL, &fresh));
    shape_clear(&institution_succession_shape, &link);
    link.successor = fresh.id;
    link.kind = SUCCESSION_MERGER;
    link.happened_on = day_of(2025, 7, 24);
    EXPECT_DONE(institution_succeed(t->db, &t->mem, &old, &link));
    EXPECT_DONE(institution_by_code(t->db, &t->mem, j, STR("a"), &kept));
    EXPECT_INT(kept->state, INSTITUTION_MERGED);
    EXPECT_INT(kept->ended_on.n, day_of(2025, 7, 24).n);
    EXPECT_DONE(institution_now(t->db, &t->mem, kept, &now, &count));
    EXPECT_INT(count, 1);
    EXPECT_STR(now[0].code, "b");
    EXPECT_STATUS(institution_move(t->db, &t->mem, kept, INSTITUTION_ABOLISHED, day_of(2026, 1, 1), NONE), CONFLICT);
    EXPECT_DONE(institution_move(t->db, &t->mem, kept, INSTITUTION_ACTIVE, day_of(2026, 1, 1), NONE));
    EXPECT(!day_known(kept->ended_on));
}

TEST(a_transfer_leaves_the_institution_active)
{
    int64_t j = jurisdiction(t);
    struct institution old, fresh;
    struct institution_succession link;
    EXPECT_DONE(add(t, j, "a", "Secretaría General", NULL, &old));
    EXPECT_DONE(add(t, j, "b", "Secretaría de Administración", NULL, &fresh));
    shape_clear(&institution_succession_shape, &link);
    link.successor = fresh.id;
    link.kind = SUCCESSION_TRANSFER;
    link.happened_on = day_of(2025, 7, 24);
    EXPECT_DONE(institution_succeed(t->db, &t->mem, &old, &link));
    EXPECT_INT(old.state, INSTITUTION_ACTIVE);
    link.id = NONE;
    EXPECT_STATUS(institution_succeed(t->db, &t->mem, &old, &link), CONFLICT);
}

static void fill(struct test *t, struct desk *d)
{
    struct answer a = desk_post(d, ROLE_DIRECTORATE, "/ec/instituciones/nueva", NULL,
                                "name=Secretaría General&code=sgp&acronym=SGPR&sector=estado&branch=ejecutiva&level=nacional");
    EXPECT_STR(desk_leads(&a), "/ec/institucion/sgp");
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/instituciones/nueva", NULL, "name=Órgano nuevo&code=organo&sector=estado");
    EXPECT_STR(desk_leads(&a), "/ec/institucion/organo");
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/instituciones/nueva", NULL, "name=Red ciudadana&code=red&sector=sociedad-civil");
    EXPECT_STR(desk_leads(&a), "/ec/institucion/red");
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/instituciones/nueva", NULL,
                  "name=SECRETARIA general&code=Mal código&sector=academia&branch=ejecutiva&url=ejemplo");
    EXPECT_INT(a.code, 422);
    EXPECT(answer_has(&a, "Ya existe una institución con ese nombre"));
    EXPECT(answer_has(&a, "Usa solo letras minúsculas"));
    EXPECT(answer_has(&a, "Solo las instituciones del Estado"));
    EXPECT(answer_has(&a, "Escribe la dirección completa"));
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/actos/nuevo", NULL,
                  "number=D-1&kind=decreto&decided_on=24/07/2025&body=Presidencia&title=Fusiona la secretaría&result=aprobado");
    EXPECT(str_starts(desk_leads(&a), "/ec/acto/"));
}

static const char *typed(struct test *t, struct desk *d, const char *page, const char *successor, const char *more)
{
    const char *id = desk_option(d, ROLE_DIRECTORATE, page, "successor", successor);
    const char *act = desk_option(d, ROLE_DIRECTORATE, page, "act", "D-1 · 24 de julio de 2025 · Fusiona la secretaría");
    return str_fmt(&t->mem, "successor=%s&happened_on=24/07/2025&%s%s", id, more, strstr(more, "act=") != NULL ? act : "").ptr;
}

static void merge(struct test *t, struct desk *d)
{
    const char *page = "/ec/institucion/sgp/sucesion", *other = "/ec/institucion/organo/sucesion";
    struct answer a = desk_post(d, ROLE_DIRECTORATE, page, NULL, typed(t, d, page, "Órgano nuevo", "kind=fusion"));
    EXPECT(answer_has(&a, "Elige el acto que lo decidió"));
    a = desk_post(d, ROLE_DIRECTORATE, page, NULL, typed(t, d, page, "Órgano nuevo", "kind=fusion&act="));
    EXPECT_STR(desk_leads(&a), "/ec/institucion/sgp");
    EXPECT_STR(str_of(desk_option(d, ROLE_DIRECTORATE, other, "successor", "Secretaría General (SGPR)")), ""); /* it is not active */
    EXPECT_STR(str_of(desk_option(d, ROLE_DIRECTORATE, other, "successor", "Órgano nuevo")), "");              /* it is itself */
    a = desk_post(d, ROLE_DIRECTORATE, "/ec/institucion/organo/nombre", NULL, "name=Órgano de Gabinete&until_on=31/12/2025");
    EXPECT_STR(desk_leads(&a), "/ec/institucion/organo");
    a = desk_get(d, ROLE_PUBLIC, "/ec/institucion/sgp");
    EXPECT(answer_has(&a, "Fusionada"));
    EXPECT(answer_has(&a, "Hoy responde por ella: <a href=\"/ec/institucion/organo\">Órgano de Gabinete</a>"));
    EXPECT(answer_has(&a, "href=\"/ec/acto/"));
    EXPECT(!answer_has(&a, "/ec/institucion/sgp/restitucion"));
    a = desk_get(d, ROLE_PUBLIC, "/ec/institucion/organo");
    EXPECT(answer_has(&a, "Se llamaba Órgano nuevo"));
}

static void filter(struct test *t, struct desk *d)
{
    struct answer a = desk_get(d, ROLE_PUBLIC, "/ec/instituciones?q=%C3%B3rgano%20nuevo");
    EXPECT(answer_has(&a, "/ec/institucion/organo\""));
    EXPECT(!answer_has(&a, "/ec/institucion/red\""));
    a = desk_get(d, ROLE_PUBLIC, "/ec/instituciones.csv?sector=sociedad-civil");
    EXPECT_INT(a.code, 200);
    EXPECT(answer_has(&a, "Red ciudadana"));
    EXPECT(!answer_has(&a, "Secretar"));
    a = desk_get(d, ROLE_PUBLIC, "/ec/instituciones?estado=suprimida");
    EXPECT(answer_has(&a, "No hay instituciones con esos filtros"));
    EXPECT_INT(desk_get(d, ROLE_ADMIN, "/ec/instituciones/nueva").code, 403);
    EXPECT_INT(desk_get(d, ROLE_PUBLIC, "/ec/institucion/nada").code, 404);
}

TEST(open_data_name_other_records_by_their_codes)
{
    int64_t j = jurisdiction(t);
    struct institution old, fresh;
    struct institution_succession link;
    struct institution_data *rows;
    struct territory *azuay;
    size_t count;
    EXPECT_DONE(territory_by_code(t->db, &t->mem, STR("01"), &azuay));
    EXPECT_DONE(add(t, j, "b", "Secretaría General", NULL, &old));
    EXPECT_DONE(add(t, j, "a", "Secretaría de Administración", NULL, &fresh));
    fresh.territory = azuay->id;
    EXPECT_DONE(record_change(t->db, &institution_shape, &t->mem, &fresh));
    shape_clear(&institution_succession_shape, &link);
    link.successor = fresh.id;
    link.kind = SUCCESSION_ABSORPTION;
    link.happened_on = day_of(2025, 7, 24);
    EXPECT_DONE(institution_succeed(t->db, &t->mem, &old, &link));
    EXPECT_DONE(institutions_data(t->db, &t->mem, j, &rows, &count));
    EXPECT_INT(count, 2);
    EXPECT_STR(rows[0].code, "a");
    EXPECT_STR(rows[0].province, "01");
    EXPECT_INT(rows[1].state, INSTITUTION_MERGED);
    struct succession_data *lines;
    EXPECT_DONE(db_many(t->db, SQL_SUCCESSIONS_DATA, WITH(IN(j)), &t->mem, &succession_data_shape, &lines, &count));
    EXPECT_INT(count, 1);
    EXPECT_STR(lines[0].predecessor, "b");
    EXPECT_STR(lines[0].successor, "a");
}

TEST(an_institution_lives_through_merger_and_rename_on_its_pages)
{
    struct desk d;
    if (!desk_open(t, &d))
        return;
    fill(t, &d);
    merge(t, &d);
    filter(t, &d);
    desk_close(&d);
}
