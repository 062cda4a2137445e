/* SPDX-License-Identifier: EUPL-1.2
 * The rules of a word on a commitment, without database. */
#ifndef HITO_ROOM_VERDICT_RULES_H
#define HITO_ROOM_VERDICT_RULES_H

#include "room/verdict/verdict.h"

/* Why a person may not speak here (a message), or NULL. */
struct speaker {
    int64_t institution; /* on whose behalf, or NONE */
    bool is_lead;        /* that institution is responsible for the commitment too */
};
const char *speaker_refused(const struct speaker *s);
/* Reasons are asked for to confirm in part and to dispute. */
bool stance_needs_reasons(int kind);
/* Why the word that stands cannot be changed into `kind` (a message), or NULL: nobody replied, nobody read it. */
const char *stance_fixed(const struct commitment_verdict *now, int kind);
/* The last day on which a word is in time, from the newest thing it is about; DAY_NONE: nothing was sent. */
struct day stance_due(struct day last_sent_on, int64_t verdict_days);
/* The last day for the reply that publication waits for. */
struct day reply_due(struct day given_on, int64_t reply_days);
/* Problems that the field list's limits do not show. */
struct faults stance_faults(const struct commitment_verdict *v);

#endif
