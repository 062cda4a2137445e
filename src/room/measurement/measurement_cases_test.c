/* SPDX-License-Identifier: EUPL-1.2
 * The cases worked by hand (room measure) through the database: sheets, calendars, public measurements and corrections
 * are written, results computed, and read from where they are kept. */
#include "room/measure/measure_test.h"
#include "room/measurement/measurement.h"
#include "tests/test.h"

struct world {
    struct test *t;
    int64_t jurisdiction, institution, person;
};

static enum status world_open(struct test *t, struct world *w)
{
    struct jurisdiction j;
    struct institution i;
    struct person p;
    w->t = t;
    shape_clear(&jurisdiction_shape, &j);
    j.code = STR("ec");
    j.name = STR("Ecuador");
    j.kind = JURISDICTION_COUNTRY;
    j.utc_offset_s = -18000;
    TRY(record_add(t->db, &jurisdiction_shape, &j));
    w->jurisdiction = j.id;
    shape_clear(&institution_shape, &i);
    i.jurisdiction = j.id;
    i.code = STR("casos");
    i.name = STR("Oficina de casos");
    i.sector = SECTOR_STATE;
    TRY(institution_add(t->db, &i));
    w->institution = i.id;
    shape_clear(&person_shape, &p);
    p.email = p.email_folded = STR("alguien@ejemplo.ec");
    p.name = STR("Alguien");
    p.state = PERSON_ACTIVE;
    p.language = PERSON_SPANISH;
    p.created_at = instant_now();
    TRY(record_add(t->db, &person_shape, &p));
    w->person = p.id;
    return DONE;
}

/* An indicator in force with that sheet; the ids are set. */
static enum status in_force(struct world *w, const char *code, int number, int64_t parent, struct indicator *x, struct indicator_version *v)
{
    shape_clear(&indicator_shape, x);
    x->jurisdiction = w->jurisdiction;
    x->code = str_fmt(&w->t->mem, "%s_%d", code, number);
    x->institution = w->institution;
    x->parent = parent;
    x->state = INDICATOR_IN_FORCE;
    x->created_on = day_of(2026, 12, 1);
    TRY(record_add(w->t->db, &indicator_shape, x));
    v->indicator = x->id;
    v->number = 1;
    v->state = VERSION_IN_FORCE;
    v->change = CHANGE_FIRST;
    v->from_on = day_of(2026, 12, 1);
    v->name = STR("Indicador de un caso");
    v->level = LEVEL_OUTPUT;
    v->unit = STR("casos");
    return record_add(w->t->db, &indicator_version_shape, v);
}

static enum status measured(struct world *w, const struct indicator_version *v, int64_t period, struct str text, int64_t *corrects)
{
    struct case_input in = case_input(text);
    struct measurement m;
    shape_clear(&measurement_shape, &m);
    m.indicator = v->indicator;
    m.period = period;
    m.version = v->id;
    m.state = REPORT_PUBLISHED;
    m.kind = in.status;
    m.value_micro = in.value;
    m.numerator_micro = in.numerator;
    m.denominator_micro = in.denominator;
    m.words = v->type == TYPE_QUALITATIVE || in.status == VALUE_NOT_APPLICABLE ? STR("Lo que se vio.") : STR_NONE;
    m.corrects = *corrects;
    m.channel = CHANNEL_FORM;
    m.entered_by = w->person;
    m.public_on = m.published_on = day_of(2027, 2, 1);
    TRY(record_add(w->t->db, &measurement_shape, &m));
    *corrects = m.id;
    return DONE;
}

/* A period and, where its cell says so, its measurement and the corrections of it. */
static enum status period_filled(struct world *w, const struct indicator_version *v, int64_t number, struct measure_span span, struct str cell)
{
    struct indicator_period p = {.id = NONE, .indicator = v->indicator, .number = number, .starts_on = span.first, .ends_on = span.last,
                                 .due_on = span.due, .locked_on = DAY_NONE};
    int64_t corrects = NONE;
    TRY(record_add(w->t->db, &indicator_period_shape, &p));
    struct str rest = cell;
    while (rest.ptr != NULL) {
        struct str text = str_cut(&rest, '>');
        if (!str_is(text, "nr") && !str_is(text, "nd"))
            TRY(measured(w, v, p.id, text, &corrects));
    }
    return DONE;
}

static enum status target_add(struct world *w, const struct measure_case *c, int64_t version, struct day first, struct day last)
{
    struct indicator_target target = {.id = NONE, .version = version, .part = NONE, .starts_on = first, .ends_on = last,
                                      .value_micro = case_micro(c->target)};
    return c->target == NULL ? DONE : record_add(w->t->db, &indicator_target_shape, &target);
}

static bool is(const struct measure_case *c, size_t at, const char *word)
{
    return str_is(case_cell(c, at), word);
}

static void expect_row(struct test *t, const struct measure_case *c, const char *what, const struct indicator_result *r, bool with_pair)
{
    bool number = case_status(c) == VALUE_REPORTED || case_status(c) == VALUE_COMPUTED;
    struct case_input pair = {VALUE_REPORTED, NONE, NONE, NONE};
    if (c->pair != NULL && with_pair)
        pair = case_input(str_of(c->pair));
    int64_t value = number && c->type != TYPE_QUALITATIVE ? case_micro(c->value) : NONE;
    if (r->status != case_status(c) || r->value_micro != value || r->missing != c->missing ||
        (with_pair && (r->numerator_micro != pair.numerator || r->denominator_micro != pair.denominator)))
        test_failed(t, __FILE__, __LINE__, "%s, %s: status %d, value %lld, pair %lld/%lld, missing %lld, not %s (%s)", c->name, what, r->status,
                    (long long)r->value_micro, (long long)r->numerator_micro, (long long)r->denominator_micro, (long long)r->missing, c->value,
                    c->worked);
}

static void expect_achievement(struct test *t, const struct measure_case *c, const struct indicator_result *r)
{
    /* A band judges each period by itself too; its case is about the span. */
    if (r->achievement_centi != c->achieved || r->category != c->category || r->target_micro != case_micro(c->target))
        test_failed(t, __FILE__, __LINE__, "%s: kept achievement %lld, category %d, target %lld (%s)", c->name, (long long)r->achievement_centi,
                    r->category, (long long)r->target_micro, c->worked);
}

static enum status kept_of(struct world *w, int64_t indicator, struct day today, struct indicator_result **ret, size_t *ret_count)
{
    TRY(measurement_compute(w->t->db, &w->t->mem, indicator, today));
    return measurement_kept(w->t->db, &w->t->mem, indicator, ret, ret_count);
}

/* An index whose only name is the indicator and whose only period is the span: it shows the aggregate itself. */
static void expect_aggregate(struct world *w, const struct measure_case *c, int number, const struct indicator *of, struct measure_span span)
{
    struct test *t = w->t;
    struct indicator x;
    struct indicator_version v;
    struct indicator_result *rows;
    size_t count;
    shape_clear(&indicator_version_shape, &v);
    v.type = TYPE_INDEX;
    v.direction = DIRECTION_UP;
    v.accumulation = ACCUMULATION_STOCK;
    v.achievement = ACHIEVEMENT_FROM_ZERO;
    v.baseline_kind = BASELINE_PENDING;
    v.parts_rule = PARTS_NONE;
    v.rollup = ROLLUP_NONE;
    v.decimals = 6;
    v.months = 12;
    v.starts_on = span.first;
    v.ends_on = span.last;
    v.due_days = 15;
    v.formula = of->code;
    EXPECT_DONE(in_force(w, "suma", number, NONE, &x, &v));
    EXPECT_DONE(period_filled(w, &v, 1, span, STR("nr")));
    EXPECT_DONE(kept_of(w, x.id, day_of(2031, 1, 1), &rows, &count));
    EXPECT_INT(count, 1);
    if (count == 1)
        expect_row(t, c, "as an aggregate", &rows[0], false);
}

static void expect_cells(struct test *t, const struct measure_case *c, const struct indicator_result *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str rest = case_cell(c, i), now = rest;
        bool corrected = false;
        while (rest.ptr != NULL) {
            now = str_cut(&rest, '>');
            corrected = corrected || rest.ptr != NULL;
        }
        struct case_input in = case_input(now);
        bool nothing_below = in.denominator == 0;
        if (rows[i].status != (nothing_below ? VALUE_NOT_APPLICABLE : in.status) || rows[i].numerator_micro != in.numerator ||
            rows[i].denominator_micro != in.denominator || rows[i].corrected != corrected || rows[i].missing != 0 ||
            (in.value != NONE && in.value % MICRO == 0 && rows[i].value_micro != in.value))
            test_failed(t, __FILE__, __LINE__, "%s: period %zu is kept with status %d, value %lld", c->name, i + 1, rows[i].status,
                        (long long)rows[i].value_micro);
    }
}

static void run_over_time(struct world *w, const struct measure_case *c, int number)
{
    struct test *t = w->t;
    struct indicator x;
    struct indicator_version v = case_version(c);
    struct measure_span *spans;
    struct indicator_result *rows;
    size_t count = measure_periods(&t->mem, &v, &spans), row_count, first = c->target_first;
    struct day today = day_of(2031, 1, 1);
    EXPECT_DONE(in_force(w, "caso", number, NONE, &x, &v));
    bool not_due = false;
    for (size_t i = 0; i < count; i++) {
        EXPECT_DONE(period_filled(w, &v, (int64_t)i + 1, spans[i], case_cell(c, i)));
        if (is(c, i, "nd") && !not_due)
            today = spans[i].due;
        not_due = not_due || is(c, i, "nd");
    }
    EXPECT_DONE(target_add(w, c, v.id, spans[first].first, spans[count - 1].last));
    EXPECT_DONE(kept_of(w, x.id, today, &rows, &row_count));
    EXPECT_INT(row_count, count);
    if (row_count != count)
        return;
    expect_cells(t, c, rows, count);
    if (c->direction != DIRECTION_BAND || c->target != NULL)
        expect_achievement(t, c, &rows[count - 1]);
    if (first + 1 == count)
        expect_row(t, c, "as a period", &rows[count - 1], true);
    else if (!not_due && c->type != TYPE_QUALITATIVE)
        expect_aggregate(w, c, number, &x, (struct measure_span){spans[first].first, spans[count - 1].last, spans[count - 1].due});
}

static void run_over_parts(struct world *w, const struct measure_case *c, int number)
{
    struct test *t = w->t;
    struct indicator x, child;
    struct indicator_version v = case_version(c);
    struct measure_span *spans;
    struct indicator_result *rows;
    size_t count;
    EXPECT_INT(measure_periods(&t->mem, &v, &spans), 1);
    EXPECT_DONE(in_force(w, "caso", number, NONE, &x, &v));
    EXPECT_DONE(period_filled(w, &v, 1, spans[0], STR("nr")));
    EXPECT_DONE(target_add(w, c, v.id, spans[0].first, spans[0].last));
    for (size_t i = 0; i < case_cells(c); i++) {
        struct indicator_version its = case_version(c);
        EXPECT_DONE(in_force(w, "parte", number * 100 + (int)i, x.id, &child, &its));
        EXPECT_DONE(period_filled(w, &its, 1, spans[0], case_cell(c, i)));
        EXPECT_DONE(kept_of(w, child.id, day_of(2031, 1, 1), &rows, &count));
    }
    EXPECT_DONE(kept_of(w, x.id, day_of(2031, 1, 1), &rows, &count));
    EXPECT_INT(count, 1);
    if (count != 1)
        return;
    expect_row(t, c, "of several", &rows[0], true);
    expect_achievement(t, c, &rows[0]);
}

TEST(every_case_of_aggregation_worked_by_hand_comes_out_of_the_database)
{
    struct world w;
    EXPECT_DONE(world_open(t, &w));
    int number = 0;
    for (size_t k = 0; k < COUNT(measure_case_tables); k++)
        for (size_t i = 0; i < measure_case_tables[k]->count; i++) {
            const struct measure_case *c = &measure_case_tables[k]->cases[i];
            if (c->way == OVER_TIME)
                run_over_time(&w, c, ++number);
            else
                run_over_parts(&w, c, ++number);
        }
    EXPECT(number >= 80);
}
