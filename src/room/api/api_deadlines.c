/* SPDX-License-Identifier: EUPL-1.2
 * The days on which something public is due, begins or ends: a list, and a calendar (RFC 5545) to subscribe to. */
#include "document/calendar.h"
#include "pages.h"
#include "room/api/api_view.h"
#include "room/measurement/measurement.h"
#include "sql.h"

#define LIST_ROWS 200
#define CALENDAR_ROWS 3000
#define CALENDAR_BACK 120 /* days */

static struct str summary(struct request *r, const struct deadline *d)
{
    struct str values[] = {d->commitment_number, d->number, d->title, STR_NONE};
    const char *words = "%3";
    switch ((enum deadline_kind)d->kind) {
    case DEADLINE_MILESTONE:
        words = N_("Vence el hito %2 del compromiso %1: %3");
        break;
    case DEADLINE_CUT:
        return say_with(r->mem, r->lang, N_("Período %1: corte"), &d->number, 1);
    case DEADLINE_REPORTS:
        return say_with(r->mem, r->lang, N_("Período %1: vencen los reportes"), &d->number, 1);
    case DEADLINE_MEASUREMENT:
        values[3] = measurement_period_label(r->mem, r->lang, d->months, d->first_on, d->last_on);
        words = N_("Vence la medición de %4: %3");
        break;
    case DEADLINE_STAGE_BEGINS:
        return say_with(r->mem, r->lang, N_("Empieza: %1"), &d->title, 1);
    case DEADLINE_STAGE_ENDS:
        return say_with(r->mem, r->lang, N_("Termina: %1"), &d->title, 1);
    case DEADLINE_SESSION:
        words = N_("Sesión %2 de la mesa %3");
        break;
    }
    return say_with(r->mem, r->lang, words, values, COUNT(values));
}

static struct str path_of(struct request *r, const struct jurisdiction *j, const struct deadline *d)
{
    struct str home = path_fmt(r, "/%.*s", STR_ARG(j->code)), number = url_component(r->mem, d->number);
    struct str plan = path_fmt(r, "%.*s/plan/%lld", STR_ARG(home), (long long)d->plan_number);
    struct str process = path_fmt(r, "%.*s/cocreacion/%lld", STR_ARG(home), (long long)d->process);
    struct str commitment = url_component(r->mem, d->commitment_number);
    switch ((enum deadline_kind)d->kind) {
    case DEADLINE_MILESTONE:
        return path_fmt(r, "%.*s/compromiso/%.*s/hito/%.*s", STR_ARG(plan), STR_ARG(commitment), STR_ARG(number));
    case DEADLINE_CUT:
    case DEADLINE_REPORTS:
        return path_fmt(r, "%.*s/periodo/%.*s", STR_ARG(plan), STR_ARG(number));
    case DEADLINE_MEASUREMENT:
        return path_fmt(r, "%.*s/indicador/%.*s", STR_ARG(home), STR_ARG(url_component(r->mem, d->indicator)));
    case DEADLINE_STAGE_BEGINS:
    case DEADLINE_STAGE_ENDS:
        return process;
    case DEADLINE_SESSION:
        return path_fmt(r, "%.*s/mesa/%lld/sesion/%.*s", STR_ARG(process), (long long)d->table_number, STR_ARG(number));
    }
    return home;
}

/* The same identities as the calendars of each plan, process and table: who takes several sees an event once. */
static struct str identity(struct request *r, const struct deadline *d)
{
    static const char *const forms[] = {
        [DEADLINE_MILESTONE] = "hito-%lld",         [DEADLINE_CUT] = "periodo-%lld-corte",      [DEADLINE_REPORTS] = "periodo-%lld-vence",
        [DEADLINE_MEASUREMENT] = "medicion-%lld",   [DEADLINE_STAGE_BEGINS] = "etapa-%lld-empieza",
        [DEADLINE_STAGE_ENDS] = "etapa-%lld-termina", [DEADLINE_SESSION] = "sesion-%lld",
    };
    struct str form = str_of(forms[d->kind]), rest = form;
    struct str before = str_cut(&rest, '%');
    return str_fmt(r->mem, "%.*s%lld%.*s", STR_ARG(before), (long long)d->record, STR_ARG(str_part(rest, 3, rest.len)));
}

static struct instant minute_of(const struct jurisdiction *j, struct day day, int64_t minute)
{
    return (struct instant){(int64_t)day.n * 86400 - j->utc_offset_s + minute * 60};
}

static enum status as_calendar(struct request *r, const struct jurisdiction *j, struct str name, const struct deadline *rows, size_t count)
{
    struct calendar c = calendar_begin(r->mem, name, r->site->config.base_url, r->now);
    for (size_t i = 0; i < count; i++) {
        const struct deadline *d = &rows[i];
        bool timed = d->kind == DEADLINE_SESSION && d->starts_minute != NONE && d->ends_minute != NONE;
        struct calendar_event e = {
            .id = identity(r, d),
            .on = d->due_on,
            .summary = summary(r, d),
            .url = str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(path_of(r, j, d))),
            .cancelled = d->cancelled,
            .timed = timed,
            .sequence = d->revision == NONE ? 0 : d->revision,
        };
        if (timed) {
            e.starts = minute_of(j, d->due_on, d->starts_minute);
            e.ends = minute_of(j, d->due_on, d->ends_minute);
        }
        calendar_add(&c, &e);
    }
    return respond_bytes(r, "text/calendar; charset=utf-8", calendar_end(&c));
}

static enum status show(struct request *r, const struct jurisdiction *j, const struct plan *plan, struct str path)
{
    bool calendar = r->format == FORMAT_ICS;
    struct day first = calendar ? (struct day){r->today.n - CALENDAR_BACK} : r->today;
    int64_t most = calendar ? CALENDAR_ROWS : LIST_ROWS + 1;
    struct str place = plan != NULL ? plan->name : j->name;
    struct deadline *rows;
    size_t count;
    if (r->format == FORMAT_ATOM)
        return NOT_FOUND;
    TRY(db_many(r->db, SQL_DEADLINES_BETWEEN,
                WITH(IN(j->id), IN(first), IN(day_of(2199, 12, 31)), IN(plan != NULL ? plan->number : (int64_t)0), IN(most)), r->mem,
                &deadline_shape, &rows, &count));
    if (calendar)
        return as_calendar(r, j, place, rows, count);
    struct deadline_page page = {.plan = plan, .place = place, .path = path, .more = count > LIST_ROWS};
    page.rows = arena_array(r->mem, struct deadline_line, count);
    for (size_t i = 0; i < count && i < LIST_ROWS; i++)
        page.rows[page.rows_count++] = (struct deadline_line){&rows[i], summary(r, &rows[i]), path_of(r, j, &rows[i])};
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Plazos"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    if (plan != NULL) {
        page.plan_path = path_fmt(r, "/%.*s/plan/%lld", STR_ARG(j->code), (long long)plan->number);
        head_crumb(r, &head, plan->name, page.plan_path);
    }
    head.section = "plan";
    return page_deadlines(r, head, &page);
}

/* GET /:jurisdiction/plazos, and .ics */
enum status deadlines_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    return show(r, j, NULL, path_fmt(r, "/%.*s/plazos", STR_ARG(j->code)));
}

/* GET /:jurisdiction/plan/:plan/plazos, and .ics */
enum status deadlines_of_plan_show(struct request *r)
{
    const struct plan_place *p = r->object;
    return show(r, p->jurisdiction, p->plan, path_fmt(r, "%.*s/plazos", STR_ARG(p->path)));
}
