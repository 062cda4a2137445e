/* SPDX-License-Identifier: EUPL-1.2
 * Log (bitácora): every change of a record and every note, appended by the generic writes, then
 * numbered and chained by hashes, so that an altered, missing or inserted entry shows. */
#ifndef HITO_ROOM_AUDIT_H
#define HITO_ROOM_AUDIT_H

#include "http/room.h"

#define LOG_ENTRY(F)                                                                                            \
    F(INT, id, STAFF, FREE, "", "identity given by the database")                                               \
    F(TIME, done_at, STAFF | REQUIRED, FREE, "Cuándo", "when it was done (UTC)")                                \
    F(INT, person, STAFF, FREE, "Quién", "person; empty: the program or a visitor")                             \
    F(TEXT, role, STAFF | REQUIRED, FREE, "Rol", "role acted in")                                               \
    F(TEXT, action, STAFF | REQUIRED, FREE, "Acción", "crear, cambiar, quitar, or the word of a note")          \
    F(TEXT, record_table, STAFF, FREE, "Registro", "table of the record")                                       \
    F(INT, record_id, STAFF, FREE, "Número de registro", "id of the record")                                    \
    F(INT, jurisdiction, STAFF, FREE, "Jurisdicción", "where it was done")                                      \
    F(INT, act, STAFF, FREE, "Acto", "act that the move names")                                                 \
    F(INT, on_behalf_of, STAFF, FREE, "En nombre de", "institution reported for")                               \
    F(TEXT, request, STAFF, FREE, "Petición", "request id, or the command")                                     \
    F(PROSE, reason, STAFF, FREE, "Motivo", "as typed")                                                         \
    F(PROSE, changes, STAFF | REQUIRED, FREE, "Cambios", "JSON: field, before, after")                          \
    F(PROSE, private, OWN, FREE, "Cambios de datos personales", "JSON; erasable")                               \
    F(TEXT, salt, SECRET, FREE, "", "of private_hash; erased with private")                                     \
    F(TEXT, private_hash, STAFF, FREE, "Huella de los datos personales", "SHA-256 of salt and private")         \
    F(INT, seq, STAFF, FREE, "Número", "place in the chain; empty until sealed")                                \
    F(TEXT, prev_hash, STAFF, FREE, "Huella anterior", "entry_hash of the entry before")                        \
    F(TEXT, entry_hash, STAFF, FREE, "Huella", "SHA-256 of the entry's canonical text")
SHAPE_STRUCT(log_entry, LOG_ENTRY);
extern const struct room audit_room;

/* The text that is hashed: "hito-log-1", then a line "name=length:text" per field in the order seq,
 * prev_hash, id … changes, private_hash; "name=-" where it is empty. Lengths in bytes: no text can
 * pass for another. private and salt are not in it, only their hash. */
struct str audit_canonical(struct arena *a, const struct log_entry *e);
/* Whether what the entry says of itself is so: its hash and, where not erased, that of its personal data. */
bool audit_entry_good(struct arena *a, const struct log_entry *e);
/* The prev_hash of the first entry. */
#define AUDIT_ORIGIN "0000000000000000000000000000000000000000000000000000000000000000"

struct audit_result {
    int64_t sealed;       /* entries of the chain that were read */
    int64_t unsealed;     /* entries that wait for their seal */
    int64_t first_broken; /* seq of the first entry that does not fit, or NONE */
    bool gap;             /* it is missing, or does not follow the one before; else it was altered */
};
/* Re-reads the whole chain, streaming. Needs a transaction. */
enum status audit_verify(struct db *db, struct audit_result *ret) MUST_USE;
/* Numbers and chains up to `most` entries; needs a write transaction. *ret_sealed says how many. */
enum status audit_seal(struct db *db, struct arena *mem, size_t most, size_t *ret_sealed) MUST_USE;

/* The last sealed entry: 0 and AUDIT_ORIGIN when there is none. Needs a transaction. */
enum status audit_last(struct db *db, struct arena *mem, int64_t *ret_seq, struct str *ret_hash) MUST_USE;
/* When the entry that waits longest for its seal was done, or INSTANT_NONE. Needs a transaction. */
enum status audit_waiting_since(struct db *db, struct arena *mem, struct instant *ret) MUST_USE;

/* For pages: newest first, before the id (NONE: from the newest); jurisdiction NONE: all. */
enum status audit_entries(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t before, int64_t most,
                          struct log_entry **ret, size_t *ret_count) MUST_USE;
/* The history of one record, oldest first. */
enum status audit_of_record(struct db *db, struct arena *mem, struct str table, int64_t id, struct log_entry **ret,
                            size_t *ret_count) MUST_USE;

#endif
