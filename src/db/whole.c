/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/whole.h"

#include <string.h>

#include "db/engine.h"
#include "sql.h"

#define COLUMN(F)                                                             \
    F(TEXT, owner, STAFF, FREE, "Tabla", "table that it belongs to")           \
    F(TEXT, name, STAFF, FREE, "Columna", "name of the column")                \
    F(FLAG, number, STAFF, FREE, "Número", "holds integers; else text")        \
    F(INT, place, STAFF, FREE, "Lugar", "place in the primary key; 0: not in it")
struct column {
    COLUMN(SHAPE_MEMBER_)
};
#define SHAPE_TAG struct column
static const struct field column_fields[] = {COLUMN(SHAPE_ROW_)};
#undef SHAPE_TAG
static const struct shape column_shape = {"whole_column", NULL, sizeof(struct column), COUNT(column_fields), column_fields};

static struct str key_of(struct arena *mem, const struct column *c, size_t count)
{
    struct buf key = BUF(mem);
    for (int64_t place = 1;; place++) {
        size_t i = 0;
        while (i < count && c[i].place != place)
            i++;
        if (i == count)
            return buf_str(&key);
        buf_fmt(&key, "%s%.*s", place > 1 ? ", " : "", STR_ARG(c[i].name));
    }
}

static struct whole_table table_of(struct arena *mem, const struct column *c, size_t count)
{
    struct str *names = arena_array(mem, struct str, count);
    bool *numbers = arena_array(mem, bool, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = c[i].name;
        numbers[i] = c[i].number;
    }
    return (struct whole_table){c[0].owner, names, numbers, count, key_of(mem, c, count)};
}

enum status whole_tables(struct db *db, struct arena *mem, struct whole_table **ret, size_t *ret_count)
{
    struct column *columns;
    size_t count, tables = 0;
    TRY(db_many(db, SQL_WHOLE_COLUMNS, WITHOUT, mem, &column_shape, &columns, &count));
    *ret = arena_array(mem, struct whole_table, count);
    for (size_t i = 0, next; i < count; i = next) {
        next = i + 1;
        while (next < count && str_eq(columns[next].owner, columns[i].owner))
            next++;
        struct whole_table t = table_of(mem, columns + i, next - i);
        if (str_empty(t.key))
            return db_problem(db, BROKEN, "table %.*s has no primary key", STR_ARG(t.name));
        (*ret)[tables++] = t;
    }
    *ret_count = tables;
    return DONE;
}

/* A statement made for one table lives for one call: the catalog's are those of the rooms. */
static void forget(struct db *db, struct prepared *p)
{
    if (db->engine->forget != NULL)
        db->engine->forget(db, p);
}

static struct str listed(struct arena *mem, const struct whole_table *t, bool values)
{
    struct buf out = BUF(mem);
    for (size_t i = 0; i < t->count; i++)
        if (values)
            buf_fmt(&out, "%s$%zu", i > 0 ? ", " : "", i + 1);
        else
            buf_fmt(&out, "%s%.*s", i > 0 ? ", " : "", STR_ARG(t->columns[i]));
    return buf_str(&out);
}

static enum status own(struct db *db, enum status s)
{
    if (s != DONE && s != NOT_FOUND && db->spoiled == DONE)
        db->spoiled = s;
    return s;
}

enum status whole_patience(struct db *db)
{
    int64_t ignored;
    if (db->engine->kind == DB_SQLITE) /* with the default of 2 MB, a load of a large base reads most of its pages again and again */
        return db_script(db, "PRAGMA cache_size = -32768");
    TRY(db_begin(db, DB_READ, NULL));
    return db_end(db, db_int(db, SQL_WHOLE_PATIENCE, WITHOUT, &ignored));
}

enum status whole_others(struct db *db, int64_t *ret)
{
    *ret = 0;
    return db->engine->kind == DB_SQLITE ? DONE : db_int(db, SQL_WHOLE_OTHERS, WITHOUT, ret);
}

static enum status cells_read(struct db *db, struct prepared *p, const struct whole_table *t, struct arg *values)
{
    for (size_t i = 0; i < t->count; i++) {
        struct cell c = db->engine->cell(db, p, i);
        if (c.null)
            values[i] = (struct arg){.type = ARG_NULL};
        else if (c.integer && t->numbers[i])
            values[i] = (struct arg){.type = ARG_INT, .n = c.n};
        else if (!c.integer && t->numbers[i] && str_int(c.s, &values[i].n))
            values[i].type = ARG_INT;
        else if (!c.integer && !t->numbers[i])
            values[i] = (struct arg){.type = ARG_TEXT, .s = c.s};
        else
            return db_problem(db, BROKEN, "column %.*s.%.*s holds another type", STR_ARG(t->name), STR_ARG(t->columns[i]));
    }
    return DONE;
}

enum status whole_read(struct db *db, const struct whole_table *t,
                       enum status (*seen)(void *context, const struct arg *values), void *context)
{
    assert(db->running);
    struct arena mem = arena_new(SIZE_MAX / 8);
    struct arg *values = arena_array(&mem, struct arg, t->count);
    struct prepared p = {.name = "whole_read",
                         .text = str_fmt(&mem, "SELECT %.*s FROM %.*s ORDER BY %.*s", STR_ARG(listed(&mem, t, false)),
                                         STR_ARG(t->name), STR_ARG(t->key)).ptr};
    enum status s = db->spoiled == DONE ? db_ready(db, &p) : db->spoiled;
    if (s == DONE) {
        s = db->engine->start(db, &p, WITHOUT, true);
        db->streaming = true;
        while (s == DONE && (s = db->engine->next(db, &p)) == DONE) {
            s = cells_read(db, &p, t, values);
            if (s == DONE)
                s = seen(context, values);
        }
        db->streaming = false;
        enum status end = db->engine->finish(db, &p, NULL);
        s = s == NOT_FOUND ? end : s;
    }
    forget(db, &p);
    arena_reset(&db->scratch);
    arena_free(&mem);
    return own(db, s);
}

enum status whole_count(struct db *db, const struct whole_table *t, int64_t *ret)
{
    struct arena mem = arena_new(SIZE_MAX / 8);
    struct prepared p = {.name = "whole_count", .text = str_fmt(&mem, "SELECT count(*) FROM %.*s", STR_ARG(t->name)).ptr};
    enum status s = db_ready(db, &p);
    if (s == DONE) {
        s = db->engine->start(db, &p, WITHOUT, false);
        if (s == DONE)
            s = db->engine->next(db, &p);
        if (s == DONE) {
            struct cell c = db->engine->cell(db, &p, 0);
            *ret = c.n;
            if (!c.integer && !str_int(c.s, ret))
                s = BROKEN;
        }
        enum status end = db->engine->finish(db, &p, NULL);
        s = s == DONE ? end : s;
    }
    forget(db, &p);
    arena_reset(&db->scratch);
    arena_free(&mem);
    return own(db, s);
}

enum status whole_begin(struct db *db)
{
    return db_exec(db, SQL_WHOLE_BEGIN, WITHOUT, NULL);
}

enum status whole_end(struct db *db)
{
    return db->engine->kind == DB_SQLITE ? DONE : db_exec(db, SQL_WHOLE_END, WITHOUT, NULL);
}

enum status whole_clear(struct db *db, const struct whole_table *t)
{
    struct arena mem = arena_new(SIZE_MAX / 8);
    enum status s = db_script(db, str_fmt(&mem, "DELETE FROM %.*s", STR_ARG(t->name)).ptr);
    arena_free(&mem);
    return s;
}

enum status whole_add(struct db *db, const struct whole_table *t, const struct arg *values, size_t rows)
{
    struct arena mem = arena_new(SIZE_MAX / 8);
    struct prepared p = {.name = "whole_add", .values = (int)t->count,
                         .text = str_fmt(&mem, "INSERT INTO %.*s (%.*s) VALUES (%.*s)", STR_ARG(t->name),
                                         STR_ARG(listed(&mem, t, false)), STR_ARG(listed(&mem, t, true))).ptr};
    enum status s = db_bulk(db, &p, values, rows, NULL);
    forget(db, &p);
    arena_free(&mem);
    return s;
}
