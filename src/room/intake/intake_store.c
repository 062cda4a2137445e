/* SPDX-License-Identifier: EUPL-1.2
 * Forms begun: known by their token alone. */
#include "base/digest.h"
#include "base/text.h"
#include "job/job.h"
#include "room/intake/intake_view.h"
#include "sql.h"

struct str intake_path(struct request *r, const struct cocreation_place *at, struct str token, const char *step)
{
    return path_fmt(r, "%.*s/proponer/%.*s/%s", STR_ARG(at->path), STR_ARG(token), step);
}

enum status intake_load(struct request *r)
{
    struct intake_place *p = arena_new_of(r->mem, struct intake_place);
    TRY(cocreation_enter(r, &p->at));
    p->token = request_param(r, "token");
    struct str hash = sha256_hex(r->mem, p->token);
    enum status s = db_one(r->db, SQL_INTAKE_BY_TOKEN, WITH(IN(hash), IN(p->at->process->id)), r->mem, &intake_draft_shape, &p->draft);
    bool known = !r->scope.draft || request_may(r, READ_DRAFT);
    if (s != DONE && (s != NOT_FOUND || !known))
        return s;
    /* One that was erased, or never was: the same words. */
    if (s == NOT_FOUND || p->draft->expires_at.s < r->now.s) {
        r->gone = str_of(say(r->lang, N_("Este formulario ya se borró: pasó su tiempo. Puedes empezar otro.")));
        return GONE;
    }
    /* The link alone signs nobody: without the session it goes on as anybody's. */
    if (p->draft->typed_by != NONE && p->draft->typed_by != r->actor.person)
        return NOT_FOUND;
    if (p->draft->person != r->actor.person)
        p->draft->person = NONE;
    TRY(proposal_questions(r->db, r->mem, p->draft->form, &p->questions, &p->question_count));
    TRY(db_many(r->db, SQL_INTAKE_ANSWERS, WITH(IN(p->draft->id)), r->mem, &intake_answer_shape, &p->answers, &p->answer_count));
    p->path = path_fmt(r, "%.*s/proponer/%.*s", STR_ARG(p->at->path), STR_ARG(p->token));
    r->reply.personal = true;
    r->object = p;
    return DONE;
}

struct str intake_text(const struct intake_place *p, const char *code)
{
    for (size_t i = 0; i < p->answer_count; i++)
        if (str_is(p->answers[i].code, code))
            return p->answers[i].text;
    return STR_NONE;
}

static enum status kept_until(struct request *r, const struct cocreation_place *at, struct instant *ret)
{
    struct cocreation_method *method;
    TRY(cocreation_method_of(r->db, r->mem, at->process, &method));
    *ret = (struct instant){r->now.s + method->draft_days * 86400};
    return DONE;
}

enum status intake_begin(struct request *r, const struct cocreation_place *at, struct intake_draft *d, struct str *ret_token)
{
    struct proposal_form *form;
    struct intake_draft *made;
    struct instant until;
    *ret_token = random_hex(r->mem, 16);
    struct str hash = sha256_hex(r->mem, *ret_token);
    TRY(proposal_form_current(r->db, r->mem, at->jurisdiction->id, &form));
    TRY(kept_until(r, at, &until));
    TRY(db_exec(r->db, SQL_INTAKE_ADD,
                WITH(IN(at->process->id), IN(form->id), IN(hash), IN(d->person), IN_CHOICE(proposal_origin, d->origin), IN(d->roundtable),
                     IN(d->session), IN(d->carried_from), IN(d->typed_by), IN(r->now), IN(until)),
                NULL));
    TRY(db_one(r->db, SQL_INTAKE_BY_TOKEN, WITH(IN(hash), IN(at->process->id)), r->mem, &intake_draft_shape, &made));
    *d = *made;
    return DONE;
}

enum status intake_put(struct request *r, int64_t draft, struct str code, struct str text)
{
    return db_exec(r->db, SQL_INTAKE_PUT, WITH(IN(draft), IN(code), IN(text.ptr == NULL ? STR("") : text)), NULL);
}

struct head intake_head(struct request *r, const struct cocreation_place *at, struct str title)
{
    struct head head = cocreation_head(r, at, title);
    head.form_page = true;
    return head;
}

static void fault_add(struct request *r, struct str label, struct str fault)
{
    (void)problem_add_text(r, STR(""), str_fmt(r->mem, "%.*s %.*s", STR_ARG(label), STR_ARG(fault)));
}

enum status intake_whole(struct request *r, const struct intake_place *p)
{
    for (size_t i = 0; i < p->question_count; i++) {
        const struct proposal_question *q = &p->questions[i];
        struct str text = intake_text(p, str_chars(r->mem, q->code));
        struct str fault = answer_fault(r, q, text.ptr == NULL ? STR("") : text);
        if (!str_empty(fault))
            fault_add(r, str_of(say(r->lang, str_chars(r->mem, q->label))), fault);
    }
    int64_t title = text_length(intake_text(p, ASK_TITLE));
    if (title < 8 || title > 200)
        fault_add(r, str_of(say(r->lang, N_("Título:"))), str_of(say(r->lang, N_("escríbelo en 8 a 200 caracteres."))));
    bool email = p->draft->person != NONE || account_email_good(intake_text(p, "_correo"));
    if (!email)
        fault_add(r, str_of(say(r->lang, N_("Tu contacto:"))), str_of(say(r->lang, N_("falta un correo para confirmar la propuesta."))));
    if (!str_is(intake_text(p, "_acepta"), "1"))
        fault_add(r, str_of(say(r->lang, N_("Tu contacto:"))), str_of(say(r->lang, N_("falta aceptar que la propuesta se publique."))));
    return r->problems.count > 0 ? INVALID : DONE;
}

static enum status over(struct chore_context *c, struct db *db, void *context)
{
    (void)context;
    TRY(db_exec(db, SQL_INTAKE_ANSWERS_OVER, WITH(IN(c->now)), NULL));
    return db_exec(db, SQL_INTAKE_DROP_OVER, WITH(IN(c->now)), NULL);
}

enum status intake_tidy_chore(struct chore_context *c)
{
    int64_t n = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, db_int(c->reader, SQL_INTAKE_OVER, WITH(IN(c->now)), &n)));
    return n > 0 ? job_write(c, over, NULL) : DONE;
}
