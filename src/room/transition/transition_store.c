/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/transition/transition_view.h"

#include "sql.h"

enum status transition_world(struct db *db, struct arena *mem, const struct jurisdiction *j, struct day on, struct transition_world *ret)
{
    *ret = (struct transition_world){.jurisdiction = j, .on = on};
    TRY(db_many(db, SQL_TRANSITION_COMMITMENTS, WITH(IN(j->id), IN(on)), mem, &transition_commitment_shape, &ret->commitments,
                &ret->commitment_count));
    TRY(db_many(db, SQL_TRANSITION_LINES, WITH(IN(j->id), IN(on)), mem, &transition_line_shape, &ret->lines, &ret->line_count));
    return db_many(db, SQL_TRANSITION_PARTIES, WITH(IN(j->id), IN(on)), mem, &transition_party_shape, &ret->parties, &ret->party_count);
}

enum status transition_runs(struct db *db, struct arena *mem, int64_t institution, struct day on, struct institution_transition **ret)
{
    return db_one(db, SQL_TRANSITION_RUNNING, WITH(IN(institution), IN(on)), mem, &institution_transition_shape, ret);
}

/* The marks of what the institution answers for, again. */
enum status transition_recompute(struct request *r, int64_t institution)
{
    struct transition_party *rows;
    size_t count;
    TRY(db_many(r->db, SQL_TRANSITION_TOUCHED, WITH(IN(institution)), r->mem, &transition_party_shape, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (i == 0 || rows[i].commitment != rows[i - 1].commitment)
            TRY(progress_recompute(r->db, r->mem, rows[i].commitment, r->today));
    return DONE;
}

enum status grounds_options(struct request *r, int64_t jurisdiction, struct form *form)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, form->option_count + 2);
    struct option *options;
    for (size_t i = 0; i < form->option_count; i++)
        lists[i] = form->options[i];
    struct form_options *acts = &lists[form->option_count], *letters = acts + 1;
    acts->field = "act";
    TRY(act_options(r, jurisdiction, &options, &acts->count));
    acts->options = options;
    letters->field = "letter";
    TRY(letter_options(r->db, r->mem, jurisdiction, &options, &letters->count));
    letters->options = options;
    form->options = lists;
    form->option_count += 2;
    return DONE;
}

enum status grounds_checked(struct request *r, int64_t jurisdiction, int64_t act, int64_t letter, struct str *ret_words)
{
    struct letter *l;
    struct act *a;
    *ret_words = STR_NONE;
    if (act == NONE && letter == NONE)
        return problem_add(r, "letter", N_("Elige el acto o el oficio en que se apoya."));
    if (act != NONE) {
        enum status allowed = act_allows(r->db, r->mem, act, jurisdiction, r->today);
        if (allowed == INVALID)
            return problem_add(r, "act", N_("Ese acto no puede sostener este cambio."));
        TRY(allowed);
        TRY(act_get(r->db, r->mem, jurisdiction, act, &a));
        *ret_words = str_fmt(r->mem, "Acto %.*s", STR_ARG(a->number));
    }
    if (letter == NONE)
        return DONE;
    enum status found = letter_get(r->db, r->mem, jurisdiction, letter, &l);
    if (found == NOT_FOUND || (found == DONE && !letter_carries(l, -1)))
        return problem_add(r, "letter", N_("Elige un oficio de la lista."));
    TRY(found);
    *ret_words = str_fmt(r->mem, "%.*s%sOficio %.*s", STR_ARG(*ret_words), ret_words->ptr == NULL ? "" : "; ", STR_ARG(l->number));
    return DONE;
}

bool is_ticked(const struct request *r, int64_t id, bool otherwise)
{
    return is_ticked_as(r, "c", id, otherwise);
}

bool is_ticked_as(const struct request *r, const char *name, int64_t id, bool otherwise)
{
    struct str *values;
    int64_t n;
    if (r->method == GET)
        return otherwise;
    size_t count = request_form_all(r, name, &values);
    for (size_t i = 0; i < count; i++)
        if (str_int(values[i], &n) && n == id)
            return true;
    return false;
}

struct str tick_label(struct request *r, int64_t plan_number, struct str number, struct str title)
{
    struct str values[] = {number, title, int_words(r->mem, r->lang, plan_number)};
    return say_with(r->mem, r->lang, N_("%1. %2 (plan %3)"), values, 3);
}
