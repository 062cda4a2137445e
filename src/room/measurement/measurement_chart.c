/* SPDX-License-Identifier: EUPL-1.2
 * The series of an indicator as a drawing, and its conclusion in words. Without a database. */
#include "base/text.h"
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
                .broken = count > 0 && measurement_breaks(versions, version_count, rows[count - 1]->version, x->version)};
            rows[count++] = x;
            break;
        }
    *ret = points;
    *ret_rows = rows;
    return count;
}

struct ends {
    size_t first, last, missing, due, series; /* SIZE_MAX: none */
};

/* First and last value since the last break. */
static struct ends ends_of(const struct chart_point *points, size_t count)
{
    struct ends e = {SIZE_MAX, SIZE_MAX, 0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        if (points[i].broken)
            e.series = i;
        e.missing += points[i].kind == CHART_NOT_REPORTED;
        e.due += points[i].kind != CHART_NOT_DUE;
        if (points[i].kind != CHART_VALUE)
            continue;
        if (e.first == SIZE_MAX || e.first < e.series)
            e.first = i;
        e.last = i;
    }
    return e;
}

static const char *target_words(int category)
{
    switch (category) {
    case ACHIEVEMENT_REACHED: return N_("; la meta de %1 era %2: se cumplió");
    case ACHIEVEMENT_NEAR: return N_("; la meta de %1 era %2: va cerca");
    case ACHIEVEMENT_PARTIAL: return N_("; la meta de %1 era %2: avance parcial");
    case ACHIEVEMENT_LOW: return N_("; la meta de %1 era %2: está lejos");
    default: return N_("; la meta de %1 era %2");
    }
}

static void moved(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct chart_point *points, struct ends e, struct buf *b)
{
    const struct chart_point *from = &points[e.first], *to = &points[e.last];
    struct str values[] = {measurement_number_words(mem, lang, v, from->value), from->label, measurement_number_words(mem, lang, v, to->value), to->label};
    const char *form = e.first == e.last       ? N_("El único valor es %3, de %4")
                       : to->value > from->value ? N_("Subió de %1 en %2 a %3 en %4")
                       : to->value < from->value ? N_("Bajó de %1 en %2 a %3 en %4")
                                                 : N_("Se mantuvo en %3 de %2 a %4");
    buf_add(b, say_with(mem, lang, form, values, 4));
}

struct str measurement_conclusion(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct chart_point *points,
                                  const struct indicator_result *const *rows, size_t count)
{
    struct ends e = ends_of(points, count);
    struct buf b = BUF(mem);
    if (v->type == TYPE_QUALITATIVE)
        buf_chars(&b, say(lang, N_("No lleva cifras: lo observado está en la tabla")));
    else if (e.last == SIZE_MAX)
        buf_chars(&b, say(lang, e.due == 0 ? N_("Todavía no vence ningún período") : N_("Todavía no hay valores")));
    else {
        moved(mem, lang, v, points, e, &b);
        if (points[e.last].target != NONE) {
            struct str values[] = {points[e.last].label, measurement_number_words(mem, lang, v, points[e.last].target)};
            buf_add(&b, say_with(mem, lang, target_words(rows[e.last]->category), values, 2));
        }
    }
    buf_char(&b, '.');
    if (e.series > 0) {
        buf_char(&b, ' ');
        buf_add(&b, say_with(mem, lang, N_("La serie empieza de nuevo en %1 porque cambió el método: lo anterior no se compara."), &points[e.series].label, 1));
    }
    if (e.missing > 0) {
        struct str values[] = {int_words(mem, lang, (int64_t)e.missing), int_words(mem, lang, (int64_t)e.due)};
        buf_char(&b, ' ');
        buf_add(&b, say_with(mem, lang, e.missing == 1 ? N_("Falta el reporte de 1 de %2 períodos vencidos.") : N_("Faltan los reportes de %1 de %2 períodos vencidos."), values, 2));
    }
    return buf_str(&b);
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
