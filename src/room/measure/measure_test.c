/* SPDX-License-Identifier: EUPL-1.2
 * Calendar, targets, remarks and faults. */
#include "room/measure/measure.h"
#include "tests/test.h"

static struct indicator_version sheet(int type)
{
    struct indicator_version v;
    shape_clear(&indicator_version_shape, &v);
    v.type = type;
    v.direction = DIRECTION_UP;
    v.accumulation = ACCUMULATION_FLOW;
    v.achievement = ACHIEVEMENT_FROM_ZERO;
    v.baseline_kind = BASELINE_PENDING;
    v.parts_rule = PARTS_ADD_UP;
    v.months = 3;
    v.due_days = 15;
    v.scale = STR("- nada\n\n- algo\n* todo");
    return v;
}

static struct day on(const char *iso)
{
    return day_parse(str_of(iso));
}

UNIT(periods_follow_the_calendar_and_the_last_is_cut)
{
    struct indicator_version v = sheet(TYPE_NUMBER);
    struct measure_span *spans;
    v.starts_on = on("2027-01-01");
    v.ends_on = on("2027-12-31");
    EXPECT_INT(measure_periods(&t->mem, &v, &spans), 4);
    EXPECT(spans[1].first.n == on("2027-04-01").n && spans[1].last.n == on("2027-06-30").n && spans[1].due.n == on("2027-07-15").n);
    EXPECT(spans[3].last.n == on("2027-12-31").n && spans[3].due.n == on("2028-01-15").n);
    v.ends_on = on("2028-02-10");
    EXPECT_INT(measure_periods(&t->mem, &v, &spans), 5);
    EXPECT(spans[4].first.n == on("2028-01-01").n && spans[4].last.n == on("2028-02-10").n && spans[4].due.n == on("2028-02-25").n);
    v.months = 1;
    v.starts_on = on("2027-01-31");
    v.ends_on = on("2027-04-29");
    EXPECT_INT(measure_periods(&t->mem, &v, &spans), 3);
    EXPECT(spans[0].last.n == on("2027-02-27").n && spans[1].first.n == on("2027-02-28").n && spans[2].first.n == on("2027-03-31").n);
    EXPECT(spans[2].last.n == on("2027-04-29").n);
    v.ends_on = v.starts_on;
    EXPECT_INT(measure_periods(&t->mem, &v, &spans), 1);
    v.ends_on = on("2026-12-31");
    EXPECT_INT(measure_periods(&t->mem, &v, &spans), 0);
    v.months = 12;
    v.starts_on = on("2190-01-01");
    v.ends_on = on("2199-12-31");
    EXPECT_INT(measure_periods(&t->mem, &v, &spans), 10);
    EXPECT(spans[9].last.n == on("2199-12-31").n);
}

static struct indicator_target target(int64_t part, const char *from, const char *to)
{
    return (struct indicator_target){.part = part, .starts_on = on(from), .ends_on = on(to), .value_micro = MICRO};
}

UNIT(a_period_is_judged_by_the_shortest_target_that_ends_with_it)
{
    const struct indicator_target targets[] = {target(NONE, "2027-01-01", "2027-12-31"), target(NONE, "2026-01-01", "2027-12-31"),
                                               target(NONE, "2027-10-01", "2027-12-31"), target(NONE, "2027-11-01", "2027-12-31"),
                                               target(7, "2027-01-01", "2027-12-31"),    target(NONE, "2027-01-01", "2027-06-30")};
    EXPECT(measure_target(targets, COUNT(targets), NONE, on("2027-10-01"), on("2027-12-31")) == &targets[2]);
    EXPECT(measure_target(targets, COUNT(targets), 0, on("2027-09-01"), on("2027-12-31")) == &targets[0]);
    EXPECT(measure_target(targets, COUNT(targets), 7, on("2027-10-01"), on("2027-12-31")) == &targets[4]);
    EXPECT(measure_target(targets, COUNT(targets), 0, on("2027-04-01"), on("2027-06-30")) == &targets[5]);
    EXPECT(measure_target(targets, COUNT(targets), 0, on("2027-07-01"), on("2027-09-30")) == NULL);
    EXPECT(measure_target(targets, COUNT(targets), 8, on("2027-10-01"), on("2027-12-31")) == NULL);
}

UNIT(only_the_values_that_a_target_is_judged_by_enter_its_achievement)
{
    struct indicator_version v = sheet(TYPE_NUMBER);
    const struct indicator_target year = target(NONE, "2027-01-01", "2027-12-31"), two = target(NONE, "2026-07-01", "2027-12-31");
    const struct measure_span spans[] = {{on("2026-07-01"), on("2026-12-31"), on("2027-01-15")}, {on("2027-01-01"), on("2027-06-30"), on("2027-07-15")},
                                         {on("2027-07-01"), on("2027-12-31"), on("2028-01-15")}};
    struct measured cells[] = {{.status = VALUE_REPORTED, .value = 1}, {.status = VALUE_REPORTED, .value = 2}, {.status = VALUE_REPORTED, .value = 3}};
    static const struct {
        int accumulation;
        bool year[3], two[3];
    } expected[] = {
        {ACCUMULATION_FLOW, {false, true, true}, {true, true, true}},
        {ACCUMULATION_STOCK, {false, false, true}, {false, false, true}},
        {ACCUMULATION_START, {false, false, true}, {false, false, true}},
        {ACCUMULATION_YEAR, {false, false, true}, {true, false, true}},
    };
    for (size_t k = 0; k < COUNT(expected); k++) {
        v.accumulation = expected[k].accumulation;
        for (size_t i = 0; i < 3; i++) {
            EXPECT_INT(measure_enters(&v, &year, spans, cells, 3, i), expected[k].year[i]);
            EXPECT_INT(measure_enters(&v, &two, spans, cells, 3, i), expected[k].two[i]);
        }
    }
    v.accumulation = ACCUMULATION_STOCK;
    cells[2].status = VALUE_NOT_APPLICABLE; /* the one before stands for it */
    EXPECT(measure_enters(&v, &year, spans, cells, 3, 1) && !measure_enters(&v, &year, spans, cells, 3, 2));
}

UNIT(categories_begin_at_the_thresholds_of_the_methodology)
{
    struct methodology m = methodology_shipped();
    EXPECT_INT(achievement_category(&m, NONE), -1);
    EXPECT_INT(achievement_category(&m, 0), ACHIEVEMENT_LOW);
    EXPECT_INT(achievement_category(&m, 4999), ACHIEVEMENT_LOW);
    EXPECT_INT(achievement_category(&m, 5000), ACHIEVEMENT_PARTIAL);
    EXPECT_INT(achievement_category(&m, 7999), ACHIEVEMENT_PARTIAL);
    EXPECT_INT(achievement_category(&m, 8000), ACHIEVEMENT_NEAR);
    EXPECT_INT(achievement_category(&m, 9999), ACHIEVEMENT_NEAR);
    EXPECT_INT(achievement_category(&m, 10000), ACHIEVEMENT_REACHED);
    m.reached_from = 9500;
    EXPECT_INT(achievement_category(&m, 9500), ACHIEVEMENT_REACHED);
}

UNIT(a_band_with_one_end_or_none_is_read_with_care)
{
    struct methodology m = methodology_shipped();
    struct indicator_version v = sheet(TYPE_NUMBER);
    v.direction = DIRECTION_BAND;
    EXPECT_INT(achievement_of(&m, &v, 5, NONE), NONE);
    v.low_micro = 10;
    EXPECT_INT(achievement_of(&m, &v, 10, NONE), 10000);
    EXPECT_INT(achievement_of(&m, &v, 9, NONE), 9000);
    v.high_micro = 10;
    EXPECT_INT(achievement_of(&m, &v, 10, NONE), 10000);
    EXPECT_INT(achievement_of(&m, &v, 11, NONE), 9000);
    v.high_micro = 13;
    EXPECT_INT(achievement_of(&m, &v, 14, NONE), 9231);
    EXPECT_INT(achievement_of(&m, &v, 26, NONE), 0);
    EXPECT_INT(achievement_of(&m, &v, 27, NONE), 0);
    v.low_micro = 0; /* nothing to compare with */
    EXPECT_INT(achievement_of(&m, &v, -1, NONE), 0);
    v.low_micro = -10;
    EXPECT_INT(achievement_of(&m, &v, -12, NONE), 8000);
    EXPECT_INT(achievement_of(&m, &v, NONE, NONE), NONE);
}

UNIT(the_largest_numbers_do_not_wrap)
{
    struct methodology m = methodology_shipped();
    struct indicator_version v = sheet(TYPE_NUMBER);
    v.achievement = ACHIEVEMENT_FROM_BASELINE;
    v.baseline_kind = BASELINE_KNOWN;
    v.baseline_micro = -MICRO_MOST;
    EXPECT_INT(achievement_of(&m, &v, 0, MICRO_MOST), 5000);
    struct measured most[3];
    for (int i = 0; i < 3; i++)
        most[i] = measured_of(&v, VALUE_REPORTED, MICRO_MOST, NONE, NONE);
    struct measured sum = measured_over_parts(&v, most, 3);
    EXPECT(sum.status == VALUE_NOT_APPLICABLE && sum.too_large && sum.value == NONE);
    struct indicator_version rate = sheet(TYPE_RATE);
    rate.factor_micro = 1000 * MICRO;
    EXPECT(measured_of(&rate, VALUE_REPORTED, NONE, MICRO_MOST, MICRO).too_large);
    EXPECT(measured_of(&rate, VALUE_REPORTED, NONE, MICRO_MOST, MICRO_MOST).value == 1000 * MICRO);
}

static enum measure_remark remark(struct test *t, const int64_t *series, size_t count, int64_t value)
{
    struct methodology m = methodology_shipped();
    return measure_unusual(&t->mem, &m, series, count, value);
}

UNIT(an_unusual_value_is_pointed_out)
{
    static const int64_t calm[] = {100, 110, 90, 105, 95}, equal[] = {7, 7, 7, 7}, wild[] = {10, 500, 30, 900}, one[] = {100}, zeros[] = {0, 0, 0, 0};
    EXPECT_INT(remark(t, calm, 5, 112), REMARK_NONE);
    EXPECT_INT(remark(t, calm, 5, 151), REMARK_OUTLIER); /* 51 from the median 100: more than 3 * 5 and than 50 % */
    EXPECT_INT(remark(t, calm, 5, 150), REMARK_NONE);    /* 50 is not more than 50 % */
    EXPECT_INT(remark(t, calm, 5, 49), REMARK_OUTLIER);
    EXPECT_INT(remark(t, wild, 4, 1000), REMARK_NONE);   /* the series itself is as wild: median 265, distances 235 to 635, their median 245 */
    EXPECT_INT(remark(t, wild, 4, 1001), REMARK_OUTLIER);
    EXPECT_INT(remark(t, equal, 4, 7), REMARK_NONE);
    EXPECT_INT(remark(t, equal, 4, 11), REMARK_OUTLIER);
    EXPECT_INT(remark(t, zeros, 4, 1), REMARK_OUTLIER);
    EXPECT_INT(remark(t, one, 1, 150), REMARK_NONE);
    EXPECT_INT(remark(t, one, 1, 151), REMARK_BREAK);
    EXPECT_INT(remark(t, calm, 3, 40), REMARK_BREAK); /* against the last, 90 */
    EXPECT_INT(remark(t, zeros, 1, 0), REMARK_NONE);
    EXPECT_INT(remark(t, zeros, 1, 1), REMARK_BREAK);
    EXPECT_INT(remark(t, NULL, 0, 5), REMARK_NONE);
    EXPECT(measure_remark_words(REMARK_NONE) == NULL && measure_remark_words(REMARK_BREAK) != NULL);
}

static void expect_fault(struct test *t, const struct indicator_version *v, int kind, int64_t value, int64_t numerator, int64_t denominator,
                         const char *wanted, const char *at)
{
    const char *field = "", *message = measure_fault(v, kind, value, numerator, denominator, &field);
    if (wanted == NULL) {
        EXPECT(message == NULL);
        return;
    }
    EXPECT_STR(str_of(message), wanted);
    EXPECT_STR(str_of(field), at);
}

UNIT(what_a_number_cannot_be)
{
    struct indicator_version v = sheet(TYPE_NUMBER);
    expect_fault(t, &v, VALUE_REPORTED, 0, NONE, NONE, NULL, NULL);
    expect_fault(t, &v, VALUE_REPORTED, -3 * MICRO, NONE, NONE, NULL, NULL);
    expect_fault(t, &v, VALUE_REPORTED, NONE, NONE, NONE, "Escribe el valor. Si fue cero, escribe 0; si no aplica, dilo.", "value");
    expect_fault(t, &v, VALUE_REPORTED, MICRO / 2, NONE, NONE, "El valor tiene más decimales que los de la ficha.", "value");
    expect_fault(t, &v, VALUE_REPORTED, MICRO, NONE, MICRO, "Este indicador no lleva numerador ni denominador.", "denominator");
    expect_fault(t, &v, VALUE_NOT_APPLICABLE, NONE, NONE, NONE, NULL, NULL);
    expect_fault(t, &v, VALUE_NOT_APPLICABLE, 0, NONE, NONE, "Si no aplica o no se reporta, no escribas números; si el valor fue cero, repórtalo.", "value");
    v.least_micro = 0;
    v.most_micro = 10 * MICRO;
    expect_fault(t, &v, VALUE_REPORTED, -MICRO, NONE, NONE, "El valor es menor que el mínimo posible de la ficha.", "value");
    expect_fault(t, &v, VALUE_REPORTED, 11 * MICRO, NONE, NONE, "El valor es mayor que el máximo posible de la ficha.", "value");
    v = sheet(TYPE_ORDINAL);
    expect_fault(t, &v, VALUE_REPORTED, 3 * MICRO, NONE, NONE, NULL, NULL);
    expect_fault(t, &v, VALUE_REPORTED, 4 * MICRO, NONE, NONE, "En una escala el valor es el número de un paso: 1 es el más bajo.", "value");
    expect_fault(t, &v, VALUE_REPORTED, 0, NONE, NONE, "En una escala el valor es el número de un paso: 1 es el más bajo.", "value");
    v = sheet(TYPE_QUALITATIVE);
    expect_fault(t, &v, VALUE_REPORTED, NONE, NONE, NONE, NULL, NULL);
    expect_fault(t, &v, VALUE_REPORTED, MICRO, NONE, NONE, "Un indicador cualitativo se cuenta en palabras, no con números.", "value");
    v = sheet(TYPE_INDEX);
    expect_fault(t, &v, VALUE_REPORTED, MICRO, NONE, NONE, "Este indicador se calcula con su fórmula: su valor no se escribe.", "value");
}

UNIT(what_a_quotient_cannot_be)
{
    struct indicator_version v = sheet(TYPE_PERCENT);
    expect_fault(t, &v, VALUE_REPORTED, NONE, 3 * MICRO, 4 * MICRO, NULL, NULL);
    expect_fault(t, &v, VALUE_REPORTED, NONE, 0, 0, NULL, NULL);
    expect_fault(t, &v, VALUE_REPORTED, MICRO, 3 * MICRO, 4 * MICRO, "El valor se calcula: escribe solo el numerador y el denominador.", "value");
    expect_fault(t, &v, VALUE_REPORTED, NONE, NONE, 4 * MICRO, "Escribe el numerador. Si fue cero, escribe 0.", "numerator");
    expect_fault(t, &v, VALUE_REPORTED, NONE, MICRO, NONE, "Escribe el denominador. Si fue cero, escribe 0.", "denominator");
    expect_fault(t, &v, VALUE_REPORTED, NONE, -MICRO, MICRO, "El numerador no puede ser negativo.", "numerator");
    expect_fault(t, &v, VALUE_REPORTED, NONE, MICRO, -MICRO, "El denominador no puede ser negativo.", "denominator");
    const char *above = "El numerador es mayor que el denominador: el porcentaje pasaría de 100.";
    expect_fault(t, &v, VALUE_REPORTED, NONE, 5 * MICRO, 4 * MICRO, above, "numerator");
    expect_fault(t, &v, VALUE_REPORTED, NONE, MICRO, 0, above, "numerator");
    v.most_micro = 200 * MICRO;
    expect_fault(t, &v, VALUE_REPORTED, NONE, 5 * MICRO, 4 * MICRO, NULL, NULL);
    expect_fault(t, &v, VALUE_REPORTED, NONE, 9 * MICRO, 4 * MICRO, "El valor es mayor que el máximo posible de la ficha.", "numerator");
    v = sheet(TYPE_RATIO);
    expect_fault(t, &v, VALUE_REPORTED, NONE, -MICRO, MICRO, NULL, NULL);
    expect_fault(t, &v, VALUE_REPORTED, NONE, MICRO_MOST, 1, "El resultado es demasiado grande.", "numerator");
}

static struct measured number(const struct indicator_version *v, int64_t n)
{
    return measured_of(v, n == NONE ? VALUE_NOT_REPORTED : VALUE_REPORTED, n, NONE, NONE);
}

UNIT(parts_add_up_or_say_why_and_none_is_greater_than_its_whole)
{
    struct indicator_version v = sheet(TYPE_NUMBER);
    struct measured total = number(&v, 10 * MICRO), parts[] = {number(&v, 4 * MICRO), number(&v, 6 * MICRO)};
    EXPECT(parts_fault(&v, &total, parts, 2) == NULL);
    parts[1] = number(&v, 5 * MICRO);
    EXPECT_STR(str_of(parts_fault(&v, &total, parts, 2)), "Las partes no suman el total: corrígelas o explica por qué.");
    EXPECT(parts_gap(&v, &total, parts, 2) != NULL);
    parts[1] = number(&v, NONE);
    EXPECT(parts_fault(&v, &total, parts, 2) == NULL);
    v.least_micro = 0;
    parts[0] = number(&v, 11 * MICRO);
    EXPECT_STR(str_of(parts_fault(&v, &total, parts, 2)), "Una parte es mayor que el total.");
    v.parts_rule = PARTS_OVERLAP;
    EXPECT_STR(str_of(parts_fault(&v, &total, parts, 2)), "Una parte es mayor que el total.");
    parts[0] = number(&v, 9 * MICRO);
    parts[1] = number(&v, 9 * MICRO);
    EXPECT(parts_fault(&v, &total, parts, 2) == NULL);
    v.least_micro = NONE;
    parts[0] = number(&v, 12 * MICRO);
    EXPECT(parts_fault(&v, &total, parts, 2) == NULL);
    total = number(&v, NONE);
    EXPECT_STR(str_of(parts_fault(&v, &total, parts, 2)), "Una parte tiene valor y el total no.");
    v.parts_rule = PARTS_NONE;
    EXPECT_STR(str_of(parts_fault(&v, &total, parts, 2)), "La ficha no tiene desagregación.");
}

UNIT(parts_of_a_percentage_add_above_and_below)
{
    struct indicator_version v = sheet(TYPE_PERCENT);
    struct measured total = measured_of(&v, VALUE_REPORTED, NONE, 5 * MICRO, 20 * MICRO);
    struct measured parts[] = {measured_of(&v, VALUE_REPORTED, NONE, 4 * MICRO, 5 * MICRO), measured_of(&v, VALUE_REPORTED, NONE, MICRO, 15 * MICRO)};
    EXPECT(parts_fault(&v, &total, parts, 2) == NULL); /* 80 % and 6.7 % are parts of 25 % */
    parts[1] = measured_of(&v, VALUE_REPORTED, NONE, MICRO, 14 * MICRO);
    EXPECT(parts_gap(&v, &total, parts, 2) != NULL);
    parts[1] = measured_of(&v, VALUE_NOT_REPORTED, NONE, NONE, NONE);
    EXPECT(parts_fault(&v, &total, parts, 2) == NULL);
    parts[0] = measured_of(&v, VALUE_REPORTED, NONE, 4 * MICRO, 21 * MICRO);
    EXPECT_STR(str_of(parts_fault(&v, &total, parts, 2)), "Una parte es mayor que el total.");
}
