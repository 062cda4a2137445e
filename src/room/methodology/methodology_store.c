/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/methodology/methodology.h"

#include "sql.h"

enum status methodology_on(struct db *db, struct arena *mem, int64_t jurisdiction, struct day day,
                           struct methodology **ret)
{
    return db_one(db, SQL_METHODOLOGY_ON, WITH(IN(jurisdiction), IN(day)), mem, &methodology_shape, ret);
}

enum status methodology_get(struct db *db, struct arena *mem, int64_t id, struct methodology **ret)
{
    return record_get(db, mem, &methodology_shape, id, ret);
}

enum status methodologies(struct db *db, struct arena *mem, int64_t jurisdiction, bool with_drafts,
                          struct methodology **ret, size_t *ret_count)
{
    int64_t drafts = with_drafts ? 1 : 0;
    return db_many(db, SQL_METHODOLOGIES, WITH(IN(jurisdiction), IN(drafts)), mem, &methodology_shape, ret, ret_count);
}
