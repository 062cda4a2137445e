/* SPDX-License-Identifier: EUPL-1.2
 * A plan with two commitments for the tests of follow-up: the first has a focal point and a counterpart,
 * milestone 1.1 due three days ago (proof: a link), 1.2 thirty-two days ago (proof: a document). */
#ifndef HITO_ROOM_PROGRESS_TEST_H
#define HITO_ROOM_PROGRESS_TEST_H

#include "room/act/act.h"
#include "room/progress/progress_rules.h"
#include "tests/test.h"

struct follow_world {
    struct day today;
    int64_t jurisdiction, focal, counterpart;
    int64_t plan, act;
    int64_t commitment[2], milestone[2];
};
/* Needs jurisdiction, focal and counterpart; results are computed. */
enum status follow_world_add(struct db *db, struct arena *mem, struct follow_world *w) MUST_USE;
/* The same with a jurisdiction and people of its own. */
enum status follow_world_alone(struct db *db, struct arena *mem, struct follow_world *w) MUST_USE;
#endif
