/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/measurement/measurement_rules.h"

#include "base/text.h"

const struct move measurement_moves[] = {
    {-1, REPORT_DRAFT, REPORT, 0, N_("Escribir el valor de un período")},
    {REPORT_DRAFT, REPORT_AUTHORISED, REPORT, NEEDS_AUTHORITY | NEEDS_PROOF, N_("Autorizar el valor dentro de la institución")},
    {REPORT_RETURNED, REPORT_AUTHORISED, REPORT, NEEDS_AUTHORITY | NEEDS_PROOF, N_("Autorizar el valor corregido")},
    {REPORT_AUTHORISED, REPORT_DRAFT, REPORT, 0, N_("Retirar la autorización del valor antes de enviarlo")},
    {REPORT_AUTHORISED, REPORT_RETURNED, REPORT, 0, N_("Volver a corregir el valor antes de enviarlo")},
    {REPORT_AUTHORISED, REPORT_SENT, REPORT, NEEDS_AUTHORITY | NEEDS_PROOF, N_("Enviar el valor")},
    {REPORT_SENT, REPORT_RETURNED, CHECK_REPORT, NEEDS_REASON, N_("Devolver el valor con lo que falta")},
    {REPORT_SENT, REPORT_ACCEPTED, CHECK_REPORT, NEEDS_FORM_CHECK, N_("Aceptar la forma del valor")},
    /* The authority withdraws the authorisation, with a reason, while it is not public. */
    {REPORT_ACCEPTED, REPORT_RETURNED, REPORT, NEEDS_REASON, N_("Retirar la autorización de un valor aceptado")},
    /* By the program: when the days of the counterpart and of the reply are over, and with its series. */
    {REPORT_ACCEPTED, REPORT_PUBLISHED, CHECK_REPORT, 0, N_("Publicar el valor")},
    {REPORT_PUBLISHED, REPORT_LOCKED, CHECK_REPORT, 0, N_("Bloquear el valor con su serie")},
};
const size_t measurement_move_count = COUNT(measurement_moves);

const struct move *measurement_move(int from, int to)
{
    for (size_t i = 0; i < measurement_move_count; i++)
        if (measurement_moves[i].from == from && measurement_moves[i].to == to)
            return &measurement_moves[i];
    return NULL;
}

bool measurement_in_hand(int state)
{
    return state == REPORT_DRAFT || state == REPORT_AUTHORISED || state == REPORT_RETURNED;
}

bool measurement_under_way(int state)
{
    return measurement_in_hand(state) || state == REPORT_SENT || state == REPORT_ACCEPTED;
}

bool measurement_is_public(const struct measurement *m)
{
    return m->state == REPORT_PUBLISHED || m->state == REPORT_LOCKED;
}

const char *measurement_closed(const struct indicator_period *p, int indicator_state, bool computed, struct day today)
{
    if (computed)
        return N_("El valor de este indicador se calcula con su fórmula: se reportan los indicadores que la forman.");
    if (indicator_state == INDICATOR_DRAFT)
        return N_("Este indicador todavía no tiene una ficha aprobada.");
    if (day_known(p->locked_on))
        return N_("El período está bloqueado: su serie terminó y ya no cambia.");
    if (day_before(today, p->ends_on))
        return N_("Este período todavía no termina: se puede reportar desde su último día.");
    return NULL;
}

static void fault_add(struct faults *all, const char *field, const char *message)
{
    if (all->count < COUNT(all->items))
        all->items[all->count++] = (struct fault){field, message};
}

struct measured measurement_cell(const struct indicator_version *v, int kind, int64_t value, int64_t numerator, int64_t denominator)
{
    if (kind == VALUE_REPORTED)
        return measured_of(v, kind, value, numerator, denominator);
    return (struct measured){.status = kind, .value = NONE, .numerator = NONE, .denominator = NONE};
}

/* Parts dimension by dimension; a note answers for those that do not add up, never for one above its whole. */
static void faults_of_parts(struct arena *mem, const struct measurement_facts *f, struct faults *bad)
{
    const struct measurement *m = f->m;
    struct measured total = measurement_cell(f->version, m->kind, m->value_micro, m->numerator_micro, m->denominator_micro);
    for (size_t from = 0, to; from < f->part_count; from = to) {
        struct measured *cells = arena_array(mem, struct measured, f->part_count);
        size_t given = 0;
        for (to = from; to < f->part_count && str_eq(f->parts[to].dimension, f->parts[from].dimension); to++) {
            cells[to - from] = measurement_cell(f->version, VALUE_NOT_REPORTED, NONE, NONE, NONE);
            for (size_t k = 0; k < f->value_count; k++) {
                const struct measurement_part *p = &f->values[k];
                if (p->part != f->parts[to].id)
                    continue;
                cells[to - from] = measurement_cell(f->version, p->kind, p->value_micro, p->numerator_micro, p->denominator_micro);
                given++;
            }
        }
        const char *wrong = given == 0 ? NULL : parts_fault(f->version, &total, cells, to - from);
        if (wrong == NULL)
            continue;
        bool gap = parts_gap(f->version, &total, cells, to - from) == wrong;
        if (!gap || text_length(m->parts_note) < 10)
            fault_add(bad, "parts_note", wrong);
    }
}

struct measurement_showed measurement_before(const struct indicator_version *v, const struct indicator_period *p, const struct measurement_showed *last)
{
    struct measurement_showed none = {.value_micro = NONE, .numerator_micro = NONE};
    int year, before_year, month, day;
    if (last == NULL || (v->accumulation != ACCUMULATION_START && v->accumulation != ACCUMULATION_YEAR))
        return none;
    day_split(p->ends_on, &year, &month, &day);
    day_split(last->ends_on, &before_year, &month, &day);
    return v->accumulation == ACCUMULATION_YEAR && year != before_year ? none : *last;
}

/* What was counted so far is counted still. Of quotients, what is above. */
static bool falls(const struct measurement_facts *f)
{
    const struct measurement *m = f->m;
    if (indicator_is_quotient(f->version->type))
        return f->before.numerator_micro != NONE && m->numerator_micro < f->before.numerator_micro;
    return f->version->type == TYPE_NUMBER && f->before.value_micro != NONE && m->value_micro < f->before.value_micro;
}

static void faults_of_value(struct arena *mem, const struct measurement_facts *f, struct faults *bad)
{
    const struct measurement *m = f->m;
    const char *field = "value";
    const char *wrong = measure_fault(f->version, m->kind, m->value_micro, m->numerator_micro, m->denominator_micro, &field);
    if (wrong != NULL) {
        bool value = field == NULL || str_is(str_of(field), "value");
        fault_add(bad, value ? "value_micro" : str_is(str_of(field), "numerator") ? "numerator_micro" : "denominator_micro", wrong);
        return;
    }
    struct measured c = measurement_cell(f->version, m->kind, m->value_micro, m->numerator_micro, m->denominator_micro);
    if (f->version->type == TYPE_QUALITATIVE || f->version->type == TYPE_ORDINAL || c.value == NONE)
        return;
    const char *remark = falls(f) ? N_("Un acumulado no puede bajar: revísalo o explica por qué baja.")
                                  : measure_remark_words(measure_unusual(mem, f->methodology, f->series, f->series_count, c.value));
    if (remark == NULL && f->children > 0)
        remark = N_("Otros indicadores reportan a este, y este valor tomaría el lugar de su suma: repórtalo solo si la suma no vale, y explica por qué.");
    if (remark != NULL && text_length(m->unusual_note) < 10)
        fault_add(bad, "unusual_note", remark);
}

struct faults measurement_faults(struct arena *mem, const struct measurement_facts *f)
{
    struct faults bad = {0};
    const struct measurement *m = f->m;
    if (m->kind != VALUE_REPORTED && m->kind != VALUE_NOT_APPLICABLE)
        fault_add(&bad, "kind", N_("Elige si reportas un valor o si no aplica."));
    if (m->kind == VALUE_REPORTED)
        faults_of_value(mem, f, &bad);
    if (m->kind == VALUE_NOT_APPLICABLE && text_length(m->words) < 10)
        fault_add(&bad, "words", N_("Explica por qué no aplica, en 10 caracteres o más: se publica."));
    if (m->kind == VALUE_REPORTED && f->version->type == TYPE_QUALITATIVE && text_length(m->words) < 10)
        fault_add(&bad, "words", N_("Este indicador se reporta en palabras: describe lo observado, en 10 caracteres o más."));
    if (m->corrects != NONE && text_length(m->correction) < 20)
        fault_add(&bad, "correction", N_("Un valor publicado se ajusta con su informe: qué cambia y por qué, en 20 caracteres o más."));
    if (m->kind == VALUE_REPORTED && f->proofs == 0)
        fault_add(&bad, "proof", N_("Un valor reportado lleva su prueba: adjunta un archivo o escribe un enlace."));
    if (bad.count == 0 && m->kind == VALUE_REPORTED)
        faults_of_parts(mem, f, &bad);
    return bad;
}

struct faults measurement_authority_faults(const struct measurement *m)
{
    struct faults bad = {0};
    if (text_length(m->authorised_name) < 3)
        fault_add(&bad, "authorised_name", N_("Escribe el nombre de la autoridad que autoriza."));
    if (text_length(m->authorised_post) < 3)
        fault_add(&bad, "authorised_post", N_("Escribe el cargo de la autoridad."));
    if (text_length(m->authorised_letter) < 2)
        fault_add(&bad, "authorised_letter", N_("Escribe el número del oficio o memorando con que autoriza."));
    return bad;
}

struct day measurement_public_day(const struct methodology *method, const struct measurement *m, struct day ends_on, size_t silent,
                                  const struct measurement_word *words, size_t count)
{
    struct day day = m->checked_on;
    if (!day_known(day))
        return DAY_NONE;
    struct day over = {(int32_t)(m->sent_on.n + method->verdict_days + 1)}, fixed = {(int32_t)(ends_on.n + method->publish_days)};
    if (method->publish_rule == PUBLISH_FIXED && day_before(day, fixed))
        day = fixed;
    if (silent > 0 && day_before(day, over))
        day = over;
    for (size_t i = 0; i < count; i++) {
        const struct measurement_word *w = &words[i];
        over = (struct day){(int32_t)(w->given_on.n + method->reply_days + 1)};
        if (w->kind == VERDICT_DISPUTES && !day_known(w->closed_on) && !day_known(w->replied_on) && day_before(day, over))
            day = over;
    }
    return day;
}

bool measurement_takes_words(const struct measurement *m)
{
    return m->state >= REPORT_SENT && m->state != REPORT_RETURNED && !day_known(m->replaced_on);
}

struct faults measurement_word_faults(const struct measurement_word *w)
{
    struct faults bad = {0};
    if (w->kind < 0)
        fault_add(&bad, "kind", N_("Elige tu pronunciamiento."));
    if (text_length(w->reasons) < 10)
        fault_add(&bad, "reasons", N_("Explica por qué, en 10 caracteres o más: se publica junto al valor."));
    return bad;
}

size_t measurement_steps(struct arena *mem, struct str scale, struct str **ret)
{
    size_t lines = 1, count = 0;
    for (size_t i = 0; i < scale.len; i++)
        lines += scale.ptr[i] == '\n';
    *ret = arena_array(mem, struct str, lines);
    while (!str_empty(scale)) {
        struct str line = str_trim(str_cut(&scale, '\n'));
        while (line.len > 0 && (line.ptr[0] == '-' || line.ptr[0] == '*')) /* written as a list */
            line = str_trim(str_part(line, 1, line.len));
        if (!str_empty(line))
            (*ret)[count++] = line;
    }
    return count;
}

struct str measurement_words(struct arena *mem, enum lang lang, const struct indicator_version *v, struct measured c)
{
    if (c.status != VALUE_REPORTED && c.status != VALUE_COMPUTED)
        return str_of(say(lang, choice_label(&value_status_choices, c.status)));
    if (v->type == TYPE_QUALITATIVE)
        return str_of(say(lang, N_("En palabras")));
    if (c.value == NONE)
        return STR("–");
    if (v->type == TYPE_ORDINAL) {
        struct str *steps;
        size_t count = measurement_steps(mem, v->scale, &steps);
        int64_t step = c.value / MICRO;
        if (step >= 1 && (size_t)step <= count)
            return steps[step - 1];
    }
    struct str number = micro_words(mem, lang, c.value);
    if (v->type == TYPE_PERCENT)
        return str_fmt(mem, "%.*s %%", STR_ARG(number));
    return str_fmt(mem, "%.*s %.*s", STR_ARG(number), STR_ARG(v->unit));
}
