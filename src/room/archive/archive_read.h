/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: an archive read back, set by set, and what is held against it. */
#ifndef HITO_ROOM_ARCHIVE_READ_H
#define HITO_ROOM_ARCHIVE_READ_H

#include "document/archive.h"
#include "room/archive/archive.h"
#include "room/archive/archive_fact.h"

struct archive_reader {
    struct archive zip;
    struct arena *mem; /* as long as the reading of one jurisdiction */
    struct str jurisdiction;
    void (*complain)(void *context, struct str what);
    void *context;
    struct archive_proof proof;
    struct day day; /* the archive's */
};
/* One difference, in words. */
void archive_complain(struct archive_reader *r, const char *format, ...) FORMAT(2, 3);
/* The whole of an entry. NOT_FOUND: there is none; what else goes wrong was said. */
enum status archive_entry(struct archive_reader *r, struct arena *mem, struct str name, struct str *ret) MUST_USE;

/* A set of the jurisdiction at hand as rows of a shape; none where it has no file. */
struct archive_table {
    const char *set;
    const struct shape *shape;
    char *rows;
    size_t count;
    size_t at; /* for who goes through it in its order */
};
/* Cells that are not of their column's type were said and are empty. */
enum status archive_table_read(struct archive_reader *r, const char *set, const struct shape *shape, struct archive_table *ret) MUST_USE;
#define archive_row(table, type, index) ((type *)(void *)((table)->rows + (index) * sizeof(type)))
/* Compares one published field with what was computed; `key` names the row for people. */
void archive_compare(struct archive_reader *r, const struct archive_table *t, size_t index, struct str key, const char *column,
                     const void *computed);
/* Every public column but those in `but`, blanks between. */
void archive_compare_row(struct archive_reader *r, const struct archive_table *t, size_t index, struct str key, const void *computed,
                         const char *but);

/* The figures of one jurisdiction. */
enum status archive_prove_lists(struct archive_reader *r) MUST_USE;
enum status archive_prove_choices(struct archive_reader *r) MUST_USE;
enum status archive_prove_lights(struct archive_reader *r) MUST_USE;
enum status archive_prove_ranking(struct archive_reader *r) MUST_USE;
enum status archive_prove_indices(struct archive_reader *r) MUST_USE;
/* The parameters of algorithms, against the versions that all jurisdictions have. */
enum status archive_prove_parameters(struct archive_reader *r, const struct str *jurisdictions, size_t count) MUST_USE;
/* Results of indicators of all jurisdictions: they feed each other. `day`: the archive's. */
enum status archive_prove_values(struct archive_reader *r, const struct str *jurisdictions, size_t count, struct day day) MUST_USE;

#endif
