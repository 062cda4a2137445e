/* SPDX-License-Identifier: EUPL-1.2
 * What the running server holds besides the site: connections, pools, caches; and one exchange (a
 * request with what it needs inside http/). Private to http/. */
#ifndef HITO_HTTP_ENGINE_H
#define HITO_HTTP_ENGINE_H

#include <pthread.h>
#include <stdatomic.h>

#include "http/cache.h"
#include "http/fields.h"
#include "http/pool.h"
#include "http/route.h"
#include "http/site.h"

struct engine {
    struct site *site;
    struct arena mem;     /* as long as the engine */
    enum db_engine kind;
    const char *database;
    uint64_t serial;      /* no two engines of a process are the same */
    /* base_url taken apart */
    struct str origin;    /* "https://hito.example:8443" */
    struct str authority; /* "hito.example:8443" */
    bool secure, loopback;
    int port;             /* listened on */
    struct router *router;
    struct cache *cache;
    struct limits *limits;
    struct seen *seen;    /* sessions used since they were last written down */
    struct pool *slow;    /* ROUTE_SLOW and prepare */
    struct pool *quick;   /* SQLite: short writes, one thread; PostgreSQL: all other database work */
    pthread_mutex_t writer_lock;
    struct db *writer;
    pthread_mutex_t readers_lock;
    struct db *readers[256]; /* all connections of threads, to close at the end */
    size_t reader_count;
    atomic_uint_fast64_t version; /* moved by every successful write */
    pthread_mutex_t queue;        /* PostgreSQL: writes that keep clashing go one after the other */
    atomic_int in_flight;
    atomic_bool stopping;
    pthread_t watcher;    /* PostgreSQL: notices the writes of other nodes */
    bool watching;
    bool quiet;           /* no log lines (tests) */
};

/* The calling thread's own connection, opened at first use: read-only on SQLite. */
enum status engine_db(struct engine *e, struct db **ret) MUST_USE;
/* Opens the writer and starts the pools. *ret_problem: Spanish, for the terminal. */
enum status engine_start(struct site *site, struct engine **ret, struct str *ret_problem) MUST_USE;
/* Finishes what is queued and ends the pools. */
void engine_drain(struct engine *e);
/* Ends the rest; the HTTP threads have ended before. */
void engine_stop(struct engine *e);

enum stage { STAGE_HEAD, STAGE_BODY, STAGE_WORK, STAGE_DONE };

struct body;
struct exchange {
    struct request r; /* first: a request of the server is its exchange */
    struct request_fields fields;
    struct arena mem;
    struct engine *engine;
    struct body *body;
    void *connection; /* struct MHD_Connection */
    enum stage stage;
    struct str method_text;
    struct cached *cached; /* the page is from the cache; borrowed until the answer is sent */
    uint64_t version;      /* of the data when the request began */
    int64_t began_us;
    int64_t body_bytes, body_limit;
    int body_problem;      /* HTTP code, 0 none */
    int retry_after_s;
    bool close;            /* the connection after this answer */
    bool kept_clear, flash_clear;
    bool asset;            /* its address carries its hash: for ever */
    bool gzip, vary_encoding;
};
static inline struct exchange *exchange_of(struct request *r)
{
    return (struct exchange *)(void *)r;
}

#endif
