/* SPDX-License-Identifier: EUPL-1.2
 * Private to follow-up: reading what the moment of publication depends on. */
#ifndef HITO_ROOM_PROGRESS_PUBLISH_H
#define HITO_ROOM_PROGRESS_PUBLISH_H

#include "room/progress/progress_facts.h"
#include "room/progress/progress_moment.h"

#define PROGRESS_WAITING(F)                               \
    F(INT, commitment, 0, FREE, "", "commitment")         \
    F(INT, jurisdiction, 0, FREE, "", "its jurisdiction") \
    F(INT, utc_offset_s, 0, FREE, "", "time zone")
SHAPE_STRUCT(progress_waiting, PROGRESS_WAITING);

enum status publish_facts_read(struct db *db, struct arena *mem, const struct progress_records *r,
                               const struct methodology *version, struct day today, struct publish_facts *ret) MUST_USE;
/* Whether progress_publish() would make something of the commitment public. */
enum status progress_ripe(struct db *db, struct arena *mem, int64_t commitment, struct day today, bool *ret) MUST_USE;
/* Commitments where something waits to become public. */
enum status progress_unpublished(struct db *db, struct arena *mem, struct progress_waiting **ret, size_t *ret_count) MUST_USE;

#endif
