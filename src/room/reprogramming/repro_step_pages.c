/* SPDX-License-Identifier: EUPL-1.2
 * The steps of the process: its commission, going on and back, comments with their answers, the end without
 * an edition. */
#include "room/reprogramming/repro_view.h"

/* GET …/integrante */
static enum status member_show(struct request *r)
{
    const struct repro_place *p = r->object;
    struct repro_member *fresh = arena_new_of(r->mem, struct repro_member);
    struct option *options;
    size_t count;
    shape_clear(&repro_member_shape, fresh);
    struct repro_form_page page = {.which = REPRO_FORM_MEMBER, .next = -1};
    page.form = form_for(r, &repro_member_shape, fresh, path_fmt(r, "%.*s/integrante", STR_ARG(p->path)));
    TRY(institution_options(r, p->place->jurisdiction->id, &options, &count));
    repro_options(r, &page.form, "institution", options, count);
    return repro_form_show(r, &page, N_("Agregar a la comisión"));
}

static bool forming(const struct repro_place *p)
{
    return p->x->state == REPRO_PROPOSALS || p->x->state == REPRO_COMMISSION;
}

/* The institution, when it is of the jurisdiction; else the problem is told. */
static enum status institution_here(struct request *r, int64_t id, struct institution **ret)
{
    const struct repro_place *p = r->object;
    enum status s = record_get(r->db, r->mem, &institution_shape, id, ret);
    if (s == NOT_FOUND || (s == DONE && (*ret)->jurisdiction != p->place->jurisdiction->id))
        return problem_add(r, "institution", N_("Elige una institución de la lista."));
    return s;
}

/* POST …/integrante */
static enum status member_apply(struct request *r)
{
    static const char *const names[] = {"institution", "name", NULL};
    const struct repro_place *p = r->object;
    struct repro_member x;
    struct institution *from;
    if (!forming(p))
        return repro_moved_on(r);
    shape_clear(&repro_member_shape, &x);
    TRY(form_read_fields(r, &repro_member_shape, &x, names));
    TRY(institution_here(r, x.institution, &from));
    x.sector = repro_sector_of(from->sector);
    if (x.sector < 0)
        return problem_add(r, "institution", N_("La comisión se forma con el Estado, la sociedad civil y la academia."));
    for (size_t i = 0; i < p->member_count; i++)
        if (p->members[i].institution == x.institution)
            return problem_add(r, "institution", N_("Esa institución ya integra la comisión."));
    x.reprogramming = p->x->id;
    TRY(record_add(r->db, &repro_member_shape, &x));
    return repro_back(r, N_("Se agregó a la comisión."));
}

static enum status member_load(struct request *r)
{
    int64_t id;
    TRY(repro_load(r));
    TRY(request_id(r, "member", &id));
    const struct repro_place *p = r->object;
    for (size_t i = 0; i < p->member_count; i++)
        if (p->members[i].id == id)
            return DONE;
    return NOT_FOUND;
}

/* POST …/integrante/:member/quitar */
static enum status member_remove_apply(struct request *r)
{
    int64_t id;
    TRY(request_id(r, "member", &id));
    if (!forming(r->object))
        return repro_moved_on(r);
    TRY(record_remove(r->db, &repro_member_shape, r->mem, id));
    return repro_back(r, N_("Se quitó de la comisión."));
}

/* The step that comes by itself after each; validation is applied with its act on another page. */
static int step_after(int state)
{
    static const int next[] = {[REPRO_PROPOSALS] = REPRO_COMMISSION, [REPRO_COMMISSION] = REPRO_FEEDBACK, [REPRO_FEEDBACK] = REPRO_VALIDATION};
    return state >= 0 && (size_t)state < COUNT(next) ? next[state] : -1;
}

static enum status opinion_days(struct request *r, const struct repro_place *p, int64_t *ret)
{
    struct methodology *version;
    TRY(methodology_on(r->db, r->mem, p->place->jurisdiction->id, r->today, &version));
    *ret = version->opinion_days;
    return DONE;
}

/* Why two standing proposals cannot both be done, naming them. */
static enum status clash_told(struct request *r, const struct repro_place *p)
{
    struct repro_item *items = arena_array(r->mem, struct repro_item, p->item_count);
    size_t a, b;
    for (size_t i = 0; i < p->item_count; i++)
        items[i] = repro_item_base(&p->items[i]);
    if (!repro_clash(items, p->item_count, &a, &b))
        return DONE;
    struct str of[] = {repro_item_words(r, &p->items[a]), repro_item_words(r, &p->items[b])};
    return problem_add_text(r, STR(""), say_with(r->mem, r->lang, N_("Dos propuestas no pueden cumplirse a la vez: %1 y %2. Descarta una."), of, COUNT(of)));
}

/* GET …/avanzar */
static enum status next_show(struct request *r)
{
    static const char *const required[] = {"feedback_until", NULL};
    const struct repro_place *p = r->object;
    struct reprogramming *x = arena_new_of(r->mem, struct reprogramming);
    struct repro_facts f = repro_facts_of(r, p);
    int64_t days;
    *x = *p->x;
    TRY(opinion_days(r, p, &days));
    x->feedback_until = (struct day){r->today.n + (int32_t)(days > 0 ? days : 1)};
    struct repro_form_page page = {.which = REPRO_FORM_NEXT, .next = step_after(p->x->state)};
    page.form = form_for(r, &reprogramming_shape, x, path_fmt(r, "%.*s/avanzar", STR_ARG(p->path)));
    if (page.next == REPRO_FEEDBACK)
        page.form.required = required;
    page.fault = page.next < 0 ? N_("Este paso no tiene otro que siga.") : repro_fault(p->x->state, page.next, &f);
    return repro_form_show(r, &page, N_("Pasar al paso siguiente"));
}

/* POST …/avanzar: the revision that the page carried makes a second press harmless. */
static enum status next_apply(struct request *r)
{
    static const char *const names[] = {"feedback_until", NULL}, *const none[] = {NULL};
    const struct repro_place *p = r->object;
    struct reprogramming x = *p->x;
    int to = step_after(x.state);
    struct repro_facts f = repro_facts_of(r, p);
    if (!repro_may_become(x.state, to))
        return repro_moved_on(r);
    TRY(form_read_fields(r, &reprogramming_shape, &x, to == REPRO_FEEDBACK ? names : none));
    if (x.revision != p->x->revision)
        return repro_moved_on(r);
    const char *fault = repro_fault(x.state, to, &f);
    if (fault != NULL)
        return problem_add(r, "", fault);
    if (to == REPRO_FEEDBACK) {
        TRY(clash_told(r, p));
        if (!day_known(x.feedback_until) || !day_before(r->today, x.feedback_until))
            return problem_add(r, "feedback_until", N_("Escribe un día posterior a hoy."));
        x.feedback_on = r->today;
    } else if (to == REPRO_COMMISSION) {
        x.commission_on = r->today;
    } else {
        x.validation_on = r->today;
    }
    x.state = to;
    TRY(record_change(r->db, &reprogramming_shape, r->mem, &x));
    return repro_back(r, N_("La reprogramación pasó al paso siguiente."));
}

/* POST …/devolver: the feedback sends the set back to the commission. */
static enum status return_apply(struct request *r)
{
    const struct repro_place *p = r->object;
    struct reprogramming x = *p->x;
    if (x.state == REPRO_PROPOSALS || !repro_may_become(x.state, REPRO_COMMISSION))
        return repro_moved_on(r);
    x.state = REPRO_COMMISSION;
    x.validation_on = DAY_NONE;
    TRY(record_change(r->db, &reprogramming_shape, r->mem, &x));
    return repro_back(r, N_("El conjunto volvió a la comisión."));
}

/* GET …/cancelar */
static enum status cancel_show(struct request *r)
{
    static const char *const required[] = {"closing_note", NULL};
    const struct repro_place *p = r->object;
    struct reprogramming *x = arena_new_of(r->mem, struct reprogramming);
    *x = *p->x;
    struct repro_form_page page = {.which = REPRO_FORM_CANCEL, .next = -1};
    page.form = form_for(r, &reprogramming_shape, x, path_fmt(r, "%.*s/cancelar", STR_ARG(p->path)));
    page.form.required = required;
    return repro_form_show(r, &page, N_("Cancelar la reprogramación"));
}

/* POST …/cancelar */
static enum status cancel_apply(struct request *r)
{
    static const char *const names[] = {"closing_note", NULL};
    const struct repro_place *p = r->object;
    struct reprogramming x = *p->x;
    if (!repro_may_become(x.state, REPRO_CANCELLED))
        return repro_moved_on(r);
    TRY(form_read_fields(r, &reprogramming_shape, &x, names));
    if (x.closing_note.len < 20)
        return problem_add(r, "closing_note", N_("Explica por qué se cancela, en 20 caracteres o más."));
    x.state = REPRO_CANCELLED;
    x.closed_by = r->actor.person;
    x.closed_on = r->today;
    request_deed(r, NONE, x.closing_note);
    TRY(record_change(r->db, &reprogramming_shape, r->mem, &x));
    return repro_back(r, N_("La reprogramación se canceló: el plan queda como estaba."));
}

/* GET …/comentar */
static enum status comment_show(struct request *r)
{
    const struct repro_place *p = r->object;
    struct repro_comment *fresh = arena_new_of(r->mem, struct repro_comment);
    struct option *options;
    size_t count;
    shape_clear(&repro_comment_shape, fresh);
    struct repro_form_page page = {.which = REPRO_FORM_COMMENT, .next = -1};
    page.form = form_for(r, &repro_comment_shape, fresh, path_fmt(r, "%.*s/comentar", STR_ARG(p->path)));
    TRY(institution_options(r, p->place->jurisdiction->id, &options, &count));
    repro_options(r, &page.form, "institution", options, count);
    return repro_form_show(r, &page, N_("Comentar el conjunto de cambios"));
}

/* POST …/comentar */
static enum status comment_apply(struct request *r)
{
    static const char *const names[] = {"institution", "text", NULL};
    const struct repro_place *p = r->object;
    struct repro_comment x;
    struct institution *from;
    if (p->x->state != REPRO_FEEDBACK)
        return repro_moved_on(r);
    if (day_before(p->x->feedback_until, r->today))
        return problem_add(r, "", N_("El plazo de retroalimentación terminó."));
    shape_clear(&repro_comment_shape, &x);
    TRY(form_read_fields(r, &repro_comment_shape, &x, names));
    TRY(institution_here(r, x.institution, &from));
    x.reprogramming = p->x->id;
    x.person = r->actor.person;
    x.given_on = r->today;
    TRY(record_add(r->db, &repro_comment_shape, &x));
    return repro_back(r, N_("Se publicó tu comentario. Tendrá una respuesta antes de la validación."));
}

static const struct repro_comment_view *comment_of(const struct request *r, const struct repro_place *p)
{
    int64_t id;
    if (request_id(r, "comment", &id) != DONE)
        return NULL;
    for (size_t i = 0; i < p->comment_count; i++)
        if (p->comments[i].id == id)
            return &p->comments[i];
    return NULL;
}

static enum status comment_load(struct request *r)
{
    TRY(repro_load(r));
    return comment_of(r, r->object) == NULL ? NOT_FOUND : DONE;
}

/* GET …/comentario/:comment */
static enum status answer_show(struct request *r)
{
    static const char *const required[] = {"answer", NULL};
    const struct repro_place *p = r->object;
    const struct repro_comment_view *x = comment_of(r, p);
    struct repro_comment *row;
    TRY(record_get(r->db, r->mem, &repro_comment_shape, x->id, &row));
    struct repro_form_page page = {.which = REPRO_FORM_ANSWER, .comment = x, .next = -1};
    page.form = form_for(r, &repro_comment_shape, row, path_fmt(r, "%.*s/comentario/%lld", STR_ARG(p->path), (long long)x->id));
    page.form.required = required;
    return repro_form_show(r, &page, N_("Responder el comentario"));
}

/* POST …/comentario/:comment */
static enum status answer_apply(struct request *r)
{
    static const char *const names[] = {"answer", NULL};
    const struct repro_place *p = r->object;
    struct repro_comment *x;
    TRY(record_get(r->db, r->mem, &repro_comment_shape, comment_of(r, p)->id, &x));
    if (day_known(p->x->closed_on) || day_known(x->answered_on))
        return repro_moved_on(r);
    TRY(form_read_fields(r, &repro_comment_shape, x, names));
    if (x->answer.len < 10)
        return problem_add(r, "answer", N_("Responde en 10 caracteres o más."));
    x->answered_by = r->actor.person;
    x->answered_on = r->today;
    TRY(record_change(r->db, &repro_comment_shape, r->mem, x));
    return repro_back(r, N_("Se publicó la respuesta."));
}

#define PROCESS_AT "/:jurisdiction/plan/:plan/reprogramacion/:process"
const struct route repro_step_routes[] = {
    {GET, PROCESS_AT "/integrante", REPROGRAM, 0, repro_load, member_show, NULL, NULL},
    {POST, PROCESS_AT "/integrante", REPROGRAM, 0, repro_load, member_show, NULL, member_apply},
    {POST, PROCESS_AT "/integrante/:member/quitar", REPROGRAM, 0, member_load, repro_show, NULL, member_remove_apply},
    {GET, PROCESS_AT "/avanzar", REPROGRAM, 0, repro_load, next_show, NULL, NULL},
    {POST, PROCESS_AT "/avanzar", REPROGRAM, 0, repro_load, next_show, NULL, next_apply},
    {POST, PROCESS_AT "/devolver", REPROGRAM, 0, repro_load, repro_show, NULL, return_apply},
    {GET, PROCESS_AT "/cancelar", REPROGRAM, 0, repro_load, cancel_show, NULL, NULL},
    {POST, PROCESS_AT "/cancelar", REPROGRAM, 0, repro_load, cancel_show, NULL, cancel_apply},
    {GET, PROCESS_AT "/comentar", REPROGRAM_SHARE, 0, repro_load, comment_show, NULL, NULL},
    {POST, PROCESS_AT "/comentar", REPROGRAM_SHARE, 0, repro_load, comment_show, NULL, comment_apply},
    {GET, PROCESS_AT "/comentario/:comment", REPROGRAM, 0, comment_load, answer_show, NULL, NULL},
    {POST, PROCESS_AT "/comentario/:comment", REPROGRAM, 0, comment_load, answer_show, NULL, answer_apply},
    {.pattern = NULL},
};
#undef PROCESS_AT
