/* SPDX-License-Identifier: EUPL-1.2
 * A round for the tests of reports: a ministry that leads one commitment of six milestones, with a focal
 * point; a counterpart; a second institution without anybody; two periods, the first open now. */
#ifndef HITO_ROOM_REPORT_TEST_H
#define HITO_ROOM_REPORT_TEST_H

#include "room/report/report_store.h"
#include "tests/test.h"

struct report_world {
    struct day today;
    int64_t jurisdiction, focal, counterpart;
    int64_t plan, commitment[2], milestone[7], ministry, agency, society, old;
    int64_t period[2];
};
/* Needs today, jurisdiction, focal and counterpart; results are computed. Milestones 1 to 6 are the ministry's: 1.1
 * late (proof: a link), 1.2 late (a document), 1.3 to 1.6 ahead (link, document, either, either); 2.1 the agency's. */
enum status report_world_add(struct db *db, struct arena *mem, struct report_world *w) MUST_USE;
enum status report_world_alone(struct db *db, struct arena *mem, struct report_world *w) MUST_USE;

#endif
