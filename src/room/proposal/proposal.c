/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/proposal/proposal_view.h"

CHOICES_TABLE(questionnaire_state, QUESTIONNAIRE_STATE);
CHOICES_TABLE(question_kind, QUESTION_KIND);
CHOICES_TABLE(proposal_state, PROPOSAL_STATE);
CHOICES_TABLE(proposal_origin, PROPOSAL_ORIGIN);
CHOICES_TABLE(gender, GENDER);

#define SHAPE_TAG struct proposal_form
SHAPE_TABLE(proposal_form, "proposal_form", PROPOSAL_FORM);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_question
SHAPE_TABLE(proposal_question, "proposal_question", PROPOSAL_QUESTION);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal
SHAPE_TABLE(proposal, "proposal", PROPOSAL);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_text
SHAPE_TABLE(proposal_text, "proposal_text", PROPOSAL_TEXT);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_territory
SHAPE_TABLE(proposal_territory, "proposal_territory", PROPOSAL_TERRITORY);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_move
SHAPE_TABLE(proposal_move, "proposal_move", PROPOSAL_MOVE);
#undef SHAPE_TAG

#define SHAPE_TAG struct proposal_where
SHAPE_TABLE(proposal_where, NULL, PROPOSAL_WHERE);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&proposal_form_shape, &proposal_question_shape, &proposal_shape, &proposal_text_shape, &proposal_territory_shape, &proposal_move_shape, &proposal_where_shape, NULL};
const struct room proposal_room = {.name = "proposal", .shapes = shapes};
