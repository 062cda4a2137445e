/* SPDX-License-Identifier: EUPL-1.2
 * Archive (archivo): everything public as one ZIP, the same bytes for the same state: data, dictionary, versions of the
 * methodology, acts, algorithms described; and their recomputation from that file alone, with no database. */
#ifndef HITO_ROOM_ARCHIVE_H
#define HITO_ROOM_ARCHIVE_H

#include "http/room.h"

extern const struct room archive_room;

struct archive_made {
    int64_t sets, rows;
};
/* Writes the archive of what is public to `path`; `day` is the only date in it that is not of the records. Needs a
 * running read transaction. NO_SPACE: the file's folder. */
enum status archive_write(struct db *db, const struct site *site, struct arena *mem, const char *path, struct day day,
                          struct archive_made *ret) MUST_USE;

/* Whether every public figure that rooms keep is what they compute at `now`, as this read transaction sees it. Only such a
 * state can be computed again by others. */
enum status archive_settled(struct db *db, const struct site *site, struct instant now, bool *ret) MUST_USE;
/* The installation's day at `now`: that of its first country, province or city, not of a demonstration where there is
 * another. Of an empty installation, UTC's. Needs a running read transaction. */
enum status archive_day(struct db *db, struct instant now, struct day *ret) MUST_USE;
struct chore_context;
/* One round of what rooms compute by the clock, in their order. */
enum status archive_recompute(struct chore_context *c) MUST_USE;

struct archive_proof {
    int64_t files, rows, twins; /* files with their hash, rows of CSV looked at, JSON that say what their CSV says */
    int64_t lists;              /* cells of lists compared with facts */
    int64_t figures;            /* cells compared with what was computed; of them: */
    int64_t lights, values, indices, places;
    int64_t past_lights, past_indices; /* rows of what other days showed: their facts are not in the archive */
    int64_t differences;
};
/* Recomputes every figure of an archive and compares; calls `complain` for every difference and for whatever
 * keeps it from being read. INVALID: it is no archive of ours. */
enum status archive_prove(struct arena *mem, const char *path, void (*complain)(void *context, struct str what), void *context,
                          struct archive_proof *ret) MUST_USE;

#endif
