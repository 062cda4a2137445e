/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/secret.h"

#include "tests/test.h"

/* RFC 6238, appendix B (SHA-1), last six of its eight digits. */
UNIT(codes_are_those_of_rfc_6238)
{
    struct str secret = STR("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"); /* "12345678901234567890" */
    static const struct {
        int64_t at;
        const char *code;
    } cases[] = {{59, "287082"}, {1111111109, "081804"}, {1111111111, "050471"}, {1234567890, "005924"}, {2000000000, "279037"}};
    for (size_t i = 0; i < COUNT(cases); i++)
        EXPECT_STR(totp_code(&t->mem, secret, (struct instant){cases[i].at}), cases[i].code);
}

UNIT(a_code_serves_once_and_only_within_a_step)
{
    struct str secret = totp_secret(&t->mem);
    struct instant now = {1798761600};
    struct str code = totp_code(&t->mem, secret, now);
    int64_t counter = NONE, later = NONE;
    EXPECT_INT(secret.len, 32);
    EXPECT(totp_good(&t->mem, secret, code, now, NONE, &counter));
    EXPECT_INT(counter, 1798761600 / 30);
    EXPECT(!totp_good(&t->mem, secret, code, now, counter, &later));
    EXPECT(totp_good(&t->mem, secret, code, (struct instant){now.s + 30}, NONE, &later));
    EXPECT(totp_good(&t->mem, secret, code, (struct instant){now.s - 30}, NONE, &later));
    EXPECT(!totp_good(&t->mem, secret, code, (struct instant){now.s + 60}, NONE, &later));
    EXPECT(!totp_good(&t->mem, secret, code, (struct instant){now.s - 60}, NONE, &later));
    EXPECT(!totp_good(&t->mem, secret, STR_NONE, now, NONE, &later));
    EXPECT(!totp_good(&t->mem, STR("no es base32!"), code, now, NONE, &later));
}

UNIT(what_was_sealed_opens_only_with_its_key_and_purpose_and_unaltered)
{
    struct str key = STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    struct str other = STR("1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    struct str sealed = secret_seal(&t->mem, key, "prueba", STR("el secreto"));
    EXPECT(str_find(sealed, STR("secreto")) == SIZE_MAX);
    EXPECT_STR(secret_open(&t->mem, key, "prueba", sealed), "el secreto");
    EXPECT(secret_open(&t->mem, key, "otra", sealed).ptr == NULL);
    EXPECT(secret_open(&t->mem, other, "prueba", sealed).ptr == NULL);
    EXPECT(secret_open(&t->mem, key, "prueba", str_part(sealed, 2, sealed.len)).ptr == NULL);
    EXPECT(secret_open(&t->mem, key, "prueba", STR("zz")).ptr == NULL);
    EXPECT(secret_open(&t->mem, key, "prueba", STR_NONE).ptr == NULL);
    EXPECT(!str_eq(sealed, secret_seal(&t->mem, key, "prueba", STR("el secreto"))));
}
