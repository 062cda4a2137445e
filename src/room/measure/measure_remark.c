/* SPDX-License-Identifier: EUPL-1.2
 * What is pointed out to who types a value: outliers and breaks of a series. */
#include <stdlib.h>

#include "room/measure/measure.h"

#define WHOLE 10000 /* 100 % in hundredths */

static int by_size(const void *a, const void *b)
{
    const __int128 *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static __int128 size_of(__int128 n)
{
    return n < 0 ? -n : n;
}

/* Twice the median, exact; sorts. */
static __int128 twice_median(__int128 *n, size_t count)
{
    qsort(n, count, sizeof *n, by_size);
    return n[(count - 1) / 2] + n[count / 2];
}

enum measure_remark measure_unusual(struct arena *a, const struct methodology *m, const int64_t *series, size_t count, int64_t value)
{
    if (count == 0 || value == NONE)
        return REMARK_NONE;
    if (count < 4) {
        __int128 last = series[count - 1];
        return size_of(value - last) * WHOLE > size_of(last) * m->outlier_share ? REMARK_BREAK : REMARK_NONE;
    }
    __int128 *n = arena_array(a, __int128, count);
    for (size_t i = 0; i < count; i++)
        n[i] = series[i];
    __int128 median = twice_median(n, count);
    for (size_t i = 0; i < count; i++)
        n[i] = size_of(2 * n[i] - median);
    __int128 spread = twice_median(n, count), distance = size_of(2 * (__int128)value - median);
    /* distance is twice, spread four times what it stands for. */
    bool far = 2 * distance > 3 * spread, much = distance * WHOLE > size_of(median) * m->outlier_share;
    return far && much ? REMARK_OUTLIER : REMARK_NONE;
}

const char *measure_remark_words(enum measure_remark remark)
{
    if (remark == REMARK_OUTLIER)
        return N_("Este valor se aparta mucho de los anteriores: revísalo o explica por qué es correcto.");
    if (remark == REMARK_BREAK)
        return N_("Este valor cambia mucho frente al anterior: revísalo o explica por qué es correcto.");
    return NULL;
}
