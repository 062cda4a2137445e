/* SPDX-License-Identifier: EUPL-1.2
 * Versions of the form: copying one into a draft, putting a draft in force. */
#include "room/proposal/proposal_form_view.h"
#include "sql.h"

enum status form_draft_add(struct db *db, struct arena *mem, const struct proposal_form *source, struct proposal_form *ret)
{
    struct proposal_question *questions;
    size_t count;
    shape_clear(&proposal_form_shape, ret);
    ret->jurisdiction = source->jurisdiction;
    ret->title = source->title;
    ret->state = QUESTIONNAIRE_DRAFT;
    TRY(db_int(db, SQL_PROPOSAL_FORM_NEXT, WITH(IN(source->jurisdiction)), &ret->number));
    TRY(record_add(db, &proposal_form_shape, ret));
    TRY(proposal_questions(db, mem, source->id, &questions, &count));
    for (size_t i = 0; i < count; i++) {
        questions[i].form = ret->id;
        questions[i].position = (int64_t)i + 1;
    }
    return count == 0 ? DONE : record_add_many(db, &proposal_question_shape, questions, count);
}

enum status form_in_force(struct db *db, struct arena *mem, struct proposal_form *x)
{
    struct proposal_form *all;
    size_t count;
    TRY(db_many(db, SQL_PROPOSAL_FORMS_OF, WITH(IN(x->jurisdiction)), mem, &proposal_form_shape, &all, &count));
    for (size_t i = 0; i < count; i++) {
        if (all[i].state != QUESTIONNAIRE_IN_FORCE || all[i].id == x->id)
            continue;
        all[i].state = QUESTIONNAIRE_REPLACED;
        TRY(record_change(db, &proposal_form_shape, mem, &all[i]));
    }
    x->state = QUESTIONNAIRE_IN_FORCE;
    return record_change(db, &proposal_form_shape, mem, x);
}
