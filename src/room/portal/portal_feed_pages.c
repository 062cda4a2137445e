/* SPDX-License-Identifier: EUPL-1.2
 * The same address in other forms: a plan's due days as a calendar (RFC 5545), its latest changes as a
 * feed (RFC 4287). */
#include "document/calendar.h"
#include "http/site.h"
#include "room/portal/portal_view.h"
#include "sql.h"

#define FEED_ENTRIES 50

enum status portal_calendar(struct request *r, const struct plan_place *place, const struct portal_milestone *list, size_t count)
{
    struct str base = r->site->config.base_url;
    struct calendar c = calendar_begin(r->mem, place->plan->name, base, r->now);
    for (size_t i = 0; i < count; i++) {
        const struct portal_milestone *m = &list[i];
        struct str values[] = {m->commitment_number, m->number, m->title};
        struct calendar_event e = {
            .id = str_fmt(r->mem, "hito-%lld", (long long)m->id),
            .on = m->due_on,
            .summary = say_with(r->mem, r->lang, N_("Vence el hito %2 del compromiso %1: %3"), values, COUNT(values)),
            .url = str_fmt(r->mem, "%.*s%.*s/compromiso/%.*s/hito/%.*s", STR_ARG(base), STR_ARG(place->path),
                           STR_ARG(url_component(r->mem, m->commitment_number)), STR_ARG(url_component(r->mem, m->number))),
            .cancelled = m->state == MILESTONE_WITHDRAWN,
        };
        if (day_known(m->due_on))
            calendar_add(&c, &e);
    }
    return respond_bytes(r, "text/calendar; charset=utf-8", calendar_end(&c));
}

enum status portal_feed(struct request *r, const struct plan_place *place)
{
    struct notice_scope scope = {place->jurisdiction->id, FOLLOWED_PLAN, place->plan->id};
    struct notice_event *events;
    size_t count;
    TRY(events_between(r->db, r->mem, &scope, day_of(1900, 1, 1), r->today, FEED_ENTRIES, &events, &count));
    return events_feed(r, place->plan->name, place->jurisdiction->name, place->path, place->plan->changed_at, events, count);
}
