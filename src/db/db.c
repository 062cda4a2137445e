/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/engine.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TRIES 5
#define TRIES_MS 3000

static _Thread_local char open_error[1024];
static atomic_ulong commits;

struct arg arg_int(int64_t n)
{
    return (struct arg){.type = n == NONE ? ARG_NULL : ARG_INT, .n = n};
}

struct arg arg_str(struct str s)
{
    return (struct arg){.type = s.ptr == NULL ? ARG_NULL : ARG_TEXT, .s = s};
}

struct arg arg_chars(const char *chars)
{
    return arg_str(str_of(chars));
}

/* A day as text needs memory of its own: ISO days are short enough to be kept per thread in a ring,
 * longer than any statement has values. */
struct arg arg_day(struct day d)
{
    static _Thread_local char ring[256][16];
    static _Thread_local unsigned at;
    if (!day_known(d))
        return (struct arg){.type = ARG_NULL};
    int year, month, day;
    day_split(d, &year, &month, &day);
    char *text = ring[at++ % COUNT(ring)];
    int len = snprintf(text, sizeof ring[0], "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
    return arg_str((struct str){text, (size_t)len});
}

struct arg arg_instant(struct instant t)
{
    return arg_int(t.s);
}

enum status db_problem(struct db *db, enum status s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(db->error, sizeof db->error, format, args);
    va_end(args);
    for (size_t len = strlen(db->error); len > 0 && db->error[len - 1] == '\n'; len--)
        db->error[len - 1] = '\0';
    return s;
}

enum status db_ready(struct db *db, struct prepared *p)
{
    if (p->ready)
        return DONE;
    if (p->text == NULL)
        return db_problem(db, BROKEN, "statement %s: not for this engine", p->name);
    TRY(db->engine->prepare(db, p));
    p->ready = true;
    return DONE;
}

static enum status load_catalog(struct db *db)
{
    const struct catalog *c = db->catalog;
    db->statement_count = c->statement_count + 4 * c->shape_count + TWINS;
    db->statements = arena_array(&db->own, struct prepared, db->statement_count);
    for (size_t i = 0; i < c->statement_count; i++) {
        const struct statement *s = &c->statements[i];
        bool here = (db->engine->kind == DB_SQLITE ? s->sqlite : s->postgres) != NULL;
        db->statements[i].name = s->name;
        db->statements[i].text = here ? statement_expand(db, s, &db->own) : NULL;
        if (here && db->statements[i].text == NULL)
            return BROKEN;
    }
    record_statements_build(db);
    for (size_t i = 0; i < db->statement_count && !c->lazy; i++)
        if (db->statements[i].text != NULL)
            TRY(db_ready(db, &db->statements[i]));
    return DONE;
}

enum status db_open(const char *where, enum db_mode mode, const struct catalog *catalog, struct db **ret)
{
    struct db *db = calloc(1, sizeof *db);
    if (db == NULL)
        abort();
    bool postgres = strncmp(where, "postgres:", 9) == 0 || strncmp(where, "postgresql:", 11) == 0;
    db->engine = postgres ? &postgres_driver : &sqlite_driver;
    db->opened = mode;
    db->catalog = catalog;
    db->lock_fd = -1;
    db->own = arena_new(SIZE_MAX / 8);
    db->scratch = arena_new(SIZE_MAX / 8);
    db->record = arena_new(SIZE_MAX / 8);
    enum status s = db->engine->open(db, where);
    if (s == DONE && catalog != NULL)
        s = load_catalog(db);
    if (s != DONE) {
        snprintf(open_error, sizeof open_error, "%s", db->error);
        db_close(db);
        return s;
    }
    *ret = db;
    return DONE;
}

const char *db_open_error(void)
{
    return open_error;
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    if (db->running)
        db->engine->rollback(db);
    db->engine->close(db);
    twins_free(db);
    arena_free(&db->own);
    arena_free(&db->scratch);
    arena_free(&db->record);
    free(db);
}

enum db_engine db_engine_of(const struct db *db)
{
    return db->engine->kind;
}

const char *db_error(const struct db *db)
{
    return db->error;
}

int db_statement_count(const struct db *db)
{
    return db->count;
}

const struct deed *db_deed(const struct db *db)
{
    return db->running && db->mode == DB_WRITE ? &db->deed : NULL;
}

void db_sign(struct db *db, const struct deed *deed)
{
    assert(db->running && db->mode == DB_WRITE);
    db->deed = *deed;
}

unsigned long db_commits(void)
{
    return atomic_load(&commits);
}

enum status db_begin(struct db *db, enum db_mode mode, const struct deed *deed)
{
    assert(!db->running);
    assert(mode == DB_READ || deed != NULL);
    if (mode == DB_WRITE && db->opened == DB_READ)
        return db_problem(db, BROKEN, "a write was begun on a connection that only reads");
    TRY(db->engine->begin(db, mode));
    db->running = true;
    db->mode = mode;
    db->spoiled = DONE;
    db->count = 0;
    db->error[0] = '\0';
    if (deed != NULL)
        db->deed = *deed;
    return DONE;
}

enum status db_end(struct db *db, enum status outcome)
{
    assert(db->running && !db->streaming);
    if (outcome == DONE)
        outcome = db->spoiled;
    if (outcome == DONE) {
        outcome = db->engine->commit(db);
        if (outcome == DONE && db->mode == DB_WRITE)
            atomic_fetch_add(&commits, 1);
    } else {
        db->engine->rollback(db);
    }
    db->running = false;
    return outcome;
}

static void wait_a_little(int try_number)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long most_ms = 10L << try_number;
    long ms = 10 + (now.tv_nsec / 1000) % most_ms; /* so that two losers do not meet again */
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

enum status db_write(struct db *db, const struct deed *deed, enum status (*work)(struct db *db, void *context),
                     void *context)
{
    int64_t until = now_ms() + TRIES_MS;
    for (int i = 1;; i++) {
        enum status s = db_begin(db, DB_WRITE, deed);
        if (s == DONE)
            s = db_end(db, work(db, context));
        if (s != BUSY || i == TRIES || now_ms() >= until)
            return s;
        wait_a_little(i);
    }
}

enum status db_script(struct db *db, const char *text)
{
    if (!db->running)
        atomic_fetch_add(&commits, 1);
    else if (db->spoiled != DONE)
        return db->spoiled;
    enum status s = db->engine->script(db, text);
    if (db->running)
        db->spoiled = s;
    return s;
}
