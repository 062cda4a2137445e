/* SPDX-License-Identifier: EUPL-1.2
 * Limits of tries, in memory: per address, per account, per anything that has a name. */
#ifndef HITO_HTTP_LIMIT_H
#define HITO_HTTP_LIMIT_H

#include "http/site.h"

/* Counts a try of `kind` ("entrar") by `key` (address, account). DONE, or TOO_MANY when this try is
 * beyond `per` within `window_s` seconds. Forgotten at restart. */
enum status limit_hit(const struct site *site, const char *kind, struct str key, int per, int window_s) MUST_USE;
/* After success: forgets what was counted. */
void limit_clear(const struct site *site, const char *kind, struct str key);

#endif
