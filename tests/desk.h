/* SPDX-License-Identifier: EUPL-1.2
 * The whole program behind a real socket, with the jurisdiction "ec" and people signed in by role:
 * for tests of pages and forms.
 *
 *   struct desk d;
 *   if (!desk_open(t, &d)) return;          what the test wrote before is there
 *   struct answer a = desk_post(&d, ROLE_DIRECTORATE, "/ec/actos/nuevo", NULL, "number=1&title=…");
 *   EXPECT_INT(a.code, 303);
 *   desk_close(&d);                                                                                */
#ifndef HITO_TESTS_DESK_H
#define HITO_TESTS_DESK_H

#include "tests/unit/http_room.h"

/* The second factor's secret of everybody with a role. */
#define DESK_TOTP "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

struct desk {
    struct house house;
    int64_t jurisdiction;
    struct str cookies[ROLE_COUNT]; /* one person per role; the public has none */
    int64_t people[ROLE_COUNT];
};
/* Takes the test's database over (t->db becomes NULL). false: the test has failed. */
bool desk_open(struct test *t, struct desk *d);
/* The same; `more` adds what needs the people, before the server takes the database. */
bool desk_open_with(struct test *t, struct desk *d, enum status (*more)(struct test *t, struct desk *d));
void desk_close(struct desk *d);
struct answer desk_get(struct desk *d, enum role as, const char *path);
/* Fills the form that posts to `path` on `page` (NULL: the page of the same address) and sends it:
 * `typed` is name=value&… as a browser encodes it, UTF-8 as it is. Without the form or the right to see
 * it, the answer is the page's own. */
struct answer desk_post(struct desk *d, enum role as, const char *path, const char *page, const char *typed);
/* A POST without looking for a form. */
struct answer desk_post_blind(struct desk *d, enum role as, const char *path, const char *typed);
/* Where the answer sends the browser, or STR_NONE. */
struct str desk_leads(const struct answer *a);

/* The value of the option with that label in the select of that name ("" when there is none): ids of rows
 * are not the same on both engines. */
const char *desk_option(struct desk *d, enum role as, const char *page, const char *field, const char *label);

#endif
