/* SPDX-License-Identifier: EUPL-1.2
 * Index (índice): figures of a plan as a whole, "Índices 1" (docs/decisions/0134-indices.md), each with its formula,
 * inputs and version; the logic chain of a commitment; results tab of a plan; comparisons. */
#ifndef HITO_ROOM_INDEX_H
#define HITO_ROOM_INDEX_H

#include "room/measurement/measurement.h"

#define INDEX_CODE(C)                                                        \
    C(INDEX_FULFILMENT, "cumplimiento", "Cumplimiento")                      \
    C(INDEX_RESULTS, "resultados", "Resultados")                             \
    C(INDEX_PUNCTUALITY, "puntualidad", "Puntualidad")                       \
    C(INDEX_EVIDENCE, "evidencia", "Evidencia")                              \
    C(INDEX_VOICE, "voz-contraparte", "Voz de la contraparte")               \
    C(INDEX_DISPUTES, "disputas", "Disputas")                                \
    C(INDEX_ANSWERS, "respuestas", "Respuestas")
CHOICES_ENUM(index_code, INDEX_CODE);
#define INDEX_COUNT 7

#define PLAN_INDEX(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "whose")                                              \
    F(CHOICE, code, REQUIRED | PUBLIC, ONE_OF(index_code), "Índice", "which")                                   \
    F(INT, numerator, REQUIRED | PUBLIC, FREE, "Numerador", "see the decision: counts, or hundredths added")    \
    F(INT, denominator, REQUIRED | PUBLIC, FREE, "Denominador", "how many")                                     \
    F(CENTI, value_centi, PUBLIC, FREE, "Valor", "percent; nothing: nothing to measure yet")                    \
    F(INT, left_out, REQUIRED | PUBLIC, FREE, "No contados", "due, but nobody reported: never counted as zero, always said") \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day")                                         \
    F(REF, methodology, REQUIRED | PUBLIC, REF_TO(methodology), "Metodología", "version")
SHAPE_STRUCT(plan_index, PLAN_INDEX);

#define PLAN_INDEX_KEPT(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "whose")                                              \
    F(CHOICE, code, REQUIRED | PUBLIC, ONE_OF(index_code), "Índice", "which")                                   \
    F(INT, year, REQUIRED | PUBLIC, FREE, "Año", "calendar year")                                               \
    F(INT, numerator, REQUIRED | PUBLIC, FREE, "Numerador", "as plan_index")                                    \
    F(INT, denominator, REQUIRED | PUBLIC, FREE, "Denominador", "as plan_index")                                \
    F(CENTI, value_centi, PUBLIC, FREE, "Valor", "percent")                                                     \
    F(INT, left_out, REQUIRED | PUBLIC, FREE, "No contados", "as plan_index")                                   \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "last day of the year that was seen")          \
    F(REF, methodology, REQUIRED | PUBLIC, REF_TO(methodology), "Metodología", "version")
SHAPE_STRUCT(plan_index_kept, PLAN_INDEX_KEPT);

extern const struct room index_room;

/* What the seven figures are made of: sums that one pass over public facts gives; and what could not be counted. */
struct index_facts {
    int64_t undisputed_sum, commitments;          /* hundredths of percent of commitments with figures, by weight; their weights (1 each) */
    int64_t unfigured;                            /* in force, without figures (no milestones) */
    int64_t achievement_sum, measured, unmeasured;/* indicators with a due target: capped at 100 %; without a value */
    int64_t punctual, due;                        /* milestones delivered not after their original day; due by it, not withdrawn */
    int64_t undated;                              /* milestones without an original day */
    int64_t live_proofs, proofs;                  /* proofs of public reports and measurements that open; those and the dead ones */
    int64_t unopened;                             /* proofs withdrawn, reserved by law or not tried yet */
    int64_t spoken, claims;                       /* public claims of a deliverable with a counterpart's word; all */
    int64_t disputed;                             /* of those claims, under an open dispute */
    int64_t answered, questions;                  /* public questions past their day, or answered: answered in time; all */
    int64_t undated_questions;                    /* public questions without a day for the answer */
};
/* "Índices 1" (docs/algoritmos/indices-1.md): percent = numerator / denominator, half up, hundredths; denominator 0: no
 * value. Fills code, numerator, denominator, value_centi, left_out. Pure. */
void indices_1(const struct index_facts *f, struct plan_index ret[INDEX_COUNT]);
/* From public facts as they are kept; `today` decides what is due. */
enum status index_facts_of(struct db *db, struct arena *mem, int64_t plan, struct day today, struct index_facts *ret) MUST_USE;
/* As last computed, in the order of the codes; none of a plan that is not followed here. */
enum status plan_indices(struct db *db, struct arena *mem, int64_t plan, struct plan_index **ret, size_t *ret_count) MUST_USE;
/* Computes the figures of every followed public plan and writes what differs: the worker every minute for plans that
 * something happened to, and commands that fill a database. Needs a write transaction. */
enum status plan_indices_compute(struct db *db, struct arena *mem, struct instant now) MUST_USE;

#endif
