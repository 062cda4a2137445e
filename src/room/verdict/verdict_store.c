/* SPDX-License-Identifier: EUPL-1.2
 * Reading what a word is about, and the words. */
#include <string.h>

#include "room/verdict/verdict_view.h"

#define SHAPE_TAG struct verdict_entry
SHAPE_TABLE(verdict_entry, NULL, VERDICT_ENTRY);
#undef SHAPE_TAG
#define SHAPE_TAG struct dispute
SHAPE_TABLE(dispute, NULL, DISPUTE);
#undef SHAPE_TAG
#define SHAPE_TAG struct voice
SHAPE_TABLE(voice, NULL, VOICE);
#undef SHAPE_TAG
#define SHAPE_TAG struct said_claim
SHAPE_TABLE(said_claim, NULL, SAID_CLAIM);
#undef SHAPE_TAG
#define SHAPE_TAG struct speaking
SHAPE_TABLE(speaking, NULL, SPEAKING);
#undef SHAPE_TAG
#define SHAPE_TAG struct own_wait
SHAPE_TABLE(own_wait, NULL, OWN_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct invitee
SHAPE_TABLE(invitee, NULL, INVITEE);
#undef SHAPE_TAG
#define SHAPE_TAG struct open_stance
SHAPE_TABLE(open_stance, NULL, OPEN_STANCE);
#undef SHAPE_TAG

/* A row of these begins with the record itself. */
struct commitment_verdict stance_base(const struct voice *v)
{
    struct commitment_verdict base;
    memcpy(&base, v, sizeof base);
    return base;
}

enum status voices_of(struct request *r, const struct commitment_place *place, struct voice **ret, size_t *ret_count)
{
    return db_many(r->db, SQL_VERDICT_VOICES, WITH(IN(place->commitment->id), IN((int64_t)progress_sees_unpublished(r))), r->mem,
                   &voice_shape, ret, ret_count);
}

static int64_t period_id(const struct give *g)
{
    return g->period == NULL ? NONE : g->period->id;
}

/* The word of the same institution (or person on their own) in the same period that stands. */
static enum status own_read(struct request *r, struct give *g)
{
    struct voice *all;
    size_t count;
    TRY(db_many(r->db, SQL_VERDICT_VOICES, WITH(IN(g->place->commitment->id), IN((int64_t)1)), r->mem, &voice_shape, &all, &count));
    for (size_t i = 0; i < count && g->own == NULL; i++) {
        const struct voice *v = &all[i];
        bool mine = v->institution == g->speaker->institution && (v->institution != NONE || v->person == r->actor.person);
        if (!mine || v->period != period_id(g) || day_known(v->closed_on))
            continue;
        g->own = arena_new_of(r->mem, struct commitment_verdict);
        *g->own = stance_base(v);
    }
    return DONE;
}

static enum status claims_read(struct request *r, struct give *g)
{
    struct said_claim *all;
    size_t count;
    TRY(db_many(r->db, SQL_VERDICT_CLAIMS, WITH(IN(g->place->commitment->id), IN(g->speaker->institution), IN((int64_t)1)), r->mem,
                &said_claim_shape, &all, &count));
    g->claims = arena_array(r->mem, struct said_claim, count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].period != NONE && all[i].period != period_id(g))
            continue;
        g->claims[g->claim_count++] = all[i];
        g->renewed = g->renewed || (g->own != NULL && all[i].sent_at.s > g->own->given_at.s);
        if (!day_known(g->due) || day_before(g->due, stance_due(all[i].sent_on, g->version->verdict_days)))
            g->due = stance_due(all[i].sent_on, g->version->verdict_days);
    }
    return DONE;
}

enum status give_load(struct request *r, struct give *ret)
{
    const struct commitment_place *place = r->object;
    *ret = (struct give){.place = place, .due = DAY_NONE};
    TRY(methodology_on(r->db, r->mem, place->jurisdiction->id, r->today, &ret->version));
    enum status found = db_one(r->db, SQL_VERDICT_SPEAKING, WITH(IN(place->commitment->id), IN(r->actor.person), IN(r->today)), r->mem,
                               &speaking_shape, &ret->speaker);
    if (found == NOT_FOUND)
        return DENIED; /* the assignment ended a moment ago */
    TRY(found);
    found = db_one(r->db, SQL_VERDICT_PERIOD, WITH(IN(place->commitment->id), IN(r->today), IN(ret->speaker->institution)), r->mem,
                   &period_row_shape, &ret->period);
    if (found != DONE && found != NOT_FOUND)
        return found;
    if (found == NOT_FOUND)
        ret->period = NULL;
    TRY(own_read(r, ret));
    return claims_read(r, ret);
}

enum status verdict_proofs_shown(struct db *db, struct arena *mem, int64_t commitment)
{
    struct evidence *rows;
    size_t count;
    TRY(db_many(db, SQL_VERDICT_PROOFS_HIDDEN, WITH(IN(commitment)), mem, &evidence_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        rows[i].visibility = EVIDENCE_PUBLIC;
        TRY(record_change(db, &evidence_shape, mem, &rows[i]));
    }
    return DONE;
}
