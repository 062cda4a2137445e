/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/account/account.h"

#include "room/account/account_pages.h"
#include "room/account/account_store.h"

CHOICES_TABLE(person_state, PERSON_STATE);

#define SHAPE_TAG struct person
SHAPE_TABLE(person, "person", PERSON);
#undef SHAPE_TAG

#define SHAPE_TAG struct grant_role
SHAPE_TABLE(grant_role, "grant_role", GRANT_ROLE);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &person_shape,
    &grant_role_shape,
    &account_session_shape,
    NULL,
};
const struct room account_room = {.name = "account", .shapes = shapes, .routes = account_routes};
