/* SPDX-License-Identifier: EUPL-1.2
 * Public pages in memory, under the version of the data that they show. Private to http/. */
#ifndef HITO_HTTP_CACHE_H
#define HITO_HTTP_CACHE_H

#include "base/str.h"

struct cache;
struct cached {
    struct str type, body, etag, disposition, link;
    /* private */
    struct str key;
    uint64_t version;
    int64_t until_s;
    size_t bytes;
    int uses;
    struct cached *next, *newer, *older;
};

struct cache *cache_new(size_t bytes);
void cache_free(struct cache *c);
/* The page of that key made from `version` and not past its hour; NULL when there is none.
 * Give it back with cache_release(). */
struct cached *cache_get(struct cache *c, struct str key, uint64_t version, int64_t now_s);
/* Keeps a copy; drops those unused for longest until it fits. */
void cache_put(struct cache *c, struct str key, uint64_t version, int64_t until_s, const struct cached *page);
void cache_release(struct cache *c, struct cached *page);
size_t cache_bytes(struct cache *c);

#endif
