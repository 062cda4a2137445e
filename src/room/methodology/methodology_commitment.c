/* SPDX-License-Identifier: EUPL-1.2
 * "Hito 1" above the milestone: commitments and plans. Everything that time does to a commitment it
 * does through its milestones, so the days on which those change are the only ones to try. */
#include "room/methodology/methodology.h"

#define WHOLE_CENTI 10000

static int64_t divided(int64_t a, int64_t b)
{
    return (a * 2 + b) / (b * 2);
}

/* Weights as they count: 0 for what is withdrawn; 1 each where they cannot be read. */
struct weights {
    bool equal;
    int64_t total;
};

static struct weights weights_of(const struct commitment_facts *f)
{
    struct weights w = {false, 0};
    int64_t counted = 0;
    for (size_t i = 0; i < f->count; i++) {
        if (f->milestones[i].withdrawn)
            continue;
        counted++;
        if (f->milestones[i].weight_centi == NONE)
            w.equal = true;
        else
            w.total += f->milestones[i].weight_centi;
        assert(f->milestones[i].weight_centi == NONE || f->milestones[i].weight_centi >= 0);
    }
    if (w.total == 0)
        w.equal = true;
    if (w.equal)
        w.total = counted;
    return w;
}

static int64_t weight_at(const struct commitment_facts *f, struct weights w, size_t i)
{
    if (f->milestones[i].withdrawn)
        return 0;
    return w.equal ? 1 : f->milestones[i].weight_centi;
}

int64_t commitment_weight(const struct commitment_facts *f, size_t index)
{
    struct weights w = weights_of(f);
    return w.total == 0 ? 0 : divided(weight_at(f, w, index) * WHOLE_CENTI, w.total);
}

int64_t commitment_weight_of(const struct commitment_facts *f, size_t index, int64_t *ret_total)
{
    struct weights w = weights_of(f);
    int64_t unit = w.equal ? 100 : 1;
    *ret_total = w.total * unit;
    return weight_at(f, w, index) * unit;
}

/* Sums of weight times figure, and what the lights of the milestones say together. */
struct sums {
    struct weights weights;
    int64_t reported, undisputed, expected, expected_original;
    int64_t open, silent; /* weight */
    bool late, at_risk, all_complete, all_withdrawn;
    struct day next; /* earliest change of a milestone */
};

static struct sums sums_of(const struct methodology *m, struct periods p, const struct commitment_facts *f,
                           struct day d, struct commitment_outcome *o)
{
    struct sums s = {.weights = weights_of(f), .all_complete = true, .all_withdrawn = true, .next = DAY_NONE};
    for (size_t i = 0; i < f->count; i++) {
        if (f->milestones[i].withdrawn)
            continue;
        struct milestone_outcome x = milestone_evaluate(m, p, &f->milestones[i], d);
        int64_t w = weight_at(f, s.weights, i);
        s.reported += w * x.reported_centi;
        s.undisputed += w * x.undisputed_centi;
        s.expected += w * x.expected_centi;
        s.expected_original += w * x.expected_original_centi;
        s.open += x.delivered ? 0 : w;
        s.silent += x.silent ? w : 0;
        s.late |= x.light == LIGHT_LATE;
        s.at_risk |= x.light == LIGHT_AT_RISK;
        s.all_complete &= x.light == LIGHT_COMPLETE;
        s.all_withdrawn = false;
        o->marks |= x.marks;
        if (x.late_original_days > o->late_original_days)
            o->late_original_days = x.late_original_days;
        if (x.late_current_days > o->late_current_days)
            o->late_current_days = x.late_current_days;
        if (!day_known(s.next) || day_before(x.changes_on, s.next))
            s.next = x.changes_on;
    }
    return s;
}

static int64_t index_of(int64_t reported, int64_t expected)
{
    return expected == 0 ? NONE : reported * 100 / expected; /* down: see the door */
}

static bool mostly_silent(const struct methodology *m, const struct sums *s)
{
    return s->silent > 0 && s->silent * WHOLE_CENTI >= s->open * m->silent_share;
}

static enum light_rule commitment_rule(const struct methodology *m, const struct sums *s,
                                       const struct commitment_outcome *o)
{
    if (s->all_withdrawn)
        return RULE_ALL_WITHDRAWN;
    if (s->all_complete && (o->marks & mark_bit(MARK_DISPUTED)) == 0)
        return RULE_ALL_COMPLETE;
    if (o->index_centi != NONE && o->index_centi < m->late_index)
        return RULE_INDEX_LATE;
    if (mostly_silent(m, s))
        return RULE_WEIGHT_SILENT;
    if (o->index_centi != NONE && o->index_centi < m->risk_index)
        return RULE_INDEX_RISK;
    if (s->late)
        return RULE_MILESTONE_LATE;
    if (s->at_risk)
        return RULE_MILESTONE_RISK;
    if ((o->marks & mark_bit(MARK_DISPUTED)) != 0)
        return RULE_DISPUTE_OPEN;
    return RULE_NOTHING_AGAINST;
}

static enum light light_of(enum light_rule rule)
{
    switch (rule) {
    case RULE_ALL_WITHDRAWN: return LIGHT_WITHDRAWN;
    case RULE_ALL_COMPLETE: return LIGHT_COMPLETE;
    case RULE_INDEX_LATE: return LIGHT_LATE;
    case RULE_WEIGHT_SILENT: return LIGHT_SILENT;
    case RULE_NOTHING_AGAINST: return LIGHT_ON_TIME;
    default: return LIGHT_AT_RISK;
    }
}

static struct commitment_outcome without_figures(enum light light, enum light_rule rule)
{
    return (struct commitment_outcome){
        .light = light, .rule = rule, .index_centi = NONE, .index_original_centi = NONE, .changes_on = DAY_NONE};
}

/* changes_on is here the next day to try. */
static struct commitment_outcome commitment_on(const struct methodology *m, struct periods p,
                                               const struct commitment_facts *f, struct day d)
{
    struct commitment_outcome o = without_figures(LIGHT_WITHDRAWN, RULE_ALL_WITHDRAWN);
    struct sums s = sums_of(m, p, f, d, &o);
    if (s.all_withdrawn)
        return o;
    if (f->disputed)
        o.marks |= mark_bit(MARK_DISPUTED);
    int64_t total = s.weights.total;
    o.reported_centi = divided(s.reported, total);
    o.undisputed_centi = divided(s.undisputed, total);
    o.expected_centi = divided(s.expected, total);
    o.expected_original_centi = divided(s.expected_original, total);
    o.index_centi = index_of(s.reported, s.expected);
    o.index_original_centi = index_of(s.reported, s.expected_original);
    o.open_weight_centi = divided(s.open * WHOLE_CENTI, total);
    o.silent_weight_centi = divided(s.silent * WHOLE_CENTI, total);
    o.rule = commitment_rule(m, &s, &o);
    o.light = light_of(o.rule);
    if (o.light == LIGHT_LATE && mostly_silent(m, &s))
        o.marks |= mark_bit(MARK_SILENT);
    o.changes_on = s.next;
    return o;
}

static bool same_commitment(const struct commitment_outcome *a, const struct commitment_outcome *b)
{
    return a->light == b->light && a->rule == b->rule && a->reported_centi == b->reported_centi &&
           a->undisputed_centi == b->undisputed_centi && a->expected_centi == b->expected_centi &&
           a->expected_original_centi == b->expected_original_centi && a->index_centi == b->index_centi &&
           a->index_original_centi == b->index_original_centi && a->late_original_days == b->late_original_days &&
           a->late_current_days == b->late_current_days && a->open_weight_centi == b->open_weight_centi &&
           a->silent_weight_centi == b->silent_weight_centi && a->marks == b->marks;
}

struct commitment_outcome commitment_evaluate(const struct methodology *m, struct periods periods,
                                              const struct commitment_facts *f, struct day d)
{
    if (!f->followed)
        return without_figures(LIGHT_NOT_FOLLOWED, RULE_NOT_FOLLOWED);
    if (f->withdrawn)
        return without_figures(LIGHT_WITHDRAWN, RULE_WITHDRAWN);
    if (f->count == 0)
        return without_figures(LIGHT_NO_MILESTONES, RULE_NO_MILESTONES);
    struct commitment_outcome now = commitment_on(m, periods, f, d), then = now;
    do {
        struct day x = then.changes_on;
        if (!day_known(x))
            break;
        then = commitment_on(m, periods, f, x);
        now.changes_on = x;
        if (!same_commitment(&now, &then))
            return now;
    } while (true);
    now.changes_on = DAY_NONE;
    return now;
}

static bool has_figures(const struct plan_part *part)
{
    return part->outcome.light != LIGHT_WITHDRAWN && part->outcome.light != LIGHT_NO_MILESTONES &&
           part->outcome.light != LIGHT_NOT_FOLLOWED;
}

struct plan_outcome plan_evaluate(const struct plan_part *parts, size_t count)
{
    struct plan_outcome o = {
        .reported_centi = NONE, .undisputed_centi = NONE, .expected_centi = NONE, .changes_on = DAY_NONE};
    int64_t total = 0, reported = 0, undisputed = 0, expected = 0;
    bool equal = false;
    for (size_t i = 0; i < count; i++) {
        if (!has_figures(&parts[i]))
            continue;
        equal |= parts[i].weight_centi == NONE;
        total += parts[i].weight_centi == NONE ? 0 : parts[i].weight_centi;
        o.measured++;
    }
    equal |= total == 0;
    for (size_t i = 0; i < count; i++) {
        const struct commitment_outcome *c = &parts[i].outcome;
        o.by_light[c->light]++;
        if (!day_known(o.changes_on) || day_before(c->changes_on, o.changes_on))
            o.changes_on = c->changes_on;
        if (!has_figures(&parts[i]))
            continue;
        int64_t w = equal ? 1 : parts[i].weight_centi;
        reported += w * c->reported_centi;
        undisputed += w * c->undisputed_centi;
        expected += w * c->expected_centi;
    }
    if (o.measured > 0) {
        total = equal ? o.measured : total;
        o.reported_centi = divided(reported, total);
        o.undisputed_centi = divided(undisputed, total);
        o.expected_centi = divided(expected, total);
    }
    return o;
}
