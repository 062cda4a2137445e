/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/table.h"

#include <string.h>

#include "base/text.h"

#define HEADER_ROWS 20u
#define MERGED_AREA 100000u

struct cell sheet_cell(const struct sheet *s, size_t row, size_t column)
{
    if (row < 1 || row > s->rows || column < 1 || column > s->row[row - 1].count)
        return (struct cell){.text = STR("")};
    struct cell c = s->row[row - 1].cells[column - 1];
    if (c.text.ptr == NULL)
        c.text = STR("");
    return c;
}

struct str sheet_text(const struct sheet *s, size_t row, size_t column)
{
    return sheet_cell(s, row, column).text;
}

struct str *sheet_row_texts(const struct sheet *s, struct arena *a, size_t row, size_t width)
{
    struct str *texts = arena_array(a, struct str, width);
    for (size_t c = 0; c < width; c++)
        texts[c] = sheet_text(s, row, c + 1);
    return texts;
}

struct str cell_name(struct arena *a, size_t row, size_t column)
{
    char letters[16];
    size_t at = sizeof letters;
    for (size_t n = column; n > 0; n = (n - 1) / 26)
        letters[--at] = (char)('A' + (n - 1) % 26);
    return str_fmt(a, "%.*s%zu", (int)(sizeof letters - at), letters + at, row);
}

bool cell_parse(struct str name, size_t *ret_row, size_t *ret_column)
{
    size_t i = 0, row = 0, column = 0;
    for (; i < name.len && i < 4; i++) {
        char c = name.ptr[i];
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        if (c < 'A' || c > 'Z')
            break;
        column = column * 26 + (size_t)(c - 'A') + 1;
    }
    size_t digits_from = i;
    for (; i < name.len && i < digits_from + 9; i++) {
        if (name.ptr[i] < '0' || name.ptr[i] > '9')
            break;
        row = row * 10 + (size_t)(name.ptr[i] - '0');
    }
    if (i != name.len || column == 0 || (ret_row != NULL && row == 0))
        return false;
    *ret_column = column;
    if (ret_row != NULL)
        *ret_row = row;
    return true;
}

bool sheet_row_blank(const struct sheet *s, size_t row)
{
    for (size_t c = 1; row >= 1 && row <= s->rows && c <= s->row[row - 1].count; c++)
        if (str_trim(sheet_text(s, row, c)).len > 0)
            return false;
    return true;
}

/* A header for comparing: folded, runs of blanks as one, without a closing asterisk or colon. */
static struct str header_key(struct arena *a, struct str text)
{
    struct str folded = text_fold(a, text);
    struct buf b = BUF(a);
    bool gap = false;
    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '_') {
            gap = b.len > 0;
            continue;
        }
        if (gap)
            buf_char(&b, ' ');
        gap = false;
        buf_char(&b, c);
    }
    struct str key = buf_str(&b);
    while (key.len > 0 &&
           (key.ptr[key.len - 1] == '*' || key.ptr[key.len - 1] == ':' || key.ptr[key.len - 1] == ' '))
        key.len--;
    return key;
}

size_t sheet_header(const struct sheet *s, struct arena *a, const char *const *wanted, size_t count,
                    size_t *ret_columns)
{
    size_t best = 0, best_found = 0;
    struct str *keys = arena_array(a, struct str, count);
    size_t *columns = arena_array(a, size_t, count);
    for (size_t i = 0; i < count; i++)
        keys[i] = header_key(a, str_of(wanted[i]));
    memset(ret_columns, 0, count * sizeof *ret_columns);
    for (size_t r = 1; r <= s->rows && r <= HEADER_ROWS; r++) {
        size_t found = 0;
        memset(columns, 0, count * sizeof *columns);
        for (size_t c = 1; c <= s->row[r - 1].count; c++) {
            struct str key = header_key(a, str_part(sheet_text(s, r, c), 0, 400));
            for (size_t i = 0; key.len > 0 && i < count; i++)
                if (columns[i] == 0 && str_eq(keys[i], key)) {
                    columns[i] = c;
                    found++;
                    break;
                }
        }
        if (found > best_found) {
            best = r;
            best_found = found;
            memcpy(ret_columns, columns, count * sizeof *columns);
        }
    }
    if (best_found * 2 >= count)
        return best;
    memset(ret_columns, 0, count * sizeof *ret_columns);
    return 0;
}

struct sheet *book_sheet(const struct book *b, struct arena *a, const char *name)
{
    struct str wanted = header_key(a, str_of(name));
    for (size_t i = 0; i < b->sheet_count; i++)
        if (str_eq(header_key(a, b->sheets[i].name), wanted))
            return &b->sheets[i];
    return NULL;
}

struct sheet *book_add(struct book *b, struct arena *a, struct str name, bool hidden)
{
    if (b->sheet_count == TABLE_SHEETS) {
        (void)book_refuse(b, TOO_LARGE, 0, N_("El libro tiene demasiadas hojas: se aceptan hasta 100."),
                          STR_NONE);
        return NULL;
    }
    if (b->sheets == NULL)
        b->sheets = arena_array(a, struct sheet, TABLE_SHEETS);
    struct sheet *s = &b->sheets[b->sheet_count++];
    *s = (struct sheet){.name = str_copy(a, name), .hidden = hidden};
    return s;
}

static void rows_room(struct sheet *s, struct arena *a, size_t row)
{
    if (row <= s->room)
        return;
    size_t size = s->room == 0 ? 64 : s->room;
    while (size < row)
        size *= 2;
    s->row = arena_grow(a, s->row, s->room * sizeof *s->row, size * sizeof *s->row);
    s->room = size;
}

/* Rows grow by doubling up to a power of two: their capacity follows from their count. */
static size_t row_size(size_t count)
{
    size_t size = count == 0 ? 0 : 8;
    while (size < count)
        size *= 2;
    return size;
}

static void row_room(struct table_row *row, struct arena *a, size_t column)
{
    size_t old = row_size(row->count), size = row_size(column);
    if (size > old)
        row->cells = arena_grow(a, row->cells, old * sizeof *row->cells, size * sizeof *row->cells);
    if (column > row->count)
        row->count = column;
}

enum status sheet_widen(struct book *b, struct sheet *s, struct arena *a, size_t rows, size_t columns)
{
    if (rows > TABLE_ROWS)
        return book_refuse(b, TOO_LARGE, rows, N_("La hoja «%1» pasa de 200.000 filas."), s->name);
    if (columns > TABLE_COLUMNS)
        return book_refuse(b, TOO_LARGE, rows, N_("La hoja «%1» pasa de 400 columnas."), s->name);
    rows_room(s, a, rows);
    s->rows = rows > s->rows ? rows : s->rows;
    s->columns = columns > s->columns ? columns : s->columns;
    return DONE;
}

enum status sheet_put(struct book *b, struct sheet *s, struct arena *a, size_t row, size_t column,
                      struct cell cell)
{
    assert(row >= 1 && column >= 1);
    if (cell.text.len > TABLE_CELL_BYTES)
        return book_refuse(b, TOO_LARGE, row, N_("Una celda de la hoja «%1» pasa de 100 KB de texto."),
                           s->name);
    if (s->cell_count >= TABLE_CELLS || a->exhausted)
        return book_refuse(b, TOO_LARGE, row,
                           N_("La tabla es demasiado grande: divídela en varios archivos."), s->name);
    TRY(sheet_widen(b, s, a, row, column));
    row_room(&s->row[row - 1], a, column);
    s->row[row - 1].cells[column - 1] = cell;
    s->cell_count++;
    return DONE;
}

void sheet_merge(struct sheet *s, struct arena *a, struct span span)
{
    size_t last_row = span.last_row < s->rows ? span.last_row : s->rows;
    size_t last_column = span.last_column < s->columns ? span.last_column : s->columns;
    if (span.row < 1 || span.column < 1 || span.row > last_row || span.column > last_column || a->exhausted)
        return;
    /* A file may claim any area: what it may cost is bounded. */
    s->merged_area += (last_row - span.row + 1) * (last_column - span.column + 1);
    if (s->merged_area > MERGED_AREA)
        return;
    for (size_t r = span.row; r <= last_row; r++) {
        row_room(&s->row[r - 1], a, last_column);
        for (size_t c = span.column; c <= last_column; c++) {
            struct cell *cell = &s->row[r - 1].cells[c - 1];
            if (r == span.row && c == span.column)
                cell->flags |= CELL_MERGED;
            else
                *cell = (struct cell){.flags = CELL_COVERED};
        }
    }
    size_t old = row_size(s->span_count), size = row_size(s->span_count + 1);
    if (size > old)
        s->spans = arena_grow(a, s->spans, old * sizeof *s->spans, size * sizeof *s->spans);
    s->spans[s->span_count++] = span;
}

void remark_add(struct remarks *r, struct arena *a, size_t row, size_t column, const char *message,
                const struct str *values, size_t value_count)
{
    assert(value_count <= 3);
    if (r->count == REMARKS_MAX) {
        r->dropped++;
        return;
    }
    if (r->count == r->size) {
        size_t size = r->size == 0 ? 16 : r->size * 2;
        r->items = arena_grow(a, r->items, r->size * sizeof *r->items, size * sizeof *r->items);
        r->size = size;
    }
    struct remark *m = &r->items[r->count++];
    *m =
        (struct remark){.row = row, .column = column, .message = str_of(message), .value_count = value_count};
    for (size_t i = 0; i < value_count; i++)
        m->values[i] = str_copy(a, values[i]);
}

enum status book_refuse(struct book *b, enum status why, size_t row, const char *message, struct str value)
{
    if (b->problem.message.len == 0)
        b->problem = (struct remark){.row = row,
                                     .message = str_of(message),
                                     .values = {value},
                                     .value_count = value.ptr == NULL ? 0 : 1};
    return why;
}
