/* SPDX-License-Identifier: EUPL-1.2
 * For tests: an active process "ec/cocreacion/1" whose only stage opens everything, table 1 and its session 1, held
 * yesterday, run by a facilitator. */
#ifndef HITO_ROOM_ATTENDANCE_TEST_H
#define HITO_ROOM_ATTENDANCE_TEST_H

#include "room/attendance/attendance_view.h"
#include "tests/test.h"

struct attendance_world {
    int64_t process, method, stage, table, session;
    struct day today;
};
enum status attendance_world_add(struct test *t, int64_t jurisdiction, int64_t facilitator, struct attendance_world *ret) MUST_USE;
/* Somebody registered, with the code. */
enum status attendance_world_register(struct test *t, struct str server_key, int64_t session, const char *name, const char *email, const char *code,
                                      int64_t *ret) MUST_USE;
/* A row, as any way of entry gives it. */
enum status attendance_world_row(struct test *t, int64_t session, const char *name, const char *source_key, bool *ret_there) MUST_USE;

#endif
