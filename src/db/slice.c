/* SPDX-License-Identifier: EUPL-1.2
 * Statements derived from others: a slot for each, taken in turn by the next when all are in use. */
#include "db/slice.h"

#include "db/engine.h"

#define VALUES_MOST 8u

enum slice_kind { ROWS, HOW_MANY, GREATEST };

struct twin {
    int statement; /* -1: the slot is free */
    enum slice_kind kind;
    size_t match_count;
    const struct field *columns[SLICE_MATCHES];
    struct arena mem; /* what is made for it */
};
struct twins {
    size_t next;
    struct twin items[TWINS];
};

static bool twin_is(const struct twin *w, int statement, enum slice_kind kind, const struct slice *slice)
{
    if (w->statement != statement || w->kind != kind || w->match_count != slice->match_count)
        return false;
    for (size_t i = 0; i < slice->match_count; i++)
        if (w->columns[i] != slice->matches[i].column)
            return false;
    return true;
}

/* Without a condition the statement keeps its own ORDER BY beside the LIMIT. With one it is read from as a table: both
 * engines leave such rows in their order as long as nothing outside asks for another. */
static const char *twin_text(const struct twin *w, const char *text, size_t values, struct arena *a)
{
    struct buf b = BUF(a);
    bool whole = w->match_count == 0 && w->kind == ROWS;
    if (w->kind == GREATEST)
        buf_fmt(&b, "SELECT MAX(whole.%s) FROM (\n", w->columns[0]->name);
    else if (!whole)
        buf_fmt(&b, "SELECT %s FROM (\n", w->kind == HOW_MANY ? "COUNT(*)" : "*");
    buf_chars(&b, text);
    if (!whole)
        buf_chars(&b, "\n) AS whole");
    for (size_t i = 0; i < w->match_count && w->kind != GREATEST; i++)
        buf_fmt(&b, "%s whole.%s = $%zu", i == 0 ? " WHERE" : " AND", w->columns[i]->name, ++values);
    if (w->kind == ROWS)
        buf_fmt(&b, "\nLIMIT $%zu OFFSET $%zu", values + 1, values + 2);
    return str_chars(a, buf_str(&b));
}

static struct twins *twins_of(struct db *db)
{
    if (db->twins == NULL) {
        db->twins = arena_new_of(&db->own, struct twins);
        for (size_t i = 0; i < TWINS; i++)
            db->twins->items[i] = (struct twin){.statement = -1, .mem = arena_new(SIZE_MAX / 8)};
    }
    return db->twins;
}

void twins_free(struct db *db)
{
    for (size_t i = 0; db->twins != NULL && i < TWINS; i++)
        arena_free(&db->twins->items[i].mem);
}

static void slot_empty(struct db *db, struct twin *w, struct prepared *p)
{
    if (p->ready)
        db->engine->forget(db, p);
    arena_reset(&w->mem);
    *p = (struct prepared){.own = &w->mem};
    w->statement = -1;
}

static enum status twin(struct db *db, int statement, enum slice_kind kind, size_t values, const struct slice *slice, int *ret)
{
    struct twins *all = twins_of(db);
    size_t first = db->statement_count - TWINS;
    assert(statement >= 0 && (size_t)statement < first && slice->match_count <= SLICE_MATCHES);
    for (size_t i = 0; i < TWINS; i++)
        if (twin_is(&all->items[i], statement, kind, slice)) {
            *ret = (int)(first + i);
            return DONE;
        }
    const struct prepared *of = &db->statements[statement];
    if (of->text == NULL)
        return db_problem(db, BROKEN, "statement %s: not for this engine", of->name);
    size_t at = all->next++ % TWINS;
    struct twin *w = &all->items[at];
    struct prepared *p = &db->statements[first + at];
    slot_empty(db, w, p);
    w->statement = statement;
    w->kind = kind;
    w->match_count = slice->match_count;
    for (size_t i = 0; i < slice->match_count; i++)
        w->columns[i] = slice->matches[i].column;
    p->name = of->name;
    p->text = twin_text(w, of->text, values, &w->mem);
    *ret = (int)(first + at);
    return DONE;
}

static size_t put_values(struct arg *all, struct args in, const struct slice *slice)
{
    size_t n = 0;
    assert(in.count + slice->match_count + 2 <= VALUES_MOST);
    for (size_t i = 0; i < in.count; i++)
        all[n++] = in.items[i];
    for (size_t i = 0; i < slice->match_count; i++)
        all[n++] = slice->matches[i].value;
    return n;
}

enum status db_slice_each(struct db *db, int statement, struct args in, const struct slice *slice, const struct shape *shape,
                          enum status (*row_seen)(void *context, void *row, struct arena *mem), void *context)
{
    struct arg all[VALUES_MOST];
    size_t n = put_values(all, in, slice);
    all[n++] = IN(slice->limit);
    all[n++] = IN(slice->offset);
    int derived;
    TRY(twin(db, statement, ROWS, in.count, slice, &derived));
    return db_each(db, derived, (struct args){all, n}, shape, row_seen, context);
}

enum status db_slice_count(struct db *db, int statement, struct args in, const struct slice *slice, int64_t *ret)
{
    struct arg all[VALUES_MOST];
    size_t n = put_values(all, in, slice);
    int derived;
    TRY(twin(db, statement, HOW_MANY, in.count, slice, &derived));
    return db_int(db, derived, (struct args){all, n}, ret);
}

enum status db_slice_last(struct db *db, int statement, struct args in, const struct field *column, int64_t *ret)
{
    struct slice of = {.matches = {{.column = column}}, .match_count = 1};
    int derived;
    assert(column->type == FIELD_INT || column->type == FIELD_TIME);
    TRY(twin(db, statement, GREATEST, in.count, &of, &derived));
    return db_int(db, derived, in, ret);
}
