/* SPDX-License-Identifier: EUPL-1.2
 * What the room gives to the house. */
#include "room/cocreation/cocreation_view.h"
#include "sql.h"

CHOICES_TABLE(method_state, METHOD_STATE);
CHOICES_TABLE(cocreation_state, COCREATION_STATE);
CHOICES_TABLE(gate, GATE);
CHOICES_TABLE(readiness_kind, READINESS_KIND);
CHOICES_TABLE(readiness_answer, READINESS_ANSWER);

#define SHAPE_TAG struct cocreation_method
SHAPE_TABLE(cocreation_method, "cocreation_method", COCREATION_METHOD);
#undef SHAPE_TAG
#define SHAPE_TAG struct method_stage
SHAPE_TABLE(method_stage, "method_stage", METHOD_STAGE);
#undef SHAPE_TAG
#define SHAPE_TAG struct method_gate
SHAPE_TABLE(method_gate, "method_gate", METHOD_GATE);
#undef SHAPE_TAG
#define SHAPE_TAG struct cocreation
SHAPE_TABLE(cocreation, "cocreation", COCREATION);
#undef SHAPE_TAG
#define SHAPE_TAG struct cocreation_stage
SHAPE_TABLE(cocreation_stage, "cocreation_stage", COCREATION_STAGE);
#undef SHAPE_TAG
#define SHAPE_TAG struct stage_gate
SHAPE_TABLE(stage_gate, "stage_gate", STAGE_GATE);
#undef SHAPE_TAG
#define SHAPE_TAG struct stage_extension
SHAPE_TABLE(stage_extension, "stage_extension", STAGE_EXTENSION);
#undef SHAPE_TAG
#define SHAPE_TAG struct readiness_item
SHAPE_TABLE(readiness_item, "readiness_item", READINESS_ITEM);
#undef SHAPE_TAG
#define SHAPE_TAG struct cocreation_notice
SHAPE_TABLE(cocreation_notice, "cocreation_notice", COCREATION_NOTICE);
#undef SHAPE_TAG
#define SHAPE_TAG struct stage_window
SHAPE_TABLE(stage_window, NULL, STAGE_WINDOW);
#undef SHAPE_TAG
#define SHAPE_TAG struct method_window
SHAPE_TABLE(method_window, NULL, METHOD_WINDOW);
#undef SHAPE_TAG
#define SHAPE_TAG struct stage_form
SHAPE_TABLE(stage_form, NULL, STAGE_FORM);
#undef SHAPE_TAG
#define SHAPE_TAG struct method_stage_form
SHAPE_TABLE(method_stage_form, NULL, METHOD_STAGE_FORM);
#undef SHAPE_TAG
#define SHAPE_TAG struct cocreation_fault
SHAPE_TABLE(cocreation_fault, NULL, COCREATION_FAULT);
#undef SHAPE_TAG
#define SHAPE_TAG struct cocreation_wait
SHAPE_TABLE(cocreation_wait, NULL, COCREATION_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct stage_data
SHAPE_TABLE(stage_data, NULL, STAGE_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct cocreation_data
SHAPE_TABLE(cocreation_data, NULL, COCREATION_DATA);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&cocreation_method_shape, &method_stage_shape, &method_gate_shape, &cocreation_shape, &cocreation_stage_shape, &stage_gate_shape, &stage_extension_shape, &readiness_item_shape, &cocreation_notice_shape, NULL};
static const struct panel panels[] = {
    {"home", 15, cocreation_home_panel},
    {"administration", 45, cocreation_admin_panel},
    {"cocreation", 20, cocreation_notices_panel},
    {"cocreation", 10, cocreation_now_panel},
    {"cocreation", 25, cocreation_stages_panel},
    {"cocreation-board", 10, cocreation_stages_board},
    {"cocreation-board", 20, cocreation_observations_board},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"cocreaciones", N_("Un proceso de cocreación"), &cocreation_data_shape, SQL_COCREATION_DATA},
    {"etapas", N_("Una etapa de un proceso de cocreación"), &stage_data_shape, SQL_COCREATION_STAGE_DATA},
    {.name = NULL},
};
static const struct check checks[] = {{"cocreación", cocreation_verify}, {.name = NULL}};
static const struct route *const more_routes[] = {cocreation_stage_routes, cocreation_step_routes, cocreation_end_routes, cocreation_notice_routes, cocreation_method_routes, NULL};
const struct room cocreation_room = {.name = "cocreation", .routes = cocreation_routes, .more_routes = more_routes, .shapes = shapes, .panels = panels,
                                     .pending = cocreation_pending, .datasets = datasets, .checks = checks};
