/* SPDX-License-Identifier: EUPL-1.2
 * {columns} and {columns c} in statements become the column names of their shape. */
#include "db/engine.h"

#include <string.h>

static const struct shape *find_shape(const struct catalog *c, const char *name)
{
    for (size_t i = 0; c != NULL && name != NULL && i < c->shape_count; i++)
        if (strcmp(c->shapes[i]->name, name) == 0)
            return c->shapes[i];
    return NULL;
}

static void add_columns(struct buf *out, const struct shape *shape, struct str alias)
{
    for (size_t i = 0; i < shape->count; i++) {
        if (i > 0)
            buf_chars(out, ", ");
        if (alias.len > 0) {
            buf_add(out, alias);
            buf_char(out, '.');
        }
        buf_chars(out, shape->fields[i].name);
    }
}

const char *statement_expand(struct db *db, const struct statement *s, struct arena *a)
{
    const char *text = db->engine->kind == DB_SQLITE ? s->sqlite : s->postgres;
    struct buf out = BUF(a);
    struct str rest = str_of(text);
    for (;;) {
        size_t at = str_find(rest, STR("{columns"));
        if (at == SIZE_MAX)
            break;
        size_t end = str_find(str_part(rest, at, rest.len), STR("}"));
        const struct shape *shape = find_shape(db->catalog, s->shape);
        if (shape == NULL || end == SIZE_MAX) {
            (void)db_problem(db, BROKEN, "statement %s: {columns} needs a shape (\"-- name: %s -> shape\"): %s",
                             s->name, s->name, s->shape == NULL ? "none is named" : s->shape);
            return NULL;
        }
        buf_add(&out, str_part(rest, 0, at));
        size_t word = sizeof "{columns" - 1;
        add_columns(&out, shape, str_trim(str_part(rest, at + word, end - word)));
        rest = str_part(rest, at + end + 1, rest.len);
    }
    buf_add(&out, rest);
    return str_chars(a, buf_str(&out));
}
