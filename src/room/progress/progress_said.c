/* SPDX-License-Identifier: EUPL-1.2
 * What rooms below take of what a page read of the follow-up. */
#include "room/progress/progress_follow.h"

static struct progress_said report_said(const struct follow *f, const struct follow_claim *c)
{
    const struct follow_milestone *m = follow_milestone_of(f, c->milestone);
    return (struct progress_said){.is = SAID_REPORT, .id = c->id, .claim = c->id, .kind = c->kind, .institution = NONE,
                                  .milestone_number = m == NULL ? STR_NONE : m->number, .text = c->text, .on = c->sent_on,
                                  .closed_on = DAY_NONE};
}

static struct progress_said word_said(const struct follow *f, const struct follow_verdict *v)
{
    const struct follow_claim *c = follow_claim_of(f, v->claim);
    const struct follow_milestone *m = c == NULL ? NULL : follow_milestone_of(f, c->milestone);
    return (struct progress_said){.is = SAID_WORD, .id = v->id, .claim = v->claim, .kind = v->kind, .institution = v->institution,
                                  .institution_name = v->institution_name, .milestone_number = m == NULL ? STR_NONE : m->number,
                                  .text = v->reasons, .reply = v->reply, .on = v->given_on, .closed_on = v->closed_on};
}

static struct progress_said stance_said(const struct follow_stance *v)
{
    return (struct progress_said){.is = SAID_STANCE, .id = v->id, .claim = NONE, .kind = v->kind, .institution = v->institution,
                                  .institution_name = v->institution_name, .text = v->reasons, .reply = v->reply, .on = v->given_on,
                                  .closed_on = v->closed_on, .late = v->late};
}

enum status progress_said(struct request *r, const struct commitment_place *place, struct progress_said **ret, size_t *ret_count)
{
    struct follow read;
    const struct follow *f = place->follow;
    if (f == NULL) {
        TRY(follow_read(r, place, &read));
        f = &read;
    }
    struct progress_said *all = arena_array(r->mem, struct progress_said, f->claim_count + f->verdict_count + f->stance_count);
    size_t n = 0;
    for (size_t i = f->claim_count; i-- > 0;)
        if (f->claims[i].state == CLAIM_SENT || f->claims[i].state == CLAIM_ACCEPTED)
            all[n++] = report_said(f, &f->claims[i]);
    for (size_t i = f->verdict_count; i-- > 0;)
        all[n++] = word_said(f, &f->verdicts[i]);
    for (size_t i = f->stance_count; i-- > 0;)
        all[n++] = stance_said(&f->stances[i]);
    *ret = all;
    *ret_count = n;
    return DONE;
}

bool progress_shown(const struct commitment_place *place, struct progress_shown *ret)
{
    if (place->follow == NULL || !place->follow->followed)
        return false;
    *ret = (struct progress_shown){place->follow->now->light, &place->follow->version};
    return true;
}
