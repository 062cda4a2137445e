/* SPDX-License-Identifier: EUPL-1.2
 * Hall (sala sin señal): printable forms and one self-contained page for a hall without signal, whose file comes in once or twice with the same result. */
#ifndef HITO_ROOM_HALL_H
#define HITO_ROOM_HALL_H

#include "room/intake/intake.h"

extern const struct room hall_room;

#endif
