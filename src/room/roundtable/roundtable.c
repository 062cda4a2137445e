/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/roundtable/roundtable.h"

CHOICES_TABLE(roundtable_kind, ROUNDTABLE_KIND);
CHOICES_TABLE(roundtable_state, ROUNDTABLE_STATE);
CHOICES_TABLE(session_state, SESSION_STATE);
CHOICES_TABLE(modality, MODALITY);
CHOICES_TABLE(presence, PRESENCE);
CHOICES_TABLE(table_sector, TABLE_SECTOR);
CHOICES_TABLE(table_duty, TABLE_DUTY);
CHOICES_TABLE(registration_state, REGISTRATION_STATE);

#define SHAPE_TAG struct roundtable
SHAPE_TABLE(roundtable, "roundtable", ROUNDTABLE);
#undef SHAPE_TAG
#define SHAPE_TAG struct roundtable_territory
SHAPE_TABLE(roundtable_territory, "roundtable_territory", ROUNDTABLE_TERRITORY);
#undef SHAPE_TAG
#define SHAPE_TAG struct roundtable_session
SHAPE_TABLE(roundtable_session, "roundtable_session", ROUNDTABLE_SESSION);
#undef SHAPE_TAG
#define SHAPE_TAG struct roundtable_person
SHAPE_TABLE(roundtable_person, "roundtable_person", ROUNDTABLE_PERSON);
#undef SHAPE_TAG
#define SHAPE_TAG struct registration
SHAPE_TABLE(registration, "registration", REGISTRATION);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&roundtable_shape, &roundtable_territory_shape, &roundtable_session_shape, &roundtable_person_shape, &registration_shape, NULL};
const struct room roundtable_room = {.name = "roundtable", .shapes = shapes};
