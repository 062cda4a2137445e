/* SPDX-License-Identifier: EUPL-1.2
 * What looking after a database needs beyond the port: a copy beside the writer, the engine's own
 * examination, a tidy write-ahead log. Nothing here writes to a live database but db_tidy(). */
#ifndef HITO_DB_CARE_H
#define HITO_DB_CARE_H

#include "db/db.h"

bool db_is_postgres(const char *where);
/* SQLite: a copy of one snapshot in a new file, whole and on the disk when DONE, without a write-ahead
 * log of its own. `db` is a reading connection: it writes nothing and makes no checkpoint, so it may
 * belong to another process than the writer. CONFLICT: the file exists. */
enum status db_copy(struct db *db, const char *to) MUST_USE;

enum db_depth {
    DB_QUICK,  /* pages and b-trees */
    DB_WHOLE,  /* also indexes against tables, and foreign keys */
};
/* SQLite: calls `complain` with the engine's words for every fault. Stops after `most_ms` milliseconds
 * (0: no limit), which is no fault. Does nothing on PostgreSQL, which has its own tools. */
enum status db_examine(struct db *db, enum db_depth depth, int most_ms,
                       void (*complain)(void *context, struct str what), void *context) MUST_USE;
/* The writer, idle: everything into the database file and the write-ahead log emptied. BUSY: somebody
 * is reading; try another time. */
enum status db_tidy(struct db *db) MUST_USE;
/* Bytes of the write-ahead log and seconds since it was last touched; 0 without one. */
int64_t db_wal_bytes(const char *where, int64_t *ret_idle_s);
/* Whether some process has the file open for writing. */
bool db_writer_running(const char *where);

#endif
