/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/secret.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"

#define STEP_S 30
#define SECRET_BYTES 20u
#define HEAD_BYTES (crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)

static void key_for(unsigned char key[crypto_secretbox_KEYBYTES], struct str server_key, const char *purpose)
{
    static_assert(crypto_secretbox_KEYBYTES <= crypto_generichash_BYTES_MAX, "the key fits a hash");
    crypto_generichash(key, crypto_secretbox_KEYBYTES, (const unsigned char *)purpose, strlen(purpose),
                       (const unsigned char *)server_key.ptr, server_key.len);
}

struct str secret_seal(struct arena *a, struct str server_key, const char *purpose, struct str text)
{
    unsigned char key[crypto_secretbox_KEYBYTES];
    size_t size = HEAD_BYTES + text.len;
    unsigned char *sealed = arena_take(a, size);
    char *hex = arena_take(a, size * 2 + 1);
    key_for(key, server_key, purpose);
    randombytes_buf(sealed, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(sealed + crypto_secretbox_NONCEBYTES, (const unsigned char *)text.ptr, text.len, sealed, key);
    sodium_memzero(key, sizeof key);
    sodium_bin2hex(hex, size * 2 + 1, sealed, size);
    return (struct str){hex, size * 2};
}

struct str secret_open(struct arena *a, struct str server_key, const char *purpose, struct str sealed)
{
    unsigned char key[crypto_secretbox_KEYBYTES];
    size_t size = 0;
    unsigned char *bytes = arena_take(a, sealed.len / 2 + 1);
    if (sealed.ptr == NULL ||
        sodium_hex2bin(bytes, sealed.len / 2 + 1, sealed.ptr, sealed.len, NULL, &size, NULL) != 0 ||
        size * 2 != sealed.len || size < HEAD_BYTES)
        return STR_NONE;
    char *text = arena_take(a, size - HEAD_BYTES + 1);
    key_for(key, server_key, purpose);
    int bad = crypto_secretbox_open_easy((unsigned char *)text, bytes + crypto_secretbox_NONCEBYTES,
                                         size - crypto_secretbox_NONCEBYTES, bytes, key);
    sodium_memzero(key, sizeof key);
    return bad != 0 ? STR_NONE : (struct str){text, size - HEAD_BYTES};
}

struct str secret_words(struct arena *a, int groups)
{
    static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789"; /* without l, o, 0, 1 */
    static_assert(sizeof letters - 1 == 32, "five bits each");
    struct buf b = BUF(a);
    for (int i = 0; i < groups * 4; i++) {
        if (i > 0 && i % 4 == 0)
            buf_char(&b, '-');
        buf_char(&b, letters[randombytes_uniform(32)]);
    }
    return buf_str(&b);
}

struct str totp_secret(struct arena *a)
{
    char raw[SECRET_BYTES], *text = NULL;
    size_t len = 0;
    randombytes_buf(raw, sizeof raw);
    if (oath_base32_encode(raw, sizeof raw, &text, &len) != OATH_OK)
        return STR_NONE;
    struct str s = str_copy(a, (struct str){text, len});
    sodium_memzero(raw, sizeof raw);
    free(text);
    return s;
}

static bool generate(struct str secret, struct instant t, char code[7])
{
    char *raw = NULL;
    size_t len = 0;
    if (oath_base32_decode(secret.ptr, secret.len, &raw, &len) != OATH_OK)
        return false;
    int made = oath_totp_generate(raw, len, (time_t)t.s, STEP_S, 0, 6, code);
    sodium_memzero(raw, len);
    free(raw);
    return made == OATH_OK;
}

struct str totp_code(struct arena *a, struct str secret, struct instant t)
{
    char code[7];
    return generate(secret, t, code) ? str_copy(a, str_of(code)) : STR_NONE;
}

bool totp_good(struct arena *a, struct str secret, struct str code, struct instant t, int64_t last, int64_t *ret_counter)
{
    bool good = false;
    for (int64_t beside = -1; beside <= 1; beside++) {
        struct instant at = {t.s + beside * STEP_S};
        int64_t counter = at.s / STEP_S;
        struct str right = totp_code(a, secret, at);
        if (str_empty(right) || right.len != code.len || !str_eq_secret(right, code))
            continue;
        if (!good && (last == NONE || counter > last)) {
            good = true;
            *ret_counter = counter;
        }
    }
    return good;
}
