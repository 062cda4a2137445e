/* SPDX-License-Identifier: EUPL-1.2
 * What is ripe becomes public, and the results are computed from what is public. */
#include "room/progress/progress_publish.h"

#include "sql.h"

#define SHAPE_TAG struct counterpart
SHAPE_TABLE(counterpart, NULL, COUNTERPART_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct claim_period
SHAPE_TABLE(claim_period, NULL, CLAIM_PERIOD);
#undef SHAPE_TAG
#define SHAPE_TAG struct progress_waiting
SHAPE_TABLE(progress_waiting, NULL, PROGRESS_WAITING);
#undef SHAPE_TAG

enum status publish_facts_read(struct db *db, struct arena *mem, const struct progress_records *r,
                               const struct methodology *version, struct day today, struct publish_facts *ret)
{
    struct counterpart *counterparts;
    struct claim_period *periods;
    int64_t id = r->frame->commitment;
    *ret = (struct publish_facts){.methodology = version,
                                  .verdicts = r->verdicts,
                                  .verdict_count = r->verdict_count,
                                  .stances = r->stances,
                                  .stance_count = r->stance_count};
    TRY(db_many(db, SQL_PROGRESS_COUNTERPARTS, WITH(IN(id), IN(today)), mem, &counterpart_shape, &counterparts, &ret->counterpart_count));
    if (r->periods_read) {
        periods = r->periods;
        ret->period_count = r->period_count;
    } else {
        TRY(db_many(db, SQL_PROGRESS_CLAIM_PERIODS, WITH(IN(id)), mem, &claim_period_shape, &periods, &ret->period_count));
    }
    ret->counterparts = counterparts;
    ret->periods = periods;
    ret->grid = progress_periods(mem, version, r);
    return DONE;
}

/* A delivery that becomes public takes the place of the earlier ones of the same share, and any line of a reopened
 * report that of the published one: until then the disputed one stands, so that nothing changes in public before its time. */
static enum status earlier_corrected(struct db *db, struct arena *mem, struct progress_records *r, const struct claim *fresh, struct day today)
{
    for (size_t i = 0; i < r->claim_count; i++) {
        struct claim *old = &r->claims[i];
        bool same = old->report != NONE && old->report == fresh->report && day_known(old->public_on) && old->sent_at.s < fresh->sent_at.s;
        if (old->id >= fresh->id || old->milestone != fresh->milestone || old->part != fresh->part || old->state != CLAIM_ACCEPTED ||
            (!same && (old->kind != CLAIM_DELIVERED || fresh->kind != CLAIM_DELIVERED)))
            continue;
        old->state = CLAIM_CORRECTED;
        TRY(record_change(db, &claim_shape, mem, old));
        for (size_t k = 0; k < r->verdict_count; k++) {
            struct verdict *v = &r->verdicts[k];
            if (v->claim != old->id || day_known(v->closed_on))
                continue;
            v->closed_on = today;
            v->closed_how = CLOSED_CORRECTED;
            TRY(record_change(db, &verdict_shape, mem, v));
        }
    }
    return DONE;
}

static enum status claims_published(struct db *db, struct arena *mem, struct progress_records *r, const struct publish_facts *f, struct day today)
{
    for (size_t i = 0; i < r->claim_count; i++) {
        struct claim *c = &r->claims[i];
        if (day_known(c->public_on) || publish_moment(f, c, today).waits_for != PUBLISH_NOW)
            continue;
        c->public_on = today;
        TRY(record_change(db, &claim_shape, mem, c));
        if (c->state == CLAIM_ACCEPTED)
            TRY(earlier_corrected(db, mem, r, c, today));
    }
    return DONE;
}

static bool claim_is_public(const struct progress_records *r, int64_t claim)
{
    for (size_t i = 0; i < r->claim_count; i++)
        if (r->claims[i].id == claim)
            return day_known(r->claims[i].public_on);
    return false;
}

/* A word that was taken back before anybody could read it is never published. */
static enum status words_published(struct db *db, struct arena *mem, struct progress_records *r, const struct publish_facts *f, struct day today)
{
    for (size_t i = 0; i < r->verdict_count; i++) {
        struct verdict *v = &r->verdicts[i];
        bool taken_back = day_known(v->closed_on) && v->closed_how == CLOSED_WITHDRAWN;
        if (day_known(v->public_on) || taken_back || !claim_is_public(r, v->claim))
            continue;
        v->public_on = today;
        TRY(record_change(db, &verdict_shape, mem, v));
    }
    for (size_t i = 0; i < r->stance_count; i++) {
        struct commitment_verdict *v = &r->stances[i];
        if (day_known(v->public_on) || !stance_ripe(f, v, r->claims, r->claim_count))
            continue;
        v->public_on = today;
        TRY(record_change(db, &commitment_verdict_shape, mem, v));
    }
    return DONE;
}

enum status progress_publish(struct db *db, struct arena *mem, int64_t commitment, struct day today)
{
    struct progress_frame *frame;
    struct methodology *version;
    struct progress_records records;
    struct publish_facts facts;
    TRY(progress_frame_of(db, mem, commitment, &frame));
    TRY(methodology_on(db, mem, frame->jurisdiction, today, &version));
    TRY(progress_read(db, mem, frame, &records));
    TRY(publish_facts_read(db, mem, &records, version, today, &facts));
    TRY(claims_published(db, mem, &records, &facts, today));
    TRY(words_published(db, mem, &records, &facts, today));
    return progress_recompute(db, mem, commitment, today);
}

enum status progress_ripe(struct db *db, struct arena *mem, int64_t commitment, struct day today, bool *ret)
{
    struct progress_frame *frame;
    struct methodology *version;
    struct progress_records r;
    struct publish_facts f;
    TRY(progress_frame_of(db, mem, commitment, &frame));
    TRY(methodology_on(db, mem, frame->jurisdiction, today, &version));
    TRY(progress_read(db, mem, frame, &r));
    TRY(publish_facts_read(db, mem, &r, version, today, &f));
    *ret = false;
    for (size_t i = 0; i < r.claim_count && !*ret; i++)
        *ret = !day_known(r.claims[i].public_on) && publish_moment(&f, &r.claims[i], today).waits_for == PUBLISH_NOW;
    for (size_t i = 0; i < r.stance_count && !*ret; i++)
        *ret = !day_known(r.stances[i].public_on) && stance_ripe(&f, &r.stances[i], r.claims, r.claim_count);
    return DONE;
}

enum status progress_unpublished(struct db *db, struct arena *mem, struct progress_waiting **ret, size_t *ret_count)
{
    return db_many(db, SQL_PROGRESS_UNPUBLISHED, WITHOUT, mem, &progress_waiting_shape, ret, ret_count);
}
