/* SPDX-License-Identifier: EUPL-1.2
 * Drafting (redacción): from selected proposals to commitments of the draft plan. A draft is a commitment of
 * the process's plan with a mixed team: versions, comments, agreement, the five-point test of its milestones;
 * and the chain between voices and commitments, for ever in both directions. Nothing of a draft is public. */
#ifndef HITO_ROOM_DRAFTING_H
#define HITO_ROOM_DRAFTING_H

#include "room/edition/edition.h"
#include "room/selection/selection.h"

/* in-plan is never stored: it follows from the plan's own state (draft_state_now). */
#define DRAFT_STATE(C)                                     \
    C(DRAFT_WRITING, "en-redaccion", "En redacción")       \
    C(DRAFT_ASKED, "por-acordar", "Por acordar")           \
    C(DRAFT_AGREED, "acordado", "Acordado")                \
    C(DRAFT_IN_PLAN, "en-plan", "En el plan")              \
    C(DRAFT_DROPPED, "descartado", "Descartado")
CHOICES_ENUM(draft_state, DRAFT_STATE);
#define DRAFT_SOURCE(C)                                    \
    C(SOURCE_TEAM, "equipo", "Del equipo")                 \
    C(SOURCE_OGP, "ogp", "De OGP")
CHOICES_ENUM(draft_source, DRAFT_SOURCE);
#define DRAFT_DECISION(C)                                  \
    C(DRAFT_AGREES, "acuerda", "De acuerdo")               \
    C(DRAFT_OBJECTS, "objeta", "Objeta")
CHOICES_ENUM(draft_decision, DRAFT_DECISION);
/* The five questions to each milestone (methodology of the third plan). */
#define TEST_POINT(C)                                                                                    \
    C(TEST_SOON, "corto-plazo", "¿Da algo en el corto plazo?")                                           \
    C(TEST_CONCRETE, "concreto", "¿Su resultado es concreto?")                                           \
    C(TEST_KNOWLEDGE, "saber-social", "¿Usa lo que sabe la sociedad civil?")                             \
    C(TEST_FEASIBLE, "factible", "¿Es factible en tecnología, personas y recursos?")                     \
    C(TEST_ANCHORED, "anclaje-politico", "¿Tiene anclaje político?")
CHOICES_ENUM(test_point, TEST_POINT);
#define TEST_POINTS ((size_t)TEST_ANCHORED + 1)
#define TEST_ANSWER(C)               \
    C(TEST_YES, "si", "Sí")          \
    C(TEST_NO, "no", "No")
CHOICES_ENUM(test_answer, TEST_ANSWER);

#define DRAFT(F)                                                                                                 \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | STAFF, REF_TO(cocreation), "Proceso", "process")                               \
    F(INT, number, REQUIRED | STAFF, RANGE(1, 999), "Borrador", "number in its address")                         \
    F(TEXT, title, REQUIRED | STAFF | FORM, CHARS(3, 700), "Título", "of the commitment, as of its last version") \
    F(REF, commitment, STAFF, REF_TO(commitment), "Compromiso", "of the draft plan; nothing: dropped")           \
    F(CHOICE, state, REQUIRED | STAFF, ONE_OF(draft_state), "Estado", "see the states")                          \
    F(PROSE, reason, STAFF | FORM, CHARS(0, 2000), "Por qué se descarta", "read by who may read drafts")         \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(draft, DRAFT);

#define DRAFT_PROPOSAL(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, draft, REQUIRED | STAFF, REF_TO(draft), "Borrador", "draft")                                          \
    F(REF, proposal, REQUIRED | STAFF, REF_TO(proposal), "Propuesta", "that it comes from")                      \
    F(PROSE, how, STAFF | FORM, CHARS(0, 2000), "Qué se tomó de ella", "public with the plan")
SHAPE_STRUCT(draft_proposal, DRAFT_PROPOSAL);

#define DRAFT_MEMBER(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, draft, REQUIRED | STAFF, REF_TO(draft), "Borrador", "draft")                                          \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "with an account")                               \
    F(REF, institution, STAFF | FORM, REF_TO(institution), "Institución", "on whose behalf")                     \
    F(CHOICE, sector, REQUIRED | STAFF | FORM, ONE_OF(table_sector), "Sector", "whom it speaks for")             \
    F(DAY, from_on, REQUIRED | STAFF, FREE, "Desde", "first day")                                                \
    F(DAY, until_on, STAFF, FREE, "Hasta", "last day; nothing: still")
SHAPE_STRUCT(draft_member, DRAFT_MEMBER);

/* The words stand in the log of the records themselves: not once more with each version. */
#define DRAFT_VERSION(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, draft, REQUIRED | STAFF, REF_TO(draft), "Borrador", "draft")                                          \
    F(INT, number, REQUIRED | STAFF, RANGE(1, 99999), "Versión", "1, 2…")                                        \
    F(PROSE, content, REQUIRED | SECRET, CHARS(2, 10000000), "", "canonical JSON of the commitment")             \
    F(TEXT, sha256, REQUIRED | STAFF, CHARS(64, 64), "Huella", "SHA-256 of the content")                         \
    F(TEXT, note, STAFF | FORM, CHARS(0, 300), "Qué cambió", "in the words of who saved")                        \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who saved")                                     \
    F(DAY, saved_on, REQUIRED | STAFF, FREE, "Fecha", "day")                                                     \
    F(TIME, saved_at, REQUIRED | STAFF, FREE, "Instante", "when (UTC)")
SHAPE_STRUCT(draft_version, DRAFT_VERSION);

#define DRAFT_COMMENT(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, draft, REQUIRED | STAFF, REF_TO(draft), "Borrador", "draft")                                          \
    F(REF, version, STAFF, REF_TO(draft_version), "Versión", "that was read")                                    \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who wrote or typed it")                         \
    F(CHOICE, source, REQUIRED | STAFF, ONE_OF(draft_source), "De quién", "of the team, or OGP's")               \
    F(CHOICE, sector, STAFF, ONE_OF(table_sector), "Sector", "of the member")                                    \
    F(PROSE, text, REQUIRED | STAFF | FORM, CHARS(3, 10000), "Comentario", "what was said")                      \
    F(DAY, given_on, REQUIRED | STAFF | FORM, FREE, "Fecha", "day it was given")                                 \
    F(PROSE, answer, STAFF | FORM, CHARS(0, 4000), "Respuesta", "what was done with it and why")                 \
    F(REF, answered_by, STAFF, REF_TO(person), "Responde", "who answered")                                       \
    F(DAY, answered_on, STAFF, FREE, "Respondido el", "day")                                                     \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(draft_comment, DRAFT_COMMENT);

#define DRAFT_AGREEMENT(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, version, REQUIRED | STAFF, REF_TO(draft_version), "Versión", "that was read")                         \
    F(REF, member, REQUIRED | STAFF, REF_TO(draft_member), "Integrante", "who")                                  \
    F(CHOICE, decision, REQUIRED | STAFF | FORM, ONE_OF(draft_decision), "¿Estás de acuerdo con esta versión?", "agrees or objects") \
    F(PROSE, reason, STAFF | FORM, CHARS(0, 2000), "Por qué", "required of an objection")                        \
    F(DAY, given_on, REQUIRED | STAFF, FREE, "Fecha", "day")                                                     \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(draft_agreement, DRAFT_AGREEMENT);

/* Public with the plan. */
#define MILESTONE_TEST(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, milestone, REQUIRED | STAFF, REF_TO(milestone), "Hito", "milestone")                                  \
    F(CHOICE, point, REQUIRED | STAFF, ONE_OF(test_point), "Pregunta", "of the five")                            \
    F(CHOICE, answer, REQUIRED | STAFF | FORM, ONE_OF(test_answer), "Respuesta", "yes or no")                    \
    F(PROSE, note, STAFF | FORM, CHARS(0, 1000), "Detalle", "required of a no")                                  \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who answered")                                  \
    F(DAY, given_on, REQUIRED | STAFF, FREE, "Fecha", "day")                                                     \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED, FREE, "", "last change (UTC)")
SHAPE_STRUCT(milestone_test, MILESTONE_TEST);

extern const struct room drafting_room;

/* Where a proposal went: a draft made from it, or from what it was merged or split into. Only what
 * draft_is_public() may be told to everybody. */
#define DRAFT_LINK(F)                                                                        \
    F(INT, id, 0, FREE, "", "draft")                                                         \
    F(INT, number, STAFF, FREE, "Borrador", "number in its address")                         \
    F(CHOICE, state, STAFF, ONE_OF(draft_state), "Estado", "as stored")                      \
    F(TEXT, title, STAFF, FREE, "Título", "of the commitment")                               \
    F(PROSE, how, STAFF, FREE, "Qué se tomó de ella", "of the proposal it was made from")    \
    F(PROSE, reason, STAFF, FREE, "Por qué se descarta", "of a dropped one")                 \
    F(INT, proposal, 0, FREE, "", "the proposal it was made from")                           \
    F(INT, proposal_number, PUBLIC, FREE, "Propuesta", "its number")                         \
    F(INT, commitment, 0, FREE, "", "commitment, or NONE")                                   \
    F(TEXT, commitment_number, STAFF, FREE, "Compromiso", "as in the plan")                  \
    F(INT, plan_number, STAFF, FREE, "Plan", "number")                                       \
    F(CHOICE, plan_state, STAFF, ONE_OF(plan_state), "Estado del plan", "draft until published")
SHAPE_STRUCT(draft_link, DRAFT_LINK);
enum status drafts_of_proposal(struct db *db, struct arena *mem, int64_t proposal, struct draft_link **ret, size_t *ret_count) MUST_USE;
bool draft_is_public(const struct draft_link *x);

/* What a draft is made from. At least one proposal of the process, selected. CONFLICT: the plan is no draft. */
struct draft_entry {
    struct str title;
    const int64_t *proposals;
    const struct str *how; /* of each, or STR_NONE */
    size_t count;
};
/* Adds the commitment with the proposals' words, its topics and territories, the draft, its links and version 1. */
enum status draft_add(struct db *db, struct arena *mem, const struct cocreation_place *at, const struct draft_entry *e, int64_t person,
                      struct day today, struct instant now, struct draft **ret) MUST_USE;
/* The commitment as it stands becomes the next version, unless nothing changed (*ret_new false): what was agreed no
 * longer counts. */
enum status draft_version_save(struct db *db, struct arena *mem, struct draft *d, struct str note, int64_t person, struct day today,
                               struct instant now, bool *ret_new) MUST_USE;

/* Its id. */
enum status draft_last_version(struct db *db, int64_t draft, int64_t *ret) MUST_USE;

/* Rules, without a database. */
struct draft_facts {
    bool state_side, society, academia; /* somebody of each in the team */
    size_t members, agreed, objected;   /* current members; of the latest version */
    size_t comments_open, tests_open, blocking; /* blocking: what readiness finds */
    bool kept;                          /* the text is that of the latest version */
};
/* The part of the mixed team that a sector stands for. */
enum team_side { SIDE_STATE, SIDE_SOCIETY, SIDE_ACADEMIA, SIDE_NONE };
enum team_side team_side_of(int sector);
bool draft_team_whole(const struct draft_facts *f);
/* Whether nothing keeps it from being agreed. */
bool draft_whole(const struct draft_facts *f);
/* The state that follows from what is stored, the facts and the plan's state. */
enum draft_state draft_state_after(int stored, const struct draft_facts *f);
enum draft_state draft_state_now(int stored, int plan_state);

#endif
