/* SPDX-License-Identifier: EUPL-1.2
 * The same address in other forms: a plan's due days as a calendar (RFC 5545), its latest changes as a
 * feed (RFC 4287). */
#include "http/site.h"
#include "room/portal/portal_view.h"
#include "sql.h"

#define FEED_ENTRIES 50
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

static struct str plain_day_of(struct arena *a, struct day d)
{
    int year, month, day;
    day_split(d, &year, &month, &day);
    return str_fmt(a, "%04d%02d%02d", year, month, day);
}

static void event(struct request *r, struct buf *b, const struct plan_place *place, const struct portal_milestone *m)
{
    struct str host = r->site->config.base_url;
    (void)str_cut(&host, '/');
    (void)str_cut(&host, '/');
    struct str stamp = instant_iso(r->mem, r->now);
    struct buf dtstamp = BUF(r->mem);
    for (size_t i = 0; i < stamp.len; i++)
        if (stamp.ptr[i] != '-' && stamp.ptr[i] != ':')
            buf_char(&dtstamp, stamp.ptr[i]);
    struct str values[] = {m->commitment_number, m->number, m->title};
    line(b, "BEGIN:VEVENT", STR_NONE);
    line(b, "UID:", str_fmt(r->mem, "hito-%lld@%.*s", (long long)m->id, STR_ARG(host)));
    line(b, "DTSTAMP:", buf_str(&dtstamp));
    line(b, "DTSTART;VALUE=DATE:", plain_day_of(r->mem, m->due_on));
    line(b, "SUMMARY:", escaped(r->mem, say_with(r->mem, r->lang, N_("Vence el hito %2 del compromiso %1: %3"), values, COUNT(values))));
    line(b, "URL:", str_fmt(r->mem, "%.*s%.*s/compromiso/%.*s/hito/%.*s", STR_ARG(r->site->config.base_url), STR_ARG(place->path),
                            STR_ARG(url_component(r->mem, m->commitment_number)), STR_ARG(url_component(r->mem, m->number))));
    line(b, "STATUS:", m->state == MILESTONE_WITHDRAWN ? STR("CANCELLED") : STR("CONFIRMED"));
    line(b, "TRANSP:TRANSPARENT", STR_NONE);
    line(b, "END:VEVENT", STR_NONE);
}

enum status portal_calendar(struct request *r, const struct plan_place *place, const struct portal_milestone *list, size_t count)
{
    struct buf b = BUF(r->mem);
    line(&b, "BEGIN:VCALENDAR", STR_NONE);
    line(&b, "VERSION:2.0", STR_NONE);
    line(&b, "PRODID:-//Hito//Plan//ES", STR_NONE);
    line(&b, "X-WR-CALNAME:", escaped(r->mem, place->plan->name));
    for (size_t i = 0; i < count; i++)
        if (day_known(list[i].due_on))
            event(r, &b, place, &list[i]);
    line(&b, "END:VCALENDAR", STR_NONE);
    return respond_bytes(r, "text/calendar; charset=utf-8", buf_str(&b));
}

static void element(struct out *o, const char *name, struct str text)
{
    buf_fmt(&o->buf, "<%s>", name);
    out_text(o, text);
    buf_fmt(&o->buf, "</%s>\n", name);
}

static void link_to(struct out *o, const char *rel, const char *type, struct str address)
{
    buf_fmt(&o->buf, "<link rel=\"%s\" type=\"%s\" href=\"", rel, type);
    out_text(o, address);
    buf_chars(&o->buf, "\"/>\n");
}

static struct str updated(struct arena *a, struct day d)
{
    return str_fmt(a, "%.*sT00:00:00Z", STR_ARG(day_iso(a, d)));
}

enum status portal_feed(struct request *r, const struct plan_place *place)
{
    struct portal_change *rows;
    size_t count;
    TRY(db_many(r->db, SQL_PORTAL_CHANGES_OF_PLAN, WITH(IN(place->plan->id), IN(FEED_ENTRIES)), r->mem, &portal_change_shape, &rows, &count));
    struct portal_changes changes = portal_changes_of(r, rows, count, false);
    struct str base = r->site->config.base_url, self = str_fmt(r->mem, "%.*s%.*s", STR_ARG(base), STR_ARG(place->path));
    struct out o = out_new(r);
    buf_fmt(&o.buf, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n",
            r->lang == LANG_EN ? "en" : "es");
    element(&o, "title", place->plan->name);
    element(&o, "id", self);
    element(&o, "updated", count > 0 ? updated(r->mem, rows[0].happened_on) : instant_iso(r->mem, place->plan->changed_at));
    buf_chars(&o.buf, "<author>\n");
    element(&o, "name", place->jurisdiction->name);
    buf_chars(&o.buf, "</author>\n");
    link_to(&o, "self", "application/atom+xml", str_fmt(r->mem, "%.*s.atom", STR_ARG(self)));
    link_to(&o, "alternate", "text/html", self);
    for (size_t i = 0; i < count; i++) {
        const struct portal_happening *h = &changes.items[i];
        struct str address = str_fmt(r->mem, "%.*s%.*s", STR_ARG(base), STR_ARG(h->path));
        buf_chars(&o.buf, "<entry>\n");
        element(&o, "title", str_fmt(r->mem, "%s: %.*s", say(r->lang, h->what), STR_ARG(h->title)));
        element(&o, "id", str_fmt(r->mem, "%.*s#%.*s-%lld", STR_ARG(address), STR_ARG(rows[i].kind), (long long)rows[i].record_id));
        element(&o, "updated", updated(r->mem, h->on));
        link_to(&o, "alternate", "text/html", address);
        element(&o, "summary", str_of(say(r->lang, h->what)));
        buf_chars(&o.buf, "</entry>\n");
    }
    buf_chars(&o.buf, "</feed>\n");
    return respond_bytes(r, "application/atom+xml; charset=utf-8", out_html(&o).markup);
}
