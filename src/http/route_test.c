/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/route.h"

#include "http/room.h"
#include "tests/test.h"

static const struct route one[] = {
    {.method = GET, .pattern = "/:jurisdiccion", .flags = ROUTE_DATA},
    {.method = GET, .pattern = "/:jurisdiccion/plan/:plan", .flags = ROUTE_DATA | ROUTE_SHEET},
    {.method = GET, .pattern = "/:jurisdiccion/plan/nuevo"},
    {.method = POST, .pattern = "/:jurisdiccion/plan/nuevo"},
    {.pattern = NULL},
};
static const struct route two[] = {
    {.method = GET, .pattern = "/"},
    {.method = GET, .pattern = "/entrar"},
    {.method = GET, .pattern = "/ec/agenda", .flags = ROUTE_FEED},
    {.method = POST, .pattern = "/salir"},
    {.pattern = NULL},
};
static const struct room room_one = {.name = "uno", .routes = one}, room_two = {.name = "dos", .routes = two};
static const struct room *const rooms[] = {&room_one, &room_two};

static struct found find(struct test *t, enum method method, const char *path)
{
    const struct site site = {.rooms = rooms, .room_count = COUNT(rooms)};
    struct found f = {0};
    if (router_find(router_new(&t->mem, &site), &t->mem, method, str_of(path), &f) != DONE)
        test_failed(t, __FILE__, __LINE__, "%s is not even text", path);
    return f;
}

UNIT(a_literal_wins_over_a_value_at_the_same_place)
{
    EXPECT(find(t, GET, "/ec/plan/nuevo").route == &one[2]);
    EXPECT(find(t, GET, "/ec/plan/3").route == &one[1]);
    EXPECT(find(t, GET, "/entrar").route == &two[1]);
    EXPECT(find(t, GET, "/ec").route == &one[0]);
    EXPECT(find(t, GET, "/").route == &two[0]);
}

UNIT(values_of_an_address_are_decoded)
{
    struct found f = find(t, GET, "/ec/plan/a%C3%B1o%2F3");
    EXPECT(f.route == &one[1]);
    EXPECT_STR(values_get(&f.params, "jurisdiccion"), "ec");
    EXPECT_STR(values_get(&f.params, "plan"), "año/3");
    EXPECT(values_get(&f.params, "otro").ptr == NULL);
}

UNIT(a_suffix_is_a_form_only_where_the_route_allows_it)
{
    struct found f = find(t, GET, "/ec/plan/3.xlsx");
    EXPECT_INT(f.format, FORMAT_XLSX);
    EXPECT_STR(f.path, "/ec/plan/3");
    EXPECT_STR(values_get(&f.params, "plan"), "3");
    f = find(t, GET, "/ec/plan/3.ics");
    EXPECT_INT(f.format, FORMAT_HTML);
    EXPECT_STR(values_get(&f.params, "plan"), "3.ics");
    EXPECT_INT(find(t, GET, "/ec/agenda.atom").format, FORMAT_ATOM);
    EXPECT(find(t, GET, "/ec/agenda.csv").route == NULL);
    EXPECT_INT(find(t, GET, "/ec/plan/.csv").format, FORMAT_HTML);
}

UNIT(an_address_of_another_method_is_told_from_none)
{
    EXPECT(find(t, GET, "/salir").route == &one[0]); /* read as a jurisdiction's code */
    struct found f = find(t, POST, "/entrar");
    EXPECT(f.route == NULL && f.other_method);
    f = find(t, POST, "/ec/plan/3/4");
    EXPECT(f.route == NULL && !f.other_method);
    EXPECT(find(t, GET, "/ec//plan/3").route == NULL);
    EXPECT(find(t, GET, "ec").route == NULL);
    EXPECT(find(t, GET, "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18").route == NULL);
}

UNIT(an_address_that_is_no_text_is_refused)
{
    const struct site site = {.rooms = rooms, .room_count = COUNT(rooms)};
    struct router *router = router_new(&t->mem, &site);
    struct found f;
    EXPECT_STATUS(router_find(router, &t->mem, GET, STR("/%FF"), &f), INVALID);
    EXPECT_STATUS(router_find(router, &t->mem, GET, STR("/a%00b"), &f), INVALID);
}

UNIT(a_form_is_read_and_written_back)
{
    struct values v = {0};
    EXPECT_DONE(values_parse(&t->mem, STR("a=1+2&b=%C3%B1%0D%0Ax&a=&c"), 10, &v));
    EXPECT_INT(v.count, 4);
    EXPECT_STR(values_get(&v, "a"), "1 2");
    EXPECT_STR(values_get(&v, "b"), "ñ\nx");
    EXPECT(values_get(&v, "c").ptr != NULL && str_empty(values_get(&v, "c")));
    EXPECT_STR(values_encode(&t->mem, &v), "a=1%202&b=%C3%B1%0Ax&a=&c=");
    EXPECT_STATUS(values_parse(&t->mem, STR("a=%80"), 10, &v), INVALID);
    EXPECT_STATUS(values_parse(&t->mem, STR("a&b&c"), 6, &v), TOO_LARGE);
}

UNIT(a_half_percent_sign_stays_as_it_is)
{
    EXPECT_STR(url_decode(&t->mem, STR("100%"), true), "100%");
    EXPECT_STR(url_decode(&t->mem, STR("%zz%4"), true), "%zz%4");
    EXPECT_STR(url_decode(&t->mem, STR("a+b"), false), "a+b");
    EXPECT_STR(url_component(&t->mem, STR("/a b?ñ~")), "%2Fa%20b%3F%C3%B1~");
}
