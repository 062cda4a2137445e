/* SPDX-License-Identifier: EUPL-1.2
 * All rooms, in the order of rooms.def, and the catalog of statements and shapes made from them. */
#ifndef HITO_ROOM_ROOMS_H
#define HITO_ROOM_ROOMS_H

#include "http/room.h"

extern const struct room *const all_rooms[];
extern const size_t all_room_count;

/* Every statement of the build and every shape of every room and layer. Lives in the arena. */
struct catalog *rooms_catalog(struct arena *a);

#endif
