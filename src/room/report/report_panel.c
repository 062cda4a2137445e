/* SPDX-License-Identifier: EUPL-1.2
 * What reports add to other pages: the table of a round, the punctuality of an institution, the board,
 * what waits for a person. Only states and days are told; what a report says is its own page's. */
#include "room/report/report_pages.h"

#include <stdlib.h>

#include "pages.h"
#include "sql.h"

static const char *round_class(int state)
{
    static const char *const classes[] = {[ROUND_MISSING] = "tag-silent", [ROUND_IN_REVIEW] = "tag-time", [ROUND_ACCEPTED] = "tag-time", [ROUND_PUBLIC] = "tag-done"};
    return classes[state];
}

static struct str days_words(struct request *r, int64_t days)
{
    struct str n = int_words(r->mem, r->lang, days);
    return say_with(r->mem, r->lang, days == 1 ? N_("%1 día") : N_("%1 días"), &n, 1);
}

/* What it sent the time before: the last of those in the order of their periods. */
static struct str before_of(struct request *r, const struct report *all, size_t count, int64_t institution)
{
    for (size_t i = count; i > 0; i--)
        if (all[i - 1].institution == institution)
            return day_words_short(r->mem, r->lang, all[i - 1].sent_on);
    return STR_NONE;
}

/* Panel "period": who reported, who did not. */
enum status report_period_panel(struct request *r, struct out *o)
{
    const struct period_place *at = r->object;
    struct round_item *items;
    size_t count;
    if (at->plan->tracking != PLAN_TRACKED || day_before(r->today, at->period->opens_on))
        return DONE;
    bool staff = request_may(r, CHECK_REPORT) || request_may(r, ENTER_REPORT);
    TRY(report_round(r->db, r->mem, at->plan, at->period, r->today, staff, &items, &count));
    struct report *before;
    size_t before_count;
    TRY(db_many(r->db, SQL_REPORTS_BEFORE, WITH(IN(at->plan->id), IN(at->period->number)), r->mem, &report_shape, &before, &before_count));
    struct report_round_panel page = {.period = at->period, .due_on = at->period->due_on,
                                      .overdue = day_before(at->period->due_on, r->today)};
    page.rows = arena_array(r->mem, struct report_round_row, count);
    for (size_t i = 0; i < count; i++) {
        const struct round_item *x = &items[i];
        struct report_round_row *row = &page.rows[page.rows_count++];
        bool told = x->state != ROUND_MISSING;
        *row = (struct report_round_row){.name = x->institution->name, .state = x->state, .class = round_class(x->state), .lines = (int64_t)x->lines};
        row->institution_path = path_fmt(r, "/%.*s/institucion/%.*s", STR_ARG(at->jurisdiction->code), STR_ARG(x->institution->code));
        row->path = x->state == ROUND_PUBLIC || staff ? report_path(r->mem, at->jurisdiction->code, at->plan->number, at->period->number, x->institution->code) : STR_NONE;
        row->sent_on = told ? x->report->sent_on : DAY_NONE;
        row->channel = told ? x->report->channel : -1;
        row->late = x->late_days > 0 ? days_words(r, x->late_days) : STR_NONE;
        page.missing += !told;
        page.in_review += x->state == ROUND_IN_REVIEW;
        page.reported += x->state == ROUND_ACCEPTED || x->state == ROUND_PUBLIC;
        row->before = before_of(r, before, before_count, x->institution->id);
    }
    part_report_round(o, &page);
    return DONE;
}

static int by_days(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Panel "institution": in time, late, none; the median of the days late. */
enum status report_institution_panel(struct request *r, struct out *o)
{
    const struct institution_at *at = r->object;
    struct report_row *rows;
    size_t count, lates = 0;
    TRY(db_many(r->db, SQL_REPORTS_OF_INSTITUTION, WITH(IN(at->jurisdiction->id), IN(at->institution->id), IN(r->today)), r->mem, &report_row_shape,
                &rows, &count));
    struct report_punctual_panel page = {.rows = arena_array(r->mem, struct report_punctual_row, count)};
    int64_t *late = arena_array(r->mem, int64_t, count + 1);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        const struct report_row *x = &rows[i];
        bool sent = x->id != NONE && report_is_told(x->state, x->published_on);
        any = any || sent;
        if (!sent && !day_before(x->due_on, r->today))
            continue;
        int64_t days = sent && day_before(x->due_on, x->sent_on) ? days_between(x->due_on, x->sent_on) : 0;
        struct report_punctual_row *row = &page.rows[page.rows_count++];
        *row = (struct report_punctual_row){.sent_on = sent ? x->sent_on : DAY_NONE, .due_on = x->due_on, .period = x->period_number, .plan = x->plan_number};
        row->late = days > 0 ? days_words(r, days) : STR_NONE;
        row->period_path = path_fmt(r, "/%.*s/plan/%lld/periodo/%lld", STR_ARG(at->jurisdiction->code), (long long)x->plan_number, (long long)x->period_number);
        if (x->id != NONE && day_known(x->published_on))
            row->path = report_path(r->mem, at->jurisdiction->code, x->plan_number, x->period_number, at->institution->code);
        page.in_time += sent && days == 0;
        page.late += sent && days > 0;
        page.none += !sent;
        if (days > 0)
            late[lates++] = days;
    }
    if (!any) /* it may never have had anything to report */
        return DONE;
    qsort(late, lates, sizeof *late, by_days);
    page.median = lates == 0 ? STR_NONE : days_words(r, late[lates / 2]);
    part_report_punctual(o, &page);
    return DONE;
}

/* The periods of a jurisdiction's followed plans that are due now or past and not locked. */
static enum status open_periods(struct request *r, const struct jurisdiction *j, struct plan **ret_plans, struct period_row **ret, size_t *ret_count)
{
    struct plan *plans;
    size_t count, n = 0;
    TRY(plans_of(r->db, r->mem, j->id, false, &plans, &count));
    struct period_row *found = arena_array(r->mem, struct period_row, count);
    struct plan *theirs = arena_array(r->mem, struct plan, count);
    for (size_t i = 0; i < count; i++) {
        struct period_row *all;
        size_t all_count;
        const struct period_row *last = NULL;
        if (plans[i].tracking != PLAN_TRACKED || plans[i].state != PLAN_PUBLISHED)
            continue;
        TRY(periods_of_plan(r->db, r->mem, plans[i].id, &all, &all_count));
        for (size_t k = 0; k < all_count; k++)
            if (!day_before(r->today, all[k].opens_on))
                last = &all[k];
        if (last == NULL)
            continue;
        theirs[n] = plans[i];
        found[n++] = *last;
    }
    *ret_plans = theirs;
    *ret = found;
    *ret_count = n;
    return DONE;
}

/* Panel "board": who has not reported on the last period that was opened. */
enum status report_board_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct plan *plans;
    struct period_row *periods;
    size_t count;
    int64_t total = 0;
    struct str more = STR_NONE;
    TRY(open_periods(r, j, &plans, &periods, &count));
    struct board_item *items = NULL;
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        struct round_item *round;
        size_t round_count;
        TRY(report_round(r->db, r->mem, &plans[i], &periods[i], r->today, true, &round, &round_count));
        items = arena_grow(r->mem, items, n * sizeof *items, (n + round_count) * sizeof *items);
        more = path_fmt(r, "/%.*s/plan/%lld/periodo/%lld", STR_ARG(j->code), (long long)plans[i].number, (long long)periods[i].number);
        for (size_t k = 0; k < round_count; k++) {
            struct str number = int_words(r->mem, r->lang, periods[i].number), late = days_words(r, round[k].late_days);
            if (round[k].state != ROUND_MISSING)
                continue;
            total++;
            items[n++] = (struct board_item){.label = round[k].institution->name,
                .path = !request_may(r, ENTER_REPORT) ? more
                            : report_path(r->mem, j->code, plans[i].number, periods[i].number, round[k].institution->code),
                .note = say_with(r->mem, r->lang, N_("Período %1"), &number, 1),
                .since = round[k].late_days > 0 ? say_with(r->mem, r->lang, N_("vencido hace %1"), &late, 1) : STR_NONE};
        }
    }
    return board_panel(r, o, N_("Sin reporte del período"), total, items, n, more, N_("Nadie debe un reporte."));
}

/* Panel "board": reports that wait for the check of their form. */
enum status report_check_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct report_check_wait *rows;
    size_t count, n = 0;
    TRY(db_many(r->db, SQL_REPORT_WAIT_CHECKS, WITHOUT, r->mem, &report_check_wait_shape, &rows, &count));
    struct board_item *items = arena_array(r->mem, struct board_item, count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].jurisdiction == j->id) {
            struct str number = int_words(r->mem, r->lang, rows[i].period_number);
            items[n++] = (struct board_item){.label = rows[i].institution_name,
                .path = report_path(r->mem, j->code, rows[i].plan_number, rows[i].period_number, rows[i].institution_code),
                .note = say_with(r->mem, r->lang, N_("Período %1"), &number, 1)};
        }
    return board_panel(r, o, N_("Reportes por revisar"), (int64_t)n, items, n, STR_NONE, N_("No hay reportes por revisar."));
}
