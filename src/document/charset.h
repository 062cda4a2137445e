/* SPDX-License-Identifier: EUPL-1.2
 * The character sets that spreadsheets write CSV in: UTF-8, UTF-16 and Windows-1252, found out and
 * brought to UTF-8. */
#ifndef HITO_DOCUMENT_CHARSET_H
#define HITO_DOCUMENT_CHARSET_H

#include "base/str.h"

enum charset { CHARSET_UTF8, CHARSET_UTF16LE, CHARSET_UTF16BE, CHARSET_WINDOWS1252 };

/* Well-formed UTF-8 (no surrogates, no overlong forms); control characters are allowed. */
bool utf8_valid(struct str s);
void utf8_add(struct buf *b, uint32_t code_point);
/* By byte order mark, zeros, or being well-formed; `ret_mark` is the length of the mark. */
enum charset charset_of(struct str bytes, size_t *ret_mark);
/* The text as UTF-8. Borrows UTF-8; the others may need four times their size. Broken UTF-16 gives
 * U+FFFD in its place. */
struct str charset_to_utf8(struct arena *a, struct str text, enum charset charset);

#endif
