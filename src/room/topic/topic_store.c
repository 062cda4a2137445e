/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/topic/topic.h"

#include "sql.h"

/* By kind as the enumeration lists them: positions are in order already within each. */
static void by_kind(struct arena *mem, struct topic *rows, size_t count)
{
    struct topic *old = arena_array(mem, struct topic, count);
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        old[i] = rows[i];
    for (int kind = 0; (size_t)kind < topic_kind_choices.count; kind++)
        for (size_t i = 0; i < count; i++)
            if (old[i].kind == kind)
                rows[n++] = old[i];
}

enum status topics(struct db *db, struct arena *mem, int kind, struct topic **ret, size_t *ret_count)
{
    if (kind >= 0)
        return db_many(db, SQL_TOPICS_OF_KIND, WITH(IN_CHOICE(topic_kind, kind)), mem, &topic_shape, ret, ret_count);
    TRY(db_many(db, SQL_TOPICS_ALL, WITHOUT, mem, &topic_shape, ret, ret_count));
    by_kind(mem, *ret, *ret_count);
    return DONE;
}

enum status topics_data(struct db *db, struct arena *mem, int64_t jurisdiction, struct topic_data **ret, size_t *ret_count)
{
    return db_many(db, SQL_TOPICS_DATA, WITH(IN(jurisdiction)), mem, &topic_data_shape, ret, ret_count);
}

enum status topic_by_code(struct db *db, struct arena *mem, struct str code, struct topic **ret)
{
    return db_one(db, SQL_TOPIC_BY_CODE, WITH(IN(code)), mem, &topic_shape, ret);
}

enum status topic_options(struct request *r, int kind, struct option **ret, size_t *ret_count)
{
    struct topic *rows;
    size_t count, kept = 0;
    struct str parent = STR_NONE;
    TRY(topics(r->db, r->mem, kind, &rows, &count));
    topics_nest(rows, count);
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        struct str name = topic_name(&rows[i], r->lang);
        if (rows[i].parent == NONE)
            parent = name;
        else if (!str_empty(parent))
            name = str_fmt(r->mem, "%.*s · %.*s", STR_ARG(parent), STR_ARG(name));
        if (!rows[i].retired)
            options[kept++] = (struct option){rows[i].id, name};
    }
    *ret = options;
    *ret_count = kept;
    return DONE;
}
