/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/measure/measure.h"

CHOICES_TABLE(value_status, VALUE_STATUS);
CHOICES_TABLE(achievement, ACHIEVEMENT);

const struct room measure_room = {.name = "measure"};
