/* SPDX-License-Identifier: EUPL-1.2
 * Reading an archive back: entries, tables, comparisons in words. */
#include "room/archive/archive_read.h"

#include "base/decimal.h"
#include "document/csv.h"
#include "view/out.h"

#define COLUMNS_MOST 400u

void archive_complain(struct archive_reader *r, const char *format, ...)
{
    struct arena one = arena_new(1 << 20);
    va_list args;
    va_start(args, format);
    r->complain(r->context, str_vfmt(&one, format, args));
    va_end(args);
    r->proof.differences++;
    arena_free(&one);
}

static enum status piece_added(void *context, struct str piece)
{
    buf_add(context, piece);
    return ((struct buf *)context)->arena->exhausted ? NO_MEMORY : DONE;
}

enum status archive_entry(struct archive_reader *r, struct arena *mem, struct str name, struct str *ret)
{
    struct buf b = BUF(mem);
    struct book refused = {0};
    enum status s = archive_read(&r->zip, str_chars(mem, name), &refused, piece_added, &b);
    if (s == DONE)
        *ret = buf_str(&b);
    else if (s != NOT_FOUND)
        archive_complain(r, "%.*s: no se puede leer (%s); %.*s", STR_ARG(name), status_words(s), STR_ARG(refused.problem.message));
    return s;
}

/* A cell as the house writes it; false: it is not of the type. */
static bool cell_load(const struct field *f, void *row, struct arena *mem, struct str cell)
{
    int64_t n;
    if (str_empty(cell))
        return f->type == FIELD_TEXT || f->type == FIELD_PROSE || (f->flags & REQUIRED) == 0;
    if (f->type == FIELD_CENTI || f->type == FIELD_MICRO) {
        if (!decimal_parse(cell, f->type == FIELD_CENTI ? 2 : 6, &n))
            return false;
        *(int64_t *)field_in(f, row) = n;
        return true;
    }
    if (f->type == FIELD_TIME || f->type == FIELD_REF)
        return true; /* nothing is computed from instants */
    return field_load(f, row, mem, cell);
}

struct reading {
    struct archive_reader *r;
    struct archive_table *t;
    struct str file;
    const struct field *columns[COLUMNS_MOST]; /* of each cell; NULL: not of the shape */
    size_t count;
};

/* Whether the header has every column that the shape wants. */
static enum status header_read(struct reading *x, const struct csv_row *row)
{
    const struct shape *shape = x->t->shape;
    x->count = row->count < COLUMNS_MOST ? row->count : COLUMNS_MOST;
    for (size_t i = 0; i < x->count; i++)
        x->columns[i] = shape_field(shape, row->cells[i]);
    for (size_t i = 0; i < shape->count; i++) {
        bool found = (shape->fields[i].flags & PUBLIC) == 0 || shape->fields[i].type == FIELD_REF;
        for (size_t k = 0; k < x->count && !found; k++)
            found = x->columns[k] == &shape->fields[i];
        if (!found) {
            archive_complain(x->r, "%.*s: falta la columna %s", STR_ARG(x->file), shape->fields[i].name);
            return INVALID;
        }
    }
    return DONE;
}

static void row_read(struct reading *x, const struct csv_row *row, void *into, size_t number)
{
    shape_clear(x->t->shape, into);
    if (row->count != x->count)
        archive_complain(x->r, "%.*s, fila %zu: tiene %zu celdas y el encabezado %zu", STR_ARG(x->file), number, row->count, x->count);
    for (size_t i = 0; i < row->count && i < x->count; i++) {
        const struct field *f = x->columns[i];
        if (f != NULL && !cell_load(f, into, x->r->mem, row->cells[i]))
            archive_complain(x->r, "%.*s, fila %zu, columna %s: «%.*s» no es un valor de esa columna", STR_ARG(x->file), number, f->name,
                             STR_ARG(str_part(row->cells[i], 0, 60)));
    }
}

static enum status rows_read(struct reading *x, struct str text)
{
    struct archive_table *t = x->t;
    struct csv_reader c = csv_text(text, ',');
    struct csv_row row;
    struct arena cells = arena_new((size_t)16 << 20);
    size_t room = 0;
    enum status s = csv_next(&c, &cells, &row);
    s = s == DONE ? header_read(x, &row) : s;
    for (t->count = 0; s == DONE; t->count++) {
        arena_reset(&cells);
        c.number = 0; /* sets of the archive have no limit of rows */
        s = csv_next(&c, &cells, &row);
        if (s != DONE)
            break;
        if (t->count == room) {
            size_t more = room == 0 ? 64 : room * 2;
            t->rows = arena_grow(x->r->mem, t->rows, room * t->shape->size, more * t->shape->size);
            room = more;
        }
        row_read(x, &row, t->rows + t->count * t->shape->size, t->count + 2);
    }
    arena_free(&cells);
    if (c.problem.message.len > 0)
        archive_complain(x->r, "%.*s, línea %zu: no es un CSV que se pueda leer", STR_ARG(x->file), c.line);
    return s == NOT_FOUND ? DONE : s;
}

enum status archive_table_read(struct archive_reader *r, const char *set, const struct shape *shape, struct archive_table *ret)
{
    struct str text, j = r->jurisdiction;
    *ret = (struct archive_table){.set = set, .shape = shape};
    struct reading x = {.r = r, .t = ret};
    x.file = str_fmt(r->mem, "datos/%.*s%s%s.csv", STR_ARG(j), str_empty(j) ? "" : "/", set);
    enum status s = archive_entry(r, r->mem, x.file, &text);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    s = rows_read(&x, text);
    if (s == INVALID || s == TOO_LARGE)
        ret->count = 0; /* said */
    return s == INVALID || s == TOO_LARGE ? DONE : s;
}

void archive_compare(struct archive_reader *r, const struct archive_table *t, size_t index, struct str key, const char *column,
                     const void *computed)
{
    const struct field *f = shape_field(t->shape, str_of(column));
    const void *row = t->rows + index * t->shape->size;
    r->proof.figures++;
    if (field_same(f, row, computed))
        return;
    struct arena one = arena_new(1 << 20);
    struct field plain = *f;
    plain.flags |= PUBLIC;
    struct shape cell = {.name = "", .size = t->shape->size, .count = 1, .fields = &plain};
    struct buf said = BUF(&one), is = BUF(&one);
    row_csv(&said, &cell, row);
    row_csv(&is, &cell, computed);
    struct str a = str_trim(buf_str(&said)), b = str_trim(buf_str(&is));
    archive_complain(r, "datos/%.*s/%s.csv, fila %zu (%.*s), columna %s: dice «%.*s» y el cálculo da «%.*s»", STR_ARG(r->jurisdiction), t->set,
                     index + 2, STR_ARG(key), column, STR_ARG(a), STR_ARG(b));
    arena_free(&one);
}

static bool among(const char *list, const char *word)
{
    for (struct str rest = str_of(list); !str_empty(rest);)
        if (str_is(str_cut(&rest, ' '), word))
            return true;
    return false;
}

void archive_compare_row(struct archive_reader *r, const struct archive_table *t, size_t index, struct str key, const void *computed,
                         const char *but)
{
    for (size_t i = 0; i < t->shape->count; i++) {
        const struct field *f = &t->shape->fields[i];
        if ((f->flags & PUBLIC) != 0 && f->type != FIELD_REF && f->type != FIELD_TIME && !among(but, f->name))
            archive_compare(r, t, index, key, f->name, computed);
    }
}
