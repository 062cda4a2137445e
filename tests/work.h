/* SPDX-License-Identifier: EUPL-1.2
 * A worker's context for tests of errands and chores: the test's own writer, a reader beside it, a
 * data folder of its own. */
#ifndef HITO_TESTS_WORK_H
#define HITO_TESTS_WORK_H

#include "job/job.h"
#include "tests/test.h"

struct work {
    struct site site;
    struct chore_context c;
};
/* Commits what the test wrote so far. */
void work_begin(struct test *t, struct work *w);
/* Closes the reader and removes the folder. */
void work_end(struct work *w);
/* A site with only a data folder, for tests without a database. */
void work_site(struct test *t, struct site *site);
/* The same with default settings, all rooms and hooks, on the test's database: for server_start(). */
void work_whole_site(struct test *t, struct site *site);
void work_site_end(struct site *site);

#endif
