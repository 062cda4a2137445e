/* SPDX-License-Identifier: EUPL-1.2
 * What is done about a case: steps, offers of help, and its end. */
#include "room/stall/stall_view.h"

#include "pages.h"

enum status stall_back(struct request *r, const char *flash)
{
    const struct stall_place *p = r->object;
    return respond_redirect(r, p->path, flash);
}

enum status stall_moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("El caso ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

bool stall_is_live(const struct stall_place *p)
{
    return p->c->state == STALL_OPEN || p->c->state == STALL_ENDING;
}

static enum status form_show(struct request *r, struct stall_form_page *page, const char *title)
{
    const struct stall_place *p = r->object;
    page->c = p->place->commitment;
    page->title = title;
    page->path = p->path;
    struct head head = stall_head(r, p->place, str_of(say(r->lang, title)), p->c);
    head.form_page = true;
    return page_stall_form(r, head, page);
}

/* A select of the jurisdiction's institutions. */
static enum status institutions_into(struct request *r, struct form *form)
{
    const struct stall_place *p = r->object;
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    struct option *options;
    lists->field = "institution";
    TRY(institution_options(r, p->place->jurisdiction->id, &options, &lists->count));
    lists->options = options;
    form->options = lists;
    form->option_count = 1;
    return DONE;
}

/* POST …/aceptar: what was asked for is opened. */
static enum status accept_apply(struct request *r)
{
    const struct stall_place *p = r->object;
    struct stall_case c = *p->c;
    if (c.state != STALL_ASKED || !stall_may_become(c.state, STALL_OPEN))
        return stall_moved_on(r);
    c.state = STALL_OPEN;
    c.opened_by = r->actor.person;
    c.opened_on = r->today;
    struct stall_cause_row cause = {.id = NONE, .stall_case = c.id, .cause = STALL_MANUAL, .began_on = r->today, .ended_on = DAY_NONE};
    request_deed(r, NONE, c.reason);
    TRY(record_change(r->db, &stall_case_shape, r->mem, &c));
    TRY(record_add(r->db, &stall_cause_row_shape, &cause));
    return stall_back(r, N_("Se abrió el caso."));
}

static enum status case_form_show(struct request *r, enum stall_form which, const char *const *required, const char *part, const char *title)
{
    const struct stall_place *p = r->object;
    struct stall_case *c = arena_new_of(r->mem, struct stall_case);
    *c = *p->c;
    struct stall_form_page page = {.which = which};
    page.form = form_for(r, &stall_case_shape, c, path_fmt(r, "%.*s/%s", STR_ARG(p->path), part));
    page.form.required = required;
    return form_show(r, &page, title);
}

/* GET …/negar */
static enum status decline_show(struct request *r)
{
    static const char *const required[] = {"closing_note", NULL};
    return case_form_show(r, FORM_DECLINE, required, "negar", N_("No abrir el caso"));
}

/* POST …/negar */
static enum status decline_apply(struct request *r)
{
    static const char *const names[] = {"closing_note", NULL};
    const struct stall_place *p = r->object;
    struct stall_case c = *p->c;
    if (!stall_may_become(c.state, STALL_DECLINED))
        return stall_moved_on(r);
    TRY(form_read_fields(r, &stall_case_shape, &c, names));
    if (c.closing_note.len < 10)
        return problem_add(r, "closing_note", N_("Explica por qué no se abre, en 10 caracteres o más."));
    c.state = STALL_DECLINED;
    c.closed_by = r->actor.person;
    c.closed_on = r->today;
    request_deed(r, NONE, c.closing_note);
    TRY(record_change(r->db, &stall_case_shape, r->mem, &c));
    return stall_back(r, N_("Se registró que el caso no se abre."));
}

/* GET …/paso */
static enum status step_show(struct request *r)
{
    const struct stall_place *p = r->object;
    struct stall_step *fresh = arena_new_of(r->mem, struct stall_step);
    shape_clear(&stall_step_shape, fresh);
    struct stall_form_page page = {.which = FORM_STEP};
    page.form = form_for(r, &stall_step_shape, fresh, path_fmt(r, "%.*s/paso", STR_ARG(p->path)));
    TRY(institutions_into(r, &page.form));
    return form_show(r, &page, N_("Agregar un paso"));
}

/* POST …/paso */
static enum status step_apply(struct request *r)
{
    static const char *const names[] = {"what", "institution", "due_on", NULL};
    const struct stall_place *p = r->object;
    struct stall_step x;
    struct institution *owner;
    if (!stall_is_live(p))
        return stall_moved_on(r);
    shape_clear(&stall_step_shape, &x);
    TRY(form_read_fields(r, &stall_step_shape, &x, names));
    enum status s = record_get(r->db, r->mem, &institution_shape, x.institution, &owner);
    if (s == NOT_FOUND || (s == DONE && owner->jurisdiction != p->place->jurisdiction->id))
        return problem_add(r, "institution", N_("Elige una institución de la lista."));
    TRY(s);
    if (day_before(x.due_on, r->today))
        return problem_add(r, "due_on", N_("Esa fecha ya pasó."));
    x.stall_case = p->c->id;
    x.state = STEP_PENDING;
    TRY(record_add(r->db, &stall_step_shape, &x));
    return stall_back(r, N_("Se agregó el paso."));
}

static const struct stall_step_view *step_of(const struct stall_place *p, int64_t id)
{
    for (size_t i = 0; i < p->file.step_count; i++)
        if (p->file.steps[i].id == id)
            return &p->file.steps[i];
    return NULL;
}

static enum status step_load(struct request *r)
{
    int64_t id;
    TRY(stall_load(r));
    TRY(request_id(r, "step", &id));
    return step_of(r->object, id) == NULL ? NOT_FOUND : DONE;
}

/* GET …/paso/:step */
static enum status step_mark_show(struct request *r)
{
    const struct stall_place *p = r->object;
    int64_t id;
    TRY(request_id(r, "step", &id));
    const struct stall_step_view *x = step_of(p, id);
    struct stall_step *fresh = arena_new_of(r->mem, struct stall_step);
    shape_clear(&stall_step_shape, fresh);
    fresh->state = x->state == STEP_PENDING ? STEP_DONE : x->state;
    fresh->done_on = day_known(x->done_on) ? x->done_on : r->today;
    fresh->note = x->note;
    fresh->revision = x->revision;
    struct stall_form_page page = {.which = FORM_MARK, .step = x};
    page.form = form_for(r, &stall_step_shape, fresh, path_fmt(r, "%.*s/paso/%lld", STR_ARG(p->path), (long long)id));
    return form_show(r, &page, N_("Marcar este paso"));
}

static enum status step_marked(struct request *r, const struct stall_step *x)
{
    if (x->state != STEP_DONE && x->state != STEP_NOT_DONE)
        return problem_add(r, "state", N_("Elige si se hizo o no."));
    if (x->state == STEP_DONE && !day_known(x->done_on))
        return problem_add(r, "done_on", N_("Escribe qué día se hizo."));
    if (x->state == STEP_DONE && day_before(r->today, x->done_on))
        return problem_add(r, "done_on", N_("La fecha todavía no llega."));
    if (x->state == STEP_NOT_DONE && x->note.len < 10)
        return problem_add(r, "note", N_("Explica por qué no se hizo, en 10 caracteres o más."));
    return DONE;
}

/* POST …/paso/:step: who speaks for its owner, or the directorate. */
static enum status step_mark_apply(struct request *r)
{
    static const char *const names[] = {"state", "done_on", "note", NULL};
    const struct stall_place *p = r->object;
    int64_t id;
    TRY(request_id(r, "step", &id));
    const struct stall_step_view *now = step_of(p, id);
    bool manages = request_may(r, MANAGE_CASES), speaks = false;
    TRY(stall_speaks_for(r->db, p->place->commitment->id, r->actor.person, now->institution, r->today, &speaks));
    if (!stall_is_live(p) || (now->state != STEP_PENDING && !manages))
        return stall_moved_on(r);
    if (!manages && !speaks)
        return problem_add(r, "", N_("Este paso lo marca la institución que lo tiene a cargo, o la Dirección."));
    struct stall_step *x;
    TRY(record_get(r->db, r->mem, &stall_step_shape, id, &x));
    TRY(form_read_fields(r, &stall_step_shape, x, names));
    TRY(step_marked(r, x));
    if (x->state == STEP_NOT_DONE)
        x->done_on = DAY_NONE;
    x->marked_by = r->actor.person;
    request_deed(r, NONE, x->note);
    TRY(record_change(r->db, &stall_step_shape, r->mem, x));
    return stall_back(r, N_("Se marcó el paso."));
}

/* GET …/ofrecer */
static enum status offer_show(struct request *r)
{
    const struct stall_place *p = r->object;
    struct stall_offer *fresh = arena_new_of(r->mem, struct stall_offer);
    shape_clear(&stall_offer_shape, fresh);
    struct stall_form_page page = {.which = FORM_OFFER};
    page.form = form_for(r, &stall_offer_shape, fresh, path_fmt(r, "%.*s/ofrecer", STR_ARG(p->path)));
    TRY(institutions_into(r, &page.form));
    return form_show(r, &page, N_("Ofrecer ayuda"));
}

/* POST …/ofrecer */
static enum status offer_apply(struct request *r)
{
    static const char *const names[] = {"institution", "text", NULL};
    const struct stall_place *p = r->object;
    struct stall_offer x;
    struct institution *from;
    if (!stall_is_live(p))
        return stall_moved_on(r);
    shape_clear(&stall_offer_shape, &x);
    TRY(form_read_fields(r, &stall_offer_shape, &x, names));
    enum status s = record_get(r->db, r->mem, &institution_shape, x.institution, &from);
    if (s == NOT_FOUND || (s == DONE && (from->jurisdiction != p->place->jurisdiction->id || from->state != INSTITUTION_ACTIVE)))
        return problem_add(r, "institution", N_("Elige una institución de la lista."));
    TRY(s);
    x.stall_case = p->c->id;
    x.person = r->actor.person;
    x.offered_on = r->today;
    x.state = OFFER_MADE;
    TRY(record_add(r->db, &stall_offer_shape, &x));
    return stall_back(r, N_("Gracias: la Dirección recibió tu ofrecimiento y te responderá."));
}

static const struct stall_offer_view *offer_of(const struct stall_place *p, int64_t id)
{
    for (size_t i = 0; i < p->file.offer_count; i++)
        if (p->file.offers[i].id == id)
            return &p->file.offers[i];
    return NULL;
}

static enum status offer_load(struct request *r)
{
    int64_t id;
    TRY(stall_load(r));
    TRY(request_id(r, "offer", &id));
    return offer_of(r->object, id) == NULL ? NOT_FOUND : DONE;
}

/* GET …/ofrecimiento/:offer */
static enum status offer_answer_show(struct request *r)
{
    static const char *const required[] = {"state", NULL};
    const struct stall_place *p = r->object;
    int64_t id;
    TRY(request_id(r, "offer", &id));
    const struct stall_offer_view *x = offer_of(p, id);
    struct stall_offer *fresh = arena_new_of(r->mem, struct stall_offer);
    shape_clear(&stall_offer_shape, fresh);
    fresh->state = OFFER_ACCEPTED;
    fresh->revision = x->revision;
    struct stall_form_page page = {.which = FORM_ANSWER, .offer = x};
    page.form = form_for(r, &stall_offer_shape, fresh, path_fmt(r, "%.*s/ofrecimiento/%lld", STR_ARG(p->path), (long long)id));
    page.form.required = required;
    return form_show(r, &page, N_("Responder el ofrecimiento"));
}

/* POST …/ofrecimiento/:offer */
static enum status offer_answer_apply(struct request *r)
{
    static const char *const names[] = {"state", "answer", NULL};
    struct stall_offer *x;
    int64_t id;
    TRY(request_id(r, "offer", &id));
    TRY(record_get(r->db, r->mem, &stall_offer_shape, id, &x));
    if (!stall_is_live(r->object) || x->state != OFFER_MADE)
        return stall_moved_on(r);
    TRY(form_read_fields(r, &stall_offer_shape, x, names));
    if (x->state == OFFER_MADE)
        return problem_add(r, "state", N_("Elige si se acepta o se agradece."));
    x->answered_by = r->actor.person;
    x->answered_on = r->today;
    TRY(record_change(r->db, &stall_offer_shape, r->mem, x));
    return stall_back(r, N_("Se respondió el ofrecimiento."));
}

/* Nothing is left hanging behind a closed case. */
static enum status closable(struct request *r, const struct stall_place *p)
{
    for (size_t i = 0; i < p->file.step_count; i++)
        if (p->file.steps[i].state == STEP_PENDING)
            return problem_add(r, "", N_("Hay pasos pendientes: márcalos como hechos o no hechos antes de cerrar."));
    for (size_t i = 0; i < p->file.offer_count; i++)
        if (p->file.offers[i].state == OFFER_MADE)
            return problem_add(r, "", N_("Hay ofrecimientos de ayuda sin respuesta: respóndelos antes de cerrar."));
    return DONE;
}

/* GET …/cerrar */
static enum status close_show(struct request *r)
{
    static const char *const required[] = {"outcome", "closing_note", NULL};
    return case_form_show(r, FORM_CLOSE, required, "cerrar", N_("Cerrar el caso"));
}

/* POST …/cerrar */
static enum status close_apply(struct request *r)
{
    static const char *const names[] = {"outcome", "closing_note", NULL};
    const struct stall_place *p = r->object;
    struct stall_case c = *p->c;
    if (!stall_may_become(c.state, STALL_CLOSED))
        return stall_moved_on(r);
    TRY(form_read_fields(r, &stall_case_shape, &c, names));
    TRY(closable(r, p));
    if (c.outcome < 0)
        return problem_add(r, "outcome", N_("Elige el desenlace."));
    if (c.closing_note.len < 20)
        return problem_add(r, "closing_note", N_("Explica la razón del cierre, en 20 caracteres o más."));
    c.state = STALL_CLOSED;
    c.closed_by = r->actor.person;
    c.closed_on = r->today;
    request_deed(r, NONE, c.closing_note);
    TRY(record_change(r->db, &stall_case_shape, r->mem, &c));
    return stall_back(r, N_("Se cerró el caso, con su razón."));
}

#define CASE_AT "/:jurisdiction/plan/:plan/compromiso/:number/estancado/:case"
const struct route stall_move_routes[] = {
    {POST, CASE_AT "/aceptar", MANAGE_CASES, 0, stall_load, stall_show, NULL, accept_apply},
    {GET, CASE_AT "/negar", MANAGE_CASES, 0, stall_load, decline_show, NULL, NULL},
    {POST, CASE_AT "/negar", MANAGE_CASES, 0, stall_load, decline_show, NULL, decline_apply},
    {GET, CASE_AT "/paso", MANAGE_CASES, 0, stall_load, step_show, NULL, NULL},
    {POST, CASE_AT "/paso", MANAGE_CASES, 0, stall_load, step_show, NULL, step_apply},
    {GET, CASE_AT "/paso/:step", DO_STEP, 0, step_load, step_mark_show, NULL, NULL},
    {POST, CASE_AT "/paso/:step", DO_STEP, 0, step_load, step_mark_show, NULL, step_mark_apply},
    {GET, CASE_AT "/ofrecer", OFFER_HELP, 0, stall_load, offer_show, NULL, NULL},
    {POST, CASE_AT "/ofrecer", OFFER_HELP, 0, stall_load, offer_show, NULL, offer_apply},
    {GET, CASE_AT "/ofrecimiento/:offer", MANAGE_CASES, 0, offer_load, offer_answer_show, NULL, NULL},
    {POST, CASE_AT "/ofrecimiento/:offer", MANAGE_CASES, 0, offer_load, offer_answer_show, NULL, offer_answer_apply},
    {GET, CASE_AT "/cerrar", MANAGE_CASES, 0, stall_load, close_show, NULL, NULL},
    {POST, CASE_AT "/cerrar", MANAGE_CASES, 0, stall_load, close_show, NULL, close_apply},
    {.pattern = NULL},
};
#undef CASE_AT
