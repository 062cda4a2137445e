/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/text_row.h"

#define SHAPE_TAG struct text_row
SHAPE_TABLE(text_row, NULL, TEXT_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct outcome
SHAPE_TABLE(outcome, NULL, OUTCOME);
#undef SHAPE_TAG
