/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/progress/progress_facts.h"

#include "base/digest.h"

static enum said gravest(enum said a, int kind)
{
    static const enum said words[] = {[VERDICT_CONFIRMS] = SAID_CONFIRMS, [VERDICT_IN_PART] = SAID_IN_PART,
                                      [VERDICT_DISPUTES] = SAID_DISPUTES};
    return words[kind] > a ? words[kind] : a;
}

static bool public_by(struct day public_on, struct day day)
{
    return day_known(public_on) && !day_before(day, public_on);
}

/* What the counterparts said of a claim in public and did not take back, or an act decide. */
static enum said said_of(const struct progress_records *r, int64_t claim, struct day day)
{
    enum said said = SAID_NOTHING;
    for (size_t i = 0; i < r->verdict_count; i++)
        if (r->verdicts[i].claim == claim && !day_known(r->verdicts[i].closed_on) && public_by(r->verdicts[i].public_on, day))
            said = gravest(said, r->verdicts[i].kind);
    return said;
}

/* Whether the institution spoke of the claim itself: then its word on the whole commitment says nothing of it. */
static bool refined(const struct progress_records *r, const struct commitment_verdict *s, int64_t claim, struct day day)
{
    for (size_t i = 0; i < r->verdict_count; i++) {
        const struct verdict *v = &r->verdicts[i];
        bool same = v->institution == s->institution && (v->institution != NONE || v->person == s->person);
        if (v->claim == claim && same && !day_known(v->closed_on) && public_by(v->public_on, day))
            return true;
    }
    return false;
}

static bool same_period(const struct progress_records *r, const struct commitment_verdict *s, int64_t claim)
{
    for (size_t i = 0; i < r->period_count && s->period != NONE; i++)
        if (r->periods[i].claim == claim)
            return r->periods[i].period == s->period;
    return true;
}

/* What words on the whole commitment say of a claim that was sent before them and that they did not refine. */
static enum said said_of_all(const struct progress_records *r, const struct claim *c, struct day day)
{
    enum said said = SAID_NOTHING;
    for (size_t i = 0; i < r->stance_count; i++) {
        const struct commitment_verdict *s = &r->stances[i];
        bool speaks = s->kind == STANCE_CONFIRMS || s->kind == STANCE_IN_PART || s->kind == STANCE_DISPUTES;
        if (!speaks || day_known(s->closed_on) || !public_by(s->public_on, day) || s->given_at.s < c->sent_at.s)
            continue;
        if (same_period(r, s, c->id) && !refined(r, s, c->id, day))
            said = gravest(said, s->kind == STANCE_CONFIRMS ? VERDICT_CONFIRMS : s->kind == STANCE_IN_PART ? VERDICT_IN_PART : VERDICT_DISPUTES);
    }
    return said;
}

/* The deliverable claims of a share: `part` NONE is the whole milestone, which covers every part. */
static void share_claims(const struct progress_records *r, const struct milestone *m, int64_t part, struct day day,
                         struct share_facts *s)
{
    for (size_t i = 0; i < r->claim_count; i++) {
        const struct claim *c = &r->claims[i];
        if (c->milestone != m->id || c->kind != CLAIM_DELIVERED || (c->part != NONE && c->part != part))
            continue;
        if ((c->state != CLAIM_SENT && c->state != CLAIM_ACCEPTED) || !public_by(c->public_on, day))
            continue;
        if (c->state == CLAIM_ACCEPTED) {
            s->accepted = true;
            s->delivered_on = c->delivered_on;
        }
        /* A correction that nobody has accepted yet does not end the dispute over what stands. */
        enum said said = said_of(r, c->id, day), of_all = said_of_all(r, c, day);
        said = of_all > said ? of_all : said;
        s->said = said > s->said ? said : s->said;
    }
}

static struct share_facts share_of(const struct progress_records *r, const struct milestone *m, int64_t part, int64_t share,
                                   struct day original, struct day due, struct day day)
{
    struct share_facts s = {share, original, due, false, DAY_NONE, SAID_NOTHING};
    share_claims(r, m, part, day, &s);
    return s;
}

/* That a report was accepted is public at once; what it says, from its day. */
static void reports_of(struct arena *mem, const struct progress_records *r, const struct milestone *m, struct day day,
                       struct milestone_facts *f)
{
    struct day *sent = arena_array(mem, struct day, r->claim_count);
    for (size_t i = 0; i < r->claim_count; i++) {
        const struct claim *c = &r->claims[i];
        if (c->milestone != m->id || (c->state != CLAIM_ACCEPTED && c->state != CLAIM_CORRECTED))
            continue;
        sent[f->report_count++] = c->sent_on;
        if (!public_by(c->public_on, day))
            continue;
        f->work_began = f->work_began || c->kind == CLAIM_BEGAN;
        if (day_known(c->forecast_on))
            f->forecast_on = c->forecast_on;
    }
    f->reports = sent;
}

static struct milestone_facts milestone_facts_of(struct arena *mem, const struct progress_records *r, const struct milestone *m,
                                                 struct day day)
{
    struct milestone_facts f = {
        .original_due_on = m->original_due_on,
        .due_on = m->due_on,
        .withdrawn = m->state == MILESTONE_WITHDRAWN,
        .replans = m->replans,
        .weight_centi = m->weight_centi,
        .forecast_on = DAY_NONE,
        .followed_from = DAY_NONE,
        .funded_until = DAY_NONE,
        .transition_from = DAY_NONE,
        .transition_until = DAY_NONE,
    };
    f.whole = share_of(r, m, NONE, 10000, DAY_NONE, DAY_NONE, day);
    struct share_facts *shares = arena_array(mem, struct share_facts, r->part_count);
    for (size_t i = 0; i < r->part_count; i++) {
        const struct milestone_part *p = &r->parts[i];
        if (p->milestone == m->id)
            shares[f.share_count++] = share_of(r, m, p->id, p->share_centi, p->original_due_on, p->due_on, day);
    }
    f.shares = shares;
    reports_of(mem, r, m, day, &f);
    for (size_t i = 0; i < r->money_count; i++)
        if (m->financing != NONE && r->money[i].id == m->financing)
            f.funded_until = r->money[i].ends_on;
    for (size_t i = 0; i < r->transition_count; i++) {
        const struct progress_transition *t = &r->transitions[i];
        if (m->institution == t->institution || (m->institution == NONE && t->lead)) {
            f.transition_from = t->from_on;
            f.transition_until = t->until_on;
        }
    }
    return f;
}

/* A counterpart disputes the whole commitment, in public, and it stands. */
static bool disputed_whole(const struct progress_records *r, struct day day)
{
    for (size_t i = 0; i < r->stance_count; i++)
        if (r->stances[i].kind == STANCE_DISPUTES && !day_known(r->stances[i].closed_on) && public_by(r->stances[i].public_on, day))
            return true;
    return false;
}

struct commitment_facts progress_facts(struct arena *mem, const struct progress_records *records, struct day day)
{
    struct milestone_facts *all = arena_array(mem, struct milestone_facts, records->milestone_count);
    for (size_t i = 0; i < records->milestone_count; i++)
        all[i] = milestone_facts_of(mem, records, &records->milestones[i], day);
    return (struct commitment_facts){
        .followed = records->frame->tracking == PLAN_TRACKED,
        .withdrawn = records->frame->state == COMMITMENT_WITHDRAWN,
        .disputed = disputed_whole(records, day),
        .milestones = all,
        .count = records->milestone_count,
    };
}

static void share_text(struct buf *b, const struct share_facts *s)
{
    buf_fmt(b, " [%lld %d %d %d %d %d]", (long long)s->share_centi, s->original_due_on.n, s->due_on.n, s->accepted,
            s->delivered_on.n, (int)s->said);
}

struct str progress_inputs(struct arena *mem, const struct methodology *m, struct periods periods, const struct commitment_facts *f)
{
    struct buf b = BUF(mem);
    buf_fmt(&b, "m %lld %lld %lld %lld %lld %lld %lld %lld %lld %lld\nc %d %d %d\n", (long long)m->id, (long long)m->revision,
            (long long)m->grace_days, (long long)m->soon_days, (long long)m->period_months, (long long)m->close_days,
            (long long)m->late_index, (long long)m->risk_index, (long long)m->silent_share, (long long)m->partial_share,
            f->followed, f->withdrawn, f->disputed);
    for (size_t i = 0; i < periods.count; i++)
        buf_fmt(&b, "p %d %d %d\n", periods.items[i].first.n, periods.items[i].last.n, periods.items[i].closes_on.n);
    for (size_t i = 0; i < f->count; i++) {
        const struct milestone_facts *x = &f->milestones[i];
        buf_fmt(&b, "h %d %d %d %lld %lld %d %d %d", x->original_due_on.n, x->due_on.n, x->withdrawn, (long long)x->replans,
                (long long)x->weight_centi, x->work_began, x->forecast_on.n, x->funded_until.n);
        if (day_known(x->transition_from))
            buf_fmt(&b, " t%d %d", x->transition_from.n, x->transition_until.n);
        share_text(&b, &x->whole);
        for (size_t k = 0; k < x->share_count; k++)
            share_text(&b, &x->shares[k]);
        for (size_t k = 0; k < x->report_count; k++)
            buf_fmt(&b, " r%d", x->reports[k].n);
        buf_char(&b, '\n');
    }
    return sha256_hex(mem, buf_str(&b));
}
