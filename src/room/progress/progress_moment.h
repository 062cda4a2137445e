/* SPDX-License-Identifier: EUPL-1.2
 * When what a report says becomes public: one rule, without database. */
#ifndef HITO_ROOM_PROGRESS_MOMENT_H
#define HITO_ROOM_PROGRESS_MOMENT_H

#include "room/progress/progress_rules.h"

/* Whose word is waited for. Where a commitment has people as counterpart and no institution, there is one
 * without institution and without name. */
#define COUNTERPART_ROW(F)                                         \
    F(INT, institution, 0, FREE, "", "nothing: a person on their own") \
    F(TEXT, name, 0, FREE, "", "its name")
SHAPE_STRUCT(counterpart, COUNTERPART_ROW);

#define CLAIM_PERIOD(F)                                       \
    F(INT, claim, 0, FREE, "", "claim that is in a report")   \
    F(INT, period, 0, FREE, "", "period it tells of")         \
    F(DAY, publish_on, 0, FREE, "", "its fixed day of publication")
SHAPE_STRUCT(claim_period, CLAIM_PERIOD);

/* What the moment depends on; lists may hold rows of other claims of the commitment. */
struct publish_facts {
    const struct methodology *methodology;
    const struct counterpart *counterparts;
    size_t counterpart_count;
    const struct verdict *verdicts;
    size_t verdict_count;
    const struct commitment_verdict *stances;
    size_t stance_count;
    const struct claim_period *periods; /* of the claims that are in a report */
    size_t period_count;
    struct periods grid; /* of the plan: for claims that were sent on their own */
};

enum publish_wait {
    PUBLISH_NEVER,       /* returned, withdrawn or a draft: nothing of it is published */
    PUBLISH_ACCEPTANCE,  /* of its form */
    PUBLISH_COUNTERPART, /* to speak, until its time is over */
    PUBLISH_REPLY,       /* of the institution to a dispute, until its time is over */
    PUBLISH_FIXED_DAY,   /* of its period */
    PUBLISH_NOW,
};
struct publish_moment {
    enum publish_wait waits_for; /* the first in that order */
    struct day on;               /* public then at the latest, once accepted and if nothing else happens */
    struct str counterpart;      /* first that has not spoken, or STR_NONE */
};
struct publish_moment publish_moment(const struct publish_facts *f, const struct claim *c, struct day today);
/* A word on the whole commitment is public as soon as nothing that it speaks of waits: no claim of its period
 * (or, outside any, sent before it) is sent or accepted without being public. */
bool stance_ripe(const struct publish_facts *f, const struct commitment_verdict *v, const struct claim *claims, size_t count);

#endif
