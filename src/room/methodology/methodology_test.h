/* SPDX-License-Identifier: EUPL-1.2
 * What the tests of the methodology share: the plan of the worked cases and short ways to say facts. */
#ifndef HITO_ROOM_METHODOLOGY_TEST_H
#define HITO_ROOM_METHODOLOGY_TEST_H

#include "room/methodology/methodology.h"
#include "tests/test.h"

/* "2026-06-30" as a day. */
static inline struct day on(const char *iso)
{
    struct day d = day_parse(str_of(iso));
    assert(day_known(d));
    return d;
}

/* Plan 2026-01-01 to 2027-12-31, half-yearly periods that close 15 days after they end:
 * closed from 2026-07-16, 2027-01-16, 2027-07-16, 2028-01-16. */
static inline struct periods half_years(struct test *t, const struct methodology *m)
{
    return plan_periods(&t->mem, m, on("2026-01-01"), on("2027-12-31"));
}

static inline struct milestone_facts due(const char *iso)
{
    return (struct milestone_facts){
        .original_due_on = on(iso),
        .due_on = DAY_NONE,
        .weight_centi = NONE,
        .whole = {.share_centi = 10000, .original_due_on = DAY_NONE, .due_on = DAY_NONE, .delivered_on = DAY_NONE},
        .forecast_on = DAY_NONE,
        .followed_from = DAY_NONE,
        .funded_until = DAY_NONE,
        .transition_from = DAY_NONE,
        .transition_until = DAY_NONE,
    };
}

/* An accepted report sent on that day says that work began. */
static inline struct milestone_facts began(struct milestone_facts f, const struct day *sent)
{
    f.work_began = true;
    f.reports = sent;
    f.report_count = 1;
    return f;
}

/* Delivered, claimed and accepted. */
static inline struct milestone_facts delivered(struct milestone_facts f, const struct day *delivered_and_sent)
{
    f = began(f, delivered_and_sent);
    f.whole.accepted = true;
    f.whole.delivered_on = *delivered_and_sent;
    return f;
}

static inline struct milestone_facts weighing(struct milestone_facts f, int64_t weight_pct)
{
    f.weight_centi = weight_pct * 100;
    return f;
}

static inline struct commitment_facts of(const struct milestone_facts *milestones, size_t count)
{
    return (struct commitment_facts){.followed = true, .milestones = milestones, .count = count};
}

#define MILESTONE_ON(facts, iso) milestone_evaluate(&m, periods, &(facts), on(iso))
#define COMMITMENT_ON(list, iso) commitment_evaluate(&m, periods, &(struct commitment_facts){.followed = true, .milestones = (list), .count = COUNT(list)}, on(iso))
#define SETTING                                        \
    const struct methodology m = methodology_shipped(); \
    const struct periods periods = half_years(t, &m)
#define EXPECT_LIGHT(outcome, wanted)                                                                           \
    do {                                                                                                        \
        if ((outcome).light != (wanted))                                                                        \
            test_failed(t, __FILE__, __LINE__, "light %s (%s), not %s", choice_code(&light_choices, (int)(outcome).light), \
                        choice_code(&light_rule_choices, (int)(outcome).rule), choice_code(&light_choices, (wanted))); \
    } while (0)
#define EXPECT_LATE(outcome, original, current)               \
    do {                                                      \
        EXPECT_INT((outcome).late_original_days, original);   \
        EXPECT_INT((outcome).late_current_days, current);     \
    } while (0)
#define EXPECT_FIGURES(outcome, reported, undisputed, expected) \
    do {                                                        \
        EXPECT_INT((outcome).reported_centi, reported);         \
        EXPECT_INT((outcome).undisputed_centi, undisputed);     \
        EXPECT_INT((outcome).expected_centi, expected);         \
    } while (0)

#endif
