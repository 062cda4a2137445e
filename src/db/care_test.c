/* SPDX-License-Identifier: EUPL-1.2 */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "db/care.h"
#include "job/job.h"
#include "room/rooms.h"
#include "sql.h"
#include "tests/test.h"

static void count_fault(void *context, struct str what UNUSED)
{
    *(int *)context += 1;
}

static int faults(const char *path, enum status *ret)
{
    struct db *db;
    int n = 0;
    *ret = db_open(path, DB_READ, NULL, &db);
    if (*ret != DONE)
        return -1;
    *ret = db_examine(db, DB_WHOLE, 0, count_fault, &n);
    db_close(db);
    return n;
}

TEST(a_copy_beside_a_writer_holds_what_was_committed_and_nothing_of_what_was_not)
{
    if (db_engine_of(t->db) != DB_SQLITE)
        return;
    struct db *reader, *copy;
    struct deed deed = {.person = NONE, .role = STR("sistema"), .act = NONE, .jurisdiction = NONE, .now = {1},
                        .on_behalf_of = NONE};
    struct catalog *catalog = rooms_catalog(&t->mem);
    catalog->lazy = true;
    const char *to = str_fmt(&t->mem, "%s.copia", t->where).ptr;
    int64_t late = 0;
    unlink(to);
    EXPECT_DONE(mail_queue(t->db, STR("a@ejemplo.ec"), STR("uno"), STR("texto"), STR("uno")));
    EXPECT_DONE(db_end(t->db, DONE));
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &deed));
    EXPECT_DONE(mail_queue(t->db, STR("a@ejemplo.ec"), STR("dos"), STR("texto"), STR("dos")));
    EXPECT_DONE(db_open(t->where, DB_READ, catalog, &reader));
    EXPECT_DONE(db_copy(reader, to)); /* while the writer holds its transaction */
    EXPECT_STATUS(db_copy(reader, to), CONFLICT);
    db_close(reader);
    EXPECT_DONE(db_open(to, DB_READ, catalog, &copy));
    EXPECT_DONE(db_begin(copy, DB_READ, NULL));
    EXPECT_DONE(db_int(copy, SQL_OUTBOX_LATE, WITH(arg_int(INT64_MAX)), &late));
    EXPECT_DONE(db_end(copy, DONE));
    db_close(copy);
    EXPECT_INT(late, 1);
    EXPECT(access(str_fmt(&t->mem, "%s-wal", to).ptr, F_OK) != 0);
    enum status s;
    EXPECT_INT(faults(to, &s), 0);
    EXPECT_DONE(s);
    unlink(to);
}

TEST(a_damaged_page_is_found)
{
    if (db_engine_of(t->db) != DB_SQLITE)
        return;
    struct db *reader;
    const char *to = str_fmt(&t->mem, "%s.danada", t->where).ptr;
    enum status s;
    unlink(to);
    EXPECT_DONE(db_end(t->db, DONE));
    EXPECT_DONE(db_open(t->where, DB_READ, NULL, &reader));
    EXPECT_DONE(db_copy(reader, to));
    db_close(reader);
    char noise[4096];
    memset(noise, 0x5a, sizeof noise);
    int fd = open(to, O_RDWR | O_CLOEXEC);
    for (int page = 3; page < 6; page++)
        EXPECT(pwrite(fd, noise, sizeof noise, page * 4096L) == (ssize_t)sizeof noise);
    close(fd);
    EXPECT(faults(to, &s) > 0);
    unlink(to);
}

TEST(tidying_empties_the_log_of_the_writer_unless_somebody_reads)
{
    if (db_engine_of(t->db) != DB_SQLITE)
        return;
    struct db *reader;
    EXPECT_DONE(mail_queue(t->db, STR("a@ejemplo.ec"), STR("uno"), STR("texto"), STR("tres")));
    EXPECT_DONE(db_open(t->where, DB_READ, rooms_catalog(&t->mem), &reader));
    EXPECT_DONE(db_begin(reader, DB_READ, NULL));
    int64_t n;
    EXPECT_DONE(db_int(reader, SQL_OUTBOX_FAILED_COUNT, WITHOUT, &n));
    EXPECT_DONE(db_end(t->db, DONE));
    EXPECT(db_wal_bytes(t->where, NULL) > 0);
    EXPECT_STATUS(db_tidy(t->db), BUSY);
    EXPECT_DONE(db_end(reader, DONE));
    EXPECT_DONE(db_tidy(t->db));
    EXPECT_INT(db_wal_bytes(t->where, NULL), 0);
    EXPECT(db_writer_running(t->where));
    db_close(reader);
}
