/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/drafting/drafting.h"

const struct room drafting_room = {.name = "drafting"};
