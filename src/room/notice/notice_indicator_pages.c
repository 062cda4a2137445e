/* SPDX-License-Identifier: EUPL-1.2
 * The news of one indicator: its values, corrections and what was said of them, as a feed and as data. */
#include "room/indicator/indicator.h"
#include "room/notice/notice_view.h"
#include "sql.h"

/* GET /:jurisdiction/indicador/:indicator/novedades: as a page it is the indicator's. */
static enum status indicator_news_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    int64_t most = r->format == FORMAT_ATOM ? NOTICE_FEED_EVENTS : NOTICE_DATA_EVENTS;
    struct notice_event *events;
    size_t count;
    if (r->format == FORMAT_HTML)
        return respond_redirect(r, place->path, NULL);
    if (r->format == FORMAT_ICS)
        return NOT_FOUND;
    TRY(db_many(r->db, SQL_EVENTS_OF_INDICATOR, WITH(IN(place->jurisdiction->id), IN(place->indicator->code), IN(r->today), IN(most)), r->mem,
                &notice_event_shape, &events, &count));
    struct str path = path_fmt(r, "%.*s/novedades", STR_ARG(place->path));
    if (r->format == FORMAT_ATOM)
        return events_feed(r, place->version->name, place->jurisdiction->name, path, place->indicator->changed_at, events, count);
    return respond_rows(r, &notice_event_shape, events, count, path_fmt(r, "novedades-%.*s", STR_ARG(place->indicator->code)));
}

const struct route notice_indicator_routes[] = {
    {GET, "/:jurisdiction/indicador/:indicator/novedades", READ, ROUTE_CACHED | ROUTE_DATA | ROUTE_FEED, indicator_load, indicator_news_show, NULL, NULL},
    {.pattern = NULL},
};
