/* SPDX-License-Identifier: EUPL-1.2
 * Rows of http/'s own statements. Private to http/. */
#ifndef HITO_HTTP_TEXT_ROW_H
#define HITO_HTTP_TEXT_ROW_H

#include "base/field.h"

#define TEXT_ROW(F) F(PROSE, text, SECRET, FREE, "Texto", "the one column of a query")
SHAPE_STRUCT(text_row, TEXT_ROW);

#define OUTCOME(F)                                                           \
    F(PROSE, location, SECRET, FREE, "Dirección", "where the first one led") \
    F(PROSE, flash, SECRET, FREE, "Aviso", "message shown there")
SHAPE_STRUCT(outcome, OUTCOME);

#endif
