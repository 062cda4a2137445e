/* SPDX-License-Identifier: EUPL-1.2
 * Loaders and the reading of due texts. */
#include "room/milestone/milestone.h"

enum status milestone_enter(struct request *r, struct milestone_place **ret)
{
    struct commitment_place *at;
    TRY(commitment_enter(r, &at));
    return milestone_enter_at(r, at, ret);
}

enum status milestone_enter_at(struct request *r, struct commitment_place *at, struct milestone_place **ret)
{
    struct milestone_place *place = arena_new_of(r->mem, struct milestone_place);
    place->place = at;
    TRY(milestone_by_number(r->db, r->mem, place->place->commitment->id, request_param(r, "milestone"),
                            &place->milestone));
    struct str number = url_component(r->mem, place->milestone->number);
    place->path = path_fmt(r, "%.*s/hito/%.*s", STR_ARG(place->place->path), STR_ARG(number));
    *ret = place;
    return DONE;
}

enum status milestone_load(struct request *r)
{
    struct milestone_place *place;
    TRY(milestone_enter(r, &place));
    r->object = place;
    return DONE;
}

enum status milestone_dates(struct request *r, const struct plan *plan, struct milestone *m, bool fixing)
{
    struct day_range due;
    if (!day_range_parse(m->due_text, &due))
        return problem_add(r, "due_text",
                           N_("No es un plazo. Escribe un día (30/06/2027), un mes (junio 2027) o un semestre (I semestre 2027)."));
    if (day_known(plan->ends_on) && day_before(plan->ends_on, due.last))
        return problem_add(r, "due_text", N_("El plazo termina después que el plan."));
    if (day_known(plan->starts_on) && day_before(due.last, plan->starts_on))
        return problem_add(r, "due_text", N_("El plazo termina antes de que empiece el plan."));
    if (day_before(due.last, m->starts_on))
        return problem_add(r, "starts_on", N_("Empieza después de su propio plazo."));
    m->due_first_on = due.first;
    m->due_on = due.last;
    if (fixing) {
        m->original_text = m->due_text;
        m->original_first_on = due.first;
        m->original_due_on = due.last;
    }
    return DONE;
}
