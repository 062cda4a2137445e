/* SPDX-License-Identifier: EUPL-1.2
 * The public list of topics, and its edition by the directorate. */
#include "room/topic/topic_view.h"

#include "base/text.h"
#include "pages.h"
#include "sql.h"

static struct str admin_path(struct request *r, const struct jurisdiction *j)
{
    return path_fmt(r, "/%.*s/administracion/temas", STR_ARG(j->code));
}

static struct topic_branch *branch_of(struct topic_branch *branches, size_t count, int64_t topic)
{
    for (size_t i = 0; i < count; i++)
        if (branches[i].topic->id == topic)
            return &branches[i];
    return NULL;
}

/* Rows of one kind as branches. `edit` is the path of the forms or STR_NONE, which leaves retired ones out. */
static void branches_of(struct request *r, const struct topic *rows, size_t count, struct str edit, struct topic_list *ret)
{
    struct topic_branch *tops = arena_array(r->mem, struct topic_branch, count);
    size_t n = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++) {
            struct topic_branch b = {&rows[i], topic_name(&rows[i], r->lang), STR_NONE, NULL, 0};
            struct topic_branch *parent = branch_of(tops, n, rows[i].parent);
            if (rows[i].kind != ret->kind || (rows[i].retired && str_empty(edit)))
                continue;
            if (!str_empty(edit))
                b.path = path_fmt(r, "%.*s/%.*s", STR_ARG(edit), STR_ARG(rows[i].code));
            if (pass == 0 && rows[i].parent == NONE) {
                b.children = arena_array(r->mem, struct topic_branch, count);
                tops[n++] = b;
            } else if (pass == 1 && parent != NULL) {
                parent->children[parent->children_count++] = b;
            }
        }
    ret->branches = tops;
    ret->branches_count = n;
}

static enum status lists_read(struct request *r, struct str edit, struct topic_page *page)
{
    struct topic *rows;
    size_t count;
    TRY(topics(r->db, r->mem, -1, &rows, &count));
    struct topic_list *lists = arena_array(r->mem, struct topic_list, topic_kind_choices.count);
    for (int kind = 0; (size_t)kind < topic_kind_choices.count; kind++) {
        struct topic_list list = {.kind = kind};
        branches_of(r, rows, count, edit, &list);
        if (list.branches_count > 0 || !str_empty(edit))
            lists[page->lists_count++] = list;
    }
    page->lists = lists;
    page->path = edit;
    return DONE;
}

/* All lists, or the one that ?lista= asks for, as open data. */
static enum status data_show(struct request *r)
{
    struct topic_data *rows;
    size_t count, kept = 0;
    int kind = choice_of(&topic_kind_choices, request_query(r, "lista"));
    TRY(topics_data(r->db, r->mem, 0, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (kind < 0 || rows[i].kind == kind)
            rows[kept++] = rows[i];
    return respond_rows(r, &topic_data_shape, rows, kept, STR("temas"));
}

/* GET /temas */
static enum status public_show(struct request *r)
{
    struct topic_page page = {.lists_count = 0};
    if (r->format != FORMAT_HTML)
        return data_show(r);
    TRY(lists_read(r, STR_NONE, &page));
    struct head head = {.title = str_of(say(r->lang, N_("Temas"))), .data_path = STR("/temas")};
    return page_topics(r, head, &page);
}

static struct head admin_head(struct request *r, const struct jurisdiction *j, const char *title, bool list_page)
{
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, title)));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Administración"))), path_fmt(r, "/%.*s/administracion", STR_ARG(j->code)));
    if (!list_page)
        head_crumb(r, &head, str_of(say(r->lang, N_("Temas"))), admin_path(r, j));
    return head;
}

/* GET /:jurisdiction/administracion/temas */
static enum status admin_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct topic_page page = {.lists_count = 0};
    TRY(lists_read(r, admin_path(r, j), &page));
    return page_topics(r, admin_head(r, j, N_("Temas"), true), &page);
}

/* Topics that may contain others: those without a parent. */
static enum status parents(struct request *r, int64_t self, struct form_options *ret)
{
    struct topic *rows;
    size_t count, kept = 0;
    TRY(topics(r->db, r->mem, -1, &rows, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].parent == NONE && rows[i].id != self && !rows[i].retired)
            options[kept++] = (struct option){
                rows[i].id, str_fmt(r->mem, "%s: %.*s", say(r->lang, choice_label(&topic_kind_choices, rows[i].kind)),
                                    STR_ARG(topic_name(&rows[i], r->lang)))};
    *ret = (struct form_options){"parent", options, kept};
    return DONE;
}

static enum status form_show(struct request *r, const struct jurisdiction *j, const struct topic *topic, bool fresh)
{
    struct form_options lists;
    TRY(parents(r, topic->id, &lists));
    struct str last = fresh ? STR("nuevo") : topic->code;
    struct topic_form_page page = {.topic = fresh ? NULL : topic};
    page.form = form_for(r, &topic_shape, topic, path_fmt(r, "%.*s/%.*s", STR_ARG(admin_path(r, j)), STR_ARG(last)));
    page.form.options = &lists;
    page.form.option_count = 1;
    struct head head = admin_head(r, j, fresh ? N_("Agregar un tema") : N_("Editar el tema"), false);
    head.form_page = true;
    return page_topic_form(r, head, &page);
}

static enum status new_show(struct request *r)
{
    struct topic fresh;
    shape_clear(&topic_shape, &fresh);
    return form_show(r, r->object, &fresh, true);
}

/* A parent is of the same list and has no parent itself; a topic with children stays on top. */
static enum status parent_checked(struct request *r, const struct topic *topic)
{
    struct topic *rows;
    size_t count;
    if (topic->parent == NONE || topic->kind < 0)
        return DONE;
    TRY(topics(r->db, r->mem, topic->kind, &rows, &count));
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        found = found || (rows[i].id == topic->parent && rows[i].parent == NONE && rows[i].id != topic->id);
        if (topic->id != NONE && rows[i].parent == topic->id)
            return problem_add(r, "parent", N_("Este tema contiene otros: no puede ir dentro de uno."));
    }
    return found ? DONE : problem_add(r, "parent", N_("Elige un tema de la misma lista."));
}

static enum status new_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct topic fresh, *other;
    shape_clear(&topic_shape, &fresh);
    enum status read = form_read(r, &topic_shape, &fresh);
    enum status good = parent_checked(r, &fresh);
    if (!str_empty(fresh.code) && (!text_is_code(fresh.code) || str_is(fresh.code, "nuevo")))
        good = problem_add(r, "code", N_("Usa solo letras minúsculas sin tilde, cifras y guiones."));
    else if (!str_empty(fresh.code) && topic_by_code(r->db, r->mem, fresh.code, &other) == DONE)
        good = problem_add(r, "code", N_("Ya existe un tema con ese código."));
    TRY(read);
    TRY(good);
    TRY(record_add(r->db, &topic_shape, &fresh));
    return respond_redirect(r, admin_path(r, j), N_("Se agregó el tema."));
}

struct topic_at {
    struct jurisdiction *jurisdiction;
    struct topic *topic;
};

static enum status topic_load(struct request *r)
{
    struct topic_at *at = arena_new_of(r->mem, struct topic_at);
    TRY(jurisdiction_enter(r, &at->jurisdiction));
    TRY(topic_by_code(r->db, r->mem, request_param(r, "code"), &at->topic));
    r->object = at;
    return DONE;
}

static enum status edit_show(struct request *r)
{
    const struct topic_at *at = r->object;
    return form_show(r, at->jurisdiction, at->topic, false);
}

/* Code and list stay: addresses and what was marked rest on them. */
static enum status edit_apply(struct request *r)
{
    static const char *const names[] = {"parent", "position", "name", "name_en", "retired", NULL};
    const struct topic_at *at = r->object;
    struct topic topic = *at->topic;
    enum status read = form_read_fields(r, &topic_shape, &topic, names);
    enum status good = parent_checked(r, &topic);
    TRY(read);
    TRY(good);
    TRY(record_change(r->db, &topic_shape, r->mem, &topic));
    return respond_redirect(r, admin_path(r, at->jurisdiction), N_("Se guardaron los cambios."));
}

static enum status administration_panel(struct request *r, struct out *o)
{
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Lista pública"))), STR("/temas")},
        {str_of(say(r->lang, N_("Editar temas"))), admin_path(r, r->object)},
    };
    return admin_panel(r, o, N_("Temas"), links, request_may(r, EDIT_CATALOGUE) ? 2 : 1);
}

#define ADMIN "/:jurisdiction/administracion/temas"
static const struct route routes[] = {
    {GET, "/temas", READ, ROUTE_CACHED | ROUTE_DATA, NULL, public_show, NULL, NULL},
    {GET, ADMIN, EDIT_CATALOGUE, 0, jurisdiction_load, admin_show, NULL, NULL},
    {GET, ADMIN "/nuevo", EDIT_CATALOGUE, 0, jurisdiction_load, new_show, NULL, NULL},
    {POST, ADMIN "/nuevo", EDIT_CATALOGUE, 0, jurisdiction_load, new_show, NULL, new_apply},
    {GET, ADMIN "/:code", EDIT_CATALOGUE, 0, topic_load, edit_show, NULL, NULL},
    {POST, ADMIN "/:code", EDIT_CATALOGUE, 0, topic_load, edit_show, NULL, edit_apply},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"administration", 40, administration_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"temas", N_("Un tema de las listas con las que se clasifican los compromisos"), &topic_data_shape, SQL_TOPICS_DATA},
    {.name = NULL},
};
static const struct shape *const shapes[] = {&topic_shape, NULL};
const struct room topic_room = {.name = "topic", .routes = routes, .shapes = shapes, .panels = panels, .datasets = datasets};
