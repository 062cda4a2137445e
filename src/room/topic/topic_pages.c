/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/topic/topic.h"

static const struct shape *const shapes[] = {
    &topic_shape,
    NULL,
};
const struct room topic_room = {.name = "topic", .shapes = shapes};
