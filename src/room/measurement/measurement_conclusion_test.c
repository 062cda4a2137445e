/* SPDX-License-Identifier: EUPL-1.2
 * What a series says in words, for each accumulation, direction and band; what is missing, disputed and corrected. */
#include "room/measurement/measurement_view.h"
#include "tests/test.h"

/* A series of quarters from 2025: values in whole numbers, NONE: not due yet. */
struct series {
    struct indicator_version v;
    struct chart_point points[12];
    struct indicator_result results[12];
    const struct indicator_result *rows[12];
    size_t count;
};

static void series_fill(struct test *t, struct series *s, int accumulation, int direction, const int64_t *values, size_t count)
{
    *s = (struct series){.count = count};
    shape_clear(&indicator_version_shape, &s->v);
    s->v.type = TYPE_NUMBER;
    s->v.accumulation = accumulation;
    s->v.direction = direction;
    s->v.months = 3;
    s->v.baseline_kind = BASELINE_PENDING;
    for (size_t i = 0; i < count; i++) {
        int year = 2025 + (int)i / 4, quarter = (int)i % 4 + 1;
        struct chart_point *p = &s->points[i];
        s->results[i].category = -1;
        s->rows[i] = &s->results[i];
        *p = (struct chart_point){.label = str_fmt(&t->mem, "%d-T%d", year, quarter), .kind = values[i] == NONE ? CHART_NOT_DUE : CHART_VALUE,
                                  .value = values[i] == NONE ? NONE : values[i] * MICRO, .target = NONE,
                                  .on = {day_add_months(day_of(year, 1, 1), quarter * 3).n - 1}};
        p->restarts = i > 0 && measurement_restarts(accumulation, 3, s->points[i - 1].on, p->on);
    }
}

static struct str said(struct test *t, const struct series *s)
{
    return measurement_conclusion(&t->mem, LANG_ES, &s->v, s->points, s->rows, s->count);
}

static void begins(struct test *t, const struct series *s, const char *words)
{
    struct str all = said(t, s);
    EXPECT_STR(str_part(all, 0, str_of(words).len < all.len ? str_of(words).len : all.len), words);
}

UNIT(what_is_cumulative_within_the_year_is_compared_with_the_same_period_of_an_earlier_year)
{
    /* It grows each year and falls from year to year: from 27 to 64 would be the opposite of what happened. */
    static const int64_t values[] = {27, 60, 84, 132, 20, 44, 64, NONE};
    struct series s;
    series_fill(t, &s, ACCUMULATION_YEAR, DIRECTION_DOWN, values, COUNT(values));
    EXPECT_STR(said(t, &s), "Mejoró: hasta 2026-T3 lleva 64; hasta 2025-T3 llevaba 84.");
    s.v.direction = DIRECTION_UP;
    EXPECT_STR(said(t, &s), "Empeoró: hasta 2026-T3 lleva 64; hasta 2025-T3 llevaba 84.");
    EXPECT(s.points[4].restarts && !s.points[3].restarts && !s.points[5].restarts);
    s.points[2].kind = CHART_NOT_REPORTED; /* nothing alike: nothing compared */
    EXPECT_STR(said(t, &s), "En lo que va del año lleva 64, hasta 2026-T3. Ten en cuenta: falta el reporte de 1 de 7 períodos vencidos.");
    s.points[2].kind = CHART_VALUE;
    s.points[2].value = 64 * MICRO;
    EXPECT_STR(said(t, &s), "Hasta 2026-T3 lleva 64, lo mismo que hasta 2025-T3.");
    s.v.baseline_kind = BASELINE_KNOWN; /* of a whole year: told, not judged */
    s.v.baseline_micro = 180 * MICRO;
    begins(t, &s, "Hasta 2026-T3 lleva 64, lo mismo que hasta 2025-T3; la línea base era 180.");
}

UNIT(flows_and_stocks_are_told_from_the_first_to_the_last_and_judged_by_their_direction)
{
    static const int64_t values[] = {10, 30, 20}, flat[] = {7, 7}, one[] = {5};
    static const int each[] = {ACCUMULATION_FLOW, ACCUMULATION_STOCK};
    struct series s;
    for (size_t i = 0; i < COUNT(each); i++) {
        series_fill(t, &s, each[i], DIRECTION_UP, values, COUNT(values));
        EXPECT_STR(said(t, &s), "Mejoró: subió de 10 en 2025-T1 a 20 en 2025-T3.");
        series_fill(t, &s, each[i], DIRECTION_DOWN, values, COUNT(values));
        EXPECT_STR(said(t, &s), "Empeoró: subió de 10 en 2025-T1 a 20 en 2025-T3.");
        series_fill(t, &s, each[i], DIRECTION_DOWN, values + 1, 2);
        EXPECT_STR(said(t, &s), "Mejoró: bajó de 30 en 2025-T1 a 20 en 2025-T2.");
        series_fill(t, &s, each[i], DIRECTION_UP, flat, 2);
        EXPECT_STR(said(t, &s), "Se mantuvo en 7 de 2025-T1 a 2025-T2.");
        series_fill(t, &s, each[i], DIRECTION_UP, one, 1);
        EXPECT_STR(said(t, &s), "El único valor es 5, de 2025-T1.");
        EXPECT(!s.points[0].restarts);
    }
}

UNIT(what_accumulates_since_the_start_is_not_praised_for_growing)
{
    static const int64_t values[] = {2, 5, 9, 11, NONE};
    struct series s;
    series_fill(t, &s, ACCUMULATION_START, DIRECTION_UP, values, COUNT(values));
    s.v.baseline_kind = BASELINE_KNOWN;
    s.v.baseline_micro = 0;
    s.points[4].target = 12 * MICRO;
    EXPECT_STR(said(t, &s), "Subió de 2 en 2025-T1 a 11 en 2025-T4; está mejor que la línea base, 0. La próxima meta es 12, al cierre de 2026-T1.");
}

UNIT(the_target_of_its_time_and_the_next_one_are_told_and_a_baseline_that_is_alike_is_judged)
{
    static const int64_t values[] = {40, 50, 58, NONE, NONE};
    struct series s;
    series_fill(t, &s, ACCUMULATION_STOCK, DIRECTION_UP, values, COUNT(values));
    s.v.type = TYPE_PERCENT;
    s.v.baseline_kind = BASELINE_KNOWN;
    s.v.baseline_micro = 60 * MICRO;
    s.points[1].target = 50 * MICRO;
    s.results[1].category = ACHIEVEMENT_REACHED;
    s.points[3].target = 80 * MICRO;
    s.points[4].target = 90 * MICRO;
    EXPECT_STR(said(t, &s), "Mejoró: subió de 40\302\240% en 2025-T1 a 58\302\240% en 2025-T3; está peor que la línea base, 60\302\240%. "
                            "La meta al cierre de 2025-T2 era 50\302\240%: se cumplió; la próxima es 80\302\240%, al cierre de 2025-T4.");
}

UNIT(a_band_is_told_as_inside_or_outside)
{
    static const int64_t values[] = {10, 40};
    struct series s;
    series_fill(t, &s, ACCUMULATION_STOCK, DIRECTION_BAND, values, COUNT(values));
    s.v.low_micro = 30 * MICRO;
    s.v.high_micro = 50 * MICRO;
    EXPECT_STR(said(t, &s), "Subió de 10 en 2025-T1 a 40 en 2025-T2. Está dentro de la banda, de 30 a 50.");
    s.points[1].value = 20 * MICRO;
    EXPECT_STR(said(t, &s), "Subió de 10 en 2025-T1 a 20 en 2025-T2. Está fuera de la banda, por debajo del mínimo, 30.");
    s.points[1].value = 51 * MICRO;
    EXPECT_STR(said(t, &s), "Subió de 10 en 2025-T1 a 51 en 2025-T2. Está fuera de la banda, por encima del máximo, 50.");
}

UNIT(what_is_missing_disputed_corrected_or_of_another_method_is_told)
{
    static const int64_t values[] = {10, 20, 30, 40, 50};
    struct series s;
    series_fill(t, &s, ACCUMULATION_FLOW, DIRECTION_UP, values, COUNT(values));
    s.points[4].disputed = true;
    s.points[4].corrected = true;
    EXPECT_STR(said(t, &s), "Mejoró: subió de 10 en 2025-T1 a 50 en 2026-T1. Ten en cuenta: el último valor está en disputa; el último valor fue corregido.");
    s.points[3].disputed = s.points[2].corrected = true;
    s.points[1].kind = CHART_NOT_REPORTED;
    EXPECT_STR(said(t, &s), "Mejoró: subió de 10 en 2025-T1 a 50 en 2026-T1. Ten en cuenta: falta el reporte de 1 de 5 períodos vencidos; "
                            "2 valores están en disputa; 2 valores fueron corregidos.");
    s.points[3].broken = true; /* what is before is of another series, its marks too */
    EXPECT_STR(said(t, &s), "Mejoró: subió de 40 en 2025-T4 a 50 en 2026-T1. Ten en cuenta: la serie empieza de nuevo en 2025-T4 porque cambió el método, y lo "
                            "anterior no se compara; falta el reporte de 1 de 5 períodos vencidos; 2 valores están en disputa; el último valor fue corregido.");
    s.points[3].kind = s.points[4].kind = CHART_NOT_DUE; /* a new method without a value yet */
    begins(t, &s, "Todavía no hay valores.");
}
