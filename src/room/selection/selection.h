/* SPDX-License-Identifier: EUPL-1.2
 * Selection (selección): the ranking of a closed round, kept as it was; the cut line; and the selection by an
 * act, each departure from the ranking with its reason (acta AM-2025-03). */
#ifndef HITO_ROOM_SELECTION_H
#define HITO_ROOM_SELECTION_H

#include "room/scoring/scoring.h"
#include "room/selection/ranking.h"

#define SELECTION_STATE(C)                                   \
    C(SELECTION_PREPARED, "preparacion", "En preparación")   \
    C(SELECTION_FIRM, "firme", "Firme")                      \
    C(SELECTION_DROPPED, "descartada", "Descartada")
CHOICES_ENUM(selection_state, SELECTION_STATE);

#define RANKING_ROW(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, round, REQUIRED | PUBLIC, REF_TO(scoring_round), "Ronda", "closed round")                             \
    F(REF, proposal, REQUIRED | PUBLIC, REF_TO(proposal), "Propuesta", "what was scored")                        \
    F(INT, place, PUBLIC, FREE, "Lugar", "nothing: a gate did not pass")                                         \
    F(FLAG, tied, PUBLIC, FREE, "Empate", "shares the place")                                                    \
    F(FLAG, passes, PUBLIC, FREE, "Pasa los criterios de inclusión", "all gates")                                \
    F(CENTI, viability_centi, REQUIRED | PUBLIC, FREE, "Viabilidad", "percent of the scale")                     \
    F(CENTI, priority_centi, REQUIRED | PUBLIC, FREE, "Prioridad", "percent of the scale")                       \
    F(CENTI, total_centi, REQUIRED | PUBLIC, FREE, "Total", "percent of the scale")                              \
    F(CENTI, spread_centi, REQUIRED | PUBLIC, FREE, "Dispersión", "highest less lowest of the evaluators' own totals") \
    F(INT, cards, REQUIRED | PUBLIC, FREE, "Calificaciones", "how many cards")                                   \
    F(TEXT, figures, REQUIRED | PUBLIC, FREE, "Por criterio", "hundredths of a percent, in the order of the version's criteria")
SHAPE_STRUCT(ranking_row, RANKING_ROW);

/* A line of the ranking as everybody reads it; also its open data. */
#define RANKING_SHOWN(F)                                                                                         \
    F(REF, proposal, 0, FREE, "", "proposal's id")                                                               \
    F(INT, place, PUBLIC, FREE, "Lugar", "nothing: a gate did not pass")                                         \
    F(FLAG, tied, PUBLIC, FREE, "Empate", "shares the place")                                                    \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number in its address")                                           \
    F(TEXT, title, PUBLIC, FREE, "Título", "of the proposal")                                                    \
    F(FLAG, passes, PUBLIC, FREE, "Pasa los criterios de inclusión", "all gates")                                \
    F(CENTI, viability_centi, PUBLIC, FREE, "Viabilidad", "percent of the scale")                                \
    F(CENTI, priority_centi, PUBLIC, FREE, "Prioridad", "percent of the scale")                                  \
    F(CENTI, total_centi, PUBLIC, FREE, "Total", "percent of the scale")                                         \
    F(CENTI, spread_centi, PUBLIC, FREE, "Dispersión", "highest less lowest of the evaluators' own totals")      \
    F(INT, cards, PUBLIC, FREE, "Calificaciones", "how many cards")                                              \
    F(TEXT, figures, PUBLIC, FREE, "Por criterio", "hundredths of a percent, in the order of the version's criteria")
SHAPE_STRUCT(ranking_shown, RANKING_SHOWN);

#define SELECTION(F)                                                                                             \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(REF, round, REQUIRED | PUBLIC | FORM, REF_TO(scoring_round), "Ronda", "whose ranking it follows")          \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 99), "Selección", "1, 2… of the process")                         \
    F(INT, cut, REQUIRED | PUBLIC | FORM, RANGE(1, 500), "Cuántas propuestas", "places above the line")          \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(selection_state), "Estado", "prepared, firm, dropped")            \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "that decided it")                                           \
    F(DAY, decided_on, PUBLIC, FREE, "Decidida el", "day")                                                       \
    F(PROSE, note, PUBLIC | FORM, CHARS(0, 4000), "Nota", "on the whole")                                        \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(selection, SELECTION);

#define SELECTION_ITEM(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, selection, REQUIRED | PUBLIC, REF_TO(selection), "Selección", "selection")                            \
    F(REF, proposal, REQUIRED | PUBLIC, REF_TO(proposal), "Propuesta", "proposal")                               \
    F(FLAG, chosen, PUBLIC | FORM, FREE, "Seleccionada", "goes on to a commitment")                              \
    F(FLAG, departs, PUBLIC, FREE, "Se aparta del orden", "from what the line says")                             \
    F(PROSE, reason, PUBLIC | FORM, CHARS(0, 4000), "Razón", "of a departure, or between tied ones")             \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(selection_item, SELECTION_ITEM);

/* What was decided of one proposal, with its place; also the open data of a selection. */
#define SELECTION_SHOWN(F)                                                                                       \
    F(INT, id, 0, FREE, "", "item's id")                                                                         \
    F(REF, proposal, 0, FREE, "", "proposal's id")                                                               \
    F(INT, place, PUBLIC, FREE, "Lugar", "nothing: a gate did not pass")                                         \
    F(FLAG, tied, PUBLIC, FREE, "Empate", "shares the place")                                                    \
    F(INT, number, PUBLIC, FREE, "Propuesta", "number in its address")                                           \
    F(TEXT, title, PUBLIC, FREE, "Título", "of the proposal")                                                    \
    F(CENTI, total_centi, PUBLIC, FREE, "Total", "percent of the scale")                                         \
    F(CHOICE, state, PUBLIC, ONE_OF(proposal_state), "Estado", "of the proposal today")                          \
    F(FLAG, chosen, PUBLIC, FREE, "Seleccionada", "goes on to a commitment")                                     \
    F(FLAG, departs, PUBLIC, FREE, "Se aparta del orden", "from what the line says")                             \
    F(PROSE, reason, PUBLIC, FREE, "Razón", "of a departure, or between tied ones")
SHAPE_STRUCT(selection_shown, SELECTION_SHOWN);

extern const struct room selection_room;

/* Computes the ranking of a closed round and keeps it; what was kept already stays. */
enum status ranking_keep(struct db *db, struct arena *mem, const struct scoring_round *round) MUST_USE;
/* Adds the selection (process, round, cut, note) with an item for every proposal of the ranking, as the line says. */
enum status selection_prepare(struct db *db, struct arena *mem, struct selection *x) MUST_USE;
/* Leaves it firm with its act, and moves every proposal with the reason; nothing is asked any more. */
enum status selection_settle(struct db *db, struct arena *mem, const struct site *site, struct selection *x, int64_t person,
                             struct instant now, struct day today) MUST_USE;
/* Its items in the order of the ranking. */
enum status selection_items_of(struct db *db, struct arena *mem, int64_t selection, struct selection_shown **ret, size_t *ret_count) MUST_USE;
/* What was decided of a proposal by a firm selection. NOT_FOUND: nothing yet. */
struct selection_outcome {
    struct selection *selection;
    struct selection_item *item;
};
enum status selection_outcome_of(struct db *db, struct arena *mem, int64_t proposal, struct selection_outcome *ret) MUST_USE;
/* Of a process, newest first; those in preparation only when `with_drafts`. */
enum status selections_of(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct selection **ret, size_t *ret_count) MUST_USE;

#endif
