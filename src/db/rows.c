/* SPDX-License-Identifier: EUPL-1.2
 * Running statements and reading their rows by column name into rows of a shape. */
#include "db/engine.h"

#include <stdio.h>
#include <string.h>

#define ROWS_MOST 100000u

static enum status spoil(struct db *db, enum status s)
{
    if (s != DONE && s != NOT_FOUND && db->running && db->spoiled == DONE)
        db->spoiled = s;
    return s;
}

static struct prepared *at(struct db *db, int statement)
{
    assert(statement >= 0 && (size_t)statement < db->statement_count);
    return &db->statements[statement];
}

static enum status start(struct db *db, struct prepared *p, struct args in, bool stream)
{
    assert(db->running);
    if (db->streaming)
        return db_problem(db, BROKEN, "statement %s inside the rows of another", p->name);
    if (db->spoiled != DONE)
        return db->spoiled;
    enum status s = db_ready(db, p);
    if (s == DONE) {
        db->count++;
        s = db->engine->start(db, p, in, stream);
    }
    return spoil(db, s);
}

/* After `s` of reading: always ends the run; the first problem wins. */
static enum status finish(struct db *db, struct prepared *p, enum status s, int64_t *ret_changed)
{
    char kept[sizeof db->error];
    memcpy(kept, db->error, sizeof kept);
    enum status end = db->engine->finish(db, p, ret_changed);
    if (s != DONE && s != NOT_FOUND)
        memcpy(db->error, kept, sizeof kept);
    else if (end != DONE)
        s = end;
    arena_reset(&db->scratch);
    return spoil(db, s);
}

static enum status map_columns(struct db *db, struct prepared *p, const struct shape *shape)
{
    if (p->mapped == shape)
        return DONE;
    size_t count = db->engine->columns(db, p);
    if (p->map == NULL)
        p->map = arena_array(p->own != NULL ? p->own : &db->own, const struct field *, count);
    for (size_t i = 0; i < count; i++) {
        const char *name = db->engine->column_name(db, p, i);
        p->map[i] = shape_field(shape, str_of(name));
        if (p->map[i] == NULL)
            return db_problem(db, BROKEN, "statement %s: shape %s has no field %s", p->name, shape->name, name);
    }
    p->mapped = shape;
    return DONE;
}

static bool load_cell(const struct field *f, void *row, struct arena *mem, struct cell c)
{
    if (c.null) {
        field_clear(f, row);
        return true;
    }
    if (!c.integer)
        return field_load(f, row, mem, c.s);
    switch (f->type) {
    case FIELD_INT:
    case FIELD_REF:
    case FIELD_CENTI:
    case FIELD_MICRO:
        *(int64_t *)field_in(f, row) = c.n;
        return true;
    case FIELD_TIME:
        ((struct instant *)field_in(f, row))->s = c.n;
        return true;
    case FIELD_FLAG:
        *(bool *)field_in(f, row) = c.n != 0;
        return c.n == 0 || c.n == 1;
    default: {
        char digits[24];
        int len = snprintf(digits, sizeof digits, "%lld", (long long)c.n);
        return field_load(f, row, mem, (struct str){digits, (size_t)len});
    }
    }
}

static enum status load_row(struct db *db, struct prepared *p, const struct shape *shape, struct arena *mem, void *row)
{
    TRY(map_columns(db, p, shape));
    shape_clear(shape, row);
    size_t count = db->engine->columns(db, p);
    for (size_t i = 0; i < count; i++) {
        struct cell c = db->engine->cell(db, p, i);
        if (!load_cell(p->map[i], row, mem, c))
            return db_problem(db, BROKEN, "statement %s: column %s does not hold what shape %s says", p->name,
                              p->map[i]->name, shape->name);
    }
    return DONE;
}

enum status db_one(struct db *db, int statement, struct args in, struct arena *mem, const struct shape *shape,
                   void *ret)
{
    struct prepared *p = at(db, statement);
    TRY(start(db, p, in, false));
    enum status s = db->engine->next(db, p);
    void *row = NULL;
    if (s == DONE) {
        row = arena_take(mem, shape->size);
        s = load_row(db, p, shape, mem, row);
    }
    s = finish(db, p, s, NULL);
    if (s == DONE && mem->exhausted)
        return NO_MEMORY;
    if (s == DONE)
        memcpy(ret, &row, sizeof row);
    return s;
}

/* Once for each statement: the columns are those of the lists, one list after the other. */
static enum status joined_check(struct db *db, struct prepared *p, const struct db_part *parts, size_t count)
{
    size_t columns = db->engine->columns(db, p), at = 0;
    for (size_t i = 0; i < count && !p->joined; i++)
        for (size_t k = 0; k < parts[i].shape->count; k++, at++) {
            const char *name = parts[i].shape->fields[k].name;
            if (at >= columns || strcmp(db->engine->column_name(db, p, at), name) != 0)
                return db_problem(db, BROKEN, "statement %s: column %zu is not %s of %s", p->name, at, name, parts[i].shape->name);
        }
    if (!p->joined && at != columns)
        return db_problem(db, BROKEN, "statement %s: %zu columns are too many", p->name, columns);
    p->joined = true;
    return DONE;
}

static enum status load_joined(struct db *db, struct prepared *p, struct arena *mem, const struct db_part *parts, size_t count)
{
    TRY(joined_check(db, p, parts, count));
    for (size_t i = 0, first = 0; i < count; first += parts[i++].shape->count) {
        const struct shape *shape = parts[i].shape;
        void *row = db->engine->cell(db, p, first).null ? NULL : arena_take(mem, shape->size);
        memcpy(parts[i].ret, &row, sizeof row);
        for (size_t k = 0; row != NULL && k < shape->count; k++)
            if (!load_cell(&shape->fields[k], row, mem, db->engine->cell(db, p, first + k)))
                return db_problem(db, BROKEN, "statement %s: column %s does not hold what shape %s says", p->name,
                                  shape->fields[k].name, shape->name);
    }
    return DONE;
}

enum status db_one_joined(struct db *db, int statement, struct args in, struct arena *mem, const struct db_part *parts, size_t count)
{
    struct prepared *p = at(db, statement);
    TRY(start(db, p, in, false));
    enum status s = db->engine->next(db, p);
    if (s == DONE)
        s = load_joined(db, p, mem, parts, count);
    s = finish(db, p, s, NULL);
    return s == DONE && mem->exhausted ? NO_MEMORY : s;
}

/* Rows gather in chunks of the scratch arena, twice as long each time; then one array is made. */
struct gathered {
    struct gathered *next;
    size_t count, size;
    unsigned char *rows;
};

static struct gathered *gather_more(struct db *db, struct gathered *last, size_t row_size)
{
    struct gathered *g = arena_new_of(&db->scratch, struct gathered);
    g->size = last == NULL ? 16 : last->size * 2;
    g->rows = arena_take_array(&db->scratch, row_size, g->size);
    if (last != NULL)
        last->next = g;
    return g;
}

static void *joined(const struct gathered *first, size_t row_size, size_t total, struct arena *mem)
{
    unsigned char *all = arena_take_array(mem, row_size, total);
    size_t done = 0;
    for (const struct gathered *g = first; g != NULL; g = g->next) {
        memcpy(all + done * row_size, g->rows, g->count * row_size);
        done += g->count;
    }
    return all;
}

enum status db_many_of(struct db *db, struct prepared *p, struct args in, struct arena *mem,
                       const struct shape *shape, void *ret_rows, size_t *ret_count)
{
    TRY(start(db, p, in, false));
    struct gathered *first = gather_more(db, NULL, shape->size), *last = first;
    size_t total = 0;
    enum status s;
    while ((s = db->engine->next(db, p)) == DONE) {
        if (last->count == last->size)
            last = gather_more(db, last, shape->size);
        s = load_row(db, p, shape, mem, last->rows + last->count * shape->size);
        if (s == DONE && (++total > ROWS_MOST || mem->exhausted))
            s = db_problem(db, NO_MEMORY, "statement %s: %zu rows are too many at once", p->name, total);
        if (s != DONE)
            break;
        last->count++;
    }
    void *rows = s == NOT_FOUND ? joined(first, shape->size, total, mem) : NULL;
    s = finish(db, p, s, NULL);
    if (s == NOT_FOUND) {
        memcpy(ret_rows, &rows, sizeof rows);
        *ret_count = total;
        return mem->exhausted ? NO_MEMORY : DONE;
    }
    return s;
}

enum status db_many(struct db *db, int statement, struct args in, struct arena *mem, const struct shape *shape,
                    void *ret_rows, size_t *ret_count)
{
    return db_many_of(db, at(db, statement), in, mem, shape, ret_rows, ret_count);
}

enum status db_each(struct db *db, int statement, struct args in, const struct shape *shape,
                    enum status (*row_seen)(void *context, void *row, struct arena *mem), void *context)
{
    struct prepared *p = at(db, statement);
    TRY(start(db, p, in, true));
    struct arena mem = arena_new(SIZE_MAX / 8);
    enum status s, seen = DONE;
    db->streaming = true;
    while (seen == DONE && (s = db->engine->next(db, p)) == DONE) {
        void *row = arena_take(&mem, shape->size);
        s = load_row(db, p, shape, &mem, row);
        if (s != DONE)
            break;
        seen = row_seen(context, row, &mem);
        arena_reset(&mem);
    }
    db->streaming = false;
    arena_free(&mem);
    s = finish(db, p, seen == DONE ? s : DONE, NULL);
    if (seen != DONE)
        return seen;
    return s == NOT_FOUND ? DONE : s;
}

enum status db_exec_of(struct db *db, struct prepared *p, struct args in, int64_t *ret_changed)
{
    TRY(start(db, p, in, false));
    enum status s;
    while ((s = db->engine->next(db, p)) == DONE)
        ;
    s = finish(db, p, s, ret_changed);
    return s == NOT_FOUND ? DONE : s;
}

enum status db_exec(struct db *db, int statement, struct args in, int64_t *ret_changed)
{
    return db_exec_of(db, at(db, statement), in, ret_changed);
}

enum status db_bulk(struct db *db, struct prepared *p, const struct arg *in, size_t count, int64_t *ret_ids)
{
    assert(db->running);
    if (db->streaming)
        return db_problem(db, BROKEN, "statement %s inside the rows of another", p->name);
    if (db->spoiled != DONE)
        return db->spoiled;
    enum status s = db_ready(db, p);
    db->count += (int)count;
    if (s == DONE)
        s = db->engine->bulk(db, p, in, count, ret_ids);
    arena_reset(&db->scratch);
    return spoil(db, s);
}

enum status db_int(struct db *db, int statement, struct args in, int64_t *ret)
{
    struct prepared *p = at(db, statement);
    TRY(start(db, p, in, false));
    enum status s = db->engine->next(db, p);
    int64_t n = NONE;
    if (s == DONE) {
        struct cell c = db->engine->cell(db, p, 0);
        if (c.integer)
            n = c.n;
        else if (!c.null && !str_int(c.s, &n))
            s = db_problem(db, BROKEN, "statement %s: \"%.*s\" is no integer", p->name, STR_ARG(c.s));
    }
    s = finish(db, p, s, NULL);
    if (s == DONE)
        *ret = n;
    return s;
}
