/* SPDX-License-Identifier: EUPL-1.2
 * The catalogue of institutions: list, page (a frame: other rooms add what they hold of it), form. */
#include "room/institution/institution_view.h"

#include "base/text.h"
#include "pages.h"
#include "room/territory/territory.h"
#include "sql.h"

struct str institution_path(struct request *r, const struct jurisdiction *j, struct str code)
{
    return path_fmt(r, "/%.*s/institucion/%.*s", STR_ARG(j->code), STR_ARG(code));
}

struct head institution_list_head(struct request *r, const struct jurisdiction *j, struct str title, bool list_page)
{
    struct head head = jurisdiction_head(r, j, title);
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    if (!list_page)
        head_crumb(r, &head, str_of(say(r->lang, N_("Instituciones"))), path_fmt(r, "/%.*s/instituciones", STR_ARG(j->code)));
    return head;
}

struct head institution_head(struct request *r, const struct institution_at *at, const char *title)
{
    struct head head = institution_list_head(r, at->jurisdiction, str_of(say(r->lang, title)), false);
    head_crumb(r, &head, at->institution->name, institution_path(r, at->jurisdiction, at->institution->code));
    head.form_page = true;
    return head;
}

enum status institution_load(struct request *r)
{
    struct institution_at *at = arena_new_of(r->mem, struct institution_at);
    struct jurisdiction *j;
    TRY(jurisdiction_enter(r, &j));
    TRY(institution_by_code(r->db, r->mem, j->id, request_param(r, "code"), &at->institution));
    at->jurisdiction = j;
    r->object = at;
    return DONE;
}

/* What the query string asks for. */
struct wanted {
    int sector, branch, level, state;
    struct str words; /* folded */
};

static bool is_wanted(struct request *r, const struct wanted *w, const struct institution *i)
{
    if ((w->sector >= 0 && i->sector != w->sector) || (w->branch >= 0 && i->branch != w->branch) ||
        (w->level >= 0 && i->level != w->level) || (w->state >= 0 && i->state != w->state))
        return false;
    return str_empty(w->words) || str_find(institution_fold(r->mem, i->name), w->words) != SIZE_MAX ||
           str_find(institution_fold(r->mem, i->acronym), w->words) != SIZE_MAX;
}

/* Which institutions had an earlier name with those words. */
static enum status known_as(struct request *r, int64_t jurisdiction, struct str words, struct institution_name **ret,
                            size_t *ret_count)
{
    struct institution_name *all;
    size_t count, kept = 0;
    *ret_count = 0;
    if (str_empty(words))
        return DONE;
    TRY(institution_names_in(r->db, r->mem, jurisdiction, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (str_find(institution_fold(r->mem, all[i].name), words) != SIZE_MAX ||
            str_find(institution_fold(r->mem, all[i].acronym), words) != SIZE_MAX)
            all[kept++] = all[i];
    *ret = all;
    *ret_count = kept;
    return DONE;
}

static bool was_known(const struct institution_name *old, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (old[i].institution == id)
            return true;
    return false;
}

static enum status select_rows(struct request *r, const struct wanted *w, struct institution *rows, size_t *count)
{
    const struct jurisdiction *j = r->object;
    struct institution_name *old;
    size_t old_count, kept = 0;
    struct wanted no_words = *w;
    no_words.words = STR_NONE;
    TRY(known_as(r, j->id, w->words, &old, &old_count));
    for (size_t i = 0; i < *count; i++)
        if (is_wanted(r, w, &rows[i]) || (was_known(old, old_count, rows[i].id) && is_wanted(r, &no_words, &rows[i])))
            rows[kept++] = rows[i];
    *count = kept;
    return DONE;
}

static struct institution_filter filter_of(struct request *r, const char *name, const char *label,
                                           const struct choices *choices, int selected)
{
    struct institution_filter_option *options = arena_array(r->mem, struct institution_filter_option, choices->count);
    for (size_t i = 0; i < choices->count; i++)
        options[i] = (struct institution_filter_option){choices->items[i].code, choices->items[i].label, selected == (int)i};
    return (struct institution_filter){name, label, options, choices->count};
}

/* The chosen institutions as open data, in their order. */
static enum status data_show(struct request *r, const struct jurisdiction *j, const struct institution *chosen, size_t count,
                             struct str name)
{
    struct institution_data *all, *rows = arena_array(r->mem, struct institution_data, count);
    size_t all_count, n = 0;
    TRY(institutions_data(r->db, r->mem, j->id, &all, &all_count));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < all_count; k++)
            if (str_eq(all[k].code, chosen[i].code))
                rows[n++] = all[k];
    return respond_rows(r, &institution_data_shape, rows, n, name);
}

/* GET /:jurisdiction/instituciones?sector=&funcion=&nivel=&estado=&q= */
static enum status list_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct institution *rows;
    size_t count;
    struct wanted w = {
        choice_of(&sector_choices, request_query(r, "sector")),
        choice_of(&branch_choices, request_query(r, "funcion")),
        choice_of(&government_level_choices, request_query(r, "nivel")),
        choice_of(&institution_state_choices, request_query(r, "estado")),
        institution_fold(r->mem, request_query(r, "q")),
    };
    TRY(institutions_of(r->db, r->mem, j->id, &rows, &count));
    TRY(select_rows(r, &w, rows, &count));
    if (r->format != FORMAT_HTML)
        return data_show(r, j, rows, count, path_fmt(r, "instituciones-%.*s", STR_ARG(j->code)));
    struct institution_filter filters[] = {
        filter_of(r, "sector", N_("Sector"), &sector_choices, w.sector),
        filter_of(r, "funcion", N_("Función del Estado"), &branch_choices, w.branch),
        filter_of(r, "nivel", N_("Nivel de gobierno"), &government_level_choices, w.level),
        filter_of(r, "estado", N_("Estado"), &institution_state_choices, w.state),
    };
    struct institution_row *lines = arena_array(r->mem, struct institution_row, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct institution_row){&rows[i], institution_path(r, j, rows[i].code)};
    struct institution_list_page page = {
        .jurisdiction = j,
        .path = path_fmt(r, "/%.*s/instituciones", STR_ARG(j->code)),
        .words = request_query(r, "q"),
        .filters = filters,
        .filters_count = COUNT(filters),
        .rows = lines,
        .rows_count = count,
        .filtered = w.sector >= 0 || w.branch >= 0 || w.level >= 0 || w.state >= 0 || !str_empty(w.words),
        .may_edit = request_may(r, EDIT_CATALOGUE),
    };
    struct head head = institution_list_head(r, j, str_of(say(r->lang, N_("Instituciones"))), true);
    head.data_path = page.path;
    return page_institution_list(r, head, &page);
}

static struct str act_path(struct request *r, const struct jurisdiction *j, int64_t act)
{
    return act == NONE ? STR_NONE : path_fmt(r, "/%.*s/acto/%lld", STR_ARG(j->code), (long long)act);
}

static const struct institution *by_id(const struct institution *all, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].id == id)
            return &all[i];
    return NULL;
}

/* Predecessors, successors, who answers now. */
static enum status read_links(struct request *r, const struct institution_at *at, struct institution_page *page)
{
    const struct jurisdiction *j = at->jurisdiction;
    struct institution *all;
    struct institution_succession *links;
    size_t count, link_count, places[16];
    TRY(institutions_of(r->db, r->mem, j->id, &all, &count));
    TRY(institution_successions(r->db, r->mem, j->id, &links, &link_count));
    struct institution_link *before = arena_array(r->mem, struct institution_link, link_count);
    struct institution_link *after = arena_array(r->mem, struct institution_link, link_count);
    struct institution_link *now = arena_array(r->mem, struct institution_link, COUNT(places));
    for (size_t i = 0; i < link_count; i++) {
        bool ahead = links[i].predecessor == at->institution->id;
        const struct institution *other = by_id(all, count, ahead ? links[i].successor : links[i].predecessor);
        if (other == NULL || (!ahead && links[i].successor != at->institution->id))
            continue;
        struct institution_link line = {other, &links[i], institution_path(r, j, other->code), act_path(r, j, links[i].act)};
        if (ahead)
            after[page->after_count++] = line;
        else
            before[page->before_count++] = line;
    }
    size_t found = institution_answering(all, count, links, link_count, at->institution->id, places, COUNT(places));
    for (size_t i = 0; i < found && at->institution->state != INSTITUTION_ACTIVE; i++)
        now[page->now_count++] = (struct institution_link){
            .institution = &all[places[i]], .path = institution_path(r, j, all[places[i]].code)};
    page->before = before;
    page->after = after;
    page->now = now;
    return DONE;
}

static enum status read_names(struct request *r, const struct institution_at *at, struct institution_page *page)
{
    struct institution_name *names;
    size_t count;
    TRY(institution_names_of(r->db, r->mem, at->institution->id, &names, &count));
    struct institution_old_name *lines = arena_array(r->mem, struct institution_old_name, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct institution_old_name){&names[i], act_path(r, at->jurisdiction, names[i].act)};
    page->names = lines;
    page->names_count = count;
    return DONE;
}

/* GET /:jurisdiction/institucion/:code */
static enum status institution_show(struct request *r)
{
    const struct institution_at *at = r->object;
    const struct institution *i = at->institution;
    if (r->format != FORMAT_HTML)
        return data_show(r, at->jurisdiction, i, 1, path_fmt(r, "institucion-%.*s", STR_ARG(i->code)));
    struct institution_page page = {.i = i, .path = institution_path(r, at->jurisdiction, i->code)};
    page.may_edit = request_may(r, EDIT_CATALOGUE);
    page.ending_path = act_path(r, at->jurisdiction, i->ending_act);
    if (i->territory != NONE) {
        struct territory *seat;
        TRY(record_get(r->db, r->mem, &territory_shape, i->territory, &seat));
        page.territory = seat->name;
    }
    TRY(read_links(r, at, &page));
    TRY(read_names(r, at, &page));
    struct head head = institution_list_head(r, at->jurisdiction, i->name, false);
    head.data_path = page.path;
    return page_institution(r, head, &page);
}

static enum status form_show(struct request *r, const struct jurisdiction *j, const struct institution *i, bool fresh,
                             struct head head, struct str action)
{
    struct territory *places;
    size_t count;
    TRY(territory_provinces(r->db, r->mem, &places, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t k = 0; k < count; k++)
        options[k] = (struct option){places[k].id, places[k].name};
    struct form_options lists = {"territory", options, count};
    struct institution_form_page page = {.i = fresh ? NULL : i, .form = form_for(r, &institution_shape, i, action)};
    page.form.options = &lists;
    page.form.option_count = 1;
    page.acts_path = path_fmt(r, "/%.*s/actos", STR_ARG(j->code));
    head.form_page = true;
    return page_institution_form(r, head, &page);
}

static enum status new_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct institution i;
    shape_clear(&institution_shape, &i);
    struct head head = institution_list_head(r, j, str_of(say(r->lang, N_("Agregar una institución"))), false);
    return form_show(r, j, &i, true, head, path_fmt(r, "/%.*s/instituciones/nueva", STR_ARG(j->code)));
}

static enum status checked(struct request *r, const struct institution *i)
{
    enum status s = DONE;
    if (!url_complete(i->url))
        s = problem_add(r, "url", N_("Escribe la dirección completa, que empieza con https://"));
    if (i->branch >= 0 && i->sector >= 0 && i->sector != SECTOR_STATE)
        s = problem_add(r, "branch", N_("Solo las instituciones del Estado pertenecen a una función."));
    return s;
}

static enum status new_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct institution i, *other;
    shape_clear(&institution_shape, &i);
    enum status read = form_read(r, &institution_shape, &i);
    enum status good = checked(r, &i);
    if (!str_empty(i.code) && !text_is_code(i.code))
        good = problem_add(r, "code", N_("Usa solo letras minúsculas sin tilde, cifras y guiones."));
    else if (!str_empty(i.code) && institution_by_code(r->db, r->mem, j->id, i.code, &other) == DONE)
        good = problem_add(r, "code", N_("Ya existe una institución con ese código."));
    if (!str_empty(i.name) && institution_by_name(r->db, r->mem, j->id, i.name, &other) == DONE)
        good = problem_add(r, "name", N_("Ya existe una institución con ese nombre, de hoy o anterior."));
    TRY(read);
    TRY(good);
    i.jurisdiction = j->id;
    TRY(institution_add(r->db, &i));
    return respond_redirect(r, institution_path(r, j, i.code), N_("Se agregó la institución."));
}

static enum status edit_show(struct request *r)
{
    const struct institution_at *at = r->object;
    struct str action = path_fmt(r, "%.*s/editar", STR_ARG(institution_path(r, at->jurisdiction, at->institution->code)));
    return form_show(r, at->jurisdiction, at->institution, false, institution_head(r, at, N_("Editar la institución")), action);
}

/* The code stays: addresses are for ever. */
static enum status edit_apply(struct request *r)
{
    static const char *const names[] = {"name", "acronym", "sector", "branch", "level", "territory", "url", NULL};
    const struct institution_at *at = r->object;
    struct institution i = *at->institution;
    enum status read = form_read_fields(r, &institution_shape, &i, names);
    enum status good = checked(r, &i);
    TRY(read);
    TRY(good);
    TRY(record_change(r->db, &institution_shape, r->mem, &i));
    return respond_redirect(r, institution_path(r, at->jurisdiction, i.code), N_("Se guardaron los cambios."));
}

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Instituciones"))), path_fmt(r, "/%.*s/instituciones", STR_ARG(j->code))},
        {str_of(say(r->lang, N_("Agregar una institución"))), path_fmt(r, "/%.*s/instituciones/nueva", STR_ARG(j->code))},
    };
    return admin_panel(r, o, N_("Instituciones"), links, request_may(r, EDIT_CATALOGUE) ? 2 : 1);
}

#define LIST "/:jurisdiction/instituciones"
#define ONE "/:jurisdiction/institucion/:code"
static const struct route routes[] = {
    {GET, LIST, READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, list_show, NULL, NULL},
    {GET, LIST "/nueva", EDIT_CATALOGUE, 0, jurisdiction_load, new_show, NULL, NULL},
    {POST, LIST "/nueva", EDIT_CATALOGUE, 0, jurisdiction_load, new_show, NULL, new_apply},
    {GET, ONE, READ, ROUTE_CACHED | ROUTE_DATA, institution_load, institution_show, NULL, NULL},
    {GET, ONE "/editar", EDIT_CATALOGUE, 0, institution_load, edit_show, NULL, NULL},
    {POST, ONE "/editar", EDIT_CATALOGUE, 0, institution_load, edit_show, NULL, edit_apply},
    {GET, ONE "/nombre", EDIT_CATALOGUE, 0, institution_load, institution_rename_show, NULL, NULL},
    {POST, ONE "/nombre", EDIT_CATALOGUE, 0, institution_load, institution_rename_show, NULL, institution_rename_apply},
    {GET, ONE "/sucesion", EDIT_CATALOGUE, 0, institution_load, institution_succeed_show, NULL, NULL},
    {POST, ONE "/sucesion", EDIT_CATALOGUE, 0, institution_load, institution_succeed_show, NULL, institution_succeed_apply},
    {GET, ONE "/supresion", EDIT_CATALOGUE, 0, institution_load, institution_abolish_show, NULL, NULL},
    {POST, ONE "/supresion", EDIT_CATALOGUE, 0, institution_load, institution_abolish_show, NULL, institution_abolish_apply},
    {GET, ONE "/restitucion", EDIT_CATALOGUE, 0, institution_load, institution_return_show, NULL, NULL},
    {POST, ONE "/restitucion", EDIT_CATALOGUE, 0, institution_load, institution_return_show, NULL, institution_return_apply},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"administration", 30, administration_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"instituciones", N_("Una institución de cualquier sector, activa o no"), &institution_data_shape, SQL_INSTITUTIONS_DATA},
    {"sucesiones", N_("Una institución que sucede a otra"), &succession_data_shape, SQL_SUCCESSIONS_DATA},
    {.name = NULL},
};
static const struct shape *const shapes[] = {
    &institution_shape,
    &institution_name_shape,
    &institution_succession_shape,
    &institution_transition_shape,
    NULL,
};
const struct room institution_room = {.name = "institution", .routes = routes, .shapes = shapes, .panels = panels, .datasets = datasets};
