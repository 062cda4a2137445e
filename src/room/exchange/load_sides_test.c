/* SPDX-License-Identifier: EUPL-1.2
 * Values, topics, goals and provinces of a load. */
#include "document/xlsx_read.h"
#include "room/exchange/load_test.h"

UNIT(values_and_what_is_listed_are_read_and_told_by_cell)
{
    static struct topic lists[] = {{.id = 1, .kind = TOPIC_POLICY, .code = STR("justicia"), .name = STR("Justicia")},
                                   {.id = 2, .kind = TOPIC_SDG, .code = STR("ods-16"), .name = STR("ODS 16. Paz y justicia")},
                                   {.id = 3, .kind = TOPIC_CHALLENGE, .code = STR("desafio-justicia"), .name = STR("Justicia")}};
    static struct territory provinces[] = {{.id = 1, .code = STR("07"), .name = STR("El Oro")}};
    struct load_now *now = load_test_empty(t);
    now->sides = (struct load_sides){.topics = lists, .topic_count = COUNT(lists), .provinces = provinces, .province_count = 1};
    struct load_look *look = LOOK(now, "Número\tTítulo\tTransparencia: por qué\tTemas\tODS\tProvincias\n"
                                       "1\tAbrir datos\tPublica lo que se gasta\tJUSTICIA; desafio-justicia\t16\t7\n"
                                       "2\tAbrir más\t\t\tODS 16\tel oro\n");
    EXPECT_INT(look->errors, 0);
    EXPECT_INT(look->counts[LOAD_ADDS], 2);
    look = LOOK(now, "Número\tTítulo\tParticipación: por qué\tTemas\tODS\tProvincias\n"
                     "1\tAbrir datos\tsí\tjusticia; deportes\t18\tAtlántida\n2\tAbrir más\t\tdanza\t\t\n");
    EXPECT(load_test_told(look, "C2", "hacen falta al menos 3"));
    EXPECT(load_test_told(look, "D2", "No conocemos «deportes». Existen: Justicia; desafio-justicia"));
    EXPECT(load_test_told(look, "E2", "No conocemos «18». Existen: ODS 16. Paz y justicia"));
    EXPECT(load_test_told(look, "F2", "No conocemos «Atlántida». Existen: El Oro"));
    EXPECT(load_test_told(look, "D3", "No conocemos «danza». Lo que existe está en el primer problema"));
    EXPECT_INT(look->errors, 5);
}

static void reads_back_equal(struct test *t, const struct load_now *now, size_t rows)
{
    struct str bytes;
    struct book book;
    struct load_look look;
    EXPECT_DONE(load_workbook(&t->mem, LANG_ES, now, (struct instant){0}, &bytes));
    EXPECT_DONE(xlsx_read(&t->mem, bytes, &book));
    load_examine(&t->mem, LANG_ES, &book, &book.remarks, now, &look);
    EXPECT_INT(look.counts[LOAD_EQUAL], rows);
    EXPECT_INT(look.counts[LOAD_ADDS] + look.counts[LOAD_CHANGES], 0);
    EXPECT_INT(look.problems_count, 0);
}

#define SIDES_TITLES "Número\tTítulo\tResponsable\tTransparencia: por qué\tInclusión: por qué\tTemas\tODS\tProvincias\n"

TEST(values_topics_goals_and_provinces_come_in_go_out_and_are_compared_one_by_one)
{
    struct plan p, *made;
    struct load l;
    if (!load_test_begin(t, &p, &l))
        return;
    struct load_now *now = load_test_now(t, &p);
    struct load_look *look = LOOK(now, SIDES_TITLES "1\tAbrir datos\tMP\tPublica lo que se gasta\t\tauditorias; desafio-anticorrupcion\tODS 9; 9; 16\t7; Azuay\n"
                                                    "2\tAbrir cuentas\tMP\t\t\t\t\t\n");
    EXPECT_INT(look->errors, 0);
    EXPECT_DONE(load_accept(t->db, &t->mem, &l, now, look));
    EXPECT_DONE(plan_by_number(t->db, &t->mem, p.jurisdiction, 3, &made));
    now = load_test_now(t, made);
    EXPECT_INT(now->sides.value_count, 1);
    EXPECT_INT(now->sides.tag_count, 4);
    EXPECT_INT(now->sides.place_count, 2);
    EXPECT_STR(now->sides.values[0].justification, "Publica lo que se gasta");
    reads_back_equal(t, now, 3);
    look = LOOK(now, SIDES_TITLES "1\t\t\tPublica cada contrato\tLlega a quien no lee\tAuditorías; cabildeo\t\t01\n");
    EXPECT(load_test_told(look, "B2", "Falta «Título»"));
    look = LOOK(now, SIDES_TITLES "1\tAbrir datos\tMP\tPublica cada contrato\tLlega a quien no lee\tAuditorías; cabildeo\t\t01\n"
                                  "2\tAbrir cuentas\tMP\t\t\t\t\t\n");
    EXPECT_INT(look->errors, 0);
    EXPECT_INT(look->counts[LOAD_CHANGES], 1);
    EXPECT_INT(look->counts[LOAD_EQUAL], 1);
    EXPECT_INT(look->lines[0].differences_count, 3);
    EXPECT_STR(look->lines[0].differences[0].what, "Transparencia: por qué");
    EXPECT_STR(look->lines[0].differences[0].before, "Publica lo que se gasta");
    EXPECT_STR(look->lines[0].differences[1].before, "");
    EXPECT_STR(look->lines[0].differences[2].after, "cabildeo");
    l.state = LOAD_WAITING;
    EXPECT_DONE(load_accept(t->db, &t->mem, &l, now, look));
    now = load_test_now(t, made);
    EXPECT_INT(now->sides.value_count, 2);
    EXPECT_INT(now->sides.tag_count, 5);
    EXPECT_STR(now->sides.values[0].justification, "Publica cada contrato");
    reads_back_equal(t, now, 3);
}
