/* SPDX-License-Identifier: EUPL-1.2
 * Reading the records, computing, storing the results. */
#include "base/digest.h"
#include "room/progress/progress_facts.h"
#include "sql.h"

#define SHAPE_TAG struct progress_money
SHAPE_TABLE(progress_money, NULL, PROGRESS_MONEY);
#undef SHAPE_TAG
#define SHAPE_TAG struct progress_transition
SHAPE_TABLE(progress_transition, NULL, PROGRESS_TRANSITION);
#undef SHAPE_TAG
#define SHAPE_TAG struct progress_frame
SHAPE_TABLE(progress_frame, NULL, PROGRESS_FRAME);
#undef SHAPE_TAG
#define SHAPE_TAG struct progress_span
SHAPE_TABLE(progress_span, NULL, PROGRESS_SPAN);
#undef SHAPE_TAG
#define SHAPE_TAG struct progress_plan
SHAPE_TABLE(progress_plan, NULL, PROGRESS_PLAN);
#undef SHAPE_TAG

enum status progress_frame_of(struct db *db, struct arena *mem, int64_t commitment, struct progress_frame **ret)
{
    return db_one(db, SQL_PROGRESS_FRAME, WITH(IN(commitment)), mem, &progress_frame_shape, ret);
}

enum status progress_periods_read(struct db *db, struct arena *mem, int64_t commitment, struct progress_records *ret)
{
    if (ret->stance_count == 0)
        return DONE;
    return db_many(db, SQL_PROGRESS_CLAIM_PERIODS, WITH(IN(commitment)), mem, &claim_period_shape, &ret->periods, &ret->period_count);
}

enum status progress_calendar(struct db *db, struct arena *mem, int64_t plan, struct periods *ret)
{
    struct progress_span *rows;
    size_t count;
    TRY(db_many(db, SQL_PROGRESS_GRID, WITH(IN(plan)), mem, &progress_span_shape, &rows, &count));
    struct period *items = arena_array(mem, struct period, count);
    for (size_t i = 0; i < count; i++)
        items[i] = (struct period){rows[i].starts_on, rows[i].cut_on, rows[i].closes_on};
    *ret = (struct periods){items, count};
    return DONE;
}

struct periods progress_periods(struct arena *mem, const struct methodology *version, const struct progress_records *records)
{
    return records->calendar.count > 0 ? records->calendar
                                       : plan_periods(mem, version, records->frame->starts_on, records->frame->ends_on);
}

enum status progress_read(struct db *db, struct arena *mem, struct progress_frame *frame, struct progress_records *ret)
{
    int64_t id = frame->commitment;
    *ret = (struct progress_records){.frame = frame};
    TRY(progress_calendar(db, mem, frame->plan, &ret->calendar));
    TRY(milestones_of(db, mem, id, &ret->milestones, &ret->milestone_count));
    if (ret->milestone_count == 0)
        return DONE;
    TRY(milestone_parts_of(db, mem, id, &ret->parts, &ret->part_count));
    TRY(db_many(db, SQL_CLAIMS_OF_COMMITMENT, WITH(IN(id)), mem, &claim_shape, &ret->claims, &ret->claim_count));
    TRY(db_many(db, SQL_VERDICTS_OF_COMMITMENT, WITH(IN(id)), mem, &verdict_shape, &ret->verdicts, &ret->verdict_count));
    TRY(db_many(db, SQL_STANCES_OF_COMMITMENT, WITH(IN(id)), mem, &commitment_verdict_shape, &ret->stances, &ret->stance_count));
    TRY(progress_periods_read(db, mem, id, ret));
    TRY(db_many(db, SQL_PROGRESS_TRANSITIONS, WITH(IN(id)), mem, &progress_transition_shape, &ret->transitions, &ret->transition_count));
    return db_many(db, SQL_PROGRESS_MONEY, WITH(IN(id)), mem, &progress_money_shape, &ret->money, &ret->money_count);
}

static struct milestone_result milestone_row(const struct milestone *m, const struct methodology *version, struct str inputs,
                                             const struct milestone_outcome *o, struct day today)
{
    return (struct milestone_result){
        .id = NONE, .milestone = m->id, .commitment = m->commitment, .methodology = version->id, .inputs = inputs,
        .computed_on = today, .changes_on = o->changes_on, .light = (int)o->light, .rule = str_of(choice_code(&light_rule_choices, (int)o->rule)),
        .reported_centi = o->reported_centi, .undisputed_centi = o->undisputed_centi, .expected_centi = o->expected_centi,
        .late_original = o->late_original_days, .late_current = o->late_current_days, .marks = o->marks,
        .moved_days = o->moved_days};
}

static struct commitment_result commitment_row(const struct progress_frame *frame, const struct methodology *version,
                                               struct str inputs, const struct commitment_outcome *o, struct day today)
{
    return (struct commitment_result){
        .id = NONE, .commitment = frame->commitment, .plan = frame->plan, .methodology = version->id, .inputs = inputs,
        .computed_on = today, .changes_on = o->changes_on, .light = (int)o->light, .rule = str_of(choice_code(&light_rule_choices, (int)o->rule)),
        .reported_centi = o->reported_centi, .undisputed_centi = o->undisputed_centi, .expected_centi = o->expected_centi,
        .index_centi = o->index_centi, .index_original_centi = o->index_original_centi,
        .late_original = o->late_original_days, .late_current = o->late_current_days, .marks = o->marks};
}

struct commitment_facts progress_evaluate(struct arena *mem, const struct methodology *version, const struct progress_records *records,
                                          struct day today, struct progress_computed *ret)
{
    const struct progress_frame *frame = records->frame;
    struct commitment_facts facts = progress_facts(mem, records, today);
    struct periods periods = progress_periods(mem, version, records);
    struct str inputs = progress_inputs(mem, version, periods, &facts);
    ret->milestone_count = facts.followed ? facts.count : 0;
    ret->milestones = arena_array(mem, struct milestone_result, ret->milestone_count);
    for (size_t i = 0; i < ret->milestone_count; i++) {
        struct milestone_outcome o = milestone_evaluate(version, periods, &facts.milestones[i], today);
        ret->milestones[i] = milestone_row(&records->milestones[i], version, inputs, &o, today);
    }
    ret->outcome = commitment_evaluate(version, periods, &facts, today);
    ret->commitment = commitment_row(frame, version, inputs, &ret->outcome, today);
    return facts;
}

enum status progress_compute(struct db *db, struct arena *mem, const struct methodology *version, struct progress_frame *frame,
                             struct day today, struct progress_computed *ret)
{
    struct progress_records records;
    TRY(progress_read(db, mem, frame, &records));
    (void)progress_evaluate(mem, version, &records, today, ret);
    return DONE;
}

static enum status milestone_put(struct db *db, const struct milestone_result *x)
{
    return db_exec(db, SQL_MILESTONE_RESULT_PUT,
                   WITH(IN(x->milestone), IN(x->commitment), IN(x->methodology), IN(x->inputs), IN(x->computed_on),
                        IN(x->changes_on), IN_CHOICE(light, x->light), IN(x->rule), IN(x->reported_centi),
                        IN(x->undisputed_centi), IN(x->expected_centi), IN(x->late_original), IN(x->late_current),
                        IN(x->marks), IN(x->moved_days)),
                   NULL);
}

static enum status commitment_put(struct db *db, const struct commitment_result *x)
{
    return db_exec(db, SQL_COMMITMENT_RESULT_PUT,
                   WITH(IN(x->commitment), IN(x->plan), IN(x->methodology), IN(x->inputs), IN(x->computed_on), IN(x->changes_on),
                        IN_CHOICE(light, x->light), IN(x->rule), IN(x->reported_centi), IN(x->undisputed_centi),
                        IN(x->expected_centi), IN(x->index_centi), IN(x->index_original_centi), IN(x->late_original),
                        IN(x->late_current), IN(x->marks)),
                   NULL);
}

/* Computes one commitment and its milestones and stores them. */
static enum status compute_one(struct db *db, struct arena *mem, const struct methodology *version, struct progress_frame *frame,
                               struct day today)
{
    struct progress_computed x;
    TRY(progress_compute(db, mem, version, frame, today, &x));
    for (size_t i = 0; i < x.milestone_count; i++)
        TRY(milestone_put(db, &x.milestones[i]));
    return commitment_put(db, &x.commitment);
}

enum status progress_compute_plan(struct db *db, struct arena *mem, int64_t methodology, int64_t plan, struct day today,
                                  struct plan_result *ret)
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
    *ret = (struct plan_result){
        .id = NONE, .plan = plan, .methodology = methodology, .inputs = sha256_hex(mem, buf_str(&inputs)), .computed_on = today,
        .changes_on = o.changes_on, .reported_centi = o.reported_centi == NONE ? 0 : o.reported_centi,
        .undisputed_centi = o.undisputed_centi == NONE ? 0 : o.undisputed_centi,
        .expected_centi = o.expected_centi == NONE ? 0 : o.expected_centi, .complete_count = n[LIGHT_COMPLETE],
        .on_time_count = n[LIGHT_ON_TIME], .at_risk_count = n[LIGHT_AT_RISK], .late_count = n[LIGHT_LATE],
        .silent_count = n[LIGHT_SILENT], .none_count = n[LIGHT_NO_MILESTONES] + n[LIGHT_NOT_FOLLOWED],
        .withdrawn_count = n[LIGHT_WITHDRAWN]};
    return DONE;
}

static enum status plan_put(struct db *db, struct arena *mem, const struct methodology *version, int64_t plan, struct day today)
{
    struct plan_result x;
    TRY(progress_compute_plan(db, mem, version->id, plan, today, &x));
    return db_exec(db, SQL_PLAN_RESULT_PUT,
                   WITH(IN(x.plan), IN(x.methodology), IN(x.inputs), IN(x.computed_on), IN(x.changes_on), IN(x.reported_centi),
                        IN(x.undisputed_centi), IN(x.expected_centi), IN(x.complete_count), IN(x.on_time_count),
                        IN(x.at_risk_count), IN(x.late_count), IN(x.silent_count), IN(x.none_count), IN(x.withdrawn_count)),
                   NULL);
}

enum status progress_recompute(struct db *db, struct arena *mem, int64_t commitment, struct day today)
{
    struct progress_frame *frame;
    struct methodology *version;
    TRY(progress_frame_of(db, mem, commitment, &frame));
    TRY(methodology_on(db, mem, frame->jurisdiction, today, &version));
    TRY(compute_one(db, mem, version, frame, today));
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
        enum status s = compute_one(db, &one, version, &frames[i], today);
        arena_free(&one);
        TRY(s);
    }
    return plan_put(db, mem, version, plan, today);
}

enum status progress_frames(struct db *db, struct arena *mem, int64_t plan, struct progress_frame **ret, size_t *ret_count)
{
    return db_many(db, SQL_PROGRESS_FRAMES_OF_PLAN, WITH(IN(plan)), mem, &progress_frame_shape, ret, ret_count);
}

enum status progress_plans(struct db *db, struct arena *mem, struct progress_plan **ret, size_t *ret_count)
{
    return db_many(db, SQL_PROGRESS_PLANS, WITHOUT, mem, &progress_plan_shape, ret, ret_count);
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
