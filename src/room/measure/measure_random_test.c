/* SPDX-License-Identifier: EUPL-1.2
 * What holds for any figures: invented ones by a fixed generator. */
#include "room/measure/measure.h"
#include "tests/test.h"

#define CELLS 12

struct dice {
    uint64_t state;
};

static int64_t roll(struct dice *d, int64_t below)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((d->state >> 33) % (uint64_t)below);
}

static struct indicator_version some_sheet(struct dice *d)
{
    static const int types[] = {TYPE_NUMBER, TYPE_PERCENT, TYPE_RATIO, TYPE_RATE, TYPE_ORDINAL};
    struct indicator_version v;
    shape_clear(&indicator_version_shape, &v);
    v.type = types[roll(d, COUNT(types))];
    v.accumulation = (int)roll(d, 4);
    v.direction = (int)roll(d, 3);
    v.decimals = roll(d, 7);
    v.factor_micro = v.type == TYPE_RATE ? 1000 * MICRO : NONE;
    return v;
}

static struct measured some_cell(struct dice *d, const struct indicator_version *v)
{
    int64_t kind = roll(d, 8);
    if (kind < 3)
        return measured_of(v, kind == 0 ? VALUE_NOT_APPLICABLE : kind == 1 ? VALUE_NOT_REPORTED : VALUE_NOT_DUE, NONE, NONE, NONE);
    int64_t below = roll(d, 6) * MICRO;
    return measured_of(v, VALUE_REPORTED, roll(d, 2000000000) - 1000000000, roll(d, below + 2), below);
}

static bool same(const struct measured *a, const struct measured *b)
{
    return a->status == b->status && a->value == b->value && a->numerator == b->numerator && a->denominator == b->denominator && a->missing == b->missing;
}

UNIT(an_aggregate_of_aggregates_is_the_aggregate)
{
    struct dice d = {1};
    for (int round = 0; round < 20000; round++) {
        struct indicator_version v = some_sheet(&d);
        struct measured cells[CELLS], halves[2];
        int years[CELLS];
        for (int i = 0; i < CELLS; i++) {
            cells[i] = some_cell(&d, &v);
            years[i] = i < CELLS / 2 ? 2027 : 2028;
        }
        struct measured whole = measured_over_parts(&v, cells, CELLS);
        halves[0] = measured_over_parts(&v, cells, CELLS / 2);
        halves[1] = measured_over_parts(&v, cells + CELLS / 2, CELLS / 2);
        struct measured again = measured_over_parts(&v, halves, 2);
        EXPECT(v.type == TYPE_ORDINAL || same(&whole, &again));
        whole = measured_over_time(&v, cells, years, CELLS);
        halves[0] = measured_over_time(&v, cells, years, CELLS / 2);
        halves[1] = measured_over_time(&v, cells + CELLS / 2, years + CELLS / 2, CELLS / 2);
        int ends[] = {2027, 2028};
        again = measured_over_time(&v, halves, ends, 2);
        EXPECT(same(&whole, &again));
    }
}

UNIT(a_sum_over_time_and_over_parts_may_be_taken_in_either_order)
{
    struct dice d = {2};
    for (int round = 0; round < 5000; round++) {
        struct indicator_version v = some_sheet(&d);
        v.accumulation = ACCUMULATION_FLOW;
        v.type = v.type == TYPE_ORDINAL ? TYPE_NUMBER : v.type;
        struct measured cells[3][4], rows[3], columns[4], row[3];
        int years[4] = {2027, 2027, 2027, 2027};
        for (int p = 0; p < 3; p++) {
            for (int i = 0; i < 4; i++)
                cells[p][i] = some_cell(&d, &v);
            rows[p] = measured_over_time(&v, cells[p], years, 4);
        }
        for (int i = 0; i < 4; i++) {
            for (int p = 0; p < 3; p++)
                row[p] = cells[p][i];
            columns[i] = measured_over_parts(&v, row, 3);
        }
        struct measured a = measured_over_parts(&v, rows, 3), b = measured_over_time(&v, columns, years, 4);
        EXPECT(same(&a, &b));
    }
}

UNIT(where_nobody_reported_there_is_never_a_value)
{
    struct dice d = {3};
    for (int round = 0; round < 5000; round++) {
        struct indicator_version v = some_sheet(&d);
        struct measured cells[CELLS];
        int years[CELLS];
        for (int i = 0; i < CELLS; i++) {
            int64_t kind = roll(&d, 3);
            cells[i] = measured_of(&v, kind == 0 ? VALUE_NOT_APPLICABLE : kind == 1 ? VALUE_NOT_REPORTED : VALUE_NOT_DUE, 5, 5, 5);
            years[i] = 2027 + i / 4;
        }
        size_t count = (size_t)roll(&d, CELLS + 1);
        struct measured x = measured_over_time(&v, cells, years, count), y = measured_over_parts(&v, cells, count);
        EXPECT(x.value == NONE && x.numerator == NONE && x.counted == 0);
        EXPECT(y.value == NONE && y.numerator == NONE && y.counted == 0);
        EXPECT(x.status != VALUE_REPORTED && x.status != VALUE_COMPUTED && same(&x, &y));
    }
}

UNIT(what_is_missing_is_counted_and_a_value_never_is_without_an_input)
{
    struct dice d = {4};
    for (int round = 0; round < 20000; round++) {
        struct indicator_version v = some_sheet(&d);
        struct measured cells[CELLS];
        int years[CELLS];
        int64_t missing = 0, with_value = 0;
        for (int i = 0; i < CELLS; i++) {
            cells[i] = some_cell(&d, &v);
            years[i] = 2027 + i / 4;
            missing += cells[i].status == VALUE_NOT_REPORTED;
            with_value += cells[i].value != NONE;
        }
        struct measured x = measured_over_time(&v, cells, years, CELLS);
        EXPECT_INT(x.missing, missing);
        EXPECT(x.value == NONE || with_value > 0);
        EXPECT((x.value != NONE) == (x.status == VALUE_COMPUTED));
    }
}

UNIT(a_correction_changes_a_sum_by_what_it_changed)
{
    struct dice d = {5};
    for (int round = 0; round < 5000; round++) {
        struct indicator_version v = some_sheet(&d);
        v.type = TYPE_NUMBER;
        v.decimals = 0;
        struct measured cells[CELLS];
        for (int i = 0; i < CELLS; i++)
            cells[i] = measured_of(&v, VALUE_REPORTED, roll(&d, 1000) * MICRO, NONE, NONE);
        struct measured before = measured_over_parts(&v, cells, CELLS);
        int64_t at = roll(&d, CELLS), old = cells[at].value;
        cells[at] = measured_of(&v, VALUE_REPORTED, roll(&d, 1000) * MICRO, NONE, NONE);
        struct measured after = measured_over_parts(&v, cells, CELLS);
        EXPECT(after.value - before.value == cells[at].value - old);
    }
}

UNIT(achievement_stays_within_its_bounds_and_never_falls_when_the_value_improves)
{
    struct methodology m = methodology_shipped();
    struct dice d = {6};
    for (int round = 0; round < 20000; round++) {
        struct indicator_version v = some_sheet(&d);
        v.direction = (int)roll(&d, 2);
        v.achievement = (int)roll(&d, 2);
        v.baseline_kind = BASELINE_KNOWN;
        v.baseline_micro = roll(&d, 200) - 100;
        int64_t target = roll(&d, 200) - 100, value = roll(&d, 400) - 200, better = value + (v.direction == DIRECTION_UP ? 1 : -1) * roll(&d, 50);
        int64_t a = achievement_of(&m, &v, value, target), b = achievement_of(&m, &v, better, target);
        EXPECT(a >= 0 && a <= m.achievement_cap && a <= b);
        bool met = v.direction == DIRECTION_UP ? value >= target : value <= target;
        EXPECT(met == (a >= 10000));
    }
}
