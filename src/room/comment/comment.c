/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/comment/comment.h"

#include "room/comment/comment_view.h"
#include "sql.h"

#define SHAPE_TAG struct comment_shown
SHAPE_TABLE(comment_shown, NULL, COMMENT_SHOWN);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&comment_shown_shape, NULL};
static const struct panel panels[] = {
    {"commitment", 45, comment_commitment_panel},
    {"milestone", 45, comment_milestone_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"comentarios", N_("Un comentario público sobre un compromiso o un hito"), &comment_shown_shape, SQL_COMMENTS_OF_JURISDICTION},
    {.name = NULL},
};
const struct room comment_room = {.name = "comment", .shapes = shapes, .panels = panels, .datasets = datasets, .routes = comment_routes};
