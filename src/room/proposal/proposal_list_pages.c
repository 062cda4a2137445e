/* SPDX-License-Identifier: EUPL-1.2
 * The proposals of a process: list with filters and search. */
#include "base/text.h"
#include "pages.h"
#include "room/proposal/proposal_view.h"
#include "room/territory/territory.h"
#include "sql.h"

#define WORDS 4u
#define MIX 10007 /* prime: the order of a day is n * k mod it */

const char *proposal_class(int state)
{
    switch ((enum proposal_state)state) {
    case PROPOSAL_SELECTED: return "tag-done";
    case PROPOSAL_ADMITTED:
    case PROPOSAL_SCORED: return "tag-ok";
    case PROPOSAL_RECEIVED:
    case PROPOSAL_SCORING: return "tag-time";
    case PROPOSAL_INADMISSIBLE:
    case PROPOSAL_NOT_SELECTED: return "tag-risk";
    default: return "tag-none";
    }
}

const struct proposal_line *proposal_lines(struct request *r, struct str process_path, const struct proposal_row *rows, size_t count)
{
    struct proposal_line *lines = arena_array(r->mem, struct proposal_line, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (struct proposal_line){
            .x = &rows[i],
            .class = proposal_class(rows[i].state),
            .path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(process_path), (long long)rows[i].number),
            .withdrawn = rows[i].state == PROPOSAL_WITHDRAWN,
        };
    return lines;
}

struct filters {
    struct str state, origin, province, words;
    int64_t table, page;
    bool by_number;
    struct str patterns[WORDS];
};

static int64_t query_int(struct request *r, const char *name)
{
    int64_t n;
    return str_int(request_query(r, name), &n) && n > 0 && n < 1000000 ? n : NONE;
}

static struct str known_code(struct request *r, const char *name, const struct choices *c)
{
    struct str code = request_query(r, name);
    return choice_of(c, code) >= 0 ? code : STR_NONE;
}

/* "% agua%": words that begin so, folded and stemmed as the stored ones. */
static void patterns_of(struct request *r, struct filters *f)
{
    struct str tokens = text_tokens(r->mem, str_part(f->words, 0, 400));
    for (size_t i = 0; i < WORDS && !str_empty(tokens); i++) {
        struct str token = str_cut(&tokens, ' ');
        struct buf b = BUF(r->mem);
        buf_chars(&b, "% ");
        for (size_t k = 0; k < token.len && k < 40; k++)
            buf_char(&b, token.ptr[k] == '%' || token.ptr[k] == '\\' ? '_' : token.ptr[k]);
        buf_char(&b, '%');
        f->patterns[i] = buf_str(&b);
    }
}

static struct filters filters_of(struct request *r)
{
    struct filters f = {
        .state = known_code(r, "estado", &proposal_state_choices),
        .origin = known_code(r, "origen", &proposal_origin_choices),
        .province = request_query(r, "provincia"),
        .words = str_trim(request_query(r, "q")),
        .table = query_int(r, "mesa"),
        .page = query_int(r, "pagina"),
        .by_number = str_is(request_query(r, "orden"), "numero"),
    };
    if (f.page == NONE)
        f.page = 1;
    if (str_empty(f.province))
        f.province = STR_NONE;
    patterns_of(r, &f);
    return f;
}

static enum status rows_of(struct request *r, const struct cocreation_place *at, const struct filters *f, int64_t limit, int64_t offset,
                           struct proposal_row **ret, size_t *ret_count)
{
    bool mixed = !f->by_number && limit == PROPOSAL_PAGE;
    int64_t times = mixed ? 1 + (r->today.n * 7919LL) % (MIX - 1) : 1, wrap = mixed ? MIX : 100000000;
    return db_many(r->db, SQL_PROPOSALS_LIST,
                   WITH(IN(at->process->id), IN(f->state), IN(f->origin), IN(f->table), IN(f->province), IN(f->patterns[0]),
                        IN(f->patterns[1]), IN(f->patterns[2]), IN(f->patterns[3]), IN(times), IN(wrap), IN(limit), IN(offset)),
                   r->mem, &proposal_row_shape, ret, ret_count);
}

static const struct filter_option *choice_options(struct request *r, const struct choices *c, struct str chosen, int skip, size_t *ret_count)
{
    struct filter_option *list = arena_array(r->mem, struct filter_option, c->count);
    *ret_count = 0;
    for (size_t i = 0; i < c->count; i++)
        if ((int)i != skip)
            list[(*ret_count)++] = (struct filter_option){str_of(c->items[i].code), str_of(say(r->lang, c->items[i].label)),
                                                          str_is(chosen, c->items[i].code)};
    return list;
}

static enum status filter_lists(struct request *r, const struct filters *f, struct proposal_list_page *page)
{
    struct territory *provinces;
    struct roundtable *tables;
    TRY(territory_provinces(r->db, r->mem, &provinces, &page->provinces_count));
    TRY(roundtables_of(r->db, r->mem, page->at->process->id, false, &tables, &page->tables_count));
    struct filter_option *p = arena_array(r->mem, struct filter_option, page->provinces_count);
    for (size_t i = 0; i < page->provinces_count; i++)
        p[i] = (struct filter_option){provinces[i].code, provinces[i].name, str_eq(provinces[i].code, f->province)};
    struct filter_option *t = arena_array(r->mem, struct filter_option, page->tables_count);
    for (size_t i = 0; i < page->tables_count; i++)
        t[i] = (struct filter_option){str_fmt(r->mem, "%lld", (long long)tables[i].number), tables[i].name, tables[i].number == f->table};
    page->provinces = p;
    page->tables = t;
    page->states = choice_options(r, &proposal_state_choices, f->state, PROPOSAL_UNCONFIRMED, &page->states_count);
    page->origins = choice_options(r, &proposal_origin_choices, f->origin, -1, &page->origins_count);
    return DONE;
}

static struct str query_of(struct request *r, const struct filters *f, bool by_number, int64_t page)
{
    struct buf b = BUF(r->mem);
    const struct {
        const char *name;
        struct str value;
    } parts[] = {{"q", f->words}, {"estado", f->state}, {"origen", f->origin}, {"provincia", f->province}};
    for (size_t i = 0; i < COUNT(parts); i++)
        if (!str_empty(parts[i].value))
            buf_fmt(&b, "&%s=%.*s", parts[i].name, STR_ARG(url_component(r->mem, parts[i].value)));
    if (f->table != NONE)
        buf_fmt(&b, "&mesa=%lld", (long long)f->table);
    if (by_number)
        buf_chars(&b, "&orden=numero");
    if (page > 1)
        buf_fmt(&b, "&pagina=%lld", (long long)page);
    struct str all = b.len == 0 ? STR("") : buf_str(&b);
    return all.len == 0 ? all : str_fmt(r->mem, "?%.*s", STR_ARG(str_part(all, 1, all.len)));
}

static void pages_fill(struct request *r, const struct filters *f, struct proposal_list_page *page)
{
    page->pages = page->total == 0 ? 1 : (page->total + PROPOSAL_PAGE - 1) / PROPOSAL_PAGE;
    page->page = f->page;
    if (f->page > 1)
        page->before = path_fmt(r, "%.*s%.*s", STR_ARG(page->path), STR_ARG(query_of(r, f, f->by_number, f->page - 1)));
    if (f->page < page->pages)
        page->after = path_fmt(r, "%.*s%.*s", STR_ARG(page->path), STR_ARG(query_of(r, f, f->by_number, f->page + 1)));
    page->by_number = f->by_number;
    page->other_order = path_fmt(r, "%.*s%.*s", STR_ARG(page->path), STR_ARG(query_of(r, f, !f->by_number, 1)));
}

/* GET …/propuestas */
static enum status list_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct filters f = filters_of(r);
    struct proposal_row *rows;
    struct gate_window w;
    struct proposal_list_page page = {.at = at, .path = path_fmt(r, "%.*s/propuestas", STR_ARG(at->path)), .words = f.words};
    if (r->format != FORMAT_HTML) {
        size_t count;
        TRY(rows_of(r, at, &f, 100000, 0, &rows, &count));
        return respond_rows(r, &proposal_row_shape, rows, count, path_fmt(r, "propuestas-%lld", (long long)at->process->number));
    }
    TRY(rows_of(r, at, &f, PROPOSAL_PAGE, (f.page - 1) * PROPOSAL_PAGE, &rows, &page.rows_count));
    page.total = page.rows_count == 0 ? 0 : rows[0].total;
    page.rows = proposal_lines(r, at->path, rows, page.rows_count);
    page.filtered = query_of(r, &f, false, 1).len > 0;
    TRY(filter_lists(r, &f, &page));
    TRY(cocreation_gate(r->db, r->mem, at, GATE_PROPOSALS, r->now, &w));
    page.open = w.open;
    page.propose_path = path_fmt(r, "%.*s/proponer", STR_ARG(at->path));
    page.may_check = request_may(r, CHECK_PROPOSAL);
    pages_fill(r, &f, &page);
    struct head head = cocreation_head(r, at, str_of(say(r->lang, N_("Propuestas"))));
    head.data_path = page.path;
    return page_proposal_list(r, head, &page);
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route proposal_routes[] = {
    {GET, AT "/propuestas", READ, ROUTE_DATA, cocreation_load, list_show, NULL, NULL},
    {GET, AT "/propuesta/:proposal", READ, 0, proposal_load, proposal_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
