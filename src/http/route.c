/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/route.h"

#include <stdlib.h>

#include "http/room.h"

#define SEGMENTS 16u

struct compiled {
    const struct route *route;
    size_t count;
    struct str segments[SEGMENTS];
};
struct router {
    struct compiled *items;
    size_t count;
};

static size_t split(struct str path, struct str *segments)
{
    size_t n = 0;
    struct str rest = str_part(path, 1, path.len);
    while (!str_empty(rest)) {
        struct str s = str_cut(&rest, '/');
        if (n == SEGMENTS || str_empty(s))
            return SIZE_MAX;
        segments[n++] = s;
    }
    return n;
}

/* Segment by segment, literals first. */
static int compare(const void *left, const void *right)
{
    const struct compiled *a = left, *b = right;
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (size_t i = 0; i < a->count; i++) {
        bool value_a = a->segments[i].ptr[0] == ':', value_b = b->segments[i].ptr[0] == ':';
        if (value_a != value_b)
            return value_a ? 1 : -1;
    }
    return 0;
}

static size_t table_count(const struct route *t)
{
    size_t n = 0;
    while (t != NULL && t[n].pattern != NULL)
        n++;
    return n;
}

static void table_add(struct router *router, const struct route *t)
{
    for (; t != NULL && t->pattern != NULL; t++) {
        struct compiled *c = &router->items[router->count++];
        c->route = t;
        c->count = split(str_of(t->pattern), c->segments);
        assert(t->pattern[0] == '/' && c->count <= SEGMENTS);
    }
}

static size_t room_count(const struct room *room)
{
    size_t count = table_count(room->routes);
    for (const struct route *const *t = room->more_routes; t != NULL && *t != NULL; t++)
        count += table_count(*t);
    return count;
}

static void room_add(struct router *router, const struct room *room)
{
    table_add(router, room->routes);
    for (const struct route *const *t = room->more_routes; t != NULL && *t != NULL; t++)
        table_add(router, *t);
}

struct router *router_new(struct arena *a, const struct site *site)
{
    size_t count = table_count(http_routes);
    for (size_t i = 0; i < site->room_count; i++)
        count += room_count(site->rooms[i]);
    struct router *router = arena_new_of(a, struct router);
    router->items = arena_array(a, struct compiled, count);
    table_add(router, http_routes);
    for (size_t i = 0; i < site->room_count; i++)
        room_add(router, site->rooms[i]);
    qsort(router->items, router->count, sizeof *router->items, compare);
    return router;
}

static const struct {
    const char *suffix;
    enum format format;
    unsigned flag;
} suffixes[] = {
    {".csv", FORMAT_CSV, ROUTE_DATA},    {".json", FORMAT_JSON, ROUTE_DATA},  {".xlsx", FORMAT_XLSX, ROUTE_SHEET},
    {".ics", FORMAT_ICS, ROUTE_FEED},    {".atom", FORMAT_ATOM, ROUTE_FEED},
};

static bool matches(const struct compiled *c, const struct str *segments, size_t count)
{
    if (c->count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (c->segments[i].ptr[0] != ':' && !str_eq(c->segments[i], segments[i]))
            return false;
    return true;
}

/* The first that matches in the wanted method and has the wanted flag (0: any). */
static const struct compiled *search(const struct router *router, enum method method, unsigned flag,
                                     const struct str *segments, size_t count, bool *ret_other)
{
    for (size_t i = 0; i < router->count; i++) {
        const struct compiled *c = &router->items[i];
        if (!matches(c, segments, count) || (flag != 0 && (c->route->flags & flag) == 0))
            continue;
        if (c->route->method == method)
            return c;
        *ret_other = true;
    }
    return NULL;
}

enum status router_find(const struct router *router, struct arena *a, enum method method, struct str path,
                        struct found *ret)
{
    struct str raw[SEGMENTS];
    size_t count = str_starts(path, "/") ? split(path, raw) : SIZE_MAX;
    struct found f = {.path = path};
    if (count == SIZE_MAX) {
        *ret = f;
        return DONE;
    }
    for (size_t i = 0; i < count; i++)
        TRY(text_take(a, url_decode(a, raw[i], false), &raw[i]));
    const struct compiled *hit = NULL;
    struct str last = count > 0 ? raw[count - 1] : STR_NONE;
    for (size_t i = 0; i < COUNT(suffixes) && count > 0 && hit == NULL; i++) {
        struct str suffix = str_of(suffixes[i].suffix);
        if (last.len <= suffix.len || !str_ends(last, suffixes[i].suffix) || !str_ends(path, suffixes[i].suffix))
            continue;
        raw[count - 1] = str_part(last, 0, last.len - suffix.len);
        bool other = false;
        hit = search(router, method, suffixes[i].flag, raw, count, &other);
        if (hit != NULL) {
            f.format = suffixes[i].format;
            f.path = str_part(path, 0, path.len - suffix.len);
        } else {
            raw[count - 1] = last;
        }
    }
    if (hit == NULL)
        hit = search(router, method, 0, raw, count, &f.other_method);
    if (hit != NULL) {
        f.route = hit->route;
        for (size_t i = 0; i < count; i++)
            if (hit->segments[i].ptr[0] == ':')
                values_add(a, &f.params, str_part(hit->segments[i], 1, hit->segments[i].len), raw[i]);
    }
    *ret = f;
    return DONE;
}
