/* SPDX-License-Identifier: EUPL-1.2
 * Figures, values and series in words and as small drawings. */
#include "room/index/index_view.h"

CHOICES_TABLE(standing, STANDING);

static bool is_number(int status)
{
    return status == VALUE_REPORTED || status == VALUE_COMPUTED;
}

enum standing standing_of(int status, int category)
{
    static const enum standing by_category[] = {[ACHIEVEMENT_REACHED] = STANDING_REACHED, [ACHIEVEMENT_NEAR] = STANDING_NEAR,
                                                [ACHIEVEMENT_PARTIAL] = STANDING_PARTIAL, [ACHIEVEMENT_LOW] = STANDING_LOW};
    if (is_number(status))
        return category >= 0 ? by_category[category] : STANDING_VALUE;
    return status == VALUE_NOT_REPORTED ? STANDING_NOT_REPORTED : status == VALUE_NOT_APPLICABLE ? STANDING_NOT_APPLICABLE : STANDING_NOT_DUE;
}

const char *standing_class(enum standing s)
{
    static const char *const classes[] = {[STANDING_REACHED] = "done",  [STANDING_NEAR] = "time",           [STANDING_PARTIAL] = "risk",
                                          [STANDING_LOW] = "late",      [STANDING_NOT_REPORTED] = "silent", [STANDING_NOT_APPLICABLE] = "withdrawn",
                                          [STANDING_VALUE] = "none",    [STANDING_NOT_DUE] = "none"};
    return classes[s];
}

/* The step of that number, the lowest is 1. */
static struct str step_of(struct str scale, int64_t step)
{
    for (int64_t n = 1; scale.len > 0; n++) {
        struct str line = str_trim(str_cut(&scale, '\n'));
        if (n == step)
            return line;
    }
    return STR_NONE;
}

struct str index_value_words(struct arena *mem, enum lang lang, const struct index_indicator *x, int status, int64_t value)
{
    if (!is_number(status))
        return str_of(say(lang, choice_label(&value_status_choices, status)));
    if (value == NONE)
        return str_of(say(lang, N_("En palabras")));
    struct str step = x->type == TYPE_ORDINAL ? step_of(x->scale, value / MICRO) : STR_NONE;
    if (!str_empty(step))
        return step;
    struct str number = micro_words(mem, lang, value);
    return x->type == TYPE_PERCENT ? str_fmt(mem, "%.*s %%", STR_ARG(number)) : str_fmt(mem, "%.*s %.*s", STR_ARG(number), STR_ARG(x->unit));
}

static int year_of(struct day d)
{
    int year, month, day;
    day_split(d, &year, &month, &day);
    return year;
}

#define SPARK_STEP 8
#define SPARK_HEIGHT 28
#define SPARK_ROOM 4

/* All values equal stand in the middle. */
static int64_t height_of(int64_t value, int64_t least, int64_t most)
{
    int64_t up = (SPARK_HEIGHT - 2 * SPARK_ROOM) / 2;
    if (most > least && !decimal_scale(value - least, SPARK_HEIGHT - 2 * SPARK_ROOM, most - least, &up))
        up = 0;
    return SPARK_HEIGHT - SPARK_ROOM - up;
}

static bool has_value(const struct index_result *x)
{
    return is_number(x->status) && x->value_micro != NONE;
}

/* Whether what a row says is joined with the one before it. */
static bool joined(int accumulation, const struct index_result *rows, size_t i)
{
    if (i == 0 || !has_value(&rows[i]) || !has_value(&rows[i - 1]) || rows[i].version != rows[i - 1].version)
        return false;
    return accumulation != ACCUMULATION_YEAR || year_of(rows[i].ends_on) == year_of(rows[i - 1].ends_on);
}

static void spark_line(struct buf *b, int accumulation, const struct index_result *rows, size_t count, int64_t least, int64_t most)
{
    buf_chars(b, "<path class=\"line-real\" d=\"");
    for (size_t i = 0; i < count; i++)
        if (has_value(&rows[i])) {
            buf_char(b, joined(accumulation, rows, i) ? 'L' : 'M');
            buf_int(b, (int64_t)(SPARK_ROOM + i * SPARK_STEP));
            buf_char(b, ' ');
            buf_int(b, height_of(rows[i].value_micro, least, most));
        }
    buf_chars(b, "\"/>");
}

struct html index_spark(struct arena *mem, int accumulation, const struct index_result *rows, size_t count)
{
    struct buf b = BUF(mem);
    int64_t least = NONE, most = NONE;
    size_t n = 0;
    while (count > 0 && rows[count - 1].status == VALUE_NOT_DUE)
        count--;
    for (size_t i = 0; i < count; i++) {
        if (!has_value(&rows[i]))
            continue;
        least = n == 0 || rows[i].value_micro < least ? rows[i].value_micro : least;
        most = n == 0 || rows[i].value_micro > most ? rows[i].value_micro : most;
        n++;
    }
    if (n == 0)
        return (struct html){STR("")};
    buf_fmt(&b, "<svg class=\"spark\" width=\"%zu\" height=\"%d\" aria-hidden=\"true\">", 2 * SPARK_ROOM + (count - 1) * SPARK_STEP, SPARK_HEIGHT);
    spark_line(&b, accumulation, rows, count, least, most);
    for (size_t i = 0; i < count; i++) {
        size_t x = SPARK_ROOM + i * SPARK_STEP;
        bool alone = has_value(&rows[i]) && !joined(accumulation, rows, i) && (i + 1 == count || !joined(accumulation, rows, i + 1));
        if (alone || (has_value(&rows[i]) && i + 1 == count))
            buf_fmt(&b, "<circle class=\"fill-time\" cx=\"%zu\" cy=\"%lld\" r=\"3\"/>", x, (long long)height_of(rows[i].value_micro, least, most));
        if (rows[i].status == VALUE_NOT_REPORTED)
            buf_fmt(&b, "<circle class=\"was\" cx=\"%zu\" cy=\"%d\" r=\"2.5\"/>", x, SPARK_HEIGHT - SPARK_ROOM);
    }
    buf_chars(&b, "</svg>");
    return (struct html){buf_str(&b)};
}

static const struct index_result *year_before(const struct index_result *rows, const struct index_result *to)
{
    int year, month, day, y, m, d;
    day_split(to->ends_on, &year, &month, &day);
    for (const struct index_result *x = to; x > rows;) {
        day_split((--x)->ends_on, &y, &m, &d);
        if (y == year - 1 && m == month)
            return has_value(x) && x->version == to->version ? x : NULL;
    }
    return NULL;
}

struct index_ends index_ends_of(int accumulation, const struct index_result *rows, size_t count)
{
    struct index_ends e = {0};
    const struct index_result *first = NULL;
    for (size_t i = count; i > 0; i--) {
        const struct index_result *x = &rows[i - 1];
        e.silent += x->status == VALUE_NOT_REPORTED;
        if (!has_value(x) || (e.to != NULL && x->version != e.to->version))
            continue;
        e.to = e.to == NULL ? x : e.to;
        first = x;
        e.values++;
    }
    if (e.values > 1)
        e.from = accumulation == ACCUMULATION_YEAR ? year_before(rows, e.to) : first;
    return e;
}

const struct index_result *index_last_of(const struct index_result *rows, size_t count)
{
    while (count > 0)
        if (rows[--count].status != VALUE_NOT_DUE)
            return &rows[count];
    return NULL;
}

const struct index_result *index_judged_of(const struct index_result *rows, size_t count, const struct index_result *last)
{
    if (last == NULL || last->target_micro != NONE || last->category >= 0 || !is_number(last->status))
        return last;
    while (count > 0)
        if (rows[--count].target_micro != NONE && rows[count].status != VALUE_NOT_DUE)
            return rows[count].category >= 0 ? &rows[count] : last;
    return last;
}

/* How each figure is told: what it is, what was counted (%1 of %2), what was not. */
static const struct telling {
    const char *what, *counted, *left;
    bool sum; /* %1 is hundredths of percent added */
} tellings[INDEX_COUNT] = {
    [INDEX_FULFILMENT] = {N_("Avance sin disputa de los compromisos: lo entregado, aceptado y no disputado."),
                          N_("suma de avances %1 % entre %2"), N_("sin hitos, fuera de la cuenta: %1"), true},
    [INDEX_RESULTS] = {N_("Logro de los indicadores cuya meta ya venció, cada uno hasta 100 %."), N_("suma de logros %1 % entre %2 indicadores"),
                       N_("con meta vencida y sin valor, que no cuentan como cero: %1"), true},
    [INDEX_PUNCTUALITY] = {N_("Hitos entregados a más tardar en su plazo original, de los que ya vencieron."),
                           N_("%1 de %2 hitos"), N_("sin plazo original, fuera de la cuenta: %1"), false},
    [INDEX_EVIDENCE] = {N_("Pruebas públicas que cualquiera puede abrir."), N_("%1 de %2 pruebas"),
                        N_("retiradas, reservadas o sin revisar, fuera de la cuenta: %1"), false},
    [INDEX_VOICE] = {N_("Entregas públicas sobre las que habló una contraparte. Lo que dice de valores no entra."), N_("%1 de %2 entregas"), NULL, false},
    [INDEX_DISPUTES] = {N_("Entregas públicas con una disputa abierta: aquí menos es mejor. Las disputas sobre valores no entran."), N_("%1 de %2 entregas"), NULL, false},
    [INDEX_ANSWERS] = {N_("Preguntas públicas respondidas en su plazo, de las respondidas o vencidas."), N_("%1 de %2 preguntas"),
                       N_("sin plazo, fuera de la cuenta: %1"), false},
};

void index_lines(struct request *r, const struct index_figure *all, size_t count, struct str path, struct index_line **ret, size_t *ret_count)
{
    struct index_line *lines = arena_array(r->mem, struct index_line, count);
    for (size_t i = 0; i < count; i++) {
        const struct index_figure *x = &all[i];
        const struct telling *t = &tellings[x->code];
        struct str values[] = {t->sum ? centi_words(r->mem, r->lang, x->numerator) : int_words(r->mem, r->lang, x->numerator),
                               int_words(r->mem, r->lang, x->denominator)},
                   left = int_words(r->mem, r->lang, x->left_out), doubted = int_words(r->mem, r->lang, x->disputed);
        lines[i] = (struct index_line){
            .x = x, .label = choice_label(&index_code_choices, x->code), .what = t->what,
            .counted = x->denominator == 0 ? str_of(say(r->lang, N_("todavía no hay nada que contar")))
                                           : say_with(r->mem, r->lang, t->counted, values, COUNT(values)),
            .left = x->left_out == 0 || t->left == NULL ? STR_NONE : say_with(r->mem, r->lang, t->left, &left, 1),
            .disputed = x->disputed == 0 ? STR_NONE : say_with(r->mem, r->lang, N_("con valores en disputa, que cuentan igual: %1"), &doubted, 1),
            .path = path_fmt(r, "%.*s/indices#%s", STR_ARG(path), choice_code(&index_code_choices, x->code))};
    }
    *ret = lines;
    *ret_count = count;
}

enum status index_figures(struct request *r, int64_t plan, struct index_figure **ret, size_t *ret_count)
{
    struct index_figure *rows, *ordered;
    size_t count, n = 0;
    TRY(db_many(r->db, SQL_INDEX_FIGURES, WITH(IN(plan)), r->mem, &index_figure_shape, &rows, &count));
    ordered = arena_array(r->mem, struct index_figure, count);
    for (int code = 0; code < INDEX_COUNT; code++)
        for (size_t i = 0; i < count; i++)
            if (rows[i].code == code)
                ordered[n++] = rows[i];
    *ret = ordered;
    *ret_count = n;
    return DONE;
}
