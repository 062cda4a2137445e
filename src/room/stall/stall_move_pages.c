/* SPDX-License-Identifier: EUPL-1.2
 * What is done about a case: meetings, steps, offers of help, and its end. */
#include "room/stall/stall_view.h"

#include "pages.h"

#define SEATS 4

static enum status to_case(struct request *r, const char *flash)
{
    const struct stall_place *p = r->object;
    return respond_redirect(r, p->path, flash);
}

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("El caso ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

static bool is_live(const struct stall_place *p)
{
    return p->c->state == STALL_OPEN || p->c->state == STALL_ENDING;
}

/* POST …/aceptar: what was asked for is opened. */
static enum status accept_apply(struct request *r)
{
    const struct stall_place *p = r->object;
    struct stall_case c = *p->c;
    if (c.state != STALL_ASKED || !stall_may_become(c.state, STALL_OPEN))
        return moved_on(r);
    c.state = STALL_OPEN;
    c.opened_by = r->actor.person;
    c.opened_on = r->today;
    struct stall_cause_row cause = {.id = NONE, .stall_case = c.id, .cause = STALL_MANUAL, .began_on = r->today, .ended_on = DAY_NONE};
    request_deed(r, NONE, c.reason);
    TRY(record_change(r->db, &stall_case_shape, r->mem, &c));
    TRY(record_add(r->db, &stall_cause_row_shape, &cause));
    return to_case(r, N_("Se abrió el caso."));
}

/* POST …/negar */
static enum status decline_apply(struct request *r)
{
    static const char *const names[] = {"closing_note", NULL};
    const struct stall_place *p = r->object;
    struct stall_case c = *p->c;
    if (!stall_may_become(c.state, STALL_DECLINED))
        return moved_on(r);
    TRY(form_read_fields(r, &stall_case_shape, &c, names));
    if (c.closing_note.len < 10)
        return problem_add(r, "closing_note", N_("Explica por qué no se abre, en 10 caracteres o más."));
    c.state = STALL_DECLINED;
    c.closed_by = r->actor.person;
    c.closed_on = r->today;
    request_deed(r, NONE, c.closing_note);
    TRY(record_change(r->db, &stall_case_shape, r->mem, &c));
    return to_case(r, N_("Se registró que el caso no se abre."));
}

/* GET …/reunion */
static enum status meeting_show(struct request *r)
{
    const struct stall_place *p = r->object;
    struct stall_meeting *fresh = arena_new_of(r->mem, struct stall_meeting);
    struct option *options;
    shape_clear(&stall_meeting_shape, fresh);
    fresh->held_on = r->today;
    struct stall_meeting_page page = {
        .c = p->place->commitment,
        .s = p->c,
        .form = form_for(r, &stall_meeting_shape, fresh, path_fmt(r, "%.*s/reunion", STR_ARG(p->path))),
    };
    TRY(institution_options(r, p->place->jurisdiction->id, &options, &page.institutions_count));
    page.institutions = options;
    struct head head = stall_head(r, p->place, str_of(say(r->lang, N_("Anotar una reunión bilateral"))), p->c);
    head.form_page = true;
    return page_stall_meeting(r, head, &page);
}

/* Who was there: up to four institutions, each once, with names. */
static enum status seats_read(struct request *r, struct stall_attendance *seats, size_t *ret_count)
{
    const struct stall_place *p = r->object;
    struct option *known;
    size_t known_count, before = r->problems.count;
    TRY(institution_options(r, p->place->jurisdiction->id, &known, &known_count));
    *ret_count = 0;
    for (int i = 1; i <= SEATS; i++) {
        const char *institution = str_fmt(r->mem, "institution_%d", i).ptr, *people = str_fmt(r->mem, "people_%d", i).ptr;
        struct stall_attendance x = {.id = NONE, .institution = NONE};
        x.people = str_trim(request_form(r, people));
        bool chosen = false, again = false;
        if (str_empty(str_trim(request_form(r, institution))) && str_empty(x.people))
            continue;
        if (!str_int(request_form(r, institution), &x.institution))
            x.institution = NONE;
        for (size_t n = 0; n < known_count; n++)
            chosen = chosen || known[n].value == x.institution;
        for (size_t n = 0; n < *ret_count; n++)
            again = again || seats[n].institution == x.institution;
        if (!chosen)
            (void)problem_add(r, institution, N_("Elige la institución."));
        else if (again)
            (void)problem_add(r, institution, N_("Esa institución ya está en la lista."));
        if (x.people.len < 2 || x.people.len > 300)
            (void)problem_add(r, people, N_("Escribe quiénes asistieron, en 300 caracteres o menos."));
        seats[(*ret_count)++] = x;
    }
    if (*ret_count < 2 && r->problems.count == before)
        (void)problem_add(r, "institution_1", N_("Una reunión bilateral tiene al menos dos instituciones."));
    return r->problems.count > before ? INVALID : DONE;
}

/* POST …/reunion */
static enum status meeting_apply(struct request *r)
{
    static const char *const names[] = {"held_on", "summary", "agreements", NULL};
    const struct stall_place *p = r->object;
    struct stall_attendance seats[SEATS];
    struct stall_meeting m;
    size_t count;
    if (!is_live(p))
        return moved_on(r);
    shape_clear(&stall_meeting_shape, &m);
    enum status read = form_read_fields(r, &stall_meeting_shape, &m, names), listed = seats_read(r, seats, &count);
    if (read == DONE && day_before(r->today, m.held_on))
        read = problem_add(r, "held_on", N_("La fecha todavía no llega."));
    if (read != DONE || listed != DONE)
        return read != DONE ? read : listed;
    m.stall_case = p->c->id;
    m.noted_by = r->actor.person;
    TRY(record_add(r->db, &stall_meeting_shape, &m));
    for (size_t i = 0; i < count; i++) {
        seats[i].stall_meeting = m.id;
        TRY(record_add(r->db, &stall_attendance_shape, &seats[i]));
    }
    return to_case(r, N_("Se anotó la reunión."));
}

/* POST …/paso */
static enum status step_apply(struct request *r)
{
    static const char *const names[] = {"what", "institution", "due_on", NULL};
    const struct stall_place *p = r->object;
    struct stall_step x;
    struct institution *owner;
    if (!is_live(p))
        return moved_on(r);
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
    return to_case(r, N_("Se agregó el paso."));
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

/* POST …/paso/:step/marcar: who speaks for its owner, or the directorate. */
static enum status step_mark_apply(struct request *r)
{
    static const char *const names[] = {"state", "done_on", "note", NULL};
    const struct stall_place *p = r->object;
    int64_t id;
    TRY(request_id(r, "step", &id));
    struct stall_step_view *now = NULL;
    for (size_t i = 0; i < p->file.step_count; i++)
        if (p->file.steps[i].id == id)
            now = &p->file.steps[i];
    bool manages = request_may(r, MANAGE_CASES), speaks = false;
    TRY(stall_speaks_for(r->db, p->place->commitment->id, r->actor.person, now->institution, r->today, &speaks));
    if (!is_live(p) || (now->state != STEP_PENDING && !manages))
        return moved_on(r);
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
    return to_case(r, N_("Se marcó el paso."));
}

/* POST …/ofrecer */
static enum status offer_apply(struct request *r)
{
    static const char *const names[] = {"institution", "text", NULL};
    const struct stall_place *p = r->object;
    struct stall_offer x;
    struct institution *from;
    if (!is_live(p))
        return moved_on(r);
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
    return to_case(r, N_("Gracias: la Dirección recibió tu ofrecimiento y te responderá."));
}

static enum status offer_load(struct request *r)
{
    int64_t id;
    TRY(stall_load(r));
    TRY(request_id(r, "offer", &id));
    const struct stall_place *p = r->object;
    for (size_t i = 0; i < p->file.offer_count; i++)
        if (p->file.offers[i].id == id)
            return DONE;
    return NOT_FOUND;
}

/* POST …/ofrecimiento/:offer/responder */
static enum status offer_answer_apply(struct request *r)
{
    static const char *const names[] = {"state", "answer", NULL};
    struct stall_offer *x;
    int64_t id;
    TRY(request_id(r, "offer", &id));
    TRY(record_get(r->db, r->mem, &stall_offer_shape, id, &x));
    if (!is_live(r->object) || x->state != OFFER_MADE)
        return moved_on(r);
    TRY(form_read_fields(r, &stall_offer_shape, x, names));
    if (x->state == OFFER_MADE)
        return problem_add(r, "state", N_("Elige si se acepta o se agradece."));
    x->answered_by = r->actor.person;
    x->answered_on = r->today;
    TRY(record_change(r->db, &stall_offer_shape, r->mem, x));
    return to_case(r, N_("Se respondió el ofrecimiento."));
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

/* POST …/cerrar */
static enum status close_apply(struct request *r)
{
    static const char *const names[] = {"outcome", "closing_note", NULL};
    const struct stall_place *p = r->object;
    struct stall_case c = *p->c;
    if (!stall_may_become(c.state, STALL_CLOSED))
        return moved_on(r);
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
    return to_case(r, N_("Se cerró el caso, con su razón."));
}

#define CASE_AT "/:jurisdiction/plan/:plan/compromiso/:number/estancado/:case"
const struct route stall_move_routes[] = {
    {POST, CASE_AT "/aceptar", MANAGE_CASES, 0, stall_load, stall_show, NULL, accept_apply},
    {POST, CASE_AT "/negar", MANAGE_CASES, 0, stall_load, stall_show, NULL, decline_apply},
    {GET, CASE_AT "/reunion", MANAGE_CASES, 0, stall_load, meeting_show, NULL, NULL},
    {POST, CASE_AT "/reunion", MANAGE_CASES, 0, stall_load, meeting_show, NULL, meeting_apply},
    {POST, CASE_AT "/paso", MANAGE_CASES, 0, stall_load, stall_show, NULL, step_apply},
    {POST, CASE_AT "/paso/:step/marcar", DO_STEP, 0, step_load, stall_show, NULL, step_mark_apply},
    {POST, CASE_AT "/ofrecer", OFFER_HELP, 0, stall_load, stall_show, NULL, offer_apply},
    {POST, CASE_AT "/ofrecimiento/:offer/responder", MANAGE_CASES, 0, offer_load, stall_show, NULL, offer_answer_apply},
    {POST, CASE_AT "/cerrar", MANAGE_CASES, 0, stall_load, stall_show, NULL, close_apply},
    {.pattern = NULL},
};
#undef CASE_AT
