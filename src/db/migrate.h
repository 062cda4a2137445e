/* SPDX-License-Identifier: EUPL-1.2
 * Brings a database to the schema of this program: numbered steps, forward only, each in its own
 * transaction with its checksum. Engine words in their text: {id} {int} {strict} and blocks
 * "-- only: sqlite" / "-- only: postgres" up to "-- both". */
#ifndef HITO_DB_MIGRATE_H
#define HITO_DB_MIGRATE_H

#include "db/db.h"

struct migration {
    int number;
    const char *name;
    const char *text;
};
/* The steps of this program, packed from migrations/. */
extern const struct migration migrations[];
extern const size_t migration_count;

/* DONE: the database has every step. CONFLICT: it was made by a newer program or a released step
 * was altered (db_error() says which). *ret_applied counts the steps done now. */
enum status migrate(struct db *db, const struct migration *steps, size_t count, int *ret_applied) MUST_USE;
/* The step's text for an engine. */
struct str migration_text(struct arena *a, const char *text, enum db_engine engine);

#endif
