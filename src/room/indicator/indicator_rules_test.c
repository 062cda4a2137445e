/* SPDX-License-Identifier: EUPL-1.2
 * What a sheet may not say, without a database. */
#include "room/indicator/indicator_rules.h"
#include "tests/test.h"

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
    v.change_report = STR("Antecedentes, indicador, objetivo, política y tipo de cambio de prueba.");
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
    v.change_report = STR("corto");
    sheet_change_faults(&f, &v, &before);
    EXPECT_INT(f.count, 2);
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
