/* SPDX-License-Identifier: EUPL-1.2
 * Loading a proposal, its form and its words. */
#include "room/proposal/proposal_view.h"
#include "sql.h"

enum status proposal_by_number(struct db *db, struct arena *mem, int64_t cocreation, int64_t number, struct proposal **ret)
{
    return db_one(db, SQL_PROPOSAL_BY_NUMBER, WITH(IN(cocreation), IN(number)), mem, &proposal_shape, ret);
}

enum status proposal_enter(struct request *r, struct proposal_place **ret)
{
    struct proposal_place *p = arena_new_of(r->mem, struct proposal_place);
    int64_t number;
    TRY(cocreation_enter(r, &p->at));
    TRY(request_id(r, "proposal", &number));
    TRY(proposal_by_number(r->db, r->mem, p->at->process->id, number, &p->proposal));
    if (!proposal_is_public(p->proposal) && !request_may(r, CHECK_PROPOSAL))
        return NOT_FOUND;
    p->path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->at->path), (long long)number);
    *ret = p;
    return DONE;
}

enum status proposal_load(struct request *r)
{
    struct proposal_place *p;
    TRY(proposal_enter(r, &p));
    r->object = p;
    return DONE;
}

enum status proposal_questions(struct db *db, struct arena *mem, int64_t form, struct proposal_question **ret, size_t *ret_count)
{
    if (form == NONE) {
        *ret = proposal_questions_shipped(mem, ret_count);
        return DONE;
    }
    return db_many(db, SQL_PROPOSAL_QUESTIONS, WITH(IN(form)), mem, &proposal_question_shape, ret, ret_count);
}

enum status proposal_form_current(struct db *db, struct arena *mem, int64_t jurisdiction, struct proposal_form **ret)
{
    enum status found = db_one(db, SQL_PROPOSAL_FORM_CURRENT, WITH(IN(jurisdiction)), mem, &proposal_form_shape, ret);
    if (found != NOT_FOUND)
        return found;
    struct proposal_form *f = arena_new_of(mem, struct proposal_form);
    shape_clear(&proposal_form_shape, f);
    f->jurisdiction = jurisdiction;
    f->number = 1;
    f->title = STR("Formulario inicial");
    f->state = QUESTIONNAIRE_IN_FORCE;
    *ret = f;
    if (db_deed(db) == NULL)
        return DONE;
    TRY(db_int(db, SQL_PROPOSAL_FORM_NEXT, WITH(IN(jurisdiction)), &f->number));
    TRY(record_add(db, &proposal_form_shape, f));
    size_t count;
    struct proposal_question *questions = proposal_questions_shipped(mem, &count);
    for (size_t i = 0; i < count; i++)
        questions[i].form = f->id;
    return record_add_many(db, &proposal_question_shape, questions, count);
}

enum status proposal_words(struct db *db, struct arena *mem, const struct proposal *p, struct proposal_word **ret, size_t *ret_count)
{
    struct proposal_question *questions;
    struct proposal_text *texts;
    size_t count, text_count;
    TRY(proposal_questions(db, mem, p->form, &questions, &count));
    TRY(db_many(db, SQL_PROPOSAL_TEXTS, WITH(IN(p->id)), mem, &proposal_text_shape, &texts, &text_count));
    struct proposal_word *words = arena_array(mem, struct proposal_word, count);
    for (size_t i = 0; i < count; i++) {
        words[i].question = &questions[i];
        for (size_t k = 0; k < text_count; k++)
            if (texts[k].question == questions[i].id)
                words[i].text = texts[k].text;
    }
    *ret = words;
    *ret_count = count;
    return DONE;
}
