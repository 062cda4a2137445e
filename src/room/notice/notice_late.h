/* SPDX-License-Identifier: EUPL-1.2
 * Whether the weekly letter is late: for `hito check`, which knows nothing else of this room. */
#ifndef HITO_ROOM_NOTICE_LATE_H
#define HITO_ROOM_NOTICE_LATE_H

#include "db/db.h"

struct config;

/* By more than an hour. Needs a transaction. */
enum status digest_late(struct db *db, struct arena *mem, const struct config *config, struct instant now, bool *ret) MUST_USE;

#endif
