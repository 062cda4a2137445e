/* SPDX-License-Identifier: EUPL-1.2
 * Co-creation (cocreación): the methodology in approved versions, the process that follows it, its stages as
 * intervals that may overlap and what each opens, activation over a readiness sheet, notices. The rooms
 * below ask it whether something is open now (acta AM-2025-03; OGP standards 3 and 4). */
#ifndef HITO_ROOM_COCREATION_H
#define HITO_ROOM_COCREATION_H

#include "room/act/act.h"
#include "room/plan/plan.h"

#define METHOD_STATE(C)                                   \
    C(METHOD_DRAFT, "borrador", "Borrador")               \
    C(METHOD_IN_FORCE, "vigente", "Vigente")              \
    C(METHOD_REPLACED, "reemplazada", "Reemplazada")
CHOICES_ENUM(method_state, METHOD_STATE);
/* preparation is known to directorate and co-lead only until its calendar is announced (OGP 3.1); nothing is open in it. */
#define COCREATION_STATE(C)                                      \
    C(COCREATION_PREPARATION, "preparacion", "En preparación")   \
    C(COCREATION_ACTIVE, "activa", "Activa")                     \
    C(COCREATION_CLOSED, "cerrada", "Cerrada")                   \
    C(COCREATION_CANCELLED, "cancelada", "Cancelada")
CHOICES_ENUM(cocreation_state, COCREATION_STATE);
/* What a stage opens while it lasts. */
#define GATE(C)                                                                   \
    C(GATE_REGISTRATION, "inscripcion", "Inscribirse en las mesas")               \
    C(GATE_ATTENDANCE, "asistencia", "Registrar la asistencia a las mesas")       \
    C(GATE_PROPOSALS, "propuestas", "Enviar propuestas")                          \
    C(GATE_COMMENTS, "comentarios", "Comentar propuestas")                        \
    C(GATE_CHECK, "admision", "Admitir, fusionar y separar propuestas")           \
    C(GATE_SCORING, "calificacion", "Calificar propuestas")                       \
    C(GATE_SELECTION, "seleccion", "Seleccionar compromisos")                     \
    C(GATE_DRAFTING, "redaccion", "Redactar compromisos")                         \
    C(GATE_ANSWERS, "respuestas", "Responder cada aporte")                        \
    C(GATE_PLAN, "formalizacion", "Formalizar el plan")                           \
    C(GATE_REPORT, "rendicion", "Rendir cuentas a quienes participaron")
CHOICES_ENUM(gate, GATE);
#define GATES ((size_t)GATE_REPORT + 1)
#define READINESS_KIND(C)                                                    \
    C(READY_AUTHORITIES, "autoridades", "Elecciones y autoridades")          \
    C(READY_MONEY, "recursos", "Recursos")                                   \
    C(READY_CAPACITY, "capacidad", "Capacidad")                              \
    C(READY_CALENDAR, "calendario", "Calendario")                            \
    C(READY_REVIEW, "revision", "Lo que recomendó la última revisión")       \
    C(READY_OTHER, "otro", "Otro")
CHOICES_ENUM(readiness_kind, READINESS_KIND);
#define READINESS_ANSWER(C)                       \
    C(READY_YES, "si", "Sí")                      \
    C(READY_IN_PART, "en-parte", "En parte")      \
    C(READY_NO, "no", "No")                       \
    C(READY_NOT_APPLICABLE, "no-aplica", "No aplica")
CHOICES_ENUM(readiness_answer, READINESS_ANSWER);

#define COCREATION_METHOD(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "where")                       \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "Versión", "1, 2… within the jurisdiction")                 \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(4, 200), "Título", "name for people")                         \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(method_state), "Estado", "draft, in force, replaced")             \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "that approved it, perhaps with observations")               \
    F(DAY, effective_on, PUBLIC | FORM, FREE, "Rige desde", "first day")                                         \
    F(PROSE, text, PUBLIC | FORM, CHARS(0, 20000), "Metodología", "in words")                                    \
    F(INT, answer_days, REQUIRED | PUBLIC | FORM, RANGE(1, 365), "Días para responder cada aporte", "from reception") \
    F(INT, draft_days, REQUIRED | PUBLIC | FORM, RANGE(1, 90), "Días que se guarda un formulario sin enviar", "then it is erased") \
    F(INT, publish_from, REQUIRED | PUBLIC | FORM, RANGE(2, 50), "Grupo más pequeño que se publica", "smaller counts are not shown") \
    F(INT, cards_needed, REQUIRED | PUBLIC | FORM, RANGE(1, 15), "Calificaciones por propuesta", "a round needs so many of each") \
    F(INT, notice_days, REQUIRED | PUBLIC | FORM, RANGE(0, 180), "Días de anuncio antes de empezar", "between the published calendar and the first stage (OGP 3.1)") \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(cocreation_method, COCREATION_METHOD);

#define METHOD_STAGE(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, method, REQUIRED | PUBLIC, REF_TO(cocreation_method), "Metodología", "version")                       \
    F(INT, position, REQUIRED | PUBLIC | FORM, RANGE(1, 99), "Orden", "order")                                   \
    F(TEXT, code, REQUIRED | PUBLIC | FORM, CHARS(2, 40), "Código", "a-z, 0-9, -")                               \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(3, 120), "Etapa", "name for people")                           \
    F(PROSE, purpose, PUBLIC | FORM, CHARS(0, 4000), "Para qué", "purpose")                                      \
    F(INT, days, REQUIRED | PUBLIC | FORM, RANGE(1, 730), "Duración en días", "usual length")                    \
    F(FLAG, waits, PUBLIC | FORM, FREE, "Espera a que se incorporen las observaciones del acto", "not before")   \
    F(FLAG, optional, PUBLIC | FORM, FREE, "Opcional: un proceso puede prescindir de ella", "may be left out")
SHAPE_STRUCT(method_stage, METHOD_STAGE);

#define METHOD_GATE(F)                                                                                           \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, stage, REQUIRED | PUBLIC, REF_TO(method_stage), "Etapa", "of the methodology")                        \
    F(CHOICE, gate, REQUIRED | PUBLIC, ONE_OF(gate), "Qué abre", "while it lasts")
SHAPE_STRUCT(method_gate, METHOD_GATE);

#define COCREATION(F)                                                                                            \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, jurisdiction, REQUIRED | PUBLIC, REF_TO(jurisdiction), "Jurisdicción", "where")                       \
    F(INT, number, REQUIRED | PUBLIC, RANGE(1, 999), "Proceso", "number in its address")                         \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(4, 200), "Nombre", "name for people")                          \
    F(REF, method, REQUIRED | PUBLIC | FORM, REF_TO(cocreation_method), "Metodología", "version that it follows") \
    F(REF, plan, PUBLIC | FORM, REF_TO(plan), "Plan", "that it fills")                                           \
    F(CHOICE, state, REQUIRED | PUBLIC, ONE_OF(cocreation_state), "Estado", "see the table of moves")            \
    F(PROSE, summary, PUBLIC | FORM, CHARS(0, 4000), "En pocas palabras", "what it is about")                    \
    F(DAY, delivery_on, PUBLIC | FORM, FREE, "Entrega del plan", "the calendar is made backwards from it")       \
    F(DAY, announced_on, PUBLIC, FREE, "Calendario publicado el", "day (OGP 3.1)")                               \
    F(REF, activation_act, PUBLIC | FORM, REF_TO(act), "Acto de activación", "over the readiness sheet")         \
    F(DAY, activated_on, PUBLIC, FREE, "Activado el", "day")                                                     \
    F(REF, closing_act, PUBLIC | FORM, REF_TO(act), "Acto de cierre", "that closed or cancelled it")             \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "day")                                                         \
    F(PROSE, closing_note, PUBLIC | FORM, CHARS(0, 4000), "Nota de cierre", "how it ended")                      \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(cocreation, COCREATION);

#define COCREATION_STAGE(F)                                                                                      \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(INT, position, REQUIRED | PUBLIC, RANGE(1, 99), "Orden", "order")                                          \
    F(TEXT, code, REQUIRED | PUBLIC, CHARS(2, 40), "Código", "of the methodology")                               \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(3, 120), "Etapa", "name for people")                           \
    F(PROSE, purpose, PUBLIC | FORM, CHARS(0, 4000), "Para qué", "purpose")                                      \
    F(FLAG, waits, PUBLIC, FREE, "Espera a las observaciones", "of the methodology's act")                       \
    F(DAY, starts_on, REQUIRED | PUBLIC | FORM, FREE, "Empieza", "first day")                                    \
    F(DAY, ends_on, REQUIRED | PUBLIC | FORM, FREE, "Termina", "last day")                                       \
    F(INT, closing_minute, REQUIRED | PUBLIC | FORM, RANGE(1, 1440), "Hora de cierre", "minute of the last day, local time") \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrada el", "day it was closed with nothing pending")                      \
    F(REF, closed_by, STAFF, REF_TO(person), "Cerrada por", "directorate")                                       \
    F(PROSE, closing_note, PUBLIC | FORM, CHARS(0, 4000), "Nota de cierre", "what it left")                      \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(cocreation_stage, COCREATION_STAGE);

#define STAGE_GATE(F)                                                                                            \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, stage, REQUIRED | PUBLIC, REF_TO(cocreation_stage), "Etapa", "of the process")                        \
    F(CHOICE, gate, REQUIRED | PUBLIC, ONE_OF(gate), "Qué abre", "while it lasts")
SHAPE_STRUCT(stage_gate, STAGE_GATE);

#define STAGE_EXTENSION(F)                                                                                       \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, stage, REQUIRED | PUBLIC, REF_TO(cocreation_stage), "Etapa", "that lasts longer")                     \
    F(DAY, old_starts_on, PUBLIC, FREE, "Empezaba", "first day before, of one that was moved before it began")   \
    F(DAY, new_starts_on, PUBLIC, FREE, "Empieza", "first day now")                                              \
    F(DAY, old_ends_on, REQUIRED | PUBLIC, FREE, "Terminaba", "last day before")                                 \
    F(DAY, new_ends_on, REQUIRED | PUBLIC | FORM, FREE, "Termina", "last day now")                               \
    F(FLAG, after_end, PUBLIC, FREE, "Decidida cuando ya había terminado", "then an act is required")            \
    F(FLAG, reopens, PUBLIC, FREE, "Reabre una etapa cerrada", "then an act is required")                        \
    F(REF, act, PUBLIC | FORM, REF_TO(act), "Acto", "that extends it")                                           \
    F(PROSE, reason, REQUIRED | PUBLIC | FORM, CHARS(20, 2000), "Por qué", "read by everybody")                  \
    F(REF, person, REQUIRED | STAFF, REF_TO(person), "Persona", "directorate")                                   \
    F(DAY, extended_on, REQUIRED | PUBLIC, FREE, "Decidida el", "day")
SHAPE_STRUCT(stage_extension, STAGE_EXTENSION);

#define READINESS_ITEM(F)                                                                                        \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(INT, position, REQUIRED | PUBLIC, RANGE(1, 99), "Orden", "order")                                          \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(readiness_kind), "Sobre qué", "kind")                       \
    F(TEXT, question, REQUIRED | PUBLIC | FORM, CHARS(5, 300), "Pregunta", "what must be ready")                 \
    F(CHOICE, answer, PUBLIC | FORM, ONE_OF(readiness_answer), "Respuesta", "nothing: not answered")             \
    F(PROSE, note, PUBLIC | FORM, CHARS(0, 2000), "Detalle", "required unless the answer is yes")                \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(readiness_item, READINESS_ITEM);

#define COCREATION_NOTICE(F)                                                                                     \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(TEXT, title, REQUIRED | PUBLIC | FORM, CHARS(4, 200), "Título", "in a line")                               \
    F(PROSE, text, REQUIRED | PUBLIC | FORM, CHARS(10, 8000), "Aviso", "words")                                  \
    F(DAY, published_on, PUBLIC, FREE, "Publicado el", "nothing: a draft")                                       \
    F(TIME, published_at, PUBLIC, FREE, "Instante", "when (UTC)")                                                \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(cocreation_notice, COCREATION_NOTICE);

extern const struct room cocreation_room;

/* What pages of the process stand on: r->object of the frame's panels "cocreation" (public process page),
 * "cocreation-board" (directorate's board: late, unanswered, unassigned, unreconciled). */
struct cocreation_place {
    struct jurisdiction *jurisdiction;
    struct cocreation *process;
    struct str path; /* "/ec/cocreacion/1" */
    struct cocreation_calendar *calendar; /* private: its stages with their gates, read once */
    struct cocreation_stage *stage;       /* private: of …/etapa/:stage */
};
/* For the loaders of rooms below: finds ":jurisdiction" and ":process", sets scope (draft until its
 * calendar is announced or it is activated) and today; leaves r->object alone. */
enum status cocreation_enter(struct request *r, struct cocreation_place **ret) MUST_USE;
/* The place of a process by its id, for who comes by another way than its address. */
enum status cocreation_place_of(struct db *db, struct arena *mem, int64_t cocreation, struct cocreation_place **ret) MUST_USE;
/* A route loader: the same, r->object is the place. */
enum status cocreation_load(struct request *r) MUST_USE;
/* Head with the way: jurisdiction, process. */
struct head cocreation_head(struct request *r, const struct cocreation_place *p, struct str title);
/* Of a jurisdiction, newest first; those that nobody outside knows yet only when `with_drafts`. */
enum status cocreations_of(struct db *db, struct arena *mem, int64_t jurisdiction, bool with_drafts, struct cocreation **ret,
                           size_t *ret_count) MUST_USE;
enum status cocreation_stages(struct db *db, struct arena *mem, int64_t cocreation, struct cocreation_stage **ret,
                              size_t *ret_count) MUST_USE;
enum status cocreation_method_of(struct db *db, struct arena *mem, const struct cocreation *c, struct cocreation_method **ret) MUST_USE;

/* The lengths and numbers that are shipped, and (in a version that has none) the shipped stages with their gates. */
void cocreation_method_defaults(struct cocreation_method *m);
enum status cocreation_method_seed(struct db *db, int64_t method) MUST_USE;
/* Adds a process in preparation with the next number, the stages of its version on the calendar (backwards from
 * the delivery day, else from `first` on) and the shipped readiness sheet. */
enum status cocreation_open(struct db *db, struct arena *mem, struct cocreation *c, struct day first) MUST_USE;

/* The version in force of the jurisdiction; NOT_FOUND. */
enum status cocreation_method_in_force(struct db *db, struct arena *mem, int64_t jurisdiction, struct cocreation_method **ret) MUST_USE;
enum status readiness_of(struct db *db, struct arena *mem, int64_t cocreation, struct readiness_item **ret, size_t *ret_count) MUST_USE;

/* Whether something is open, by which stage, until when. */
struct gate_window {
    bool open;
    int64_t stage;            /* the one that opens it, else the next, else the last; NONE: no stage has it */
    struct str stage_name;
    struct instant opens_at, closes_at; /* of that stage */
    bool waits;               /* it would be open, but observations of the methodology's act are not incorporated */
};
enum status cocreation_gate(struct db *db, struct arena *mem, const struct cocreation_place *p, enum gate gate, struct instant now,
                            struct gate_window *ret) MUST_USE;
/* In apply: DONE while it is open; else a problem in words ("cerró el 3 de mayo de 2026 a las 17:00") and
 * INVALID: what was typed is shown again. */
enum status gate_demand(struct request *r, const struct cocreation_place *p, enum gate gate) MUST_USE;
/* Whether a stage has the gate: for the holds of rooms below. */
enum status stage_has_gate(struct db *db, int64_t stage, enum gate gate, bool *ret) MUST_USE;
/* Pure: whether the public knows the process. */
bool cocreation_known(const struct cocreation *c);
/* Pure: the instants at which a stage opens and closes in the zone. */
struct instant stage_opens_at(const struct cocreation_stage *s, int64_t utc_offset_s);
struct instant stage_closes_at(const struct cocreation_stage *s, int64_t utc_offset_s);
/* "3 de mayo de 2026 a las 17:00" in the zone; midnight is "a las 24:00" of the day that ends. */
struct str closing_words(struct arena *a, enum lang lang, struct instant at, int64_t utc_offset_s);
/* The item of a panel "cocreation-now" (r->object is the place): a link and until when, only while the gate is
 * open. `label` is a msgid: "Envía una propuesta". */
enum status cocreation_now_item(struct request *r, struct out *o, enum gate gate, const char *label, struct str path) MUST_USE;

#endif
