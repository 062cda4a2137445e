/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/audit/audit.h"

#include "job/job.h"
#include "room/rooms.h"
#include "tests/test.h"

static enum status some_entries(struct test *t, int count)
{
    for (int i = 0; i < count; i++)
        TRY(record_note(t->db, STR("exportar"), STR("plan"), i + 1, str_fmt(&t->mem, "{\"filas\":%d}", i)));
    return DONE;
}

/* Someone with the database at hand, who also removes the guard. */
static void tamper(struct test *t, const char *change)
{
    bool sqlite = db_engine_of(t->db) == DB_SQLITE;
    EXPECT_DONE(db_script(t->db, sqlite ? "DROP TRIGGER log_entry_stays; DROP TRIGGER log_entry_not_removed"
                                        : "DROP TRIGGER log_entry_stays ON log_entry"));
    EXPECT_DONE(db_script(t->db, change));
}

static void seal_and_expect(struct test *t, size_t wanted)
{
    size_t sealed = 0;
    EXPECT_DONE(audit_seal(t->db, &t->mem, 100, &sealed));
    EXPECT_INT(sealed, wanted);
}

TEST(a_sealed_log_verifies_and_its_tail_is_counted)
{
    struct audit_result r;
    EXPECT_DONE(some_entries(t, 3));
    seal_and_expect(t, 3);
    EXPECT_DONE(some_entries(t, 2));
    seal_and_expect(t, 2);
    EXPECT_DONE(some_entries(t, 1));
    EXPECT_DONE(audit_verify(t->db, &r));
    EXPECT_INT(r.sealed, 5);
    EXPECT_INT(r.unsealed, 1);
    EXPECT_INT(r.first_broken, NONE);
}

TEST(an_empty_log_verifies)
{
    struct audit_result r;
    seal_and_expect(t, 0);
    EXPECT_DONE(audit_verify(t->db, &r));
    EXPECT_INT(r.sealed, 0);
    EXPECT_INT(r.first_broken, NONE);
}

TEST(one_altered_byte_is_found)
{
    struct audit_result r;
    EXPECT_DONE(some_entries(t, 5));
    seal_and_expect(t, 5);
    tamper(t, "UPDATE log_entry SET changes = '{\"filas\":7}' WHERE seq = 3");
    EXPECT_DONE(audit_verify(t->db, &r));
    EXPECT_INT(r.first_broken, 3);
    EXPECT(!r.gap);
}

TEST(a_removed_entry_is_found)
{
    struct audit_result r;
    EXPECT_DONE(some_entries(t, 5));
    seal_and_expect(t, 5);
    tamper(t, "DELETE FROM log_entry WHERE seq = 2");
    EXPECT_DONE(audit_verify(t->db, &r));
    EXPECT_INT(r.first_broken, 2);
    EXPECT(r.gap);
}

TEST(the_log_refuses_to_be_rewritten)
{
    EXPECT_DONE(some_entries(t, 1));
    seal_and_expect(t, 1);
    EXPECT(db_script(t->db, "UPDATE log_entry SET role = 'otro'") != DONE);
}

TEST(the_log_refuses_to_lose_entries)
{
    EXPECT_DONE(some_entries(t, 1));
    EXPECT(db_script(t->db, "DELETE FROM log_entry") != DONE);
}

TEST(personal_data_may_be_erased_and_the_chain_stays_good)
{
    struct audit_result r;
    EXPECT_DONE(db_script(t->db, "INSERT INTO log_entry (done_at, role, action, changes, private, salt, private_hash) "
                                 "VALUES (1, 'sistema', 'crear', '{}', '{\"email\":[null,\"a@b\"]}', 'sal', "
                                 "'8427ff6246f0ff3ce52c0b0b58ef6d4d3ea8c3c1c9ea9da0d9d7cd5bd34a8a0f')"));
    seal_and_expect(t, 1);
    EXPECT_DONE(audit_verify(t->db, &r));
    EXPECT_INT(r.first_broken, 1); /* that hash is not the one of those data */
    EXPECT_DONE(db_script(t->db, "UPDATE log_entry SET private = NULL, salt = NULL"));
    EXPECT_DONE(audit_verify(t->db, &r));
    EXPECT_INT(r.first_broken, NONE);
}

UNIT(no_text_passes_for_another_in_the_canonical_form)
{
    struct log_entry a, b;
    shape_clear(&log_entry_shape, &a);
    shape_clear(&log_entry_shape, &b);
    a.request = STR("x\nreason=1:y");
    b.request = STR("x");
    b.reason = STR("y");
    EXPECT(!str_eq(audit_canonical(&t->mem, &a), audit_canonical(&t->mem, &b)));
    EXPECT(str_starts(audit_canonical(&t->mem, &a), "hito-log-1\nseq=-\nprev_hash=-\n"));
}

TEST(the_chore_seals_everything_that_waits)
{
    struct audit_result r;
    struct db *reader;
    struct catalog *c = rooms_catalog(&t->mem);
    c->lazy = true;
    EXPECT_DONE(some_entries(t, 600)); /* more than one group */
    EXPECT_DONE(db_end(t->db, DONE));
    EXPECT_DONE(db_open(t->where, DB_READ, c, &reader));
    struct chore_context context = {.mem = &t->mem, .reader = reader, .writer = t->db, .now = {1798761600}};
    EXPECT_DONE(audit_room.chores[0].run(&context));
    EXPECT_DONE(db_begin(reader, DB_READ, NULL));
    EXPECT_DONE(audit_verify(reader, &r));
    EXPECT_DONE(db_end(reader, DONE));
    EXPECT_INT(r.sealed, 600);
    EXPECT_INT(r.unsealed, 0);
    EXPECT_INT(r.first_broken, NONE);
    db_close(reader);
}
