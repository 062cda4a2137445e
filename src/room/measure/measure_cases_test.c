/* SPDX-License-Identifier: EUPL-1.2
 * The cases worked by hand against the pure functions. */
#include "room/measure/measure_test.h"

const struct measure_case_table *const measure_case_tables[6] = {&measure_cases_flow,    &measure_cases_last,      &measure_cases_years,
                                                                 &measure_cases_nothing, &measure_cases_corrected, &measure_cases_parts};

int64_t case_micro(const char *text)
{
    int64_t n = NONE;
    if (text != NULL && !decimal_parse(str_of(text), 6, &n))
        assert(!"a number of a case");
    return n;
}

struct indicator_version case_version(const struct measure_case *c)
{
    struct indicator_version v;
    shape_clear(&indicator_version_shape, &v);
    v.type = c->type;
    v.accumulation = c->accumulation;
    v.direction = c->direction;
    v.achievement = c->from;
    v.decimals = c->decimals;
    v.factor_micro = case_micro(c->factor);
    v.low_micro = case_micro(c->low);
    v.high_micro = case_micro(c->high);
    v.baseline_kind = c->baseline != NULL ? BASELINE_KNOWN : BASELINE_PENDING;
    v.baseline_micro = case_micro(c->baseline);
    v.scale = STR("ninguno\nalgo\nmedio\nmucho\ntodo");
    v.parts_rule = PARTS_NONE;
    v.rollup = c->way == OVER_PARTS ? ROLLUP_SUM : ROLLUP_NONE;
    v.months = c->months > 0 ? c->months : 3;
    v.starts_on = day_of(2027, 1, 1);
    v.ends_on = day_add_months(v.starts_on, (int)v.months * (c->way == OVER_TIME ? (int)case_cells(c) : 1));
    v.ends_on.n--;
    v.due_days = 15;
    return v;
}

struct str case_cell(const struct measure_case *c, size_t at)
{
    struct str rest = str_of(c->cells), piece = str_cut(&rest, ' ');
    for (; at > 0; at--)
        piece = rest.ptr == NULL ? STR_NONE : str_cut(&rest, ' ');
    return piece;
}

size_t case_cells(const struct measure_case *c)
{
    size_t count = 0;
    while (case_cell(c, count).ptr != NULL)
        count++;
    return count;
}

static int64_t number_of(struct str text)
{
    int64_t n = 0;
    if (!decimal_parse(text, 6, &n))
        assert(!"a number of a cell");
    return n;
}

struct case_input case_input(struct str text)
{
    static const struct {
        const char *word;
        int status;
    } words[] = {{"na", VALUE_NOT_APPLICABLE}, {"nr", VALUE_NOT_REPORTED}, {"nd", VALUE_NOT_DUE}, {"x", VALUE_REPORTED}};
    struct case_input in = {VALUE_REPORTED, NONE, NONE, NONE};
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(text, words[i].word)) {
            in.status = words[i].status;
            return in;
        }
    struct str below = text, above = str_cut(&below, '/');
    if (below.ptr == NULL) {
        in.value = number_of(above);
    } else {
        in.numerator = number_of(above);
        in.denominator = number_of(below);
    }
    return in;
}

/* What counts of "10>12": the last. */
static struct measured last_of(const struct indicator_version *v, struct str cell)
{
    struct str rest = cell, now = cell;
    while (rest.ptr != NULL)
        now = str_cut(&rest, '>');
    struct case_input in = case_input(now);
    return measured_of(v, in.status, in.value, in.numerator, in.denominator);
}

int case_status(const struct measure_case *c)
{
    int nothing = choice_of(&value_status_choices, str_of(c->value));
    if (nothing >= 0)
        return nothing;
    return c->way == OVER_TIME && c->target != NULL && c->target_first + 1 == case_cells(c) ? VALUE_REPORTED : VALUE_COMPUTED;
}

static void expect_cell(struct test *t, const struct measure_case *c, const struct measured *x)
{
    bool number = c->value[0] == '-' || (c->value[0] >= '0' && c->value[0] <= '9');
    struct case_input pair = {VALUE_REPORTED, NONE, NONE, NONE};
    if (c->pair != NULL)
        pair = case_input(str_of(c->pair));
    if (x->status != case_status(c) || x->value != (number ? case_micro(c->value) : NONE) || x->missing != c->missing ||
        x->numerator != pair.numerator || x->denominator != pair.denominator)
        test_failed(t, __FILE__, __LINE__, "%s: status %d, value %lld, pair %lld/%lld, missing %lld, not %s (%s)", c->name, x->status,
                    (long long)x->value, (long long)x->numerator, (long long)x->denominator, (long long)x->missing, c->value, c->worked);
}

static void expect_achievement(struct test *t, const struct measure_case *c, const struct indicator_version *v, int64_t value)
{
    struct methodology m = methodology_shipped();
    int64_t achieved = achievement_of(&m, v, value, case_micro(c->target));
    int category = achievement_category(&m, achieved);
    if (achieved != c->achieved || category != c->category)
        test_failed(t, __FILE__, __LINE__, "%s: achievement %lld, category %d (%s)", c->name, (long long)achieved, category, c->worked);
}

static void run_over_time(struct test *t, const struct measure_case *c, const struct indicator_version *v, const struct measured *cells, size_t count)
{
    struct measure_span *spans;
    EXPECT_INT(measure_periods(&t->mem, v, &spans), count);
    struct indicator_target target;
    shape_clear(&indicator_target_shape, &target);
    target.starts_on = spans[c->target_first].first;
    int years[16];
    for (size_t i = 0; i < count; i++) {
        int month, day;
        day_split(spans[i].last, &years[i], &month, &day);
    }
    size_t first = c->target_first;
    struct measured x = c->target != NULL && first + 1 == count ? cells[first] : measured_over_time(v, cells + first, years + first, count - first);
    expect_cell(t, c, &x);
    expect_achievement(t, c, v, measure_judged(&t->mem, v, &target, spans, cells, count).value);
}

static void run(struct test *t, const struct measure_case *c)
{
    struct indicator_version v = case_version(c);
    struct measured cells[16];
    size_t count = case_cells(c);
    assert(count <= COUNT(cells));
    for (size_t i = 0; i < count; i++)
        cells[i] = last_of(&v, case_cell(c, i));
    if (c->way == OVER_TIME) {
        run_over_time(t, c, &v, cells, count);
        return;
    }
    struct measured x = measured_over_parts(&v, cells, count);
    expect_cell(t, c, &x);
    expect_achievement(t, c, &v, x.value);
}

UNIT(every_case_of_aggregation_worked_by_hand_comes_out)
{
    size_t count = 0;
    for (size_t k = 0; k < COUNT(measure_case_tables); k++)
        for (size_t i = 0; i < measure_case_tables[k]->count; i++, count++)
            run(t, &measure_case_tables[k]->cases[i]);
    EXPECT(count >= 80);
}
