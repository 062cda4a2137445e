/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/measurement/measurement_data.h"

#include "sql.h"

#define SHAPE_TAG struct period_datum
SHAPE_TABLE(period_datum, NULL, PERIOD_DATUM);
#undef SHAPE_TAG
#define SHAPE_TAG struct measurement_datum
SHAPE_TABLE(measurement_datum, NULL, MEASUREMENT_DATUM);
#undef SHAPE_TAG
#define SHAPE_TAG struct measurement_part_datum
SHAPE_TABLE(measurement_part_datum, NULL, MEASUREMENT_PART_DATUM);
#undef SHAPE_TAG
#define SHAPE_TAG struct result_datum
SHAPE_TABLE(result_datum, NULL, RESULT_DATUM);
#undef SHAPE_TAG
#define SHAPE_TAG struct measurement_word_datum
SHAPE_TABLE(measurement_word_datum, NULL, MEASUREMENT_WORD_DATUM);
#undef SHAPE_TAG

const struct dataset measurement_datasets[] = {
    {"periodos-indicador", N_("Un período del calendario de un indicador, con su día de vencimiento"), &period_datum_shape, SQL_INDICATOR_PERIODS_DATA},
    {"mediciones", N_("Un valor público de un indicador en un período, también los que un ajuste corrigió después"), &measurement_datum_shape,
     SQL_MEASUREMENTS_DATA},
    {"mediciones-partes", N_("El valor de una parte de una desagregación en un valor público"), &measurement_part_datum_shape,
     SQL_MEASUREMENT_PARTS_DATA},
    {"resultados", N_("Lo que un indicador muestra en un período, en total o en una parte: un valor o cuál de las cuatro formas de no tenerlo"),
     &result_datum_shape, SQL_RESULTS_DATA},
    {"pronunciamientos-mediciones", N_("Un pronunciamiento público de una contraparte sobre un valor"), &measurement_word_datum_shape,
     SQL_MEASUREMENT_WORDS_DATA},
    {.name = NULL},
};
