/* SPDX-License-Identifier: EUPL-1.2
 * A web server of a few lines for the tests of links: one thread, one connection at a time, on a
 * free port of 127.0.0.1. */
#ifndef HITO_TESTS_WEB_H
#define HITO_TESTS_WEB_H

#include "base/str.h"

struct web;

/* /ok 200 · /page what web_set() gave · /gone 410 · /moved 301 to /ok · /to-private 302 to 10.0.0.1
 * · /to-other-port 302 to port 1 of 127.0.0.1 · /to-file 302 to file: · /loop 302 to itself ·
 * /big more than is taken · anything else 404. */
struct web *web_start(void);
/* "127.0.0.1:PORT" */
struct str web_place(struct arena *a, const struct web *w);
struct str web_url(struct arena *a, const struct web *w, const char *path);
/* What /page answers: code and an HTML body (borrowed). */
void web_set(struct web *w, int code, const char *body);
/* Requests seen so far. */
int web_seen(struct web *w);
void web_stop(struct web *w);

#endif
