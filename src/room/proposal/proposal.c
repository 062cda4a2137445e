/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/proposal/proposal_form_view.h"
#include "sql.h"

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

#define SHAPE_TAG struct proposal_former
SHAPE_TABLE(proposal_former, "proposal_former", PROPOSAL_FORMER);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_row
SHAPE_TABLE(proposal_row, NULL, PROPOSAL_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_word_row
SHAPE_TABLE(proposal_word_row, NULL, PROPOSAL_WORD_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_count
SHAPE_TABLE(proposal_count, NULL, PROPOSAL_COUNT);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_facts
SHAPE_TABLE(proposal_facts, NULL, PROPOSAL_FACTS);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_past
SHAPE_TABLE(proposal_past, NULL, PROPOSAL_PAST);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_where
SHAPE_TABLE(proposal_where, NULL, PROPOSAL_WHERE);
#undef SHAPE_TAG
#define SHAPE_TAG struct question_row
SHAPE_TABLE(question_row, NULL, QUESTION_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct form_count
SHAPE_TABLE(form_count, NULL, FORM_COUNT);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &proposal_form_shape, &proposal_question_shape, &proposal_shape,       &proposal_text_shape,  &proposal_territory_shape,
    &proposal_move_shape, &proposal_former_shape,   &proposal_where_shape, &proposal_row_shape,   &proposal_word_row_shape,
    &proposal_count_shape, &proposal_facts_shape,   &proposal_past_shape,  &question_row_shape,
    &form_count_shape,     NULL,
};
static const struct panel panels[] = {
    {"cocreation", 40, proposal_process_panel},  {"roundtable", 40, proposal_table_panel},
    {"roundtable", 50, proposal_fate_panel},     {"cocreation-board", 20, proposal_board_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"propuestas", N_("Una propuesta pública de un proceso de cocreación, con su estado y su origen"), &proposal_row_shape, SQL_PROPOSALS_PUBLIC},
    {"propuestas-respuestas", N_("Lo que una propuesta responde a una pregunta de su formulario"), &proposal_word_row_shape,
     SQL_PROPOSAL_WORDS_PUBLIC},
    {.name = NULL},
};
static const struct chore chores[] = {
    {.name = "propuestas sin confirmar", .every_s = 3600, .run = proposal_tidy_chore},
    {.name = NULL},
};
static const struct route *const more_routes[] = {proposal_check_routes, proposal_own_routes, proposal_form_routes, proposal_question_routes, NULL};
const struct room proposal_room = {.name = "proposal",
                                   .shapes = shapes,
                                   .routes = proposal_routes,
                                   .more_routes = more_routes,
                                   .panels = panels,
                                   .datasets = datasets,
                                   .chores = chores,
                                   .holds = proposal_holds};
