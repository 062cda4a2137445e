/* SPDX-License-Identifier: EUPL-1.2
 * The weekly letter: who gets one, what is in it, and what it costs. */
#include "job/outbox.h"
#include "room/notice/notice_digest.h"
#include "room/progress/progress_test.h"
#include "room/rooms.h"
#include "sql.h"
#include "tests/work.h"
#include "view/out.h"

#define TODAY day_of(2026, 11, 24)                      /* a Tuesday */
#define NOON ((struct instant){1795532400})             /* 2026-11-24T15:00:00Z, ten in Guayaquil */
#define WEEK_S (7 * 86400)

struct week {
    struct follow_world w;
    struct work work;
};

static void site_fill(struct test *t, struct week *k, struct instant now)
{
    work_begin(t, &k->work);
    k->work.site.config.base_url = STR("https://hito.example");
    k->work.site.config.digest_weekday = 1;
    k->work.site.config.digest_hour = 7;
    k->work.site.server_key = STR("0123456789abcdef");
    k->work.site.rooms = all_rooms;
    k->work.site.room_count = all_room_count;
    k->work.site.say = say;
    k->work.c.now = now;
}

static enum status claim_with(struct test *t, const struct follow_world *w, enum claim_state state, struct day public_on, const char *text)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = w->milestone[0];
    c.kind = CLAIM_BEGAN;
    c.text = str_of(text);
    c.state = (int)state;
    c.channel = CHANNEL_FORM;
    c.sent_by = w->focal;
    c.sent_on = (struct day){w->today.n - 4};
    c.sent_at = (struct instant){(int64_t)c.sent_on.n * 86400};
    if (state == CLAIM_ACCEPTED)
        c.checked_on = c.sent_on;
    c.public_on = public_on;
    return record_add(t->db, &claim_shape, &c);
}

/* `count` followers of a commitment, confirmed, with addresses of their own. */
static enum status followers_with(struct test *t, const struct follow_world *w, int64_t commitment, const char *name, int count)
{
    struct str who = str_fmt(&t->mem,
        "INSERT INTO follower (email, email_folded, secret, created_at) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
        "SELECT '%s' || i || '@example.org', '%s' || i || '@example.org', 'secreto' || i, 1 FROM n;", count, name, name);
    struct str what = str_fmt(&t->mem,
        "INSERT INTO following (follower, kind, record, jurisdiction, asked_at, confirmed_on) "
        "SELECT id, 'compromiso', %lld, %lld, 1, '2026-11-01' FROM follower WHERE email LIKE '%s%%';",
        (long long)commitment, (long long)w->jurisdiction, name);
    TRY(db_script(t->db, who.ptr));
    return db_script(t->db, what.ptr);
}

static int64_t letters(struct test *t, struct week *k, const char *state)
{
    struct digest_count *rows;
    size_t count;
    int64_t n = 0;
    if (db_begin(k->work.c.reader, DB_READ, NULL) != DONE)
        return -1;
    if (db_end(k->work.c.reader, digest_counts(k->work.c.reader, &t->mem, day_of(2026, 1, 1), &rows, &count)) != DONE)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (str_is(rows[i].state, state))
            n += rows[i].letters;
    return n;
}

static size_t queued(struct test *t, struct week *k, struct outbox **ret)
{
    size_t count = 0;
    if (db_begin(k->work.c.reader, DB_READ, NULL) != DONE)
        return 0;
    enum status s = db_many(k->work.c.reader, SQL_OUTBOX_ALL, WITHOUT, &t->mem, &outbox_shape, ret, &count);
    return db_end(k->work.c.reader, s) == DONE ? count : 0;
}

/* The whole round, as the worker does it. */
static enum status round_run(struct week *k)
{
    for (int i = 0; i < 20; i++)
        TRY(digest_chore(&k->work.c));
    return DONE;
}

static size_t having(const struct outbox *rows, size_t count, const char *text)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += str_find(rows[i].payload, str_of(text)) != SIZE_MAX;
    return n;
}

TEST(of_fifty_thousand_followers_the_weekly_letter_touches_the_two_thousand_with_news)
{
    struct week k = {.w = {.today = TODAY}};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &k.w));
    EXPECT_DONE(claim_with(t, &k.w, CLAIM_ACCEPTED, day_of(2026, 11, 20), "Se instaló la mesa."));
    EXPECT_DONE(followers_with(t, &k.w, k.w.commitment[0], "con", 2000));
    EXPECT_DONE(followers_with(t, &k.w, k.w.commitment[1], "sin", 48000));
    site_fill(t, &k, NOON);
    EXPECT_DONE(round_run(&k));
    EXPECT_INT(letters(t, &k, "enviado") - 2000, 1); /* the focal point, whose milestone is late */
    EXPECT_INT(letters(t, &k, "sin-novedad"), 1);    /* the counterpart has nothing to do: looked at, not written to */
    EXPECT_INT(letters(t, &k, "pendiente"), 0);
    struct outbox *rows;
    size_t count = queued(t, &k, &rows);
    EXPECT_INT(count, 2001);
    EXPECT_INT(having(rows, count, "\"para\":\"con"), 2000);
    EXPECT_INT(having(rows, count, "\"para\":\"sin"), 0);
    /* The same week again: nothing. */
    k.work.c.now.s += 3 * 86400;
    EXPECT_DONE(round_run(&k));
    EXPECT_INT(queued(t, &k, &rows), 2001);
    /* The next week without news: only the task is told again. */
    k.work.c.now.s += WEEK_S - 2 * 86400;
    EXPECT_DONE(round_run(&k));
    EXPECT_INT(queued(t, &k, &rows), 2002);
    work_end(&k.work);
}

TEST(the_weekly_letter_tells_only_what_is_public_and_carries_a_way_out)
{
    struct week k = {.w = {.today = TODAY}};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &k.w));
    EXPECT_DONE(claim_with(t, &k.w, CLAIM_SENT, DAY_NONE, "Texto reservado"));
    EXPECT_DONE(claim_with(t, &k.w, CLAIM_ACCEPTED, DAY_NONE, "Aceptado y todavía no público"));
    EXPECT_DONE(claim_with(t, &k.w, CLAIM_ACCEPTED, day_of(2026, 11, 30), "Público después"));
    EXPECT_DONE(followers_with(t, &k.w, k.w.commitment[0], "con", 1));
    site_fill(t, &k, NOON);
    struct outbox *rows;
    EXPECT_DONE(round_run(&k));
    size_t count = queued(t, &k, &rows);
    EXPECT_INT(having(rows, count, "con1@example.org"), 0);
    /* A week later one of them has become public. */
    k.work.c.now.s += WEEK_S;
    EXPECT_DONE(round_run(&k));
    count = queued(t, &k, &rows);
    EXPECT_INT(having(rows, count, "con1@example.org"), 1);
    for (size_t i = 0; i < count; i++)
        if (str_find(rows[i].payload, STR("con1@example.org")) != SIZE_MAX) {
            EXPECT(str_find(rows[i].payload, STR("Se publicó un avance")) != SIZE_MAX);
            EXPECT(str_find(rows[i].payload, STR("\"salir\":\"https://hito.example/seguir/salir/")) != SIZE_MAX);
            EXPECT(str_find(rows[i].payload, STR("Texto reservado")) == SIZE_MAX);
        }
    work_end(&k.work);
}

TEST(a_round_that_stops_in_the_middle_goes_on_and_writes_to_nobody_twice)
{
    struct week k = {.w = {.today = TODAY}};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &k.w));
    EXPECT_DONE(claim_with(t, &k.w, CLAIM_ACCEPTED, day_of(2026, 11, 20), "Se instaló la mesa."));
    EXPECT_DONE(followers_with(t, &k.w, k.w.commitment[0], "con", 50));
    site_fill(t, &k, NOON);
    struct outbox *rows;
    EXPECT_DONE(round_run(&k));
    EXPECT_INT(queued(t, &k, &rows), 51);
    /* As if it had stopped after the letters and before the end of their rows. */
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("prueba"), .act = NONE, .jurisdiction = NONE,
                        .now = k.work.c.now, .on_behalf_of = NONE};
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &deed));
    EXPECT_DONE(db_script(t->db, "DELETE FROM letter_week; UPDATE digest_mail SET state = 'pendiente'; UPDATE digest SET done_at = NULL; UPDATE follower SET seen = 0;"));
    EXPECT_DONE(db_end(t->db, DONE));
    EXPECT_DONE(round_run(&k));
    EXPECT_INT(queued(t, &k, &rows), 51);
    EXPECT_INT(letters(t, &k, "pendiente"), 0);
    work_end(&k.work);
}

TEST(a_person_who_follows_and_has_tasks_gets_one_letter_with_both)
{
    struct week k = {.w = {.today = TODAY}};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &k.w));
    EXPECT_DONE(claim_with(t, &k.w, CLAIM_ACCEPTED, day_of(2026, 11, 20), "Se instaló la mesa."));
    EXPECT_DONE(db_script(t->db, str_fmt(&t->mem,
        "INSERT INTO follower (email, email_folded, secret, created_at) VALUES ('Focal@ejemplo.ec', 'focal@ejemplo.ec', 's', 1);"
        "INSERT INTO following (follower, kind, record, jurisdiction, asked_at, confirmed_on) "
        "SELECT id, 'plan', %lld, %lld, 1, '2026-11-01' FROM follower;", (long long)k.w.plan, (long long)k.w.jurisdiction).ptr));
    site_fill(t, &k, NOON);
    struct outbox *rows;
    EXPECT_DONE(round_run(&k));
    size_t count = queued(t, &k, &rows);
    EXPECT_INT(count, 1);
    EXPECT(count == 1 && str_find(rows[0].payload, STR("LO QUE ESPERA POR TI")) != SIZE_MAX);
    EXPECT(count == 1 && str_find(rows[0].payload, STR("NOVEDADES DE LO QUE SIGUES")) != SIZE_MAX);
    EXPECT(count == 1 && str_find(rows[0].payload, STR("https://hito.example/tarea/")) != SIZE_MAX);
    work_end(&k.work);
}

TEST(the_letter_waits_for_its_day_and_hour)
{
    struct week k = {.w = {.today = TODAY}};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &k.w));
    struct instant before = {NOON.s - 86400 - 4 * 3600}; /* Monday at six */
    site_fill(t, &k, before);
    struct outbox *rows;
    bool late;
    EXPECT_DONE(round_run(&k));
    EXPECT_INT(queued(t, &k, &rows), 0);
    k.work.c.now.s += 2 * 3600 + 1800;
    EXPECT_DONE(db_begin(k.work.c.reader, DB_READ, NULL));
    EXPECT_DONE(digest_late(k.work.c.reader, &t->mem, &k.work.site.config, k.work.c.now, &late));
    EXPECT_DONE(db_end(k.work.c.reader, DONE));
    EXPECT(late);
    EXPECT_DONE(round_run(&k));
    EXPECT_INT(queued(t, &k, &rows), 1);
    EXPECT_DONE(db_begin(k.work.c.reader, DB_READ, NULL));
    EXPECT_DONE(digest_late(k.work.c.reader, &t->mem, &k.work.site.config, k.work.c.now, &late));
    EXPECT_DONE(db_end(k.work.c.reader, DONE));
    EXPECT(!late);
    work_end(&k.work);
}
