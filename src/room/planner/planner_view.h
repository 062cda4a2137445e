/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: the calendar of one process as it is read, computed and shown. */
#ifndef HITO_ROOM_PLANNER_VIEW_H
#define HITO_ROOM_PLANNER_VIEW_H

#include "room/planner/planner.h"
#include "view/form.h"

#define PLANNER_TASK_VIEW(F)                                                                    \
    PLANNER_TASK(F)                                                                             \
    F(TEXT, institution_name, 0, FREE, "", "whose time it is")                                  \
    F(TEXT, stage_name, 0, FREE, "", "stage")
SHAPE_STRUCT(planner_task_view, PLANNER_TASK_VIEW);

/* A task with what was computed: the open data of the calendar. */
#define PLANNER_DATUM(F)                                                                        \
    F(TEXT, code, PUBLIC, FREE, "Código", "of the task")                                        \
    F(TEXT, name, PUBLIC, FREE, "Tarea", "name")                                                \
    F(CHOICE, kind, PUBLIC, ONE_OF(planner_kind), "Tipo", "kind")                               \
    F(TEXT, institution, PUBLIC, FREE, "Institución", "whose time it is")                       \
    F(INT, days, PUBLIC, FREE, "Duración en días", "calendar days")                             \
    F(TEXT, after, PUBLIC, FREE, "Después de", "codes, with the days of waiting")               \
    F(DAY, early_first, PUBLIC, FREE, "Empieza lo antes posible", "from today")                 \
    F(DAY, early_last, PUBLIC, FREE, "Termina lo antes posible", "from today")                  \
    F(DAY, late_first, PUBLIC, FREE, "Empieza a más tardar", "for the delivery day")            \
    F(DAY, late_last, PUBLIC, FREE, "Termina a más tardar", "for the delivery day")             \
    F(INT, slack, PUBLIC, FREE, "Holgura en días", "negative: it does not fit; nothing: done")  \
    F(FLAG, critical, PUBLIC, FREE, "Ruta crítica", "of the smallest slack")                    \
    F(DAY, done_on, PUBLIC, FREE, "Terminada el", "day")
SHAPE_STRUCT(planner_datum, PLANNER_DATUM);

/* What the form of a task holds: the record, and what it waits for as people write it. */
#define PLANNER_FORM(F)                                                                         \
    PLANNER_TASK(F)                                                                             \
    F(TEXT, after, FORM, CHARS(0, 400), "Después de", "codes with their waiting: mesas+14, anuncio")
SHAPE_STRUCT(planner_form, PLANNER_FORM);

struct planner_calendar {
    struct planner_task_view *tasks;
    size_t count;
    struct planner_link *links;
    size_t link_count;
    struct timed_task *computed; /* in the order of the tasks; NULL without a delivery day or with a loop */
    struct timed_result result;
    enum status state; /* DONE, INVALID: a loop, NOT_FOUND: no delivery day */
};
enum status planner_read(struct request *r, const struct cocreation_place *p, struct planner_calendar *ret) MUST_USE;
/* "mesas+14, anuncio" of a task. */
struct str planner_after_words(struct arena *mem, const struct planner_calendar *c, int64_t task);
enum status planner_task_by_code(struct db *db, struct arena *mem, int64_t cocreation, struct str code, struct planner_task **ret) MUST_USE;

/* r->object of …/calendario/:code. */
struct planner_place {
    struct cocreation_place *at;
    struct planner_task *task;
};
struct planner_row {
    const struct planner_task_view *t;
    const struct timed_task *c;
    struct str after, path, remove_path;
    const char *class;
    bool done, fits;
};
struct planner_page {
    const struct cocreation *x;
    const struct planner_row *rows;
    size_t rows_count;
    struct html gantt;
    struct str conclusion, path, process_path, propose_path, slipping;
    bool computed, late, may_manage;
    const char *fault;
};
struct planner_form_page {
    const struct cocreation *x;
    struct form form;
    const char *title;
    struct str path;
    bool fresh;
};
struct planner_panel_view {
    struct str path, conclusion;
    bool late;
};
/* "Llega con 38 días de holgura…": the calendar in words. */
struct str planner_conclusion(struct request *r, const struct cocreation *x, const struct planner_calendar *c);
enum status planner_panel(struct request *r, struct out *o);
enum status planner_board_panel(struct request *r, struct out *o);

extern const struct route planner_routes[];
extern const struct route planner_form_routes[];

#endif
