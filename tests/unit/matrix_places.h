/* SPDX-License-Identifier: EUPL-1.2
 * Addresses that stand for the patterns of the route tables, on the stage of matrix_house.h. */
#ifndef HITO_TESTS_UNIT_MATRIX_PLACES_H
#define HITO_TESTS_UNIT_MATRIX_PLACES_H

#include "tests/unit/matrix_house.h"

enum owner { NOBODY, COMMITMENT, SENDER, TABLE, CARD, TEAM };
/* The beginning of a pattern and the addresses that stand for it; the longest wins. `draft` NULL: things of
 * this kind are never drafts; `published` NULL: they always are. Who owns it: the people of its commitment,
 * the one that sent it, who runs the round table, who scores it, the team that drafts it. */
struct matrix_place {
    const char *pattern, *published, *draft;
    enum owner owner;
};
const struct matrix_place *matrix_places(struct arena *mem, const struct matrix_house *m, size_t *ret_count);

#endif
