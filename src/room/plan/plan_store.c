/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/plan/plan.h"

#include "sql.h"

enum status plan_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct plan **ret)
{
    return db_one(db, SQL_PLAN_BY_NUMBER, WITH(IN(jurisdiction), IN(number)), mem, &plan_shape, ret);
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
