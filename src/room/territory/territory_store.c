/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/territory/territory.h"

#include "sql.h"

enum status territory_provinces(struct db *db, struct arena *mem, struct territory **ret, size_t *ret_count)
{
    return db_many(db, SQL_TERRITORY_PROVINCES, WITHOUT, mem, &territory_shape, ret, ret_count);
}

enum status territory_by_code(struct db *db, struct arena *mem, struct str code, struct territory **ret)
{
    return db_one(db, SQL_TERRITORY_BY_CODE, WITH(IN(code)), mem, &territory_shape, ret);
}
