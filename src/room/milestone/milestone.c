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
static const struct route *const more_routes[] = {milestone_form_routes, milestone_part_routes, NULL};
const struct room milestone_room = {
    .name = "milestone", .shapes = shapes, .routes = milestone_routes, .more_routes = more_routes};

int64_t milestone_weights_sum(const struct milestone *all, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        if (all[i].state == MILESTONE_CURRENT && all[i].weight_centi != NONE)
            sum += all[i].weight_centi;
    return sum;
}

int64_t milestone_equal_share(size_t count, size_t index)
{
    return 10000 / (int64_t)count + (index < 10000 % count ? 1 : 0);
}

/* Whether `from` waits, through any chain, for `to`. The links of a commitment hold no circle, so a
 * chain is no longer than their number. */
static bool waits_for(const struct milestone_dependency *links, size_t count, int64_t from, int64_t to, size_t left)
{
    if (from == to)
        return true;
    for (size_t i = 0; i < count && left > 0; i++)
        if (links[i].milestone == from && waits_for(links, count, links[i].depends_on, to, left - 1))
            return true;
    return false;
}

bool milestone_circle(const struct milestone_dependency *links, size_t count, int64_t waits, int64_t first)
{
    return waits_for(links, count, first, waits, count);
}
