/* SPDX-License-Identifier: EUPL-1.2
 * One indicator by province: the parts of a sheet that are provinces, and what governments of provinces report. */
#include <stdlib.h>

#include "room/index/index_view.h"

static int year_of(struct day d)
{
    int year, month, day;
    day_split(d, &year, &month, &day);
    return year;
}

static struct index_indicator sheet_of(const struct compare_province *x)
{
    return (struct index_indicator){.code = x->code, .type = x->type, .unit = x->unit, .scale = x->scale};
}

static const char *differs(const struct compare_province *a, const struct compare_province *b)
{
    const struct compare_value x = {.type = a->type, .unit = a->unit, .direction = a->direction},
                               y = {.type = b->type, .unit = b->unit, .direction = b->direction};
    return sheets_differ(&x, &y);
}

static bool same_row(const struct compare_province *a, const struct compare_province *b)
{
    return str_eq(a->province_code, b->province_code) && a->indicator == b->indicator;
}

/* The largest newest value first; then what has none, in the order of the codes. */
static int by_order(const void *a, const void *b)
{
    const struct compare_row *x = a, *y = b;
    if (x->order != y->order)
        return x->order == NONE ? 1 : y->order == NONE ? -1 : x->order < y->order ? 1 : -1;
    return x->position < y->position ? -1 : x->position > y->position;
}

struct span {
    const struct compare_province *all; /* the first is what others are compared with */
    int first, last;
    int64_t whole;
};

static void cell_fill(struct request *r, const struct span *s, const struct compare_province *x, struct compare_cell *ret)
{
    int64_t share = NONE;
    const struct index_indicator sheet = sheet_of(x);
    ret->value = index_value_words(r->mem, r->lang, &sheet, x->status, x->value_micro);
    struct str day = day_words_short(r->mem, r->lang, x->ends_on);
    ret->note = say_with(r->mem, r->lang, N_("al %1"), &day, 1);
    ret->bar = (struct html){STR_NONE};
    if (differs(s->all, x) == NULL && x->value_micro != NONE && x->value_micro >= 0 && s->whole > 0 && decimal_scale(x->value_micro, 10000, s->whole, &share))
        ret->bar = chart_bar(r->mem, r->lang, NONE, share, NONE, false);
}

/* Periods of one province as one tells them: the last of each year stands. */
static struct compare_row row_of(struct request *r, const struct span *s, const struct compare_province *rows, size_t count)
{
    size_t columns = (size_t)(s->last - s->first + 1);
    struct compare_cell *cells = arena_array(r->mem, struct compare_cell, columns);
    struct str code = url_component(r->mem, rows->code);
    for (size_t i = 0; i < count; i++)
        cell_fill(r, s, &rows[i], &cells[year_of(rows[i].ends_on) - s->first]);
    const struct compare_province *last = &rows[count - 1];
    const char *why_not = differs(s->all, rows);
    return (struct compare_row){
        .label = rows->province_name, .place = rows->jurisdiction_name,
        .path = path_fmt(r, "/%.*s/indicador/%.*s", STR_ARG(rows->jurisdiction_code), STR_ARG(code)), .cells = cells, .cells_count = columns,
        .why_not = why_not, .order = why_not == NULL && year_of(last->ends_on) == s->last ? last->value_micro : NONE};
}

/* Provinces in colours where their newest values are whole numbers: the table beside it says the same. */
static void map_fill(struct request *r, const struct span *s, const struct compare_province *all, size_t count, struct compare_page *page)
{
    struct chart_place *places = arena_array(r->mem, struct chart_place, count);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const struct compare_province *x = &all[i];
        bool newest = i + 1 == count || !same_row(x, &all[i + 1]);
        if (!newest || x->value_micro == NONE || differs(s->all, x) != NULL || year_of(x->ends_on) != s->last)
            continue;
        if (x->type == TYPE_ORDINAL || x->value_micro < 0 || x->value_micro % MICRO != 0)
            return;
        places[n++] = (struct chart_place){x->province_code, x->value_micro / MICRO};
    }
    struct str words[] = {all[0].name, str_fmt(r->mem, "%d", s->last)};
    if (n > 0)
        page->map = chart_map_known(r->mem, places, n, say_with(r->mem, r->lang, N_("%1 por provincia, %2; límites referenciales. Los mismos números están en la tabla."), words, 2));
}

void compare_by_province(struct request *r, const struct compare_province *all, size_t count, struct compare_page *page)
{
    struct span s = {all, 0, 0, 0};
    struct compare_table *t = arena_array(r->mem, struct compare_table, 1);
    int64_t most = 0;
    for (size_t i = 0; i < count; i++) {
        int year = year_of(all[i].ends_on);
        s.first = i == 0 || year < s.first ? year : s.first;
        s.last = year > s.last ? year : s.last;
        if (differs(all, &all[i]) == NULL && all[i].value_micro != NONE && all[i].value_micro > most)
            most = all[i].value_micro;
    }
    if (count == 0)
        return;
    const struct index_indicator sheet = sheet_of(all);
    size_t columns = (size_t)(s.last - s.first + 1);
    struct str *names = arena_array(r->mem, struct str, columns);
    for (size_t i = 0; i < columns; i++)
        names[i] = str_fmt(r->mem, "%d", s.first + (int)i);
    s.whole = compare_whole(all->type, most);
    *t = (struct compare_table){.title = all->name, .head = N_("Provincia"), .places = true, .id = STR("por-provincia"), .columns = names, .columns_count = columns,
                                .caption = say_with(r->mem, r->lang, N_("%1 por provincia: el último período de cada año"), &all->name, 1),
                                .rows = arena_array(r->mem, struct compare_row, count),
                                .whole = all->type == TYPE_ORDINAL || s.whole == 0 ? STR_NONE : index_value_words(r->mem, r->lang, &sheet, VALUE_REPORTED, s.whole)};
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && same_row(&all[to], &all[from]);)
            to++;
        t->rows[t->rows_count] = row_of(r, &s, &all[from], to - from);
        t->rows[t->rows_count].position = t->rows_count;
        t->rows_count++;
    }
    compare_cells_named(t);
    qsort(t->rows, t->rows_count, sizeof *t->rows, by_order);
    map_fill(r, &s, all, count, page);
    page->provinces = t;
    page->provinces_count = 1;
}
