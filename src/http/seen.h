/* SPDX-License-Identifier: EUPL-1.2
 * The list behind session_used(). Private to http/. */
#ifndef HITO_HTTP_SEEN_H
#define HITO_HTTP_SEEN_H

#include "http/session.h"

struct seen;
struct seen *seen_new(void);
void seen_free(struct seen *s);

#endif
