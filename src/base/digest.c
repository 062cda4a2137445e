/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/digest.h"

#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct sha256), "struct sha256 holds libsodium's state");
_Static_assert(crypto_hash_sha256_BYTES == SHA256_BYTES, "SHA-256 is 32 bytes");

bool digest_start(void)
{
    return sodium_init() >= 0;
}

static struct str hex(struct arena *a, const unsigned char *bytes, size_t count)
{
    char *p = arena_take(a, count * 2 + 1);
    sodium_bin2hex(p, count * 2 + 1, bytes, count);
    return (struct str){p, count * 2};
}

static const unsigned char *bytes_of(struct str s)
{
    return (const unsigned char *)(s.ptr == NULL ? "" : s.ptr);
}

struct str sha256_hex(struct arena *a, struct str bytes)
{
    unsigned char sum[SHA256_BYTES];
    crypto_hash_sha256(sum, bytes_of(bytes), bytes.len);
    return hex(a, sum, sizeof sum);
}

/* The state is copied in and out because struct sha256 promises no alignment. */
void sha256_begin(struct sha256 *h)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    memset(h, 0, sizeof *h);
    memcpy(h->state, &state, sizeof state);
}

void sha256_more(struct sha256 *h, const void *bytes, size_t len)
{
    if (len == 0)
        return;
    crypto_hash_sha256_state state;
    memcpy(&state, h->state, sizeof state);
    crypto_hash_sha256_update(&state, bytes, len);
    memcpy(h->state, &state, sizeof state);
}

struct str sha256_end(struct sha256 *h, struct arena *a)
{
    crypto_hash_sha256_state state;
    unsigned char sum[SHA256_BYTES];
    memcpy(&state, h->state, sizeof state);
    crypto_hash_sha256_final(&state, sum);
    sodium_memzero(h, sizeof *h);
    return hex(a, sum, sizeof sum);
}

struct str content_mark(struct arena *a, struct str bytes)
{
    static const unsigned char key[crypto_shorthash_siphashx24_KEYBYTES] = "marca de hito";
    unsigned char mark[crypto_shorthash_siphashx24_BYTES];
    crypto_shorthash_siphashx24(mark, (const unsigned char *)bytes.ptr, bytes.len, key);
    char *out = arena_take(a, sizeof mark * 2 + 1);
    sodium_bin2hex(out, sizeof mark * 2 + 1, mark, sizeof mark);
    return (struct str){out, sizeof mark * 2};
}

struct str hmac_hex(struct arena *a, struct str key, struct str message)
{
    crypto_auth_hmacsha256_state state;
    unsigned char sum[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.len);
    crypto_auth_hmacsha256_update(&state, bytes_of(message), message.len);
    crypto_auth_hmacsha256_final(&state, sum);
    sodium_memzero(&state, sizeof state);
    return hex(a, sum, sizeof sum);
}

struct str random_hex(struct arena *a, size_t bytes)
{
    unsigned char *raw = arena_take(a, bytes);
    randombytes_buf(raw, bytes);
    struct str text = hex(a, raw, bytes);
    sodium_memzero(raw, bytes);
    return text;
}

bool str_eq_secret(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || sodium_memcmp(a.ptr, b.ptr, a.len) == 0);
}
