/* SPDX-License-Identifier: EUPL-1.2
 * The table of moves of a proposal. */
#include "room/proposal/proposal.h"

#define TO(state) (1u << (state))

/* What each state may become. Undoing a merger or a division gives back what the proposal was; a parent that
 * is undone is withdrawn; one that was found inadmissible may be admitted after a correction or an appeal; a
 * second round scores again; a selection that an act corrects goes back. */
static const unsigned moves[] = {
    [PROPOSAL_UNCONFIRMED] = TO(PROPOSAL_RECEIVED) | TO(PROPOSAL_WITHDRAWN),
    [PROPOSAL_RECEIVED] = TO(PROPOSAL_ADMITTED) | TO(PROPOSAL_INADMISSIBLE) | TO(PROPOSAL_MERGED) | TO(PROPOSAL_SPLIT) |
                          TO(PROPOSAL_WITHDRAWN),
    [PROPOSAL_ADMITTED] = TO(PROPOSAL_SCORING) | TO(PROPOSAL_INADMISSIBLE) | TO(PROPOSAL_MERGED) | TO(PROPOSAL_SPLIT) |
                          TO(PROPOSAL_WITHDRAWN),
    [PROPOSAL_INADMISSIBLE] = TO(PROPOSAL_ADMITTED) | TO(PROPOSAL_WITHDRAWN),
    [PROPOSAL_SCORING] = TO(PROPOSAL_SCORED) | TO(PROPOSAL_ADMITTED) | TO(PROPOSAL_WITHDRAWN),
    [PROPOSAL_SCORED] = TO(PROPOSAL_SELECTED) | TO(PROPOSAL_NOT_SELECTED) | TO(PROPOSAL_SCORING),
    [PROPOSAL_SELECTED] = TO(PROPOSAL_NOT_SELECTED) | TO(PROPOSAL_SCORED),
    [PROPOSAL_NOT_SELECTED] = TO(PROPOSAL_SELECTED) | TO(PROPOSAL_SCORED),
    [PROPOSAL_MERGED] = TO(PROPOSAL_RECEIVED) | TO(PROPOSAL_ADMITTED),
    [PROPOSAL_SPLIT] = TO(PROPOSAL_RECEIVED) | TO(PROPOSAL_ADMITTED),
    [PROPOSAL_WITHDRAWN] = 0,
};

bool proposal_may_become(enum proposal_state from, enum proposal_state to)
{
    return (size_t)from < COUNT(moves) && (moves[from] & TO(to)) != 0;
}

bool proposal_is_public(const struct proposal *p)
{
    return p->state != PROPOSAL_UNCONFIRMED && day_known(p->public_on);
}
