/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/formula/formula.h"

const struct room formula_room = {.name = "formula"};
