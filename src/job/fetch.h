/* SPDX-License-Identifier: EUPL-1.2
 * Visiting an address that a stranger gave: http and https on their own ports, public addresses only
 * (what is checked is the address really connected to), every redirect checked again, at most
 * five of them, 10 MiB, 15 seconds, no proxy, no cookies, nothing decompressed. */
#ifndef HITO_JOB_FETCH_H
#define HITO_JOB_FETCH_H

#include "base/str.h"

struct sockaddr;

#define FETCH_BYTES_MAX (10 << 20)
#define FETCH_TIME_MS 15000
#define FETCH_HOPS_MAX 5

enum fetch_result {
    FETCH_OK,      /* 2xx, the body is in the file */
    FETCH_GONE,    /* 404, 410 */
    FETCH_NO_HOST, /* the name does not resolve: its fault or ours */
    FETCH_TLS,     /* certificate or handshake */
    FETCH_BLOCKED, /* any other answer, too large, too slow, no connection */
    FETCH_REFUSED, /* we refuse: private address, port, scheme */
};

struct fetched {
    enum fetch_result result;
    int code;              /* last HTTP status, 0 without answer */
    bool moved;            /* another address answered in the end */
    bool moved_for_good;   /* every hop was 301 or 308 */
    struct str final_url;
    struct str media_type; /* without parameters, lower case; may be STR_NONE */
    int64_t size_bytes;
    struct str problem; /* for the log */
};

/* Fetches `url` into the file `path` (made anew, removed unless FETCH_OK). `allow` is "host:port"
 * that may be private (tests) or STR_NONE. */
struct fetched fetch(struct arena *mem, struct str url, struct str allow, const char *path);

/* Whether an address is one that the public internet uses: not private, loopback, link-local,
 * metadata, multicast, reserved, nor one of these inside IPv6 (mapped, translated, 6to4). */
bool fetch_address_public(const struct sockaddr *a);
/* The same of a host as an address names it: see fetch_url_inner(). */
bool fetch_host_inner(const char *host);
/* Whether the address may be visited at all, before it is resolved: scheme, port, no user name. */
bool fetch_url_good(struct str url, struct str allow);
/* Whether its host is plainly of an inner network, without asking anybody: a number that is no
 * public address in any of its spellings, localhost, a name without a dot. Who says so early can
 * say it beside the field; what a name resolves to is checked at the visit. */
bool fetch_url_inner(struct str url, struct str allow);

#endif
