/* SPDX-License-Identifier: EUPL-1.2
 * What the rules of readiness share: private to this room. */
#ifndef HITO_ROOM_EDITION_READY_H
#define HITO_ROOM_EDITION_READY_H

#include "room/edition/edition.h"

struct findings {
    struct arena *mem;
    struct edition_finding *items;
    size_t count, size;
};
void finding_add(struct findings *all, struct edition_finding f);
/* Everything that one commitment lacks. */
void commitment_ready(struct findings *all, const struct edition_facts *f, const struct commitment *c);

#endif
