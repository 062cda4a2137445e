/* SPDX-License-Identifier: EUPL-1.2
 * A calendar of whole days and of hours (iCalendar, RFC 5545), written as a stream. */
#ifndef HITO_DOCUMENT_CALENDAR_H
#define HITO_DOCUMENT_CALENDAR_H

#include "base/day.h"

struct calendar {
    struct buf buf;
    struct str host;     /* of the addresses, for the identities */
    struct instant made; /* stamp of its events */
};
/* One day on which something happens, or the hours when `timed`. */
struct calendar_event {
    struct str id; /* within the site: "hito-12" */
    struct day on;
    struct str summary, url;
    bool cancelled;
    bool timed;
    struct instant starts, ends; /* when timed */
    struct str place;            /* or STR_NONE */
    int64_t sequence;            /* grows when it is moved; 0 of a whole day: not told */
};
/* `base_url` of the site: "https://hito.ejemplo.ec". */
struct calendar calendar_begin(struct arena *a, struct str name, struct str base_url, struct instant made);
void calendar_add(struct calendar *c, const struct calendar_event *e);
/* The whole text: type text/calendar. */
struct str calendar_end(struct calendar *c);

#endif
