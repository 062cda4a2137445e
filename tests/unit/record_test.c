/* SPDX-License-Identifier: EUPL-1.2
 * The generic writes and what they leave in the log, on records of real rooms. */
#include <string.h>

#include "base/digest.h"
#include "room/account/account.h"
#include "room/audit/audit.h"
#include "room/jurisdiction/jurisdiction.h"
#include "tests/test.h"

static struct jurisdiction sample(const char *code)
{
    struct jurisdiction j;
    shape_clear(&jurisdiction_shape, &j);
    j.code = str_of(code);
    j.name = STR("Cantón de ensayo");
    j.kind = JURISDICTION_CITY;
    j.utc_offset_s = -18000;
    return j;
}

static struct person someone(const char *email)
{
    struct person p;
    shape_clear(&person_shape, &p);
    p.email = p.email_folded = str_of(email);
    p.name = STR("Rosa Ejemplo");
    p.state = PERSON_ACTIVE;
    p.password_hash = STR("$argon2id$secreto");
    p.language = PERSON_SPANISH;
    return p;
}

static struct log_entry *entries_of(struct test *t, const char *table, int64_t id, size_t *ret_count)
{
    struct log_entry *entries = NULL;
    *ret_count = 0;
    if (audit_of_record(t->db, &t->mem, str_of(table), id, &entries, ret_count) != DONE)
        test_failed(t, __FILE__, __LINE__, "the log cannot be read");
    return entries;
}

TEST(a_record_comes_back_as_it_was_saved)
{
    struct jurisdiction j = sample("ensayo"), *back;
    j.note = STR("Ñandú \"comillas\" 'simples'\ny otra línea");
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    EXPECT(j.id > 0);
    EXPECT_INT(j.revision, 1);
    EXPECT_INT(j.changed_at.s, db_deed(t->db)->now.s);
    EXPECT_DONE(record_get(t->db, &t->mem, &jurisdiction_shape, j.id, &back));
    for (size_t i = 0; i < jurisdiction_shape.count; i++)
        if (!field_same(&jurisdiction_shape.fields[i], &j, back))
            test_failed(t, __FILE__, __LINE__, "%s differs", jurisdiction_shape.fields[i].name);
    EXPECT_STATUS(record_get(t->db, &t->mem, &jurisdiction_shape, j.id + 1000, &back), NOT_FOUND);
}

TEST(of_two_editors_the_second_is_told)
{
    struct jurisdiction j = sample("ensayo");
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    struct jurisdiction ana = j, luis = j;
    ana.name = STR("Lo que puso Ana");
    luis.name = STR("Lo que puso Luis");
    EXPECT_DONE(record_change(t->db, &jurisdiction_shape, &t->mem, &ana));
    EXPECT_INT(ana.revision, 2);
    EXPECT_STATUS(record_change(t->db, &jurisdiction_shape, &t->mem, &luis), STALE);
    EXPECT_INT(luis.revision, 1);
    struct jurisdiction *back;
    EXPECT_DONE(record_get(t->db, &t->mem, &jurisdiction_shape, j.id, &back));
    EXPECT_STR(back->name, "Lo que puso Ana");
}

TEST(the_same_again_writes_nothing)
{
    struct jurisdiction j = sample("ensayo");
    size_t count;
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    EXPECT_DONE(record_change(t->db, &jurisdiction_shape, &t->mem, &j));
    EXPECT_INT(j.revision, 1);
    entries_of(t, "jurisdiction", j.id, &count);
    EXPECT_INT(count, 1);
}

TEST(a_clash_spoils_the_transaction_on_both_engines)
{
    struct jurisdiction j = sample("ensayo"), again = sample("ensayo"), other = sample("otra");
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    EXPECT_STATUS(record_add(t->db, &jurisdiction_shape, &again), CONFLICT);
    EXPECT_STATUS(record_add(t->db, &jurisdiction_shape, &other), CONFLICT);
    EXPECT_STATUS(db_end(t->db, DONE), CONFLICT);
    struct jurisdiction *rows;
    size_t count;
    EXPECT_DONE(db_begin(t->db, DB_READ, NULL));
    EXPECT_DONE(jurisdictions(t->db, &t->mem, &rows, &count));
    EXPECT_INT(count, 0);
    EXPECT_DONE(db_end(t->db, DONE));
}

TEST(a_reference_to_nothing_is_a_clash)
{
    struct jurisdiction j = sample("ensayo");
    j.parent = 987654;
    EXPECT_STATUS(record_add(t->db, &jurisdiction_shape, &j), CONFLICT);
}

TEST(each_write_leaves_its_entry_with_before_and_after)
{
    struct jurisdiction j = sample("ensayo");
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    j.name = STR("Nombre nuevo");
    EXPECT_DONE(record_change(t->db, &jurisdiction_shape, &t->mem, &j));
    EXPECT_DONE(record_remove(t->db, &jurisdiction_shape, &t->mem, j.id));
    size_t count;
    struct log_entry *e = entries_of(t, "jurisdiction", j.id, &count);
    EXPECT_INT(count, 3);
    if (count != 3)
        return;
    EXPECT_STR(e[0].action, "crear");
    EXPECT(str_find(e[0].changes, STR("\"code\":[null,\"ensayo\"]")) != SIZE_MAX);
    EXPECT_STR(e[1].action, "cambiar");
    EXPECT_STR(e[1].changes, "{\"name\":[\"Cantón de ensayo\",\"Nombre nuevo\"]}");
    EXPECT_STR(e[2].action, "quitar");
    EXPECT(str_find(e[2].changes, STR("\"name\":[\"Nombre nuevo\",null]")) != SIZE_MAX);
    EXPECT_STR(e[1].role, "sistema");
    EXPECT_STR(e[1].request, "test");
    EXPECT_INT(e[1].seq, NONE);
}

TEST(a_secret_is_never_in_the_log_and_personal_data_lie_apart)
{
    struct person p = someone("rosa@example.org");
    EXPECT_DONE(record_add(t->db, &person_shape, &p));
    p.password_hash = STR("$argon2id$otro-secreto");
    EXPECT_DONE(record_change(t->db, &person_shape, &t->mem, &p));
    size_t count;
    struct log_entry *e = entries_of(t, "person", p.id, &count);
    EXPECT_INT(count, 2);
    for (size_t i = 0; i < count; i++) {
        EXPECT(str_find(e[i].changes, STR("secreto")) == SIZE_MAX);
        EXPECT(str_find(e[i].changes, STR("example.org")) == SIZE_MAX);
        EXPECT(str_find(e[i].changes, STR("\"password_hash\":null")) != SIZE_MAX);
    }
    if (count != 2)
        return;
    EXPECT(str_find(e[0].private, STR("rosa@example.org")) != SIZE_MAX);
    EXPECT(str_find(e[0].private, STR("secreto")) == SIZE_MAX);
    EXPECT(str_eq(e[0].private_hash,
                  sha256_hex(&t->mem, str_fmt(&t->mem, "%.*s%.*s", STR_ARG(e[0].salt), STR_ARG(e[0].private)))));
    EXPECT(str_empty(e[1].private));
    EXPECT(str_empty(e[1].private_hash));
}

TEST(many_records_get_their_ids_in_order_and_an_entry_each)
{
    enum { MANY = 250 };
    struct jurisdiction *rows = arena_array(&t->mem, struct jurisdiction, MANY);
    for (int i = 0; i < MANY; i++)
        rows[i] = sample(str_fmt(&t->mem, "ensayo-%03d", i).ptr);
    EXPECT_DONE(record_add_many(t->db, &jurisdiction_shape, rows, MANY));
    for (int i = 0; i < MANY; i++) {
        struct jurisdiction *back;
        EXPECT_DONE(record_get(t->db, &t->mem, &jurisdiction_shape, rows[i].id, &back));
        EXPECT(str_eq(back->code, rows[i].code));
    }
    struct log_entry *entries;
    size_t count;
    EXPECT_DONE(audit_entries(t->db, &t->mem, NONE, NONE, 1000, &entries, &count));
    EXPECT_INT(count, MANY);
}

TEST(a_clash_among_many_saves_none)
{
    struct jurisdiction rows[3] = {sample("uno"), sample("dos"), sample("uno")};
    EXPECT_STATUS(record_add_many(t->db, &jurisdiction_shape, rows, 3), CONFLICT);
    EXPECT_STATUS(db_end(t->db, DONE), CONFLICT);
}

TEST(a_note_enters_the_log_without_a_record)
{
    EXPECT_DONE(record_note(t->db, STR("entrar"), STR_NONE, NONE, STR("{\"factor\":2}")));
    struct log_entry *e;
    size_t count;
    EXPECT_DONE(audit_entries(t->db, &t->mem, NONE, NONE, 10, &e, &count));
    EXPECT_INT(count, 1);
    EXPECT_STR(e[0].action, "entrar");
    EXPECT_STR(e[0].changes, "{\"factor\":2}");
}

TEST(a_plain_repetition_of_a_clash_does_not_hide_the_first_words)
{
    struct jurisdiction j = sample("ensayo"), again = sample("ensayo");
    EXPECT_DONE(record_add(t->db, &jurisdiction_shape, &j));
    EXPECT_STATUS(record_add(t->db, &jurisdiction_shape, &again), CONFLICT);
    const char *words = str_chars(&t->mem, str_of(db_error(t->db)));
    EXPECT(strstr(words, "ensayo") == NULL); /* values may be somebody's: they stay out of the words */
    EXPECT_STATUS(record_add(t->db, &jurisdiction_shape, &again), CONFLICT);
    EXPECT_STATUS(db_end(t->db, DONE), CONFLICT);
    EXPECT(strcmp(words, db_error(t->db)) == 0);
}
