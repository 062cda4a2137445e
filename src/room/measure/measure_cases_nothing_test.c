/* SPDX-License-Identifier: EUPL-1.2
 * The kinds of nothing, and what a division by zero is. */
#include "room/measure/measure_test.h"

#define F(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_FLOW, d, f
#define S(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_STOCK, d, f
#define Y(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_YEAR, d, f
#define A(t, d, f) OVER_TIME, TYPE_##t, ACCUMULATION_START, d, f
#define NOTHING .achieved = NONE, .category = -1

static const struct measure_case cases[] = {
    {"nobody reported", F(NUMBER, UP, FROM_0), "nr nr", "10", .value = "sin-reporte", .missing = 2, NOTHING, .worked = "two missing, no zero"},
    {"nothing of it applies", F(NUMBER, UP, FROM_0), "na na", "10", .value = "no-aplica", NOTHING, .worked = "all of them"},
    {"nothing is due yet", F(NUMBER, UP, FROM_0), "nd nd", "10", .value = "por-reportar", NOTHING, .worked = "nothing is owed"},
    {"one is missing, one does not apply", F(NUMBER, UP, FROM_0), "nr na", "10", .value = "sin-reporte", .missing = 1, .achieved = NONE, .category = -1, .worked = "what nobody reported wins"},
    {"one does not apply, one is not due", F(NUMBER, UP, FROM_0), "na nd", "10", .value = "por-reportar", NOTHING, .worked = "not all of them do not apply, nothing is owed"},
    {"one is missing, one is not due", F(NUMBER, UP, FROM_0), "nr nd", "10", .value = "sin-reporte", .missing = 1, NOTHING, .worked = "one is owed"},
    {"a reported zero before a gap", F(NUMBER, UP, FROM_0), "0 nr", "10", .value = "0", .missing = 1, NOTHING, .worked = "0 was reported; the last period is not judged"},
    {"a reported zero after a gap", F(NUMBER, UP, FROM_0), "nr 0", "10", .value = "0", .missing = 1, .achieved = 0, .category = LOW, .worked = "0/10, one missing"},
    {"a reported zero beside what does not apply", F(NUMBER, UP, FROM_0), "na 0", "10", .value = "0", .achieved = 0, .category = LOW, .worked = "0/10, nothing missing"},
    {"all of it mixed", F(NUMBER, UP, FROM_0), "10 na 20 nr 30", "60", .value = "60", .missing = 1, .achieved = 10000, .category = REACHED, .worked = "10+20+30; one missing"},
    {"nothing over nothing does not apply", F(PERCENT, UP, FROM_0), "0/0 0/0", "50", .value = "no-aplica", .pair = "0/0", NOTHING, .worked = "0/0"},
    {"a percentage of zero is a zero", F(PERCENT, UP, FROM_0), "0/10 0/10", "50", .value = "0", .pair = "0/20", .achieved = 0, .category = LOW, .worked = "0/20 = 0"},
    {"nothing over nothing adds nothing", F(PERCENT, UP, FROM_0), "0/0 1/2", "50", .value = "50", .pair = "1/2", .achieved = 10000, .category = REACHED, .worked = "(0+1)/(0+2)"},
    {"what was counted above without anything below still adds", F(RATIO, UP, FROM_0), "5/0 3/10", "1", .decimals = 1, .value = "0.8", .pair = "8/10", .achieved = 8000, .category = NEAR, .worked = "(5+3)/(0+10) = 0.8"},
    {"a division by zero beside a gap", F(RATIO, UP, FROM_0), "nr 5/0", "1", .decimals = 1, .value = "no-aplica", .pair = "5/0", .missing = 1, NOTHING, .worked = "5/0 of what is known, one missing"},
    {"a stock does not fall back on a division by zero", S(PERCENT, UP, FROM_0), "1/2 0/0", "50", .value = "50", .pair = "1/2", .achieved = 10000, .category = REACHED, .worked = "0/0 is left out: the last counted is 1/2"},
    {"a stock of nothing that applies", S(PERCENT, UP, FROM_0), "0/0 na", "50", .value = "no-aplica", NOTHING, .worked = "both left out"},
    {"a scale without a step", F(ORDINAL, UP, FROM_B), "na nr", "3", .baseline = "1", .value = "sin-reporte", .missing = 1, NOTHING, .worked = "one missing"},
    {"words that nobody wrote", F(QUALITATIVE, UP, FROM_0), "nr nr", NULL, .value = "sin-reporte", .missing = 2, NOTHING, .worked = "two missing"},
    {"a year that does not apply and one that nobody reported", Y(NUMBER, UP, FROM_0), "na na na na nr nr nr nr", "10", .value = "sin-reporte", .missing = 4, NOTHING, .worked = "four missing"},
    {"a year that does not apply and one half reported", Y(NUMBER, UP, FROM_0), "na na na na 5 10 nr nr", "10", .value = "10", .missing = 2, NOTHING, .worked = "10, two missing"},
    {"years that do not apply", Y(NUMBER, UP, FROM_0), "na na na na na", "10", .value = "no-aplica", NOTHING, .worked = "all of them"},
    {"cumulative that nobody owes yet", A(NUMBER, UP, FROM_0), "nd nd nd", "10", .value = "por-reportar", NOTHING, .worked = "nothing is owed"},
    {"cumulative with gaps at both ends", A(NUMBER, UP, FROM_0), "nr 7 na", "10", .value = "7", .missing = 1, .achieved = 7000, .category = PARTIAL, .worked = "the last counted is 7; 7/10"},
    {"one period that was reported as zero", F(NUMBER, UP, FROM_0), "5 0", "10", .target_first = 1, .value = "0", .achieved = 0, .category = LOW, .worked = "its own 0"},
    {"one period against a target of zero", F(NUMBER, UP, FROM_0), "5 0", "0", .target_first = 1, .value = "0", .achieved = 10000, .category = REACHED, .worked = "0 >= 0"},
    {"one period that nobody reported", F(PERCENT, UP, FROM_0), "1/2 nr", "50", .target_first = 1, .value = "sin-reporte", NOTHING, .worked = "its own: not an aggregation, so nothing is counted as missing"},
    {"one period that does not apply", F(RATE, UP, FROM_0), "1/2 na", "50", .target_first = 1, .value = "no-aplica", NOTHING, .worked = "its own"},
};
const struct measure_case_table measure_cases_nothing = {"kinds of nothing", cases, COUNT(cases)};
