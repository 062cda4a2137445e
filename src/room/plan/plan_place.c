/* SPDX-License-Identifier: EUPL-1.2
 * Loaders that this room and those below share. */
#include "room/plan/plan.h"

enum status plan_admit(struct request *r, struct jurisdiction *j, struct plan *plan, struct plan_place **ret)
{
    TRY(jurisdiction_admit(r, j));
    r->scope.draft = plan->state == PLAN_DRAFT;
    if (plan->state == PLAN_WITHDRAWN && r->method == GET && r->actor.person == NONE) {
        r->gone = plan->ending_reason;
        return GONE;
    }
    struct plan_place *place = arena_new_of(r->mem, struct plan_place);
    *place = (struct plan_place){j, plan, path_fmt(r, "/%.*s/plan/%lld", STR_ARG(j->code), (long long)plan->number)};
    *ret = place;
    return DONE;
}

enum status plan_enter(struct request *r, struct plan_place **ret)
{
    struct jurisdiction *j;
    struct plan *plan;
    int64_t number;
    TRY(request_id(r, "plan", &number));
    TRY(plan_at(r->db, r->mem, request_param(r, "jurisdiction"), number, &j, &plan));
    return plan_admit(r, j, plan, ret);
}

enum status plan_load(struct request *r)
{
    struct plan_place *place;
    TRY(plan_enter(r, &place));
    r->object = place;
    return DONE;
}
