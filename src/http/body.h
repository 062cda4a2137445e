/* SPDX-License-Identifier: EUPL-1.2
 * The body of a POST as it arrives: form values into memory, files into data_dir/tmp.
 * Private to http/. */
#ifndef HITO_HTTP_BODY_H
#define HITO_HTTP_BODY_H

#include "http/engine.h"

/* How many times the limit is read before a form with files is refused unread. */
#define BODY_READ 4

/* 0, or the HTTP code of why such a body is not taken (413, 415). */
int body_begin(struct exchange *x, int64_t declared_bytes);
/* A piece; problems are remembered in x->body_problem and the rest is thrown away. */
void body_more(struct exchange *x, const char *bytes, size_t len);
/* All is there. 0, or the HTTP code of what is wrong. */
int body_end(struct exchange *x);
/* Removes temporary files that nobody took. */
void body_drop(struct exchange *x);

#endif
