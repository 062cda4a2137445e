/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/commitment/commitment_store.h"

#include "sql.h"

#define SHAPE_TAG struct commitment_own_role
SHAPE_TABLE(commitment_own_role, NULL, COMMITMENT_OWN_ROLE);
#undef SHAPE_TAG
#define SHAPE_TAG struct commitment_party
SHAPE_TABLE(commitment_party, NULL, COMMITMENT_PARTY);
#undef SHAPE_TAG
#define SHAPE_TAG struct commitment_link
SHAPE_TABLE(commitment_link, NULL, COMMITMENT_LINK);
#undef SHAPE_TAG

#define SHAPE_TAG struct commitment_contact
SHAPE_TABLE(commitment_contact, NULL, COMMITMENT_CONTACT);
#undef SHAPE_TAG
#define SHAPE_TAG struct commitment_remark
SHAPE_TABLE(commitment_remark, NULL, COMMITMENT_REMARK);
#undef SHAPE_TAG

enum status commitments_of_plan(struct db *db, struct arena *mem, int64_t plan, struct commitment_card **ret,
                                size_t *ret_count)
{
    return db_many(db, SQL_COMMITMENTS_OF_PLAN, WITH(IN(plan)), mem, &commitment_card_shape, ret, ret_count);
}

enum status commitment_by_number(struct db *db, struct arena *mem, int64_t plan, struct str number,
                                 struct commitment **ret)
{
    return db_one(db, SQL_COMMITMENT_BY_NUMBER, WITH(IN(plan), IN(number)), mem, &commitment_shape, ret);
}

enum status commitment_at(struct db *db, struct arena *mem, struct str jurisdiction, int64_t plan, struct str number,
                          struct commitment_place *place)
{
    const struct db_part parts[] = {
        {&commitment_shape, &place->commitment}, {&plan_shape, &place->plan}, {&jurisdiction_shape, &place->jurisdiction}};
    return db_one_joined(db, SQL_COMMITMENT_AT, WITH(IN(jurisdiction), IN(plan), IN(number)), mem, parts, COUNT(parts));
}

enum status commitment_own_roles(struct db *db, struct arena *mem, int64_t commitment, int64_t person,
                                 struct day today, unsigned *ret_roles)
{
    struct commitment_own_role *rows;
    size_t count;
    TRY(db_many(db, SQL_COMMITMENT_ROLES_OF_PERSON, WITH(IN(commitment), IN(person), IN(today)), mem,
                &commitment_own_role_shape, &rows, &count));
    unsigned roles = 0;
    for (size_t i = 0; i < count; i++)
        roles |= rows[i].role == PERSON_FOCAL ? 1u << ROLE_FOCAL : 1u << ROLE_COUNTERPART;
    *ret_roles = roles;
    return DONE;
}

enum status commitment_financing(struct db *db, struct arena *mem, int64_t commitment, struct financing **ret,
                                 size_t *ret_count)
{
    return db_many(db, SQL_COMMITMENT_FINANCING, WITH(IN(commitment)), mem, &financing_shape, ret, ret_count);
}

enum status commitments_before(struct db *db, struct arena *mem, const struct plan *plan, struct commitment_link **ret,
                               size_t *ret_count)
{
    return db_many(db, SQL_COMMITMENTS_BEFORE, WITH(IN(plan->jurisdiction), IN(plan->number)), mem, &commitment_link_shape,
                   ret, ret_count);
}
