/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of the plan and of its commitments, and the pending list, say of a reprogramming. */
#include "pages.h"
#include "room/reprogramming/repro_view.h"

enum status repro_commitment_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct reprogramming *x;
    if (!commitment_has(place, BESIDE_REPROGRAMMING))
        return DONE;
    TRY(repro_live(r->db, r->mem, place->plan->id, &x));
    if (x == NULL)
        return DONE;
    struct str plan = path_fmt(r, "/%.*s/plan/%lld", STR_ARG(place->jurisdiction->code), (long long)place->plan->number);
    struct repro_panel_view view = {
        .x = x,
        .path = path_fmt(r, "%.*s/reprogramacion/%lld", STR_ARG(plan), (long long)x->number),
        .propose_path = path_fmt(r, "%.*s/reprogramar", STR_ARG(place->path)),
        .may_propose = x->state == REPRO_PROPOSALS && !day_before(x->proposals_until, r->today) &&
                       place->commitment->state == COMMITMENT_CURRENT && request_may(r, REPROGRAM_SHARE),
    };
    part_repro_panel(o, &view);
    return DONE;
}

enum status repro_plan_panel(struct request *r, struct out *o)
{
    const struct plan_place *place = r->object;
    struct reprogramming *rows;
    size_t count;
    TRY(repros_of_plan(r->db, r->mem, place->plan->id, &rows, &count));
    struct repro_panel_view view = {
        .list_path = path_fmt(r, "%.*s/reprogramaciones", STR_ARG(place->path)),
        .may_open = place->plan->state == PLAN_PUBLISHED && place->plan->tracking == PLAN_TRACKED && request_may(r, REPROGRAM),
        .any = count > 0,
    };
    for (size_t i = 0; i < count; i++)
        if (!day_known(rows[i].closed_on)) {
            view.x = &rows[i];
            view.path = path_fmt(r, "%.*s/reprogramacion/%lld", STR_ARG(place->path), (long long)rows[i].number);
        }
    if (view.any || view.may_open)
        part_repro_panel(o, &view);
    return DONE;
}

/* What the process waits for, from the directorate. */
static const char *waits_for(const struct request *r, const struct repro_wait *w)
{
    if (w->unanswered > 0)
        return N_("Responder los comentarios a la reprogramación de %1");
    if (w->state == REPRO_PROPOSALS && day_before(w->proposals_until, r->today))
        return N_("Pasar a la comisión la reprogramación de %1");
    if (w->state == REPRO_FEEDBACK && day_before(w->feedback_until, r->today))
        return N_("Enviar a validación la reprogramación de %1");
    return NULL;
}

enum status repro_pending(struct request *r, struct pending_list *list)
{
    struct repro_wait *rows;
    size_t count;
    bool staff = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        staff = staff || r->actor.grants[i].role == ROLE_DIRECTORATE;
    if (!staff)
        return DONE;
    TRY(repro_waits(r->db, r->mem, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction};
        const char *what = waits_for(r, &rows[i]);
        if (what == NULL || may(&r->actor, REPROGRAM, &there) != DONE)
            continue;
        pending_add(r, list, say_with(r->mem, r->lang, what, &rows[i].plan_name, 1),
                    path_fmt(r, "/%.*s/plan/%lld/reprogramacion/%lld", STR_ARG(rows[i].jurisdiction_code), (long long)rows[i].plan_number,
                             (long long)rows[i].number),
                    DAY_NONE);
    }
    return DONE;
}
