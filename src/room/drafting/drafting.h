/* SPDX-License-Identifier: EUPL-1.2
 * Drafting (redacción): from selected proposals to commitments of the draft plan with a mixed team: versions, comments, agreement, the test of milestones. */
#ifndef HITO_ROOM_DRAFTING_H
#define HITO_ROOM_DRAFTING_H

#include "room/edition/edition.h"
#include "room/selection/selection.h"

extern const struct room drafting_room;

#endif
