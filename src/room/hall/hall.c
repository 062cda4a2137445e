/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/hall/hall.h"

const struct room hall_room = {.name = "hall"};
