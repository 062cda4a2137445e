/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/selection/selection.h"

const struct room selection_room = {.name = "selection"};
