/* SPDX-License-Identifier: EUPL-1.2
 * PostgreSQL through libpq: prepared statements, text format. A lost connection is made anew at the next
 * transaction; lost during COMMIT the outcome is UNSURE. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine.h"

static enum status lost_or(const struct db *db, enum status s)
{
    return PQstatus(db->pg) == CONNECTION_BAD ? BUSY : s;
}

static enum status status_of(const struct db *db, const char *state)
{
    static const struct {
        const char *state; /* the whole code or its class */
        enum status status;
    } known[] = {
        {"08P01", BROKEN},   {"40001", BUSY}, {"40P01", BUSY}, {"55P03", BUSY}, {"57014", BUSY}, {"57P0", BUSY},
        {"53300", BUSY},     {"08", BUSY},    {"23", CONFLICT}, {"53100", NO_SPACE}, {"53200", NO_MEMORY},
        {"25P03", BUSY},
    };
    if (state == NULL || *state == '\0')
        return lost_or(db, BROKEN);
    for (size_t i = 0; i < COUNT(known); i++)
        if (strncmp(state, known[i].state, strlen(known[i].state)) == 0)
            return known[i].status;
    /* The server became a standby under a write: elsewhere is the one to write to. */
    if (strcmp(state, "25006") == 0 && db->mode == DB_WRITE)
        return BUSY;
    return lost_or(db, BROKEN);
}

static enum status failed(struct db *db, const PGresult *r, const char *what)
{
    const char *state = r == NULL ? NULL : PQresultErrorField(r, PG_DIAG_SQLSTATE);
    /* The first line only: the detail quotes values, which may be somebody's. */
    const char *words = r == NULL ? NULL : PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);
    return db_problem(db, status_of(db, state), "%s: %s (%s)", what, words == NULL ? PQerrorMessage(db->pg) : words,
                      state == NULL ? "-" : state);
}

static enum status taken(struct db *db, PGresult *r, const char *what)
{
    ExecStatusType got = r == NULL ? PGRES_FATAL_ERROR : PQresultStatus(r);
    enum status s = got == PGRES_COMMAND_OK || got == PGRES_TUPLES_OK || got == PGRES_EMPTY_QUERY ? DONE
                                                                                                   : failed(db, r, what);
    PQclear(r);
    return s;
}

/* The answer to the end of the last read, which nobody waited for. */
static void ending_take(struct db *db)
{
    if (db->pg_ending)
        for (PGresult *r; (r = PQgetResult(db->pg)) != NULL;)
            PQclear(r);
    db->pg_ending = false;
}

static enum status run(struct db *db, const char *text)
{
    ending_take(db);
    return taken(db, PQexec(db->pg, text), text);
}

static enum status run_script(struct db *db, const char *text)
{
    ending_take(db);
    return taken(db, PQexec(db->pg, text), "script");
}

static void be_quiet(void *context UNUSED, const PGresult *r UNUSED)
{
}

/* What holds for every session, also after a reconnection. */
static enum status session_set(struct db *db)
{
    PQsetNoticeReceiver(db->pg, be_quiet, NULL);
    if (db->catalog != NULL)
        TRY(run(db, "SET statement_timeout = 30000; SET lock_timeout = 3000; "
                    "SET idle_in_transaction_session_timeout = 30000"));
    /* Small joins by index: pages are short reads of what is in memory; compiling and parallel workers cost
     * more than they give (measured: a third of the time of a plan's rows). */
    TRY(run(db, "SET random_page_cost = 1.1; SET jit = off; SET max_parallel_workers_per_gather = 0"));
    return run(db, "SET client_min_messages = warning; SET standard_conforming_strings = on; SET timezone = 'UTC'");
}

/* Order and comparison must be those of SQLite: byte by byte. */
static enum status check_database(struct db *db)
{
    PGresult *r = PQexec(db->pg, "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database "
                                 "WHERE datname = current_database()");
    if (PQresultStatus(r) != PGRES_TUPLES_OK || PQntuples(r) != 1)
        return taken(db, r, "pg_database");
    const char *collation = PQgetvalue(r, 0, 0), *encoding = PQgetvalue(r, 0, 1);
    enum status s = DONE;
    if ((strcmp(collation, "C") != 0 && strcmp(collation, "POSIX") != 0) || strcmp(encoding, "UTF8") != 0)
        s = db_problem(db, BROKEN,
                       "the database must be made with LC_COLLATE 'C' and ENCODING 'UTF8' (it has %s and %s): "
                       "CREATE DATABASE hito TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'",
                       collation, encoding);
    PQclear(r);
    return s;
}

static enum status postgres_open(struct db *db, const char *where)
{
    /* What the address says itself comes later and wins. */
    const char *names[] = {"application_name", "client_encoding", "connect_timeout", "tcp_user_timeout",
                           "keepalives_idle", "keepalives_interval", "keepalives_count", "target_session_attrs",
                           "dbname", NULL};
    const char *values[] = {"hito", "UTF8", "2", "3000", "2", "1", "3",
                            db->opened == DB_WRITE ? "read-write" : "any", where, NULL};
    db->pg = PQconnectdbParams(names, values, 1);
    if (db->pg == NULL || PQstatus(db->pg) != CONNECTION_OK)
        return db_problem(db, BROKEN, "%s", db->pg == NULL ? "no memory" : PQerrorMessage(db->pg));
    TRY(session_set(db));
    return check_database(db);
}

static void postgres_close(struct db *db)
{
    PQclear(db->pg_result);
    PQfinish(db->pg);
}

static enum status reconnect(struct db *db)
{
    db->pg_ending = false;
    PQreset(db->pg);
    for (size_t i = 0; i < db->statement_count; i++)
        db->statements[i].ready = false;
    if (PQstatus(db->pg) != CONNECTION_OK)
        return db_problem(db, BUSY, "%s", PQerrorMessage(db->pg));
    return session_set(db);
}

static enum status postgres_begin(struct db *db, enum db_mode mode)
{
    ending_take(db);
    const char *text = mode == DB_READ ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                                       : "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE";
    if (PQstatus(db->pg) != CONNECTION_OK)
        TRY(reconnect(db));
    enum status s = run(db, text);
    if (s != DONE && PQstatus(db->pg) != CONNECTION_OK) { /* it was lost while idle */
        TRY(reconnect(db));
        s = run(db, text);
    }
    return s;
}

static void postgres_rollback(struct db *db)
{
    char kept[sizeof db->error];
    memcpy(kept, db->error, sizeof kept);
    if (PQstatus(db->pg) == CONNECTION_OK)
        (void)run(db, "ROLLBACK");
    memcpy(db->error, kept, sizeof kept);
}

static enum status postgres_commit(struct db *db)
{
    /* What was read is at hand: its answer can go out while the server ends the transaction. */
    if (db->mode == DB_READ && PQsendQuery(db->pg, "COMMIT") == 1) {
        db->pg_ending = true;
        return DONE;
    }
    PGresult *r = PQexec(db->pg, "COMMIT");
    if (PQresultStatus(r) == PGRES_COMMAND_OK) {
        bool saved = strcmp(PQcmdStatus(r), "COMMIT") == 0; /* a failed transaction answers ROLLBACK */
        PQclear(r);
        return saved ? DONE : db_problem(db, BROKEN, "the transaction had failed before its commit");
    }
    const char *state = r == NULL ? NULL : PQresultErrorField(r, PG_DIAG_SQLSTATE);
    bool unknown = PQstatus(db->pg) == CONNECTION_BAD && (state == NULL || strncmp(state, "40", 2) != 0);
    enum status s = taken(db, r, "COMMIT");
    return unknown && db->mode == DB_WRITE ? UNSURE : s;
}

/* One outside of the array is made for one call: PostgreSQL's statement without a name. */
static const char *name_of(const struct db *db, const struct prepared *p, char name[24])
{
    uintptr_t at = (uintptr_t)p, first = (uintptr_t)db->statements;
    if (at < first || at >= first + db->statement_count * sizeof *p)
        return "";
    snprintf(name, 24, "s%td", p - db->statements);
    return name;
}

static enum status postgres_prepare(struct db *db, struct prepared *p)
{
    char name[24];
    PGresult *r = PQprepare(db->pg, name_of(db, p, name), p->text, 0, NULL);
    if (PQresultStatus(r) == PGRES_COMMAND_OK)
        return taken(db, r, p->name);
    enum status s = taken(db, r, p->name);
    return s == BUSY ? s : BROKEN;
}

static void postgres_forget(struct db *db, struct prepared *p)
{
    char name[24], text[40];
    snprintf(text, sizeof text, "DEALLOCATE %s", name_of(db, p, name));
    if (text[sizeof "DEALLOCATE"] != '\0') /* one without a name goes with the next */
        (void)run(db, text);
}

/* Values as closed texts; false where one has a zero inside, which no text column takes. */
static bool texts_of(struct db *db, struct args in, const char **values)
{
    for (size_t i = 0; i < in.count; i++) {
        const struct arg *a = &in.items[i];
        if (a->type == ARG_TEXT && a->s.len > 0 && memchr(a->s.ptr, '\0', a->s.len) != NULL)
            return false;
        if (a->type == ARG_INT)
            values[i] = str_fmt(&db->scratch, "%lld", (long long)a->n).ptr;
        else
            values[i] = a->type == ARG_TEXT ? str_chars(&db->scratch, a->s) : NULL;
    }
    return true;
}

static enum status send(struct db *db, struct prepared *p, struct args in)
{
    char name[24];
    const char **values = arena_array(&db->scratch, const char *, in.count + 1);
    if (!texts_of(db, in, values))
        return db_problem(db, BROKEN, "statement %s: a value has a zero byte", p->name);
    int sent = PQsendQueryPrepared(db->pg, name_of(db, p, name), (int)in.count, values, NULL, NULL, 0);
    return sent == 1 ? DONE : failed(db, NULL, p->name);
}

static enum status postgres_start(struct db *db, struct prepared *p, struct args in, bool stream)
{
    PQclear(db->pg_result);
    db->pg_result = NULL;
    db->pg_row = -1;
    db->pg_stream = stream;
    TRY(send(db, p, in));
    if (stream && PQsetSingleRowMode(db->pg) != 1)
        return failed(db, NULL, p->name);
    if (!stream)
        db->pg_result = PQgetResult(db->pg);
    return DONE;
}

static enum status postgres_next(struct db *db, struct prepared *p)
{
    if (db->pg_stream) {
        PQclear(db->pg_result);
        db->pg_result = PQgetResult(db->pg);
        db->pg_row = -1;
    }
    ExecStatusType got = db->pg_result == NULL ? PGRES_FATAL_ERROR : PQresultStatus(db->pg_result);
    if (got != PGRES_TUPLES_OK && got != PGRES_SINGLE_TUPLE && got != PGRES_COMMAND_OK)
        return failed(db, db->pg_result, p->name);
    db->pg_row++;
    return db->pg_row < PQntuples(db->pg_result) ? DONE : NOT_FOUND;
}

static size_t postgres_columns(struct db *db, struct prepared *p UNUSED)
{
    return (size_t)PQnfields(db->pg_result);
}

static const char *postgres_column_name(struct db *db, struct prepared *p UNUSED, size_t i)
{
    return PQfname(db->pg_result, (int)i);
}

static struct cell postgres_cell(struct db *db, struct prepared *p UNUSED, size_t i)
{
    if (PQgetisnull(db->pg_result, db->pg_row, (int)i))
        return (struct cell){.null = true};
    return (struct cell){.s = {PQgetvalue(db->pg_result, db->pg_row, (int)i),
                               (size_t)PQgetlength(db->pg_result, db->pg_row, (int)i)}};
}

static enum status postgres_finish(struct db *db, struct prepared *p UNUSED, int64_t *ret_changed)
{
    if (ret_changed != NULL) {
        const char *touched = db->pg_result == NULL ? "" : PQcmdTuples(db->pg_result);
        bool reads = db->pg_result != NULL && strncmp(PQcmdStatus(db->pg_result), "SELECT", 6) == 0;
        *ret_changed = reads || *touched == '\0' ? 0 : strtoll(touched, NULL, 10);
    }
    PQclear(db->pg_result);
    db->pg_result = NULL;
    for (PGresult *r; (r = PQgetResult(db->pg)) != NULL;) /* the rest of a stream that was left */
        PQclear(r);
    return DONE;
}

static enum status read_bulk(struct db *db, struct prepared *p, size_t count, int64_t *ret_ids)
{
    enum status s = DONE;
    for (size_t i = 0; i < count; i++) {
        PGresult *r = PQgetResult(db->pg);
        if (s == DONE && ret_ids != NULL && PQresultStatus(r) == PGRES_TUPLES_OK && PQntuples(r) == 1) {
            ret_ids[i] = strtoll(PQgetvalue(r, 0, 0), NULL, 10);
            PQclear(r);
        } else if (s == DONE) {
            s = taken(db, r, p->name);
        } else {
            PQclear(r);
        }
        if (r == NULL)
            return s;
        PQclear(PQgetResult(db->pg)); /* NULL ends each one */
    }
    PQclear(PQgetResult(db->pg)); /* the sync */
    return s;
}

/* All in one round trip. */
static enum status postgres_bulk(struct db *db, struct prepared *p, const struct arg *in, size_t count,
                                 int64_t *ret_ids)
{
    if (count == 0)
        return DONE;
    if (p->values == 0) {
        char name[24];
        PGresult *r = PQdescribePrepared(db->pg, name_of(db, p, name));
        p->values = PQnparams(r);
        TRY(taken(db, r, p->name));
    }
    if (PQenterPipelineMode(db->pg) != 1)
        return failed(db, NULL, p->name);
    enum status s = DONE;
    size_t each = (size_t)p->values, sent = 0;
    for (; s == DONE && sent < count; sent++)
        s = send(db, p, (struct args){in + sent * each, each});
    if (s != DONE)
        sent--;
    if (PQpipelineSync(db->pg) != 1)
        return failed(db, NULL, p->name);
    enum status got = read_bulk(db, p, sent, ret_ids);
    PQexitPipelineMode(db->pg);
    return s != DONE ? s : got;
}

const struct db_driver postgres_driver = {
    .kind = DB_POSTGRES,
    .open = postgres_open,
    .close = postgres_close,
    .begin = postgres_begin,
    .commit = postgres_commit,
    .rollback = postgres_rollback,
    .script = run_script,
    .prepare = postgres_prepare,
    .forget = postgres_forget,
    .start = postgres_start,
    .next = postgres_next,
    .columns = postgres_columns,
    .column_name = postgres_column_name,
    .cell = postgres_cell,
    .finish = postgres_finish,
    .bulk = postgres_bulk,
};
