/* SPDX-License-Identifier: EUPL-1.2
 * "Índices 1" without a database; field tables and what the room gives to the house. */
#include "room/index/index_store.h"
#include "room/index/index_view.h"

CHOICES_TABLE(index_code, INDEX_CODE);
CHOICES_TABLE(proof_opens, PROOF_OPENS);

#define SHAPE_TAG struct plan_index
SHAPE_TABLE(plan_index, "plan_index", PLAN_INDEX);
#undef SHAPE_TAG
#define SHAPE_TAG struct plan_index_kept
SHAPE_TABLE(plan_index_kept, "plan_index_kept", PLAN_INDEX_KEPT);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_counts
SHAPE_TABLE(index_counts, NULL, INDEX_COUNTS);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_achieved
SHAPE_TABLE(index_achieved, NULL, INDEX_ACHIEVED);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_plan
SHAPE_TABLE(index_plan, NULL, INDEX_PLAN);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_datum
SHAPE_TABLE(index_datum, NULL, INDEX_DATUM);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_year_datum
SHAPE_TABLE(index_year_datum, NULL, INDEX_YEAR_DATUM);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_commitment
SHAPE_TABLE(index_commitment, NULL, INDEX_COMMITMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_milestone
SHAPE_TABLE(index_milestone, NULL, INDEX_MILESTONE);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_delivery
SHAPE_TABLE(index_delivery, NULL, INDEX_DELIVERY);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_proof
SHAPE_TABLE(index_proof, NULL, INDEX_PROOF);
#undef SHAPE_TAG

#define SHAPE_TAG struct index_figure
SHAPE_TABLE(index_figure, NULL, INDEX_FIGURE);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_indicator
SHAPE_TABLE(index_indicator, NULL, INDEX_INDICATOR);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_result
SHAPE_TABLE(index_result, NULL, INDEX_RESULT);
#undef SHAPE_TAG
#define SHAPE_TAG struct chain_indicator
SHAPE_TABLE(chain_indicator, NULL, CHAIN_INDICATOR);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_achieved_row
SHAPE_TABLE(index_achieved_row, NULL, INDEX_ACHIEVED_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct compare_figure
SHAPE_TABLE(compare_figure, NULL, COMPARE_FIGURE);
#undef SHAPE_TAG
#define SHAPE_TAG struct compare_value
SHAPE_TABLE(compare_value, NULL, COMPARE_VALUE);
#undef SHAPE_TAG
#define SHAPE_TAG struct compare_period
SHAPE_TABLE(compare_period, NULL, COMPARE_PERIOD);
#undef SHAPE_TAG
#define SHAPE_TAG struct compare_choice
SHAPE_TABLE(compare_choice, NULL, COMPARE_CHOICE);
#undef SHAPE_TAG
#define SHAPE_TAG struct compare_province
SHAPE_TABLE(compare_province, NULL, COMPARE_PROVINCE);
#undef SHAPE_TAG

/* `unit`: 1 where the numerator is in hundredths of percent already, 10000 where it counts. */
static void figure(struct plan_index *x, enum index_code code, int64_t unit, int64_t numerator, int64_t denominator, int64_t left_out)
{
    shape_clear(&plan_index_shape, x);
    x->code = code;
    x->numerator = numerator;
    x->denominator = denominator;
    x->left_out = left_out;
    if (denominator == 0 || !decimal_scale(numerator, unit, denominator, &x->value_centi))
        x->value_centi = NONE;
}

void indices_1(const struct index_facts *f, struct plan_index ret[INDEX_COUNT])
{
    figure(&ret[INDEX_FULFILMENT], INDEX_FULFILMENT, 1, f->undisputed_sum, f->commitments, f->unfigured);
    figure(&ret[INDEX_RESULTS], INDEX_RESULTS, 1, f->achievement_sum, f->measured, f->unmeasured);
    figure(&ret[INDEX_PUNCTUALITY], INDEX_PUNCTUALITY, 10000, f->punctual, f->due, f->undated);
    figure(&ret[INDEX_EVIDENCE], INDEX_EVIDENCE, 10000, f->live_proofs, f->proofs, f->unopened);
    figure(&ret[INDEX_VOICE], INDEX_VOICE, 10000, f->spoken, f->claims, 0);
    figure(&ret[INDEX_DISPUTES], INDEX_DISPUTES, 10000, f->disputed, f->claims, 0);
    figure(&ret[INDEX_ANSWERS], INDEX_ANSWERS, 10000, f->answered, f->questions, f->undated_questions);
}

static const struct shape *const shapes[] = {
    &plan_index_shape,      &plan_index_kept_shape, &index_counts_shape,     &index_achieved_shape,  &index_plan_shape,
    &index_datum_shape,     &index_year_datum_shape, &index_commitment_shape, &index_milestone_shape, &index_delivery_shape,
    &index_proof_shape,     &index_figure_shape,    &index_indicator_shape,  &index_result_shape,    &chain_indicator_shape,
    &index_achieved_row_shape, &compare_figure_shape, &compare_value_shape,     &compare_period_shape,
    &compare_choice_shape,  &compare_province_shape, NULL,
};
static const struct route routes[] = {
    {GET, "/:jurisdiction/plan/:plan/resultados", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, results_show, NULL, NULL},
    {GET, "/:jurisdiction/plan/:plan/indices", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, indices_show, NULL, NULL},
    {GET, "/:jurisdiction/plan/:plan/compromiso/:number/cadena", READ, ROUTE_CACHED, commitment_load, chain_show, NULL, NULL},
    {GET, "/:jurisdiction/comparar", READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, compare_plans_show, NULL, NULL},
    {GET, "/comparar", READ, ROUTE_CACHED | ROUTE_DATA, NULL, compare_show, NULL, NULL},
    {.pattern = NULL},
};
static const struct panel panels[] = {{"commitment", 30, chain_panel}, {.page = NULL}};
/* Three times a minute: plans that something happened to. */
static const struct chore chores[] = {{.name = "índices", .every_s = 20, .run = index_chore, .figures = true}, {.name = NULL}};
static const struct check checks[] = {{"índices", index_check}, {.name = NULL}};
static const struct dataset datasets[] = {
    {"indices", N_("Un índice de un plan en seguimiento, con su numerador y su denominador"), &index_datum_shape, SQL_INDICES_DATA},
    {"indices-anuales", N_("Un índice de un plan como estaba el último día visto de un año"), &index_year_datum_shape, SQL_INDICES_KEPT_DATA},
    {"logros", N_("Un indicador de un plan en seguimiento, con el logro de su último período con meta: de aquí sale el índice de resultados"),
     &index_achieved_row_shape, SQL_INDEX_ACHIEVED_DATA},
    {"avances", N_("Un compromiso de un plan en seguimiento, con su peso y su avance sin disputa: de aquí sale el índice de cumplimiento"),
     &index_commitment_shape, SQL_INDEX_COMMITMENTS_DATA},
    {"plazos", N_("Un hito vigente, con su plazo original y el día en que se entregó: de aquí sale el índice de puntualidad"),
     &index_milestone_shape, SQL_INDEX_MILESTONES_DATA},
    {"entregas", N_("Un reporte público de entrega, con lo que dijo de él la contraparte: de aquí salen la voz y las disputas"),
     &index_delivery_shape, SQL_INDEX_DELIVERIES_DATA},
    {"pruebas", N_("Una prueba de un reporte o de una medición públicos, y si se abre: de aquí sale el índice de evidencia"),
     &index_proof_shape, SQL_INDEX_PROOFS_DATA},
    {.name = NULL},
};
const struct room index_room = {.name = "index", .shapes = shapes, .routes = routes, .panels = panels, .datasets = datasets, .checks = checks, .chores = chores,
                                .settled = index_settled};
