/* SPDX-License-Identifier: EUPL-1.2
 * Rules of tables, words of search, drawings. */
#include "room/portal/portal_search.h"
#include "tests/test.h"

#include <stdio.h>

static struct portal_milestone milestone(int64_t commitment, const char *number, int day, int light)
{
    struct portal_milestone m;
    shape_clear(&portal_milestone_shape, &m);
    m.commitment = commitment;
    m.number = str_of(number);
    m.due_on = (struct day){day};
    m.light = light;
    m.state = MILESTONE_CURRENT;
    return m;
}

UNIT(the_next_due_milestone_is_the_earliest_that_is_neither_complete_nor_withdrawn)
{
    struct portal_milestone list[] = {milestone(1, "1", 10, LIGHT_COMPLETE), milestone(1, "2", 30, LIGHT_LATE),
                                      milestone(1, "3", 20, LIGHT_ON_TIME), milestone(2, "4", 5, LIGHT_ON_TIME),
                                      milestone(1, "5", 15, LIGHT_WITHDRAWN)};
    list[4].state = MILESTONE_WITHDRAWN;
    const struct portal_milestone *next = portal_next_due(list, COUNT(list), 1);
    EXPECT(next != NULL);
    if (next != NULL)
        EXPECT_STR(next->number, "3");
    EXPECT(portal_next_due(list, COUNT(list), 9) == NULL);
}

UNIT(words_of_a_filter_match_whole_and_the_last_one_as_a_beginning)
{
    EXPECT(portal_tokens_match(STR("agua fuen"), STR("map abiert fuent de agua")));
    EXPECT(!portal_tokens_match(STR("fuen agua"), STR("map abiert fuent de agua")));
    EXPECT(portal_tokens_match(STR(""), STR("algo")));
    EXPECT(!portal_tokens_match(STR("a"), STR("")));
}

static struct portal_tag tag(int64_t commitment, const char *kind, const char *code)
{
    return (struct portal_tag){commitment, str_of(kind), str_of(code), str_of(code), STR_NONE};
}

UNIT(a_filter_names_only_what_the_table_has)
{
    const struct portal_tag tags[] = {tag(1, "institucion", "mef"), tag(2, "territorio", "08"), tag(2, "tema", "agua")};
    struct portal_filter f = {.light_index = -1};
    EXPECT(!portal_filter_any(&f));
    EXPECT(str_empty(portal_filter_wrong(&f, tags, COUNT(tags))));
    f.light = STR("verde");
    EXPECT_STR(portal_filter_wrong(&f, tags, COUNT(tags)), "luz");
    f = (struct portal_filter){.light_index = -1, .institution = STR("mef")};
    EXPECT(str_empty(portal_filter_wrong(&f, tags, COUNT(tags))));
    f.institution = STR("08");
    EXPECT_STR(portal_filter_wrong(&f, tags, COUNT(tags)), "institucion");
    f = (struct portal_filter){.light_index = -1, .territory = STR("99")};
    EXPECT_STR(portal_filter_wrong(&f, tags, COUNT(tags)), "provincia");
    f = (struct portal_filter){.light_index = -1, .topic = STR("'; DROP TABLE plan; --")};
    EXPECT_STR(portal_filter_wrong(&f, tags, COUNT(tags)), "tema");
    f = (struct portal_filter){.light_index = -1, .words = STR("***"), .tokens = STR("")};
    EXPECT_STR(portal_filter_wrong(&f, tags, COUNT(tags)), "q");
}

UNIT(filters_add_up)
{
    const struct portal_tag tags[] = {tag(1, "institucion", "mef"), tag(2, "institucion", "mef"), tag(2, "territorio", "08")};
    struct portal_row one, two;
    shape_clear(&portal_row_shape, &one);
    shape_clear(&portal_row_shape, &two);
    one.id = 1;
    one.light = LIGHT_LATE;
    two.id = 2;
    two.light = LIGHT_LATE;
    two.title = STR("Fuentes de agua");
    struct portal_filter f = {.light_index = LIGHT_LATE, .institution = STR("mef")};
    EXPECT(portal_filter_passes(&t->mem, &f, &one, tags, COUNT(tags)));
    f.territory = STR("08");
    EXPECT(!portal_filter_passes(&t->mem, &f, &one, tags, COUNT(tags)));
    EXPECT(portal_filter_passes(&t->mem, &f, &two, tags, COUNT(tags)));
    f.tokens = STR("fuent");
    EXPECT(portal_filter_passes(&t->mem, &f, &two, tags, COUNT(tags)));
    f.light_index = LIGHT_COMPLETE;
    EXPECT(!portal_filter_passes(&t->mem, &f, &two, tags, COUNT(tags)));
}

UNIT(marks_are_given_as_codes)
{
    EXPECT_STR(portal_mark_codes(&t->mem, mark_bit(MARK_DISPUTED) | mark_bit(MARK_REPLANNED)), "en-disputa replanificado");
    EXPECT_STR(portal_mark_codes(&t->mem, 0), "");
    EXPECT_STR(portal_mark_codes(&t->mem, NONE), "");
}

UNIT(what_people_type_never_becomes_an_operator_of_the_engine)
{
    EXPECT_STR(search_query(&t->mem, DB_SQLITE, STR("agua\" OR \"x NEAR(")), "\"agu\" AND \"or\" AND \"x\" AND \"near\" *");
    EXPECT_STR(search_query(&t->mem, DB_POSTGRES, STR("agua' | !x:*")), "'agu' & 'x':*");
    EXPECT(search_query(&t->mem, DB_SQLITE, STR("\"*'():-")).ptr == NULL);
    char *flood = arena_take(&t->mem, 10000);
    for (size_t i = 0; i < 10000; i++)
        flood[i] = i % 7 == 6 ? ' ' : 'b';
    EXPECT(search_query(&t->mem, DB_SQLITE, (struct str){flood, 10000}).len < 600);
    for (size_t i = 0; i < 10000; i++)
        flood[i] = 'b';
    EXPECT(search_query(&t->mem, DB_POSTGRES, (struct str){flood, 10000}).len < 60);
}

UNIT(found_words_are_marked_and_the_rest_is_escaped)
{
    EXPECT_STR(search_marked(&t->mem, STR("<b>Participación</b> & PARTICIPACIONES"), STR("participacion")).markup,
               "&lt;b&gt;<mark>Participación</mark>&lt;/b&gt; &amp; <mark>PARTICIPACIONES</mark>");
    EXPECT_STR(search_marked(&t->mem, STR("transparencia"), STR("transp")).markup, "<mark>transparencia</mark>");
    EXPECT_STR(search_marked(&t->mem, STR("nada de eso"), STR("agua")).markup, "nada de eso");
    EXPECT_STR(search_marked(&t->mem, STR_NONE, STR("agua")).markup, "");
}

UNIT(an_excerpt_shows_the_first_word_found_whole)
{
    struct buf b = BUF(&t->mem);
    for (int i = 0; i < 100; i++)
        buf_chars(&b, "relleno ñandú ");
    buf_chars(&b, "agua limpia ");
    for (int i = 0; i < 100; i++)
        buf_chars(&b, "más texto ");
    struct str e = search_excerpt(&t->mem, buf_str(&b), STR("aguas"));
    EXPECT(str_find(e, STR("agua limpia")) != SIZE_MAX);
    EXPECT(e.len < 300);
    EXPECT(str_starts(e, "… ") && str_ends(e, " …"));
    EXPECT_STR(search_excerpt(&t->mem, STR("corto"), STR("agua")), "corto");
    EXPECT(search_excerpt(&t->mem, STR_NONE, STR("agua")).ptr == NULL);
}

UNIT(a_map_has_five_steps_and_none)
{
    EXPECT_INT(chart_step(0, 10), 0);
    EXPECT_INT(chart_step(1, 100), 1);
    EXPECT_INT(chart_step(10, 10), 5);
    EXPECT_INT(chart_step(5, 10), 3);
    EXPECT_INT(chart_step(3, 0), 0);
    const struct chart_place places[] = {{STR("01"), 4}, {STR("17"), 1}, {STR("99"), 7}};
    struct str map = chart_map(&t->mem, places, COUNT(places), STR("a \"b\" <c>")).markup;
    EXPECT(str_find(map, STR("class=\"q5\"")) != SIZE_MAX);
    EXPECT(str_find(map, STR("class=\"q2\"")) != SIZE_MAX);
    EXPECT(str_find(map, STR("aria-label=\"a &quot;b&quot; &lt;c&gt;\"")) != SIZE_MAX);
    EXPECT(str_find(map, STR(">7<")) == SIZE_MAX);
    EXPECT(str_find(map, STR("unknown")) == SIZE_MAX);
}

UNIT(a_map_of_values_tells_a_zero_from_no_value)
{
    const struct chart_place places[] = {{STR("01"), 4}, {STR("17"), 0}};
    struct str map = chart_map_known(&t->mem, places, COUNT(places), STR("valores")).markup;
    size_t unknown = 0, zeros = 0, dashes = 0;
    for (size_t i = 0; i < map.len; i++) {
        struct str rest = {map.ptr + i, map.len - i};
        unknown += str_starts(rest, "class=\"unknown\"");
        zeros += str_starts(rest, ">0<");
        dashes += str_starts(rest, ">–<");
    }
    EXPECT_INT(unknown, 22);
    EXPECT_INT(dashes, 22);
    EXPECT_INT(zeros, 1);
}

UNIT(a_bar_stays_inside_its_track)
{
    struct str bar = chart_bar(&t->mem, LANG_ES, 99999, -5, 6250, true).markup;
    EXPECT(str_find(bar, STR("class=\"bar-said\" width=\"100\"")) != SIZE_MAX);
    EXPECT(str_find(bar, STR("bar-agreed")) == SIZE_MAX);
    EXPECT(str_find(bar, STR("d=\"M62.50-2V12\"")) != SIZE_MAX);
    EXPECT(str_find(chart_bar(&t->mem, LANG_ES, NONE, NONE, NONE, false).markup, STR("bar-today")) == SIZE_MAX);
}

UNIT(a_time_line_shows_today_and_what_was_moved)
{
    const struct chart_mark marks[] = {{"late", day_of(2026, 6, 30), day_of(2026, 3, 31)}, {"none", DAY_NONE, DAY_NONE}};
    const struct chart_row rows[] = {{STR("1. Uno & dos"), "late", DAY_NONE, DAY_NONE, marks, COUNT(marks)}};
    struct chart_gantt g = {day_of(2026, 1, 1), day_of(2027, 12, 31), day_of(2026, 11, 20), rows, 1, STR("conclusión")};
    struct str svg = chart_gantt(&t->mem, LANG_ES, &g).markup;
    EXPECT(str_find(svg, STR("class=\"today\"")) != SIZE_MAX);
    EXPECT(str_find(svg, STR("class=\"was\"")) != SIZE_MAX);
    EXPECT(str_find(svg, STR("fill-late")) != SIZE_MAX);
    EXPECT(str_find(svg, STR("Uno &amp; dos")) != SIZE_MAX);
    g.today = day_of(2030, 1, 1);
    EXPECT(str_find(chart_gantt(&t->mem, LANG_ES, &g).markup, STR("class=\"today\"")) == SIZE_MAX);
    g.first = DAY_NONE;
    EXPECT_INT(chart_gantt(&t->mem, LANG_ES, &g).markup.len, 0);
}

#define DEMO_ACCOUNT(email, name, what) email, what,
static const char *const demo[] = {
#include "demo.def"
};
#undef DEMO_ACCOUNT

UNIT(the_sheet_of_demonstration_accounts_says_what_the_program_says)
{
    char text[4096];
    FILE *f = fopen("demo/cuentas.txt", "re");
    EXPECT(f != NULL);
    if (f == NULL)
        return;
    struct str sheet = {text, fread(text, 1, sizeof text, f)};
    fclose(f);
    for (size_t i = 0; i < COUNT(demo); i++)
        if (str_find(sheet, str_of(demo[i])) == SIZE_MAX)
            test_failed(t, __FILE__, __LINE__, "demo/cuentas.txt does not say \"%s\"", demo[i]);
    EXPECT(str_find(sheet, str_of(DEMO_PASSWORD)) != SIZE_MAX);
}
