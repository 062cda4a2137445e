/* SPDX-License-Identifier: EUPL-1.2
 * What the room gives to the house. */
#include "room/response/response_view.h"
#include "sql.h"

CHOICES_TABLE(response_decision, RESPONSE_DECISION);
CHOICES_TABLE(fate_step, FATE_STEP);

#define SHAPE_TAG struct response
SHAPE_TABLE(response, "response", RESPONSE);
#undef SHAPE_TAG
#define SHAPE_TAG struct participant_report
SHAPE_TABLE(participant_report, "participant_report", PARTICIPANT_REPORT);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_datum_read
SHAPE_TABLE(response_datum_read, NULL, RESPONSE_DATUM_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_told
SHAPE_TABLE(response_told, NULL, RESPONSE_TOLD);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_row
SHAPE_TABLE(response_row, NULL, RESPONSE_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_wait
SHAPE_TABLE(response_wait, NULL, RESPONSE_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_argument
SHAPE_TABLE(response_argument, NULL, RESPONSE_ARGUMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_companion
SHAPE_TABLE(response_companion, NULL, RESPONSE_COMPANION);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_commitment
SHAPE_TABLE(response_commitment, NULL, RESPONSE_COMMITMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct fate_row
SHAPE_TABLE(fate_row, NULL, FATE_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct fate_place
SHAPE_TABLE(fate_place, NULL, FATE_PLACE);
#undef SHAPE_TAG
#define SHAPE_TAG struct fate_stage
SHAPE_TABLE(fate_stage, NULL, FATE_STAGE);
#undef SHAPE_TAG
#define SHAPE_TAG struct fate_reader
SHAPE_TABLE(fate_reader, NULL, FATE_READER);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_count
SHAPE_TABLE(response_count, NULL, RESPONSE_COUNT);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_waiting
SHAPE_TABLE(response_waiting, NULL, RESPONSE_WAITING);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_fault_row
SHAPE_TABLE(response_fault_row, NULL, RESPONSE_FAULT_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct response_datum
SHAPE_TABLE(response_datum, NULL, RESPONSE_DATUM);
#undef SHAPE_TAG
#define SHAPE_TAG struct fate_datum
SHAPE_TABLE(fate_datum, NULL, FATE_DATUM);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {&response_shape, &participant_report_shape, NULL};
static const struct panel panels[] = {
    {"proposal", 70, response_proposal_panel},
    {"proposal-chain", 10, response_chain_panel},
    {"roundtable", 55, response_table_panel},
    {"cocreation", 70, response_process_panel},
    {"cocreation", 80, response_report_panel},
    {"cocreation-now", 70, response_now_panel},
    {"cocreation-board", 70, response_board_panel},
    {.page = NULL},
};
static const struct dataset datasets[] = {
    {"respuestas", N_("Una versión de la respuesta a un aporte, publicada."), &response_datum_shape, SQL_RESPONSE_DATA},
    {.name = NULL},
};
static const struct check checks[] = {{"respuestas", response_verify}, {.name = NULL}};
static const struct route *const more_routes[] = {response_form_routes, fate_routes, NULL};
const struct room response_room = {
    .name = "response",
    .routes = response_routes,
    .more_routes = more_routes,
    .shapes = shapes,
    .panels = panels,
    .pending = response_pending,
    .holds = response_holds,
    .datasets = datasets,
    .checks = checks,
};
