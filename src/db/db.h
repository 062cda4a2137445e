/* SPDX-License-Identifier: EUPL-1.2
 * The storage port: one connection to SQLite or PostgreSQL, statements by number (their text comes
 * from the .sql files of the rooms), values bound, columns read by name into rows of a shape.
 * Rooms know nothing else of a database (law 5). */
#ifndef HITO_DB_DB_H
#define HITO_DB_DB_H

#include "base/field.h"

struct db;

enum db_engine { DB_SQLITE, DB_POSTGRES };
enum db_mode { DB_READ, DB_WRITE };

/* Who does something, for the log that the generic writes append. Borrowed until db_end(). */
struct deed {
    int64_t person;         /* NONE: the program itself or an anonymous visitor */
    struct str role;        /* role acted in, as code; "sistema" for the program */
    struct str request;     /* request id, or the command's name */
    struct str reason;      /* as typed, where the move asks for one */
    int64_t act;            /* act that the move names, or NONE */
    int64_t jurisdiction;   /* or NONE */
    struct instant now;
    int64_t on_behalf_of;   /* institution reported for, or NONE */
};

/* Text of all statements and the shapes they are expanded from; made by the build and main.c. */
struct catalog {
    const struct statement *statements;
    size_t statement_count;
    const struct shape *const *shapes; /* every shape of every room */
    size_t shape_count;
    bool lazy; /* prepare each statement at its first use, not all at open: short-lived commands, tests */
};
struct statement {
    const char *name;
    const char *sqlite;   /* NULL: not for this engine */
    const char *postgres;
    const char *shape; /* what {columns} stands for ("-- name: x -> shape"), or NULL */
};

/* One value to bind. Made by IN(): integers, text, days, instants, booleans. NONE, STR_NONE,
 * DAY_NONE and INSTANT_NONE bind NULL. */
enum arg_type { ARG_NULL, ARG_INT, ARG_TEXT };
struct arg {
    enum arg_type type;
    int64_t n;
    struct str s;
};
struct args {
    const struct arg *items;
    size_t count;
};
struct arg arg_int(int64_t n);
struct arg arg_str(struct str s);
struct arg arg_chars(const char *chars);
struct arg arg_day(struct day d);
struct arg arg_instant(struct instant t);
#define IN(x)                             \
    _Generic((x),                         \
        struct str: arg_str,              \
        char *: arg_chars,                \
        const char *: arg_chars,          \
        struct day: arg_day,              \
        struct instant: arg_instant,      \
        default: arg_int)(x)
#define IN_CHOICE(enumeration, value) arg_chars((value) < 0 ? NULL : choice_code(&enumeration##_choices, (value)))
#define WITH(...) \
    ((struct args){(const struct arg[]){__VA_ARGS__}, sizeof((const struct arg[]){__VA_ARGS__}) / sizeof(struct arg)})
#define WITHOUT ((struct args){NULL, 0})

/* Opens a connection. `where` is a file path (SQLite) or a connection string that begins with
 * "postgres:" or "postgresql:" (a libpq URI). DB_WRITE on SQLite is for the one writer of the
 * process (it holds the advisory lock on PATH.lock; CONFLICT when another process has it);
 * DB_READ connections are query_only and never checkpoint.
 * BROKEN: db_error_of_open() has the engine's words. Prepares every statement; a statement that
 * does not prepare is BROKEN. With catalog NULL nothing is prepared (for migrations). */
enum status db_open(const char *where, enum db_mode mode, const struct catalog *catalog, struct db **ret) MUST_USE;
const char *db_open_error(void);
void db_close(struct db *db);
enum db_engine db_engine_of(const struct db *db);
/* The engine's words about the last problem of this connection, for the log only. */
const char *db_error(const struct db *db);
/* Number of statements since the last db_begin(), for the log line and the tests. */
int db_statement_count(const struct db *db);

/* A transaction: READ is one consistent snapshot that cannot write; WRITE is as if alone
 * (BEGIN IMMEDIATE / SERIALIZABLE) and needs a deed. BUSY: try the whole transaction again.
 * A statement that fails in the engine (CONFLICT, BUSY, BROKEN…) spoils the transaction on both
 * engines: every later statement and db_end() give the same status, and nothing is saved. */
enum status db_begin(struct db *db, enum db_mode mode, const struct deed *deed) MUST_USE;
/* Commits when `outcome` is DONE, else rolls back; returns `outcome`, or BUSY, UNSURE, NO_SPACE,
 * BROKEN when the commit itself failed. Always ends the transaction. */
enum status db_end(struct db *db, enum status outcome) MUST_USE;
/* The whole of a write transaction with bounded retries while it is BUSY (5 tries, at most 3 s).
 * `work` may run several times: it starts from nothing each time. */
enum status db_write(struct db *db, const struct deed *deed, enum status (*work)(struct db *db, void *context),
                     void *context) MUST_USE;
/* The deed of the running write transaction (NULL in a read). */
const struct deed *db_deed(const struct db *db);
/* Changes the deed of the running write transaction: what is written from here on is signed so. */
void db_sign(struct db *db, const struct deed *deed);

/* Exactly one row (the first): *(struct T **)ret. NOT_FOUND when there is none. */
enum status db_one(struct db *db, int statement, struct args in, struct arena *mem,
                   const struct shape *shape, void *ret) MUST_USE;
/* The same for a row of several records side by side, as "{columns j jurisdiction}, {columns p plan}" put them:
 * each record's columns in the order of its list. A record whose first column is NULL (an outer join) is NULL. */
struct db_part {
    const struct shape *shape;
    void *ret; /* struct T ** */
};
enum status db_one_joined(struct db *db, int statement, struct args in, struct arena *mem, const struct db_part *parts,
                          size_t count) MUST_USE;
/* All rows in one array: *(struct T **)ret and the count; no rows is DONE with count 0.
 * More than 100,000 rows is NO_MEMORY: use db_each(). */
enum status db_many(struct db *db, int statement, struct args in, struct arena *mem,
                    const struct shape *shape, void *ret_rows, size_t *ret_count) MUST_USE;
/* Row by row, each in a small arena of its own that is reset after `row_seen`. Stops at the first
 * status that is not DONE and returns it. `row_seen` may not run statements on this connection. */
enum status db_each(struct db *db, int statement, struct args in, const struct shape *shape,
                    enum status (*row_seen)(void *context, void *row, struct arena *mem), void *context) MUST_USE;
/* No rows wanted. *ret_changed (may be NULL) counts the rows touched. CONFLICT: a constraint. */
enum status db_exec(struct db *db, int statement, struct args in, int64_t *ret_changed) MUST_USE;
/* The first column of the first row as an integer; NOT_FOUND without a row. */
enum status db_int(struct db *db, int statement, struct args in, int64_t *ret) MUST_USE;
/* Several statements separated by semicolons, no values: migrations and engine settings only. */
enum status db_script(struct db *db, const char *text) MUST_USE;

#endif
