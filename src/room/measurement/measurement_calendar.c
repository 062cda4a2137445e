/* SPDX-License-Identifier: EUPL-1.2
 * The calendar of an indicator: rows, so that a new sheet does not move the days of periods that began or that
 * somebody reported on. */
#include "room/measurement/measurement_store.h"
#include "sql.h"

static bool same_days(const struct indicator_period *a, const struct measure_span *b)
{
    bool moved = !str_empty(a->moved); /* by the directorate: stays while the period is the same */
    return a->starts_on.n == b->first.n && a->ends_on.n == b->last.n && (moved || a->due_on.n == b->due.n);
}

/* The spans of the sheet that begin after what stays; the first is cut where it began before. */
static size_t spans_after(struct measure_span *spans, size_t count, struct day last)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (day_known(last) && !day_before(last, spans[i].last))
            continue;
        spans[kept] = spans[i];
        if (day_known(last) && !day_before(last, spans[kept].first))
            spans[kept].first.n = last.n + 1;
        kept++;
    }
    return kept;
}

static enum status period_put(struct db *db, struct arena *mem, int64_t indicator, int64_t number, struct indicator_period *old,
                              const struct measure_span *span)
{
    struct indicator_period fresh;
    if (old != NULL && same_days(old, span))
        return DONE;
    if (old != NULL)
        fresh = *old;
    else
        shape_clear(&indicator_period_shape, &fresh);
    fresh.indicator = indicator;
    fresh.number = number;
    fresh.starts_on = span->first;
    fresh.ends_on = span->last;
    fresh.due_on = span->due;
    fresh.moved = STR_NONE;
    return old == NULL ? record_add(db, &indicator_period_shape, &fresh) : record_change(db, &indicator_period_shape, mem, &fresh);
}

enum status indicator_periods_fill(struct db *db, struct arena *mem, const struct indicator_version *v)
{
    struct indicator_period *have;
    struct measure_span *spans;
    size_t have_count;
    int64_t fixed = 0;
    struct day from = v->number == 1 ? v->starts_on : v->from_on;
    TRY(indicator_periods(db, mem, v->indicator, &have, &have_count));
    TRY(db_int(db, SQL_INDICATOR_PERIODS_FIXED, WITH(IN(v->indicator), IN(from)), &fixed));
    size_t stay = 0;
    while (stay < have_count && have[stay].number <= fixed)
        stay++;
    size_t count = measure_periods(mem, v, &spans);
    count = spans_after(spans, count, stay == 0 ? DAY_NONE : have[stay - 1].ends_on);
    for (size_t i = stay + count; i < have_count; i++) {
        TRY(db_exec(db, SQL_INDICATOR_RESULTS_DROP, WITH(IN(have[i].id)), NULL));
        TRY(record_remove(db, &indicator_period_shape, mem, have[i].id));
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = stay + i;
        TRY(period_put(db, mem, v->indicator, (int64_t)at + 1, at < have_count ? &have[at] : NULL, &spans[i]));
    }
    return DONE;
}

/* The series ended: what it will not owe any more is no period of it. */
static enum status periods_end(struct db *db, struct arena *mem, const struct indicator_version *v)
{
    struct indicator_period *all;
    size_t count;
    TRY(db_many(db, SQL_INDICATOR_PERIODS_EMPTY, WITH(IN(v->indicator), IN(v->until_on)), mem, &indicator_period_shape, &all, &count));
    for (size_t i = 0; i < count; i++) {
        TRY(db_exec(db, SQL_INDICATOR_RESULTS_DROP, WITH(IN(all[i].id)), NULL));
        TRY(record_remove(db, &indicator_period_shape, mem, all[i].id));
    }
    return DONE;
}

enum status measurement_sheet_approved(struct db *db, struct arena *mem, int64_t version)
{
    struct indicator_version *v;
    TRY(indicator_version_of_id(db, mem, version, &v));
    TRY(day_known(v->until_on) ? periods_end(db, mem, v) : indicator_periods_fill(db, mem, v));
    return measurement_touch(db, mem, v->indicator);
}
