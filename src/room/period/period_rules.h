/* SPDX-License-Identifier: EUPL-1.2
 * The rules of periods, without database. */
#ifndef HITO_ROOM_PERIOD_RULES_H
#define HITO_ROOM_PERIOD_RULES_H

#include "room/period/period.h"

/* The calendar that a plan should have: the rows that opened by `today` as they are, and after them a grid of the
 * version to the end of the plan. New rows have no id. */
struct period_row *periods_wanted(struct arena *mem, const struct methodology *m, int64_t plan, struct day starts_on,
                                  struct day ends_on, const struct period_row *have, size_t count, struct day today,
                                  size_t *ret_count);
/* Whether two rows say the same days. */
bool period_same_days(const struct period_row *a, const struct period_row *b);

/* What a day brings to a period. */
struct period_due {
    bool keep_close, publish, lock;
};
/* `all_public`: every institution that owes a report of it has it published. */
struct period_due period_due_on(const struct period_row *p, bool all_public, struct day today);

/* The next of its days after `today` (label a msgid), or NULL. */
const char *period_next(const struct period_row *p, struct day today, struct day *ret);

/* Whether an approved unlocking covers the institution that day. */
bool unlocking_covers(const struct unlocking *u, int64_t institution, struct day d);
/* What is wrong with deciding it: NULL, or a message. */
const char *unlocking_decision_fault(const struct unlocking *u, int64_t person);
/* What is wrong with an unlocking that is asked for, beside the limits of its list: NULL, or a message
 * (%1: unlock_days of the methodology in force). */
const char *unlocking_fault(const struct unlocking *u, const struct period_row *p, int64_t unlock_days, struct day today);

#endif
