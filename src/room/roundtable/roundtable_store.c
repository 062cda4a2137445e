/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/roundtable/roundtable_view.h"
#include "room/territory/territory.h"
#include "sql.h"

enum status roundtables_of(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct roundtable **ret,
                           size_t *ret_count)
{
    struct roundtable *rows;
    size_t count, kept = 0;
    TRY(db_many(db, SQL_ROUNDTABLES_OF, WITH(IN(cocreation)), mem, &roundtable_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (with_drafts || rows[i].state != TABLE_PREPARED)
            rows[kept++] = rows[i];
    *ret = rows;
    *ret_count = kept;
    return DONE;
}

enum status roundtable_sessions(struct db *db, struct arena *mem, int64_t roundtable, struct roundtable_session **ret, size_t *ret_count)
{
    return db_many(db, SQL_ROUNDTABLE_SESSIONS, WITH(IN(roundtable)), mem, &roundtable_session_shape, ret, ret_count);
}

enum status roundtable_runs(struct db *db, int64_t roundtable, int64_t person, struct day today, bool *ret)
{
    int64_t n;
    TRY(db_int(db, SQL_ROUNDTABLE_RUNS, WITH(IN(roundtable), IN(person), IN(today)), &n));
    *ret = n > 0;
    return DONE;
}

enum status table_rows(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct day today, struct roundtable_row **ret, size_t *ret_count)
{
    return db_many(db, SQL_TABLE_ROWS, WITH(IN(cocreation), IN(with_drafts ? 1 : 0), IN(today)), mem, &roundtable_row_shape, ret, ret_count);
}

enum status table_provinces(struct db *db, struct arena *mem, int64_t cocreation, struct table_province **ret, size_t *ret_count)
{
    return db_many(db, SQL_TABLE_PROVINCES, WITH(IN(cocreation)), mem, &table_province_shape, ret, ret_count);
}

enum status session_rows(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct session_row **ret, size_t *ret_count)
{
    return db_many(db, SQL_SESSION_ROWS, WITH(IN(cocreation), IN(with_drafts ? 1 : 0)), mem, &session_row_shape, ret, ret_count);
}

enum status session_rows_of(struct db *db, struct arena *mem, int64_t roundtable, struct session_row **ret, size_t *ret_count)
{
    return db_many(db, SQL_SESSION_ROWS_OF, WITH(IN(roundtable)), mem, &session_row_shape, ret, ret_count);
}

enum status table_facts_of(struct db *db, struct arena *mem, const struct roundtable *x, struct table_facts *ret)
{
    struct table_counts *n;
    TRY(db_one(db, SQL_TABLE_COUNTS, WITH(IN(x->id)), mem, &table_counts_shape, &n));
    *ret = (struct table_facts){.sessions = n->sessions, .planned = n->planned, .held = n->held, .provinces = n->provinces,
                                .minutes = n->minutes, .topic = x->topic != NONE, .territorial = x->kind == TABLE_TERRITORIAL,
                                .outcome = !str_empty(x->outcome)};
    return DONE;
}

enum status province_options(struct request *r, struct option **ret, size_t *ret_count)
{
    struct territory *rows;
    TRY(territory_provinces(r->db, r->mem, &rows, ret_count));
    struct option *options = arena_array(r->mem, struct option, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        options[i] = (struct option){rows[i].id, rows[i].name};
    *ret = options;
    return DONE;
}

static bool holds_id(const int64_t *ids, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] == id)
            return true;
    return false;
}

enum status table_provinces_set(struct db *db, struct arena *mem, int64_t roundtable, const int64_t *ids, size_t count)
{
    struct roundtable_territory *there;
    size_t n;
    TRY(db_many(db, SQL_TABLE_TERRITORIES, WITH(IN(roundtable)), mem, &roundtable_territory_shape, &there, &n));
    int64_t *had = arena_array(mem, int64_t, n + count);
    for (size_t i = 0; i < n; i++) {
        had[i] = there[i].territory;
        if (!holds_id(ids, count, there[i].territory))
            TRY(record_remove(db, &roundtable_territory_shape, mem, there[i].id));
    }
    for (size_t i = 0; i < count; i++) {
        struct roundtable_territory x = {NONE, roundtable, ids[i]};
        if (holds_id(had, n, ids[i]))
            continue;
        had[n++] = ids[i];
        TRY(record_add(db, &roundtable_territory_shape, &x));
    }
    return DONE;
}

enum status table_log_erase(struct db *db, const char *table, int64_t id)
{
    return db_exec(db, SQL_TABLE_LOG_ERASE, WITH(IN(table), IN(id)), NULL);
}

enum status registration_where(struct db *db, struct arena *mem, int64_t session, struct registration_where **ret)
{
    return db_one(db, SQL_REGISTRATION_WHERE, WITH(IN(session)), mem, &registration_where_shape, ret);
}

enum status registrations_of(struct db *db, struct arena *mem, int64_t session, struct registration **ret, size_t *ret_count)
{
    return db_many(db, SQL_REGISTRATIONS_OF, WITH(IN(session)), mem, &registration_shape, ret, ret_count);
}

enum status registration_by_code(struct db *db, struct arena *mem, struct str server_key, int64_t session, struct str typed,
                                 struct registration **ret)
{
    struct str hash = registration_code_hash(mem, server_key, typed);
    return db_one(db, SQL_REGISTRATION_BY_HASH, WITH(IN(session), IN(hash)), mem, &registration_shape, ret);
}
