/* SPDX-License-Identifier: EUPL-1.2
 * What the worker does with registrations: those that nobody confirmed go; some days after a session who came is
 * not kept any more. */
#include "room/roundtable/roundtable_view.h"
#include "sql.h"

static enum status unconfirmed_over(struct chore_context *c, struct db *db, void *context)
{
    const struct instant *until = context;
    struct registration *rows;
    size_t count;
    TRY(db_many(db, SQL_REGISTRATIONS_UNCONFIRMED, WITH(IN(*until)), c->mem, &registration_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        TRY(record_remove(db, &registration_shape, c->mem, rows[i].id));
        TRY(table_log_erase(db, "registration", rows[i].id));
    }
    return DONE;
}

/* Name, address and needs go from the row and from the log; what is counted stays. */
static enum status past_over(struct chore_context *c, struct db *db, void *context)
{
    const struct day *until = context;
    struct registration *rows;
    size_t count;
    TRY(db_many(db, SQL_REGISTRATIONS_PAST, WITH(IN(*until)), c->mem, &registration_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        rows[i].person = NONE;
        rows[i].name = rows[i].email = rows[i].email_folded = rows[i].needs = rows[i].interpretation = STR_NONE;
        TRY(record_change(db, &registration_shape, c->mem, &rows[i]));
        TRY(table_log_erase(db, "registration", rows[i].id));
    }
    return DONE;
}

/* Whether a look finds anything: the writer is not taken for nothing. */
static enum status waits(struct chore_context *c, int statement, struct args in, bool *ret)
{
    struct registration *rows;
    size_t count = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, db_many(c->reader, statement, in, c->mem, &registration_shape, &rows, &count)));
    *ret = count > 0;
    return DONE;
}

enum status registration_confirm_chore(struct chore_context *c)
{
    struct instant until = {c->now.s - CONFIRM_S};
    bool any;
    TRY(waits(c, SQL_REGISTRATIONS_UNCONFIRMED, WITH(IN(until)), &any));
    return any ? job_write(c, unconfirmed_over, &until) : DONE;
}

enum status registration_erase_chore(struct chore_context *c)
{
    struct day until = {(int32_t)(day_at(c->now, -18000).n - c->site->config.registration_keep_days)};
    bool any;
    TRY(waits(c, SQL_REGISTRATIONS_PAST, WITH(IN(until)), &any));
    return any ? job_write(c, past_over, &until) : DONE;
}
