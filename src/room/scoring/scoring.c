/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/scoring/scoring_pages.h"
#include "sql.h"

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
    &scoring_pair_shape,    &round_choice_shape,       &round_progress_shape,   &round_totals_shape,  &round_person_shape,
    &desk_row_shape,        &desk_counts_shape,        &opinion_row_shape,      &round_summary_shape, &round_late_shape,
    &scoring_wait_shape,    &opinion_wait_shape,       &scoring_flaw_shape,     &criteria_data_shape, &card_data_shape,
    &opinion_data_shape,    NULL,
};
static const struct route *const more_routes[] = {scoring_round_routes, scoring_manage_routes, scoring_desk_routes, scoring_opinion_routes, NULL};
static const struct panel panels[] = {
    {"cocreation", 50, scoring_process_panel},     {"cocreation-now", 50, scoring_now_panel}, {"cocreation-board", 50, scoring_board_panel},
    {"proposal", 40, scoring_proposal_panel},      {"administration", 66, scoring_admin_panel}, {.page = NULL},
};
static const struct dataset datasets[] = {
    {"criterios", N_("un valor de la escala de un criterio de calificación, con la versión, su acto y su peso"), &criteria_data_shape, SQL_CRITERIA_DATA},
    {"calificaciones", N_("un valor que alguien dio a una propuesta en un criterio, en una ronda cerrada"), &card_data_shape, SQL_CARDS_DATA},
    {"opiniones-institucion", N_("lo que dijo la institución que lideraría una propuesta, en una ronda cerrada"), &opinion_data_shape, SQL_OPINIONS_DATA},
    {.name = NULL},
};
static const struct check checks[] = {{"calificación", scoring_check}, {.name = NULL}};
const struct room scoring_room = {
    .name = "scoring",       .shapes = shapes,       .routes = scoring_criteria_routes, .more_routes = more_routes, .panels = panels,
    .pending = scoring_pending, .holds = scoring_holds, .datasets = datasets,            .checks = checks,
};
