/* SPDX-License-Identifier: EUPL-1.2
 * Threads that take work from a bounded queue. Private to http/. */
#ifndef HITO_HTTP_POOL_H
#define HITO_HTTP_POOL_H

#include "base/base.h"

struct pool;

/* NULL: no threads could be made. */
struct pool *pool_start(const char *name, size_t threads, size_t queue);
/* false: the queue is full, or the pool is stopping. */
bool pool_put(struct pool *p, void (*work)(void *context), void *context) MUST_USE;
/* Finishes what is queued, then ends the threads. */
void pool_stop(struct pool *p);

#endif
