/* SPDX-License-Identifier: EUPL-1.2
 * The outbox inside the worker: errands that are due, one after the other, at least once each. */
#ifndef HITO_JOB_OUTBOX_H
#define HITO_JOB_OUTBOX_H

#include "job/job.h"

#define OUTBOX_STATE(C)                       \
    C(OUTBOX_WAITING, "pendiente", "Pendiente") \
    C(OUTBOX_DONE, "hecho", "Hecho")          \
    C(OUTBOX_FAILED, "fallido", "Fallido")
CHOICES_ENUM(outbox_state, OUTBOX_STATE);

#define OUTBOX(F)                                                                               \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                            \
    F(TEXT, kind, STAFF | REQUIRED, CHARS(1, 40), "Clase", "kind of errand: correo, enlace…")    \
    F(TEXT, key, STAFF | REQUIRED, CHARS(1, 200), "Clave de envío", "written once: the same key is dropped") \
    F(PROSE, payload, SECRET | REQUIRED, FREE, "Contenido", "JSON; emptied once done")          \
    F(TIME, due_at, STAFF | REQUIRED, FREE, "Se intenta desde", "not before this instant")                 \
    F(INT, tries, STAFF | REQUIRED, FREE, "Intentos", "times begun")                                       \
    F(CHOICE, state, STAFF | REQUIRED, ONE_OF(outbox_state), "Estado", "what became of it")                \
    F(TEXT, last_problem, STAFF, CHARS(0, 500), "Último problema", "words of the last failure") \
    F(TIME, created_at, STAFF | REQUIRED, FREE, "Creado", "when its cause was committed")                  \
    F(TIME, done_at, STAFF, FREE, "Hecho el", "when it was done")
SHAPE_STRUCT(outbox, OUTBOX);

#define OUTBOX_TRIES_MAX 12

/* Does every errand that is due at c->now; problems of one do not stop the others.
 * *ret_done counts those that were done. */
enum status outbox_drain(struct chore_context *c, int *ret_done) MUST_USE;
/* Seconds to wait after the given number of tries: 60, 120, 240 … at most six hours. */
int64_t outbox_wait_s(int64_t tries);

/* Mail, as an errand. */
enum status mail_run(struct chore_context *c, struct str payload) MUST_USE;

#endif
