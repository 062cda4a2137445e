/* SPDX-License-Identifier: EUPL-1.2
 * Loaders that the rooms below share. The home page of a jurisdiction is the portal's. */
#include "room/jurisdiction/jurisdiction_view.h"

#include "pages.h"
#include "room/territory/territory.h"

/* A copy to rehearse in is known to whoever holds a role in it, to nobody else. */
static bool known_to(const struct jurisdiction *j, const struct actor *who)
{
    for (size_t i = 0; i < who->grant_count; i++)
        if (who->grants[i].jurisdiction == j->id)
            return true;
    return !j->practice;
}

enum status jurisdiction_admit(struct request *r, const struct jurisdiction *j)
{
    if (!known_to(j, &r->actor))
        return NOT_FOUND;
    request_scope(r, j->id, (int)j->utc_offset_s, false);
    return DONE;
}

enum status jurisdiction_enter(struct request *r, struct jurisdiction **ret)
{
    struct jurisdiction *j;
    TRY(jurisdiction_by_code(r->db, r->mem, request_param(r, "jurisdiction"), &j));
    TRY(jurisdiction_admit(r, j));
    *ret = j;
    return DONE;
}

enum status jurisdiction_load(struct request *r)
{
    struct jurisdiction *j;
    TRY(jurisdiction_enter(r, &j));
    r->object = j;
    return DONE;
}

struct head jurisdiction_head(struct request *r, const struct jurisdiction *j, struct str title)
{
    return (struct head){
        .title = title,
        .demo = j->demo,
        .practice = j->practice,
        .jurisdiction_name = j->name,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(j->code)),
    };
}

#define CRUMBS 8u

void head_crumb(struct request *r, struct head *head, struct str label, struct str path)
{
    struct crumb *longer = arena_array(r->mem, struct crumb, CRUMBS);
    assert(head->crumb_count < CRUMBS);
    for (size_t i = 0; i < head->crumb_count; i++)
        longer[i] = head->crumbs[i];
    longer[head->crumb_count++] = (struct crumb){label, path};
    head->crumbs = longer;
}

enum status admin_panel(struct request *r, struct out *o, const char *title, const struct admin_link *links, size_t count)
{
    struct admin_panel panel = {str_of(say(r->lang, title)), links, count};
    if (count > 0)
        part_admin_panel(o, &panel);
    return DONE;
}

enum status board_panel(struct request *r, struct out *o, const char *title, int64_t total, const struct board_item *items,
                        size_t count, struct str more, const char *empty)
{
    struct board_panel panel = {str_of(say(r->lang, title)), total, items, count < BOARD_ITEMS ? count : BOARD_ITEMS, more,
                                empty != NULL ? empty : N_("Nada por ahora.")};
    part_board_panel(o, &panel);
    return DONE;
}

/* GET /:jurisdiction/administracion */
static enum status administration_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct administration_page page = {j};
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Administración"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    return page_administration(r, head, &page);
}

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    if (!request_may(r, CONFIGURE))
        return DONE;
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Datos de la jurisdicción"))),
         path_fmt(r, "/%.*s/administracion/jurisdiccion", STR_ARG(j->code))},
        {str_of(say(r->lang, N_("Todas las jurisdicciones"))), STR("/administracion/jurisdicciones")},
    };
    return admin_panel(r, o, N_("Jurisdicción"), links, COUNT(links));
}

/* Selects of the form: provinces (and countries), the jurisdictions that may contain it. */
static enum status form_lists(struct request *r, int64_t self, struct form *form)
{
    struct territory *places;
    struct jurisdiction *others;
    size_t place_count, other_count, n = 0;
    TRY(territory_provinces(r->db, r->mem, &places, &place_count));
    TRY(jurisdictions(r->db, r->mem, &others, &other_count));
    struct option *place = arena_array(r->mem, struct option, place_count + 1);
    struct option *other = arena_array(r->mem, struct option, other_count);
    struct territory *country;
    enum status found = territory_by_code(r->db, r->mem, STR("ECU"), &country);
    if (found == DONE)
        place[n++] = (struct option){country->id, country->name};
    else if (found != NOT_FOUND)
        return found;
    for (size_t i = 0; i < place_count; i++)
        place[n++] = (struct option){places[i].id, places[i].name};
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    lists[0] = (struct form_options){"territory", place, n};
    n = 0;
    for (size_t i = 0; i < other_count; i++)
        if (others[i].id != self)
            other[n++] = (struct option){others[i].id, others[i].name};
    lists[1] = (struct form_options){"parent", other, n};
    form->options = lists;
    form->option_count = 2;
    return DONE;
}

static enum status form_show(struct request *r, const struct jurisdiction *j, struct head head, struct str action, bool fresh)
{
    struct jurisdiction_form_page page = {form_for(r, &jurisdiction_shape, j, action), fresh};
    TRY(form_lists(r, j->id, &page.form));
    head.form_page = true;
    return page_jurisdiction_form(r, head, &page);
}

static enum status edit_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Datos de la jurisdicción"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Administración"))), path_fmt(r, "/%.*s/administracion", STR_ARG(j->code)));
    return form_show(r, j, head, path_fmt(r, "/%.*s/administracion/jurisdiccion", STR_ARG(j->code)), false);
}

/* The code stays: addresses are for ever. */
static enum status edit_apply(struct request *r)
{
    static const char *const names[] = {"name", "kind", "territory", "parent", "utc_offset_s", "note", NULL};
    const struct jurisdiction *old = r->object;
    struct jurisdiction j = *old;
    TRY(form_read_fields(r, &jurisdiction_shape, &j, names));
    if (j.parent == j.id)
        return problem_add(r, "parent", N_("Una jurisdicción no puede formar parte de sí misma."));
    TRY(record_change(r->db, &jurisdiction_shape, r->mem, &j));
    return respond_redirect(r, path_fmt(r, "/%.*s/administracion", STR_ARG(j.code)), N_("Se guardaron los cambios."));
}

/* GET /administracion/jurisdicciones */
static enum status list_show(struct request *r)
{
    struct jurisdiction *rows;
    size_t count;
    TRY(jurisdictions(r->db, r->mem, &rows, &count));
    struct jurisdiction_list_page page = {rows, count};
    struct head head = {.title = str_of(say(r->lang, N_("Jurisdicciones")))};
    return page_jurisdiction_list(r, head, &page);
}

static enum status new_show(struct request *r)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.utc_offset_s = -18000;
    struct head head = {.title = str_of(say(r->lang, N_("Agregar una jurisdicción")))};
    head_crumb(r, &head, str_of(say(r->lang, N_("Jurisdicciones"))), STR("/administracion/jurisdicciones"));
    return form_show(r, &j, head, STR("/administracion/jurisdicciones/nueva"), true);
}

static enum status new_apply(struct request *r)
{
    struct jurisdiction j, *other;
    shape_clear(&jurisdiction_shape, &j);
    enum status read = form_read(r, &jurisdiction_shape, &j);
    if (!str_empty(j.code) && !jurisdiction_code_allowed(j.code))
        read = problem_add(r, "code", N_("Usa letras minúsculas sin tilde, cifras y guiones; algunas palabras están reservadas."));
    else if (!str_empty(j.code) && jurisdiction_by_code(r->db, r->mem, j.code, &other) == DONE)
        read = problem_add(r, "code", N_("Ya existe una jurisdicción con ese código."));
    TRY(read);
    TRY(record_add(r->db, &jurisdiction_shape, &j));
    return respond_redirect(r, path_fmt(r, "/%.*s/administracion", STR_ARG(j.code)), N_("Se agregó la jurisdicción."));
}

static const struct route routes[] = {
    {GET, "/administracion/jurisdicciones", CONFIGURE, 0, NULL, list_show, NULL, NULL},
    {GET, "/administracion/jurisdicciones/nueva", CONFIGURE, 0, NULL, new_show, NULL, NULL},
    {POST, "/administracion/jurisdicciones/nueva", CONFIGURE, 0, NULL, new_show, NULL, new_apply},
    {GET, "/:jurisdiction/administracion", READ_LOG, 0, jurisdiction_load, administration_show, NULL, NULL},
    {GET, "/:jurisdiction/administracion/jurisdiccion", CONFIGURE, 0, jurisdiction_load, edit_show, NULL, NULL},
    {POST, "/:jurisdiction/administracion/jurisdiccion", CONFIGURE, 0, jurisdiction_load, edit_show, NULL, edit_apply},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"administration", 900, administration_panel},
    {.page = NULL},
};
static const struct shape *const shapes[] = {&jurisdiction_shape, NULL};
const struct room jurisdiction_room = {.name = "jurisdiction", .routes = routes, .shapes = shapes, .panels = panels};
