/* SPDX-License-Identifier: EUPL-1.2
 * Intake (recepción): the guided form of a proposal: one thing per page, kept at every step, resumable by link, receipt code at the end. */
#ifndef HITO_ROOM_INTAKE_H
#define HITO_ROOM_INTAKE_H

#include "room/attendance/attendance.h"
#include "room/lineage/lineage.h"

extern const struct room intake_room;

#endif
