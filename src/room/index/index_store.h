/* SPDX-License-Identifier: EUPL-1.2
 * Rows that the room reads, and its work by the clock. Private to the room. */
#ifndef HITO_ROOM_INDEX_STORE_H
#define HITO_ROOM_INDEX_STORE_H

#include "job/job.h"
#include "room/index/index.h"

#define INDEX_COUNTS(F)                             \
    F(INT, commitments, 0, FREE, "", "")            \
    F(INT, unweighted, 0, FREE, "", "")             \
    F(INT, unfigured, 0, FREE, "", "")              \
    F(INT, undisputed_sum, 0, FREE, "", "")         \
    F(INT, weight_sum, 0, FREE, "", "")             \
    F(INT, weighted_sum, 0, FREE, "", "")           \
    F(INT, due, 0, FREE, "", "")                    \
    F(INT, punctual, 0, FREE, "", "")               \
    F(INT, undated, 0, FREE, "", "")                \
    F(INT, live_proofs, 0, FREE, "", "")            \
    F(INT, proofs, 0, FREE, "", "")                 \
    F(INT, unopened, 0, FREE, "", "")               \
    F(INT, claims, 0, FREE, "", "")                 \
    F(INT, spoken, 0, FREE, "", "")                 \
    F(INT, disputed, 0, FREE, "", "")               \
    F(INT, questions, 0, FREE, "", "")              \
    F(INT, answered, 0, FREE, "", "")               \
    F(INT, undated_questions, 0, FREE, "", "")
SHAPE_STRUCT(index_counts, INDEX_COUNTS);
extern const struct shape index_counts_shape;

#define INDEX_ACHIEVED(F)                           \
    F(INT, measured, 0, FREE, "", "")               \
    F(INT, achievement_sum, 0, FREE, "", "")        \
    F(INT, unmeasured, 0, FREE, "", "")
SHAPE_STRUCT(index_achieved, INDEX_ACHIEVED);
extern const struct shape index_achieved_shape;

/* A followed public plan, and whether what was computed of it is old. */
#define INDEX_PLAN(F)                                                              \
    F(INT, plan, 0, FREE, "", "plan")                                              \
    F(INT, jurisdiction, 0, FREE, "", "its jurisdiction")                          \
    F(INT, utc_offset_s, 0, FREE, "", "time zone")                                 \
    F(DAY, starts_on, 0, FREE, "", "first day of the plan")                        \
    F(DAY, ends_on, 0, FREE, "", "last day of the plan")                           \
    F(INT, seen, 0, FREE, "", "newest entry of the log that was counted; nothing: never") \
    F(TIME, at, 0, FREE, "", "when it was computed")                               \
    F(INT, log_own, 0, FREE, "", "newest entry of its jurisdiction")               \
    F(INT, log_any, 0, FREE, "", "newest entry of none")                           \
    F(INT, waiting, 0, FREE, "", "indicators whose results are to be computed again")
SHAPE_STRUCT(index_plan, INDEX_PLAN);
extern const struct shape index_plan_shape;

enum status index_plans(struct db *db, struct arena *mem, struct index_plan **ret, size_t *ret_count) MUST_USE;
/* The seven figures as of a day, with plan, day and methodology. */
enum status indices_computed(struct db *db, struct arena *mem, const struct index_plan *p, struct day today,
                             struct plan_index ret[INDEX_COUNT]) MUST_USE;
/* Whether nothing but the id differs. */
bool index_same(const struct plan_index *a, const struct plan_index *b);
/* Computes and writes what differs, and the year's row. */
enum status indices_put(struct db *db, struct arena *mem, const struct index_plan *p, struct instant now) MUST_USE;
/* Notes how far the log was read. */
enum status indices_seen(struct db *db, const struct index_plan *p, struct instant now) MUST_USE;
enum status index_chore(struct chore_context *c);
enum status index_settled(struct db *db, struct arena *mem, struct instant now, bool *ret);
enum status index_check(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what), void *context);

#endif
