/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/reprogramming/repro_view.h"
#include "sql.h"

#define SHAPE_TAG struct repro_member_view
SHAPE_TABLE(repro_member_view, NULL, REPRO_MEMBER_VIEW);
#undef SHAPE_TAG
#define SHAPE_TAG struct repro_item_view
SHAPE_TABLE(repro_item_view, NULL, REPRO_ITEM_VIEW);
#undef SHAPE_TAG
#define SHAPE_TAG struct repro_comment_view
SHAPE_TABLE(repro_comment_view, NULL, REPRO_COMMENT_VIEW);
#undef SHAPE_TAG
#define SHAPE_TAG struct repro_wait
SHAPE_TABLE(repro_wait, NULL, REPRO_WAIT);
#undef SHAPE_TAG

enum status repro_live(struct db *db, struct arena *mem, int64_t plan, struct reprogramming **ret)
{
    enum status s = db_one(db, SQL_REPRO_LIVE, WITH(IN(plan)), mem, &reprogramming_shape, ret);
    if (s == NOT_FOUND)
        *ret = NULL;
    return s == NOT_FOUND ? DONE : s;
}

enum status repro_by_number(struct db *db, struct arena *mem, int64_t plan, int64_t number, struct reprogramming **ret)
{
    return db_one(db, SQL_REPRO_BY_NUMBER, WITH(IN(plan), IN(number)), mem, &reprogramming_shape, ret);
}

enum status repros_of_plan(struct db *db, struct arena *mem, int64_t plan, struct reprogramming **ret, size_t *ret_count)
{
    return db_many(db, SQL_REPROS_OF_PLAN, WITH(IN(plan)), mem, &reprogramming_shape, ret, ret_count);
}

enum status repro_open(struct db *db, struct reprogramming *x)
{
    TRY(db_int(db, SQL_REPRO_NEXT_NUMBER, WITH(IN(x->plan)), &x->number));
    return record_add(db, &reprogramming_shape, x);
}

enum status repro_read(struct db *db, struct arena *mem, struct repro_place *p)
{
    struct args in = WITH(IN(p->x->id));
    TRY(db_many(db, SQL_REPRO_MEMBERS, in, mem, &repro_member_view_shape, &p->members, &p->member_count));
    TRY(db_many(db, SQL_REPRO_ITEMS, in, mem, &repro_item_view_shape, &p->items, &p->item_count));
    TRY(db_many(db, SQL_REPRO_COMMENTS, in, mem, &repro_comment_view_shape, &p->comments, &p->comment_count));
    return db_many(db, SQL_REPRO_DIFFERENCES, in, mem, &repro_difference_shape, &p->differences, &p->difference_count);
}

enum status repro_own_roles(struct db *db, int64_t plan, int64_t person, struct day today, unsigned *ret)
{
    static const struct {
        int as;
        enum role role;
    } roles[] = {{PERSON_FOCAL, ROLE_FOCAL}, {PERSON_COUNTERPART, ROLE_COUNTERPART}};
    *ret = 0;
    for (size_t i = 0; i < COUNT(roles); i++) {
        int64_t n = 0;
        TRY(db_int(db, SQL_REPRO_PARTY, WITH(IN(plan), IN(person), IN_CHOICE(person_role, roles[i].as), IN(today)), &n));
        if (n > 0)
            *ret |= 1u << roles[i].role;
    }
    return DONE;
}

enum status repro_waiting_changes(struct db *db, int64_t commitment, int64_t *ret)
{
    return db_int(db, SQL_REPRO_WAITING_CHANGES, WITH(IN(commitment)), ret);
}

enum status repro_waits(struct db *db, struct arena *mem, struct repro_wait **ret, size_t *ret_count)
{
    return db_many(db, SQL_REPRO_WAITS, WITHOUT, mem, &repro_wait_shape, ret, ret_count);
}
