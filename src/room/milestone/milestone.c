/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/milestone/milestone_pages.h"

CHOICES_TABLE(milestone_kind, MILESTONE_KIND);
CHOICES_TABLE(verification_means, VERIFICATION_MEANS);
CHOICES_TABLE(milestone_state, MILESTONE_STATE);

#define SHAPE_TAG struct milestone
SHAPE_TABLE(milestone, "milestone", MILESTONE);
#undef SHAPE_TAG

#define SHAPE_TAG struct milestone_part
SHAPE_TABLE(milestone_part, "milestone_part", MILESTONE_PART);
#undef SHAPE_TAG

#define SHAPE_TAG struct milestone_dependency
SHAPE_TABLE(milestone_dependency, "milestone_dependency", MILESTONE_DEPENDENCY);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &milestone_shape,
    &milestone_part_shape,
    &milestone_dependency_shape,
    NULL,
};
const struct room milestone_room = {.name = "milestone", .shapes = shapes, .routes = milestone_routes};
