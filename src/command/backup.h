/* SPDX-License-Identifier: EUPL-1.2
 * What a backup is: a folder with the database, pruebas/ (evidence), SHA256SUMS of every part in the
 * form that sha256sum reads, and manifiesto.json, which also holds the hash of SHA256SUMS. */
#ifndef HITO_COMMAND_BACKUP_H
#define HITO_COMMAND_BACKUP_H

#include "command/verify.h"

#define BACKUP_FORMAT "hito-copia-1"
#define BACKUP_SQLITE "hito.db"
#define BACKUP_POSTGRES "hito.pgdump"
#define BACKUP_LAST "ultima-copia" /* in data_dir: instant and place of the last good one */

struct manifest {
    struct str made_at, program, engine, log_hash, sums_hash;
    int64_t step;        /* last step of the schema */
    int64_t log_entries; /* sealed entries; on PostgreSQL the copy may hold some more */
    int64_t files;       /* of evidence */
};
/* Reads it and compares every part with its hash; says on stderr what is wrong. */
bool backup_sound(struct arena *a, const char *folder, struct manifest *ret);
/* Puts a sound backup into the folder (and, PostgreSQL, into the empty database `uri`; NULL: only the
 * archive's readability is proved). `link_it`: evidence as second names of the same files. */
bool backup_unpack(struct arena *a, const char *from, const char *to, const struct manifest *m, const char *uri,
                   bool link_it);
/* Opens what was unpacked: examination, log as the manifest says, every room's check. */
bool backup_prove(struct arena *a, const struct site *site, const char *folder, const struct manifest *m,
                  const char *uri, struct verdict *ret);
/* Schema step, log size and last hash of an open database. */
enum status backup_facts(struct db *db, struct arena *a, struct manifest *m) MUST_USE;

#endif
