/* SPDX-License-Identifier: EUPL-1.2
 * Who read whose personal data (ROUTE_PERSONAL) goes to the log, after the answer. Private to http/. */
#ifndef HITO_HTTP_READS_H
#define HITO_HTTP_READS_H

#include "http/engine.h"

/* Puts the note in the queue of writes; does nothing for other pages. */
void reads_note(struct exchange *x);

#endif
