/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/record_log.h"

#include <string.h>

#include "base/digest.h"
#include "base/json.h"
#include "db/engine.h"
#include "db/record.h"
#include "sql.h"

#define LOG_VALUES 15u /* of the statement log_append */

bool log_skips(const struct field *f)
{
    return (f->flags & COMPUTED) != 0 || strcmp(f->name, "id") == 0 || strcmp(f->name, "revision") == 0 ||
           strcmp(f->name, "changed_at") == 0;
}

static void tell(struct json *j, const struct field *f, const void *before, const void *after)
{
    json_key(j, str_of(f->name));
    json_open(j, '[');
    if (before == NULL)
        json_null(j);
    else
        json_field(j, f, before);
    if (after == NULL)
        json_null(j);
    else
        json_field(j, f, after);
    json_close(j, ']');
}

/* The differences for the audience; a row that does not exist is NULL. STR_NONE when there are none. */
static struct str differences(struct arena *a, const struct shape *shape, const void *before, const void *after,
                              bool personal)
{
    struct json j = JSON(a);
    size_t told = 0;
    json_open(&j, '{');
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *f = &shape->fields[i];
        bool empty = (before == NULL || field_empty(f, before)) && (after == NULL || field_empty(f, after));
        bool same = before != NULL && after != NULL && field_same(f, before, after);
        if (log_skips(f) || empty || same || ((f->flags & OWN) != 0) != personal)
            continue;
        told++;
        if ((f->flags & (PUBLIC | STAFF | OWN)) != 0) {
            tell(&j, f, before, after);
        } else { /* SECRET, and whatever names no audience */
            json_key(&j, str_of(f->name));
            json_null(&j);
        }
    }
    json_close(&j, '}');
    return told == 0 ? STR_NONE : json_str(&j);
}

static void entry(struct arg *to, struct db *db, struct str action, struct str table, int64_t id, struct str changes,
                  struct str personal)
{
    const struct deed *d = &db->deed;
    struct arena *a = &db->record;
    struct str salt = STR_NONE, hash = STR_NONE;
    if (personal.ptr != NULL) {
        salt = random_hex(a, 16);
        hash = sha256_hex(a, str_fmt(a, "%.*s%.*s", STR_ARG(salt), STR_ARG(personal)));
    }
    const struct arg values[LOG_VALUES] = {
        arg_instant(d->now),
        arg_int(d->person),
        arg_str(str_empty(d->role) ? STR("sistema") : d->role),
        arg_str(action),
        arg_str(table),
        arg_int(id),
        arg_int(d->jurisdiction),
        arg_int(d->act),
        arg_int(d->on_behalf_of),
        arg_str(str_empty(d->request) ? STR_NONE : d->request),
        arg_str(str_empty(d->reason) ? STR_NONE : d->reason),
        arg_str(changes.ptr == NULL ? STR("{}") : changes),
        arg_str(personal),
        arg_str(salt),
        arg_str(hash),
    };
    memcpy(to, values, sizeof values);
}

static enum status append(struct db *db, const struct arg *entries, size_t count)
{
    return db_bulk(db, &db->statements[SQL_LOG_APPEND], entries, count, NULL);
}

enum status log_added(struct db *db, const struct shape *shape, const void *rows, size_t count)
{
    struct arena *a = &db->record;
    struct arg *entries = arena_array(a, struct arg, count * LOG_VALUES);
    const struct field *id = shape_field(shape, STR("id"));
    for (size_t i = 0; i < count; i++) {
        const void *row = (const unsigned char *)rows + i * shape->size;
        entry(entries + i * LOG_VALUES, db, STR("crear"), str_of(shape->table),
              *(const int64_t *)field_at(id, row), differences(a, shape, NULL, row, false),
              differences(a, shape, NULL, row, true));
    }
    return append(db, entries, count);
}

static enum status log_one(struct db *db, const char *action, const struct shape *shape, int64_t id,
                           const void *before, const void *after)
{
    struct arena *a = &db->record;
    struct arg values[LOG_VALUES];
    entry(values, db, str_of(action), str_of(shape->table), id, differences(a, shape, before, after, false),
          differences(a, shape, before, after, true));
    return append(db, values, 1);
}

enum status log_changed(struct db *db, const struct shape *shape, int64_t id, const void *before, const void *after)
{
    return log_one(db, "cambiar", shape, id, before, after);
}

enum status log_removed(struct db *db, const struct shape *shape, int64_t id, const void *before)
{
    return log_one(db, "quitar", shape, id, before, NULL);
}

enum status record_note(struct db *db, struct str action, struct str table, int64_t id, struct str details_json)
{
    assert(db_deed(db) != NULL);
    struct arg values[LOG_VALUES];
    entry(values, db, action, str_empty(table) ? STR_NONE : table, id, details_json, STR_NONE);
    return append(db, values, 1);
}
