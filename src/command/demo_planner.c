/* SPDX-License-Identifier: EUPL-1.2
 * The calendar of the invented province's co-creation, with the time that public policy takes. */
#include "command/demo_plan.h"
#include "room/planner/planner.h"

static const struct {
    const char *code, *name;
    enum planner_kind kind;
    int64_t days;
    int institution, began, done; /* days ago, 0: not yet */
    int after[2];
    int64_t lag;
} tasks[] = {
    {"anuncio", "Anuncio del calendario y de las formas de participar", TASK_NOTICE, 14, -1, 115, 101, {-1, -1}, 0},
    {"mesas", "Mesas temáticas y territoriales", TASK_WORK, 105, -1, 100, 0, {0, -1}, 0},
    {"evaluacion", "Análisis y evaluación de propuestas", TASK_WORK, 20, -1, 30, 0, {1, -1}, 0},
    {"politica", "Tiempo de la política pública en planificación", TASK_POLICY, 30, 0, 0, 0, {2, -1}, 5},
    {"redaccion", "Redacción con los equipos mixtos", TASK_WORK, 25, -1, 0, 0, {2, -1}, 0},
    {"respuestas", "Respuesta razonada a cada aporte", TASK_WORK, 20, -1, 0, 0, {2, -1}, 0},
    {"aprobacion", "Aprobación del grupo núcleo", TASK_WORK, 5, -1, 0, 0, {3, 4}, 0},
    {"entrega", "Entrega del plan", TASK_MARK, 0, -1, 0, 0, {6, 5}, 0},
};

enum status demo_planner(struct db *db, const struct demo_world *w)
{
    int64_t ids[COUNT(tasks)];
    for (size_t i = 0; i < COUNT(tasks); i++) {
        struct planner_task t;
        shape_clear(&planner_task_shape, &t);
        t.cocreation = w->cocreation.id;
        t.position = (int64_t)i + 1;
        t.code = str_of(tasks[i].code);
        t.name = str_of(tasks[i].name);
        t.kind = (int)tasks[i].kind;
        t.days = tasks[i].days;
        t.institution = tasks[i].institution < 0 ? NONE : w->institution[tasks[i].institution];
        t.started_on = tasks[i].began == 0 ? DAY_NONE : (struct day){w->today.n - tasks[i].began};
        t.done_on = tasks[i].done == 0 ? DAY_NONE : (struct day){w->today.n - tasks[i].done};
        TRY(record_add(db, &planner_task_shape, &t));
        ids[i] = t.id;
        for (int k = 0; k < 2; k++) {
            if (tasks[i].after[k] < 0)
                continue;
            struct planner_link l = {NONE, t.id, ids[tasks[i].after[k]], tasks[i].lag};
            TRY(record_add(db, &planner_link_shape, &l));
        }
    }
    return DONE;
}
