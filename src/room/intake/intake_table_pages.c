/* SPDX-License-Identifier: EUPL-1.2
 * On behalf of others: the whole form on one page for who types at a table or from paper, with a slip to hand
 * over; and what a commitment of an earlier plan carries over. */
#include "base/digest.h"
#include "base/secret.h"
#include "base/text.h"
#include "pages.h"
#include "room/intake/intake_view.h"
#include "sql.h"

static enum status form_questions(struct request *r, int64_t jurisdiction, struct proposal_question **ret, size_t *ret_count)
{
    struct proposal_form *form;
    TRY(proposal_form_current(r->db, r->mem, jurisdiction, &form));
    return proposal_questions(r->db, r->mem, form->id, ret, ret_count);
}

static enum status sessions_fill(struct request *r, const struct roundtable_place *place, struct intake_table_page *page)
{
    struct roundtable_session *all;
    TRY(roundtable_sessions(r->db, r->mem, place->table->id, &all, &page->sessions_count));
    struct option *list = arena_array(r->mem, struct option, page->sessions_count);
    for (size_t i = 0; i < page->sessions_count; i++) {
        struct str of[] = {int_words(r->mem, r->lang, all[i].number), day_words(r->mem, r->lang, all[i].held_on)};
        list[i] = (struct option){all[i].id, say_with(r->mem, r->lang, N_("Sesión %1, %2"), of, 2)};
    }
    page->sessions = list;
    return DONE;
}

/* GET …/mesa/:table/proponer */
static enum status table_show(struct request *r)
{
    const struct roundtable_place *place = r->object;
    struct proposal_question *questions;
    struct intake_table_page page = {.place = place};
    TRY(form_questions(r, place->at->jurisdiction->id, &questions, &page.fields_count));
    struct answer_field *fields = arena_array(r->mem, struct answer_field, page.fields_count);
    for (size_t i = 0; i < page.fields_count; i++)
        TRY(answer_field_of(r, &questions[i], STR_NONE, &fields[i]));
    page.fields = fields;
    TRY(sessions_fill(r, place, &page));
    struct proposal *blank = arena_new_of(r->mem, struct proposal);
    shape_clear(&proposal_shape, blank);
    page.form = form_for(r, &proposal_shape, blank, path_fmt(r, "%.*s/proponer", STR_ARG(place->path)));
    page.form.revision = NONE;
    page.paper = str_is(request_form(r, "papel"), "1");
    struct head head = intake_head(r, place->at, str_of(say(r->lang, N_("Registrar una propuesta de la mesa"))));
    head_crumb(r, &head, place->table->name, place->path);
    return page_intake_table(r, head, &page);
}

static enum status session_read(struct request *r, const struct roundtable_place *place, int64_t *ret)
{
    struct roundtable_session *all;
    size_t count;
    *ret = NONE;
    if (str_empty(request_form(r, "sesion")))
        return DONE;
    TRY(roundtable_sessions(r->db, r->mem, place->table->id, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (str_is(request_form(r, "sesion"), str_fmt(r->mem, "%lld", (long long)all[i].id).ptr))
            *ret = all[i].id;
    return *ret == NONE ? problem_add(r, "sesion", N_("Elige una sesión de esta mesa.")) : DONE;
}

static enum status table_read(struct request *r, const struct roundtable_place *place, const struct proposal_question *questions, size_t count,
                              struct proposal_entry *e, struct str *ret_where)
{
    static const char *const names[] = {"title", "name", "sector", NULL};
    struct proposal_text *texts = arena_array(r->mem, struct proposal_text, count);
    size_t found;
    shape_clear(&proposal_shape, &e->base);
    enum status read = form_read_fields(r, &proposal_shape, &e->base, names);
    if (read != DONE && read != INVALID)
        return read;
    for (size_t i = 0; i < count; i++) {
        struct str text;
        shape_clear(&proposal_text_shape, &texts[i]);
        texts[i].question = questions[i].id;
        if (answer_read(r, &questions[i], &text) == DONE)
            texts[i].text = personal_masked(r->mem, text, &found);
        if (questions[i].kind == ASK_PROVINCES)
            *ret_where = text;
    }
    e->texts = texts;
    e->text_count = count;
    enum status session = session_read(r, place, &e->base.session);
    if (session != DONE && session != INVALID)
        return session;
    return r->problems.count > 0 ? INVALID : DONE;
}

/* The page with the receipt code hangs on a form that was sent. */
static enum status slip(struct request *r, const struct roundtable_place *place, const struct proposal *made, struct str code)
{
    struct intake_draft d;
    struct str token;
    shape_clear(&intake_draft_shape, &d);
    d.origin = made->origin;
    d.roundtable = place->table->id;
    d.session = made->session;
    d.typed_by = r->actor.person;
    TRY(intake_begin(r, place->at, &d, &token));
    struct str sealed = secret_seal(r->mem, r->site->server_key, "recibo de propuesta", code);
    TRY(db_exec(r->db, SQL_INTAKE_SENT, WITH(IN(d.id), IN(made->id), IN(sealed), IN((struct instant){r->now.s + CODE_SHOWN_S})), NULL));
    return respond_redirect(r, intake_path(r, place->at, token, ASK_DONE), NULL);
}

/* POST …/mesa/:table/proponer */
static enum status table_apply(struct request *r)
{
    const struct roundtable_place *place = r->object;
    struct proposal_entry e = {0};
    struct proposal_question *questions;
    struct proposal *made;
    struct str where = STR_NONE;
    int64_t *provinces;
    size_t count, found;
    TRY(gate_demand(r, place->at, GATE_PROPOSALS));
    TRY(form_questions(r, place->at->jurisdiction->id, &questions, &count));
    TRY(table_read(r, place, questions, count, &e, &where));
    e.base.title = personal_masked(r->mem, answer_tidied(r->mem, e.base.title), &found);
    e.base.origin = str_is(request_form(r, "papel"), "1") ? ORIGIN_PAPER : ORIGIN_TABLE;
    e.base.roundtable = place->table->id;
    e.base.typed_by = r->actor.person;
    e.base.language = PERSON_SPANISH;
    e.code = receipt_code_new(r->mem);
    TRY(answer_provinces(r->db, r->mem, where, &provinces, &e.territory_count));
    e.territories = provinces;
    enum status added = proposal_add(r->db, r->mem, r->site, place->at, &e, r->now, r->today, &made);
    if (added == INVALID)
        return problem_add(r, "title", N_("Escribe un título de 8 a 200 caracteres."));
    TRY(added);
    return slip(r, place, made, e.code);
}

/* The commitments of the jurisdiction's other plans. */
static enum status carried_options(struct request *r, const struct cocreation_place *at, struct intake_carry_page *page)
{
    struct intake_source *rows;
    TRY(db_many(r->db, SQL_INTAKE_SOURCES, WITH(IN(at->jurisdiction->id), IN(at->process->plan == NONE ? 0 : at->process->plan)), r->mem,
                &intake_source_shape, &rows, &page->commitments_count));
    struct option *list = arena_array(r->mem, struct option, page->commitments_count);
    for (size_t i = 0; i < page->commitments_count; i++) {
        struct str of[] = {int_words(r->mem, r->lang, rows[i].plan), rows[i].number, rows[i].title};
        list[i] = (struct option){rows[i].id, say_with(r->mem, r->lang, N_("Plan %1, compromiso %2: %3"), of, 3)};
    }
    page->commitments = list;
    return DONE;
}

/* GET …/proponer/continuar */
static enum status carry_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct intake_carry_page page = {.at = at};
    TRY(carried_options(r, at, &page));
    struct proposal *blank = arena_new_of(r->mem, struct proposal);
    shape_clear(&proposal_shape, blank);
    page.form = form_for(r, &proposal_shape, blank, path_fmt(r, "%.*s/proponer/continuar", STR_ARG(at->path)));
    page.form.revision = NONE;
    return page_intake_carry(r, intake_head(r, at, str_of(say(r->lang, N_("Continuar un compromiso de otro plan")))), &page);
}

static enum status prefill(struct request *r, const struct intake_draft *d, const struct commitment *c)
{
    const struct {
        const char *code;
        struct str text;
        int64_t most;
    } words[] = {{"problema", c->problem, 3000}, {"solucion", c->solution, 4000}, {"lidera", c->lead_text, 200},
                 {ASK_TITLE, str_empty(c->short_title) ? c->title : c->short_title, 200}};
    for (size_t i = 0; i < COUNT(words); i++)
        if (!str_empty(words[i].text))
            TRY(intake_put(r, d->id, str_of(words[i].code), text_excerpt(r->mem, words[i].text, words[i].most - 1)));
    return DONE;
}

/* POST …/proponer/continuar: opens the guided form with the commitment's words in it. */
static enum status carry_apply(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct intake_carry_page page = {.at = at};
    struct intake_draft d;
    struct commitment *c = NULL;
    struct str token;
    TRY(gate_demand(r, at, GATE_PROPOSALS));
    TRY(carried_options(r, at, &page));
    for (size_t i = 0; i < page.commitments_count && c == NULL; i++)
        if (str_is(request_form(r, "compromiso"), str_fmt(r->mem, "%lld", (long long)page.commitments[i].value).ptr))
            TRY(record_get(r->db, r->mem, &commitment_shape, page.commitments[i].value, &c));
    if (c == NULL)
        return problem_add(r, "compromiso", N_("Elige un compromiso de la lista."));
    shape_clear(&intake_draft_shape, &d);
    d.person = d.typed_by = r->actor.person;
    d.origin = ORIGIN_PLAN;
    d.carried_from = c->id;
    TRY(intake_begin(r, at, &d, &token));
    TRY(prefill(r, &d, c));
    return respond_redirect(r, intake_path(r, at, token, ASK_CHECK), N_("Se copiaron las palabras del compromiso: revísalas y completa lo que falta."));
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route intake_table_routes[] = {
    {GET, AT "/mesa/:table/proponer", PROPOSE_FOR, 0, roundtable_load, table_show, NULL, NULL},
    {POST, AT "/mesa/:table/proponer", PROPOSE_FOR, 0, roundtable_load, table_show, NULL, table_apply},
    {GET, AT "/proponer/continuar", PROPOSE_FOR, 0, cocreation_load, carry_show, NULL, NULL},
    {POST, AT "/proponer/continuar", PROPOSE_FOR, 0, cocreation_load, carry_show, NULL, carry_apply},
    {.pattern = NULL},
};
#undef AT
