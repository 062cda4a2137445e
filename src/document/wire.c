/* SPDX-License-Identifier: EUPL-1.2
 * The stream is records: a letter, then numbers (4 bytes, lowest first) and texts (length, bytes).
 *   S hidden name                      a sheet begins
 *   C row column kind flags text       a cell of it
 *   D rows columns                     how large it is
 *   G row column last_row last_column  an area of merged cells
 *   R row column message v1 v2 v3      a remark;  P the same: the problem
 *   E dropped_remarks                  the end */
#include "document/wire.h"

#include "document/charset.h"

static void put_number(struct buf *b, size_t n)
{
    uint32_t v = n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
    for (int i = 0; i < 4; i++)
        buf_char(b, (char)(v >> (8 * i)));
}

static void put_text(struct buf *b, struct str s)
{
    put_number(b, s.len);
    buf_add(b, s);
}

static void put_remark(struct buf *b, char letter, const struct remark *m)
{
    buf_char(b, letter);
    put_number(b, m->row);
    put_number(b, m->column);
    put_text(b, m->message);
    put_number(b, m->value_count);
    for (size_t i = 0; i < 3; i++)
        put_text(b, m->values[i]);
}

static bool flush(struct buf *b, bool (*write)(void *context, struct str piece), void *context)
{
    bool ok = b->len == 0 || write(context, buf_str(b));
    b->len = 0;
    return ok;
}

static bool write_sheet(const struct sheet *s, struct buf *b, bool (*write)(void *, struct str),
                        void *context)
{
    buf_char(b, 'S');
    put_number(b, s->hidden);
    put_text(b, s->name);
    for (size_t r = 0; r < s->rows; r++) {
        for (size_t c = 0; c < s->row[r].count; c++) {
            const struct cell *cell = &s->row[r].cells[c];
            if (cell->text.len == 0)
                continue;
            buf_char(b, 'C');
            put_number(b, r + 1);
            put_number(b, c + 1);
            put_number(b, cell->kind);
            put_number(b, cell->flags & CELL_FORMULA);
            put_text(b, cell->text);
        }
        if (!flush(b, write, context))
            return false;
    }
    buf_char(b, 'D');
    put_number(b, s->rows);
    put_number(b, s->columns);
    for (size_t i = 0; i < s->span_count; i++) {
        const struct span *g = &s->spans[i];
        buf_char(b, 'G');
        put_number(b, g->row);
        put_number(b, g->column);
        put_number(b, g->last_row);
        put_number(b, g->last_column);
    }
    return flush(b, write, context);
}

bool wire_write(const struct book *book, struct arena *a, bool (*write)(void *context, struct str piece),
                void *context)
{
    struct buf b = BUF(a);
    if (book->problem.message.len == 0)
        for (size_t i = 0; i < book->sheet_count; i++)
            if (!write_sheet(&book->sheets[i], &b, write, context))
                return false;
    for (size_t i = 0; i < book->remarks.count; i++)
        put_remark(&b, 'R', &book->remarks.items[i]);
    if (book->problem.message.len > 0)
        put_remark(&b, 'P', &book->problem);
    buf_char(&b, 'E');
    put_number(&b, book->remarks.dropped);
    return flush(&b, write, context);
}

struct cursor {
    struct str rest;
    bool broken;
};

static size_t take_number(struct cursor *c)
{
    if (c->broken || c->rest.len < 4) {
        c->broken = true;
        return 0;
    }
    uint32_t v = 0;
    for (int i = 0; i < 4; i++)
        v |= (uint32_t)(unsigned char)c->rest.ptr[i] << (8 * i);
    c->rest = (struct str){c->rest.ptr + 4, c->rest.len - 4};
    return v;
}

/* Borrowed from the stream. */
static struct str take_text(struct cursor *c, size_t max)
{
    size_t len = take_number(c);
    if (c->broken || len > c->rest.len || len > max) {
        c->broken = true;
        return STR("");
    }
    struct str s = {c->rest.ptr, len};
    c->rest = (struct str){c->rest.ptr + len, c->rest.len - len};
    c->broken = !utf8_valid(s);
    return s;
}

static struct remark take_remark(struct cursor *c, struct arena *a)
{
    struct remark m = {.row = take_number(c)};
    m.column = take_number(c);
    m.message = str_copy(a, take_text(c, 1000));
    m.value_count = take_number(c);
    if (m.value_count > 3)
        c->broken = true;
    for (size_t i = 0; i < 3; i++)
        m.values[i] = str_copy(a, take_text(c, 4 * (size_t)TABLE_CELL_BYTES));
    return m;
}

static void take_cell(struct cursor *c, struct arena *a, struct book *b, struct sheet *s)
{
    size_t row = take_number(c), column = take_number(c), kind = take_number(c), flags = take_number(c);
    struct str text = take_text(c, TABLE_CELL_BYTES);
    if (c->broken || s == NULL || row < 1 || column < 1 || kind > CELL_ERROR ||
        (flags & ~CELL_FORMULA) != 0) {
        c->broken = true;
        return;
    }
    struct cell cell = {.text = text, .kind = (enum cell_kind)kind, .flags = (unsigned)flags};
    if (sheet_put(b, s, a, row, column, cell) != DONE)
        c->broken = true; /* with the problem in b */
}

static void take_size(struct cursor *c, struct arena *a, struct book *b, struct sheet *s)
{
    size_t rows = take_number(c), columns = take_number(c);
    if (c->broken || s == NULL || sheet_widen(b, s, a, rows, columns) != DONE)
        c->broken = true;
}

static void take_span(struct cursor *c, struct arena *a, struct sheet *s)
{
    struct span g = {.row = take_number(c)};
    g.column = take_number(c);
    g.last_row = take_number(c);
    g.last_column = take_number(c);
    if (c->broken || s == NULL)
        c->broken = true;
    else
        sheet_merge(s, a, g);
}

bool wire_read(struct str stream, struct arena *a, struct book *ret)
{
    struct cursor c = {.rest = stream};
    struct sheet *sheet = NULL;
    *ret = (struct book){0};
    while (!c.broken && c.rest.len > 0) {
        char letter = c.rest.ptr[0];
        c.rest = (struct str){c.rest.ptr + 1, c.rest.len - 1};
        if (letter == 'S') {
            bool hidden = take_number(&c) != 0;
            struct str name = take_text(&c, 1000);
            sheet = c.broken ? NULL : book_add(ret, a, name, hidden);
            c.broken |= sheet == NULL;
        } else if (letter == 'C') {
            take_cell(&c, a, ret, sheet);
        } else if (letter == 'D') {
            take_size(&c, a, ret, sheet);
        } else if (letter == 'G') {
            take_span(&c, a, sheet);
        } else if (letter == 'R') {
            struct remark m = take_remark(&c, a);
            if (!c.broken)
                remark_add(&ret->remarks, a, m.row, m.column, m.message.ptr, m.values, m.value_count);
        } else if (letter == 'P') {
            ret->problem = take_remark(&c, a);
        } else if (letter == 'E') {
            ret->remarks.dropped += take_number(&c);
            return !c.broken && c.rest.len == 0;
        } else {
            c.broken = true;
        }
    }
    return ret->problem.message.len > 0;
}
