/* SPDX-License-Identifier: EUPL-1.2
 * Inside of exchange/ only: what OGP's rows are in our tables. */
#ifndef HITO_ROOM_EXCHANGE_OGP_STORE_H
#define HITO_ROOM_EXCHANGE_OGP_STORE_H

#include "room/commitment/commitment.h"
#include "room/exchange/exchange.h"

#define OGP_KEPT(F)                                                             \
    F(INT, id, 0, FREE, "", "ogp_extract")                                      \
    F(TEXT, ogp_id, PUBLIC, FREE, "", "commitment's id at OGP, or the row's hash") \
    F(REF, header, PUBLIC, REF_TO(ogp_header), "", "headers it came under")     \
    F(TEXT, cells_sha256, PUBLIC, FREE, "", "hash of its cells")
SHAPE_STRUCT(ogp_kept, OGP_KEPT);

#define OGP_TAG_ROW(F)                                                          \
    F(INT, id, 0, FREE, "", "commitment_topic")                                 \
    F(REF, commitment, PUBLIC, REF_TO(commitment), "", "commitment")            \
    F(REF, topic, PUBLIC, REF_TO(topic), "", "topic")                           \
    F(TEXT, ogp_column, PUBLIC, FREE, "", "column of the dataset")
SHAPE_STRUCT(ogp_tag, OGP_TAG_ROW);

#define OGP_NUMBER_TAKEN(F)                                                     \
    F(REF, plan, PUBLIC, REF_TO(plan), "", "plan")                              \
    F(TEXT, number, PUBLIC, FREE, "", "number in it")                           \
    F(INT, position, PUBLIC, FREE, "", "place in it")
SHAPE_STRUCT(ogp_number_taken, OGP_NUMBER_TAKEN);

#define REFERENCE_PLAN(F)                                                                               \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Código", "first part of its address")                     \
    F(TEXT, jurisdiction, PUBLIC, FREE, "País o localidad", "whose plan")                               \
    F(INT, number, PUBLIC, FREE, "Plan", "ordinal of the plan")                                         \
    F(TEXT, ogp_id, PUBLIC, FREE, "Identificador de OGP", "AP_ECU02")                                   \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name of the plan")                                           \
    F(DAY, starts_on, PUBLIC, FREE, "Empieza", "first day of the year of delivery")                     \
    F(DAY, ends_on, PUBLIC, FREE, "Termina", "last day of the last year")                               \
    F(INT, commitments, PUBLIC, FREE, "Compromisos", "how many are in the extract")
SHAPE_STRUCT(reference_plan, REFERENCE_PLAN);

#define UNLINKED_TEXT(F)                                                                                \
    F(INT, id, 0, FREE, "", "first commitment with the text")                                           \
    F(TEXT, jurisdiction, STAFF, FREE, "País o localidad", "whose")                                     \
    F(PROSE, lead_text, STAFF, FREE, "Responsable (texto del plan)", "prose as loaded")                 \
    F(INT, commitments, STAFF, FREE, "Compromisos", "how many have it")
SHAPE_STRUCT(unlinked_text, UNLINKED_TEXT);

#define UNLINKED_COMMITMENT(F) F(INT, id, 0, FREE, "", "commitment")
SHAPE_STRUCT(unlinked_commitment, UNLINKED_COMMITMENT);

enum status unlinked_texts(struct db *db, struct arena *mem, int64_t jurisdiction, struct unlinked_text **ret,
                           size_t *ret_count) MUST_USE;
/* Makes the institution the lead of every commitment of the jurisdiction with that text and no lead. */
enum status unlinked_link(struct db *db, struct arena *mem, int64_t jurisdiction, struct str text, int64_t institution) MUST_USE;
enum status reference_plans(struct db *db, struct arena *mem, struct reference_plan **ret, size_t *ret_count) MUST_USE;
/* NOT_FOUND. */
enum status ogp_extract_of(struct db *db, struct arena *mem, int64_t commitment, struct ogp_extract **ret) MUST_USE;
/* The row decoded again from what was kept of it. */
enum status ogp_extract_decode(struct db *db, struct arena *mem, const struct ogp_extract *e, struct ogp_header *ret_header,
                               struct ogp_row *ret) MUST_USE;

/* ---- pure */
/* Fills what a row says of a commitment: texts, number, dates. The rest stays as it is. */
void ogp_to_commitment(struct arena *mem, const struct ogp_row *row, struct commitment *c);
/* The same of the plan that the row belongs to; false when its plan's id is none. */
bool ogp_to_plan(struct arena *mem, const struct ogp_row *row, struct plan *p);
/* "ecu", "arba": the part of the plan's id that says whose it is, in lower case. */
struct str ogp_place_code(struct arena *mem, const struct ogp_row *row);
void ogp_to_extract(struct arena *mem, const struct ogp_row *row, struct ogp_extract *e);
/* Whether the row carries the tag, itself or by one of its children. */
bool ogp_row_tagged(const struct ogp_row *row, enum ogp_column c);
/* What was edited here since: `now` beside what the row says. Returns how many of `ret`. */
size_t ogp_edits_of(struct arena *mem, const struct ogp_row *row, const struct commitment *now, struct ogp_edit *ret);

#endif
