/* SPDX-License-Identifier: EUPL-1.2
 * When a process may be activated and a stage extended. */
#include "room/cocreation/cocreation_view.h"

int64_t closing_minute_of(struct str hour)
{
    struct str rest = str_trim(hour), h = str_cut(&rest, ':');
    int64_t hours, minutes;
    if (h.len < 1 || h.len > 2 || rest.len != 2 || h.ptr[0] < '0' || h.ptr[0] > '9' || rest.ptr[0] < '0' || rest.ptr[0] > '9')
        return NONE;
    if (!str_int(h, &hours) || !str_int(rest, &minutes) || hours > 24 || minutes > 59)
        return NONE;
    int64_t minute = hours * 60 + minutes;
    return minute < 1 || minute > 24 * 60 ? NONE : minute;
}

struct str closing_hour_of(struct arena *a, int64_t minute)
{
    return str_fmt(a, "%02d:%02d", (int)(minute / 60), (int)(minute % 60));
}

const struct stage_window *first_public_stage(const struct stage_window *rows, size_t count)
{
    const struct stage_window *first = NULL;
    for (size_t i = 0; i < count; i++)
        if (rows[i].gate >= 0 && gate_public((enum gate)rows[i].gate) && (first == NULL || day_before(rows[i].starts_on, first->starts_on)))
            first = &rows[i];
    return first;
}

int64_t days_announced(const struct activation_facts *f)
{
    const struct stage_window *first = first_public_stage(f->rows, f->row_count);
    return first == NULL || !day_known(f->announced_on) ? NONE : days_between(f->announced_on, first->starts_on);
}

unsigned activation_faults(const struct activation_facts *f)
{
    unsigned faults = 0;
    int64_t days = days_announced(f);
    if (f->items == 0)
        faults |= FAULT_NO_SHEET;
    if (f->unanswered > 0)
        faults |= FAULT_UNANSWERED;
    if (f->unexplained > 0)
        faults |= FAULT_UNEXPLAINED;
    if (f->row_count == 0)
        faults |= FAULT_NO_STAGES;
    if (!day_known(f->delivery_on))
        faults |= FAULT_NO_DELIVERY;
    else if (day_before(f->delivery_on, f->today))
        faults |= FAULT_DELIVERY_PAST;
    if (!day_known(f->announced_on))
        faults |= FAULT_NOT_ANNOUNCED;
    else if (days != NONE && days < f->notice_days)
        faults |= FAULT_TOO_SOON;
    return faults;
}

size_t activation_words(struct arena *a, enum lang lang, const struct activation_facts *f, struct str *ret)
{
    static const struct {
        unsigned fault;
        const char *words;
    } said[] = {
        {FAULT_NO_SHEET, N_("La hoja de preparación no tiene preguntas.")},
        {FAULT_UNANSWERED, N_("Faltan respuestas en la hoja de preparación: %1.")},
        {FAULT_UNEXPLAINED, N_("Hay respuestas que no son «sí» y no tienen detalle: %2.")},
        {FAULT_NO_STAGES, N_("El proceso no tiene etapas.")},
        {FAULT_NO_DELIVERY, N_("Falta el día de entrega del plan.")},
        {FAULT_DELIVERY_PAST, N_("El día de entrega del plan ya pasó.")},
        {FAULT_NOT_ANNOUNCED, N_("Falta publicar el calendario.")},
        {FAULT_TOO_SOON, N_("La etapa «%3» abre algo al público el %4, %5 días después de publicado el calendario; la metodología pide %6: faltan %7.")},
    };
    unsigned faults = activation_faults(f);
    const struct stage_window *first = first_public_stage(f->rows, f->row_count);
    int64_t days = days_announced(f);
    struct str values[] = {
        int_words(a, lang, (int64_t)f->unanswered),
        int_words(a, lang, (int64_t)f->unexplained),
        first != NULL ? first->name : STR_NONE,
        first != NULL ? day_words(a, lang, first->starts_on) : STR_NONE,
        int_words(a, lang, days),
        int_words(a, lang, f->notice_days),
        int_words(a, lang, days == NONE ? NONE : f->notice_days - days),
    };
    size_t n = 0;
    for (size_t i = 0; i < COUNT(said); i++)
        if ((faults & said[i].fault) != 0)
            ret[n++] = say_with(a, lang, said[i].words, values, COUNT(values));
    return n;
}

const char *extension_fault(enum stage_phase phase, struct day old_end, struct day new_end, struct day today, bool with_act)
{
    if (phase == STAGE_AHEAD)
        return N_("La etapa todavía no empieza: cambia sus fechas.");
    if (!day_before(old_end, new_end))
        return N_("Para ampliar la etapa, el último día nuevo tiene que ser posterior al que rige.");
    if (day_before(new_end, today))
        return N_("Ese día ya pasó.");
    if (phase == STAGE_OVER && !with_act)
        return N_("La etapa ya terminó: ampliarla pide un acto.");
    if (phase == STAGE_CLOSED && !with_act)
        return N_("La etapa ya se cerró: reabrirla pide un acto.");
    return NULL;
}
