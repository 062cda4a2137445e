/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/json.h"
#include "tests/test.h"

#define COLOUR(C) C(RED, "rojo", "Rojo") C(GREEN, "verde", "Verde")
CHOICES_ENUM(colour, COLOUR);
CHOICES_TABLE(colour, COLOUR);

#define THING(F)                                              \
    F(INT, id, PUBLIC, FREE, "Id", "id")                      \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name")             \
    F(CENTI, weight, PUBLIC, FREE, "Peso", "percent")         \
    F(FLAG, open, STAFF, FREE, "Abierto", "yes or no")        \
    F(DAY, due_on, PUBLIC, FREE, "Vence", "day")              \
    F(TIME, changed_at, STAFF, FREE, "Cambio", "instant")     \
    F(CHOICE, colour, PUBLIC, ONE_OF(colour), "Color", "one") \
    F(TEXT, token, SECRET, FREE, "Ficha", "never shown")
SHAPE_STRUCT(json_thing, THING);
#define SHAPE_TAG struct json_thing
SHAPE_TABLE(json_thing, NULL, THING);
#undef SHAPE_TAG

UNIT(json_quotes_what_needs_it)
{
    struct json j = JSON(&t->mem);
    json_open(&j, '[');
    json_text(&j, STR("a\"b\\c\n\t\x01 ñ"));
    json_text(&j, STR_NONE);
    json_text(&j, STR(""));
    json_text(&j, STR("mal\xFF\xC3"));
    json_int(&j, -7);
    json_int(&j, NONE);
    json_bool(&j, true);
    json_null(&j);
    json_open(&j, '{');
    json_close(&j, '}');
    json_open(&j, '[');
    json_close(&j, ']');
    json_close(&j, ']');
    EXPECT_STR(json_str(&j), "[\"a\\\"b\\\\c\\n\\t\\u0001 ñ\",null,\"\",\"mal\xEF\xBF\xBD\xEF\xBF\xBD\",-7,null,"
                             "true,null,{},[]]");
}

UNIT(json_gives_a_row_for_an_audience_and_never_what_is_secret)
{
    struct json_thing row;
    shape_clear(&json_thing_shape, &row);
    row.id = 3;
    row.name = STR("Hito");
    row.weight = 6250;
    row.due_on = day_of(2027, 6, 30);
    row.changed_at = (struct instant){0};
    row.colour = GREEN;
    row.token = STR("abc");
    struct json j = JSON(&t->mem);
    json_row(&j, &json_thing_shape, &row, PUBLIC);
    EXPECT_STR(json_str(&j),
               "{\"id\":3,\"name\":\"Hito\",\"weight\":62.5,\"due_on\":\"2027-06-30\",\"colour\":\"verde\"}");
    struct json k = JSON(&t->mem);
    row.name = STR_NONE;
    json_row(&k, &json_thing_shape, &row, PUBLIC | STAFF);
    EXPECT_STR(json_str(&k), "{\"id\":3,\"name\":null,\"weight\":62.5,\"open\":false,\"due_on\":\"2027-06-30\","
                             "\"changed_at\":\"1970-01-01T00:00:00Z\",\"colour\":\"verde\"}");
}

UNIT(json_writes_hundredths_as_the_shortest_decimal)
{
    static const struct {
        int64_t centi;
        const char *text;
    } cases[] = {{0, "0"}, {100, "1"}, {10000, "100"}, {63, "0.63"}, {60, "0.6"}, {-5, "-0.05"}, {-150, "-1.5"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct json_thing row = {.weight = cases[i].centi};
        struct json j = JSON(&t->mem);
        json_field(&j, &json_thing_shape.fields[2], &row);
        EXPECT_STR(json_str(&j), cases[i].text);
    }
}
