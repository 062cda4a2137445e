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

enum status portal_feed(struct request *r, const struct plan_place *place)
{
    struct notice_scope scope = {place->jurisdiction->id, FOLLOWED_PLAN, place->plan->id};
    struct notice_event *events;
    size_t count;
    TRY(events_between(r->db, r->mem, &scope, day_of(1900, 1, 1), r->today, FEED_ENTRIES, &events, &count));
    return events_feed(r, place->plan->name, place->jurisdiction->name, place->path, place->plan->changed_at, events, count);
}
