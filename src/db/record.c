/* SPDX-License-Identifier: EUPL-1.2
 * Generic writes: texts made once from the field lists, and the log row in the same transaction. */
#include "db/record.h"

#include "db/engine.h"
#include "db/record_log.h"

#include <string.h>

enum { INSERT, UPDATE, SELECT, DELETE };

static const struct field *field_named(const struct shape *shape, const char *name)
{
    return shape_field(shape, str_of(name));
}

static const char *insert_text(const struct shape *s, struct arena *a)
{
    struct buf names = BUF(a), values = BUF(a);
    int n = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->fields[i].name, "id") == 0)
            continue;
        buf_fmt(&names, "%s%s", n > 0 ? ", " : "", s->fields[i].name);
        buf_fmt(&values, "%s$%d", n > 0 ? ", " : "", n + 1);
        n++;
    }
    return str_chars(a, str_fmt(a, "INSERT INTO %s (%s) VALUES (%s) RETURNING id", s->table, buf_str(&names).ptr,
                                buf_str(&values).ptr));
}

/* $1 is the id, $2 the revision that the editor saw (where there is one), then the fields. */
static const char *update_text(const struct shape *s, struct arena *a)
{
    bool guarded = field_named(s, "revision") != NULL;
    struct buf sets = BUF(a);
    int n = guarded ? 3 : 2;
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->fields[i].name, "id") == 0)
            continue;
        buf_fmt(&sets, "%s%s = $%d", sets.len > 0 ? ", " : "", s->fields[i].name, n++);
    }
    return str_chars(a, str_fmt(a, "UPDATE %s SET %s WHERE id = $1%s", s->table, buf_str(&sets).ptr,
                                guarded ? " AND revision = $2" : ""));
}

static const char *select_text(const struct shape *s, struct arena *a)
{
    struct buf names = BUF(a);
    for (size_t i = 0; i < s->count; i++)
        buf_fmt(&names, "%s%s", i > 0 ? ", " : "", s->fields[i].name);
    return str_chars(a, str_fmt(a, "SELECT %s FROM %s WHERE id = $1", buf_str(&names).ptr, s->table));
}

void record_statements_build(struct db *db)
{
    for (size_t i = 0; i < db->catalog->shape_count; i++) {
        const struct shape *s = db->catalog->shapes[i];
        struct prepared *p = &db->statements[db->catalog->statement_count + 4 * i];
        for (size_t k = 0; k < 4; k++)
            p[k].name = s->name;
        if (s->table == NULL || field_named(s, "id") == NULL)
            continue;
        p[INSERT].text = insert_text(s, &db->own);
        p[UPDATE].text = update_text(s, &db->own);
        p[SELECT].text = select_text(s, &db->own);
        p[DELETE].text = str_chars(&db->own, str_fmt(&db->own, "DELETE FROM %s WHERE id = $1", s->table));
    }
}

size_t record_statements(const struct db *db, const struct shape *shape)
{
    for (size_t i = 0; i < db->catalog->shape_count; i++)
        if (db->catalog->shapes[i] == shape)
            return db->catalog->statement_count + 4 * i;
    return SIZE_MAX;
}

static int statement_of(const struct db *db, const struct shape *shape, size_t which)
{
    size_t first = record_statements(db, shape);
    assert(first != SIZE_MAX && shape->table != NULL); /* the room must list its shape */
    return (int)(first + which);
}

static int64_t *number_in(const struct shape *shape, void *row, const char *name)
{
    const struct field *f = field_named(shape, name);
    return f == NULL || (f->type != FIELD_INT && f->type != FIELD_REF) ? NULL : field_in(f, row);
}

static void stamp(struct db *db, const struct shape *shape, void *row, const char *name)
{
    const struct field *f = field_named(shape, name);
    if (f != NULL && f->type == FIELD_TIME)
        *(struct instant *)field_in(f, row) = db->deed.now;
}

static struct arg field_arg(const struct field *f, const void *row, struct arena *a)
{
    const void *p = field_at(f, row);
    if (field_empty(f, row))
        return (struct arg){.type = ARG_NULL};
    switch (f->type) {
    case FIELD_INT:
    case FIELD_REF:
    case FIELD_CENTI:
    case FIELD_MICRO:
        return arg_int(*(const int64_t *)p);
    case FIELD_FLAG:
        return arg_int(*(const bool *)p);
    case FIELD_TIME:
        return arg_instant(*(const struct instant *)p);
    default:
        return arg_str(field_stored(f, row, a));
    }
}

/* Every field but id, in the order of the list. */
static size_t fields_into(struct arg *args, const struct shape *shape, const void *row, struct arena *a)
{
    size_t n = 0;
    for (size_t i = 0; i < shape->count; i++)
        if (strcmp(shape->fields[i].name, "id") != 0)
            args[n++] = field_arg(&shape->fields[i], row, a);
    return n;
}

static void begin_row(struct db *db, const struct shape *shape, void *row)
{
    int64_t *revision = number_in(shape, row, "revision");
    if (revision != NULL)
        *revision = 1;
    stamp(db, shape, row, "changed_at");
    const struct field *created = field_named(shape, "created_at");
    if (created != NULL && field_empty(created, row))
        stamp(db, shape, row, "created_at");
}

static enum status insert(struct db *db, const struct shape *shape, void *rows, size_t count, bool logged)
{
    assert(db_deed(db) != NULL);
    enum { GROUP = 100 };
    unsigned char *row = rows;
    struct prepared *p = &db->statements[statement_of(db, shape, INSERT)];
    for (size_t done = 0; done < count; done += GROUP) {
        size_t n = count - done < GROUP ? count - done : GROUP;
        struct arg *args = arena_array(&db->record, struct arg, n * shape->count);
        int64_t ids[GROUP];
        size_t at = 0;
        for (size_t i = 0; i < n; i++) {
            begin_row(db, shape, row + (done + i) * shape->size);
            at += fields_into(args + at, shape, row + (done + i) * shape->size, &db->record);
        }
        enum status s = db_bulk(db, p, args, n, ids);
        for (size_t i = 0; s == DONE && i < n; i++)
            *number_in(shape, row + (done + i) * shape->size, "id") = ids[i];
        if (s == DONE && logged)
            s = log_added(db, shape, row + done * shape->size, n);
        arena_reset(&db->record);
        TRY(s);
    }
    return DONE;
}

enum status record_add_many(struct db *db, const struct shape *shape, void *rows, size_t count)
{
    return insert(db, shape, rows, count, true);
}

enum status record_load_many(struct db *db, const struct shape *shape, void *rows, size_t count)
{
    return insert(db, shape, rows, count, false);
}

enum status record_add(struct db *db, const struct shape *shape, void *row)
{
    return record_add_many(db, shape, row, 1);
}

enum status record_get(struct db *db, struct arena *mem, const struct shape *shape, int64_t id, void *ret)
{
    return db_one(db, statement_of(db, shape, SELECT), WITH(arg_int(id)), mem, shape, ret);
}

/* Whether anything differs that people set, and whether anything differs at all. */
static bool differs(const struct shape *shape, const void *before, const void *after, bool *ret_computed)
{
    bool told = false;
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *f = &shape->fields[i];
        if (log_skips(f) && strcmp(f->name, "id") != 0 && strcmp(f->name, "revision") != 0 &&
            strcmp(f->name, "changed_at") != 0)
            *ret_computed |= !field_same(f, before, after);
        else if (!log_skips(f))
            told |= !field_same(f, before, after);
    }
    return told;
}

static enum status update(struct db *db, const struct shape *shape, void *row, int64_t id, int64_t seen)
{
    struct arg *args = arena_array(&db->record, struct arg, shape->count + 2);
    size_t n = 0;
    args[n++] = arg_int(id);
    if (seen != NONE)
        args[n++] = arg_int(seen);
    n += fields_into(args + n, shape, row, &db->record);
    int64_t changed;
    TRY(db_exec(db, statement_of(db, shape, UPDATE), (struct args){args, n}, &changed));
    return changed == 1 ? DONE : STALE;
}

enum status record_change(struct db *db, const struct shape *shape, struct arena *mem, void *row)
{
    assert(db_deed(db) != NULL);
    void *before;
    int64_t id = *number_in(shape, row, "id");
    TRY(record_get(db, mem, shape, id, &before));
    int64_t *revision = number_in(shape, row, "revision");
    int64_t seen = revision == NULL ? NONE : *number_in(shape, before, "revision");
    if (revision != NULL && seen != *revision)
        return STALE;
    bool computed = false;
    bool told = differs(shape, before, row, &computed);
    if (!told && !computed)
        return DONE;
    /* What the program computes does not disturb who is editing: no new revision, no log row. */
    if (told && revision != NULL)
        (*revision)++;
    if (told)
        stamp(db, shape, row, "changed_at");
    enum status s = update(db, shape, row, id, seen);
    if (s == DONE && told)
        s = log_changed(db, shape, id, before, row);
    if (s != DONE && told && revision != NULL)
        (*revision)--;
    arena_reset(&db->record);
    return s;
}

enum status record_remove(struct db *db, const struct shape *shape, struct arena *mem, int64_t id)
{
    assert(db_deed(db) != NULL);
    void *before;
    TRY(record_get(db, mem, shape, id, &before));
    TRY(db_exec(db, statement_of(db, shape, DELETE), WITH(arg_int(id)), NULL));
    enum status s = log_removed(db, shape, id, before);
    arena_reset(&db->record);
    return s;
}
