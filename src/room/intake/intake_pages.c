/* SPDX-License-Identifier: EUPL-1.2
 * The guided form: one thing per page; each step is kept on the server before the next is asked. */
#include "base/text.h"
#include "http/limit.h"
#include "job/job.h"
#include "pages.h"
#include "room/intake/intake_view.h"

static struct form blank_form(struct request *r, struct str action)
{
    struct proposal *blank = arena_new_of(r->mem, struct proposal);
    shape_clear(&proposal_shape, blank);
    struct form f = form_for(r, &proposal_shape, blank, action);
    f.revision = NONE;
    return f;
}

/* GET …/proponer */
static enum status start_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct gate_window w;
    struct proposal_form *form;
    struct proposal_question *questions;
    struct cocreation_method *method;
    size_t count;
    TRY(cocreation_gate(r->db, r->mem, at, GATE_PROPOSALS, r->now, &w));
    TRY(proposal_form_current(r->db, r->mem, at->jurisdiction->id, &form));
    TRY(proposal_questions(r->db, r->mem, form->id, &questions, &count));
    TRY(cocreation_method_of(r->db, r->mem, at->process, &method));
    struct intake_start_page page = {
        .at = at,
        .open = w.open,
        .until = w.open ? instant_words(r->mem, r->lang, w.closes_at) : STR_NONE,
        .form = blank_form(r, path_fmt(r, "%.*s/proponer", STR_ARG(at->path))),
        .days = method->draft_days,
        .steps = (int64_t)count + 2,
    };
    return page_intake_start(r, intake_head(r, at, str_of(say(r->lang, N_("Hacer una propuesta")))), &page);
}

static struct str who_asks(struct request *r)
{
    return r->actor.person == NONE ? r->address : str_fmt(r->mem, "persona %lld", (long long)r->actor.person);
}

/* POST …/proponer */
static enum status start_prepare(struct request *r)
{
    if (limit_hit(r->site, "proponer", who_asks(r), (int)r->site->config.proposals_per_address, 3600) != DONE)
        return problem_add(r, "", N_("Desde esta conexión se empezaron demasiadas propuestas. Espera una hora y prueba otra vez."));
    return DONE;
}

static enum status start_apply(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct intake_draft d;
    struct proposal_question *questions;
    struct str token;
    size_t count;
    TRY(gate_demand(r, at, GATE_PROPOSALS));
    shape_clear(&intake_draft_shape, &d);
    d.person = r->actor.person;
    d.origin = ORIGIN_FORM;
    TRY(intake_begin(r, at, &d, &token));
    TRY(proposal_questions(r->db, r->mem, d.form, &questions, &count));
    const char *first = count > 0 ? str_chars(r->mem, questions[0].code) : ASK_TITLE;
    return respond_redirect(r, intake_path(r, at, token, first), NULL);
}

static const struct proposal_question *asked(const struct intake_place *p, struct str code, size_t *ret_at)
{
    for (size_t i = 0; i < p->question_count; i++)
        if (str_eq(p->questions[i].code, code)) {
            *ret_at = i;
            return &p->questions[i];
        }
    *ret_at = str_is(code, ASK_TITLE) ? p->question_count : p->question_count + 1;
    return NULL;
}

/* The address of the n-th step: the questions, title, contact, check. */
static struct str step_path(struct request *r, const struct intake_place *p, size_t n)
{
    const char *step = n < p->question_count ? str_chars(r->mem, p->questions[n].code)
                       : n == p->question_count ? ASK_TITLE
                       : n == p->question_count + 1 ? ASK_CONTACT : ASK_CHECK;
    return intake_path(r, p->at, p->token, step);
}

static void values_fill(struct request *r, const struct intake_place *p, struct proposal *x)
{
    x->title = intake_text(p, ASK_TITLE);
    x->name = intake_text(p, "_nombre");
    x->sector = choice_of(&table_sector_choices, intake_text(p, "_sector"));
    x->gender = choice_of(&gender_choices, intake_text(p, "_genero"));
    if (str_empty(x->name) && x->name.ptr == NULL && r->actor.person != NONE)
        x->name = r->actor.name;
}

static enum status save_show(struct request *r, const struct intake_place *p)
{
    struct cocreation_method *method;
    TRY(cocreation_method_of(r->db, r->mem, p->at->process, &method));
    struct intake_save_page page = {
        .place = p,
        .link = str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(p->path)),
        .back = p->path,
        .form = blank_form(r, intake_path(r, p->at, p->token, ASK_SAVE)),
        .days = method->draft_days,
    };
    return page_intake_save(r, intake_head(r, p->at, str_of(say(r->lang, N_("Guardar y seguir después")))), &page);
}

/* GET …/proponer/:token/:step, and the same again with its problems. */
static enum status step_show(struct request *r)
{
    const struct intake_place *p = r->object;
    struct str step = request_param(r, "step");
    size_t n;
    if (p->draft->proposal != NONE || str_is(step, ASK_DONE))
        return p->draft->proposal == NONE ? NOT_FOUND : intake_done_show(r, p);
    if (str_is(step, ASK_CHECK))
        return intake_check_show(r, p);
    if (str_is(step, ASK_SAVE))
        return save_show(r, p);
    const struct proposal_question *q = asked(p, step, &n);
    if (q == NULL && !str_is(step, ASK_TITLE) && !str_is(step, ASK_CONTACT))
        return NOT_FOUND;
    struct intake_step_page page = {
        .place = p,
        .n = (int64_t)n + 1,
        .of = (int64_t)p->question_count + 3,
        .save_path = intake_path(r, p->at, p->token, ASK_SAVE),
        .returns = str_is(request_query(r, "volver"), "1") || str_is(request_form(r, "volver"), "1"),
        .signed_in = p->draft->person != NONE,
        .email = request_typed(r) ? request_form(r, "correo") : intake_text(p, "_correo"),
    };
    page.back = page.returns ? intake_path(r, p->at, p->token, ASK_CHECK)
                : n > 0 ? step_path(r, p, n - 1) : path_fmt(r, "%.*s/proponer", STR_ARG(p->at->path));
    struct proposal *x = arena_new_of(r->mem, struct proposal);
    shape_clear(&proposal_shape, x);
    values_fill(r, p, x);
    page.form = form_for(r, &proposal_shape, x, intake_path(r, p->at, p->token, str_chars(r->mem, step)));
    page.form.revision = NONE;
    if (q != NULL) {
        TRY(answer_field_of(r, q, intake_text(p, str_chars(r->mem, q->code)), &page.field));
        page.field.heading = true;
        return page_intake_question(r, intake_head(r, p->at, str_of(say(r->lang, str_chars(r->mem, q->label)))), &page);
    }
    if (str_is(step, ASK_TITLE))
        return page_intake_title(r, intake_head(r, p->at, str_of(say(r->lang, N_("Ponle un título")))), &page);
    return page_intake_contact(r, intake_head(r, p->at, str_of(say(r->lang, N_("Tu contacto")))), &page);
}

/* GET …/proponer/:token: goes on where it stopped. */
static enum status resume_show(struct request *r)
{
    const struct intake_place *p = r->object;
    size_t n = 0;
    if (p->draft->proposal != NONE)
        return respond_redirect(r, intake_path(r, p->at, p->token, ASK_DONE), NULL);
    while (n < p->question_count && intake_text(p, str_chars(r->mem, p->questions[n].code)).ptr != NULL)
        n++;
    if (n == p->question_count && intake_text(p, ASK_TITLE).ptr != NULL)
        n += intake_text(p, "_acepta").ptr != NULL ? 2 : 1;
    return respond_redirect(r, step_path(r, p, n), NULL);
}

static enum status title_put(struct request *r, const struct intake_place *p)
{
    struct str title = answer_tidied(r->mem, request_form(r, "title"));
    int64_t length = text_length(title);
    if (length < 8 || length > 200 || str_find(title, STR("\n")) != SIZE_MAX)
        return problem_add(r, "title", N_("Escribe un título de 8 a 200 caracteres, en una línea."));
    return intake_put(r, p->draft->id, STR(ASK_TITLE), title);
}

static enum status contact_put(struct request *r, const struct intake_place *p)
{
    static const char *const names[] = {"name", "sector", "gender", NULL};
    struct proposal x;
    struct str email = str_trim(request_form(r, "correo"));
    shape_clear(&proposal_shape, &x);
    enum status read = form_read_fields(r, &proposal_shape, &x, names);
    if (read != DONE && read != INVALID)
        return read;
    if (p->draft->person == NONE && !account_email_good(email))
        (void)problem_add(r, "correo", N_("Escribe un correo completo, como nombre@ejemplo.ec: ahí llega el enlace para confirmar."));
    if (str_empty(request_form(r, "acepta")))
        (void)problem_add(r, "acepta", N_("Para enviarla hace falta aceptar que se publique."));
    if (r->problems.count > 0)
        return INVALID;
    TRY(intake_put(r, p->draft->id, STR("_nombre"), answer_tidied(r->mem, x.name)));
    TRY(intake_put(r, p->draft->id, STR("_sector"), str_of(x.sector < 0 ? "" : choice_code(&table_sector_choices, x.sector))));
    TRY(intake_put(r, p->draft->id, STR("_genero"), str_of(x.gender < 0 ? "" : choice_code(&gender_choices, x.gender))));
    TRY(intake_put(r, p->draft->id, STR("_correo"), email));
    return intake_put(r, p->draft->id, STR("_acepta"), STR("1"));
}

/* The link to go on, by mail. */
static enum status save_send(struct request *r, const struct intake_place *p)
{
    struct str email = str_trim(request_form(r, "correo"));
    if (!account_email_good(email))
        return problem_add(r, "correo", N_("Escribe un correo completo, como nombre@ejemplo.ec."));
    if (limit_hit(r->site, "enlace-borrador", text_fold(r->mem, email), 3, 3600) != DONE)
        return problem_add(r, "correo", N_("Ya enviamos tres cartas a ese correo en la última hora. Copia el enlace de esta página."));
    struct str values[] = {str_fmt(r->mem, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(p->path)),
                           day_words(r->mem, r->lang, day_at(p->draft->expires_at, (int)p->at->jurisdiction->utc_offset_s))};
    struct str text = say_with(r->mem, r->lang,
                               N_("Hola:\n\nPara seguir con tu propuesta abre esta dirección:\n\n%1\n\nSe guarda hasta el %2. Quien tenga la dirección "
                                  "puede leerla y cambiarla: no la compartas.\n"),
                               values, 2);
    enum status s = mail_queue(r->db, email, str_of(say(r->lang, N_("Sigue con tu propuesta"))), text,
                               str_fmt(r->mem, "borrador-propuesta-%lld-%lld", (long long)p->draft->id, (long long)(r->now.s / 60)));
    if (s != DONE && s != INVALID)
        return s;
    return respond_redirect(r, p->path, N_("Te enviamos el enlace."));
}

static enum status step_prepare(struct request *r)
{
    const struct intake_place *p = r->object;
    return str_is(request_param(r, "step"), ASK_CHECK) ? intake_send_prepare(r, p) : DONE;
}

/* POST …/proponer/:token/:step */
static enum status step_apply(struct request *r)
{
    const struct intake_place *p = r->object;
    struct str step = request_param(r, "step"), text;
    size_t n;
    if (p->draft->proposal != NONE)
        return respond_redirect(r, intake_path(r, p->at, p->token, ASK_DONE), NULL);
    if (str_is(step, ASK_CHECK))
        return intake_send(r, p);
    if (str_is(step, ASK_SAVE))
        return save_send(r, p);
    const struct proposal_question *q = asked(p, step, &n);
    if (q != NULL) {
        TRY(answer_read(r, q, &text));
        TRY(intake_put(r, p->draft->id, q->code, text));
    } else if (str_is(step, ASK_TITLE)) {
        TRY(title_put(r, p));
    } else if (str_is(step, ASK_CONTACT)) {
        TRY(contact_put(r, p));
    } else {
        return NOT_FOUND;
    }
    bool returns = str_is(request_form(r, "volver"), "1");
    return respond_redirect(r, returns ? intake_path(r, p->at, p->token, ASK_CHECK) : step_path(r, p, n + 1), NULL);
}

enum status intake_now_panel(struct request *r, struct out *o)
{
    const struct cocreation_place *at = r->object;
    return cocreation_now_item(r, o, GATE_PROPOSALS, N_("Hacer una propuesta"), path_fmt(r, "%.*s/proponer", STR_ARG(at->path)));
}

#define AT "/:jurisdiction/cocreacion/:process/proponer"
const struct route intake_routes[] = {
    {GET, AT, PROPOSE, 0, cocreation_load, start_show, NULL, NULL},
    {POST, AT, PROPOSE, 0, cocreation_load, start_show, start_prepare, start_apply},
    {GET, AT "/:token", PROPOSE, 0, intake_load, resume_show, NULL, NULL},
    {GET, AT "/:token/:step", PROPOSE, 0, intake_load, step_show, NULL, NULL},
    {POST, AT "/:token/:step", PROPOSE, 0, intake_load, step_show, step_prepare, step_apply},
    {.pattern = NULL},
};
#undef AT
