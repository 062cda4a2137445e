/* SPDX-License-Identifier: EUPL-1.2
 * A file that comes in parts, so that an interrupted upload goes on where it stopped: begun with name and
 * size, continued from the byte that is missing, named by its token in the form that it belongs to. Of the
 * person who began it alone; forgotten after a day. Private to evidence/. */
#ifndef HITO_ROOM_EVIDENCE_UPLOAD_H
#define HITO_ROOM_EVIDENCE_UPLOAD_H

#include "room/evidence/evidence.h"

#define UPLOAD_LIFE_S (24 * 3600)
#define UPLOADS_A_DAY 200

#define UPLOAD_ROW(F)                                                       \
    F(TEXT, token_hash, 0, FREE, "", "SHA-256 of the token that names it")  \
    F(INT, person, 0, FREE, "", "who sends it")                             \
    F(TEXT, file_name, 0, FREE, "", "as the person's computer calls it")    \
    F(INT, size_bytes, 0, FREE, "", "when it is whole")                     \
    F(TIME, begun_at, 0, FREE, "", "when (UTC)")
SHAPE_STRUCT(upload_row, UPLOAD_ROW);

/* In a write transaction. INVALID: *ret_why says why, in Spanish (a msgid). TOO_MANY: enough for a day. */
enum status upload_begin(struct request *r, int64_t person, struct str name, int64_t size_bytes, struct str *ret_token,
                         const char **ret_why) MUST_USE;
/* NOT_FOUND: unknown, another person's, or past its day. */
enum status upload_find(struct request *r, int64_t person, struct str token, struct upload_row **ret) MUST_USE;
/* Bytes that have arrived. */
int64_t upload_arrived(const struct request *r, const struct upload_row *u);
struct str upload_path(struct arena *mem, struct str data_dir, struct str token_hash);
/* Appends the part at the byte `from`, on the disk before it returns. `sha256` STR_NONE or what the part must be.
 * CONFLICT: other bytes have arrived meanwhile. INVALID: more than was announced, or not what it must be.
 * *ret_arrived is right in these cases too. */
enum status upload_append(struct request *r, const struct upload_row *u, int64_t from, const struct upload *part,
                          struct str sha256, int64_t *ret_arrived) MUST_USE;
/* Forgets what is older than a day. */
enum status upload_sweep(struct chore_context *c) MUST_USE;

extern const struct route upload_routes[];

#endif
