/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its queries give beside the records. */
#ifndef HITO_ROOM_SCORING_VIEW_H
#define HITO_ROOM_SCORING_VIEW_H

#include "room/institution/institution.h"
#include "room/scoring/scoring_rules.h"
#include "view/form.h"

#define SCORING_PAIR(F)                                                     \
    F(INT, proposal, 0, FREE, "", "proposal")                               \
    F(INT, person, 0, FREE, "", "person")
extern const struct shape scoring_pair_shape;
#define ROUND_CHOICE(F)                                                     \
    F(INT, id, 0, FREE, "", "proposal")                                     \
    F(INT, number, 0, FREE, "", "its number")                               \
    F(TEXT, title, 0, FREE, "", "its title")                                \
    F(CHOICE, state, 0, ONE_OF(proposal_state), "", "its state")
SHAPE_STRUCT(round_choice, ROUND_CHOICE);
#define ROUND_PROGRESS(F)                                                   \
    ROUND_CHOICE(F)                                                         \
    F(INT, submitted, 0, FREE, "", "cards in")                              \
    F(INT, held, 0, FREE, "", "cards in and to come")
SHAPE_STRUCT(round_progress, ROUND_PROGRESS);
#define ROUND_TOTALS(F)                                                     \
    F(INT, proposals, 0, FREE, "", "of the round")                          \
    F(INT, live, 0, FREE, "", "still scored")                               \
    F(INT, submitted, 0, FREE, "", "cards in")                              \
    F(INT, waiting, 0, FREE, "", "cards to come")                           \
    F(INT, incomplete, 0, FREE, "", "proposals that lack cards")            \
    F(INT, unassigned, 0, FREE, "", "proposals that lack people")
SHAPE_STRUCT(round_totals, ROUND_TOTALS);
#define ROUND_PERSON(F)                                                     \
    F(INT, person, 0, FREE, "", "evaluator")                                \
    F(TEXT, name, 0, FREE, "", "their name")                                \
    F(INT, held, 0, FREE, "", "cards in and to come")                       \
    F(INT, submitted, 0, FREE, "", "cards in")                              \
    F(INT, still, 0, FREE, "", "whether they hold the role")
SHAPE_STRUCT(round_person, ROUND_PERSON);
#define DESK_ROW(F)                                                         \
    F(INT, id, 0, FREE, "", "assignment")                                   \
    F(INT, number, 0, FREE, "", "proposal")                                 \
    F(TEXT, title, 0, FREE, "", "its title")                                \
    F(CHOICE, state, 0, ONE_OF(assignment_state), "", "of the card")        \
    F(INT, round_number, 0, FREE, "", "round")                              \
    F(TEXT, round_name, 0, FREE, "", "its name")                            \
    F(CHOICE, round_state, 0, ONE_OF(scoring_state), "", "its state")       \
    F(DAY, closes_on, 0, FREE, "", "last day")                              \
    F(INT, filled, 0, FREE, "", "criteria with a value")                    \
    F(INT, criteria, 0, FREE, "", "criteria in all")
SHAPE_STRUCT(desk_row, DESK_ROW);
#define DESK_COUNTS(F)                                                      \
    F(INT, held, 0, FREE, "", "cards in and to come, of open rounds")       \
    F(INT, submitted, 0, FREE, "", "cards in, of open rounds")              \
    F(INT, rows_all, 0, FREE, "", "of all rounds, with the recused ones")
SHAPE_STRUCT(desk_counts, DESK_COUNTS);
#define OPINION_ROW(F)                                                      \
    LEAD_OPINION(F)                                                         \
    F(INT, number, 0, FREE, "", "proposal")                                 \
    F(TEXT, title, 0, FREE, "", "its title")                                \
    F(TEXT, institution_name, 0, FREE, "", "that would lead")               \
    F(TEXT, institution_code, 0, FREE, "", "its code")
SHAPE_STRUCT(opinion_row, OPINION_ROW);
#define ROUND_SUMMARY(F)                                                    \
    F(INT, number, 0, FREE, "", "round")                                    \
    F(TEXT, name, 0, FREE, "", "its name")                                  \
    F(CHOICE, state, 0, ONE_OF(scoring_state), "", "its state")             \
    F(DAY, opens_on, 0, FREE, "", "first day")                              \
    F(DAY, closes_on, 0, FREE, "", "last day")                              \
    F(DAY, closed_on, 0, FREE, "", "closed")                                \
    F(INT, proposals, 0, FREE, "", "in it")
SHAPE_STRUCT(round_summary, ROUND_SUMMARY);
#define ROUND_LATE(F)                                                       \
    F(TEXT, name, 0, FREE, "", "evaluator")                                 \
    F(INT, waiting, 0, FREE, "", "cards to come")                           \
    F(INT, number, 0, FREE, "", "round")                                    \
    F(TEXT, round_name, 0, FREE, "", "its name")                            \
    F(DAY, closes_on, 0, FREE, "", "last day")
SHAPE_STRUCT(round_late, ROUND_LATE);
#define SCORING_WAIT(F)                                                     \
    F(TEXT, jurisdiction_code, 0, FREE, "", "jurisdiction")                 \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")                       \
    F(INT, process, 0, FREE, "", "process")                                 \
    F(TEXT, name, 0, FREE, "", "its name")                                  \
    F(INT, waiting, 0, FREE, "", "cards to come")                           \
    F(DAY, due_on, 0, FREE, "", "last day")
SHAPE_STRUCT(scoring_wait, SCORING_WAIT);
#define OPINION_WAIT(F)                                                     \
    F(TEXT, jurisdiction_code, 0, FREE, "", "jurisdiction")                 \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")                       \
    F(INT, process, 0, FREE, "", "process")                                 \
    F(INT, proposal, 0, FREE, "", "proposal")                               \
    F(TEXT, title, 0, FREE, "", "its title")                                \
    F(DAY, due_on, 0, FREE, "", "last day")
SHAPE_STRUCT(opinion_wait, OPINION_WAIT);
#define SCORING_FLAW(F)                                                     \
    F(INT, process, 0, FREE, "", "process")                                 \
    F(INT, round, 0, FREE, "", "round")                                     \
    F(INT, proposal, 0, FREE, "", "proposal")
SHAPE_STRUCT(scoring_flaw, SCORING_FLAW);

/* ---- Open data */
#define OPINION_DATA(F)                                                                                          \
    F(INT, process, PUBLIC, FREE, "Proceso", "number")                                                           \
    F(INT, round, PUBLIC, FREE, "Ronda", "number within the process")                                            \
    F(INT, proposal_number, PUBLIC, FREE, "Propuesta", "number")                                                 \
    F(TEXT, institution, PUBLIC, FREE, "Institución que lideraría", "code")                                      \
    F(DAY, asked_on, PUBLIC, FREE, "Pedida el", "day")                                                           \
    F(DAY, given_on, PUBLIC, FREE, "Respondida el", "nothing: not answered")                                     \
    F(CHOICE, competence, PUBLIC, ONE_OF(opinion_answer), "¿Es de su competencia?", "legal competence")          \
    F(CHOICE, budget, PUBLIC, ONE_OF(opinion_answer), "¿Hay presupuesto?", "money")                              \
    F(INT, policy_months, PUBLIC, FREE, "Meses que tomaría la política pública", "until it is in force")         \
    F(PROSE, text, PUBLIC, FREE, "Opinión", "words")
SHAPE_STRUCT(opinion_data, OPINION_DATA);

#endif
