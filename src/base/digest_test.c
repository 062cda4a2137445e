/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/digest.h"
#include "tests/test.h"

UNIT(sha256_agrees_with_the_published_vectors)
{
    EXPECT(digest_start());
    EXPECT_STR(sha256_hex(&t->mem, STR("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_STR(sha256_hex(&t->mem, STR_NONE), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

UNIT(sha256_in_pieces_gives_what_the_whole_gives)
{
    struct sha256 h;
    sha256_begin(&h);
    sha256_more(&h, "a", 1);
    sha256_more(&h, NULL, 0);
    sha256_more(&h, "bc", 2);
    EXPECT_STR(sha256_end(&h, &t->mem), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

UNIT(hmac_agrees_with_the_published_vector)
{
    EXPECT_STR(hmac_hex(&t->mem, STR("Jefe"), STR("what do ya want for nothing?")),
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

UNIT(random_tokens_have_the_length_asked_for_and_differ)
{
    struct str a = random_hex(&t->mem, 32), b = random_hex(&t->mem, 32);
    EXPECT_INT(a.len, 64);
    EXPECT(!str_eq(a, b));
}

UNIT(secrets_are_equal_only_when_every_byte_is)
{
    EXPECT(str_eq_secret(STR("clave"), STR("clave")));
    EXPECT(!str_eq_secret(STR("clave"), STR("clavé")));
    EXPECT(!str_eq_secret(STR("clave"), STR("clav")));
    EXPECT(str_eq_secret(STR(""), STR_NONE));
}
