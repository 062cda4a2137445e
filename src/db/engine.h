/* SPDX-License-Identifier: EUPL-1.2
 * Inside of db/ only: what an engine gives to the port, and what a connection holds. */
#ifndef HITO_DB_ENGINE_H
#define HITO_DB_ENGINE_H

#include "db/db.h"

/* A statement of one connection. */
struct prepared {
    const char *name;
    const char *text; /* expanded, of this engine; NULL: none here */
    bool ready;
    void *handle;               /* SQLite: sqlite3_stmt */
    int *numbers;               /* SQLite: the n of "$n" of each parameter, in its order */
    int parameters;             /* how many parameters it has */
    int values;                 /* highest n */
    const struct shape *mapped; /* shape that `map` was made for */
    const struct field **map;   /* field of each column */
    struct arena *own;          /* life of what is made for it; NULL: the connection's */
    bool joined;                /* its columns were held against the lists of db_one_joined() */
};

struct cell {
    bool null;
    bool integer; /* then n holds it, else s (borrowed until the next row) */
    int64_t n;
    struct str s;
};

struct db_driver {
    enum db_engine kind;
    enum status (*open)(struct db *db, const char *where);
    void (*close)(struct db *db);
    enum status (*begin)(struct db *db, enum db_mode mode);
    enum status (*commit)(struct db *db);
    void (*rollback)(struct db *db);
    enum status (*script)(struct db *db, const char *text);
    enum status (*prepare)(struct db *db, struct prepared *p);
    /* One run of a statement: start, next until NOT_FOUND (DONE: a row is there), finish always.
     * finish completes what writes, and says how many rows were touched. */
    enum status (*start)(struct db *db, struct prepared *p, struct args in, bool stream);
    enum status (*next)(struct db *db, struct prepared *p);
    size_t (*columns)(struct db *db, struct prepared *p);
    const char *(*column_name)(struct db *db, struct prepared *p, size_t i);
    struct cell (*cell)(struct db *db, struct prepared *p, size_t i);
    enum status (*finish)(struct db *db, struct prepared *p, int64_t *ret_changed);
    /* The statement once per group of values; each gives an id in its first column when ret_ids. */
    enum status (*bulk)(struct db *db, struct prepared *p, const struct arg *in, size_t count, int64_t *ret_ids);
    /* Gives back what a statement holds that is not wanted any more. */
    void (*forget)(struct db *db, struct prepared *p);
};
extern const struct db_driver sqlite_driver;
extern const struct db_driver postgres_driver;

struct db {
    const struct db_driver *engine;
    enum db_mode opened;
    const struct catalog *catalog;
    struct prepared *statements; /* the catalog's, then four of each shape (record.c), then slots (slice.c) */
    size_t statement_count;
    struct twins *twins;         /* what stands in the slots */
    struct arena own;     /* life of the connection */
    struct arena scratch; /* one statement */
    struct arena record;  /* one generic write */
    bool running;         /* a transaction */
    bool streaming;       /* inside db_each() */
    enum db_mode mode;
    enum status spoiled; /* DONE, or the first failure of this transaction */
    struct deed deed;
    int count; /* statements since db_begin() */
    char error[1024];
    /* SQLite */
    struct sqlite3 *sqlite;
    int lock_fd;
    /* PostgreSQL */
    struct pg_conn *pg;
    struct pg_result *pg_result;
    int pg_row;
    bool pg_ending; /* the COMMIT of a read was sent and its answer not yet taken */
    bool pg_stream;
};

/* Keeps the engine's words; returns `s`. */
enum status db_problem(struct db *db, enum status s, const char *format, ...) FORMAT(3, 4);
/* The text for this engine with {columns} expanded; NULL with the words kept when it cannot be. */
const char *statement_expand(struct db *db, const struct statement *s, struct arena *a);
/* The place of the shape's generic statements in db->statements, or SIZE_MAX. */
size_t record_statements(const struct db *db, const struct shape *shape);
/* Fills the four texts of every shape that has a table and an id. */
void record_statements_build(struct db *db);
/* Prepares it if it is not yet. */
enum status db_ready(struct db *db, struct prepared *p);
/* db_many(), db_exec() with a prepared statement at hand. */
enum status db_many_of(struct db *db, struct prepared *p, struct args in, struct arena *mem,
                       const struct shape *shape, void *ret_rows, size_t *ret_count);
enum status db_exec_of(struct db *db, struct prepared *p, struct args in, int64_t *ret_changed);
/* The statement once per group of its values, in few round trips. */
enum status db_bulk(struct db *db, struct prepared *p, const struct arg *in, size_t count, int64_t *ret_ids);
/* Slots for statements derived from others. */
#define TWINS 192u
void twins_free(struct db *db);
/* Number of committed writes of this process: the test runner sees what must be made anew. */
unsigned long db_commits(void);

#endif
