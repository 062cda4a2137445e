/* SPDX-License-Identifier: EUPL-1.2
 * From the records of a commitment to the facts that the methodology judges. */
#ifndef HITO_ROOM_PROGRESS_FACTS_H
#define HITO_ROOM_PROGRESS_FACTS_H

#include "room/progress/progress_moment.h"

#define PROGRESS_MONEY(F)                       \
    F(INT, id, 0, FREE, "", "financing")        \
    F(DAY, ends_on, 0, FREE, "", "last day of the money")
SHAPE_STRUCT(progress_money, PROGRESS_MONEY);

/* A change of authorities of an institution that answers for some of it. */
#define PROGRESS_TRANSITION(F)                                      \
    F(INT, institution, 0, FREE, "", "whose authorities change")    \
    F(FLAG, lead, 0, FREE, "", "it leads the commitment")           \
    F(DAY, from_on, 0, FREE, "", "first day")                       \
    F(DAY, until_on, 0, FREE, "", "last day, or nothing")
SHAPE_STRUCT(progress_transition, PROGRESS_TRANSITION);

#define PROGRESS_FRAME(F)                                                       \
    F(INT, commitment, 0, FREE, "", "commitment")                               \
    F(CHOICE, state, 0, ONE_OF(commitment_state), "", "current or withdrawn")   \
    F(CENTI, weight_centi, 0, FREE, "", "weight in the plan")                   \
    F(INT, plan, 0, FREE, "", "plan")                                           \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction")                           \
    F(CHOICE, tracking, 0, ONE_OF(plan_tracking), "", "followed or not")        \
    F(DAY, starts_on, 0, FREE, "", "first day of the plan")                     \
    F(DAY, ends_on, 0, FREE, "", "last day of the plan")
SHAPE_STRUCT(progress_frame, PROGRESS_FRAME);

/* A period as it stands in the calendar of the plan. */
#define PROGRESS_SPAN(F)                                          \
    F(DAY, starts_on, 0, FREE, "", "first day")                   \
    F(DAY, cut_on, 0, FREE, "", "last day")                       \
    F(DAY, closes_on, 0, FREE, "", "first day on which it is closed")
SHAPE_STRUCT(progress_span, PROGRESS_SPAN);

#define PROGRESS_PLAN(F)                              \
    F(INT, plan, 0, FREE, "", "plan")                 \
    F(INT, jurisdiction, 0, FREE, "", "jurisdiction") \
    F(INT, utc_offset_s, 0, FREE, "", "time zone")    \
    F(INT, methodology, 0, FREE, "", "of its stored result, or nothing") \
    F(DAY, changes_on, 0, FREE, "", "of its stored result")
SHAPE_STRUCT(progress_plan, PROGRESS_PLAN);

/* Everything read of one commitment. */
struct progress_records {
    struct progress_frame *frame;
    struct milestone *milestones;
    size_t milestone_count;
    struct milestone_part *parts;
    size_t part_count;
    struct claim *claims;
    size_t claim_count;
    struct verdict *verdicts;
    size_t verdict_count;
    struct commitment_verdict *stances;
    size_t stance_count;
    struct claim_period *periods; /* of claims that are in a report; only where there are stances */
    size_t period_count;
    bool periods_read; /* of all its claims, whether there are stances or not */
    struct progress_money *money;
    size_t money_count;
    struct progress_transition *transitions; /* oldest first */
    size_t transition_count;
    struct periods calendar; /* of the plan; empty: not written yet */
};
/* Fills `periods` where it is needed. */
enum status progress_periods_read(struct db *db, struct arena *mem, int64_t commitment, struct progress_records *ret) MUST_USE;
/* The calendar of a plan as rows have it. */
enum status progress_calendar(struct db *db, struct arena *mem, int64_t plan, struct periods *ret) MUST_USE;
/* The periods that the computation looks at: the calendar, or the grid of the methodology where there is none. */
struct periods progress_periods(struct arena *mem, const struct methodology *version, const struct progress_records *records);
enum status progress_read(struct db *db, struct arena *mem, struct progress_frame *frame, struct progress_records *ret) MUST_USE;
/* Pure: the facts of the records on a day; milestones in their order. Only what was public by then counts,
 * but for this: an accepted report ends the silence at once. */
struct commitment_facts progress_facts(struct arena *mem, const struct progress_records *records, struct day day);
/* Canonical text of facts and parameters, whose SHA-256 is the results' `inputs`. */
struct str progress_inputs(struct arena *mem, const struct methodology *m, struct periods periods, const struct commitment_facts *f);
/* What a day's computation gives, not stored. */
struct progress_computed {
    struct milestone_result *milestones;
    size_t milestone_count;
    struct commitment_result commitment;
    struct commitment_outcome outcome;
};
/* The outcome of records at hand, and the facts they gave. */
struct commitment_facts progress_evaluate(struct arena *mem, const struct methodology *version, const struct progress_records *records,
                                          struct day today, struct progress_computed *ret);
enum status progress_compute(struct db *db, struct arena *mem, const struct methodology *version, struct progress_frame *frame,
                             struct day today, struct progress_computed *ret) MUST_USE;
/* The plan's mean from the stored results of its commitments. */
enum status progress_compute_plan(struct db *db, struct arena *mem, int64_t methodology, int64_t plan, struct day today,
                                  struct plan_result *ret) MUST_USE;
enum status progress_frames(struct db *db, struct arena *mem, int64_t plan, struct progress_frame **ret, size_t *ret_count) MUST_USE;
/* Followed plans, with what their stored result says of its day. */
enum status progress_plans(struct db *db, struct arena *mem, struct progress_plan **ret, size_t *ret_count) MUST_USE;
/* The frame of one commitment. */
enum status progress_frame_of(struct db *db, struct arena *mem, int64_t commitment, struct progress_frame **ret) MUST_USE;

#endif
