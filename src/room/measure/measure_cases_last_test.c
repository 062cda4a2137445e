/* SPDX-License-Identifier: EUPL-1.2
 * Stocks, and what is cumulative since the start: the last counted one. */
#include "room/measure/measure_test.h"

#define S(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_STOCK, d, f
#define A(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_START, d, f

static const struct measure_case cases[] = {
    {"a stock is its last value", S(NUMBER, UP, FROM_0), "10 20 30", "40", .value = "30", .achieved = 7500, .category = PARTIAL, .worked = "30/40"},
    {"a stock that should fall", S(NUMBER, DOWN, FROM_0), "30 20 10", "8", .value = "10", .achieved = 8000, .category = NEAR, .worked = "8/10"},
    {"a stock of percentages", S(PERCENT, UP, FROM_0), "1/2 3/4", "75", .decimals = 1, .value = "75", .pair = "3/4", .achieved = 10000, .category = REACHED, .worked = "the last pair 3/4"},
    {"a stock from its baseline", S(PERCENT, UP, FROM_B), "10/20 12/20", "70", .baseline = "50", .value = "60", .pair = "12/20", .achieved = 5000, .category = PARTIAL, .worked = "(60-50)/(70-50)"},
    {"a stock of ratios", S(RATIO, UP, FROM_0), "2/1 3/2", "2", .decimals = 1, .value = "1.5", .pair = "3/2", .achieved = 7500, .category = PARTIAL, .worked = "3/2 = 1.5; 1.5/2"},
    {"a stock of rates", S(RATE, DOWN, FROM_0), "1/1000 2/1000", "1", .factor = "1000", .value = "2", .pair = "2/1000", .achieved = 5000, .category = PARTIAL, .worked = "2 > 1: 1/2"},
    {"a stock on a scale", S(ORDINAL, UP, FROM_B), "1 2", "3", .baseline = "1", .value = "2", .achieved = 5000, .category = PARTIAL, .worked = "(2-1)/(3-1)"},
    {"a stock in words", S(QUALITATIVE, UP, FROM_0), "x x", NULL, .value = "calculado", .achieved = NONE, .category = -1, .worked = "the last words"},
    {"a stock that ends in its band", S(NUMBER, BAND, FROM_0), "50 95", "100", .low = "90", .high = "110", .value = "95", .achieved = 10000, .category = REACHED, .worked = "90 <= 95 <= 110"},
    {"a stock that leaves its band", S(NUMBER, BAND, FROM_0), "95 120", "100", .low = "90", .high = "110", .value = "120", .achieved = 9091, .category = NEAR, .worked = "10 of 110 over it"},
    {"a gap in the middle of a stock changes nothing but is said", S(NUMBER, UP, FROM_0), "10 nr 30", "40", .value = "30", .missing = 1, .achieved = 7500, .category = PARTIAL, .worked = "last 30, one missing"},
    {"the last period of a stock is missing", S(NUMBER, UP, FROM_0), "10 20 nr", "40", .value = "20", .missing = 1, .achieved = NONE, .category = -1, .worked = "the last counted is 20; what nobody reported is not judged"},
    {"the last period of a stock does not apply", S(NUMBER, UP, FROM_0), "10 20 na", "40", .value = "20", .achieved = 5000, .category = PARTIAL, .worked = "left out: 20/40"},
    {"the rest of a stock is not due", S(NUMBER, UP, FROM_0), "10 nd nd", "40", .value = "10", .achieved = NONE, .category = -1, .worked = "10 so far; not judged before its day"},
    {"a stock that ends at zero", S(NUMBER, UP, FROM_0), "10 0", "10", .value = "0", .achieved = 0, .category = LOW, .worked = "0 was reported: 0/10"},
    {"cumulative since the start is its last value", A(NUMBER, UP, FROM_0), "5 10 15 20", "25", .value = "20", .achieved = 8000, .category = NEAR, .worked = "20/25"},
    {"cumulative that should stay low", A(NUMBER, DOWN, FROM_0), "5 6 7", "7", .value = "7", .achieved = 10000, .category = REACHED, .worked = "7 <= 7"},
    {"cumulative percentage", A(PERCENT, UP, FROM_0), "1/10 5/10", "100", .decimals = 1, .value = "50", .pair = "5/10", .achieved = 5000, .category = PARTIAL, .worked = "5/10, not 6/20"},
    {"cumulative percentage with a gap", A(PERCENT, UP, FROM_0), "1/10 nr 5/10", "100", .decimals = 1, .value = "50", .pair = "5/10", .missing = 1, .achieved = 5000, .category = PARTIAL, .worked = "the last one holds what came before"},
    {"cumulative rate", A(RATE, UP, FROM_0), "1/50 3/50", "8", .factor = "100", .value = "6", .pair = "3/50", .achieved = 7500, .category = PARTIAL, .worked = "3/50*100 = 6; 6/8"},
    {"cumulative ratio downwards", A(RATIO, DOWN, FROM_B), "4/2 3/2", "1", .baseline = "3", .decimals = 1, .value = "1.5", .pair = "3/2", .achieved = 7500, .category = PARTIAL, .worked = "(1.5-3)/(1-3) = 75 %"},
    {"cumulative on a scale", A(ORDINAL, UP, FROM_B), "1 3", "3", .baseline = "1", .value = "3", .achieved = 10000, .category = REACHED, .worked = "(3-1)/(3-1)"},
    {"cumulative from its baseline", A(NUMBER, UP, FROM_B), "12 20 25", "30", .baseline = "10", .value = "25", .achieved = 7500, .category = PARTIAL, .worked = "(25-10)/(30-10)"},
    {"cumulative since the start goes on over the years", A(NUMBER, UP, FROM_0), "5 10 15 20 26 32 38 44", "44", .value = "44", .achieved = 10000, .category = REACHED, .worked = "44, not 20+44"},
    {"cumulative against a band", A(NUMBER, BAND, FROM_0), "40 88", "100", .low = "90", .high = "110", .value = "88", .achieved = 9778, .category = NEAR, .worked = "2 of 90 under it"},
};
const struct measure_case_table measure_cases_last = {"stock and since start", cases, COUNT(cases)};
