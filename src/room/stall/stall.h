/* SPDX-License-Identifier: EUPL-1.2
 * Stalled commitment (compromiso estancado): a case that a rule or the directorate opens when a commitment
 * does not move. Its causes with their days, bilateral meetings, recovery steps, members who offer help,
 * and an end with a reason: no alert fades away by itself. */
#ifndef HITO_ROOM_STALL_H
#define HITO_ROOM_STALL_H

#include "room/progress/progress.h"

#define STALL_STATE(C)                                                          \
    C(STALL_ASKED, "pedido", "Pedido, sin decidir")                             \
    C(STALL_OPEN, "abierto", "Abierto")                                         \
    C(STALL_ENDING, "por-cerrar", "Sin causas vigentes, por cerrar")            \
    C(STALL_CLOSED, "cerrado", "Cerrado")                                       \
    C(STALL_DECLINED, "negado", "Pedido negado")
CHOICES_ENUM(stall_state, STALL_STATE);
#define STALL_ORIGIN(C)                                                         \
    C(STALL_BY_RULE, "regla", "Por la regla de la metodología")                 \
    C(STALL_BY_HAND, "direccion", "Por decisión de la Dirección")               \
    C(STALL_BY_REQUEST, "pedido", "A pedido de una parte o del coliderazgo")
CHOICES_ENUM(stall_origin, STALL_ORIGIN);
/* In the order in which pages list them. */
#define STALL_CAUSE(C)                                                          \
    C(STALL_LATE, "atraso", "Atraso largo contra el plazo vigente")             \
    C(STALL_SILENT, "silencio", "Varios períodos seguidos sin reporte")         \
    C(STALL_DISPUTED, "disputa", "Disputa larga sin resolver")                  \
    C(STALL_MONEY, "financiamiento", "Terminó el financiamiento de algo sin entregar") \
    C(STALL_NO_COUNTERPART, "sin-contraparte", "Sin contraparte activa")        \
    C(STALL_MANUAL, "decision", "Causa señalada al abrir el caso")
CHOICES_ENUM(stall_cause, STALL_CAUSE);
#define STALL_CAUSES ((size_t)STALL_MANUAL + 1)
#define STALL_OUTCOME(C)                                                        \
    C(STALL_RESUMED, "reactivado", "Volvió a avanzar")                          \
    C(STALL_REPLANNED, "replanificado", "Se replanificó con un acto")           \
    C(STALL_REPROGRAMMED, "reprogramado", "Pasó a la reprogramación del plan")  \
    C(STALL_WITHDRAWN, "retirado", "Se retiró el compromiso con un acto")       \
    C(STALL_UNFOUNDED, "sin-fundamento", "La alerta no tenía fundamento")       \
    C(STALL_OTHER, "otro", "Otro desenlace")
CHOICES_ENUM(stall_outcome, STALL_OUTCOME);
#define STALL_STEP_STATE(C)                                                     \
    C(STEP_PENDING, "pendiente", "Pendiente")                                   \
    C(STEP_DONE, "hecho", "Hecho")                                              \
    C(STEP_NOT_DONE, "no-hecho", "No se hizo")
CHOICES_ENUM(stall_step_state, STALL_STEP_STATE);
#define STALL_OFFER_STATE(C)                                                    \
    C(OFFER_MADE, "ofrecida", "Sin respuesta")                                  \
    C(OFFER_ACCEPTED, "aceptada", "Aceptada")                                   \
    C(OFFER_THANKED, "agradecida", "Agradecida, no hace falta")
CHOICES_ENUM(stall_offer_state, STALL_OFFER_STATE);

#define STALL_CASE(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "what stalled")                     \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "Caso", "1, 2… within the commitment")                     \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(stall_state), "Estado", "asked, open, ending, closed, declined") \
    F(CHOICE, origin, REQUIRED | PUBLIC, ONE_OF(stall_origin), "Quién lo abrió", "rule, directorate, request")  \
    F(PROSE, reason, PUBLIC | FORM, CHARS(0, 2000), "Por qué", "of who asked or opened it by hand")             \
    F(REF, asked_by, STAFF, REF_TO(person), "Pedido por", "a party or the co-lead")                             \
    F(DAY, asked_on, PUBLIC, FREE, "Pedido el", "day")                                                          \
    F(REF, opened_by, STAFF, REF_TO(person), "Abierto por", "nothing: the rule")                                \
    F(DAY, opened_on, PUBLIC, FREE, "Abierto el", "stalled since; nothing: only asked")                         \
    F(DAY, proposed_on, PUBLIC, FREE, "Sin causas desde", "its last cause ended; proposes the end")             \
    F(CHOICE, outcome, PUBLIC | FORM, ONE_OF(stall_outcome), "Desenlace", "how it ended")                       \
    F(PROSE, closing_note, PUBLIC | FORM, CHARS(0, 4000), "Razón del cierre", "why it was closed or declined")  \
    F(REF, closed_by, STAFF, REF_TO(person), "Cerrado por", "directorate")                                      \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "day")                                                        \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(stall_case, STALL_CASE);

#define STALL_CAUSE_ROW(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, stall_case, REQUIRED | PUBLIC, REF_TO(stall_case), "Caso", "case")                                   \
    F(CHOICE, cause, REQUIRED | PUBLIC, ONE_OF(stall_cause), "Causa", "why it is stalled")                      \
    F(DAY, began_on, REQUIRED | PUBLIC, FREE, "Desde", "day on which what causes it began")                     \
    F(DAY, ended_on, PUBLIC, FREE, "Hasta", "nothing: it goes on, or did when the case was closed")
SHAPE_STRUCT(stall_cause_row, STALL_CAUSE_ROW);

#define STALL_MEETING(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, stall_case, REQUIRED | PUBLIC, REF_TO(stall_case), "Caso", "case")                                   \
    F(DAY, held_on, REQUIRED | PUBLIC | FORM, FREE, "Fecha de la reunión", "day")                               \
    F(PROSE, summary, REQUIRED | STAFF | FORM, CHARS(10, 6000), "Resumen", "staff and parties")                 \
    F(PROSE, agreements, STAFF | FORM, CHARS(0, 4000), "Acuerdos", "staff and parties")                         \
    F(REF, noted_by, REQUIRED | STAFF, REF_TO(person), "Anotada por", "directorate")                            \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(stall_meeting, STALL_MEETING);

#define STALL_ATTENDANCE(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, stall_meeting, REQUIRED | PUBLIC, REF_TO(stall_meeting), "Reunión", "meeting")                       \
    F(REF, institution, REQUIRED | PUBLIC | FORM, REF_TO(institution), "Institución", "who was there")          \
    F(TEXT, people, REQUIRED | STAFF | FORM, CHARS(2, 300), "Personas", "names, as noted")
SHAPE_STRUCT(stall_attendance, STALL_ATTENDANCE);

#define STALL_STEP(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, stall_case, REQUIRED | PUBLIC, REF_TO(stall_case), "Caso", "case")                                   \
    F(PROSE, what, REQUIRED | PUBLIC | FORM, CHARS(5, 1000), "Qué hay que hacer", "recovery step")              \
    F(REF, institution, REQUIRED | PUBLIC | FORM, REF_TO(institution), "A cargo de", "owner")                   \
    F(DAY, due_on, REQUIRED | PUBLIC | FORM, FREE, "Hasta el", "day")                                           \
    F(CHOICE, state, REQUIRED | PUBLIC | FORM, ONE_OF(stall_step_state), "Estado", "pending, done, not done")          \
    F(DAY, done_on, PUBLIC | FORM, FREE, "Hecho el", "day it was done")                                         \
    F(PROSE, note, PUBLIC | FORM, CHARS(0, 2000), "Nota", "what came of it, or why it was not done")            \
    F(REF, marked_by, STAFF, REF_TO(person), "Marcado por", "owner or directorate")                             \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(stall_step, STALL_STEP);

#define STALL_OFFER(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, stall_case, REQUIRED | PUBLIC, REF_TO(stall_case), "Caso", "case")                                   \
    F(REF, institution, REQUIRED | PUBLIC | FORM, REF_TO(institution), "Institución que ofrece", "member")      \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who wrote it")                                 \
    F(PROSE, text, REQUIRED | PUBLIC | FORM, CHARS(10, 2000), "Qué puede aportar", "public once accepted")      \
    F(DAY, offered_on, REQUIRED | PUBLIC, FREE, "Ofrecida el", "day")                                           \
    F(CHOICE, state, REQUIRED | PUBLIC | FORM, ONE_OF(stall_offer_state), "Respuesta", "accepted or thanked")   \
    F(PROSE, answer, PUBLIC | FORM, CHARS(0, 2000), "Mensaje", "with the answer")                               \
    F(REF, answered_by, STAFF, REF_TO(person), "Respondió", "directorate")                                      \
    F(DAY, answered_on, PUBLIC, FREE, "Respondida el", "day")                                                   \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(stall_offer, STALL_OFFER);

/* What the rule looks at, from what is public of one commitment. */
#define STALL_FACTS(F)                                                                     \
    F(INT, commitment, 0, FREE, "", "commitment")                                          \
    F(FLAG, followed, 0, FREE, "", "in force, in a published plan that is followed")       \
    F(FLAG, owes, 0, FREE, "", "something of it is not delivered")                         \
    F(DAY, due_on, 0, FREE, "", "earliest current due day of what is not delivered")       \
    F(DAY, reported_on, 0, FREE, "", "latest accepted report, sent on that day")           \
    F(DAY, disputed_on, 0, FREE, "", "oldest dispute that stands in public")               \
    F(DAY, money_until, 0, FREE, "", "earliest last day of money that something undelivered depends on") \
    F(FLAG, counterpart, 0, FREE, "", "an active institution is its counterpart")          \
    F(DAY, counterpart_until, 0, FREE, "", "last day of the last counterpart")             \
    F(DAY, plan_starts_on, 0, FREE, "", "first day of the plan")
SHAPE_STRUCT(stall_facts, STALL_FACTS);

/* A case with its commitment, for lists and open data. */
#define STALL_CARD(F)                                                                           \
    F(INT, id, 0, FREE, "", "case")                                                             \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of its plan")                             \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "as in the plan")                    \
    F(TEXT, title, PUBLIC, FREE, "Título", "of the commitment")                                 \
    F(TEXT, lead, PUBLIC, FREE, "Responsable", "lead institution")                              \
    F(INT, number, PUBLIC, FREE, "Caso", "1, 2… within the commitment")                         \
    F(CHOICE, state, PUBLIC, ONE_OF(stall_state), "Estado", "open, ending, closed")             \
    F(DAY, opened_on, PUBLIC, FREE, "Abierto el", "stalled since")                              \
    F(TEXT, causes, PUBLIC, FREE, "Causas", "codes, joined by a space")                         \
    F(INT, steps, PUBLIC, FREE, "Pasos", "recovery steps")                                      \
    F(INT, steps_done, PUBLIC, FREE, "Pasos hechos", "recovery steps done")                     \
    F(CHOICE, outcome, PUBLIC, ONE_OF(stall_outcome), "Desenlace", "how it ended")              \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "day")                                        \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")
SHAPE_STRUCT(stall_card, STALL_CARD);

extern const struct room stall_room;

/* What the rule finds on a day: a cause and the day on which it began. At most one per cause. */
struct stall_finding {
    enum stall_cause cause;
    struct day began_on;
};
size_t stall_findings(const struct methodology *m, struct periods periods, const struct stall_facts *f, struct day d,
                      struct stall_finding ret[STALL_CAUSES]);
/* How many closed periods in a row, up to d, have no accepted report; *ret_since is the closing day of the
 * first of them. */
int64_t stall_silence(struct periods periods, struct day reported_on, struct day d, struct day *ret_since);
/* The table of moves of a case. */
bool stall_may_become(int from, int to);
/* Whether the finding is news after a case that was closed: not one that the closing already judged. */
bool stall_news(const struct stall_finding *f, const struct stall_cause_row *judged, size_t count);

/* Holds the cases of a plan against the rule: opens, adds and ends causes, proposes ends. */
enum status stall_plan_look(struct db *db, struct arena *mem, int64_t plan, struct day today) MUST_USE;
/* Cases of a plan that everybody may know, open ones first. */
enum status stall_cards(struct db *db, struct arena *mem, int64_t plan, struct stall_card **ret, size_t *ret_count) MUST_USE;
/* The live case of a commitment, or NULL. */
enum status stall_live(struct db *db, struct arena *mem, int64_t commitment, struct stall_case **ret) MUST_USE;

#endif
