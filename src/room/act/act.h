/* SPDX-License-Identifier: EUPL-1.2
 * Act (acto): a decision on record — number, date, body, text, result, conditions. Every move that
 * needs an act names one of these. Approved with observations: each observation is followed until it
 * is incorporated (actas 2021-01 and AM-2025-03). */
#ifndef HITO_ROOM_ACT_H
#define HITO_ROOM_ACT_H

#include "room/evidence/evidence.h"
#include "room/jurisdiction/jurisdiction.h"
#include "view/form.h"

#define ACT_KIND(C)                                      \
    C(ACT_MINUTES, "acta", "Acta")                       \
    C(ACT_RESOLUTION, "resolucion", "Resolución")        \
    C(ACT_AGREEMENT, "acuerdo", "Acuerdo")               \
    C(ACT_LETTER, "oficio", "Oficio")                    \
    C(ACT_DECREE, "decreto", "Decreto u ordenanza")
CHOICES_ENUM(act_kind, ACT_KIND);
#define ACT_RESULT(C)                                                             \
    C(ACT_APPROVED, "aprobado", "Aprobado")                                       \
    C(ACT_APPROVED_WITH, "aprobado-con-observaciones", "Aprobado con observaciones") \
    C(ACT_REJECTED, "no-aprobado", "No aprobado")
CHOICES_ENUM(act_result, ACT_RESULT);

#define ACT(F)                                                                                                   \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "whose register")              \
    F(TEXT, number, REQUIRED | PUBLIC | FORM, CHARS(1, 60), "Número", "as on the paper: AM-2025-03")             \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(act_kind), "Tipo", "kind of document")                      \
    F(DAY, decided_on, REQUIRED | PUBLIC | FORM, FREE, "Fecha", "day of the decision")                           \
    F(TEXT, body, REQUIRED | PUBLIC | FORM, CHARS(2, 200), "Quién decidió", "body that decided")                 \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(4, 300), "Asunto", "what was decided, in a line")             \
    F(PROSE, text, PUBLIC | FORM, CHARS(0, 20000), "Texto", "the decision's words")                              \
    F(CHOICE, result, REQUIRED | PUBLIC | FORM, ONE_OF(act_result), "Resultado", "approved or not")              \
    F(TEXT, url, PUBLIC | FORM, CHARS(0, 1000), "Enlace", "where it is published")                               \
    F(REF, evidence_file, PUBLIC, REF_TO(evidence_file), "Archivo", "the scanned document")                      \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(act, ACT);

#define ACT_OBSERVATION(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, act, REQUIRED | PUBLIC, REF_TO(act), "Acto", "act that asks for it")                                  \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "N.º", "order in the act")                                  \
    F(PROSE, text, REQUIRED | PUBLIC | FORM, CHARS(4, 4000), "Observación", "what must be incorporated")         \
    F(DAY, incorporated_on, PUBLIC | FORM, FREE, "Incorporada el", "nothing: still open")                        \
    F(PROSE, how, PUBLIC | FORM, CHARS(0, 4000), "Cómo se incorporó", "where and how it was incorporated")       \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(act_observation, ACT_OBSERVATION);

/* An open observation with the act that asks for it. */
#define ACT_OPEN(F)                                                                                        \
    F(INT, act, PUBLIC, FREE, "N.º de registro", "act's number in its address /ec/acto/7")                  \
    F(TEXT, act_number, PUBLIC, FREE, "Acto", "number of the act that asks for it")                        \
    F(DAY, decided_on, PUBLIC, FREE, "Fecha del acto", "day of the decision")                              \
    F(INT, number, PUBLIC, FREE, "N.º", "order in the act")                                                \
    F(PROSE, text, PUBLIC, FREE, "Observación", "what must be incorporated")
SHAPE_STRUCT(act_open, ACT_OPEN);

/* An act as open data. */
#define ACT_DATA(F)                                                                                        \
    F(INT, id, PUBLIC, FREE, "N.º de registro", "number in its address /ec/acto/7")                        \
    F(TEXT, number, PUBLIC, FREE, "Número", "as on the paper: AM-2025-03")                                 \
    F(CHOICE, kind, PUBLIC, ONE_OF(act_kind), "Tipo", "kind of document")                                  \
    F(DAY, decided_on, PUBLIC, FREE, "Fecha", "day of the decision")                                       \
    F(TEXT, body, PUBLIC, FREE, "Quién decidió", "body that decided")                                      \
    F(TEXT, title, PUBLIC, FREE, "Asunto", "what was decided, in a line")                                  \
    F(CHOICE, result, PUBLIC, ONE_OF(act_result), "Resultado", "approved or not")                          \
    F(PROSE, text, PUBLIC, FREE, "Texto", "the decision's words")                                          \
    F(TEXT, url, PUBLIC, FREE, "Enlace", "where it is published")                                          \
    F(INT, observations, PUBLIC, FREE, "Observaciones", "how many it asks to incorporate")                 \
    F(INT, open_observations, PUBLIC, FREE, "Observaciones pendientes", "how many are not incorporated")   \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(act_data, ACT_DATA);

extern const struct room act_room;

/* What the page of an act (panels "act") shows: r->object. */
struct act_at {
    const struct jurisdiction *jurisdiction;
    struct act *act;
};

/* Whether it was approved, with or without observations, in that jurisdiction and not after `today`. */
bool act_carries(const struct act *a, int64_t jurisdiction, struct day today);
/* Cuts text into observations, one per line, without bullets and numbers before it; at most `size`. */
size_t act_observations_split(struct str text, struct str *ret, size_t size);

/* One act of the jurisdiction; NOT_FOUND also when it is another's. */
enum status act_get(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t id, struct act **ret) MUST_USE;
enum status act_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, struct str body, struct str number,
                          struct act **ret) MUST_USE;
/* The jurisdictions that have any of those. */
enum status act_open_places(struct db *db, struct arena *mem, struct jurisdiction **ret, size_t *ret_count) MUST_USE;
/* The register as open data, newest first. */
enum status acts_data(struct db *db, struct arena *mem, int64_t jurisdiction, struct act_data **ret, size_t *ret_count) MUST_USE;
/* Adds the act with its observations, numbered from 1. */
enum status act_add(struct db *db, struct act *a, const struct str *observations, size_t count) MUST_USE;
/* The public evidence that holds the act's scanned document, as its id; NOT_FOUND. */
enum status act_document(struct db *db, const struct act *a, int64_t *ret_evidence) MUST_USE;
/* Its observations in their order. */
enum status act_observations_of(struct db *db, struct arena *mem, int64_t act, struct act_observation **ret,
                                size_t *ret_count) MUST_USE;
/* Those of all acts that nobody has incorporated yet, oldest act first. */
enum status act_observations_open(struct db *db, struct arena *mem, int64_t jurisdiction, struct act_open **ret,
                                  size_t *ret_count) MUST_USE;

/* Newest first. */
enum status acts_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct act **ret, size_t *ret_count) MUST_USE;
/* Whether the act may carry a move: it exists in the jurisdiction, was approved (with or without
 * observations) and is not dated after `today`. INVALID otherwise. */
enum status act_allows(struct db *db, struct arena *mem, int64_t act, int64_t jurisdiction, struct day today) MUST_USE;
/* Options for a form's "act" select: "AM-2025-03 · 29 de mayo de 2025 · asunto". */
enum status act_options(struct request *r, int64_t jurisdiction, struct option **ret, size_t *ret_count) MUST_USE;

#endif
