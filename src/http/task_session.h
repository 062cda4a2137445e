/* SPDX-License-Identifier: EUPL-1.2
 * The cookie of a task link within a request. Private to http/. */
#ifndef HITO_HTTP_TASK_SESSION_H
#define HITO_HTTP_TASK_SESSION_H

#include "http/engine.h"

/* Whether the browser sent one at all: such pages are not from the cache. */
bool task_here(const struct exchange *x);
/* For a request without a session: makes the person the actor when path and form are the link's own. */
enum status task_session(struct exchange *x) MUST_USE;

#endif
