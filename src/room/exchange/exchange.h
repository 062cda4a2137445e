/* SPDX-License-Identifier: EUPL-1.2
 * Exchange (intercambio): what comes in and goes out as files: workbooks, OGP's dataset, pasted tables.
 * Original cells are kept verbatim. */
#ifndef HITO_ROOM_EXCHANGE_EXCHANGE_H
#define HITO_ROOM_EXCHANGE_EXCHANGE_H

#include "http/room.h"
#include "room/exchange/ogp.h"

/* A list of headers that rows came under. */
#define OGP_HEADER(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                           \
    F(TEXT, sha256, REQUIRED | PUBLIC, CHARS(64, 64), "SHA-256", "hash of the names")                          \
    F(PROSE, names, REQUIRED | COMPUTED, CHARS(0, 1000000), "", "JSON list of the file's headers, as they are") \
    F(TIME, added_at, REQUIRED | PUBLIC, FREE, "Cargado", "when it was first seen (UTC)")
SHAPE_STRUCT(ogp_header_row, OGP_HEADER);

/* A row of OGP's dataset: its cells as they came, and the variables that lists filter by. */
#define OGP_EXTRACT(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                           \
    F(REF, header, REQUIRED | PUBLIC, REF_TO(ogp_header), "Columnas", "headers of its file")                   \
    F(INT, position, REQUIRED | PUBLIC, FREE, "Fila", "row of the file it first came in")                      \
    F(TEXT, ogp_id, REQUIRED | PUBLIC, CHARS(1, 80), "Identificador de OGP", "EC0016, or the hash of a row without") \
    F(REF, commitment, PUBLIC, REF_TO(commitment), "Compromiso", "nothing: the row cannot be one")             \
    F(TEXT, cells_sha256, REQUIRED | PUBLIC, CHARS(64, 64), "SHA-256", "hash of the cells")                    \
    F(TEXT, verifiable, PUBLIC, CHARS(0, 60), "Verificable", "word of the dataset, or ND, NR, NA")             \
    F(TEXT, potential, PUBLIC, CHARS(0, 60), "Potencial de resultados", "word, or ND, NR, NA")                 \
    F(TEXT, completion, PUBLIC, CHARS(0, 60), "Cumplimiento al cierre", "word, or ND, NR, NA")                 \
    F(TEXT, early_results, PUBLIC, CHARS(0, 60), "Primeros resultados", "word, or ND, NR, NA")                 \
    F(TEXT, open_government, PUBLIC, CHARS(0, 60), "¿Abrió el gobierno?", "word, or ND, NR, NA")               \
    F(PROSE, cells, REQUIRED | COMPUTED, CHARS(0, 1000000), "", "JSON list, byte by byte")                     \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                         \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(ogp_extract, OGP_EXTRACT);

extern const struct room exchange_room;

/* ---- OGP's dataset */

/* A file of the dataset taken apart. */
struct ogp_file {
    struct ogp_header header;
    struct ogp_row *rows;
    size_t count;
    struct remarks remarks;  /* about the file and its header */
    struct str problem;      /* why it was refused, a translated sentence; STR_NONE when it was read */
};
/* INVALID with the reason in Spanish (`lang`) when it is not the dataset. Takes about 15 kB a row. */
enum status ogp_file_read(struct arena *mem, struct str bytes, enum lang lang, struct ogp_file *ret) MUST_USE;

/* What a row of the file would do. */
enum ogp_fate { OGP_ADDED, OGP_CHANGED, OGP_SAME, OGP_UNUSABLE, OGP_REPEATED, OGP_FATES };
struct ogp_comparison {
    enum ogp_fate *fates;    /* of each row */
    int64_t *extracts;       /* the row that is there already, or NONE */
    size_t counts[OGP_FATES];
    size_t remarks;          /* of all rows */
    size_t absent;           /* here, not in the file: kept */
};
/* Reads only. */
enum status ogp_compare(struct db *db, struct arena *mem, const struct ogp_file *file,
                        struct ogp_comparison *ret) MUST_USE;
/* Adds and changes what the comparison says; deletes nothing. Needs a write transaction. */
enum status ogp_apply(struct db *db, struct arena *mem, const struct ogp_file *file,
                      const struct ogp_comparison *c) MUST_USE;
/* The rows that came under the newest header (or those of one plan, by OGP's id of it) as a CSV with
 * the cells they came with, and what was edited since in its own column. NOT_FOUND: there are none. */
enum status ogp_export_csv(struct db *db, struct arena *mem, struct str plan_ogp_id, struct str *ret,
                           size_t *ret_count) MUST_USE;

#endif
