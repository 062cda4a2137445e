/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/planner/planner_view.h"
#include "sql.h"

#define SHAPE_TAG struct planner_task_view
SHAPE_TABLE(planner_task_view, NULL, PLANNER_TASK_VIEW);
#undef SHAPE_TAG
#define SHAPE_TAG struct planner_datum
SHAPE_TABLE(planner_datum, NULL, PLANNER_DATUM);
#undef SHAPE_TAG
#define SHAPE_TAG struct planner_form
SHAPE_TABLE(planner_form, NULL, PLANNER_FORM);
#undef SHAPE_TAG

static size_t place_of(const struct planner_calendar *c, int64_t task)
{
    size_t i = 0;
    while (i < c->count && c->tasks[i].id != task)
        i++;
    return i;
}

enum status planner_read(struct request *r, const struct cocreation_place *p, struct planner_calendar *ret)
{
    *ret = (struct planner_calendar){.state = NOT_FOUND};
    TRY(db_many(r->db, SQL_PLANNER_TASKS_OF, WITH(IN(p->process->id)), r->mem, &planner_task_view_shape, &ret->tasks, &ret->count));
    TRY(db_many(r->db, SQL_PLANNER_LINKS_OF, WITH(IN(p->process->id)), r->mem, &planner_link_shape, &ret->links, &ret->link_count));
    if (!day_known(p->process->delivery_on))
        return DONE;
    struct timed_task *tasks = arena_array(r->mem, struct timed_task, ret->count);
    struct timed_link *links = arena_array(r->mem, struct timed_link, ret->link_count);
    for (size_t i = 0; i < ret->count; i++)
        tasks[i] = (struct timed_task){.days = ret->tasks[i].days, .fixed_on = ret->tasks[i].fixed_on, .started_on = ret->tasks[i].started_on, .done_on = ret->tasks[i].done_on};
    for (size_t i = 0; i < ret->link_count; i++)
        links[i] = (struct timed_link){place_of(ret, ret->links[i].task), place_of(ret, ret->links[i].after), ret->links[i].lag};
    ret->state = planner_compute(r->mem, tasks, ret->count, links, ret->link_count, p->process->delivery_on, r->today, &ret->result);
    if (ret->state == DONE)
        ret->computed = tasks;
    return DONE;
}

struct str planner_after_words(struct arena *mem, const struct planner_calendar *c, int64_t task)
{
    struct buf b = BUF(mem);
    for (size_t i = 0; i < c->link_count; i++) {
        if (c->links[i].task != task)
            continue;
        size_t at = place_of(c, c->links[i].after);
        buf_fmt(&b, "%s%.*s", b.len == 0 ? "" : ", ", STR_ARG(c->tasks[at].code));
        if (c->links[i].lag > 0)
            buf_fmt(&b, "+%lld", (long long)c->links[i].lag);
    }
    return b.len == 0 ? STR_NONE : buf_str(&b);
}

enum status planner_task_by_code(struct db *db, struct arena *mem, int64_t cocreation, struct str code, struct planner_task **ret)
{
    return db_one(db, SQL_PLANNER_TASK_BY_CODE, WITH(IN(cocreation), IN(code)), mem, &planner_task_shape, ret);
}
