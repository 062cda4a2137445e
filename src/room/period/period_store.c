/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/period/period_store.h"

#include "sql.h"

enum status periods_of_plan(struct db *db, struct arena *mem, int64_t plan, struct period_row **ret, size_t *ret_count)
{
    return db_many(db, SQL_PERIODS_OF_PLAN, WITH(IN(plan)), mem, &period_row_shape, ret, ret_count);
}

enum status period_of_id(struct db *db, struct arena *mem, int64_t id, struct period_row **ret)
{
    return record_get(db, mem, &period_row_shape, id, ret);
}

enum status period_by_number(struct db *db, struct arena *mem, int64_t plan, int64_t number, struct period_row **ret)
{
    return db_one(db, SQL_PERIOD_BY_NUMBER, WITH(IN(plan), IN(number)), mem, &period_row_shape, ret);
}

enum status period_plans(struct db *db, struct arena *mem, struct period_plan **ret, size_t *ret_count)
{
    return db_many(db, SQL_PERIOD_PLANS, WITHOUT, mem, &period_plan_shape, ret, ret_count);
}

/* The rows of the plan and those it should have. */
struct calendar_change {
    struct period_row *have, *want;
    size_t have_count, want_count;
};

static enum status change_read(struct db *db, struct arena *mem, const struct period_plan *p, struct day today, struct calendar_change *ret)
{
    struct methodology *version;
    TRY(methodology_on(db, mem, p->jurisdiction, today, &version));
    TRY(periods_of_plan(db, mem, p->plan, &ret->have, &ret->have_count));
    ret->want = periods_wanted(mem, version, p->plan, p->starts_on, p->ends_on, ret->have, ret->have_count, today, &ret->want_count);
    return DONE;
}

static bool changed(const struct calendar_change *c)
{
    if (c->have_count != c->want_count)
        return true;
    for (size_t i = 0; i < c->have_count; i++)
        if (!period_same_days(&c->have[i], &c->want[i]))
            return true;
    return false;
}

enum status periods_stale(struct db *db, struct arena *mem, const struct period_plan *p, struct day today, bool *ret)
{
    struct calendar_change c;
    TRY(change_read(db, mem, p, today, &c));
    *ret = changed(&c);
    return DONE;
}

enum status periods_fill(struct db *db, struct arena *mem, int64_t plan, struct day today)
{
    struct period_plan *p;
    struct calendar_change c;
    enum status s = db_one(db, SQL_PERIOD_PLAN, WITH(IN(plan)), mem, &period_plan_shape, &p);
    if (s != DONE)
        return s == NOT_FOUND ? DONE : s;
    TRY(change_read(db, mem, p, today, &c));
    if (!changed(&c))
        return DONE;
    for (size_t i = c.want_count; i < c.have_count; i++)
        TRY(record_remove(db, &period_row_shape, mem, c.have[i].id));
    for (size_t i = 0; i < c.want_count; i++) {
        if (i >= c.have_count) {
            TRY(record_add(db, &period_row_shape, &c.want[i]));
        } else if (!period_same_days(&c.have[i], &c.want[i])) {
            c.want[i].id = c.have[i].id;
            c.want[i].revision = c.have[i].revision;
            TRY(record_change(db, &period_row_shape, mem, &c.want[i]));
        }
    }
    return progress_recompute_plan(db, mem, plan, today);
}

enum status period_owing(struct db *db, const struct period_row *p, int64_t *ret)
{
    return db_int(db, SQL_PERIOD_OWING, WITH(IN(p->plan), IN(p->id)), ret);
}

enum status period_unlockings(struct db *db, struct arena *mem, int64_t period, struct unlocking_line **ret, size_t *ret_count)
{
    return db_many(db, SQL_PERIOD_UNLOCKINGS, WITH(IN(period)), mem, &unlocking_line_shape, ret, ret_count);
}

struct covering {
    int64_t institution;
    struct day day;
    bool *takes;
};

static enum status covered(void *context, void *row, struct arena *mem UNUSED)
{
    const struct covering *asked = context;
    *asked->takes = *asked->takes || unlocking_covers(row, asked->institution, asked->day);
    return DONE;
}

enum status period_takes_reports(struct db *db, const struct period_row *p, int64_t institution, struct day d, bool *ret)
{
    struct covering asked = {institution, d, ret};
    *ret = !day_before(d, p->opens_on) && !day_known(p->locked_on);
    if (*ret || !day_known(p->locked_on))
        return DONE;
    return db_each(db, SQL_PERIOD_UNLOCKINGS_APPROVED, WITH(IN(p->id)), &unlocking_shape, covered, &asked);
}

enum status period_unlocking(struct db *db, struct arena *mem, int64_t period, int64_t institution, struct day d, struct unlocking **ret)
{
    struct unlocking *rows;
    size_t count;
    *ret = NULL;
    TRY(db_many(db, SQL_PERIOD_UNLOCKINGS_APPROVED, WITH(IN(period)), mem, &unlocking_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (unlocking_covers(&rows[i], institution, d) && (*ret == NULL || day_before((*ret)->until_on, rows[i].until_on)))
            *ret = &rows[i];
    return DONE;
}

enum status period_institutions(struct db *db, struct arena *mem, int64_t plan, struct period_institution **ret, size_t *ret_count)
{
    return db_many(db, SQL_PERIOD_INSTITUTIONS, WITH(IN(plan)), mem, &period_institution_shape, ret, ret_count);
}

enum status period_results(struct db *db, struct arena *mem, int64_t period, struct period_result_line **ret, size_t *ret_count)
{
    return db_many(db, SQL_PERIOD_RESULTS, WITH(IN(period)), mem, &period_result_line_shape, ret, ret_count);
}

enum status period_results_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct period_result_line **ret,
                                         size_t *ret_count)
{
    return db_many(db, SQL_PERIOD_RESULTS_OF_COMMITMENT, WITH(IN(commitment)), mem, &period_result_line_shape, ret, ret_count);
}

enum status objections_of(struct db *db, struct arena *mem, int64_t commitment, struct objection_line **ret, size_t *ret_count)
{
    return db_many(db, SQL_OBJECTIONS_OF_COMMITMENT, WITH(IN(commitment)), mem, &objection_line_shape, ret, ret_count);
}

static struct period_result kept_of(const struct period_row *p, enum kept_moment moment, const struct commitment_result *x)
{
    return (struct period_result){
        .id = NONE, .period = p->id, .commitment = x->commitment, .moment = (int)moment, .methodology = x->methodology,
        .inputs = x->inputs, .computed_on = x->computed_on, .light = x->light, .rule = x->rule,
        .reported_centi = x->reported_centi, .undisputed_centi = x->undisputed_centi, .expected_centi = x->expected_centi,
        .index_centi = x->index_centi, .late_original = x->late_original, .late_current = x->late_current, .marks = x->marks};
}

enum status period_keep(struct db *db, struct arena *mem, const struct period_row *p, enum kept_moment moment)
{
    struct commitment_result *results;
    size_t count;
    int64_t kept;
    TRY(db_int(db, SQL_PERIOD_RESULTS_KEPT, WITH(IN(p->id), IN_CHOICE(kept_moment, (int)moment)), &kept));
    if (kept > 0)
        return DONE;
    TRY(progress_of_plan(db, mem, p->plan, &results, &count));
    struct period_result *rows = arena_array(mem, struct period_result, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = kept_of(p, moment, &results[i]);
    return count == 0 ? DONE : record_add_many(db, &period_result_shape, rows, count);
}

enum status period_turn(struct db *db, struct arena *mem, struct period_row *p, struct day today)
{
    int64_t owing;
    TRY(period_owing(db, p, &owing));
    struct period_due due = period_due_on(p, owing == 0, today);
    if (due.keep_close || due.publish)
        TRY(progress_recompute_plan(db, mem, p->plan, today));
    if (due.keep_close)
        TRY(period_keep(db, mem, p, KEPT_AT_CLOSE));
    if (due.publish) {
        p->published_on = today;
        TRY(record_change(db, &period_row_shape, mem, p));
        TRY(period_keep(db, mem, p, KEPT_AT_PUBLICATION));
    }
    if (!due.lock)
        return DONE;
    p->locked_on = today;
    return record_change(db, &period_row_shape, mem, p);
}
