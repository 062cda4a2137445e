/* SPDX-License-Identifier: EUPL-1.2
 * What the room gives to the house. */
#include "room/hall/hall_view.h"

#define SHAPE_TAG struct hall_upload
SHAPE_TABLE(hall_upload, "hall_upload", HALL_UPLOAD);
#undef SHAPE_TAG
#define SHAPE_TAG struct hall_slip
SHAPE_TABLE(hall_slip, "hall_slip", HALL_SLIP);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&hall_upload_shape, &hall_slip_shape, NULL};
static const struct panel panels[] = {
    {"roundtable-session-desk", 20, hall_panel},
    {.page = NULL},
};
static const struct chore chores[] = {
    {.name = "archivos de salas sin aceptar", .every_s = 3600, .run = hall_forget_chore},
    {.name = NULL},
};
const struct room hall_room = {.name = "hall", .routes = hall_routes, .shapes = shapes, .panels = panels, .chores = chores};
