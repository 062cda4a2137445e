/* SPDX-License-Identifier: EUPL-1.2
 * The worker: what happens outside the database is a row in the outbox, written in the same
 * transaction as its cause and done here (law 4), with retries; and chores by the clock. */
#ifndef HITO_JOB_JOB_H
#define HITO_JOB_JOB_H

#include "db/record.h"
#include "http/room.h"
#include "http/site.h"

struct job;

/* Puts an errand in the outbox: a kind that some room declares, and what it needs as JSON. Needs a
 * write transaction. A second errand with the same key is dropped. */
enum status errand_queue(struct db *db, struct str kind, struct str payload, struct str key) MUST_USE;

/* Puts a letter in the outbox: plain text, one recipient. Needs a write transaction.
 * `key` makes it at-most-once: a second letter with the same key is dropped, and it is the
 * Message-ID, so that a letter sent twice after a crash is shown once.
 * INVALID: not one plain address, or a control character where a header would take it. */
enum status mail_queue(struct db *db, struct str to, struct str subject, struct str text, struct str key) MUST_USE;
/* The same with the address that leaves the list by one click (RFC 8058): a header of the letter. */
enum status mail_queue_list(struct db *db, struct str to, struct str subject, struct str text, struct str key,
                            struct str leave_url) MUST_USE;
/* Where letters are written when there is no SMTP (start-up names it); STR_NONE with SMTP. */
struct str mail_folder(const struct site *site, struct arena *mem);

struct chore_context {
    const struct site *site;
    struct arena *mem; /* reset after each chore */
    struct db *reader; /* free: open a read transaction on it for each look */
    struct instant now;
    struct db *writer;  /* a connection of its own, or NULL: the server's one writer is borrowed */
    struct str problem; /* what an errand may say about its failure, for the log and the outbox */
    struct job *job;    /* NULL outside the worker's thread */
};
/* Whether the program is being stopped: long chores leave the rest for the next time. */
bool job_stopping(const struct chore_context *c);
/* Runs `work` in a write transaction of the one writer, with retries; the deed is the program's. */
enum status job_write(struct chore_context *c, enum status (*work)(struct chore_context *c, struct db *db, void *context), void *context) MUST_USE;

/* Starts the worker: the outbox every second, the chores of all rooms by their period.
 * BROKEN: no connection (db_open_error()) or no thread. The site outlives it. */
enum status job_start(const struct site *site, struct job **ret) MUST_USE;
/* Waits until what is being done is done. NULL is allowed. */
void job_stop(struct job *job);

#endif
