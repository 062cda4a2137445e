/* SPDX-License-Identifier: EUPL-1.2
 * Reading the records, computing, storing the results. */
#include "base/digest.h"
#include "room/progress/progress_facts.h"
#include "sql.h"

#define SHAPE_TAG struct progress_money
SHAPE_TABLE(progress_money, NULL, PROGRESS_MONEY);
#undef SHAPE_TAG
#define SHAPE_TAG struct progress_frame
SHAPE_TABLE(progress_frame, NULL, PROGRESS_FRAME);
#undef SHAPE_TAG
#define SHAPE_TAG struct progress_plan
SHAPE_TABLE(progress_plan, NULL, PROGRESS_PLAN);
#undef SHAPE_TAG

enum status progress_frame_of(struct db *db, struct arena *mem, int64_t commitment, struct progress_frame **ret)
{
    return db_one(db, SQL_PROGRESS_FRAME, WITH(IN(commitment)), mem, &progress_frame_shape, ret);
}

enum status progress_read(struct db *db, struct arena *mem, struct progress_frame *frame, struct progress_records *ret)
{
    int64_t id = frame->commitment;
    *ret = (struct progress_records){.frame = frame};
    TRY(milestones_of(db, mem, id, &ret->milestones, &ret->milestone_count));
    if (ret->milestone_count == 0)
        return DONE;
    TRY(milestone_parts_of(db, mem, id, &ret->parts, &ret->part_count));
    TRY(db_many(db, SQL_CLAIMS_OF_COMMITMENT, WITH(IN(id)), mem, &claim_shape, &ret->claims, &ret->claim_count));
    TRY(db_many(db, SQL_VERDICTS_OF_COMMITMENT, WITH(IN(id)), mem, &verdict_shape, &ret->verdicts, &ret->verdict_count));
    return db_many(db, SQL_PROGRESS_MONEY, WITH(IN(id)), mem, &progress_money_shape, &ret->money, &ret->money_count);
}

static enum status milestone_put(struct db *db, const struct milestone *m, const struct methodology *version, struct str inputs,
                                 const struct milestone_outcome *o, struct day today)
{
    return db_exec(db, SQL_MILESTONE_RESULT_PUT,
                   WITH(IN(m->id), IN(m->commitment), IN(version->id), IN(inputs), IN(today), IN(o->changes_on),
                        IN_CHOICE(light, (int)o->light), IN_CHOICE(light_rule, (int)o->rule), IN(o->reported_centi),
                        IN(o->undisputed_centi), IN(o->expected_centi), IN(o->late_original_days),
                        IN(o->late_current_days), IN(o->marks), IN(o->moved_days)),
                   NULL);
}

static enum status commitment_put(struct db *db, const struct progress_frame *frame, const struct methodology *version,
                                  struct str inputs, const struct commitment_outcome *o, struct day today)
{
    return db_exec(db, SQL_COMMITMENT_RESULT_PUT,
                   WITH(IN(frame->commitment), IN(frame->plan), IN(version->id), IN(inputs), IN(today), IN(o->changes_on),
                        IN_CHOICE(light, (int)o->light), IN_CHOICE(light_rule, (int)o->rule), IN(o->reported_centi),
                        IN(o->undisputed_centi), IN(o->expected_centi), IN(o->index_centi), IN(o->index_original_centi),
                        IN(o->late_original_days), IN(o->late_current_days), IN(o->marks)),
                   NULL);
}

/* Computes one commitment and its milestones; leaves its outcome for the plan's mean. */
static enum status compute_one(struct db *db, struct arena *mem, const struct methodology *version, struct progress_frame *frame,
                               struct day today, struct commitment_outcome *ret)
{
    struct progress_records records;
    TRY(progress_read(db, mem, frame, &records));
    struct commitment_facts facts = progress_facts(mem, &records);
    struct periods periods = plan_periods(mem, version, frame->starts_on, frame->ends_on);
    struct str inputs = progress_inputs(mem, version, &facts);
    if (facts.followed)
        for (size_t i = 0; i < facts.count; i++) {
            struct milestone_outcome o = milestone_evaluate(version, periods, &facts.milestones[i], today);
            TRY(milestone_put(db, &records.milestones[i], version, inputs, &o, today));
        }
    *ret = commitment_evaluate(version, periods, &facts, today);
    return commitment_put(db, frame, version, inputs, ret, today);
}

/* The plan's mean from the stored results of its commitments. */
static enum status plan_put(struct db *db, struct arena *mem, const struct methodology *version, int64_t plan, struct day today)
{
    struct commitment_result *rows;
    struct progress_frame *frames;
    size_t count, frame_count;
    TRY(progress_of_plan(db, mem, plan, &rows, &count));
    TRY(db_many(db, SQL_PROGRESS_FRAMES_OF_PLAN, WITH(IN(plan)), mem, &progress_frame_shape, &frames, &frame_count));
    struct plan_part *parts = arena_array(mem, struct plan_part, count);
    struct buf inputs = BUF(mem);
    for (size_t i = 0, k = 0; i < count; i++) {
        const struct commitment_result *c = &rows[i];
        while (k < frame_count && frames[k].commitment != c->commitment)
            k++;
        parts[i].weight_centi = k < frame_count ? frames[k].weight_centi : NONE;
        parts[i].outcome = (struct commitment_outcome){
            .light = (enum light)c->light, .reported_centi = c->reported_centi, .undisputed_centi = c->undisputed_centi,
            .expected_centi = c->expected_centi, .changes_on = c->changes_on};
        buf_fmt(&inputs, "%lld %.*s\n", (long long)parts[i].weight_centi, STR_ARG(c->inputs));
    }
    struct plan_outcome o = plan_evaluate(parts, count);
    const int64_t *n = o.by_light;
    return db_exec(db, SQL_PLAN_RESULT_PUT,
                   WITH(IN(plan), IN(version->id), IN(sha256_hex(mem, buf_str(&inputs))), IN(today), IN(o.changes_on),
                        IN(o.reported_centi == NONE ? 0 : o.reported_centi), IN(o.undisputed_centi == NONE ? 0 : o.undisputed_centi),
                        IN(o.expected_centi == NONE ? 0 : o.expected_centi), IN(n[LIGHT_COMPLETE]), IN(n[LIGHT_ON_TIME]),
                        IN(n[LIGHT_AT_RISK]), IN(n[LIGHT_LATE]), IN(n[LIGHT_SILENT]),
                        IN(n[LIGHT_NO_MILESTONES] + n[LIGHT_NOT_FOLLOWED]), IN(n[LIGHT_WITHDRAWN])),
                   NULL);
}

enum status progress_recompute(struct db *db, struct arena *mem, int64_t commitment, struct day today)
{
    struct progress_frame *frame;
    struct methodology *version;
    struct commitment_outcome outcome;
    TRY(progress_frame_of(db, mem, commitment, &frame));
    TRY(methodology_on(db, mem, frame->jurisdiction, today, &version));
    TRY(compute_one(db, mem, version, frame, today, &outcome));
    return plan_put(db, mem, version, frame->plan, today);
}

enum status progress_recompute_plan(struct db *db, struct arena *mem, int64_t plan, struct day today)
{
    struct progress_frame *frames;
    size_t count;
    TRY(db_many(db, SQL_PROGRESS_FRAMES_OF_PLAN, WITH(IN(plan)), mem, &progress_frame_shape, &frames, &count));
    if (count == 0)
        return DONE;
    struct methodology *version;
    TRY(methodology_on(db, mem, frames[0].jurisdiction, today, &version));
    for (size_t i = 0; i < count; i++) {
        struct arena one = arena_new(mem->limit_bytes);
        struct commitment_outcome outcome;
        enum status s = compute_one(db, &one, version, &frames[i], today, &outcome);
        arena_free(&one);
        TRY(s);
    }
    return plan_put(db, mem, version, plan, today);
}

enum status progress_of_plan(struct db *db, struct arena *mem, int64_t plan, struct commitment_result **ret,
                             size_t *ret_count)
{
    return db_many(db, SQL_PROGRESS_OF_PLAN, WITH(IN(plan)), mem, &commitment_result_shape, ret, ret_count);
}

enum status progress_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct commitment_result **ret)
{
    return db_one(db, SQL_PROGRESS_OF_COMMITMENT, WITH(IN(commitment)), mem, &commitment_result_shape, ret);
}

enum status progress_milestones(struct db *db, struct arena *mem, int64_t commitment, struct milestone_result **ret,
                                size_t *ret_count)
{
    return db_many(db, SQL_PROGRESS_MILESTONES, WITH(IN(commitment)), mem, &milestone_result_shape, ret, ret_count);
}

enum status progress_milestones_of_plan(struct db *db, struct arena *mem, int64_t plan, struct milestone_result **ret,
                                        size_t *ret_count)
{
    return db_many(db, SQL_PROGRESS_MILESTONES_OF_PLAN, WITH(IN(plan)), mem, &milestone_result_shape, ret, ret_count);
}

enum status progress_plan_result(struct db *db, struct arena *mem, int64_t plan, struct plan_result **ret)
{
    return db_one(db, SQL_PROGRESS_PLAN_RESULT, WITH(IN(plan)), mem, &plan_result_shape, ret);
}
