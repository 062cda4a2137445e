/* SPDX-License-Identifier: EUPL-1.2
 * Hashes, random bytes, message codes: libsodium behind Hito's types. */
#ifndef HITO_BASE_DIGEST_H
#define HITO_BASE_DIGEST_H

#include "base/str.h"

#define SHA256_BYTES 32u

/* Once, at the start of the program; false when the system gives no randomness. */
bool digest_start(void);
/* 64 lower-case hexadecimal characters. */
struct str sha256_hex(struct arena *a, struct str bytes);
/* The same for data that come in pieces. */
struct sha256 {
    unsigned char state[128];
};
void sha256_begin(struct sha256 *h);
void sha256_more(struct sha256 *h, const void *bytes, size_t len);
struct str sha256_end(struct sha256 *h, struct arena *a);
/* 32 hexadecimal characters that differ where the content does: for ETags. Several times faster than SHA-256. */
struct str content_mark(struct arena *a, struct str bytes);
/* HMAC-SHA256 in hexadecimal. */
struct str hmac_hex(struct arena *a, struct str key, struct str message);
/* `bytes` random bytes in hexadecimal (32 for tokens and session ids). */
struct str random_hex(struct arena *a, size_t bytes);
/* Comparison in constant time. */
bool str_eq_secret(struct str a, struct str b);

#endif
