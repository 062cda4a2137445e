/* SPDX-License-Identifier: EUPL-1.2
 * Unicode text: checking, folding, search tokens, order of words in Spanish. One implementation for
 * both engines, so that search and sorting agree everywhere. */
#ifndef HITO_BASE_TEXT_H
#define HITO_BASE_TEXT_H

#include "base/str.h"

/* Whether it is well-formed UTF-8 without NUL and without control characters but tab and newline. */
bool text_valid(struct str s);
/* Canonical composed form (NFC), line ends as \n, without trailing blanks. Input must be valid. */
struct str text_clean(struct arena *a, struct str s);
/* Number of characters (code points). */
int64_t text_length(struct str s);
/* The first `characters` of it, on a word's end where possible, with an ellipsis when cut. */
struct str text_excerpt(struct arena *a, struct str s, int64_t characters);
/* Lower case without accents ("Participación" gives "participacion"; ñ gives n). */
struct str text_fold(struct arena *a, struct str s);
/* Search tokens, folded and lightly stemmed for Spanish (final o/a/e, os/as/es, s), separated by one
 * blank: singular and plural, with and without accent, meet in the same token. */
struct str text_tokens(struct arena *a, struct str s);
/* A key whose byte order is the order of Spanish dictionaries: case and accents secondary, ñ after n,
 * runs of digits by value ("Hito 2" before "Hito 10"). */
struct str text_sort_key(struct arena *a, struct str s);
/* Puts `count` rows of `size` bytes in that order by the `struct str` at `offset` in each; equal ones
 * keep their places (docs/decisions/0002-collation.md). */
void text_sort(struct arena *a, void *rows, size_t count, size_t size, size_t offset);
#define text_sort_by(a, rows, count, member) \
    text_sort((a), (rows), (count), sizeof *(rows), offsetof(__typeof__(*(rows)), member))
/* Whether it may be a record's code in an address: 1 to 60 of a-z, 0-9 and -, beginning and ending
 * with a letter or digit. */
bool text_is_code(struct str s);

#endif
