/* SPDX-License-Identifier: EUPL-1.2
 * Decimal numbers without floating point: an int64_t of so many places (hundredths: 2, millionths: 6). */
#ifndef HITO_BASE_DECIMAL_H
#define HITO_BASE_DECIMAL_H

#include "base/str.h"

#define MICRO ((int64_t)1000000)
/* The largest measured value: nine million millions, so that sums of a hundred thousand never overflow 128 bits. */
#define MICRO_MOST (INT64_C(9000000000000) * 1000000)

/* As open data holds it: point, no groups, no zeros at the end: 62500000 of 6 places is "62.5". */
void decimal_write(struct buf *b, int64_t n, int places);
struct str decimal_text(struct arena *a, int64_t n, int places);
/* The reverse. False where it is no number, has more places, or does not fit. */
bool decimal_parse(struct str s, int places, int64_t *ret);

/* n * factor / by, half up (away from zero); by is not 0. False where the result does not fit. */
bool decimal_scale(int64_t n, int64_t factor, int64_t by, int64_t *ret);
/* Rounds to fewer places, half up (away from zero), staying in millionths: 12345678, 2 is 12350000. */
int64_t micro_round(int64_t n, int places);

#endif
