/* SPDX-License-Identifier: EUPL-1.2
 * What the institution that would lead says: its focal point answers until the round closes. */
#include "pages.h"
#include "room/scoring/scoring_pages.h"

static enum status opinion_load(struct request *r)
{
    struct opinion_place *p = arena_new_of(r->mem, struct opinion_place);
    TRY(proposal_enter(r, &p->at));
    p->path = path_fmt(r, "%.*s/opinion", STR_ARG(p->at->path));
    r->object = p;
    if (r->actor.person == NONE)
        return DONE;
    enum status s = opinion_mine(r->db, r->mem, p->at->proposal->id, r->actor.person, r->today, &p->opinion);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    r->scope.own_roles |= 1u << ROLE_FOCAL;
    return record_get(r->db, r->mem, &scoring_round_shape, p->opinion->round, &p->round);
}

static struct lead_opinion *opinion_base(struct request *r, const struct opinion_row *row)
{
    struct lead_opinion *x = arena_new_of(r->mem, struct lead_opinion);
    *x = (struct lead_opinion){row->id, row->round, row->proposal, row->institution, row->person, row->asked_on, row->due_on, row->competence,
                               row->budget, row->policy_months, row->text, row->given_on, row->revision, row->changed_at};
    return x;
}

static const char *const required[] = {"competence", "budget", "policy_months", "text", NULL};

/* GET …/propuesta/:proposal/opinion */
static enum status opinion_show(struct request *r)
{
    const struct opinion_place *p = r->object;
    struct opinion_page page = {
        .proposal = p->at->proposal,
        .x = p->opinion,
        .form = form_for(r, &lead_opinion_shape, opinion_base(r, p->opinion), p->path),
        .proposal_path = p->at->path,
        .may_write = p->round->state != ROUND_CLOSED,
    };
    page.form.required = required;
    struct head head = cocreation_head(r, p->at->at, str_of(say(r->lang, N_("Opinión de la institución que lideraría"))));
    head_crumb(r, &head, p->at->proposal->title, p->at->path);
    head.form_page = true;
    return page_opinion(r, head, &page);
}

static enum status opinion_apply(struct request *r)
{
    static const char *const names[] = {"competence", "budget", "policy_months", "text", NULL};
    const struct opinion_place *p = r->object;
    struct lead_opinion x = *opinion_base(r, p->opinion);
    if (p->round->state == ROUND_CLOSED)
        return problem_add(r, "", N_("La ronda ya se cerró: la opinión no cambia."));
    TRY(form_read_fields(r, &lead_opinion_shape, &x, names));
    if (x.competence < 0)
        return problem_add(r, "competence", N_("Elige una respuesta."));
    if (x.budget < 0)
        return problem_add(r, "budget", N_("Elige una respuesta."));
    if (x.policy_months == NONE)
        return problem_add(r, "policy_months", N_("Di cuántos meses; 0 si no hace falta."));
    if (str_empty(x.text))
        return problem_add(r, "text", N_("Escribe la opinión."));
    x.person = r->actor.person;
    x.given_on = r->today;
    TRY(record_change(r->db, &lead_opinion_shape, r->mem, &x));
    return respond_redirect(r, p->path, N_("Se guardó la opinión. La ven quienes califican la propuesta; será pública cuando se cierre la ronda."));
}

#define ONE "/:jurisdiction/cocreacion/:process/propuesta/:proposal/opinion"
const struct route scoring_opinion_routes[] = {
    {GET, ONE, GIVE_LEAD_OPINION, 0, opinion_load, opinion_show, NULL, NULL},
    {POST, ONE, GIVE_LEAD_OPINION, 0, opinion_load, opinion_show, NULL, opinion_apply},
    {.pattern = NULL},
};
#undef ONE
