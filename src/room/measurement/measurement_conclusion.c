/* SPDX-License-Identifier: EUPL-1.2
 * What a series says, in words: its movement like with like, its target, what to bear in mind. Without a database. */
#include "room/measurement/measurement_rules.h"
#include "room/measurement/measurement_view.h"

struct telling {
    struct arena *mem;
    enum lang lang;
    const struct indicator_version *v;
    const struct chart_point *points;
    const struct indicator_result *const *rows;
    size_t count;
    size_t first, last; /* values of the last series; SIZE_MAX: none */
    size_t series;      /* where it begins */
    size_t missing, due, disputed, corrected;
    bool within_year;   /* accumulates within the year over several periods */
};

static struct telling telling_of(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct chart_point *points,
                                 const struct indicator_result *const *rows, size_t count)
{
    struct telling x = {.mem = mem, .lang = lang, .v = v, .points = points, .rows = rows, .count = count, .first = SIZE_MAX, .last = SIZE_MAX};
    x.within_year = v->accumulation == ACCUMULATION_YEAR && v->months < 12;
    for (size_t i = 0; i < count; i++) {
        const struct chart_point *p = &points[i];
        x.missing += p->kind == CHART_NOT_REPORTED;
        x.due += p->kind != CHART_NOT_DUE;
        if (p->broken) {
            x.series = i;
            x.disputed = x.corrected = 0;
        }
        if (p->kind != CHART_VALUE)
            continue;
        x.disputed += p->disputed;
        x.corrected += p->corrected;
        x.first = x.first == SIZE_MAX || x.first < x.series ? i : x.first;
        x.last = i;
    }
    return x;
}

/* A step of a scale by its words alone: its number and full stop would break the sentence. */
static struct str number(const struct telling *x, int64_t micro)
{
    struct str *steps;
    size_t count = x->v->type == TYPE_ORDINAL ? measurement_steps(x->mem, x->v->scale, &steps) : 0;
    if (micro != NONE && micro >= MICRO && micro % MICRO == 0 && (size_t)(micro / MICRO) <= count)
        return str_fmt(x->mem, x->lang == LANG_ES ? "«%.*s»" : "“%.*s”", STR_ARG(steps[micro / MICRO - 1]));
    return measurement_number_words(x->mem, x->lang, x->v, micro);
}

static void add(const struct telling *x, struct buf *b, const char *form, const struct str *values, size_t count)
{
    buf_add(b, say_with(x->mem, x->lang, form, values, count));
}

/* The value of the same period of the nearest earlier year, in the same series. */
static size_t year_before(const struct telling *x)
{
    int year, month, day, other, its_month;
    day_split(x->points[x->last].on, &year, &month, &day);
    for (size_t i = x->last; i-- > x->series;) {
        day_split(x->points[i].on, &other, &its_month, &day);
        if (x->points[i].kind == CHART_VALUE && its_month == month && other < year)
            return i;
    }
    return SIZE_MAX;
}

/* 1 better, -1 worse, 0: the same, or it is not said. */
static int better(const struct telling *x, int64_t from, int64_t to)
{
    int way = to > from ? 1 : to < from ? -1 : 0;
    if (x->v->direction == DIRECTION_BAND)
        return 0;
    return x->v->direction == DIRECTION_UP ? way : -way;
}

/* What only grows is not praised for growing. */
static int praised(const struct telling *x, int64_t from, int64_t to)
{
    return x->v->accumulation == ACCUMULATION_START ? 0 : better(x, from, to);
}

static const char *pick(int mark, const char *good, const char *plain, const char *bad)
{
    return mark > 0 ? good : mark < 0 ? bad : plain;
}

static void moved_in_years(const struct telling *x, struct buf *b)
{
    const struct chart_point *to = &x->points[x->last];
    size_t at = year_before(x);
    struct str values[] = {number(x, to->value), to->label, STR_NONE, STR_NONE};
    if (at == SIZE_MAX) {
        add(x, b, N_("En lo que va del año lleva %1, hasta %2"), values, 2);
        return;
    }
    const struct chart_point *from = &x->points[at];
    values[2] = number(x, from->value);
    values[3] = from->label;
    const char *form = to->value == from->value ? N_("Hasta %2 lleva %1, lo mismo que hasta %4")
                                                : pick(praised(x, from->value, to->value), N_("Mejoró: hasta %2 lleva %1; hasta %4 llevaba %3"),
                                                       N_("Hasta %2 lleva %1; hasta %4 llevaba %3"), N_("Empeoró: hasta %2 lleva %1; hasta %4 llevaba %3"));
    add(x, b, form, values, 4);
}

static void moved(const struct telling *x, struct buf *b)
{
    const struct chart_point *from = &x->points[x->first], *to = &x->points[x->last];
    struct str values[] = {number(x, from->value), from->label, number(x, to->value), to->label};
    int mark = praised(x, from->value, to->value);
    const char *form = x->first == x->last         ? N_("El único valor es %3, de %4")
                       : to->value > from->value   ? pick(mark, N_("Mejoró: subió de %1 en %2 a %3 en %4"), N_("Subió de %1 en %2 a %3 en %4"),
                                                          N_("Empeoró: subió de %1 en %2 a %3 en %4"))
                       : to->value < from->value   ? pick(mark, N_("Mejoró: bajó de %1 en %2 a %3 en %4"), N_("Bajó de %1 en %2 a %3 en %4"),
                                                          N_("Empeoró: bajó de %1 en %2 a %3 en %4"))
                                                   : N_("Se mantuvo en %3 de %2 a %4");
    add(x, b, form, values, 4);
}

/* A baseline is of a year or of a moment: only what is alike is judged against it. */
static bool like_baseline(const struct telling *x)
{
    const struct indicator_version *v = x->v;
    if (v->direction == DIRECTION_BAND || x->within_year)
        return false;
    return v->type == TYPE_PERCENT || v->type == TYPE_ORDINAL || v->accumulation == ACCUMULATION_STOCK || v->accumulation == ACCUMULATION_START || v->months == 12;
}

static void against_baseline(const struct telling *x, struct buf *b)
{
    int64_t now = x->points[x->last].value;
    if (x->v->baseline_kind != BASELINE_KNOWN || x->v->baseline_micro == NONE)
        return;
    struct str value = number(x, x->v->baseline_micro);
    const char *form = !like_baseline(x) ? N_("; la línea base era %1")
                       : now == x->v->baseline_micro ? N_("; está igual que la línea base, %1")
                                                     : pick(better(x, x->v->baseline_micro, now), N_("; está mejor que la línea base, %1"),
                                                            N_("; la línea base era %1"), N_("; está peor que la línea base, %1"));
    add(x, b, form, &value, 1);
}

static const char *target_words(int category)
{
    switch (category) {
    case ACHIEVEMENT_REACHED: return N_("La meta al cierre de %1 era %2: se cumplió");
    case ACHIEVEMENT_NEAR: return N_("La meta al cierre de %1 era %2: quedó cerca");
    case ACHIEVEMENT_PARTIAL: return N_("La meta al cierre de %1 era %2: se alcanzó en parte");
    case ACHIEVEMENT_LOW: return N_("La meta al cierre de %1 era %2: quedó lejos");
    default: return N_("La meta al cierre de %1 era %2");
    }
}

/* The newest target that a value was judged by, and the next one. */
static void against_target(const struct telling *x, struct buf *b)
{
    size_t past = SIZE_MAX, next = SIZE_MAX;
    for (size_t i = x->last + 1; i-- > x->series && past == SIZE_MAX;)
        past = x->points[i].kind == CHART_VALUE && x->points[i].target != NONE ? i : past;
    for (size_t i = x->count; i-- > x->last + 1;)
        next = x->points[i].kind == CHART_NOT_DUE && x->points[i].target != NONE ? i : next;
    if (past != SIZE_MAX) {
        struct str values[] = {x->points[past].label, number(x, x->points[past].target)};
        buf_char(b, ' ');
        add(x, b, target_words(x->rows[past]->category), values, 2);
    }
    if (next != SIZE_MAX) {
        struct str values[] = {number(x, x->points[next].target), x->points[next].label};
        if (past == SIZE_MAX)
            buf_char(b, ' ');
        add(x, b, past == SIZE_MAX ? N_("La próxima meta es %1, al cierre de %2") : N_("; la próxima es %1, al cierre de %2"), values, 2);
    }
    if (past != SIZE_MAX || next != SIZE_MAX)
        buf_char(b, '.');
}

static void against_band(const struct telling *x, struct buf *b)
{
    const struct indicator_version *v = x->v;
    int64_t now = x->points[x->last].value;
    struct str values[] = {number(x, v->low_micro), number(x, v->high_micro)};
    if (v->low_micro == NONE || v->high_micro == NONE)
        return;
    buf_char(b, ' ');
    add(x, b, now < v->low_micro    ? N_("Está fuera de la banda, por debajo del mínimo, %1.")
              : now > v->high_micro ? N_("Está fuera de la banda, por encima del máximo, %2.")
                                    : N_("Está dentro de la banda, de %1 a %2."), values, 2);
}

static void remark(const struct telling *x, struct buf *all, const char *form, const struct str *values, size_t count)
{
    buf_chars(all, all->len > 0 ? "; " : "");
    add(x, all, form, values, count);
}

/* What changes how far the rest can be trusted. */
static void bear_in_mind(const struct telling *x, struct buf *b)
{
    struct buf all = BUF(x->mem);
    struct str missing[] = {int_words(x->mem, x->lang, (int64_t)x->missing), int_words(x->mem, x->lang, (int64_t)x->due)},
               disputed = int_words(x->mem, x->lang, (int64_t)x->disputed), corrected = int_words(x->mem, x->lang, (int64_t)x->corrected);
    if (x->series > 0)
        remark(x, &all, N_("la serie empieza de nuevo en %1 porque cambió el método, y lo anterior no se compara"), &x->points[x->series].label, 1);
    if (x->missing > 0)
        remark(x, &all, x->missing == 1 ? N_("falta el reporte de 1 de %2 períodos vencidos") : N_("faltan los reportes de %1 de %2 períodos vencidos"), missing, 2);
    if (x->last != SIZE_MAX && x->points[x->last].disputed && x->disputed == 1)
        remark(x, &all, N_("el último valor está en disputa"), NULL, 0);
    else if (x->disputed > 0)
        remark(x, &all, x->disputed == 1 ? N_("un valor está en disputa") : N_("%1 valores están en disputa"), &disputed, 1);
    if (x->last != SIZE_MAX && x->points[x->last].corrected && x->corrected == 1)
        remark(x, &all, N_("el último valor fue corregido"), NULL, 0);
    else if (x->corrected > 0)
        remark(x, &all, x->corrected == 1 ? N_("un valor fue corregido") : N_("%1 valores fueron corregidos"), &corrected, 1);
    if (all.len == 0)
        return;
    struct str words = buf_str(&all);
    buf_char(b, ' ');
    add(x, b, N_("Ten en cuenta: %1."), &words, 1);
}

struct str measurement_conclusion(struct arena *mem, enum lang lang, const struct indicator_version *v, const struct chart_point *points,
                                  const struct indicator_result *const *rows, size_t count)
{
    struct telling x = telling_of(mem, lang, v, points, rows, count);
    struct buf b = BUF(mem);
    bool told = v->type != TYPE_QUALITATIVE && x.last != SIZE_MAX && x.last >= x.series;
    if (v->type == TYPE_QUALITATIVE)
        buf_chars(&b, say(lang, N_("No lleva cifras: lo observado está en la tabla")));
    else if (!told)
        buf_chars(&b, say(lang, x.due == 0 ? N_("Todavía no vence ningún período") : N_("Todavía no hay valores")));
    else if (x.within_year)
        moved_in_years(&x, &b);
    else
        moved(&x, &b);
    if (told)
        against_baseline(&x, &b);
    buf_char(&b, '.');
    if (told && v->direction == DIRECTION_BAND)
        against_band(&x, &b);
    else if (told)
        against_target(&x, &b);
    bear_in_mind(&x, &b);
    return buf_str(&b);
}
