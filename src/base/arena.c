/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#define ALIGNMENT 16u
#define CHUNK_BYTES ((size_t)16 * 1024)

struct arena_chunk {
    struct arena_chunk *next;
    size_t size;
    size_t used;
    size_t pad_;
    unsigned char bytes[];
};

struct arena arena_new(size_t limit_bytes)
{
    return (struct arena){.limit_bytes = limit_bytes};
}

static struct arena_chunk *chunk_new(size_t bytes)
{
    struct arena_chunk *c = malloc(sizeof *c + bytes);
    if (c == NULL)
        abort();
    c->next = NULL;
    c->size = bytes;
    c->used = 0;
    return c;
}

void *arena_take(struct arena *a, size_t bytes)
{
    size_t need = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (need == 0)
        need = ALIGNMENT;
    if (need < bytes)
        abort();
    a->used_bytes += need;
    if (a->used_bytes > a->limit_bytes) {
        a->exhausted = true;
        if (a->used_bytes / 4 > a->limit_bytes)
            abort();
    }
    struct arena_chunk *c = a->chunk;
    if (c == NULL || c->size - c->used < need) {
        c = chunk_new(need > CHUNK_BYTES ? need : CHUNK_BYTES);
        c->next = a->chunk;
        a->chunk = c;
    }
    void *p = c->bytes + c->used;
    c->used += need;
    memset(p, 0, need);
    return p;
}

void *arena_take_array(struct arena *a, size_t bytes, size_t count)
{
    size_t total;
    if (__builtin_mul_overflow(bytes, count, &total))
        abort();
    return arena_take(a, total);
}

void *arena_grow(struct arena *a, void *old, size_t old_bytes, size_t new_bytes)
{
    struct arena_chunk *c = a->chunk;
    size_t have = (old_bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    size_t want = (new_bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (old != NULL && new_bytes <= have)
        return old;
    if (old != NULL && c != NULL && (unsigned char *)old + have == c->bytes + c->used &&
        c->size - c->used >= want - have) {
        memset(c->bytes + c->used, 0, want - have);
        c->used += want - have;
        a->used_bytes += want - have;
        if (a->used_bytes > a->limit_bytes)
            a->exhausted = true;
        return old;
    }
    void *fresh = arena_take(a, new_bytes);
    if (old_bytes > 0)
        memcpy(fresh, old, old_bytes);
    return fresh;
}

void arena_reset(struct arena *a)
{
    struct arena_chunk *keep = NULL;
    for (struct arena_chunk *c = a->chunk, *next; c != NULL; c = next) {
        next = c->next;
        if (keep == NULL && c->size == CHUNK_BYTES)
            keep = c;
        else
            free(c);
    }
    if (keep != NULL) {
        keep->next = NULL;
        keep->used = 0;
    }
    a->chunk = keep;
    a->used_bytes = 0;
    a->exhausted = false;
}

void arena_free(struct arena *a)
{
    for (struct arena_chunk *c = a->chunk, *next; c != NULL; c = next) {
        next = c->next;
        free(c);
    }
    *a = arena_new(a->limit_bytes);
}
