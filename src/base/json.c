/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/json.h"

#include "base/decimal.h"

static void value_begins(struct json *j)
{
    if (j->comma)
        buf_char(&j->buf, ',');
    j->comma = true;
}

void json_open(struct json *j, char bracket)
{
    value_begins(j);
    buf_char(&j->buf, bracket);
    j->comma = false;
}

void json_close(struct json *j, char bracket)
{
    buf_char(&j->buf, bracket);
    j->comma = true;
}

/* Length of the well-formed UTF-8 sequence at `at`, or 0. */
static size_t sequence(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.ptr[at];
    size_t n = c < 0x80 ? 1 : c >= 0xC2 && c <= 0xDF ? 2 : (c & 0xF0u) == 0xE0 ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
    if (n == 0 || n > s.len - at)
        return 0;
    for (size_t i = 1; i < n; i++)
        if (((unsigned char)s.ptr[at + i] & 0xC0u) != 0x80u)
            return 0;
    unsigned char second = n > 1 ? (unsigned char)s.ptr[at + 1] : 0x80;
    bool wrong = (c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) ||
                 (c == 0xF4 && second > 0x8F);
    return wrong ? 0 : n;
}

static void add_escaped(struct buf *b, char c)
{
    if (c == '"' || c == '\\')
        buf_fmt(b, "\\%c", c);
    else if (c == '\n')
        buf_chars(b, "\\n");
    else if (c == '\t')
        buf_chars(b, "\\t");
    else if (c == '\r')
        buf_chars(b, "\\r");
    else if ((unsigned char)c < 0x20)
        buf_fmt(b, "\\u%04x", (unsigned)(unsigned char)c);
    else
        buf_char(b, c);
}

/* How many bytes from `at` on stand in JSON as they are. */
static size_t plain_run(struct str s, size_t at)
{
    size_t n = at;
    while (n < s.len && (unsigned char)s.ptr[n] >= 0x20 && (unsigned char)s.ptr[n] < 0x80 && s.ptr[n] != '"' && s.ptr[n] != '\\')
        n++;
    return n - at;
}

static void add_quoted(struct buf *b, struct str s)
{
    buf_char(b, '"');
    for (size_t at = 0; at < s.len;) {
        size_t run = plain_run(s, at);
        buf_add(b, str_part(s, at, run));
        at += run;
        if (at == s.len)
            break;
        size_t n = sequence(s, at);
        if (n == 1)
            add_escaped(b, s.ptr[at]);
        else if (n == 0)
            buf_chars(b, "\xEF\xBF\xBD");
        else
            buf_add(b, str_part(s, at, n));
        at += n == 0 ? 1 : n;
    }
    buf_char(b, '"');
}

void json_key(struct json *j, struct str key)
{
    value_begins(j);
    add_quoted(&j->buf, key);
    buf_char(&j->buf, ':');
    j->comma = false;
}

void json_text(struct json *j, struct str s)
{
    value_begins(j);
    if (s.ptr == NULL)
        buf_chars(&j->buf, "null");
    else
        add_quoted(&j->buf, s);
}

void json_int(struct json *j, int64_t n)
{
    value_begins(j);
    if (n == NONE)
        buf_chars(&j->buf, "null");
    else
        buf_int(&j->buf, n);
}

void json_bool(struct json *j, bool b)
{
    value_begins(j);
    buf_chars(&j->buf, b ? "true" : "false");
}

void json_null(struct json *j)
{
    value_begins(j);
    buf_chars(&j->buf, "null");
}

/* Hundredths as the shortest decimal: 6250 is 62.5, 6300 is 63. */
static void json_decimal(struct json *j, int64_t n, int places)
{
    value_begins(j);
    decimal_write(&j->buf, n, places);
}

void json_field(struct json *j, const struct field *f, const void *row)
{
    const void *p = field_at(f, row);
    if (field_empty(f, row)) {
        json_null(j);
        return;
    }
    switch (f->type) {
    case FIELD_INT:
    case FIELD_REF:
        json_int(j, *(const int64_t *)p);
        return;
    case FIELD_MICRO:
        json_decimal(j, *(const int64_t *)p, 6);
        return;
    case FIELD_CENTI:
        json_decimal(j, *(const int64_t *)p, 2);
        return;
    case FIELD_FLAG:
        json_bool(j, *(const bool *)p);
        return;
    case FIELD_TIME:
        json_text(j, instant_iso(j->buf.arena, *(const struct instant *)p));
        return;
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_DAY:
    case FIELD_CHOICE:
        json_text(j, field_stored(f, row, j->buf.arena));
        return;
    }
    assert(!"field type");
}

void json_row(struct json *j, const struct shape *s, const void *row, unsigned audience)
{
    json_open(j, '{');
    for (size_t i = 0; i < s->count; i++) {
        if ((s->fields[i].flags & audience & (PUBLIC | STAFF | OWN | SECRET)) == 0)
            continue;
        json_key(j, str_of(s->fields[i].name));
        json_field(j, &s->fields[i], row);
    }
    json_close(j, '}');
}

struct str json_str(struct json *j)
{
    return buf_str(&j->buf);
}
