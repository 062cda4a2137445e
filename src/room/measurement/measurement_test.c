/* SPDX-License-Identifier: EUPL-1.2
 * Results: the four nothings, corrections, indices and roll-ups as they are kept; calendars; the state machine. */
#include "room/measurement/measurement_test.h"
#include "tests/work.h"

struct kept {
    struct measurement_world w;
    struct indicator_period *periods;
    size_t period_count;
};

static bool begun(struct test *t, struct kept *k)
{
    *k = (struct kept){0};
    k->w.base.today = day_at(db_deed(t->db)->now, -18000);
    enum status s = report_world_alone(t->db, &t->mem, &k->w.base);
    if (s == DONE)
        s = measurement_world_add(t->db, &t->mem, &k->w);
    if (s == DONE)
        s = indicator_periods(t->db, &t->mem, k->w.served, &k->periods, &k->period_count);
    if (s != DONE)
        test_failed(t, __FILE__, __LINE__, "no series: %s", status_words(s));
    return s == DONE;
}

static const struct indicator_result *total(struct test *t, int64_t indicator, size_t period)
{
    static const struct indicator_result none = {.status = -1};
    struct indicator_result *rows;
    struct indicator_period *periods;
    size_t count, period_count;
    if (measurement_kept(t->db, &t->mem, indicator, &rows, &count) != DONE || indicator_periods(t->db, &t->mem, indicator, &periods, &period_count) != DONE)
        return &none;
    for (size_t i = 0; i < count; i++)
        if (period < period_count && rows[i].period == periods[period].id && rows[i].part == 0)
            return &rows[i];
    return &none;
}

/* The period of that place of another indicator. */
static int64_t period_of(struct test *t, int64_t indicator, size_t at)
{
    struct indicator_period *all;
    size_t count;
    return indicator_periods(t->db, &t->mem, indicator, &all, &count) == DONE && at < count ? all[at].id : NONE;
}

static enum status put(struct test *t, struct kept *k, int64_t indicator, size_t at, int kind, int64_t value, int64_t corrects, int64_t *ret)
{
    struct measurement m;
    TRY(measurement_put(t->db, &t->mem, &k->w, indicator, period_of(t, indicator, at), kind, value, corrects, &m));
    if (ret != NULL)
        *ret = m.id;
    return DONE;
}

TEST(a_sheet_that_comes_into_force_writes_its_calendar_and_owes_what_is_past_its_day)
{
    struct kept k;
    if (!begun(t, &k))
        return;
    EXPECT_INT(k.period_count, 12);
    EXPECT_INT(k.periods[0].starts_on.n, k.w.first.n);
    EXPECT_INT(k.periods[1].starts_on.n, k.periods[0].ends_on.n + 1);
    EXPECT_INT(k.periods[0].due_on.n, k.periods[0].ends_on.n + 10);
    EXPECT_INT(total(t, k.w.served, 0)->status, VALUE_NOT_REPORTED);
    EXPECT_INT(total(t, k.w.served, 11)->status, VALUE_NOT_DUE);
    EXPECT_INT(total(t, k.w.served, 0)->value_micro, NONE);
}

TEST(a_zero_a_not_applicable_and_a_silence_are_three_things_in_what_is_kept)
{
    struct kept k;
    if (!begun(t, &k))
        return;
    EXPECT_DONE(put(t, &k, k.w.served, 0, VALUE_REPORTED, 0, NONE, NULL));
    EXPECT_DONE(put(t, &k, k.w.served, 1, VALUE_NOT_APPLICABLE, NONE, NONE, NULL));
    EXPECT_INT(total(t, k.w.served, 0)->status, VALUE_REPORTED);
    EXPECT_INT(total(t, k.w.served, 0)->value_micro, 0);
    EXPECT_INT(total(t, k.w.served, 1)->status, VALUE_NOT_APPLICABLE);
    EXPECT_INT(total(t, k.w.served, 1)->value_micro, NONE);
    EXPECT_INT(total(t, k.w.served, 2)->status, VALUE_NOT_REPORTED);
}

TEST(a_correction_changes_its_own_period_and_what_is_computed_from_it_and_nothing_else)
{
    struct kept k;
    int64_t first, second;
    if (!begun(t, &k))
        return;
    for (size_t i = 0; i < 3; i++) {
        EXPECT_DONE(put(t, &k, k.w.served, i, VALUE_REPORTED, 10 * MICRO, NONE, i == 1 ? &first : NULL));
        EXPECT_DONE(put(t, &k, k.w.asked, i, VALUE_REPORTED, 40 * MICRO, NONE, NULL));
    }
    EXPECT_INT(total(t, k.w.index, 1)->value_micro, 25 * MICRO);
    EXPECT_INT(total(t, k.w.index, 1)->status, VALUE_COMPUTED);
    EXPECT_DONE(put(t, &k, k.w.served, 1, VALUE_REPORTED, 20 * MICRO, first, &second));
    EXPECT_INT(total(t, k.w.served, 1)->value_micro, 20 * MICRO);
    EXPECT(total(t, k.w.served, 1)->corrected && total(t, k.w.index, 1)->corrected);
    EXPECT_INT(total(t, k.w.index, 1)->value_micro, 50 * MICRO);
    EXPECT_INT(total(t, k.w.index, 0)->value_micro, 25 * MICRO);
    EXPECT_INT(total(t, k.w.index, 2)->value_micro, 25 * MICRO);
    EXPECT(!total(t, k.w.index, 2)->corrected);
    EXPECT_DONE(put(t, &k, k.w.served, 1, VALUE_REPORTED, 30 * MICRO, second, NULL));
    EXPECT_INT(total(t, k.w.index, 1)->value_micro, 75 * MICRO);
    struct measurement *old;
    EXPECT_DONE(record_get(t->db, &t->mem, &measurement_shape, first, &old));
    EXPECT_INT(old->value_micro, 10 * MICRO);
    EXPECT(day_known(old->replaced_on));
}

TEST(a_period_has_one_value_that_goes_its_way)
{
    struct kept k;
    if (!begun(t, &k))
        return;
    struct measurement m;
    shape_clear(&measurement_shape, &m);
    m.indicator = k.w.served;
    m.period = k.periods[0].id;
    m.version = k.w.version[0];
    m.state = REPORT_DRAFT;
    m.kind = VALUE_REPORTED;
    m.value_micro = 10 * MICRO;
    m.channel = CHANNEL_FORM;
    m.entered_by = k.w.base.focal;
    struct measurement again = m;
    EXPECT_DONE(record_add(t->db, &measurement_shape, &m));
    EXPECT_STATUS(record_add(t->db, &measurement_shape, &again), CONFLICT);
}

TEST(an_index_over_a_silence_is_silent_and_over_a_zero_below_does_not_apply)
{
    struct kept k;
    if (!begun(t, &k))
        return;
    EXPECT_DONE(put(t, &k, k.w.served, 0, VALUE_REPORTED, 10 * MICRO, NONE, NULL));
    EXPECT_INT(total(t, k.w.index, 0)->status, VALUE_NOT_REPORTED);
    EXPECT_INT(total(t, k.w.index, 0)->missing, 1);
    EXPECT_DONE(put(t, &k, k.w.asked, 0, VALUE_REPORTED, 0, NONE, NULL));
    EXPECT_INT(total(t, k.w.index, 0)->status, VALUE_NOT_APPLICABLE);
    EXPECT_INT(total(t, k.w.index, 0)->value_micro, NONE);
}

TEST(parts_that_were_not_given_of_a_reported_total_are_not_reported)
{
    struct kept k;
    struct measurement m;
    struct indicator_result *rows;
    size_t count, given = 0, silent = 0;
    if (!begun(t, &k))
        return;
    EXPECT_DONE(measurement_put(t->db, &t->mem, &k.w, k.w.served, k.periods[0].id, VALUE_REPORTED, 10 * MICRO, NONE, &m));
    struct measurement_part women = {NONE, m.id, k.w.women, VALUE_REPORTED, 6 * MICRO, NONE, NONE};
    EXPECT_DONE(record_add(t->db, &measurement_part_shape, &women));
    EXPECT_DONE(measurement_touch(t->db, &t->mem, k.w.served));
    EXPECT_DONE(measurement_kept(t->db, &t->mem, k.w.served, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        given += rows[i].period == k.periods[0].id && rows[i].part == k.w.women && rows[i].value_micro == 6 * MICRO;
        silent += rows[i].period == k.periods[0].id && rows[i].part == k.w.men && rows[i].status == VALUE_NOT_REPORTED;
    }
    EXPECT_INT(given, 1);
    EXPECT_INT(silent, 1);
}

TEST(what_cities_report_is_summed_by_numerators_for_the_place_above_and_says_what_is_missing)
{
    struct kept k;
    struct indicator above, city[2];
    struct measurement m;
    if (!begun(t, &k))
        return;
    struct indicator_version v = measurement_sheet_new(&k.w, TYPE_PERCENT);
    v.unit = STR("%");
    v.factor_micro = 100 * MICRO;
    v.rollup = ROLLUP_SUM;
    EXPECT_DONE(measurement_sheet_add(t->db, &t->mem, &k.w, k.w.base.jurisdiction, k.w.base.ministry, "nacional", &v, &above));
    for (int i = 0; i < 2; i++) {
        struct indicator_version x = measurement_sheet_new(&k.w, TYPE_PERCENT);
        x.unit = STR("%");
        x.factor_micro = 100 * MICRO;
        x.rollup = ROLLUP_SUM;
        EXPECT_DONE(measurement_sheet_add(t->db, &t->mem, &k.w, k.w.base.jurisdiction, k.w.base.ministry, i == 0 ? "norte" : "sur", &x, &city[i]));
        city[i].parent = above.id;
        EXPECT_DONE(record_change(t->db, &indicator_shape, &t->mem, &city[i]));
    }
    EXPECT_DONE(measurement_put(t->db, &t->mem, &k.w, city[0].id, period_of(t, city[0].id, 0), VALUE_REPORTED, NONE, NONE, &m));
    m.numerator_micro = 1 * MICRO;
    m.denominator_micro = 2 * MICRO;
    EXPECT_DONE(record_change(t->db, &measurement_shape, &t->mem, &m));
    EXPECT_DONE(measurement_touch(t->db, &t->mem, city[0].id));
    EXPECT_INT(total(t, above.id, 0)->value_micro, 50 * MICRO);
    EXPECT_INT(total(t, above.id, 0)->missing, 1);
    EXPECT_DONE(measurement_put(t->db, &t->mem, &k.w, city[1].id, period_of(t, city[1].id, 0), VALUE_REPORTED, NONE, NONE, &m));
    m.numerator_micro = 2 * MICRO;
    m.denominator_micro = 8 * MICRO;
    EXPECT_DONE(record_change(t->db, &measurement_shape, &t->mem, &m));
    EXPECT_DONE(measurement_touch(t->db, &t->mem, city[1].id));
    EXPECT_INT(total(t, above.id, 0)->value_micro, 30 * MICRO); /* 3 of 10, not the mean of 50 and 25 */
    EXPECT_INT(total(t, above.id, 0)->missing, 0);
    EXPECT_INT(total(t, above.id, 0)->status, VALUE_COMPUTED);
}

TEST(what_is_not_allowed_to_add_or_measures_something_else_is_missing_above)
{
    struct kept k;
    struct indicator above, city;
    struct indicator_version x;
    struct measurement m;
    if (!begun(t, &k))
        return;
    struct indicator_version v = measurement_sheet_new(&k.w, TYPE_NUMBER);
    v.rollup = ROLLUP_SUM;
    EXPECT_DONE(measurement_sheet_add(t->db, &t->mem, &k.w, k.w.base.jurisdiction, k.w.base.ministry, "nacional", &v, &above));
    static const char *const codes[] = {"suma", "no_suma", "otro_saldo", "otra_baja"};
    for (size_t i = 0; i < COUNT(codes); i++) {
        x = measurement_sheet_new(&k.w, TYPE_NUMBER);
        x.rollup = i == 1 ? ROLLUP_NONE : ROLLUP_SUM;
        x.accumulation = i == 2 ? ACCUMULATION_STOCK : x.accumulation;
        x.direction = i == 3 ? DIRECTION_DOWN : x.direction;
        EXPECT_DONE(measurement_sheet_add(t->db, &t->mem, &k.w, k.w.base.jurisdiction, k.w.base.ministry, codes[i], &x, &city));
        city.parent = above.id;
        EXPECT_DONE(record_change(t->db, &indicator_shape, &t->mem, &city));
        EXPECT_DONE(measurement_put(t->db, &t->mem, &k.w, city.id, period_of(t, city.id, 0), VALUE_REPORTED, (int64_t)(i + 1) * 10 * MICRO, NONE, &m));
        EXPECT_DONE(measurement_touch(t->db, &t->mem, city.id));
    }
    EXPECT_INT(total(t, above.id, 0)->value_micro, 10 * MICRO);
    EXPECT_INT(total(t, above.id, 0)->missing, 3);
}

TEST(a_late_correction_marks_the_achievement_that_it_changes_and_no_other_value)
{
    struct kept k;
    struct indicator x;
    int64_t first;
    if (!begun(t, &k))
        return;
    struct indicator_version v = measurement_sheet_new(&k.w, TYPE_NUMBER);
    v.accumulation = ACCUMULATION_FLOW;
    EXPECT_DONE(measurement_sheet_add(t->db, &t->mem, &k.w, k.w.base.jurisdiction, k.w.base.ministry, "flujo", &v, &x));
    struct indicator_target goal = {.id = NONE, .version = v.id, .part = NONE, .starts_on = k.periods[0].starts_on, .ends_on = k.periods[1].ends_on,
                                    .value_micro = 100 * MICRO};
    EXPECT_DONE(record_add(t->db, &indicator_target_shape, &goal));
    EXPECT_DONE(put(t, &k, x.id, 0, VALUE_REPORTED, 10 * MICRO, NONE, &first));
    EXPECT_DONE(put(t, &k, x.id, 1, VALUE_REPORTED, 20 * MICRO, NONE, NULL));
    EXPECT_INT(total(t, x.id, 1)->achievement_centi, 3000);
    EXPECT(!total(t, x.id, 1)->achievement_corrected);
    EXPECT_DONE(put(t, &k, x.id, 0, VALUE_REPORTED, 30 * MICRO, first, NULL));
    EXPECT_INT(total(t, x.id, 1)->achievement_centi, 5000);
    EXPECT(total(t, x.id, 1)->achievement_corrected && !total(t, x.id, 1)->corrected && !total(t, x.id, 1)->achievement_disputed);
    EXPECT(total(t, x.id, 0)->corrected && !total(t, x.id, 0)->achievement_corrected); /* no target ends with it: no achievement */
}

TEST(a_new_sheet_moves_only_the_periods_that_nobody_reported_on)
{
    struct kept k;
    if (!begun(t, &k))
        return;
    EXPECT_DONE(put(t, &k, k.w.served, 7, VALUE_REPORTED, 10 * MICRO, NONE, NULL));
    struct indicator_version v = measurement_sheet_new(&k.w, TYPE_NUMBER);
    v.indicator = k.w.served;
    v.number = 2;
    v.state = VERSION_IN_FORCE;
    v.from_on = k.w.base.today;
    v.months = 2;
    EXPECT_DONE(record_add(t->db, &indicator_version_shape, &v));
    EXPECT_DONE(measurement_sheet_approved(t->db, &t->mem, v.id));
    struct indicator_period *now;
    size_t count;
    EXPECT_DONE(indicator_periods(t->db, &t->mem, k.w.served, &now, &count));
    EXPECT_INT(count, 10);
    for (size_t i = 0; i < 8 && i < count; i++)
        EXPECT_INT(now[i].id, k.periods[i].id);
    EXPECT_INT(now[8].starts_on.n, now[7].ends_on.n + 1);
    EXPECT_INT(now[9].ends_on.n, k.periods[11].ends_on.n);
}

static void counted(void *context, struct str what UNUSED)
{
    ++*(int *)context;
}

TEST(the_check_finds_a_result_that_somebody_altered_and_a_public_value_without_proof)
{
    struct kept k;
    int complaints = 0;
    if (!begun(t, &k))
        return;
    EXPECT_DONE(put(t, &k, k.w.asked, 0, VALUE_REPORTED, 40 * MICRO, NONE, NULL));
    EXPECT_DONE(measurement_results_check(t->db, &t->mem, NULL, counted, &complaints));
    EXPECT_INT(complaints, 0);
    EXPECT_DONE(db_script(t->db, "UPDATE indicator_result SET value_micro = 41000000 WHERE value_micro = 40000000"));
    EXPECT_DONE(measurement_results_check(t->db, &t->mem, NULL, counted, &complaints));
    EXPECT_INT(complaints, 1);
    complaints = 0;
    EXPECT_DONE(measurement_check(t->db, &t->mem, NULL, counted, &complaints));
    EXPECT_INT(complaints, 1);
}

UNIT(a_public_value_never_goes_back_and_every_move_into_the_open_needs_the_check)
{
    for (int to = 0; to < (int)report_state_choices.count; to++) {
        if (to != REPORT_LOCKED)
            EXPECT(measurement_move(REPORT_PUBLISHED, to) == NULL);
        EXPECT(measurement_move(REPORT_LOCKED, to) == NULL);
        if (to != REPORT_ACCEPTED)
            EXPECT(measurement_move(to, REPORT_PUBLISHED) == NULL);
    }
    EXPECT_INT(measurement_move(REPORT_SENT, REPORT_ACCEPTED)->action, CHECK_REPORT);
    EXPECT(measurement_move(REPORT_DRAFT, REPORT_SENT) == NULL);
}

UNIT(a_value_waits_for_the_days_of_a_silent_counterpart_and_of_a_dispute_without_reply)
{
    struct methodology m = methodology_shipped();
    struct measurement x;
    struct measurement_word w;
    shape_clear(&measurement_shape, &x);
    shape_clear(&measurement_word_shape, &w);
    x.sent_on = day_of(2026, 3, 1);
    x.checked_on = day_of(2026, 3, 2);
    EXPECT_INT(measurement_public_day(&m, &x, x.sent_on, 0, NULL, 0).n, x.checked_on.n);
    m.publish_rule = PUBLISH_FIXED;
    EXPECT_INT(measurement_public_day(&m, &x, x.sent_on, 0, NULL, 0).n, x.sent_on.n + (int32_t)m.publish_days);
    EXPECT_INT(measurement_public_day(&m, &x, (struct day){x.sent_on.n - 400}, 0, NULL, 0).n, x.checked_on.n);
    m.publish_rule = PUBLISH_ACCEPTED;
    EXPECT_INT(measurement_public_day(&m, &x, x.sent_on, 1, NULL, 0).n, x.sent_on.n + (int32_t)m.verdict_days + 1);
    w.kind = VERDICT_DISPUTES;
    w.given_on = day_of(2026, 3, 10);
    EXPECT_INT(measurement_public_day(&m, &x, x.sent_on, 0, &w, 1).n, w.given_on.n + (int32_t)m.reply_days + 1);
    w.replied_on = day_of(2026, 3, 11);
    EXPECT_INT(measurement_public_day(&m, &x, x.sent_on, 0, &w, 1).n, x.checked_on.n);
}
