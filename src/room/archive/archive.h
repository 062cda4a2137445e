/* SPDX-License-Identifier: EUPL-1.2
 * Archive (archivo): everything public as one ZIP, the same bytes for the same state: data, dictionary, versions of the
 * methodology, acts, algorithms described; and their recomputation from that file alone, with no database. */
#ifndef HITO_ROOM_ARCHIVE_H
#define HITO_ROOM_ARCHIVE_H

#include "http/room.h"

extern const struct room archive_room;

#endif
