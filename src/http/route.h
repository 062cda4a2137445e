/* SPDX-License-Identifier: EUPL-1.2
 * Which route an address is. The tables of all rooms, sorted once so that a literal segment wins over
 * a ":value" at the same place. Private to http/. */
#ifndef HITO_HTTP_ROUTE_H
#define HITO_HTTP_ROUTE_H

#include "http/fields.h"
#include "http/site.h"

struct router;
/* Addresses of the layer itself (static.c). */
extern const struct route http_routes[];

/* Sorts the tables into memory of `a`, which lives as long as the program. */
struct router *router_new(struct arena *a, const struct site *site);

struct found {
    const struct route *route; /* NULL: no such address, or not with this method */
    struct values params;      /* decoded */
    enum format format;
    struct str path;           /* without suffix */
    bool other_method;         /* the address exists with another method */
};
/* `path` is the raw path of the address. INVALID: not UTF-8. */
enum status router_find(const struct router *router, struct arena *a, enum method method, struct str path,
                        struct found *ret) MUST_USE;

#endif
