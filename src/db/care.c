/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/care.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "db/engine.h"

#define BUSY_WAIT_MS 2000

bool db_is_postgres(const char *where)
{
    return strncmp(where, "postgres:", 9) == 0 || strncmp(where, "postgresql:", 11) == 0;
}

static enum status status_of(int code)
{
    int primary = code & 0xff;
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        return BUSY;
    return primary == SQLITE_FULL ? NO_SPACE : BROKEN;
}

/* One step of all pages: one read transaction, so one snapshot, and the writer goes on meanwhile. */
static enum status copy_pages(struct db *db, sqlite3 *to)
{
    sqlite3_backup *b = sqlite3_backup_init(to, "main", db->sqlite, "main");
    if (b == NULL)
        return db_problem(db, BROKEN, "copy: %s", sqlite3_errmsg(to));
    int code = sqlite3_backup_step(b, -1);
    sqlite3_backup_finish(b);
    if (code != SQLITE_DONE)
        return db_problem(db, status_of(code), "copy: %s", sqlite3_errstr(code));
    /* The pages say "write-ahead log": the copy is to be one file. */
    code = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    return code == SQLITE_OK ? DONE : db_problem(db, status_of(code), "copy: %s", sqlite3_errmsg(to));
}

enum status db_copy(struct db *db, const char *to)
{
    assert(db->engine->kind == DB_SQLITE && !db->running);
    int fd = open(to, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return db_problem(db, errno == EEXIST ? CONFLICT : errno == ENOSPC ? NO_SPACE : BROKEN, "%s: %s", to,
                          strerror(errno));
    close(fd);
    sqlite3 *copy = NULL;
    int code = sqlite3_open_v2(to, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    enum status s = code == SQLITE_OK ? copy_pages(db, copy) : db_problem(db, BROKEN, "%s: %s", to, sqlite3_errstr(code));
    sqlite3_close_v2(copy);
    fd = s == DONE ? open(to, O_RDONLY | O_CLOEXEC) : -1;
    if (s == DONE && (fd < 0 || fsync(fd) != 0))
        s = db_problem(db, errno == ENOSPC ? NO_SPACE : BROKEN, "%s: %s", to, strerror(errno));
    if (fd >= 0)
        close(fd);
    if (s != DONE)
        unlink(to);
    return s;
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int past(void *context)
{
    return now_ms() > *(int64_t *)context;
}

struct listener {
    void (*complain)(void *context, struct str what);
    void *context;
};

/* "ok" is silence; a row of foreign_key_check is table, row, table it points to. */
static int heard(void *context, int count, char **values, char **names UNUSED)
{
    struct listener *l = context;
    char text[512];
    if (count == 1 && values[0] != NULL && strcmp(values[0], "ok") == 0)
        return 0;
    if (count == 1)
        snprintf(text, sizeof text, "%s", values[0] == NULL ? "" : values[0]);
    else
        snprintf(text, sizeof text, "%s: la fila %s nombra una de %s que no existe", values[0] == NULL ? "?" : values[0],
                 values[1] == NULL ? "?" : values[1], count > 2 && values[2] != NULL ? values[2] : "?");
    l->complain(l->context, str_of(text));
    return 0;
}

enum status db_examine(struct db *db, enum db_depth depth, int most_ms,
                       void (*complain)(void *context, struct str what), void *context)
{
    if (db->engine->kind != DB_SQLITE)
        return DONE;
    struct listener l = {complain, context};
    int64_t until = now_ms() + most_ms;
    if (most_ms > 0)
        sqlite3_progress_handler(db->sqlite, 2000, past, &until);
    char *words = NULL;
    int code = sqlite3_exec(db->sqlite, depth == DB_QUICK ? "PRAGMA quick_check(20)" : "PRAGMA integrity_check(100)",
                            heard, &l, &words);
    if (code == SQLITE_OK && depth == DB_WHOLE)
        code = sqlite3_exec(db->sqlite, "PRAGMA foreign_key_check", heard, &l, &words);
    sqlite3_progress_handler(db->sqlite, 0, NULL, NULL);
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) { /* so broken that it cannot be walked */
        complain(context, str_of(words == NULL ? sqlite3_errstr(code) : words));
        code = SQLITE_OK;
    }
    enum status s = code == SQLITE_OK || (code == SQLITE_INTERRUPT && most_ms > 0)
                        ? DONE
                        : db_problem(db, status_of(code), "examine: %s", words == NULL ? "" : words);
    sqlite3_free(words);
    return s;
}

enum status db_tidy(struct db *db)
{
    if (db->engine->kind != DB_SQLITE)
        return DONE;
    assert(db->opened == DB_WRITE && !db->running);
    sqlite3_busy_timeout(db->sqlite, 0); /* readers do not hold up the writer for a tidying */
    int code = sqlite3_wal_checkpoint_v2(db->sqlite, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(db->sqlite, BUSY_WAIT_MS);
    return code == SQLITE_OK ? DONE : db_problem(db, status_of(code), "checkpoint: %s", sqlite3_errmsg(db->sqlite));
}

int64_t db_wal_bytes(const char *where, int64_t *ret_idle_s)
{
    char path[4096];
    struct stat st;
    if (ret_idle_s != NULL)
        *ret_idle_s = 0;
    snprintf(path, sizeof path, "%s-wal", where);
    if (db_is_postgres(where) || stat(path, &st) != 0)
        return 0;
    if (ret_idle_s != NULL)
        *ret_idle_s = time(NULL) - st.st_mtim.tv_sec;
    return st.st_size;
}

bool db_writer_running(const char *where)
{
    char path[4096];
    snprintf(path, sizeof path, "%s.lock", where);
    int fd = db_is_postgres(where) ? -1 : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool free = flock(fd, LOCK_SH | LOCK_NB) == 0;
    close(fd);
    return !free;
}
