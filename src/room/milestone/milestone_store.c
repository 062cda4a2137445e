/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/milestone/milestone.h"

#include "sql.h"

enum status milestones_of(struct db *db, struct arena *mem, int64_t commitment, struct milestone **ret,
                          size_t *ret_count)
{
    return db_many(db, SQL_MILESTONES_OF, WITH(IN(commitment)), mem, &milestone_shape, ret, ret_count);
}

enum status milestones_of_plan(struct db *db, struct arena *mem, int64_t plan, struct milestone **ret,
                               size_t *ret_count)
{
    return db_many(db, SQL_MILESTONES_OF_PLAN, WITH(IN(plan)), mem, &milestone_shape, ret, ret_count);
}

enum status milestone_parts_of(struct db *db, struct arena *mem, int64_t commitment, struct milestone_part **ret,
                               size_t *ret_count)
{
    return db_many(db, SQL_MILESTONE_PARTS_OF, WITH(IN(commitment)), mem, &milestone_part_shape, ret, ret_count);
}

enum status milestone_parts_of_plan(struct db *db, struct arena *mem, int64_t plan, struct milestone_part **ret,
                                    size_t *ret_count)
{
    return db_many(db, SQL_MILESTONE_PARTS_OF_PLAN, WITH(IN(plan)), mem, &milestone_part_shape, ret, ret_count);
}

enum status milestone_dependencies_of(struct db *db, struct arena *mem, int64_t commitment,
                                      struct milestone_dependency **ret, size_t *ret_count)
{
    return db_many(db, SQL_MILESTONE_DEPENDENCIES_OF, WITH(IN(commitment)), mem, &milestone_dependency_shape, ret,
                   ret_count);
}

enum status milestone_by_number(struct db *db, struct arena *mem, int64_t commitment, struct str number,
                                struct milestone **ret)
{
    return db_one(db, SQL_MILESTONE_BY_NUMBER, WITH(IN(commitment), IN(number)), mem, &milestone_shape, ret);
}
