/* SPDX-License-Identifier: EUPL-1.2
 * An archive is of a settled state: no figure waits to be computed again. */
#include "job/job.h"
#include "room/archive/archive.h"
#include "sql.h"

#define ONE_ROOM ((size_t)512 << 20)

enum status archive_settled(struct db *db, const struct site *site, struct instant now, bool *ret)
{
    struct arena one = arena_new(ONE_ROOM);
    enum status s = DONE;
    *ret = true;
    for (size_t i = 0; i < site->room_count && s == DONE && *ret; i++) {
        if (site->rooms[i]->settled != NULL)
            s = site->rooms[i]->settled(db, &one, now, ret);
        arena_reset(&one);
    }
    arena_free(&one);
    return s;
}

enum status archive_day(struct db *db, struct instant now, struct day *ret)
{
    int64_t offset = 0;
    enum status s = db_int(db, SQL_ARCHIVE_OFFSET, WITHOUT, &offset);
    *ret = day_at(now, (int)offset);
    return s == NOT_FOUND ? DONE : s;
}

enum status archive_recompute(struct chore_context *c)
{
    for (size_t i = 0; i < c->site->room_count; i++)
        for (const struct chore *x = c->site->rooms[i]->chores; x != NULL && x->name != NULL; x++) {
            if (!x->figures)
                continue;
            c->now = instant_now();
            TRY(x->run(c));
            arena_reset(c->mem);
        }
    return DONE;
}
