/* SPDX-License-Identifier: EUPL-1.2
 * Cases of "Medición 1" worked by hand: what was measured, as short text, and what comes out, as literal numbers. Run pure
 * (measure_cases_test.c) and through the database. Only tests include it. */
#ifndef HITO_ROOM_MEASURE_TEST_H
#define HITO_ROOM_MEASURE_TEST_H

#include "room/measure/measure.h"
#include "tests/test.h"

enum case_way {
    OVER_TIME,  /* periods of one indicator, judged at the last one */
    OVER_PARTS, /* one period of several jurisdictions */
};
struct measure_case {
    const char *name;
    enum case_way way;
    int type, accumulation, direction, from;
    /* One cell per period (from 2027-01-01) or jurisdiction: "10", "3/4" numerator and denominator, "x" words, "na" does not
     * apply, "nr" nobody reported, "nd" not due yet, "10>12" published as 10 and corrected to 12. */
    const char *cells;
    const char *target;      /* NULL: none; its span ends with the last period… */
    size_t target_first;     /* …and begins with this one, from 0 */
    const char *baseline;    /* NULL: pending */
    const char *low, *high;  /* band */
    const char *factor;      /* NULL: 100 for percentages, 1 for the others */
    int decimals, months;    /* months 0: 3 */
    /* What comes out. */
    const char *value;       /* "60", or the code of the status that says why there is none */
    const char *pair;        /* "12/26", or NULL for no quotient */
    int64_t missing;
    int64_t achieved;        /* hundredths of a percent, or NONE */
    int category;            /* or -1 */
    const char *worked;      /* how, by hand */
};
#define UP DIRECTION_UP
#define DOWN DIRECTION_DOWN
#define BAND DIRECTION_BAND
#define FROM_0 ACHIEVEMENT_FROM_ZERO
#define FROM_B ACHIEVEMENT_FROM_BASELINE
#define REACHED ACHIEVEMENT_REACHED
#define NEAR ACHIEVEMENT_NEAR
#define PARTIAL ACHIEVEMENT_PARTIAL
#define LOW ACHIEVEMENT_LOW

struct measure_case_table {
    const char *name;
    const struct measure_case *cases;
    size_t count;
};
extern const struct measure_case_table measure_cases_flow, measure_cases_last, measure_cases_years, measure_cases_nothing,
    measure_cases_corrected, measure_cases_parts;
extern const struct measure_case_table *const measure_case_tables[6];

struct indicator_version case_version(const struct measure_case *c);
/* Piece `at` of the cells' text, from 0; STR_NONE after the last. */
struct str case_cell(const struct measure_case *c, size_t at);
size_t case_cells(const struct measure_case *c);
/* What "10", "3/4", "na"… says. */
struct case_input {
    int status;
    int64_t value, numerator, denominator;
};
struct case_input case_input(struct str text);
int64_t case_micro(const char *text); /* NONE for NULL */
/* The value, or the status, and what is missing, as the case expects them. */
int case_status(const struct measure_case *c);

#endif
