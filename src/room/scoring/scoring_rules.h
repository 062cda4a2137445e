/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: rules without a database. */
#ifndef HITO_ROOM_SCORING_RULES_H
#define HITO_ROOM_SCORING_RULES_H

#include "room/scoring/scoring.h"

/* What keeps a version of the criteria from being approved. */
enum criteria_fault_kind {
    CRITERIA_NONE,        /* no criterion at all */
    CRITERIA_NO_WEIGHTED, /* no criterion of viability or none of priority: `family` */
    CRITERIA_LESS,        /* the weights sum to less than 100: `centi` are missing */
    CRITERIA_MORE,        /* to more: `centi` too many */
    CRITERIA_GATE_WEIGHS, /* of `criterion` */
    CRITERIA_GATE_PASS,   /* says no least median on its scale */
    CRITERIA_UNWEIGHTED,  /* of viability or priority, and weighs nothing */
    CRITERIA_SCALE,       /* it does not begin under where it ends */
    CRITERIA_ANCHOR,      /* `value` has no words */
};
struct criteria_fault {
    enum criteria_fault_kind kind;
    const struct criterion *criterion;
    int family;
    int64_t centi, value;
};
/* Up to `size` of them; how many there are. */
size_t criteria_faults(const struct criterion *rows, size_t count, const struct criterion_anchor *anchors, size_t anchor_count,
                       struct criteria_fault *ret, size_t size);
/* Of viability and priority, in hundredths of a percent. */
int64_t criteria_weights(const struct criterion *rows, size_t count);
/* The words of a value, or STR_NONE. */
struct str criterion_words(const struct criterion_anchor *anchors, size_t count, int64_t criterion, int64_t value);
/* Whether the evaluator must say why: both ends of the scale. */
bool value_needs_reason(const struct criterion *c, int64_t value);

/* Who scores what, as ids. */
struct scoring_pair {
    int64_t proposal, person;
};
struct assigning {
    const int64_t *proposals;         /* ascending */
    size_t proposal_count;
    const int64_t *people;
    size_t people_count;
    const struct scoring_pair *barred; /* may not: author, same organisation, recused, has it already… */
    size_t barred_count;
    const struct scoring_pair *held;   /* what counts already: for the load and for what is needed */
    size_t held_count;
    int64_t needed;                    /* of each proposal */
};
/* The missing assignments: proposals with fewest people who may score them first, each to those with the least
 * load; equals by a number mixed from both ids, so that the same three do not always meet. The same question has the
 * same answer. Without bars nobody has two more than another. *ret_short: how many could not be given. */
size_t assign_balanced(struct arena *mem, const struct assigning *a, struct scoring_pair **ret, size_t *ret_short);

/* The version that the program proposes: criteria and the words of their scales. */
struct shipped_criterion {
    int family;
    const char *code, *name, *question;
    int64_t weight_centi, low, high, pass;
    const char *words[11]; /* from low to high */
};
extern const struct shipped_criterion shipped_criteria[];
extern const size_t shipped_criteria_count;

#endif
