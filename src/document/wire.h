/* SPDX-License-Identifier: EUPL-1.2
 * A book as bytes, between the converter child and its parent. The parent trusts nothing in it. */
#ifndef HITO_DOCUMENT_WIRE_H
#define HITO_DOCUMENT_WIRE_H

#include "document/table.h"

/* Writes the book, in pieces to `write` (which answers false when nobody reads any more). */
bool wire_write(const struct book *b, struct arena *a, bool (*write)(void *context, struct str piece),
                void *context);
/* Reads the whole stream. False when it is not complete and well-formed, or its text is not UTF-8.
 * A table past the limits leaves its problem in the book and gives true. */
bool wire_read(struct str stream, struct arena *a, struct book *ret);

#endif
