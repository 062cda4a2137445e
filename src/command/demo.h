/* SPDX-License-Identifier: EUPL-1.2
 * Demonstration data: Ecuador's plans as history, from what is on record, and an invented province
 * with a running plan in every situation of the methodology's worked cases. */
#ifndef HITO_COMMAND_DEMO_H
#define HITO_COMMAND_DEMO_H

#include "room/progress/progress.h"

/* The people that the demonstration's records name. */
struct demo_people {
    int64_t directorate, focal, counterpart, colead, evaluator, facilitator, admin;
};
enum status demo_people_add(struct db *db, struct arena *mem, int64_t jurisdiction, struct day today,
                            struct demo_people *ret) MUST_USE;
/* The invented province and its plan; `today` is the day of which the situations are true. The proofs are
 * kept in the site's data folder; without a site there are none. */
enum status demo_province(struct db *db, struct arena *mem, const struct site *site, struct day today,
                          struct demo_people *ret_people) MUST_USE;
/* Ecuador, Plans 1 and 2, without lights. */
enum status demo_ecuador(struct db *db, struct arena *mem, const struct demo_people *people, struct day today) MUST_USE;
/* A database of the size that script/bench measures, or (small) the hundredth part of it: two of its plans. */
enum status demo_scale(struct db *db, struct arena *mem, struct day today, bool small) MUST_USE;

#endif
