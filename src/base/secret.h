/* SPDX-License-Identifier: EUPL-1.2
 * Secrets at rest and one-time codes: libsodium's secretbox and liboath behind Hito's types. */
#ifndef HITO_BASE_SECRET_H
#define HITO_BASE_SECRET_H

#include "base/day.h"

/* Seals `text` under a key derived from the server's key for one purpose; hexadecimal. */
struct str secret_seal(struct arena *a, struct str server_key, const char *purpose, struct str text);
/* The text, or STR_NONE when it was not sealed by this key for this purpose, or was altered. */
struct str secret_open(struct arena *a, struct str server_key, const char *purpose, struct str sealed);

/* Characters that people copy: base32 in lower case, `groups` groups of four: "k3vq-…". */
struct str secret_words(struct arena *a, int groups);

/* A new TOTP secret: 160 random bits in base32, as authenticator apps take it. */
struct str totp_secret(struct arena *a);
/* The code of six digits at `t` (RFC 6238, SHA-1, 30 s); STR_NONE when the secret is no base32. */
struct str totp_code(struct arena *a, struct str secret, struct instant t);
/* Whether `code` is that of the step of `t` or of one beside it, and of a later step than `last`
 * (NONE: none was used yet). *ret_counter: the step, to be kept so that it serves once. */
bool totp_good(struct arena *a, struct str secret, struct str code, struct instant t, int64_t last, int64_t *ret_counter);

#endif
