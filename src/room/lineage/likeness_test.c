/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/lineage/likeness.h"

#include "base/text.h"
#include "tests/test.h"

static const char water[] = "Reparar los canales de riego de la parroquia San Luis. El agua se pierde antes de llegar a las huertas de las familias "
                            "campesinas porque las compuertas están rotas desde la última creciente.";
static const char water_again[] = "En San Luis las compuertas del canal de riego están dañadas y el agua no llega a la huerta de la familia campesina: "
                                  "pedimos su reparación.";
static const char budget[] = "Publicar el presupuesto participativo del municipio en datos abiertos, con cada contrato y su proveedor.";

static int64_t alike(struct test *t, const char *a, const char *b)
{
    struct sketch x = sketch_of(&t->mem, str_of(a)), y = sketch_of(&t->mem, str_of(b));
    struct sketch other = sketch_of(&t->mem, str_of(budget));
    struct likeness_census c = likeness_census_new(&t->mem);
    likeness_count(&c, &x);
    likeness_count(&c, &y);
    likeness_count(&c, &other);
    likeness_close(&t->mem, &c);
    return likeness_pct(&c, &x, &y);
}

UNIT(a_paraphrase_is_alike_and_another_subject_is_not)
{
    EXPECT(alike(t, water, water_again) >= 40);
    EXPECT(alike(t, water, budget) < 10);
    EXPECT_INT(alike(t, water, water), 100);
}

UNIT(case_accents_plurals_and_punctuation_change_nothing)
{
    struct sketch a = sketch_of(&t->mem, STR("Más árboles en las plazas; ¡sombra y “agua”!")),
                  b = sketch_of(&t->mem, STR("MAS ARBOL EN LA PLAZA - SOMBRAS Y AGUAS"));
    EXPECT_INT(sketch_common_pct(&a, &b), 100);
    EXPECT_INT(a.count, 4);
}

UNIT(a_sketch_comes_back_from_its_code_and_nothing_else_does)
{
    struct sketch a = sketch_of(&t->mem, str_of(water)), b;
    EXPECT(sketch_read(&t->mem, sketch_code(&t->mem, &a), &b));
    EXPECT_INT(sketch_common_pct(&a, &b), 100);
    EXPECT_INT(a.count, b.count);
    EXPECT(!sketch_read(&t->mem, STR("abc"), &b));
    EXPECT(!sketch_read(&t->mem, STR("ab c"), &b));
    EXPECT(!sketch_read(&t->mem, STR("zzzz0000"), &b)); /* not ascending */
    EXPECT(sketch_read(&t->mem, STR(""), &b) && b.count == 0);
}

UNIT(a_letter_with_a_line_of_ones_own_is_the_same_argument_and_a_paraphrase_is_not)
{
    struct sketch a = sketch_of(&t->mem, str_of(water)),
                  b = sketch_of(&t->mem, str_fmt(&t->mem, "%s Firmo por mi abuela Rosa.", water)),
                  c = sketch_of(&t->mem, str_of(water_again));
    EXPECT(sketch_same(&a, &a));
    EXPECT(sketch_same(&a, &b));
    EXPECT(!sketch_same(&a, &c));
}

UNIT(short_texts_are_one_argument_only_when_every_word_is_shared)
{
    struct sketch a = sketch_of(&t->mem, STR("Parada de bus segura en el barrio La Loma")),
                  b = sketch_of(&t->mem, STR("Paradas de buses seguras en los barrios de La Loma")),
                  c = sketch_of(&t->mem, STR("Parada de bus segura en el barrio El Prado")), none = sketch_of(&t->mem, STR("y de la"));
    EXPECT(sketch_same(&a, &b));
    EXPECT(!sketch_same(&a, &c));
    EXPECT(!sketch_same(&none, &none));
}

UNIT(shared_words_are_told_as_they_were_written_the_rarest_first)
{
    struct sketch a = sketch_of(&t->mem, STR("Canales de riego y agua")), b = sketch_of(&t->mem, STR("El agua del canal")),
                  c = sketch_of(&t->mem, STR("agua potable"));
    struct likeness_census n = likeness_census_new(&t->mem);
    likeness_count(&n, &b);
    likeness_count(&n, &c);
    likeness_close(&t->mem, &n);
    EXPECT_STR(likeness_words(&t->mem, &n, &a, &b), "canales, agua");
}

UNIT(thirty_thousand_characters_give_a_bounded_sketch)
{
    struct buf b = BUF(&t->mem);
    for (int i = 0; i < 5000; i++)
        buf_fmt(&b, "pal%d ", i);
    struct sketch s = sketch_of(&t->mem, buf_str(&b)), again;
    EXPECT_INT(s.count, LIKENESS_WORDS_MOST);
    EXPECT(sketch_read(&t->mem, sketch_code(&t->mem, &s), &again));
}

UNIT(three_languages_and_other_alphabets_are_words_too)
{
    struct sketch a = sketch_of(&t->mem, STR("Yaku ñukanchik kawsay / water is life / 水是生命 вода")), b = sketch_of(&t->mem, STR("вода"));
    EXPECT(a.count >= 6);
    EXPECT_INT(sketch_common_pct(&a, &b), (int64_t)(100 / a.count));
}

UNIT(a_text_and_its_search_tokens_give_the_same_sketch)
{
    static const char *const texts[] = {water, budget, "Clases, mesas y calles: «todas» las bases — “agua” (3.000 m³) de 2.027", "Yaku ñukanchik"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct sketch a = sketch_of(&t->mem, str_of(texts[i])), b = sketch_of_tokens(&t->mem, sketch_empty(&t->mem), str_of(texts[i]), text_tokens(&t->mem, str_of(texts[i])));
        EXPECT_INT(a.count, b.count);
        EXPECT(str_eq(sketch_code(&t->mem, &a), sketch_code(&t->mem, &b)));
    }
}

UNIT(a_word_of_the_title_counts_more_than_one_of_the_text)
{
    static const char text[] = "En la ciudad hay bancos con muchas plazas, calles, parques y mercados que nadie cuida desde hace tiempo.";
    struct sketch a = sketch_of(&t->mem, str_fmt(&t->mem, "Impuesto a viviendas vacías\n%s", text)),
                  b = sketch_of(&t->mem, STR("Multar viviendas vacías\nQuien acapara paga cada trimestre una sanción al municipio.")),
                  c = sketch_of(&t->mem, STR("Multar a quien acapara\nPaga por viviendas vacías cada trimestre una sanción al municipio."));
    struct likeness_census n = likeness_census_new(&t->mem);
    likeness_count(&n, &a);
    likeness_count(&n, &b);
    likeness_count(&n, &c);
    likeness_close(&t->mem, &n);
    EXPECT(likeness_pct(&n, &a, &b) > likeness_pct(&n, &a, &c));
}
