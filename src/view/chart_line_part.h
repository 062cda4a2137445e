/* SPDX-License-Identifier: EUPL-1.2
 * Private to the drawings: where the values of a series stand. */
#ifndef HITO_VIEW_CHART_LINE_PART_H
#define HITO_VIEW_CHART_LINE_PART_H

#include "view/chart_part.h"

/* The scale of an axis: from `low` to `high` (millionths) in steps of `step`. */
struct chart_scale {
    __int128 low, high, step;
};
struct chart_scale chart_scale_of(const struct chart_line *l);
/* Hundredths of a unit, from `top` (the highest value) down. */
int64_t chart_scale_y(const struct chart_scale *s, int64_t value, int64_t top, int64_t height);
/* A mark around (x, y), hundredths: circle; triangle where disputed; diamond where corrected; both: one in the other. */
void chart_line_mark(struct buf *b, const struct chart_point *p, int64_t x, int64_t y);
/* The sign of what is not there. */
void chart_line_nothing(struct buf *b, enum chart_point_kind kind, int64_t x, int64_t y);

#endif
