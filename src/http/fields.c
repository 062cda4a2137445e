/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/fields.h"

#include <string.h>

#include "base/text.h"

void values_add(struct arena *a, struct values *v, struct str name, struct str text)
{
    if (v->count == v->size) {
        size_t size = v->size == 0 ? 16 : v->size * 2;
        v->items = arena_grow(a, v->items, v->size * sizeof *v->items, size * sizeof *v->items);
        v->size = size;
    }
    v->items[v->count++] = (struct value){name, text};
}

struct str values_get(const struct values *v, const char *name)
{
    for (size_t i = 0; i < v->count; i++)
        if (str_is(v->items[i].name, name))
            return v->items[i].text;
    return STR_NONE;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

struct str url_decode(struct arena *a, struct str s, bool plus)
{
    char *p = arena_take(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '+' && plus) {
            c = ' ';
        } else if (c == '%' && i + 2 < s.len && hex_digit(s.ptr[i + 1]) >= 0 && hex_digit(s.ptr[i + 2]) >= 0) {
            c = (char)(hex_digit(s.ptr[i + 1]) * 16 + hex_digit(s.ptr[i + 2]));
            i += 2;
        }
        p[n++] = c;
    }
    return (struct str){p, n};
}

/* Browsers send the lines of a text area closed by \r\n. */
static struct str lines_unix(struct arena *a, struct str s)
{
    if (s.len == 0 || memchr(s.ptr, '\r', s.len) == NULL)
        return s;
    char *p = arena_take(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '\r')
            p[n++] = s.ptr[i];
        else if (i + 1 == s.len || s.ptr[i + 1] != '\n')
            p[n++] = '\n';
    }
    return (struct str){p, n};
}

/* What comes along when people paste: a page or line break of a word processor is a line break, other
 * control characters say nothing. NUL stays, to be refused: nobody pastes it. */
static struct str pasted(struct arena *a, struct str s)
{
    char *p = arena_take(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i], next = i + 1 < s.len ? (unsigned char)s.ptr[i + 1] : 0;
        bool of_two = c == 0xC2 && next >= 0x80 && next < 0xA0; /* U+0080 to U+009F */
        if (c == '\v' || c == '\f' || (of_two && next == 0x85))
            p[n++] = '\n';
        else if (!of_two && (c == 0 || (c >= ' ' && c != 0x7F) || c == '\t' || c == '\n' || c == '\r'))
            p[n++] = (char)c;
        i += of_two;
    }
    return (struct str){p, n};
}

enum status typed_take(struct arena *a, struct str raw, struct str *ret)
{
    return text_take(a, text_valid(raw) ? raw : pasted(a, raw), ret);
}

enum status text_take(struct arena *a, struct str raw, struct str *ret)
{
    struct str s = lines_unix(a, raw);
    if (!text_valid(s))
        return INVALID;
    *ret = text_clean(a, s);
    return DONE;
}

enum status values_parse(struct arena *a, struct str encoded, size_t limit, struct values *ret)
{
    struct str rest = encoded;
    while (!str_empty(rest)) {
        struct str pair = str_cut(&rest, '&');
        if (str_empty(pair))
            continue;
        if (ret->count >= limit)
            return TOO_LARGE;
        struct str text = pair, name = str_cut(&text, '=');
        struct str clean_name, clean_text;
        TRY(text_take(a, url_decode(a, name, true), &clean_name));
        TRY(typed_take(a, url_decode(a, text, true), &clean_text));
        values_add(a, ret, clean_name, clean_text.ptr == NULL ? STR("") : clean_text);
    }
    return DONE;
}

struct str values_encode(struct arena *a, const struct values *v)
{
    struct buf b = BUF(a);
    for (size_t i = 0; i < v->count; i++) {
        if (i > 0)
            buf_char(&b, '&');
        buf_add(&b, url_component(a, v->items[i].name));
        buf_char(&b, '=');
        buf_add(&b, url_component(a, v->items[i].text));
    }
    return buf_str(&b);
}

void cookies_parse(struct arena *a, struct str header, struct values *ret)
{
    struct str rest = header;
    while (!str_empty(rest) && ret->count < 50) {
        struct str text = str_trim(str_cut(&rest, ';')), name = str_cut(&text, '=');
        if (!str_empty(name) && text.ptr != NULL)
            values_add(a, ret, name, text);
    }
}
