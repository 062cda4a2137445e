/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/report/report_book.h"

#include "sql.h"

CHOICES_TABLE(report_state, REPORT_STATE);
CHOICES_TABLE(round_state, ROUND_STATE);

#define SHAPE_TAG struct report
SHAPE_TABLE(report, "report", REPORT_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_duty
SHAPE_TABLE(report_duty, NULL, REPORT_DUTY);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_claim
SHAPE_TABLE(report_claim, NULL, REPORT_CLAIM);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_person
SHAPE_TABLE(report_person, NULL, REPORT_PERSON);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_row
SHAPE_TABLE(report_row, NULL, REPORT_ROW_OF);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_due
SHAPE_TABLE(report_due, NULL, REPORT_DUE);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_wait
SHAPE_TABLE(report_wait, NULL, REPORT_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_check_wait
SHAPE_TABLE(report_check_wait, NULL, REPORT_CHECK_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_data
SHAPE_TABLE(report_data, NULL, REPORT_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_book
SHAPE_TABLE(report_book, "report_book", REPORT_BOOK);
#undef SHAPE_TAG
#define SHAPE_TAG struct report_book_line
SHAPE_TABLE(report_book_line, "report_book_line", REPORT_BOOK_LINE);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &report_shape,     &report_duty_shape,       &report_claim_shape, &report_person_shape, &report_row_shape,       &report_due_shape,
    &report_wait_shape, &report_check_wait_shape, &report_data_shape,  &report_book_shape,   &report_book_line_shape, NULL,
};
static const struct panel panels[] = {
    {"period", 10, report_period_panel}, {"institution", 30, report_institution_panel},
    {"board", 20, report_board_panel},   {"board", 25, report_check_panel},
    {.page = NULL},
};
static const struct chore chores[] = {{.name = "reportes", .every_s = 60, .run = report_chore}, {.name = NULL}};
static const struct dataset datasets[] = {
    {"reportes", N_("Un reporte de una institución para un período, ya publicado."), &report_data_shape, SQL_REPORTS_DATA},
    {.name = NULL},
};
const struct room report_room = {.name = "report", .shapes = shapes, .routes = report_routes, .panels = panels, .pending = report_pending,
                                 .chores = chores, .datasets = datasets};
