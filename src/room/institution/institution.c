/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/institution/institution.h"

CHOICES_TABLE(sector, SECTOR);
CHOICES_TABLE(branch, BRANCH);
CHOICES_TABLE(government_level, GOVERNMENT_LEVEL);
CHOICES_TABLE(institution_state, INSTITUTION_STATE);
CHOICES_TABLE(succession_kind, SUCCESSION_KIND);

#define SHAPE_TAG struct institution
SHAPE_TABLE(institution, "institution", INSTITUTION);
#undef SHAPE_TAG

#define SHAPE_TAG struct institution_name
SHAPE_TABLE(institution_name, "institution_name", INSTITUTION_NAME);
#undef SHAPE_TAG

#define SHAPE_TAG struct institution_succession
SHAPE_TABLE(institution_succession, "institution_succession", INSTITUTION_SUCCESSION);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &institution_shape,
    &institution_name_shape,
    &institution_succession_shape,
    NULL,
};
const struct room institution_room = {.name = "institution", .shapes = shapes};
