/* SPDX-License-Identifier: EUPL-1.2
 * hito-test [--engine sqlite|postgres] [--timed|--untimed] [part of a name]…: runs the tests; a test's name or file is
 * matched. HITO_TEST_POSTGRES is the address of a throw-away cluster (script/postgres): with it TESTs
 * run on both engines. A test that saved nothing leaves its database to the next one. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "db/engine.h"
#include "db/migrate.h"
#include "room/rooms.h"
#include "tests/test.h"

#define TEST_MEMORY ((size_t)64 * 1024 * 1024)

static struct test *first, **last = &first;
static int passed, failed;

struct stage {
    enum db_engine engine;
    const struct catalog *catalog;
    struct arena mem;
    char folder[64];
    struct str where;   /* of the running test */
    struct str server;  /* PostgreSQL: the address that was given */
    struct db *admin;   /* PostgreSQL: makes and drops databases */
    struct db *db;      /* NULL: must be made anew */
    int made;
};

void test_register(struct test *t)
{
    *last = t;
    last = &t->next;
}

void test_failed(struct test *t, const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("%s:%d: %s: ", file, line, t->name);
    vprintf(format, args);
    putchar('\n');
    va_end(args);
    if (t->failures == 0 && t->db != NULL && db_error(t->db)[0] != '\0')
        printf("    the database says: %s\n", db_error(t->db));
    t->failures++;
}

static void stop(const char *what, const char *words)
{
    fprintf(stderr, "hito-test: %s: %s\n", what, words);
    exit(2);
}

static void copy_file(const char *from, const char *to)
{
    char buffer[65536];
    int in = open(from, O_RDONLY | O_CLOEXEC), out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    ssize_t n = -1;
    while (in >= 0 && out >= 0 && (n = read(in, buffer, sizeof buffer)) > 0)
        if (write(out, buffer, (size_t)n) != n)
            stop(to, strerror(errno));
    if (n < 0)
        stop(from, strerror(errno));
    close(in);
    close(out);
}

static void remove_file(struct stage *s, const char *name)
{
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < COUNT(ends); i++)
        unlink(str_fmt(&s->mem, "%s/%s%s", s->folder, name, ends[i]).ptr);
}

/* The address of another database of the same cluster. */
static struct str address(struct stage *s, const char *name)
{
    struct str server = s->server;
    size_t query = str_find(server, STR("?"));
    struct str head = str_part(server, 0, query == SIZE_MAX ? server.len : query);
    size_t slash = head.len;
    while (slash > 0 && head.ptr[slash - 1] != '/')
        slash--;
    return str_fmt(&s->mem, "%.*s%s%.*s", (int)slash, head.ptr, name,
                   STR_ARG(query == SIZE_MAX ? STR("") : str_part(server, query, server.len)));
}

static void admin(struct stage *s, const char *format, ...) FORMAT(2, 3);
static void admin(struct stage *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct str text = str_vfmt(&s->mem, format, args);
    va_end(args);
    if (db_script(s->admin, text.ptr) != DONE)
        stop(text.ptr, db_error(s->admin));
}

static void migrate_template(struct stage *s, const char *where)
{
    struct db *db;
    int applied;
    if (db_open(where, DB_WRITE, NULL, &db) != DONE)
        stop(where, db_open_error());
    if (migrate(db, migrations, migration_count, &applied) != DONE)
        stop("migrate", db_error(db));
    db_close(db);
    arena_reset(&s->mem);
}

static void stage_open(struct stage *s, enum db_engine engine, const char *server)
{
    s->engine = engine;
    s->mem = arena_new(TEST_MEMORY);
    if (engine == DB_SQLITE) {
        snprintf(s->folder, sizeof s->folder, "%s/hito-test-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
        if (mkdtemp(s->folder) == NULL)
            stop(s->folder, strerror(errno));
        migrate_template(s, str_fmt(&s->mem, "%s/template.db", s->folder).ptr);
        return;
    }
    s->server = str_of(server);
    snprintf(s->folder, sizeof s->folder, "hito_test_%ld", (long)getpid());
    if (db_open(server, DB_WRITE, NULL, &s->admin) != DONE)
        stop(server, db_open_error());
    admin(s, "CREATE DATABASE %s_template TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'", s->folder);
    migrate_template(s, address(s, str_fmt(&s->mem, "%s_template", s->folder).ptr).ptr);
}

/* The place that a test leaves behind. */
static void drop(struct stage *s)
{
    db_close(s->db);
    s->db = NULL;
    if (s->made == 0)
        return;
    if (s->engine == DB_SQLITE)
        remove_file(s, "test.db");
    else
        admin(s, "DROP DATABASE IF EXISTS %s_now WITH (FORCE)", s->folder);
}

static void stage_close(struct stage *s)
{
    drop(s);
    if (s->engine == DB_SQLITE) {
        remove_file(s, "template.db");
        rmdir(s->folder);
    } else {
        admin(s, "DROP DATABASE %s_template WITH (FORCE)", s->folder);
        db_close(s->admin);
    }
    arena_free(&s->mem);
}

static void make_place(struct stage *s)
{
    if (s->db != NULL)
        return;
    drop(s);
    arena_reset(&s->mem);
    if (s->engine == DB_SQLITE) {
        s->where = str_fmt(&s->mem, "%s/test.db", s->folder);
        copy_file(str_fmt(&s->mem, "%s/template.db", s->folder).ptr, s->where.ptr);
    } else {
        admin(s, "CREATE DATABASE %s_now TEMPLATE %s_template", s->folder, s->folder);
        s->where = address(s, str_fmt(&s->mem, "%s_now", s->folder).ptr);
    }
    s->made++;
    if (db_open(s->where.ptr, DB_WRITE, s->catalog, &s->db) != DONE)
        stop(s->where.ptr, db_open_error());
}

static void count(struct test *t, const char *engine)
{
    if (t->failures == 0)
        passed++;
    else {
        failed++;
        printf("FAILED %s%s\n", t->name, engine);
    }
    fflush(stdout);
}

static void run_unit(struct test *t)
{
    t->mem = arena_new(TEST_MEMORY);
    t->failures = 0;
    t->run(t);
    arena_free(&t->mem);
    count(t, "");
}

static void run_on(struct stage *s, struct test *t)
{
    make_place(s);
    unsigned long commits = db_commits();
    t->mem = arena_new(TEST_MEMORY);
    t->failures = 0;
    t->db = s->db;
    t->where = s->where.ptr;
    struct deed deed = {.person = NONE, .role = STR("sistema"), .request = str_of("test"), .act = NONE,
                        .jurisdiction = NONE, .now = {1798761600}, .on_behalf_of = NONE};
    if (db_begin(s->db, DB_WRITE, &deed) != DONE)
        stop(t->name, db_error(s->db));
    t->run(t);
    bool clean = t->db == s->db && s->db->running && s->db->mode == DB_WRITE && db_commits() == commits;
    if (t->db != NULL && t->db->running)
        (void)!db_end(t->db, INVALID);
    s->db = t->db; /* a test may have opened its own in its place */
    if (!clean)
        drop(s);
    t->db = NULL;
    arena_free(&t->mem);
    count(t, s->engine == DB_SQLITE ? " (sqlite)" : " (postgres)");
}

/* Tests that measure time: script/test runs them alone, when nothing else asks for the processor. */
static const char *const timed[] = {"a_full_queue_of_slow_work_says_come_back", "slow_requests_do_not_hold_light_ones"};
static enum { ALL, TIMED, UNTIMED } which = ALL;

static bool measures_time(const struct test *t)
{
    for (size_t i = 0; i < COUNT(timed); i++)
        if (strcmp(t->name, timed[i]) == 0)
            return true;
    return false;
}

static bool wanted(const struct test *t, int names, char **name)
{
    if (which != ALL && measures_time(t) != (which == TIMED))
        return false;
    for (int i = 0; i < names; i++)
        if (strstr(t->name, name[i]) != NULL || strstr(t->file, name[i]) != NULL)
            return true;
    return names == 0;
}

static void run_engine(enum db_engine engine, const char *server, const struct catalog *catalog, int names, char **name)
{
    struct stage s = {.catalog = catalog};
    bool open = false;
    for (struct test *t = first; t != NULL; t = t->next) {
        if (!t->with_database || !wanted(t, names, name))
            continue;
        if (!open)
            stage_open(&s, engine, server);
        open = true;
        run_on(&s, t);
    }
    if (open)
        stage_close(&s);
}

int main(int argc, char **argv)
{
    const char *server = getenv("HITO_TEST_POSTGRES"), *engine = NULL;
    int at = 1;
    if (argc > 2 && strcmp(argv[1], "--engine") == 0) {
        engine = argv[2];
        at = 3;
    }
    if (at < argc && (strcmp(argv[at], "--timed") == 0 || strcmp(argv[at], "--untimed") == 0))
        which = argv[at++][2] == 't' ? TIMED : UNTIMED;
    bool sqlite = engine == NULL || strcmp(engine, "sqlite") == 0;
    bool postgres = engine == NULL ? server != NULL && *server != '\0' : strcmp(engine, "postgres") == 0;
    if ((!sqlite && !postgres) || (at < argc && argv[at][0] == '-'))
        stop("usage", "hito-test [--engine sqlite|postgres] [part of a name]...");
    if (postgres && (server == NULL || *server == '\0'))
        stop("HITO_TEST_POSTGRES", "is not set: script/postgres start DIR, then script/postgres uri DIR");
    if (!digest_start())
        stop("random numbers", "the system gives none");
    struct arena mem = arena_new(TEST_MEMORY);
    struct catalog *catalog = rooms_catalog(&mem);
    catalog->lazy = true;
    for (struct test *t = first; t != NULL; t = t->next)
        if (!t->with_database && wanted(t, argc - at, argv + at))
            run_unit(t);
    if (sqlite)
        run_engine(DB_SQLITE, NULL, catalog, argc - at, argv + at);
    if (postgres)
        run_engine(DB_POSTGRES, server, catalog, argc - at, argv + at);
    else if (engine == NULL)
        puts("PostgreSQL not run: HITO_TEST_POSTGRES is not set");
    arena_free(&mem);
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 || passed == 0;
}
