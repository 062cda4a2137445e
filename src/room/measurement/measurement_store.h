/* SPDX-License-Identifier: EUPL-1.2
 * What the files of the room share beyond its door. */
#ifndef HITO_ROOM_MEASUREMENT_STORE_H
#define HITO_ROOM_MEASUREMENT_STORE_H

#include "room/formula/formula.h"
#include "room/measurement/measurement.h"

#define MEASUREMENT_REF(F) F(INT, id, 0, FREE, "", "an indicator")
SHAPE_STRUCT(measurement_ref, MEASUREMENT_REF);

#define INDICATOR_FORMULA(F)                     \
    F(INT, id, 0, FREE, "", "an index")          \
    F(PROSE, formula, 0, FREE, "", "its formula")
SHAPE_STRUCT(indicator_formula, INDICATOR_FORMULA);

/* What a period showed. */
#define MEASUREMENT_SHOWED(F)                                        \
    F(INT, indicator, 0, FREE, "", "indicator")                      \
    F(INT, number, 0, FREE, "", "of the period")                     \
    F(DAY, ends_on, 0, FREE, "", "its last day")                     \
    F(INT, series, 0, FREE, "", "sheet that the series begins with") \
    F(MICRO, value_micro, 0, FREE, "", "public value")               \
    F(MICRO, numerator_micro, 0, FREE, "", "of quotients")
SHAPE_STRUCT(measurement_showed, MEASUREMENT_SHOWED);
extern const struct shape measurement_showed_shape;

/* The sheets of an indicator with what hangs on each, read when asked for. */
struct method_sheet {
    const struct indicator_version *version;
    struct indicator_part *parts;
    size_t part_count;
    struct indicator_target *targets;
    size_t target_count;
    bool read;
};
struct method_sheets {
    struct method_sheet *items; /* only those that were ever in force, oldest first */
    size_t count;
};
enum status sheets_of(struct db *db, struct arena *mem, int64_t indicator, struct method_sheets *ret) MUST_USE;
enum status sheet_read(struct db *db, struct arena *mem, struct method_sheet *s) MUST_USE;
struct method_sheet *sheet_of(const struct method_sheets *all, int64_t version);
/* In force that day; before the first the first; NULL after the last day of the last. */
struct method_sheet *sheet_on(const struct method_sheets *all, struct day day);
/* The part of that dimension and code, or NULL. */
const struct indicator_part *sheet_part(const struct method_sheet *s, struct str dimension, struct str code);

/* Whether two rows of results tell the same, the id aside. */
bool result_same(const struct indicator_result *a, const struct indicator_result *b);
/* Computes and writes what differs; whether anything did. */
enum status measurement_refresh(struct db *db, struct arena *mem, int64_t indicator, struct day today, bool *ret_changed) MUST_USE;
/* What is computed from the indicator: parents and indices. */
enum status measurement_fed(struct db *db, struct arena *mem, int64_t indicator, int64_t **ret, size_t *ret_count) MUST_USE;
/* Today where the indicator is, by the clock of the running write. */
enum status measurement_today(struct db *db, int64_t indicator, struct day *ret) MUST_USE;
/* Worker: the stale ones, and those of which a day passed. */
enum status measurement_results_chore(struct chore_context *c) MUST_USE;
enum status measurement_settled(struct db *db, struct arena *mem, struct instant now, bool *ret) MUST_USE;
/* The hook of a room above: a sheet came into force. */
enum status measurement_sheet_approved(struct db *db, struct arena *mem, int64_t version) MUST_USE;

#endif
