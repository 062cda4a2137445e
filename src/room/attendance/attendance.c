/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/attendance/attendance.h"

const struct room attendance_room = {.name = "attendance"};
