/* SPDX-License-Identifier: EUPL-1.2
 * Scoring (calificación): criteria in versions and three families — inclusion (gates), viability, priority —
 * with anchored scales and weights that sum to 100; rounds, assignments with a statement on conflicts of
 * interest, scorecards that nobody else sees until the round closes whole (acta AM-2025-03). */
#ifndef HITO_ROOM_SCORING_H
#define HITO_ROOM_SCORING_H

#include "room/lineage/lineage.h"
#include "room/proposal/proposal.h"

#define CRITERIA_STATE(C)                                 \
    C(CRITERIA_DRAFT, "borrador", "Borrador")             \
    C(CRITERIA_IN_FORCE, "vigente", "Vigente")            \
    C(CRITERIA_REPLACED, "reemplazada", "Reemplazada")
CHOICES_ENUM(criteria_state, CRITERIA_STATE);
#define RANKING_ALGORITHM(C) C(RANKING_1, "orden-1", "Orden 1")
CHOICES_ENUM(ranking_algorithm, RANKING_ALGORITHM);
#define CRITERION_FAMILY(C)                               \
    C(FAMILY_INCLUSION, "inclusion", "Inclusión")         \
    C(FAMILY_VIABILITY, "viabilidad", "Viabilidad")       \
    C(FAMILY_PRIORITY, "prioridad", "Prioridad")
CHOICES_ENUM(criterion_family, CRITERION_FAMILY);
#define SCORING_STATE(C)                                    \
    C(ROUND_PREPARED, "preparacion", "En preparación")    \
    C(ROUND_OPEN, "abierta", "Abierta")                   \
    C(ROUND_CLOSED, "cerrada", "Cerrada")
CHOICES_ENUM(scoring_state, SCORING_STATE);
#define ASSIGNMENT_STATE(C)                               \
    C(ASSIGNED, "asignada", "Asignada")                   \
    C(ASSIGNED_DECLARED, "en-curso", "En curso")          \
    C(ASSIGNED_RECUSED, "recusada", "Recusada")           \
    C(ASSIGNED_SUBMITTED, "entregada", "Entregada")       \
    C(ASSIGNED_WITHDRAWN, "retirada", "Retirada")
CHOICES_ENUM(assignment_state, ASSIGNMENT_STATE);

#define CRITERIA_SET(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "where")                       \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "Versión", "1, 2… within the jurisdiction")                 \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(4, 200), "Título", "name for people")                         \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(criteria_state), "Estado", "draft, in force, replaced")           \
    F(CHOICE, algorithm, REQUIRED | PUBLIC, ONE_OF(ranking_algorithm), "Método", "that orders")                  \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "that approved it")                                          \
    F(DAY, effective_on, PUBLIC | FORM, FREE, "Rige desde", "first day")                                         \
    F(PROSE, note, PUBLIC | FORM, CHARS(0, 4000), "Nota", "what changed")                                        \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(criteria_set, CRITERIA_SET);

#define CRITERION(F)                                                                                             \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, criteria_set, REQUIRED | PUBLIC, REF_TO(criteria_set), "Criterios", "version")                        \
    F(INT, position, REQUIRED | PUBLIC | FORM, RANGE(1, 99), "Orden", "order")                                   \
    F(CHOICE, family, REQUIRED | PUBLIC | FORM, ONE_OF(criterion_family), "Familia", "inclusion is a gate")      \
    F(TEXT, code, REQUIRED | PUBLIC | FORM, CHARS(2, 40), "Código", "a-z, 0-9, -")                               \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(3, 120), "Criterio", "name for people")                        \
    F(TEXT, question, REQUIRED | PUBLIC | FORM, CHARS(5, 500), "Qué se pregunta", "to the evaluator")            \
    F(CENTI, weight_centi, REQUIRED | PUBLIC | FORM, RANGE(0, 10000), "Peso", "percent; those of viability and priority sum to 100; a gate weighs 0") \
    F(INT, low, REQUIRED | PUBLIC | FORM, RANGE(0, 10), "Desde", "lowest value")                                 \
    F(INT, high, REQUIRED | PUBLIC | FORM, RANGE(1, 10), "Hasta", "highest value")                               \
    F(INT, pass, PUBLIC | FORM, RANGE(0, 10), "Pasa con", "of a gate: least median")
SHAPE_STRUCT(criterion, CRITERION);

#define CRITERION_ANCHOR(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, criterion, REQUIRED | PUBLIC, REF_TO(criterion), "Criterio", "criterion")                             \
    F(INT, value, REQUIRED | PUBLIC | FORM, RANGE(0, 10), "Valor", "of the scale")                               \
    F(TEXT, words, REQUIRED | PUBLIC | FORM, CHARS(2, 300), "Qué significa", "words for that value")
SHAPE_STRUCT(criterion_anchor, CRITERION_ANCHOR);

#define SCORING_ROUND(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 99), "Ronda", "1, 2… of the process")                             \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(3, 120), "Nombre", "name for people")                          \
    F(REF, criteria_set, REQUIRED | PUBLIC | FORM, REF_TO(criteria_set), "Criterios", "version in force")        \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(scoring_state), "Estado", "prepared, open, closed")                 \
    F(INT, cards_needed, REQUIRED | PUBLIC | FORM, RANGE(1, 15), "Calificaciones por propuesta", "of each")      \
    F(DAY, opens_on, REQUIRED | PUBLIC | FORM, FREE, "Abre", "first day")                                        \
    F(DAY, closes_on, REQUIRED | PUBLIC | FORM, FREE, "Cierra", "last day to score")                             \
    F(TIME, closed_at, PUBLIC, FREE, "Cerrada", "instant (UTC)")                                                 \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrada el", "day")                                                         \
    F(REF, closed_by, STAFF, REF_TO(person), "Cerrada por", "directorate")                                       \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(scoring_round, SCORING_ROUND);

#define ROUND_PROPOSAL(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, round, REQUIRED | PUBLIC, REF_TO(scoring_round), "Ronda", "round")                                    \
    F(REF, proposal, REQUIRED | PUBLIC, REF_TO(proposal), "Propuesta", "what is scored")
SHAPE_STRUCT(round_proposal, ROUND_PROPOSAL);

/* Everything of a card is SECRET to the log and to everybody but its evaluator until the round closes; who
 * scored what stays so for ever: the log tells that a card moved, not of which proposal. */
#define SCORING_ASSIGNMENT(F)                                                                                    \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database; in an order of chance")                      \
    F(REF, round, REQUIRED | STAFF, REF_TO(scoring_round), "Ronda", "round")                                     \
    F(REF, proposal, REQUIRED | SECRET, REF_TO(proposal), "Propuesta", "what is scored")                         \
    F(REF, person, REQUIRED | SECRET, REF_TO(person), "Evalúa", "who scores")                                    \
    F(CHOICE, state, REQUIRED | STAFF, ONE_OF(assignment_state), "Estado", "of the card")                        \
    F(PROSE, statement, SECRET | FORM, CHARS(0, 2000), "Declaración de conflicto de interés", "before opening")  \
    F(TIME, declared_at, STAFF, FREE, "Declarado", "instant (UTC)")                                              \
    F(PROSE, reason, SECRET | FORM, CHARS(0, 2000), "Razón", "of a recusal, or why it was withdrawn")            \
    F(PROSE, note, SECRET | FORM, CHARS(0, 4000), "Nota para ti", "for nobody else")                              \
    F(TIME, submitted_at, STAFF, FREE, "Entregada", "instant (UTC)")                                             \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(scoring_assignment, SCORING_ASSIGNMENT);

/* Once a round is closed: which evaluator 1, 2… each person is, in an order of chance. */
#define ROUND_EVALUATOR(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, round, REQUIRED | STAFF, REF_TO(scoring_round), "Ronda", "round")                                     \
    F(REF, person, REQUIRED | SECRET, REF_TO(person), "Evalúa", "who scored")                                    \
    F(INT, number, REQUIRED | SECRET, RANGE(1, 9999), "Evaluador o evaluadora", "as published")
SHAPE_STRUCT(round_evaluator, ROUND_EVALUATOR);

/* What the institution that would lead says: for the evaluators of the proposal once it is given, public
 * when the round is closed. */
#define OPINION_ANSWER(C)                         \
    C(OPINION_YES, "si", "Sí")                    \
    C(OPINION_IN_PART, "en-parte", "En parte")    \
    C(OPINION_NO, "no", "No")
CHOICES_ENUM(opinion_answer, OPINION_ANSWER);
#define LEAD_OPINION(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, round, REQUIRED | STAFF, REF_TO(scoring_round), "Ronda", "round")                                     \
    F(REF, proposal, REQUIRED | STAFF | FORM, REF_TO(proposal), "Propuesta", "asked about")                      \
    F(REF, institution, REQUIRED | STAFF | FORM, REF_TO(institution), "Institución que lideraría", "asked")      \
    F(REF, person, STAFF, REF_TO(person), "Persona", "who answered")                                             \
    F(DAY, asked_on, REQUIRED | STAFF, FREE, "Pedida el", "day")                                                 \
    F(DAY, due_on, REQUIRED | STAFF | FORM, FREE, "Responder hasta", "last day")                                 \
    F(CHOICE, competence, STAFF | FORM, ONE_OF(opinion_answer), "¿Es de su competencia?", "legal competence")    \
    F(CHOICE, budget, STAFF | FORM, ONE_OF(opinion_answer), "¿Hay presupuesto?", "money")                        \
    F(INT, policy_months, STAFF | FORM, RANGE(0, 240), "Meses que tomaría la política pública", "from the decision until it is in force (acta AM-2025-03)") \
    F(PROSE, text, STAFF | FORM, CHARS(20, 4000), "Opinión", "words")                                            \
    F(DAY, given_on, STAFF, FREE, "Respondida el", "nothing: not answered")                                      \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(lead_opinion, LEAD_OPINION);

#define SCORECARD_LINE(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, assignment, REQUIRED | SECRET, REF_TO(scoring_assignment), "", "card")                                \
    F(REF, criterion, REQUIRED | SECRET, REF_TO(criterion), "", "criterion")                                     \
    F(INT, value, SECRET | FORM, RANGE(0, 10), "Valor", "on the criterion's scale; nothing: not chosen yet")                   \
    F(PROSE, reason, SECRET | FORM, CHARS(0, 2000), "Por qué", "required at the ends of the scale")              \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(scorecard_line, SCORECARD_LINE);

/* Rows of the data sets criterios and calificaciones, which a ranking is computed again from. */
#define CRITERIA_DATA(F)                                                                                          \
    F(INT, version, PUBLIC, FREE, "Versión", "1, 2… within the jurisdiction")                                    \
    F(TEXT, title, PUBLIC, FREE, "Título", "of the version")                                                     \
    F(CHOICE, state, PUBLIC, ONE_OF(criteria_state), "Estado", "in force or replaced")                           \
    F(CHOICE, algorithm, PUBLIC, ONE_OF(ranking_algorithm), "Método", "that orders")                             \
    F(TEXT, act, PUBLIC, FREE, "Acto", "number of the act that approved it")                                     \
    F(DAY, effective_on, PUBLIC, FREE, "Rige desde", "first day")                                                \
    F(CHOICE, family, PUBLIC, ONE_OF(criterion_family), "Familia", "inclusion is a gate")                        \
    F(INT, position, PUBLIC, FREE, "Orden", "within the family")                                                 \
    F(TEXT, code, PUBLIC, FREE, "Código", "of the criterion, as in the cards")                                   \
    F(TEXT, name, PUBLIC, FREE, "Criterio", "name for people")                                                   \
    F(TEXT, question, PUBLIC, FREE, "Qué se pregunta", "to the evaluator")                                       \
    F(CENTI, weight_centi, PUBLIC, FREE, "Peso", "percent; a gate weighs 0")                                     \
    F(INT, low, PUBLIC, FREE, "Desde", "lowest value of the scale")                                              \
    F(INT, high, PUBLIC, FREE, "Hasta", "highest value of the scale")                                            \
    F(INT, pass, PUBLIC, FREE, "Pasa con", "of a gate: least median")                                            \
    F(INT, value, PUBLIC, FREE, "Valor", "of the scale")                                                         \
    F(TEXT, words, PUBLIC, FREE, "Qué significa", "the value in words")
SHAPE_STRUCT(criteria_data, CRITERIA_DATA);
#define CARD_DATA(F)                                                                                             \
    F(INT, process, PUBLIC, FREE, "Proceso", "number")                                                           \
    F(INT, round, PUBLIC, FREE, "Ronda", "number within the process")                                            \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrada el", "day")                                                         \
    F(INT, proposal_number, PUBLIC, FREE, "Propuesta", "number")                                                 \
    F(INT, evaluator, PUBLIC, FREE, "Evaluador o evaluadora", "1, 2… of the round, in an order of chance")       \
    F(TEXT, criterion, PUBLIC, FREE, "Criterio", "code")                                                         \
    F(INT, value, PUBLIC, FREE, "Valor", "on the criterion's scale")                                             \
    F(PROSE, reason, PUBLIC, FREE, "Por qué", "as given")
SHAPE_STRUCT(card_data, CARD_DATA);

extern const struct room scoring_room;

enum status criteria_set_get(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct criteria_set **ret) MUST_USE;
enum status criteria_of(struct db *db, struct arena *mem, int64_t criteria_set, struct criterion **ret, size_t *ret_count) MUST_USE;
enum status scoring_round_by_number(struct db *db, struct arena *mem, int64_t cocreation, int64_t number, struct scoring_round **ret) MUST_USE;
enum status scoring_rounds(struct db *db, struct arena *mem, int64_t cocreation, struct scoring_round **ret, size_t *ret_count) MUST_USE;

/* The submitted cards of a CLOSED round, ordered by proposal, evaluator (as 1, 2… of the round, never by
 * name), criterion: what the ranking and the published CSV are made from. INVALID: it is not closed. */
#define CARD_VALUE(F)                                                                                            \
    F(REF, proposal, 0, FREE, "", "proposal's id")                                                               \
    F(INT, proposal_number, PUBLIC, FREE, "Propuesta", "number")                                                 \
    F(INT, evaluator, PUBLIC, FREE, "Evaluador o evaluadora", "1, 2… of the round, in an order that tells nothing") \
    F(TEXT, criterion, PUBLIC, FREE, "Criterio", "code")                                                         \
    F(INT, value, PUBLIC, FREE, "Valor", "on the criterion's scale")                                             \
    F(PROSE, reason, PUBLIC, FREE, "Por qué", "as given")
SHAPE_STRUCT(card_value, CARD_VALUE);
enum status round_cards(struct db *db, struct arena *mem, const struct scoring_round *round, struct card_value **ret, size_t *ret_count) MUST_USE;

#endif
