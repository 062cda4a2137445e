/* SPDX-License-Identifier: EUPL-1.2
 * The disaggregation of the newest period that has one: by dimension, with targets, and whether the parts add up. */
#include "pages.h"
#include "room/measurement/measurement_view.h"

static const struct indicator_part *part_of(const struct indicator_part *parts, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (parts[i].id == id)
            return &parts[i];
    return NULL;
}

/* The newest period of which a part has a value; NONE. */
static int64_t period_with_parts(const struct measurement_series *s)
{
    for (size_t i = s->result_count; i-- > 0;) {
        const struct indicator_result *x = &s->results[i];
        if (x->part != 0 && (x->status == VALUE_REPORTED || x->status == VALUE_COMPUTED))
            return x->period;
    }
    return NONE;
}

static struct measured cell_of_result(const struct indicator_version *v, const struct indicator_result *x)
{
    return measured_of(v, x->status, x->value_micro, x->numerator_micro, x->denominator_micro);
}

static struct str adds_words(struct request *r, const struct indicator_version *v, const struct measured *total, const struct measured *parts, size_t count)
{
    struct measured sum = measured_over_parts(v, parts, count);
    struct str values[] = {measurement_number_words(r->mem, r->lang, v, sum.value), measurement_number_words(r->mem, r->lang, v, total->value),
                           int_words(r->mem, r->lang, sum.missing), int_words(r->mem, r->lang, (int64_t)count)};
    if (v->parts_rule != PARTS_ADD_UP || total->value == NONE)
        return STR_NONE;
    if (sum.missing > 0)
        return say_with(r->mem, r->lang, N_("Falta el reporte de %3 de %4 partes: no se puede saber si suman el total."), values, 4);
    if (sum.value == NONE)
        return STR_NONE;
    return say_with(r->mem, r->lang, parts_gap(v, total, parts, count) == NULL ? N_("Las partes suman el total: %2.") : N_("Las partes dan %1 y el total es %2."),
                    values, 4);
}

static struct measurement_part_cell shown_part(struct request *r, const struct indicator_version *v, const struct indicator_part *part,
                                               const struct indicator_result *x, int64_t most)
{
    bool number = x->status == VALUE_REPORTED || x->status == VALUE_COMPUTED;
    struct measurement_part_cell c = {.name = part->name, .status = x->status, .class = measurement_status_class(x->status), .category = x->category,
                                      .category_class = measurement_category_class(x->category), .number = number};
    c.value = number ? measurement_value_words(r->mem, r->lang, v, x) : STR_NONE;
    if (x->numerator_micro != NONE && x->denominator_micro != NONE)
        c.quotient = str_fmt(r->mem, "%.*s / %.*s", STR_ARG(micro_words(r->mem, r->lang, x->numerator_micro)),
                             STR_ARG(micro_words(r->mem, r->lang, x->denominator_micro)));
    if (x->target_micro != NONE)
        c.target = measurement_number_words(r->mem, r->lang, v, x->target_micro);
    if (x->achievement_centi != NONE)
        c.achievement = str_fmt(r->mem, r->lang == LANG_ES ? "%.*s\302\240%%" : "%.*s%%", STR_ARG(centi_words(r->mem, r->lang, x->achievement_centi)));
    if (number && x->value_micro != NONE && v->type != TYPE_ORDINAL)
        c.bar = chart_bullet(r->mem, NONE, most, x->value_micro, x->target_micro);
    return c;
}

static void dimension_fill(struct request *r, const struct measurement_series *s, const struct indicator_version *v, int64_t period,
                           const struct indicator_part *parts, size_t part_count, struct str name, struct measurement_shown_dimension *ret)
{
    struct measured *cells = arena_array(r->mem, struct measured, part_count), total = {.status = VALUE_NOT_REPORTED, .value = NONE};
    const struct indicator_result **found = arena_array(r->mem, const struct indicator_result *, part_count);
    size_t count = 0;
    int64_t most = NONE;
    for (size_t i = 0; i < s->result_count; i++) {
        const struct indicator_result *x = &s->results[i];
        const struct indicator_part *part = x->part == 0 ? NULL : part_of(parts, part_count, x->part);
        if (x->period != period)
            continue;
        if (x->part == 0)
            total = cell_of_result(v, x);
        if (part == NULL || !str_eq(part->dimension, name) || count == part_count)
            continue;
        most = x->value_micro > most ? x->value_micro : most;
        most = x->target_micro > most ? x->target_micro : most;
        cells[count] = cell_of_result(v, x);
        found[count++] = x;
    }
    *ret = (struct measurement_shown_dimension){.name = indicator_dimension_said(r, name), .rows = arena_array(r->mem, struct measurement_part_cell, count + 1)};
    for (size_t i = 0; i < part_count; i++)
        for (size_t k = 0; k < count; k++)
            if (parts[i].id == found[k]->part) {
                ret->rows[ret->rows_count++] = shown_part(r, v, &parts[i], found[k], most);
                ret->targets = ret->targets || found[k]->target_micro != NONE;
                ret->quotient = ret->quotient || found[k]->numerator_micro != NONE;
            }
    ret->adds = adds_words(r, v, &total, cells, count);
}

/* Frame "indicator", 40. */
enum status measurement_parts_panel(struct request *r, struct out *o)
{
    const struct indicator_place *place = r->object;
    struct measurement_series s;
    struct indicator_part *parts;
    size_t part_count;
    const struct indicator_version *v = NULL;
    TRY(measurement_series_read(r, place, &s));
    int64_t period = period_with_parts(&s);
    if (period == NONE)
        return DONE;
    struct measurement_parts_panel page = {0};
    for (size_t i = 0; i < s.count; i++)
        if (s.rows[i]->period == period) {
            v = measurement_version(&s, s.rows[i]->version);
            page.period = s.points[i].label;
        }
    if (v == NULL)
        return DONE;
    TRY(indicator_parts(r->db, r->mem, v->id, &parts, &part_count));
    page.dimensions = arena_array(r->mem, struct measurement_shown_dimension, part_count + 1);
    page.reason = v->parts_rule == PARTS_OVERLAP ? v->parts_reason : STR_NONE;
    for (size_t i = 0; i < part_count; i++)
        if (i == 0 || !str_eq(parts[i].dimension, parts[i - 1].dimension))
            dimension_fill(r, &s, v, period, parts, part_count, parts[i].dimension, &page.dimensions[page.dimensions_count++]);
    part_measurement_dimensions(o, &page);
    return DONE;
}
