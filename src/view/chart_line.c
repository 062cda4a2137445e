/* SPDX-License-Identifier: EUPL-1.2
 * A series of values as a line with its baseline, target path, band and gaps. */
#include "base/text.h"
#include "view/chart_line_part.h"

#define WIDTH 360 /* of a telephone: its letters of 14 stay over 12 pixels there */
#define HEIGHT 270
#define TOP 34
#define BOTTOM 214 /* the axis; signs of what is not there stand on it */
#define RIGHT 352
#define LEFT_MOST 130 /* of the words of the axis */
#define LETTER 8 /* width of one, about */

struct drawing {
    struct buf *b;
    enum lang lang;
    const struct chart_line *l;
    struct chart_scale scale;
    int64_t left;
};

static int64_t x_of(const struct drawing *d, size_t i)
{
    return d->left * 100 + (RIGHT - d->left) * 100 * (2 * (int64_t)i + 1) / (2 * (int64_t)d->l->count);
}

static int64_t y_of(const struct drawing *d, int64_t value)
{
    return chart_scale_y(&d->scale, value, TOP * 100, (BOTTOM - TOP) * 100);
}

static void pair(struct buf *b, char letter, int64_t x, int64_t y)
{
    buf_char(b, letter);
    chart_number(b, x);
    buf_char(b, ' ');
    chart_number(b, y);
}

static void words_at(struct drawing *d, const char *class, const char *anchor, int64_t x, int64_t y, struct str text)
{
    buf_fmt(d->b, "<text%s text-anchor=\"%s\" x=\"", class, anchor);
    chart_number(d->b, x);
    buf_chars(d->b, "\" y=\"");
    chart_number(d->b, y);
    buf_chars(d->b, "\">");
    chart_attribute(d->b->arena, d->b, text);
    buf_chars(d->b, "</text>");
}

/* A line of the axis: where it stands and its words; false: there is none at `i`. */
struct tick {
    int64_t at;
    struct str words;
    bool shown;
};

static bool tick_of(struct drawing *d, size_t i, struct tick *ret)
{
    struct arena *a = d->b->arena;
    bool ordinal = d->l->step_count > 0;
    size_t every = ordinal ? 1 + (d->l->step_count - 1) / 8 : 1;
    __int128 at = ordinal ? d->scale.step * (int64_t)(i + 1) : d->scale.low + d->scale.step * (int64_t)i;
    if (at > d->scale.high || (ordinal && i >= d->l->step_count))
        return false;
    *ret = (struct tick){.shown = i % every == 0 && at <= INT64_MAX && at > INT64_MIN};
    if (!ret->shown)
        return true;
    ret->at = (int64_t)at;
    ret->words = ordinal ? text_excerpt(a, d->l->steps[i], 14) : chart_short(a, d->lang, ret->at);
    return true;
}

/* As much room as its words need. */
static int64_t left_of(struct drawing *d)
{
    struct tick k;
    int64_t longest = 0;
    for (size_t i = 0; tick_of(d, i, &k); i++)
        if (k.shown && (int64_t)text_length(k.words) > longest)
            longest = (int64_t)text_length(k.words);
    int64_t left = longest * LETTER + 10;
    return left < LEFT_MOST ? left : LEFT_MOST;
}

static void axis(struct drawing *d)
{
    struct buf lines = BUF(d->b->arena);
    struct tick k;
    for (size_t i = 0; tick_of(d, i, &k); i++) {
        if (!k.shown)
            continue;
        int64_t y = y_of(d, k.at);
        pair(&lines, 'M', d->left * 100, y);
        buf_fmt(&lines, "H%d", RIGHT);
        words_at(d, "", "end", d->left * 100 - 700, y + 450, k.words);
    }
    buf_chars(d->b, "<path class=\"grid\" d=\"");
    buf_add(d->b, buf_str(&lines));
    buf_fmt(d->b, "\"/><path class=\"axis\" d=\"M%lld %dH%d\"/>", (long long)d->left, BOTTOM, RIGHT);
    if (d->scale.low < 0 && d->scale.high > 0) {
        buf_chars(d->b, "<path class=\"axis\" d=\"");
        pair(d->b, 'M', d->left * 100, y_of(d, 0));
        buf_fmt(d->b, "H%d\"/>", RIGHT);
    }
}

static void band(struct drawing *d)
{
    if (d->l->low == NONE || d->l->high == NONE || d->l->low > d->l->high)
        return;
    int64_t top = y_of(d, d->l->high), bottom = y_of(d, d->l->low);
    buf_fmt(d->b, "<rect class=\"band\" x=\"%lld\" y=\"", (long long)d->left);
    chart_number(d->b, top);
    buf_fmt(d->b, "\" width=\"%lld\" height=\"", (long long)(RIGHT - d->left));
    chart_number(d->b, bottom - top > 100 ? bottom - top : 100);
    buf_chars(d->b, "\"/>");
}

/* Targets are a plan: joined from one to the next, but not over a break of the series. */
static void targets(struct drawing *d)
{
    struct buf path = BUF(d->b->arena), ticks = BUF(d->b->arena);
    char next = 'M';
    for (size_t i = 0; i < d->l->count; i++) {
        const struct chart_point *p = &d->l->points[i];
        next = p->broken || p->restarts ? 'M' : next;
        if (p->target == NONE)
            continue;
        int64_t x = x_of(d, i), y = y_of(d, p->target);
        pair(&path, next, x, y);
        pair(&ticks, 'M', x - 600, y);
        buf_chars(&ticks, "h12");
        next = 'L';
    }
    if (ticks.len == 0)
        return;
    buf_chars(d->b, "<path class=\"line-goal\" d=\"");
    buf_add(d->b, buf_str(&path));
    buf_chars(d->b, "\"/><path class=\"goal-tick\" d=\"");
    buf_add(d->b, buf_str(&ticks));
    buf_chars(d->b, "\"/>");
}

static bool joined(const struct chart_line *l, size_t i)
{
    return i > 0 && !l->points[i].broken && !l->points[i].restarts && l->points[i].kind == CHART_VALUE && l->points[i - 1].kind == CHART_VALUE;
}

static void values(struct drawing *d)
{
    struct buf path = BUF(d->b->arena);
    for (size_t i = 0; i < d->l->count; i++)
        if (d->l->points[i].kind == CHART_VALUE)
            pair(&path, joined(d->l, i) ? 'L' : 'M', x_of(d, i), y_of(d, d->l->points[i].value));
    if (path.len > 0) {
        buf_chars(d->b, "<path class=\"line-real\" d=\"");
        buf_add(d->b, buf_str(&path));
        buf_chars(d->b, "\"/>");
    }
    for (size_t i = 0; i < d->l->count; i++) {
        const struct chart_point *p = &d->l->points[i];
        if (p->kind == CHART_VALUE)
            chart_line_mark(d->b, p, x_of(d, i), y_of(d, p->value));
        else
            chart_line_nothing(d->b, p->kind, x_of(d, i), BOTTOM * 100);
        if (p->broken && i > 0) {
            buf_chars(d->b, "<path class=\"series-break\" d=\"");
            pair(d->b, 'M', (x_of(d, i) + x_of(d, i - 1)) / 2, TOP * 100);
            buf_fmt(d->b, "V%d\"/>", BOTTOM);
        }
    }
}

/* The last value, in figures beside its mark. */
static void last_value(struct drawing *d)
{
    for (size_t i = d->l->count; i-- > 0;) {
        const struct chart_point *p = &d->l->points[i];
        if (p->kind != CHART_VALUE || d->l->step_count > 0)
            continue;
        struct str text = chart_short(d->b->arena, d->lang, p->value);
        int64_t half = (int64_t)text_length(text) * LETTER * 50, x = x_of(d, i), y = y_of(d, p->value);
        x = x + half > RIGHT * 100 ? RIGHT * 100 - half : x < d->left * 100 + half ? d->left * 100 + half : x;
        words_at(d, " class=\"last\"", "middle", x, y < (TOP + 14) * 100 ? y + 2200 : y - 1000, text);
        return;
    }
}

/* What a point without a value is, where there is room for the word. */
static const char *const nothings[] = {
    [CHART_NOT_APPLICABLE] = N_("no aplica"), [CHART_NOT_REPORTED] = N_("sin reporte"), [CHART_NOT_DUE] = N_("por vencer"),
};

static void periods(struct drawing *d)
{
    int64_t longest = 4, room = (RIGHT - d->left) / (int64_t)d->l->count;
    for (size_t i = 0; i < d->l->count; i++) {
        int64_t n = (int64_t)text_length(d->l->points[i].label);
        longest = n > longest ? n : longest;
    }
    size_t every = (size_t)(1 + (longest * LETTER + 8) / room);
    for (size_t i = 0; i < d->l->count; i++) {
        const struct chart_point *p = &d->l->points[i];
        int64_t half = (int64_t)text_length(p->label) * LETTER * 50, most = WIDTH * 100 - half, x = x_of(d, i);
        if ((d->l->count - 1 - i) % every == 0)
            words_at(d, "", "middle", x < most ? x : most, (BOTTOM + 24) * 100, p->label);
        if (p->kind != CHART_VALUE && room >= 11 * LETTER)
            words_at(d, " class=\"absent\"", "middle", x_of(d, i), (BOTTOM + 42) * 100, str_of(say(d->lang, nothings[p->kind])));
    }
}

static void legend_entry(struct buf *b, enum lang lang, const char *shape, const char *words)
{
    buf_fmt(b, "<li><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\">%s</svg>", shape);
    chart_attribute(b->arena, b, str_of(say(lang, words)));
    buf_chars(b, "</li>");
}

static struct str mark_alone(struct arena *a, struct chart_point p)
{
    struct buf b = BUF(a);
    if (p.kind == CHART_VALUE)
        chart_line_mark(&b, &p, 700, 700);
    else
        chart_line_nothing(&b, p.kind, 700, 700);
    return buf_str(&b);
}

/* Only what is drawn. */
static void legend(struct drawing *d)
{
    struct buf *b = d->b;
    bool has[4] = {0}, target = false, disputed = false, corrected = false, broken = false;
    for (size_t i = 0; i < d->l->count; i++) {
        const struct chart_point *p = &d->l->points[i];
        has[p->kind] = true;
        target = target || p->target != NONE;
        disputed = disputed || (p->kind == CHART_VALUE && p->disputed);
        corrected = corrected || (p->kind == CHART_VALUE && p->corrected);
        broken = broken || (p->broken && i > 0);
    }
    const struct {
        bool shown;
        const char *shape, *words;
    } entries[] = {
        {has[CHART_VALUE], "<path class=\"line-real\" d=\"M0 7H14\"/><circle class=\"dot\" cx=\"7\" cy=\"7\" r=\"4\"/>", N_("Valor")},
        {disputed, str_chars(b->arena, mark_alone(b->arena, (struct chart_point){.disputed = true})), N_("En disputa")},
        {corrected, str_chars(b->arena, mark_alone(b->arena, (struct chart_point){.corrected = true})), N_("Corregido")},
        {target, "<path class=\"line-goal\" d=\"M0 7H14\"/>", N_("Meta")},
        {d->l->baseline != NONE, "<path class=\"line-base\" d=\"M0 7H14\"/>", N_("Línea base")},
        {d->l->low != NONE && d->l->high != NONE, "<rect class=\"band\" width=\"14\" height=\"14\"/>", N_("Banda de lo bueno")},
        {broken, "<path class=\"series-break\" d=\"M7 0V14\"/>", N_("La serie se corta: cambió el método")},
        {has[CHART_NOT_REPORTED], str_chars(b->arena, mark_alone(b->arena, (struct chart_point){.kind = CHART_NOT_REPORTED})), N_("Sin reporte")},
        {has[CHART_NOT_APPLICABLE], str_chars(b->arena, mark_alone(b->arena, (struct chart_point){.kind = CHART_NOT_APPLICABLE})), N_("No aplica")},
        {has[CHART_NOT_DUE], str_chars(b->arena, mark_alone(b->arena, (struct chart_point){.kind = CHART_NOT_DUE})), N_("Todavía no vence")},
    };
    buf_chars(b, "<ul class=\"legend\">");
    for (size_t i = 0; i < COUNT(entries); i++)
        if (entries[i].shown)
            legend_entry(b, d->lang, entries[i].shape, entries[i].words);
    buf_chars(b, "</ul>");
}

struct html chart_line(struct arena *a, enum lang lang, const struct chart_line *l)
{
    if (l->count == 0)
        return (struct html){STR("")};
    struct buf b = BUF(a);
    struct drawing d = {&b, lang, l, chart_scale_of(l), 0};
    d.left = left_of(&d);
    buf_fmt(&b, "<figure class=\"chart series\"><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, HEIGHT);
    /* The conclusion is said once, below it. */
    chart_attribute(a, &b, str_of(say(lang, N_("Gráfico de la serie: su conclusión y sus números están a continuación"))));
    buf_chars(&b, "\">");
    if (!str_empty(l->unit))
        words_at(&d, "", "start", 0, 1300, text_excerpt(a, l->unit, 44));
    band(&d);
    axis(&d);
    if (l->baseline != NONE) {
        buf_chars(&b, "<path class=\"line-base\" d=\"");
        pair(&b, 'M', d.left * 100, y_of(&d, l->baseline));
        buf_fmt(&b, "H%d\"/>", RIGHT);
    }
    targets(&d);
    values(&d);
    last_value(&d);
    periods(&d);
    buf_chars(&b, "</svg><figcaption><p>");
    chart_attribute(a, &b, l->conclusion);
    buf_chars(&b, "</p>");
    legend(&d);
    buf_chars(&b, "</figcaption></figure>");
    return (struct html){buf_str(&b)};
}
