/* SPDX-License-Identifier: EUPL-1.2
 * What figures are counted from, and writing them where they differ. */
#include "room/index/index_store.h"

#include "sql.h"

enum status index_facts_of(struct db *db, struct arena *mem, int64_t plan, struct day today, struct index_facts *ret)
{
    struct index_counts *n;
    struct index_achieved *a;
    TRY(db_one(db, SQL_INDEX_FACTS_OF, WITH(IN(plan), IN(today)), mem, &index_counts_shape, &n));
    TRY(db_one(db, SQL_INDEX_ACHIEVEMENTS, WITH(IN(plan)), mem, &index_achieved_shape, &a));
    bool equal = n->unweighted > 0 || n->weight_sum == 0; /* as the plan's own progress: methodology.h plan_evaluate() */
    *ret = (struct index_facts){
        .undisputed_sum = equal ? n->undisputed_sum : n->weighted_sum, .commitments = equal ? n->commitments : n->weight_sum,
        .unfigured = n->unfigured, .achievement_sum = a->achievement_sum, .measured = a->measured, .unmeasured = a->unmeasured,
        .punctual = n->punctual, .due = n->due, .undated = n->undated, .live_proofs = n->live_proofs, .proofs = n->proofs,
        .unopened = n->unopened, .spoken = n->spoken, .claims = n->claims, .disputed = n->disputed, .answered = n->answered,
        .questions = n->questions, .undated_questions = n->undated_questions};
    return DONE;
}

enum status plan_indices(struct db *db, struct arena *mem, int64_t plan, struct plan_index **ret, size_t *ret_count)
{
    struct plan_index *rows, *ordered;
    size_t count, n = 0;
    TRY(db_many(db, SQL_PLAN_INDICES, WITH(IN(plan)), mem, &plan_index_shape, &rows, &count));
    ordered = arena_array(mem, struct plan_index, count);
    for (int code = 0; code < INDEX_COUNT; code++)
        for (size_t i = 0; i < count; i++)
            if (rows[i].code == code)
                ordered[n++] = rows[i];
    *ret = ordered;
    *ret_count = n;
    return DONE;
}

enum status indices_computed(struct db *db, struct arena *mem, const struct index_plan *p, struct day today, struct plan_index ret[INDEX_COUNT])
{
    struct index_facts facts;
    struct methodology *version;
    TRY(index_facts_of(db, mem, p->plan, today, &facts));
    TRY(methodology_on(db, mem, p->jurisdiction, today, &version));
    indices_1(&facts, ret);
    for (size_t i = 0; i < INDEX_COUNT; i++) {
        ret[i].plan = p->plan;
        ret[i].computed_on = today;
        ret[i].methodology = version->id;
    }
    return DONE;
}

bool index_same(const struct plan_index *a, const struct plan_index *b)
{
    for (size_t i = 0; i < plan_index_shape.count; i++)
        if (!str_is(str_of(plan_index_shape.fields[i].name), "id") && !field_same(&plan_index_shape.fields[i], a, b))
            return false;
    return true;
}

/* A year's row follows the present until the year or the plan is over: what stays is the last day that was seen. */
static enum status kept(struct db *db, const struct index_plan *p, const struct plan_index *x)
{
    int year, month, day;
    if ((day_known(p->ends_on) && day_before(p->ends_on, x->computed_on)) || (day_known(p->starts_on) && day_before(x->computed_on, p->starts_on)))
        return DONE;
    day_split(x->computed_on, &year, &month, &day);
    return db_exec(db, SQL_PLAN_INDEX_KEEP,
                   WITH(IN(x->plan), IN_CHOICE(index_code, x->code), IN((int64_t)year), IN(x->numerator), IN(x->denominator),
                        IN(x->value_centi), IN(x->left_out), IN(x->computed_on), IN(x->methodology)),
                   NULL);
}

/* The log says what happened; while results of indicators wait to be computed again it is not all counted yet. */
enum status indices_seen(struct db *db, const struct index_plan *p, struct instant now)
{
    int64_t log = p->log_own > p->log_any ? p->log_own : p->log_any;
    if (p->waiting > 0)
        log = p->seen == NONE ? 0 : p->seen;
    return db_exec(db, SQL_PLAN_INDEX_SEEN_PUT, WITH(IN(p->plan), IN(log), IN(now)), NULL);
}

enum status indices_put(struct db *db, struct arena *mem, const struct index_plan *p, struct instant now)
{
    struct plan_index fresh[INDEX_COUNT], *stored;
    size_t count;
    TRY(indices_computed(db, mem, p, day_at(now, (int)p->utc_offset_s), fresh));
    TRY(plan_indices(db, mem, p->plan, &stored, &count));
    for (size_t i = 0; i < INDEX_COUNT; i++) {
        const struct plan_index *x = &fresh[i];
        if (count == INDEX_COUNT && index_same(&stored[i], x))
            continue;
        TRY(db_exec(db, SQL_PLAN_INDEX_PUT,
                    WITH(IN(x->plan), IN_CHOICE(index_code, x->code), IN(x->numerator), IN(x->denominator), IN(x->value_centi),
                         IN(x->left_out), IN(x->computed_on), IN(x->methodology)),
                    NULL));
        TRY(kept(db, p, x));
    }
    return indices_seen(db, p, now);
}

enum status index_plans(struct db *db, struct arena *mem, struct index_plan **ret, size_t *ret_count)
{
    return db_many(db, SQL_INDEX_PLANS, WITHOUT, mem, &index_plan_shape, ret, ret_count);
}

enum status plan_indices_compute(struct db *db, struct arena *mem, struct instant now)
{
    struct index_plan *all;
    size_t count;
    TRY(db_exec(db, SQL_PLAN_INDEX_DROP, WITHOUT, NULL));
    TRY(index_plans(db, mem, &all, &count));
    for (size_t i = 0; i < count; i++)
        TRY(indices_put(db, mem, &all[i], now));
    return DONE;
}
