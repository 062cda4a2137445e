/* SPDX-License-Identifier: EUPL-1.2
 * GET /:jurisdiction/plan/:plan/indices: each figure with everything it is counted from. */
#include "pages.h"
#include "room/index/index_view.h"

struct inputs {
    struct request *r;
    const struct plan_place *place;
    struct input_line *lines;
    size_t count;
};

static struct inputs inputs_of(struct request *r, const struct plan_place *place, size_t size)
{
    return (struct inputs){r, place, arena_array(r->mem, struct input_line, size), 0};
}

static struct str at(const struct inputs *in, struct str commitment, struct str milestone)
{
    struct request *r = in->r;
    struct str c = url_component(r->mem, commitment), m = url_component(r->mem, milestone);
    if (str_empty(milestone))
        return path_fmt(r, "%.*s/compromiso/%.*s", STR_ARG(in->place->path), STR_ARG(c));
    return path_fmt(r, "%.*s/compromiso/%.*s/hito/%.*s", STR_ARG(in->place->path), STR_ARG(c), STR_ARG(m));
}

static struct str milestone_words(struct request *r, struct str commitment, struct str milestone)
{
    struct str values[] = {commitment, milestone};
    return say_with(r->mem, r->lang, N_("Compromiso %1, hito %2"), values, COUNT(values));
}

static struct str percent_words(struct request *r, int64_t centi)
{
    return centi == NONE ? STR_NONE : str_fmt(r->mem, "%.*s %%", STR_ARG(centi_words(r->mem, r->lang, centi)));
}

static enum status fulfilment_inputs(struct request *r, const struct plan_place *place, struct inputs *in)
{
    struct index_commitment *rows;
    size_t count;
    TRY(db_many(r->db, SQL_INDEX_COMMITMENTS_OF_PLAN, WITH(IN(place->plan->id)), r->mem, &index_commitment_shape, &rows, &count));
    *in = inputs_of(r, place, count);
    for (size_t i = 0; i < count; i++)
        in->lines[in->count++] = (struct input_line){
            say_with(r->mem, r->lang, N_("Compromiso %1"), &rows[i].commitment_number, 1), at(in, rows[i].commitment_number, STR_NONE),
            rows[i].counted ? percent_words(r, rows[i].undisputed_centi) : STR_NONE,
            rows[i].counted ? NULL : rows[i].light < 0 ? N_("todavía sin cálculo") : choice_label(&light_choices, rows[i].light)};
    return DONE;
}

static enum status results_inputs(struct request *r, const struct plan_place *place, struct inputs *in)
{
    struct index_achieved_row *rows;
    size_t count;
    TRY(db_many(r->db, SQL_INDEX_ACHIEVED_OF_PLAN, WITH(IN(place->plan->id)), r->mem, &index_achieved_row_shape, &rows, &count));
    *in = inputs_of(r, place, count);
    for (size_t i = 0; i < count; i++) {
        struct str code = url_component(r->mem, rows[i].code), values[] = {rows[i].name, int_words(r->mem, r->lang, rows[i].period_number)};
        bool counted = rows[i].achievement_centi != NONE && (rows[i].status == VALUE_REPORTED || rows[i].status == VALUE_COMPUTED);
        in->lines[in->count++] = (struct input_line){
            say_with(r->mem, r->lang, N_("%1, período %2"), values, COUNT(values)),
            path_fmt(r, "/%.*s/indicador/%.*s", STR_ARG(place->jurisdiction->code), STR_ARG(code)),
            counted ? percent_words(r, rows[i].achievement_centi) : STR_NONE,
            counted                              ? NULL
            : rows[i].status == VALUE_REPORTED || rows[i].status == VALUE_COMPUTED ? N_("el logro no se puede calcular: no contado")
                                                 : choice_label(&value_status_choices, rows[i].status)};
    }
    return DONE;
}

static enum status punctuality_inputs(struct request *r, const struct plan_place *place, struct day on, struct inputs *in)
{
    struct index_milestone *rows;
    size_t count;
    TRY(db_many(r->db, SQL_INDEX_MILESTONES_OF_PLAN, WITH(IN(place->plan->id)), r->mem, &index_milestone_shape, &rows, &count));
    *in = inputs_of(r, place, count);
    for (size_t i = 0; i < count; i++) {
        const struct index_milestone *m = &rows[i];
        bool dated = day_known(m->original_due_on), delivered = day_known(m->delivered_on);
        if (dated && !day_before(m->original_due_on, on))
            continue;
        struct str days[] = {day_words_short(r->mem, r->lang, m->original_due_on), delivered ? day_words_short(r->mem, r->lang, m->delivered_on) : STR("–")};
        in->lines[in->count++] = (struct input_line){
            milestone_words(r, m->commitment_number, m->milestone_number), at(in, m->commitment_number, m->milestone_number),
            dated ? say_with(r->mem, r->lang, N_("vencía el %1, entregado: %2"), days, COUNT(days)) : STR_NONE,
            !dated       ? N_("sin plazo original: no contado")
            : !delivered ? N_("sin entrega pública")
            : day_before(m->original_due_on, m->delivered_on) ? N_("tarde")
                                                              : N_("a tiempo")};
    }
    return DONE;
}

static enum status evidence_inputs(struct request *r, const struct plan_place *place, struct inputs *in)
{
    struct index_proof *rows;
    size_t count;
    TRY(db_many(r->db, SQL_INDEX_PROOFS_OF_PLAN, WITH(IN(place->plan->id)), r->mem, &index_proof_shape, &rows, &count));
    *in = inputs_of(r, place, count);
    for (size_t i = 0; i < count; i++) {
        struct str number = int_words(r->mem, r->lang, rows[i].number);
        bool measured = !str_empty(rows[i].indicator_code);
        struct str values[] = {number, measured ? rows[i].indicator_code : milestone_words(r, rows[i].commitment_number, rows[i].milestone_number)};
        in->lines[in->count++] = (struct input_line){
            say_with(r->mem, r->lang, N_("Prueba %1: %2"), values, COUNT(values)),
            path_fmt(r, "/%.*s/prueba/%lld", STR_ARG(place->jurisdiction->code), (long long)rows[i].number),
            STR_NONE, choice_label(&proof_opens_choices, rows[i].opens)};
    }
    return DONE;
}

/* The same rows for the voice and for the disputes. */
static enum status delivery_inputs(struct request *r, const struct plan_place *place, struct inputs *voice, struct inputs *disputes)
{
    struct index_delivery *rows;
    size_t count;
    TRY(db_many(r->db, SQL_INDEX_DELIVERIES_OF_PLAN, WITH(IN(place->plan->id)), r->mem, &index_delivery_shape, &rows, &count));
    *voice = inputs_of(r, place, count);
    *disputes = inputs_of(r, place, count);
    for (size_t i = 0; i < count; i++) {
        struct input_line line = {milestone_words(r, rows[i].commitment_number, rows[i].milestone_number),
                                  path_fmt(r, "%.*s/reporte/%lld", STR_ARG(at(voice, rows[i].commitment_number, rows[i].milestone_number)),
                                           (long long)rows[i].id),
                                  STR_NONE, rows[i].spoken ? N_("con palabra de la contraparte") : N_("sin palabra todavía")};
        voice->lines[voice->count++] = line;
        line.says = rows[i].disputed ? N_("en disputa") : N_("sin disputa abierta");
        disputes->lines[disputes->count++] = line;
    }
    return DONE;
}

static enum status answer_inputs(struct request *r, const struct plan_place *place, struct day on, struct inputs *in)
{
    struct question_shown *rows;
    size_t count;
    TRY(questions_of_plan(r->db, r->mem, place->plan->id, &rows, &count));
    *in = inputs_of(r, place, count);
    for (size_t i = 0; i < count; i++) {
        const struct question_shown *q = &rows[i];
        bool answered = day_known(q->answered_on);
        if (!post_is_public((enum post_state)q->state) || (!answered && day_known(q->due_on) && !day_before(q->due_on, on)))
            continue;
        struct str values[] = {int_words(r->mem, r->lang, q->id), q->commitment_number};
        in->lines[in->count++] = (struct input_line){
            say_with(r->mem, r->lang, N_("Pregunta %1, compromiso %2"), values, COUNT(values)),
            path_fmt(r, "%.*s/pregunta/%lld", STR_ARG(at(in, q->commitment_number, STR_NONE)), (long long)q->id), STR_NONE,
            !day_known(q->due_on)                       ? N_("sin plazo: no contada")
            : !answered                                 ? N_("vencida sin respuesta")
            : day_before(q->due_on, q->answered_on)     ? N_("respondida tarde")
                                                        : N_("respondida a tiempo")};
    }
    return DONE;
}

static const struct {
    const char *formula, *dataset;
} told[INDEX_COUNT] = {
    [INDEX_FULFILMENT] = {N_("Suma del avance sin disputa por el peso de cada compromiso, entre la suma de los pesos; si alguno no tiene peso, todos pesan igual."), "avances"},
    [INDEX_RESULTS] = {N_("Suma de los logros, cada uno hasta 100 %, entre los indicadores con meta vencida y valor. De cada indicador cuenta su último período con meta; la banda es la meta de quien la tiene. No entran los indicadores sin meta ni lo que no aplica. Un valor en disputa cuenta igual."), "logros"},
    [INDEX_PUNCTUALITY] = {N_("Hitos entregados a más tardar en su plazo original, entre los hitos cuyo plazo original ya pasó. Que un acto mueva el plazo no cambia este índice."), "plazos"},
    [INDEX_EVIDENCE] = {N_("Pruebas que se abren, entre las que se abren y las que no. Un archivo guardado o una copia archivada se abren."), "pruebas"},
    [INDEX_VOICE] = {N_("Entregas públicas con palabra de una contraparte, entre todas las entregas públicas. Lo que una contraparte dice de un valor de un indicador no entra aquí."), "entregas"},
    [INDEX_DISPUTES] = {N_("Entregas públicas con una disputa abierta, entre todas las entregas públicas. Cero es lo mejor. Una disputa sobre un valor de un indicador no entra aquí."), "entregas"},
    [INDEX_ANSWERS] = {N_("Preguntas respondidas a más tardar en su plazo, entre las respondidas y las vencidas."), "preguntas"},
};

static enum status groups_fill(struct request *r, const struct plan_place *place, struct day on, struct input_group groups[INDEX_COUNT])
{
    struct inputs in[INDEX_COUNT];
    TRY(fulfilment_inputs(r, place, &in[INDEX_FULFILMENT]));
    TRY(results_inputs(r, place, &in[INDEX_RESULTS]));
    TRY(punctuality_inputs(r, place, on, &in[INDEX_PUNCTUALITY]));
    TRY(evidence_inputs(r, place, &in[INDEX_EVIDENCE]));
    TRY(delivery_inputs(r, place, &in[INDEX_VOICE], &in[INDEX_DISPUTES]));
    TRY(answer_inputs(r, place, on, &in[INDEX_ANSWERS]));
    for (int i = 0; i < INDEX_COUNT; i++)
        groups[i] = (struct input_group){NULL, choice_code(&index_code_choices, i), told[i].formula, told[i].dataset, in[i].lines, in[i].count};
    return DONE;
}

/* The figures of the page, as the set `indices` tells them. */
static enum status rows_respond(struct request *r, const struct plan_place *place, const struct index_figure *figures, size_t count)
{
    struct index_datum *rows = arena_array(r->mem, struct index_datum, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct index_datum){place->plan->number, figures[i].code, figures[i].numerator, figures[i].denominator, figures[i].value_centi,
                                       figures[i].left_out, figures[i].computed_on, figures[i].methodology_number};
    return respond_rows(r, &index_datum_shape, rows, count,
                        path_fmt(r, "indices-%.*s-%lld", STR_ARG(place->jurisdiction->code), (long long)place->plan->number));
}

enum status indices_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct index_figure *figures;
    struct index_line *lines;
    size_t count;
    struct input_group *groups = arena_array(r->mem, struct input_group, INDEX_COUNT);
    struct indices_page page = {.plan = place->plan, .path = place->path, .groups = groups,
                                .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(place->jurisdiction->code))};
    TRY(index_figures(r, place->plan->id, &figures, &count));
    if (r->format != FORMAT_HTML)
        return rows_respond(r, place, figures, count);
    index_lines(r, figures, count, place->path, &lines, &count);
    if (count == INDEX_COUNT) {
        TRY(groups_fill(r, place, figures[0].computed_on, groups));
        for (size_t i = 0; i < count; i++)
            groups[i].figure = &lines[i];
        page.groups_count = count;
        page.methodology_number = figures[0].methodology_number;
        page.methodology_title = figures[0].methodology_title;
        page.computed_on = figures[0].computed_on;
    }
    struct head head = index_head(r, place, N_("Índices del plan"));
    head.data_path = path_fmt(r, "%.*s/indices", STR_ARG(place->path));
    return page_index_inputs(r, head, &page);
}
