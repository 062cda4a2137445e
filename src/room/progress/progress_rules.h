/* SPDX-License-Identifier: EUPL-1.2
 * The rules of follow-up, without database: the two state machines as tables (law 9) and what each move
 * asks for. */
#ifndef HITO_ROOM_PROGRESS_RULES_H
#define HITO_ROOM_PROGRESS_RULES_H

#include "room/progress/progress.h"

/* What a move asks for. */
#define NEEDS_PROOF 0x01u      /* a delivery: of the means declared when the plan was loaded */
#define NEEDS_REASON 0x02u     /* in words, public */
#define NEEDS_ACT 0x04u        /* names one that was approved */
#define NEEDS_FORM_CHECK 0x08u /* the proof is of its kind and opens: form, never content */
#define NEEDS_OPINION 0x10u    /* of the counterpart, or OPINION_DAYS without one */
#define OPINION_DAYS 15

struct move {
    int from, to; /* from -1: it begins so */
    enum action action;
    unsigned needs;
    const char *label; /* Spanish message: what it is called */
};
extern const struct move claim_moves[];
extern const size_t claim_move_count;
extern const struct move change_moves[];
extern const size_t change_move_count;
/* The move, or NULL: there is none. */
const struct move *claim_move(int from, int to);
const struct move *change_move(int from, int to);
/* The machine as text of Graphviz, for the documents. */
struct str moves_diagram(struct arena *a, const char *name, const struct choices *states, const struct move *moves, size_t count);

/* Why the plan takes no new reports nor change requests (a message), or NULL: it does. What was sent
 * before it ended may still be accepted, returned, judged and decided. */
const char *follow_ended(const struct plan *p);

/* What is wrong with a form, beside the limits of the field list. */
struct fault {
    const char *field;
    const char *message; /* Spanish */
};
struct faults {
    struct fault items[8];
    size_t count;
};
/* What a report is judged by. */
struct report_facts {
    const struct milestone *milestone;
    const struct milestone_part *parts; /* of the milestone */
    size_t part_count;
    const struct claim *claims; /* of the milestone, any state, oldest first */
    size_t claim_count;
    const struct verdict *verdicts; /* of those claims */
    size_t verdict_count;
    struct day plan_starts_on, today;
    bool file, link;   /* proof that comes with it */
    bool kept_file, kept_link; /* proof of the returned report that it corrects */
};
struct faults report_faults(const struct report_facts *f, const struct claim *c);
/* Whether a delivery of that share was accepted and is disputed or confirmed only in part: the only
 * case in which another delivery of it may be reported. */
const struct claim *report_corrects(const struct report_facts *f, const struct claim *c);

/* Whether the counterpart may speak of it: a delivery that was sent or accepted. */
bool verdict_allowed(const struct claim *c);
struct faults verdict_faults(const struct verdict *v);
/* Whether the request may be applied on a day: the counterpart spoke, or kept silent OPINION_DAYS. */
bool change_ripe(const struct change_request *c, struct day today);

/* A published text that a change request may touch. */
struct change_field {
    const struct shape *shape; /* commitment or milestone */
    const char *name;
};
extern const struct change_field change_fields[];
extern const size_t change_field_count;

#endif
