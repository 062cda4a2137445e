/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef HITO_ROOM_INTAKE_TEST_H
#define HITO_ROOM_INTAKE_TEST_H

#include "tests/desk.h"

/* A process 1 with one stage that opens everything and a table 1. */
enum status intake_process_open(struct test *t, struct desk *d);
/* The same with five hundred forms filled in and not sent: tokens "ficha0000"… */
enum status intake_crowd_open(struct test *t, struct desk *d);

#endif
