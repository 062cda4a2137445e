/* SPDX-License-Identifier: EUPL-1.2
 * Figures that change by themselves, and the proof that stored ones are right. */
#include "room/index/index_store.h"
#include "sql.h"

#define LOOK_AGAIN_S 600 /* results change with the day, too, without an entry in the log */

static bool moved(const struct index_plan *p)
{
    return p->seen == NONE || p->log_own > p->seen || p->log_any > p->seen;
}

static bool old(const struct index_plan *p, struct instant now)
{
    return moved(p) || now.s - p->at.s >= LOOK_AGAIN_S ||
           day_before(day_at(p->at, (int)p->utc_offset_s), day_at(now, (int)p->utc_offset_s));
}

static enum status plan_differs(struct db *db, struct arena *mem, const struct index_plan *p, struct instant now, bool *ret)
{
    struct plan_index fresh[INDEX_COUNT], *stored;
    size_t count;
    TRY(indices_computed(db, mem, p, day_at(now, (int)p->utc_offset_s), fresh));
    TRY(plan_indices(db, mem, p->plan, &stored, &count));
    *ret = count != INDEX_COUNT;
    for (size_t i = 0; i < INDEX_COUNT && !*ret; i++)
        *ret = !index_same(&stored[i], &fresh[i]);
    return DONE;
}

struct turn {
    struct index_plan *plans;
    const bool *differs; /* else only how far the log was read */
    size_t count;
};

static enum status plans_put(struct chore_context *c, struct db *db, void *context)
{
    const struct turn *t = context;
    TRY(db_exec(db, SQL_PLAN_INDEX_DROP, WITHOUT, NULL));
    for (size_t i = 0; i < t->count; i++)
        TRY(t->differs[i] ? indices_put(db, c->mem, &t->plans[i], c->now) : indices_seen(db, &t->plans[i], c->now));
    return DONE;
}

enum status index_chore(struct chore_context *c)
{
    struct index_plan *all = NULL;
    size_t count = 0;
    int64_t gone = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = index_plans(c->reader, c->mem, &all, &count);
    if (s == DONE)
        s = db_int(c->reader, SQL_PLAN_INDEX_GONE, WITHOUT, &gone);
    struct turn t = {arena_array(c->mem, struct index_plan, count), NULL, 0};
    bool *differs = arena_array(c->mem, bool, count);
    t.differs = differs;
    for (size_t i = 0; s == DONE && i < count; i++) {
        if (c->job != NULL && !old(&all[i], c->now)) /* a command wants all of it as it is now */
            continue;
        s = plan_differs(c->reader, c->mem, &all[i], c->now, &differs[t.count]);
        t.plans[t.count++] = all[i];
    }
    TRY(db_end(c->reader, s));
    return gone == 0 && t.count == 0 ? DONE : job_write(c, plans_put, &t);
}

/* What results of indicators brought is in no entry of the log: the figures themselves tell. */
enum status index_settled(struct db *db, struct arena *mem, struct instant now, bool *ret)
{
    struct index_plan *all;
    size_t count;
    int64_t gone;
    bool differs = false;
    TRY(index_plans(db, mem, &all, &count));
    TRY(db_int(db, SQL_PLAN_INDEX_GONE, WITHOUT, &gone));
    for (size_t i = 0; i < count && !differs; i++)
        TRY(plan_differs(db, mem, &all[i], now, &differs));
    *ret = gone == 0 && !differs;
    return DONE;
}

/* Each stored figure beside the fresh one, as of the day that it was computed for. What was logged since then is the
 * worker's next minute. */
static enum status plan_checked(struct db *db, struct arena *mem, const struct index_plan *p,
                                void (*complain)(void *context, struct str what), void *context)
{
    struct plan_index fresh[INDEX_COUNT], *stored;
    size_t count;
    if (moved(p) || p->waiting > 0)
        return DONE;
    TRY(plan_indices(db, mem, p->plan, &stored, &count));
    if (count != INDEX_COUNT) {
        complain(context, str_fmt(mem, "plan %lld: faltan índices", (long long)p->plan));
        return DONE;
    }
    TRY(indices_computed(db, mem, p, stored[0].computed_on, fresh));
    for (size_t i = 0; i < INDEX_COUNT; i++)
        for (size_t k = 0; k < plan_index_shape.count; k++) {
            const struct field *f = &plan_index_shape.fields[k];
            if (str_is(str_of(f->name), "id") || field_same(f, &stored[i], &fresh[i]))
                continue;
            struct str was = field_stored(f, &stored[i], mem), is = field_stored(f, &fresh[i], mem);
            complain(context, str_fmt(mem, "plan %lld, índice %s: %s es «%.*s» y el cálculo da «%.*s»", (long long)p->plan,
                                      choice_code(&index_code_choices, (int)i), f->name, STR_ARG(was), STR_ARG(is)));
        }
    return DONE;
}

enum status index_check(struct db *db, struct arena *mem, const struct site *site UNUSED,
                        void (*complain)(void *context, struct str what), void *context)
{
    struct index_plan *all;
    size_t count;
    TRY(index_plans(db, mem, &all, &count));
    for (size_t i = 0; i < count; i++) {
        struct arena one = arena_new(mem->limit_bytes);
        enum status s = plan_checked(db, &one, &all[i], complain, context);
        arena_free(&one);
        TRY(s);
    }
    return DONE;
}
