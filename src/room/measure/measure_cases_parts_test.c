/* SPDX-License-Identifier: EUPL-1.2
 * Parts of a dimension, or jurisdictions that report to one: they add where adding means something. */
#include "room/measure/measure_test.h"

#define P(t, acc, d, f) OVER_PARTS, TYPE_##t, ACCUMULATION_##acc, d, f
#define NOTHING .achieved = NONE, .category = -1

static const struct measure_case cases[] = {
    {"numbers add", P(NUMBER, FLOW, UP, FROM_0), "10 20 30", "80", .value = "60", .achieved = 7500, .category = PARTIAL, .worked = "60/80"},
    {"stocks of several add at the same moment", P(NUMBER, STOCK, UP, FROM_0), "10 20", "60", .value = "30", .achieved = 5000, .category = PARTIAL, .worked = "30/60"},
    {"cumulative since the start of several add", P(NUMBER, START, UP, FROM_0), "7 8", "15", .value = "15", .achieved = 10000, .category = REACHED, .worked = "15/15"},
    {"cumulative within the year of several add", P(NUMBER, YEAR, DOWN, FROM_0), "3 4", "5", .value = "7", .achieved = 7143, .category = PARTIAL, .worked = "7 > 5: 5/7 = 71.428… %"},
    {"one did not report", P(NUMBER, FLOW, UP, FROM_0), "10 nr 30", "80", .value = "40", .missing = 1, .achieved = 5000, .category = PARTIAL, .worked = "40/80, one missing"},
    {"of one it does not apply", P(NUMBER, FLOW, UP, FROM_0), "10 na 30", "80", .value = "40", .achieved = 5000, .category = PARTIAL, .worked = "40/80"},
    {"all reported zero", P(NUMBER, FLOW, UP, FROM_0), "0 0", "80", .value = "0", .achieved = 0, .category = LOW, .worked = "0/80"},
    {"nobody reported", P(NUMBER, FLOW, UP, FROM_0), "nr nr nr", "80", .value = "sin-reporte", .missing = 3, NOTHING, .worked = "three missing"},
    {"of none it applies", P(NUMBER, FLOW, UP, FROM_0), "na na", "80", .value = "no-aplica", NOTHING, .worked = "all of them"},
    {"percentages add above and below", P(PERCENT, FLOW, UP, FROM_0), "1/2 9/10", "100", .decimals = 1, .value = "83.3", .pair = "10/12", .achieved = 8330, .category = NEAR, .worked = "10/12 = 83.33 → 83.3 (the average would be 70)"},
    {"percentages of a stock add above and below", P(PERCENT, STOCK, UP, FROM_B), "5/10 25/30", "100", .baseline = "50", .value = "75", .pair = "30/40", .achieved = 5000, .category = PARTIAL, .worked = "30/40; (75-50)/(100-50)"},
    {"rates add above and below", P(RATE, FLOW, DOWN, FROM_0), "1/1000 9/3000", "2", .factor = "1000", .decimals = 1, .value = "2.5", .pair = "10/4000", .achieved = 8000, .category = NEAR, .worked = "10/4000*1000 = 2.5; 2/2.5"},
    {"ratios add above and below", P(RATIO, FLOW, UP, FROM_0), "1/1 5/2", "4", .decimals = 1, .value = "2", .pair = "6/3", .achieved = 5000, .category = PARTIAL, .worked = "6/3 = 2; 2/4"},
    {"a part of nothing over nothing", P(PERCENT, FLOW, UP, FROM_0), "0/0 3/4", "75", .value = "75", .pair = "3/4", .achieved = 10000, .category = REACHED, .worked = "(0+3)/(0+4)"},
    {"all of nothing over nothing", P(PERCENT, FLOW, UP, FROM_0), "0/0 0/0", "75", .value = "no-aplica", .pair = "0/0", NOTHING, .worked = "0/0"},
    {"one of several was corrected", P(NUMBER, FLOW, UP, FROM_0), "10>15 20", "70", .value = "35", .achieved = 5000, .category = PARTIAL, .worked = "15+20; 35/70"},
    {"one of several corrected its denominator", P(PERCENT, FLOW, UP, FROM_0), "1/2>1/3 1/1", "50", .value = "50", .pair = "2/4", .achieved = 10000, .category = REACHED, .worked = "2/4"},
    {"several in a band", P(NUMBER, FLOW, BAND, FROM_0), "50 65", "100", .low = "90", .high = "110", .value = "115", .achieved = 9545, .category = NEAR, .worked = "5 of 110 over it"},
    {"from the baseline downwards", P(NUMBER, STOCK, DOWN, FROM_B), "30 40", "60", .baseline = "100", .value = "70", .achieved = 7500, .category = PARTIAL, .worked = "(70-100)/(60-100)"},
    {"decimals of several", P(NUMBER, FLOW, UP, FROM_0), "0.25 0.25", "1", .decimals = 1, .value = "0.6", .achieved = 6000, .category = PARTIAL, .worked = "0.25 → 0.3 twice"},
    {"steps of a scale do not add", P(ORDINAL, STOCK, UP, FROM_B), "1 2", "3", .baseline = "1", .value = "no-aplica", NOTHING, .worked = "what would one and a half be?"},
    {"words do not add", P(QUALITATIVE, FLOW, UP, FROM_0), "x x", NULL, .value = "no-aplica", NOTHING, .worked = "no number"},
};
const struct measure_case_table measure_cases_parts = {"parts and jurisdictions", cases, COUNT(cases)};
