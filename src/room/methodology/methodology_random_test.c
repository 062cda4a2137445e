/* SPDX-License-Identifier: EUPL-1.2
 * What holds for any facts: invented ones by a fixed generator, days tried one by one. */
#include "room/methodology/methodology_test.h"

struct dice {
    uint64_t state;
};

static int64_t roll(struct dice *d, int64_t below)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((d->state >> 33) % (uint64_t)below);
}

static bool one_in(struct dice *d, int64_t n)
{
    return roll(d, n) == 0;
}

static struct day some_day(struct dice *d)
{
    return (struct day){(int32_t)(20454 + roll(d, 730))}; /* 2026 and 2027 */
}

static struct day maybe_day(struct dice *d)
{
    return one_in(d, 3) ? some_day(d) : DAY_NONE;
}

static struct share_facts some_share(struct dice *d, bool part)
{
    struct share_facts s = {.share_centi = roll(d, 5) * 1111, .accepted = one_in(d, 2), .said = (enum said)roll(d, 4)};
    s.delivered_on = s.accepted ? some_day(d) : DAY_NONE;
    s.original_due_on = part ? maybe_day(d) : DAY_NONE;
    s.due_on = part ? maybe_day(d) : DAY_NONE;
    return s;
}

#define PARTS_MAX 3
struct facts {
    struct milestone_facts milestone;
    struct share_facts parts[PARTS_MAX];
    struct day reports[3];
};

static void some_facts(struct dice *d, struct facts *f)
{
    struct milestone_facts x = {.original_due_on = one_in(d, 12) ? DAY_NONE : some_day(d), .due_on = maybe_day(d)};
    x.withdrawn = one_in(d, 10);
    x.replans = roll(d, 3);
    x.weight_centi = one_in(d, 15) ? NONE : roll(d, 6000);
    x.whole = some_share(d, false);
    for (size_t i = 0; i < PARTS_MAX; i++) {
        f->parts[i] = some_share(d, true);
        f->reports[i] = some_day(d);
    }
    x.shares = f->parts;
    x.share_count = one_in(d, 2) ? 0 : (size_t)roll(d, PARTS_MAX + 1);
    x.work_began = one_in(d, 2);
    x.forecast_on = maybe_day(d);
    x.reports = f->reports;
    x.report_count = (size_t)roll(d, 4);
    x.followed_from = maybe_day(d);
    x.funded_until = maybe_day(d);
    x.transition_from = maybe_day(d);
    x.transition_until = maybe_day(d);
    f->milestone = x;
}

static bool same_milestones(struct milestone_outcome a, struct milestone_outcome b)
{
    return a.light == b.light && a.rule == b.rule && a.reported_centi == b.reported_centi &&
           a.undisputed_centi == b.undisputed_centi && a.expected_centi == b.expected_centi &&
           a.expected_original_centi == b.expected_original_centi && a.late_original_days == b.late_original_days &&
           a.late_current_days == b.late_current_days && a.marks == b.marks && a.silent == b.silent &&
           a.delivered == b.delivered && a.moved_days == b.moved_days;
}

static bool same_commitments(struct commitment_outcome a, struct commitment_outcome b)
{
    return a.light == b.light && a.rule == b.rule && a.reported_centi == b.reported_centi &&
           a.undisputed_centi == b.undisputed_centi && a.expected_centi == b.expected_centi &&
           a.index_centi == b.index_centi && a.index_original_centi == b.index_original_centi &&
           a.late_original_days == b.late_original_days && a.late_current_days == b.late_current_days &&
           a.silent_weight_centi == b.silent_weight_centi && a.marks == b.marks;
}

#define LAST_DAY 21400 /* far behind the plan */

UNIT(a_milestone_changes_by_itself_on_the_day_it_says_and_not_before)
{
    SETTING;
    struct dice dice = {1};
    struct facts f;
    for (int round = 0; round < 400; round++) {
        some_facts(&dice, &f);
        struct milestone_outcome then = {.changes_on = DAY_NONE};
        for (int32_t n = LAST_DAY; n >= 20440; n -= 1 + (int32_t)roll(&dice, 3)) {
            struct milestone_outcome now = milestone_evaluate(&m, periods, &f.milestone, (struct day){n});
            int32_t until = day_known(now.changes_on) ? now.changes_on.n : LAST_DAY;
            int32_t probe = n + 1 + (int32_t)roll(&dice, 40);
            if (day_known(now.changes_on)) {
                then = milestone_evaluate(&m, periods, &f.milestone, now.changes_on);
                EXPECT(now.changes_on.n > n && !same_milestones(now, then));
            }
            if (probe < until)
                EXPECT(same_milestones(now, milestone_evaluate(&m, periods, &f.milestone, (struct day){probe})));
            if (until - 1 > n)
                EXPECT(same_milestones(now, milestone_evaluate(&m, periods, &f.milestone, (struct day){until - 1})));
        }
    }
}

UNIT(every_single_day_before_the_change_gives_the_same_milestone)
{
    SETTING;
    struct dice dice = {77};
    struct facts f;
    for (int round = 0; round < 150; round++) {
        some_facts(&dice, &f);
        int32_t n = 20440;
        while (n < LAST_DAY) {
            struct milestone_outcome now = milestone_evaluate(&m, periods, &f.milestone, (struct day){n});
            int32_t until = day_known(now.changes_on) ? now.changes_on.n : LAST_DAY;
            for (int32_t x = n + 1; x < until; x++)
                if (!same_milestones(now, milestone_evaluate(&m, periods, &f.milestone, (struct day){x})))
                    test_failed(t, __FILE__, __LINE__, "round %d: day %d says it holds until %d, not on %d", round, n, until, x);
            n = until;
        }
    }
}

#define MILESTONES_MAX 4
static size_t some_commitment(struct dice *d, struct facts f[MILESTONES_MAX], struct milestone_facts list[MILESTONES_MAX])
{
    size_t count = 1 + (size_t)roll(d, MILESTONES_MAX);
    for (size_t i = 0; i < count; i++) {
        some_facts(d, &f[i]);
        list[i] = f[i].milestone;
    }
    return count;
}

UNIT(every_single_day_before_the_change_gives_the_same_commitment)
{
    SETTING;
    struct dice dice = {5};
    struct facts f[MILESTONES_MAX];
    struct milestone_facts list[MILESTONES_MAX];
    for (int round = 0; round < 60; round++) {
        struct commitment_facts c = of(list, some_commitment(&dice, f, list));
        int32_t n = 20440;
        while (n < LAST_DAY) {
            struct commitment_outcome now = commitment_evaluate(&m, periods, &c, (struct day){n});
            int32_t until = day_known(now.changes_on) ? now.changes_on.n : LAST_DAY;
            for (int32_t x = n + 1; x < until && x < LAST_DAY; x++)
                if (!same_commitments(now, commitment_evaluate(&m, periods, &c, (struct day){x})))
                    test_failed(t, __FILE__, __LINE__, "round %d: day %d says it holds until %d, not on %d", round, n, until, x);
            n = until;
        }
    }
}

UNIT(a_dispute_alone_never_turns_a_commitment_red_and_never_lets_it_stay_green)
{
    SETTING;
    struct dice dice = {11};
    struct facts f[MILESTONES_MAX];
    struct milestone_facts list[MILESTONES_MAX];
    int seen = 0;
    for (int round = 0; round < 600; round++) {
        size_t count = some_commitment(&dice, f, list);
        struct day d = some_day(&dice);
        for (size_t i = 0; i < count; i++) {
            list[i].share_count = 0;
            list[i].withdrawn = false;
            list[i].whole.said = SAID_NOTHING;
        }
        struct commitment_facts c = of(list, count);
        struct commitment_outcome without = commitment_evaluate(&m, periods, &c, d);
        list[0].whole.said = SAID_DISPUTES;
        struct commitment_outcome with = commitment_evaluate(&m, periods, &c, d);
        EXPECT(with.light == LIGHT_AT_RISK || with.light == without.light);
        EXPECT(with.light != LIGHT_ON_TIME && with.light != LIGHT_COMPLETE);
        EXPECT(with.reported_centi == without.reported_centi && with.undisputed_centi <= without.undisputed_centi);
        seen += with.light != without.light;
    }
    EXPECT(seen > 10);
}

UNIT(figures_stay_between_nothing_and_everything)
{
    SETTING;
    struct dice dice = {23};
    struct facts f[MILESTONES_MAX];
    struct milestone_facts list[MILESTONES_MAX];
    for (int round = 0; round < 2000; round++) {
        struct commitment_facts c = of(list, some_commitment(&dice, f, list));
        struct commitment_outcome o = commitment_evaluate(&m, periods, &c, some_day(&dice));
        EXPECT(0 <= o.undisputed_centi && o.undisputed_centi <= o.reported_centi && o.reported_centi <= 10000);
        EXPECT(0 <= o.expected_centi && o.expected_centi <= 10000);
        EXPECT(o.silent_weight_centi <= o.open_weight_centi && o.open_weight_centi <= 10000);
        EXPECT(o.late_original_days >= 0 && o.late_current_days >= 0);
        EXPECT((o.index_centi == NONE) || (o.index_centi >= 0));
    }
}

/* Does what the remedies say, choosing the act where one is offered and `by_act`. */
static void apply(struct milestone_facts *f, const enum remedy *list, size_t count, struct day d, bool by_act,
                  struct day *report)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i] == REMEDY_REPORT || list[i] == REMEDY_REPORT_START) {
            *report = d;
            f->reports = report;
            f->report_count = 1;
            f->work_began |= list[i] == REMEDY_REPORT_START;
        }
        if (list[i] == REMEDY_RESOLVE || list[i] == REMEDY_CONFIRM)
            f->whole.said = SAID_CONFIRMS;
        if (list[i] == REMEDY_FORECAST && !by_act)
            f->forecast_on = DAY_NONE;
        if (list[i] == REMEDY_REPLAN && by_act)
            f->due_on = (struct day){(day_before(d, f->forecast_on) ? f->forecast_on.n : d.n) + 500};
        if (list[i] == REMEDY_DELIVER && !by_act) {
            f->whole.accepted = true;
            f->whole.delivered_on = d;
            f->whole.said = SAID_CONFIRMS;
        }
    }
}

UNIT(doing_what_the_remedies_say_turns_a_milestone_green)
{
    SETTING;
    struct dice dice = {31};
    struct facts f;
    enum remedy list[REMEDY_COUNT];
    int used[REMEDY_COUNT] = {0};
    struct day report;
    for (int round = 0; round < 3000; round++) {
        some_facts(&dice, &f);
        struct milestone_facts *x = &f.milestone;
        x->share_count = 0;
        struct day d = some_day(&dice);
        struct milestone_outcome before = milestone_evaluate(&m, periods, x, d);
        size_t count = milestone_remedies(&m, periods, x, d, list);
        bool green = before.light == LIGHT_ON_TIME || before.light == LIGHT_COMPLETE || before.light == LIGHT_WITHDRAWN;
        EXPECT(green == (count == 0));
        for (size_t i = 0; i < count; i++)
            used[list[i]]++;
        apply(x, list, count, d, one_in(&dice, 2), &report);
        struct milestone_outcome after = milestone_evaluate(&m, periods, x, d);
        if (!green && after.light != LIGHT_ON_TIME && after.light != LIGHT_COMPLETE)
            test_failed(t, __FILE__, __LINE__, "round %d: still %s (%s)", round, choice_code(&light_choices, (int)after.light),
                        choice_code(&light_rule_choices, (int)after.rule));
    }
    for (size_t i = 0; i < REMEDY_COUNT; i++)
        EXPECT(used[i] > 0);
}
