/* SPDX-License-Identifier: EUPL-1.2
 * Calendar, the target of a period, and how far a value is of it. */
#include "room/measure/measure.h"

#define WHOLE 10000 /* 100 % in hundredths */

/* above / below in hundredths of a percent, half up, within 0 and `most`; below is above 0. */
static int64_t share(__int128 above, __int128 below, int64_t most)
{
    if (above <= 0)
        return 0;
    __int128 q = (above * WHOLE * 2 + below) / (below * 2);
    return q > most ? most : (int64_t)q;
}

static int64_t up_or_down(const struct methodology *m, bool up, int64_t value, int64_t baseline, int64_t target)
{
    __int128 sign = up ? 1 : -1, way = sign * ((__int128)target - baseline);
    if (way <= 0)
        return sign * ((__int128)value - target) >= 0 ? WHOLE : 0;
    return share(sign * ((__int128)value - baseline), way, m->achievement_cap);
}

static int64_t down_from_zero(int64_t value, int64_t target)
{
    if (value <= target)
        return WHOLE;
    return target <= 0 ? 0 : share(target, value, WHOLE);
}

static int64_t in_band(const struct indicator_version *v, int64_t value)
{
    if (v->low_micro == NONE && v->high_micro == NONE)
        return NONE;
    __int128 under = v->low_micro == NONE ? 0 : (__int128)v->low_micro - value, over = v->high_micro == NONE ? 0 : (__int128)value - v->high_micro;
    __int128 distance = under > over ? under : over;
    if (distance <= 0)
        return WHOLE;
    __int128 limit = under > over ? v->low_micro : v->high_micro;
    limit = limit < 0 ? -limit : limit;
    return limit == 0 ? 0 : share(limit - distance, limit, WHOLE);
}

int64_t achievement_of(const struct methodology *m, const struct indicator_version *v, int64_t value, int64_t target)
{
    if (value == NONE || v->type == TYPE_QUALITATIVE)
        return NONE;
    if (v->direction == DIRECTION_BAND)
        return in_band(v, value);
    if (target == NONE)
        return NONE;
    bool up = v->direction == DIRECTION_UP;
    if (v->achievement == ACHIEVEMENT_FROM_ZERO)
        return up ? up_or_down(m, true, value, 0, target) : down_from_zero(value, target);
    if (v->baseline_kind != BASELINE_KNOWN || v->baseline_micro == NONE)
        return NONE;
    return up_or_down(m, up, value, v->baseline_micro, target);
}

int achievement_category(const struct methodology *m, int64_t achievement_centi)
{
    if (achievement_centi == NONE)
        return -1;
    if (achievement_centi >= m->reached_from)
        return ACHIEVEMENT_REACHED;
    if (achievement_centi >= m->near_from)
        return ACHIEVEMENT_NEAR;
    return achievement_centi >= m->partial_from ? ACHIEVEMENT_PARTIAL : ACHIEVEMENT_LOW;
}

size_t measure_periods(struct arena *a, const struct indicator_version *v, struct measure_span **ret)
{
    struct day end = v->ends_on;
    *ret = NULL;
    if (!day_known(v->starts_on) || !day_known(end) || v->months < 1)
        return 0;
    size_t most = (size_t)(end.n < v->starts_on.n ? 0 : (end.n - v->starts_on.n) / (28 * v->months) + 1), count = 0;
    *ret = arena_array(a, struct measure_span, most + 1);
    for (; count < most; count++) {
        struct day first = day_add_months(v->starts_on, (int)((int64_t)count * v->months));
        struct day next = day_add_months(v->starts_on, (int)((int64_t)(count + 1) * v->months));
        if (!day_known(first) || day_before(end, first))
            break;
        struct day last = day_known(next) && !day_before(end, next) ? (struct day){next.n - 1} : end;
        (*ret)[count] = (struct measure_span){first, last, {last.n + (int32_t)v->due_days}};
    }
    return count;
}

static bool same_part(int64_t a, int64_t b)
{
    return (a == NONE ? 0 : a) == (b == NONE ? 0 : b);
}

const struct indicator_target *measure_target(const struct indicator_target *targets, size_t count, int64_t part, struct day first, struct day last)
{
    const struct indicator_target *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct indicator_target *t = &targets[i];
        if (same_part(t->part, part) && t->ends_on.n == last.n && !day_before(first, t->starts_on) &&
            (best == NULL || day_before(best->starts_on, t->starts_on)))
            best = t;
    }
    return best;
}

/* From which cell on they are judged together; the last one: it stands for itself. */
static size_t judged_from(const struct indicator_target *target, const struct measure_span *spans, const struct measured *cells, size_t count)
{
    size_t first = count;
    while (first > 0 && !day_before(spans[first - 1].first, target->starts_on))
        first--;
    int own = cells[count - 1].status;
    return first + 1 >= count || own == VALUE_NOT_REPORTED || own == VALUE_NOT_DUE ? count - 1 : first;
}

static int year_of(struct day d)
{
    int year, month, day;
    day_split(d, &year, &month, &day);
    return year;
}

struct measured measure_judged(struct arena *a, const struct indicator_version *v, const struct indicator_target *target,
                               const struct measure_span *spans, const struct measured *cells, size_t count)
{
    size_t first = judged_from(target, spans, cells, count);
    if (first + 1 == count)
        return cells[first];
    int *years = arena_array(a, int, count);
    for (size_t i = first; i < count; i++)
        years[i] = year_of(spans[i].last);
    return measured_over_time(v, cells + first, years + first, count - first);
}

static bool has_value(const struct measured *x)
{
    return x->status == VALUE_REPORTED || x->status == VALUE_COMPUTED;
}

bool measure_enters(const struct indicator_version *v, const struct indicator_target *target, const struct measure_span *spans,
                    const struct measured *cells, size_t count, size_t at)
{
    bool adds = v->type == TYPE_NUMBER || indicator_is_quotient(v->type);
    size_t first = judged_from(target, spans, cells, count);
    if (at < first || first + 1 == count)
        return at == first;
    if (v->accumulation == ACCUMULATION_FLOW && adds)
        return has_value(&cells[at]) || (cells[at].divided_by_zero && indicator_is_quotient(v->type));
    if (!has_value(&cells[at]))
        return false;
    bool by_year = v->accumulation == ACCUMULATION_YEAR && adds;
    for (size_t i = at + 1; i < count; i++)
        if (has_value(&cells[i]) && (!by_year || year_of(spans[i].last) == year_of(spans[at].last)))
            return false; /* a later one stands for it */
    return true;
}
