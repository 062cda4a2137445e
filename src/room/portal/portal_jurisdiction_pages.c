/* SPDX-License-Identifier: EUPL-1.2
 * The home of a jurisdiction: one sentence, four figures, what is new; and all its commitments. */
#include "pages.h"
#include "room/portal/portal_view.h"
#include "sql.h"

#define ACTS 3
#define PAGE_LINES 50

/* Days to the next date that matters: the day on which the reports of a period close, or the plan's end. */
static enum status deadline_fill(struct request *r, struct portal_jurisdiction_page *page)
{
    page->days = NONE;
    const struct plan *p = page->plan;
    struct period_row *rows;
    size_t count;
    TRY(periods_of_plan(r->db, r->mem, p->id, &rows, &count));
    for (size_t i = 0; i < count && page->days == NONE; i++)
        if (day_before(r->today, rows[i].closes_on))
            page->days = days_between(r->today, rows[i].closes_on) - 1;
    page->days_label = N_("días para el cierre de reportes del período");
    return DONE;
}

/* The newest public plan that is followed here, else the newest public one. */
static const struct plan *plan_of_home(const struct plan *plans, size_t count)
{
    const struct plan *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (plans[i].state != PLAN_PUBLISHED && plans[i].state != PLAN_CLOSED)
            continue;
        if (best == NULL || (best->tracking != PLAN_TRACKED && plans[i].tracking == PLAN_TRACKED))
            best = &plans[i];
    }
    return best;
}

static enum status plan_fill(struct request *r, struct portal_jurisdiction_page *page)
{
    page->plan_path = path_fmt(r, "%.*s/plan/%lld", STR_ARG(page->path), (long long)page->plan->number);
    if (page->plan->tracking != PLAN_TRACKED)
        return DONE;
    struct plan_result *result;
    enum status found = progress_plan_result(r->db, r->mem, page->plan->id, &result);
    if (found == NOT_FOUND)
        return DONE;
    TRY(found);
    page->commitments = result->complete_count + result->on_time_count + result->at_risk_count + result->late_count +
                        result->silent_count + result->none_count + result->withdrawn_count;
    page->late = result->late_count;
    page->figures = true;
    page->undisputed = centi_words(r->mem, r->lang, result->undisputed_centi);
    page->bar = chart_bar(r->mem, r->lang, result->reported_centi, result->undisputed_centi, result->expected_centi, true);
    return deadline_fill(r, page);
}

static enum status map_fill(struct request *r, struct portal_jurisdiction_page *page)
{
    struct portal_province *rows;
    size_t count;
    TRY(db_many(r->db, SQL_PORTAL_PROVINCES, WITH(IN(page->jurisdiction->id)), r->mem, &portal_province_shape, &rows, &count));
    struct chart_place *places = arena_array(r->mem, struct chart_place, count);
    page->places = arena_array(r->mem, struct portal_place_count, count);
    page->places_count = count;
    for (size_t i = 0; i < count; i++) {
        places[i] = (struct chart_place){rows[i].code, rows[i].commitments};
        page->places[i] = (struct portal_place_count){
            rows[i].name, path_fmt(r, "%.*s/compromisos?provincia=%.*s", STR_ARG(page->path), STR_ARG(rows[i].code)),
            rows[i].commitments};
    }
    page->country = page->jurisdiction->kind == JURISDICTION_COUNTRY;
    if (!page->country)
        return DONE;
    page->map_label = str_of(say(r->lang, count > 0 ? N_("Compromisos por provincia; límites referenciales. Los mismos números están en la lista.")
                                                    : N_("Mapa de las provincias; todavía no consta en qué provincia ocurre cada compromiso.")));
    page->map = chart_map(r->mem, places, count, page->map_label);
    return DONE;
}

enum status portal_jurisdiction_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct portal_jurisdiction_page page = {.jurisdiction = j, .path = path_fmt(r, "/%.*s", STR_ARG(j->code)), .days = NONE,
                                            .may_admin = request_may(r, READ_LOG), .may_board = request_may(r, READ_BOARD)};
    struct plan *plans;
    struct act *acts;
    struct notice_event *changes;
    const struct notice_scope here = {j->id, -1, NONE};
    size_t change_count;
    TRY(plans_of(r->db, r->mem, j->id, request_may(r, READ_DRAFT), &plans, &page.plans_count));
    TRY(acts_of(r->db, r->mem, j->id, &acts, &page.acts_count));
    TRY(events_newest(r->db, r->mem, &here, r->today, 3, &changes, &change_count));
    page.plans = plans;
    page.acts = acts;
    page.acts_count = page.acts_count > ACTS ? ACTS : page.acts_count;
    page.changes = (struct notice_list){changes, change_count, false};
    page.plan = plan_of_home(plans, page.plans_count);
    if (page.plan != NULL)
        TRY(plan_fill(r, &page));
    TRY(map_fill(r, &page));
    page.search = (struct portal_search_box){path_fmt(r, "%.*s/buscar", STR_ARG(page.path)), STR_NONE};
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Gobierno abierto"))));
    head.section = "inicio";
    head.description = str_of(say(r->lang, N_("Qué se comprometió, quién responde, cuánto se ha cumplido y con qué pruebas.")));
    return page_portal_jurisdiction(r, head, &page);
}

static int64_t page_wanted(struct request *r, int64_t pages)
{
    int64_t n;
    if (!str_int(request_query(r, "pagina"), &n) || n < 1)
        return 1;
    return n > pages ? pages : n;
}

static struct str page_path(struct request *r, const struct portal_list_page *page, int64_t n)
{
    bool more = page->query.len > 0;
    return path_fmt(r, "%.*s%.*s%cpagina=%lld", STR_ARG(page->filters.path), STR_ARG(page->query), more ? '&' : '?', (long long)n);
}

static void list_fill(struct request *r, struct portal_list_page *page, const struct portal_row *rows, size_t count)
{
    page->matching = count;
    page->pages = ((int64_t)count + PAGE_LINES - 1) / PAGE_LINES;
    page->pages = page->pages < 1 ? 1 : page->pages;
    page->page = page_wanted(r, page->pages);
    size_t from = (size_t)(page->page - 1) * PAGE_LINES, to = from + PAGE_LINES < count ? from + PAGE_LINES : count;
    page->lines = arena_array(r->mem, struct portal_line, PAGE_LINES);
    for (size_t i = from; i < to; i++)
        page->lines[page->lines_count++] = portal_line_of(r, &rows[i]);
    if (page->page > 1)
        page->before = page_path(r, page, page->page - 1);
    if (page->page < page->pages)
        page->after = page_path(r, page, page->page + 1);
}

/* GET /:jurisdiction/compromisos */
enum status portal_list_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct portal_list_page page = {.jurisdiction = j};
    struct portal_row *rows;
    struct portal_tag *tags;
    size_t tag_count, count;
    int64_t drafts = request_may(r, READ_DRAFT);
    TRY(db_many(r->db, SQL_PORTAL_ROWS_OF_JURISDICTION, WITH(IN(j->id), IN(drafts)), r->mem, &portal_row_shape, &rows, &page.total));
    TRY(db_many(r->db, SQL_PORTAL_TAGS_OF_JURISDICTION, WITH(IN(j->id), IN(drafts)), r->mem, &portal_tag_shape, &tags, &tag_count));
    struct portal_filter filter = portal_filter_read(r);
    bool wrong = !str_empty(portal_filter_wrong(&filter, tags, tag_count));
    count = wrong ? page.total : portal_filter_rows(r->mem, &filter, rows, page.total, tags, tag_count);
    if (r->format != FORMAT_HTML)
        return wrong ? INVALID : respond_rows(r, &portal_row_shape, rows, count, path_fmt(r, "compromisos-%.*s", STR_ARG(j->code)));
    struct str path = path_fmt(r, "/%.*s/compromisos", STR_ARG(j->code));
    page.filters = portal_filters_form(r, path, &filter, tags, tag_count, true);
    page.query = portal_filter_query(r, &filter, NULL, true);
    page.csv = path_fmt(r, "%.*s.csv%.*s", STR_ARG(path), STR_ARG(page.query));
    page.json = path_fmt(r, "%.*s.json%.*s", STR_ARG(path), STR_ARG(page.query));
    list_fill(r, &page, rows, count);
    if (!wrong && !str_empty(filter.territory))
        page.news = path_fmt(r, "/%.*s/provincia/%.*s/novedades", STR_ARG(j->code), STR_ARG(filter.territory));
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Compromisos"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head.section = "compromisos";
    if (str_empty(page.query))
        head.data_path = path;
    return page_portal_list(r, head, &page);
}
