/* SPDX-License-Identifier: EUPL-1.2
 * What the milestone's templates show. */
#ifndef HITO_ROOM_MILESTONE_PAGES_H
#define HITO_ROOM_MILESTONE_PAGES_H

#include "room/milestone/milestone.h"

struct milestone_row {
    const struct milestone *m;
    struct str path;
};
/* The milestone's page: a frame. Rooms further down add panels to "milestone". */
struct milestone_page {
    const struct milestone_place *place;
    const struct milestone *m;
    const struct commitment *c;
    struct str path, commitment_path, jurisdiction_path;
    const struct institution *institution; /* NULL: the commitment's lead */
    const struct milestone_part *parts;
    size_t parts_count;
    const struct milestone_row *before; /* what it depends on */
    size_t before_count;
    const struct milestone_row *after;  /* what waits for it */
    size_t after_count;
    const struct financing *money; /* or NULL */
    bool moved, draft;
};

extern const struct route milestone_routes[];

#endif
