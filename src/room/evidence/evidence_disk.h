/* SPDX-License-Identifier: EUPL-1.2
 * The store on disk and the recognition of contents. Private to evidence/. */
#ifndef HITO_ROOM_EVIDENCE_DISK_H
#define HITO_ROOM_EVIDENCE_DISK_H

#include "base/digest.h"
#include "room/evidence/evidence.h"

/* The bytes of a file, mapped for reading. */
struct content {
    const unsigned char *bytes;
    size_t len;
};
/* NOT_FOUND, BROKEN. content_close() after it. An empty file is DONE with len 0. */
enum status content_open(const char *path, struct content *ret) MUST_USE;
void content_close(struct content *c);

/* What the bytes are, whatever their name says; -1: nothing that is accepted. A text is TYPE_TXT. */
int content_type(const struct content *c);

/* Where a copy is written while it is hashed. */
struct sink {
    int fd;
    struct sha256 hash;
    int64_t size_bytes;
    bool failed;
};
void sink_write(struct sink *s, const void *bytes, size_t len);
/* Copies an image without place, device, author and comments, and without what follows its end; a
 * JPEG keeps its orientation. false: it is not built as its type demands. */
bool image_copy(int type, const struct content *c, struct sink *to, bool *ret_cleaned);

struct kept {
    struct str sha256;
    int64_t size_bytes;
    bool cleaned;
};
/* temp in the same file system → hash → fsync → rename → fsync of the folder; mode 0440. The same
 * content is kept once. INVALID: a broken image. */
enum status vault_keep(struct arena *mem, struct str data_dir, const char *path, int type, struct kept *ret) MUST_USE;
/* DATA_DIR/pruebas/ab/cd/abcd… */
struct str vault_path(struct arena *mem, struct str data_dir, struct str sha256);
/* A path for a temporary file in the store's file system (folders are made). */
struct str vault_temporary(struct arena *mem, struct str data_dir);
/* Hash and size of what is kept under that name now; NOT_FOUND when it is missing. */
enum status vault_hash(struct arena *mem, struct str data_dir, struct str sha256, struct kept *ret) MUST_USE;
/* Calls `seen` for every content last touched before `before`; temporaries that old are removed. */
enum status vault_each(struct arena *mem, struct str data_dir, struct instant before,
                       enum status (*seen)(void *context, struct str sha256), void *context) MUST_USE;
/* Removes a content unless it was touched since `before` (somebody may be adding it again). */
void vault_remove(struct arena *mem, struct str data_dir, struct str sha256, struct instant before);

/* clamd by its local socket: DONE clean, INVALID infected, BUSY it cannot be asked. */
enum status virus_check(struct str socket_path, const struct content *c) MUST_USE;

/* Hash of the words of a page: markup, scripts and blanks do not count. */
struct str words_hash(struct arena *mem, const struct content *c);

/* Fetches the link, archives it the first time, records its state. Twice does no harm. */
enum status evidence_link_check(struct chore_context *c, const struct evidence *e) MUST_USE;
/* Visits the link that waits longest. */
enum status evidence_links_chore(struct chore_context *c) MUST_USE;
enum status evidence_sweep(struct chore_context *c) MUST_USE;
enum status evidence_verify(struct db *db, struct arena *mem, const struct site *site,
                            void (*complain)(void *context, struct str what), void *context) MUST_USE;

/* The row of a content, made the first time. */
enum status evidence_file_row(struct db *db, struct arena *mem, const struct evidence_prepared *p, int64_t *ret) MUST_USE;
enum status evidence_file_of_id(struct db *db, struct arena *mem, int64_t id, struct evidence_file **ret) MUST_USE;

#endif
