/* SPDX-License-Identifier: EUPL-1.2
 * The end of a plan, closed or withdrawn by an act, and what the plan's page says of editions. */
#include "pages.h"
#include "room/edition/edition_pages.h"

static enum status end_show(struct request *r, bool withdraw)
{
    const struct plan_place *place = r->object;
    struct option *acts;
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    lists->field = "act";
    TRY(act_options(r, place->jurisdiction->id, &acts, &lists->count));
    lists->options = acts;
    struct plan_edition *blank = arena_new_of(r->mem, struct plan_edition);
    shape_clear(&plan_edition_shape, blank);
    blank->published_on = r->today;
    struct edition_end_page page = {.plan = place->plan, .path = place->path, .withdraw = withdraw};
    page.action = path_fmt(r, "%.*s/%s", STR_ARG(place->path), withdraw ? "retirar" : "cerrar");
    page.form = form_for(r, &plan_edition_shape, blank, page.action);
    page.form.options = lists;
    page.form.option_count = 1;
    const char *title = withdraw ? N_("Retirar el plan") : N_("Cerrar el plan");
    struct head head = jurisdiction_head(r, place->jurisdiction, str_of(say(r->lang, title)));
    head_crumb(r, &head, place->plan->name, place->path);
    head.form_page = true;
    return page_edition_end(r, head, &page);
}

static enum status close_show(struct request *r)
{
    return end_show(r, false);
}

static enum status withdraw_show(struct request *r)
{
    return end_show(r, true);
}

/* The act, and for a withdrawal the reason that the public will read (typed under "note"). */
static enum status end_apply(struct request *r, int to)
{
    static const char *const names[] = {"act", "note", NULL};
    const struct plan_place *place = r->object;
    struct plan_edition typed;
    struct plan p = *place->plan;
    shape_clear(&plan_edition_shape, &typed);
    if (!plan_may_become(p.state, to))
        return problem_add(r, "", N_("El plan no está en un estado que permita esto."));
    TRY(form_read_fields(r, &plan_edition_shape, &typed, names));
    enum status s = typed.act == NONE ? INVALID : act_allows(r->db, r->mem, typed.act, place->jurisdiction->id, r->today);
    if (s == INVALID)
        return problem_add(r, "act", N_("Elige un acto aprobado de esta jurisdicción."));
    TRY(s);
    if (to == PLAN_WITHDRAWN && str_empty(str_trim(typed.note)))
        return problem_add(r, "note", N_("Escribe el motivo: lo leerá quien busque el plan."));
    if (typed.note.len > 2000)
        return problem_add(r, "note", N_("El motivo es demasiado largo: 2.000 caracteres a lo sumo."));
    request_deed(r, typed.act, typed.note);
    p.state = to;
    p.ending_act = typed.act;
    p.ended_on = r->today;
    p.ending_reason = typed.note;
    TRY(record_change(r->db, &plan_shape, r->mem, &p));
    return respond_redirect(r, place->path, to == PLAN_WITHDRAWN ? N_("El plan quedó retirado.") : N_("El plan quedó cerrado."));
}

static enum status close_apply(struct request *r)
{
    return end_apply(r, PLAN_CLOSED);
}

static enum status withdraw_apply(struct request *r)
{
    return end_apply(r, PLAN_WITHDRAWN);
}

/* On the plan's page: how it ended, and the ways for those who may. */
enum status edition_panel(struct request *r, struct out *o)
{
    const struct plan_place *place = r->object;
    struct act *act = NULL;
    struct edition_panel_view view = {
        .plan = place->plan,
        .path = place->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(place->jurisdiction->code)),
        .may_publish = request_may(r, PUBLISH_PLAN),
        .may_edit = request_may(r, EDIT_PLAN),
    };
    if (place->plan->ending_act != NONE)
        TRY(act_get(r->db, r->mem, place->jurisdiction->id, place->plan->ending_act, &act));
    view.act = act;
    part_edition_panel(o, &view);
    return DONE;
}

#define AT "/:jurisdiction/plan/:plan"
const struct route edition_end_routes[] = {
    {GET, AT "/cerrar", PUBLISH_PLAN, 0, plan_load, close_show, NULL, NULL},
    {POST, AT "/cerrar", PUBLISH_PLAN, 0, plan_load, close_show, NULL, close_apply},
    {GET, AT "/retirar", PUBLISH_PLAN, 0, plan_load, withdraw_show, NULL, NULL},
    {POST, AT "/retirar", PUBLISH_PLAN, 0, plan_load, withdraw_show, NULL, withdraw_apply},
    {.pattern = NULL},
};
#undef AT
