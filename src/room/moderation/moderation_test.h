/* SPDX-License-Identifier: EUPL-1.2
 * For the tests of the rooms below: the chores of moderation, one after the other. */
#ifndef HITO_ROOM_MODERATION_TEST_H
#define HITO_ROOM_MODERATION_TEST_H

#include "job/job.h"

enum status moderation_chores_run(struct chore_context *c) MUST_USE;
/* How many faults `hito verify` finds in the messages; -1 when it cannot look. */
int moderation_faults(struct db *db, struct arena *mem);

#endif
