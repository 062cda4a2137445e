/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/act/act.h"

CHOICES_TABLE(act_kind, ACT_KIND);
CHOICES_TABLE(act_result, ACT_RESULT);

#define SHAPE_TAG struct act
SHAPE_TABLE(act, "act", ACT);
#undef SHAPE_TAG

#define SHAPE_TAG struct act_observation
SHAPE_TABLE(act_observation, "act_observation", ACT_OBSERVATION);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &act_shape,
    &act_observation_shape,
    NULL,
};
const struct room act_room = {.name = "act", .shapes = shapes};
