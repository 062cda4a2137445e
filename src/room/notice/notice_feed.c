/* SPDX-License-Identifier: EUPL-1.2
 * Events as a feed (RFC 4287) and as a list on a page. */
#include "http/site.h"
#include "pages.h"
#include "room/notice/notice_view.h"

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

static void entry(struct out *o, const struct notice_event *e)
{
    struct request *r = o->request;
    const char *what = say(r->lang, event_what(e));
    struct str address = str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(event_path(r->mem, e)));
    struct str change = event_change(r->mem, r->lang, e), who = event_who(r->mem, r->lang, e);
    struct buf summary = BUF(r->mem);
    buf_chars(&summary, what);
    if (!str_empty(change))
        buf_fmt(&summary, " (%.*s)", STR_ARG(change));
    if (!str_empty(who))
        buf_fmt(&summary, ". %.*s.", STR_ARG(who));
    buf_chars(&o->buf, "<entry>\n");
    element(o, "title", str_fmt(r->mem, "%s: %.*s", what, STR_ARG(e->title)));
    element(o, "id", str_fmt(r->mem, "%.*s#%.*s-%lld", STR_ARG(address), STR_ARG(e->kind), (long long)e->record_id));
    element(o, "updated", updated(r->mem, e->happened_on));
    link_to(o, "alternate", "text/html", address);
    element(o, "summary", buf_str(&summary));
    buf_chars(&o->buf, "</entry>\n");
}

enum status events_feed(struct request *r, struct str title, struct str author, struct str path, struct instant changed,
                        const struct notice_event *events, size_t count)
{
    struct str self = str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(path));
    struct out o = out_new(r);
    buf_fmt(&o.buf, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n",
            r->lang == LANG_EN ? "en" : "es");
    element(&o, "title", title);
    element(&o, "id", self);
    element(&o, "updated", count > 0 ? updated(r->mem, events[0].happened_on) : instant_iso(r->mem, changed));
    buf_chars(&o.buf, "<author>\n");
    element(&o, "name", author);
    buf_chars(&o.buf, "</author>\n");
    link_to(&o, "self", "application/atom+xml", str_fmt(r->mem, "%.*s.atom", STR_ARG(self)));
    link_to(&o, "alternate", "text/html", self);
    for (size_t i = 0; i < count; i++)
        entry(&o, &events[i]);
    buf_chars(&o.buf, "</feed>\n");
    return respond_bytes(r, "application/atom+xml; charset=utf-8", out_html(&o).markup);
}

void notice_events(struct out *o, const struct notice_list *list)
{
    struct request *r = o->request;
    struct notice_lines lines = {arena_array(r->mem, struct notice_line, list->events_count), list->events_count};
    for (size_t i = 0; i < list->events_count; i++) {
        const struct notice_event *e = &list->events[i];
        lines.lines[i] = (struct notice_line){
            .on = e->happened_on,
            .what = event_what(e),
            .title = e->title,
            .path = event_path(r->mem, e),
            .change = event_change(r->mem, r->lang, e),
            .who = event_who(r->mem, r->lang, e),
            .where = list->with_place ? e->jurisdiction_name : STR_NONE,
        };
    }
    part_notice_lines(o, &lines);
}
