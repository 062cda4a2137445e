/* SPDX-License-Identifier: EUPL-1.2
 * What the days bring by themselves, and the proof that kept results are the ones that were written. */
#include "base/json.h"
#include "room/period/period_store.h"
#include "sql.h"

static enum status plan_filled(struct chore_context *c, struct db *db, void *context)
{
    const struct period_plan *p = context;
    return periods_fill(db, c->mem, p->plan, day_at(c->now, (int)p->utc_offset_s));
}

struct turn {
    int64_t period;
    struct day today;
};

static enum status period_turned(struct chore_context *c, struct db *db, void *context)
{
    const struct turn *t = context;
    struct period_row *p;
    TRY(period_of_id(db, c->mem, t->period, &p));
    return period_turn(db, c->mem, p, t->today);
}

/* Whether the day changes something of the period; what was kept already is looked at by the writer. */
static enum status turn_due(struct chore_context *c, const struct period_row *p, struct day today, bool *ret)
{
    int64_t owing, kept;
    *ret = false;
    if (day_known(p->locked_on) || period_phase_on(p, today) == PERIOD_AHEAD)
        return DONE;
    TRY(period_owing(c->reader, p, &owing));
    struct period_due due = period_due_on(p, owing == 0, today);
    TRY(db_int(c->reader, SQL_PERIOD_RESULTS_KEPT, WITH(IN(p->id), IN_CHOICE(kept_moment, KEPT_AT_CLOSE)), &kept));
    *ret = due.publish || due.lock || (due.keep_close && kept == 0);
    return DONE;
}

/* One plan: first its calendar, then what is due of each period. */
static enum status plan_turned(struct chore_context *c, struct period_plan *plan)
{
    struct day today = day_at(c->now, (int)plan->utc_offset_s);
    struct period_row *rows = NULL;
    size_t count = 0;
    bool stale = false;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = periods_stale(c->reader, c->mem, plan, today, &stale);
    if (s == DONE)
        s = periods_of_plan(c->reader, c->mem, plan->plan, &rows, &count);
    bool *due = arena_array(c->mem, bool, count);
    for (size_t i = 0; s == DONE && i < count; i++)
        s = turn_due(c, &rows[i], today, &due[i]);
    TRY(db_end(c->reader, s));
    if (stale)
        TRY(job_write(c, plan_filled, plan));
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        if (due[i])
            TRY(job_write(c, period_turned, &(struct turn){rows[i].id, today}));
    return DONE;
}

enum status period_chore(struct chore_context *c)
{
    struct period_plan *plans;
    size_t count;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = period_plans(c->reader, c->mem, &plans, &count);
    TRY(db_end(c->reader, s));
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        TRY(plan_turned(c, &plans[i]));
    return DONE;
}

/* Whether every plan has the calendar that its days ask for: a plan has none in its first minute. */
enum status period_settled(struct db *db, struct arena *mem, struct instant now, bool *ret)
{
    struct period_plan *plans;
    size_t count;
    bool stale = false;
    TRY(period_plans(db, mem, &plans, &count));
    for (size_t i = 0; i < count && !stale; i++)
        TRY(periods_stale(db, mem, &plans[i], day_at(now, (int)plans[i].utc_offset_s), &stale));
    *ret = !stale;
    return DONE;
}

struct checking {
    struct db *db;
    struct arena *mem;
    void (*complain)(void *context, struct str what);
    void *context;
};

/* What the log says of a row that was added and never touched. */
static struct str told_of(struct arena *mem, const struct period_result *row)
{
    struct json j = JSON(mem);
    json_open(&j, '{');
    for (size_t i = 0; i < period_result_shape.count; i++) {
        const struct field *f = &period_result_shape.fields[i];
        if ((f->flags & COMPUTED) != 0 || field_empty(f, row))
            continue;
        json_key(&j, str_of(f->name));
        json_open(&j, '[');
        json_null(&j);
        json_field(&j, f, row);
        json_close(&j, ']');
    }
    json_close(&j, '}');
    return json_str(&j);
}

static enum status row_checked(void *context, void *row, struct arena *mem)
{
    const struct checking *k = context;
    const struct period_result *x = row;
    struct period_entry *entries;
    size_t count;
    TRY(db_many(k->db, SQL_PERIOD_RESULT_ENTRIES, WITH(IN(x->id)), mem, &period_entry_shape, &entries, &count));
    if (count != 1 || !str_is(entries[0].action, "crear") || !str_eq(entries[0].changes, told_of(mem, x)))
        k->complain(k->context, str_fmt(mem, "period_result %lld: lo guardado del período no es lo que la bitácora anotó", (long long)x->id));
    return DONE;
}

enum status period_check(struct db *db, struct arena *mem, const struct site *site UNUSED,
                         void (*complain)(void *context, struct str what), void *context)
{
    struct period_result *all;
    size_t count;
    struct checking k = {db, mem, complain, context};
    TRY(db_many(db, SQL_PERIOD_RESULTS_ALL, WITHOUT, mem, &period_result_shape, &all, &count));
    for (size_t i = 0; i < count; i++) {
        struct arena one = arena_new(mem->limit_bytes);
        enum status s = row_checked(&k, &all[i], &one);
        arena_free(&one);
        TRY(s);
    }
    return DONE;
}
