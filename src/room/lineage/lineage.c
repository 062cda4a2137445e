/* SPDX-License-Identifier: EUPL-1.2
 * What may be merged, split and undone. */
#include "room/lineage/lineage.h"

#include "room/lineage/batch.h"
#include "sql.h"

CHOICES_TABLE(lineage_kind, LINEAGE_KIND);
#define SHAPE_TAG struct lineage_deed
SHAPE_TABLE(lineage_deed, "lineage_deed", LINEAGE_DEED);
#undef SHAPE_TAG
#define SHAPE_TAG struct lineage_link
SHAPE_TABLE(lineage_link, "lineage_link", LINEAGE_LINK);
#undef SHAPE_TAG
#define SHAPE_TAG struct sketch_row
SHAPE_TABLE(sketch_row, NULL, SKETCH_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct sketch_words
SHAPE_TABLE(sketch_words, NULL, SKETCH_WORDS);
#undef SHAPE_TAG
#define SHAPE_TAG struct likeness_row
SHAPE_TABLE(likeness_row, NULL, LIKENESS_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct lineage_id
SHAPE_TABLE(lineage_id, NULL, LINEAGE_ID);
#undef SHAPE_TAG
#define SHAPE_TAG struct argument_line
SHAPE_TABLE(argument_line, NULL, ARGUMENT_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct argument_member
SHAPE_TABLE(argument_member, NULL, ARGUMENT_MEMBER);
#undef SHAPE_TAG
#define SHAPE_TAG struct lineage_choice
SHAPE_TABLE(lineage_choice, NULL, LINEAGE_CHOICE);
#undef SHAPE_TAG
#define SHAPE_TAG struct lineage_line
SHAPE_TABLE(lineage_line, NULL, LINEAGE_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_comment_shown
SHAPE_TABLE(proposal_comment_shown, NULL, PROPOSAL_COMMENT_SHOWN);
#undef SHAPE_TAG

CHOICES_TABLE(batch_state, BATCH_STATE);
#define SHAPE_TAG struct proposal_load
SHAPE_TABLE(proposal_load, "proposal_load", PROPOSAL_LOAD);
#undef SHAPE_TAG
#define SHAPE_TAG struct proposal_load_line
SHAPE_TABLE(proposal_load_line, NULL, PROPOSAL_LOAD_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct source_row
SHAPE_TABLE(source_row, NULL, SOURCE_ROW);
#undef SHAPE_TAG

const char *lineage_refused(enum lineage_kind kind, enum proposal_state state)
{
    if (proposal_may_become(state, kind == LINEAGE_MERGER ? PROPOSAL_MERGED : PROPOSAL_SPLIT))
        return NULL;
    switch (state) {
    case PROPOSAL_MERGED: return N_("La propuesta %1 ya se fusionó en otra: usa la nueva.");
    case PROPOSAL_SPLIT: return N_("La propuesta %1 ya se separó: usa sus partes.");
    case PROPOSAL_INADMISSIBLE: return N_("La propuesta %1 no es admisible: admítela primero.");
    case PROPOSAL_WITHDRAWN: return N_("La propuesta %1 está retirada.");
    default: return N_("La propuesta %1 ya entró en la evaluación.");
    }
}

const char *lineage_undo_refused(enum proposal_state child)
{
    switch (child) {
    case PROPOSAL_RECEIVED:
    case PROPOSAL_ADMITTED:
    case PROPOSAL_INADMISSIBLE: return NULL;
    case PROPOSAL_MERGED: return N_("La propuesta %1 se fusionó después en otra: deshaz primero esa fusión.");
    case PROPOSAL_SPLIT: return N_("La propuesta %1 se separó después: deshaz primero esa separación.");
    case PROPOSAL_SCORING: return N_("La propuesta %1 está en una ronda de evaluación: ya no se puede deshacer.");
    case PROPOSAL_WITHDRAWN: return N_("La propuesta %1 está retirada.");
    default: return N_("La propuesta %1 ya se evaluó: ya no se puede deshacer.");
    }
}

static const struct shape *const shapes[] = {
    &lineage_deed_shape,   &lineage_link_shape,  &sketch_row_shape, &sketch_words_shape, &likeness_row_shape, &lineage_id_shape,
    &argument_line_shape,  &argument_member_shape, &lineage_choice_shape, &lineage_line_shape,
    &proposal_comment_shown_shape, &proposal_load_shape, &proposal_load_line_shape, &source_row_shape, NULL,
};
static const struct dataset datasets[] = {
    {"linaje", N_("Una propuesta que se fusionó o se separó, con aquella que salió de ella"), &lineage_line_shape, SQL_LINEAGE_OF_JURISDICTION},
    {"comentarios-propuestas", N_("Un comentario público sobre una propuesta"), &proposal_comment_shown_shape, SQL_PROPOSAL_COMMENTS_OF_JURISDICTION},
    {.name = NULL},
};
static const struct chore chores[] = {{.name = "propuestas parecidas", .every_s = 5, .run = sketch_chore}, {.name = NULL}};
static const struct check checks[] = {{"propuestas parecidas", lineage_check}, {.name = NULL}};
static const struct panel panels[] = {
    {"proposal", 20, lineage_proposal_panel},
    {"proposal", 30, comment_proposal_panel},
    {"cocreation", 42, lineage_process_panel},
    {"cocreation-now", 40, comment_now_panel},
    {.page = NULL},
};
static const struct route *const more_routes[] = {lineage_argument_routes, lineage_comment_routes, lineage_merge_routes, lineage_batch_routes, NULL};
const struct room lineage_room = {.name = "lineage",
                                  .shapes = shapes,
                                  .datasets = datasets,
                                  .chores = chores,
                                  .checks = checks,
                                  .panels = panels,
                                  .routes = lineage_log_routes,
                                  .more_routes = more_routes};
