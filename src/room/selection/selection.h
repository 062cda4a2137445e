/* SPDX-License-Identifier: EUPL-1.2
 * Selection (selección): the ranking of a closed round, the cut line, and the selection by an act with each departure and its reason. */
#ifndef HITO_ROOM_SELECTION_H
#define HITO_ROOM_SELECTION_H

#include "room/scoring/scoring.h"

extern const struct room selection_room;

#endif
