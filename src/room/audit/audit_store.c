/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/audit/audit.h"

#include "base/digest.h"
#include "job/job.h"
#include "room/audit/audit_view.h"
#include "sql.h"

#define SEAL_GROUP 500u

struct chain {
    struct audit_result *result;
    char last_hash[2 * SHA256_BYTES + 1];
};

static void keep_hash(struct chain *c, struct str hash)
{
    for (size_t i = 0; i < sizeof c->last_hash; i++)
        c->last_hash[i] = i < hash.len && i + 1 < sizeof c->last_hash ? hash.ptr[i] : '\0';
}

/* Goes on after the first fault, to count. */
static enum status entry_seen(void *context, void *row, struct arena *mem)
{
    struct chain *c = context;
    const struct log_entry *e = row;
    bool follows = e->seq == c->result->sealed + 1 && str_is(e->prev_hash, c->last_hash);
    c->result->sealed++;
    if (c->result->first_broken == NONE && (!follows || !audit_entry_good(mem, e))) {
        c->result->gap = e->seq != c->result->sealed;
        c->result->first_broken = c->result->gap ? c->result->sealed : e->seq;
    }
    keep_hash(c, e->entry_hash);
    return DONE;
}

enum status audit_verify(struct db *db, struct audit_result *ret)
{
    struct audit_result result = {.first_broken = NONE};
    struct chain c = {.result = &result};
    keep_hash(&c, STR(AUDIT_ORIGIN));
    TRY(db_each(db, SQL_LOG_CHAIN, WITHOUT, &log_entry_shape, entry_seen, &c));
    TRY(db_int(db, SQL_LOG_UNSEALED_COUNT, WITHOUT, &result.unsealed));
    *ret = result;
    return DONE;
}

enum status audit_seal(struct db *db, struct arena *mem, size_t most, size_t *ret_sealed)
{
    struct log_entry *entries;
    size_t count;
    int64_t seq = 0;
    struct str hash = STR_NONE;
    TRY(db_many(db, SQL_LOG_UNSEALED, WITH(IN((int64_t)most)), mem, &log_entry_shape, &entries, &count));
    if (count > 0)
        TRY(audit_last(db, mem, &seq, &hash));
    for (size_t i = 0; i < count; i++) {
        entries[i].seq = ++seq;
        entries[i].prev_hash = hash;
        hash = sha256_hex(mem, audit_canonical(mem, &entries[i]));
        TRY(db_exec(db, SQL_LOG_SEAL, WITH(IN(entries[i].id), IN(seq), IN(entries[i].prev_hash), IN(hash)), NULL));
    }
    *ret_sealed = count;
    return DONE;
}

enum status audit_last(struct db *db, struct arena *mem, int64_t *ret_seq, struct str *ret_hash)
{
    struct log_entry *last;
    enum status s = db_one(db, SQL_LOG_LAST, WITHOUT, mem, &log_entry_shape, &last);
    if (s != DONE && s != NOT_FOUND)
        return s;
    *ret_seq = s == DONE ? last->seq : 0;
    *ret_hash = s == DONE ? last->entry_hash : STR(AUDIT_ORIGIN);
    return DONE;
}

enum status audit_waiting_since(struct db *db, struct arena *mem, struct instant *ret)
{
    struct log_entry *rows;
    size_t count;
    TRY(db_many(db, SQL_LOG_UNSEALED, WITH(IN((int64_t)1)), mem, &log_entry_shape, &rows, &count));
    *ret = count == 0 ? INSTANT_NONE : rows[0].done_at;
    return DONE;
}

enum status audit_entries(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t before, int64_t most,
                          struct log_entry **ret, size_t *ret_count)
{
    if (before == NONE)
        before = INT64_MAX;
    if (jurisdiction == NONE)
        return db_many(db, SQL_LOG_ENTRIES, WITH(IN(before), IN(most)), mem, &log_entry_shape, ret, ret_count);
    return db_many(db, SQL_LOG_ENTRIES_OF_JURISDICTION, WITH(IN(before), IN(most), IN(jurisdiction)), mem,
                   &log_entry_shape, ret, ret_count);
}

enum status audit_of_record(struct db *db, struct arena *mem, struct str table, int64_t id, struct log_entry **ret,
                            size_t *ret_count)
{
    return db_many(db, SQL_LOG_OF_RECORD, WITH(IN(table), IN(id)), mem, &log_entry_shape, ret, ret_count);
}

/* The chore: nothing is begun where nothing waits, so that an idle program writes nothing. */
static enum status seal_in(struct chore_context *c, struct db *db, void *context)
{
    struct arena group = arena_new(c->mem->limit_bytes); /* a load may leave hundreds of thousands to seal */
    enum status s = audit_seal(db, &group, SEAL_GROUP, context);
    arena_free(&group);
    return s;
}

static enum status seal(struct chore_context *c)
{
    for (size_t sealed = SEAL_GROUP; sealed == SEAL_GROUP;) {
        int64_t waiting = 0;
        TRY(db_begin(c->reader, DB_READ, NULL));
        TRY(db_end(c->reader, db_int(c->reader, SQL_LOG_UNSEALED_COUNT, WITHOUT, &waiting)));
        if (waiting == 0)
            return DONE;
        TRY(job_write(c, seal_in, &sealed));
    }
    return DONE;
}

static enum status check_chain(struct db *db, struct arena *mem, const struct site *site UNUSED,
                               void (*complain)(void *context, struct str what), void *context)
{
    struct audit_result result;
    TRY(audit_verify(db, &result));
    if (result.first_broken != NONE)
        complain(context, str_fmt(mem, "bitácora: la entrada %lld %s", (long long)result.first_broken,
                                  result.gap ? "falta o no sigue a la anterior" : "fue alterada"));
    return DONE;
}

static const struct shape *const shapes[] = {&log_entry_shape, NULL};
static const struct check checks[] = {{.name = "bitácora", .run = check_chain}, {.name = NULL}};
static const struct chore chores[] = {{.name = "sellar", .every_s = 1, .run = seal}, {.name = NULL}};
const struct room audit_room = {.name = "audit", .routes = audit_routes, .panels = audit_panels, .shapes = shapes, .checks = checks, .chores = chores};
