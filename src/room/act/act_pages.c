/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/act/act.h"

static const struct shape *const shapes[] = {
    &act_shape,
    &act_observation_shape,
    NULL,
};
const struct room act_room = {.name = "act", .shapes = shapes};
