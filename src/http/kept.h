/* SPDX-License-Identifier: EUPL-1.2
 * Text that a person typed and that was not applied (the session had ended, or a draft was saved) is
 * kept two days and offered again on the form's page. Private to http/. */
#ifndef HITO_HTTP_KEPT_H
#define HITO_HTTP_KEPT_H

#include "http/engine.h"

/* The page that shows the posted form; STR_NONE when there is none of ours. */
struct str kept_page(struct exchange *x);
/* On a GET: puts kept text into the form's values and sets r->kept. In a snapshot. */
enum status kept_form_take(struct exchange *x, struct db *db) MUST_USE;
/* Keeps the posted form for the person, or for whoever holds the cookie `token`. */
enum status kept_save(struct exchange *x, struct db *db, struct str token) MUST_USE;
/* After the form was applied. */
enum status kept_drop(struct exchange *x, struct db *db) MUST_USE;

#endif
