/* SPDX-License-Identifier: EUPL-1.2
 * The ladder of a period: one letter of mail a week, letters out in the register, nothing to who reported. */
#include "job/outbox.h"
#include "room/notice/notice_digest.h"
#include "room/report/report_test.h"
#include "room/rooms.h"
#include "sql.h"
#include "tests/work.h"
#include "view/out.h"

/* Tuesday 24 November 2026 at ten in Guayaquil: the due day of the first period. */
#define DUE ((struct instant){1795532400})
#define DAY_S 86400

struct ladder {
    struct report_world w;
    struct work work;
};

static bool ladder_open(struct test *t, struct ladder *l, int weekday)
{
    l->w.today = day_of(2026, 11, 17);
    enum status s = report_world_alone(t->db, &t->mem, &l->w);
    if (s != DONE) {
        test_failed(t, __FILE__, __LINE__, "no world: %s", status_words(s));
        return false;
    }
    work_begin(t, &l->work);
    l->work.site.config.base_url = STR("https://hito.example");
    l->work.site.config.digest_weekday = weekday;
    l->work.site.config.digest_hour = 7;
    l->work.site.config.reminder_days = 5;
    l->work.site.server_key = STR("0123456789abcdef");
    l->work.site.rooms = all_rooms;
    l->work.site.room_count = all_room_count;
    l->work.site.say = say;
    l->work.c.now = DUE;
    return true;
}

static enum status day_run(struct ladder *l, int64_t days)
{
    l->work.c.now.s = DUE.s + days * DAY_S;
    TRY(reminder_chore(&l->work.c));
    TRY(digest_chore(&l->work.c));
    return digest_chore(&l->work.c);
}

static size_t mails(struct test *t, struct ladder *l)
{
    struct outbox *rows;
    size_t count = 0;
    if (db_begin(l->work.c.reader, DB_READ, NULL) != DONE)
        return 99;
    enum status s = db_many(l->work.c.reader, SQL_OUTBOX_ALL, WITHOUT, &t->mem, &outbox_shape, &rows, &count);
    size_t n = 0;
    for (size_t i = 0; s == DONE && i < count; i++)
        n += str_find(rows[i].payload, STR("focal")) != SIZE_MAX;
    return db_end(l->work.c.reader, s) == DONE ? n : 99;
}

/* Letters out of that kind. */
static size_t papers(struct test *t, struct ladder *l, enum letter_kind kind)
{
    struct letter_row *rows;
    size_t count = 0, n = 0;
    if (db_begin(l->work.c.reader, DB_READ, NULL) != DONE)
        return 99;
    enum status s = letters_of(l->work.c.reader, &t->mem, l->w.jurisdiction, &rows, &count);
    for (size_t i = 0; s == DONE && i < count; i++)
        n += rows[i].kind == (int)kind && !day_known(rows[i].sent_on);
    return db_end(l->work.c.reader, s) == DONE ? n : 99;
}

TEST(a_reminder_brings_the_weeks_letter_forward_and_there_is_no_second_one)
{
    struct ladder l = {0};
    if (!ladder_open(t, &l, 5))
        return;
    EXPECT_DONE(day_run(&l, 0));
    EXPECT_INT(mails(t, &l), 1);
    EXPECT_DONE(day_run(&l, 1));
    EXPECT_DONE(day_run(&l, 3)); /* Friday, the digest's day */
    EXPECT_INT(mails(t, &l), 1);
    EXPECT_DONE(day_run(&l, 6)); /* Monday: escalated meanwhile, a new week */
    EXPECT_DONE(day_run(&l, 10));
    EXPECT_INT(mails(t, &l), 2);
    work_end(&l.work);
}

TEST(after_the_due_day_a_letter_is_drafted_once_and_then_one_to_the_authority)
{
    struct ladder l = {0};
    if (!ladder_open(t, &l, 1))
        return;
    EXPECT_DONE(day_run(&l, 0));
    EXPECT_INT(papers(t, &l, LETTER_REMINDER), 0);
    EXPECT_DONE(day_run(&l, 1));
    EXPECT_DONE(day_run(&l, 1));
    EXPECT_DONE(day_run(&l, 2));
    EXPECT_INT(papers(t, &l, LETTER_REMINDER), 2); /* two institutions owe a report, one of them without anybody */
    EXPECT_INT(papers(t, &l, LETTER_ESCALATION), 0);
    EXPECT_DONE(day_run(&l, 5));
    EXPECT_DONE(day_run(&l, 5));
    EXPECT_INT(papers(t, &l, LETTER_ESCALATION), 2);
    EXPECT_DONE(day_run(&l, 20)); /* closed: nobody is reminded any more */
    EXPECT_INT(papers(t, &l, LETTER_REMINDER) + papers(t, &l, LETTER_ESCALATION), 4);
    work_end(&l.work);
}

TEST(nobody_who_reported_is_reminded)
{
    struct ladder l = {0};
    if (!ladder_open(t, &l, 1))
        return;
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("prueba"), .act = NONE, .jurisdiction = NONE,
                        .now = DUE, .on_behalf_of = NONE};
    struct report r;
    shape_clear(&report_shape, &r);
    r.period = l.w.period[0];
    r.institution = l.w.ministry;
    r.state = REPORT_SENT;
    r.channel = CHANNEL_FORM;
    r.entered_by = r.sent_by = l.w.focal;
    r.saves = 0;
    r.sent_on = l.w.today;
    r.sent_at = DUE;
    EXPECT_DONE(db_begin(t->db, DB_WRITE, &deed));
    EXPECT_DONE(record_add(t->db, &report_shape, &r));
    EXPECT_DONE(db_end(t->db, DONE));
    EXPECT_DONE(day_run(&l, 1));
    EXPECT_DONE(day_run(&l, 5));
    EXPECT_INT(papers(t, &l, LETTER_REMINDER), 1);
    EXPECT_INT(papers(t, &l, LETTER_ESCALATION), 1);
    work_end(&l.work);
}
