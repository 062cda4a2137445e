/* SPDX-License-Identifier: EUPL-1.2
 * What a sheet may not say, without a database. */
#include "room/indicator/indicator_rules.h"
#include "tests/test.h"

#define REPORT                                                                             \
    "**Antecedentes.** El registro se renovó este año.\n\n**Indicador.** Trámites en línea del sector.\n\n"         \
    "**Objetivo.** Que se lea mejor lo que se mide.\n\n**Política.** Gobierno digital y simplificación.\n\n"        \
    "**Tipo de cambio.** Ajuste de la definición sin tocar cifras."

static struct indicator_version good(void)
{
    struct indicator_version v;
    shape_clear(&indicator_version_shape, &v);
    v.number = 1;
    v.state = VERSION_DRAFT;
    v.change = CHANGE_FIRST;
    v.name = STR("Trámites en línea");
    v.definition = STR("Trámites que se hacen enteros en línea.");
    v.source = STR("Registro.");
    v.means = STR("Archivo.");
    v.level = LEVEL_OUTPUT;
    v.type = TYPE_NUMBER;
    v.direction = DIRECTION_UP;
    v.accumulation = ACCUMULATION_FLOW;
    v.achievement = ACHIEVEMENT_FROM_ZERO;
    v.unit = STR("trámites");
    v.decimals = 0;
    v.least_micro = 0;
    v.baseline_kind = BASELINE_KNOWN;
    v.baseline_micro = 2 * MICRO;
    v.baseline_on = day_of(2025, 12, 31);
    v.baseline_source = STR("Registro de 2025");
    v.parts_rule = PARTS_NONE;
    v.rollup = ROLLUP_NONE;
    v.months = 3;
    v.starts_on = day_of(2026, 1, 1);
    v.ends_on = day_of(2027, 12, 31);
    v.due_days = 15;
    return v;
}

static const char *field_of(struct test *t, const struct indicator_version *v, const struct indicator_target *targets, size_t count)
{
    const char *field = NULL;
    const char *message = indicator_version_fault(&t->mem, v, targets, count, NULL, 0, &field);
    return message == NULL ? "" : field;
}

#define EXPECT_FAULT(v, wanted) EXPECT_STR(str_of(field_of(t, &(v), NULL, 0)), wanted)

UNIT(a_sound_sheet_has_no_fault)
{
    struct indicator_version v = good();
    EXPECT_FAULT(v, "");
}

UNIT(a_percentage_needs_what_is_counted_above_and_below)
{
    struct indicator_version v = good();
    v.type = TYPE_PERCENT;
    EXPECT_FAULT(v, "numerator");
    v.numerator = STR("en línea");
    EXPECT_FAULT(v, "denominator");
    v.denominator = STR("todos");
    EXPECT_FAULT(v, "");
    v.factor_micro = 1000 * MICRO;
    EXPECT_FAULT(v, "factor_micro");
}

UNIT(a_scale_of_one_step_is_none)
{
    struct indicator_version v = good();
    v.type = TYPE_ORDINAL;
    v.accumulation = ACCUMULATION_STOCK;
    v.scale = STR("- único\n\n");
    v.baseline_micro = MICRO;
    EXPECT_FAULT(v, "scale");
    v.scale = STR("bajo\nalto");
    EXPECT_FAULT(v, "");
    v.baseline_micro = 3 * MICRO;
    EXPECT_FAULT(v, "baseline_micro");
    v.baseline_micro = MICRO;
    v.scale = STR("bajo\nbajo");
    EXPECT_FAULT(v, "scale");
}

UNIT(a_band_stands_on_its_feet)
{
    struct indicator_version v = good();
    v.direction = DIRECTION_BAND;
    EXPECT_FAULT(v, "low_micro");
    v.low_micro = 5 * MICRO;
    v.high_micro = 3 * MICRO;
    EXPECT_FAULT(v, "high_micro");
    v.high_micro = 5 * MICRO;
    EXPECT_FAULT(v, "");
    /* The band is the target: another one beside it would say something else. */
    const struct indicator_target one = {.part = NONE, .starts_on = v.starts_on, .ends_on = v.ends_on, .value_micro = 4 * MICRO};
    const char *field = NULL;
    EXPECT(indicator_version_fault(&t->mem, &v, &one, 1, NULL, 0, &field) != NULL);
    EXPECT_STR(str_of(field == NULL ? "" : field), "targets");
}

UNIT(a_sheet_adds_to_another_only_where_both_allow_it_and_measure_alike)
{
    const struct indicator_version alike = {.type = TYPE_PERCENT, .rollup = ROLLUP_SUM, .unit = STR("%"), .accumulation = ACCUMULATION_FLOW, .direction = DIRECTION_UP};
    struct indicator_version v = alike, above = alike;
    const char *field = NULL;
    EXPECT(indicator_rollup_fault(&above, &v, &field) == NULL);
#define REFUSED(WHERE)                                                   \
    do {                                                                 \
        EXPECT(indicator_rollup_fault(&above, &v, &field) != NULL);      \
        EXPECT_STR(str_of(field == NULL ? "" : field), WHERE);           \
        v = alike;                                                       \
    } while (0)
    v.rollup = ROLLUP_NONE;
    REFUSED("rollup");
    v.type = TYPE_RATIO;
    REFUSED("type");
    v.unit = STR("solicitudes");
    REFUSED("unit");
    v.accumulation = ACCUMULATION_STOCK;
    REFUSED("accumulation");
    v.direction = DIRECTION_DOWN;
    REFUSED("direction");
    above.rollup = ROLLUP_NONE;
    REFUSED("rollup");
}

UNIT(a_calendar_holds_at_least_one_period_and_not_thousands)
{
    struct indicator_version v = good();
    v.ends_on = day_of(2025, 12, 31);
    v.baseline_on = day_of(2024, 12, 31);
    EXPECT_FAULT(v, "ends_on");
    v = good();
    v.ends_on = day_of(2026, 2, 28);
    EXPECT_FAULT(v, "months");
    v = good();
    v.months = 5;
    EXPECT_FAULT(v, "months");
    v = good();
    v.months = 1;
    v.ends_on = day_of(2150, 12, 31);
    EXPECT_FAULT(v, "ends_on");
    v = good();
    v.months = 12;
    v.starts_on = day_of(1999, 1, 1);
    v.baseline_on = day_of(1998, 1, 1);
    v.ends_on = day_of(2199, 12, 31);
    EXPECT_FAULT(v, "");
}

UNIT(a_formula_that_does_not_parse_is_said_beside_its_field)
{
    struct indicator_version v = good();
    v.type = TYPE_INDEX;
    EXPECT_FAULT(v, "formula");
    v.formula = STR("(a / b");
    EXPECT_FAULT(v, "formula");
    v.formula = STR("a / b");
    EXPECT_FAULT(v, "");
}

static struct indicator_target target(struct day first, struct day last, int64_t units)
{
    return (struct indicator_target){.id = NONE, .version = 1, .part = NONE, .starts_on = first, .ends_on = last, .value_micro = units * MICRO};
}

UNIT(a_target_lies_after_its_baseline_and_ends_with_a_period)
{
    struct indicator_version v = good();
    struct indicator_target x = target(day_of(2026, 1, 1), day_of(2026, 12, 31), 10);
    EXPECT_STR(str_of(field_of(t, &v, &x, 1)), "");
    v.baseline_on = day_of(2026, 12, 31);
    EXPECT_STR(str_of(field_of(t, &v, &x, 1)), "targets");
    v = good();
    x.ends_on = day_of(2026, 11, 30);
    EXPECT_STR(str_of(field_of(t, &v, &x, 1)), "targets");
    x = target(day_of(2028, 1, 1), day_of(2028, 12, 31), 10);
    EXPECT_STR(str_of(field_of(t, &v, &x, 1)), "targets");
    struct indicator_target twice[] = {target(day_of(2026, 1, 1), day_of(2026, 12, 31), 10), target(day_of(2026, 1, 1), day_of(2026, 12, 31), 11)};
    EXPECT_STR(str_of(field_of(t, &v, twice, 2)), "targets");
    x = target(day_of(2026, 1, 1), day_of(2026, 12, 31), -1);
    EXPECT_STR(str_of(field_of(t, &v, &x, 1)), "targets");
}

UNIT(targets_of_parts_add_up_to_the_total_or_the_sheet_says_why_not)
{
    struct indicator_version v = good();
    struct day first = day_of(2026, 1, 1), last = day_of(2026, 12, 31);
    struct indicator_part parts[] = {{.id = 1, .dimension = STR("sexo"), .code = STR("m"), .name = STR("Mujeres")},
                                     {.id = 2, .dimension = STR("sexo"), .code = STR("h"), .name = STR("Hombres")}};
    struct indicator_target targets[] = {target(first, last, 10), target(first, last, 6), target(first, last, 5)};
    const char *field = NULL;
    targets[1].part = 1;
    targets[2].part = 2;
    v.parts_rule = PARTS_ADD_UP;
    EXPECT(indicator_version_fault(&t->mem, &v, targets, 3, parts, 2, &field) != NULL);
    EXPECT_STR(str_of(field), "targets");
    targets[2].value_micro = 4 * MICRO;
    EXPECT(indicator_version_fault(&t->mem, &v, targets, 3, parts, 2, &field) == NULL);
    EXPECT(indicator_version_fault(&t->mem, &v, targets, 2, parts, 2, &field) == NULL);
    targets[1].value_micro = 11 * MICRO;
    EXPECT(indicator_version_fault(&t->mem, &v, targets, 2, parts, 2, &field) != NULL);
    v.parts_rule = PARTS_OVERLAP;
    EXPECT(indicator_version_fault(&t->mem, &v, targets, 3, parts, 2, &field) != NULL);
    EXPECT_STR(str_of(field), "parts_reason");
    v.parts_reason = STR("Una persona puede estar en los dos.");
    EXPECT(indicator_version_fault(&t->mem, &v, targets, 3, parts, 2, &field) == NULL);
    EXPECT(indicator_version_fault(&t->mem, &v, targets, 1, parts, 1, &field) != NULL);
}

UNIT(another_unit_is_a_change_of_method)
{
    struct indicator_version before = good(), v = good();
    struct sheet_faults f = {.mem = &t->mem};
    v.number = 2;
    v.change = CHANGE_SHEET;
    v.change_report = STR(REPORT);
    sheet_change_faults(&f, &v, &before);
    EXPECT_INT(f.count, 0);
    v.unit = STR("personas");
    sheet_change_faults(&f, &v, &before);
    EXPECT_INT(f.count, 1);
    if (f.count == 1)
        EXPECT_STR(str_of(f.items[0].field), "unit");
    v.change = CHANGE_METHOD;
    sheet_change_faults(&f, &v, &before);
    EXPECT_INT(f.count, 1);
    v.change_report = STR("Antecedentes, indicador, objetivo, política y tipo de cambio: una línea que los nombra y no dice nada.");
    sheet_change_faults(&f, &v, &before);
    EXPECT_INT(f.count, 6);
}

UNIT(the_report_of_a_change_has_five_parts_that_each_say_something)
{
    struct sheet_faults f = {.mem = &t->mem};
    const struct str parts[REPORT_PARTS] = {STR("Se renovó el registro."), STR(" Trámites en línea. "), STR("Contar mejor."), STR("corto"), STR("Ajuste menor.")};
    struct str text = indicator_report_join(&t->mem, parts);
    EXPECT_STR(indicator_report_part(text, 1), "Trámites en línea.");
    EXPECT_STR(indicator_report_part(text, 4), "Ajuste menor.");
    indicator_report_faults(&f, text);
    EXPECT_INT(f.count, 1);
    if (f.count == 1)
        EXPECT_STR(str_of(f.items[0].field), "informe_politica");
    f.count = 0;
    indicator_report_faults(&f, STR_NONE);
    EXPECT_INT(f.count, REPORT_PARTS);
}

UNIT(years_of_a_sheet_are_the_calendar_s_or_twelve_months_from_its_first_day)
{
    struct indicator_version v = good();
    struct day first, last;
    EXPECT(indicator_year(&v, 1, &first, &last));
    EXPECT(first.n == day_of(2027, 1, 1).n && last.n == day_of(2027, 12, 31).n);
    EXPECT(!indicator_year(&v, 2, &first, &last));
    v.starts_on = day_of(2025, 9, 1);
    v.ends_on = day_of(2028, 8, 31);
    v.months = 12;
    EXPECT(indicator_year(&v, 2, &first, &last));
    EXPECT(first.n == day_of(2027, 9, 1).n && last.n == day_of(2028, 8, 31).n);
    EXPECT(!indicator_year(&v, 3, &first, &last));
    v.starts_on = day_of(2025, 7, 1);
    v.months = 6;
    v.ends_on = day_of(2026, 12, 31);
    EXPECT(indicator_year(&v, 0, &first, &last));
    EXPECT(first.n == day_of(2025, 7, 1).n && last.n == day_of(2025, 12, 31).n);
}

UNIT(a_target_begins_where_a_period_begins_and_says_its_reason_when_proposed)
{
    struct indicator_version v = good();
    struct indicator_target x = target(day_of(2028, 1, 1), day_of(2028, 8, 31), 10);
    v.starts_on = day_of(2025, 9, 1);
    v.ends_on = day_of(2028, 8, 31);
    v.baseline_on = day_of(2025, 1, 1);
    v.months = 12;
    EXPECT_STR(str_of(field_of(t, &v, &x, 1)), "targets");
    EXPECT(!sheet_target_fits(&v, &x));
    x.starts_on = day_of(2027, 9, 1);
    EXPECT_STR(str_of(field_of(t, &v, &x, 1)), "");
    EXPECT(sheet_target_fits(&v, &x));
    struct indicator_sheet s = {&v, &x, 1, NULL, 0};
    struct sheet_faults f = {.mem = &t->mem};
    sheet_reason_faults(&f, &s);
    EXPECT_INT(f.count, 1);
    x.reason = STR("La tendencia de tres años.");
    sheet_reason_faults(&f, &s);
    EXPECT_INT(f.count, 1);
}

static const char *change_fault(struct test *t, const struct indicator_version *v, const struct indicator_version *before)
{
    struct sheet_faults f = {.mem = &t->mem};
    sheet_change_faults(&f, v, before);
    return f.count == 0 ? "" : f.count == 1 ? f.items[0].field : "several";
}

UNIT(what_is_counted_which_way_is_better_and_the_length_of_periods_are_the_method)
{
    struct indicator_version before = good(), v;
    before.type = TYPE_PERCENT;
    before.numerator = STR("Trámites en línea");
    before.denominator = STR("Trámites");
    v = before;
    v.number = 2;
    v.change = CHANGE_SHEET;
    v.change_report = STR(REPORT);
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "");
    v.numerator = STR("tramites  en linea ");
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "");
    v.numerator = STR("Trámites atendidos fuera de plazo");
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "numerator");
    v.numerator = before.numerator;
    v.denominator = STR("Pedidos");
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "denominator");
    v.denominator = before.denominator;
    v.direction = DIRECTION_DOWN;
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "direction");
    v.direction = before.direction;
    v.months = 12;
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "months");
    v.change = CHANGE_METHOD;
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "");
}

UNIT(spaces_in_a_formula_or_bullets_of_a_scale_are_no_change_of_method)
{
    struct indicator_version before = good(), v;
    before.type = TYPE_INDEX;
    before.formula = STR("(a/b)*100");
    before.scale = STR("bajo\nalto");
    v = before;
    v.number = 2;
    v.change = CHANGE_SHEET;
    v.change_report = STR(REPORT);
    v.formula = STR("a / b × 100");
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "");
    v.formula = STR("b / a * 100");
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "formula");
    v.formula = before.formula;
    v.scale = STR("- bajo\n- alto\n");
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "");
    v.scale = STR("alto\nbajo");
    EXPECT_STR(str_of(change_fault(t, &v, &before)), "scale");
}

UNIT(a_code_is_small_letters_digits_and_low_lines)
{
    EXPECT(indicator_code_fault(STR("tramites_en_linea")) == NULL);
    static const char *const bad[] = {"", "a", "Tramites", "trámites", "a-b", "1a", "a b", "suma", "min"};
    for (size_t i = 0; i < COUNT(bad); i++)
        EXPECT(indicator_code_fault(str_of(bad[i])) != NULL);
}

UNIT(a_sheet_comes_into_force_only_from_a_proposal)
{
    EXPECT(version_may(VERSION_PROPOSED, VERSION_IN_FORCE));
    EXPECT(!version_may(VERSION_DRAFT, VERSION_IN_FORCE));
    EXPECT(!version_may(VERSION_IN_FORCE, VERSION_DRAFT));
    EXPECT(!version_may(VERSION_REPLACED, VERSION_IN_FORCE));
}
