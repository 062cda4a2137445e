/* SPDX-License-Identifier: EUPL-1.2
 * The form of a value: shown. What came of it is read in measurement_save_pages.c. */
#include "room/measurement/measurement_form.h"

#include "pages.h"
#include "sql.h"

/* Asked for when a value is reported, which is nearly always. */
static const char *const required[] = {"value_micro", "numerator_micro", "denominator_micro", NULL};
static const char *const correction_required[] = {"correction", "value_micro", "numerator_micro", "denominator_micro", NULL};

#define PARTS_APART 12 /* more parts are typed in one table, so that a page has at most 25 inputs */

bool measurement_parts_compact(const struct method_sheet *s)
{
    bool quotient = indicator_is_quotient(s->version->type);
    return s->part_count * (quotient ? 2 : 1) > PARTS_APART;
}

static struct str number_typed(struct request *r, int64_t micro)
{
    return micro == NONE ? STR_NONE : micro_words(r->mem, LANG_ES, micro);
}

const struct measurement_part *measurement_part_of(const struct measurement_place *p, int64_t part)
{
    for (size_t i = 0; i < p->part_count; i++)
        if (p->parts[i].part == part)
            return &p->parts[i];
    return NULL;
}

static struct str typed_or(struct request *r, struct str name, struct str stored)
{
    return request_typed(r) ? request_form(r, name.ptr) : stored;
}

static struct measurement_part_input input_of(struct request *r, const struct measurement_place *p, const struct indicator_part *part)
{
    const struct measurement_part *old = measurement_part_of(p, part->id);
    struct measurement_part_input x = {.name = part->name, .key = path_fmt(r, "%lld", (long long)part->id)};
    bool none = old == NULL, not_applicable = !none && old->kind == VALUE_NOT_APPLICABLE;
    struct str mark = not_applicable ? STR("no aplica") : STR_NONE;
    x.value = typed_or(r, path_fmt(r, "v%lld", (long long)part->id), none || not_applicable ? mark : number_typed(r, old->value_micro));
    x.numerator = typed_or(r, path_fmt(r, "n%lld", (long long)part->id), none || not_applicable ? mark : number_typed(r, old->numerator_micro));
    x.denominator = typed_or(r, path_fmt(r, "d%lld", (long long)part->id), none || not_applicable ? STR_NONE : number_typed(r, old->denominator_micro));
    x.problem = problem_of(&r->problems, path_fmt(r, "p%lld", (long long)part->id));
    return x;
}

static void dimensions_view(struct request *r, const struct measurement_place *p, struct measurement_form_page *page)
{
    const struct method_sheet *s = p->sheet;
    page->dimensions = arena_array(r->mem, struct measurement_dimension, s->part_count);
    for (size_t i = 0; i < s->part_count; i++) {
        struct measurement_dimension *d = page->dimensions_count == 0 ? NULL : &page->dimensions[page->dimensions_count - 1];
        if (d == NULL || !str_eq(s->parts[i].dimension, s->parts[i - 1].dimension)) {
            d = &page->dimensions[page->dimensions_count++];
            *d = (struct measurement_dimension){indicator_dimension_said(r, s->parts[i].dimension), arena_array(r->mem, struct measurement_part_input, s->part_count), 0};
        }
        d->inputs[d->inputs_count++] = input_of(r, p, &s->parts[i]);
    }
}

/* One line per part, as it is typed back. */
static void table_view(struct request *r, const struct measurement_place *p, struct measurement_form_page *page)
{
    struct buf b = BUF(r->mem);
    bool quotient = page->quotient;
    for (size_t i = 0; i < p->sheet->part_count; i++) {
        const struct indicator_part *part = &p->sheet->parts[i];
        const struct measurement_part_input x = input_of(r, p, part);
        buf_fmt(&b, "%.*s/%.*s; ", STR_ARG(part->dimension), STR_ARG(part->code));
        buf_add(&b, quotient ? x.numerator : x.value);
        if (quotient && !str_empty(x.denominator)) {
            buf_chars(&b, "; ");
            buf_add(&b, x.denominator);
        }
        buf_char(&b, '\n');
    }
    page->parts_text = typed_or(r, STR("partes"), buf_str(&b));
    page->parts_problem = problem_of(&r->problems, STR("partes"));
    page->parts_example = quotient ? STR("provincia/09; 12; 40") : STR("provincia/09; 12");
}

static void kinds_view(struct request *r, const struct measurement_place *p, struct measurement_form_page *page)
{
    static const int kinds[] = {VALUE_REPORTED, VALUE_NOT_APPLICABLE};
    static const char *const labels[] = {N_("Un valor (también cero)"), N_("No aplica en este período")};
    struct str typed = request_typed(r) ? request_form(r, "kind") : STR_NONE;
    int now = typed.ptr == NULL ? p->m->kind : choice_of(&value_status_choices, typed);
    page->kinds = arena_array(r->mem, struct measurement_step_option, COUNT(kinds));
    for (size_t i = 0; i < COUNT(kinds); i++)
        page->kinds[page->kinds_count++] = (struct measurement_step_option){
            str_of(choice_code(&value_status_choices, kinds[i])), str_of(say(r->lang, labels[i])), kinds[i] == now};
    page->problem_kind = problem_of(&r->problems, STR("kind"));
}

static void steps_view(struct request *r, const struct measurement_place *p, struct measurement_form_page *page)
{
    struct str *steps, typed = request_typed(r) ? request_form(r, "paso") : STR_NONE;
    int64_t now = p->m->value_micro == NONE ? 0 : p->m->value_micro / MICRO;
    if (typed.ptr != NULL)
        (void)str_int(typed, &now);
    size_t count = measurement_steps(r->mem, p->sheet->version->scale, &steps);
    page->steps = arena_array(r->mem, struct measurement_step_option, count);
    for (size_t i = 0; i < count; i++)
        page->steps[page->steps_count++] = (struct measurement_step_option){path_fmt(r, "%zu", i + 1), steps[i], (int64_t)i + 1 == now};
    page->problem_step = problem_of(&r->problems, STR("value_micro"));
}

static void type_view(struct request *r, const struct measurement_place *p, struct measurement_form_page *page)
{
    const struct indicator_version *v = p->sheet->version;
    page->name = v->name;
    page->unit = v->unit;
    page->numerator = v->numerator;
    page->denominator = v->denominator;
    page->number = v->type == TYPE_NUMBER;
    page->quotient = indicator_is_quotient(v->type);
    page->ordinal = v->type == TYPE_ORDINAL;
    page->qualitative = v->type == TYPE_QUALITATIVE;
    kinds_view(r, p, page);
    if (page->ordinal)
        steps_view(r, p, page);
    page->compact = measurement_parts_compact(p->sheet);
    if (page->compact)
        table_view(r, p, page);
    else
        dimensions_view(r, p, page);
}

/* Why nothing may be written here now, or NULL. */
const char *measurement_refused(struct request *r, const struct measurement_place *p)
{
    if (p->sheet == NULL || (day_known(p->sheet->version->until_on) && p->at->indicator->state != INDICATOR_IN_FORCE &&
                             day_before(p->sheet->version->until_on, p->period->ends_on)))
        return N_("Este indicador no tiene una ficha vigente para ese período.");
    const char *why = measurement_closed(p->period, p->at->indicator->state, p->sheet->version->type == TYPE_INDEX, r->today);
    if (why != NULL)
        return why;
    if (p->at->plan != NULL && p->at->plan->state != PLAN_PUBLISHED)
        return N_("El plan terminó o fue retirado: ya no recibe valores.");
    if (p->m->id != NONE && !measurement_in_hand(p->m->state))
        return N_("Este valor ya se envió: mira cómo está ahora.");
    if (p->correction && p->at->indicator->state != INDICATOR_IN_FORCE)
        return N_("El indicador se cerró o se reemplazó: los valores publicados de su serie ya no se ajustan.");
    if (p->correction && p->public == NULL)
        return N_("Todavía no hay un valor público que ajustar: se reporta de la manera normal.");
    if (!p->correction && p->public != NULL)
        return N_("Este período ya tiene un valor público. Un valor publicado no se edita: se ajusta con su informe.");
    return NULL;
}

static enum status letters_view(struct request *r, const struct measurement_place *p, struct measurement_form_page *page)
{
    page->register_path = path_fmt(r, "/%.*s/administracion/oficios/entrada", STR_ARG(p->at->jurisdiction->code));
    if (p->letter != NULL)
        page->letter_name = path_fmt(r, "%.*s: %.*s", STR_ARG(p->letter->number), STR_ARG(p->letter->subject));
    if (!p->behalf || p->m->id != NONE)
        return DONE;
    return letter_options(r->db, r->mem, p->at->jurisdiction->id, &page->letters, &page->letters_count);
}

/* GET …/medir/:period, …/corregir/:period */
enum status measurement_form_show(struct request *r)
{
    const struct measurement_place *p = r->object;
    struct measurement_form_page page = {.p = p, .span = measurement_span_words(r, p->period), .correction = p->correction, .behalf = p->behalf,
                                         .back_path = p->at->path, .closed = measurement_refused(r, p)};
    bool correctable = p->public != NULL && !p->correction && p->at->indicator->state == INDICATOR_IN_FORCE && !day_known(p->period->locked_on) &&
                       (p->at->plan == NULL || p->at->plan->state == PLAN_PUBLISHED);
    page.correct_path = correctable ? path_fmt(r, "%.*s/corregir/%lld%s", STR_ARG(p->at->path), (long long)p->period->number,
                                                                       p->behalf ? "/por-oficio" : "") : STR_NONE;
    page.sheet_path = path_fmt(r, "%.*s/ficha", STR_ARG(p->at->path));
    page.form = form_for(r, &measurement_shape, p->m, p->form_path);
    page.form.required = p->correction ? correction_required : required;
    page.proofs = p->proofs;
    page.proofs_count = p->proof_count;
    page.returned = p->m->return_reason;
    page.name = p->at->version->name;
    if (p->sheet != NULL)
        type_view(r, p, &page);
    if (p->correction && p->public != NULL) {
        page.corrects = p->public;
        page.corrects_words = measurement_words(r->mem, r->lang, p->sheet->version,
                                                measurement_cell(p->sheet->version, p->public->kind, p->public->value_micro,
                                                                 p->public->numerator_micro, p->public->denominator_micro));
    }
    if (p->series_count > 0 && p->sheet != NULL && p->sheet->version->type != TYPE_QUALITATIVE)
        page.before = micro_words(r->mem, r->lang, p->series[p->series_count - 1]);
    TRY(letters_view(r, p, &page));
    page.no_letter = p->behalf && p->m->letter == NONE;
    return page_measurement_form(r, measurement_head(r, p, p->correction ? N_("Ajustar un valor publicado") : N_("Reportar un valor"), true), &page);
}
