/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/cache.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define BUCKETS 4096u

struct cache {
    pthread_mutex_t lock;
    size_t limit, bytes;
    struct cached *newest, *oldest;
    struct cached *buckets[BUCKETS];
};

static size_t bucket_of(struct str key)
{
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < key.len; i++)
        h = (h ^ (unsigned char)key.ptr[i]) * 1099511628211u;
    return (size_t)(h ^ (h >> 29)) % BUCKETS;
}

struct cache *cache_new(size_t bytes)
{
    struct cache *c = calloc(1, sizeof *c);
    if (c != NULL) {
        pthread_mutex_init(&c->lock, NULL);
        c->limit = bytes;
    }
    return c;
}

static void unlink_age(struct cache *c, struct cached *p)
{
    *(p->newer == NULL ? &c->newest : &p->newer->older) = p->older;
    *(p->older == NULL ? &c->oldest : &p->older->newer) = p->newer;
}

static void link_newest(struct cache *c, struct cached *p)
{
    p->newer = NULL;
    p->older = c->newest;
    *(c->newest == NULL ? &c->oldest : &c->newest->newer) = p;
    c->newest = p;
}

/* The list's own use is one of `uses`. */
static void let_go(struct cached *p)
{
    if (--p->uses == 0)
        free(p);
}

static void drop(struct cache *c, struct cached *p)
{
    struct cached **at = &c->buckets[bucket_of(p->key)];
    while (*at != p)
        at = &(*at)->next;
    *at = p->next;
    unlink_age(c, p);
    c->bytes -= p->bytes;
    let_go(p);
}

static struct cached *find(struct cache *c, struct str key)
{
    for (struct cached *p = c->buckets[bucket_of(key)]; p != NULL; p = p->next)
        if (str_eq(p->key, key))
            return p;
    return NULL;
}

struct cached *cache_get(struct cache *c, struct str key, uint64_t version, int64_t now_s)
{
    pthread_mutex_lock(&c->lock);
    struct cached *p = find(c, key);
    if (p != NULL && (p->version != version || p->until_s < now_s)) {
        drop(c, p);
        p = NULL;
    }
    if (p != NULL) {
        p->uses++;
        unlink_age(c, p);
        link_newest(c, p);
    }
    pthread_mutex_unlock(&c->lock);
    return p;
}

static struct str put_text(char **at, struct str s)
{
    if (s.ptr == NULL)
        return STR_NONE;
    if (s.len > 0)
        memcpy(*at, s.ptr, s.len);
    struct str copy = {*at, s.len};
    *at += s.len;
    *(*at)++ = '\0';
    return copy;
}

void cache_put(struct cache *c, struct str key, uint64_t version, int64_t until_s, const struct cached *page)
{
    size_t bytes = sizeof *page + key.len + page->type.len + page->body.len + page->etag.len + page->disposition.len + page->link.len + 6;
    if (bytes > c->limit / 8)
        return;
    struct cached *p = calloc(1, bytes);
    if (p == NULL)
        return;
    char *at = (char *)(p + 1);
    p->key = put_text(&at, key);
    p->type = put_text(&at, page->type);
    p->etag = put_text(&at, page->etag);
    p->disposition = put_text(&at, page->disposition);
    p->link = put_text(&at, page->link);
    p->body = put_text(&at, page->body);
    p->version = version;
    p->until_s = until_s;
    p->bytes = bytes;
    p->uses = 1;
    pthread_mutex_lock(&c->lock);
    struct cached *old = find(c, key);
    if (old != NULL)
        drop(c, old);
    while (c->oldest != NULL && c->bytes + bytes > c->limit)
        drop(c, c->oldest);
    struct cached **bucket = &c->buckets[bucket_of(key)];
    p->next = *bucket;
    *bucket = p;
    link_newest(c, p);
    c->bytes += bytes;
    pthread_mutex_unlock(&c->lock);
}

void cache_release(struct cache *c, struct cached *page)
{
    pthread_mutex_lock(&c->lock);
    let_go(page);
    pthread_mutex_unlock(&c->lock);
}

size_t cache_bytes(struct cache *c)
{
    pthread_mutex_lock(&c->lock);
    size_t n = c->bytes;
    pthread_mutex_unlock(&c->lock);
    return n;
}

void cache_free(struct cache *c)
{
    if (c == NULL)
        return;
    while (c->oldest != NULL)
        drop(c, c->oldest);
    pthread_mutex_destroy(&c->lock);
    free(c);
}
