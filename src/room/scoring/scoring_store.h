/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: reading and writing. */
#ifndef HITO_ROOM_SCORING_STORE_H
#define HITO_ROOM_SCORING_STORE_H

#include "room/scoring/scoring_view.h"

/* Newest first. */
enum status criteria_sets_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct criteria_set **ret, size_t *ret_count) MUST_USE;
/* NOT_FOUND: none was approved. */
enum status criteria_in_force(struct db *db, struct arena *mem, int64_t jurisdiction, struct criteria_set **ret) MUST_USE;
enum status criteria_anchors(struct db *db, struct arena *mem, int64_t criteria_set, struct criterion_anchor **ret, size_t *ret_count) MUST_USE;
/* A draft like `source`, or like the shipped one (NULL). */
enum status criteria_draft_add(struct db *db, struct arena *mem, int64_t jurisdiction, const struct criteria_set *source, struct str title,
                               struct criteria_set *ret) MUST_USE;
/* The words of the scale, a line per value from the lowest: replaces what there is. */
enum status criterion_anchors_set(struct db *db, struct arena *mem, const struct criterion *c, struct str lines) MUST_USE;
/* The criterion with its words. */
enum status criterion_drop(struct db *db, struct arena *mem, const struct criterion *c) MUST_USE;

/* What a new round may take: admitted, or scored before; by number. */
enum status round_choices(struct db *db, struct arena *mem, int64_t cocreation, struct round_choice **ret, size_t *ret_count) MUST_USE;
/* Adds the round with its proposals and moves them to PROPOSAL_SCORING with the reason. */
enum status round_add(struct db *db, struct arena *mem, const struct site *site, struct scoring_round *round, const int64_t *proposals, size_t count,
                      const struct proposal_step *step) MUST_USE;
/* Proposals of the round that are still being scored, by id. */
enum status round_live_proposals(struct db *db, struct arena *mem, int64_t round, struct round_choice **ret, size_t *ret_count) MUST_USE;
/* Assigns what is missing among the evaluators of today; *ret_added, and *ret_short cards for which there is nobody. With
 * `dry` nothing is written. */
enum status round_assign(struct db *db, struct arena *mem, const struct scoring_round *round, int64_t jurisdiction, struct day today, bool dry,
                         size_t *ret_added, size_t *ret_short) MUST_USE;
enum status round_totals_of(struct db *db, struct arena *mem, int64_t round, struct round_totals *ret) MUST_USE;
/* The evaluator leaves: cards that are not in are withdrawn with the reason; those that are in stay. */
enum status evaluator_withdraw(struct db *db, struct arena *mem, int64_t round, int64_t person, struct str reason, size_t *ret_count) MUST_USE;
/* Whole: every proposal has the cards it needs and none is to come. */
bool round_whole(const struct round_totals *t);
/* Closes a whole round: evaluators get their numbers by chance, its proposals become PROPOSAL_SCORED with the reason of the step. */
enum status round_close(struct db *db, struct arena *mem, const struct site *site, struct scoring_round *round, const struct proposal_step *step) MUST_USE;

/* One's own card of a proposal (newest round that is open or closed); NOT_FOUND. */
enum status desk_card(struct db *db, struct arena *mem, int64_t proposal, int64_t person, struct scoring_assignment **ret) MUST_USE;
enum status card_lines(struct db *db, struct arena *mem, int64_t assignment, struct scorecard_line **ret, size_t *ret_count) MUST_USE;
/* Writes what there is of each criterion (neither value nor reason takes the line away). */
struct card_entry {
    int64_t criterion, value; /* NONE: nothing chosen */
    struct str reason;
};
enum status card_save(struct db *db, struct arena *mem, int64_t assignment, const struct card_entry *entries, size_t count) MUST_USE;
/* Whether they wrote the proposal or one that it was made from. */
enum status scoring_author(struct db *db, int64_t round, int64_t proposal, int64_t person, bool *ret) MUST_USE;
enum status opinion_mine(struct db *db, struct arena *mem, int64_t proposal, int64_t person, struct day today, struct opinion_row **ret) MUST_USE;

enum status scoring_check(struct db *db, struct arena *mem, const struct site *site, void (*complain)(void *context, struct str what),
                          void *context) MUST_USE;

#endif
