/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/act/act.h"

#include "sql.h"

enum status acts_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct act **ret, size_t *ret_count)
{
    return db_many(db, SQL_ACTS_OF, WITH(IN(jurisdiction)), mem, &act_shape, ret, ret_count);
}

enum status act_open_places(struct db *db, struct arena *mem, struct jurisdiction **ret, size_t *ret_count)
{
    return db_many(db, SQL_ACT_OPEN_PLACES, WITHOUT, mem, &jurisdiction_shape, ret, ret_count);
}

enum status acts_data(struct db *db, struct arena *mem, int64_t jurisdiction, struct act_data **ret, size_t *ret_count)
{
    return db_many(db, SQL_ACTS_DATA, WITH(IN(jurisdiction)), mem, &act_data_shape, ret, ret_count);
}

enum status act_get(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t id, struct act **ret)
{
    return db_one(db, SQL_ACT_GET, WITH(IN(jurisdiction), IN(id)), mem, &act_shape, ret);
}

enum status act_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, struct str body, struct str number,
                          struct act **ret)
{
    return db_one(db, SQL_ACT_BY_NUMBER, WITH(IN(jurisdiction), IN(body), IN(number)), mem, &act_shape, ret);
}

enum status act_allows(struct db *db, struct arena *mem, int64_t act, int64_t jurisdiction, struct day today)
{
    struct act *a;
    if (act == NONE)
        return INVALID;
    enum status s = act_get(db, mem, jurisdiction, act, &a);
    if (s == NOT_FOUND)
        return INVALID;
    TRY(s);
    return act_carries(a, jurisdiction, today) ? DONE : INVALID;
}

enum status act_add(struct db *db, struct act *a, const struct str *observations, size_t count)
{
    TRY(record_add(db, &act_shape, a));
    for (size_t i = 0; i < count; i++) {
        struct act_observation o;
        shape_clear(&act_observation_shape, &o);
        o.act = a->id;
        o.number = (int64_t)i + 1;
        o.text = observations[i];
        TRY(record_add(db, &act_observation_shape, &o));
    }
    return DONE;
}

enum status act_document(struct db *db, const struct act *a, int64_t *ret_evidence)
{
    if (a->evidence_file == NONE)
        return NOT_FOUND;
    return db_int(db, SQL_ACT_DOCUMENT, WITH(IN(a->evidence_file), IN(a->jurisdiction)), ret_evidence);
}

enum status act_observations_of(struct db *db, struct arena *mem, int64_t act, struct act_observation **ret,
                                size_t *ret_count)
{
    return db_many(db, SQL_ACT_OBSERVATIONS_OF, WITH(IN(act)), mem, &act_observation_shape, ret, ret_count);
}

enum status act_observations_open(struct db *db, struct arena *mem, int64_t jurisdiction, struct act_open **ret,
                                  size_t *ret_count)
{
    return db_many(db, SQL_ACT_OBSERVATIONS_OPEN, WITH(IN(jurisdiction)), mem, &act_open_shape, ret, ret_count);
}

enum status act_options(struct request *r, int64_t jurisdiction, struct option **ret, size_t *ret_count)
{
    struct act *rows;
    size_t count, kept = 0;
    TRY(acts_of(r->db, r->mem, jurisdiction, &rows, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        if (!act_carries(&rows[i], jurisdiction, r->today))
            continue;
        struct str day = day_words(r->mem, r->lang, rows[i].decided_on);
        options[kept++] = (struct option){rows[i].id, str_fmt(r->mem, "%.*s · %.*s · %.*s", STR_ARG(rows[i].number),
                                                              STR_ARG(day), STR_ARG(rows[i].title))};
    }
    *ret = options;
    *ret_count = kept;
    return DONE;
}
