/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/progress/progress_follow.h"

#include <string.h>

#include "sql.h"

#define SHAPE_TAG struct follow_milestone
SHAPE_TABLE(follow_milestone, NULL, FOLLOW_MILESTONE);
#undef SHAPE_TAG
#define SHAPE_TAG struct follow_claim
SHAPE_TABLE(follow_claim, NULL, FOLLOW_CLAIM);
#undef SHAPE_TAG
#define SHAPE_TAG struct follow_verdict
SHAPE_TABLE(follow_verdict, NULL, FOLLOW_VERDICT);
#undef SHAPE_TAG
#define SHAPE_TAG struct follow_stance
SHAPE_TABLE(follow_stance, NULL, FOLLOW_STANCE);
#undef SHAPE_TAG
#define SHAPE_TAG struct follow_word
SHAPE_TABLE(follow_word, NULL, FOLLOW_WORD);
#undef SHAPE_TAG
#define SHAPE_TAG struct follow_change
SHAPE_TABLE(follow_change, NULL, FOLLOW_CHANGE);
#undef SHAPE_TAG
#define SHAPE_TAG struct follow_result
SHAPE_TABLE(follow_result, NULL, FOLLOW_RESULT);
#undef SHAPE_TAG

/* A row of these begins with the record itself: the first fields of its list. */
#define BASES(name, type, list, many)                                              \
    static struct type *name(struct arena *mem, const struct follow *f)            \
    {                                                                              \
        struct type *all = arena_array(mem, struct type, f->many);                 \
        for (size_t i = 0; i < f->many; i++)                                       \
            memcpy(&all[i], &f->list[i], sizeof all[i]);                           \
        return all;                                                                \
    }
BASES(base_milestones, milestone, milestones, milestone_count)
BASES(base_claims, claim, claims, claim_count)
BASES(base_verdicts, verdict, verdicts, verdict_count)
BASES(base_stances, commitment_verdict, stances, stance_count)
#undef BASES

struct claim *follow_claims(struct arena *mem, const struct follow *f)
{
    return base_claims(mem, f);
}

static struct follow_verdict verdict_of(const struct follow_word *w)
{
    return (struct follow_verdict){
        .id = w->id, .claim = w->claim, .institution = w->institution, .person = w->person,
        .kind = choice_of(&verdict_kind_choices, w->kind), .reasons = w->reasons, .given_on = w->given_on, .given_at = w->given_at,
        .closed_on = w->closed_on, .closed_how = w->closed_how, .closed_act = w->closed_act, .reply = w->reply,
        .replied_on = w->replied_on, .public_on = w->public_on, .revision = w->revision, .changed_at = w->changed_at,
        .institution_name = w->institution_name, .act_number = w->act_number};
}

static struct follow_stance stance_of(const struct follow_word *w)
{
    return (struct follow_stance){
        .id = w->id, .commitment = w->commitment, .period = w->period, .institution = w->institution, .person = w->person,
        .kind = choice_of(&stance_choices, w->kind), .reasons = w->reasons, .given_on = w->given_on, .given_at = w->given_at,
        .public_on = w->public_on, .late = w->late, .closed_on = w->closed_on, .closed_how = w->closed_how,
        .closed_act = w->closed_act, .reply = w->reply, .replied_by = w->replied_by, .replied_on = w->replied_on,
        .revision = w->revision, .changed_at = w->changed_at, .institution_name = w->institution_name};
}

static enum status words_read(struct db *db, struct arena *mem, int64_t commitment, struct follow *f)
{
    struct follow_word *words;
    size_t count;
    TRY(db_many(db, SQL_FOLLOW_WORDS, WITH(IN(commitment)), mem, &follow_word_shape, &words, &count));
    f->verdicts = arena_array(mem, struct follow_verdict, count);
    f->stances = arena_array(mem, struct follow_stance, count);
    for (size_t i = 0; i < count; i++)
        if (words[i].claim != NONE)
            f->verdicts[f->verdict_count++] = verdict_of(&words[i]);
        else
            f->stances[f->stance_count++] = stance_of(&words[i]);
    return DONE;
}

static size_t claim_periods(struct arena *mem, const struct follow *f, struct claim_period **ret)
{
    size_t count = 0;
    *ret = arena_array(mem, struct claim_period, f->claim_count);
    for (size_t i = 0; i < f->claim_count; i++)
        if (f->claims[i].period != NONE)
            (*ret)[count++] = (struct claim_period){f->claims[i].id, f->claims[i].period, f->claims[i].publish_on};
    return count;
}

/* The rows at hand as the computation has them from its own reading. */
static void records_of(struct arena *mem, const struct follow *f, struct progress_records *ret)
{
    const struct commitment_place *p = f->place;
    struct progress_frame *frame = arena_new_of(mem, struct progress_frame);
    shape_clear(&progress_frame_shape, frame);
    frame->commitment = p->commitment->id;
    frame->plan = p->plan->id;
    frame->jurisdiction = p->jurisdiction->id;
    frame->state = p->commitment->state;
    frame->tracking = p->plan->tracking;
    frame->starts_on = p->plan->starts_on;
    frame->ends_on = p->plan->ends_on;
    struct progress_money *money = arena_array(mem, struct progress_money, f->milestone_count);
    size_t count = 0;
    for (size_t i = 0; i < f->milestone_count; i++)
        if (f->milestones[i].financing != NONE)
            money[count++] = (struct progress_money){f->milestones[i].financing, f->milestones[i].money_ends_on};
    *ret = (struct progress_records){
        .frame = frame,
        .milestones = base_milestones(mem, f),
        .milestone_count = f->milestone_count,
        .parts = f->parts,
        .part_count = f->part_count,
        .claims = base_claims(mem, f),
        .claim_count = f->claim_count,
        .verdicts = base_verdicts(mem, f),
        .verdict_count = f->verdict_count,
        .stances = base_stances(mem, f),
        .stance_count = f->stance_count,
        .calendar = f->periods,
        .money = money,
        .money_count = count,
    };
    ret->period_count = claim_periods(mem, f, &ret->periods);
    ret->periods_read = true;
}

bool progress_sees_unpublished(const struct request *r)
{
    return request_may(r, READ_DRAFT);
}

static bool hidden(const struct follow *f, int64_t claim)
{
    const struct follow_claim *c = follow_claim_of(f, claim);
    return c == NULL || !day_known(c->public_on);
}

/* Leaves what everybody may know. */
static void keep_public(struct follow *f)
{
    size_t verdicts = 0, stances = 0, claims = 0;
    for (size_t i = 0; i < f->verdict_count; i++)
        if (day_known(f->verdicts[i].public_on) && !hidden(f, f->verdicts[i].claim))
            f->verdicts[verdicts++] = f->verdicts[i];
    for (size_t i = 0; i < f->stance_count; i++)
        if (day_known(f->stances[i].public_on))
            f->stances[stances++] = f->stances[i];
    for (size_t i = 0; i < f->claim_count; i++)
        if (day_known(f->claims[i].public_on))
            f->claims[claims++] = f->claims[i];
    f->verdict_count = verdicts;
    f->stance_count = stances;
    f->claim_count = claims;
}

static enum status moments_read(struct request *r, const struct progress_records *records, struct follow *f)
{
    struct methodology *version;
    TRY(methodology_on(r->db, r->mem, records->frame->jurisdiction, r->today, &version));
    return publish_facts_read(r->db, r->mem, records, version, r->today, &f->moments);
}

struct publish_moment follow_moment(const struct follow *f, const struct follow_claim *c, struct day today)
{
    struct claim base;
    memcpy(&base, c, sizeof base);
    return publish_moment(&f->moments, &base, today);
}

/* The calendar of the plan, as the page read it beside the commitment or with a statement of its own. */
static enum status calendar_read(struct request *r, const struct commitment_place *place, struct periods *ret)
{
    const struct commitment_span *spans;
    size_t count;
    if (!commitment_calendar(place, &spans, &count))
        return progress_calendar(r->db, r->mem, place->plan->id, ret);
    struct period *items = arena_array(r->mem, struct period, count);
    for (size_t i = 0; i < count; i++)
        items[i] = (struct period){spans[i].first, spans[i].last, spans[i].closes_on};
    *ret = (struct periods){items, count};
    return DONE;
}

enum status follow_read(struct request *r, const struct commitment_place *place, struct follow *ret)
{
    struct db *db = r->db;
    struct arena *mem = r->mem;
    int64_t id = place->commitment->id;
    *ret = (struct follow){.place = place};
    TRY(db_one(db, SQL_FOLLOW_RESULT, WITH(IN(id)), mem, &follow_result_shape, &ret->now));
    TRY(db_many(db, SQL_FOLLOW_MILESTONES, WITH(IN(id)), mem, &follow_milestone_shape, &ret->milestones, &ret->milestone_count));
    if (place->plan->tracking != PLAN_TRACKED)
        return DONE;
    if (ret->milestone_count > 0) {
        if (commitment_has(place, BESIDE_PARTS))
            TRY(milestone_parts_of(db, mem, id, &ret->parts, &ret->part_count));
        TRY(db_many(db, SQL_FOLLOW_CLAIMS, WITH(IN(id)), mem, &follow_claim_shape, &ret->claims, &ret->claim_count));
        if (commitment_has(place, BESIDE_STANCE) || commitment_has(place, BESIDE_VERDICT))
            TRY(words_read(db, mem, id, ret));
    }
    if (commitment_has(place, BESIDE_CHANGE))
        TRY(db_many(db, SQL_FOLLOW_CHANGES, WITH(IN(id)), mem, &follow_change_shape, &ret->changes, &ret->change_count));
    struct progress_records records;
    TRY(calendar_read(r, place, &ret->periods));
    records_of(mem, ret, &records);
    ret->facts = progress_facts(mem, &records, ret->now->computed_on);
    ret->unpublished = progress_sees_unpublished(r);
    if (!ret->unpublished)
        keep_public(ret);
    else
        TRY(moments_read(r, &records, ret));
    ret->followed = ret->now->light >= 0;
    if (ret->followed) {
        memcpy(&ret->version, ret->now, sizeof ret->version);
        ret->periods = progress_periods(mem, &ret->version, &records);
    }
    return DONE;
}

size_t follow_index(const struct follow *f, int64_t milestone)
{
    for (size_t i = 0; i < f->milestone_count; i++)
        if (f->milestones[i].id == milestone)
            return i;
    return SIZE_MAX;
}

const struct follow_milestone *follow_milestone_of(const struct follow *f, int64_t id)
{
    size_t i = follow_index(f, id);
    return i == SIZE_MAX ? NULL : &f->milestones[i];
}

const struct follow_claim *follow_claim_of(const struct follow *f, int64_t id)
{
    for (size_t i = 0; i < f->claim_count; i++)
        if (f->claims[i].id == id)
            return &f->claims[i];
    return NULL;
}

const struct milestone_part *follow_part_of(const struct follow *f, int64_t id)
{
    for (size_t i = 0; i < f->part_count; i++)
        if (f->parts[i].id == id)
            return &f->parts[i];
    return NULL;
}

int64_t follow_evidence(const struct follow *f, int64_t milestone)
{
    int64_t n = 0;
    for (size_t i = 0; i < f->claim_count; i++)
        if (f->claims[i].milestone == milestone &&
            (f->claims[i].state == CLAIM_SENT || f->claims[i].state == CLAIM_ACCEPTED))
            n += f->claims[i].evidence_count;
    return n;
}

bool follow_superseded(const struct follow *f, const struct follow_claim *c)
{
    for (size_t i = 0; i < f->claim_count; i++) {
        const struct follow_claim *x = &f->claims[i];
        if (x->id > c->id && x->milestone == c->milestone && x->part == c->part && x->state != CLAIM_WITHDRAWN)
            return true;
    }
    return false;
}
