/* SPDX-License-Identifier: EUPL-1.2
 * The worker: what happens outside the database is a row in the outbox, written in the same
 * transaction as its cause and done here (law 4), with retries; and chores by the clock. */
#ifndef HITO_JOB_JOB_H
#define HITO_JOB_JOB_H

#include "db/record.h"
#include "http/site.h"

/* Puts a letter in the outbox: plain text, one recipient. Needs a write transaction.
 * `key` makes it at-most-once: a second letter with the same key is dropped. */
enum status mail_queue(struct db *db, struct str to, struct str subject, struct str text, struct str key) MUST_USE;

struct chore_context {
    const struct site *site;
    struct arena *mem; /* reset after each chore */
    struct db *reader;
    struct instant now;
};
/* Runs `work` in a write transaction of the one writer, with retries; the deed is the program's. */
enum status job_write(struct chore_context *c, enum status (*work)(struct chore_context *c, struct db *db, void *context), void *context) MUST_USE;

#endif
