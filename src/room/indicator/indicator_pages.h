/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its pages share. */
#ifndef HITO_ROOM_INDICATOR_PAGES_H
#define HITO_ROOM_INDICATOR_PAGES_H

#include "room/indicator/indicator.h"

/* "/ceibos/indicadores" */
struct str indicators_path(struct request *r, const struct jurisdiction *j);

#endif
