/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/territory/territory.h"

CHOICES_TABLE(territory_level, TERRITORY_LEVEL);
#define SHAPE_TAG struct territory
SHAPE_TABLE(territory, "territory", TERRITORY);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&territory_shape, NULL};
const struct room territory_room = {.name = "territory", .shapes = shapes};
