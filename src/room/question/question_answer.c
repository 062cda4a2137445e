/* SPDX-License-Identifier: EUPL-1.2
 * The answer: by the focal point, or typed by the directorate from a letter; and its corrections. */
#include "base/text.h"
#include "room/question/question_view.h"

enum status question_letters(struct request *r, const struct question_place *at, struct form *ret)
{
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    struct option *options;
    size_t count;
    TRY(letter_options(r->db, r->mem, at->place->jurisdiction->id, &options, &count));
    *lists = (struct form_options){"letter", options, count};
    ret->options = lists;
    ret->option_count = 1;
    return DONE;
}

/* The day of a letter is the answer's day: the office answered when it signed. */
static enum status letter_read(struct request *r, const struct question_place *at, struct question_answer *a)
{
    struct letter *l;
    if (a->letter == NONE)
        return problem_add(r, "letter", N_("Elige el oficio con que respondió la institución."));
    enum status s = record_get(r->db, r->mem, &letter_shape, a->letter, &l);
    if (s == NOT_FOUND || (s == DONE && (l->jurisdiction != at->place->jurisdiction->id || l->direction != LETTER_IN || day_known(l->withdrawn_on))))
        return problem_add(r, "letter", N_("Ese oficio no está en el registro de entrada, o se anuló."));
    TRY(s);
    if (day_before(r->today, l->dated_on))
        return problem_add(r, "letter", N_("La fecha del oficio todavía no llega."));
    if (day_before(l->dated_on, at->shown->public_on))
        return problem_add(r, "letter", N_("El oficio es anterior a la pregunta."));
    a->given_on = l->dated_on;
    if (l->institution != NONE)
        a->institution = l->institution;
    return DONE;
}

static enum status told(struct request *r, const struct question_place *at, const struct question_answer *a)
{
    struct post *p;
    TRY(record_get(r->db, r->mem, &post_shape, at->question->post, &p));
    struct str values[] = {p->text, a->text, path_fmt(r, "%.*s%.*s", STR_ARG(r->site->config.base_url), STR_ARG(at->path)),
                           at->shown->institution_name};
    return post_letter(r->db, r->mem, r->site, p, a->number == 1 ? N_("Respondieron tu pregunta") : N_("Se corrigió la respuesta a tu pregunta"),
                       N_("Hola:\n\nPreguntaste:\n\n%1\n\n---\nLa respuesta (%4):\n\n%2\n\n---\nEstá publicada en:\n\n%3\n"), values,
                       COUNT(values), str_fmt(r->mem, "respuesta-%lld-%lld", (long long)at->question->id, (long long)a->number));
}

static enum status answer_add(struct request *r, const struct question_place *at, enum answer_channel channel)
{
    static const char *const names[] = {"text", "why", "letter", NULL};
    struct question q = *at->question;
    struct question_answer a;
    shape_clear(&question_answer_shape, &a);
    if (!post_is_public((enum post_state)at->shown->state))
        return problem_add(r, "", N_("Esta pregunta no está visible: no se responde."));
    TRY(form_read_fields(r, &question_answer_shape, &a, names));
    a.question = q.id;
    a.number = at->shown->answer_number == NONE ? 1 : at->shown->answer_number + 1;
    a.institution = q.institution;
    a.person = r->actor.person;
    a.channel = (int)channel;
    a.given_on = r->today;
    a.given_at = r->now;
    if (a.number > 1 && text_length(a.why) < 5)
        return problem_add(r, "why", N_("Escribe por qué se corrige. Se publica junto a la respuesta."));
    if (a.number > 1 && str_eq(a.text, at->shown->answer))
        return problem_add(r, "text", N_("El texto es el mismo de antes."));
    if (a.number == 1)
        a.why = STR_NONE;
    if (channel == ANSWER_LETTER)
        TRY(letter_read(r, at, &a));
    else
        a.letter = NONE;
    r->deed.on_behalf_of = a.institution;
    request_deed(r, NONE, a.why);
    TRY(record_add(r->db, &question_answer_shape, &a));
    if (a.number == 1) {
        q.answered_on = a.given_on;
        TRY(record_change(r->db, &question_shape, r->mem, &q));
    }
    TRY(told(r, at, &a));
    return respond_redirect(r, at->path, a.number == 1 ? N_("Se publicó la respuesta.") : N_("Se publicó la corrección."));
}

/* POST …/pregunta/:question/responder */
static enum status answer_apply(struct request *r)
{
    return answer_add(r, r->object, ANSWER_FORM);
}

/* POST …/pregunta/:question/responder-oficio */
static enum status letter_apply(struct request *r)
{
    return answer_add(r, r->object, ANSWER_LETTER);
}

#define AT "/:jurisdiction/plan/:plan/compromiso/:number/pregunta/:question"
const struct route question_answer_routes[] = {
    {POST, AT "/responder", ANSWER_QUESTION, 0, question_enter, question_show, NULL, answer_apply},
    {POST, AT "/responder-oficio", ENTER_REPORT, 0, question_enter, question_show, NULL, letter_apply},
    {.pattern = NULL},
};
#undef AT
