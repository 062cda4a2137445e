/* SPDX-License-Identifier: EUPL-1.2
 * A request without a server, for the tests of the view. */
#ifndef HITO_TESTS_VIEW_CASE_H
#define HITO_TESTS_VIEW_CASE_H

#include "http/fields.h"
#include "http/site.h"
#include "tests/test.h"
#include "tests/unit/view_sample.h"

struct view_case {
    struct site site;
    struct request r;
    struct request_fields fields;
    struct out o;
};
/* In Spanish, GET /aqui. */
void view_case(struct test *t, struct view_case *c);
/* "title=Algo&due=30/06/2027", as if posted and come back. */
void view_post(struct view_case *c, const char *form);
struct str view_text(struct view_case *c);
bool view_has(struct view_case *c, const char *part);

#endif
