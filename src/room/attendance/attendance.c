/* SPDX-License-Identifier: EUPL-1.2
 * What the room gives to the house. */
#include "room/attendance/attendance_view.h"
#include "sql.h"

CHOICES_TABLE(attendance_channel, ATTENDANCE_CHANNEL);
CHOICES_TABLE(attendance_source, ATTENDANCE_SOURCE);
CHOICES_TABLE(attendance_dimension, ATTENDANCE_DIMENSION);
CHOICES_TABLE(self_gender, SELF_GENDER);
CHOICES_TABLE(self_age, SELF_AGE);
CHOICES_TABLE(self_identity, SELF_IDENTITY);

#define SHAPE_TAG struct attendance
SHAPE_TABLE(attendance, "attendance", ATTENDANCE);
#undef SHAPE_TAG
#define SHAPE_TAG struct attendance_total
SHAPE_TABLE(attendance_total, "attendance_total", ATTENDANCE_TOTAL);
#undef SHAPE_TAG
#define SHAPE_TAG struct attendance_close
SHAPE_TABLE(attendance_close, "attendance_close", ATTENDANCE_CLOSE);
#undef SHAPE_TAG
#define SHAPE_TAG struct attendance_published
SHAPE_TABLE(attendance_published, "attendance_published", ATTENDANCE_PUBLISHED);
#undef SHAPE_TAG
#define SHAPE_TAG struct attendance_row
SHAPE_TABLE(attendance_row, NULL, ATTENDANCE_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct attendance_count
SHAPE_TABLE(attendance_count, NULL, ATTENDANCE_COUNT);
#undef SHAPE_TAG
#define SHAPE_TAG struct attendance_session_id
SHAPE_TABLE(attendance_session_id, NULL, ATTENDANCE_SESSION_ID);
#undef SHAPE_TAG
#define SHAPE_TAG struct attendance_shown
SHAPE_TABLE(attendance_shown, NULL, ATTENDANCE_SHOWN);
#undef SHAPE_TAG
#define SHAPE_TAG struct attendance_open
SHAPE_TABLE(attendance_open, NULL, ATTENDANCE_OPEN);
#undef SHAPE_TAG
#define SHAPE_TAG struct attendance_wait
SHAPE_TABLE(attendance_wait, NULL, ATTENDANCE_WAIT);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &attendance_shape,       &attendance_total_shape,      &attendance_close_shape, &attendance_published_shape, &attendance_row_shape,
    &attendance_count_shape, &attendance_session_id_shape, &attendance_shown_shape, &attendance_open_shape,      &attendance_wait_shape,
    NULL,
};
static const struct panel panels[] = {
    {"roundtable-session-desk", 10, attendance_desk_panel},
    {"roundtable-session", 30, attendance_session_panel},
    {"roundtable", 30, attendance_table_panel},
    {"cocreation", 35, attendance_process_panel},
    {"cocreation-board", 30, attendance_board_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"asistencia", N_("Cuántas personas asistieron a una sesión de una mesa, en total o por una dimensión; los grupos pequeños no se publican"),
     &attendance_open_shape, SQL_ATTENDANCE_PUBLISHED_DATASET},
    {.name = NULL},
};
static const struct check checks[] = {
    {"asistencia publicada", attendance_verify},
    {.name = NULL},
};
static const struct chore chores[] = {
    {.name = "nombres de asistencias pasadas", .every_s = 3600, .run = attendance_erase_chore},
    {.name = NULL},
};
static const struct route *const more_routes[] = {attendance_paper_routes, NULL};

const struct room attendance_room = {.name = "attendance", .routes = attendance_routes, .more_routes = more_routes, .shapes = shapes,
                                     .panels = panels, .datasets = datasets, .checks = checks, .chores = chores,
                                     .pending = attendance_pending, .holds = attendance_holds};
