/* SPDX-License-Identifier: EUPL-1.2
 * A form sent twice is applied once: its key and outcome are written in the same transaction.
 * Private to http/. */
#ifndef HITO_HTTP_ONCE_H
#define HITO_HTTP_ONCE_H

#include "http/engine.h"

/* Whether the form was applied before; then the reply is the first outcome. Any transaction. */
enum status once_find(struct exchange *x, struct db *db, bool *ret_found) MUST_USE;
/* Remembers the reply. In the write transaction. BUSY: the same form is being applied elsewhere. */
enum status once_keep(struct exchange *x, struct db *db) MUST_USE;

#endif
