/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: what its queries give beside the records, its rules, and what its templates show. */
#ifndef HITO_ROOM_COCREATION_VIEW_H
#define HITO_ROOM_COCREATION_VIEW_H

#include "room/cocreation/cocreation.h"
#include "view/form.h"

/* A stage once per gate that it has; once without gate when it has none. */
#define STAGE_WINDOW(F)                                                                            \
    COCREATION_STAGE(F)                                                                            \
    F(CHOICE, gate, 0, ONE_OF(gate), "", "what it opens")                                          \
    F(INT, held, 0, FREE, "", "observations of the methodology's act that are open")               \
    F(FLAG, optional, 0, FREE, "", "the methodology lets a process leave it out")
SHAPE_STRUCT(stage_window, STAGE_WINDOW);
#define METHOD_WINDOW(F)                                                                           \
    METHOD_STAGE(F)                                                                                \
    F(CHOICE, gate, 0, ONE_OF(gate), "", "what it opens")
SHAPE_STRUCT(method_window, METHOD_WINDOW);
/* A stage while its days are being found. */
struct laid_stage {
    int64_t days;
    bool formalises;
    struct day starts_on, ends_on;
};
void cocreation_lay(struct laid_stage *stages, size_t count, struct day delivery, struct day first);
enum status cocreation_method_windows(struct db *db, struct arena *mem, int64_t method, struct method_window **ret, size_t *ret_count) MUST_USE;
enum status cocreation_next_number(struct db *db, int64_t jurisdiction, int64_t *ret) MUST_USE;
struct cocreation_calendar {
    bool read;
    struct stage_window *rows;
    size_t count;
};
enum stage_phase { STAGE_AHEAD, STAGE_OPEN, STAGE_OVER, STAGE_CLOSED };
enum stage_phase stage_phase_at(const struct cocreation_stage *s, int64_t utc_offset_s, struct instant now);
struct cocreation_stage stage_of(const struct stage_window *w);
/* Pure. `active`: the process is. */
struct gate_window gate_window_of(const struct stage_window *rows, size_t count, enum gate gate, bool active, int64_t utc_offset_s,
                                  struct instant now);
enum status cocreation_calendar_read(struct db *db, struct arena *mem, const struct cocreation_place *p) MUST_USE;
enum status cocreation_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct cocreation **ret) MUST_USE;
/* Whether the gate opens something to whoever wants, not to those who run the process. */
bool gate_public(enum gate gate);
/* "17:00", "9:30", "24:00" as a minute of the day, 1 to 1440; NONE when it is no hour. */
int64_t closing_minute_of(struct str hour);
struct str closing_hour_of(struct arena *a, int64_t minute);

/* What the activation stands on, and what is wrong with it. */
struct activation_facts {
    size_t items, unanswered, unexplained;
    struct day announced_on, delivery_on, today;
    int64_t notice_days;
    const struct stage_window *rows;
    size_t row_count;
};
enum activation_fault {
    FAULT_NO_SHEET = 1,
    FAULT_UNANSWERED = 2,
    FAULT_UNEXPLAINED = 4,
    FAULT_NO_STAGES = 8,
    FAULT_NO_DELIVERY = 16,
    FAULT_DELIVERY_PAST = 32,
    FAULT_NOT_ANNOUNCED = 64,
    FAULT_TOO_SOON = 128,
};
unsigned activation_faults(const struct activation_facts *f);
/* The first stage that opens something to whoever wants, or NULL. */
const struct stage_window *first_public_stage(const struct stage_window *rows, size_t count);
/* Days between the announcement and the first such stage. */
int64_t days_announced(const struct activation_facts *f);
/* The faults in words, in the language; at most 8. */
size_t activation_words(struct arena *a, enum lang lang, const struct activation_facts *f, struct str *ret);

/* What is wrong with a new end for a stage, as a msgid, or NULL. */
const char *extension_fault(enum stage_phase phase, struct day old_end, struct day new_end, struct day today, bool with_act);
bool cocreation_may_become(int state, int next);
const char *cocreation_class(int state);

struct cocreation_row {
    const struct cocreation *x;
    const char *class;
    struct str path;
};
/* A stage as its pages show it. */
struct stage_row {
    const struct cocreation_stage *s;
    const char *class;
    const char *word;     /* "abierta" */
    struct str state;     /* "abierta hasta el 3 de mayo de 2026 a las 17:00" */
    struct str closes;    /* last day and hour */
    const char **gates;   /* labels */
    size_t gates_count;
    bool held;            /* waits for observations of the methodology's act */
    const struct stage_extension *changes;
    size_t changes_count;
    struct str path;      /* …/etapa/recepcion */
    bool may_edit, may_extend, may_close, may_remove, reopens;
};
struct stages_page {
    const struct cocreation *x;
    const struct stage_row *rows;
    size_t rows_count;
    struct str path, jurisdiction_path, act_path, observations;
    bool waits, may_manage, may_announce;
};
/* What a stage's form holds: the hour as people write it. */
#define STAGE_FORM(F)                                                                                         \
    F(TEXT, name, REQUIRED | FORM, CHARS(3, 120), "Etapa", "name")                                            \
    F(PROSE, purpose, FORM, CHARS(0, 4000), "Para qué", "purpose")                                            \
    F(DAY, starts_on, REQUIRED | FORM, FREE, "Empieza", "first day")                                          \
    F(DAY, ends_on, REQUIRED | FORM, FREE, "Termina", "last day")                                             \
    F(TEXT, hour, REQUIRED | FORM, CHARS(0, 10), "Hora de cierre", "of the last day, local time")             \
    F(PROSE, reason, FORM, CHARS(0, 2000), "Por qué cambia", "read by everybody")                             \
    F(INT, revision, 0, FREE, "", "seen")
SHAPE_STRUCT(stage_form, STAGE_FORM);
/* Every form of the process: which says its fields. */
enum cocreation_form { CO_FORM_NEW, CO_FORM_EDIT, CO_FORM_STAGE, CO_FORM_EXTEND, CO_FORM_CLOSE_STAGE, CO_FORM_ANSWER, CO_FORM_QUESTION, CO_FORM_ANNOUNCE, CO_FORM_ACTIVATE,
                       CO_FORM_END, CO_FORM_CANCEL, CO_FORM_NOTICE };
struct cocreation_form_page {
    enum cocreation_form which;
    const char *title;
    struct str over, over_path;
    struct str note;         /* what to know before, in the language */
    const struct str *faults; /* what keeps it from being done */
    size_t faults_count;
    const struct hold *holds;
    size_t holds_count;
    struct form form;
    bool ask_reason, without_method;
};
enum status cocreation_form_show(struct request *r, struct cocreation_form_page *page);
void cocreation_options(struct request *r, struct form *form, const char *field, struct option *options, size_t count);
/* The act posted under `field`: approved, of the jurisdiction. */
enum status cocreation_act_checked(struct request *r, const struct cocreation_place *p, int64_t act, const char *field);
/* Rows of the stages for a page, with their public changes when `with_changes`. */
enum status stage_rows_fill(struct request *r, const struct cocreation_place *p, bool with_changes, struct stage_row **ret, size_t *ret_count);
enum status stage_changes_of(struct db *db, struct arena *mem, int64_t cocreation, struct stage_extension **ret, size_t *ret_count) MUST_USE;
enum status stage_optional(struct db *db, int64_t stage, bool *ret) MUST_USE;
enum status stage_gates_drop(struct db *db, struct arena *mem, int64_t stage) MUST_USE;
enum status cocreation_stage_load(struct request *r);
enum status cocreation_stages_panel(struct request *r, struct out *o);

/* A stage of a version as its form has it; the gates in the order of enum gate. */
#define METHOD_STAGE_FORM(F)                                                                                  \
    F(INT, position, REQUIRED | FORM, RANGE(1, 99), "Orden", "order")                                         \
    F(TEXT, code, REQUIRED | FORM, CHARS(2, 40), "Código", "a-z, 0-9, -")                                     \
    F(TEXT, name, REQUIRED | FORM, CHARS(3, 120), "Etapa", "name")                                            \
    F(PROSE, purpose, FORM, CHARS(0, 4000), "Para qué", "purpose")                                            \
    F(INT, days, REQUIRED | FORM, RANGE(1, 730), "Duración en días", "usual length")                          \
    F(FLAG, waits, FORM, FREE, "Espera a que se incorporen las observaciones del acto", "not before")         \
    F(FLAG, optional, FORM, FREE, "Opcional: un proceso puede prescindir de ella", "may be left out")         \
    F(FLAG, opens_registration, FORM, FREE, "Inscribirse en las mesas", "gate")                \
    F(FLAG, opens_attendance, FORM, FREE, "Registrar la asistencia a las mesas", "gate")     \
    F(FLAG, opens_proposals, FORM, FREE, "Enviar propuestas", "gate")                       \
    F(FLAG, opens_comments, FORM, FREE, "Comentar propuestas", "gate")                     \
    F(FLAG, opens_check, FORM, FREE, "Admitir, fusionar y separar propuestas", "gate")  \
    F(FLAG, opens_scoring, FORM, FREE, "Calificar propuestas", "gate")                    \
    F(FLAG, opens_selection, FORM, FREE, "Seleccionar compromisos", "gate")                 \
    F(FLAG, opens_drafting, FORM, FREE, "Redactar compromisos", "gate")                    \
    F(FLAG, opens_answers, FORM, FREE, "Responder cada aporte", "gate")                   \
    F(FLAG, opens_plan, FORM, FREE, "Formalizar el plan", "gate")                      \
    F(FLAG, opens_report, FORM, FREE, "Rendir cuentas a quienes participaron", "gate")
SHAPE_STRUCT(method_stage_form, METHOD_STAGE_FORM);
bool *method_form_gates(struct method_stage_form *f);
bool stage_code_good(struct str code);
/* r->object of …/metodologias/:method and below. */
struct method_place {
    struct jurisdiction *jurisdiction;
    struct cocreation_method *m;
    struct method_window *stage; /* of …/etapa/:stage, else NULL */
    unsigned gates;              /* its gates, a bit each */
    struct str path;
};
struct method_row {
    const struct cocreation_method *m;
    const char *class;
    struct str path;
};
struct method_list_page {
    const struct jurisdiction *jurisdiction;
    const struct method_row *rows;
    size_t rows_count;
    struct str path;
    bool may_manage;
};
struct method_stage_row {
    const struct method_window *s;
    const char **gates;
    size_t gates_count;
    struct str path;
};
struct method_page {
    const struct cocreation_method *m;
    const char *class;
    const struct act *act;
    struct str path, act_path;
    const struct method_stage_row *stages;
    size_t stages_count;
    int64_t open_observations;
    bool may_edit;
};
enum method_form { METHOD_FORM_NEW, METHOD_FORM_DATA, METHOD_FORM_STAGE, METHOD_FORM_APPROVE };
struct method_form_page {
    enum method_form which;
    const char *title;
    struct form form;
    bool copies, fresh;
    struct str remove_path;
};
struct method_stage method_stage_of(const struct method_window *w);
enum status cocreation_methods(struct db *db, struct arena *mem, int64_t jurisdiction, bool with_drafts, struct cocreation_method **ret,
                               size_t *ret_count) MUST_USE;
enum status cocreation_method_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct cocreation_method **ret) MUST_USE;
/* *ret is CONFLICT when another stage of the version has its code. */
enum status method_stage_taken(struct db *db, const struct method_stage *s, enum status *ret) MUST_USE;
enum status method_gates_drop(struct db *db, struct arena *mem, int64_t stage) MUST_USE;

/* What `hito verify` and the pending list read. */
#define COCREATION_FAULT(F)                                        \
    F(INT, id, 0, FREE, "", "record")                              \
    F(TEXT, what, 0, CHARS(0, 60), "", "which fault")
SHAPE_STRUCT(cocreation_fault, COCREATION_FAULT);
#define COCREATION_WAIT(F)                                                         \
    F(INT, id, 0, FREE, "", "process")                                             \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")                              \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")                            \
    F(INT, number, 0, FREE, "", "process in its address")                          \
    F(TEXT, name, 0, FREE, "", "process")                                          \
    F(TEXT, stage_code, 0, FREE, "", "stage past its end; nothing: ready to be activated") \
    F(TEXT, stage_name, 0, FREE, "", "its name")                                   \
    F(DAY, ends_on, 0, FREE, "", "its last day")
SHAPE_STRUCT(cocreation_wait, COCREATION_WAIT);
/* A stage and a process as open data. */
#define STAGE_DATA(F)                                                                                  \
    F(INT, process, PUBLIC, FREE, "Proceso", "number in its address")                                  \
    F(INT, position, PUBLIC, FREE, "Orden", "order")                                                   \
    F(TEXT, code, PUBLIC, FREE, "Código", "of the methodology")                                        \
    F(TEXT, name, PUBLIC, FREE, "Etapa", "name for people")                                            \
    F(PROSE, purpose, PUBLIC, FREE, "Para qué", "purpose")                                             \
    F(DAY, starts_on, PUBLIC, FREE, "Empieza", "first day")                                            \
    F(DAY, ends_on, PUBLIC, FREE, "Termina", "last day")                                               \
    F(INT, closing_minute, PUBLIC, FREE, "Hora de cierre", "minute of the last day, local time")       \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrada el", "day")                                               \
    F(INT, changes, PUBLIC, FREE, "Cambios de fecha", "how many times its days changed")               \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(stage_data, STAGE_DATA);
#define COCREATION_DATA(F)                                                                             \
    F(INT, number, PUBLIC, FREE, "Proceso", "number in its address")                                   \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name for people")                                           \
    F(CHOICE, state, PUBLIC, ONE_OF(cocreation_state), "Estado", "state")                              \
    F(INT, method, PUBLIC, FREE, "Metodología", "version that it follows")                             \
    F(DAY, delivery_on, PUBLIC, FREE, "Entrega del plan", "day")                                       \
    F(DAY, announced_on, PUBLIC, FREE, "Calendario publicado el", "day (OGP 3.1)")                     \
    F(DAY, activated_on, PUBLIC, FREE, "Activado el", "day")                                           \
    F(DAY, closed_on, PUBLIC, FREE, "Cerrado el", "day")                                               \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(cocreation_data, COCREATION_DATA);
enum status cocreation_verify(struct db *db, struct arena *mem, const struct site *site,
                              void (*complain)(void *context, struct str what), void *context);
enum status cocreation_pending(struct request *r, struct pending_list *list);
enum status cocreation_stages_board(struct request *r, struct out *o);
enum status cocreation_observations_board(struct request *r, struct out *o);

void stage_remove(struct out *o, struct str path);
void notice_publish(struct out *o, struct str path, int64_t id);

struct readiness_row {
    const struct readiness_item *x;
    const char *class;
    struct str path;
};
struct readiness_page {
    const struct cocreation *x;
    const struct readiness_row *rows;
    size_t rows_count;
    size_t answered;
    struct str path;
    bool may_answer;
};
enum status cocreation_facts(struct request *r, const struct cocreation_place *p, struct activation_facts *ret);
enum status notices_of(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct cocreation_notice **ret,
                       size_t *ret_count) MUST_USE;
struct notices_page {
    const struct cocreation *x;
    const struct cocreation_notice *rows;
    size_t rows_count;
    struct str path;
    bool may_manage, more;
};
enum status cocreation_notices_panel(struct request *r, struct out *o);

struct cocreation_list_page {
    const struct jurisdiction *jurisdiction;
    const struct cocreation_row *rows;
    size_t rows_count;
    struct str path;
    bool may_manage;
};
struct cocreation_page {
    const struct jurisdiction *jurisdiction;
    const struct cocreation *x;
    const struct cocreation_method *method;
    const struct plan *plan;
    const struct act *activation_act, *closing_act;
    const char *class;
    struct str path, jurisdiction_path;
    bool may_manage, may_board, live, announced;
};
struct cocreation_now_view {
    struct html items; /* of all rooms; nothing: nothing is open */
    const char *state; /* msgid of why nothing can be open, or NULL */
    struct str next, next_label, next_stage; /* what opens next */
    bool waits;
};
struct cocreation_now_item_view {
    const char *label;
    struct str path, until;
};
struct cocreation_board_page {
    const struct cocreation *x;
    struct day today;
    struct str path;
};

enum status cocreation_now_panel(struct request *r, struct out *o);
enum status cocreation_home_panel(struct request *r, struct out *o);
enum status cocreation_admin_panel(struct request *r, struct out *o);

extern const struct route cocreation_routes[];
extern const struct route cocreation_stage_routes[];
extern const struct route cocreation_step_routes[];
extern const struct route cocreation_end_routes[];
extern const struct route cocreation_notice_routes[];
extern const struct route cocreation_method_routes[];

#endif
