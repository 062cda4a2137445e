/* SPDX-License-Identifier: EUPL-1.2
 * Field tables and what the room gives to the house. */
#include "room/indicator/indicator_pages.h"
#include "sql.h"

CHOICES_TABLE(indicator_state, INDICATOR_STATE);
CHOICES_TABLE(version_state, VERSION_STATE);
CHOICES_TABLE(version_change, VERSION_CHANGE);
CHOICES_TABLE(indicator_level, INDICATOR_LEVEL);
CHOICES_TABLE(indicator_type, INDICATOR_TYPE);
CHOICES_TABLE(indicator_direction, INDICATOR_DIRECTION);
CHOICES_TABLE(accumulation, ACCUMULATION);
CHOICES_TABLE(achievement_from, ACHIEVEMENT_FROM);
CHOICES_TABLE(baseline_kind, BASELINE_KIND);
CHOICES_TABLE(parts_rule, PARTS_RULE);
CHOICES_TABLE(rollup, ROLLUP);

#define SHAPE_TAG struct indicator
SHAPE_TABLE(indicator, "indicator", INDICATOR);
#undef SHAPE_TAG

#define SHAPE_TAG struct indicator_version
SHAPE_TABLE(indicator_version, "indicator_version", INDICATOR_VERSION);
#undef SHAPE_TAG

#define SHAPE_TAG struct indicator_part
SHAPE_TABLE(indicator_part, "indicator_part", INDICATOR_PART);
#undef SHAPE_TAG

#define SHAPE_TAG struct indicator_target
SHAPE_TABLE(indicator_target, "indicator_target", INDICATOR_TARGET);
#undef SHAPE_TAG

#define SHAPE_TAG struct indicator_topic
SHAPE_TABLE(indicator_topic, "indicator_topic", INDICATOR_TOPIC);
#undef SHAPE_TAG

#define SHAPE_TAG struct indicator_link
SHAPE_TABLE(indicator_link, "indicator_link", INDICATOR_LINK);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&indicator_shape, &indicator_version_shape, &indicator_part_shape, &indicator_target_shape, &indicator_topic_shape, &indicator_link_shape, &indicator_card_shape, &indicator_duty_shape, &indicator_commitment_shape, &indicator_name_shape,
    &indicator_topic_row_shape, &indicator_link_row_shape, &indicator_about_shape, &indicator_child_shape, &indicator_shared_shape,
    &indicator_wait_shape, &sheet_span_shape, &indicator_data_shape, &sheet_data_shape, &sheet_part_data_shape, &target_data_shape,
    &indicator_topic_data_shape, &indicator_link_data_shape, NULL};
static const struct route *const more[] = {indicator_list_routes, indicator_edit_routes, indicator_target_routes,  indicator_part_routes,
                                           indicator_act_routes,  indicator_link_routes, indicator_library_routes, NULL};
static const struct panel panels[] = {{"administration", 62, indicator_administration_panel}, {.page = NULL}};
static const struct dataset datasets[] = {
    {"indicadores", N_("Un indicador publicado, con lo que mide, quién responde y a qué otro reporta"), &indicator_data_shape, SQL_INDICATORS_DATASET},
    {"fichas", N_("Una versión aprobada de la ficha metodológica de un indicador, completa"), &sheet_data_shape, SQL_SHEETS_DATASET},
    {"fichas-partes", N_("Una parte de una desagregación de una ficha: un grupo, un lugar"), &sheet_part_data_shape, SQL_SHEET_PARTS_DATASET},
    {"metas", N_("Una meta de una ficha: de un año, de un período o de todo, del total o de una parte"), &target_data_shape, SQL_TARGETS_DATASET},
    {"indicadores-temas", N_("Un tema de un indicador: ODS, objetivo del plan nacional, enfoque"), &indicator_topic_data_shape, SQL_INDICATOR_TOPICS_DATASET},
    {"indicadores-compromisos", N_("Otro compromiso del que habla un indicador, además del que mide"), &indicator_link_data_shape,
     SQL_INDICATOR_LINKS_DATASET},
    {.name = NULL},
};
static const struct check checks[] = {{"fichas", indicator_sheets_check}, {.name = NULL}};
const struct room indicator_room = {.name = "indicator",       .shapes = shapes,     .more_routes = more, .panels = panels,
                                    .pending = indicator_pending, .datasets = datasets, .checks = checks};
