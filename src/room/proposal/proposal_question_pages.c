/* SPDX-License-Identifier: EUPL-1.2
 * The questions of a draft of the form: added, edited, put in order, taken away. */
#include "base/text.h"
#include "room/proposal/proposal_form_view.h"

static enum status question_load(struct request *r)
{
    TRY(form_load(r));
    struct form_place *p = r->object;
    struct str code = request_param(r, "question");
    for (size_t i = 0; i < p->count; i++)
        if (str_eq(p->questions[i].code, code))
            p->question = &p->questions[i];
    return p->question == NULL ? NOT_FOUND : DONE;
}

static enum status question_form(struct request *r, const struct form_place *p, const struct proposal_question *q, struct str action, bool fresh)
{
    struct form_edit_page page = {
        .title = fresh ? N_("Agregar una pregunta") : N_("Editar la pregunta"),
        .question = q,
        .form = form_for(r, &proposal_question_shape, q, action),
        .drop_path = path_fmt(r, "%.*s/quitar", STR_ARG(action)),
        .fresh = fresh,
    };
    return form_edit_show(r, p, &page);
}

static enum status question_new_show(struct request *r)
{
    const struct form_place *p = r->object;
    struct proposal_question *q = arena_new_of(r->mem, struct proposal_question);
    shape_clear(&proposal_question_shape, q);
    q->kind = ASK_PROSE;
    q->min_chars = 0;
    q->max_chars = 2000;
    return question_form(r, p, q, path_fmt(r, "%.*s/pregunta/nueva", STR_ARG(p->path)), true);
}

/* Words that the addresses of the guided form use for its own steps. */
static bool code_taken(struct str code)
{
    static const char *const steps[] = {"titulo", "contacto", "revisar", "listo", "guardar", "nueva"};
    for (size_t i = 0; i < COUNT(steps); i++)
        if (str_is(code, steps[i]))
            return true;
    return false;
}

static bool twice(struct str list)
{
    while (!str_empty(list)) {
        struct str line = str_trim(str_cut(&list, '\n')), rest = list;
        while (!str_empty(line) && !str_empty(rest))
            if (str_eq(str_trim(str_cut(&rest, '\n')), line))
                return true;
    }
    return false;
}

static int64_t options_in(struct str list)
{
    int64_t n = 0;
    while (!str_empty(list))
        n += !str_empty(str_trim(str_cut(&list, '\n')));
    return n;
}

static void code_check(struct request *r, const struct form_place *p, const struct proposal_question *q)
{
    if (!str_empty(problem_of(&r->problems, STR("code"))))
        return;
    if (!text_is_code(q->code))
        (void)problem_add(r, "code", N_("Solo letras minúsculas sin tilde, números y guiones."));
    else if (code_taken(q->code))
        (void)problem_add(r, "code", N_("Ese código lo usa el propio formulario. Elige otro."));
    for (size_t i = 0; i < p->count; i++)
        if (p->questions[i].id != q->id && str_eq(p->questions[i].code, q->code))
            (void)problem_add(r, "code", N_("Otra pregunta ya tiene ese código."));
}

/* All that is wrong at once, each beside its field. */
static enum status question_read(struct request *r, const struct form_place *p, struct proposal_question *q)
{
    static const char *const names[] = {"code", "label", "hint", "kind", "required", "min_chars", "max_chars", "options", NULL};
    enum status read = form_read_fields(r, &proposal_question_shape, q, names);
    if (read != DONE && read != INVALID)
        return read;
    code_check(r, p, q);
    if (q->kind == ASK_OPTIONS) {
        q->options = str_trim(text_clean(r->mem, q->options));
        if (options_in(q->options) < 2)
            (void)problem_add(r, "options", N_("Escribe al menos dos opciones, una por línea."));
        else if (twice(q->options))
            (void)problem_add(r, "options", N_("Hay una opción repetida."));
    } else {
        q->options = STR_NONE;
    }
    if (question_chosen(q)) {
        q->min_chars = 0;
        q->max_chars = CHOSEN_CHARS;
    } else if (str_empty(problem_of(&r->problems, STR("min_chars"))) && str_empty(problem_of(&r->problems, STR("max_chars"))) &&
               q->min_chars > q->max_chars) {
        (void)problem_add(r, "min_chars", N_("El mínimo no puede pasar del máximo."));
    }
    return r->problems.count > 0 ? INVALID : DONE;
}

static enum status question_new_apply(struct request *r)
{
    const struct form_place *p = r->object;
    struct proposal_question q;
    shape_clear(&proposal_question_shape, &q);
    TRY(form_must_be_draft(r, p));
    if (p->count >= QUESTIONS_MOST)
        return problem_add(r, "", N_("El formulario ya tiene demasiadas preguntas. Quita alguna antes de agregar otra."));
    TRY(question_read(r, p, &q));
    q.form = p->form->id;
    q.position = p->count == 0 ? 1 : p->questions[p->count - 1].position + 1;
    TRY(record_add(r->db, &proposal_question_shape, &q));
    return respond_redirect(r, p->path, N_("Se agregó la pregunta al final."));
}

static enum status question_show(struct request *r)
{
    const struct form_place *p = r->object;
    return question_form(r, p, p->question, path_fmt(r, "%.*s/pregunta/%.*s", STR_ARG(p->path), STR_ARG(p->question->code)), false);
}

static enum status question_apply(struct request *r)
{
    const struct form_place *p = r->object;
    struct proposal_question q = *p->question;
    TRY(form_must_be_draft(r, p));
    TRY(question_read(r, p, &q));
    TRY(record_change(r->db, &proposal_question_shape, r->mem, &q));
    return respond_redirect(r, p->path, N_("Se guardó la pregunta."));
}

/* The questions in their order, numbered again from 1; only what changes is written. */
static enum status order_write(struct request *r, const struct form_place *p, struct proposal_question *const *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct proposal_question q = *order[i];
        if (q.position == (int64_t)i + 1)
            continue;
        q.position = (int64_t)i + 1;
        TRY(record_change(r->db, &proposal_question_shape, r->mem, &q));
    }
    (void)p;
    return DONE;
}

static enum status question_drop(struct request *r)
{
    const struct form_place *p = r->object;
    struct proposal_question **order = arena_array(r->mem, struct proposal_question *, p->count);
    size_t n = 0;
    TRY(form_must_be_draft(r, p));
    TRY(record_remove(r->db, &proposal_question_shape, r->mem, p->question->id));
    for (size_t i = 0; i < p->count; i++)
        if (&p->questions[i] != p->question)
            order[n++] = &p->questions[i];
    TRY(order_write(r, p, order, n));
    return respond_redirect(r, p->path, N_("Se quitó la pregunta."));
}

/* POST …/pregunta/:question/mover, hacia=arriba or abajo */
static enum status question_move(struct request *r)
{
    const struct form_place *p = r->object;
    struct proposal_question **order = arena_array(r->mem, struct proposal_question *, p->count);
    size_t at = (size_t)(p->question - p->questions);
    bool up = str_is(request_form(r, "hacia"), "arriba");
    TRY(form_must_be_draft(r, p));
    for (size_t i = 0; i < p->count; i++)
        order[i] = &p->questions[i];
    size_t with = up ? at - 1 : at + 1;
    if (with < p->count) { /* at 0 upward: wraps to more than there are */
        order[at] = order[with];
        order[with] = p->question;
    }
    TRY(order_write(r, p, order, p->count));
    return respond_redirect(r, path_fmt(r, "%.*s#p-%.*s", STR_ARG(p->path), STR_ARG(p->question->code)), N_("Se cambió el orden."));
}

#define ONE "/:jurisdiction/formularios/:form"
#define ASK ONE "/pregunta/:question"
const struct route proposal_question_routes[] = {
    {GET, ONE "/pregunta/nueva", MANAGE_COCREATION, 0, form_load, question_new_show, NULL, NULL},
    {POST, ONE "/pregunta/nueva", MANAGE_COCREATION, 0, form_load, question_new_show, NULL, question_new_apply},
    {GET, ASK, MANAGE_COCREATION, 0, question_load, question_show, NULL, NULL},
    {POST, ASK, MANAGE_COCREATION, 0, question_load, question_show, NULL, question_apply},
    {POST, ASK "/mover", MANAGE_COCREATION, 0, question_load, question_show, NULL, question_move},
    {POST, ASK "/quitar", MANAGE_COCREATION, 0, question_load, question_show, NULL, question_drop},
    {.pattern = NULL},
};
