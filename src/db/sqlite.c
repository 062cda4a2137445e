/* SPDX-License-Identifier: EUPL-1.2
 * SQLite: one connection of the process writes and makes every checkpoint, the others only read. */
#include "db/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define APPLICATION_ID 0x4869746f /* "Hito" in the file's head */
#define BUSY_WAIT_MS 2000

static enum status failed(struct db *db, int code, const char *what)
{
    int primary = code & 0xff;
    enum status s = BROKEN;
    if (primary == SQLITE_CONSTRAINT)
        s = CONFLICT;
    else if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        s = BUSY;
    else if (primary == SQLITE_FULL || sqlite3_system_errno(db->sqlite) == ENOSPC)
        s = NO_SPACE;
    else if (primary == SQLITE_NOMEM || primary == SQLITE_TOOBIG)
        s = NO_MEMORY;
    return db_problem(db, s, "%s: %s (%s)", what, sqlite3_errmsg(db->sqlite), sqlite3_errstr(code));
}

static enum status run(struct db *db, const char *text)
{
    int code = sqlite3_exec(db->sqlite, text, NULL, NULL, NULL);
    return code == SQLITE_OK ? DONE : failed(db, code, text);
}

/* The lock is advisory and lives as long as the descriptor: it ends with the process, however that ends. */
static enum status take_lock(struct db *db, const char *where)
{
    char path[4096], owner[32] = "";
    snprintf(path, sizeof path, "%s.lock", where);
    db->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (db->lock_fd < 0)
        return db_problem(db, BROKEN, "%s: %s", path, strerror(errno));
    if (flock(db->lock_fd, LOCK_EX | LOCK_NB) != 0) {
        ssize_t len = pread(db->lock_fd, owner, sizeof owner - 1, 0);
        owner[len < 0 ? 0 : len] = '\0';
        return db_problem(db, CONFLICT,
                          "%s: otro proceso (%s) tiene abierta la base para escribir; "
                          "deténgalo, o use la orden a través del servidor",
                          where, owner[0] == '\0' ? "?" : owner);
    }
    int len = snprintf(owner, sizeof owner, "%ld", (long)getpid());
    if (ftruncate(db->lock_fd, 0) != 0 || pwrite(db->lock_fd, owner, (size_t)len, 0) != len)
        return db_problem(db, errno == ENOSPC ? NO_SPACE : BROKEN, "%s: %s", path, strerror(errno));
    return DONE;
}

static enum status harden(struct db *db)
{
    static const struct {
        int option, value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_DQS_DDL, 0},   {SQLITE_DBCONFIG_DQS_DML, 0},
        /* Else a statement with LIMIT $1 is compiled anew each time that it is bound. */
        {SQLITE_DBCONFIG_ENABLE_QPSG, 1},
    };
    for (size_t i = 0; i < COUNT(options); i++) {
        int set = -1;
        sqlite3_db_config(db->sqlite, options[i].option, options[i].value, &set);
        if (set != options[i].value)
            return db_problem(db, BROKEN, "this SQLite does not take option %d", options[i].option);
    }
    return run(db, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0");
}

static enum status pragma_is(struct db *db, const char *text, const char *wanted)
{
    sqlite3_stmt *s;
    int code = sqlite3_prepare_v2(db->sqlite, text, -1, &s, NULL);
    if (code != SQLITE_OK)
        return failed(db, code, text);
    code = sqlite3_step(s);
    const char *got = code == SQLITE_ROW ? (const char *)sqlite3_column_text(s, 0) : NULL;
    bool same = got != NULL && strcmp(got, wanted) == 0;
    enum status result = DONE;
    if (code != SQLITE_ROW)
        result = failed(db, code, text);
    else if (!same)
        result = db_problem(db, BROKEN, "%s gave %s, not %s", text, got, wanted);
    sqlite3_finalize(s);
    return result;
}

static enum status open_writer(struct db *db)
{
    TRY(pragma_is(db, "PRAGMA journal_mode = WAL", "wal"));
    if (pragma_is(db, "PRAGMA application_id", "0") == DONE)
        TRY(run(db, "PRAGMA application_id = 1214870639"));
    _Static_assert(APPLICATION_ID == 1214870639, "the number above");
    if (pragma_is(db, "PRAGMA application_id", "1214870639") != DONE)
        return db_problem(db, BROKEN, "the file is a SQLite database of another program");
    return run(db, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000; "
                   "PRAGMA journal_size_limit = 67108864");
}

static enum status open_reader(struct db *db)
{
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return run(db, "PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0");
}

static enum status sqlite_open(struct db *db, const char *where)
{
    bool writer = db->opened == DB_WRITE;
    if (writer) {
        TRY(take_lock(db, where));
        int fd = open(where, O_RDWR | O_CREAT | O_CLOEXEC, 0600); /* before SQLite would, with a wider mode */
        if (fd < 0)
            return db_problem(db, BROKEN, "%s: %s", where, strerror(errno));
        close(fd);
    }
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(where, &db->sqlite, flags, NULL);
    if (code != SQLITE_OK)
        return db_problem(db, BROKEN, "%s: %s", where, sqlite3_errstr(code));
    sqlite3_busy_timeout(db->sqlite, BUSY_WAIT_MS);
    TRY(harden(db));
    return writer ? open_writer(db) : open_reader(db);
}

static void sqlite_close(struct db *db)
{
    for (size_t i = 0; i < db->statement_count; i++)
        sqlite3_finalize(db->statements[i].handle);
    sqlite3_close_v2(db->sqlite);
    if (db->lock_fd >= 0)
        close(db->lock_fd);
}

static enum status sqlite_begin(struct db *db, enum db_mode mode)
{
    if (mode == DB_WRITE)
        return run(db, "BEGIN IMMEDIATE");
    if (db->opened == DB_WRITE)
        TRY(run(db, "PRAGMA query_only = ON"));
    enum status s = run(db, "BEGIN");
    if (s != DONE && db->opened == DB_WRITE)
        (void)run(db, "PRAGMA query_only = OFF");
    return s;
}

static void sqlite_rollback(struct db *db)
{
    char kept[sizeof db->error];
    memcpy(kept, db->error, sizeof kept);
    if (sqlite3_get_autocommit(db->sqlite) == 0)
        (void)run(db, "ROLLBACK");
    if (db->mode == DB_READ && db->opened == DB_WRITE)
        (void)run(db, "PRAGMA query_only = OFF");
    memcpy(db->error, kept, sizeof kept);
}

static enum status sqlite_commit(struct db *db)
{
    if (db->mode == DB_READ) {
        sqlite_rollback(db);
        return DONE;
    }
    enum status s = run(db, "COMMIT");
    if (s != DONE)
        sqlite_rollback(db);
    return s;
}

static enum status sqlite_prepare(struct db *db, struct prepared *p)
{
    sqlite3_stmt *s;
    const char *rest;
    int code = sqlite3_prepare_v3(db->sqlite, p->text, -1, SQLITE_PREPARE_PERSISTENT, &s, &rest);
    if (code != SQLITE_OK)
        return failed(db, code, p->name), BROKEN;
    p->handle = s;
    if (*rest != '\0')
        return db_problem(db, BROKEN, "statement %s: more than one statement", p->name);
    p->parameters = sqlite3_bind_parameter_count(s);
    p->numbers = arena_array(p->own != NULL ? p->own : &db->own, int, (size_t)p->parameters);
    for (int i = 1; i <= p->parameters; i++) {
        /* SQLite counts $2 as a name by first appearance: its number is in the name only. */
        const char *name = sqlite3_bind_parameter_name(s, i);
        int n = name == NULL ? 0 : atoi(name + 1);
        if (n < 1 || name[0] != '$')
            return db_problem(db, BROKEN, "statement %s: values are written $1, $2…", p->name);
        p->numbers[i - 1] = n;
        if (n > p->values)
            p->values = n;
    }
    return DONE;
}

static enum status sqlite_start(struct db *db, struct prepared *p, struct args in, bool stream UNUSED)
{
    if (in.count != (size_t)p->values)
        return db_problem(db, BROKEN, "statement %s: %zu values given, %d wanted", p->name, in.count, p->values);
    for (int i = 1; i <= p->parameters; i++) {
        const struct arg *a = &in.items[p->numbers[i - 1] - 1];
        int code;
        if (a->type == ARG_INT)
            code = sqlite3_bind_int64(p->handle, i, a->n);
        else if (a->type == ARG_TEXT)
            code = sqlite3_bind_text64(p->handle, i, a->s.ptr, a->s.len, SQLITE_STATIC, SQLITE_UTF8);
        else
            code = sqlite3_bind_null(p->handle, i);
        if (code != SQLITE_OK)
            return failed(db, code, p->name);
    }
    return DONE;
}

static enum status sqlite_next(struct db *db, struct prepared *p)
{
    int code = sqlite3_step(p->handle);
    if (code == SQLITE_ROW)
        return DONE;
    return code == SQLITE_DONE ? NOT_FOUND : failed(db, code, p->name);
}

static size_t sqlite_columns(struct db *db UNUSED, struct prepared *p)
{
    return (size_t)sqlite3_column_count(p->handle);
}

static const char *sqlite_column_name(struct db *db UNUSED, struct prepared *p, size_t i)
{
    return sqlite3_column_name(p->handle, (int)i);
}

static struct cell sqlite_cell(struct db *db UNUSED, struct prepared *p, size_t i)
{
    int type = sqlite3_column_type(p->handle, (int)i);
    if (type == SQLITE_NULL)
        return (struct cell){.null = true};
    if (type == SQLITE_INTEGER)
        return (struct cell){.integer = true, .n = sqlite3_column_int64(p->handle, (int)i)};
    const char *text = (const char *)sqlite3_column_text(p->handle, (int)i);
    return (struct cell){.s = {text == NULL ? "" : text, (size_t)sqlite3_column_bytes(p->handle, (int)i)}};
}

static enum status sqlite_finish(struct db *db, struct prepared *p, int64_t *ret_changed)
{
    if (p->handle == NULL)
        return DONE;
    enum status s = DONE;
    /* Deferred checks of a statement that writes happen at its end: rows left unread are read. */
    if (sqlite3_stmt_busy(p->handle) && !sqlite3_stmt_readonly(p->handle))
        while ((s = sqlite_next(db, p)) == DONE)
            ;
    if (ret_changed != NULL)
        *ret_changed = sqlite3_stmt_readonly(p->handle) ? 0 : sqlite3_changes64(db->sqlite);
    sqlite3_reset(p->handle);
    sqlite3_clear_bindings(p->handle);
    return s == NOT_FOUND ? DONE : s;
}

static enum status sqlite_bulk(struct db *db, struct prepared *p, const struct arg *in, size_t count, int64_t *ret_ids)
{
    size_t each = (size_t)p->values;
    for (size_t i = 0; i < count; i++) {
        TRY(sqlite_start(db, p, (struct args){in + i * each, each}, false));
        enum status s = sqlite_next(db, p);
        if (s == DONE && ret_ids != NULL)
            ret_ids[i] = sqlite3_column_int64(p->handle, 0);
        enum status end = sqlite_finish(db, p, NULL);
        if (s != DONE && s != NOT_FOUND)
            return s;
        TRY(end);
    }
    return DONE;
}

static void sqlite_forget(struct db *db UNUSED, struct prepared *p)
{
    sqlite3_finalize(p->handle);
    p->handle = NULL;
}

const struct db_driver sqlite_driver = {
    .kind = DB_SQLITE,
    .open = sqlite_open,
    .close = sqlite_close,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .script = run,
    .prepare = sqlite_prepare,
    .start = sqlite_start,
    .next = sqlite_next,
    .columns = sqlite_columns,
    .column_name = sqlite_column_name,
    .cell = sqlite_cell,
    .finish = sqlite_finish,
    .bulk = sqlite_bulk,
    .forget = sqlite_forget,
};
