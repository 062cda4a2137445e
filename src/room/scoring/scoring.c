/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/scoring/scoring.h"

CHOICES_TABLE(criteria_state, CRITERIA_STATE);
CHOICES_TABLE(ranking_algorithm, RANKING_ALGORITHM);
CHOICES_TABLE(criterion_family, CRITERION_FAMILY);
CHOICES_TABLE(scoring_state, SCORING_STATE);
CHOICES_TABLE(assignment_state, ASSIGNMENT_STATE);
CHOICES_TABLE(opinion_answer, OPINION_ANSWER);

#define SHAPE_TAG struct criteria_set
SHAPE_TABLE(criteria_set, "criteria_set", CRITERIA_SET);
#undef SHAPE_TAG
#define SHAPE_TAG struct criterion
SHAPE_TABLE(criterion, "criterion", CRITERION);
#undef SHAPE_TAG
#define SHAPE_TAG struct criterion_anchor
SHAPE_TABLE(criterion_anchor, "criterion_anchor", CRITERION_ANCHOR);
#undef SHAPE_TAG
#define SHAPE_TAG struct scoring_round
SHAPE_TABLE(scoring_round, "scoring_round", SCORING_ROUND);
#undef SHAPE_TAG
#define SHAPE_TAG struct round_proposal
SHAPE_TABLE(round_proposal, "round_proposal", ROUND_PROPOSAL);
#undef SHAPE_TAG
#define SHAPE_TAG struct scoring_assignment
SHAPE_TABLE(scoring_assignment, "scoring_assignment", SCORING_ASSIGNMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct scorecard_line
SHAPE_TABLE(scorecard_line, "scorecard_line", SCORECARD_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct round_evaluator
SHAPE_TABLE(round_evaluator, "round_evaluator", ROUND_EVALUATOR);
#undef SHAPE_TAG
#define SHAPE_TAG struct lead_opinion
SHAPE_TABLE(lead_opinion, "lead_opinion", LEAD_OPINION);
#undef SHAPE_TAG
#define SHAPE_TAG struct card_value
SHAPE_TABLE(card_value, NULL, CARD_VALUE);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &criteria_set_shape,    &criterion_shape,          &criterion_anchor_shape, &scoring_round_shape, &round_proposal_shape,
    &scoring_assignment_shape, &round_evaluator_shape, &scorecard_line_shape,   &lead_opinion_shape,  &card_value_shape,
    NULL,
};
const struct room scoring_room = {.name = "scoring", .shapes = shapes};
