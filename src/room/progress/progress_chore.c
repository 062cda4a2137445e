/* SPDX-License-Identifier: EUPL-1.2
 * Results that change by themselves, and the proof that stored ones are right. */
#include "room/progress/progress_pages.h"
#include "room/progress/progress_publish.h"

/* One plan in a transaction of its own. */
static enum status plan_again(struct chore_context *c, struct db *db, void *context)
{
    const struct progress_plan *p = context;
    return progress_recompute_plan(db, c->mem, p->plan, day_at(c->now, (int)p->utc_offset_s));
}

static enum status plan_due(struct db *db, struct arena *mem, const struct progress_plan *p, struct instant now, bool *ret)
{
    struct day today = day_at(now, (int)p->utc_offset_s);
    struct methodology *version;
    TRY(methodology_on(db, mem, p->jurisdiction, today, &version));
    *ret = p->methodology != version->id || (day_known(p->changes_on) && !day_before(today, p->changes_on));
    return DONE;
}

static enum status commitment_published(struct chore_context *c, struct db *db, void *context)
{
    const struct progress_waiting *w = context;
    return progress_publish(db, c->mem, w->commitment, day_at(c->now, (int)w->utc_offset_s));
}

/* Times that are over make public what waited for them. */
static enum status publish_due(struct chore_context *c)
{
    struct progress_waiting *all;
    size_t count;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = progress_unpublished(c->reader, c->mem, &all, &count);
    bool *ripe = arena_array(c->mem, bool, s == DONE ? count : 0);
    for (size_t i = 0; s == DONE && i < count; i++)
        s = progress_ripe(c->reader, c->mem, all[i].commitment, day_at(c->now, (int)all[i].utc_offset_s), &ripe[i]);
    TRY(db_end(c->reader, s));
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        if (ripe[i])
            TRY(job_write(c, commitment_published, &all[i]));
    return DONE;
}

enum status progress_chore(struct chore_context *c)
{
    TRY(publish_due(c));
    struct progress_plan *plans;
    size_t count;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = progress_plans(c->reader, c->mem, &plans, &count);
    bool *due = arena_array(c->mem, bool, s == DONE ? count : 0);
    for (size_t i = 0; s == DONE && i < count; i++)
        s = plan_due(c->reader, c->mem, &plans[i], c->now, &due[i]);
    TRY(db_end(c->reader, s));
    for (size_t i = 0; i < count && !job_stopping(c); i++)
        if (due[i])
            TRY(job_write(c, plan_again, &plans[i]));
    return DONE;
}

enum status progress_settled(struct db *db, struct arena *mem, struct instant now, bool *ret)
{
    struct progress_waiting *waiting;
    struct progress_plan *plans;
    size_t waiting_count, count;
    bool due = false;
    TRY(progress_unpublished(db, mem, &waiting, &waiting_count));
    for (size_t i = 0; i < waiting_count && !due; i++)
        TRY(progress_ripe(db, mem, waiting[i].commitment, day_at(now, (int)waiting[i].utc_offset_s), &due));
    TRY(progress_plans(db, mem, &plans, &count));
    for (size_t i = 0; i < count && !due; i++)
        TRY(plan_due(db, mem, &plans[i], now, &due));
    *ret = !due;
    return DONE;
}

struct checking {
    struct arena *mem;
    void (*complain)(void *context, struct str what);
    void *context;
};

/* Each column of a stored result beside the fresh one. */
static void rows_compared(struct checking *k, const struct shape *shape, int64_t id, const void *stored, const void *fresh)
{
    if (stored == NULL) {
        k->complain(k->context, str_fmt(k->mem, "%s %lld: falta el resultado", shape->name, (long long)id));
        return;
    }
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *f = &shape->fields[i];
        if (str_is(str_of(f->name), "id") || field_same(f, stored, fresh))
            continue;
        struct str was = field_stored(f, stored, k->mem), is = field_stored(f, fresh, k->mem);
        k->complain(k->context, str_fmt(k->mem, "%s %lld: %s es «%.*s» y el cálculo da «%.*s»", shape->name, (long long)id, f->name,
                                        STR_ARG(was), STR_ARG(is)));
    }
}

static enum status commitment_checked(struct db *db, struct checking *k, struct progress_frame *frame, const struct commitment_result *stored)
{
    struct methodology *version;
    struct progress_computed fresh;
    struct milestone_result *rows;
    size_t count;
    if (stored == NULL) {
        rows_compared(k, &commitment_result_shape, frame->commitment, NULL, NULL);
        return DONE;
    }
    TRY(methodology_get(db, k->mem, stored->methodology, &version));
    TRY(progress_compute(db, k->mem, version, frame, stored->computed_on, &fresh));
    rows_compared(k, &commitment_result_shape, frame->commitment, stored, &fresh.commitment);
    TRY(progress_milestones(db, k->mem, frame->commitment, &rows, &count));
    for (size_t i = 0; i < fresh.milestone_count; i++) {
        const struct milestone_result *found = NULL;
        for (size_t n = 0; n < count; n++)
            if (rows[n].milestone == fresh.milestones[i].milestone)
                found = &rows[n];
        rows_compared(k, &milestone_result_shape, fresh.milestones[i].milestone, found, &fresh.milestones[i]);
    }
    return DONE;
}

static enum status plan_checked(struct db *db, struct checking *k, int64_t plan)
{
    struct progress_frame *frames;
    struct commitment_result *rows;
    struct plan_result *stored, fresh;
    size_t count, row_count;
    TRY(progress_frames(db, k->mem, plan, &frames, &count));
    TRY(progress_of_plan(db, k->mem, plan, &rows, &row_count));
    for (size_t i = 0; i < count; i++) {
        const struct commitment_result *found = NULL;
        for (size_t n = 0; n < row_count; n++)
            if (rows[n].commitment == frames[i].commitment)
                found = &rows[n];
        TRY(commitment_checked(db, k, &frames[i], found));
    }
    enum status s = progress_plan_result(db, k->mem, plan, &stored);
    if (s == NOT_FOUND) {
        rows_compared(k, &plan_result_shape, plan, NULL, NULL);
        return DONE;
    }
    TRY(s);
    TRY(progress_compute_plan(db, k->mem, stored->methodology, plan, stored->computed_on, &fresh));
    rows_compared(k, &plan_result_shape, plan, stored, &fresh);
    return DONE;
}

enum status progress_check(struct db *db, struct arena *mem, const struct site *site UNUSED,
                           void (*complain)(void *context, struct str what), void *context)
{
    struct progress_plan *plans;
    size_t count;
    TRY(progress_plans(db, mem, &plans, &count));
    for (size_t i = 0; i < count; i++) {
        struct arena one = arena_new(mem->limit_bytes);
        struct checking k = {&one, complain, context};
        enum status s = plan_checked(db, &k, plans[i].plan);
        arena_free(&one);
        TRY(s);
    }
    return DONE;
}
