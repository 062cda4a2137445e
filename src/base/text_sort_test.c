/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "tests/test.h"

struct row {
    int64_t id;
    struct str name;
};

UNIT(rows_stand_in_the_order_of_spanish_dictionaries)
{
    struct row rows[] = {
        {1, STR("Ñuñoa")}, {2, STR("Órgano")},   {3, STR("nuble")},    {4, STR("Mesa 10")},
        {5, STR("árbol")}, {6, STR("Arboleda")}, {7, STR("zona")},     {8, STR("Mesa 2")},
        {9, STR("oso")},   {10, STR("Ecuador")}, {11, STR("Educación")},
    };
    text_sort_by(&t->mem, rows, COUNT(rows), name);
    static const int64_t wanted[] = {5, 6, 10, 11, 8, 4, 3, 1, 2, 9, 7};
    for (size_t i = 0; i < COUNT(rows); i++)
        EXPECT_INT(rows[i].id, wanted[i]);
}

UNIT(equal_words_keep_their_places)
{
    struct row rows[] = {{1, STR("b")}, {2, STR("a")}, {3, STR("b")}, {4, STR("a")}};
    text_sort_by(&t->mem, rows, COUNT(rows), name);
    EXPECT_INT(rows[0].id, 2);
    EXPECT_INT(rows[1].id, 4);
    EXPECT_INT(rows[2].id, 1);
    EXPECT_INT(rows[3].id, 3);
}

UNIT(codes_of_addresses_are_plain)
{
    EXPECT(text_is_code(STR("mineduc-2")));
    EXPECT(text_is_code(STR("a")));
    EXPECT(!text_is_code(STR("")));
    EXPECT(!text_is_code(STR("-a")));
    EXPECT(!text_is_code(STR("a-")));
    EXPECT(!text_is_code(STR("Mineduc")));
    EXPECT(!text_is_code(STR("educación")));
    EXPECT(!text_is_code(STR("a/b")));
    EXPECT(!text_is_code(STR("a.csv")));
}
