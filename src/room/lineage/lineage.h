/* SPDX-License-Identifier: EUPL-1.2
 * Lineage (linaje): proposals that say the same, merged and split with their lineage and undone without loss, and comments on them. */
#ifndef HITO_ROOM_LINEAGE_H
#define HITO_ROOM_LINEAGE_H

#include "room/proposal/proposal.h"

extern const struct room lineage_room;

#endif
