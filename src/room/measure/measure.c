/* SPDX-License-Identifier: EUPL-1.2
 * Cells and their aggregation, "Medición 1" (docs/algoritmos/medicion-1.md). */
#include "room/measure/measure.h"

CHOICES_TABLE(value_status, VALUE_STATUS);
CHOICES_TABLE(achievement, ACHIEVEMENT);

static bool has_value(const struct measured *x)
{
    return x->status == VALUE_REPORTED || x->status == VALUE_COMPUTED;
}

static struct measured empty(int status)
{
    return (struct measured){.status = status, .value = NONE, .numerator = NONE, .denominator = NONE};
}

static bool fits(__int128 micro)
{
    return micro >= -(__int128)MICRO_MOST && micro <= (__int128)MICRO_MOST;
}

static int64_t one_of_places(int64_t decimals)
{
    int64_t unit = MICRO;
    for (int64_t i = 0; i < decimals; i++)
        unit /= 10;
    return unit;
}

/* numerator * factor / denominator, rounded once to the places of the sheet; false where it does not fit. */
static bool quotient(const struct indicator_version *v, int64_t numerator, int64_t denominator, int64_t *ret)
{
    int64_t unit = one_of_places(v->decimals);
    __int128 above = (__int128)numerator * indicator_factor(v), below = (__int128)denominator * unit;
    bool negative = (above < 0) != (below < 0);
    above = above < 0 ? -above : above;
    below = below < 0 ? -below : below;
    __int128 q = above / below, rest = above % below;
    q = (q + (rest >= below - rest)) * unit;
    if (!fits(q))
        return false;
    *ret = negative ? -(int64_t)q : (int64_t)q;
    return true;
}

static struct measured without_value(struct measured x)
{
    x.status = VALUE_NOT_APPLICABLE;
    x.value = NONE;
    return x;
}

/* Gives a pair its value, or says why there is none. */
static struct measured pair_value(const struct indicator_version *v, struct measured x)
{
    x.divided_by_zero = x.denominator == 0;
    if (x.divided_by_zero)
        return without_value(x);
    x.too_large = !quotient(v, x.numerator, x.denominator, &x.value);
    return x.too_large ? without_value(x) : x;
}

struct measured measured_of(const struct indicator_version *v, int status, int64_t value, int64_t numerator, int64_t denominator)
{
    struct measured x = empty(status);
    if (!has_value(&x) || v->type == TYPE_QUALITATIVE)
        return x;
    if (indicator_is_quotient(v->type)) {
        if (numerator == NONE || denominator == NONE)
            return empty(VALUE_NOT_REPORTED);
        x.numerator = numerator;
        x.denominator = denominator;
        return pair_value(v, x);
    }
    if (value == NONE)
        return empty(VALUE_NOT_REPORTED);
    x.value = micro_round(value, (int)v->decimals);
    return x;
}

/* What is gathered over the inputs of an aggregation. */
struct gathering {
    __int128 value, numerator, denominator;
    int64_t missing, counted;
    size_t not_reported, not_applicable, all;
    bool too_large;
    const struct measured *last; /* the last with a value */
};

/* Its pair adds even where the quotient has no value. */
static bool adds(const struct indicator_version *v, const struct measured *x)
{
    return has_value(x) || (x->divided_by_zero && indicator_is_quotient(v->type));
}

static void gather(struct gathering *g, const struct indicator_version *v, const struct measured *x)
{
    g->all++;
    g->missing += x->missing;
    g->too_large = g->too_large || x->too_large;
    g->not_applicable += x->status == VALUE_NOT_APPLICABLE;
    if (has_value(x))
        g->last = x;
    if (adds(v, x)) {
        g->counted += x->counted > 0 ? x->counted : 1;
        g->value += x->value == NONE ? 0 : x->value;
        g->numerator += x->numerator == NONE ? 0 : x->numerator;
        g->denominator += x->denominator == NONE ? 0 : x->denominator;
    } else if (x->status == VALUE_NOT_REPORTED) {
        g->not_reported++;
        g->missing += x->missing > 0 ? 0 : 1;
    }
}

static struct measured with_counts(struct measured x, const struct gathering *g)
{
    x.missing = g->missing;
    x.counted = g->counted;
    return x;
}

/* Of inputs that were all left out. */
static struct measured nothing_of(const struct gathering *g)
{
    bool none_applies = g->all > 0 && g->not_applicable == g->all;
    struct measured x = empty(g->not_reported > 0 ? VALUE_NOT_REPORTED : none_applies ? VALUE_NOT_APPLICABLE : VALUE_NOT_DUE);
    x.missing = g->missing;
    return x;
}

static struct measured last_of(const struct gathering *g)
{
    if (g->last == NULL)
        return nothing_of(g);
    struct measured x = *g->last;
    x.status = VALUE_COMPUTED;
    return with_counts(x, g);
}

static struct measured sum_of(const struct indicator_version *v, const struct gathering *g)
{
    if (g->counted == 0 && !g->too_large)
        return nothing_of(g);
    struct measured x = with_counts(empty(VALUE_COMPUTED), g);
    if (g->too_large || !fits(g->value) || !fits(g->numerator) || !fits(g->denominator)) {
        x.too_large = true;
        return without_value(x);
    }
    if (!indicator_is_quotient(v->type)) {
        x.value = (int64_t)g->value;
        return x;
    }
    x.numerator = (int64_t)g->numerator;
    x.denominator = (int64_t)g->denominator;
    return pair_value(v, x);
}

static bool is_summed(int type)
{
    return type == TYPE_NUMBER || indicator_is_quotient(type);
}

/* The last counted of each year, gathered over the years; a year without any adds what it lacks. */
static struct measured over_years(const struct indicator_version *v, const struct measured *cells, const int *years, size_t count)
{
    struct gathering all = {0};
    for (size_t at = 0; at < count;) {
        struct gathering year = {0};
        size_t end = at;
        for (; end < count && years[end] == years[at]; end++)
            gather(&year, v, &cells[end]);
        struct measured x = last_of(&year);
        gather(&all, v, &x);
        at = end;
    }
    return sum_of(v, &all);
}

struct measured measured_over_time(const struct indicator_version *v, const struct measured *cells, const int *years, size_t count)
{
    struct gathering g = {0};
    for (size_t i = 0; i < count; i++)
        gather(&g, v, &cells[i]);
    if (v->type == TYPE_INDEX)
        return g.counted > 0 ? with_counts(empty(VALUE_NOT_APPLICABLE), &g) : nothing_of(&g);
    if (v->accumulation == ACCUMULATION_YEAR && is_summed(v->type))
        return over_years(v, cells, years, count);
    return v->accumulation == ACCUMULATION_FLOW && is_summed(v->type) ? sum_of(v, &g) : last_of(&g);
}

struct measured measured_over_parts(const struct indicator_version *v, const struct measured *cells, size_t count)
{
    struct gathering g = {0};
    for (size_t i = 0; i < count; i++)
        gather(&g, v, &cells[i]);
    if (is_summed(v->type))
        return sum_of(v, &g);
    return g.counted > 0 ? with_counts(empty(VALUE_NOT_APPLICABLE), &g) : nothing_of(&g);
}

const struct room measure_room = {.name = "measure"};
