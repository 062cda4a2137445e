/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/charset.h"

#define REPLACEMENT 0xFFFDu
#define SAMPLE 4096u

/* Bytes 0x80 to 0x9F of Windows-1252; 0 where it has none. The rest are the Latin-1 ones. */
static const uint16_t windows_high[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* Length of the well-formed sequence at `p`, or 0. */
static size_t utf8_sequence(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    size_t n = p[0] >= 0xF0 && p[0] <= 0xF4  ? 4
               : p[0] >= 0xE0 && p[0] < 0xF0 ? 3
               : p[0] >= 0xC2 && p[0] < 0xE0 ? 2
                                             : 0;
    if (n == 0 || n > left)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) || (p[0] == 0xF0 && p[1] < 0x90) ||
        (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return n;
}

bool utf8_valid(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (size_t i = 0; i < s.len;) {
        size_t n = utf8_sequence(p + i, s.len - i);
        if (n == 0)
            return false;
        i += n;
    }
    return true;
}

void utf8_add(struct buf *b, uint32_t c)
{
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        c = REPLACEMENT;
    if (c < 0x80) {
        buf_char(b, (char)c);
    } else if (c < 0x800) {
        buf_char(b, (char)(0xC0 | c >> 6));
        buf_char(b, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        buf_char(b, (char)(0xE0 | c >> 12));
        buf_char(b, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_char(b, (char)(0x80 | (c & 0x3F)));
    } else {
        buf_char(b, (char)(0xF0 | c >> 18));
        buf_char(b, (char)(0x80 | (c >> 12 & 0x3F)));
        buf_char(b, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_char(b, (char)(0x80 | (c & 0x3F)));
    }
}

static struct str from_utf16(struct arena *a, struct str bytes, bool big)
{
    const unsigned char *p = (const unsigned char *)bytes.ptr;
    struct buf b = BUF(a);
    uint32_t high = 0;
    for (size_t i = 0; i + 1 < bytes.len; i += 2) {
        uint32_t unit = big ? (uint32_t)(p[i] << 8 | p[i + 1]) : (uint32_t)(p[i + 1] << 8 | p[i]);
        bool low = unit >= 0xDC00 && unit < 0xE000;
        if (high != 0 && low)
            utf8_add(&b, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
        else if (high != 0)
            utf8_add(&b, REPLACEMENT);
        if (!(high != 0 && low) && !(unit >= 0xD800 && unit < 0xDC00))
            utf8_add(&b, unit);
        high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    }
    if (high != 0 || bytes.len % 2 != 0)
        utf8_add(&b, REPLACEMENT);
    return buf_str(&b);
}

static struct str from_windows(struct arena *a, struct str bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.ptr;
    struct buf b = BUF(a);
    for (size_t i = 0; i < bytes.len; i++) {
        uint32_t c = p[i];
        if (c >= 0x80 && c < 0xA0)
            c = windows_high[c - 0x80] != 0 ? windows_high[c - 0x80] : REPLACEMENT;
        utf8_add(&b, c);
    }
    return buf_str(&b);
}

/* UTF-16 without a mark shows as zeros in every second byte of Latin text. */
static enum charset guess(struct str bytes)
{
    size_t even = 0, odd = 0, n = bytes.len < SAMPLE ? bytes.len : SAMPLE;
    for (size_t i = 0; i < n; i++)
        if (bytes.ptr[i] == '\0') {
            even += i % 2 == 0;
            odd += i % 2 == 1;
        }
    if (n >= 4 && odd > n / 4 && even == 0)
        return CHARSET_UTF16LE;
    if (n >= 4 && even > n / 4 && odd == 0)
        return CHARSET_UTF16BE;
    return utf8_valid(bytes) ? CHARSET_UTF8 : CHARSET_WINDOWS1252;
}

enum charset charset_of(struct str bytes, size_t *ret_mark)
{
    *ret_mark = 0;
    if (str_starts(bytes, "\xFF\xFE") || str_starts(bytes, "\xFE\xFF")) {
        *ret_mark = 2;
        return bytes.ptr[0] == '\xFF' ? CHARSET_UTF16LE : CHARSET_UTF16BE;
    }
    if (str_starts(bytes, "\xEF\xBB\xBF"))
        *ret_mark = 3;
    return guess(str_part(bytes, *ret_mark, bytes.len));
}

struct str charset_to_utf8(struct arena *a, struct str text, enum charset charset)
{
    switch (charset) {
    case CHARSET_UTF16LE:
    case CHARSET_UTF16BE:
        return from_utf16(a, text, charset == CHARSET_UTF16BE);
    case CHARSET_WINDOWS1252:
        return from_windows(a, text);
    case CHARSET_UTF8:
        break;
    }
    return text;
}
