/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: whether an archive's files are what it says of them. */
#ifndef HITO_ROOM_ARCHIVE_SOUND_H
#define HITO_ROOM_ARCHIVE_SOUND_H

#include <jansson.h>

#include "room/archive/archive_read.h"

/* Each CSV against its description in datapackage.json, and the JSON beside it. */
void archive_prove_sound(struct archive_reader *r, const json_t *resources);
/* huellas.txt against every other file. */
void archive_prove_hashes(struct archive_reader *r);
/* SHA-256 of an entry, and how long it is. What goes wrong is not said. */
enum status archive_file_hash(struct archive_reader *r, struct arena *mem, const char *path, struct str *ret) MUST_USE;

#endif
