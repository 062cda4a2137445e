/* SPDX-License-Identifier: EUPL-1.2
 * What a card of an indicator tells: never an older value as if nothing were owed after it. */
#include "room/measurement/measurement_view.h"
#include "tests/test.h"

UNIT(a_card_tells_the_newest_value_and_what_is_owed_after_it)
{
    const struct measurement_card_row rows[] = {
        {.status = VALUE_REPORTED, .value_micro = 40 * MICRO}, {.status = VALUE_REPORTED, .value_micro = 54 * MICRO},
        {.status = VALUE_NOT_REPORTED, .value_micro = NONE},   {.status = VALUE_NOT_DUE, .value_micro = NONE},
    };
    EXPECT(measurement_card_told(rows, 4) == &rows[1]);
    EXPECT(measurement_card_later(rows, 4) == &rows[2]);
    EXPECT(measurement_card_later(rows, 2) == NULL);
}

UNIT(a_card_without_values_tells_the_newest_period_that_is_due_and_nothing_after_it)
{
    const struct measurement_card_row rows[] = {
        {.status = VALUE_NOT_REPORTED, .value_micro = NONE}, {.status = VALUE_NOT_APPLICABLE, .value_micro = NONE}, {.status = VALUE_NOT_DUE, .value_micro = NONE},
    };
    EXPECT(measurement_card_told(rows, 3) == &rows[1]);
    EXPECT(measurement_card_later(rows, 3) == NULL);
    EXPECT(measurement_card_told(rows + 2, 1) == &rows[2]);
}
