/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/lineage/lineage.h"

const struct room lineage_room = {.name = "lineage"};
