/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/planner/planner.h"

const struct room planner_room = {.name = "planner"};
