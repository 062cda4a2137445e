/* SPDX-License-Identifier: EUPL-1.2
 * For tests: a process with every gate open and proposals in it. */
#ifndef HITO_ROOM_LINEAGE_TEST_H
#define HITO_ROOM_LINEAGE_TEST_H

#include "room/lineage/lineage_view.h"
#include "tests/test.h"

struct lineage_world {
    struct site site;
    struct cocreation_place at;
    struct day today;
    struct instant now;
    int64_t person;
    struct proposal_question *questions;
    size_t question_count;
};
/* In the test's database; `jurisdiction` and `person` NONE: made here. */
enum status lineage_world_add(struct test *t, int64_t jurisdiction, int64_t person, struct lineage_world *ret) MUST_USE;
/* A received proposal; `writer` an e-mail, or NULL. */
enum status lineage_world_propose(struct test *t, struct lineage_world *w, const char *title, const char *problem, const char *writer,
                                  struct proposal **ret) MUST_USE;
/* Moves it on, with a reason. */
enum status lineage_world_move(struct test *t, struct lineage_world *w, int64_t proposal, enum proposal_state to) MUST_USE;
enum status lineage_world_state(struct test *t, int64_t proposal, int *ret) MUST_USE;

#endif
