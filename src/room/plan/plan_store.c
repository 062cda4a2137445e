/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/plan/plan.h"

#include "sql.h"

enum status plan_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct plan **ret)
{
    return db_one(db, SQL_PLAN_BY_NUMBER, WITH(IN(jurisdiction), IN(number)), mem, &plan_shape, ret);
}

enum status plan_at(struct db *db, struct arena *mem, struct str jurisdiction, int64_t number, struct jurisdiction **ret_whose,
                    struct plan **ret)
{
    const struct db_part parts[] = {{&plan_shape, ret}, {&jurisdiction_shape, ret_whose}};
    return db_one_joined(db, SQL_PLAN_AT, WITH(IN(jurisdiction), IN(number)), mem, parts, COUNT(parts));
}

enum status plans_of(struct db *db, struct arena *mem, int64_t jurisdiction, bool with_drafts, struct plan **ret,
                     size_t *ret_count)
{
    return db_many(db, SQL_PLANS_OF, WITH(IN(jurisdiction), IN((int64_t)with_drafts)), mem, &plan_shape, ret, ret_count);
}

enum status plan_groups(struct db *db, struct arena *mem, int64_t plan, struct plan_group **ret, size_t *ret_count)
{
    return db_many(db, SQL_PLAN_GROUPS, WITH(IN(plan)), mem, &plan_group_shape, ret, ret_count);
}

enum status plan_documents(struct db *db, struct arena *mem, int64_t plan, struct plan_document **ret, size_t *ret_count)
{
    return db_many(db, SQL_PLAN_DOCUMENTS, WITH(IN(plan)), mem, &plan_document_shape, ret, ret_count);
}

enum status plan_editions(struct db *db, struct arena *mem, int64_t plan, struct plan_edition **ret, size_t *ret_count)
{
    return db_many(db, SQL_PLAN_EDITIONS, WITH(IN(plan)), mem, &plan_edition_shape, ret, ret_count);
}

enum status plan_edition_by_number(struct db *db, struct arena *mem, int64_t plan, int64_t number,
                                   struct plan_edition **ret)
{
    return db_one(db, SQL_PLAN_EDITION_BY_NUMBER, WITH(IN(plan), IN(number)), mem, &plan_edition_shape, ret);
}

enum status record_texts(struct db *db, struct arena *mem, const struct shape *shape, int64_t id, struct str language,
                         struct record_text **ret, size_t *ret_count)
{
    return db_many(db, SQL_RECORD_TEXTS, WITH(IN(shape->table), IN(id), IN(language)), mem, &record_text_shape, ret,
                   ret_count);
}
