/* SPDX-License-Identifier: EUPL-1.2
 * The marks of a series, and the small drawings beside numbers. */
#include "view/chart_line_part.h"

static void shape(struct buf *b, const char *class, int64_t x, int64_t y, const char *rest)
{
    buf_fmt(b, "<path class=\"%s\" d=\"M", class);
    chart_number(b, x);
    buf_char(b, ' ');
    chart_number(b, y);
    buf_fmt(b, "%s\"/>", rest);
}

static void circle(struct buf *b, const char *class, int64_t x, int64_t y, const char *radius)
{
    buf_fmt(b, "<circle class=\"%s\" cx=\"", class);
    chart_number(b, x);
    buf_chars(b, "\" cy=\"");
    chart_number(b, y);
    buf_fmt(b, "\" r=\"%s\"/>", radius);
}

void chart_line_mark(struct buf *b, const struct chart_point *p, int64_t x, int64_t y)
{
    if (p->disputed)
        shape(b, "dot-disputed", x, y - 700, "l7 12h-14z");
    if (p->corrected)
        shape(b, p->disputed ? "dot-inner" : "dot-corrected", x, y - (p->disputed ? 150 : 600), p->disputed ? "l3 3-3 3-3-3z" : "l6 6-6 6-6-6z");
    if (!p->disputed && !p->corrected)
        circle(b, "dot", x, y, "4");
}

void chart_line_nothing(struct buf *b, enum chart_point_kind kind, int64_t x, int64_t y)
{
    switch (kind) {
    case CHART_VALUE: break;
    case CHART_NOT_REPORTED: circle(b, "dot-none", x, y, "5"); break;
    case CHART_NOT_APPLICABLE: shape(b, "dot-none", x - 500, y - 500, "l10 10m0-10l-10 10"); break;
    case CHART_NOT_DUE: shape(b, "dot-later", x, y - 400, "v8"); break;
    }
}

#define SPARK_WIDTH 10000
#define SPARK_HEIGHT 2400

struct html chart_spark(struct arena *a, const struct chart_point *points, size_t count)
{
    struct chart_line l = {.points = points, .count = count, .baseline = NONE, .low = NONE, .high = NONE};
    struct chart_scale s = chart_scale_of(&l);
    struct buf b = BUF(a), path = BUF(a), ends = BUF(a);
    int64_t last_x = NONE, last_y = 0;
    if (count == 0)
        return (struct html){STR("")};
    for (size_t i = 0; i < count; i++) {
        const struct chart_point *p = &points[i];
        int64_t x = SPARK_WIDTH * (2 * (int64_t)i + 1) / (2 * (int64_t)count);
        bool before = i > 0 && !p->broken && !p->restarts && points[i - 1].kind == CHART_VALUE;
        if (p->kind != CHART_VALUE) {
            chart_line_nothing(&ends, p->kind, x, SPARK_HEIGHT - 600);
            continue;
        }
        last_x = x;
        last_y = chart_scale_y(&s, p->value, 400, SPARK_HEIGHT - 1200);
        buf_char(&path, before ? 'L' : 'M');
        chart_number(&path, last_x);
        buf_char(&path, ' ');
        chart_number(&path, last_y);
    }
    buf_chars(&b, "<svg class=\"spark\" viewBox=\"0 0 100 24\" aria-hidden=\"true\">");
    if (last_x != NONE) {
        buf_chars(&b, "<path class=\"line-real\" d=\"");
        buf_add(&b, buf_str(&path));
        buf_chars(&b, "\"/>");
        circle(&b, "dot", last_x, last_y, "3");
    }
    buf_add(&b, buf_str(&ends));
    buf_chars(&b, "</svg>");
    return (struct html){buf_str(&b)};
}

struct html chart_bullet(struct arena *a, int64_t from, int64_t most, int64_t value, int64_t target)
{
    __int128 low = from == NONE ? 0 : from, high = most != NONE && most > low ? most : low, at = value == NONE ? low : value, goal = target == NONE ? at : target;
    low = at < low ? at : low;
    low = goal < low ? goal : low;
    high = at > high ? at : high;
    high = goal > high ? goal : high;
    if (high == low)
        return (struct html){STR("")};
    __int128 start = from == NONE ? 0 : from;
    int64_t x0 = (int64_t)((start - low) * 10000 / (high - low)), x1 = (int64_t)((at - low) * 10000 / (high - low)),
            x2 = (int64_t)((goal - low) * 10000 / (high - low));
    struct buf b = BUF(a);
    buf_chars(&b, "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"bar-track\" width=\"100\" height=\"10\"/>");
    if (value != NONE && x0 != x1) {
        buf_chars(&b, "<rect class=\"bar-agreed\" x=\"");
        chart_number(&b, x0 < x1 ? x0 : x1);
        buf_chars(&b, "\" width=\"");
        chart_number(&b, x0 < x1 ? x1 - x0 : x0 - x1);
        buf_chars(&b, "\" height=\"10\"/>");
    }
    if (target != NONE) {
        buf_chars(&b, "<path class=\"bar-today\" d=\"M");
        chart_number(&b, x2);
        buf_chars(&b, "-2V12\"/>");
    }
    buf_chars(&b, "</svg>");
    return (struct html){buf_str(&b)};
}
