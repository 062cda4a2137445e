/* SPDX-License-Identifier: EUPL-1.2
 * The calendar of a plan's periods and the public page of a round: the frame; who reported is drawn by the room
 * report. */
#include "document/calendar.h"
#include "http/site.h"
#include "pages.h"
#include "room/period/period_view.h"

const char *phase_class(int phase)
{
    static const char *const classes[] = {
        [PERIOD_AHEAD] = "tag-none", [PERIOD_OPEN] = "tag-time", [PERIOD_OVERDUE] = "tag-risk", [PERIOD_CLOSED] = "tag-done"};
    return classes[phase];
}

static const char *unlocking_class(int state)
{
    static const char *const classes[] = {
        [UNLOCKING_ASKED] = "tag-risk", [UNLOCKING_APPROVED] = "tag-done", [UNLOCKING_REFUSED] = "tag-none"};
    return classes[state];
}

enum status period_enter(struct request *r, struct period_place **ret)
{
    struct plan_place *plan;
    struct period_place *place = arena_new_of(r->mem, struct period_place);
    int64_t number;
    TRY(plan_enter(r, &plan));
    TRY(request_id(r, "period", &number));
    place->jurisdiction = plan->jurisdiction;
    place->plan = plan->plan;
    TRY(period_by_number(r->db, r->mem, plan->plan->id, number, &place->period));
    place->path = path_fmt(r, "%.*s/periodo/%lld", STR_ARG(plan->path), (long long)number);
    *ret = place;
    return DONE;
}

enum status period_load(struct request *r)
{
    struct period_place *place;
    TRY(period_enter(r, &place));
    r->object = place;
    return DONE;
}

static struct str plan_path(struct request *r, const struct jurisdiction *j, const struct plan *p)
{
    return path_fmt(r, "/%.*s/plan/%lld", STR_ARG(j->code), (long long)p->number);
}

struct head period_head(struct request *r, const struct period_place *place, struct str title, bool own_page)
{
    struct head head = jurisdiction_head(r, place->jurisdiction, title);
    struct str plan = plan_path(r, place->jurisdiction, place->plan), number = str_fmt(r->mem, "%lld", (long long)place->period->number);
    head_crumb(r, &head, place->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, place->plan->name, plan);
    head_crumb(r, &head, str_of(say(r->lang, N_("Períodos de reporte"))), path_fmt(r, "%.*s/periodos", STR_ARG(plan)));
    if (!own_page)
        head_crumb(r, &head, say_with(r->mem, r->lang, N_("Período %1"), &number, 1), place->path);
    head.section = "plan";
    return head;
}

/* The days of a period as events of a calendar. */
static void period_events(struct request *r, struct calendar *c, const struct period_row *p, struct str path)
{
    const struct {
        const char *id, *words;
        struct day on;
    } days[] = {{"apertura", N_("Período %1: se abren los reportes"), p->opens_on},
                {"corte", N_("Período %1: corte"), p->cut_on},
                {"vence", N_("Período %1: vencen los reportes"), p->due_on},
                {"cierre", N_("Período %1: cierra"), p->closes_on},
                {"publicacion", N_("Período %1: publicación"), day_known(p->published_on) ? p->published_on : p->publish_on}};
    struct str number = str_fmt(r->mem, "%lld", (long long)p->number);
    for (size_t i = 0; i < COUNT(days); i++) {
        struct calendar_event e = {.id = str_fmt(r->mem, "periodo-%lld-%s", (long long)p->id, days[i].id),
                                   .on = days[i].on,
                                   .summary = say_with(r->mem, r->lang, days[i].words, &number, 1),
                                   .url = str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(path))};
        calendar_add(c, &e);
    }
}

static enum status calendar_respond(struct request *r, const struct plan_place *place, const struct period_row *rows, size_t count)
{
    struct calendar c = calendar_begin(r->mem, place->plan->name, r->site->config.base_url, r->now);
    for (size_t i = 0; i < count; i++)
        period_events(r, &c, &rows[i], path_fmt(r, "%.*s/periodo/%lld", STR_ARG(place->path), (long long)rows[i].number));
    return respond_bytes(r, "text/calendar; charset=utf-8", calendar_end(&c));
}

/* GET …/plan/:plan/periodos, and .ics .csv .json */
enum status period_list_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct period_row *rows;
    size_t count;
    TRY(periods_of_plan(r->db, r->mem, place->plan->id, &rows, &count));
    if (r->format == FORMAT_ICS)
        return calendar_respond(r, place, rows, count);
    if (r->format == FORMAT_ATOM)
        return NOT_FOUND;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &period_row_shape, rows, count, STR("periodos"));
    struct period_list_page page = {.plan = place->plan, .path = place->path, .rows = arena_array(r->mem, struct period_line, count)};
    for (size_t i = 0; i < count; i++) {
        int phase = (int)period_phase_on(&rows[i], r->today);
        page.rows[page.rows_count++] = (struct period_line){
            &rows[i], phase, phase_class(phase), path_fmt(r, "%.*s/periodo/%lld", STR_ARG(place->path), (long long)rows[i].number)};
    }
    struct head head = jurisdiction_head(r, place->jurisdiction, str_of(say(r->lang, N_("Períodos de reporte"))));
    head_crumb(r, &head, place->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, place->plan->name, place->path);
    head.section = "plan";
    head.data_path = path_fmt(r, "%.*s/periodos", STR_ARG(place->path));
    return page_period_list(r, head, &page);
}

void kept_items(struct request *r, const struct period_result_line *rows, size_t count, struct kept_item **ret, size_t *ret_count)
{
    struct kept_item *items = arena_array(r->mem, struct kept_item, count);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const struct period_result_line *x = &rows[i];
        if (n == 0 || items[n - 1].any->commitment != x->commitment || items[n - 1].any->period != x->period)
            items[n++] = (struct kept_item){.any = x};
        struct kept_item *item = &items[n - 1];
        if (x->moment == KEPT_AT_CLOSE)
            item->close = x;
        else
            item->publication = x;
        if (item->any->computed_on.n < x->computed_on.n || x->moment == KEPT_AT_PUBLICATION)
            item->any = x;
    }
    *ret = items;
    *ret_count = n;
}

/* "Faltan 12 días para el vencimiento (10 de julio de 2026)." */
static struct str next_words(struct request *r, const struct period_row *p)
{
    struct day on;
    const char *label = period_next(p, r->today, &on);
    if (label == NULL)
        return STR_NONE;
    int64_t days = days_between(r->today, on);
    struct str values[] = {str_of(say(r->lang, label)), day_words(r->mem, r->lang, on), str_fmt(r->mem, "%lld", (long long)days)};
    return say_with(r->mem, r->lang,
                    days == 0   ? N_("Lo que viene: %1, hoy.")
                    : days == 1 ? N_("Lo que viene: %1, mañana (%2).")
                                : N_("Lo que viene: %1, en %3 días (%2)."),
                    values, COUNT(values));
}

static enum status unlockings_fill(struct request *r, const struct period_place *place, struct period_page *page)
{
    struct unlocking_line *rows;
    size_t count;
    TRY(period_unlockings(r->db, r->mem, place->period->id, &rows, &count));
    page->unlockings = arena_array(r->mem, struct unlocking_item, count);
    for (size_t i = 0; i < count; i++)
        page->unlockings[page->unlockings_count++] = (struct unlocking_item){
            &rows[i], unlocking_class(rows[i].state), path_fmt(r, "%.*s/reapertura/%lld", STR_ARG(place->path), (long long)rows[i].id),
            rows[i].state == UNLOCKING_ASKED && request_may(r, APPROVE_UNLOCK),
            rows[i].state == UNLOCKING_APPROVED && !day_before(rows[i].until_on, r->today)};
    return DONE;
}

static enum status ask_form(struct request *r, const struct period_place *place, struct period_page *page)
{
    struct period_institution *rows;
    struct unlocking *blank = arena_new_of(r->mem, struct unlocking);
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    size_t count;
    page->may_ask = page->locked && request_may(r, ASK_UNLOCK);
    shape_clear(&unlocking_shape, blank);
    page->ask = form_for(r, &unlocking_shape, blank, path_fmt(r, "%.*s/reapertura", STR_ARG(place->path)));
    page->ask_failed = r->method == POST; /* its errors are not folded away */
    if (!page->may_ask)
        return DONE;
    TRY(period_institutions(r->db, r->mem, place->plan->id, &rows, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){rows[i].id, rows[i].name};
    *lists = (struct form_options){"institution", options, count};
    page->ask.options = lists;
    page->ask.option_count = 1;
    return DONE;
}

/* GET …/periodo/:period */
enum status period_show(struct request *r)
{
    const struct period_place *place = r->object;
    const struct period_row *p = place->period;
    struct period_result_line *kept;
    size_t kept_count;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &period_row_shape, p, 1, path_fmt(r, "periodo-%lld", (long long)p->number));
    int phase = (int)period_phase_on(p, r->today);
    struct period_page page = {.row = p, .plan = place->plan, .path = place->path, .plan_path = plan_path(r, place->jurisdiction, place->plan),
                               .phase = phase, .class = phase_class(phase), .next = next_words(r, p), .locked = day_known(p->locked_on)};
    TRY(unlockings_fill(r, place, &page));
    TRY(ask_form(r, place, &page));
    TRY(period_results(r->db, r->mem, p->id, &kept, &kept_count));
    kept_items(r, kept, kept_count, &page.kept, &page.kept_count);
    for (size_t i = 0; i < page.kept_count; i++) {
        page.with_publication = page.with_publication || page.kept[i].publication != NULL;
        page.kept[i].path = path_fmt(r, "%.*s/compromiso/%.*s", STR_ARG(page.plan_path),
                                     STR_ARG(url_component(r->mem, page.kept[i].any->commitment_number)));
    }
    struct str number = str_fmt(r->mem, "%lld", (long long)p->number);
    struct head head = period_head(r, place, say_with(r->mem, r->lang, N_("Período %1"), &number, 1), true);
    head.data_path = place->path;
    return page_period_show(r, head, &page);
}
