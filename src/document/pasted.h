/* SPDX-License-Identifier: EUPL-1.2
 * A table pasted from a word processor or a spreadsheet into a text field: cells separated by tabs,
 * those of several lines in quotes. */
#ifndef HITO_DOCUMENT_PASTED_H
#define HITO_DOCUMENT_PASTED_H

#include "document/table.h"

/* Reads it into a book of one sheet named "pegado". Without any tab each line is a row of one cell,
 * with a remark. Text must be UTF-8. INVALID when there is nothing in it; TOO_LARGE past the limits. */
enum status pasted_read(struct arena *a, struct str text, struct book *ret) MUST_USE;

#endif
