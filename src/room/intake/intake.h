/* SPDX-License-Identifier: EUPL-1.2
 * Intake (recepción): the guided form of a proposal: one thing per page, kept at every step, resumable by
 * link, receipt code at the end; on behalf of others at a table; carried from an earlier plan. */
#ifndef HITO_ROOM_INTAKE_H
#define HITO_ROOM_INTAKE_H

#include "room/attendance/attendance.h"
#include "room/lineage/lineage.h"

#define INTAKE_DRAFT(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | OWN, REF_TO(cocreation), "Proceso", "process")                                 \
    F(REF, form, REQUIRED | OWN, REF_TO(proposal_form), "Formulario", "version that asks")                       \
    F(TEXT, token_hash, REQUIRED | SECRET, CHARS(64, 64), "", "of the token in its address")                     \
    F(REF, person, OWN, REF_TO(person), "Persona", "signed in when it began")                                    \
    F(CHOICE, origin, REQUIRED | OWN, ONE_OF(proposal_origin), "Origen", "form or earlier plan")                 \
    F(REF, roundtable, OWN, REF_TO(roundtable), "Mesa", "where it was said")                                     \
    F(REF, session, OWN, REF_TO(roundtable_session), "Sesión", "where it was said")                              \
    F(REF, carried_from, OWN, REF_TO(commitment), "Viene del compromiso", "of an earlier plan")                  \
    F(REF, typed_by, OWN, REF_TO(person), "Registrada por", "on behalf of who said it")                          \
    F(TIME, started_at, REQUIRED | OWN, FREE, "Empezado", "first step (UTC)")                                    \
    F(TIME, expires_at, REQUIRED | OWN, FREE, "Se borra", "unless it goes on (UTC)")                             \
    F(REF, proposal, OWN, REF_TO(proposal), "Propuesta", "once sent")                                            \
    F(TEXT, code_sealed, SECRET, CHARS(0, 400), "", "receipt code for the last page")
SHAPE_STRUCT(intake_draft, INTAKE_DRAFT);

#define INTAKE_ANSWER(F)                                                                                         \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, draft, REQUIRED | OWN, REF_TO(intake_draft), "Formulario", "that is being filled in")                 \
    F(TEXT, code, REQUIRED | OWN, CHARS(1, 60), "Pregunta", "code of the question, or of a step of the program") \
    F(PROSE, text, REQUIRED | OWN, CHARS(0, 40000), "Respuesta", "as typed")
SHAPE_STRUCT(intake_answer, INTAKE_ANSWER);

extern const struct room intake_room;

/* Whether the nonce solves the puzzle: SHA-256 of "CHALLENGE:NONCE" begins with so many zero bits. */
bool proof_good(struct arena *mem, struct str challenge, struct str nonce, int64_t bits);
/* The link that confirms a proposal: "ID-EXPIRES-CODE". DONE · NOT_FOUND: not made here · GONE. */
struct str intake_token(struct arena *mem, struct str server_key, int64_t proposal, struct instant expires);
enum status intake_token_read(struct arena *mem, struct str server_key, struct str token, struct instant now, int64_t *ret) MUST_USE;

#endif
