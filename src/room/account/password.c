/* SPDX-License-Identifier: EUPL-1.2
 * Passwords: Argon2id by libsodium; what a new one must be (ASVS 6.2: length, no composition rules,
 * a list of the commonest and the person's own words refused). */
#include <sodium.h>

#include "base/text.h"
#include "room/account/account_store.h"
#include "view/out.h"

#define MEMORY_BYTES ((size_t)19 * 1024 * 1024)
#define PASSES 2u

enum status password_hash(struct arena *mem, struct str password, struct str *ret)
{
    char *out = arena_take(mem, crypto_pwhash_STRBYTES);
    if (crypto_pwhash_str_alg(out, password.ptr, password.len, PASSES, MEMORY_BYTES, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return NO_MEMORY;
    *ret = str_of(out);
    return DONE;
}

bool password_matches(struct arena *mem, struct str hash, struct str password)
{
    /* The hash of a random word with the same cost: a missing account takes as long as a wrong password. */
    static const char dummy[] = "$argon2id$v=19$m=19456,t=2,p=1$Yl8nD4pvT0x2wq3mZk7s1A$"
                                "pH1cJ0yq0m3p1XJ2n9yqXQv4v9o5X0m7Yk3b2l8d4aE";
    const char *stored = str_empty(hash) ? dummy : str_chars(mem, hash);
    bool same = crypto_pwhash_str_verify(stored, password.ptr == NULL ? "" : password.ptr, password.len) == 0;
    return same && !str_empty(hash);
}

static bool common(struct str folded)
{
    static const char *const words[] = {"password", "contrasena", "123456", "qwerty", "ecuador", "gobierno",
                                        "abierto", "administrador", "bienvenido", "hito"};
    /* A common word with little besides it. */
    for (size_t i = 0; i < COUNT(words); i++) {
        struct str w = str_of(words[i]);
        if (str_find(folded, w) != SIZE_MAX && folded.len < w.len + 6)
            return true;
    }
    bool one_letter = folded.len > 0;
    for (size_t i = 1; i < folded.len; i++)
        one_letter = one_letter && folded.ptr[i] == folded.ptr[0];
    return one_letter;
}

const char *password_problem(struct str password, struct str email, bool staff)
{
    int64_t length = text_length(password);
    if (staff && length < 15)
        return N_("Usa al menos 15 caracteres: una frase que recuerdes sirve.");
    if (length < 12)
        return N_("Usa al menos 12 caracteres: una frase que recuerdes sirve.");
    if (length > 128)
        return N_("Usa 128 caracteres como máximo.");
    struct arena mem = arena_new(65536);
    struct str folded = text_fold(&mem, password);
    struct str name = text_fold(&mem, email);
    name = str_cut(&name, '@');
    bool own = name.len >= 4 && str_find(folded, name) != SIZE_MAX && folded.len < name.len + 6;
    bool weak = own || common(folded);
    arena_free(&mem);
    return weak ? N_("Esa clave es fácil de adivinar. Elige otra, por ejemplo cuatro palabras sin relación.") : NULL;
}
