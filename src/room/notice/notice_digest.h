/* SPDX-License-Identifier: EUPL-1.2
 * The weekly letter, inside the room. */
#ifndef HITO_ROOM_NOTICE_DIGEST_H
#define HITO_ROOM_NOTICE_DIGEST_H

#include "room/notice/notice_view.h"
#include "room/verdict/verdict.h"

/* Somebody who waits for this week's letter. */
#define DIGEST_WAIT(F)                                               \
    F(INT, id, 0, FREE, "", "row of digest_mail")                    \
    F(INT, digest, 0, FREE, "", "the week")                          \
    F(INT, follower, 0, FREE, "", "or nothing")                      \
    F(INT, person, 0, FREE, "", "or nothing")                        \
    F(DAY, week, 0, FREE, "", "its Monday")                          \
    F(INT, news_until, 0, FREE, "", "last news to tell")
SHAPE_STRUCT(digest_wait, DIGEST_WAIT);

#define REMINDER_PERSON(F) F(INT, person, 0, FREE, "", "a focal point")
SHAPE_STRUCT(reminder_person, REMINDER_PERSON);

#define DIGEST_ROWS 4
struct digest_letter {
    int64_t row; /* of digest_mail */
    int64_t person; /* or NONE */
    bool empty;  /* no news and no tasks: no letter */
    struct str to, subject, text, key, leave_url;
    int64_t rows[DIGEST_ROWS]; /* followers whose news it tells */
    size_t rows_count;
    int64_t seen;
    struct verdict_invitation *told; /* what it asks to speak of, so that nobody is asked again */
    size_t told_count;
};
/* Writes one person's letter from the reader's snapshot. */
enum status digest_compose(struct chore_context *c, const struct digest_wait *w, struct digest_letter *ret) MUST_USE;
/* The row of a week, made when missing. */
enum status digest_week(struct db *db, struct arena *mem, struct day week, struct digest **ret) MUST_USE;

#endif
