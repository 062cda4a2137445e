/* SPDX-License-Identifier: EUPL-1.2
 * Field tables and what the room gives to the house. */
#include "room/index/index.h"

CHOICES_TABLE(index_code, INDEX_CODE);

#define SHAPE_TAG struct plan_index
SHAPE_TABLE(plan_index, "plan_index", PLAN_INDEX);
#undef SHAPE_TAG

#define SHAPE_TAG struct plan_index_kept
SHAPE_TABLE(plan_index_kept, "plan_index_kept", PLAN_INDEX_KEPT);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&plan_index_shape, &plan_index_kept_shape, NULL};
const struct room index_room = {.name = "index", .shapes = shapes};
