/* SPDX-License-Identifier: EUPL-1.2
 * Inside of db/ only: the log rows of generic writes. Who may see a field decides where it is told:
 *   PUBLIC, STAFF   changes       {"title":["before","after"]}
 *   OWN             private       the same form, with private_hash = SHA-256(salt + private): salt and
 *                                 private can be erased later and the chain stays good
 *   SECRET          changes       {"password_hash":null}: that it changed, nothing else
 * id, revision, changed_at and COMPUTED fields are not told. */
#ifndef HITO_DB_RECORD_LOG_H
#define HITO_DB_RECORD_LOG_H

#include "db/db.h"

/* Whether the log does not tell this field. */
bool log_skips(const struct field *f);
enum status log_added(struct db *db, const struct shape *shape, const void *rows, size_t count);
enum status log_changed(struct db *db, const struct shape *shape, int64_t id, const void *before, const void *after);
enum status log_removed(struct db *db, const struct shape *shape, int64_t id, const void *before);
#endif
