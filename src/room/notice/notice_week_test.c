/* SPDX-License-Identifier: EUPL-1.2
 * One ledger for all letters: a person gets one in seven days, whoever writes it; none without something to say. */
#include "job/outbox.h"
#include "room/notice/notice_digest.h"
#include "room/progress/progress_test.h"
#include "room/verdict/verdict.h"
#include "room/rooms.h"
#include "sql.h"
#include "tests/work.h"
#include "view/out.h"

/* Wednesday 18 November 2026 at ten in Guayaquil; the weekly letter goes on Mondays at seven. */
#define WEDNESDAY day_of(2026, 11, 18)
#define TEN ((struct instant){1795014000})
#define DAY_S 86400

struct ledger {
    struct follow_world w;
    struct work work;
};

static bool ledger_open(struct test *t, struct ledger *l)
{
    l->w = (struct follow_world){.today = WEDNESDAY};
    enum status s = follow_world_alone(t->db, &t->mem, &l->w);
    if (s != DONE) {
        test_failed(t, __FILE__, __LINE__, "no world: %s", status_words(s));
        return false;
    }
    work_begin(t, &l->work);
    l->work.site.config.base_url = STR("https://hito.example");
    l->work.site.config.digest_weekday = 1;
    l->work.site.config.digest_hour = 7;
    l->work.site.server_key = STR("0123456789abcdef");
    l->work.site.rooms = all_rooms;
    l->work.site.room_count = all_room_count;
    l->work.site.say = say;
    return true;
}

/* A delivery of the first commitment, sent on that day. */
static void delivered(struct test *t, struct ledger *l, int milestone, int64_t days)
{
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("prueba"), .act = NONE, .jurisdiction = NONE,
                        .now = l->work.c.now, .on_behalf_of = NONE};
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = l->w.milestone[milestone];
    c.kind = CLAIM_DELIVERED;
    c.text = STR("Publicado en el portal.");
    c.state = CLAIM_SENT;
    c.channel = CHANNEL_FORM;
    c.sent_by = l->w.focal;
    c.delivered_on = c.sent_on = (struct day){WEDNESDAY.n + (int32_t)days};
    c.sent_at = (struct instant){TEN.s + days * DAY_S - 3600};
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &deed));
    EXPECT_DONE(record_add(t->db, &claim_shape, &c));
    EXPECT_DONE(db_end(t->db, DONE));
}

/* The worker's chores at ten of that day, twice. */
static void day_run(struct test *t, struct ledger *l, int64_t days)
{
    l->work.c.now.s = TEN.s + days * DAY_S;
    for (int i = 0; i < 2; i++) {
        EXPECT_DONE(verdict_invite(&l->work.c));
        EXPECT_DONE(digest_chore(&l->work.c));
    }
}

/* Letters to the counterpart that hold the text. */
static size_t letters(struct test *t, struct ledger *l, const char *text)
{
    struct outbox *rows;
    struct person *p;
    size_t count = 0, n = 0;
    if (db_begin(l->work.c.reader, DB_READ, NULL) != DONE)
        return 99;
    enum status s = record_get(l->work.c.reader, &t->mem, &person_shape, l->w.counterpart, &p);
    if (s == DONE)
        s = db_many(l->work.c.reader, SQL_OUTBOX_ALL, WITHOUT, &t->mem, &outbox_shape, &rows, &count);
    struct str to = s == DONE ? str_fmt(&t->mem, "\"para\":\"%.*s\"", STR_ARG(p->email)) : STR("?");
    for (size_t i = 0; s == DONE && i < count; i++)
        n += str_find(rows[i].payload, to) != SIZE_MAX && str_find(rows[i].payload, str_of(text)) != SIZE_MAX;
    return db_end(l->work.c.reader, s) == DONE ? n : 99;
}

TEST(three_reports_in_a_week_are_one_letter_to_the_counterpart)
{
    struct ledger l;
    if (!ledger_open(t, &l))
        return;
    day_run(t, &l, -2); /* a Monday with nothing to say */
    EXPECT_INT(letters(t, &l, ""), 0);
    delivered(t, &l, 0, 0);
    day_run(t, &l, 0);
    EXPECT_INT(letters(t, &l, "Tu palabra como contraparte"), 1); /* at once */
    delivered(t, &l, 1, 1);
    day_run(t, &l, 1);
    day_run(t, &l, 3);
    delivered(t, &l, 0, 4);
    day_run(t, &l, 4);
    day_run(t, &l, 5); /* Monday: the weekly letter waits too */
    day_run(t, &l, 6);
    EXPECT_INT(letters(t, &l, ""), 1);
    day_run(t, &l, 7); /* it goes when the seven days are over, with what came meanwhile */
    EXPECT_INT(letters(t, &l, ""), 2);
    EXPECT_INT(letters(t, &l, "LO QUE ESPERA POR TI"), 1);
    EXPECT_INT(letters(t, &l, "https://hito.example/tarea/"), 2);
    for (int64_t day = 8; day < 14; day++)
        day_run(t, &l, day);
    EXPECT_INT(letters(t, &l, ""), 2);
    day_run(t, &l, 14); /* it still waits: told again with the week's letter, never by a second invitation */
    EXPECT_INT(letters(t, &l, ""), 3);
    EXPECT_INT(letters(t, &l, "Tu palabra como contraparte"), 1);
    work_end(&l.work);
}

TEST(what_the_weekly_letter_told_is_no_invitation_any_more)
{
    struct ledger l;
    if (!ledger_open(t, &l))
        return;
    delivered(t, &l, 0, -3);
    l.work.c.now.s = TEN.s - 2 * DAY_S;
    EXPECT_DONE(digest_chore(&l.work.c)); /* Monday: the round comes first */
    EXPECT_INT(letters(t, &l, "LO QUE ESPERA POR TI"), 1);
    for (int64_t day = -2; day < 5; day++)
        day_run(t, &l, day);
    EXPECT_INT(letters(t, &l, ""), 1);
    delivered(t, &l, 1, 4);
    for (int64_t day = 4; day < 12; day++)
        day_run(t, &l, day);
    EXPECT_INT(letters(t, &l, ""), 2); /* the next Monday's, seven days before the counterpart's time ends */
    EXPECT_INT(letters(t, &l, "Tu palabra como contraparte"), 0);
    work_end(&l.work);
}

TEST(an_invited_person_whom_no_weekly_letter_reaches_is_invited_again_in_time)
{
    struct ledger l;
    if (!ledger_open(t, &l))
        return;
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &(struct deed){.person = NONE, .role = STR("sistema"), .request = STR("prueba"), .act = NONE,
                                                         .jurisdiction = NONE, .now = TEN, .on_behalf_of = NONE}));
    EXPECT_DONE(db_script(t->db, str_fmt(&t->mem, "UPDATE person SET state = 'invitada' WHERE id = %lld;", (long long)l.w.counterpart).ptr));
    EXPECT_DONE(db_end(t->db, DONE));
    delivered(t, &l, 0, 0);
    day_run(t, &l, 0);
    delivered(t, &l, 1, 1);
    for (int64_t day = 1; day < 8; day++)
        day_run(t, &l, day);
    EXPECT_INT(letters(t, &l, ""), 1);
    day_run(t, &l, 8); /* three days before its time ends */
    EXPECT_INT(letters(t, &l, "Tu palabra como contraparte"), 2);
    work_end(&l.work);
}
