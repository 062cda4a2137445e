/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/jurisdiction/jurisdiction.h"

#include "base/text.h"
#include "sql.h"

enum status jurisdiction_by_code(struct db *db, struct arena *mem, struct str code, struct jurisdiction **ret)
{
    return db_one(db, SQL_JURISDICTION_BY_CODE, WITH(IN(code)), mem, &jurisdiction_shape, ret);
}

static enum status sorted(struct db *db, int statement, struct arena *mem, struct jurisdiction **ret, size_t *ret_count)
{
    struct jurisdiction *rows;
    size_t count, real = 0;
    TRY(db_many(db, statement, WITHOUT, mem, &jurisdiction_shape, &rows, &count));
    while (real < count && !rows[real].demo)
        real++;
    text_sort_by(mem, rows, real, name);
    text_sort_by(mem, rows + real, count - real, name);
    *ret = rows;
    *ret_count = count;
    return DONE;
}

enum status jurisdictions(struct db *db, struct arena *mem, struct jurisdiction **ret, size_t *ret_count)
{
    return sorted(db, SQL_JURISDICTIONS, mem, ret, ret_count);
}

enum status jurisdictions_and_practices(struct db *db, struct arena *mem, struct jurisdiction **ret, size_t *ret_count)
{
    return sorted(db, SQL_JURISDICTIONS_AND_PRACTICES, mem, ret, ret_count);
}
