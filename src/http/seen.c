/* SPDX-License-Identifier: EUPL-1.2
 * Sets of eight by the first characters of the hash, which are as good as random. */
#include "http/seen.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "http/engine.h"

#define SETS 512u
#define WAYS 8u
#define HASH_CHARS 64u

struct use {
    char hash[HASH_CHARS];
    int64_t at_s; /* 0: free */
};
struct seen {
    pthread_mutex_t lock;
    struct use uses[SETS][WAYS];
};

struct seen *seen_new(void)
{
    struct seen *s = calloc(1, sizeof *s);
    if (s != NULL)
        pthread_mutex_init(&s->lock, NULL);
    return s;
}

void seen_free(struct seen *s)
{
    if (s == NULL)
        return;
    pthread_mutex_destroy(&s->lock);
    free(s);
}

static size_t set_of(struct str hash)
{
    size_t n = 0;
    for (size_t i = 0; i < 8; i++)
        n = n * 31 + (unsigned char)hash.ptr[i];
    return n % SETS;
}

void session_used(const struct site *site, struct str id_hash, struct instant at)
{
    struct seen *s = site->engine == NULL ? NULL : site->engine->seen;
    if (s == NULL || id_hash.len != HASH_CHARS)
        return;
    pthread_mutex_lock(&s->lock);
    struct use *set = s->uses[set_of(id_hash)], *place = &set[0];
    for (size_t i = 0; i < WAYS; i++) {
        if (set[i].at_s != 0 && memcmp(set[i].hash, id_hash.ptr, HASH_CHARS) == 0) {
            place = &set[i];
            break;
        }
        if (set[i].at_s < place->at_s)
            place = &set[i];
    }
    memcpy(place->hash, id_hash.ptr, HASH_CHARS);
    place->at_s = at.s;
    pthread_mutex_unlock(&s->lock);
}

size_t sessions_used_take(const struct site *site, struct arena *mem, struct session_use **ret)
{
    struct seen *s = site->engine == NULL ? NULL : site->engine->seen;
    size_t n = 0;
    *ret = NULL;
    if (s == NULL)
        return 0;
    pthread_mutex_lock(&s->lock);
    struct use *all = &s->uses[0][0];
    for (size_t i = 0; i < SETS * WAYS; i++)
        n += all[i].at_s != 0;
    struct session_use *uses = arena_array(mem, struct session_use, n);
    n = 0;
    for (size_t i = 0; i < SETS * WAYS; i++) {
        if (all[i].at_s == 0)
            continue;
        uses[n++] = (struct session_use){str_copy(mem, (struct str){all[i].hash, HASH_CHARS}), {all[i].at_s}};
        all[i].at_s = 0;
    }
    pthread_mutex_unlock(&s->lock);
    *ret = uses;
    return n;
}
