/* SPDX-License-Identifier: EUPL-1.2
 * A table of fixed size: places for 16,384 keys in sets of eight; in a full set the one that was
 * quiet for longest gives its place. An attacker who fills it only makes it forget. */
#include "http/limits.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "http/engine.h"

#define SETS 2048u
#define WAYS 8u

struct slot {
    uint64_t key;
    double level;   /* how full the bucket is */
    int64_t seen_ms;
};
struct limits {
    pthread_mutex_t lock;
    unsigned char seed[crypto_shorthash_KEYBYTES];
    struct slot slots[SETS][WAYS];
};

struct limits *limits_new(void)
{
    struct limits *l = calloc(1, sizeof *l);
    if (l != NULL) {
        pthread_mutex_init(&l->lock, NULL);
        randombytes_buf(l->seed, sizeof l->seed);
    }
    return l;
}

void limits_free(struct limits *l)
{
    if (l == NULL)
        return;
    pthread_mutex_destroy(&l->lock);
    free(l);
}

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static uint64_t hash(const struct limits *l, const char *kind, struct str key)
{
    char text[300];
    size_t n = strnlen(kind, 40), m = key.len < 250 ? key.len : 250;
    memcpy(text, kind, n);
    text[n++] = '\n';
    memcpy(text + n, key.ptr == NULL ? "" : key.ptr, m);
    unsigned char out[crypto_shorthash_BYTES];
    crypto_shorthash(out, (const unsigned char *)text, n + m, l->seed);
    uint64_t h;
    memcpy(&h, out, sizeof h);
    return h == 0 ? 1 : h;
}

static struct slot *slot_of(struct limits *l, uint64_t key)
{
    struct slot *set = l->slots[key % SETS], *quiet = &set[0];
    for (size_t i = 0; i < WAYS; i++) {
        if (set[i].key == key)
            return &set[i];
        if (set[i].seen_ms < quiet->seen_ms)
            quiet = &set[i];
    }
    *quiet = (struct slot){.key = key};
    return quiet;
}

/* A bucket of `per` drops that runs empty in `window_s`. */
bool limits_take(struct limits *l, const char *kind, struct str key, int per, int window_s)
{
    int64_t now = clock_ms();
    uint64_t h = hash(l, kind, key);
    pthread_mutex_lock(&l->lock);
    struct slot *s = slot_of(l, h);
    s->level -= (double)(now - s->seen_ms) * per / (window_s * 1000.0);
    if (s->level < 0)
        s->level = 0;
    s->seen_ms = now;
    bool taken = s->level + 1 <= per;
    if (taken)
        s->level += 1;
    pthread_mutex_unlock(&l->lock);
    return taken;
}

enum status limit_hit(const struct site *site, const char *kind, struct str key, int per, int window_s)
{
    if (site->engine == NULL || limits_take(site->engine->limits, kind, key, per, window_s))
        return DONE;
    return TOO_MANY;
}

void limit_clear(const struct site *site, const char *kind, struct str key)
{
    if (site->engine == NULL)
        return;
    struct limits *l = site->engine->limits;
    uint64_t h = hash(l, kind, key);
    pthread_mutex_lock(&l->lock);
    *slot_of(l, h) = (struct slot){0};
    pthread_mutex_unlock(&l->lock);
}
