/* SPDX-License-Identifier: EUPL-1.2
 * The port itself: transactions, streams, locks, retries, migrations. */
#include <string.h>

#include "db/engine.h"
#include "db/migrate.h"
#include "room/rooms.h"
#include "room/territory/territory.h"
#include "sql.h"
#include "tests/test.h"

static struct deed deed(void)
{
    return (struct deed){.person = NONE, .role = STR("sistema"), .request = STR("test"), .act = NONE,
                         .jurisdiction = NONE, .now = {1798761600}, .on_behalf_of = NONE};
}

static struct territory canton(const char *code)
{
    struct territory r;
    shape_clear(&territory_shape, &r);
    r.level = TERRITORY_CANTON;
    r.code = str_of(code);
    r.name = STR("Cantón de ensayo");
    return r;
}

TEST(a_read_cannot_write)
{
    EXPECT_DONE(db_end(t->db, DONE));
    EXPECT_DONE(db_begin(t->db, DB_READ, NULL));
    EXPECT(db_deed(t->db) == NULL);
    enum status s = db_exec(t->db, SQL_LOG_APPEND,
                            WITH(IN(1), IN(NONE), IN("x"), IN("x"), IN(NONE), IN(NONE), IN(NONE), IN(NONE), IN(NONE),
                                 IN(NONE), IN(NONE), IN("{}"), IN(NONE), IN(NONE), IN(NONE)), NULL);
    EXPECT_INT(s, BROKEN);
    EXPECT_STATUS(db_end(t->db, DONE), BROKEN);
    /* and the connection writes again afterwards */
    struct deed d = deed();
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &d));
    EXPECT_DONE(record_note(t->db, STR("x"), STR_NONE, NONE, STR_NONE));
    EXPECT_DONE(db_end(t->db, DONE));
}

TEST(a_reader_sees_one_snapshot)
{
    struct db *reader;
    struct territory r = canton("9901"), *found;
    struct catalog *c = rooms_catalog(&t->mem);
    c->lazy = true;
    EXPECT_DONE(db_open(t->where, DB_READ, c, &reader));
    EXPECT_DONE(db_begin(reader, DB_READ, NULL));
    EXPECT_STATUS(territory_by_code(reader, &t->mem, STR("9901"), &found), NOT_FOUND);
    EXPECT_DONE(record_add(t->db, &territory_shape, &r));
    EXPECT_DONE(db_end(t->db, DONE));
    EXPECT_STATUS(territory_by_code(reader, &t->mem, STR("9901"), &found), NOT_FOUND);
    EXPECT_DONE(db_end(reader, DONE));
    EXPECT_DONE(db_begin(reader, DB_READ, NULL));
    EXPECT_DONE(territory_by_code(reader, &t->mem, STR("9901"), &found));
    EXPECT_DONE(db_end(reader, DONE));
    struct deed d = deed();
    EXPECT_STATUS(db_begin(reader, DB_WRITE, &d), BROKEN);
    db_close(reader);
}

TEST(what_is_not_done_is_not_saved)
{
    struct territory r = canton("9901"), *found;
    EXPECT_DONE(record_add(t->db, &territory_shape, &r));
    EXPECT_STATUS(db_end(t->db, INVALID), INVALID);
    EXPECT_DONE(db_begin(t->db, DB_READ, NULL));
    EXPECT_STATUS(territory_by_code(t->db, &t->mem, STR("9901"), &found), NOT_FOUND);
    EXPECT_DONE(db_end(t->db, DONE));
}

struct counted {
    int rows;
    int stop_at;
    struct db *db;
    enum status inside;
};

static enum status count_row(void *context, void *row, struct arena *mem)
{
    struct counted *c = context;
    const struct territory *r = row;
    struct territory *found;
    if (str_empty(r->name))
        return BROKEN;
    if (c->rows == 0)
        c->inside = territory_by_code(c->db, mem, r->code, &found);
    c->rows++;
    return c->rows == c->stop_at ? TOO_MANY : DONE;
}

TEST(rows_stream_and_may_stop_but_not_nest)
{
    struct counted all = {.db = t->db}, some = {.db = t->db, .stop_at = 3, .rows = 1};
    EXPECT_DONE(db_each(t->db, SQL_TERRITORY_PROVINCES, WITHOUT, &territory_shape, count_row, &all));
    EXPECT_INT(all.rows, 24);
    EXPECT_INT(all.inside, BROKEN);
    EXPECT_STATUS(db_each(t->db, SQL_TERRITORY_PROVINCES, WITHOUT, &territory_shape, count_row, &some), TOO_MANY);
    EXPECT_INT(some.rows, 3);
    struct territory *found;
    EXPECT_DONE(territory_by_code(t->db, &t->mem, STR("01"), &found));
}

TEST(a_wrong_number_of_values_is_a_fault)
{
    int64_t n;
    EXPECT_STATUS(db_int(t->db, SQL_LOG_UNSEALED_COUNT, WITH(IN(1)), &n), BROKEN);
    EXPECT(strlen(db_error(t->db)) > 0);
}

TEST(statements_are_counted_per_transaction)
{
    int64_t n;
    EXPECT_INT(db_statement_count(t->db), 0);
    EXPECT_DONE(db_int(t->db, SQL_LOG_UNSEALED_COUNT, WITHOUT, &n));
    EXPECT_DONE(db_int(t->db, SQL_LOG_UNSEALED_COUNT, WITHOUT, &n));
    EXPECT_INT(n, 0);
    EXPECT_INT(db_statement_count(t->db), 2);
}

static enum status busy_at_first(struct db *db, void *context)
{
    int *tries = context;
    struct territory r = canton("9901");
    TRY(record_add(db, &territory_shape, &r));
    return ++*tries < 3 ? BUSY : DONE;
}

TEST(a_busy_transaction_is_tried_again_from_nothing)
{
    int tries = 0;
    struct deed d = deed();
    EXPECT_STATUS(db_end(t->db, INVALID), INVALID);
    EXPECT_DONE(db_write(t->db, &d, busy_at_first, &tries));
    EXPECT_INT(tries, 3);
}

/* PostgreSQL: two that read what the other writes. One must lose, and say BUSY. */
TEST(of_two_writers_that_cross_one_is_busy)
{
    struct db *other;
    struct deed d = deed();
    struct catalog *c = rooms_catalog(&t->mem);
    c->lazy = true;
    if (db_engine_of(t->db) == DB_SQLITE)
        return; /* there is one writer by construction: see the next test */
    EXPECT_DONE(db_open(t->where, DB_WRITE, c, &other));
    EXPECT_DONE(db_begin(other, DB_WRITE, &d));
    int64_t a, b;
    enum status one = db_int(t->db, SQL_LOG_UNSEALED_COUNT, WITHOUT, &a);
    enum status two = db_int(other, SQL_LOG_UNSEALED_COUNT, WITHOUT, &b);
    EXPECT(one == DONE && two == DONE);
    one = record_note(t->db, STR("uno"), STR_NONE, NONE, STR_NONE);
    two = record_note(other, STR("dos"), STR_NONE, NONE, STR_NONE);
    one = db_end(t->db, one);
    two = db_end(other, two);
    EXPECT((one == DONE && two == BUSY) || (one == BUSY && two == DONE));
    db_close(other);
}

static void cut_connection(struct test *t)
{
    struct db *other;
    EXPECT_DONE(db_open(t->where, DB_WRITE, NULL, &other));
    EXPECT_DONE(db_script(other, "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity "
                                 "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    db_close(other);
}

TEST(a_connection_lost_inside_a_transaction_is_busy_and_comes_back)
{
    int64_t n;
    struct deed d = deed();
    if (db_engine_of(t->db) == DB_SQLITE)
        return;
    EXPECT_DONE(db_int(t->db, SQL_LOG_UNSEALED_COUNT, WITHOUT, &n));
    cut_connection(t);
    EXPECT_STATUS(db_int(t->db, SQL_LOG_UNSEALED_COUNT, WITHOUT, &n), BUSY);
    EXPECT_STATUS(db_end(t->db, DONE), BUSY);
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &d));
    EXPECT_DONE(db_int(t->db, SQL_LOG_UNSEALED_COUNT, WITHOUT, &n));
    EXPECT_DONE(db_end(t->db, DONE));
    cut_connection(t); /* while idle: nobody notices */
    EXPECT_DONE(db_begin(t->db, DB_READ, NULL));
    EXPECT_DONE(db_int(t->db, SQL_LOG_UNSEALED_COUNT, WITHOUT, &n));
    EXPECT_DONE(db_end(t->db, DONE));
}

TEST(a_connection_lost_in_the_commit_leaves_the_outcome_unsure)
{
    if (db_engine_of(t->db) == DB_SQLITE)
        return;
    EXPECT_DONE(record_note(t->db, STR("x"), STR_NONE, NONE, STR_NONE));
    cut_connection(t);
    EXPECT_STATUS(db_end(t->db, DONE), UNSURE);
}

TEST(a_connection_lost_among_many_rows_is_busy)
{
    struct territory rows[3] = {canton("9901"), canton("9902"), canton("9903")};
    if (db_engine_of(t->db) == DB_SQLITE)
        return;
    EXPECT_DONE(record_note(t->db, STR("x"), STR_NONE, NONE, STR_NONE));
    cut_connection(t);
    EXPECT_STATUS(record_add_many(t->db, &territory_shape, rows, 3), BUSY);
    EXPECT_STATUS(db_end(t->db, DONE), BUSY);
}

TEST(a_second_writer_of_the_file_is_refused_in_words)
{
    struct db *second;
    if (db_engine_of(t->db) != DB_SQLITE)
        return;
    EXPECT_STATUS(db_open(t->where, DB_WRITE, NULL, &second), CONFLICT);
    EXPECT(strstr(db_open_error(), "otro proceso") != NULL);
}

static enum status run_steps(struct test *t, const struct migration *steps, size_t count, int *ret_applied)
{
    struct db *db;
    db_close(t->db);
    t->db = NULL;
    enum status s = db_open(t->where, DB_WRITE, NULL, &db);
    if (s != DONE)
        return s;
    s = migrate(db, steps, count, ret_applied);
    db_close(db);
    return s;
}

TEST(migrating_again_does_nothing)
{
    int applied = -1;
    EXPECT_DONE(run_steps(t, migrations, migration_count, &applied));
    EXPECT_INT(applied, 0);
}

TEST(a_newer_database_and_an_altered_step_are_refused)
{
    int applied;
    struct migration *steps = arena_array(&t->mem, struct migration, migration_count + 1);
    memcpy(steps, migrations, migration_count * sizeof *steps);
    EXPECT_STATUS(run_steps(t, steps, migration_count - 1, &applied), CONFLICT);
    steps[0].text = "CREATE TABLE otra (id {id}) {strict};";
    EXPECT_STATUS(run_steps(t, steps, migration_count, &applied), CONFLICT);
}

TEST(a_step_that_fails_leaves_nothing)
{
    int applied;
    struct migration *steps = arena_array(&t->mem, struct migration, migration_count + 1);
    memcpy(steps, migrations, migration_count * sizeof *steps);
    steps[migration_count] = (struct migration){9999, "falla", "CREATE TABLE nueva (id {id}) {strict}; SELECT nada;"};
    EXPECT_STATUS(run_steps(t, steps, migration_count + 1, &applied), BROKEN);
    steps[migration_count].text = "CREATE TABLE nueva (id {id}) {strict};";
    EXPECT_DONE(run_steps(t, steps, migration_count + 1, &applied));
    EXPECT_INT(applied, 1);
}

UNIT(engine_words_and_blocks_become_the_text_of_an_engine)
{
    const char *text = "a {id}\n-- only: sqlite\nb {int}\n-- only: postgres\nc {int}\n-- both\nd {strict}";
    EXPECT_STR(migration_text(&t->mem, text, DB_SQLITE), "a INTEGER PRIMARY KEY\nb INT\nd STRICT\n");
    EXPECT_STR(migration_text(&t->mem, text, DB_POSTGRES),
               "a BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY\nc BIGINT\nd \n");
}
