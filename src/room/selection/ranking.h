/* SPDX-License-Identifier: EUPL-1.2
 * "Orden 1" (docs/decisions/0116-ranking.md): the order of proposals from the cards of a closed round, as a
 * pure function. All figures are hundredths of a percent of the scale and integers all the way:
 *   - a criterion's: (mean of the values - low) / (high - low), half up;
 *   - a family's and the total: mean of the criteria's figures by weight, half up;
 *   - a gate passes when the median of its values is not under its `pass`;
 *   - the spread: highest less lowest of the evaluators' own totals.
 * Order: what passes every gate first; then by total, priority, viability; what is equal in all three is
 * tied and shares the place (1, 2, 2, 4). What fails a gate has no place. */
#ifndef HITO_ROOM_SELECTION_RANKING_H
#define HITO_ROOM_SELECTION_RANKING_H

#include "room/scoring/scoring.h"

#define RANKING_SPREAD 2500 /* from here up the evaluators disagree so much that the page marks it */

/* One value, small because a round may have a hundred thousand. */
struct rank_value {
    int64_t proposal;   /* id */
    int32_t number;     /* of the proposal */
    uint16_t evaluator; /* 1, 2… of the round */
    uint8_t criterion;  /* place in the list of criteria */
    uint8_t value;
};
struct rank_line {
    int64_t proposal, number;
    int64_t place;       /* NONE: fails a gate */
    bool tied, passes;
    int64_t viability, priority, total, spread;
    int64_t cards;
    int64_t *by_criterion; /* figure of each criterion; of a gate too */
};
/* Values ordered by proposal's number and evaluator. Lines in the order of the ranking, those without a
 * place at the end by number. INVALID: a criterion has no range, or the weights do not sum to 100. */
enum status ranking_1(struct arena *mem, const struct criterion *criteria, size_t criterion_count, const struct rank_value *values,
                      size_t value_count, struct rank_line **ret, size_t *ret_count) MUST_USE;

/* What the sum of `count` values says of a criterion; 0 without values. */
int64_t rank_figure(const struct criterion *c, int64_t sum, int64_t count);
/* Families, totals, order and places from the figures of the criteria, by the weights given. */
void ranking_order(const struct criterion *criteria, size_t criterion_count, struct rank_line *lines, size_t count);

#endif
