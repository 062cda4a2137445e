/* SPDX-License-Identifier: EUPL-1.2
 * Private to the drawings. */
#ifndef HITO_VIEW_CHART_PART_H
#define HITO_VIEW_CHART_PART_H

#include "view/chart.h"

void chart_number(struct buf *b, int64_t centi);
void chart_attribute(struct arena *a, struct buf *b, struct str text);
void chart_sign(struct buf *b, const char *light, int64_t x, int64_t y, const char *class);

#endif
