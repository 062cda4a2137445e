/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/index/index_chain.h"

CHOICES_TABLE(chain_orphan, CHAIN_ORPHAN);

bool chain_is_instrument(int kind)
{
    return kind == MILESTONE_INSTRUMENT || kind == MILESTONE_NORM;
}

bool chain_is_outcome(int level)
{
    return level == LEVEL_OUTCOME || level == LEVEL_IMPACT;
}

/* How many of each there are. */
struct tally {
    size_t actions, instruments, applications, accountability;
    size_t outcomes, outputs, aimless;
};

static struct tally tally_of(const struct chain_facts *f)
{
    struct tally n = {0};
    for (size_t i = 0; i < f->milestone_count; i++) {
        const struct chain_milestone *m = &f->milestones[i];
        if (m->withdrawn)
            continue;
        n.actions++;
        n.instruments += chain_is_instrument(m->kind);
        n.applications += m->kind == MILESTONE_APPLICATION;
        n.accountability += m->kind == MILESTONE_ACCOUNTABILITY;
    }
    for (size_t i = 0; i < f->measure_count; i++) {
        const struct chain_measure *x = &f->measures[i];
        n.outcomes += chain_is_outcome(x->level);
        n.outputs += x->level == LEVEL_OUTPUT;
        n.aimless += !x->qualitative && !x->has_target;
    }
    return n;
}

size_t chain_orphans(const struct chain_facts *f, enum chain_orphan ret[ORPHAN_COUNT])
{
    const struct tally n = tally_of(f);
    const bool found[ORPHAN_COUNT] = {
        [ORPHAN_NO_PROBLEM] = !f->has_problem,
        [ORPHAN_PROBLEM] = f->has_problem && n.outcomes == 0,
        [ORPHAN_NO_ACTION] = n.actions == 0,
        [ORPHAN_INSTRUMENTS] = n.instruments > 0 && n.applications == 0,
        [ORPHAN_ACCOUNTABILITY] = n.actions > 0 && n.accountability == 0 && !f->claims_accountability,
        [ORPHAN_CLAIMED_VALUE] = n.accountability == 0 && f->claims_accountability,
        [ORPHAN_OUTCOME] = n.outcomes > 0 && n.outputs == 0,
        [ORPHAN_OUTPUT] = n.outputs > 0 && n.outcomes == 0,
        [ORPHAN_TARGET] = n.aimless > 0,
    };
    size_t count = 0;
    for (int i = 0; i < ORPHAN_COUNT; i++)
        if (found[i])
            ret[count++] = (enum chain_orphan)i;
    return count;
}
