/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/archive/archive_pages.h"
#include "room/archive/archive_value.h"
#include "sql.h"

CHOICES_TABLE(said_word, SAID_WORD);
#define SHAPE_TAG struct fact_period
SHAPE_TABLE(fact_period, NULL, FACT_PERIOD);
#undef SHAPE_TAG
#define SHAPE_TAG struct fact_commitment
SHAPE_TABLE(fact_commitment, NULL, FACT_COMMITMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct fact_milestone
SHAPE_TABLE(fact_milestone, NULL, FACT_MILESTONE);
#undef SHAPE_TAG
#define SHAPE_TAG struct fact_share
SHAPE_TABLE(fact_share, NULL, FACT_SHARE);
#undef SHAPE_TAG
#define SHAPE_TAG struct fact_report
SHAPE_TABLE(fact_report, NULL, FACT_REPORT);
#undef SHAPE_TAG
#define SHAPE_TAG struct kept_milestone
SHAPE_TABLE(kept_milestone, NULL, KEPT_MILESTONE);
#undef SHAPE_TAG
#define SHAPE_TAG struct kept_commitment
SHAPE_TABLE(kept_commitment, NULL, KEPT_COMMITMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct kept_plan
SHAPE_TABLE(kept_plan, NULL, KEPT_PLAN);
#undef SHAPE_TAG
#define SHAPE_TAG struct method_data
SHAPE_TABLE(method_data, NULL, METHOD_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct edition_data
SHAPE_TABLE(edition_data, NULL, EDITION_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct round_data
SHAPE_TABLE(round_data, NULL, ROUND_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct order_data
SHAPE_TABLE(order_data, NULL, ORDER_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct archive_told
SHAPE_TABLE(archive_told, NULL, ARCHIVE_TOLD);
#undef SHAPE_TAG
#define SHAPE_TAG struct span_data
SHAPE_TABLE(span_data, NULL, SPAN_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct value_data
SHAPE_TABLE(value_data, NULL, VALUE_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct value_part_data
SHAPE_TABLE(value_part_data, NULL, VALUE_PART_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct value_word_data
SHAPE_TABLE(value_word_data, NULL, VALUE_WORD_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct result_data
SHAPE_TABLE(result_data, NULL, RESULT_DATA);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&kept_milestone_shape, &kept_commitment_shape, &kept_plan_shape, &method_data_shape,
                                             &edition_data_shape, &round_data_shape, &order_data_shape, &archive_told_shape, NULL};

static const struct dataset datasets[] = {
    {"metodologias", N_("Una versión de la metodología con todos sus números"), &method_data_shape, SQL_ARCHIVE_METHODS},
    {"ediciones", N_("Una edición publicada de un plan, con la huella de su texto"), &edition_data_shape, SQL_ARCHIVE_EDITIONS},
    {"resultados-hitos", N_("El semáforo, las cifras y las marcas de un hito, con la regla que se aplicó"), &kept_milestone_shape,
     SQL_ARCHIVE_KEPT_MILESTONES},
    {"resultados-compromisos", N_("El semáforo, las cifras, el índice y las marcas de un compromiso, con la regla que se aplicó"),
     &kept_commitment_shape, SQL_ARCHIVE_KEPT_COMMITMENTS},
    {"resultados-planes", N_("Las cifras de un plan y cuántos compromisos tiene en cada semáforo"), &kept_plan_shape, SQL_ARCHIVE_KEPT_PLANS},
    {"rondas", N_("Una ronda de calificación cerrada, con la versión de sus criterios"), &round_data_shape, SQL_ARCHIVE_ROUNDS},
    {"orden", N_("Una propuesta en el orden que dio una ronda cerrada"), &order_data_shape, SQL_ARCHIVE_ORDER},
    {.name = NULL},
};

/* Looked at every minute; made when the day is another or something was done, once all figures are computed. */
static const struct chore chores[] = {
    {.name = "archivo de datos abiertos", .every_s = 60, .run = archive_chore, .slow = true},
    {.name = NULL},
};

const struct room archive_room = {.name = "archive", .routes = archive_routes, .shapes = shapes, .datasets = datasets, .chores = chores};
