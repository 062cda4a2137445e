/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/selection/selection.h"

CHOICES_TABLE(selection_state, SELECTION_STATE);

#define SHAPE_TAG struct ranking_row
SHAPE_TABLE(ranking_row, "ranking_row", RANKING_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct ranking_shown
SHAPE_TABLE(ranking_shown, NULL, RANKING_SHOWN);
#undef SHAPE_TAG
#define SHAPE_TAG struct selection
SHAPE_TABLE(selection, "selection", SELECTION);
#undef SHAPE_TAG
#define SHAPE_TAG struct selection_item
SHAPE_TABLE(selection_item, "selection_item", SELECTION_ITEM);
#undef SHAPE_TAG
#define SHAPE_TAG struct selection_shown
SHAPE_TABLE(selection_shown, NULL, SELECTION_SHOWN);
#undef SHAPE_TAG
