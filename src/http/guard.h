/* SPDX-License-Identifier: EUPL-1.2
 * Whether a request comes to the right host, from our own pages, and not too often. Private to http/. */
#ifndef HITO_HTTP_GUARD_H
#define HITO_HTTP_GUARD_H

#include "http/engine.h"

/* "[::1]:80" gives "[::1]". */
struct str authority_name(struct str authority);
bool name_loopback(struct str name);
/* Whether pages are served under this Host. */
bool host_good(const struct engine *e, struct str host);
/* Whether a POST comes from a page of ours, as far as the browser says. */
bool origin_good(const struct exchange *x);
/* Whether the address may ask again (always on loopback). */
bool rate_good(const struct exchange *x);
/* An IPv6 address counts by its /64. */
struct str rate_key(struct arena *a, struct str address);
/* The security headers, one after the other: name, value. Ends with a NULL name. */
struct security_header {
    const char *name;
    struct str value;
};
size_t security_headers(struct exchange *x, struct security_header *ret, size_t size);

#endif
