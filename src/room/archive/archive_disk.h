/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: the archive that the data folder keeps for who downloads it. */
#ifndef HITO_ROOM_ARCHIVE_DISK_H
#define HITO_ROOM_ARCHIVE_DISK_H

#include "http/site.h"

struct archive_kept {
    struct str path, hash;
    struct day day;
    struct instant at; /* when it was made */
    int64_t entry;     /* newest of the log then */
};
/* NOT_FOUND: it was not made yet. */
enum status archive_kept_read(struct arena *a, const struct site *site, struct archive_kept *ret) MUST_USE;
struct str archive_place(struct arena *a, const struct site *site, const char *name);

#endif
