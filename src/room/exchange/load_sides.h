/* SPDX-License-Identifier: EUPL-1.2
 * Inside of exchange/ only: values, topics, goals and provinces of the commitments of a load. */
#ifndef HITO_ROOM_EXCHANGE_LOAD_SIDES_H
#define HITO_ROOM_EXCHANGE_LOAD_SIDES_H

#include "room/exchange/load_check.h"

/* The lists that exist, and with a plan what its commitments have of them. */
enum status load_sides_read(struct db *db, struct arena *mem, int64_t plan, struct load_now *ret) MUST_USE;
/* The value of a column "@value-…", or -1. */
int load_value_of(const char *field);
/* What a column's cell says of a commitment that is there; STR_NONE for other columns. */
struct str load_side_text(struct arena *a, const struct load_now *now, const char *field, int64_t commitment);
void sides_check(struct examine *x, const struct load_line *line);
void sides_compare(struct examine *x, struct load_line *line);
enum status sides_apply(struct db *db, struct arena *mem, struct load_now *now, const struct load_line *line, int64_t commitment) MUST_USE;

#endif
