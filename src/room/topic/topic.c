/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/topic/topic.h"

CHOICES_TABLE(topic_kind, TOPIC_KIND);

#define SHAPE_TAG struct topic
SHAPE_TABLE(topic, "topic", TOPIC);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &topic_shape,
    NULL,
};
const struct room topic_room = {.name = "topic", .shapes = shapes};
