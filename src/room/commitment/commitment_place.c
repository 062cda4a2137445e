/* SPDX-License-Identifier: EUPL-1.2
 * Loaders and the checks that need more than the field list's limits. */
#include "room/commitment/commitment_store.h"

enum status commitment_enter(struct request *r, struct commitment_place **ret)
{
    struct commitment_place *place = arena_new_of(r->mem, struct commitment_place);
    struct plan_place *plan;
    int64_t number_of_plan;
    TRY(request_id(r, "plan", &number_of_plan));
    TRY(commitment_at(r->db, r->mem, request_param(r, "jurisdiction"), number_of_plan, request_param(r, "number"), place));
    TRY(plan_admit(r, place->jurisdiction, place->plan, &plan));
    if (place->commitment == NULL)
        return NOT_FOUND;
    if (r->actor.person != NONE)
        TRY(commitment_own_roles(r->db, r->mem, place->commitment->id, r->actor.person, r->today, &r->scope.own_roles));
    struct str number = url_component(r->mem, place->commitment->number);
    place->path = path_fmt(r, "%.*s/compromiso/%.*s", STR_ARG(plan->path), STR_ARG(number));
    *ret = place;
    return DONE;
}

bool commitment_calendar(const struct commitment_place *place, const struct commitment_span **ret, size_t *ret_count)
{
    if (place->sides == NULL)
        return false;
    *ret = place->sides->spans;
    *ret_count = place->sides->spans_count;
    return true;
}

bool commitment_has(const struct commitment_place *place, enum beside what)
{
    return place->sides == NULL || (place->sides->beside & (unsigned)what) != 0;
}

enum status commitment_load(struct request *r)
{
    struct commitment_place *place;
    TRY(commitment_enter(r, &place));
    r->object = place;
    return DONE;
}

/* What it continues is a commitment of an earlier plan of the same jurisdiction. */
static enum status carried_check(struct request *r, const struct plan *plan, const struct commitment *c)
{
    struct commitment_link *earlier;
    size_t count;
    if (c->carried_from == NONE)
        return DONE;
    TRY(commitments_before(r->db, r->mem, plan, &earlier, &count));
    for (size_t i = 0; i < count; i++)
        if (earlier[i].id == c->carried_from)
            return DONE;
    problem_add(r, "carried_from", N_("Elige un compromiso de un plan anterior de la misma jurisdicción."));
    return DONE;
}

enum status commitment_check(struct request *r, const struct plan *plan, const struct commitment *c)
{
    size_t before = r->problems.count;
    if (day_before(c->ends_on, c->starts_on))
        problem_add(r, "ends_on", N_("La fecha de término es anterior a la de inicio."));
    if (day_before(c->starts_on, plan->starts_on))
        problem_add(r, "starts_on", N_("Empieza antes que el plan."));
    if (day_before(plan->ends_on, c->ends_on))
        problem_add(r, "ends_on", N_("Termina después que el plan."));
    TRY(carried_check(r, plan, c));
    struct commitment *other;
    enum status found = commitment_by_number(r->db, r->mem, plan->id, c->number, &other);
    if (found == DONE && other->id != c->id)
        problem_add(r, "number", N_("Ya hay un compromiso con ese número en el plan."));
    else if (found != DONE && found != NOT_FOUND)
        return found;
    return r->problems.count > before ? INVALID : DONE;
}
