/* SPDX-License-Identifier: EUPL-1.2
 * Sets as cells, with an index. */
#include "room/archive/archive_grid.h"

#include <stdlib.h>

#include "document/csv.h"

#define HASH_BEGINS UINT64_C(0xcbf29ce484222325)

static uint64_t hash_more(uint64_t h, struct str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        h = (h ^ (unsigned char)cell.ptr[i]) * UINT64_C(0x100000001b3);
    return (h ^ 0x1f) * UINT64_C(0x100000001b3);
}

static size_t column_of(const struct grid *g, struct str name)
{
    for (size_t i = 0; i < g->columns; i++)
        if (str_eq(g->names[i], name))
            return i;
    return GRID_NOWHERE;
}

struct str grid_cell(const struct grid *g, size_t row, const char *column)
{
    size_t i = column_of(g, str_of(column));
    return i == GRID_NOWHERE ? STR_NONE : g->cells[row * g->columns + i];
}

bool grid_is(const struct grid *g, size_t row, const char *column, const char *text)
{
    return str_is(grid_cell(g, row, column), text);
}

bool grid_flag(const struct grid *g, size_t row, const char *column)
{
    return grid_is(g, row, column, "1");
}

static uint64_t key_of(const struct grid *g, size_t row, const char *columns)
{
    uint64_t h = HASH_BEGINS;
    for (struct str rest = str_of(columns); !str_empty(rest);) {
        size_t i = column_of(g, str_cut(&rest, ' '));
        h = hash_more(h, i == GRID_NOWHERE ? STR_NONE : g->cells[row * g->columns + i]);
    }
    return h;
}

static int by_key(const void *a, const void *b)
{
    const struct grid_place *x = a, *y = b;
    return x->key != y->key ? (x->key < y->key ? -1 : 1) : x->row < y->row ? -1 : x->row > y->row;
}

static struct str *row_kept(struct archive_reader *r, const struct csv_row *row, size_t columns)
{
    struct str *kept = arena_array(r->mem, struct str, columns);
    for (size_t i = 0; i < columns; i++)
        kept[i] = i < row->count ? str_copy(r->mem, row->cells[i]) : STR_NONE;
    return kept;
}

static void rows_read(struct grid *g, struct str text)
{
    struct csv_reader c = csv_text(text, ',');
    struct csv_row row;
    struct arena cells = arena_new((size_t)64 << 20);
    size_t room = 0;
    if (csv_next(&c, &cells, &row) == DONE) {
        g->columns = row.count;
        g->names = row_kept(g->r, &row, row.count);
        for (;; g->count++) {
            arena_reset(&cells);
            c.number = 0;
            if (csv_next(&c, &cells, &row) != DONE)
                break; /* said by who reads its types */
            if (g->count == room) {
                size_t more = room == 0 ? 64 : room * 2, one = g->columns * sizeof *g->cells;
                g->cells = arena_grow(g->r->mem, g->cells, room * one, more * one);
                room = more;
            }
            struct str *kept = row_kept(g->r, &row, g->columns);
            for (size_t i = 0; i < g->columns; i++)
                g->cells[g->count * g->columns + i] = kept[i];
        }
    }
    arena_free(&cells);
}

enum status grid_read(struct archive_reader *r, const char *set, const char *key, struct grid *ret)
{
    struct arena one = arena_new((size_t)2 << 30);
    struct str text;
    *ret = (struct grid){.r = r, .key = key};
    ret->file = str_fmt(r->mem, "datos/%.*s/%s.csv", STR_ARG(r->jurisdiction), set);
    enum status s = archive_entry(r, &one, ret->file, &text);
    if (s == DONE)
        rows_read(ret, text);
    arena_free(&one);
    ret->places = arena_array(r->mem, struct grid_place, ret->count);
    for (size_t i = 0; i < ret->count; i++)
        ret->places[i] = (struct grid_place){key_of(ret, i, key), i};
    if (ret->count > 1)
        qsort(ret->places, ret->count, sizeof *ret->places, by_key);
    return s == NOT_FOUND ? DONE : s;
}

static size_t first_of(const struct grid *g, uint64_t key)
{
    size_t low = 0, high = g->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (g->places[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t found(const struct grid *g, uint64_t key)
{
    size_t at = first_of(g, key);
    return at < g->count && g->places[at].key == key ? g->places[at].row : GRID_NOWHERE;
}

size_t grid_find(const struct grid *g, const struct grid *other, size_t row, const char *columns)
{
    return found(g, key_of(other, row, columns));
}

size_t grid_find_cells(const struct grid *g, const struct str *cells, size_t count)
{
    uint64_t h = HASH_BEGINS;
    for (size_t i = 0; i < count; i++)
        h = hash_more(h, cells[i]);
    return found(g, h);
}

const struct grid_place *grid_rows(const struct grid *g, const struct grid *other, size_t row, const char *columns, size_t *ret_count)
{
    uint64_t key = key_of(other, row, columns);
    size_t at = first_of(g, key), n = 0;
    while (at + n < g->count && g->places[at + n].key == key)
        n++;
    *ret_count = n;
    return g->places + at;
}

/* "plan_number 1, number 4" */
static struct str row_named(const struct grid *g, struct arena *a, size_t row)
{
    struct buf b = BUF(a);
    for (struct str rest = str_of(g->key); !str_empty(rest);) {
        struct str name = str_cut(&rest, ' ');
        size_t i = column_of(g, name);
        struct str cell = i == GRID_NOWHERE ? STR_NONE : g->cells[row * g->columns + i];
        buf_fmt(&b, "%s%.*s %.*s", b.len > 0 ? ", " : "", STR_ARG(name), STR_ARG(cell));
    }
    return buf_str(&b);
}

void grid_complain(const struct grid *g, size_t row, const char *what)
{
    struct arena one = arena_new(1 << 20);
    struct str name = row_named(g, &one, row);
    archive_complain(g->r, "%.*s, fila %zu (%.*s): %s", STR_ARG(g->file), row + 2, STR_ARG(name), what);
    arena_free(&one);
}

void grid_compare(const struct grid *g, size_t row, const char *column, struct str is, const char *whose)
{
    struct str cell = grid_cell(g, row, column);
    g->r->proof.lists++;
    if (str_eq(cell, is))
        return;
    struct arena one = arena_new(1 << 20);
    struct str name = row_named(g, &one, row);
    archive_complain(g->r, "%.*s, fila %zu (%.*s), columna %s: dice «%.*s» y %s dice «%.*s»", STR_ARG(g->file), row + 2, STR_ARG(name), column,
                     STR_ARG(cell), whose, STR_ARG(is));
    arena_free(&one);
}
