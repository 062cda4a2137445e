/* SPDX-License-Identifier: EUPL-1.2
 * Cumulative within each year: the last counted of each year, and the years add. */
#include "room/measure/measure_test.h"

#define Y(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_YEAR, d, f

static const struct measure_case cases[] = {
    {"one year is its last value", Y(NUMBER, UP, FROM_0), "5 10 15 20", "40", .value = "20", .achieved = 5000, .category = PARTIAL, .worked = "20/40"},
    {"two years add their last values", Y(NUMBER, UP, FROM_0), "5 10 15 20 6 12 18 24", "44", .value = "44", .achieved = 10000, .category = REACHED, .worked = "20+24 = 44"},
    {"the second year is not reported to its end", Y(NUMBER, UP, FROM_0), "5 10 15 20 6 12 nr nr", "40", .value = "32", .missing = 2, .achieved = NONE, .category = -1, .worked = "20+12 = 32, two missing; not judged at a period that nobody reported"},
    {"the second year ends with what does not apply", Y(NUMBER, UP, FROM_0), "5 10 15 20 6 12 na na", "40", .value = "32", .achieved = 8000, .category = NEAR, .worked = "20+12 = 32; 32/40"},
    {"a year that nobody reported is said, not counted as zero", Y(NUMBER, UP, FROM_0), "nr nr nr nr 6 12 18 24", "48", .value = "24", .missing = 4, .achieved = 5000, .category = PARTIAL, .worked = "24/48, four missing"},
    {"percentages of two years", Y(PERCENT, UP, FROM_0), "1/4 2/8 3/12 4/16 5/5 6/8 7/9 8/10", "46.2", .decimals = 1, .value = "46.2", .pair = "12/26", .achieved = 10000, .category = REACHED, .worked = "(4+8)/(16+10) = 46.15… → 46.2"},
    {"rates of two years", Y(RATE, DOWN, FROM_0), "1/100 2/200 1/100 4/400", "8", .factor = "1000", .decimals = 1, .months = 6, .value = "10", .pair = "6/600", .achieved = 8000, .category = NEAR, .worked = "(2+4)/(200+400)*1000 = 10; 8/10"},
    {"ratios of two years", Y(RATIO, UP, FROM_0), "2/1 4/2 3/1 9/3", "2.6", .decimals = 1, .months = 6, .value = "2.6", .pair = "13/5", .achieved = 10000, .category = REACHED, .worked = "(4+9)/(2+3) = 2.6"},
    {"a scale over two years", Y(ORDINAL, UP, FROM_B), "1 2 3 4 2 3", "5", .baseline = "1", .value = "3", .achieved = 5000, .category = PARTIAL, .worked = "the last is 3; (3-1)/(5-1)"},
    {"downwards from the baseline over two years", Y(NUMBER, DOWN, FROM_B), "20 40 15 40", "60", .baseline = "100", .months = 6, .value = "80", .achieved = 5000, .category = PARTIAL, .worked = "40+40 = 80; (80-100)/(60-100)"},
    {"two yearly periods in a band", Y(NUMBER, BAND, FROM_0), "50 45", "100", .low = "90", .high = "110", .months = 12, .value = "95", .achieved = 10000, .category = REACHED, .worked = "50+45 = 95"},
    {"words over two years", Y(QUALITATIVE, UP, FROM_0), "x x x x x", NULL, .value = "calculado", .achieved = NONE, .category = -1, .worked = "the last words"},
    {"the target of the second year alone", Y(NUMBER, UP, FROM_0), "5 10 15 20 6 12 18 24", "30", .target_first = 4, .value = "24", .achieved = 8000, .category = NEAR, .worked = "24/30"},
    {"a cumulative that falls within its year is still its last", Y(NUMBER, UP, FROM_0), "5 10 8 8", "16", .value = "8", .achieved = 5000, .category = PARTIAL, .worked = "8/16"},
    {"nobody reported the second year at all", Y(NUMBER, UP, FROM_0), "5 10 15 20 nr nr nr nr", "40", .value = "20", .missing = 4, .achieved = NONE, .category = -1, .worked = "20, four missing"},
    {"half a year is reported, the rest is not due", Y(NUMBER, UP, FROM_0), "5 10 nd nd", "40", .value = "10", .achieved = NONE, .category = -1, .worked = "10 so far"},
};
const struct measure_case_table measure_cases_years = {"within year", cases, COUNT(cases)};
