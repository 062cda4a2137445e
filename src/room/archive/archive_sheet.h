/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: indicators as an archive tells them, with the columns that their results are computed from. */
#ifndef HITO_ROOM_ARCHIVE_SHEET_H
#define HITO_ROOM_ARCHIVE_SHEET_H

#include "room/archive/archive_read.h"
#include "room/archive/archive_value.h"

#define INDICATOR_READ(F)                                            \
    F(TEXT, code, REQUIRED | PUBLIC, FREE, "", "")                   \
    F(INT, plan_number, PUBLIC, FREE, "", "")                        \
    F(TEXT, parent_jurisdiction, PUBLIC, FREE, "", "")               \
    F(TEXT, parent_code, PUBLIC, FREE, "", "")                       \
    F(CHOICE, state, PUBLIC, ONE_OF(indicator_state), "", "")
SHAPE_STRUCT(indicator_read, INDICATOR_READ);

#define SHEET_READ(F)                                                \
    F(TEXT, code, REQUIRED | PUBLIC, FREE, "", "")                   \
    F(INT, number, REQUIRED | PUBLIC, FREE, "", "")                  \
    F(CHOICE, change, REQUIRED | PUBLIC, ONE_OF(version_change), "", "") \
    F(DAY, from_on, PUBLIC, FREE, "", "")                            \
    F(DAY, until_on, PUBLIC, FREE, "", "")                           \
    F(CHOICE, type, REQUIRED | PUBLIC, ONE_OF(indicator_type), "", "") \
    F(CHOICE, direction, REQUIRED | PUBLIC, ONE_OF(indicator_direction), "", "") \
    F(CHOICE, accumulation, REQUIRED | PUBLIC, ONE_OF(accumulation), "", "") \
    F(CHOICE, achievement, REQUIRED | PUBLIC, ONE_OF(achievement_from), "", "") \
    F(TEXT, unit, PUBLIC, FREE, "", "")                              \
    F(INT, decimals, REQUIRED | PUBLIC, FREE, "", "")                \
    F(PROSE, formula, PUBLIC, FREE, "", "")                          \
    F(MICRO, factor_micro, PUBLIC, FREE, "", "")                     \
    F(MICRO, low_micro, PUBLIC, FREE, "", "")                        \
    F(MICRO, high_micro, PUBLIC, FREE, "", "")                       \
    F(CHOICE, baseline_kind, REQUIRED | PUBLIC, ONE_OF(baseline_kind), "", "") \
    F(MICRO, baseline_micro, PUBLIC, FREE, "", "")                   \
    F(CHOICE, rollup, REQUIRED | PUBLIC, ONE_OF(rollup), "", "")
SHAPE_STRUCT(sheet_read, SHEET_READ);

#define SHEET_PART_READ(F)                                           \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "", "")              \
    F(INT, version, REQUIRED | PUBLIC, FREE, "", "")                 \
    F(TEXT, dimension, REQUIRED | PUBLIC, FREE, "", "")              \
    F(TEXT, part, REQUIRED | PUBLIC, FREE, "", "")
SHAPE_STRUCT(sheet_part_read, SHEET_PART_READ);

#define TARGET_READ(F)                                               \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "", "")              \
    F(INT, version, REQUIRED | PUBLIC, FREE, "", "")                 \
    F(TEXT, dimension, PUBLIC, FREE, "", "")                         \
    F(TEXT, part, PUBLIC, FREE, "", "")                              \
    F(DAY, starts_on, REQUIRED | PUBLIC, FREE, "", "")               \
    F(DAY, ends_on, REQUIRED | PUBLIC, FREE, "", "")                 \
    F(MICRO, value_micro, REQUIRED | PUBLIC, FREE, "", "")
SHAPE_STRUCT(target_read, TARGET_READ);

/* Rows of one indicator in a table: they stand together. */
struct stretch {
    size_t from, to;
};
struct told_sheet {
    struct indicator_version version;
    const struct sheet_part_read *parts; /* in the order of the set */
    size_t part_count;
};
struct told_indicator {
    const struct indicator_read *row;
    size_t place; /* of its jurisdiction */
    bool walked;  /* its results are proved, or being */
    struct told_sheet *sheets;
    size_t sheet_count;
    struct stretch parts, targets, spans, values, value_parts, words, results;
};
/* The sets of one jurisdiction. */
struct told_place {
    struct str code;
    struct archive_table indicators, sheets, parts, targets, spans, values, value_parts, words, results, methods;
    struct told_indicator *items;
};
enum status told_place_read(struct archive_reader *r, struct str code, size_t place, struct told_place *ret) MUST_USE;
struct told_indicator *told_indicator_of(struct told_place *p, struct str code);
struct told_sheet *told_sheet_of(const struct told_indicator *x, int64_t number);
/* In force that day; before the first the first; NULL after the last day of the last. */
struct told_sheet *told_sheet_on(const struct told_indicator *x, struct day day);

#endif
