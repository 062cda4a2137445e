/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/pool.h"

#include <pthread.h>
#include <stdlib.h>

struct work {
    void (*work)(void *context);
    void *context;
};
struct pool {
    pthread_mutex_t lock;
    pthread_cond_t more;
    struct work *queue; /* a ring */
    size_t size, first, count;
    pthread_t *threads;
    size_t thread_count;
    bool stopping;
};

static void *run(void *context)
{
    struct pool *p = context;
    for (;;) {
        pthread_mutex_lock(&p->lock);
        while (p->count == 0 && !p->stopping)
            pthread_cond_wait(&p->more, &p->lock);
        if (p->count == 0) {
            pthread_mutex_unlock(&p->lock);
            return NULL;
        }
        struct work w = p->queue[p->first];
        p->first = (p->first + 1) % p->size;
        p->count--;
        pthread_mutex_unlock(&p->lock);
        w.work(w.context);
    }
}

struct pool *pool_start(const char *name, size_t threads, size_t queue)
{
    struct pool *p = calloc(1, sizeof *p);
    if (p == NULL)
        return NULL;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->more, NULL);
    p->size = queue;
    p->queue = calloc(queue, sizeof *p->queue);
    p->threads = calloc(threads, sizeof *p->threads);
    while (p->queue != NULL && p->threads != NULL && p->thread_count < threads) {
        if (pthread_create(&p->threads[p->thread_count], NULL, run, p) != 0)
            break;
        pthread_setname_np(p->threads[p->thread_count++], name);
    }
    if (p->thread_count == 0) {
        pool_stop(p);
        return NULL;
    }
    return p;
}

bool pool_put(struct pool *p, void (*work)(void *context), void *context)
{
    pthread_mutex_lock(&p->lock);
    bool taken = !p->stopping && p->count < p->size;
    if (taken) {
        p->queue[(p->first + p->count++) % p->size] = (struct work){work, context};
        pthread_cond_signal(&p->more);
    }
    pthread_mutex_unlock(&p->lock);
    return taken;
}

void pool_stop(struct pool *p)
{
    if (p == NULL)
        return;
    pthread_mutex_lock(&p->lock);
    p->stopping = true;
    pthread_cond_broadcast(&p->more);
    pthread_mutex_unlock(&p->lock);
    for (size_t i = 0; i < p->thread_count; i++)
        pthread_join(p->threads[i], NULL);
    pthread_mutex_destroy(&p->lock);
    pthread_cond_destroy(&p->more);
    free(p->queue);
    free(p->threads);
    free(p);
}
