/* SPDX-License-Identifier: EUPL-1.2
 * Who runs a table: facilitators and rapporteurs, between two days. */
#include "pages.h"
#include "room/roundtable/roundtable_lines.h"
#include "sql.h"

static enum status candidates(struct request *r, const struct roundtable_place *p, struct option **ret, size_t *ret_count)
{
    struct person *people;
    TRY(people_with_role(r->db, r->mem, p->at->jurisdiction->id, ROLE_FACILITATOR, r->today, &people, ret_count));
    struct option *options = arena_array(r->mem, struct option, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        options[i] = (struct option){people[i].id, people[i].name};
    *ret = options;
    return DONE;
}

/* GET …/mesa/:table/equipo */
static enum status people_show(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct table_person_row *rows;
    struct option *options;
    size_t count;
    struct roundtable_person *fresh = arena_new_of(r->mem, struct roundtable_person);
    struct table_people_page page = {.table = p->table};
    shape_clear(&roundtable_person_shape, fresh);
    TRY(db_many(r->db, SQL_TABLE_PEOPLE, WITH(IN(p->table->id)), r->mem, &table_person_row_shape, &rows, &page.rows_count));
    page.rows = arena_array(r->mem, struct people_row, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++)
        page.rows[i] = (struct people_row){&rows[i], path_fmt(r, "%.*s/equipo/%lld/terminar", STR_ARG(p->path), (long long)rows[i].id),
                                           !day_known(rows[i].until_on) || !day_before(rows[i].until_on, r->today)};
    page.form = form_for(r, &roundtable_person_shape, fresh, path_fmt(r, "%.*s/equipo", STR_ARG(p->path)));
    TRY(candidates(r, p, &options, &count));
    table_options(r, &page.form, "person", options, count);
    page.nobody = count == 0;
    struct head head = roundtable_head(r, p, str_of(say(r->lang, N_("Quién lleva la mesa"))));
    head.form_page = true;
    return page_table_people(r, head, &page);
}

/* POST …/mesa/:table/equipo */
static enum status people_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable_person x;
    struct option *options;
    size_t count, i = 0;
    shape_clear(&roundtable_person_shape, &x);
    TRY(form_read(r, &roundtable_person_shape, &x));
    TRY(candidates(r, p, &options, &count));
    while (i < count && options[i].value != x.person)
        i++;
    if (i == count)
        return problem_add(r, "person", N_("Elige a alguien con el rol de facilitación en esta jurisdicción."));
    if (day_known(x.until_on) && day_before(x.until_on, r->today))
        return problem_add(r, "until_on", N_("Esa fecha ya pasó."));
    x.roundtable = p->table->id;
    x.from_on = r->today;
    struct table_person_row *rows;
    TRY(db_many(r->db, SQL_TABLE_PEOPLE, WITH(IN(x.roundtable)), r->mem, &table_person_row_shape, &rows, &count));
    for (i = 0; i < count; i++)
        if (rows[i].person == x.person && rows[i].duty == x.duty && (!day_known(rows[i].until_on) || !day_before(rows[i].until_on, r->today)))
            return problem_add(r, "person", N_("Esa persona ya tiene esa tarea en la mesa."));
    TRY(record_add(r->db, &roundtable_person_shape, &x));
    return respond_redirect(r, path_fmt(r, "%.*s/equipo", STR_ARG(p->path)), N_("Se agregó a la mesa."));
}

static enum status member_load(struct request *r)
{
    const struct roundtable_place *p;
    struct roundtable_person *x;
    int64_t id;
    TRY(roundtable_load(r));
    p = r->object;
    TRY(request_id(r, "member", &id));
    TRY(record_get(r->db, r->mem, &roundtable_person_shape, id, &x));
    return x->roundtable == p->table->id ? DONE : NOT_FOUND;
}

/* POST …/equipo/:member/terminar: yesterday was the last day, or the row goes where it began today. */
static enum status end_apply(struct request *r)
{
    const struct roundtable_place *p = r->object;
    struct roundtable_person *x;
    int64_t id;
    TRY(request_id(r, "member", &id));
    TRY(record_get(r->db, r->mem, &roundtable_person_shape, id, &x));
    if (day_known(x->until_on) && day_before(x->until_on, r->today))
        return respond_redirect(r, path_fmt(r, "%.*s/equipo", STR_ARG(p->path)), N_("Ya había terminado."));
    x->until_on = (struct day){r->today.n - 1};
    if (!day_before(x->from_on, r->today))
        TRY(record_remove(r->db, &roundtable_person_shape, r->mem, id));
    else
        TRY(record_change(r->db, &roundtable_person_shape, r->mem, x));
    return respond_redirect(r, path_fmt(r, "%.*s/equipo", STR_ARG(p->path)), N_("Ya no lleva la mesa."));
}

#define AT "/:jurisdiction/cocreacion/:process/mesa/:table/equipo"
const struct route roundtable_people_routes[] = {
    {GET, AT, MANAGE_COCREATION, 0, roundtable_load, people_show, NULL, NULL},
    {POST, AT, MANAGE_COCREATION, 0, roundtable_load, people_show, NULL, people_apply},
    {POST, AT "/:member/terminar", MANAGE_COCREATION, 0, member_load, people_show, NULL, end_apply},
    {.pattern = NULL},
};
#undef AT
