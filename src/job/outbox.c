/* SPDX-License-Identifier: EUPL-1.2
 * Claim, do, mark. The claim puts the errand ten minutes ahead, so that a worker which dies in the
 * middle leaves it to be done again: at least once, never lost. */
#include "job/outbox.h"

#include "sql.h"

#define CLAIM_S 600

CHOICES_TABLE(outbox_state, OUTBOX_STATE);
#define SHAPE_TAG struct outbox
SHAPE_TABLE(outbox, "outbox", OUTBOX);
#undef SHAPE_TAG

enum status errand_queue(struct db *db, struct str kind, struct str payload, struct str key)
{
    const struct deed *deed = db_deed(db);
    assert(deed != NULL);
    if (str_empty(kind) || str_empty(key))
        return INVALID;
    return db_exec(db, SQL_OUTBOX_ADD, WITH(IN(kind), IN(key), IN(payload), IN(deed->now)), NULL);
}

int64_t outbox_wait_s(int64_t tries)
{
    int64_t wait = 60;
    for (int64_t i = 1; i < tries && wait < 21600; i++)
        wait *= 2;
    return wait < 21600 ? wait : 21600;
}

static const struct errand own_errands[] = {{"correo", mail_run}};

static const struct errand *errand_of(const struct site *site, struct str kind)
{
    for (size_t i = 0; i < COUNT(own_errands); i++)
        if (str_is(kind, own_errands[i].kind))
            return &own_errands[i];
    for (size_t i = 0; i < site->room_count; i++)
        for (const struct errand *e = site->rooms[i]->errands; e != NULL && e->kind != NULL; e++)
            if (str_is(kind, e->kind))
                return e;
    return NULL;
}

struct mark {
    const struct outbox *row;
    enum status result;
    struct str problem;
    int64_t claimed;
};

static enum status claim(struct chore_context *c, struct db *db, void *context)
{
    struct mark *m = context;
    struct instant until = {c->now.s + CLAIM_S};
    return db_exec(db, SQL_OUTBOX_CLAIM, WITH(IN(m->row->id), IN(m->row->tries), IN(until)), &m->claimed);
}

static enum status mark(struct chore_context *c, struct db *db, void *context)
{
    struct mark *m = context;
    int64_t tries = m->row->tries + 1;
    if (m->result == DONE)
        return db_exec(db, SQL_OUTBOX_DONE, WITH(IN(m->row->id), IN(c->now)), NULL);
    if (m->result == INVALID || tries >= OUTBOX_TRIES_MAX)
        return db_exec(db, SQL_OUTBOX_FAILED, WITH(IN(m->row->id), IN(m->problem)), NULL);
    struct instant due = {c->now.s + outbox_wait_s(tries)};
    return db_exec(db, SQL_OUTBOX_AGAIN, WITH(IN(m->row->id), IN(due), IN(m->problem)), NULL);
}

static enum status run_one(struct chore_context *c, const struct outbox *row, int *ret_done)
{
    struct mark m = {.row = row};
    TRY(job_write(c, claim, &m));
    if (m.claimed == 0)
        return DONE;
    const struct errand *e = errand_of(c->site, row->kind);
    c->problem = STR_NONE;
    m.result = e == NULL ? INVALID : e->run(c, row->payload);
    m.problem = str_empty(c->problem) ? str_of(e == NULL ? "no such kind of errand" : status_words(m.result))
                                      : str_part(c->problem, 0, 400);
    if (m.result == DONE)
        ++*ret_done;
    return job_write(c, mark, &m);
}

enum status outbox_drain(struct chore_context *c, int *ret_done)
{
    struct outbox *rows = NULL;
    size_t count = 0;
    int done = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_many(c->reader, SQL_OUTBOX_DUE, WITH(IN(c->now)), c->mem, &outbox_shape, &rows, &count);
    TRY(db_end(c->reader, s));
    for (size_t i = 0; i < count && !job_stopping(c); i++) {
        enum status one = run_one(c, &rows[i], &done);
        if (s == DONE)
            s = one;
    }
    *ret_done = done;
    return s;
}
