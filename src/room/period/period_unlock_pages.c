/* SPDX-License-Identifier: EUPL-1.2
 * Reopening a locked period: asked by the directorate, decided by the co-lead, never by the same person. */
#include "pages.h"
#include "room/period/period_view.h"

/* POST …/periodo/:period/reapertura */
enum status unlock_ask_apply(struct request *r)
{
    static const char *const names[] = {"institution", "reason", "until_on", NULL};
    const struct period_place *place = r->object;
    struct period_institution *institutions;
    struct methodology *version;
    struct unlocking u;
    size_t count;
    shape_clear(&unlocking_shape, &u);
    TRY(form_read_fields(r, &unlocking_shape, &u, names));
    TRY(methodology_on(r->db, r->mem, place->jurisdiction->id, r->today, &version));
    const char *fault = unlocking_fault(&u, place->period, version->unlock_days, r->today);
    struct str most = int_words(r->mem, r->lang, version->unlock_days);
    if (fault != NULL)
        return problem_add_text(r, day_known(place->period->locked_on) ? STR("until_on") : STR_NONE, say_with(r->mem, r->lang, fault, &most, 1));
    TRY(period_institutions(r->db, r->mem, place->plan->id, &institutions, &count));
    bool known = u.institution == NONE;
    for (size_t i = 0; i < count; i++)
        known = known || institutions[i].id == u.institution;
    if (!known)
        return problem_add(r, "institution", N_("Elige una institución que lidere compromisos de este plan."));
    u.period = place->period->id;
    u.state = UNLOCKING_ASKED;
    u.asked_by = r->actor.person;
    u.asked_on = r->today;
    request_deed(r, NONE, u.reason);
    TRY(record_add(r->db, &unlocking_shape, &u));
    return respond_redirect(r, place->path, N_("Se pidió la reapertura. La decide el coliderazgo."));
}

enum status unlocking_load(struct request *r)
{
    struct unlocking_place *p = arena_new_of(r->mem, struct unlocking_place);
    int64_t id;
    TRY(period_enter(r, &p->at));
    TRY(request_id(r, "unlocking", &id));
    TRY(record_get(r->db, r->mem, &unlocking_shape, id, &p->u));
    r->object = p;
    return p->u->period == p->at->period->id ? DONE : NOT_FOUND;
}

/* GET …/reapertura/:unlocking */
enum status unlocking_show(struct request *r)
{
    const struct unlocking_place *p = r->object;
    struct str path = path_fmt(r, "%.*s/reapertura/%lld", STR_ARG(p->at->path), (long long)p->u->id);
    struct institution *i;
    static const char *const required[] = {"decision", NULL};
    struct unlocking_page page = {.u = p->u, .row = p->at->period, .own = p->u->asked_by == r->actor.person};
    if (p->u->institution != NONE) {
        TRY(record_get(r->db, r->mem, &institution_shape, p->u->institution, &i));
        page.institution = i->name;
    }
    page.approve = form_for(r, &unlocking_shape, p->u, path_fmt(r, "%.*s/aprobar", STR_ARG(path)));
    page.refuse = form_for(r, &unlocking_shape, p->u, path_fmt(r, "%.*s/negar", STR_ARG(path)));
    page.refuse.required = required;
    struct head head = period_head(r, p->at, str_of(say(r->lang, N_("Decidir la reapertura"))), false);
    head.form_page = true;
    return page_unlocking(r, head, &page);
}

static enum status decided(struct request *r, int state, const char *flash)
{
    static const char *const names[] = {"decision", NULL};
    const struct unlocking_place *p = r->object;
    struct unlocking u = *p->u;
    const char *fault = unlocking_decision_fault(&u, r->actor.person);
    if (fault != NULL) {
        problem_add(r, "", fault);
        return u.state != UNLOCKING_ASKED ? CONFLICT : INVALID;
    }
    TRY(form_read_fields(r, &unlocking_shape, &u, names));
    if (state == UNLOCKING_REFUSED && u.decision.len < 10)
        return problem_add(r, "decision", N_("Di por qué no se aprueba, en 10 caracteres o más."));
    u.state = state;
    u.decided_by = r->actor.person;
    u.decided_on = r->today;
    request_deed(r, NONE, u.decision);
    TRY(record_change(r->db, &unlocking_shape, r->mem, &u));
    return respond_redirect(r, p->at->path, flash);
}

/* POST …/reapertura/:unlocking/aprobar */
enum status unlock_approve_apply(struct request *r)
{
    return decided(r, UNLOCKING_APPROVED, N_("Se aprobó la reapertura."));
}

/* POST …/reapertura/:unlocking/negar */
enum status unlock_refuse_apply(struct request *r)
{
    return decided(r, UNLOCKING_REFUSED, N_("No se aprobó la reapertura."));
}
