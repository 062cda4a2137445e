/* SPDX-License-Identifier: EUPL-1.2
 * What is missing in a logic chain, case by case. */
#include "room/index/index_chain.h"
#include "tests/test.h"

static bool has(const struct chain_facts *f, enum chain_orphan wanted)
{
    enum chain_orphan found[ORPHAN_COUNT];
    size_t count = chain_orphans(f, found);
    for (size_t i = 0; i < count; i++)
        if (found[i] == wanted)
            return true;
    return false;
}

static const struct chain_milestone whole_actions[] = {{MILESTONE_INSTRUMENT, false}, {MILESTONE_APPLICATION, false}, {MILESTONE_ACCOUNTABILITY, false}};
static const struct chain_measure whole_measures[] = {{LEVEL_OUTPUT, false, true}, {LEVEL_OUTCOME, false, true}};

UNIT(a_whole_chain_lacks_nothing)
{
    const struct chain_facts f = {true, true, whole_actions, COUNT(whole_actions), whole_measures, COUNT(whole_measures)};
    enum chain_orphan found[ORPHAN_COUNT];
    EXPECT_INT(chain_orphans(&f, found), 0);
}

UNIT(an_empty_commitment_lacks_problem_and_action)
{
    const struct chain_facts f = {0};
    enum chain_orphan found[ORPHAN_COUNT];
    EXPECT_INT(chain_orphans(&f, found), 2);
    EXPECT_INT(found[0], ORPHAN_NO_PROBLEM);
    EXPECT_INT(found[1], ORPHAN_NO_ACTION);
}

UNIT(a_problem_without_an_outcome_indicator_is_pointed_out)
{
    struct chain_facts f = {true, false, whole_actions, COUNT(whole_actions), whole_measures, 1};
    EXPECT(has(&f, ORPHAN_PROBLEM));
    EXPECT(has(&f, ORPHAN_OUTPUT));
    f.measure_count = 2;
    EXPECT(!has(&f, ORPHAN_PROBLEM));
    EXPECT(!has(&f, ORPHAN_OUTPUT));
    const struct chain_measure impact[] = {{LEVEL_IMPACT, false, true}};
    f.measures = impact;
    f.measure_count = 1;
    EXPECT(!has(&f, ORPHAN_PROBLEM));
    EXPECT(has(&f, ORPHAN_OUTCOME));
}

UNIT(instruments_without_an_application_are_pointed_out)
{
    struct chain_milestone m[] = {{MILESTONE_NORM, false}, {MILESTONE_CONSULTATION, false}, {MILESTONE_APPLICATION, true}};
    struct chain_facts f = {true, false, m, COUNT(m), whole_measures, COUNT(whole_measures)};
    EXPECT(has(&f, ORPHAN_INSTRUMENTS)); /* the application was withdrawn */
    m[2].withdrawn = false;
    EXPECT(!has(&f, ORPHAN_INSTRUMENTS));
    m[0].kind = MILESTONE_TRAINING;
    m[2].withdrawn = true;
    EXPECT(!has(&f, ORPHAN_INSTRUMENTS)); /* there is no instrument to apply */
}

UNIT(accountability_needs_an_activity)
{
    struct chain_facts f = {true, false, whole_actions, 2, whole_measures, COUNT(whole_measures)};
    EXPECT(has(&f, ORPHAN_ACCOUNTABILITY));
    EXPECT(!has(&f, ORPHAN_CLAIMED_VALUE));
    f.claims_accountability = true;
    EXPECT(!has(&f, ORPHAN_ACCOUNTABILITY));
    EXPECT(has(&f, ORPHAN_CLAIMED_VALUE));
    f.milestone_count = 3;
    EXPECT(!has(&f, ORPHAN_CLAIMED_VALUE));
}

UNIT(an_indicator_without_a_target_is_pointed_out_unless_it_is_qualitative)
{
    struct chain_measure x[] = {{LEVEL_OUTPUT, false, true}, {LEVEL_OUTCOME, false, false}};
    const struct chain_facts f = {true, false, whole_actions, COUNT(whole_actions), x, COUNT(x)};
    EXPECT(has(&f, ORPHAN_TARGET));
    x[1].qualitative = true;
    EXPECT(!has(&f, ORPHAN_TARGET));
}
