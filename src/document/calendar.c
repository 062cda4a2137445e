/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/calendar.h"

#define LINE_BYTES 73 /* of 75, before the blank of a fold */

/* One content line, folded between characters. */
static void line(struct buf *b, const char *name, struct str value)
{
    struct str text = str_fmt(b->arena, "%s%.*s", name, STR_ARG(value));
    size_t at = 0;
    while (text.len - at > LINE_BYTES) {
        size_t end = at + LINE_BYTES;
        while (end > at && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
            end--;
        buf_add(b, str_part(text, at, end - at));
        buf_chars(b, "\r\n ");
        at = end;
    }
    buf_add(b, str_part(text, at, text.len - at));
    buf_chars(b, "\r\n");
}

static struct str escaped(struct arena *a, struct str text)
{
    struct buf b = BUF(a);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' || c == ';' || c == ',')
            buf_char(&b, '\\');
        if (c == '\n')
            buf_chars(&b, "\\n");
        else
            buf_char(&b, c);
    }
    return b.len == 0 ? STR("") : buf_str(&b);
}

static struct str digits(struct arena *a, struct str iso)
{
    struct buf b = BUF(a);
    for (size_t i = 0; i < iso.len; i++)
        if (iso.ptr[i] != '-' && iso.ptr[i] != ':')
            buf_char(&b, iso.ptr[i]);
    return buf_str(&b);
}

struct calendar calendar_begin(struct arena *a, struct str name, struct str base_url, struct instant made)
{
    struct calendar c = {.buf = BUF(a), .host = base_url, .made = made};
    (void)str_cut(&c.host, '/');
    (void)str_cut(&c.host, '/');
    line(&c.buf, "BEGIN:VCALENDAR", STR_NONE);
    line(&c.buf, "VERSION:2.0", STR_NONE);
    line(&c.buf, "PRODID:-//Hito//Plan//ES", STR_NONE);
    line(&c.buf, "X-WR-CALNAME:", escaped(a, name));
    return c;
}

void calendar_add(struct calendar *c, const struct calendar_event *e)
{
    struct arena *a = c->buf.arena;
    line(&c->buf, "BEGIN:VEVENT", STR_NONE);
    line(&c->buf, "UID:", str_fmt(a, "%.*s@%.*s", STR_ARG(e->id), STR_ARG(c->host)));
    line(&c->buf, "DTSTAMP:", digits(a, instant_iso(a, c->made)));
    if (e->timed) {
        line(&c->buf, "DTSTART:", digits(a, instant_iso(a, e->starts)));
        line(&c->buf, "DTEND:", digits(a, instant_iso(a, e->ends)));
    } else {
        line(&c->buf, "DTSTART;VALUE=DATE:", digits(a, day_iso(a, e->on)));
    }
    if (e->timed || e->sequence > 0)
        line(&c->buf, "SEQUENCE:", str_fmt(a, "%lld", (long long)e->sequence));
    line(&c->buf, "SUMMARY:", escaped(a, e->summary));
    if (!str_empty(e->place))
        line(&c->buf, "LOCATION:", escaped(a, e->place));
    line(&c->buf, "URL:", e->url);
    line(&c->buf, "STATUS:", e->cancelled ? STR("CANCELLED") : STR("CONFIRMED"));
    line(&c->buf, e->timed ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT", STR_NONE);
    line(&c->buf, "END:VEVENT", STR_NONE);
}

struct str calendar_end(struct calendar *c)
{
    line(&c->buf, "END:VCALENDAR", STR_NONE);
    return buf_str(&c->buf);
}
