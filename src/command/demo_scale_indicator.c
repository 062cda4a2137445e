/* SPDX-License-Identifier: EUPL-1.2
 * The indicators of `hito demo --scale`: 16 quarters, women and men, three ages; some quarters that nobody reported and some
 * that do not apply. Loaded without log entries: what is measured is how they are read. Results are computed here, all
 * of an indicator at once; they are what measurement_compute() gives (a test). */
#include "command/demo_scale.h"

#define PERIODS 16
#define PARTS 5
#define ROWS (PERIODS * (PARTS + 1))
#define AT_ONCE 50

/* One quarter: the parts and, last, the total. */
struct quarter {
    int status; /* VALUE_REPORTED, VALUE_NOT_APPLICABLE, or without measurement */
    int64_t numerator[PARTS + 1], denominator[PARTS + 1];
};
struct maker {
    struct db *db;
    struct arena *mem;
    const struct demo_scale_plan *at;
    const struct methodology *method;
    struct measure_span *spans;
    int count; /* of indicators */
    uint32_t dice;
    struct indicator *indicators;
    struct indicator_version *versions;
    struct indicator_part *parts;       /* PARTS of each */
    struct indicator_period *periods;   /* PERIODS of each */
    struct indicator_target *targets;   /* PERIODS of each */
    struct quarter *quarters;           /* PERIODS of each */
    int64_t *measurements;              /* PERIODS of each; 0: none */
    int64_t act;                        /* approved the sheets */
};

static int64_t roll(struct maker *k, int sides)
{
    k->dice = k->dice * 1664525u + 1013904223u;
    return (int64_t)((k->dice >> 8) % (uint32_t)sides);
}

static void sheet_fill(struct maker *k, int i, struct indicator_version *v)
{
    shape_clear(&indicator_version_shape, v);
    v->indicator = k->indicators[i].id;
    v->number = 1;
    v->state = VERSION_IN_FORCE;
    v->change = CHANGE_FIRST;
    v->act = k->act;
    v->from_on = v->starts_on = k->spans[0].first;
    v->ends_on = k->spans[PERIODS - 1].last;
    v->name = str_fmt(k->mem, "Indicador de medida %.*s", STR_ARG(k->indicators[i].code));
    v->level = i % 2 == 0 ? LEVEL_OUTPUT : LEVEL_OUTCOME;
    v->type = i % 2 == 0 ? TYPE_NUMBER : TYPE_PERCENT;
    v->direction = DIRECTION_UP;
    v->accumulation = i % 4 < 2 ? ACCUMULATION_FLOW : ACCUMULATION_STOCK;
    v->achievement = ACHIEVEMENT_FROM_ZERO;
    v->unit = i % 2 == 0 ? STR("trámites") : STR("porcentaje");
    v->decimals = i % 2 == 0 ? 0 : 1;
    v->baseline_kind = BASELINE_PENDING;
    v->parts_rule = PARTS_ADD_UP;
    v->rollup = ROLLUP_NONE;
    v->months = 3;
    v->due_days = 15;
}

static void part_fill(struct maker *k, int i)
{
    static const char *const parts[PARTS][3] = {
        {"sexo", "mujeres", "Mujeres"}, {"sexo", "hombres", "Hombres"}, {"edad", "menores", "Menores"}, {"edad", "jovenes", "Jóvenes"}, {"edad", "mayores", "Mayores"}};
    for (int p = 0; p < PARTS; p++)
        k->parts[i * PARTS + p] = (struct indicator_part){.id = NONE, .version = k->versions[i].id, .dimension = str_of(parts[p][0]),
                                                          .code = str_of(parts[p][1]), .name = str_of(parts[p][2]), .position = p + 1, .territory = NONE};
}

static enum status approval_add(struct maker *k, int first)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = k->at->plan->jurisdiction;
    a.number = str_fmt(k->mem, "F-%d", first + 1);
    a.kind = ACT_RESOLUTION;
    a.decided_on = k->spans[0].first;
    a.body = STR("Mesa inventada de indicadores");
    a.title = STR("Fichas de indicadores para medir");
    a.result = ACT_APPROVED;
    TRY(record_load_many(k->db, &act_shape, &a, 1));
    k->act = a.id;
    return DONE;
}

static enum status sheets_add(struct maker *k, int first)
{
    TRY(approval_add(k, first));
    for (int i = 0; i < k->count; i++) {
        struct indicator *x = &k->indicators[i];
        const struct commitment *c = &k->at->commitments[i % k->at->commitment_count];
        shape_clear(&indicator_shape, x);
        x->jurisdiction = k->at->plan->jurisdiction;
        x->code = str_fmt(k->mem, "medida_%d", first + i + 1);
        x->plan = k->at->plan->id;
        x->commitment = c->id;
        x->institution = k->at->institutions[i % k->at->institution_count];
        x->state = INDICATOR_IN_FORCE;
        x->created_on = k->spans[0].first;
    }
    TRY(record_load_many(k->db, &indicator_shape, k->indicators, (size_t)k->count));
    for (int i = 0; i < k->count; i++)
        sheet_fill(k, i, &k->versions[i]);
    TRY(record_load_many(k->db, &indicator_version_shape, k->versions, (size_t)k->count));
    for (int i = 0; i < k->count; i++)
        part_fill(k, i);
    return record_load_many(k->db, &indicator_part_shape, k->parts, (size_t)k->count * PARTS);
}

/* The fourth quarter of each year is judged by the year, the others by themselves. */
static enum status calendars_add(struct maker *k)
{
    for (int i = 0; i < k->count * PERIODS; i++) {
        int at = i % PERIODS;
        const struct measure_span *s = &k->spans[at];
        k->periods[i] = (struct indicator_period){.id = NONE, .indicator = k->indicators[i / PERIODS].id, .number = at + 1, .starts_on = s->first,
                                                  .ends_on = s->last, .due_on = s->due,
                                                  .locked_on = k->at->plan->state == PLAN_CLOSED ? k->at->today : DAY_NONE};
        int64_t each = i / PERIODS % 2 == 0 ? 150 : 60;
        bool year = at % 4 == 3;
        k->targets[i] = (struct indicator_target){.id = NONE, .version = k->versions[i / PERIODS].id, .part = NONE,
                                                  .starts_on = year ? k->spans[at - 3].first : s->first, .ends_on = s->last,
                                                  .value_micro = (year && i / PERIODS % 4 == 0 ? 4 * each : each) * MICRO};
    }
    TRY(record_load_many(k->db, &indicator_period_shape, k->periods, (size_t)k->count * PERIODS));
    return record_load_many(k->db, &indicator_target_shape, k->targets, (size_t)k->count * PERIODS);
}

static void quarter_fill(struct maker *k, struct quarter *q, const struct measure_span *span)
{
    int64_t fate = roll(k, 40), n = 0, d = 0;
    bool reported = day_before(span->due, k->at->today) && fate > 1;
    q->status = reported ? fate == 2 ? VALUE_NOT_APPLICABLE : VALUE_REPORTED : VALUE_NOT_REPORTED;
    for (int p = 0; p < 2; p++) {
        d += q->denominator[p] = 100 + roll(k, 60);
        n += q->numerator[p] = 20 + roll(k, 80);
    }
    q->numerator[2] = n / 4;
    q->denominator[2] = d / 4;
    q->numerator[3] = n / 3;
    q->denominator[3] = d / 3;
    q->numerator[4] = n - n / 4 - n / 3;
    q->denominator[4] = d - d / 4 - d / 3;
    q->numerator[PARTS] = n;
    q->denominator[PARTS] = d;
}

/* The three numbers of a cell as its type writes them. */
static void numbers(const struct indicator_version *v, const struct quarter *q, int cell, int64_t *value, int64_t *numerator, int64_t *denominator)
{
    bool number = v->type == TYPE_NUMBER, there = q->status == VALUE_REPORTED;
    *value = there && number ? q->numerator[cell] * MICRO : NONE;
    *numerator = there && !number ? q->numerator[cell] * MICRO : NONE;
    *denominator = there && !number ? q->denominator[cell] * MICRO : NONE;
}

static void measurement_fill(struct maker *k, int i, struct measurement *m)
{
    const struct indicator_period *p = &k->periods[i];
    const struct indicator_version *v = &k->versions[i / PERIODS];
    shape_clear(&measurement_shape, m);
    m->indicator = v->indicator;
    m->period = p->id;
    m->version = v->id;
    bool closed = k->at->plan->state == PLAN_CLOSED;
    m->state = closed ? REPORT_LOCKED : REPORT_PUBLISHED;
    m->locked_on = closed ? k->at->today : DAY_NONE;
    m->kind = k->quarters[i].status;
    numbers(v, &k->quarters[i], PARTS, &m->value_micro, &m->numerator_micro, &m->denominator_micro);
    m->words = m->kind == VALUE_NOT_APPLICABLE ? STR("La oficina no atendió en el período.") : STR_NONE;
    m->channel = CHANNEL_FORM;
    m->entered_by = k->at->person;
    m->sent_on = m->authorised_on = (struct day){p->ends_on.n + 5};
    m->checked_on = (struct day){p->ends_on.n + 8};
    m->public_on = m->published_on = p->due_on;
}

/* One link proves all of a lot: what is measured is how values are read. */
static enum status proof_add(struct maker *k, const struct measurement *rows, size_t count)
{
    struct evidence e;
    struct measurement_proof *links = arena_array(k->mem, struct measurement_proof, count);
    shape_clear(&evidence_shape, &e);
    e.jurisdiction = k->at->plan->jurisdiction;
    e.commitment = k->at->commitments[0].id;
    e.kind = EVIDENCE_LINK;
    e.url = str_fmt(k->mem, "https://datos.example/registro/%.*s", STR_ARG(k->indicators[0].code));
    e.description = STR("Registro inventado del que salen las cifras");
    e.visibility = EVIDENCE_PUBLIC;
    e.link_state = LINK_OK;
    e.added_by = k->at->person;
    e.added_at = e.checked_at = db_deed(k->db)->now;
    TRY(record_load_many(k->db, &evidence_shape, &e, 1));
    for (size_t i = 0; i < count; i++)
        links[i] = (struct measurement_proof){.id = NONE, .measurement = rows[i].id, .evidence = e.id};
    return record_load_many(k->db, &measurement_proof_shape, links, count);
}

static enum status measurements_add(struct maker *k)
{
    struct measurement *rows = arena_array(k->mem, struct measurement, (size_t)k->count * PERIODS);
    struct measurement_part *parts = arena_array(k->mem, struct measurement_part, (size_t)k->count * PERIODS * PARTS);
    size_t n = 0, part_count = 0;
    for (int i = 0; i < k->count * PERIODS; i++) {
        quarter_fill(k, &k->quarters[i], &k->spans[i % PERIODS]);
        if (k->quarters[i].status != VALUE_NOT_REPORTED)
            measurement_fill(k, i, &rows[n++]);
    }
    TRY(record_load_many(k->db, &measurement_shape, rows, n));
    TRY(proof_add(k, rows, n));
    n = 0;
    for (int i = 0; i < k->count * PERIODS; i++) {
        const struct quarter *q = &k->quarters[i];
        if (q->status == VALUE_NOT_REPORTED)
            continue;
        k->measurements[i] = rows[n++].id;
        for (int p = 0; q->status == VALUE_REPORTED && p < PARTS; p++) {
            struct measurement_part *mp = &parts[part_count++];
            *mp = (struct measurement_part){.id = NONE, .measurement = k->measurements[i], .part = k->parts[i / PERIODS * PARTS + p].id, .kind = VALUE_REPORTED};
            numbers(&k->versions[i / PERIODS], q, p, &mp->value_micro, &mp->numerator_micro, &mp->denominator_micro);
        }
    }
    return record_load_many(k->db, &measurement_part_shape, parts, part_count);
}

static struct measured cell_of(struct maker *k, const struct indicator_version *v, const struct quarter *q, const struct measure_span *span, int cell)
{
    int64_t value, numerator, denominator;
    numbers(v, q, cell, &value, &numerator, &denominator);
    bool owed = day_before(span->due, k->at->today);
    return measured_of(v, q->status == VALUE_NOT_REPORTED && !owed ? VALUE_NOT_DUE : q->status, value, numerator, denominator);
}

static void result_fill(struct maker *k, int i, int cell, const struct measured *cells, struct indicator_result *r)
{
    int at = i % PERIODS;
    const struct indicator_version *v = &k->versions[i / PERIODS];
    shape_clear(&indicator_result_shape, r);
    r->indicator = v->indicator;
    r->period = k->periods[i].id;
    r->part = cell == PARTS ? 0 : k->parts[i / PERIODS * PARTS + cell].id;
    r->version = v->id;
    r->status = cells[at].status;
    r->value_micro = cells[at].value;
    r->numerator_micro = cells[at].numerator;
    r->denominator_micro = cells[at].denominator;
    r->category = -1;
    r->methodology = k->method->id;
    r->disputed = r->corrected = false;
    r->missing = 0;
    if (cell != PARTS)
        return;
    const struct indicator_target *target = &k->targets[i];
    struct measured judged = measure_judged(k->mem, v, target, k->spans, cells, (size_t)at + 1);
    r->words = k->quarters[i].status == VALUE_NOT_APPLICABLE ? STR("La oficina no atendió en el período.") : STR_NONE;
    r->target_micro = target->value_micro;
    r->achievement_centi = judged.value == NONE ? NONE : achievement_of(k->method, v, judged.value, target->value_micro);
    r->category = achievement_category(k->method, r->achievement_centi);
}

static enum status results_add(struct maker *k)
{
    struct indicator_result *rows = arena_array(k->mem, struct indicator_result, (size_t)k->count * ROWS);
    size_t n = 0;
    for (int i = 0; i < k->count; i++)
        for (int cell = 0; cell <= PARTS; cell++) {
            struct measured cells[PERIODS];
            for (int at = 0; at < PERIODS; at++) {
                cells[at] = cell_of(k, &k->versions[i], &k->quarters[i * PERIODS + at], &k->spans[at], cell);
                result_fill(k, i * PERIODS + at, cell, cells, &rows[n++]);
            }
        }
    return record_load_many(k->db, &indicator_result_shape, rows, n);
}

static enum status some_add(struct db *db, struct arena *mem, const struct demo_scale_plan *at, int first, int count)
{
    struct methodology *method;
    struct indicator_version calendar;
    int y, m, d;
    TRY(methodology_on(db, mem, at->plan->jurisdiction, at->today, &method));
    shape_clear(&indicator_version_shape, &calendar);
    day_split(day_add_months(at->today, -45), &y, &m, &d);
    calendar.starts_on = day_of(y, m, 1);
    calendar.ends_on = (struct day){day_add_months(calendar.starts_on, 3 * PERIODS).n - 1};
    calendar.months = 3;
    calendar.due_days = 15;
    size_t n = (size_t)count;
    struct maker k = {.db = db, .mem = mem, .at = at, .method = method, .count = count, .dice = 20260101u + (uint32_t)first,
                      .indicators = arena_array(mem, struct indicator, n), .versions = arena_array(mem, struct indicator_version, n),
                      .parts = arena_array(mem, struct indicator_part, n * PARTS), .periods = arena_array(mem, struct indicator_period, n * PERIODS),
                      .targets = arena_array(mem, struct indicator_target, n * PERIODS), .quarters = arena_array(mem, struct quarter, n * PERIODS),
                      .measurements = arena_array(mem, int64_t, n * PERIODS)};
    measure_periods(mem, &calendar, &k.spans);
    TRY(sheets_add(&k, first));
    TRY(calendars_add(&k));
    TRY(measurements_add(&k));
    return results_add(&k);
}

enum status demo_scale_indicators(struct db *db, struct arena *mem, const struct demo_scale_plan *at, int first, int count)
{
    for (int done = 0; done < count; done += AT_ONCE) {
        struct arena one = arena_new(mem->limit_bytes);
        enum status s = some_add(db, &one, at, first + done, count - done < AT_ONCE ? count - done : AT_ONCE);
        arena_free(&one);
        TRY(s);
    }
    return DONE;
}
