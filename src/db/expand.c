/* SPDX-License-Identifier: EUPL-1.2
 * {columns} and {columns c} in statements become the column names of their shape, {columns p plan} those of
 * another one. */
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
        size_t word = sizeof "{columns" - 1;
        struct str alias = end == SIZE_MAX ? STR_NONE : str_trim(str_part(rest, at + word, end - word));
        size_t space = str_find(alias, STR(" "));
        const char *of = s->shape;
        if (space != SIZE_MAX) {
            of = str_chars(a, str_trim(str_part(alias, space, alias.len)));
            alias = str_part(alias, 0, space);
        }
        const struct shape *shape = find_shape(db->catalog, of);
        if (shape == NULL || end == SIZE_MAX) {
            (void)db_problem(db, BROKEN, "statement %s: {columns} needs a shape (\"-- name: %s -> shape\"): %s",
                             s->name, s->name, of == NULL ? "none is named" : of);
            return NULL;
        }
        buf_add(&out, str_part(rest, 0, at));
        add_columns(&out, shape, alias);
        rest = str_part(rest, at + end + 1, rest.len);
    }
    buf_add(&out, rest);
    return str_chars(a, buf_str(&out));
}
