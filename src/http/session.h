/* SPDX-License-Identifier: EUPL-1.2
 * The cookie of a session: http/ carries it, room/account knows what it means. */
#ifndef HITO_HTTP_SESSION_H
#define HITO_HTTP_SESSION_H

#include "http/request.h"

/* Sends the cookie with this answer (value: 64 hexadecimal characters from random_hex(32); the
 * database keeps only its SHA-256). The browser forgets it after `life_s`. */
void session_give(struct request *r, struct str value, int64_t life_s);
/* Makes the browser forget it, and what it keeps of this site. */
void session_forget(struct request *r);

#endif
