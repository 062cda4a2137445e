/* SPDX-License-Identifier: EUPL-1.2
 * Whole tables as the migrated schema has them, row by row with their values as bound: for moving an
 * installation from one engine to the other. Nothing here writes to the log. */
#ifndef HITO_DB_WHOLE_H
#define HITO_DB_WHOLE_H

#include "db/db.h"

struct whole_table {
    struct str name;
    const struct str *columns; /* in the order of the schema */
    const bool *numbers;       /* which of them hold integers, the others text */
    size_t count;
    struct str key; /* columns of the primary key as SQL, in their order */
};
/* Every table but schema_step, by name: the same list on both engines. Needs the catalog. */
enum status whole_tables(struct db *db, struct arena *mem, struct whole_table **ret, size_t *ret_count) MUST_USE;
/* For a command that reads or writes the whole base: no limits of time for this connection's statements, and on SQLite
 * 32 MB at most for its pages. Outside of a transaction. */
enum status whole_patience(struct db *db) MUST_USE;
/* PostgreSQL: how many other sessions of Hito use this database; 0 on SQLite, where the lock tells. */
enum status whole_others(struct db *db, int64_t *ret) MUST_USE;
enum status whole_count(struct db *db, const struct whole_table *t, int64_t *ret) MUST_USE;
/* All rows by primary key, one at a time: `values` are borrowed until `seen` returns. It may not run
 * statements on this connection. */
enum status whole_read(struct db *db, const struct whole_table *t,
                       enum status (*seen)(void *context, const struct arg *values), void *context) MUST_USE;
/* In one write transaction: whole_begin(), whole_clear() and whole_add() of each table, whole_end().
 * References are looked at only at the end or by the commit; CONFLICT then. */
enum status whole_begin(struct db *db) MUST_USE;
enum status whole_clear(struct db *db, const struct whole_table *t) MUST_USE;
enum status whole_add(struct db *db, const struct whole_table *t, const struct arg *values, size_t rows) MUST_USE;
enum status whole_end(struct db *db) MUST_USE;

#endif
