/* SPDX-License-Identifier: EUPL-1.2
 * Checking the answers, sending them once, the receipt, and the link that confirms. */
#include "base/digest.h"
#include "base/secret.h"
#include "base/text.h"
#include "http/limit.h"
#include "job/job.h"
#include "pages.h"
#include "room/intake/intake_view.h"
#include "sql.h"

#define RECEIPT "recibo de propuesta"

static struct str challenge_of(struct request *r, const struct intake_place *p)
{
    return str_part(hmac_hex(r->mem, r->site->server_key, str_fmt(r->mem, "prueba %lld", (long long)p->draft->id)), 0, 24);
}

static struct str step_change(struct request *r, const struct intake_place *p, const char *step)
{
    return str_fmt(r->mem, "%.*s?volver=1", STR_ARG(intake_path(r, p->at, p->token, step)));
}

static void line_add(struct request *r, const struct intake_place *p, struct intake_check_page *page, struct intake_check_line *lines,
                     struct str label, const char *code, const char *step)
{
    struct intake_check_line *l = &lines[page->lines_count++];
    *l = (struct intake_check_line){.label = label, .text = intake_text(p, code), .path = step_change(r, p, step)};
    l->masked = personal_masked(r->mem, l->text.ptr == NULL ? STR("") : l->text, &l->found);
    page->personal += (int64_t)l->found;
}

static struct str choice_words(struct request *r, const struct choices *c, struct str code)
{
    int at = choice_of(c, code);
    return at < 0 ? STR_NONE : str_of(say(r->lang, choice_label(c, at)));
}

static void lines_fill(struct request *r, const struct intake_place *p, struct intake_check_page *page)
{
    struct intake_check_line *lines = arena_array(r->mem, struct intake_check_line, p->question_count + 6);
    line_add(r, p, page, lines, str_of(say(r->lang, N_("Título"))), ASK_TITLE, ASK_TITLE);
    for (size_t i = 0; i < p->question_count; i++) {
        const char *code = str_chars(r->mem, p->questions[i].code);
        line_add(r, p, page, lines, str_of(say(r->lang, str_chars(r->mem, p->questions[i].label))), code, code);
    }
    line_add(r, p, page, lines, str_of(say(r->lang, N_("Nombre que se mostrará"))), "_nombre", ASK_CONTACT);
    line_add(r, p, page, lines, str_of(say(r->lang, N_("Sector"))), "_sector", ASK_CONTACT);
    lines[page->lines_count - 1].masked = choice_words(r, &table_sector_choices, intake_text(p, "_sector"));
    if (p->draft->person == NONE)
        line_add(r, p, page, lines, str_of(say(r->lang, N_("Correo (no se publica)"))), "_correo", ASK_CONTACT);
    page->lines = lines;
}

/* Everything typed, for what looks alike. */
static struct str words_of(struct request *r, const struct intake_place *p)
{
    struct buf b = BUF(r->mem);
    buf_add(&b, intake_text(p, ASK_TITLE));
    for (size_t i = 0; i < p->question_count; i++) {
        buf_char(&b, '\n');
        buf_add(&b, intake_text(p, str_chars(r->mem, p->questions[i].code)));
    }
    return buf_str(&b);
}

enum status intake_check_show(struct request *r, const struct intake_place *p)
{
    struct gate_window w;
    struct likeness *alike;
    struct intake_check_page page = {
        .place = p,
        .back = intake_path(r, p->at, p->token, ASK_CONTACT),
        .save_path = intake_path(r, p->at, p->token, ASK_SAVE),
        .process_path = p->at->path,
        .challenge = challenge_of(r, p),
        .bits = r->site->config.proof_bits,
        .signed_in = p->draft->person != NONE,
    };
    lines_fill(r, p, &page);
    TRY(likeness_find(r->db, r->mem, p->at->process->id, words_of(r, p), 3, &alike, &page.alike_count));
    page.alike = alike;
    TRY(cocreation_gate(r->db, r->mem, p->at, GATE_PROPOSALS, r->now, &w));
    page.open = w.open;
    struct proposal *blank = arena_new_of(r->mem, struct proposal);
    shape_clear(&proposal_shape, blank);
    page.form = form_for(r, &proposal_shape, blank, intake_path(r, p->at, p->token, ASK_CHECK));
    page.form.revision = NONE;
    return page_intake_check(r, intake_head(r, p->at, str_of(say(r->lang, N_("Revisa y envía")))), &page);
}

/* People without an account: a field that they do not see, a minimum of time, and more room for who solved the
 * puzzle. Without JavaScript the confirmation by mail is enough, with a closer limit by address. */
enum status intake_send_prepare(struct request *r, const struct intake_place *p)
{
    if (p->draft->person != NONE || p->draft->proposal != NONE)
        return DONE;
    if (!str_empty(request_form(r, TRAP)))
        return problem_add(r, "", N_("El formulario llegó incompleto. Recarga la página y envíalo otra vez."));
    if (r->now.s - p->draft->started_at.s < r->site->config.form_seconds)
        return problem_add(r, "", N_("El formulario se envió muy rápido. Revisa lo que escribiste y envíalo otra vez."));
    bool proved = proof_good(r->mem, challenge_of(r, p), request_form(r, "prueba"), r->site->config.proof_bits);
    int64_t most = proved ? r->site->config.proposals_per_address : r->site->config.proposals_without_proof;
    if (limit_hit(r->site, proved ? "propuesta-probada" : "propuesta", r->address, (int)most, 3600) != DONE)
        return problem_add(r, "", N_("Desde esta conexión se enviaron demasiadas propuestas en una hora. La tuya está guardada: prueba más tarde."));
    return DONE;
}

static enum status author_limits(struct request *r, const struct intake_place *p, const struct proposal *x)
{
    int64_t day = 0, all = 0;
    TRY(db_int(r->db, SQL_INTAKE_OF_AUTHOR, WITH(IN(x->cocreation), IN(x->writer), IN(x->person), IN(r->today)), &day));
    TRY(db_int(r->db, SQL_INTAKE_OF_AUTHOR, WITH(IN(x->cocreation), IN(x->writer), IN(x->person), IN((struct day){0})), &all));
    (void)p;
    if (day >= r->site->config.proposals_per_day)
        return problem_add(r, "", N_("Ya enviaste las propuestas que se pueden enviar en un día. Esta queda guardada: mañana puedes enviarla."));
    if (all >= r->site->config.proposals_per_process)
        return problem_add(r, "", N_("Ya enviaste las propuestas que una persona puede enviar a este proceso."));
    return DONE;
}

/* The same words by the same author: one proposal. */
static enum status not_again(struct request *r, const struct proposal *x, const struct proposal_entry *e)
{
    struct proposal twin = *x, *rows;
    size_t count;
    proposal_words_set(r->mem, &twin, e->texts, e->text_count);
    TRY(db_many(r->db, SQL_INTAKE_SAME, WITH(IN(x->cocreation), IN(twin.text_hash), IN(x->writer), IN(x->person)), r->mem, &proposal_shape, &rows,
                &count));
    if (count > 0)
        return problem_add(r, "", N_("Ya recibimos esta misma propuesta. Si falta confirmarla, abre el enlace que te enviamos por correo."));
    return DONE;
}

static enum status entry_fill(struct request *r, const struct intake_place *p, struct proposal_entry *e)
{
    struct proposal_text *texts = arena_array(r->mem, struct proposal_text, p->question_count);
    struct str where = STR_NONE, name = intake_text(p, "_nombre");
    int64_t *provinces;
    struct writer *w;
    size_t found;
    *e = (struct proposal_entry){.texts = texts, .text_count = p->question_count};
    for (size_t i = 0; i < p->question_count; i++) {
        struct str text = intake_text(p, str_chars(r->mem, p->questions[i].code));
        shape_clear(&proposal_text_shape, &texts[i]);
        texts[i].question = p->questions[i].id;
        texts[i].text = personal_masked(r->mem, text.ptr == NULL ? STR("") : text, &found);
        if (p->questions[i].kind == ASK_PROVINCES)
            where = text;
    }
    TRY(answer_provinces(r->db, r->mem, where, &provinces, &e->territory_count));
    e->territories = provinces;
    struct proposal *x = &e->base;
    shape_clear(&proposal_shape, x);
    x->cocreation = p->at->process->id;
    x->form = p->draft->form;
    x->origin = p->draft->origin;
    x->roundtable = p->draft->roundtable;
    x->session = p->draft->session;
    x->carried_from = p->draft->carried_from;
    x->typed_by = p->draft->typed_by;
    x->title = personal_masked(r->mem, intake_text(p, ASK_TITLE), &found);
    x->name = str_empty(name) ? STR_NONE : personal_masked(r->mem, name, &found);
    x->sector = choice_of(&table_sector_choices, intake_text(p, "_sector"));
    x->gender = choice_of(&gender_choices, intake_text(p, "_genero"));
    x->language = r->lang == LANG_EN ? PERSON_ENGLISH : PERSON_SPANISH;
    x->person = p->draft->person;
    if (x->person == NONE) {
        TRY(writer_of(r->db, r->mem, intake_text(p, "_correo"), &w));
        x->writer = w->id;
        e->confirm = true;
    }
    e->code = receipt_code_new(r->mem);
    return DONE;
}

static enum status confirm_letter(struct request *r, const struct proposal *p, struct str code)
{
    struct str token = intake_token(r->mem, r->site->server_key, p->id, (struct instant){r->now.s + CONFIRM_LINK_S});
    struct str values[] = {p->title, code, str_fmt(r->mem, "%.*s/propuesta/%.*s", STR_ARG(r->site->config.base_url), STR_ARG(token))};
    if (p->writer == NONE)
        return proposal_letter(r->db, r->mem, r->site, p, N_("Recibimos tu propuesta"),
                               N_("Hola:\n\nRecibimos tu propuesta «%1».\n\nTu código de recibo: %2\nGuárdalo y no lo compartas.\n"), values, 2,
                               str_fmt(r->mem, "propuesta-recibo-%lld", (long long)p->id));
    return proposal_letter(r->db, r->mem, r->site, p, N_("Confirma tu propuesta"),
                           N_("Hola:\n\nCon este correo se envió la propuesta «%1». Para que se publique abre esta dirección antes de 48 horas y "
                              "confirma:\n\n%3\n\nTu código de recibo: %2\nGuárdalo y no lo compartas.\n\nSi no la enviaste, no hace falta que hagas "
                              "nada: se borra sola.\n"),
                           values, COUNT(values), str_fmt(r->mem, "propuesta-confirma-%lld", (long long)p->id));
}

enum status intake_send(struct request *r, const struct intake_place *p)
{
    struct proposal_entry e;
    struct proposal *made;
    TRY(gate_demand(r, p->at, GATE_PROPOSALS));
    TRY(intake_whole(r, p));
    TRY(entry_fill(r, p, &e));
    if (p->draft->typed_by == NONE)
        TRY(author_limits(r, p, &e.base));
    TRY(not_again(r, &e.base, &e));
    enum status added = proposal_add(r->db, r->mem, r->site, p->at, &e, r->now, r->today, &made);
    if (added == INVALID)
        return problem_add(r, "", N_("Falta algo en la propuesta: revisa cada respuesta."));
    TRY(added);
    if (limit_hit(r->site, "confirmar-sitio", STR("todo"), 2000, 86400) == DONE)
        TRY(confirm_letter(r, made, e.code));
    struct str sealed = secret_seal(r->mem, r->site->server_key, RECEIPT, e.code);
    TRY(db_exec(r->db, SQL_INTAKE_SENT, WITH(IN(p->draft->id), IN(made->id), IN(sealed), IN((struct instant){r->now.s + CODE_SHOWN_S})), NULL));
    TRY(db_exec(r->db, SQL_INTAKE_ANSWERS_DROP, WITH(IN(p->draft->id)), NULL));
    return respond_redirect(r, intake_path(r, p->at, p->token, ASK_DONE), NULL);
}

enum status intake_done_show(struct request *r, const struct intake_place *p)
{
    struct proposal *x;
    TRY(record_get(r->db, r->mem, &proposal_shape, p->draft->proposal, &x));
    struct intake_done_page page = {
        .place = p,
        .x = x,
        .code = secret_open(r->mem, r->site->server_key, RECEIPT, p->draft->code_sealed),
        .path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->at->path), (long long)x->number),
        .confirm = x->state == PROPOSAL_UNCONFIRMED,
        .table = p->draft->roundtable != NONE,
    };
    page.other = path_fmt(r, "%.*s/proponer", STR_ARG(p->at->path));
    return page_intake_done(r, intake_head(r, p->at, str_of(say(r->lang, N_("Tu código de recibo")))), &page);
}

static enum status confirm_load(struct request *r)
{
    int64_t id;
    struct proposal_place *place = arena_new_of(r->mem, struct proposal_place);
    enum status s = intake_token_read(r->mem, r->site->server_key, request_param(r, "token"), r->now, &id);
    if (s == GONE)
        r->gone = str_of(say(r->lang, N_("El enlace venció. Si la propuesta no se confirmó, ya se borró: puedes enviarla otra vez.")));
    TRY(s);
    TRY(record_get(r->db, r->mem, &proposal_shape, id, &place->proposal));
    TRY(cocreation_place_of(r->db, r->mem, place->proposal->cocreation, &place->at));
    request_scope(r, place->at->jurisdiction->id, (int)place->at->jurisdiction->utc_offset_s, false);
    place->path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(place->at->path), (long long)place->proposal->number);
    r->object = place;
    r->reply.personal = true;
    return DONE;
}

/* GET /propuesta/:token: programs that open the links of letters confirm nobody. */
static enum status confirm_show(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct intake_confirm_page page = {
        .x = place->proposal,
        .path = place->path,
        .confirm_path = path_fmt(r, "/propuesta/%.*s/confirmar", STR_ARG(request_param(r, "token"))),
        .waiting = place->proposal->state == PROPOSAL_UNCONFIRMED,
    };
    return page_intake_confirm(r, intake_head(r, place->at, str_of(say(r->lang, N_("Confirma tu propuesta")))), &page);
}

/* POST /propuesta/:token/confirmar: it was sent in time even when the stage has closed since. */
static enum status confirm_apply(struct request *r)
{
    const struct proposal_place *place = r->object;
    struct proposal *p = place->proposal;
    struct writer *w;
    if (p->state != PROPOSAL_UNCONFIRMED)
        return respond_redirect(r, place->path, N_("Esta propuesta ya estaba confirmada."));
    if (p->writer != NONE) {
        TRY(record_get(r->db, r->mem, &writer_shape, p->writer, &w));
        if (!instant_known(w->confirmed_at)) {
            w->confirmed_at = r->now;
            TRY(record_change(r->db, &writer_shape, r->mem, w));
        }
    }
    struct proposal_step s = {PROPOSAL_RECEIVED, STR("Se recibió. Quien la envió la confirmó por correo."), NONE, NONE, r->now, r->today};
    TRY(proposal_move_to(r->db, r->mem, r->site, p, &s));
    return respond_redirect(r, place->path, N_("Gracias. Tu propuesta está publicada."));
}

const struct route intake_send_routes[] = {
    {GET, "/propuesta/:token", PROPOSE, 0, confirm_load, confirm_show, NULL, NULL},
    {POST, "/propuesta/:token/confirmar", PROPOSE, 0, confirm_load, confirm_show, NULL, confirm_apply},
    {.pattern = NULL},
};
