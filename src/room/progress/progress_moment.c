/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/progress/progress_moment.h"

static struct day last_day(struct day from, int64_t days)
{
    return (struct day){(int32_t)(from.n + days)};
}

/* The first day on which a time of so many days is over: it lasts until the midnight of its last one. */
static struct day over_on(struct day from, int64_t days)
{
    return days == 0 ? from : last_day(from, days + 1);
}

static int64_t period_of(const struct publish_facts *f, const struct claim *c)
{
    for (size_t i = 0; i < f->period_count; i++)
        if (f->periods[i].claim == c->id)
            return f->periods[i].period;
    return NONE;
}

/* Whether a word on the whole commitment is about the claim too. */
static bool about(const struct publish_facts *f, const struct commitment_verdict *v, const struct claim *c)
{
    int64_t period = period_of(f, c);
    return !day_before(v->given_on, c->sent_on) && (v->period == NONE || period == NONE || v->period == period);
}

/* A word in nobody's name is the only counterpart's. */
static bool of_counterpart(const struct publish_facts *f, int64_t institution, const struct counterpart *k)
{
    return institution == k->institution || (institution == NONE && f->counterpart_count == 1);
}

static bool taken_back(struct day closed_on, int how)
{
    return day_known(closed_on) && how == CLOSED_WITHDRAWN;
}

static bool spoke(const struct publish_facts *f, const struct claim *c, const struct counterpart *k)
{
    for (size_t i = 0; i < f->verdict_count; i++) {
        const struct verdict *v = &f->verdicts[i];
        if (v->claim == c->id && of_counterpart(f, v->institution, k) && !taken_back(v->closed_on, v->closed_how))
            return true;
    }
    for (size_t i = 0; i < f->stance_count; i++) {
        const struct commitment_verdict *v = &f->stances[i];
        if (about(f, v, c) && of_counterpart(f, v->institution, k) && !taken_back(v->closed_on, v->closed_how))
            return true;
    }
    return false;
}

static struct day later(struct day a, struct day b)
{
    return day_before(a, b) ? b : a;
}

/* The day on which the last time to reply to an open dispute is over, or DAY_NONE: none is awaited. */
static struct day reply_over(const struct publish_facts *f, const struct claim *c)
{
    struct day last = DAY_NONE;
    for (size_t i = 0; i < f->verdict_count; i++) {
        const struct verdict *v = &f->verdicts[i];
        if (v->claim == c->id && v->kind == VERDICT_DISPUTES && !day_known(v->closed_on) && !day_known(v->replied_on))
            last = day_known(last) ? later(last, over_on(v->given_on, f->methodology->reply_days))
                                   : over_on(v->given_on, f->methodology->reply_days);
    }
    for (size_t i = 0; i < f->stance_count; i++) {
        const struct commitment_verdict *v = &f->stances[i];
        if (about(f, v, c) && v->kind == STANCE_DISPUTES && !day_known(v->closed_on) && !day_known(v->replied_on))
            last = day_known(last) ? later(last, over_on(v->given_on, f->methodology->reply_days))
                                   : over_on(v->given_on, f->methodology->reply_days);
    }
    return last;
}

/* The fixed day: of the period that its report tells of; sent on its own, of the oldest one open that day. */
static struct day fixed_day(const struct publish_facts *f, const struct claim *c)
{
    for (size_t i = 0; i < f->period_count; i++)
        if (f->periods[i].claim == c->id)
            return f->periods[i].publish_on;
    for (size_t i = 0; i < f->grid.count; i++)
        if (day_before(c->sent_on, f->grid.items[i].closes_on))
            return last_day(f->grid.items[i].last, f->methodology->publish_days);
    return DAY_NONE;
}

static void wait_until(struct publish_moment *p, enum publish_wait what, struct day over, struct day today)
{
    if (!day_known(over) || !day_before(today, over))
        return;
    if (p->waits_for == PUBLISH_NOW)
        p->waits_for = what;
    p->on = later(p->on, over);
}

struct publish_moment publish_moment(const struct publish_facts *f, const struct claim *c, struct day today)
{
    struct publish_moment p = {PUBLISH_NOW, today, STR_NONE};
    if (c->state != CLAIM_SENT && c->state != CLAIM_ACCEPTED && c->state != CLAIM_CORRECTED)
        return (struct publish_moment){PUBLISH_NEVER, DAY_NONE, STR_NONE};
    for (size_t i = 0; i < f->counterpart_count; i++)
        if (!spoke(f, c, &f->counterparts[i])) {
            wait_until(&p, PUBLISH_COUNTERPART, over_on(c->sent_on, f->methodology->verdict_days), today);
            if (p.waits_for == PUBLISH_COUNTERPART && str_empty(p.counterpart))
                p.counterpart = f->counterparts[i].name;
        }
    wait_until(&p, PUBLISH_REPLY, reply_over(f, c), today);
    if (f->methodology->publish_rule == PUBLISH_FIXED)
        wait_until(&p, PUBLISH_FIXED_DAY, fixed_day(f, c), today);
    if (c->state == CLAIM_SENT)
        p.waits_for = PUBLISH_ACCEPTANCE;
    return p;
}

bool stance_ripe(const struct publish_facts *f, const struct commitment_verdict *v, const struct claim *claims, size_t count)
{
    if (taken_back(v->closed_on, v->closed_how))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct claim *c = &claims[i];
        bool waits = (c->state == CLAIM_SENT || c->state == CLAIM_ACCEPTED) && !day_known(c->public_on);
        if (waits && about(f, v, c))
            return false;
    }
    return true;
}
