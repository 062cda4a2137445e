/* SPDX-License-Identifier: EUPL-1.2
 * Transition (transición): change of government or of people, and the end of cooperation. Who answers for
 * nothing any more is seen, people are appointed by one letter, roles of an institution that is no more go to
 * its successor, the new authority ratifies, and what depends on a financing is told in time. */
#ifndef HITO_ROOM_TRANSITION_H
#define HITO_ROOM_TRANSITION_H

#include "room/letter/letter.h"
#include "room/people/people.h"
#include "room/progress/progress.h"

#define RATIFICATION_DECISION(C)                                                   \
    C(RATIFIED, "ratifica", "Ratifica el compromiso")                              \
    C(RATIFIED_WITH_CHANGE, "pide-cambio", "Lo asume y pide un cambio")
CHOICES_ENUM(ratification_decision, RATIFICATION_DECISION);

#define RATIFICATION(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, commitment, REQUIRED | PUBLIC, REF_TO(commitment), "Compromiso", "what is ratified")                  \
    F(REF, institution, REQUIRED | PUBLIC, REF_TO(institution), "Institución", "whose authority")                \
    F(REF, transition, PUBLIC, REF_TO(institution_transition), "Transición", "change of authorities")            \
    F(CHOICE, decision, REQUIRED | PUBLIC | FORM, ONE_OF(ratification_decision), "Decisión", "ratifies or asks for a change") \
    F(TEXT, authority, REQUIRED | PUBLIC | FORM, CHARS(3, 200), "Autoridad que decide", "name and post")         \
    F(PROSE, reasons, PUBLIC | FORM, CHARS(0, 2000), "Qué dice", "reasons; required to ask for a change")        \
    F(REF, letter, PUBLIC | FORM, REF_TO(letter), "Oficio", "typed from it by the directorate")                  \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Registrada por", "who entered it")                         \
    F(DAY, given_on, REQUIRED | PUBLIC, FREE, "Fecha", "day")                                                    \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(ratification, RATIFICATION);

/* Money that pays for milestones, with what is left of it: open data. */
#define FUNDING(F)                                                                                               \
    F(INT, financing, 0, FREE, "", "financing")                                                                  \
    F(CHOICE, source, PUBLIC, ONE_OF(financing_source), "Fuente", "kind of money")                               \
    F(TEXT, funder, PUBLIC, FREE, "Quién financia", "funder")                                                    \
    F(TEXT, agreement, PUBLIC, FREE, "Convenio", "agreement's number or name")                                   \
    F(DAY, ends_on, PUBLIC, FREE, "Termina", "last day of the money")                                            \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                              \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number as in the plan")                              \
    F(TEXT, commitment_title, PUBLIC, FREE, "Título", "title of the commitment")                                 \
    F(TEXT, milestone_number, PUBLIC, FREE, "Hito", "nothing: no milestone says that it depends on it")          \
    F(TEXT, milestone_title, PUBLIC, FREE, "Título del hito", "title of the milestone")                          \
    F(DAY, due_on, PUBLIC, FREE, "Plazo del hito", "due day in force")                                           \
    F(CHOICE, light, PUBLIC, ONE_OF(light), "Semáforo del hito", "light")                                        \
    F(INT, commitment, 0, FREE, "", "commitment")                                                                \
    F(INT, lead, 0, FREE, "", "institution that leads")
SHAPE_STRUCT(funding, FUNDING);

extern const struct room transition_room;

/* ---- Who answers for a commitment: pure. */
/* A running or past assignment of a person, as the board judges it. */
#define TRANSITION_LINE(F)                                                        \
    F(INT, id, 0, FREE, "", "commitment_person")                                  \
    F(INT, commitment, 0, FREE, "", "commitment")                                 \
    F(INT, person, 0, FREE, "", "person")                                         \
    F(TEXT, name, STAFF, FREE, "Nombre", "name")                                  \
    F(CHOICE, person_state, 0, ONE_OF(person_state), "", "account")               \
    F(FLAG, granted, 0, FREE, "", "holds the role that day")                      \
    F(INT, institution, 0, FREE, "", "on whose behalf, or nothing")               \
    F(CHOICE, institution_state, 0, ONE_OF(institution_state), "", "or nothing")  \
    F(CHOICE, role, 0, ONE_OF(person_role), "", "focal point or counterpart")     \
    F(FLAG, alternate, 0, FREE, "", "stands in")                                  \
    F(DAY, from_on, 0, FREE, "", "first day")                                     \
    F(DAY, until_on, 0, FREE, "", "last day, or nothing")
SHAPE_STRUCT(transition_line, TRANSITION_LINE);

/* Why nobody answers; GAP_NONE: somebody does. Of several, the one nearest to a remedy. */
enum gap { GAP_NONE, GAP_INSTITUTION, GAP_DISABLED, GAP_ROLE, GAP_ENDED, GAP_NEVER };
enum gap transition_gap(const struct transition_line *lines, size_t count, int64_t commitment, enum person_role role, struct day on);
/* In Spanish: a msgid. */
const char *gap_words(enum gap g);
/* Whether the line runs on that day. */
bool line_runs(const struct transition_line *l, struct day on);
/* Last day of a line that another one follows from `from`. */
struct day line_end(struct day began, struct day from);

/* A person of a pasted list: "Nombre; correo; cargo; 1, 4". */
struct appointee {
    struct str name, email, post;
    struct str numbers;  /* commitments of the list, or nothing: all that are ticked */
    int64_t person;      /* account found, or NONE */
    const char *problem; /* Spanish msgid, or NULL */
    const char *remark;  /* what is not a fault */
};
/* Cuts lines by ";" or tab; the problems are those that the line alone shows, and an e-mail that comes twice. */
size_t appointees_read(struct arena *mem, struct str text, struct appointee *ret, size_t size);
/* Whether the person is for the commitment of that number. */
bool appointee_for(const struct appointee *a, struct str number);

#endif
