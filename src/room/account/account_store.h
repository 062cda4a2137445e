/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: sessions as rows, passwords. */
#ifndef HITO_ROOM_ACCOUNT_STORE_H
#define HITO_ROOM_ACCOUNT_STORE_H

#include "room/account/account.h"

#define ACCOUNT_SESSION(F)                                                                 \
    F(INT, person, 0, FREE, "", "who")                                                     \
    F(TEXT, name, 0, FREE, "", "name of the person")                                       \
    F(TEXT, secret, 0, FREE, "", "for form tokens")                                        \
    F(FLAG, second_factor, 0, FREE, "", "passed in this session")                          \
    F(TIME, created_at, 0, FREE, "", "sign-in (UTC)")                                      \
    F(TIME, seen_at, 0, FREE, "", "last use (UTC)")                                        \
    F(TIME, expires_at, 0, FREE, "", "end (UTC)")
SHAPE_STRUCT(account_session, ACCOUNT_SESSION);

/* Argon2id, 19 MiB, two passes (architecture: threads). Slow: never while the writer is held. */
enum status password_hash(struct arena *mem, struct str password, struct str *ret) MUST_USE;
/* Whether it matches; with `hash` STR_NONE it works as long and says no (no account enumeration). */
bool password_matches(struct arena *mem, struct str hash, struct str password);
/* The problem of a new password as a Spanish msgid, or NULL when it is good. */
const char *password_problem(struct str password, struct str email, bool staff);

/* Opens a session; *ret_cookie is the value that the browser keeps. */
enum status session_open(struct request *r, int64_t person, bool second_factor, struct str *ret_cookie) MUST_USE;

#endif
