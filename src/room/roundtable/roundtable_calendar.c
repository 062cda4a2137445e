/* SPDX-License-Identifier: EUPL-1.2
 * Sessions as events of a calendar, with their hours and place. */
#include "document/calendar.h"
#include "http/site.h"
#include "room/roundtable/roundtable_view.h"

enum status sessions_calendar(struct request *r, struct str name, const struct cocreation_place *at, const struct session_row *rows, size_t count)
{
    struct calendar c = calendar_begin(r->mem, name, r->site->config.base_url, r->now);
    for (size_t i = 0; i < count; i++) {
        const struct session_row *x = &rows[i];
        struct roundtable_session s = {.held_on = x->held_on, .starts_minute = x->starts_minute, .ends_minute = x->ends_minute};
        struct buf place = BUF(r->mem);
        buf_add(&place, x->modality == MODALITY_ONLINE ? str_of(say(r->lang, choice_label(&modality_choices, x->modality))) : x->place);
        if (x->modality != MODALITY_ONLINE && !str_empty(x->address))
            buf_fmt(&place, "%s%.*s", place.len > 0 ? ", " : "", STR_ARG(x->address));
        struct calendar_event e = {
            .id = str_fmt(r->mem, "sesion-%lld", (long long)x->id),
            .on = x->held_on,
            .starts = session_starts_at(&s, at->jurisdiction->utc_offset_s),
            .ends = session_ends_at(&s, at->jurisdiction->utc_offset_s),
            .timed = true,
            .sequence = x->revision,
            .summary = x->table_name,
            .place = place.len > 0 ? buf_str(&place) : STR_NONE,
            .url = str_fmt(r->mem, "%.*s%.*s/mesa/%lld/sesion/%lld", STR_ARG(r->site->config.base_url), STR_ARG(at->path),
                           (long long)x->table_number, (long long)x->number),
            .cancelled = x->state == SESSION_CANCELLED,
        };
        calendar_add(&c, &e);
    }
    return respond_bytes(r, "text/calendar; charset=utf-8", calendar_end(&c));
}
