/* SPDX-License-Identifier: EUPL-1.2
 * Memory with one end: everything of a request is taken from its arena and given back at once.
 * Rooms ask here and never return anything (law 6). */
#ifndef HITO_BASE_ARENA_H
#define HITO_BASE_ARENA_H

#include "base/base.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *chunk; /* newest first */
    size_t used_bytes;
    size_t limit_bytes;
    bool exhausted; /* more was asked for than the limit: the request path answers NO_MEMORY */
};

/* An empty arena; takes no memory until the first allocation. */
struct arena arena_new(size_t limit_bytes);
/* Zeroed memory, aligned for anything. Never NULL: past the limit it marks the arena exhausted and
 * still serves up to four times the limit, beyond which the program stops (a fault of ours). */
void *arena_take(struct arena *a, size_t bytes) MUST_USE;
#define arena_new_of(a, type) ((type *)arena_take((a), sizeof(type)))
#define arena_array(a, type, count) ((type *)arena_take_array((a), sizeof(type), (count)))
/* `count` items of `bytes`, zeroed; an overflow of the product marks the arena exhausted. */
void *arena_take_array(struct arena *a, size_t bytes, size_t count) MUST_USE;
/* Grows the last allocation in place if it can, else copies. */
void *arena_grow(struct arena *a, void *old, size_t old_bytes, size_t new_bytes) MUST_USE;
/* Gives everything back, keeps one chunk for the next request. */
void arena_reset(struct arena *a);
/* Gives everything back. */
void arena_free(struct arena *a);

#endif
