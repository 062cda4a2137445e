/* SPDX-License-Identifier: EUPL-1.2
 * The one connection that writes (SQLite), or one kept for the worker (PostgreSQL). */
#ifndef HITO_HTTP_WRITER_H
#define HITO_HTTP_WRITER_H

#include "http/site.h"

/* Waits until it is free. Hold it for one short transaction; BROKEN when it cannot be opened. */
enum status writer_borrow(const struct site *site, struct db **ret) MUST_USE;
/* Gives it back; `wrote`: something was committed, so cached pages are old. */
void writer_return(const struct site *site, bool wrote);

#endif
