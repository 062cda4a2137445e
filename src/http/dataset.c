/* SPDX-License-Identifier: EUPL-1.2
 * The data sets of all rooms. */
#include "http/room.h"

const struct dataset *dataset_next(const struct site *site, const struct dataset *last, const struct room **ret_room)
{
    bool found = last == NULL;
    for (size_t i = 0; i < site->room_count; i++)
        for (const struct dataset *d = site->rooms[i]->datasets; d != NULL && d->name != NULL; d++) {
            if (found && dataset_named(site, str_of(d->name)) == d) {
                if (ret_room != NULL)
                    *ret_room = site->rooms[i];
                return d;
            }
            found |= d == last;
        }
    return NULL;
}

const struct dataset *dataset_named(const struct site *site, struct str name)
{
    for (size_t i = 0; i < site->room_count; i++)
        for (const struct dataset *d = site->rooms[i]->datasets; d != NULL && d->name != NULL; d++)
            if (str_is(name, d->name))
                return d;
    return NULL;
}
