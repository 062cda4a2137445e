/* SPDX-License-Identifier: EUPL-1.2
 * Private to the demonstration: the invented sheets as a table. */
#ifndef HITO_COMMAND_DEMO_INDICATOR_H
#define HITO_COMMAND_DEMO_INDICATOR_H

#include "command/demo_plan.h"
#include "room/indicator/indicator.h"

enum demo_parts { DEMO_NO_PARTS, DEMO_SEX, DEMO_SEX_PROVINCE, DEMO_AGE_SELF, DEMO_PROVINCE };

struct demo_sheet {
    const char *code, *commitment; /* NULL: of the library */
    int institution;               /* of the world's */
    const char *name, *unit, *definition;
    int level, type, direction, accumulation;
    int decimals, months;
    const char *numerator, *denominator, *formula, *scale;
    const char *factor, *low, *high, *baseline, *least, *most; /* as typed; NULL: nothing */
    const char *yearly[4];  /* targets of the four years; NULL: none */
    const char *quarter[4]; /* targets of every period of a year; NULL: none */
    enum demo_parts parts;
    const char *topics[3];
};
extern const struct demo_sheet demo_sheets[];
extern const size_t demo_sheet_count;

#endif
