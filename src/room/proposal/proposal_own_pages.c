/* SPDX-License-Identifier: EUPL-1.2
 * What its author does: follow it with the receipt code, correct it, withdraw it. The code is only ever in the
 * body of a form; the pages that it opens carry a pass of an hour for that proposal alone. */
#include "base/text.h"
#include "http/limit.h"
#include "job/job.h"
#include "pages.h"
#include "room/proposal/proposal_view.h"
#include "sql.h"

static enum status follow_form_show(struct request *r)
{
    struct follow_page page = {0};
    struct proposal *blank = arena_new_of(r->mem, struct proposal);
    shape_clear(&proposal_shape, blank);
    page.form = form_for(r, &proposal_shape, blank, STR("/sigue"));
    page.form.revision = NONE;
    r->reply.personal = true;
    struct head head = {.title = str_of(say(r->lang, N_("Sigue tu aporte"))), .form_page = true};
    return page_proposal_follow(r, head, &page);
}

static enum status place_of(struct request *r, struct proposal *p, struct proposal_place **ret)
{
    struct proposal_place *place = arena_new_of(r->mem, struct proposal_place);
    struct cocreation_place *at = NULL;
    TRY(cocreation_place_of(r->db, r->mem, p->cocreation, &at));
    place->at = at;
    place->proposal = p;
    place->path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(at->path), (long long)p->number);
    request_scope(r, at->jurisdiction->id, (int)at->jurisdiction->utc_offset_s, false);
    *ret = place;
    return DONE;
}

/* POST /sigue writes nothing: the answer is the page. Wrong, unknown and malformed codes: one answer. */
static enum status follow_prepare(struct request *r)
{
    struct str who = r->actor.person == NONE ? r->address : str_fmt(r->mem, "persona %lld", (long long)r->actor.person);
    if (limit_hit(r->site, "recibo", who, 20, 3600) != DONE)
        return problem_add(r, "codigo", N_("Demasiados intentos. Espera una hora y prueba otra vez."));
    return INVALID;
}

static enum status follow_show(struct request *r)
{
    struct str hash;
    struct proposal *p;
    struct proposal_place *place;
    if (r->method == GET || r->problems.count > 0)
        return follow_form_show(r);
    enum status s = receipt_code_hash(r->mem, r->site->server_key, request_form(r, "codigo"), &hash);
    if (s == DONE)
        s = db_one(r->db, SQL_PROPOSAL_BY_CODE, WITH(IN(hash)), r->mem, &proposal_shape, &p);
    if (s == INVALID || s == NOT_FOUND) {
        (void)problem_add(r, "codigo", N_("No hay un aporte con ese código. Revisa letras y números: empieza con HT."));
        return follow_form_show(r);
    }
    TRY(s);
    limit_clear(r->site, "recibo", r->address);
    TRY(place_of(r, p, &place));
    r->object = place;
    r->problem = DONE;
    r->reply.personal = true;
    return proposal_page_show(r, place, true, own_pass(r, p->id));
}

static enum status never_apply(struct request *r)
{
    (void)r;
    return INVALID;
}

static enum status own_demand(struct request *r, const struct proposal_place *place)
{
    if (!proposal_is_own(r, place->proposal))
        return problem_add(r, "", N_("Solo quien la hizo puede cambiarla. Escribe otra vez tu código de recibo en «Sigue tu aporte»."));
    return gate_demand(r, place->at, GATE_PROPOSALS);
}

/* POST …/propuesta/:proposal/retirar */
static enum status withdraw_apply(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct str reason = str_trim(request_form(r, "razon"));
    TRY(own_demand(r, place));
    if (text_length(reason) > 1000)
        return problem_add(r, "razon", N_("La razón es muy larga: el máximo es 1.000 caracteres."));
    struct proposal_step s = {PROPOSAL_WITHDRAWN, text_length(reason) < 3 ? STR("Quien la hizo la retiró.") : reason, NONE, NONE, r->now, r->today};
    enum status moved = proposal_move_to(r->db, r->mem, r->site, place->proposal, &s);
    if (moved == INVALID)
        return problem_add(r, "", N_("Esta propuesta ya no se puede retirar."));
    TRY(moved);
    return respond_redirect(r, place->path, N_("Retiraste tu propuesta. Queda su número, con la fecha y la razón."));
}

static enum status former_add(struct request *r, const struct proposal *p, int64_t question, struct str text)
{
    struct proposal_former f;
    shape_clear(&proposal_former_shape, &f);
    f.proposal = p->id;
    f.question = question;
    f.text = text;
    f.replaced_at = r->now;
    f.replaced_on = r->today;
    return record_add(r->db, &proposal_former_shape, &f);
}

/* The answers as they are now: what changed keeps its former words. */
static enum status answers_change(struct request *r, struct proposal *p, const struct proposal_word *words, const struct str *now, size_t count)
{
    struct proposal_text *texts;
    size_t text_count;
    TRY(db_many(r->db, SQL_PROPOSAL_TEXTS, WITH(IN(p->id)), r->mem, &proposal_text_shape, &texts, &text_count));
    for (size_t i = 0; i < count; i++) {
        if (str_eq(words[i].text, now[i]) || (str_empty(words[i].text) && str_empty(now[i])))
            continue;
        TRY(former_add(r, p, words[i].question->id, words[i].text));
        struct proposal_text *t = NULL, fresh;
        for (size_t k = 0; k < text_count; k++)
            if (texts[k].question == words[i].question->id)
                t = &texts[k];
        if (t != NULL && str_empty(now[i])) {
            TRY(record_remove(r->db, &proposal_text_shape, r->mem, t->id));
        } else if (t != NULL) {
            t->text = now[i];
            TRY(record_change(r->db, &proposal_text_shape, r->mem, t));
        } else {
            shape_clear(&proposal_text_shape, &fresh);
            fresh.proposal = p->id;
            fresh.question = words[i].question->id;
            fresh.text = now[i];
            TRY(record_add(r->db, &proposal_text_shape, &fresh));
        }
    }
    return DONE;
}

static enum status provinces_change(struct request *r, const struct proposal *p, struct str text)
{
    int64_t *ids;
    size_t count;
    TRY(answer_provinces(r->db, r->mem, text, &ids, &count));
    TRY(db_exec(r->db, SQL_PROPOSAL_TERRITORIES_DROP, WITH(IN(p->id)), NULL));
    for (size_t i = 0; i < count; i++) {
        struct proposal_territory t;
        shape_clear(&proposal_territory_shape, &t);
        t.proposal = p->id;
        t.territory = ids[i];
        TRY(record_add(r->db, &proposal_territory_shape, &t));
    }
    return DONE;
}

/* What was typed, checked and with personal numbers masked; every problem beside its field. */
static enum status corrected_read(struct request *r, const struct proposal_word *words, size_t count, struct str *title, struct str *now)
{
    size_t masked;
    *title = personal_masked(r->mem, answer_tidied(r->mem, request_form(r, "title")), &masked);
    if (text_length(*title) < 8 || text_length(*title) > 200)
        (void)problem_add(r, "title", N_("Escribe un título de 8 a 200 caracteres."));
    for (size_t i = 0; i < count; i++)
        if (answer_read(r, words[i].question, &now[i]) == DONE)
            now[i] = personal_masked(r->mem, now[i], &masked);
    return r->problems.count > 0 ? INVALID : DONE;
}

/* POST …/propuesta/:proposal/corregir */
static enum status correct_apply(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct proposal *p = place->proposal;
    struct proposal_word *words;
    struct str title;
    size_t count;
    TRY(own_demand(r, place));
    if (p->state != PROPOSAL_RECEIVED && p->state != PROPOSAL_ADMITTED && p->state != PROPOSAL_INADMISSIBLE)
        return problem_add(r, "", N_("En su estado actual la propuesta ya no se puede corregir."));
    TRY(proposal_words(r->db, r->mem, p, &words, &count));
    struct str *now = arena_array(r->mem, struct str, count);
    TRY(corrected_read(r, words, count, &title, now));
    TRY(answers_change(r, p, words, now, count));
    struct proposal_text *all = arena_array(r->mem, struct proposal_text, count);
    for (size_t i = 0; i < count; i++) {
        all[i].text = now[i];
        if (words[i].question->kind == ASK_PROVINCES && !str_eq(words[i].text, now[i]))
            TRY(provinces_change(r, p, now[i]));
    }
    if (!str_eq(title, p->title))
        TRY(former_add(r, p, NONE, p->title));
    p->title = title;
    proposal_words_set(r->mem, p, all, count);
    TRY(record_change(r->db, &proposal_shape, r->mem, p));
    return respond_redirect(r, place->path, N_("Se corrigió tu propuesta. Lo que decía antes sigue a la vista."));
}

static enum status drop_parts(struct db *db, int64_t id)
{
    TRY(db_exec(db, SQL_PROPOSAL_TEXTS_DROP, WITH(IN(id)), NULL));
    TRY(db_exec(db, SQL_PROPOSAL_TERRITORIES_DROP, WITH(IN(id)), NULL));
    return db_exec(db, SQL_PROPOSAL_MOVES_DROP, WITH(IN(id)), NULL);
}

static enum status unconfirmed_over(struct chore_context *c, struct db *db, void *context)
{
    struct proposal *rows;
    size_t count;
    const struct instant *until = context;
    TRY(db_many(db, SQL_PROPOSALS_UNCONFIRMED_OVER, WITH(IN(*until)), c->mem, &proposal_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        TRY(drop_parts(db, rows[i].id));
        TRY(record_remove(db, &proposal_shape, c->mem, rows[i].id));
        TRY(log_private_erase(db, "proposal", rows[i].id));
    }
    return DONE;
}

enum status proposal_tidy_chore(struct chore_context *c)
{
    struct instant until = {c->now.s - CONFIRM_S};
    struct proposal *rows;
    size_t count = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, db_many(c->reader, SQL_PROPOSALS_UNCONFIRMED_OVER, WITH(IN(until)), c->mem, &proposal_shape, &rows, &count)));
    return count > 0 ? job_write(c, unconfirmed_over, &until) : DONE;
}

#define AT "/:jurisdiction/cocreacion/:process/propuesta/:proposal"
const struct route proposal_own_routes[] = {
    {GET, "/sigue", PROPOSE, 0, NULL, follow_show, NULL, NULL},
    {POST, "/sigue", PROPOSE, 0, NULL, follow_show, follow_prepare, never_apply},
    {POST, AT "/corregir", PROPOSE, 0, proposal_load, proposal_show, NULL, correct_apply},
    {POST, AT "/retirar", PROPOSE, 0, proposal_load, proposal_show, NULL, withdraw_apply},
    {.pattern = NULL},
};
#undef AT
