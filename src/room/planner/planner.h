/* SPDX-License-Identifier: EUPL-1.2
 * Planner (cronograma): the calendar of a co-creation backwards from its delivery day — tasks, how long each
 * takes, what waits for what, the time of public policy in the institutions included (acta AM-2025-03) —
 * with slack, critical path, and what slips when it does not fit. */
#ifndef HITO_ROOM_PLANNER_H
#define HITO_ROOM_PLANNER_H

#include "room/cocreation/cocreation.h"
#include "room/institution/institution.h"

#define PLANNER_KIND(C)                                                      \
    C(TASK_WORK, "trabajo", "Trabajo")                                       \
    C(TASK_POLICY, "politica-publica", "Tiempo de la política pública")      \
    C(TASK_NOTICE, "anuncio", "Anuncio previo")                              \
    C(TASK_MARK, "fecha-clave", "Fecha clave")
CHOICES_ENUM(planner_kind, PLANNER_KIND);

#define PLANNER_TASK(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, cocreation, REQUIRED | PUBLIC, REF_TO(cocreation), "Proceso", "process")                              \
    F(INT, position, REQUIRED | PUBLIC | FORM, RANGE(1, 999), "Orden", "order in the list")                      \
    F(TEXT, code, REQUIRED | PUBLIC | FORM, CHARS(2, 40), "Código", "a-z, 0-9, -: others name it by it")         \
    F(TEXT, name, REQUIRED | PUBLIC | FORM, CHARS(3, 160), "Tarea", "name for people")                           \
    F(CHOICE, kind, REQUIRED | PUBLIC | FORM, ONE_OF(planner_kind), "Tipo", "kind")                              \
    F(INT, days, REQUIRED | PUBLIC | FORM, RANGE(0, 1500), "Duración en días", "calendar days; 0: a date")       \
    F(REF, institution, PUBLIC | FORM, REF_TO(institution), "Institución", "whose time it is")                   \
    F(REF, stage, PUBLIC | FORM, REF_TO(cocreation_stage), "Etapa", "that it belongs to")                        \
    F(DAY, fixed_on, PUBLIC | FORM, FREE, "No antes del", "may not begin before")                                \
    F(DAY, started_on, PUBLIC | FORM, FREE, "Empezada el", "first day of it, once it began")                     \
    F(DAY, done_on, PUBLIC | FORM, FREE, "Terminada el", "last day of it")                                       \
    F(PROSE, note, PUBLIC | FORM, CHARS(0, 2000), "Nota", "remark, source of the duration")                      \
    F(INT, revision, COMPUTED, FREE, "", "grows by 1 at every change")                                           \
    F(TIME, changed_at, COMPUTED | PUBLIC, FREE, "Último cambio", "last change (UTC)")
SHAPE_STRUCT(planner_task, PLANNER_TASK);

#define PLANNER_LINK(F)                                                                                          \
    F(INT, id, COMPUTED, FREE, "", "identity given by the database")                                             \
    F(REF, task, REQUIRED | PUBLIC, REF_TO(planner_task), "Tarea", "that waits")                                 \
    F(REF, after, REQUIRED | PUBLIC, REF_TO(planner_task), "Después de", "that it waits for")                    \
    F(INT, lag, REQUIRED | PUBLIC, RANGE(0, 365), "Días de espera", "days between the end of one and the other")
SHAPE_STRUCT(planner_link, PLANNER_LINK);

extern const struct room planner_room;

/* A task while the calendar is computed. A task of n days beginning on day d ends on d + n - 1; what waits
 * for it begins, at the earliest, the day after plus the lag. What began and is not
 * done ends after its days, and not before today. A date (0 days) falls on the last day of what
 * it waits for. */
struct timed_task {
    int64_t days;
    struct day fixed_on, started_on, done_on; /* or DAY_NONE */
    /* Given back. */
    struct day early_first, early_last; /* as soon as possible from today */
    struct day late_first, late_last;   /* as late as the delivery allows */
    int64_t slack;                      /* days; negative: it does not fit by so many. NONE where done */
    bool critical;                      /* of the smallest slack of those not done */
};
struct timed_link {
    size_t task, after; /* places in the list of tasks */
    int64_t lag;
};
struct timed_result {
    int64_t slack;       /* the smallest of what is not done; NONE: everything is done */
    struct day ends_on;  /* when it ends as soon as possible */
    int64_t slips;       /* days past the delivery; 0 in time */
    size_t looped;       /* INVALID: a task that waits for itself */
};
/* Computes all tasks for the delivery day, from today. INVALID: a loop. */
enum status planner_compute(struct arena *mem, struct timed_task *tasks, size_t count, const struct timed_link *links, size_t link_count,
                            struct day delivery, struct day today, struct timed_result *ret) MUST_USE;

#endif
