/* SPDX-License-Identifier: EUPL-1.2
 * A ZIP file written entry by entry, the same bytes for the same entries in the same order: one day in all of
 * them, no attributes of this machine. Entries go through temporary files beside the target, so that what is
 * written may be far larger than the memory; the target appears whole or not at all. */
#ifndef HITO_DOCUMENT_BUNDLE_H
#define HITO_DOCUMENT_BUNDLE_H

#include "base/day.h"
#include "base/digest.h"

struct bundle {
    struct zip *zip;
    struct arena *mem; /* names of entries: as long as the bundle */
    const char *path, *fresh, *folder;
    int64_t entries;
    uint16_t dos_date;
    bool stored; /* entries are not compressed */
};
/* One that is being written; several may be at a time. */
struct bundle_entry {
    struct bundle *bundle;
    const char *file;
    int fd;
    char *bytes;
    size_t held;
    int64_t length;
    struct sha256 hash;
    struct arena mem;
    enum status status;
};

/* NO_SPACE: the folder of `path` cannot be written. */
enum status bundle_begin(struct bundle *b, struct arena *mem, const char *path, struct day day) MUST_USE;
/* A problem shows at the end of the entry. */
void bundle_entry_begin(struct bundle *b, struct bundle_entry *e);
void bundle_add(struct bundle_entry *e, struct str piece);
/* Puts it under `name`; *ret_hash (SHA-256) lives in the bundle's arena. Entries stand in the order of their ends. */
enum status bundle_entry_end(struct bundle_entry *e, struct str name, struct str *ret_hash) MUST_USE;
/* Leaves it out. */
void bundle_entry_drop(struct bundle_entry *e);
enum status bundle_bytes(struct bundle *b, struct str name, struct str bytes, struct str *ret_hash) MUST_USE;
/* With `outcome` DONE the file is written and takes its name; else everything is removed and `outcome` given back. */
enum status bundle_end(struct bundle *b, enum status outcome) MUST_USE;

#endif
