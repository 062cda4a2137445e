/* SPDX-License-Identifier: EUPL-1.2
 * The time line of a plan. */
#include "base/text.h"
#include "view/chart_part.h"

#define WIDTH 1120
#define LEFT 320 /* where the days begin; the labels are before */
#define RIGHT 1105
#define TOP 36
#define ROW 30

static int64_t place_of(const struct chart_gantt *g, struct day d)
{
    int64_t all = days_between(g->first, g->last), n = days_between(g->first, d);
    n = n < 0 ? 0 : n > all ? all : n;
    return LEFT + (all > 0 ? n * (RIGHT - LEFT) / all : 0);
}

static bool shown(const struct chart_gantt *g, struct day d)
{
    return day_known(d) && !day_before(d, g->first) && !day_before(g->last, d);
}

/* A line at each quarter's first day, with its month where there is room. */
static void grid(struct buf *b, const struct chart_gantt *g, int64_t bottom)
{
    int year, month, day;
    day_split(g->first, &year, &month, &day);
    struct day d = day_of(year, (month - 1) / 3 * 3 + 1, 1);
    struct buf lines = BUF(b->arena);
    int64_t free_from = 0;
    for (; !day_before(g->last, d); d = day_add_months(d, 3)) {
        day_split(d, &year, &month, &day);
        int64_t x = place_of(g, d);
        if (day_before(d, g->first))
            continue;
        buf_fmt(&lines, "M%lld %dV%lld", (long long)x, TOP - 16, (long long)bottom);
        if (x < free_from || x > RIGHT - 56)
            continue;
        buf_fmt(b, "<text x=\"%lld\" y=\"14\">%02d/%d</text>", (long long)x, month, year);
        free_from = x + 84;
    }
    buf_chars(b, "<path class=\"grid\" d=\"");
    buf_add(b, buf_str(&lines));
    buf_chars(b, "\"/>");
}

static void diamond(struct buf *b, int64_t x, int64_t y)
{
    buf_fmt(b, "<path class=\"was\" d=\"M%lld %lldl5 5-5 5-5-5z\"/>", (long long)x, (long long)(y - 5));
}

static void row(struct buf *b, const struct chart_gantt *g, const struct chart_row *r, int64_t y)
{
    struct arena *a = b->arena;
    long long middle = (long long)(y + ROW / 2);
    buf_fmt(b, "<text x=\"0\" y=\"%lld\">", middle + 5);
    chart_attribute(a, b, text_excerpt(a, r->label, 42));
    buf_chars(b, "</text>");
    struct day first = day_known(r->first) ? r->first : g->first, last = day_known(r->last) ? r->last : g->last;
    int64_t from = place_of(g, first), to = place_of(g, last);
    buf_fmt(b, "<rect class=\"plan-bar\" x=\"%lld\" y=\"%lld\" width=\"%lld\" height=\"6\"/>", (long long)from, middle - 3,
            (long long)(to > from ? to - from : 1));
    for (size_t i = 0; i < r->mark_count; i++) {
        const struct chart_mark *m = &r->marks[i];
        bool moved = day_known(m->due_on) && day_known(m->original_on) && days_between(m->original_on, m->due_on) != 0;
        if (moved) {
            buf_fmt(b, "<path class=\"moved\" d=\"M%lld %lldH%lld\"/>", (long long)place_of(g, m->original_on), middle,
                    (long long)place_of(g, m->due_on));
            diamond(b, place_of(g, m->original_on), middle);
        }
    }
    for (size_t i = 0; i < r->mark_count; i++)
        if (day_known(r->marks[i].due_on))
            chart_sign(b, r->marks[i].light, place_of(g, r->marks[i].due_on), middle,
                       str_chars(a, str_fmt(a, "fill-%s sign", r->marks[i].light)));
}

struct html chart_gantt(struct arena *a, enum lang lang, const struct chart_gantt *g)
{
    if (g->count == 0 || !day_known(g->first) || !day_known(g->last) || !day_before(g->first, g->last))
        return (struct html){STR("")};
    int64_t bottom = TOP + (int64_t)g->count * ROW;
    struct buf b = BUF(a);
    buf_fmt(&b, "<svg class=\"gantt\" viewBox=\"0 0 %d %lld\" role=\"img\" aria-label=\"", WIDTH, (long long)bottom + 6);
    chart_attribute(a, &b, g->label);
    buf_chars(&b, "\">");
    grid(&b, g, bottom);
    for (size_t i = 0; i < g->count; i++)
        row(&b, g, &g->rows[i], TOP + (int64_t)i * ROW);
    if (shown(g, g->today)) {
        long long x = (long long)place_of(g, g->today);
        buf_fmt(&b, "<path class=\"today\" d=\"M%lld 20V%lld\"/>", x, (long long)bottom + 4);
        buf_fmt(&b, "<text class=\"now\" x=\"%lld\" y=\"30\">", x + 5);
        chart_attribute(a, &b, str_of(say(lang, N_("hoy"))));
        buf_chars(&b, "</text>");
    }
    buf_chars(&b, "</svg>");
    return (struct html){buf_str(&b)};
}
