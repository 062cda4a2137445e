/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct str str_of(const char *chars)
{
    return chars == NULL ? STR_NONE : (struct str){chars, strlen(chars)};
}

struct str str_copy(struct arena *a, struct str s)
{
    if (s.ptr == NULL)
        return STR_NONE;
    char *p = arena_take(a, s.len + 1);
    if (s.len > 0)
        memcpy(p, s.ptr, s.len);
    return (struct str){p, s.len};
}

const char *str_chars(struct arena *a, struct str s)
{
    struct str copy = str_copy(a, s);
    return copy.ptr == NULL ? "" : copy.ptr;
}

struct str str_vfmt(struct arena *a, const char *format, va_list args)
{
    char brief[256]; /* most texts: formatted once, not once for their length and once more */
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(brief, sizeof brief, format, args);
    assert(len >= 0);
    char *p = arena_take(a, (size_t)len + 1);
    if ((size_t)len < sizeof brief)
        memcpy(p, brief, (size_t)len);
    else
        vsnprintf(p, (size_t)len + 1, format, again);
    va_end(again);
    return (struct str){p, (size_t)len};
}

struct str str_fmt(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct str s = str_vfmt(a, format, args);
    va_end(args);
    return s;
}

bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_is(struct str s, const char *chars)
{
    return str_eq(s, str_of(chars));
}

bool str_empty(struct str s)
{
    return s.len == 0;
}

bool str_starts(struct str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.len >= n && memcmp(s.ptr, prefix, n) == 0;
}

bool str_ends(struct str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.len >= n && memcmp(s.ptr + s.len - n, suffix, n) == 0;
}

int str_compare(struct str a, struct str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n == 0 ? 0 : memcmp(a.ptr, b.ptr, n);
    return c != 0 ? c : (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.len > 0 && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len > 0 && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

struct str str_part(struct str s, size_t from, size_t len)
{
    if (from >= s.len)
        return STR("");
    if (len > s.len - from)
        len = s.len - from;
    return (struct str){s.ptr + from, len};
}

size_t str_find(struct str s, struct str needle)
{
    if (needle.len == 0)
        return 0;
    if (needle.len > s.len)
        return SIZE_MAX;
    const char *at = memmem(s.ptr, s.len, needle.ptr, needle.len);
    return at == NULL ? SIZE_MAX : (size_t)(at - s.ptr);
}

struct str str_cut(struct str *rest, char separator)
{
    struct str whole = *rest;
    const char *at = whole.len == 0 ? NULL : memchr(whole.ptr, separator, whole.len);
    if (at == NULL) {
        *rest = STR_NONE;
        return whole;
    }
    size_t n = (size_t)(at - whole.ptr);
    *rest = (struct str){at + 1, whole.len - n - 1};
    return (struct str){whole.ptr, n};
}

bool str_int(struct str s, int64_t *ret)
{
    bool negative = s.len > 0 && s.ptr[0] == '-';
    size_t i = s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+') ? 1 : 0;
    if (i == s.len)
        return false;
    int64_t n = 0;
    for (; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        int digit = s.ptr[i] - '0';
        if (__builtin_mul_overflow(n, 10, &n) ||
            __builtin_add_overflow(n, negative ? -digit : digit, &n))
            return false;
    }
    if (n == NONE)
        return false;
    *ret = n;
    return true;
}

static void buf_room(struct buf *b, size_t more)
{
    if (b->size - b->len > more)
        return;
    size_t size = b->size == 0 ? 256 : b->size * 2;
    while (size - b->len <= more)
        size *= 2;
    b->ptr = arena_grow(b->arena, b->ptr, b->size, size);
    b->size = size;
}

void buf_add(struct buf *b, struct str s)
{
    buf_room(b, s.len);
    if (s.len > 0)
        memcpy(b->ptr + b->len, s.ptr, s.len);
    b->len += s.len;
    b->ptr[b->len] = '\0';
}

void buf_chars(struct buf *b, const char *chars)
{
    buf_add(b, str_of(chars));
}

void buf_char(struct buf *b, char c)
{
    buf_room(b, 1);
    b->ptr[b->len++] = c;
    b->ptr[b->len] = '\0';
}

void buf_int(struct buf *b, int64_t n)
{
    char digits[24], *at = digits + sizeof digits;
    uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (n < 0)
        *--at = '-';
    buf_add(b, (struct str){at, (size_t)(digits + sizeof digits - at)});
}

void buf_fmt(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    buf_room(b, 0);
    int len = vsnprintf(b->ptr + b->len, b->size - b->len, format, args);
    assert(len >= 0);
    if ((size_t)len >= b->size - b->len) {
        buf_room(b, (size_t)len);
        vsnprintf(b->ptr + b->len, (size_t)len + 1, format, again);
    }
    b->len += (size_t)len;
    va_end(again);
    va_end(args);
}

struct str buf_str(struct buf *b)
{
    if (b->ptr == NULL)
        return STR("");
    return (struct str){b->ptr, b->len};
}
