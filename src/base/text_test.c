/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "tests/test.h"

UNIT(text_is_valid_only_as_utf8_without_control_characters)
{
    EXPECT(text_valid(STR("Participación ciudadana\n\t«ñandú» 🙂")));
    EXPECT(text_valid(STR("")));
    EXPECT(text_valid(STR("línea\r\notra")));
    EXPECT(!text_valid(STR("a\xC3")));
    EXPECT(!text_valid(STR("a\xC0\x80")));
    EXPECT(!text_valid(STR("a\xED\xA0\x80z")));
    EXPECT(!text_valid(STR("a\0b")));
    EXPECT(!text_valid(STR("a\x1B[31m")));
    EXPECT(!text_valid(STR("a\xC2\x85z"))); /* U+0085, a control character of two bytes */
}

UNIT(cleaning_composes_accents_and_straightens_line_ends)
{
    EXPECT_STR(text_clean(&t->mem, STR("accio\xCC\x81n\r\nuna\rdos  \n\t ")), "acción\nuna\ndos");
    EXPECT_STR(text_clean(&t->mem, STR("  dentro  queda")), "  dentro  queda");
    EXPECT_STR(text_clean(&t->mem, STR(" \n ")), "");
    EXPECT_STR(text_clean(&t->mem, STR_NONE), "");
}

UNIT(length_counts_characters_not_bytes)
{
    EXPECT_INT(text_length(STR("ñandú")), 5);
    EXPECT_INT(text_length(STR("")), 0);
    EXPECT_INT(text_length(STR("🙂a")), 2);
}

UNIT(an_excerpt_ends_at_a_word_and_says_that_it_was_cut)
{
    EXPECT_STR(text_excerpt(&t->mem, STR("corto"), 5), "corto");
    EXPECT_STR(text_excerpt(&t->mem, STR("Datos abiertos, útiles y claros"), 17), "Datos abiertos…");
    EXPECT_STR(text_excerpt(&t->mem, STR("uno dos tres"), 7), "uno dos…");
    EXPECT_STR(text_excerpt(&t->mem, STR("ñññññññññññ"), 3), "ñññ…");
    EXPECT_STR(text_excerpt(&t->mem, STR("x"), 0), "…");
}

UNIT(folding_removes_case_and_accents)
{
    EXPECT_STR(text_fold(&t->mem, STR("PARTICIPACIÓN")), "participacion");
    EXPECT_STR(text_fold(&t->mem, STR("participacio\xCC\x81n")), "participacion");
    EXPECT_STR(text_fold(&t->mem, STR("Ñandú, Cigüeña")), "nandu, ciguena");
    EXPECT_STR(text_fold(&t->mem, STR("N.º 2")), "n.o 2");
    EXPECT_STR(text_fold(&t->mem, STR("")), "");
    EXPECT(text_length(text_fold(&t->mem, STR("mal\xFF"))) == 4);
}

UNIT(sixteen_spellings_of_a_search_meet_in_the_same_tokens)
{
    static const char *const pairs[][2] = {
        {"participación", "participacion"},     {"PARTICIPACIÓN", "participacion"},
        {"participaciones", "participacion"},   {"Participacio\xCC\x81n", "participacion"},
        {"compromiso", "compromisos"},          {"público", "públicas"},
        {"abierta", "ABIERTOS"},                {"transparente", "transparentes"},
        {"plan", "planes"},                     {"año", "años"},
        {"ley", "leyes"},                       {"luz", "luces"},
        {"país", "países"},                     {"mujer", "mujeres"},
        {"enlace", "enlaces"},                  {"mes", "meses"},
        {"niña", "Niños"},                      {"tribu", "tribus"},
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct str one = text_tokens(&t->mem, str_of(pairs[i][0]));
        struct str two = text_tokens(&t->mem, str_of(pairs[i][1]));
        if (!str_eq(one, two) || one.len < 2)
            test_failed(t, __FILE__, __LINE__, "%s gives %.*s, %s gives %.*s", pairs[i][0], STR_ARG(one),
                        pairs[i][1], STR_ARG(two));
    }
}

UNIT(tokens_keep_words_apart_that_mean_something_else)
{
    EXPECT(!str_eq(text_tokens(&t->mem, STR("ley")), text_tokens(&t->mem, STR("leído"))));
    EXPECT(!str_eq(text_tokens(&t->mem, STR("gobierno")), text_tokens(&t->mem, STR("gobernar"))));
}

UNIT(tokens_are_separated_by_one_blank_and_keep_numbers_whole)
{
    EXPECT_STR(text_tokens(&t->mem, STR("  ¿Gobierno-abierto, 2025?  «EC0016» ")), "gobiern abiert 2025 ec0016");
    EXPECT_STR(text_tokens(&t->mem, STR("…")), "");
    EXPECT_STR(text_tokens(&t->mem, STR("")), "");
}

static bool comes_before(struct test *t, const char *a, const char *b)
{
    return str_compare(text_sort_key(&t->mem, str_of(a)), text_sort_key(&t->mem, str_of(b))) < 0;
}

UNIT(words_sort_as_in_a_spanish_dictionary)
{
    static const char *const order[] = {
        "acción", "Ámbar", "árbol", "arbusto", "cañón", "caoba", "Hito 2", "Hito 10", "Hito 010 bis",
        "mas", "más", "mata", "nz", "ña", "Ñandú", "oasis", "Zamora",
    };
    for (size_t i = 0; i + 1 < COUNT(order); i++)
        if (!comes_before(t, order[i], order[i + 1]))
            test_failed(t, __FILE__, __LINE__, "%s does not come before %s", order[i], order[i + 1]);
    EXPECT(comes_before(t, "canto", "caña"));
    EXPECT(comes_before(t, "Mas", "más"));
    EXPECT(comes_before(t, "a b", "ab"));
    EXPECT(comes_before(t, "9", "123456789012"));
    EXPECT(comes_before(t, "999999999", "1000000000"));
}
