/* SPDX-License-Identifier: EUPL-1.2
 * A piece of what a statement gives: the rows whose columns have these values, from one row to another, or how many
 * there are. The statement stands once, in its .sql file, with the order of its rows and without a LIMIT; what reads a
 * piece is derived from it, prepared at its first use and forgotten when others are wanted more. */
#ifndef HITO_DB_SLICE_H
#define HITO_DB_SLICE_H

#include "db/db.h"

#define SLICE_MATCHES 3u

struct slice_match {
    const struct field *column; /* a column that the statement gives */
    struct arg value;           /* of the column's type, not NULL */
};
struct slice {
    struct slice_match matches[SLICE_MATCHES];
    size_t match_count;
    int64_t limit, offset; /* of db_slice_each() */
};

/* As db_each(), of the piece. */
enum status db_slice_each(struct db *db, int statement, struct args in, const struct slice *slice, const struct shape *shape,
                          enum status (*row_seen)(void *context, void *row, struct arena *mem), void *context) MUST_USE;
/* How many rows match; the engine counts them. */
enum status db_slice_count(struct db *db, int statement, struct args in, const struct slice *slice, int64_t *ret) MUST_USE;
/* The greatest number in a column (INT, TIME); NONE without a row. */
enum status db_slice_last(struct db *db, int statement, struct args in, const struct field *column, int64_t *ret) MUST_USE;

#endif
