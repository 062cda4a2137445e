/* SPDX-License-Identifier: EUPL-1.2
 * A ZIP file of a stranger, in memory: entries are taken out by name with what they really inflate to
 * counted, so that no header can lie about its size. */
#ifndef HITO_DOCUMENT_ARCHIVE_H
#define HITO_DOCUMENT_ARCHIVE_H

#include "document/table.h"

#define ARCHIVE_ENTRIES 2000u
#define ARCHIVE_BYTES ((uint64_t)200 << 20)
#define ARCHIVE_RATIO 100u

/* What one may hold. */
struct archive_limits {
    int64_t entries;
    uint64_t bytes, ratio;
};
struct archive {
    struct zip *zip;
    struct archive_limits limits;
    uint64_t inflated_bytes; /* by all reads so far */
};

/* Opens it and checks entries, declared sizes, ratio, encryption and names.
 * INVALID or TOO_LARGE with the problem in `b`. Close what was opened. */
enum status archive_open(struct archive *z, struct str bytes, struct book *b) MUST_USE;
/* The same from a file, with limits of one's own: for the commands of the terminal. NOT_FOUND: there is none. */
enum status archive_open_file(struct archive *z, const char *path, const struct archive_limits *limits, struct book *b) MUST_USE;
void archive_close(struct archive *z);
int64_t archive_count(const struct archive *z);
/* Name of the entry `index`, as long as it is open; NULL past the end. */
const char *archive_name(const struct archive *z, int64_t index);
bool archive_has(const struct archive *z, const char *name);
/* Hands the entry's bytes piece by piece to `take`, which may stop with another status.
 * NOT_FOUND, INVALID (broken), TOO_LARGE. */
enum status archive_read(struct archive *z, const char *name, struct book *b,
                         enum status (*take)(void *context, struct str piece), void *context) MUST_USE;

#endif
