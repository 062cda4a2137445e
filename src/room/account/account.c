/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/account/account.h"

#include "room/account/account_pages.h"
#include "room/account/account_store.h"

CHOICES_TABLE(person_state, PERSON_STATE);
CHOICES_TABLE(person_language, PERSON_LANGUAGE);

#define SHAPE_TAG struct person
SHAPE_TABLE(person, "person", PERSON);
#undef SHAPE_TAG

#define SHAPE_TAG struct grant_role
SHAPE_TABLE(grant_role, "grant_role", GRANT_ROLE);
#undef SHAPE_TAG

bool account_email_good(struct str email)
{
    struct str rest = email, name = str_cut(&rest, '@');
    bool good = name.len > 0 && rest.len >= 3 && email.len <= 254 && str_find(rest, STR("@")) == SIZE_MAX &&
                str_find(rest, STR(".")) != SIZE_MAX && !str_starts(rest, ".") && !str_ends(rest, ".");
    for (size_t i = 0; good && i < email.len; i++) {
        unsigned char c = (unsigned char)email.ptr[i];
        good = c > ' ' && c < 127 && str_find(STR("\"(),:;<>[]\\"), (struct str){&email.ptr[i], 1}) == SIZE_MAX;
    }
    return good;
}

static const struct shape *const shapes[] = {
    &person_shape,
    &grant_role_shape,
    &account_session_shape,
    &account_session_row_shape,
    &account_token_shape,
    NULL,
};
static const struct chore chores[] = {
    {.name = "sesiones", .every_s = 20, .run = sessions_chore},
    {.name = "sesiones antiguas", .every_s = 86400, .run = account_tidy_chore},
    {.name = NULL},
};
static const struct errand errands[] = {{.kind = "restablecer", .run = reset_errand}, {.kind = "tarea", .run = task_errand}, {.kind = NULL}};
const struct room account_room = {.name = "account", .shapes = shapes, .routes = account_routes, .chores = chores, .errands = errands};
