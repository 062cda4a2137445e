/* SPDX-License-Identifier: EUPL-1.2
 * Loaders that this room and those below share. */
#include "room/plan/plan.h"

enum status plan_enter(struct request *r, struct plan_place **ret)
{
    struct plan_place *place = arena_new_of(r->mem, struct plan_place);
    TRY(jurisdiction_enter(r, &place->jurisdiction));
    int64_t number;
    TRY(request_id(r, "plan", &number));
    TRY(plan_by_number(r->db, r->mem, place->jurisdiction->id, number, &place->plan));
    r->scope.draft = place->plan->state == PLAN_DRAFT;
    if (place->plan->state == PLAN_WITHDRAWN && r->method == GET && r->actor.person == NONE) {
        r->gone = place->plan->ending_reason;
        return GONE;
    }
    place->path = path_fmt(r, "/%.*s/plan/%lld", STR_ARG(place->jurisdiction->code), (long long)number);
    *ret = place;
    return DONE;
}

enum status plan_load(struct request *r)
{
    struct plan_place *place;
    TRY(plan_enter(r, &place));
    r->object = place;
    return DONE;
}
