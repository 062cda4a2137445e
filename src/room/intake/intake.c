/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/intake/intake.h"

const struct room intake_room = {.name = "intake"};
