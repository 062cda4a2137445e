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
    F(TIME, expires_at, 0, FREE, "", "end (UTC)")                                          \
    F(FLAG, enrolled, 0, FREE, "", "the person has a second factor")
SHAPE_STRUCT(account_session, ACCOUNT_SESSION);

/* A session as its owner sees it. */
#define ACCOUNT_SESSION_ROW(F)                                                                        \
    F(TEXT, id_hash, SECRET, FREE, "", "names it in forms")                                           \
    F(TEXT, agent, OWN, FREE, "Navegador", "browser and system in words, from User-Agent")            \
    F(TEXT, address, OWN, FREE, "Red", "address, cut to its network")                                 \
    F(FLAG, second_factor, OWN, FREE, "Segundo factor", "passed in it")                               \
    F(TIME, created_at, OWN, FREE, "Inicio", "sign-in (UTC)")                                         \
    F(TIME, seen_at, OWN, FREE, "Último uso", "last use (UTC)")                                       \
    F(TIME, expires_at, OWN, FREE, "Fin", "end at the latest (UTC)")
SHAPE_STRUCT(account_session_row, ACCOUNT_SESSION_ROW);

#define ACCOUNT_TOKEN(F)                                      \
    F(TEXT, token_hash, 0, FREE, "", "SHA-256 of the link's last part") \
    F(INT, person, 0, FREE, "", "whose")                      \
    F(TEXT, purpose, 0, FREE, "", "invitacion, restablecer")  \
    F(TIME, expires_at, 0, FREE, "", "end (UTC)")
SHAPE_STRUCT(account_token, ACCOUNT_TOKEN);

/* Argon2id, 19 MiB, two passes (architecture: threads). Slow: never while the writer is held. */
enum status password_hash(struct arena *mem, struct str password, struct str *ret) MUST_USE;
/* Whether it matches; with `hash` STR_NONE it works as long and says no (no account enumeration). */
bool password_matches(struct arena *mem, struct str hash, struct str password);
/* The problem of a new password as a Spanish msgid, or NULL when it is good. */
const char *password_problem(struct str password, struct str email, bool staff);

/* The row of a session; *ret_cookie is the value that the browser keeps. */
enum status session_make(struct request *r, int64_t person, bool second_factor, struct str *ret_cookie) MUST_USE;
/* Opens a session, ends the one the request came with (rotation) and gives the browser its cookie. */
enum status session_open(struct request *r, int64_t person, bool second_factor) MUST_USE;
/* Those of a person that still serve, last used first. */
enum status sessions_open(struct request *r, int64_t person, struct account_session_row **ret, size_t *ret_count) MUST_USE;
/* "Firefox en Linux" of a User-Agent; the network of an address ("203.0.113.x", "2001:db8:1:…"). */
struct str agent_words(struct arena *mem, struct str agent);
struct str address_network(struct arena *mem, struct str address);

/* Second factor. `code` is what the person typed: six digits, or a recovery code; each serves once.
 * INVALID: not good. */
enum status factor_check(struct request *r, struct person *p, struct str code) MUST_USE;
/* Stores a new secret that was proved by the code of `counter`. */
enum status factor_enrol(struct request *r, struct person *p, struct str secret, int64_t counter) MUST_USE;
/* Takes it away with its recovery codes. */
enum status factor_remove(struct request *r, struct person *p) MUST_USE;
#define RECOVERY_CODES 10
/* Replaces the recovery codes by these, hashed. */
enum status recovery_codes_set(struct request *r, int64_t person, const struct str *codes, size_t count) MUST_USE;
enum status recovery_codes_left(struct request *r, int64_t person, int64_t *ret) MUST_USE;
/* Whether a role held today asks for a second factor. */
bool factor_required(const struct site *site, const struct grant *grants, size_t count);

/* What a task link is worth to the person today: nothing (unknown, disabled), the way to sign-in, its page.
 * A link outlives no role. */
enum task_standing { TASK_NONE, TASK_SIGN_IN, TASK_GOOD };
enum status task_standing(struct db *db, struct arena *mem, int64_t person, struct day today, struct person **ret_person,
                          struct grant_role **ret_grants, size_t *ret_count, enum task_standing *ret) MUST_USE;

/* NOT_FOUND: unknown, used, of another purpose, past its day, or the person may not use it. */
enum status token_find(struct db *db, struct arena *mem, struct str token, const char *purpose, struct instant now,
                       struct person **ret) MUST_USE;
enum status token_use(struct db *db, struct arena *mem, struct str token) MUST_USE;

#endif
