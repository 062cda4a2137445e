/* SPDX-License-Identifier: EUPL-1.2
 * Connections and pools of the running server. */
#include "http/engine.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "http/guard.h"
#include "http/limits.h"
#include "http/seen.h"
#include "http/text_row.h"
#include "http/writer.h"
#include "sql.h"

/* The calling thread's connection, and the engine it belongs to. */
static _Thread_local struct {
    uint64_t serial;
    struct db *db;
} own;
static atomic_uint_fast64_t last_serial;

enum status engine_db(struct engine *e, struct db **ret)
{
    if (own.serial == e->serial && own.db != NULL) {
        *ret = own.db;
        return DONE;
    }
    struct db *db;
    enum db_mode mode = e->kind == DB_SQLITE ? DB_READ : DB_WRITE;
    TRY(db_open(e->database, mode, e->site->catalog, &db));
    pthread_mutex_lock(&e->readers_lock);
    bool room = e->reader_count < COUNT(e->readers);
    if (room)
        e->readers[e->reader_count++] = db;
    pthread_mutex_unlock(&e->readers_lock);
    if (!room) {
        db_close(db);
        return BUSY;
    }
    own.serial = e->serial;
    own.db = db;
    *ret = db;
    return DONE;
}

enum status writer_borrow(const struct site *site, struct db **ret)
{
    struct engine *e = site->engine;
    pthread_mutex_lock(&e->writer_lock);
    if (e->writer == NULL &&
        db_open(e->database, DB_WRITE, site->catalog, &e->writer) != DONE) {
        pthread_mutex_unlock(&e->writer_lock);
        return BROKEN;
    }
    *ret = e->writer;
    return DONE;
}

void writer_return(const struct site *site, bool wrote)
{
    if (wrote)
        atomic_fetch_add(&site->engine->version, 1);
    pthread_mutex_unlock(&site->engine->writer_lock);
}

/* "https://hito.example:8443" taken apart; false when it is no such thing. */
static bool base_take(struct engine *e, struct str url)
{
    struct str rest = url, scheme = str_cut(&rest, ':');
    if (!str_starts(rest, "//") || (!str_is(scheme, "http") && !str_is(scheme, "https")))
        return false;
    struct str authority = str_part(rest, 2, rest.len);
    if (str_empty(authority) || str_find(authority, STR("/")) != SIZE_MAX)
        return false;
    e->origin = str_copy(&e->mem, url);
    e->authority = str_copy(&e->mem, authority);
    e->secure = str_is(scheme, "https");
    struct str name = authority_name(authority);
    e->loopback = name_loopback(name);
    return true;
}

/* PostgreSQL: other nodes write as well. The engine's own mark of its transactions moves with every
 * write; asking costs nothing that a writer would wait for. */
static void *watch(void *context)
{
    struct engine *e = context;
    struct arena mem = arena_new(65536);
    struct str seen = STR_NONE;
    char last[400] = "";
    for (int ticks = 0; !atomic_load(&e->stopping); ticks++) {
        usleep(100000);
        if (ticks % 10 != 0)
            continue;
        struct db *db;
        struct text_row *row;
        enum status s = engine_db(e, &db);
        if (s == DONE)
            s = db_begin(db, DB_READ, NULL);
        if (s == DONE)
            s = db_end(db, db_one(db, SQL_HTTP_WRITES_SEEN, WITHOUT, &mem, &text_row_shape, &row));
        seen = s == DONE ? row->text : STR_NONE;
        if (s != DONE || !str_is(seen, last))
            atomic_fetch_add(&e->version, 1);
        snprintf(last, sizeof last, "%.*s", STR_ARG(seen));
        arena_reset(&mem);
    }
    arena_free(&mem);
    return NULL;
}

/* Files of forms that a crash left behind; a day old, so that no running request's is meant. */
static void sweep(struct engine *e)
{
    const char *path = str_fmt(&e->mem, "%.*s/tmp", STR_ARG(e->site->config.data_dir)).ptr;
    DIR *dir = opendir(path);
    struct stat st;
    for (struct dirent *d; dir != NULL && (d = readdir(dir)) != NULL;)
        if (fstatat(dirfd(dir), d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
            st.st_mtime < time(NULL) - 86400)
            unlinkat(dirfd(dir), d->d_name, 0);
    if (dir != NULL)
        closedir(dir);
}

static bool pools_start(struct engine *e)
{
    const struct config *c = &e->site->config;
    size_t quick = e->kind == DB_SQLITE ? 1 : (size_t)c->database_connections;
    size_t queue = e->kind == DB_SQLITE ? 256 : (size_t)c->connection_limit;
    e->slow = pool_start("hito-slow", (size_t)c->slow_threads, (size_t)c->slow_queue);
    e->quick = pool_start("hito-quick", quick, queue);
    if (e->slow == NULL || e->quick == NULL)
        return false;
    if (e->kind == DB_POSTGRES)
        e->watching = pthread_create(&e->watcher, NULL, watch, e) == 0;
    return true;
}

static struct engine *engine_new(struct site *site)
{
    struct engine *e = calloc(1, sizeof *e);
    if (e == NULL)
        return NULL;
    e->site = site;
    e->mem = arena_new(16u << 20);
    e->serial = atomic_fetch_add(&last_serial, 1) + 1;
    pthread_mutex_init(&e->writer_lock, NULL);
    pthread_mutex_init(&e->readers_lock, NULL);
    pthread_mutex_init(&e->queue, NULL);
    e->database = str_chars(&e->mem, site->config.database);
    e->kind = str_starts(site->config.database, "postgres") ? DB_POSTGRES : DB_SQLITE;
    e->limits = limits_new();
    e->seen = seen_new();
    e->cache = cache_new((size_t)site->config.cache_bytes);
    e->router = router_new(&e->mem, site);
    site->engine = e;
    return e;
}

enum status engine_start(struct site *site, struct engine **ret, struct str *ret_problem)
{
    struct engine *e = engine_new(site);
    if (e == NULL)
        return NO_MEMORY;
    enum status s = BROKEN;
    struct db *db;
    if (!base_take(e, site->config.base_url)) {
        *ret_problem = STR("base_url no es una dirección como https://hito.ejemplo, sin barra final");
    } else if ((s = writer_borrow(site, &db)) != DONE) {
        /* On the terminal, as the caller's memory outlives this engine's. */
        static _Thread_local char words[400];
        snprintf(words, sizeof words, "no se puede abrir la base de datos: %s", db_open_error());
        *ret_problem = str_of(words);
    } else {
        writer_return(site, false);
        sweep(e);
        s = pools_start(e) ? DONE : NO_MEMORY;
        if (s != DONE)
            *ret_problem = STR("no se pueden crear los hilos");
    }
    if (s == DONE)
        *ret = e;
    else
        engine_stop(e);
    return s;
}

void engine_drain(struct engine *e)
{
    atomic_store(&e->stopping, true);
    pool_stop(e->slow);
    pool_stop(e->quick);
    e->slow = e->quick = NULL;
    if (e->watching)
        pthread_join(e->watcher, NULL);
    e->watching = false;
}

void engine_stop(struct engine *e)
{
    engine_drain(e);
    for (size_t i = 0; i < e->reader_count; i++)
        db_close(e->readers[i]);
    if (e->writer != NULL)
        db_close(e->writer);
    cache_free(e->cache);
    limits_free(e->limits);
    seen_free(e->seen);
    pthread_mutex_destroy(&e->writer_lock);
    pthread_mutex_destroy(&e->readers_lock);
    pthread_mutex_destroy(&e->queue);
    e->site->engine = NULL;
    arena_free(&e->mem);
    free(e);
}
