/* SPDX-License-Identifier: EUPL-1.2
 * Response (respuesta razonada): the reasoned answer to every contribution, what it changed, its versions; what
 * everybody may count of them; and the report to those who took part (OGP standard 4). */
#ifndef HITO_ROOM_RESPONSE_H
#define HITO_ROOM_RESPONSE_H

#include "room/drafting/drafting.h"
#include "room/planner/planner.h"

#define RESPONSE_DECISION(C)                                           \
    C(RESPONSE_TAKEN, "acogida", "Acogida")                            \
    C(RESPONSE_IN_PART, "en-parte", "Acogida en parte")                \
    C(RESPONSE_NOT_TAKEN, "no-acogida", "No acogida")                  \
    C(RESPONSE_ELSEWHERE, "otra-instancia", "Remitida a otra instancia")
CHOICES_ENUM(response_decision, RESPONSE_DECISION);
#define RESPONSE_DECISIONS ((size_t)RESPONSE_ELSEWHERE + 1)
/* Fewer characters of reasons explain nothing: the house's own rule, as for what is not admitted. */
#define REASONS_CHARS 40

#define RESPONSE(F)                                                                                              \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, proposal, REQUIRED | PUBLIC, REF_TO(proposal), "Propuesta", "that is answered")                       \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 99), "Versión", "1, then each correction")                        \
    F(CHOICE, decision, REQUIRED | PUBLIC | FORM, ONE_OF(response_decision), "Decisión", "what was decided")     \
    F(PROSE, reasons, REQUIRED | PUBLIC | FORM, CHARS(3, 8000), "Razones", "why")                                \
    F(PROSE, changed, PUBLIC | FORM, CHARS(0, 4000), "Qué cambió", "because of it; required when taken")         \
    F(TEXT, referred_to, PUBLIC | FORM, CHARS(0, 300), "A quién se remite", "required when it goes elsewhere")   \
    F(REF, commitment, STAFF | FORM, REF_TO(commitment), "Compromiso al que entró", "public with its plan")      \
    F(REF, institution, PUBLIC | FORM, REF_TO(institution), "Responde en nombre de", "institution")              \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who wrote it")                                  \
    F(TEXT, text_hash, REQUIRED | PUBLIC, CHARS(64, 64), "Huella de las razones", "the same for the same words") \
    F(PROSE, why, PUBLIC | FORM, CHARS(0, 2000), "Por qué se corrige", "of every version but the first")         \
    F(DAY, published_on, PUBLIC, FREE, "Publicada el", "nothing: a draft")                                       \
    F(TIME, published_at, PUBLIC, FREE, "Instante", "when (UTC)")                                                \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(response, RESPONSE);

#define PARTICIPANT_REPORT(F)                                                                                    \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(PROSE, text, REQUIRED | PUBLIC | FORM, CHARS(40, 20000), "Qué cambió con lo que se dijo", "in words")      \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "who wrote it")                                  \
    F(REF, notice, PUBLIC, REF_TO(cocreation_notice), "Aviso", "that announced it")                              \
    F(INT, letters, REQUIRED | PUBLIC, RANGE(0, 1000000), "Cartas", "how many were sent")                        \
    F(DAY, published_on, PUBLIC, FREE, "Publicada el", "nothing: a draft")                                       \
    F(TIME, published_at, PUBLIC, FREE, "Instante", "when (UTC)")                                                \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(participant_report, PARTICIPANT_REPORT);

extern const struct room response_room;

/* The answer that everybody may read; NOT_FOUND: none was published. */
enum status response_of(struct db *db, struct arena *mem, int64_t proposal, struct response **ret) MUST_USE;
/* Contributions of the process without a published answer. */
enum status responses_missing(struct db *db, int64_t cocreation, int64_t *ret) MUST_USE;

/* Rules, without a database. What keeps an answer from being published, as a Spanish msgid with the field that it
 * is about; NULL: nothing. `former`: the version it corrects, or NULL. */
const char *response_fault(const struct response *x, const struct response *former, const char **ret_field);
/* The fingerprint of its reasons: the same for the same words, whatever their case, accents and punctuation. */
struct str response_hash(struct arena *mem, const struct response *x);

/* What one contribution adds to the figures. */
struct response_fact {
    struct day received_on, answered_on; /* DAY_NONE: no answer yet */
    int decision;
    struct str text_hash;
};
/* "Respuestas 1". Shares are hundredths of a percent, days hundredths of a day; NONE: there is nothing to count
 * from, which is not zero. */
struct response_figures {
    int64_t received, answered, late_waiting, in_time;
    int64_t decided[RESPONSE_DECISIONS];
    int64_t coverage_centi, median_centi, identical, identical_centi;
};
struct response_figures response_figures_1(struct arena *mem, const struct response_fact *facts, size_t count, int64_t answer_days,
                                           struct day today);

/* Steps of a contribution, as the report counts them: each but the first is part of the first. */
#define FATE_STEP(C)                                    \
    C(STEP_RECEIVED, "recibidas", "Recibidos")            \
    C(STEP_ADMITTED, "admitidas", "Admitidos")            \
    C(STEP_ANSWERED, "respondidas", "Respondidos")        \
    C(STEP_TAKEN, "acogidas", "Acogidos, todo o en parte") \
    C(STEP_SELECTED, "seleccionadas", "Seleccionados")    \
    C(STEP_PLANNED, "en-el-plan", "En el plan")
CHOICES_ENUM(fate_step, FATE_STEP);
#define FATE_STEPS ((size_t)STEP_PLANNED + 1)
/* Counts of groups of people by step (counts[group * FATE_STEPS + step]), the total of each step being known:
 * hidden[] says which may not be told. A count under `from` is hidden; so is one whose difference to another step of
 * its group would be; then the smallest others of the step, until the hidden ones together are `from` or more and
 * at least two, so that none can be worked out by subtraction. */
void fate_hide(const int64_t *counts, size_t groups, int64_t from, bool *hidden);

#endif
