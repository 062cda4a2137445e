/* SPDX-License-Identifier: EUPL-1.2
 * Between load.c, load_check.c and load_compare.c only: the parts of load_examine(). */
#ifndef HITO_ROOM_EXCHANGE_LOAD_CHECK_H
#define HITO_ROOM_EXCHANGE_LOAD_CHECK_H

#include "room/exchange/load.h"

enum side { SIDE_TOPICS, SIDE_GOALS, SIDE_PROVINCES, SIDES };
struct examine {
    struct arena *a;
    enum lang lang;
    const struct load_now *now;
    struct load_look *look;
    bool listed[SIDES]; /* what exists was told already */
};
/* A problem of a cell (line NULL: of the whole; column SIZE_MAX: of the row). */
void examine_say(struct examine *x, const struct load_line *line, size_t column, bool blocks, const char *message,
                 struct str one, struct str two);
/* Numbers, parents, dates, weights, institutions. Finds what is there of each line. */
void check_all(struct examine *x);
/* One more difference of a line. */
void examine_differ(struct examine *x, struct load_line *line, const char *what, struct str before, struct str after);
/* Differences, fates, what is absent, the fingerprint. */
void compare_all(struct examine *x);

#endif
