/* SPDX-License-Identifier: EUPL-1.2
 * Every contribution with its answer, as everybody reads it. */
#include "pages.h"
#include "room/response/response_view.h"
#include "room/territory/territory.h"
#include "sql.h"

const char *response_class(int decision)
{
    switch (decision) {
    case RESPONSE_TAKEN: return "tag-done";
    case RESPONSE_IN_PART: return "tag-ok";
    case RESPONSE_NOT_TAKEN: return "tag-risk";
    case RESPONSE_ELSEWHERE: return "tag-none";
    default: return "tag-time";
    }
}

const struct response_line *response_lines(struct request *r, struct str process_path, const struct response_row *rows, size_t count,
                                           int64_t answer_days)
{
    struct response_line *lines = arena_array(r->mem, struct response_line, count);
    for (size_t i = 0; i < count; i++) {
        struct day due = {rows[i].received_on.n + (int32_t)answer_days};
        lines[i] = (struct response_line){
            .x = &rows[i],
            .path = path_fmt(r, "%.*s/propuesta/%lld#respuesta", STR_ARG(process_path), (long long)rows[i].number),
            .class = response_class(rows[i].decision),
            .due = due,
            .late = rows[i].decision < 0 && day_before(due, r->today),
            .corrected = rows[i].version > 1,
        };
    }
    return lines;
}

void response_figures_fill(struct request *r, const struct cocreation_place *at, struct response_figures_view *v)
{
    struct figure_row *rows = arena_array(r->mem, struct figure_row, RESPONSE_DECISIONS);
    v->path = path_fmt(r, "%.*s/respuestas", STR_ARG(at->path));
    v->report_path = path_fmt(r, "%.*s/rendicion", STR_ARG(at->path));
    v->queue_path = request_may(r, RESPOND) ? path_fmt(r, "%.*s/por-responder", STR_ARG(v->path)) : STR_NONE;
    for (size_t i = 0; i < RESPONSE_DECISIONS; i++)
        rows[i] = (struct figure_row){(int)i, v->x.decided[i], path_fmt(r, "%.*s?decision=%s", STR_ARG(v->path), choice_code(&response_decision_choices, (int)i))};
    v->decided = rows;
    v->decided_count = RESPONSE_DECISIONS;
}

struct filters {
    struct str state, decision, sector, province;
    int64_t table, page;
    bool changed;
};

static struct str known_code(struct request *r, const char *name, const struct choices *c)
{
    struct str code = request_query(r, name);
    return choice_of(c, code) >= 0 ? code : STR_NONE;
}

static int64_t query_int(struct request *r, const char *name)
{
    int64_t n;
    return str_int(request_query(r, name), &n) && n > 0 && n < 1000000 ? n : NONE;
}

static struct filters filters_of(struct request *r)
{
    struct filters f = {
        .state = request_query(r, "estado"),
        .decision = known_code(r, "decision", &response_decision_choices),
        .sector = known_code(r, "sector", &table_sector_choices),
        .province = request_query(r, "provincia"),
        .table = query_int(r, "mesa"),
        .page = query_int(r, "pagina"),
        .changed = str_is(request_query(r, "cambio"), "si"),
    };
    if (f.page == NONE)
        f.page = 1;
    if (str_empty(f.province))
        f.province = STR_NONE;
    if (!str_is(f.state, "respondidas") && !str_is(f.state, "en-espera"))
        f.state = STR_NONE;
    return f;
}

static enum status rows_of(struct request *r, const struct cocreation_place *at, const struct filters *f, int64_t limit, struct response_row **ret,
                           size_t *ret_count)
{
    return db_many(r->db, SQL_RESPONSE_LIST,
                   WITH(IN(at->process->id), IN(f->state), IN(f->decision), IN(f->table), IN(f->sector), IN(f->province),
                        IN(f->changed ? "si" : "no"), IN(limit), IN((f->page - 1) * RESPONSE_PAGE)),
                   r->mem, &response_row_shape, ret, ret_count);
}

static const struct response_filter *choice_filter(struct request *r, const struct choices *c, struct str chosen, size_t *ret_count)
{
    struct response_filter *list = arena_array(r->mem, struct response_filter, c->count);
    *ret_count = c->count;
    for (size_t i = 0; i < c->count; i++)
        list[i] = (struct response_filter){str_of(c->items[i].code), str_of(say(r->lang, c->items[i].label)), str_is(chosen, c->items[i].code)};
    return list;
}

static enum status filter_lists(struct request *r, const struct cocreation_place *at, const struct filters *f, struct response_list_page *page)
{
    struct territory *provinces;
    struct roundtable *tables;
    struct response_filter *states = arena_array(r->mem, struct response_filter, 2);
    TRY(territory_provinces(r->db, r->mem, &provinces, &page->provinces_count));
    TRY(roundtables_of(r->db, r->mem, at->process->id, false, &tables, &page->tables_count));
    struct response_filter *p = arena_array(r->mem, struct response_filter, page->provinces_count);
    for (size_t i = 0; i < page->provinces_count; i++)
        p[i] = (struct response_filter){provinces[i].code, provinces[i].name, str_eq(provinces[i].code, f->province)};
    struct response_filter *t = arena_array(r->mem, struct response_filter, page->tables_count);
    for (size_t i = 0; i < page->tables_count; i++)
        t[i] = (struct response_filter){str_fmt(r->mem, "%lld", (long long)tables[i].number), tables[i].name, tables[i].number == f->table};
    states[0] = (struct response_filter){STR("respondidas"), str_of(say(r->lang, N_("Con respuesta"))), str_is(f->state, "respondidas")};
    states[1] = (struct response_filter){STR("en-espera"), str_of(say(r->lang, N_("Sin respuesta todavía"))), str_is(f->state, "en-espera")};
    page->provinces = p;
    page->tables = t;
    page->states = states;
    page->states_count = 2;
    page->decisions = choice_filter(r, &response_decision_choices, f->decision, &page->decisions_count);
    page->sectors = choice_filter(r, &table_sector_choices, f->sector, &page->sectors_count);
    return DONE;
}

static struct str query_of(struct request *r, const struct filters *f, int64_t page)
{
    struct buf b = BUF(r->mem);
    const struct {
        const char *name;
        struct str value;
    } parts[] = {{"estado", f->state}, {"decision", f->decision}, {"sector", f->sector}, {"provincia", f->province}};
    for (size_t i = 0; i < COUNT(parts); i++)
        if (!str_empty(parts[i].value))
            buf_fmt(&b, "&%s=%.*s", parts[i].name, STR_ARG(url_component(r->mem, parts[i].value)));
    if (f->table != NONE)
        buf_fmt(&b, "&mesa=%lld", (long long)f->table);
    if (f->changed)
        buf_chars(&b, "&cambio=si");
    if (page > 1)
        buf_fmt(&b, "&pagina=%lld", (long long)page);
    struct str all = b.len == 0 ? STR("") : buf_str(&b);
    return all.len == 0 ? all : str_fmt(r->mem, "?%.*s", STR_ARG(str_part(all, 1, all.len)));
}

/* GET …/respuestas */
static enum status list_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct filters f = filters_of(r);
    struct response_row *rows;
    struct response_figures_view *figures = arena_new_of(r->mem, struct response_figures_view);
    struct response_list_page page = {.process = at->process, .process_path = at->path, .path = path_fmt(r, "%.*s/respuestas", STR_ARG(at->path)),
                                      .figures = figures, .may_respond = request_may(r, RESPOND), .changed = f.changed};
    if (r->format != FORMAT_HTML) {
        size_t count;
        f.page = 1;
        TRY(rows_of(r, at, &f, 100000, &rows, &count));
        return respond_rows(r, &response_row_shape, rows, count, path_fmt(r, "respuestas-%lld", (long long)at->process->number));
    }
    *figures = (struct response_figures_view){0};
    TRY(response_figures_of(r, at, &figures->x, &figures->answer_days));
    response_figures_fill(r, at, figures);
    TRY(rows_of(r, at, &f, RESPONSE_PAGE, &rows, &page.rows_count));
    page.rows = response_lines(r, at->path, rows, page.rows_count, figures->answer_days);
    page.total = page.rows_count == 0 ? 0 : rows[0].total;
    page.page = f.page;
    page.pages = page.total == 0 ? 1 : (page.total + RESPONSE_PAGE - 1) / RESPONSE_PAGE;
    if (f.page > 1)
        page.before = path_fmt(r, "%.*s%.*s", STR_ARG(page.path), STR_ARG(query_of(r, &f, f.page - 1)));
    if (f.page < page.pages)
        page.after = path_fmt(r, "%.*s%.*s", STR_ARG(page.path), STR_ARG(query_of(r, &f, f.page + 1)));
    page.filtered = query_of(r, &f, 1).len > 0;
    TRY(filter_lists(r, at, &f, &page));
    struct head head = cocreation_head(r, at, str_of(say(r->lang, N_("Respuestas a los aportes"))));
    head.data_path = page.path;
    return page_response_list(r, head, &page);
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route response_routes[] = {
    {GET, AT "/respuestas", READ, ROUTE_CACHED | ROUTE_DATA, cocreation_load, list_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
