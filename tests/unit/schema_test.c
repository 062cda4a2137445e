/* SPDX-License-Identifier: EUPL-1.2
 * The field lists against the migrated tables of both engines, and every statement prepared. */
#include <string.h>

#include "room/rooms.h"
#include "sql.h"
#include "tests/test.h"

#define COLUMN(F)                                                     \
    F(TEXT, name, STAFF, FREE, "Columna", "name of the column")       \
    F(TEXT, type, STAFF, FREE, "Tipo", "type, in the engine's words") \
    F(FLAG, required, STAFF, FREE, "Obligatoria", "NOT NULL or part of the key")
struct column {
    COLUMN(SHAPE_MEMBER_)
};
#define SHAPE_TAG struct column
static const struct field column_fields[] = {COLUMN(SHAPE_ROW_)};
#undef SHAPE_TAG
static const struct shape column_shape = {"column", NULL, sizeof(struct column), COUNT(column_fields), column_fields};

static bool is_number(enum field_type type)
{
    return type != FIELD_TEXT && type != FIELD_PROSE && type != FIELD_DAY && type != FIELD_CHOICE;
}

static void check_field(struct test *t, const struct shape *s, const struct field *f, const struct column *c)
{
    bool number = str_is(c->type, "INT") || str_is(c->type, "INTEGER") || str_is(c->type, "bigint");
    bool text = str_is(c->type, "TEXT") || str_is(c->type, "text");
    if (is_number(f->type) ? !number : !text)
        test_failed(t, __FILE__, __LINE__, "%s.%s is %.*s in the table", s->table, f->name, STR_ARG(c->type));
    bool always = f->type == FIELD_FLAG || (f->flags & REQUIRED) != 0;
    if (always && !c->required)
        test_failed(t, __FILE__, __LINE__, "%s.%s is REQUIRED, the table takes NULL", s->table, f->name);
    if (!always && c->required && (f->flags & COMPUTED) == 0 && strcmp(f->name, "id") != 0)
        test_failed(t, __FILE__, __LINE__, "%s.%s is NOT NULL in the table, not REQUIRED in the list", s->table, f->name);
}

static void check_shape(struct test *t, const struct shape *s)
{
    struct column *columns;
    size_t count;
    EXPECT_DONE(db_many(t->db, SQL_TABLE_COLUMNS, WITH(IN(s->table)), &t->mem, &column_shape, &columns, &count));
    for (size_t i = 0; i < s->count; i++) {
        const struct column *found = NULL;
        for (size_t k = 0; k < count; k++)
            if (str_is(columns[k].name, s->fields[i].name))
                found = &columns[k];
        if (found == NULL)
            test_failed(t, __FILE__, __LINE__, "table %s has no column %s", s->table, s->fields[i].name);
        else
            check_field(t, s, &s->fields[i], found);
    }
    for (size_t k = 0; k < count; k++)
        if (shape_field(s, columns[k].name) == NULL)
            test_failed(t, __FILE__, __LINE__, "column %s.%.*s is not in the field list %s", s->table,
                        STR_ARG(columns[k].name), s->name);
}

TEST(field_lists_and_tables_say_the_same)
{
    struct catalog *c = rooms_catalog(&t->mem);
    for (size_t i = 0; i < c->shape_count; i++)
        if (c->shapes[i]->table != NULL)
            check_shape(t, c->shapes[i]);
    EXPECT(c->shape_count > 5);
}

TEST(every_statement_prepares)
{
    struct catalog *c = rooms_catalog(&t->mem); /* not lazy: db_open() prepares all */
    struct db *reader;
    if (db_open(t->where, DB_READ, c, &reader) != DONE)
        test_failed(t, __FILE__, __LINE__, "%s", db_open_error());
    else
        db_close(reader);
}

/* None is nobody outside the code; two would let a personal field out. */
UNIT(no_field_names_two_audiences)
{
    struct arena mem = arena_new(1u << 20);
    struct catalog *c = rooms_catalog(&mem);
    for (size_t i = 0; i < c->shape_count; i++)
        for (size_t k = 0; k < c->shapes[i]->count; k++) {
            const struct field *f = &c->shapes[i]->fields[k];
            int audiences = __builtin_popcount(f->flags & (PUBLIC | STAFF | OWN | SECRET));
            if (audiences > 1)
                test_failed(t, __FILE__, __LINE__, "%s.%s has %d audiences", c->shapes[i]->name, f->name, audiences);
        }
    arena_free(&mem);
}
