/* SPDX-License-Identifier: EUPL-1.2
 * Reading and writing answers. */
#include "base/text.h"
#include "room/response/response_view.h"
#include "sql.h"

enum status response_of(struct db *db, struct arena *mem, int64_t proposal, struct response **ret)
{
    return db_one(db, SQL_RESPONSE_CURRENT, WITH(IN(proposal)), mem, &response_shape, ret);
}

enum status response_draft_of(struct db *db, struct arena *mem, int64_t proposal, struct response **ret)
{
    return db_one(db, SQL_RESPONSE_DRAFT, WITH(IN(proposal)), mem, &response_shape, ret);
}

enum status responses_missing(struct db *db, int64_t cocreation, int64_t *ret)
{
    return db_int(db, SQL_RESPONSES_MISSING, WITH(IN(cocreation)), ret);
}

enum status participant_report_of(struct db *db, struct arena *mem, int64_t cocreation, struct participant_report **ret)
{
    return db_one(db, SQL_PARTICIPANT_REPORT_OF, WITH(IN(cocreation)), mem, &participant_report_shape, ret);
}

enum status response_figures_of(struct request *r, const struct cocreation_place *at, struct response_figures *ret, int64_t *ret_days)
{
    struct cocreation_method *method;
    struct response_datum_read *rows;
    size_t count;
    TRY(cocreation_method_of(r->db, r->mem, at->process, &method));
    TRY(db_many(r->db, SQL_RESPONSE_FACTS, WITH(IN(at->process->id)), r->mem, &response_datum_read_shape, &rows, &count));
    struct response_fact *facts = arena_array(r->mem, struct response_fact, count);
    for (size_t i = 0; i < count; i++)
        facts[i] = (struct response_fact){rows[i].received_on, rows[i].answered_on, rows[i].decision, rows[i].text_hash};
    *ret_days = method->answer_days;
    *ret = response_figures_1(r->mem, facts, count, method->answer_days, r->today);
    return DONE;
}

enum status response_demand(struct request *r, const struct cocreation_place *at, bool correction)
{
    struct gate_window w;
    struct cocreation_stage *stage;
    int state = at->process->state;
    if (correction && (state == COCREATION_ACTIVE || state == COCREATION_CLOSED))
        return DONE;
    TRY(cocreation_gate(r->db, r->mem, at, GATE_ANSWERS, r->now, &w));
    if (!w.open && !w.waits && w.stage != NONE && state == COCREATION_ACTIVE && w.opens_at.s <= r->now.s) {
        TRY(record_get(r->db, r->mem, &cocreation_stage_shape, w.stage, &stage));
        if (!day_known(stage->closed_on))
            return DONE;
    }
    return gate_demand(r, at, GATE_ANSWERS);
}

static enum status letter_to_author(struct request *r, const struct proposal *p, const struct response *x)
{
    enum lang lang = p->language == PERSON_ENGLISH ? LANG_EN : LANG_ES;
    struct str extra = STR("");
    if (!str_empty(x->changed))
        extra = say_with(r->mem, lang, N_("\nQué cambió:\n%1\n"), &x->changed, 1);
    if (!str_empty(x->referred_to))
        extra = str_fmt(r->mem, "%.*s%.*s", STR_ARG(extra), STR_ARG(say_with(r->mem, lang, N_("\nSe remite a: %1\n"), &x->referred_to, 1)));
    struct str values[] = {int_words(r->mem, lang, p->number), p->title, str_of(say(lang, choice_label(&response_decision_choices, x->decision))),
                           x->reasons, extra};
    return proposal_letter(r->db, r->mem, r->site, p, x->number == 1 ? N_("La respuesta a tu aporte") : N_("Se corrigió la respuesta a tu aporte"),
                           N_("Hola:\n\nTu propuesta N.º %1, «%2», tiene su respuesta.\n\nDecisión: %3.\n\nRazones:\n%4\n%5"), values, COUNT(values),
                           str_fmt(r->mem, "respuesta-aporte-%lld-%lld", (long long)p->id, (long long)x->number));
}

enum status response_put(struct request *r, const struct proposal *p, const struct response *x, bool publish)
{
    struct response put = *x, *draft, *former;
    enum status had = response_draft_of(r->db, r->mem, p->id, &draft);
    if (had != DONE && had != NOT_FOUND)
        return had;
    enum status was = response_of(r->db, r->mem, p->id, &former);
    if (was != DONE && was != NOT_FOUND)
        return was;
    put.id = had == DONE ? draft->id : NONE;
    put.revision = had == DONE ? draft->revision : NONE;
    put.number = had == DONE ? draft->number : was == DONE ? former->number + 1 : 1;
    put.proposal = p->id;
    put.person = r->actor.person;
    put.published_on = publish ? r->today : DAY_NONE;
    put.published_at = publish ? r->now : INSTANT_NONE;
    if (put.number == 1)
        put.why = STR_NONE;
    r->deed.on_behalf_of = put.institution;
    request_deed(r, NONE, put.why);
    TRY(had == DONE ? record_change(r->db, &response_shape, r->mem, &put) : record_add(r->db, &response_shape, &put));
    return publish ? letter_to_author(r, p, &put) : DONE;
}

static bool listed(const struct option *options, size_t count, int64_t value)
{
    bool found = value == NONE;
    for (size_t i = 0; i < count && !found; i++)
        found = options[i].value == value;
    return found;
}

static enum status commitment_options(struct request *r, const struct cocreation_place *at, struct option **ret, size_t *ret_count)
{
    struct response_commitment *rows;
    TRY(db_many(r->db, SQL_RESPONSE_COMMITMENTS, WITH(IN(at->process->id)), r->mem, &response_commitment_shape, &rows, ret_count));
    *ret = arena_array(r->mem, struct option, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        (*ret)[i] = (struct option){rows[i].commitment, rows[i].title};
    return DONE;
}

enum status response_lists(struct request *r, const struct cocreation_place *at, struct form *ret)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct option *institutions, *commitments;
    size_t institution_count, commitment_count;
    TRY(institution_options(r, at->jurisdiction->id, &institutions, &institution_count));
    TRY(commitment_options(r, at, &commitments, &commitment_count));
    lists[0] = (struct form_options){"institution", institutions, institution_count};
    lists[1] = (struct form_options){"commitment", commitments, commitment_count};
    ret->options = lists;
    ret->option_count = 2;
    return DONE;
}

enum status response_read(struct request *r, const struct cocreation_place *at, struct response *x, bool correction)
{
    static const char *const names[] = {"decision", "reasons", "changed", "referred_to", "commitment", "institution", "why", NULL};
    struct option *institutions, *commitments;
    size_t institution_count, commitment_count;
    TRY(form_read_fields(r, &response_shape, x, names));
    x->reasons = answer_tidied(r->mem, x->reasons);
    if (x->decision != RESPONSE_ELSEWHERE)
        x->referred_to = STR_NONE;
    if (!correction)
        x->why = STR_NONE;
    TRY(institution_options(r, at->jurisdiction->id, &institutions, &institution_count));
    TRY(commitment_options(r, at, &commitments, &commitment_count));
    if (!listed(institutions, institution_count, x->institution))
        return problem_add(r, "institution", N_("Elige una institución de la lista."));
    if (!listed(commitments, commitment_count, x->commitment))
        return problem_add(r, "commitment", N_("Elige un compromiso de los borradores de este proceso."));
    x->text_hash = response_hash(r->mem, x);
    return DONE;
}
