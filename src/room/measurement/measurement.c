/* SPDX-License-Identifier: EUPL-1.2
 * Field tables and what the room gives to the house. */
#include "room/measurement/measurement_book.h"
#include "room/measurement/measurement_data.h"
#include "room/measurement/measurement_pages.h"
#include "room/measurement/measurement_view.h"

#define SHAPE_TAG struct indicator_period
SHAPE_TABLE(indicator_period, "indicator_period", INDICATOR_PERIOD);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement
SHAPE_TABLE(measurement, "measurement", MEASUREMENT);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_part
SHAPE_TABLE(measurement_part, "measurement_part", MEASUREMENT_PART);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_proof
SHAPE_TABLE(measurement_proof, "measurement_proof", MEASUREMENT_PROOF);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_word
SHAPE_TABLE(measurement_word, "measurement_word", MEASUREMENT_WORD);
#undef SHAPE_TAG

#define SHAPE_TAG struct indicator_result
SHAPE_TABLE(indicator_result, "indicator_result", INDICATOR_RESULT);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_ref
SHAPE_TABLE(measurement_ref, NULL, MEASUREMENT_REF);
#undef SHAPE_TAG

#define SHAPE_TAG struct indicator_formula
SHAPE_TABLE(indicator_formula, NULL, INDICATOR_FORMULA);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_word_line
SHAPE_TABLE(measurement_word_line, NULL, MEASUREMENT_WORD_LINE);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_party
SHAPE_TABLE(measurement_party, NULL, MEASUREMENT_PARTY);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_due
SHAPE_TABLE(measurement_due, NULL, MEASUREMENT_DUE);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_wait
SHAPE_TABLE(measurement_wait, NULL, MEASUREMENT_WAIT);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &indicator_period_shape, &measurement_shape,      &measurement_part_shape, &measurement_proof_shape,
    &measurement_word_shape, &indicator_result_shape, &measurement_ref_shape,  &indicator_formula_shape,
    &measurement_shown_shape, &measurement_feed_shape, &measurement_spoken_shape, &measurement_card_row_shape, &measurement_series_line_shape,
    &measurement_word_line_shape, &measurement_due_shape, &measurement_wait_shape, &measurement_party_shape,
    &period_datum_shape, &measurement_datum_shape, &measurement_part_datum_shape, &result_datum_shape, &measurement_word_datum_shape,
    &measurement_book_shape, &measurement_owed_shape, &measurement_showed_shape,
    NULL,
};
static const struct panel panels[] = {
    {"indicator", 30, measurement_values_panel},    {"indicator", 40, measurement_parts_panel},
    {"indicator", 45, measurement_history_panel},   {"indicator", 47, measurement_calendar_panel},
      {"commitment", 20, measurement_commitment_panel},
    {"milestone", 20, measurement_milestone_panel}, {"board", 22, measurement_board_panel},
    {"indicators", 10, measurement_book_link},
    {.page = NULL},
};
static const struct route *const more_routes[] = {measurement_view_routes, measurement_book_routes, NULL};
static const struct chore chores[] = {
    {.name = "resultados", .every_s = 5, .run = measurement_results_chore, .figures = true},
    {.name = "mediciones", .every_s = 60, .run = measurement_chore},
    {.name = NULL},
};
static const struct check checks[] = {{"resultados", measurement_results_check}, {"mediciones", measurement_check}, {.name = NULL}};
const struct room measurement_room = {.name = "measurement", .routes = measurement_routes, .more_routes = more_routes, .shapes = shapes,
                                      .panels = panels, .pending = measurement_pending, .chores = chores,
                                      .datasets = measurement_datasets, .checks = checks, .sheet_approved = measurement_sheet_approved,
                                      .settled = measurement_settled};
