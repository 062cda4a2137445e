/* SPDX-License-Identifier: EUPL-1.2
 * Exchange (intercambio): what comes in and goes out as files: workbooks, OGP's dataset, pasted tables.
 * Original cells are kept verbatim. */
#ifndef HITO_ROOM_EXCHANGE_EXCHANGE_H
#define HITO_ROOM_EXCHANGE_EXCHANGE_H

#include "http/room.h"

extern const struct room exchange_room;

#endif
