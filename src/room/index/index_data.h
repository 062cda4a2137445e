/* SPDX-License-Identifier: EUPL-1.2
 * Open data of the room: the figures, and row by row what they are counted from. */
#ifndef HITO_ROOM_INDEX_DATA_H
#define HITO_ROOM_INDEX_DATA_H

#include "room/index/index.h"

#define PROOF_OPENS(C)                                          \
    C(PROOF_OPEN, "abre", "Se abre")                            \
    C(PROOF_DEAD, "no-abre", "No se abre")                      \
    C(PROOF_UNTRIED, "sin-revisar", "Todavía sin revisar")      \
    C(PROOF_RESERVED, "reservada", "Reservada por la ley")      \
    C(PROOF_WITHDRAWN, "retirada", "Retirada")
CHOICES_ENUM(proof_opens, PROOF_OPENS);

#define INDEX_DATUM(F)                                                                                          \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                             \
    F(CHOICE, code, PUBLIC, ONE_OF(index_code), "Índice", "which")                                              \
    F(INT, numerator, PUBLIC, FREE, "Numerador", "counts, or hundredths of percent added")                      \
    F(INT, denominator, PUBLIC, FREE, "Denominador", "how many")                                                \
    F(CENTI, value_centi, PUBLIC, FREE, "Valor", "percent; nothing: nothing to measure yet")                    \
    F(INT, left_out, PUBLIC, FREE, "No contados", "what could not be counted")                                  \
    F(DAY, computed_on, PUBLIC, FREE, "Calculado al", "day")                                                    \
    F(INT, methodology_number, PUBLIC, FREE, "Versión de la metodología", "in force on that day")
SHAPE_STRUCT(index_datum, INDEX_DATUM);
extern const struct shape index_datum_shape;

#define INDEX_YEAR_DATUM(F)                                                                                     \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                             \
    F(INT, year, PUBLIC, FREE, "Año", "calendar year")                                                          \
    F(CHOICE, code, PUBLIC, ONE_OF(index_code), "Índice", "which")                                              \
    F(INT, numerator, PUBLIC, FREE, "Numerador", "counts, or hundredths of percent added")                      \
    F(INT, denominator, PUBLIC, FREE, "Denominador", "how many")                                                \
    F(CENTI, value_centi, PUBLIC, FREE, "Valor", "percent; nothing: nothing to measure yet")                    \
    F(INT, left_out, PUBLIC, FREE, "No contados", "what could not be counted")                                  \
    F(DAY, computed_on, PUBLIC, FREE, "Calculado al", "last day of the year that was seen")                     \
    F(INT, methodology_number, PUBLIC, FREE, "Versión de la metodología", "in force on that day")
SHAPE_STRUCT(index_year_datum, INDEX_YEAR_DATUM);
extern const struct shape index_year_datum_shape;

#define INDEX_ACHIEVED_ROW(F)                                                                                   \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                             \
    F(TEXT, code, PUBLIC, FREE, "Indicador", "code")                                                            \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name")                                                               \
    F(INT, period_number, PUBLIC, FREE, "Período del indicador", "last with a target")                          \
    F(DAY, ends_on, PUBLIC, FREE, "Fin del período", "last day")                                                \
    F(CHOICE, status, PUBLIC, ONE_OF(value_status), "Estado del valor", "a value, or which nothing")            \
    F(CENTI, achievement_centi, PUBLIC, FREE, "Logro", "percent of the target")                                 \
    F(FLAG, counted, PUBLIC, FREE, "Cuenta en el índice", "has a value and an achievement")
SHAPE_STRUCT(index_achieved_row, INDEX_ACHIEVED_ROW);
extern const struct shape index_achieved_row_shape;

#define INDEX_COMMITMENT(F)                                                                                     \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                             \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number in the plan")                                \
    F(CHOICE, state, PUBLIC, ONE_OF(commitment_state), "Estado", "in force or withdrawn")                       \
    F(CHOICE, light, PUBLIC, ONE_OF(light), "Semáforo", "light")                                                \
    F(CENTI, weight_centi, PUBLIC, FREE, "Peso en el plan", "percent; nothing: equal")                          \
    F(CENTI, undisputed_centi, PUBLIC, FREE, "Avance sin disputa", "percent")                                   \
    F(FLAG, counted, PUBLIC, FREE, "Cuenta en el índice", "has figures")
SHAPE_STRUCT(index_commitment, INDEX_COMMITMENT);
extern const struct shape index_commitment_shape;

#define INDEX_MILESTONE(F)                                                                                      \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                             \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number in the plan")                                \
    F(TEXT, milestone_number, PUBLIC, FREE, "Hito", "number in the commitment")                                 \
    F(DAY, original_due_on, PUBLIC, FREE, "Plazo original", "day promised at first; nothing: none is known")    \
    F(DAY, delivered_on, PUBLIC, FREE, "Entregado el", "nothing: no public delivery stands")
SHAPE_STRUCT(index_milestone, INDEX_MILESTONE);
extern const struct shape index_milestone_shape;

#define INDEX_DELIVERY(F)                                                                                       \
    F(INT, id, PUBLIC, FREE, "Reporte", "number in its address …/reporte/7")                                    \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                             \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number in the plan")                                \
    F(TEXT, milestone_number, PUBLIC, FREE, "Hito", "number in the commitment")                                 \
    F(INT, part_number, PUBLIC, FREE, "Entregable parcial", "nothing: the whole milestone")                     \
    F(INT, part_count, PUBLIC, FREE, "Entregables parciales del hito", "0: it is one whole")                    \
    F(DAY, delivered_on, PUBLIC, FREE, "Entregado el", "day the deliverable existed")                           \
    F(DAY, original_due_on, PUBLIC, FREE, "Plazo original", "of the part or of the milestone")                  \
    F(DAY, public_on, PUBLIC, FREE, "Público desde", "day")                                                     \
    F(FLAG, spoken, PUBLIC, FREE, "Con palabra de la contraparte", "a counterpart spoke of it in public")       \
    F(FLAG, disputed, PUBLIC, FREE, "En disputa", "a counterpart disputes it and it stands")
SHAPE_STRUCT(index_delivery, INDEX_DELIVERY);
extern const struct shape index_delivery_shape;

#define INDEX_PROOF(F)                                                                                          \
    F(INT, number, PUBLIC, FREE, "Prueba", "number in its address …/prueba/7")                               \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                             \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "of a report; nothing: of a measurement")            \
    F(TEXT, milestone_number, PUBLIC, FREE, "Hito", "of a report")                                              \
    F(INT, report, PUBLIC, FREE, "Reporte", "number in its address …/reporte/7")                                \
    F(TEXT, indicator_code, PUBLIC, FREE, "Indicador", "of a measurement")                                      \
    F(INT, period_number, PUBLIC, FREE, "Período del indicador", "of a measurement")                            \
    F(CHOICE, kind, PUBLIC, ONE_OF(evidence_kind), "Clase", "link or file")                                     \
    F(CHOICE, link_state, PUBLIC, ONE_OF(link_state), "Estado del enlace", "found at the last check")           \
    F(FLAG, archived, PUBLIC, FREE, "Con copia archivada", "of a link")                                         \
    F(CHOICE, opens, PUBLIC, ONE_OF(proof_opens), "Se abre", "what the index counts")
SHAPE_STRUCT(index_proof, INDEX_PROOF);
extern const struct shape index_proof_shape;

#endif
