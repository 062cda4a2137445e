/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/report/report.h"

CHOICES_TABLE(report_state, REPORT_STATE);

#define SHAPE_TAG struct report
SHAPE_TABLE(report, "report", REPORT_ROW);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&report_shape, NULL};
const struct room report_room = {.name = "report", .shapes = shapes};
