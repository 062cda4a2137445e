/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/period/period.h"

CHOICES_TABLE(unlocking_state, UNLOCKING_STATE);

#define SHAPE_TAG struct period_row
SHAPE_TABLE(period_row, "period", PERIOD);
#undef SHAPE_TAG

#define SHAPE_TAG struct unlocking
SHAPE_TABLE(unlocking, "unlocking", UNLOCKING);
#undef SHAPE_TAG

#define SHAPE_TAG struct objection
SHAPE_TABLE(objection, "objection", OBJECTION);
#undef SHAPE_TAG

#define SHAPE_TAG struct period_result
SHAPE_TABLE(period_result, "period_result", PERIOD_RESULT);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&period_row_shape, &unlocking_shape, &objection_shape, &period_result_shape, NULL};
const struct room period_room = {.name = "period", .shapes = shapes};
