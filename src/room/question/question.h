/* SPDX-License-Identifier: EUPL-1.2
 * Question (pregunta): what citizens and counterparts ask the institution that answers for a commitment,
 * with a day for the answer. Unanswered ones are counted in public; an answer may be corrected and what
 * it said before stays readable. */
#ifndef HITO_ROOM_QUESTION_H
#define HITO_ROOM_QUESTION_H

#include "room/letter/letter.h"
#include "room/methodology/methodology.h"
#include "room/moderation/moderation.h"

#define ANSWER_CHANNEL(C)                       \
    C(ANSWER_FORM, "formulario", "Formulario")  \
    C(ANSWER_LETTER, "oficio", "Oficio")
CHOICES_ENUM(answer_channel, ANSWER_CHANNEL);
#define QUESTION_STAGE(C)                                        \
    C(QUESTION_WAITING, "por-responder", "Por responder")        \
    C(QUESTION_OVERDUE, "vencida", "Sin respuesta, vencida")     \
    C(QUESTION_ANSWERED, "respondida", "Respondida en el plazo") \
    C(QUESTION_LATE, "tarde", "Respondida tarde")                \
    C(QUESTION_OUT, "moderada", "Moderada o retirada")
CHOICES_ENUM(question_stage, QUESTION_STAGE);

#define QUESTION(F)                                                                                              \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, post, REQUIRED | PUBLIC, REF_TO(post), "Mensaje", "its words, author and state")                      \
    F(REF, institution, PUBLIC, REF_TO(institution), "Institución", "that must answer")                          \
    F(DAY, answered_on, PUBLIC, FREE, "Respondida el", "day of the first answer")                                \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(question, QUESTION);

#define ANSWER(F)                                                                                                \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, question, REQUIRED | PUBLIC, REF_TO(question), "Pregunta", "what it answers")                         \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "Versión", "1, then corrections")                           \
    F(PROSE, text, REQUIRED | PUBLIC | FORM, CHARS(10, 8000), "Respuesta", "the institution's words")            \
    F(REF, institution, PUBLIC, REF_TO(institution), "Institución", "that answers")                              \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who typed it")                                  \
    F(CHOICE, channel, REQUIRED | PUBLIC, ONE_OF(answer_channel), "Canal", "form, or typed from a letter")       \
    F(REF, letter, PUBLIC | FORM, REF_TO(letter), "Oficio", "letter it was typed from")                          \
    F(DAY, given_on, REQUIRED | PUBLIC, FREE, "Fecha", "day it was given")                                       \
    F(TIME, given_at, REQUIRED | PUBLIC, FREE, "Instante", "when it was saved (UTC)")                            \
    F(TEXT, why, PUBLIC | FORM, CHARS(0, 300), "Por qué se corrige", "of a correction")                          \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(question_answer, ANSWER);

/* What anybody may read of a question (the view question_shown); also its open data. */
#define QUESTION_SHOWN(F)                                                                            \
    F(INT, id, PUBLIC, FREE, "N.º", "number in its address …/pregunta/7")                            \
    F(REF, post, 0, FREE, "", "its words")                                                           \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                 \
    F(INT, plan_number, PUBLIC, FREE, "Plan", "number of the plan")                                  \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "number in the plan")                     \
    F(TEXT, commitment_title, PUBLIC, FREE, "Título del compromiso", "short title if there is one")  \
    F(TEXT, milestone_number, PUBLIC, FREE, "Hito", "nothing: the whole commitment")                 \
    F(CHOICE, state, PUBLIC, ONE_OF(post_state), "Estado", "of moderation")                          \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "as its author wanted; nothing where the text is not shown") \
    F(CHOICE, rule, PUBLIC, ONE_OF(post_rule), "Regla de moderación", "of the last act; nothing: none") \
    F(CHOICE, role, PUBLIC, ONE_OF(role), "Rol", "role its author acted in")                         \
    F(TEXT, behalf_name, PUBLIC, FREE, "En nombre de", "institution spoken for")                     \
    F(PROSE, text, PUBLIC, FREE, "Pregunta", "nothing where moderation took it away")                \
    F(TEXT, institution_code, PUBLIC, FREE, "Código de la institución", "that must answer")          \
    F(TEXT, institution_name, PUBLIC, FREE, "Institución", "that must answer")                       \
    F(DAY, public_on, PUBLIC, FREE, "Publicada el", "day it became public")                          \
    F(DAY, due_on, PUBLIC, FREE, "Responder hasta", "last day for the answer")                       \
    F(DAY, answered_on, PUBLIC, FREE, "Respondida el", "day of the first answer")                    \
    F(PROSE, answer, PUBLIC, FREE, "Respuesta", "as it stands now")                                  \
    F(INT, answer_number, PUBLIC, FREE, "Versión de la respuesta", "above 1: corrected")             \
    F(DAY, given_on, PUBLIC, FREE, "Fecha de la respuesta", "of that version")                       \
    F(CHOICE, channel, PUBLIC, ONE_OF(answer_channel), "Canal", "form or letter")                    \
    F(TEXT, correction, PUBLIC, FREE, "Por qué se corrigió", "of the last correction")               \
    F(TEXT, answerer_name, PUBLIC, FREE, "Respondió", "institution that answered")                   \
    F(TEXT, letter_number, PUBLIC, FREE, "Oficio", "letter that the answer came by")                 \
    F(DAY, letter_on, PUBLIC, FREE, "Fecha del oficio", "on the letter")
SHAPE_STRUCT(question_shown, QUESTION_SHOWN);

extern const struct room question_room;

/* Rules, without a database. */
/* Where a question stands on that day. */
enum question_stage question_stage(const struct question_shown *q, struct day today);
/* Days past the last day for the answer: of the answer, or of today while there is none; 0 in time. */
int64_t question_days_late(const struct question_shown *q, struct day today);
/* Counts by stage. */
struct question_counts {
    int64_t all, waiting, overdue, answered, late;
};
struct question_counts question_count(const struct question_shown *rows, size_t count, struct day today);

/* Who answers for the milestone, else for the commitment; NONE where the plan names nobody on record. */
enum status question_responsible(struct db *db, int64_t commitment, int64_t milestone, int64_t *ret) MUST_USE;
/* What is public of a commitment, of a plan, of an institution, newest first; of a jurisdiction those
 * without an answer, oldest first (the board). */
enum status questions_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct question_shown **ret, size_t *ret_count) MUST_USE;
enum status questions_of_plan(struct db *db, struct arena *mem, int64_t plan, struct question_shown **ret, size_t *ret_count) MUST_USE;
enum status questions_of_institution(struct db *db, struct arena *mem, int64_t institution, struct question_shown **ret, size_t *ret_count) MUST_USE;
enum status questions_unanswered(struct db *db, struct arena *mem, int64_t jurisdiction, struct question_shown **ret, size_t *ret_count) MUST_USE;

#endif
