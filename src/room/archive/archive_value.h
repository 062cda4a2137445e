/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: values of indicators as an archive tells them, with the columns that results are computed from. */
#ifndef HITO_ROOM_ARCHIVE_VALUE_H
#define HITO_ROOM_ARCHIVE_VALUE_H

#include "room/measurement/measurement.h"

#define SPAN_DATA(F)                                                 \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "", "")              \
    F(INT, period, REQUIRED | PUBLIC, FREE, "", "")                  \
    F(DAY, starts_on, REQUIRED | PUBLIC, FREE, "", "")               \
    F(DAY, ends_on, REQUIRED | PUBLIC, FREE, "", "")                 \
    F(DAY, due_on, REQUIRED | PUBLIC, FREE, "", "")
SHAPE_STRUCT(span_data, SPAN_DATA);

#define VALUE_DATA(F)                                                \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "", "")              \
    F(INT, period, REQUIRED | PUBLIC, FREE, "", "")                  \
    F(INT, adjustment, REQUIRED | PUBLIC, FREE, "", "")              \
    F(INT, version, REQUIRED | PUBLIC, FREE, "", "")                 \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(value_status), "", "") \
    F(MICRO, value_micro, PUBLIC, FREE, "", "")                      \
    F(MICRO, numerator_micro, PUBLIC, FREE, "", "")                  \
    F(MICRO, denominator_micro, PUBLIC, FREE, "", "")                \
    F(PROSE, words, PUBLIC, FREE, "", "")
SHAPE_STRUCT(value_data, VALUE_DATA);

#define VALUE_PART_DATA(F)                                           \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "", "")              \
    F(INT, period, REQUIRED | PUBLIC, FREE, "", "")                  \
    F(INT, adjustment, REQUIRED | PUBLIC, FREE, "", "")              \
    F(TEXT, dimension, REQUIRED | PUBLIC, FREE, "", "")              \
    F(TEXT, part, REQUIRED | PUBLIC, FREE, "", "")                   \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(value_status), "", "") \
    F(MICRO, value_micro, PUBLIC, FREE, "", "")                      \
    F(MICRO, numerator_micro, PUBLIC, FREE, "", "")                  \
    F(MICRO, denominator_micro, PUBLIC, FREE, "", "")
SHAPE_STRUCT(value_part_data, VALUE_PART_DATA);

#define VALUE_WORD_DATA(F)                                           \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "", "")              \
    F(INT, period, REQUIRED | PUBLIC, FREE, "", "")                  \
    F(INT, adjustment, REQUIRED | PUBLIC, FREE, "", "")              \
    F(CHOICE, kind, REQUIRED | PUBLIC, ONE_OF(verdict_kind), "", "") \
    F(DAY, public_on, PUBLIC, FREE, "", "")                          \
    F(DAY, closed_on, PUBLIC, FREE, "", "")
SHAPE_STRUCT(value_word_data, VALUE_WORD_DATA);

#define RESULT_DATA(F)                                               \
    F(TEXT, indicator, REQUIRED | PUBLIC, FREE, "", "")              \
    F(INT, period, REQUIRED | PUBLIC, FREE, "", "")                  \
    F(TEXT, dimension, PUBLIC, FREE, "", "")                         \
    F(TEXT, part, PUBLIC, FREE, "", "")                              \
    F(INT, version, REQUIRED | PUBLIC, FREE, "", "")                 \
    F(CHOICE, status, REQUIRED | PUBLIC, ONE_OF(value_status), "", "") \
    F(MICRO, value_micro, PUBLIC, FREE, "", "")                      \
    F(MICRO, numerator_micro, PUBLIC, FREE, "", "")                  \
    F(MICRO, denominator_micro, PUBLIC, FREE, "", "")                \
    F(PROSE, words, PUBLIC, FREE, "", "")                            \
    F(MICRO, target_micro, PUBLIC, FREE, "", "")                     \
    F(CENTI, achievement_centi, PUBLIC, FREE, "", "")                \
    F(CHOICE, category, PUBLIC, ONE_OF(achievement), "", "")         \
    F(FLAG, disputed, PUBLIC, FREE, "", "")                          \
    F(FLAG, corrected, PUBLIC, FREE, "", "")                         \
    F(FLAG, achievement_disputed, PUBLIC, FREE, "", "")              \
    F(FLAG, achievement_corrected, PUBLIC, FREE, "", "")             \
    F(INT, missing, REQUIRED | PUBLIC, FREE, "", "")                 \
    F(TEXT, methodology_of, REQUIRED | PUBLIC, FREE, "", "")         \
    F(TEXT, methodology_code, REQUIRED | PUBLIC, FREE, "", "")       \
    F(INT, methodology_number, REQUIRED | PUBLIC, FREE, "", "")
SHAPE_STRUCT(result_data, RESULT_DATA);

#endif
