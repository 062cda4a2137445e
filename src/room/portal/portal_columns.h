/* SPDX-License-Identifier: EUPL-1.2
 * What each published column holds: in Spanish by hand (columns/), for outsiders; in English by its field list. A test holds
 * that every column of a set has its words, and that no words are left over. */
#ifndef HITO_ROOM_PORTAL_COLUMNS_H
#define HITO_ROOM_PORTAL_COLUMNS_H

#include "room/portal/portal.h"

struct column_told {
    const char *sets; /* names with blanks between, or "*": every set without a row of its own */
    const char *column, *words;
};
/* The row for that column of the set, or NULL. */
const struct column_told *column_told(const char *set, const char *column);
/* Whether the row names the set. */
bool column_told_of(const struct column_told *c, const char *set);
const struct column_told *columns_told(size_t *ret_count);

#endif
