/* SPDX-License-Identifier: EUPL-1.2
 * The text that a letter out begins with, by its kind. Spanish in every language of the pages: official
 * letters are written in it. Whoever signs may change every word before it is issued. */
#include "room/letter/letter.h"

static struct str day_es(struct arena *mem, struct day d)
{
    return day_words(mem, LANG_ES, d);
}

/* " del período 3 (del 1 de enero de 2027 al 30 de junio de 2027)" */
static struct str period_words(struct arena *mem, const struct letter_facts *f)
{
    if (f->period == NONE)
        return STR("");
    if (!day_known(f->from_on) || !day_known(f->cut_on))
        return str_fmt(mem, " del período %lld", (long long)f->period);
    return str_fmt(mem, " del período %lld (del %.*s al %.*s)", (long long)f->period, STR_ARG(day_es(mem, f->from_on)),
                   STR_ARG(day_es(mem, f->cut_on)));
}

static struct str plan_words(struct arena *mem, const struct letter_facts *f)
{
    return str_empty(f->plan) ? STR("los compromisos de gobierno abierto") : str_fmt(mem, "«%.*s»", STR_ARG(f->plan));
}

static struct str days_words(struct arena *mem, int64_t days)
{
    return days == 1 ? STR("1 día") : str_fmt(mem, "%lld días", (long long)days);
}

/* "El plazo venció el 10 de julio de 2027, hace 5 días." */
static struct str due_words(struct arena *mem, const struct letter_facts *f)
{
    if (!day_known(f->due_on))
        return STR("");
    int64_t left = days_between(f->today, f->due_on);
    struct str due = day_es(mem, f->due_on), days = days_words(mem, left < 0 ? -left : left);
    if (left == 0)
        return str_fmt(mem, " El plazo para reportar vence hoy, %.*s.", STR_ARG(due));
    return str_fmt(mem, left > 0 ? " El plazo para reportar vence el %.*s, dentro de %.*s." : " El plazo para reportar venció el %.*s, hace %.*s.",
                   STR_ARG(due), STR_ARG(days));
}

#define WAYS \
    "Puede reportar de tres maneras, con igual valor: en el formulario en línea, con el libro del período lleno y devuelto, o por " \
    "oficio dirigido a esta Dirección."

static struct str body_of(struct arena *mem, enum letter_kind kind, const struct letter_facts *f)
{
    struct str plan = plan_words(mem, f), period = period_words(mem, f), due = due_words(mem, f);
    struct str who = str_empty(f->institution) ? STR("la institución a su cargo") : f->institution;
    if (kind == LETTER_REQUEST)
        return str_fmt(mem, "En el marco de %.*s, solicito a %.*s el reporte de avance%.*s.%.*s\n\n" WAYS, STR_ARG(plan), STR_ARG(who),
                       STR_ARG(period), STR_ARG(due));
    if (kind == LETTER_REMINDER)
        return str_fmt(mem, "Recuerdo que está pendiente el reporte de %.*s%.*s en el marco de %.*s.%.*s\n\n" WAYS, STR_ARG(who),
                       STR_ARG(period), STR_ARG(plan), STR_ARG(due));
    if (kind == LETTER_ESCALATION)
        return str_fmt(mem,
                       "Pongo en su conocimiento que no se ha recibido el reporte de %.*s%.*s en el marco de %.*s, pese a los "
                       "recordatorios a sus puntos focales.%.*s\n\nMientras no llegue, sus compromisos se muestran «sin reporte» al público. "
                       "Solicito que disponga su entrega.\n\n" WAYS,
                       STR_ARG(who), STR_ARG(period), STR_ARG(plan), STR_ARG(due));
    return STR("");
}

void letter_draft(struct arena *mem, enum letter_kind kind, const struct letter_facts *f, struct str *ret_subject,
                  struct str *ret_text)
{
    static const char *const subjects[] = {
        [LETTER_REQUEST] = "Pedido de reporte de avance",
        [LETTER_REMINDER] = "Recordatorio del reporte de avance",
        [LETTER_ESCALATION] = "Reporte de avance sin entregar",
    };
    bool known = kind == LETTER_REQUEST || kind == LETTER_REMINDER || kind == LETTER_ESCALATION;
    struct str number = f->period == NONE ? STR("") : str_fmt(mem, " del período %lld", (long long)f->period);
    *ret_subject = known ? str_fmt(mem, "%s%.*s", subjects[kind], STR_ARG(number)) : STR("");
    struct str body = body_of(mem, kind, f);
    *ret_text = str_fmt(mem, "De mi consideración:\n\n%.*s\n\nAtentamente,", STR_ARG(body));
}
