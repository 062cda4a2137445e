/* SPDX-License-Identifier: EUPL-1.2
 * The cookie of a session: http/ carries it, room/account knows what it means. */
#ifndef HITO_HTTP_SESSION_H
#define HITO_HTTP_SESSION_H

#include "http/site.h"

/* Sends the cookie with this answer (value: 64 hexadecimal characters from random_hex(32); the
 * database keeps only its SHA-256). The browser forgets it after `life_s`. */
void session_give(struct request *r, struct str value, int64_t life_s);
/* Makes the browser forget it, and what it keeps of this site. */
void session_forget(struct request *r);

/* A request came with the session: noted in memory (a GET cannot write), taken by a chore that writes
 * it down. Beyond 4,096 sessions between two takings the oldest note is lost. */
struct session_use {
    struct str id_hash;
    struct instant at;
};
void session_used(const struct site *site, struct str id_hash, struct instant at);
size_t sessions_used_take(const struct site *site, struct arena *mem, struct session_use **ret);

#endif
