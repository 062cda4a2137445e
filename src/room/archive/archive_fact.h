/* SPDX-License-Identifier: EUPL-1.2
 * What lights are made of, as rows of open data: the facts of "Hito 1" (methodology.h) as the public knew them on the
 * day of each result; and the kept results beside them. Written from the database, read back from an archive. */
#ifndef HITO_ROOM_ARCHIVE_FACT_H
#define HITO_ROOM_ARCHIVE_FACT_H

#include "room/methodology/methodology.h"

#define SAID_WORD(C)                                                 \
    C(SAID_WORD_NOTHING, "nada", "Nada")                             \
    C(SAID_WORD_CONFIRMS, "confirma", "Confirma")                    \
    C(SAID_WORD_IN_PART, "confirma-en-parte", "Confirma en parte")   \
    C(SAID_WORD_DISPUTES, "disputa", "Disputa")
CHOICES_ENUM(said_word, SAID_WORD);

#define FACT_PERIOD(F)                                                                              \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "number of the plan")                      \
    F(INT, number, REQUIRED | PUBLIC, FREE, "Período", "1, 2, 3… in order of days")                 \
    F(DAY, starts_on, REQUIRED | PUBLIC, FREE, "Desde", "first day")                                \
    F(DAY, ends_on, REQUIRED | PUBLIC, FREE, "Hasta", "last day")                                   \
    F(DAY, closes_on, REQUIRED | PUBLIC, FREE, "Cierra", "first day on which it is closed")
SHAPE_STRUCT(fact_period, FACT_PERIOD);

#define FACT_COMMITMENT(F)                                                                          \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "number of the plan")                      \
    F(TEXT, commitment_number, REQUIRED | PUBLIC, FREE, "Compromiso", "its number in the plan")     \
    F(TEXT, methodology_of, REQUIRED | PUBLIC, FREE, "Metodología de", "todas, or the jurisdiction's code") \
    F(TEXT, methodology_code, REQUIRED | PUBLIC, FREE, "Metodología", "code of the line of versions") \
    F(INT, methodology_number, REQUIRED | PUBLIC, FREE, "Versión", "of the methodology")            \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day asked for: d")                \
    F(FLAG, followed, PUBLIC, FREE, "En seguimiento", "0: the plan is reference or history")        \
    F(FLAG, withdrawn, PUBLIC, FREE, "Retirado", "by an act")                                       \
    F(FLAG, disputed, PUBLIC, FREE, "En disputa como un todo", "a counterpart disputes the whole, and it stands") \
    F(CENTI, weight_centi, PUBLIC, FREE, "Peso en el plan", "percent; nothing in one: all the same")
SHAPE_STRUCT(fact_commitment, FACT_COMMITMENT);

#define FACT_MILESTONE(F)                                                                           \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "number of the plan")                      \
    F(TEXT, commitment_number, REQUIRED | PUBLIC, FREE, "Compromiso", "its number in the plan")     \
    F(TEXT, milestone_number, REQUIRED | PUBLIC, FREE, "Hito", "its number in the commitment")      \
    F(DAY, original_due_on, PUBLIC, FREE, "Plazo original", "O; nothing: no date")                  \
    F(DAY, due_on, PUBLIC, FREE, "Plazo vigente", "C; nothing: the original one")                   \
    F(FLAG, withdrawn, PUBLIC, FREE, "Retirado", "by an act")                                       \
    F(INT, replans, REQUIRED | PUBLIC, FREE, "Veces replanificado", "by an act")                    \
    F(CENTI, weight_centi, PUBLIC, FREE, "Peso", "nothing: not set")                                \
    F(FLAG, work_began, PUBLIC, FREE, "Empezó", "an accepted and public report says so")            \
    F(DAY, forecast_on, PUBLIC, FREE, "Previsión", "latest accepted forecast of the lead")          \
    F(DAY, followed_from, PUBLIC, FREE, "En seguimiento desde", "nothing: since the plan began")    \
    F(DAY, funded_until, PUBLIC, FREE, "Financiado hasta", "last day of its money")                 \
    F(DAY, transition_from, PUBLIC, FREE, "Transición desde", "change of authorities")              \
    F(DAY, transition_until, PUBLIC, FREE, "Transición hasta", "its last day")
SHAPE_STRUCT(fact_milestone, FACT_MILESTONE);

#define FACT_SHARE(F)                                                                               \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "number of the plan")                      \
    F(TEXT, commitment_number, REQUIRED | PUBLIC, FREE, "Compromiso", "its number in the plan")     \
    F(TEXT, milestone_number, REQUIRED | PUBLIC, FREE, "Hito", "its number in the commitment")      \
    F(INT, part, REQUIRED | PUBLIC, FREE, "Parte", "0: the whole, where there are no parts; else 1, 2, 3…") \
    F(CENTI, share_centi, REQUIRED | PUBLIC, FREE, "Proporción", "percent of the milestone")        \
    F(DAY, original_due_on, PUBLIC, FREE, "Plazo original", "nothing: the milestone's")             \
    F(DAY, due_on, PUBLIC, FREE, "Plazo vigente", "nothing: the milestone's")                       \
    F(FLAG, accepted, PUBLIC, FREE, "Aceptada", "a delivery was accepted and is public")            \
    F(DAY, delivered_on, PUBLIC, FREE, "Entregada el", "day it existed")                            \
    F(CHOICE, said, REQUIRED | PUBLIC, ONE_OF(said_word), "Pronunciamiento", "the gravest that stands")
SHAPE_STRUCT(fact_share, FACT_SHARE);

#define FACT_REPORT(F)                                                                              \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "number of the plan")                      \
    F(TEXT, commitment_number, REQUIRED | PUBLIC, FREE, "Compromiso", "its number in the plan")     \
    F(TEXT, milestone_number, REQUIRED | PUBLIC, FREE, "Hito", "its number in the commitment")      \
    F(INT, number, REQUIRED | PUBLIC, FREE, "Reporte", "1, 2, 3… of the milestone")                 \
    F(DAY, sent_on, REQUIRED | PUBLIC, FREE, "Enviado el", "day an accepted report was sent")
SHAPE_STRUCT(fact_report, FACT_REPORT);

/* Results as they are kept. */
#define KEPT_FIGURES(F)                                                                             \
    F(CHOICE, light, REQUIRED | PUBLIC, ONE_OF(light), "Semáforo", "light, or why there is none")   \
    F(CHOICE, rule, REQUIRED | PUBLIC, ONE_OF(light_rule), "Regla", "the one that applied")         \
    F(CENTI, reported_centi, REQUIRED | PUBLIC, FREE, "Reportado", "percent")                       \
    F(CENTI, undisputed_centi, REQUIRED | PUBLIC, FREE, "Sin disputa", "percent")                   \
    F(CENTI, expected_centi, REQUIRED | PUBLIC, FREE, "Esperado", "percent")                        \
    F(INT, late_original, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo original)", "days")       \
    F(INT, late_current, REQUIRED | PUBLIC, FREE, "Días de atraso (plazo vigente)", "days")         \
    F(INT, marks, REQUIRED | PUBLIC, FREE, "Marcas", "sum: 1 disputed, 2 confirmed in part, 4 without report, 8 replanned, 16 unfunded, 32 transition")

#define KEPT_MILESTONE(F)                                                                           \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "number of the plan")                      \
    F(TEXT, commitment_number, REQUIRED | PUBLIC, FREE, "Compromiso", "its number in the plan")     \
    F(TEXT, milestone_number, REQUIRED | PUBLIC, FREE, "Hito", "its number in the commitment")      \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day asked for: d")                \
    KEPT_FIGURES(F)                                                                                 \
    F(INT, moved_days, REQUIRED | PUBLIC, FREE, "Días movidos", "due day in force less the original one")
SHAPE_STRUCT(kept_milestone, KEPT_MILESTONE);

#define KEPT_COMMITMENT(F)                                                                          \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "number of the plan")                      \
    F(TEXT, commitment_number, REQUIRED | PUBLIC, FREE, "Compromiso", "its number in the plan")     \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day asked for: d")                \
    KEPT_FIGURES(F)                                                                                 \
    F(CENTI, index_centi, PUBLIC, FREE, "Índice de cumplimiento", "reported / expected; nothing: nothing is due") \
    F(CENTI, index_original_centi, PUBLIC, FREE, "Índice con plazos originales", "the same against the original days")
SHAPE_STRUCT(kept_commitment, KEPT_COMMITMENT);

#define KEPT_PLAN(F)                                                                                \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "number of the plan")                      \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "Calculado al", "day")                             \
    F(CENTI, reported_centi, REQUIRED | PUBLIC, FREE, "Reportado", "percent, mean")                 \
    F(CENTI, undisputed_centi, REQUIRED | PUBLIC, FREE, "Sin disputa", "percent, mean")             \
    F(CENTI, expected_centi, REQUIRED | PUBLIC, FREE, "Esperado", "percent, mean")                  \
    F(INT, complete_count, REQUIRED | PUBLIC, FREE, "Completos", "commitments")                     \
    F(INT, on_time_count, REQUIRED | PUBLIC, FREE, "En plazo", "commitments")                       \
    F(INT, at_risk_count, REQUIRED | PUBLIC, FREE, "En riesgo", "commitments")                      \
    F(INT, late_count, REQUIRED | PUBLIC, FREE, "Atrasados", "commitments")                         \
    F(INT, silent_count, REQUIRED | PUBLIC, FREE, "Sin reporte", "commitments")                     \
    F(INT, none_count, REQUIRED | PUBLIC, FREE, "Sin semáforo", "commitments")                      \
    F(INT, withdrawn_count, REQUIRED | PUBLIC, FREE, "Retirados", "commitments")
SHAPE_STRUCT(kept_plan, KEPT_PLAN);

/* Versions of the methodology with every number; those shipped, for all, and those of a jurisdiction. */
#define METHOD_DATA(F)                                                                              \
    F(TEXT, methodology_of, REQUIRED | PUBLIC, FREE, "De", "todas, or the jurisdiction's code")     \
    F(TEXT, code, REQUIRED | PUBLIC, FREE, "Código", "line of versions")                            \
    F(INT, number, REQUIRED | PUBLIC, FREE, "Versión", "1, 2, 3…")                                  \
    F(CHOICE, algorithm, REQUIRED | PUBLIC, ONE_OF(algorithm), "Algoritmo", "the code that computes") \
    F(TEXT, title, REQUIRED | PUBLIC, FREE, "Título", "name")                                       \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(methodology_state), "Estado", "in force, replaced")  \
    F(DAY, effective_on, REQUIRED | PUBLIC, FREE, "Rige desde", "first day on which it counts")     \
    F(TEXT, act_number, PUBLIC, FREE, "Acto", "number of the act; the shipped one has none")        \
    F(INT, grace_days, REQUIRED | PUBLIC, FREE, "Días de gracia", "days past the due day before it is late") \
    F(INT, soon_days, REQUIRED | PUBLIC, FREE, "Días de alerta previa", "days before the due day on which work must have begun") \
    F(INT, period_months, REQUIRED | PUBLIC, FREE, "Meses por período", "months")                   \
    F(INT, close_days, REQUIRED | PUBLIC, FREE, "Días para reportar tras el período", "days")       \
    F(CENTI, late_index, REQUIRED | PUBLIC, FREE, "Umbral de atraso", "schedule index, 0.60")       \
    F(CENTI, risk_index, REQUIRED | PUBLIC, FREE, "Umbral de riesgo", "schedule index, 0.90")       \
    F(CENTI, silent_share, REQUIRED | PUBLIC, FREE, "Peso sin reporte", "percent of the open weight") \
    F(CENTI, partial_share, REQUIRED | PUBLIC, FREE, "Valor de lo confirmado en parte", "percent")  \
    F(INT, answer_days, REQUIRED | PUBLIC, FREE, "Días para responder preguntas", "days")           \
    F(CENTI, reached_from, REQUIRED | PUBLIC, FREE, "Meta cumplida desde", "percent of achievement") \
    F(CENTI, near_from, REQUIRED | PUBLIC, FREE, "Cerca de la meta desde", "percent of achievement") \
    F(CENTI, partial_from, REQUIRED | PUBLIC, FREE, "Avance parcial desde", "percent of achievement") \
    F(CENTI, achievement_cap, REQUIRED | PUBLIC, FREE, "Logro máximo que se muestra", "percent")    \
    F(CENTI, outlier_share, REQUIRED | PUBLIC, FREE, "Cambio que se señala", "percent of the usual value")
SHAPE_STRUCT(method_data, METHOD_DATA);

#define EDITION_DATA(F)                                                                             \
    F(INT, plan_number, REQUIRED | PUBLIC, FREE, "Plan", "number of the plan")                      \
    F(INT, number, REQUIRED | PUBLIC, FREE, "Edición", "1, 2, 3…")                                  \
    F(TEXT, name, REQUIRED | PUBLIC, FREE, "Nombre", "name")                                        \
    F(TEXT, kind, REQUIRED | PUBLIC, FREE, "Tipo", "why it exists")                                 \
    F(TEXT, act_number, PUBLIC, FREE, "Acto", "number of the act")                                  \
    F(DAY, published_on, REQUIRED | PUBLIC, FREE, "Publicada el", "day")                            \
    F(TEXT, sha256, PUBLIC, FREE, "SHA-256", "hash of the frozen text")
SHAPE_STRUCT(edition_data, EDITION_DATA);

/* A line of a ranking, and the round it is of. */
#define ROUND_DATA(F)                                                                               \
    F(INT, process, REQUIRED | PUBLIC, FREE, "Proceso", "number of the process")                    \
    F(INT, round, REQUIRED | PUBLIC, FREE, "Ronda", "number of the round")                          \
    F(INT, criteria_version, REQUIRED | PUBLIC, FREE, "Versión de los criterios", "of set criterios") \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrada el", "day")
SHAPE_STRUCT(round_data, ROUND_DATA);
#define ORDER_DATA(F)                                                                               \
    F(INT, process, REQUIRED | PUBLIC, FREE, "Proceso", "number of the process")                    \
    F(INT, round, REQUIRED | PUBLIC, FREE, "Ronda", "number of the round")                          \
    F(INT, proposal_number, REQUIRED | PUBLIC, FREE, "Propuesta", "number in the process")          \
    F(INT, place, PUBLIC, FREE, "Lugar", "nothing: a gate did not pass")                            \
    F(FLAG, tied, PUBLIC, FREE, "Empatada", "shares its place")                                     \
    F(FLAG, passes, PUBLIC, FREE, "Pasa la inclusión", "every gate")                                \
    F(CENTI, viability_centi, REQUIRED | PUBLIC, FREE, "Viabilidad", "percent of the scale")        \
    F(CENTI, priority_centi, REQUIRED | PUBLIC, FREE, "Prioridad", "percent of the scale")          \
    F(CENTI, total_centi, REQUIRED | PUBLIC, FREE, "Total", "percent of the scale")                 \
    F(CENTI, spread_centi, REQUIRED | PUBLIC, FREE, "Dispersión", "highest less lowest total of an evaluator") \
    F(INT, cards, REQUIRED | PUBLIC, FREE, "Calificaciones", "cards counted")
SHAPE_STRUCT(order_data, ORDER_DATA);

#define ARCHIVE_TOLD(F)                                             \
    F(INT, plan, 0, FREE, "", "plan")                               \
    F(INT, plan_number, 0, FREE, "", "its number")                  \
    F(INT, commitment, 0, FREE, "", "commitment")                   \
    F(TEXT, commitment_number, 0, FREE, "", "its number")
SHAPE_STRUCT(archive_told, ARCHIVE_TOLD);

#endif
