/* SPDX-License-Identifier: EUPL-1.2
 * Attendance (asistencia): who came to a session, from a code, a list or paper; what they say of themselves only as counts; totals that reconcile. */
#ifndef HITO_ROOM_ATTENDANCE_H
#define HITO_ROOM_ATTENDANCE_H

#include "room/roundtable/roundtable.h"

extern const struct room attendance_room;

#endif
