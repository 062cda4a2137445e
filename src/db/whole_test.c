/* SPDX-License-Identifier: EUPL-1.2
 * Whole tables out and in again, references in any order, counters afterwards. */
#include <string.h>

#include "db/whole.h"
#include "tests/test.h"

static const struct whole_table *table(struct test *t, const char *name)
{
    struct whole_table *all;
    size_t count = 0;
    if (whole_tables(t->db, &t->mem, &all, &count) == DONE)
        for (size_t i = 0; i < count; i++)
            if (str_is(all[i].name, name))
                return &all[i];
    test_failed(t, __FILE__, __LINE__, "no table %s", name);
    return NULL;
}

struct rows {
    struct test *t;
    const struct whole_table *table;
    struct arg *values;
    size_t count;
};

static enum status row_seen(void *context, const struct arg *values)
{
    struct rows *r = context;
    struct arg *to = r->values + r->count++ * r->table->count;
    for (size_t i = 0; i < r->table->count; i++) {
        to[i] = values[i];
        if (to[i].type == ARG_TEXT)
            to[i].s = str_copy(&r->t->mem, values[i].s);
    }
    return DONE;
}

static struct rows rows_of(struct test *t, const struct whole_table *table)
{
    int64_t count = 0;
    EXPECT(whole_count(t->db, table, &count) == DONE);
    struct rows r = {t, table, arena_array(&t->mem, struct arg, (size_t)count * table->count + 1), 0};
    EXPECT(whole_read(t->db, table, row_seen, &r) == DONE);
    EXPECT_INT(r.count, count);
    return r;
}

static bool same(const struct arg *a, const struct arg *b)
{
    if (a->type != b->type)
        return false;
    return a->type == ARG_NULL || (a->type == ARG_INT ? a->n == b->n : str_eq(a->s, b->s));
}

TEST(tables_come_by_name_with_their_key_and_without_the_engines_own)
{
    struct whole_table *all;
    size_t count;
    EXPECT_DONE(whole_tables(t->db, &t->mem, &all, &count));
    EXPECT(count > 100);
    for (size_t i = 0; i < count; i++) {
        EXPECT(all[i].count > 0 && all[i].key.len > 0);
        EXPECT(i == 0 || str_compare(all[i - 1].name, all[i].name) < 0);
        EXPECT(!str_is(all[i].name, "schema_step") && !str_starts(all[i].name, "search_index"));
    }
    const struct whole_table *log = table(t, "log_entry"), *once = table(t, "idempotency");
    EXPECT(log != NULL && str_is(log->columns[0], "id") && log->numbers[0] && str_is(log->key, "id"));
    EXPECT(once != NULL && str_is(once->key, "actor, key, route") && !once->numbers[1]);
}

/* Children before their parents, as no order of tables can avoid. */
TEST(rows_come_back_as_they_went_in_any_order)
{
    const struct whole_table *topics = table(t, "topic");
    struct rows before = rows_of(t, topics);
    EXPECT(before.count > 50);
    EXPECT_DONE(whole_begin(t->db));
    EXPECT_DONE(whole_clear(t->db, topics));
    EXPECT_INT(rows_of(t, topics).count, 0);
    for (size_t i = before.count; i > 0; i--)
        EXPECT_DONE(whole_add(t->db, topics, before.values + (i - 1) * topics->count, 1));
    EXPECT_DONE(whole_end(t->db));
    struct rows after = rows_of(t, topics);
    EXPECT_INT(after.count, before.count);
    for (size_t i = 0; i < before.count * topics->count; i++)
        EXPECT(same(&before.values[i], &after.values[i]));
}

TEST(a_row_that_points_to_nothing_is_refused_in_the_end)
{
    const struct whole_table *topics = table(t, "topic");
    struct deed deed = *db_deed(t->db);
    struct rows r = rows_of(t, topics);
    for (size_t i = 0; i < topics->count; i++) {
        if (str_is(topics->columns[i], "parent"))
            r.values[i] = arg_int(123456789);
        if (str_is(topics->columns[i], "id"))
            r.values[i] = arg_int(987654);
        if (str_is(topics->columns[i], "code"))
            r.values[i] = arg_chars("huérfano");
    }
    EXPECT_DONE(whole_begin(t->db));
    EXPECT_DONE(whole_add(t->db, topics, r.values, 1));
    EXPECT_STATUS(db_end(t->db, whole_end(t->db)), CONFLICT);
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &deed));
    EXPECT_INT(rows_of(t, topics).count, r.count);
}
