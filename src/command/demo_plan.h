/* SPDX-License-Identifier: EUPL-1.2
 * Private to the demonstration: the invented province while it is being made. */
#ifndef HITO_COMMAND_DEMO_PLAN_H
#define HITO_COMMAND_DEMO_PLAN_H

#include "command/demo.h"
#include "room/cocreation/cocreation.h"

#define DEMO_INSTITUTIONS 7

struct demo_world {
    struct day today;
    const struct site *site; /* NULL: the reports bring no proofs */
    struct arena *mem;
    const struct milestone *on; /* what is being reported */
    struct jurisdiction jurisdiction;
    struct demo_people people;
    int64_t institution[DEMO_INSTITUTIONS];
    int64_t act_plan, act_move, act_withdraw;
    struct plan plan;
    int64_t group[3];
    struct plan next_plan;         /* number 2, a draft: what the co-creation at hand fills */
    struct cocreation cocreation;  /* number 1, active */
};
/* The proof of a delivery: a file, or a link with its archived copy. */
enum status demo_proof_add(struct db *db, const struct demo_world *w, const struct claim *c) MUST_USE;
/* The 15 commitments with milestones, claims, verdicts and change requests. */
enum status demo_commitments(struct db *db, struct arena *mem, struct demo_world *w) MUST_USE;
/* The calendar, what closed periods showed, a reopening, an objection; needs the results. */
enum status demo_periods(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* Letters out and in of the plan. */
enum status demo_letters(struct db *db, struct demo_world *w) MUST_USE;
/* Words of counterparts on whole commitments. */
enum status demo_verdicts(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* Cases of stalled commitments; needs the results. */
enum status demo_stall(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* Questions, comments, their moderation. */
enum status demo_voices(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* A change of authorities, and money that ends. */
enum status demo_transition(struct db *db, struct demo_world *w) MUST_USE;
/* Followers by mail. */
enum status demo_notices(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* The methodology, an active process and one in preparation. What other rooms add hangs on number 1. */
enum status demo_cocreation(struct db *db, struct arena *mem, struct demo_world *w) MUST_USE;
/* The ranking of the closed round and the selection that followed it. */
enum status demo_selection(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* Its calendar backwards from the delivery. */
enum status demo_planner(struct db *db, const struct demo_world *w) MUST_USE;
/* Proposals to process number 1, of every origin; after its tables. */
enum status demo_proposals(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* Criteria by an act, a closed round of its first proposals, one under way. */
enum status demo_scoring(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* Some of them merged and split, a letter of many, comments; after demo_proposals(). */
enum status demo_lineage(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* The reports of the last closed period, and the one at hand open. */
enum status demo_reports(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* The tables of the co-creation, with sessions, registrations, actors and minutes. */
enum status demo_roundtables(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* Attendance of their held sessions. */
enum status demo_attendance(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* Drafts of the second plan from selected proposals; after its selection. */
enum status demo_drafting(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;
/* The sheets of indicators, and a national one that two places report to. */
enum status demo_indicators(struct db *db, struct arena *mem, struct demo_world *w) MUST_USE;
/* Values of the indicators, and what was said of them; after demo_indicators(). */
enum status demo_measurements(struct db *db, struct arena *mem, struct demo_world *w) MUST_USE;
/* Answers to its contributions; after demo_drafting(). */
enum status demo_responses(struct db *db, struct arena *mem, const struct demo_world *w) MUST_USE;

#endif
