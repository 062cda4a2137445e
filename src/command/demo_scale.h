/* SPDX-License-Identifier: EUPL-1.2
 * Private to `hito demo --scale`. */
#ifndef HITO_COMMAND_DEMO_SCALE_H
#define HITO_COMMAND_DEMO_SCALE_H

#include "command/demo.h"

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

#endif
