/* SPDX-License-Identifier: EUPL-1.2
 * Corrections: a new value of one period changes that period and what is computed from it. */
#include "room/measure/measure_test.h"

#define F(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_FLOW, d, f
#define S(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_STOCK, d, f
#define Y(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_YEAR, d, f
#define A(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_START, d, f

static const struct measure_case cases[] = {
    {"a corrected period of a flow", F(NUMBER, UP, FROM_0), "10 20>25 30", "65", .value = "65", .achieved = 10000, .category = REACHED, .worked = "10+25+30"},
    {"a zero that was wrong", F(NUMBER, UP, FROM_0), "0>5 5", "20", .value = "10", .achieved = 5000, .category = PARTIAL, .worked = "5+5; 10/20"},
    {"a value that should not have been a zero but nothing", F(NUMBER, UP, FROM_0), "0>na 20", "40", .value = "20", .achieved = 5000, .category = PARTIAL, .worked = "20; 20/40"},
    {"what did apply after all", F(NUMBER, UP, FROM_0), "na>4 6", "10", .value = "10", .achieved = 10000, .category = REACHED, .worked = "4+6"},
    {"a corrected denominator", F(PERCENT, UP, FROM_0), "1/2>1/4 1/4", "50", .decimals = 1, .value = "25", .pair = "2/8", .achieved = 5000, .category = PARTIAL, .worked = "2/8; 25/50"},
    {"an earlier period of a stock changes nothing later", S(NUMBER, UP, FROM_0), "10>99 20", "40", .value = "20", .achieved = 5000, .category = PARTIAL, .worked = "still 20/40"},
    {"the last period of a stock", S(NUMBER, DOWN, FROM_0), "10 20>8", "8", .value = "8", .achieved = 10000, .category = REACHED, .worked = "8 <= 8"},
    {"cumulative since the start", A(NUMBER, UP, FROM_0), "10 20>15", "20", .value = "15", .achieved = 7500, .category = PARTIAL, .worked = "15/20"},
    {"a correction of a correction", F(NUMBER, UP, FROM_0), "10>12>11 20", "31", .value = "31", .achieved = 10000, .category = REACHED, .worked = "11+20"},
    {"within a year, the last of it", Y(NUMBER, UP, FROM_0), "5 10>9 15 20>22", "44", .value = "22", .achieved = 5000, .category = PARTIAL, .worked = "22/44"},
    {"within a year, one that is not the last", Y(NUMBER, UP, FROM_0), "5 10>90 15 20", "40", .value = "20", .achieved = 5000, .category = PARTIAL, .worked = "still 20"},
    {"a rate", F(RATE, DOWN, FROM_0), "3/1000 9/1000>1/1000", "2", .factor = "1000", .value = "2", .pair = "4/2000", .achieved = 10000, .category = REACHED, .worked = "4/2000*1000 = 2 <= 2"},
    {"a step of a scale", S(ORDINAL, UP, FROM_B), "1 2>3", "3", .baseline = "1", .value = "3", .achieved = 10000, .category = REACHED, .worked = "(3-1)/(3-1)"},
    {"a value that turns out a division by zero", F(PERCENT, UP, FROM_0), "1/2 1/2>0/0", "50", .value = "50", .pair = "1/2", .achieved = 10000, .category = REACHED, .worked = "(1+0)/(2+0)"},
};
const struct measure_case_table measure_cases_corrected = {"corrections", cases, COUNT(cases)};
