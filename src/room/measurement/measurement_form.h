/* SPDX-License-Identifier: EUPL-1.2
 * Shared by the two halves of the form of a value. */
#ifndef HITO_ROOM_MEASUREMENT_FORM_H
#define HITO_ROOM_MEASUREMENT_FORM_H

#include "room/measurement/measurement_pages.h"

/* Whether the parts are typed in one table. */
bool measurement_parts_compact(const struct method_sheet *s);
const struct measurement_part *measurement_part_of(const struct measurement_place *p, int64_t part);

#endif
