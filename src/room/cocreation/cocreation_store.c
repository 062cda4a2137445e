/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/cocreation/cocreation_view.h"
#include "sql.h"

enum status cocreation_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct cocreation **ret)
{
    return db_one(db, SQL_COCREATION_BY_NUMBER, WITH(IN(jurisdiction), IN(number)), mem, &cocreation_shape, ret);
}

enum status cocreations_of(struct db *db, struct arena *mem, int64_t jurisdiction, bool with_drafts, struct cocreation **ret,
                           size_t *ret_count)
{
    return db_many(db, SQL_COCREATIONS_OF, WITH(IN(jurisdiction), IN((int64_t)with_drafts)), mem, &cocreation_shape, ret, ret_count);
}

enum status cocreation_stages(struct db *db, struct arena *mem, int64_t cocreation, struct cocreation_stage **ret, size_t *ret_count)
{
    return db_many(db, SQL_COCREATION_STAGES_OF, WITH(IN(cocreation)), mem, &cocreation_stage_shape, ret, ret_count);
}

enum status cocreation_method_of(struct db *db, struct arena *mem, const struct cocreation *c, struct cocreation_method **ret)
{
    return record_get(db, mem, &cocreation_method_shape, c->method, ret);
}

enum status cocreation_calendar_read(struct db *db, struct arena *mem, const struct cocreation_place *p)
{
    struct cocreation_calendar *c = p->calendar;
    if (c->read)
        return DONE;
    TRY(db_many(db, SQL_COCREATION_WINDOWS, WITH(IN(p->process->id)), mem, &stage_window_shape, &c->rows, &c->count));
    c->read = true;
    return DONE;
}

enum status stage_has_gate(struct db *db, int64_t stage, enum gate gate, bool *ret)
{
    int64_t n = 0;
    TRY(db_int(db, SQL_STAGE_GATE_COUNT, WITH(IN(stage), IN_CHOICE(gate, (int)gate)), &n));
    *ret = n > 0;
    return DONE;
}

enum status cocreation_method_windows(struct db *db, struct arena *mem, int64_t method, struct method_window **ret, size_t *ret_count)
{
    return db_many(db, SQL_COCREATION_METHOD_WINDOWS, WITH(IN(method)), mem, &method_window_shape, ret, ret_count);
}

enum status cocreation_next_number(struct db *db, int64_t jurisdiction, int64_t *ret)
{
    return db_int(db, SQL_COCREATION_NEXT_NUMBER, WITH(IN(jurisdiction)), ret);
}

enum status readiness_of(struct db *db, struct arena *mem, int64_t cocreation, struct readiness_item **ret, size_t *ret_count)
{
    return db_many(db, SQL_COCREATION_READINESS, WITH(IN(cocreation)), mem, &readiness_item_shape, ret, ret_count);
}

enum status stage_changes_of(struct db *db, struct arena *mem, int64_t cocreation, struct stage_extension **ret, size_t *ret_count)
{
    return db_many(db, SQL_COCREATION_STAGE_CHANGES, WITH(IN(cocreation)), mem, &stage_extension_shape, ret, ret_count);
}

enum status stage_optional(struct db *db, int64_t stage, bool *ret)
{
    int64_t n = 0;
    TRY(db_int(db, SQL_COCREATION_STAGE_OPTIONAL, WITH(IN(stage)), &n));
    *ret = n > 0;
    return DONE;
}

enum status stage_gates_drop(struct db *db, struct arena *mem, int64_t stage)
{
    struct stage_gate *rows;
    size_t count;
    TRY(db_many(db, SQL_COCREATION_STAGE_GATES, WITH(IN(stage)), mem, &stage_gate_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        TRY(record_remove(db, &stage_gate_shape, mem, rows[i].id));
    return DONE;
}

enum status notices_of(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct cocreation_notice **ret,
                       size_t *ret_count)
{
    return db_many(db, SQL_COCREATION_NOTICES_OF, WITH(IN(cocreation), IN((int64_t)with_drafts)), mem, &cocreation_notice_shape, ret, ret_count);
}

enum status cocreation_method_in_force(struct db *db, struct arena *mem, int64_t jurisdiction, struct cocreation_method **ret)
{
    return db_one(db, SQL_COCREATION_METHOD_IN_FORCE, WITH(IN(jurisdiction)), mem, &cocreation_method_shape, ret);
}

enum status cocreation_methods(struct db *db, struct arena *mem, int64_t jurisdiction, bool with_drafts, struct cocreation_method **ret,
                               size_t *ret_count)
{
    return db_many(db, SQL_COCREATION_METHODS, WITH(IN(jurisdiction), IN((int64_t)with_drafts)), mem, &cocreation_method_shape, ret, ret_count);
}

enum status cocreation_method_by_number(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct cocreation_method **ret)
{
    return db_one(db, SQL_COCREATION_METHOD_BY_NUMBER, WITH(IN(jurisdiction), IN(number)), mem, &cocreation_method_shape, ret);
}

enum status method_stage_taken(struct db *db, const struct method_stage *s, enum status *ret)
{
    int64_t n = 0;
    TRY(db_int(db, SQL_COCREATION_METHOD_STAGE_CODE, WITH(IN(s->method), IN(s->code), IN(s->id == NONE ? 0 : s->id)), &n));
    *ret = n > 0 ? CONFLICT : DONE;
    return DONE;
}

enum status method_gates_drop(struct db *db, struct arena *mem, int64_t stage)
{
    struct method_gate *rows;
    size_t count;
    TRY(db_many(db, SQL_COCREATION_METHOD_GATES, WITH(IN(stage)), mem, &method_gate_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        TRY(record_remove(db, &method_gate_shape, mem, rows[i].id));
    return DONE;
}
