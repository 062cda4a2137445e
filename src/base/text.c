/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"

#include <utf8proc.h>

static utf8proc_ssize_t next_char(struct str s, size_t at, utf8proc_int32_t *ret)
{
    return utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + at, (utf8proc_ssize_t)(s.len - at), ret);
}

bool text_valid(struct str s)
{
    for (size_t at = 0; at < s.len;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t n = next_char(s, at, &c);
        if (n <= 0)
            return false;
        /* A carriage return is half of a line end that browsers post; text_clean() removes it. */
        if (utf8proc_category(c) == UTF8PROC_CATEGORY_CC && c != '\t' && c != '\n' && c != '\r')
            return false;
        at += (size_t)n;
    }
    return true;
}

static void add_char(struct buf *b, utf8proc_int32_t c)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char(c, bytes);
    buf_add(b, (struct str){(const char *)bytes, (size_t)n});
}

/* Bytes that are no UTF-8 become U+FFFD, so that nothing below can fail. */
static struct str repaired(struct arena *a, struct str s)
{
    struct buf b = BUF(a);
    for (size_t at = 0; at < s.len;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t n = next_char(s, at, &c);
        add_char(&b, n <= 0 ? 0xFFFD : c);
        at += n <= 0 ? 1 : (size_t)n;
    }
    return buf_str(&b);
}

struct codes {
    utf8proc_int32_t *items;
    size_t count;
};

static struct codes decomposed(struct arena *a, struct str s, utf8proc_option_t how)
{
    if (s.len == 0)
        return (struct codes){NULL, 0};
    utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)s.ptr, (utf8proc_ssize_t)s.len, NULL, 0, how);
    if (n < 0) {
        s = repaired(a, s);
        n = utf8proc_decompose((const utf8proc_uint8_t *)s.ptr, (utf8proc_ssize_t)s.len, NULL, 0, how);
    }
    assert(n >= 0);
    struct codes c = {arena_array(a, utf8proc_int32_t, (size_t)n + 1), (size_t)n};
    utf8proc_decompose((const utf8proc_uint8_t *)s.ptr, (utf8proc_ssize_t)s.len, c.items, n, how);
    return c;
}

static struct str mapped(struct arena *a, struct str s, utf8proc_option_t how)
{
    struct codes c = decomposed(a, s, how);
    if (c.count == 0)
        return STR("");
    utf8proc_ssize_t n = utf8proc_reencode(c.items, (utf8proc_ssize_t)c.count, how);
    assert(n >= 0);
    return (struct str){(const char *)c.items, (size_t)n}; /* closed by utf8proc */
}

#define NFC (UTF8PROC_STABLE | UTF8PROC_COMPOSE)
#define FOLD (UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK)

struct str text_clean(struct arena *a, struct str s)
{
    struct str composed = mapped(a, s, NFC);
    struct buf b = BUF(a);
    for (size_t i = 0; i < composed.len; i++) {
        char c = composed.ptr[i];
        bool pair = c == '\r' && i + 1 < composed.len && composed.ptr[i + 1] == '\n';
        if (!pair)
            buf_char(&b, c == '\r' ? '\n' : c);
    }
    struct str clean = buf_str(&b);
    while (clean.len > 0 && (clean.ptr[clean.len - 1] == ' ' || clean.ptr[clean.len - 1] == '\t' ||
                             clean.ptr[clean.len - 1] == '\n'))
        clean.len--;
    return str_copy(a, clean);
}

int64_t text_length(struct str s)
{
    int64_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xC0u) != 0x80u;
    return n;
}

/* Bytes of the first `characters` characters. */
static size_t bytes_of(struct str s, int64_t characters)
{
    size_t i = 0;
    for (; i < s.len; i++)
        if (((unsigned char)s.ptr[i] & 0xC0u) != 0x80u && characters-- == 0)
            break;
    return i;
}

struct str text_excerpt(struct arena *a, struct str s, int64_t characters)
{
    if (text_length(s) <= characters)
        return s.ptr == NULL ? STR_NONE : str_copy(a, s);
    size_t cut = bytes_of(s, characters < 0 ? 0 : characters), word = cut;
    while (word > 0 && s.ptr[word] != ' ' && s.ptr[word] != '\n')
        word--;
    if (word * 2 > cut) /* a word of more than half the room is cut inside */
        cut = word;
    struct str head = str_trim(str_part(s, 0, cut));
    while (head.len > 0 && (head.ptr[head.len - 1] == ',' || head.ptr[head.len - 1] == ';'))
        head.len--;
    struct buf b = BUF(a);
    buf_add(&b, head);
    buf_chars(&b, "…");
    return buf_str(&b);
}

struct str text_fold(struct arena *a, struct str s)
{
    return mapped(a, s, FOLD);
}

static bool vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Light stem of a folded word: what differs between singular and plural, masculine and feminine.
 * A final z becomes c so that luz and luces meet; words with digits stay whole. */
static struct str stem(struct arena *a, struct str w)
{
    for (size_t i = 0; i < w.len; i++)
        if (w.ptr[i] < 'a' || w.ptr[i] > 'z')
            return w;
    size_t n = w.len;
    char last = n > 0 ? w.ptr[n - 1] : ' ', before = n > 1 ? w.ptr[n - 2] : ' ';
    if (n >= 4 && last == 's' && (before == 'o' || before == 'a' || before == 'e'))
        return str_part(w, 0, n - 2);
    if (n >= 3 && (last == 'o' || last == 'a' || last == 'e'))
        return str_part(w, 0, n - 1);
    if (last == 's' && n >= (vowel(before) ? 5u : 4u))
        return str_part(w, 0, n - 1);
    if (n >= 3 && last == 'z')
        return str_fmt(a, "%.*sc", (int)(n - 1), w.ptr);
    return w;
}

static bool word_char(utf8proc_int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO) ||
           (k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO);
}

struct str text_tokens(struct arena *a, struct str s)
{
    struct str folded = text_fold(a, s);
    struct buf b = BUF(a);
    size_t begin = 0;
    for (size_t at = 0; at <= folded.len;) {
        utf8proc_int32_t c = ' ';
        utf8proc_ssize_t n = at < folded.len ? next_char(folded, at, &c) : 1;
        size_t after = at + (n > 0 ? (size_t)n : 1);
        if (at == folded.len || !word_char(c)) {
            if (at > begin) {
                if (b.len > 0)
                    buf_char(&b, ' ');
                buf_add(&b, stem(a, str_part(folded, begin, at - begin)));
            }
            begin = after;
        }
        at = after;
    }
    return buf_str(&b);
}

static bool digit(utf8proc_int32_t c)
{
    return c >= '0' && c <= '9';
}

/* A run of digits as its length and then its digits: longer numbers come later. Returns its end. */
static size_t add_number(struct buf *b, struct codes c, size_t from)
{
    size_t end = from;
    while (end < c.count && digit(c.items[end]))
        end++;
    while (from + 1 < end && c.items[from] == '0')
        from++;
    size_t len = end - from;
    if (len < 9)
        buf_char(b, (char)('0' + len));
    else
        buf_fmt(b, "9%06zu", len);
    for (; from < end; from++)
        buf_char(b, (char)c.items[from]);
    return end;
}

struct str text_sort_key(struct arena *a, struct str s)
{
    struct codes c = decomposed(a, s, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
    struct buf b = BUF(a);
    for (size_t i = 0; i < c.count;) {
        utf8proc_int32_t x = c.items[i];
        if (digit(x)) {
            i = add_number(&b, c, i);
            continue;
        }
        utf8proc_category_t k = utf8proc_category(x);
        bool mark = k >= UTF8PROC_CATEGORY_MN && k <= UTF8PROC_CATEGORY_ME;
        if (word_char(x))
            add_char(&b, x);
        else if (x == 0x303 && b.len > 0 && b.ptr[b.len - 1] == 'n')
            buf_char(&b, '~'); /* ñ: after every word in n, before o */
        else if (!mark && b.len > 0 && b.ptr[b.len - 1] != ' ')
            buf_char(&b, ' ');
        i++;
    }
    if (b.len > 0 && b.ptr[b.len - 1] == ' ')
        b.len--;
    buf_char(&b, '\t');
    buf_add(&b, mapped(a, s, NFC | UTF8PROC_CASEFOLD)); /* accents, then case, decide between equals */
    buf_char(&b, '\t');
    buf_add(&b, mapped(a, s, NFC));
    return buf_str(&b);
}
