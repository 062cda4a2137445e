/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/period/period.h"

#include "room/period/period_view.h"
#include "sql.h"

CHOICES_TABLE(unlocking_state, UNLOCKING_STATE);
CHOICES_TABLE(kept_moment, KEPT_MOMENT);
CHOICES_TABLE(period_phase, PERIOD_PHASE);

#define SHAPE_TAG struct period_row
SHAPE_TABLE(period_row, "period", PERIOD);
#undef SHAPE_TAG
#define SHAPE_TAG struct unlocking
SHAPE_TABLE(unlocking, "unlocking", UNLOCKING);
#undef SHAPE_TAG
#define SHAPE_TAG struct objection
SHAPE_TABLE(objection, "objection", OBJECTION);
#undef SHAPE_TAG
#define SHAPE_TAG struct period_result
SHAPE_TABLE(period_result, "period_result", PERIOD_RESULT);
#undef SHAPE_TAG
#define SHAPE_TAG struct period_plan
SHAPE_TABLE(period_plan, NULL, PERIOD_PLAN);
#undef SHAPE_TAG
#define SHAPE_TAG struct unlocking_line
SHAPE_TABLE(unlocking_line, NULL, UNLOCKING_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct unlocking_wait
SHAPE_TABLE(unlocking_wait, NULL, UNLOCKING_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct period_institution
SHAPE_TABLE(period_institution, NULL, PERIOD_INSTITUTION);
#undef SHAPE_TAG
#define SHAPE_TAG struct period_result_line
SHAPE_TABLE(period_result_line, NULL, PERIOD_RESULT_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct period_data
SHAPE_TABLE(period_data, NULL, PERIOD_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct period_result_data
SHAPE_TABLE(period_result_data, NULL, PERIOD_RESULT_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct period_entry
SHAPE_TABLE(period_entry, NULL, PERIOD_ENTRY);
#undef SHAPE_TAG
#define SHAPE_TAG struct objection_line
SHAPE_TABLE(objection_line, NULL, OBJECTION_LINE);
#undef SHAPE_TAG
#define SHAPE_TAG struct objection_wait
SHAPE_TABLE(objection_wait, NULL, OBJECTION_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct period_dates
SHAPE_TABLE(period_dates, NULL, PERIOD_DATES);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &period_row_shape,     &unlocking_shape,           &objection_shape,          &period_result_shape, &period_plan_shape,
    &unlocking_line_shape, &unlocking_wait_shape,      &period_institution_shape, &period_result_line_shape,
    &period_entry_shape,   &objection_line_shape,      &objection_wait_shape,     &period_dates_shape,  &period_data_shape, &period_result_data_shape, NULL,
};

#define AT "/:jurisdiction/plan/:plan/periodo/:period"
#define OF "/:jurisdiction/plan/:plan/compromiso/:number/objecion"
static const struct route routes[] = {
    {GET, "/:jurisdiction/plan/:plan/periodos", READ, ROUTE_DATA | ROUTE_FEED | ROUTE_CACHED, plan_load, period_list_show, NULL, NULL},
    {GET, AT, READ, ROUTE_DATA, period_load, period_show, NULL, NULL},
    {POST, AT "/reapertura", ASK_UNLOCK, 0, period_load, period_show, NULL, unlock_ask_apply},
    {GET, AT "/reapertura/:unlocking", APPROVE_UNLOCK, 0, unlocking_load, unlocking_show, NULL, NULL},
    {POST, AT "/reapertura/:unlocking/aprobar", APPROVE_UNLOCK, 0, unlocking_load, unlocking_show, NULL, unlock_approve_apply},
    {POST, AT "/reapertura/:unlocking/negar", APPROVE_UNLOCK, 0, unlocking_load, unlocking_show, NULL, unlock_refuse_apply},
    {GET, OF, REPORT, 0, commitment_load, objection_show, NULL, NULL},
    {POST, OF, REPORT, 0, commitment_load, objection_show, NULL, objection_apply},
    {GET, OF "/:objection", READ, 0, objection_load, objection_one_show, NULL, NULL},
    {POST, OF "/:objection/responder", CHECK_REPORT, 0, objection_load, objection_one_show, NULL, objection_answer_apply},
    {POST, OF "/:objection/retirar", REPORT, 0, objection_load, objection_one_show, NULL, objection_withdraw_apply},
    {0},
};
static const struct panel panels[] = {
    {"plan", 5, period_plan_panel},
    {"light", 0, period_objections_render},
    {"commitment", 5, period_history_render},
    {"board", 70, period_board_panel},
    {.page = NULL},
};
/* Every minute: a day that ended in one of the zones. */
static const struct chore chores[] = {{.name = "períodos", .every_s = 60, .run = period_chore, .figures = true}, {.name = NULL}};
static const struct check checks[] = {{"períodos", period_check}, {.name = NULL}};
static const struct dataset datasets[] = {
    {"periodos", N_("Un período de reporte de un plan, con sus días"), &period_data_shape, SQL_PERIODS_DATA},
    {"resultados-por-periodo", N_("El resultado de un compromiso como lo mostró un período, al cierre y al publicarse"), &period_result_data_shape,
     SQL_PERIOD_RESULTS_DATA},
    {.name = NULL},
};
const struct room period_room = {.name = "period", .routes = routes, .shapes = shapes, .panels = panels, .pending = period_pending,
                                 .datasets = datasets, .checks = checks, .chores = chores, .settled = period_settled};
