/* SPDX-License-Identifier: EUPL-1.2
 * The path of a request (law 3), without sockets. Private to http/. */
#ifndef HITO_HTTP_SERVE_H
#define HITO_HTTP_SERVE_H

#include "http/engine.h"

/* The head is there: host, method, address, language, limits. false: x->r.reply is the answer. */
bool serve_head(struct exchange *x);
/* Where it is worked on. */
enum lane { LANE_INLINE, LANE_QUICK, LANE_SLOW };
enum lane serve_lane(const struct exchange *x);
/* true: the answer was in the page cache. */
bool serve_cached(struct exchange *x);
/* All the rest; leaves the answer in x->r.reply. May take long. */
void serve_run(struct exchange *x);
/* The page of a problem becomes the answer. */
void serve_problem(struct exchange *x, int code);
/* Once, when the answer is known: cookies, and the line of the log. */
void serve_finish(struct exchange *x);

/* Files and addresses that need no database: /live, /robots.txt, /assets/… true: answered. */
bool static_answer(struct exchange *x);
/* A GET; a POST (write.c). DONE: x->r.reply is set. */
enum status serve_get(struct exchange *x, struct db *db) MUST_USE;
enum status serve_post(struct exchange *x, struct db *db) MUST_USE;
/* Steps both share: who it is; the object of the route and the right to it. */
enum status serve_session(struct exchange *x) MUST_USE;
enum status serve_object(struct exchange *x) MUST_USE;

#endif
