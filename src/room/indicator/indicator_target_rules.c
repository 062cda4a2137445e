/* SPDX-License-Identifier: EUPL-1.2
 * Targets and parts of a sheet: days that fit its calendar, parts that add up or say why not. */
#include "room/indicator/indicator_rules.h"

struct day indicator_period_end(const struct indicator_version *v, size_t k)
{
    if (!day_known(v->starts_on) || !day_known(v->ends_on) || v->months < 1 || k > SHEET_PERIODS)
        return DAY_NONE;
    struct day first = day_add_months(v->starts_on, (int)k * (int)v->months);
    struct day last = {day_add_months(v->starts_on, ((int)k + 1) * (int)v->months).n - 1};
    if (!day_known(first) || first.n > v->ends_on.n)
        return DAY_NONE;
    return day_add_months(first, (int)v->months).n == DAY_NONE.n || last.n > v->ends_on.n ? v->ends_on : last;
}

bool indicator_period_ends_on(const struct indicator_version *v, struct day on)
{
    struct day last;
    for (size_t k = 0; day_known(last = indicator_period_end(v, k)); k++)
        if (last.n == on.n)
            return true;
    return false;
}

bool indicator_period_begins_on(const struct indicator_version *v, struct day on)
{
    struct day last, first = v->starts_on;
    for (size_t k = 0; day_known(last = indicator_period_end(v, k)); k++) {
        if (first.n == on.n)
            return true;
        first.n = last.n + 1;
    }
    return false;
}

static int year_of(struct day d)
{
    int y, m, day;
    day_split(d, &y, &m, &day);
    return y;
}

/* Whether periods end with each year of the calendar. */
static bool calendar_years(const struct indicator_version *v)
{
    for (int y = year_of(v->starts_on); y < year_of(v->ends_on); y++)
        if (!indicator_period_ends_on(v, day_of(y, 12, 31)))
            return false;
    return true;
}

bool indicator_year(const struct indicator_version *v, size_t k, struct day *first, struct day *last)
{
    if (!day_known(v->starts_on) || !day_known(v->ends_on) || k > 300)
        return false;
    if (calendar_years(v)) {
        int year = year_of(v->starts_on) + (int)k;
        *first = k == 0 ? v->starts_on : day_of(year, 1, 1);
        *last = day_of(year, 12, 31);
    } else {
        *first = day_add_months(v->starts_on, 12 * (int)k);
        *last = (struct day){day_add_months(v->starts_on, 12 * (int)k + 12).n - 1};
    }
    if (day_before(v->ends_on, *first))
        return false;
    if (day_before(v->ends_on, *last))
        *last = v->ends_on;
    return true;
}

static void fault(struct sheet_faults *f, const char *field, const char *message, struct str about)
{
    sheet_fault_add(f, field, message, about);
}

static struct str span_words(struct arena *mem, const struct indicator_target *t)
{
    return str_fmt(mem, "%.*s – %.*s", STR_ARG(day_iso(mem, t->starts_on)), STR_ARG(day_iso(mem, t->ends_on)));
}

/* "Mujeres, 2026-01-01 – 2026-12-31" */
static struct str target_words(struct arena *mem, const struct indicator_sheet *s, const struct indicator_target *t)
{
    for (size_t i = 0; i < s->part_count; i++)
        if (s->parts[i].id == t->part)
            return str_fmt(mem, "%.*s, %.*s", STR_ARG(s->parts[i].name), STR_ARG(span_words(mem, t)));
    return span_words(mem, t);
}

static void target_days(struct sheet_faults *f, const struct indicator_version *v, const struct indicator_target *t, struct str span)
{
    if (day_before(t->ends_on, t->starts_on))
        fault(f, "targets", N_("Meta de %1: termina antes de empezar."), span);
    else if (v->baseline_kind == BASELINE_KNOWN && day_known(v->baseline_on) && !day_before(v->baseline_on, t->ends_on))
        fault(f, "targets", N_("Meta de %1: es anterior a la fecha de la línea base."), span);
    else if (day_before(t->starts_on, v->starts_on) || day_before(v->ends_on, t->ends_on))
        fault(f, "targets", N_("Meta de %1: está fuera de lo que se mide."), span);
    else if (!indicator_period_ends_on(v, t->ends_on))
        fault(f, "targets", N_("Meta de %1: ese día no termina ningún período del calendario."), span);
    else if (!indicator_period_begins_on(v, t->starts_on))
        fault(f, "targets", N_("Meta de %1: empieza a mitad de un período del calendario."), span);
}

bool sheet_target_fits(const struct indicator_version *v, const struct indicator_target *t)
{
    struct sheet_fault one;
    struct sheet_faults f = {.items = &one, .size = 1};
    if (v->type == TYPE_QUALITATIVE || v->direction == DIRECTION_BAND)
        return false;
    target_days(&f, v, t, STR_NONE);
    return f.count == 0;
}

void sheet_reason_faults(struct sheet_faults *f, const struct indicator_sheet *s)
{
    for (size_t i = 0; i < s->target_count; i++)
        if (str_empty(str_trim(s->targets[i].reason)))
            fault(f, "targets", N_("Meta de %1: falta su razón."), target_words(f->mem, s, &s->targets[i]));
}

static bool same_span(const struct indicator_target *a, const struct indicator_target *b)
{
    return a->starts_on.n == b->starts_on.n && a->ends_on.n == b->ends_on.n;
}

/* Targets of the parts of one dimension against the total's, where values add. */
static void dimension_adds(struct sheet_faults *f, const struct indicator_sheet *s, const struct indicator_target *total, struct str dimension)
{
    size_t parts = 0, with = 0;
    int64_t sum = 0;
    for (size_t i = 0; i < s->part_count; i++) {
        if (!str_eq(s->parts[i].dimension, dimension))
            continue;
        parts++;
        for (size_t k = 0; k < s->target_count; k++)
            if (s->targets[k].part == s->parts[i].id && same_span(&s->targets[k], total) && with < parts) {
                with++;
                sum += s->targets[k].value_micro;
            }
    }
    if (with > 0 && with == parts && sum != total->value_micro)
        fault(f, "targets", N_("Las metas de las partes de «%1» no suman la meta del total."), dimension);
    else if (with < parts && s->v->least_micro != NONE && s->v->least_micro >= 0 && sum > total->value_micro)
        fault(f, "targets", N_("Las metas de las partes de «%1» pasan de la meta del total."), dimension);
}

static bool dimension_first(const struct indicator_sheet *s, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (str_eq(s->parts[k].dimension, s->parts[i].dimension))
            return false;
    return true;
}

void sheet_target_faults(struct sheet_faults *f, const struct indicator_sheet *s)
{
    if (s->target_count > 0 && s->v->type == TYPE_QUALITATIVE) {
        fault(f, "targets", N_("Un indicador cualitativo no tiene metas en números."), STR_NONE);
        return;
    }
    if (s->target_count > 0 && s->v->direction == DIRECTION_BAND) {
        fault(f, "targets", N_("En una banda la meta es quedar dentro de ella: quita las metas."), STR_NONE);
        return;
    }
    for (size_t i = 0; i < s->target_count; i++) {
        const struct indicator_target *t = &s->targets[i];
        target_days(f, s->v, t, target_words(f->mem, s, t));
        for (size_t k = 0; k < i; k++)
            if (s->targets[k].part == t->part && same_span(&s->targets[k], t))
                fault(f, "targets", N_("Meta de %1: está dos veces."), target_words(f->mem, s, t));
        if (t->part != NONE || s->v->type != TYPE_NUMBER || s->v->parts_rule != PARTS_ADD_UP)
            continue;
        for (size_t k = 0; k < s->part_count; k++)
            if (dimension_first(s, k))
                dimension_adds(f, s, t, s->parts[k].dimension);
    }
}

static void dimension_faults(struct sheet_faults *f, const struct indicator_sheet *s, struct str dimension)
{
    size_t parts = 0;
    for (size_t i = 0; i < s->part_count; i++) {
        if (!str_eq(s->parts[i].dimension, dimension))
            continue;
        parts++;
        for (size_t k = 0; k < i; k++)
            if (str_eq(s->parts[k].dimension, dimension) && str_eq(s->parts[k].code, s->parts[i].code))
                fault(f, "parts", N_("El código de la parte «%1» está repetido."), s->parts[i].name);
    }
    if (parts < 2)
        fault(f, "parts", N_("La dimensión «%1» tiene una sola parte: agrega las demás o quítala."), dimension);
}

void sheet_part_faults(struct sheet_faults *f, const struct indicator_sheet *s)
{
    const struct indicator_version *v = s->v;
    if (v->parts_rule == PARTS_NONE && s->part_count > 0)
        fault(f, "parts_rule", N_("La ficha tiene partes: di si suman el total o por qué no."), STR_NONE);
    if (v->parts_rule != PARTS_NONE && s->part_count == 0)
        fault(f, "parts_rule", N_("La ficha no tiene partes: agrégalas o di que no se desagrega."), STR_NONE);
    if (v->parts_rule == PARTS_OVERLAP && str_empty(str_trim(v->parts_reason)))
        fault(f, "parts_reason", N_("Di por qué las partes no suman el total."), STR_NONE);
    for (size_t i = 0; i < s->part_count; i++)
        if (dimension_first(s, i))
            dimension_faults(f, s, s->parts[i].dimension);
}
