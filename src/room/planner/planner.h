/* SPDX-License-Identifier: EUPL-1.2
 * Planner (cronograma): the calendar of a co-creation backwards from its delivery day: durations, dependencies, slack, critical path. */
#ifndef HITO_ROOM_PLANNER_H
#define HITO_ROOM_PLANNER_H

#include "room/cocreation/cocreation.h"

extern const struct room planner_room;

#endif
