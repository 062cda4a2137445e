/* SPDX-License-Identifier: EUPL-1.2
 * What of the values waits for a person, the board's late values, and what the days bring. */
#include "room/measurement/measurement_pages.h"

#include "job/job.h"
#include "sql.h"

static struct str value_path(struct request *r, const struct measurement_wait *w)
{
    return measurement_value_path(r, indicator_path(r->mem, w->jurisdiction_code, w->code), w->measurement);
}

static struct str form_path(struct request *r, const struct measurement_wait *w, const char *more)
{
    struct str at = indicator_path(r->mem, w->jurisdiction_code, w->code);
    return path_fmt(r, "%.*s/medir/%lld%s", STR_ARG(at), (long long)w->period_number, more);
}

static enum status own_pending(struct request *r, struct pending_list *list)
{
    struct measurement_wait *rows;
    size_t count;
    TRY(db_many(r->db, SQL_MEASUREMENT_WAIT_OWN, WITH(IN(r->actor.person), IN(r->today)), r->mem, &measurement_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        const struct measurement_wait *w = &rows[i];
        struct str values[] = {int_words(r->mem, r->lang, w->period_number), w->name};
        const char *what = w->measurement == NONE            ? N_("Reportar el valor del período %1: %2")
                           : w->state == REPORT_AUTHORISED ? N_("Enviar el valor autorizado del período %1: %2")
                           : w->state == REPORT_RETURNED   ? N_("Corregir el valor devuelto del período %1: %2")
                                                           : N_("Autorizar y enviar el valor del período %1: %2");
        pending_add(r, list, say_with(r->mem, r->lang, what, values, 2), w->measurement == NONE ? form_path(r, w, "") : value_path(r, w), w->due_on);
    }
    return DONE;
}

/* Rows that wait since a day, until so many days later. */
static enum status waits_add(struct request *r, struct pending_list *list, int statement, const char *what, bool reply)
{
    struct measurement_wait *rows;
    struct methodology *method = NULL;
    size_t count;
    TRY(db_many(r->db, statement, WITH(IN(r->actor.person), IN(r->today)), r->mem, &measurement_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        const struct measurement_wait *w = &rows[i];
        struct str values[] = {int_words(r->mem, r->lang, w->period_number), w->name};
        TRY(methodology_on(r->db, r->mem, w->jurisdiction, r->today, &method));
        int64_t days = reply ? method->reply_days : method->verdict_days;
        pending_add(r, list, say_with(r->mem, r->lang, what, values, 2), value_path(r, w), (struct day){(int32_t)(w->due_on.n + days)});
    }
    return DONE;
}

static enum status checks_add(struct request *r, struct pending_list *list)
{
    struct measurement_wait *rows;
    size_t count;
    bool staff = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        staff = staff || r->actor.grants[i].role == ROLE_DIRECTORATE;
    if (!staff)
        return DONE;
    TRY(db_many(r->db, SQL_MEASUREMENT_WAIT_CHECKS, WITHOUT, r->mem, &measurement_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction};
        struct str values[] = {int_words(r->mem, r->lang, rows[i].period_number), rows[i].name};
        if (may(&r->actor, CHECK_REPORT, &there) == DONE)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Revisar el valor del período %1: %2"), values, 2), value_path(r, &rows[i]), DAY_NONE);
    }
    return DONE;
}

enum status measurement_pending(struct request *r, struct pending_list *list)
{
    TRY(own_pending(r, list));
    TRY(waits_add(r, list, SQL_MEASUREMENT_WAIT_WORDS, N_("Pronunciarse sobre el valor del período %1: %2"), false));
    TRY(waits_add(r, list, SQL_MEASUREMENT_WAIT_REPLIES, N_("Replicar: la contraparte disputa el valor del período %1: %2"), true));
    return checks_add(r, list);
}

#define LATE_DAYS 400 /* older ones are history */

/* Panel "board". */
enum status measurement_board_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct measurement_wait *rows;
    size_t count;
    struct day since = {r->today.n - LATE_DAYS};
    TRY(db_many(r->db, SQL_MEASUREMENT_LATE, WITH(IN(j->id), IN(since)), r->mem, &measurement_wait_shape, &rows, &count));
    struct board_item *items = arena_array(r->mem, struct board_item, count);
    for (size_t i = 0; i < count; i++) {
        struct str number = int_words(r->mem, r->lang, rows[i].period_number), due = day_words_short(r->mem, r->lang, rows[i].due_on);
        struct str values[] = {number, rows[i].institution_name};
        items[i] = (struct board_item){
            .label = rows[i].name, .note = say_with(r->mem, r->lang, N_("Período %1, %2"), values, 2),
            .path = request_may(r, ENTER_REPORT) ? form_path(r, &rows[i], "/por-oficio") : indicator_path(r->mem, j->code, rows[i].code),
            .since = say_with(r->mem, r->lang, N_("venció el %1"), &due, 1)};
    }
    return board_panel(r, o, N_("Valores de indicadores sin reporte"), (int64_t)count, items, count, STR_NONE, N_("Nadie debe un valor."));
}

static enum status ripe(struct chore_context *c, struct db *db, void *context)
{
    const struct measurement_due *due = context;
    return measurement_settle(db, c->mem, due->id, day_at(c->now, (int)due->utc_offset_s));
}

static enum status locked(struct chore_context *c, struct db *db, void *context)
{
    const struct measurement_due *due = context;
    struct measurement *m;
    struct indicator_period *p;
    struct day today = day_at(c->now, (int)due->utc_offset_s);
    TRY(record_get(db, c->mem, &measurement_shape, due->id, &m));
    if (m->state != REPORT_PUBLISHED)
        return DONE;
    m->state = REPORT_LOCKED;
    m->locked_on = today;
    TRY(record_change(db, &measurement_shape, c->mem, m));
    TRY(record_get(db, c->mem, &indicator_period_shape, m->period, &p));
    if (day_known(p->locked_on))
        return DONE;
    p->locked_on = today;
    return record_change(db, &indicator_period_shape, c->mem, p);
}

/* Every minute: what became public, what is over. */
enum status measurement_chore(struct chore_context *c)
{
    struct measurement_due *due, *over;
    size_t due_count, over_count;
    struct day today = day_at(c->now, 0);
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_many(c->reader, SQL_MEASUREMENTS_RIPE, WITH(IN(today)), c->mem, &measurement_due_shape, &due, &due_count);
    if (s == DONE)
        s = db_many(c->reader, SQL_MEASUREMENTS_OVER, WITHOUT, c->mem, &measurement_due_shape, &over, &over_count);
    TRY(db_end(c->reader, s));
    for (size_t i = 0; i < due_count && !job_stopping(c); i++)
        TRY(job_write(c, ripe, &due[i]));
    for (size_t i = 0; i < over_count && !job_stopping(c); i++)
        TRY(job_write(c, locked, &over[i]));
    return DONE;
}
