/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/jurisdiction/jurisdiction.h"

CHOICES_TABLE(jurisdiction_kind, JURISDICTION_KIND);
#define SHAPE_TAG struct jurisdiction
SHAPE_TABLE(jurisdiction, "jurisdiction", JURISDICTION);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&jurisdiction_shape, NULL};
const struct room jurisdiction_room = {.name = "jurisdiction", .shapes = shapes};
