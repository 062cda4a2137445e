/* SPDX-License-Identifier: EUPL-1.2
 * On the stage of the permission matrix, one of each thing that is not public yet: every text, name, address and
 * file of it carries a word that stands nowhere else. */
#ifndef HITO_TESTS_UNIT_LEAK_HOUSE_H
#define HITO_TESTS_UNIT_LEAK_HOUSE_H

#include "tests/unit/matrix_places.h"

enum secret_thing {
    S_DRAFT,      /* reports of a period, by state */
    S_AUTHORISED,
    S_SENT,
    S_RETURNED,
    S_REDRAFT,    /* returned, and being corrected */
    S_ACCEPTED,   /* waits for the counterpart */
    S_OWN_SENT,   /* deliveries on their own */
    S_OWN_RETURNED,
    S_OWN_ACCEPTED,
    S_VERDICT,    /* of a delivery, with reasons and reply */
    S_STANCE,     /* of the commitment, with reasons, reply and proof */
    S_RESERVED,   /* proof of a public delivery */
    S_HELD,       /* questions and comments */
    S_UNCONFIRMED,
    S_HIDDEN,
    S_LETTER,     /* text, names and scan */
    S_SET,        /* of a reprogramming before it is told */
    S_MEETING,
    S_ASKED_CASE,
    S_OFFER,
    S_PLAN,       /* draft of a plan */
    S_PRACTICE,
    S_PREPARING,  /* co-creation: a process in preparation with all that hangs on it */
    S_NOTICE,     /* draft of a notice */
    S_METHOD,
    S_TABLE,      /* a round table in preparation */
    S_NOTE,       /* minutes, notes and photographs that wait */
    S_REGISTERED,
    S_ATTENDED,
    S_ACTOR,      /* with the address that invitations go to */
    S_ONLINE,     /* link for those registered */
    S_HASH,       /* of receipt codes and the like */
    S_INTAKE,     /* forms begun */
    S_UNCONFIRMED_PROPOSAL,
    S_WITHDRAWN,
    S_AUTHOR,     /* address and row of who wrote a public one */
    S_VOICE,      /* hidden comment on one */
    S_CARD,       /* reasons, statement and note of a card of the open round */
    S_RECUSAL,
    S_CRITERIA,
    S_OPINION,    /* of the institution that would lead, in the open round */
    S_SELECTION,
    S_EVALUATOR,  /* their name */
    S_DRAFTING,
    S_MEMBER,     /* name of somebody in a team */
    S_RESPONSE,
    S_REPORT_BACK,
    S_SHEET,      /* indicators: a sheet in preparation with its lists */
    S_VERSION,    /* proposed, of an indicator that is public */
    S_PLANNED,    /* approved, but of a draft plan */
    S_VALUE_DRAFT,
    S_VALUE_AUTHORISED,
    S_VALUE_SENT,
    S_VALUE_RETURNED,
    S_VALUE_ACCEPTED,
    S_VALUE_CORRECTION, /* of a public one, with its report */
    S_VALUE_WORD, /* of a counterpart, with the reply */
    S_COUNT
};
struct secret_kind {
    const char *word;
    unsigned sees; /* bits of enum visitor: one of them must meet it; nobody else may */
    unsigned may;  /* those who may and need not */
};
extern const struct secret_kind secret_kinds[S_COUNT];

struct leak_address {
    const char *pattern, *path;
};
struct leak_house {
    struct matrix_house m;
    int64_t institution, other, commitment, milestones[3], periods[S_ACCEPTED + 1], plan, here, response, value;
    struct leak_address *addresses; /* of what was added */
    size_t count, size;
};
/* Neighbours, periods and a commitment that others answer for: everything public. false: the test has failed. */
bool leak_open(struct test *t, struct leak_house *h);
/* What nobody may know of, not even that it is there. */
bool leak_fill_silent(struct leak_house *h);
/* A delivery of each milestone on its own, accepted: the silence ends. */
bool leak_fill_accepted(struct leak_house *h);
/* A report of the last period that is accepted: that there is one may be known. */
bool leak_fill_report(struct leak_house *h);
/* The neighbours' focal point answers for a part of the commitment too. */
bool leak_fill_colleague(struct leak_house *h);
/* What may be known to be there, but not what it says. */
bool leak_fill_told(struct leak_house *h);
/* The same two of a co-creation: not even that it is there, and what hangs on what is known. */
bool leak_fill_cocreation_silent(struct leak_house *h);
bool leak_fill_cocreation_told(struct leak_house *h);
/* Of indicators: sheets, values in every state and words. */
bool leak_fill_indicators(struct leak_house *h);
/* Draft answer, comment on a draft and opinion say something else than before. */
bool leak_fill_redrafted(struct leak_house *h);

#endif
