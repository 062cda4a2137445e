/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/people/people.h"

bool role_assignable(enum role role)
{
    return role == ROLE_FOCAL || role == ROLE_COUNTERPART;
}

bool grant_runs(const struct grant_role *g, struct day on)
{
    return !day_before(on, g->from_on) && (!day_known(g->until_on) || !day_before(g->until_on, on));
}

const char *grant_problem(const struct grant_role *fresh, const struct grant_role *held, size_t count, const char **ret_field)
{
    *ret_field = "role";
    if (fresh->role <= ROLE_PERSON)
        return N_("Elige un rol.");
    *ret_field = "jurisdiction";
    if ((fresh->role == ROLE_ADMIN) != (fresh->jurisdiction == NONE))
        return fresh->role == ROLE_ADMIN ? N_("La administración técnica es de toda la instalación.")
                                         : N_("Elige la jurisdicción en la que tendrá el rol.");
    *ret_field = "until_on";
    if (day_known(fresh->until_on) && day_before(fresh->until_on, fresh->from_on))
        return N_("Termina antes de empezar.");
    *ret_field = "role";
    for (size_t i = 0; i < count; i++) {
        const struct grant_role *g = &held[i];
        bool overlap = (!day_known(g->until_on) || !day_before(g->until_on, fresh->from_on)) &&
                       (!day_known(fresh->until_on) || !day_before(fresh->until_on, g->from_on));
        if (g->role == fresh->role && g->jurisdiction == fresh->jurisdiction && overlap)
            return N_("Ya tiene ese rol ahí en esos días.");
    }
    return NULL;
}
