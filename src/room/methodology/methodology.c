/* SPDX-License-Identifier: EUPL-1.2
 * "Hito 1": the rules. No database, no clock. The results of a day are computed first without the day
 * of their next change; that day is then found by trying the few days on which something can happen. */
#include "room/methodology/methodology.h"

#define WHOLE_CENTI 10000

static bool on_or_before(struct day a, struct day b)
{
    return day_known(a) && a.n <= b.n;
}

static struct day days_after(struct day d, int64_t days)
{
    return day_known(d) ? (struct day){(int32_t)(d.n + days)} : DAY_NONE;
}

/* a / b, half up; both not negative. */
static int64_t divided(int64_t a, int64_t b)
{
    return (a * 2 + b) / (b * 2);
}

static struct day current_due(const struct milestone_facts *f)
{
    return day_known(f->due_on) ? f->due_on : f->original_due_on;
}

static struct day share_due(const struct milestone_facts *f, const struct share_facts *s)
{
    return f->share_count > 0 && day_known(s->due_on) ? s->due_on : current_due(f);
}

static struct day share_original_due(const struct milestone_facts *f, const struct share_facts *s)
{
    return f->share_count > 0 && day_known(s->original_due_on) ? s->original_due_on : f->original_due_on;
}

static size_t share_count(const struct milestone_facts *f)
{
    return f->share_count > 0 ? f->share_count : 1;
}

static const struct share_facts *share_at(const struct milestone_facts *f, size_t i)
{
    return f->share_count > 0 ? &f->shares[i] : &f->whole;
}

/* Shares that sum to nothing count the same. */
static int64_t share_total(const struct milestone_facts *f)
{
    int64_t total = 0;
    for (size_t i = 0; i < f->share_count; i++) {
        assert(f->shares[i].share_centi >= 0);
        total += f->shares[i].share_centi;
    }
    return total;
}

static bool every_share_accepted(const struct milestone_facts *f)
{
    for (size_t i = 0; i < share_count(f); i++)
        if (!share_at(f, i)->accepted)
            return false;
    return true;
}

static bool any_said(const struct milestone_facts *f, enum said said)
{
    for (size_t i = 0; i < share_count(f); i++)
        if (share_at(f, i)->said == said)
            return true;
    return false;
}

static void add_figures(const struct methodology *m, const struct milestone_facts *f, struct day d,
                        struct milestone_outcome *o)
{
    int64_t total = share_total(f), reported = 0, undisputed = 0, expected = 0, expected_original = 0;
    bool equal = total == 0;
    if (equal)
        total = (int64_t)share_count(f);
    for (size_t i = 0; i < share_count(f); i++) {
        const struct share_facts *s = share_at(f, i);
        int64_t share = equal ? 1 : s->share_centi;
        if (s->accepted) {
            reported += share;
            undisputed += s->said == SAID_DISPUTES ? 0
                          : s->said == SAID_IN_PART ? share * m->partial_share
                                                    : share * WHOLE_CENTI;
        }
        expected += on_or_before(share_due(f, s), d) ? share : 0;
        expected_original += on_or_before(share_original_due(f, s), d) ? share : 0;
    }
    o->reported_centi = divided(reported * WHOLE_CENTI, total);
    o->undisputed_centi = divided(undisputed, total);
    o->expected_centi = divided(expected * WHOLE_CENTI, total);
    o->expected_original_centi = divided(expected_original * WHOLE_CENTI, total);
}

/* The last delivery if all is accepted, else the day asked for. DAY_NONE: accepted, day unknown. */
static struct day measured_to(const struct milestone_facts *f, bool delivered, struct day d)
{
    if (!delivered)
        return d;
    struct day last = DAY_NONE;
    for (size_t i = 0; i < share_count(f); i++)
        if (!day_known(last) || day_before(last, share_at(f, i)->delivered_on))
            last = share_at(f, i)->delivered_on;
    return last;
}

static int64_t days_late(struct day due, struct day to)
{
    return day_before(due, to) ? days_between(due, to) : 0;
}

/* Index of the last period closed on `d`, or -1. */
static int64_t last_closed(struct periods p, struct day d)
{
    int64_t last = -1;
    for (size_t i = 0; i < p.count; i++)
        if (p.items[i].closes_on.n <= d.n)
            last = (int64_t)i;
    return last;
}

static bool is_silent(struct periods p, const struct milestone_facts *f, bool delivered, struct day d)
{
    int64_t last = last_closed(p, d);
    if (last < 0 || f->withdrawn || delivered || day_before(p.items[last].last, f->followed_from))
        return false;
    for (size_t i = 0; i < f->report_count; i++)
        if (last == 0 || p.items[last - 1].closes_on.n <= f->reports[i].n)
            return false;
    return true;
}

static enum light_rule milestone_rule(const struct methodology *m, const struct milestone_facts *f,
                                      const struct milestone_outcome *o, struct day d)
{
    struct day due = current_due(f);
    bool disputed = any_said(f, SAID_DISPUTES), in_part = any_said(f, SAID_IN_PART);
    bool began = f->work_began || o->reported_centi > 0;
    if (f->withdrawn)
        return RULE_WITHDRAWN;
    if (o->delivered)
        return disputed ? RULE_DISPUTED : in_part ? RULE_IN_PART : RULE_DELIVERED;
    if (day_before(days_after(due, m->grace_days), d))
        return RULE_PAST_GRACE;
    if (o->silent)
        return RULE_PERIOD_SILENT;
    if (day_before(due, d))
        return RULE_IN_GRACE;
    if (!began && on_or_before(days_after(due, -m->soon_days), d))
        return RULE_NOT_BEGUN;
    if (day_before(due, f->forecast_on))
        return RULE_FORECAST;
    return RULE_NOTHING_AGAINST;
}

static enum light light_of(enum light_rule rule)
{
    switch (rule) {
    case RULE_NOT_FOLLOWED: return LIGHT_NOT_FOLLOWED;
    case RULE_WITHDRAWN:
    case RULE_ALL_WITHDRAWN: return LIGHT_WITHDRAWN;
    case RULE_NO_MILESTONES: return LIGHT_NO_MILESTONES;
    case RULE_DELIVERED:
    case RULE_ALL_COMPLETE: return LIGHT_COMPLETE;
    case RULE_PAST_GRACE:
    case RULE_INDEX_LATE: return LIGHT_LATE;
    case RULE_PERIOD_SILENT:
    case RULE_WEIGHT_SILENT: return LIGHT_SILENT;
    case RULE_IN_GRACE:
    case RULE_NOT_BEGUN:
    case RULE_FORECAST:
    case RULE_DISPUTED:
    case RULE_IN_PART:
    case RULE_INDEX_RISK:
    case RULE_MILESTONE_LATE:
    case RULE_MILESTONE_RISK:
    case RULE_DISPUTE_OPEN: return LIGHT_AT_RISK;
    case RULE_NOTHING_AGAINST: return LIGHT_ON_TIME;
    }
    assert(!"rule");
    return LIGHT_AT_RISK;
}

static int64_t milestone_marks(const struct milestone_facts *f, const struct milestone_outcome *o, struct day d)
{
    int64_t marks = 0;
    if (f->withdrawn)
        return f->replans > 0 ? mark_bit(MARK_REPLANNED) : 0;
    if (any_said(f, SAID_DISPUTES))
        marks |= mark_bit(MARK_DISPUTED);
    if (any_said(f, SAID_IN_PART))
        marks |= mark_bit(MARK_IN_PART);
    if (o->light == LIGHT_LATE && o->silent)
        marks |= mark_bit(MARK_SILENT);
    if (f->replans > 0)
        marks |= mark_bit(MARK_REPLANNED);
    if (!o->delivered && day_before(f->funded_until, d))
        marks |= mark_bit(MARK_UNFUNDED);
    bool over = day_known(f->transition_until) && f->transition_until.n < d.n;
    if (!o->delivered && on_or_before(f->transition_from, d) && !over)
        marks |= mark_bit(MARK_TRANSITION);
    return marks;
}

static struct milestone_outcome milestone_on(const struct methodology *m, struct periods p,
                                             const struct milestone_facts *f, struct day d)
{
    struct milestone_outcome o = {.changes_on = DAY_NONE, .delivered = every_share_accepted(f)};
    add_figures(m, f, d, &o);
    if (!f->withdrawn) {
        struct day to = measured_to(f, o.delivered, d);
        o.late_original_days = days_late(f->original_due_on, to);
        o.late_current_days = days_late(current_due(f), to);
        o.silent = is_silent(p, f, o.delivered, d);
    }
    o.replans = f->replans;
    if (day_known(f->original_due_on) && day_known(f->due_on))
        o.moved_days = days_between(f->original_due_on, f->due_on);
    o.rule = milestone_rule(m, f, &o, d);
    o.light = light_of(o.rule);
    o.marks = milestone_marks(f, &o, d);
    return o;
}

/* The earlier of *next and `candidate`, if that is after `after`. */
static void consider(struct day *next, struct day candidate, struct day after)
{
    if (day_before(after, candidate) && (!day_known(*next) || candidate.n < next->n))
        *next = candidate;
}

/* The first day after `after` on which something about the milestone may happen by itself. */
static struct day milestone_next(const struct methodology *m, struct periods p, const struct milestone_facts *f,
                                 struct day after)
{
    struct day next = DAY_NONE, due = current_due(f), tomorrow = days_after(after, 1);
    for (size_t i = 0; i < share_count(f); i++) {
        consider(&next, share_due(f, share_at(f, i)), after);
        consider(&next, share_original_due(f, share_at(f, i)), after);
    }
    if (f->withdrawn || every_share_accepted(f))
        return next;
    for (size_t i = 0; i < p.count; i++)
        consider(&next, p.items[i].closes_on, after);
    consider(&next, days_after(due, -m->soon_days), after);
    consider(&next, days_after(due, 1), after);
    consider(&next, days_after(due, m->grace_days + 1), after);
    consider(&next, days_after(f->original_due_on, 1), after);
    if (on_or_before(due, after) || on_or_before(f->original_due_on, after))
        consider(&next, tomorrow, after); /* lateness grows every day */
    consider(&next, days_after(f->funded_until, 1), after);
    consider(&next, f->transition_from, after);
    consider(&next, days_after(f->transition_until, 1), after);
    return next;
}

static bool same_milestone(const struct milestone_outcome *a, const struct milestone_outcome *b)
{
    return a->light == b->light && a->rule == b->rule && a->reported_centi == b->reported_centi &&
           a->undisputed_centi == b->undisputed_centi && a->expected_centi == b->expected_centi &&
           a->expected_original_centi == b->expected_original_centi &&
           a->late_original_days == b->late_original_days && a->late_current_days == b->late_current_days &&
           a->marks == b->marks && a->delivered == b->delivered && a->silent == b->silent;
}

struct milestone_outcome milestone_evaluate(const struct methodology *m, struct periods periods,
                                            const struct milestone_facts *f, struct day d)
{
    assert(m->algorithm == ALGORITHM_HITO_1 && day_known(d));
    struct milestone_outcome now = milestone_on(m, periods, f, d);
    for (struct day x = milestone_next(m, periods, f, d); day_known(x); x = milestone_next(m, periods, f, x)) {
        struct milestone_outcome then = milestone_on(m, periods, f, x);
        if (!same_milestone(&then, &now)) {
            now.changes_on = x;
            return now;
        }
    }
    return now;
}
