/* SPDX-License-Identifier: EUPL-1.2
 * The worker's threads. They log: one line per failure, nothing when all goes well. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <curl/curl.h>

#include "db/care.h"
#include "http/writer.h"
#include "job/outbox.h"
#include "sql.h"

#define WORKER_MEMORY ((size_t)256 << 20)
#define WRITE_TRIES 5
#define KEEP_DONE_S (90 * 86400)
#define TIDY_EVERY_S 30
#define TIDY_IDLE_S 20

/* Three threads: errands; chores of the database, which must be on time (the log's sealer); chores that
 * wait for others' servers. */
struct lane {
    struct job *job;
    bool slow; /* which chores */
    void (*round)(struct lane *l, struct chore_context *c);
    pthread_t thread;
    bool running;
    struct arena mem;
    struct db *reader;
};

struct job {
    const struct site *site;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stop;
    struct lane lanes[3];
    int64_t *next_at; /* one per chore of every room, in order */
    int64_t forget_at;
    int64_t tidy_at;
};

static void say_failure(const char *what, const char *name, enum status s, const struct db *db)
{
    const char *words = db == NULL ? "" : db_error(db);
    fprintf(stderr, "level=warning worker=%s name=%s problem=\"%s\" database=\"%s\"\n", what, name,
            status_words(s), words == NULL ? "" : words);
}

static void nap(int tries)
{
    struct timespec t = {.tv_nsec = 10000000L << tries};
    nanosleep(&t, NULL);
}

static enum status write_once(struct chore_context *c, struct db *db, const struct deed *deed,
                              enum status (*work)(struct chore_context *c, struct db *db, void *context),
                              void *context)
{
    TRY(db_begin(db, DB_WRITE, deed));
    return db_end(db, work(c, db, context));
}

enum status job_write(struct chore_context *c,
                      enum status (*work)(struct chore_context *c, struct db *db, void *context), void *context)
{
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = STR("worker"), .act = NONE,
                        .jurisdiction = NONE, .now = c->now, .on_behalf_of = NONE};
    enum status s = BUSY;
    for (int tries = 0; tries < WRITE_TRIES && s == BUSY; tries++) {
        struct db *db = c->writer;
        if (tries > 0)
            nap(tries);
        if (db == NULL)
            TRY(writer_borrow(c->site, &db));
        s = write_once(c, db, &deed, work, context);
        if (s != DONE && s != BUSY && s != NOT_FOUND && s != STALE)
            say_failure("write", "transaction", s, db);
        if (c->writer == NULL)
            writer_return(c->site, s == DONE);
    }
    return s;
}

bool job_stopping(const struct chore_context *c)
{
    if (c->job == NULL)
        return false;
    pthread_mutex_lock(&c->job->lock);
    bool stop = c->job->stop;
    pthread_mutex_unlock(&c->job->lock);
    return stop;
}

static size_t chore_count(const struct site *site)
{
    size_t n = 0;
    for (size_t i = 0; i < site->room_count; i++)
        for (const struct chore *ch = site->rooms[i]->chores; ch != NULL && ch->name != NULL; ch++)
            n++;
    return n;
}

static void chores_round(struct lane *l, struct chore_context *c)
{
    struct job *j = l->job;
    size_t n = 0;
    for (size_t i = 0; i < j->site->room_count; i++)
        for (const struct chore *ch = j->site->rooms[i]->chores; ch != NULL && ch->name != NULL; ch++, n++) {
            c->now = instant_now();
            if (ch->slow != l->slow || c->now.s < j->next_at[n] || job_stopping(c))
                continue;
            enum status s = ch->run(c);
            if (s != DONE)
                say_failure("chore", ch->name, s, c->reader);
            j->next_at[n] = instant_now().s + (ch->every_s > 0 ? ch->every_s : 1);
            arena_reset(&l->mem);
        }
}

static enum status forget(struct chore_context *c, struct db *db, void *context)
{
    (void)context;
    struct instant before = {c->now.s - KEEP_DONE_S};
    return db_exec(db, SQL_OUTBOX_FORGET, WITH(IN(before)), NULL);
}

/* Now and then, when nothing is being written: a write-ahead log left long is read long at the next start. */
static void tidy(struct job *j)
{
    char where[4096];
    int64_t idle_s = 0;
    struct db *db;
    snprintf(where, sizeof where, "%.*s", STR_ARG(j->site->config.database));
    if (db_wal_bytes(where, &idle_s) == 0 || idle_s < TIDY_IDLE_S || writer_borrow(j->site, &db) != DONE)
        return;
    enum status s = db_tidy(db);
    if (s != DONE && s != BUSY)
        say_failure("tidy", "checkpoint", s, db);
    writer_return(j->site, false);
}

static void errands_round(struct lane *l, struct chore_context *c)
{
    int done = 0;
    enum status s = outbox_drain(c, &done);
    if (s != DONE)
        say_failure("outbox", "drain", s, c->reader);
    if (c->now.s >= l->job->tidy_at) {
        l->job->tidy_at = c->now.s + TIDY_EVERY_S;
        tidy(l->job);
    }
    if (c->now.s < l->job->forget_at)
        return;
    l->job->forget_at = c->now.s + 86400;
    s = job_write(c, forget, NULL);
    if (s != DONE)
        say_failure("outbox", "forget", s, NULL);
}

static void *lane_main(void *context)
{
    struct lane *l = context;
    struct job *j = l->job;
    pthread_mutex_lock(&j->lock);
    while (!j->stop) {
        pthread_mutex_unlock(&j->lock);
        struct chore_context c = {.site = j->site, .mem = &l->mem, .reader = l->reader, .now = instant_now(), .job = j};
        l->round(l, &c);
        arena_reset(&l->mem);
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec += 1;
        pthread_mutex_lock(&j->lock);
        if (!j->stop)
            pthread_cond_timedwait(&j->wake, &j->lock, &until);
    }
    pthread_mutex_unlock(&j->lock);
    return NULL;
}

static enum status lane_start(struct job *j, struct lane *l, void (*round)(struct lane *, struct chore_context *))
{
    l->job = j;
    l->round = round;
    l->mem = arena_new(WORKER_MEMORY);
    TRY(db_open(str_chars(&l->mem, j->site->config.database), DB_READ, j->site->catalog, &l->reader));
    if (pthread_create(&l->thread, NULL, lane_main, l) != 0)
        return BROKEN;
    l->running = true;
    return DONE;
}

enum status job_start(const struct site *site, struct job **ret)
{
    struct job *j = calloc(1, sizeof *j);
    if (j == NULL)
        return NO_MEMORY;
    j->site = site;
    j->forget_at = instant_now().s + 600;
    j->tidy_at = instant_now().s + TIDY_EVERY_S;
    pthread_mutex_init(&j->lock, NULL);
    pthread_cond_init(&j->wake, NULL);
    j->next_at = calloc(chore_count(site) + 1, sizeof *j->next_at);
    enum status s = j->next_at == NULL || curl_global_init(CURL_GLOBAL_DEFAULT) != 0 ? NO_MEMORY : DONE;
    if (s == DONE)
        s = lane_start(j, &j->lanes[0], errands_round);
    if (s == DONE)
        s = lane_start(j, &j->lanes[1], chores_round);
    j->lanes[2].slow = true;
    if (s == DONE)
        s = lane_start(j, &j->lanes[2], chores_round);
    if (s != DONE) {
        job_stop(j);
        return s;
    }
    *ret = j;
    return DONE;
}

void job_stop(struct job *j)
{
    if (j == NULL)
        return;
    pthread_mutex_lock(&j->lock);
    j->stop = true;
    pthread_cond_broadcast(&j->wake);
    pthread_mutex_unlock(&j->lock);
    for (size_t i = 0; i < COUNT(j->lanes); i++) {
        struct lane *l = &j->lanes[i];
        if (l->running)
            pthread_join(l->thread, NULL);
        if (l->reader != NULL)
            db_close(l->reader);
        arena_free(&l->mem);
    }
    pthread_mutex_destroy(&j->lock);
    pthread_cond_destroy(&j->wake);
    free(j->next_at);
    free(j);
}
