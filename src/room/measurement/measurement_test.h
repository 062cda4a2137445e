/* SPDX-License-Identifier: EUPL-1.2
 * A series for the tests of values: on the world of the tests of reports, an indicator of a commitment with six monthly
 * periods that are over and six ahead, by sex; a second one, and an index over both. */
#ifndef HITO_ROOM_MEASUREMENT_TEST_H
#define HITO_ROOM_MEASUREMENT_TEST_H

#include "room/measurement/measurement_pages.h"
#include "room/report/report_test.h"

struct measurement_world {
    struct report_world base;
    struct day first; /* of the first period */
    int64_t served, asked, index; /* "atendidos", "pedidos", "indice" */
    int64_t version[3];
    int64_t women, men; /* parts of "atendidos" */
};
enum status measurement_world_add(struct db *db, struct arena *mem, struct measurement_world *w) MUST_USE;
/* An indicator in force with its calendar. */
enum status measurement_sheet_add(struct db *db, struct arena *mem, const struct measurement_world *w, int64_t jurisdiction, int64_t institution,
                                  const char *code, struct indicator_version *v, struct indicator *ret) MUST_USE;
struct indicator_version measurement_sheet_new(const struct measurement_world *w, int type);
/* A public value of a period. */
enum status measurement_put(struct db *db, struct arena *mem, const struct measurement_world *w, int64_t indicator, int64_t period, int kind,
                            int64_t value, int64_t corrects, struct measurement *ret) MUST_USE;

#endif
