/* SPDX-License-Identifier: EUPL-1.2
 * Practice (práctica): a copy of a published plan where its people rehearse a round. The copy is a
 * jurisdiction of its own, known to whoever holds a role in it and to nobody else; its calendar can be
 * moved ahead; it is removed for good. */
#ifndef HITO_ROOM_PRACTICE_H
#define HITO_ROOM_PRACTICE_H

#include "room/jurisdiction/jurisdiction.h"

#define PRACTICE_SHIFT_MOST 1100 /* days: a round of half a year, three times over */

extern const struct room practice_room;

/* Copies the plan of that number with its commitments, milestones, parties, people and their roles.
 * NOT_FOUND: no followed and published plan of that number. CONFLICT: it has a copy already. */
enum status practice_make(struct db *db, struct arena *mem, const struct jurisdiction *of, int64_t plan_number, struct day today,
                          struct jurisdiction **ret) MUST_USE;
/* Removes the copy and everything that was written in it; the log keeps that it was there. */
enum status practice_remove(struct db *db, struct arena *mem, const struct jurisdiction *j) MUST_USE;
/* Moves the copy's calendar `days` ahead (more than 0) and computes its results for the new day. */
enum status practice_advance(struct db *db, struct arena *mem, struct jurisdiction *j, int64_t days, struct instant now) MUST_USE;
/* The copies of a jurisdiction. */
enum status practices_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct jurisdiction **ret, size_t *ret_count) MUST_USE;

#endif
