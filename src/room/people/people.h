/* SPDX-License-Identifier: EUPL-1.2
 * People (personas): who is invited, which roles they hold where and since when, who is disabled. The
 * administrator sees everybody; a directorate the focal points and counterparts of its jurisdiction. */
#ifndef HITO_ROOM_PEOPLE_H
#define HITO_ROOM_PEOPLE_H

#include "room/account/account.h"
#include "room/jurisdiction/jurisdiction.h"

extern const struct room people_room;

/* Whether whoever works in a jurisdiction (a directorate) may give this role. */
bool role_assignable(enum role role);
/* Whether the role is held on that day. */
bool grant_runs(const struct grant_role *g, struct day on);
/* The problem of a new role beside those held, as a Spanish msgid, and its field; NULL when good. */
const char *grant_problem(const struct grant_role *fresh, const struct grant_role *held, size_t count, const char **ret_field);
/* Somebody of that name and e-mail with a role from `from_on`: invited when there is no account, told by letter when
 * the role is new. DENIED: the account is disabled; INVALID: no plain address. */
enum status people_appoint(struct request *r, int64_t jurisdiction, struct str name, struct str email, enum role role,
                           struct day from_on, struct str note, int64_t *ret_person) MUST_USE;

#endif
