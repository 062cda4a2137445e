/* SPDX-License-Identifier: EUPL-1.2
 * Escaping by context: the only way text reaches a page. */
#include "view/out.h"

#include <string.h>

#include "http/room.h"

struct out out_new(struct request *r)
{
    return (struct out){.buf = BUF(r->mem), .lang = r->lang, .request = r};
}

struct html out_html(struct out *o)
{
    return (struct html){buf_str(&o->buf)};
}

void out_markup(struct out *o, const char *bytes, size_t len)
{
    buf_add(&o->buf, (struct str){bytes, len});
}

static const char *escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void out_text(struct out *o, struct str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        const char *escape = escape_of(s.ptr[i]);
        if (escape == NULL)
            continue;
        buf_add(&o->buf, str_part(s, from, i - from));
        buf_chars(&o->buf, escape);
        from = i + 1;
    }
    buf_add(&o->buf, str_part(s, from, s.len - from));
}

void out_chars(struct out *o, const char *chars)
{
    out_text(o, str_of(chars));
}

void out_safe(struct out *o, struct html h)
{
    buf_add(&o->buf, h.markup);
}

void out_bool(struct out *o, bool b)
{
    out_say(o, b ? N_("sí") : N_("no"));
}

static bool starts_fold(struct str s, const char *prefix)
{
    size_t len = strlen(prefix);
    return s.len >= len && strncasecmp(s.ptr, prefix, len) == 0;
}

/* Whether an address may be followed from a page: nothing that runs, nothing that a browser could
 * read as another host ("//host", "/\host"), no control characters. */
bool url_allowed(struct str s)
{
    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < 0x20 || s.ptr[i] == 0x7f || s.ptr[i] == '\\')
            return false;
    if (starts_fold(s, "https://") || starts_fold(s, "http://") || starts_fold(s, "mailto:"))
        return true;
    if (s.ptr[0] == '/')
        return s.len == 1 || s.ptr[1] != '/';
    return s.ptr[0] == '#' || s.ptr[0] == '?';
}

void out_url(struct out *o, struct str s)
{
    s = str_trim(s);
    out_text(o, url_allowed(s) ? s : STR("#"));
}

void out_url_chars(struct out *o, const char *chars)
{
    out_url(o, str_of(chars));
}

void out_component_text(struct out *o, struct str s)
{
    out_text(o, url_component(o->buf.arena, s));
}

void out_component_chars(struct out *o, const char *chars)
{
    out_component_text(o, str_of(chars));
}

void out_raw_int(struct out *o, int64_t n)
{
    if (n != NONE)
        buf_int(&o->buf, n);
}

void out_iso_day(struct out *o, struct day d)
{
    out_text(o, day_iso(o->buf.arena, d));
}

void out_iso_instant(struct out *o, struct instant t)
{
    out_text(o, instant_iso(o->buf.arena, t));
}

void out_choice(struct out *o, const struct choices *c, int value)
{
    const char *label = choice_label(c, value);
    if (*label == '\0')
        out_chars(o, "–");
    else
        out_say(o, label);
}

void out_panels(struct out *o, const char *page)
{
    enum status s = panels_render(o->request, o, page);
    if (o->problem == DONE)
        o->problem = s;
}

bool true_bool(bool b)
{
    return b;
}

bool true_int(int64_t n)
{
    return n != 0 && n != NONE;
}

bool true_str(struct str s)
{
    return s.len > 0;
}

bool true_html(struct html h)
{
    return h.markup.len > 0;
}

bool true_pointer(const void *p)
{
    return p != NULL;
}
