/* SPDX-License-Identifier: EUPL-1.2
 * The checks of all rooms on a database and its evidence, for verify, backup and restore. */
#ifndef HITO_COMMAND_VERIFY_H
#define HITO_COMMAND_VERIFY_H

#include <stdio.h>

#include "http/room.h"

struct verdict {
    int64_t checks;      /* that were run */
    int64_t engine;      /* faults that the database engine itself finds */
    int64_t differences; /* found by the rooms' checks */
};
/* Examines the database that `site` names (reading only; a server may be running), then every room's
 * checks in one snapshot. Each difference is a line on `out`; NULL: silence. BROKEN: could not be read
 * to the end (said on `out`). */
enum status verify_site(const struct site *site, FILE *out, struct verdict *ret) MUST_USE;

#endif
