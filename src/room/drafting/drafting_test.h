/* SPDX-License-Identifier: EUPL-1.2
 * The world of the tests of drafting. */
#ifndef HITO_ROOM_DRAFTING_TEST_H
#define HITO_ROOM_DRAFTING_TEST_H

#include "room/drafting/drafting_view.h"
#include "room/lineage/lineage.h"

struct draft_world {
    struct cocreation_place at; /* jurisdiction given by the test */
    const struct site *site;
    struct day today;
    int64_t person; /* who did things before */
    bool with_plan;
    int64_t plan, stage, proposal[3]; /* two selected; the third went into the first */
};
enum status draft_world_add(struct db *db, struct arena *mem, struct draft_world *w) MUST_USE;

#endif
