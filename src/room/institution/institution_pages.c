/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/institution/institution.h"

static const struct shape *const shapes[] = {
    &institution_shape,
    &institution_name_shape,
    &institution_succession_shape,
    NULL,
};
const struct room institution_room = {.name = "institution", .shapes = shapes};
