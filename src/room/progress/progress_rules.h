/* SPDX-License-Identifier: EUPL-1.2
 * The rules of follow-up, without database: the two state machines as tables (law 9) and what each move
 * asks for. */
#ifndef HITO_ROOM_PROGRESS_RULES_H
#define HITO_ROOM_PROGRESS_RULES_H

#include "room/progress/progress.h"

extern const struct move claim_moves[];
extern const size_t claim_move_count;
extern const struct move change_moves[];
extern const size_t change_move_count;
/* The move, or NULL: there is none. */
const struct move *claim_move(int from, int to);
const struct move *change_move(int from, int to);
/* Why the plan takes no new reports nor change requests (a message), or NULL: it does. What was sent
 * before it ended may still be accepted, returned, judged and decided. */
const char *follow_ended(const struct plan *p);

/* Whether the counterpart may speak of it: a delivery that was sent or accepted. */
bool verdict_allowed(const struct claim *c);
struct faults verdict_faults(const struct verdict *v);
/* Whether the request may be applied on a day: the counterpart spoke, or kept silent the opinion_days of the
 * methodology. */
bool change_ripe(const struct change_request *c, int64_t opinion_days, struct day today);

/* A published text that a change request may touch. */
struct change_field {
    const struct shape *shape; /* commitment or milestone */
    const char *name;
};
extern const struct change_field change_fields[];
extern const size_t change_field_count;

#endif
