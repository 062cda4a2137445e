/* SPDX-License-Identifier: EUPL-1.2
 * Private to `hito demo --scale`. */
#ifndef HITO_COMMAND_DEMO_SCALE_H
#define HITO_COMMAND_DEMO_SCALE_H

#include "command/demo.h"
#include "room/measurement/measurement.h"

/* Where its co-creation takes place. */
struct demo_scale_place {
    struct day today;
    int64_t jurisdiction;
    const struct demo_people *people;
    const int64_t *provinces;
    size_t province_count;
};
/* 3,000 proposals, 5,000 comments, 60 evaluators, 15,000 cards, their ranking. */
enum status demo_scale_voices(struct db *db, struct arena *mem, const struct demo_scale_place *at) MUST_USE;

/* Whose indicators: of one plan, spread over its commitments. */
struct demo_scale_plan {
    struct day today;
    const struct plan *plan;
    const struct commitment *commitments;
    int commitment_count;
    const int64_t *institutions; /* `institution_count` that report */
    int institution_count;
    int64_t person;
};
/* `count` indicators of 16 periods, each with five parts in two dimensions: sheets, targets, public measurements, and
 * their results by the pure functions. The number of the first is `first`. */
enum status demo_scale_indicators(struct db *db, struct arena *mem, const struct demo_scale_plan *at, int first, int count) MUST_USE;

#endif
