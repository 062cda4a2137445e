/* SPDX-License-Identifier: EUPL-1.2
 * The axis of a series, and large numbers in words. Exact: no floating point. */
#include "base/decimal.h"
#include "view/chart_line_part.h"

struct reach {
    __int128 low, high;
    bool any;
};

static void reach_over(struct reach *r, int64_t value)
{
    if (value == NONE)
        return;
    r->low = !r->any || value < r->low ? value : r->low;
    r->high = !r->any || value > r->high ? value : r->high;
    r->any = true;
}

/* 1, 2 or 5 times a power of ten: at most five of it in the whole. */
static __int128 step_of(__int128 range)
{
    static const int firsts[] = {1, 2, 5};
    for (__int128 power = 1;; power *= 10)
        for (size_t i = 0; i < COUNT(firsts); i++)
            if (power * firsts[i] * 5 >= range)
                return power * firsts[i];
}

static __int128 floor_to(__int128 n, __int128 step)
{
    __int128 down = n / step * step;
    return down > n ? down - step : down;
}

struct chart_scale chart_scale_of(const struct chart_line *l)
{
    struct reach r = {0};
    if (l->step_count > 0)
        return (struct chart_scale){(__int128)MICRO / 2, (__int128)MICRO * (int64_t)l->step_count + MICRO / 2, MICRO};
    for (size_t i = 0; i < l->count; i++) {
        if (l->points[i].kind == CHART_VALUE)
            reach_over(&r, l->points[i].value);
        reach_over(&r, l->points[i].target);
    }
    reach_over(&r, l->baseline);
    reach_over(&r, l->low);
    reach_over(&r, l->high);
    if (!r.any)
        r.high = MICRO;
    /* Zero belongs to the axis unless the values are far from it and close together. */
    if (r.low > 0 && (r.high - r.low) * 2 >= r.low)
        r.low = 0;
    if (r.high < 0 && (r.high - r.low) * 2 >= -r.high)
        r.high = 0;
    if (r.high == r.low) {
        __int128 around = r.low == 0 ? MICRO : r.low < 0 ? -r.low / 10 + 1 : r.low / 10 + 1;
        r.low -= r.low == 0 ? 0 : around;
        r.high += around;
    }
    __int128 step = step_of(r.high - r.low), low = floor_to(r.low, step), high = floor_to(r.high, step);
    return (struct chart_scale){low, high < r.high ? high + step : high, step};
}

int64_t chart_scale_y(const struct chart_scale *s, int64_t value, int64_t top, int64_t height)
{
    return top + (int64_t)((s->high - value) * height / (s->high - s->low));
}

struct str chart_short(struct arena *a, enum lang lang, int64_t micro)
{
    static const struct {
        int64_t of; /* units */
        const char *one, *many;
    } sizes[] = {
        {INT64_C(1000000000000), N_("1 billón"), N_("%1 billones")},
        {1000000000, N_("mil millones"), N_("%1 mil millones")},
        {1000000, N_("1 millón"), N_("%1 millones")},
    };
    int64_t size = micro < 0 ? -(micro / MICRO) : micro / MICRO, in;
    for (size_t i = 0; micro != NONE && i < COUNT(sizes); i++) {
        if (size < sizes[i].of || !decimal_scale(micro, 1, sizes[i].of, &in))
            continue;
        in = micro_round(in, 1);
        struct str n = micro_words(a, lang, in);
        return in == MICRO ? str_of(say(lang, sizes[i].one)) : say_with(a, lang, sizes[i].many, &n, 1);
    }
    return micro_words(a, lang, micro);
}
