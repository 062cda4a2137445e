/* SPDX-License-Identifier: EUPL-1.2
 * A new proposal, its moves and the letters to its author. */
#include "base/digest.h"
#include "base/text.h"
#include "job/job.h"
#include "room/account/account.h"
#include "room/proposal/proposal_view.h"
#include "sql.h"

static enum status add_move(struct db *db, const struct proposal *p, int from, const struct proposal_step *s, int64_t *ret_id)
{
    struct proposal_move m;
    shape_clear(&proposal_move_shape, &m);
    m.proposal = p->id;
    m.from_state = from;
    m.to_state = (int)s->to;
    m.reason = s->reason;
    m.act = s->act;
    m.person = s->person;
    m.done_at = s->now;
    m.done_on = s->today;
    TRY(record_add(db, &proposal_move_shape, &m));
    *ret_id = m.id;
    return DONE;
}

static bool entry_good(const struct proposal_entry *e)
{
    int64_t title = text_length(e->base.title);
    bool some = false;
    for (size_t i = 0; i < e->text_count; i++) {
        if (text_length(e->texts[i].text) > PROPOSAL_TEXT_MOST)
            return false;
        some = some || !str_empty(e->texts[i].text);
    }
    return title >= 8 && title <= 200 && some;
}

/* Title and answers: what the hash tells apart and searches look in. */
static struct str all_words(struct arena *mem, struct str title, const struct proposal_text *texts, size_t count)
{
    struct buf b = BUF(mem);
    buf_add(&b, title);
    for (size_t i = 0; i < count; i++) {
        if (str_empty(texts[i].text))
            continue;
        buf_char(&b, '\n');
        buf_add(&b, texts[i].text);
    }
    return buf_str(&b);
}

void proposal_words_set(struct arena *mem, struct proposal *p, const struct proposal_text *texts, size_t count)
{
    struct str words = all_words(mem, p->title, texts, count);
    p->text_hash = sha256_hex(mem, words);
    p->search = text_tokens(mem, words);
}

static enum status add_parts(struct db *db, struct arena *mem, const struct proposal *p, const struct proposal_entry *e)
{
    struct proposal_text *texts = arena_array(mem, struct proposal_text, e->text_count);
    size_t kept = 0;
    for (size_t i = 0; i < e->text_count; i++) {
        if (str_empty(e->texts[i].text))
            continue;
        shape_clear(&proposal_text_shape, &texts[kept]);
        texts[kept].proposal = p->id;
        texts[kept].question = e->texts[i].question;
        texts[kept++].text = e->texts[i].text;
    }
    TRY(record_add_many(db, &proposal_text_shape, texts, kept));
    struct proposal_territory *where = arena_array(mem, struct proposal_territory, e->territory_count);
    for (size_t i = 0; i < e->territory_count; i++) {
        shape_clear(&proposal_territory_shape, &where[i]);
        where[i].proposal = p->id;
        where[i].territory = e->territories[i];
    }
    return e->territory_count == 0 ? DONE : record_add_many(db, &proposal_territory_shape, where, e->territory_count);
}

enum status proposal_add(struct db *db, struct arena *mem, const struct site *site, struct cocreation_place *at,
                         const struct proposal_entry *e, struct instant now, struct day today, struct proposal **ret)
{
    struct proposal *p = arena_new_of(mem, struct proposal);
    struct proposal_form *form;
    int64_t move;
    if (!entry_good(e))
        return INVALID;
    if (!str_empty(e->base.source_key)) {
        enum status there = db_one(db, SQL_PROPOSAL_BY_SOURCE, WITH(IN(at->process->id), IN(e->base.source_key)), mem, &proposal_shape, ret);
        if (there != NOT_FOUND)
            return there == DONE ? CONFLICT : there;
    }
    *p = e->base;
    p->cocreation = at->process->id;
    if (p->form == NONE) {
        TRY(proposal_form_current(db, mem, at->jurisdiction->id, &form));
        p->form = form->id;
    }
    TRY(db_int(db, SQL_PROPOSAL_NEXT, WITH(IN(p->cocreation)), &p->number));
    proposal_words_set(mem, p, e->texts, e->text_count);
    if (!str_empty(e->code))
        TRY(receipt_code_hash(mem, site->server_key, e->code, &p->code_hash));
    p->state = e->confirm ? PROPOSAL_UNCONFIRMED : PROPOSAL_RECEIVED;
    p->received_at = now;
    p->received_on = today;
    p->public_on = e->confirm ? DAY_NONE : today;
    struct str origin = str_of(choice_label(&proposal_origin_choices, p->origin));
    p->reason = e->confirm ? STR("Espera a que se confirme por correo.") : str_fmt(mem, "Se recibió. Origen: %.*s.", STR_ARG(origin));
    TRY(record_add(db, &proposal_shape, p));
    TRY(add_parts(db, mem, p, e));
    *ret = p;
    struct proposal_step s = {(enum proposal_state)p->state, p->reason, NONE, p->typed_by, now, today};
    return add_move(db, p, p->state, &s, &move);
}

/* The steps of the evaluation itself are no news for a letter: its result is. */
static bool told(int from, enum proposal_state to)
{
    return from != PROPOSAL_UNCONFIRMED && to != PROPOSAL_SCORING && to != PROPOSAL_SCORED;
}

enum status proposal_move_to(struct db *db, struct arena *mem, const struct site *site, struct proposal *p, const struct proposal_step *s)
{
    int64_t move;
    int from = p->state;
    if (!proposal_may_become((enum proposal_state)from, s->to) || text_length(str_trim(s->reason)) < 3)
        return INVALID;
    p->state = (int)s->to;
    p->reason = s->reason;
    if (from == PROPOSAL_UNCONFIRMED && s->to == PROPOSAL_RECEIVED)
        p->public_on = s->today;
    TRY(record_change(db, &proposal_shape, mem, p));
    TRY(add_move(db, p, from, s, &move));
    if (!told(from, s->to))
        return DONE;
    enum lang lang = p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    struct str values[] = {int_words(mem, lang, p->number), p->title, str_of(say(lang, choice_label(&proposal_state_choices, p->state))),
                           s->reason};
    return proposal_letter(db, mem, site, p, N_("Novedades de tu propuesta"),
                           N_("Hola:\n\nTu propuesta N.º %1, «%2», cambió de estado.\n\nEstado: %3.\nRazón: %4\n"), values, COUNT(values),
                           str_fmt(mem, "propuesta-paso-%lld", (long long)move));
}

enum status proposal_address(struct db *db, struct arena *mem, const struct proposal *p, struct str *ret)
{
    struct writer *w;
    struct person *x;
    *ret = STR_NONE;
    if (p->writer != NONE) {
        TRY(record_get(db, mem, &writer_shape, p->writer, &w));
        *ret = w->email;
    } else if (p->person != NONE) {
        TRY(record_get(db, mem, &person_shape, p->person, &x));
        if (x->state == PERSON_ACTIVE)
            *ret = x->email;
    }
    return DONE;
}

enum status proposal_letter(struct db *db, struct arena *mem, const struct site *site, const struct proposal *p, const char *subject,
                            const char *text, const struct str *values, size_t count, struct str key)
{
    struct str to, path;
    enum lang lang = p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    TRY(proposal_address(db, mem, p, &to));
    if (str_empty(to))
        return DONE;
    TRY(proposal_path(db, mem, p, &path));
    struct str links[] = {str_fmt(mem, "%.*s%.*s", STR_ARG(site->config.base_url), STR_ARG(path)),
                          str_fmt(mem, "%.*s/sigue", STR_ARG(site->config.base_url))};
    struct str foot = say_with(mem, lang, N_("Su página:\n%1\n\nPara seguirla, corregirla o retirarla, con tu código de recibo:\n%2\n"), links,
                               COUNT(links));
    struct str body = say_with(mem, lang, text, values, count);
    enum status s = mail_queue(db, to, str_of(say(lang, subject)), str_fmt(mem, "%.*s\n%.*s", STR_ARG(body), STR_ARG(foot)), key);
    return s == INVALID ? DONE : s;
}

enum status proposal_path(struct db *db, struct arena *mem, const struct proposal *p, struct str *ret)
{
    struct proposal_where *w;
    TRY(db_one(db, SQL_PROPOSAL_WHERE, WITH(IN(p->cocreation)), mem, &proposal_where_shape, &w));
    *ret = str_fmt(mem, "/%.*s/cocreacion/%lld/propuesta/%lld", STR_ARG(w->jurisdiction_code), (long long)w->process, (long long)p->number);
    return DONE;
}
