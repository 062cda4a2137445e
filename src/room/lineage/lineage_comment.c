/* SPDX-License-Identifier: EUPL-1.2
 * Comments on a proposal: beside it, their list, and writing one while the stage that takes them lasts. */
#include "pages.h"
#include "room/lineage/lineage_view.h"
#include "sql.h"

#define FEW 3

static struct str list_path(struct request *r, const struct proposal_place *place)
{
    return path_fmt(r, "%.*s/comentarios", STR_ARG(place->path));
}

static enum status rows_fill(struct request *r, const struct proposal_place *place, int64_t limit, int64_t skip, struct proposal_comments *page)
{
    struct proposal_comment_shown *rows;
    size_t count;
    TRY(db_many(r->db, SQL_PROPOSAL_COMMENTS, WITH(IN(place->proposal->id), IN(limit), IN(skip)), r->mem, &proposal_comment_shown_shape, &rows,
                &count));
    struct proposal_comment_line *lines = arena_array(r->mem, struct proposal_comment_line, count + 1);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct proposal_comment_line){&rows[i], path_fmt(r, "%.*s/comentario/%lld", STR_ARG(place->path), (long long)rows[i].id)};
    page->rows = lines;
    page->rows_count = count;
    return DONE;
}

/* Open while its gate is and nobody withdrew it. */
static enum status open_fill(struct request *r, const struct proposal_place *place, bool *ret_open, struct str *ret_until)
{
    struct gate_window w;
    TRY(cocreation_gate(r->db, r->mem, place->at, GATE_COMMENTS, r->now, &w));
    *ret_open = w.open && proposal_is_public(place->proposal) && place->proposal->state != PROPOSAL_WITHDRAWN;
    *ret_until = *ret_open ? closing_words(r->mem, r->lang, w.closes_at, place->at->jurisdiction->utc_offset_s) : STR_NONE;
    return DONE;
}

static enum status comments_make(struct request *r, const struct proposal_place *place, struct proposal_comments *page)
{
    *page = (struct proposal_comments){.place = place, .path = list_path(r, place)};
    page->new_path = path_fmt(r, "%.*s/nuevo", STR_ARG(page->path));
    page->log_path = path_fmt(r, "/%.*s/moderacion", STR_ARG(place->at->jurisdiction->code));
    TRY(db_int(r->db, SQL_PROPOSAL_COMMENT_COUNT, WITH(IN(place->proposal->id)), &page->all));
    return open_fill(r, place, &page->open, &page->until);
}

enum status comment_proposal_panel(struct request *r, struct out *o)
{
    const struct proposal_place *place = r->object;
    struct proposal_comments page;
    if (!proposal_is_public(place->proposal))
        return DONE;
    TRY(comments_make(r, place, &page));
    if (page.all > 0)
        TRY(rows_fill(r, place, FEW, 0, &page));
    if (page.open || page.all > 0)
        part_proposal_comments_panel(o, &page);
    return DONE;
}

enum status comment_now_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    return cocreation_now_item(r, o, GATE_COMMENTS, N_("Lee las propuestas y coméntalas"), path_fmt(r, "%.*s/propuestas", STR_ARG(at->path)));
}

static struct head comment_head(struct request *r, const struct proposal_place *place, const char *title, bool list)
{
    struct head head = lineage_head(r, place->at, str_of(say(r->lang, title)));
    struct str number = int_words(r->mem, r->lang, place->proposal->number);
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Propuesta %1"), &number, 1), place->path);
    if (!list)
        head_crumb(r, &head, str_of(say(r->lang, N_("Comentarios"))), list_path(r, place));
    return head;
}

/* Where nobody may read the proposal, there is nothing to comment. */
static enum status public_load(struct request *r)
{
    struct proposal_place *place;
    TRY(proposal_enter(r, &place));
    r->object = place;
    return proposal_is_public(place->proposal) ? DONE : NOT_FOUND;
}

/* GET …/propuesta/:proposal/comentarios */
static enum status list_show(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct proposal_comments page;
    int64_t skip;
    TRY(comments_make(r, place, &page));
    if (r->format != FORMAT_HTML) {
        struct proposal_comment_shown *rows;
        size_t count;
        TRY(db_many(r->db, SQL_PROPOSAL_COMMENTS, WITH(IN(place->proposal->id), IN(100000), IN(0)), r->mem, &proposal_comment_shown_shape, &rows, &count));
        return respond_rows(r, &proposal_comment_shown_shape, rows, count, path_fmt(r, "comentarios-propuesta-%lld", (long long)place->proposal->number));
    }
    page.pager = lineage_pager_make(r, page.path, page.all, &skip);
    TRY(rows_fill(r, place, LINEAGE_PAGE, skip, &page));
    struct head head = comment_head(r, place, N_("Comentarios"), true);
    head.data_path = page.path;
    return page_proposal_comment_list(r, head, &page);
}

static struct post_about about_of(const struct proposal_place *place)
{
    return (struct post_about){place->at->jurisdiction, NULL, place->proposal->id, personal_masked};
}

/* GET …/comentarios/nuevo */
static enum status new_show(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct post_about about = about_of(place);
    struct proposal_comment_form page = {.place = place, .path = list_path(r, place)};
    struct str until;
    page.log_path = path_fmt(r, "/%.*s/moderacion", STR_ARG(place->at->jurisdiction->code));
    TRY(open_fill(r, place, &page.open, &until));
    TRY(post_form_about(r, &about, path_fmt(r, "%.*s/nuevo", STR_ARG(page.path)), &page.post));
    struct head head = comment_head(r, place, N_("Comentar"), false);
    head.form_page = true;
    return page_proposal_comment_form(r, head, &page);
}

/* POST …/comentarios/nuevo */
static enum status new_apply(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct post_about about = about_of(place);
    struct post p;
    TRY(gate_demand(r, place->at, GATE_COMMENTS));
    if (place->proposal->state == PROPOSAL_WITHDRAWN)
        return problem_add(r, "", N_("Quien hizo esta propuesta la retiró: ya no recibe comentarios."));
    TRY(post_add_about(r, &about, POST_COMMENT, NONE, &p));
    return post_added(r, &p, list_path(r, place));
}

static enum status comment_load(struct request *r)
{
    struct proposal_comment_place *at = arena_new_of(r->mem, struct proposal_comment_place);
    int64_t id;
    TRY(proposal_enter(r, &at->place));
    TRY(request_id(r, "comment", &id));
    TRY(db_one(r->db, SQL_PROPOSAL_COMMENT_ONE, WITH(IN(id), IN(at->place->proposal->id)), r->mem, &proposal_comment_shown_shape, &at->shown));
    at->path = path_fmt(r, "%.*s/comentario/%lld", STR_ARG(at->place->path), (long long)id);
    r->object = at;
    return DONE;
}

/* GET …/propuesta/:proposal/comentario/:comment */
static enum status comment_show(struct request *r)
{
    const struct proposal_comment_place *at = r->object;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &proposal_comment_shown_shape, at->shown, 1, path_fmt(r, "comentario-%lld", (long long)at->shown->id));
    struct proposal_comment_page page = {at->shown, list_path(r, at->place), at->place->path};
    struct head head = comment_head(r, at->place, N_("Comentario"), false);
    head.data_path = at->path;
    return page_proposal_comment(r, head, &page);
}

#define AT "/:jurisdiction/cocreacion/:process/propuesta/:proposal"
const struct route lineage_comment_routes[] = {
    {GET, AT "/comentarios", READ, ROUTE_DATA, public_load, list_show, NULL, NULL},
    {GET, AT "/comentarios/nuevo", COMMENT, 0, public_load, new_show, NULL, NULL},
    {POST, AT "/comentarios/nuevo", COMMENT, 0, public_load, new_show, post_prepare, new_apply},
    {GET, AT "/comentario/:comment", READ, ROUTE_DATA, comment_load, comment_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
