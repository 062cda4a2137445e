/* SPDX-License-Identifier: EUPL-1.2
 * The worker's look at every followed plan. */
#include "job/job.h"
#include "room/stall/stall_view.h"

static enum status plan_write(struct chore_context *c, struct db *db, void *context)
{
    const struct stall_plan *p = context;
    return stall_plan_look(db, c->mem, p->plan, day_at(c->now, (int)p->utc_offset_s));
}

enum status stall_chore(struct chore_context *c)
{
    struct stall_plan *plans;
    size_t count;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = stall_plans(c->reader, c->mem, &plans, &count);
    bool *due = arena_array(c->mem, bool, s == DONE ? count : 0);
    for (size_t i = 0; s == DONE && i < count; i++)
        s = stall_plan_due(c->reader, c->mem, plans[i].plan, day_at(c->now, (int)plans[i].utc_offset_s), &due[i]);
    TRY(db_end(c->reader, s));
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        if (due[i])
            TRY(job_write(c, plan_write, &plans[i]));
    return DONE;
}
