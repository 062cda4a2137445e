/* SPDX-License-Identifier: EUPL-1.2
 * Generic reading and writing of records that have a table: INSERT, UPDATE, SELECT come from the
 * field list, and the log entry is appended in the same transaction, so that nobody can forget it
 * (law 8). A table has `id`; if its list has `revision` it is raised at each change and guards
 * against two editors; if it has `changed_at` it is set, and an empty `created_at` at record_add().
 * The shape must be in its room's list of shapes. What the log tells of a field: db/record_log.h.
 * All need a running DB_WRITE transaction but record_get(). */
#ifndef HITO_DB_RECORD_H
#define HITO_DB_RECORD_H

#include "db/db.h"

/* Adds the row; sets its id (and revision 1, changed_at). CONFLICT: a constraint said no. */
enum status record_add(struct db *db, const struct shape *shape, void *row) MUST_USE;
/* Saves every field of the row (id and the revision that the editor saw inside).
 * STALE: somebody saved first. NOT_FOUND: there is no such id. Sets the new revision in the row.
 * Nothing is written or logged when nothing differs. When only COMPUTED fields differ they are saved
 * without a new revision and without a log entry: a recomputation does not disturb an editor. */
enum status record_change(struct db *db, const struct shape *shape, struct arena *mem, void *row) MUST_USE;
/* The same for many rows in few statements (imports, demonstration data); ids are set. One log
 * entry per row all the same. */
enum status record_add_many(struct db *db, const struct shape *shape, void *rows, size_t count) MUST_USE;
/* The same without log entries: for rows that are derived from others, and for data made only to be measured. */
enum status record_load_many(struct db *db, const struct shape *shape, void *rows, size_t count) MUST_USE;
/* Removes the row: only for links without history of their own; the log keeps what it held. */
enum status record_remove(struct db *db, const struct shape *shape, struct arena *mem, int64_t id) MUST_USE;
/* The row of that id: *(struct T **)ret. */
enum status record_get(struct db *db, struct arena *mem, const struct shape *shape, int64_t id, void *ret) MUST_USE;
/* An entry of the log without a change of a record (sign-in, export, read of personal data). */
enum status record_note(struct db *db, struct str action, struct str table, int64_t id, struct str details_json) MUST_USE;

#endif
