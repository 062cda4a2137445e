/* SPDX-License-Identifier: EUPL-1.2
 * Tables of a comparison: plans, places and provinces as rows, years as columns. */
#include "room/index/index_view.h"

#define YEARS 12 /* the newest ones */

const char *sheets_differ(const struct compare_value *a, const struct compare_value *b)
{
    if (a->type != b->type || !str_eq(a->unit, b->unit))
        return N_("otra ficha: se mide de otra manera");
    if (a->direction != b->direction)
        return N_("otra ficha: lo mejor es lo contrario");
    return NULL;
}

int64_t compare_whole(int type, int64_t most)
{
    const int64_t all = 100 * (int64_t)MICRO;
    return type == TYPE_PERCENT && most <= all ? all : most;
}

static int year_of(struct day d)
{
    int year, month, day;
    day_split(d, &year, &month, &day);
    return year;
}

struct years {
    int first, last; /* first > last: none */
};

static void years_take(struct years *y, int year)
{
    y->first = y->first == 0 || year < y->first ? year : y->first;
    y->last = year > y->last ? year : y->last;
    if (y->last - y->first >= YEARS)
        y->first = y->last - YEARS + 1;
}

static size_t years_count(struct years y)
{
    return y.last == 0 ? 0 : (size_t)(y.last - y.first + 1);
}

void compare_cells_named(struct compare_table *t)
{
    for (size_t i = 0; i < t->rows_count; i++)
        for (size_t k = 0; k < t->rows[i].cells_count; k++)
            t->rows[i].cells[k].column = t->columns[k];
}

static const struct str *columns_of(struct request *r, struct years y, bool today)
{
    struct str *names = arena_array(r->mem, struct str, years_count(y) + 1);
    for (size_t i = 0; i < years_count(y); i++)
        names[i] = str_fmt(r->mem, "%d", y.first + (int)i);
    if (today)
        names[years_count(y)] = str_of(say(r->lang, N_("Hoy")));
    return names;
}

/* Indices: a table for each, a row for each plan. */
static struct compare_cell figure_cell(struct request *r, const struct compare_figure *x, const struct compare_figure *newest)
{
    struct str left = int_words(r->mem, r->lang, x->left_out);
    struct compare_cell c = {.value = x->value_centi == NONE ? STR("–") : str_fmt(r->mem, "%.*s %%", STR_ARG(centi_words(r->mem, r->lang, x->value_centi)))};
    if (x->value_centi != NONE)
        c.bar = chart_bar(r->mem, r->lang, NONE, x->value_centi, NONE, false);
    if (x->methodology != newest->methodology)
        c.note = str_of(say(r->lang, N_("otra metodología: no se compara")));
    else if (x->left_out > 0)
        c.note = say_with(r->mem, r->lang, N_("fuera de la cuenta: %1"), &left, 1);
    return c;
}

/* Between the first kept year that the same methodology computed and the newest figure. */
static struct str change_of(struct request *r, const struct compare_figure *const *x, size_t count)
{
    const struct compare_figure *from = NULL, *to = NULL;
    for (size_t i = 0; i < count; i++)
        to = x[i] != NULL && x[i]->value_centi != NONE ? x[i] : to;
    for (size_t i = 0; i < count && to != NULL && from == NULL; i++)
        if (x[i] != NULL && x[i] != to && x[i]->value_centi != NONE && x[i]->methodology == to->methodology)
            from = x[i];
    if (from == NULL)
        return STR_NONE;
    int64_t moved = to->value_centi - from->value_centi;
    struct str values[] = {centi_words(r->mem, r->lang, moved < 0 ? -moved : moved), str_fmt(r->mem, "%lld", (long long)from->year)};
    if (moved == 0)
        return say_with(r->mem, r->lang, N_("igual que en %2"), values, 2);
    if (moved == 100 || moved == -100)
        return say_with(r->mem, r->lang, moved > 0 ? N_("subió %1 punto desde %2") : N_("bajó %1 punto desde %2"), values, 2);
    return say_with(r->mem, r->lang, moved > 0 ? N_("subió %1 puntos desde %2") : N_("bajó %1 puntos desde %2"), values, 2);
}

static bool same_plan(const struct compare_figure *a, const struct compare_figure *b)
{
    return str_eq(a->jurisdiction_code, b->jurisdiction_code) && a->plan_number == b->plan_number;
}

static struct compare_row figure_row(struct request *r, bool named, const struct compare_figure *all, size_t count, int code, struct years y)
{
    size_t columns = years_count(y) + 1;
    struct compare_cell *cells = arena_array(r->mem, struct compare_cell, columns);
    const struct compare_figure **found = arena_array(r->mem, const struct compare_figure *, columns), *any = all, *newest = NULL;
    for (size_t i = 0; i < count; i++)
        if (all[i].code == code && (all[i].year == NONE || all[i].year >= y.first)) {
            found[all[i].year == NONE ? columns - 1 : (size_t)(all[i].year - y.first)] = &all[i];
            newest = &all[i];
        }
    for (size_t i = 0; i < columns; i++)
        if (found[i] != NULL)
            cells[i] = figure_cell(r, found[i], newest);
    struct str number = int_words(r->mem, r->lang, any->plan_number), plan = say_with(r->mem, r->lang, N_("Plan %1"), &number, 1);
    return (struct compare_row){
        .label = named ? str_fmt(r->mem, "%.*s, %.*s", STR_ARG(any->jurisdiction_name), STR_ARG(plan)) : plan,
        .path = path_fmt(r, "/%.*s/plan/%lld/resultados", STR_ARG(any->jurisdiction_code), (long long)any->plan_number),
        .cells = cells, .cells_count = columns, .change = change_of(r, found, columns), .demo = any->demo};
}

void compare_indices(struct request *r, bool named, const struct compare_figure *all, size_t count, struct compare_page *page)
{
    struct years y = {0};
    size_t plans = 0;
    for (size_t i = 0; i < count; i++) {
        plans += i == 0 || !same_plan(&all[i], &all[i - 1]);
        if (all[i].year != NONE)
            years_take(&y, (int)all[i].year);
    }
    struct compare_table *tables = arena_array(r->mem, struct compare_table, INDEX_COUNT);
    const struct str *columns = columns_of(r, y, true);
    for (int code = 0; code < INDEX_COUNT && plans > 0; code++) {
        struct str label = str_of(say(r->lang, choice_label(&index_code_choices, code)));
        struct compare_table *t = &tables[page->indices_count++];
        *t = (struct compare_table){.title = label, .id = str_of(choice_code(&index_code_choices, code)),
                                    .head = N_("Plan"), .moves = true,
                                    .caption = say_with(r->mem, r->lang, N_("%1 por plan y por año, en porcentaje"), &label, 1), .columns = columns,
                                    .columns_count = years_count(y) + 1, .rows = arena_array(r->mem, struct compare_row, plans)};
        for (size_t from = 0, to; from < count; from = to) {
            for (to = from + 1; to < count && same_plan(&all[to], &all[from]);)
                to++;
            t->rows[t->rows_count++] = figure_row(r, named, &all[from], to - from, code, y);
        }
        compare_cells_named(t);
    }
    page->indices = tables;
}

/* Values: of each year, the last period that was due. */
static struct index_indicator sheet_of(const struct compare_value *x)
{
    return (struct index_indicator){.code = x->code, .type = x->type, .unit = x->unit, .scale = x->scale};
}

static struct html value_bar(struct request *r, int64_t value, int64_t whole)
{
    int64_t share = NONE;
    if (value == NONE || value < 0 || whole <= 0 || !decimal_scale(value, 10000, whole, &share))
        return (struct html){STR_NONE};
    return chart_bar(r->mem, r->lang, NONE, share, NONE, false);
}

static struct str whole_words(struct request *r, const struct index_indicator *sheet, int64_t whole)
{
    return whole <= 0 || sheet->type == TYPE_ORDINAL || sheet->type == TYPE_QUALITATIVE ? STR_NONE : index_value_words(r->mem, r->lang, sheet, VALUE_REPORTED, whole);
}

static const struct compare_period *periods_at(const struct compare_period *all, size_t count, int64_t indicator, size_t *ret_count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (all[middle].indicator < indicator)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < count && all[end].indicator == indicator)
        end++;
    *ret_count = end - low;
    return &all[low];
}

/* The last period of that year; NULL: none was due. */
static const struct compare_period *of_year(const struct compare_period *rows, size_t count, int year)
{
    const struct compare_period *found = NULL;
    for (size_t i = 0; i < count; i++)
        found = year_of(rows[i].ends_on) == year ? &rows[i] : found;
    return found;
}

struct group {
    const struct compare_value *all;
    size_t count;
    const struct compare_period *periods;
    size_t period_count;
    struct years years;
    int64_t whole;
};

static void group_measure(struct group *g)
{
    int64_t most = 0;
    for (size_t i = 0; i < g->count; i++) {
        size_t n;
        const struct compare_period *rows = periods_at(g->periods, g->period_count, g->all[i].indicator, &n);
        for (size_t k = 0; k < n; k++) {
            years_take(&g->years, year_of(rows[k].ends_on));
            if (sheets_differ(g->all, &g->all[i]) == NULL && rows[k].value_micro != NONE && rows[k].value_micro > most)
                most = rows[k].value_micro;
        }
    }
    g->whole = compare_whole(g->all[0].type, most);
}

static struct compare_cell value_cell(struct request *r, const struct group *g, const struct compare_value *x, int year)
{
    size_t n, n_first;
    const struct compare_period *rows = periods_at(g->periods, g->period_count, x->indicator, &n), *now = of_year(rows, n, year);
    const struct compare_period *rows_first = periods_at(g->periods, g->period_count, g->all[0].indicator, &n_first),
                                *first = of_year(rows_first, n_first, year);
    const struct index_indicator sheet = sheet_of(x);
    if (now == NULL)
        return (struct compare_cell){0};
    struct str day = day_words_short(r->mem, r->lang, now->ends_on);
    struct compare_cell c = {.value = index_value_words(r->mem, r->lang, &sheet, now->status, now->value_micro),
                             .note = say_with(r->mem, r->lang, N_("al %1"), &day, 1)};
    if (sheets_differ(g->all, x) == NULL)
        c.bar = value_bar(r, now->value_micro, g->whole);
    if (first != NULL && first->ends_on.n != now->ends_on.n)
        c.note = say_with(r->mem, r->lang, N_("al %1, otro período: no se compara"), &day, 1);
    return c;
}

static struct compare_row value_row(struct request *r, const struct group *g, const struct compare_value *x)
{
    size_t columns = years_count(g->years);
    struct compare_cell *cells = arena_array(r->mem, struct compare_cell, columns);
    for (size_t i = 0; i < columns; i++)
        cells[i] = value_cell(r, g, x, g->years.first + (int)i);
    int status = x->status < 0 ? VALUE_NOT_DUE : x->status;
    enum standing s = standing_of(status, x->category);
    struct str code = url_component(r->mem, x->code);
    return (struct compare_row){
        .label = x->jurisdiction_name, .path = path_fmt(r, "/%.*s/indicador/%.*s", STR_ARG(x->jurisdiction_code), STR_ARG(code)), .cells = cells,
        .cells_count = columns, .label_class = standing_class(s), .standing = choice_label(&standing_choices, (int)s),
        .why_not = sheets_differ(g->all, x), .is_parent = x->is_parent};
}

void compare_indicators(struct request *r, const struct compare_value *all, size_t count, const struct compare_period *periods, size_t period_count,
                        struct compare_page *page)
{
    struct compare_table *tables = arena_array(r->mem, struct compare_table, count);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && str_eq(all[end].group_code, all[first].group_code);)
            end++;
        if (end - first < 2)
            continue;
        struct group g = {&all[first], end - first, periods, period_count, {0}, 0};
        group_measure(&g);
        const struct index_indicator sheet = sheet_of(&all[first]);
        struct compare_table *t = &tables[page->indicators_count++];
        *t = (struct compare_table){.title = all[first].name, .id = all[first].group_code,
                                    .head = N_("Jurisdicción"), .judged = true,
                                    .caption = say_with(r->mem, r->lang, N_("%1: el último período de cada año"), &all[first].name, 1),
                                    .columns = columns_of(r, g.years, false), .columns_count = years_count(g.years),
                                    .rows = arena_array(r->mem, struct compare_row, end - first), .whole = whole_words(r, &sheet, g.whole)};
        for (size_t i = first; i < end; i++)
            t->rows[t->rows_count++] = value_row(r, &g, &all[i]);
        compare_cells_named(t);
    }
    page->indicators = tables;
}
