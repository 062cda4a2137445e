/* SPDX-License-Identifier: EUPL-1.2
 * Text that knows its length, and a buffer that grows in an arena. Text is UTF-8 and not
 * necessarily closed by a zero; what an arena makes is closed, so str_chars() is cheap. */
#ifndef HITO_BASE_STR_H
#define HITO_BASE_STR_H

#include <stdarg.h>

#include "base/arena.h"

struct str {
    const char *ptr;
    size_t len;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})
/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, ((s).ptr != NULL ? (s).ptr : "")

/* Borrows a closed C string; NULL gives STR_NONE. */
struct str str_of(const char *chars);
struct str str_copy(struct arena *a, struct str s);
/* A closed C string with the same bytes (a zero inside the text cuts it short for C readers). */
const char *str_chars(struct arena *a, struct str s);
struct str str_fmt(struct arena *a, const char *format, ...) FORMAT(2, 3);
struct str str_vfmt(struct arena *a, const char *format, va_list args);
bool str_eq(struct str a, struct str b);
bool str_is(struct str s, const char *chars);
bool str_empty(struct str s);
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
/* Byte order, like memcmp; for sorting people's words see text_sort_key(). */
int str_compare(struct str a, struct str b);
/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);
/* The part from `from`, at most `len` bytes; never reads outside. */
struct str str_part(struct str s, size_t from, size_t len);
/* Where `needle` begins, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle);
/* Cuts at the first `separator`: returns what is before it, leaves the rest in *rest.
 * At the end of the text *rest becomes STR_NONE. */
struct str str_cut(struct str *rest, char separator);
/* A whole decimal integer, optional sign, nothing else; false leaves *ret alone. */
bool str_int(struct str s, int64_t *ret);

/* A buffer in an arena. Zero it with BUF(arena). */
struct buf {
    struct arena *arena;
    char *ptr;
    size_t len;
    size_t size;
};
#define BUF(a) ((struct buf){.arena = (a)})
void buf_add(struct buf *b, struct str s);
void buf_chars(struct buf *b, const char *chars);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t n);
void buf_fmt(struct buf *b, const char *format, ...) FORMAT(2, 3);
/* What was gathered, closed by a zero; the buffer may go on growing (the text may then move). */
struct str buf_str(struct buf *b);

#endif
