/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/indicator/indicator.h"
#include "sql.h"

enum status indicator_of_id(struct db *db, struct arena *mem, int64_t id, struct indicator **ret)
{
    return record_get(db, mem, &indicator_shape, id, ret);
}

enum status indicator_by_code(struct db *db, struct arena *mem, int64_t jurisdiction, struct str code, struct indicator **ret)
{
    return db_one(db, SQL_INDICATOR_OF_CODE, WITH(IN(jurisdiction), IN(code)), mem, &indicator_shape, ret);
}

enum status indicator_versions(struct db *db, struct arena *mem, int64_t indicator, struct indicator_version **ret, size_t *ret_count)
{
    return db_many(db, SQL_INDICATOR_VERSIONS, WITH(IN(indicator)), mem, &indicator_version_shape, ret, ret_count);
}

enum status indicator_version_of_id(struct db *db, struct arena *mem, int64_t id, struct indicator_version **ret)
{
    return record_get(db, mem, &indicator_version_shape, id, ret);
}

enum status indicator_parts(struct db *db, struct arena *mem, int64_t version, struct indicator_part **ret, size_t *ret_count)
{
    return db_many(db, SQL_INDICATOR_PARTS, WITH(IN(version)), mem, &indicator_part_shape, ret, ret_count);
}

enum status indicator_targets(struct db *db, struct arena *mem, int64_t version, struct indicator_target **ret, size_t *ret_count)
{
    return db_many(db, SQL_INDICATOR_TARGETS, WITH(IN(version)), mem, &indicator_target_shape, ret, ret_count);
}

enum status indicator_add(struct db *db, struct indicator *x, struct indicator_version *first)
{
    const struct deed *deed = db_deed(db);
    x->id = NONE;
    x->state = INDICATOR_DRAFT;
    if (!day_known(x->created_on))
        x->created_on = day_at(deed->now, -18000);
    TRY(record_add(db, &indicator_shape, x));
    first->id = NONE;
    first->indicator = x->id;
    first->number = 1;
    first->state = VERSION_DRAFT;
    first->change = CHANGE_FIRST;
    return record_add(db, &indicator_version_shape, first);
}

/* The version that counted until now ends the day before. */
static enum status earlier_ended(struct db *db, struct arena *mem, const struct indicator_version *v)
{
    struct indicator_version *all;
    size_t count;
    TRY(indicator_versions(db, mem, v->indicator, &all, &count));
    for (size_t i = 0; i < count; i++) {
        if (all[i].id == v->id || all[i].state != VERSION_IN_FORCE)
            continue;
        if (!day_before(all[i].from_on, v->from_on))
            return INVALID;
        all[i].state = VERSION_REPLACED;
        all[i].until_on = (struct day){v->from_on.n - 1};
        TRY(record_change(db, &indicator_version_shape, mem, &all[i]));
    }
    return DONE;
}

enum status indicator_approve(struct request *r, struct indicator *x, struct indicator_version *v)
{
    if (v->act == NONE || !day_known(v->from_on))
        return INVALID;
    TRY(earlier_ended(r->db, r->mem, v));
    v->state = VERSION_IN_FORCE;
    TRY(record_change(r->db, &indicator_version_shape, r->mem, v));
    if (x->state == INDICATOR_DRAFT) {
        x->state = INDICATOR_IN_FORCE;
        TRY(record_change(r->db, &indicator_shape, r->mem, x));
    }
    for (size_t i = 0; r->site != NULL && i < r->site->room_count; i++)
        if (r->site->rooms[i]->sheet_approved != NULL)
            TRY(r->site->rooms[i]->sheet_approved(r->db, r->mem, v->id));
    return DONE;
}
