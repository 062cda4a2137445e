/* SPDX-License-Identifier: EUPL-1.2
 * API (/api/v1): reads for programs, described in OpenAPI 3.1 from the same tables. */
#ifndef HITO_ROOM_API_H
#define HITO_ROOM_API_H

#include "http/room.h"

extern const struct room api_room;

#endif
