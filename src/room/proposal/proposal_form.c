/* SPDX-License-Identifier: EUPL-1.2
 * What is wrong or unwise in a version of the form. */
#include "room/proposal/proposal_form_view.h"

struct str question_fault(struct request *r, const struct proposal_question *q)
{
    const char *words = NULL;
    if (q->min_chars > q->max_chars)
        words = N_("En «%1» el mínimo de caracteres pasa del máximo.");
    else if (q->kind == ASK_OPTIONS && str_empty(str_trim(q->options)))
        words = N_("En «%1» faltan las opciones.");
    return words == NULL ? STR_NONE : say_with(r->mem, r->lang, words, &q->label, 1);
}

static bool asks(const struct form_place *p, const char *code)
{
    for (size_t i = 0; i < p->count; i++)
        if (str_is(p->questions[i].code, code))
            return true;
    return false;
}

size_t form_warnings(struct request *r, const struct form_place *p, const struct str **ret)
{
    static const struct {
        const char *code, *words;
    } wanted[] = {
        {"problema", N_("No hay una pregunta con el código «problema»: al redactar compromisos, el problema no se llenará solo.")},
        {"solucion", N_("No hay una pregunta con el código «solucion»: al redactar compromisos, la solución no se llenará sola.")},
    };
    struct str *list = arena_array(r->mem, struct str, COUNT(wanted) + 2);
    size_t n = 0, required = 0;
    for (size_t i = 0; i < COUNT(wanted); i++)
        if (!asks(p, wanted[i].code))
            list[n++] = str_of(say(r->lang, wanted[i].words));
    for (size_t i = 0; i < p->count; i++)
        required += p->questions[i].required;
    if (p->count > 0 && required == 0)
        list[n++] = str_of(say(r->lang, N_("Ninguna pregunta es obligatoria.")));
    if (p->count > QUESTIONS_MANY) {
        struct str many = int_words(r->mem, r->lang, (int64_t)p->count);
        list[n++] = say_with(r->mem, r->lang, N_("Son %1 preguntas: en un teléfono sencillo tomará más de diez minutos."), &many, 1);
    }
    *ret = list;
    return n;
}
