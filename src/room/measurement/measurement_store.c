/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/measurement/measurement_store.h"

#include "sql.h"

enum status indicator_periods(struct db *db, struct arena *mem, int64_t indicator, struct indicator_period **ret, size_t *ret_count)
{
    return db_many(db, SQL_INDICATOR_PERIODS_OF, WITH(IN(indicator)), mem, &indicator_period_shape, ret, ret_count);
}

enum status measurement_kept(struct db *db, struct arena *mem, int64_t indicator, struct indicator_result **ret, size_t *ret_count)
{
    return db_many(db, SQL_INDICATOR_RESULTS_OF, WITH(IN(indicator)), mem, &indicator_result_shape, ret, ret_count);
}

enum status measurement_of_plan(struct db *db, struct arena *mem, int64_t plan, struct indicator_result **ret, size_t *ret_count)
{
    return db_many(db, SQL_MEASUREMENT_RESULTS_OF_PLAN, WITH(IN(plan)), mem, &indicator_result_shape, ret, ret_count);
}

enum status measurement_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct indicator_result **ret, size_t *ret_count)
{
    return db_many(db, SQL_MEASUREMENT_RESULTS_OF_COMMITMENT, WITH(IN(commitment)), mem, &indicator_result_shape, ret, ret_count);
}

enum status sheets_of(struct db *db, struct arena *mem, int64_t indicator, struct method_sheets *ret)
{
    struct indicator_version *versions;
    size_t count;
    TRY(indicator_versions(db, mem, indicator, &versions, &count));
    *ret = (struct method_sheets){arena_array(mem, struct method_sheet, count), 0};
    for (size_t i = count; i-- > 0;)
        if (versions[i].state == VERSION_IN_FORCE || versions[i].state == VERSION_REPLACED)
            ret->items[ret->count++] = (struct method_sheet){.version = &versions[i]};
    return DONE;
}

enum status sheet_read(struct db *db, struct arena *mem, struct method_sheet *s)
{
    if (s->read)
        return DONE;
    TRY(indicator_parts(db, mem, s->version->id, &s->parts, &s->part_count));
    TRY(indicator_targets(db, mem, s->version->id, &s->targets, &s->target_count));
    s->read = true;
    return DONE;
}

struct method_sheet *sheet_of(const struct method_sheets *all, int64_t version)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].version->id == version)
            return &all->items[i];
    return NULL;
}

struct method_sheet *sheet_on(const struct method_sheets *all, struct day day)
{
    struct method_sheet *found = NULL;
    for (size_t i = 0; i < all->count; i++)
        if (i == 0 || !day_before(day, all->items[i].version->from_on))
            found = &all->items[i];
    bool over = found != NULL && found == &all->items[all->count - 1] && day_known(found->version->until_on) &&
                day_before(found->version->until_on, day);
    return over ? NULL : found;
}

const struct indicator_part *sheet_part(const struct method_sheet *s, struct str dimension, struct str code)
{
    for (size_t i = 0; i < s->part_count; i++)
        if (str_eq(s->parts[i].dimension, dimension) && str_eq(s->parts[i].code, code))
            return &s->parts[i];
    return NULL;
}
