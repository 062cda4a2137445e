/* SPDX-License-Identifier: EUPL-1.2
 * Form tokens and small signed cookies. Private to http/. */
#ifndef HITO_HTTP_TOKEN_H
#define HITO_HTTP_TOKEN_H

#include "http/engine.h"

/* Whether `token` was given to this session, or to an anonymous visitor within the last two days. */
bool form_token_good(const struct request *r, struct str token);
/* The first character of a token given to a task link: no hexadecimal digit. */
#define TASK_MARK "t"
/* "text.signature", and back: STR_NONE when it was not signed here for this purpose. */
struct str signed_text(struct request *r, const char *purpose, struct str text);
struct str signed_read(struct request *r, const char *purpose, struct str value);

/* "__Host-NAME" on https, NAME otherwise. */
struct str cookie_name(const struct engine *e, struct arena *a, const char *name);
/* A cookie for the answer; max_age_s 0 forgets it, -1 lasts as long as the browser. */
void cookie_out(struct exchange *x, const char *name, struct str value, int64_t max_age_s);
/* The value the browser sent, or STR_NONE. */
struct str cookie_in(const struct exchange *x, const char *name);

#endif
