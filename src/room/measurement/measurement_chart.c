/* SPDX-License-Identifier: EUPL-1.2
 * The series of an indicator as a drawing; its conclusion in words is beside (measurement_conclusion.c). Without a database. */
#include "room/measurement/measurement_rules.h"
#include "room/measurement/measurement_view.h"

static const struct indicator_version *version_of(const struct indicator_version *versions, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (versions[i].id == id)
            return &versions[i];
    return NULL;
}

/* A version that is not at hand may have changed the method: the line is not drawn over what is not known. */
bool measurement_breaks(const struct indicator_version *versions, size_t count, int64_t before, int64_t now)
{
    const struct indicator_version *a = version_of(versions, count, before), *b = version_of(versions, count, now);
    if (before == now)
        return false;
    if (b == NULL || a == NULL)
        return b == NULL || b->change == CHANGE_METHOD;
    for (size_t i = 0; i < count; i++)
        if (versions[i].number > a->number && versions[i].number <= b->number && versions[i].change == CHANGE_METHOD && versions[i].state != VERSION_DROPPED)
            return true;
    return false;
}

bool measurement_restarts(int accumulation, int64_t months, struct day before, struct day now)
{
    int year, other, month, day;
    if (accumulation != ACCUMULATION_YEAR || months >= 12)
        return false;
    day_split(before, &other, &month, &day);
    day_split(now, &year, &month, &day);
    return year != other;
}

static enum chart_point_kind kind_of(const struct indicator_result *x)
{
    switch (x->status) {
    case VALUE_REPORTED:
    case VALUE_COMPUTED: return x->value_micro == NONE ? CHART_NOT_APPLICABLE : CHART_VALUE;
    case VALUE_NOT_APPLICABLE: return CHART_NOT_APPLICABLE;
    case VALUE_NOT_REPORTED: return CHART_NOT_REPORTED;
    default: return CHART_NOT_DUE;
    }
}

size_t measurement_points(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct indicator_version *versions,
                          size_t version_count, const struct indicator_period *periods, size_t period_count, const struct indicator_result *totals,
                          size_t total_count, struct chart_point **ret, const struct indicator_result ***ret_rows)
{
    struct chart_point *points = arena_array(mem, struct chart_point, period_count + 1);
    const struct indicator_result **rows = arena_array(mem, const struct indicator_result *, period_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < period_count; i++)
        for (size_t k = 0; k < total_count; k++) {
            const struct indicator_result *x = &totals[k];
            if (x->period != periods[i].id || x->part != 0)
                continue;
            const struct indicator_version *own = version_of(versions, version_count, x->version);
            points[count] = (struct chart_point){
                .label = measurement_period_label(mem, lang, own != NULL ? own->months : v->months, periods[i].starts_on, periods[i].ends_on),
                .kind = kind_of(x), .value = x->value_micro, .target = x->target_micro, .disputed = x->disputed, .corrected = x->corrected,
                .on = periods[i].ends_on, .restarts = count > 0 && measurement_restarts(v->accumulation, v->months, points[count - 1].on, periods[i].ends_on),
                .broken = count > 0 && measurement_breaks(versions, version_count, rows[count - 1]->version, x->version)};
            rows[count++] = x;
            break;
        }
    *ret = points;
    *ret_rows = rows;
    return count;
}

struct html measurement_drawn(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct chart_point *points,
                              const struct indicator_result *const *rows, size_t count, struct str *ret_words)
{
    struct str *steps;
    *ret_words = measurement_conclusion(mem, lang, v, points, rows, count);
    if (v->type == TYPE_QUALITATIVE || count == 0)
        return (struct html){STR("")};
    struct chart_line l = {.points = points, .count = count, .baseline = v->baseline_kind == BASELINE_KNOWN ? v->baseline_micro : NONE,
                           .low = v->direction == DIRECTION_BAND ? v->low_micro : NONE, .high = v->direction == DIRECTION_BAND ? v->high_micro : NONE,
                           .unit = v->type == TYPE_ORDINAL ? STR_NONE : v->unit, .conclusion = *ret_words};
    if (v->type == TYPE_ORDINAL) {
        l.step_count = measurement_steps(mem, v->scale, &steps);
        l.steps = steps;
    }
    return chart_line(mem, lang, &l);
}

struct html measurement_chart(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct indicator_period *periods,
                              size_t period_count, const struct indicator_result *totals, size_t total_count, struct str *ret_words)
{
    struct chart_point *points;
    const struct indicator_result **rows;
    size_t count = measurement_points(mem, lang, v, v, 1, periods, period_count, totals, total_count, &points, &rows);
    return measurement_drawn(mem, lang, v, points, rows, count, ret_words);
}
