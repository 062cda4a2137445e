/* SPDX-License-Identifier: EUPL-1.2
 * Comments beside a commitment and its milestones, their list, and writing one. */
#include "pages.h"
#include "room/comment/comment_view.h"
#include "sql.h"

#define FEW 3u

static struct comment_line *lines_of(struct request *r, const struct comment_shown *rows, size_t count)
{
    struct comment_line *lines = arena_array(r->mem, struct comment_line, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct comment_line){
            &rows[i], path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s/comentario/%lld", STR_ARG(rows[i].jurisdiction_code),
                               (long long)rows[i].plan_number, STR_ARG(url_component(r->mem, rows[i].commitment_number)), (long long)rows[i].id)};
    return lines;
}

static bool comment_open(const struct commitment_place *place)
{
    return (place->plan->state == PLAN_PUBLISHED || place->plan->state == PLAN_CLOSED) && place->plan->tracking == PLAN_TRACKED &&
           place->commitment->state != COMMITMENT_WITHDRAWN;
}

static struct str list_path(struct request *r, const struct commitment_place *place)
{
    return path_fmt(r, "%.*s/conversacion", STR_ARG(place->path));
}

static enum status panel_of(struct request *r, struct out *o, const struct commitment_place *place, const struct milestone *m)
{
    struct comment_shown *rows;
    size_t count = 0, kept = 0;
    if (place->plan->state == PLAN_DRAFT)
        return DONE;
    rows = NULL;
    if (commitment_has(place, BESIDE_COMMENT))
        TRY(comments_of_commitment(r->db, r->mem, place->commitment->id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (m == NULL || str_eq(rows[i].milestone_number, m->number))
            rows[kept++] = rows[i];
    struct comment_panel p = {
        .rows = lines_of(r, rows, kept),
        .rows_count = kept < FEW ? kept : FEW,
        .all = (int64_t)kept,
        .path = list_path(r, place),
        .open = comment_open(place) && (m == NULL || m->state == MILESTONE_CURRENT),
    };
    p.new_path = path_fmt(r, "%.*s/nuevo", STR_ARG(p.path));
    if (m != NULL)
        p.new_path = path_fmt(r, "%.*s?hito=%.*s", STR_ARG(p.new_path), STR_ARG(url_component(r->mem, m->number)));
    if (p.open || kept > 0)
        part_comment_panel(o, &p);
    return DONE;
}

enum status comment_commitment_panel(struct request *r, struct out *o)
{
    return panel_of(r, o, r->object, NULL);
}

enum status comment_milestone_panel(struct request *r, struct out *o)
{
    const struct milestone_place *at = r->object;
    return panel_of(r, o, at->place, at->milestone);
}

static struct head comment_head(struct request *r, const struct commitment_place *place, const char *title, bool list)
{
    struct head head = commitment_head(r, place, str_of(say(r->lang, title)));
    struct str number = place->commitment->number;
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), &number, 1), place->path);
    if (!list)
        head_crumb(r, &head, str_of(say(r->lang, N_("Comentarios"))), list_path(r, place));
    return head;
}

/* GET …/compromiso/:number/conversacion */
static enum status list_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct comment_shown *rows;
    size_t count;
    TRY(comments_of_commitment(r->db, r->mem, place->commitment->id, &rows, &count));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &comment_shown_shape, rows, count, path_fmt(r, "comentarios-compromiso-%.*s", STR_ARG(place->commitment->number)));
    struct comment_list_page page = {
        .place = place,
        .rows = lines_of(r, rows, count),
        .rows_count = count,
        .path = list_path(r, place),
        .new_path = path_fmt(r, "%.*s/nuevo", STR_ARG(list_path(r, place))),
        .log_path = path_fmt(r, "/%.*s/moderacion", STR_ARG(place->jurisdiction->code)),
        .open = comment_open(place),
    };
    struct head head = comment_head(r, place, N_("Comentarios"), true);
    head.data_path = page.path;
    return page_comment_list(r, head, &page);
}

/* GET …/conversacion/nuevo */
static enum status new_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct comment_form_page page = {.place = place, .log_path = path_fmt(r, "/%.*s/moderacion", STR_ARG(place->jurisdiction->code))};
    page.open = comment_open(place);
    TRY(post_form_make(r, place, path_fmt(r, "%.*s/nuevo", STR_ARG(list_path(r, place))), &page.post));
    struct head head = comment_head(r, place, N_("Comentar"), false);
    head.form_page = true;
    return page_comment_form(r, head, &page);
}

/* POST …/conversacion/nuevo */
static enum status new_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct post p;
    if (!comment_open(place))
        return problem_add(r, "", N_("Este compromiso no recibe comentarios."));
    TRY(post_add(r, place, POST_COMMENT, NONE, &p));
    return post_added(r, &p, list_path(r, place));
}

static enum status comment_load(struct request *r)
{
    struct comment_place *at = arena_new_of(r->mem, struct comment_place);
    int64_t id;
    TRY(commitment_enter(r, &at->place));
    TRY(request_id(r, "comment", &id));
    TRY(db_one(r->db, SQL_COMMENT_SHOWN_ONE, WITH(IN(id), IN(at->place->commitment->id)), r->mem, &comment_shown_shape, &at->shown));
    at->path = path_fmt(r, "%.*s/comentario/%lld", STR_ARG(at->place->path), (long long)id);
    r->object = at;
    return DONE;
}

/* GET …/comentario/:comment */
static enum status comment_show(struct request *r)
{
    const struct comment_place *at = r->object;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &comment_shown_shape, at->shown, 1, path_fmt(r, "comentario-%lld", (long long)at->shown->id));
    struct comment_page page = {at, at->shown, list_path(r, at->place)};
    struct head head = comment_head(r, at->place, N_("Comentario"), false);
    head.data_path = at->path;
    return page_comment(r, head, &page);
}

#define AT "/:jurisdiction/plan/:plan/compromiso/:number"
const struct route comment_routes[] = {
    {GET, AT "/conversacion", READ, ROUTE_CACHED | ROUTE_DATA, commitment_load, list_show, NULL, NULL},
    {GET, AT "/conversacion/nuevo", COMMENT, 0, commitment_load, new_show, NULL, NULL},
    {POST, AT "/conversacion/nuevo", COMMENT, 0, commitment_load, new_show, post_prepare, new_apply},
    {GET, AT "/comentario/:comment", READ, ROUTE_CACHED | ROUTE_DATA, comment_load, comment_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
