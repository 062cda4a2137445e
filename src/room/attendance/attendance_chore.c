/* SPDX-License-Identifier: EUPL-1.2
 * Some days after a session nobody's name is kept; and closed totals still are what is counted. */
#include "room/attendance/attendance_view.h"
#include "sql.h"

/* The name goes from the row and from the log, and with it what tells that somebody is the same; counts stay. */
static enum status past_over(struct chore_context *c, struct db *db, void *context)
{
    const struct day *until = context;
    struct attendance *rows;
    size_t count;
    TRY(db_many(db, SQL_ATTENDANCE_PAST, WITH(IN(*until)), c->mem, &attendance_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        rows[i].name = rows[i].same_hash = STR_NONE;
        TRY(record_change(db, &attendance_shape, c->mem, &rows[i]));
        TRY(attendance_log_erase(db, rows[i].id));
    }
    return DONE;
}

enum status attendance_erase_chore(struct chore_context *c)
{
    struct day until = {(int32_t)(day_at(c->now, -18000).n - c->site->config.registration_keep_days)};
    struct attendance *rows;
    size_t count = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, db_many(c->reader, SQL_ATTENDANCE_PAST, WITH(IN(until)), c->mem, &attendance_shape, &rows, &count)));
    return count > 0 ? job_write(c, past_over, &until) : DONE;
}

enum status attendance_verify(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what),
                              void *context)
{
    struct attendance_close *rows;
    size_t count;
    (void)site;
    TRY(db_many(db, SQL_ATTENDANCE_MISCLOSED, WITHOUT, mem, &attendance_close_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        complain(context, str_fmt(mem, "la asistencia de la sesión %lld se cerró con %lld personas y hoy se cuentan otras", (long long)rows[i].session,
                                  (long long)rows[i].total));
    return DONE;
}
