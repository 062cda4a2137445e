/* SPDX-License-Identifier: EUPL-1.2
 * Plainly invented people: one account for each role. */
#include "command/demo.h"

#define DEMO_ACCOUNT(email, name, what) {email, name},
static const struct {
    const char *email, *name;
} accounts[] = {
#include "demo.def"
};
#undef DEMO_ACCOUNT

static enum status one(struct db *db, struct arena *mem, const char *email, const char *name, int64_t *ret)
{
    struct person *there;
    enum status s = person_by_email(db, mem, str_of(email), &there);
    if (s == DONE)
        *ret = there->id;
    if (s != NOT_FOUND)
        return s;
    return account_add(db, mem, str_of(email), str_of(name), STR(DEMO_PASSWORD), ret);
}

enum status demo_people_add(struct db *db, struct arena *mem, int64_t jurisdiction, struct day today,
                            struct demo_people *ret)
{
    struct day since = day_add_months(today, -12);
    int64_t *const ids[] = {&ret->directorate, &ret->focal, &ret->counterpart, &ret->colead, &ret->evaluator, &ret->facilitator, &ret->admin};
    static_assert(COUNT(ids) == COUNT(accounts), "one account for each role, in this order");
    for (size_t i = 0; i < COUNT(accounts); i++)
        TRY(one(db, mem, accounts[i].email, accounts[i].name, ids[i]));
    TRY(account_grant(db, mem, ret->directorate, ROLE_DIRECTORATE, jurisdiction, since));
    TRY(account_grant(db, mem, ret->focal, ROLE_FOCAL, jurisdiction, since));
    TRY(account_grant(db, mem, ret->counterpart, ROLE_COUNTERPART, jurisdiction, since));
    TRY(account_grant(db, mem, ret->colead, ROLE_COLEAD, jurisdiction, since));
    TRY(account_grant(db, mem, ret->evaluator, ROLE_EVALUATOR, jurisdiction, since));
    TRY(account_grant(db, mem, ret->facilitator, ROLE_FACILITATOR, jurisdiction, since));
    return account_grant(db, mem, ret->admin, ROLE_ADMIN, NONE, since);
}
