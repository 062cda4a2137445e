/* SPDX-License-Identifier: EUPL-1.2
 * The calendar of a process: drawing, table, iCalendar; what the process page and the board say of it. */
#include "document/calendar.h"
#include "http/site.h"
#include "pages.h"
#include "room/planner/planner_view.h"
#include "view/chart.h"

#define AT "/:jurisdiction/cocreacion/:process"

struct str planner_conclusion(struct request *r, const struct cocreation *x, const struct planner_calendar *c)
{
    if (c->state == NOT_FOUND)
        return str_of(say(r->lang, N_("Falta el día de entrega del plan: desde él se cuenta hacia atrás.")));
    if (c->state == INVALID) {
        struct str name = c->tasks[c->result.looped].name;
        return say_with(r->mem, r->lang, N_("«%1» espera, por un rodeo, a sí misma: corrige lo que va antes."), &name, 1);
    }
    if (c->count == 0)
        return str_of(say(r->lang, N_("Todavía no hay tareas.")));
    struct str of[] = {day_words(r->mem, r->lang, x->delivery_on), int_words(r->mem, r->lang, c->result.slips > 0 ? c->result.slips : c->result.slack),
                       day_words(r->mem, r->lang, c->result.ends_on)};
    if (c->result.slack == NONE)
        return str_of(say(r->lang, N_("Todas las tareas están terminadas.")));
    if (c->result.slips > 0)
        return say_with(r->mem, r->lang, N_("No llega a la entrega del %1: faltan %2 días. Como va, terminaría el %3."), of, COUNT(of));
    if (c->result.slack < 0)
        return say_with(r->mem, r->lang, N_("No llega a la entrega del %1 por %2 días en una de sus tareas. Como va, terminaría el %3."), of, COUNT(of));
    return say_with(r->mem, r->lang, N_("Llega a la entrega del %1 con %2 días de holgura: puede terminar el %3."), of, COUNT(of));
}

static const char *light_of(const struct timed_task *c, bool done)
{
    return done ? "done" : c->slack < 0 ? "late" : c->critical ? "risk" : "time";
}

static struct html gantt_draw(struct request *r, const struct cocreation_place *p, const struct planner_calendar *c, struct str label)
{
    struct chart_row *rows = arena_array(r->mem, struct chart_row, c->count);
    struct day first = r->today, last = p->process->delivery_on;
    for (size_t i = 0; i < c->count; i++) {
        const struct timed_task *x = &c->computed[i];
        const char *light = light_of(x, day_known(c->tasks[i].done_on));
        struct chart_mark *mark = arena_new_of(r->mem, struct chart_mark);
        *mark = (struct chart_mark){light, x->early_last, day_known(c->tasks[i].done_on) ? DAY_NONE : x->late_last};
        rows[i] = (struct chart_row){.label = c->tasks[i].name, .light = light, .first = x->early_first, .last = x->early_last, .marks = mark, .mark_count = 1};
        first = day_before(x->early_first, first) ? x->early_first : first;
        last = day_before(last, x->early_last) ? x->early_last : last;
    }
    return chart_gantt(r->mem, r->lang, &(struct chart_gantt){first, last, r->today, rows, c->count, label});
}

static void rows_fill(struct request *r, const struct cocreation_place *p, const struct planner_calendar *c, struct planner_page *page)
{
    static const struct timed_task none = {.early_first = {INT32_MIN}, .early_last = {INT32_MIN}, .late_first = {INT32_MIN}, .late_last = {INT32_MIN}, .slack = NONE};
    struct planner_row *rows = arena_array(r->mem, struct planner_row, c->count);
    struct buf slipping = BUF(r->mem);
    for (size_t i = 0; i < c->count; i++) {
        const struct timed_task *x = c->computed == NULL ? &none : &c->computed[i];
        bool done = day_known(c->tasks[i].done_on);
        rows[i] = (struct planner_row){.t = &c->tasks[i], .c = x, .done = done, .fits = done || x->slack >= 0,
                                       .after = planner_after_words(r->mem, c, c->tasks[i].id),
                                       .path = path_fmt(r, "%.*s/calendario/%.*s", STR_ARG(p->path), STR_ARG(c->tasks[i].code))};
        rows[i].remove_path = path_fmt(r, "%.*s/quitar", STR_ARG(rows[i].path));
        if (!done && x->slack != NONE && x->slack < 0)
            buf_fmt(&slipping, "%s%.*s", slipping.len == 0 ? "" : "; ", STR_ARG(c->tasks[i].name));
    }
    page->rows = rows;
    page->rows_count = c->count;
    page->slipping = slipping.len == 0 ? STR_NONE : buf_str(&slipping);
}

static enum status calendar_ics(struct request *r, const struct cocreation_place *p, const struct planner_calendar *c)
{
    struct cocreation_stage *stages;
    size_t count;
    struct calendar out = calendar_begin(r->mem, p->process->name, r->site->config.base_url, r->now);
    struct str url = str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(p->path));
    TRY(cocreation_stages(r->db, r->mem, p->process->id, &stages, &count));
    for (size_t i = 0; i < count; i++) {
        calendar_add(&out, &(struct calendar_event){.id = str_fmt(r->mem, "etapa-%lld-empieza", (long long)stages[i].id), .on = stages[i].starts_on, .url = url,
                                                    .summary = say_with(r->mem, r->lang, N_("Empieza: %1"), &stages[i].name, 1)});
        calendar_add(&out, &(struct calendar_event){.id = str_fmt(r->mem, "etapa-%lld-termina", (long long)stages[i].id), .on = stages[i].ends_on, .url = url,
                                                    .summary = say_with(r->mem, r->lang, N_("Termina: %1"), &stages[i].name, 1)});
    }
    for (size_t i = 0; i < c->count && c->computed != NULL; i++)
        if (!day_known(c->tasks[i].done_on))
            calendar_add(&out, &(struct calendar_event){.id = str_fmt(r->mem, "tarea-%lld", (long long)c->tasks[i].id), .on = c->computed[i].late_last, .url = url,
                                                        .summary = say_with(r->mem, r->lang, N_("A más tardar: %1"), &c->tasks[i].name, 1)});
    if (day_known(p->process->delivery_on))
        calendar_add(&out, &(struct calendar_event){.id = str_fmt(r->mem, "entrega-%lld", (long long)p->process->id), .on = p->process->delivery_on, .url = url,
                                                    .summary = str_of(say(r->lang, N_("Entrega del plan")))});
    return respond_bytes(r, "text/calendar; charset=utf-8", calendar_end(&out));
}

static enum status calendar_data(struct request *r, const struct cocreation_place *p, const struct planner_calendar *c)
{
    struct planner_datum *rows = arena_array(r->mem, struct planner_datum, c->count);
    for (size_t i = 0; i < c->count; i++) {
        const struct planner_task_view *t = &c->tasks[i];
        shape_clear(&planner_datum_shape, &rows[i]);
        rows[i].code = t->code;
        rows[i].name = t->name;
        rows[i].kind = t->kind;
        rows[i].institution = t->institution_name;
        rows[i].days = t->days;
        rows[i].after = planner_after_words(r->mem, c, t->id);
        rows[i].done_on = t->done_on;
        if (c->computed == NULL)
            continue;
        rows[i].early_first = c->computed[i].early_first;
        rows[i].early_last = c->computed[i].early_last;
        rows[i].late_first = c->computed[i].late_first;
        rows[i].late_last = c->computed[i].late_last;
        rows[i].slack = c->computed[i].slack;
        rows[i].critical = c->computed[i].critical;
    }
    return respond_rows(r, &planner_datum_shape, rows, c->count, path_fmt(r, "calendario-%lld", (long long)p->process->number));
}

/* GET …/calendario */
static enum status calendar_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct planner_calendar c;
    TRY(planner_read(r, p, &c));
    if (r->format == FORMAT_ICS)
        return calendar_ics(r, p, &c);
    if (r->format != FORMAT_HTML)
        return calendar_data(r, p, &c);
    struct planner_page page = {.x = p->process, .path = path_fmt(r, "%.*s/calendario", STR_ARG(p->path)), .process_path = p->path,
                                .computed = c.computed != NULL && c.count > 0, .late = c.state == DONE && c.result.slack != NONE && c.result.slack < 0,
                                .may_manage = request_may(r, MANAGE_COCREATION)};
    page.propose_path = path_fmt(r, "%.*s/proponer-tareas", STR_ARG(page.path));
    page.conclusion = planner_conclusion(r, p->process, &c);
    rows_fill(r, p, &c, &page);
    if (page.computed)
        page.gantt = gantt_draw(r, p, &c, page.conclusion);
    struct head head = cocreation_head(r, p, str_of(say(r->lang, N_("Cronograma"))));
    head.data_path = page.path;
    head.wide = true;
    return page_planner_show(r, head, &page);
}

enum status planner_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *p = r->object;
    struct planner_calendar c;
    TRY(planner_read(r, p, &c));
    if (c.count == 0)
        return DONE;
    struct planner_panel_view view = {.path = path_fmt(r, "%.*s/calendario", STR_ARG(p->path)), .conclusion = planner_conclusion(r, p->process, &c),
                                      .late = c.state == DONE && c.result.slack != NONE && c.result.slack < 0};
    part_planner_panel(o, &view);
    return DONE;
}

enum status planner_board_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *p = r->object;
    struct planner_calendar c;
    size_t n = 0;
    TRY(planner_read(r, p, &c));
    struct board_item *items = arena_array(r->mem, struct board_item, c.count);
    for (size_t i = 0; i < c.count && c.computed != NULL; i++) {
        if (day_known(c.tasks[i].done_on) || c.computed[i].slack >= 0)
            continue;
        struct str days = int_words(r->mem, r->lang, -c.computed[i].slack);
        items[n++] = (struct board_item){.label = c.tasks[i].name, .path = path_fmt(r, "%.*s/calendario", STR_ARG(p->path)),
                                         .note = c.tasks[i].institution_name, .since = say_with(r->mem, r->lang, N_("faltan %1 días"), &days, 1)};
    }
    if (n == 0)
        return DONE;
    return board_panel(r, o, N_("Tareas que no caben antes de la entrega"), (int64_t)n, items, n, STR_NONE, NULL);
}

const struct route planner_routes[] = {
    {GET, AT "/calendario", READ, ROUTE_DATA | ROUTE_FEED, cocreation_load, calendar_show, NULL, NULL},
    {.pattern = NULL},
};
static const struct shape *const shapes[] = {&planner_task_shape, &planner_link_shape, NULL};
static const struct panel panels[] = {{"cocreation", 25, planner_panel}, {"cocreation-board", 20, planner_board_panel}, {.page = NULL}};
static const struct route *const more_routes[] = {planner_form_routes, NULL};
const struct room planner_room = {.name = "planner", .routes = planner_routes, .more_routes = more_routes, .shapes = shapes, .panels = panels};
