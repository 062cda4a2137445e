/* SPDX-License-Identifier: EUPL-1.2
 * Results kept as they are computed: what was touched, what it feeds, what a day brings. */
#include "room/measurement/measurement_store.h"

#include "job/job.h"
#include "sql.h"

#define AT_ONCE 8    /* indicators computed in the transaction that touched one */
#define SMALL 200    /* rows of a small one */

bool result_same(const struct indicator_result *a, const struct indicator_result *b)
{
    for (size_t i = 0; i < indicator_result_shape.count; i++) {
        const struct field *f = &indicator_result_shape.fields[i];
        if ((f->flags & COMPUTED) == 0 && !field_same(f, a, b))
            return false;
    }
    return true;
}

static enum status result_put(struct db *db, const struct indicator_result *r)
{
    int64_t disputed = r->disputed, corrected = r->corrected, judged_disputed = r->achievement_disputed, judged_corrected = r->achievement_corrected;
    return db_exec(db, SQL_INDICATOR_RESULT_PUT,
                   WITH(IN(r->indicator), IN(r->period), IN(r->part), IN(r->version), IN_CHOICE(value_status, r->status), IN(r->value_micro),
                        IN(r->numerator_micro), IN(r->denominator_micro), IN(r->words), IN(r->target_micro), IN(r->achievement_centi),
                        IN_CHOICE(achievement, r->category), IN(disputed), IN(corrected), IN(r->missing), IN(r->methodology),
                        IN(judged_disputed), IN(judged_corrected)),
                   NULL);
}

static const struct indicator_result *result_of(const struct indicator_result *rows, size_t count, const struct indicator_result *like)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].period == like->period && rows[i].part == like->part)
            return &rows[i];
    return NULL;
}

enum status measurement_refresh(struct db *db, struct arena *mem, int64_t indicator, struct day today, bool *ret_changed)
{
    struct indicator_result *want, *have;
    size_t want_count, have_count;
    *ret_changed = false;
    TRY(measurement_results(db, mem, indicator, today, &want, &want_count));
    TRY(measurement_kept(db, mem, indicator, &have, &have_count));
    for (size_t i = 0; i < have_count; i++) {
        if (result_of(want, want_count, &have[i]) != NULL)
            continue;
        *ret_changed = true;
        TRY(db_exec(db, SQL_INDICATOR_RESULT_DROP, WITH(IN(have[i].id)), NULL));
    }
    for (size_t i = 0; i < want_count; i++) {
        const struct indicator_result *old = result_of(have, have_count, &want[i]);
        if (old != NULL && result_same(old, &want[i]))
            continue;
        *ret_changed = true;
        TRY(result_put(db, &want[i]));
    }
    return DONE;
}

enum status measurement_compute(struct db *db, struct arena *mem, int64_t indicator, struct day today)
{
    bool changed;
    return measurement_refresh(db, mem, indicator, today, &changed);
}

static bool formula_holds(struct arena *mem, struct str text, struct str code)
{
    struct formula *f;
    struct formula_problem problem;
    const struct str *names;
    if (formula_parse(mem, text, &f, &problem) != DONE)
        return false;
    size_t count = formula_names(f, &names);
    for (size_t i = 0; i < count; i++)
        if (str_eq(names[i], code))
            return true;
    return false;
}

enum status measurement_fed(struct db *db, struct arena *mem, int64_t indicator, int64_t **ret, size_t *ret_count)
{
    struct indicator *x;
    struct indicator_formula *all;
    size_t count, kept = 0;
    TRY(indicator_of_id(db, mem, indicator, &x));
    TRY(db_many(db, SQL_INDICATOR_FORMULAS, WITH(IN(x->jurisdiction), IN(x->code)), mem, &indicator_formula_shape, &all, &count));
    int64_t *ids = arena_array(mem, int64_t, count + 1);
    if (x->parent != NONE)
        ids[kept++] = x->parent;
    for (size_t i = 0; i < count; i++)
        if ((kept == 0 || ids[kept - 1] != all[i].id) && formula_holds(mem, all[i].formula, x->code))
            ids[kept++] = all[i].id;
    *ret = ids;
    *ret_count = kept;
    return DONE;
}

enum status measurement_today(struct db *db, int64_t indicator, struct day *ret)
{
    int64_t zone;
    TRY(db_int(db, SQL_MEASUREMENT_ZONE, WITH(IN(indicator)), &zone));
    *ret = day_at(db_deed(db)->now, (int)zone);
    return DONE;
}

static enum status large(struct db *db, struct arena *mem, int64_t indicator, bool *ret)
{
    struct indicator_period *periods;
    struct method_sheets sheets;
    size_t count;
    TRY(indicator_periods(db, mem, indicator, &periods, &count));
    TRY(sheets_of(db, mem, indicator, &sheets));
    size_t parts = 0;
    if (sheets.count > 0) {
        struct method_sheet *last = &sheets.items[sheets.count - 1];
        TRY(sheet_read(db, mem, last));
        parts = last->part_count;
    }
    *ret = count * (parts + 1) > SMALL;
    return DONE;
}

enum status measurement_touch(struct db *db, struct arena *mem, int64_t indicator)
{
    int64_t queue[AT_ONCE], *fed;
    size_t count = 1, fed_count;
    queue[0] = indicator;
    for (size_t i = 0; i < count; i++) {
        struct day today;
        bool big, changed;
        TRY(large(db, mem, queue[i], &big));
        if (big) {
            TRY(db_exec(db, SQL_INDICATOR_STALE_PUT, WITH(IN(queue[i])), NULL));
            continue;
        }
        TRY(measurement_today(db, queue[i], &today));
        TRY(measurement_refresh(db, mem, queue[i], today, &changed));
        if (!changed)
            continue;
        TRY(measurement_fed(db, mem, queue[i], &fed, &fed_count));
        for (size_t k = 0; k < fed_count; k++) {
            if (count < AT_ONCE)
                queue[count++] = fed[k];
            else
                TRY(db_exec(db, SQL_INDICATOR_STALE_PUT, WITH(IN(fed[k])), NULL));
        }
    }
    return DONE;
}

/* One indicator; what it feeds is marked. */
static enum status refreshed(struct db *db, struct arena *mem, int64_t id)
{
    struct day today;
    bool changed;
    int64_t *fed;
    size_t count;
    TRY(measurement_today(db, id, &today));
    TRY(measurement_refresh(db, mem, id, today, &changed));
    TRY(db_exec(db, SQL_INDICATOR_STALE_DROP, WITH(IN(id)), NULL));
    if (!changed)
        return DONE;
    TRY(measurement_fed(db, mem, id, &fed, &count));
    for (size_t i = 0; i < count; i++)
        TRY(db_exec(db, SQL_INDICATOR_STALE_PUT, WITH(IN(fed[i])), NULL));
    return DONE;
}

enum status measurement_catch_up(struct db *db, struct arena *mem)
{
    for (;;) {
        struct measurement_ref *rows;
        size_t count;
        TRY(db_many(db, SQL_INDICATOR_STALE_SOME, WITHOUT, mem, &measurement_ref_shape, &rows, &count));
        if (count == 0)
            return DONE;
        for (size_t i = 0; i < count; i++)
            TRY(refreshed(db, mem, rows[i].id));
    }
}

/* In a transaction of its own. */
static enum status one_refreshed(struct chore_context *c, struct db *db, void *context)
{
    return refreshed(db, c->mem, ((const struct measurement_ref *)context)->id);
}

static enum status some_refreshed(struct chore_context *c, struct measurement_ref *rows, size_t count)
{
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        TRY(job_write(c, one_refreshed, &rows[i]));
    return DONE;
}

static enum status zone_turned(struct chore_context *c, int64_t zone)
{
    struct measurement_ref *rows;
    size_t count;
    struct day today = day_at(c->now, (int)zone);
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_many(c->reader, SQL_INDICATOR_TURNED, WITH(IN(today), IN(zone)), c->mem, &measurement_ref_shape, &rows, &count);
    TRY(db_end(c->reader, s));
    return some_refreshed(c, rows, count);
}

enum status measurement_results_chore(struct chore_context *c)
{
    struct measurement_ref *rows, *zones, *joined;
    size_t count, zone_count, joined_count;
    struct day yesterday = {day_at(c->now, 0).n - 1};
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_many(c->reader, SQL_INDICATOR_STALE_SOME, WITHOUT, c->mem, &measurement_ref_shape, &rows, &count);
    if (s == DONE)
        s = db_many(c->reader, SQL_MEASUREMENT_ZONES, WITHOUT, c->mem, &measurement_ref_shape, &zones, &zone_count);
    if (s == DONE)
        s = db_many(c->reader, SQL_INDICATOR_JOINED, WITH(IN(yesterday)), c->mem, &measurement_ref_shape, &joined, &joined_count);
    TRY(db_end(c->reader, s));
    TRY(some_refreshed(c, rows, count));
    TRY(some_refreshed(c, joined, joined_count));
    for (size_t i = 0; i < zone_count; i++)
        TRY(zone_turned(c, zones[i].id));
    return DONE;
}

/* Whether one's kept results are those of its day. */
static enum status one_settled(struct db *db, struct arena *mem, int64_t indicator, struct instant now, bool *ret)
{
    struct indicator_result *want, *have;
    size_t want_count, have_count;
    int64_t zone;
    TRY(db_int(db, SQL_MEASUREMENT_ZONE, WITH(IN(indicator)), &zone));
    TRY(measurement_results(db, mem, indicator, day_at(now, (int)zone), &want, &want_count));
    TRY(measurement_kept(db, mem, indicator, &have, &have_count));
    *ret = want_count == have_count;
    for (size_t i = 0; i < want_count && *ret; i++) {
        const struct indicator_result *kept = result_of(have, have_count, &want[i]);
        *ret = kept != NULL && result_same(kept, &want[i]);
    }
    return DONE;
}

static enum status some_settled(struct db *db, struct arena *mem, int statement, struct args args, struct instant now, bool *ret)
{
    struct measurement_ref *rows;
    size_t count;
    TRY(db_many(db, statement, args, mem, &measurement_ref_shape, &rows, &count));
    for (size_t i = 0; i < count && *ret; i++)
        TRY(one_settled(db, mem, rows[i].id, now, ret));
    return DONE;
}

enum status measurement_settled(struct db *db, struct arena *mem, struct instant now, bool *ret)
{
    int64_t stale;
    struct measurement_ref *zones;
    size_t count;
    struct day yesterday = {day_at(now, 0).n - 1};
    TRY(db_int(db, SQL_MEASUREMENT_STALE_IS, WITHOUT, &stale));
    *ret = stale == 0;
    TRY(db_many(db, SQL_MEASUREMENT_ZONES, WITHOUT, mem, &measurement_ref_shape, &zones, &count));
    for (size_t i = 0; i < count && *ret; i++)
        TRY(some_settled(db, mem, SQL_INDICATOR_TURNED, WITH(IN(day_at(now, (int)zones[i].id)), IN(zones[i].id)), now, ret));
    return *ret ? some_settled(db, mem, SQL_INDICATOR_JOINED, WITH(IN(yesterday)), now, ret) : DONE;
}
