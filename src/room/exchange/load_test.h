/* SPDX-License-Identifier: EUPL-1.2
 * What the tests of loads share. */
#ifndef HITO_ROOM_EXCHANGE_LOAD_TEST_H
#define HITO_ROOM_EXCHANGE_LOAD_TEST_H

#include "room/exchange/load.h"
#include "tests/test.h"

/* A draft that is in no table. */
struct plan load_test_plan(int64_t jurisdiction);
/* Tables pasted one after another, looked at beside what is there. */
struct load_look *load_test_look(struct test *t, struct load_now *now, const char *const *tables, size_t count);
#define LOOK(now, ...) load_test_look(t, now, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))
/* An empty draft beside two institutions, without a database. */
struct load_now *load_test_empty(struct test *t);
/* Whether a problem of the cell (NULL: of any) has the words. */
bool load_test_told(const struct load_look *look, const char *cell, const char *words);
/* What the tables hold of the plan. */
struct load_now *load_test_now(struct test *t, struct plan *p);
/* A jurisdiction with an institution and a waiting load. */
bool load_test_begin(struct test *t, struct plan *p, struct load *l);

#endif
