/* SPDX-License-Identifier: EUPL-1.2
 * The table behind limit.h. Private to http/. */
#ifndef HITO_HTTP_LIMITS_H
#define HITO_HTTP_LIMITS_H

#include "http/limit.h"

struct limits;
struct limits *limits_new(void);
void limits_free(struct limits *l);
bool limits_take(struct limits *l, const char *kind, struct str key, int per, int window_s);

#endif
