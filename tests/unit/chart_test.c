/* SPDX-License-Identifier: EUPL-1.2
 * Lines of a series: gaps, signs, breaks, flat and negative series, scales of words, large numbers. */
#include "base/decimal.h"
#include "tests/test.h"
#include "view/chart.h"

static struct chart_point point(const char *label, int64_t value)
{
    return (struct chart_point){.label = str_of(label), .kind = CHART_VALUE, .value = value, .target = NONE};
}

static struct chart_point nothing(const char *label, enum chart_point_kind kind)
{
    return (struct chart_point){.label = str_of(label), .kind = kind, .value = NONE, .target = NONE};
}

static struct str drawn(struct test *t, struct chart_line l)
{
    l.conclusion = STR("Subió <de> 1 a 2");
    return chart_line(&t->mem, LANG_ES, &l).markup;
}

static struct chart_line line_of(const struct chart_point *points, size_t count)
{
    return (struct chart_line){.points = points, .count = count, .baseline = NONE, .low = NONE, .high = NONE};
}

static bool has(struct str markup, const char *what)
{
    return str_find(markup, str_of(what)) != SIZE_MAX;
}

/* The drawn line, without what is around it. */
static struct str path_of(struct str markup, const char *class)
{
    size_t at = str_find(markup, str_of(class));
    if (at == SIZE_MAX)
        return STR("");
    struct str rest = {markup.ptr + at + str_of(class).len, markup.len - at - str_of(class).len};
    (void)str_cut(&rest, '"');
    (void)str_cut(&rest, '"');
    return str_cut(&rest, '"');
}

static size_t letters(struct str s, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.ptr[i] == c;
    return n;
}

UNIT(a_missing_period_is_not_joined_through_nor_drawn_as_zero)
{
    const struct chart_point points[] = {point("2022", 5 * MICRO), point("2023", 6 * MICRO), nothing("2024", CHART_NOT_REPORTED), point("2025", 9 * MICRO),
                                         nothing("2026", CHART_NOT_APPLICABLE), nothing("2027", CHART_NOT_DUE)};
    struct str svg = drawn(t, line_of(points, COUNT(points))), path = path_of(svg, "line-real");
    EXPECT_INT(letters(path, 'M'), 2);
    EXPECT_INT(letters(path, 'L'), 1);
    EXPECT(has(svg, ">Sin reporte<") && has(svg, ">No aplica<") && has(svg, ">Todavía no vence<"));
    EXPECT(!has(svg, ">En disputa<") && !has(svg, ">Meta<") && !has(svg, ">Línea base<"));
    /* Who listens to the page hears the conclusion once. */
    EXPECT(has(svg, "role=\"img\"") && has(svg, "<figcaption><p>Subió &lt;de&gt; 1 a 2</p>"));
    size_t once = str_find(svg, STR("Subió"));
    EXPECT(str_find(str_part(svg, once + 1, svg.len), STR("Subió")) == SIZE_MAX);
    /* A reported zero is a value like others. */
    const struct chart_point zero[] = {point("2022", 5 * MICRO), point("2023", 0), point("2024", 6 * MICRO)};
    path = path_of(drawn(t, line_of(zero, COUNT(zero))), "line-real");
    EXPECT_INT(letters(path, 'L'), 2);
    EXPECT(has(path, " 214L")); /* on the axis */
}

UNIT(a_new_method_breaks_the_line_and_its_target_path)
{
    struct chart_point points[] = {point("2022", 5 * MICRO), point("2023", 6 * MICRO), point("2024", 2 * MICRO), point("2025", 3 * MICRO)};
    for (size_t i = 0; i < COUNT(points); i++)
        points[i].target = 8 * MICRO;
    points[2].broken = true;
    struct str svg = drawn(t, line_of(points, COUNT(points)));
    EXPECT_INT(letters(path_of(svg, "line-real"), 'M'), 2);
    EXPECT_INT(letters(path_of(svg, "line-goal"), 'M'), 2);
    EXPECT(has(svg, "series-break") && has(svg, "La serie se corta"));
}

UNIT(what_accumulates_is_not_joined_over_its_new_beginning_and_that_is_no_break)
{
    struct chart_point points[] = {point("2024-T3", 40 * MICRO), point("2024-T4", 58 * MICRO), point("2025-T1", 18 * MICRO), point("2025-T2", 30 * MICRO)};
    for (size_t i = 0; i < COUNT(points); i++)
        points[i].target = 50 * MICRO;
    points[2].restarts = true;
    struct str svg = drawn(t, line_of(points, COUNT(points)));
    EXPECT_INT(letters(path_of(svg, "line-real"), 'M'), 2);
    EXPECT_INT(letters(path_of(svg, "line-real"), 'L'), 2);
    EXPECT_INT(letters(path_of(svg, "line-goal"), 'M'), 2);
    EXPECT(!has(svg, "series-break"));
    EXPECT_INT(letters(path_of(chart_spark(&t->mem, points, COUNT(points)).markup, "line-real"), 'M'), 2);
}

UNIT(the_letters_of_a_series_are_large_enough_on_a_telephone_and_stay_inside)
{
    struct chart_point points[12];
    for (size_t i = 0; i < COUNT(points); i++)
        points[i] = point("2027-T4", (int64_t)i * MICRO);
    struct str svg = drawn(t, line_of(points, COUNT(points)));
    EXPECT(has(svg, "viewBox=\"0 0 360 ")); /* 14 units of letter are 12,7 pixels in the 328 of a telephone */
    struct str rest = svg;
    size_t at;
    while ((at = str_find(rest, STR("text-anchor=\"middle\" x=\""))) != SIZE_MAX) {
        rest = str_part(rest, at + 24, rest.len);
        int64_t x = 0;
        for (size_t i = 0; i < rest.len && rest.ptr[i] >= '0' && rest.ptr[i] <= '9'; i++)
            x = x * 10 + rest.ptr[i] - '0';
        if (str_find(str_part(rest, 0, 40), STR("2027-T4")) != SIZE_MAX)
            EXPECT(x + 7 * 8 / 2 <= 360 && x - 7 * 8 / 2 >= 0);
    }
}

UNIT(disputed_and_corrected_values_have_shapes_of_their_own)
{
    struct chart_point points[] = {point("2022", 5 * MICRO), point("2023", 6 * MICRO), point("2024", 7 * MICRO)};
    points[0].disputed = true;
    points[1].corrected = true;
    points[2].disputed = points[2].corrected = true;
    struct str svg = drawn(t, line_of(points, COUNT(points)));
    EXPECT(has(svg, "dot-disputed") && has(svg, "dot-corrected") && has(svg, "dot-inner"));
    EXPECT(has(svg, ">En disputa<") && has(svg, ">Corregido<"));
}

UNIT(one_value_equal_values_and_negative_ones_are_drawn)
{
    const struct chart_point one[] = {point("2022", 5 * MICRO)};
    const struct chart_point flat[] = {point("2022", 0), point("2023", 0)};
    const struct chart_point mixed[] = {point("2022", -5 * MICRO), point("2023", 5 * MICRO)};
    const struct chart_point none[] = {nothing("2022", CHART_NOT_REPORTED)};
    EXPECT_INT(letters(path_of(drawn(t, line_of(one, 1)), "line-real"), 'M'), 1);
    EXPECT(has(path_of(drawn(t, line_of(flat, 2)), "line-real"), " 214L"));
    struct str svg = drawn(t, line_of(mixed, 2));
    EXPECT(has(svg, ">−4<") && has(svg, ">0<"));
    EXPECT(!has(drawn(t, line_of(none, 1)), "line-real"));
    EXPECT_STR(drawn(t, line_of(NULL, 0)), "");
    /* The largest that can be measured, and its opposite. */
    const struct chart_point most[] = {point("2022", MICRO_MOST), point("2023", -MICRO_MOST)};
    EXPECT(has(drawn(t, line_of(most, 2)), "billones"));
}

UNIT(a_band_is_shaded_and_an_ordinal_scale_says_its_steps)
{
    const struct chart_point points[] = {point("2022", 1 * MICRO), point("2023", 3 * MICRO)};
    const struct str steps[] = {STR("Inicial"), STR("Medio"), STR("Alto & estable")};
    struct chart_line l = line_of(points, 2);
    l.low = 2 * MICRO;
    l.high = 4 * MICRO;
    EXPECT(has(drawn(t, l), "class=\"band\"") && has(drawn(t, l), "Banda de lo bueno"));
    l = line_of(points, 2);
    l.steps = steps;
    l.step_count = COUNT(steps);
    EXPECT(has(drawn(t, l), ">Inicial<") && has(drawn(t, l), ">Alto &amp; estable<"));
    EXPECT(!has(drawn(t, l), "class=\"last\""));
}

UNIT(large_numbers_are_said_in_words)
{
    EXPECT_STR(chart_short(&t->mem, LANG_ES, INT64_C(1234567) * MICRO), "1,2 millones");
    EXPECT_STR(chart_short(&t->mem, LANG_ES, MICRO * MICRO), "1 millón");
    EXPECT_STR(chart_short(&t->mem, LANG_ES, -INT64_C(2500000000) * MICRO), "−2,5 mil millones");
    EXPECT_STR(chart_short(&t->mem, LANG_ES, INT64_C(9000000000000) * MICRO), "9 billones");
    EXPECT_STR(chart_short(&t->mem, LANG_EN, INT64_C(9000000000000) * MICRO), "9 trillion");
    EXPECT_STR(chart_short(&t->mem, LANG_EN, INT64_C(1250000000) * MICRO), "1.3 billion");
    EXPECT_STR(chart_short(&t->mem, LANG_ES, 12500000), "12,5");
    EXPECT_STR(chart_short(&t->mem, LANG_ES, NONE), "–");
}

UNIT(small_drawings_stand_beside_numbers)
{
    const struct chart_point points[] = {point("2022", 1 * MICRO), nothing("2023", CHART_NOT_REPORTED), point("2024", 3 * MICRO)};
    struct str spark = chart_spark(&t->mem, points, COUNT(points)).markup;
    EXPECT(has(spark, "aria-hidden") && has(spark, "dot-none"));
    EXPECT_INT(letters(path_of(spark, "line-real"), 'M'), 2);
    EXPECT(has(chart_bullet(&t->mem, NONE, NONE, 5 * MICRO, 10 * MICRO).markup, "width=\"50\" height"));
    EXPECT(has(chart_bullet(&t->mem, 20 * MICRO, NONE, 15 * MICRO, 10 * MICRO).markup, "x=\"50\" width=\"50\""));
    EXPECT(has(chart_bullet(&t->mem, NONE, 20 * MICRO, 5 * MICRO, NONE).markup, "width=\"25\" height"));
    EXPECT_STR(chart_bullet(&t->mem, NONE, NONE, NONE, NONE).markup, "");
}
