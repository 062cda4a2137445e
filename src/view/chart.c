/* SPDX-License-Identifier: EUPL-1.2
 * Bars, parts and map; the time line is in chart_gantt.c. */
#include "view/chart.h"

#include <string.h>

#include "map.h"
#include "view/chart_part.h"

static int64_t inside(int64_t centi)
{
    return centi == NONE || centi < 0 ? 0 : centi > 10000 ? 10000 : centi;
}

/* Hundredths with a decimal point, for attributes. */
void chart_number(struct buf *b, int64_t centi)
{
    if (centi < 0)
        buf_char(b, '-');
    int64_t n = centi < 0 ? -centi : centi;
    buf_int(b, n / 100);
    if (n % 100 > 0)
        buf_fmt(b, ".%02d", (int)(n % 100));
}

void chart_attribute(struct arena *a, struct buf *b, struct str text)
{
    struct out o = {.buf = BUF(a)};
    out_text(&o, text);
    buf_add(b, out_html(&o).markup);
}

static struct str percent(struct arena *a, enum lang lang, int64_t centi)
{
    struct str words = centi_words(a, lang, centi);
    return centi == NONE ? words : str_fmt(a, lang == LANG_ES ? "%.*s\302\240%%" : "%.*s%%", STR_ARG(words));
}

static void bar_part(struct buf *b, const char *class, int64_t centi)
{
    if (inside(centi) == 0)
        return;
    buf_fmt(b, "<rect class=\"%s\" width=\"", class);
    chart_number(b, inside(centi));
    buf_chars(b, "\" height=\"10\"/>");
}

struct html chart_bar(struct arena *a, enum lang lang, int64_t reported, int64_t undisputed, int64_t expected,
                      bool labelled)
{
    struct buf b = BUF(a);
    buf_chars(&b, "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" ");
    if (labelled) {
        struct str values[] = {percent(a, lang, reported), percent(a, lang, undisputed), percent(a, lang, expected)};
        buf_chars(&b, "role=\"img\" aria-label=\"");
        chart_attribute(a, &b, say_with(a, lang, N_("Reportado %1, sin disputa %2, esperado %3"), values, COUNT(values)));
        buf_chars(&b, "\">");
    } else {
        buf_chars(&b, "aria-hidden=\"true\">");
    }
    buf_chars(&b, "<rect class=\"bar-track\" width=\"100\" height=\"10\"/>");
    bar_part(&b, "bar-said", reported);
    bar_part(&b, "bar-agreed", undisputed);
    if (expected != NONE) {
        buf_chars(&b, "<path class=\"bar-today\" d=\"M");
        chart_number(&b, inside(expected));
        buf_chars(&b, "-2V12\"/>");
    }
    buf_chars(&b, "</svg>");
    return (struct html){buf_str(&b)};
}

/* The shape of a light around (x, y), 12 units wide. */
void chart_sign(struct buf *b, const char *light, int64_t x, int64_t y, const char *class)
{
    long long cx = (long long)x, cy = (long long)y;
    if (strcmp(light, "done") == 0)
        buf_fmt(b, "<path class=\"%s\" d=\"M%lld %lldl2-2 3 3 6-7 2 2-8 9z\"/>", class, cx - 7, cy);
    else if (strcmp(light, "time") == 0)
        buf_fmt(b, "<circle class=\"%s\" cx=\"%lld\" cy=\"%lld\" r=\"6\"/>", class, cx, cy);
    else if (strcmp(light, "risk") == 0)
        buf_fmt(b, "<path class=\"%s\" d=\"M%lld %lldl7 12h-14z\"/>", class, cx, cy - 7);
    else if (strcmp(light, "late") == 0)
        buf_fmt(b, "<rect class=\"%s\" x=\"%lld\" y=\"%lld\" width=\"11\" height=\"11\"/>", class, cx - 5, cy - 5);
    else if (strcmp(light, "silent") == 0)
        buf_fmt(b, "<path class=\"%s\" d=\"M%lld %llda6 6 0 1 0 .1 0zm0 3a3 3 0 1 1-.1 0z\" fill-rule=\"evenodd\"/>", class, cx, cy - 6);
    else if (strcmp(light, "withdrawn") == 0)
        buf_fmt(b, "<path class=\"%s\" d=\"M%lld %lldl9-9 2 2-9 9z\"/>", class, cx - 6, cy + 4);
    else
        buf_fmt(b, "<rect class=\"%s\" x=\"%lld\" y=\"%lld\" width=\"10\" height=\"3\"/>", class, cx - 5, cy - 1);
}

#define PARTS_WIDTH 1000
#define PARTS_HEIGHT 46

struct html chart_parts(struct arena *a, const struct chart_part *parts, size_t count, struct str label)
{
    int64_t all = 0, before = 0;
    for (size_t i = 0; i < count; i++)
        all += parts[i].count;
    if (all == 0)
        return (struct html){STR("")};
    struct buf b = BUF(a);
    buf_fmt(&b, "<svg class=\"parts\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", PARTS_WIDTH, PARTS_HEIGHT);
    chart_attribute(a, &b, label);
    buf_chars(&b, "\">");
    for (size_t i = 0; i < count; i++) {
        if (parts[i].count == 0)
            continue;
        int64_t x = before * PARTS_WIDTH / all;
        before += parts[i].count;
        int64_t width = before * PARTS_WIDTH / all - x;
        bool last = before == all;
        buf_fmt(&b, "<rect class=\"fill-%s\" x=\"%lld\" width=\"%lld\" height=\"%d\"/>", parts[i].light, (long long)x,
                (long long)(last ? width : width - 3), PARTS_HEIGHT);
        if (width < 40)
            continue;
        chart_sign(&b, parts[i].light, x + width / 2 - 14, PARTS_HEIGHT / 2, "on");
        buf_fmt(&b, "<text class=\"on\" x=\"%lld\" y=\"%d\">%lld</text>", (long long)(x + width / 2), PARTS_HEIGHT / 2, (long long)parts[i].count);
    }
    buf_chars(&b, "</svg>");
    return (struct html){buf_str(&b)};
}

int chart_step(int64_t n, int64_t most)
{
    if (n <= 0 || most <= 0)
        return 0;
    return n >= most ? 5 : (int)(1 + n * 4 / most);
}

static void map_label(struct buf *b, size_t k, int step, struct str words)
{
    buf_fmt(b, "<text%s x=\"%d\" y=\"%d\">%.*s</text>", step > 3 ? " class=\"on\"" : "", map_provinces[k].label_x,
            map_provinces[k].label_y + 4, STR_ARG(words));
}

/* `known`: a province without a number has no value; else it has none of what is counted. */
static struct html map_drawn(struct arena *a, const struct chart_place *places, size_t count, struct str label, bool known)
{
    int64_t most = 0, numbers[MAP_PROVINCES] = {0};
    bool told[MAP_PROVINCES] = {false};
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < MAP_PROVINCES; k++)
            if (str_is(places[i].inec, map_provinces[k].inec)) {
                numbers[k] = places[i].n;
                told[k] = true;
            }
    for (size_t k = 0; k < MAP_PROVINCES; k++)
        most = numbers[k] > most ? numbers[k] : most;
    struct buf b = BUF(a);
    buf_fmt(&b, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", MAP_WIDTH, MAP_HEIGHT);
    chart_attribute(a, &b, label);
    buf_fmt(&b, "\"><rect class=\"inset\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", MAP_INSET_X, MAP_INSET_Y,
            MAP_INSET_WIDTH, MAP_INSET_HEIGHT);
    for (size_t k = 0; k < MAP_PROVINCES; k++) {
        int step = chart_step(numbers[k], most);
        if (step > 0)
            buf_fmt(&b, "<path class=\"q%d\" d=\"%s\"/>", step, map_provinces[k].path);
        else if (known && !told[k])
            buf_fmt(&b, "<path class=\"unknown\" d=\"%s\"/>", map_provinces[k].path);
        else
            buf_fmt(&b, "<path d=\"%s\"/>", map_provinces[k].path);
    }
    for (size_t k = 0; k < MAP_PROVINCES; k++)
        if (numbers[k] > 0 || known)
            map_label(&b, k, chart_step(numbers[k], most), known && !told[k] ? STR("–") : str_fmt(a, "%lld", (long long)numbers[k]));
    buf_chars(&b, "</svg>");
    return (struct html){buf_str(&b)};
}

struct html chart_map(struct arena *a, const struct chart_place *places, size_t count, struct str label)
{
    return map_drawn(a, places, count, label, false);
}

struct html chart_map_known(struct arena *a, const struct chart_place *places, size_t count, struct str label)
{
    return map_drawn(a, places, count, label, true);
}
