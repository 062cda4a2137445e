/* SPDX-License-Identifier: EUPL-1.2
 * What everybody reads: the matrix of a closed round, the selections and their departures. */
#include "pages.h"
#include "room/selection/selection_view.h"
#include "sql.h"

#define PAGE_ROWS 50
#define AT "/:jurisdiction/cocreacion/:process"

static enum status matrix_load(struct request *r)
{
    struct matrix_place_at *p = arena_new_of(r->mem, struct matrix_place_at);
    int64_t number;
    TRY(cocreation_enter(r, &p->at));
    TRY(request_id(r, "round", &number));
    TRY(scoring_round_by_number(r->db, r->mem, p->at->process->id, number, &p->round));
    r->scope.draft = r->scope.draft || p->round->state == ROUND_PREPARED;
    p->path = path_fmt(r, "%.*s/ronda/%lld/matriz", STR_ARG(p->at->path), (long long)number);
    r->object = p;
    return DONE;
}

/* Other weights in the query string: read over the version's; false when there are none. */
static bool weights_read(struct request *r, struct criterion *criteria, struct matrix_page *page)
{
    struct matrix_weight *list = arena_array(r->mem, struct matrix_weight, page->criteria_count);
    int64_t sum = 0;
    bool any = false, good = true;
    for (size_t i = 0; i < page->criteria_count; i++) {
        if (criteria[i].family == FAMILY_INCLUSION)
            continue;
        struct matrix_weight *w = &list[page->weights_count++];
        int64_t typed;
        *w = (struct matrix_weight){&criteria[i], str_fmt(r->mem, "peso-%.*s", STR_ARG(criteria[i].code)), STR_NONE};
        w->typed = request_query(r, str_chars(r->mem, w->name));
        if (str_empty(w->typed)) {
            w->typed = str_fmt(r->mem, "%lld", (long long)(criteria[i].weight_centi / 100));
        } else {
            any = true;
            good = good && str_int(str_trim(w->typed), &typed) && typed >= 0 && typed <= 100;
            if (good)
                criteria[i].weight_centi = typed * 100;
        }
        sum += criteria[i].weight_centi;
    }
    page->weights = list;
    if (any && (!good || sum != 10000))
        page->fault = N_("Los pesos deben ser números enteros de 0 a 100 que sumen 100: se muestra el orden de la versión aprobada.");
    return any && page->fault == NULL;
}

static const char *order_of(struct request *r)
{
    static const char *const orders[] = {"viabilidad", "prioridad", "dispersion", "numero"};
    struct str asked = request_query(r, "orden");
    for (size_t i = 0; i < COUNT(orders); i++)
        if (str_eq(asked, str_of(orders[i])))
            return orders[i];
    return "";
}

static void rows_fill(struct request *r, const struct matrix_place_at *p, const struct ranking_shown *shown, size_t count, struct matrix_page *page)
{
    struct matrix_row *rows = arena_array(r->mem, struct matrix_row, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct matrix_row){.x = &shown[i], .wide = shown[i].spread_centi >= RANKING_SPREAD,
                                        .path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->at->path), (long long)shown[i].number)};
    page->rows = rows;
    page->rows_count = count;
    for (size_t i = 0; i < count && !page->tried; i++) {
        int64_t *figures = arena_array(r->mem, int64_t, page->criteria_count);
        figures_read(shown[i].figures, figures, page->criteria_count);
        struct matrix_figure *list = arena_array(r->mem, struct matrix_figure, page->criteria_count);
        for (size_t k = 0; k < page->criteria_count; k++)
            list[k].centi = figures[k];
        rows[i].figures = list;
        rows[i].figures_count = page->criteria_count;
    }
}

static struct str page_path(struct request *r, const struct matrix_page *page, int64_t number)
{
    if (number < 1 || number > page->pages)
        return STR_NONE;
    return path_fmt(r, "%.*s?orden=%.*s&pagina=%lld", STR_ARG(page->path), STR_ARG(page->order), (long long)number);
}

static enum status matrix_fill(struct request *r, const struct matrix_place_at *p, struct matrix_page *page)
{
    struct criterion *criteria;
    struct ranking_shown *shown;
    size_t count;
    TRY(criteria_of(r->db, r->mem, p->round->criteria_set, &criteria, &page->criteria_count));
    page->criteria = criteria;
    page->tried = weights_read(r, criteria, page);
    TRY(db_int(r->db, SQL_RANKING_SIZE, WITH(IN(p->round->id)), &page->total));
    page->pages = (page->total + PAGE_ROWS - 1) / PAGE_ROWS;
    if (page->tried) {
        TRY(ranking_try(r->db, r->mem, p->round, criteria, page->criteria_count, &shown, &count));
        rows_fill(r, p, shown, count < PAGE_ROWS ? count : PAGE_ROWS, page);
        return DONE;
    }
    if (!str_int(request_query(r, "pagina"), &page->page) || page->page < 1 || page->page > page->pages)
        page->page = 1;
    page->order = str_of(order_of(r));
    page->previous_path = page_path(r, page, page->page - 1);
    page->next_path = page_path(r, page, page->page + 1);
    TRY(db_many(r->db, SQL_RANKING_PAGE, WITH(IN(p->round->id), IN(page->order), IN((int64_t)PAGE_ROWS), IN((page->page - 1) * PAGE_ROWS)), r->mem,
                &ranking_shown_shape, &shown, &count));
    rows_fill(r, p, shown, count, page);
    return DONE;
}

/* GET …/ronda/:round/matriz */
static enum status matrix_show(struct request *r)
{
    const struct matrix_place_at *p = r->object;
    struct ranking_shown *all;
    size_t count;
    struct matrix_page page = {.process = p->at->process, .round = p->round, .path = p->path, .process_path = p->at->path,
                               .closed = p->round->state == ROUND_CLOSED};
    if (r->format != FORMAT_HTML) {
        TRY(db_many(r->db, SQL_RANKING_PAGE, WITH(IN(p->round->id), IN(""), IN((int64_t)100000), IN((int64_t)0)), r->mem, &ranking_shown_shape,
                    &all, &count));
        return respond_rows(r, &ranking_shown_shape, all, page.closed ? count : 0, path_fmt(r, "orden-ronda-%lld", (long long)p->round->number));
    }
    if (page.closed)
        TRY(matrix_fill(r, p, &page));
    struct head head = cocreation_head(r, p->at, str_of(say(r->lang, N_("Matriz de selección"))));
    head_crumb(r, &head, p->round->name, path_fmt(r, "%.*s/ronda/%lld", STR_ARG(p->at->path), (long long)p->round->number));
    head.data_path = page.closed ? p->path : STR_NONE;
    head.wide = true;
    return page_selection_matrix(r, head, &page);
}

/* GET …/seleccion */
static enum status list_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct selection *rows;
    struct scoring_round *rounds;
    struct selection_list_page page = {.process = p->process, .path = path_fmt(r, "%.*s/seleccion", STR_ARG(p->path)),
                                       .process_path = p->path, .may_select = request_may(r, SELECT_PROPOSALS)};
    TRY(selections_of(r->db, r->mem, p->process->id, request_may(r, READ_COCREATION_BOARD), &rows, &page.rows_count));
    TRY(scoring_rounds(r->db, r->mem, p->process->id, &rounds, &page.rounds_count));
    struct scoring_round *closed = arena_array(r->mem, struct scoring_round, page.rounds_count);
    size_t n = 0;
    for (size_t i = 0; i < page.rounds_count; i++)
        if (rounds[i].state == ROUND_CLOSED)
            closed[n++] = rounds[i];
    page.rows = rows;
    page.rounds = closed;
    page.rounds_count = n;
    return page_selection_list(r, cocreation_head(r, p, str_of(say(r->lang, N_("Selección de compromisos")))), &page);
}

enum status selection_load(struct request *r)
{
    struct selection_place *p = arena_new_of(r->mem, struct selection_place);
    int64_t number;
    TRY(cocreation_enter(r, &p->at));
    TRY(request_id(r, "selection", &number));
    TRY(db_one(r->db, SQL_SELECTION_BY_NUMBER, WITH(IN(p->at->process->id), IN(number)), r->mem, &selection_shape, &p->selection));
    TRY(record_get(r->db, r->mem, &scoring_round_shape, p->selection->round, &p->round));
    r->scope.draft = r->scope.draft || p->selection->state != SELECTION_FIRM;
    p->path = path_fmt(r, "%.*s/seleccion/%lld", STR_ARG(p->at->path), (long long)number);
    r->object = p;
    return DONE;
}

static struct str selection_page_path(struct request *r, const struct selection_page *page, int64_t number)
{
    return number < 1 || number > page->pages ? STR_NONE : path_fmt(r, "%.*s?pagina=%lld", STR_ARG(page->path), (long long)number);
}

/* A page of them; the first also has whatever departs or waits for a reason further down. */
static void selection_rows(struct request *r, const struct selection_place *p, const struct selection_shown *items, size_t count, struct selection_page *page)
{
    struct selection_row *rows = arena_array(r->mem, struct selection_row, count);
    struct selection_line line = selection_line_of(items, count, p->selection->cut);
    page->pages = ((int64_t)count + PAGE_ROWS - 1) / PAGE_ROWS;
    if (!str_int(request_query(r, "pagina"), &page->page) || page->page < 1 || page->page > page->pages)
        page->page = 1;
    page->previous_path = selection_page_path(r, page, page->page - 1);
    page->next_path = selection_page_path(r, page, page->page + 1);
    for (size_t i = 0; i < count; i++) {
        int says = selection_says(line, i);
        bool needs = (says == -1 || items[i].departs) && str_empty(items[i].reason);
        page->chosen += items[i].chosen;
        page->departures += items[i].departs;
        page->missing += needs;
        if ((int64_t)i / PAGE_ROWS + 1 != page->page && !(page->page == 1 && (needs || items[i].departs)))
            continue;
        struct selection_row *row = &rows[page->rows_count++];
        *row = (struct selection_row){.x = &items[i], .path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->at->path), (long long)items[i].number)};
        row->line_before = i > 0 && says == 0 && selection_says(line, i - 1) != 0;
        row->needs = needs;
        row->decide_path = page->may_select ? path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->path), (long long)items[i].number) : STR_NONE;
    }
    page->rows = rows;
}

/* GET …/seleccion/:selection */
static enum status selection_show(struct request *r)
{
    const struct selection_place *p = r->object;
    struct selection_shown *items;
    struct act *act;
    size_t count;
    struct selection_page page = {
        .process = p->at->process,
        .x = p->selection,
        .round = p->round,
        .class = selection_class(p->selection->state),
        .path = p->path,
        .process_path = p->at->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(p->at->jurisdiction->code)),
        .drop_path = path_fmt(r, "%.*s/descartar", STR_ARG(p->path)),
        .may_select = p->selection->state == SELECTION_PREPARED && request_may(r, SELECT_PROPOSALS),
    };
    TRY(selection_items_of(r->db, r->mem, p->selection->id, &items, &count));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &selection_shown_shape, items, count, path_fmt(r, "seleccion-%lld", (long long)p->selection->number));
    if (p->selection->act != NONE) {
        TRY(act_get(r->db, r->mem, p->at->jurisdiction->id, p->selection->act, &act));
        page.act = act;
    }
    selection_rows(r, p, items, count, &page);
    struct str number = int_words(r->mem, r->lang, p->selection->number);
    struct head head = cocreation_head(r, p->at, say_with(r->mem, r->lang, N_("Selección %1"), &number, 1));
    head_crumb(r, &head, str_of(say(r->lang, N_("Selección de compromisos"))), path_fmt(r, "%.*s/seleccion", STR_ARG(p->at->path)));
    head.data_path = p->path;
    head.wide = true;
    return page_selection_show(r, head, &page);
}

const struct route selection_routes[] = {
    {GET, AT "/ronda/:round/matriz", READ, ROUTE_DATA, matrix_load, matrix_show, NULL, NULL},
    {GET, AT "/seleccion", READ, 0, cocreation_load, list_show, NULL, NULL},
    {GET, AT "/seleccion/:selection", READ, ROUTE_DATA, selection_load, selection_show, NULL, NULL},
    {.pattern = NULL},
};
