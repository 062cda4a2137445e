/* SPDX-License-Identifier: EUPL-1.2
 * The two passes over the tasks. Inside, a task goes from the beginning of its first day to the beginning of
 * the day after its last, so that lengths add up without corrections. */
#include "room/planner/planner.h"

CHOICES_TABLE(planner_kind, PLANNER_KIND);

#define SHAPE_TAG struct planner_task
SHAPE_TABLE(planner_task, "planner_task", PLANNER_TASK);
#undef SHAPE_TAG
#define SHAPE_TAG struct planner_link
SHAPE_TABLE(planner_link, "planner_link", PLANNER_LINK);
#undef SHAPE_TAG

struct pass {
    struct timed_task *tasks;
    size_t count;
    const struct timed_link *links;
    size_t link_count;
    size_t *order; /* what waits comes after what it waits for */
    int64_t *begin, *end; /* of the earliest, then of the latest */
};

/* Tasks in an order in which nothing comes before what it waits for; false: a loop, and *ret_looped in it. */
static bool order_find(struct arena *mem, struct pass *p, size_t *ret_looped)
{
    size_t *waits = arena_array(mem, size_t, p->count), placed = 0;
    bool *done = arena_array(mem, bool, p->count);
    for (size_t i = 0; i < p->link_count; i++)
        waits[p->links[i].task]++;
    for (size_t round = 0; round < p->count; round++) {
        size_t at = 0;
        while (at < p->count && (done[at] || waits[at] > 0))
            at++;
        if (at == p->count)
            break;
        done[at] = true;
        p->order[placed++] = at;
        for (size_t i = 0; i < p->link_count; i++)
            if (p->links[i].after == at)
                waits[p->links[i].task]--;
    }
    for (size_t i = 0; i < p->count && placed < p->count; i++)
        if (!done[i])
            *ret_looped = i;
    return placed == p->count;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* As soon as possible: not before today, its own day, and what it waits for. What is done is done. */
static void forward(struct pass *p, struct day today)
{
    for (size_t k = 0; k < p->count; k++) {
        size_t at = p->order[k];
        const struct timed_task *t = &p->tasks[at];
        int64_t begin = day_known(t->fixed_on) ? later(today.n, t->fixed_on.n) : today.n;
        for (size_t i = 0; i < p->link_count; i++)
            if (p->links[i].task == at)
                begin = later(begin, p->end[p->links[i].after] + p->links[i].lag);
        if (day_known(t->started_on))
            begin = t->started_on.n;
        p->begin[at] = begin;
        p->end[at] = begin + t->days;
        if (day_known(t->started_on) && t->days > 0)
            p->end[at] = later(p->end[at], (int64_t)today.n + 1);
        if (day_known(t->done_on)) {
            p->end[at] = t->done_on.n + 1;
            p->begin[at] = day_known(t->started_on) ? begin : p->end[at] - t->days;
        }
    }
}

/* As late as possible: so that what waits for it still can. */
static void backward(struct pass *p, struct day delivery)
{
    for (size_t k = p->count; k-- > 0;) {
        size_t at = p->order[k];
        int64_t end = (int64_t)delivery.n + 1;
        for (size_t i = 0; i < p->link_count; i++)
            if (p->links[i].after == at && p->begin[p->links[i].task] - p->links[i].lag < end)
                end = p->begin[p->links[i].task] - p->links[i].lag;
        p->end[at] = end;
        p->begin[at] = end - p->tasks[at].days;
    }
}

/* A date falls on the day that ends where it stands. */
static struct day first_day(int64_t begin, int64_t days)
{
    return (struct day){(int32_t)(days == 0 ? begin - 1 : begin)};
}

static struct day last_day(int64_t end)
{
    return (struct day){(int32_t)(end - 1)};
}

enum status planner_compute(struct arena *mem, struct timed_task *tasks, size_t count, const struct timed_link *links, size_t link_count,
                            struct day delivery, struct day today, struct timed_result *ret)
{
    struct pass p = {tasks, count, links, link_count, arena_array(mem, size_t, count), arena_array(mem, int64_t, count),
                     arena_array(mem, int64_t, count)};
    *ret = (struct timed_result){.slack = NONE, .ends_on = today};
    if (!order_find(mem, &p, &ret->looped))
        return INVALID;
    forward(&p, today);
    for (size_t i = 0; i < count; i++) {
        tasks[i].early_first = first_day(p.begin[i], tasks[i].days);
        tasks[i].early_last = last_day(p.end[i]);
        tasks[i].slack = -p.end[i];
        ret->ends_on = i == 0 || day_before(ret->ends_on, tasks[i].early_last) ? tasks[i].early_last : ret->ends_on;
    }
    ret->slips = count > 0 && day_before(delivery, ret->ends_on) ? days_between(delivery, ret->ends_on) : 0;
    backward(&p, delivery);
    for (size_t i = 0; i < count; i++) {
        tasks[i].late_first = first_day(p.begin[i], tasks[i].days);
        tasks[i].late_last = last_day(p.end[i]);
        tasks[i].slack = day_known(tasks[i].done_on) ? NONE : tasks[i].slack + p.end[i];
        if (tasks[i].slack != NONE && (ret->slack == NONE || tasks[i].slack < ret->slack))
            ret->slack = tasks[i].slack;
    }
    for (size_t i = 0; i < count; i++)
        tasks[i].critical = tasks[i].slack != NONE && tasks[i].slack == ret->slack;
    return DONE;
}
