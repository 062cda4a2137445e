/* SPDX-License-Identifier: EUPL-1.2
 * Reprogramming (reprogramación) of a plan, as a process: responsible and counterparts propose changes, a
 * tripartite commission keeps, amends or drops each with its reason, the parties give feedback and are
 * answered, and an act applies the whole set at once and makes a new edition. Original due days stay. */
#ifndef HITO_ROOM_REPROGRAMMING_H
#define HITO_ROOM_REPROGRAMMING_H

#include "room/edition/edition.h"

#define REPRO_STATE(C)                                                          \
    C(REPRO_PROPOSALS, "propuestas", "Se reciben propuestas")                   \
    C(REPRO_COMMISSION, "comision", "En la comisión tripartita")                \
    C(REPRO_FEEDBACK, "retroalimentacion", "En retroalimentación")              \
    C(REPRO_VALIDATION, "validacion", "Espera la validación por un acto")       \
    C(REPRO_APPLIED, "aplicada", "Aplicada: hay una nueva edición")             \
    C(REPRO_CANCELLED, "cancelada", "Cancelada")
CHOICES_ENUM(repro_state, REPRO_STATE);
/* The three that a commission must have. */
#define REPRO_SECTOR(C)                                                         \
    C(REPRO_STATE_SIDE, "estado", "Estado")                                     \
    C(REPRO_CIVIL, "sociedad-civil", "Sociedad civil")                          \
    C(REPRO_ACADEMIA, "academia", "Academia")
CHOICES_ENUM(repro_sector, REPRO_SECTOR);
#define REPRO_SECTORS ((size_t)REPRO_ACADEMIA + 1)
#define REPRO_DECISION(C)                                                       \
    C(DECISION_KEPT, "se-mantiene", "Se mantiene")                              \
    C(DECISION_AMENDED, "se-modifica", "Se modifica")                           \
    C(DECISION_DROPPED, "se-descarta", "Se descarta")
CHOICES_ENUM(repro_decision, REPRO_DECISION);

#define REPROGRAMMING(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, plan, REQUIRED | PUBLIC, REF_TO(plan), "Plan", "plan that changes")                                  \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 99), "Reprogramación", "1, 2… within the plan")                  \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(repro_state), "Estado", "step it is in")                         \
    F(PROSE, reason, REQUIRED | PUBLIC | FORM, CHARS(20, 4000), "Por qué se reprograma", "reason")              \
    F(REF, opening_act, PUBLIC | FORM, REF_TO(act), "Acto que la abre", "if there is one")                      \
    F(REF, opened_by, REQUIRED | STAFF, REF_TO(person), "Abierta por", "directorate")                           \
    F(DAY, opened_on, REQUIRED | PUBLIC, FREE, "Abierta el", "day")                                             \
    F(DAY, proposals_until, REQUIRED | PUBLIC | FORM, FREE, "Propuestas hasta el", "last day to propose")       \
    F(DAY, commission_on, PUBLIC, FREE, "Comisión desde el", "day the commission began")                        \
    F(DAY, feedback_on, PUBLIC, FREE, "Retroalimentación desde el", "day the set became public")                \
    F(DAY, feedback_until, PUBLIC | FORM, FREE, "Retroalimentación hasta el", "last day to comment")            \
    F(DAY, validation_on, PUBLIC, FREE, "Enviada a validación el", "day")                                       \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto de validación", "act that approved the set")                  \
    F(REF, edition, PUBLIC, REF_TO(plan_edition), "Edición", "edition that it made")                            \
    F(REF, document, PUBLIC, REF_TO(plan_document), "Texto oficial", "the designed document")                   \
    F(REF, closed_by, STAFF, REF_TO(person), "Cerrada por", "directorate")                                      \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrada el", "day it was applied or cancelled")                            \
    F(PROSE, closing_note, PUBLIC | FORM, CHARS(0, 4000), "Nota de cierre", "what it changed, or why it was cancelled") \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(reprogramming, REPROGRAMMING);

#define REPRO_MEMBER(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, reprogramming, REQUIRED | PUBLIC, REF_TO(reprogramming), "Reprogramación", "process")                \
    F(REF, institution, REQUIRED | PUBLIC | FORM, REF_TO(institution), "Institución", "member")                 \
    F(CHOICE, sector, REQUIRED | PUBLIC, ONE_OF(repro_sector), "Sector", "of the institution on that day")      \
    F(TEXT, name, REQUIRED | STAFF | FORM, CHARS(3, 200), "Quién la representa", "person, as noted")
SHAPE_STRUCT(repro_member, REPRO_MEMBER);

#define REPRO_ITEM(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, reprogramming, REQUIRED | PUBLIC, REF_TO(reprogramming), "Reprogramación", "process")                \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "what changes")                     \
    F(REF, milestone, PUBLIC | FORM, REF_TO(milestone), "Hito", "milestone that changes")                       \
    F(REF, part, PUBLIC | FORM, REF_TO(milestone_part), "Entregable parcial", "part that moves")                \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(change_kind), "Qué se propone", "kind of change")          \
    F(TEXT, field, PUBLIC | FORM, CHARS(0, 40), "Campo", "field whose text changes")                            \
    F(PROSE, old_value, PUBLIC, CHARS(0, 30000), "Decía", "value when it was proposed")                         \
    F(PROSE, new_value, PUBLIC | FORM, CHARS(0, 30000), "Dirá", "due text or new text")                         \
    F(PROSE, reasons, REQUIRED | PUBLIC | FORM, CHARS(10, 4000), "Por qué", "reasons")                          \
    F(REF, proposed_by, REQUIRED | STAFF, REF_TO(person), "Propuesto por", "party or staff")                    \
    F(CHOICE, proposed_as, REQUIRED | PUBLIC, ONE_OF(role), "Propuesto como", "role acted in")                  \
    F(DAY, proposed_on, REQUIRED | PUBLIC, FREE, "Propuesto el", "day")                                         \
    F(DAY, withdrawn_on, PUBLIC, FREE, "Retirada el", "by who proposed it")                                      \
    F(CHOICE, decision, PUBLIC | FORM, ONE_OF(repro_decision), "Decisión de la comisión", "nothing: undecided") \
    F(PROSE, amended_value, PUBLIC | FORM, CHARS(0, 30000), "Texto o plazo modificado", "instead of new_value") \
    F(PROSE, decision_reason, PUBLIC | FORM, CHARS(0, 4000), "Razón de la comisión", "why")                     \
    F(REF, decided_by, STAFF, REF_TO(person), "Anotada por", "directorate, for the commission")                 \
    F(DAY, decided_on, PUBLIC, FREE, "Decidida el", "day")                                                      \
    F(REF, change_request, PUBLIC, REF_TO(change_request), "Cambio", "what it became when it was applied")      \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(repro_item, REPRO_ITEM);

#define REPRO_COMMENT(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, reprogramming, REQUIRED | PUBLIC, REF_TO(reprogramming), "Reprogramación", "process")                \
    F(REF, institution, REQUIRED | PUBLIC | FORM, REF_TO(institution), "Institución", "who comments")           \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who wrote it")                                 \
    F(PROSE, text, REQUIRED | PUBLIC | FORM, CHARS(10, 4000), "Comentario", "on the set")                       \
    F(DAY, given_on, REQUIRED | PUBLIC, FREE, "Fecha", "day")                                                   \
    F(PROSE, answer, PUBLIC | FORM, CHARS(0, 4000), "Respuesta", "required before the validation")              \
    F(REF, answered_by, STAFF, REF_TO(person), "Respondió", "directorate")                                      \
    F(DAY, answered_on, PUBLIC, FREE, "Respondido el", "day")                                                   \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                          \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(repro_comment, REPRO_COMMENT);

#define REPRO_DIFFERENCE(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                            \
    F(REF, reprogramming, REQUIRED | PUBLIC, REF_TO(reprogramming), "Reprogramación", "process")                \
    F(TEXT, place, REQUIRED | PUBLIC | FORM, CHARS(2, 200), "Dónde", "page, commitment, milestone")             \
    F(PROSE, document_says, REQUIRED | PUBLIC | FORM, CHARS(1, 2000), "Qué dice el documento", "words of the document") \
    F(PROSE, data_say, REQUIRED | PUBLIC | FORM, CHARS(1, 2000), "Qué dicen los datos", "words of the data")    \
    F(DAY, noted_on, REQUIRED | PUBLIC, FREE, "Anotada el", "day")
SHAPE_STRUCT(repro_difference, REPRO_DIFFERENCE);

extern const struct room reprogramming_room;

/* What a step is judged by. */
struct repro_facts {
    size_t members[REPRO_SECTORS];
    size_t items;     /* not withdrawn */
    size_t undecided;
    size_t standing;  /* kept or amended */
    size_t comments, unanswered;
    struct day feedback_until;
    struct day today;
};
/* Whether the table has the move. */
bool repro_may_become(int from, int to);
/* What keeps the process from the step: a Spanish message, or NULL. */
const char *repro_fault(int from, int to, const struct repro_facts *f);
/* The sector that an institution stands for in a commission, or -1. */
int repro_sector_of(int sector);
/* Two standing proposals that cannot both be done, as their places in the list; false: none. */
bool repro_clash(const struct repro_item *items, size_t count, size_t *ret_first, size_t *ret_second);
/* Whether it is to be done: kept or amended. */
bool repro_standing(const struct repro_item *x);
/* The change that it asks: amended where it was. */
struct change_request repro_change(const struct repro_item *x);

/* The one that is not over, or NULL. */
enum status repro_live(struct db *db, struct arena *mem, int64_t plan, struct reprogramming **ret) MUST_USE;

#endif
