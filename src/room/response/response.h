/* SPDX-License-Identifier: EUPL-1.2
 * Response (respuesta razonada): the reasoned answer to every contribution, and the report to those who took part. */
#ifndef HITO_ROOM_RESPONSE_H
#define HITO_ROOM_RESPONSE_H

#include "room/planner/planner.h"
#include "room/drafting/drafting.h"

extern const struct room response_room;

#endif
