/* SPDX-License-Identifier: EUPL-1.2
 * The same argument sent by many: one line per argument, in the order in which they came; each of those who
 * sent it keeps number, code and answer. */
#include "pages.h"
#include "room/lineage/lineage_view.h"
#include "sql.h"

struct str lineage_proposal_path(struct request *r, const struct cocreation_place *at, int64_t number)
{
    return path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(at->path), (long long)number);
}

struct head lineage_head(struct request *r, const struct cocreation_place *at, struct str title)
{
    struct head head = cocreation_head(r, at, title);
    head_crumb(r, &head, str_of(say(r->lang, N_("Propuestas"))), path_fmt(r, "%.*s/propuestas", STR_ARG(at->path)));
    return head;
}

struct lineage_pager lineage_pager_make(struct request *r, struct str path, int64_t total, int64_t *ret_skip)
{
    struct lineage_pager p = {.page = 1, .pages = total <= 0 ? 1 : (total + LINEAGE_PAGE - 1) / LINEAGE_PAGE};
    int64_t n;
    if (str_int(request_query(r, "pagina"), &n) && n >= 1)
        p.page = n <= p.pages ? n : p.pages;
    char joint = str_find(path, STR("?")) == SIZE_MAX ? '?' : '&';
    if (p.page > 1)
        p.before = path_fmt(r, "%.*s%cpagina=%lld", STR_ARG(path), joint, (long long)(p.page - 1));
    if (p.page < p.pages)
        p.after = path_fmt(r, "%.*s%cpagina=%lld", STR_ARG(path), joint, (long long)(p.page + 1));
    *ret_skip = (p.page - 1) * LINEAGE_PAGE;
    return p;
}

static struct str list_path(struct request *r, const struct cocreation_place *at)
{
    return path_fmt(r, "%.*s/propuestas/argumentos", STR_ARG(at->path));
}

/* GET …/propuestas/argumentos */
static enum status list_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct argument_list page = {.at = at, .path = list_path(r, at)};
    struct argument_line *rows;
    size_t count;
    int64_t skip;
    TRY(db_int(r->db, SQL_ARGUMENTS_COUNT, WITH(IN(at->process->id)), &page.total));
    page.pager = lineage_pager_make(r, page.path, page.total, &skip);
    TRY(db_many(r->db, SQL_ARGUMENTS_OF, WITH(IN(at->process->id), IN(LINEAGE_PAGE), IN(skip)), r->mem, &argument_line_shape, &rows, &count));
    struct argument_row *lines = arena_array(r->mem, struct argument_row, count + 1);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct argument_row){&rows[i], path_fmt(r, "%.*s/iguales", STR_ARG(lineage_proposal_path(r, at, rows[i].number)))};
    page.rows = lines;
    page.rows_count = count;
    return page_argument_list(r, lineage_head(r, at, str_of(say(r->lang, N_("Argumentos que enviaron varias personas")))), &page);
}

static enum status public_load(struct request *r)
{
    struct proposal_place *place;
    TRY(proposal_enter(r, &place));
    r->object = place;
    return proposal_is_public(place->proposal) ? DONE : NOT_FOUND;
}

/* GET …/propuesta/:proposal/iguales */
static enum status one_show(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct argument_page page = {.place = place, .list_path = list_path(r, place->at)};
    struct argument_member *rows = NULL;
    size_t count = 0;
    int64_t argument, skip;
    enum status known = db_int(r->db, SQL_ARGUMENT_OF, WITH(IN(place->proposal->id)), &argument);
    if (known != DONE && known != NOT_FOUND)
        return known;
    if (known == DONE)
        TRY(db_int(r->db, SQL_ARGUMENT_COUNT, WITH(IN(argument)), &page.total));
    page.pager = lineage_pager_make(r, path_fmt(r, "%.*s/iguales", STR_ARG(place->path)), page.total, &skip);
    if (known == DONE)
        TRY(db_many(r->db, SQL_ARGUMENT_MEMBERS, WITH(IN(argument), IN(LINEAGE_PAGE), IN(skip)), r->mem, &argument_member_shape, &rows, &count));
    struct argument_person *lines = arena_array(r->mem, struct argument_person, count + 1);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct argument_person){&rows[i], lineage_proposal_path(r, place->at, rows[i].number)};
    page.rows = lines;
    page.rows_count = count;
    struct head head = lineage_head(r, place->at, str_of(say(r->lang, N_("Quiénes enviaron lo mismo"))));
    head_crumb(r, &head, str_of(say(r->lang, N_("Argumentos que enviaron varias personas"))), page.list_path);
    return page_argument_one(r, head, &page);
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route lineage_argument_routes[] = {
    {GET, AT "/propuestas/argumentos", READ, 0, cocreation_load, list_show, NULL, NULL},
    {GET, AT "/propuesta/:proposal/iguales", READ, 0, public_load, one_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
