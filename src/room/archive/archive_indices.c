/* SPDX-License-Identifier: EUPL-1.2
 * The seven figures of each plan computed again with "Índices 1", from the sets they are counted from. */
#include <stdlib.h>

#include "base/decimal.h"
#include "room/archive/archive_grid.h"
#include "room/archive/archive_sheet.h"
#include "room/index/index.h"
#include "room/question/question.h"

/* The columns that are counted. */
#define INDEX_READ(F)                                       \
    F(INT, plan_number, PUBLIC, FREE, "", "")               \
    F(CHOICE, code, REQUIRED | PUBLIC, ONE_OF(index_code), "", "") \
    F(INT, numerator, REQUIRED | PUBLIC, FREE, "", "")      \
    F(INT, denominator, REQUIRED | PUBLIC, FREE, "", "")    \
    F(CENTI, value_centi, PUBLIC, FREE, "", "")             \
    F(INT, left_out, REQUIRED | PUBLIC, FREE, "", "")       \
    F(DAY, computed_on, REQUIRED | PUBLIC, FREE, "", "")
SHAPE_STRUCT(index_read, INDEX_READ);
#define INDEX_YEAR_READ(F)                                  \
    INDEX_READ(F)                                           \
    F(INT, year, REQUIRED | PUBLIC, FREE, "", "")
SHAPE_STRUCT(index_year_read, INDEX_YEAR_READ);
#define ADVANCE_READ(F)                                     \
    F(INT, plan_number, PUBLIC, FREE, "", "")               \
    F(CHOICE, state, PUBLIC, ONE_OF(commitment_state), "", "") \
    F(CENTI, weight_centi, PUBLIC, FREE, "", "")            \
    F(CENTI, undisputed_centi, PUBLIC, FREE, "", "")        \
    F(FLAG, counted, PUBLIC, FREE, "", "")
SHAPE_STRUCT(advance_read, ADVANCE_READ);
#define DEADLINE_READ(F)                                    \
    F(INT, plan_number, PUBLIC, FREE, "", "")               \
    F(DAY, original_due_on, PUBLIC, FREE, "", "")           \
    F(DAY, delivered_on, PUBLIC, FREE, "", "")
SHAPE_STRUCT(deadline_read, DEADLINE_READ);
#define DELIVERY_READ(F)                                    \
    F(INT, plan_number, PUBLIC, FREE, "", "")               \
    F(FLAG, spoken, PUBLIC, FREE, "", "")                   \
    F(FLAG, disputed, PUBLIC, FREE, "", "")
SHAPE_STRUCT(delivery_read, DELIVERY_READ);
#define PROOF_READ(F)                                       \
    F(INT, plan_number, PUBLIC, FREE, "", "")               \
    F(TEXT, opens, PUBLIC, FREE, "", "")
SHAPE_STRUCT(proof_read, PROOF_READ);
#define SHAPE_TAG struct index_read
SHAPE_TABLE(index_read, NULL, INDEX_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct index_year_read
SHAPE_TABLE(index_year_read, NULL, INDEX_YEAR_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct advance_read
SHAPE_TABLE(advance_read, NULL, ADVANCE_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct deadline_read
SHAPE_TABLE(deadline_read, NULL, DEADLINE_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct delivery_read
SHAPE_TABLE(delivery_read, NULL, DELIVERY_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct proof_read
SHAPE_TABLE(proof_read, NULL, PROOF_READ);
#undef SHAPE_TAG

/* What an indicator adds to the results of its plan. */
struct achieved {
    int64_t plan, measured, sum, unmeasured;
};
struct indices {
    struct archive_reader *r;
    struct archive_table indices, years, advances, deadlines, deliveries, proofs, questions, indicators, sheets, results;
    const struct sheet_read **bands; /* sheets that have a band for a target */
    size_t band_count;
    struct achieved *achieved; /* of the indicators that have results */
    size_t achieved_count;
    struct grid shown; /* logros */
    size_t shown_found;
};

static enum status tables_read(struct indices *x)
{
    struct archive_reader *r = x->r;
    TRY(archive_table_read(r, "indices", &index_read_shape, &x->indices));
    TRY(archive_table_read(r, "indices-anuales", &index_year_read_shape, &x->years));
    TRY(archive_table_read(r, "avances", &advance_read_shape, &x->advances));
    TRY(archive_table_read(r, "plazos", &deadline_read_shape, &x->deadlines));
    TRY(archive_table_read(r, "entregas", &delivery_read_shape, &x->deliveries));
    TRY(archive_table_read(r, "pruebas", &proof_read_shape, &x->proofs));
    TRY(archive_table_read(r, "indicadores", &indicator_read_shape, &x->indicators));
    TRY(archive_table_read(r, "fichas", &sheet_read_shape, &x->sheets));
    TRY(archive_table_read(r, "resultados", &result_data_shape, &x->results));
    return archive_table_read(r, "preguntas", &question_shown_shape, &x->questions);
}

/* By weight, unless one of those that count has none or all sum to zero. */
static void fulfilment(const struct indices *x, int64_t plan, struct index_facts *f)
{
    int64_t weights = 0, weighted = 0;
    bool equal = false;
    for (size_t i = 0; i < x->advances.count; i++) {
        const struct advance_read *c = archive_row(&x->advances, struct advance_read, i);
        if (c->plan_number != plan)
            continue;
        f->unfigured += !c->counted && c->state == COMMITMENT_CURRENT;
        if (!c->counted)
            continue;
        f->commitments++;
        f->undisputed_sum += c->undisputed_centi;
        equal = equal || c->weight_centi == NONE;
        weights += c->weight_centi == NONE ? 0 : c->weight_centi;
        weighted += c->weight_centi == NONE ? 0 : c->weight_centi * c->undisputed_centi;
    }
    if (equal || weights == 0)
        return;
    f->undisputed_sum = weighted;
    f->commitments = weights;
}

static void punctuality(const struct indices *x, int64_t plan, struct day d, struct index_facts *f)
{
    for (size_t i = 0; i < x->deadlines.count; i++) {
        const struct deadline_read *m = archive_row(&x->deadlines, struct deadline_read, i);
        if (m->plan_number != plan)
            continue;
        bool due = day_before(m->original_due_on, d);
        f->undated += !day_known(m->original_due_on);
        f->due += due;
        f->punctual += due && day_known(m->delivered_on) && !day_before(m->original_due_on, m->delivered_on);
    }
}

static void evidence_and_voice(const struct indices *x, int64_t plan, struct index_facts *f)
{
    for (size_t i = 0; i < x->proofs.count; i++) {
        const struct proof_read *p = archive_row(&x->proofs, struct proof_read, i);
        if (p->plan_number != plan)
            continue;
        bool counted = str_is(p->opens, "abre") || str_is(p->opens, "no-abre");
        f->live_proofs += str_is(p->opens, "abre");
        f->proofs += counted;
        f->unopened += !counted;
    }
    for (size_t i = 0; i < x->deliveries.count; i++) {
        const struct delivery_read *c = archive_row(&x->deliveries, struct delivery_read, i);
        if (c->plan_number != plan)
            continue;
        f->claims++;
        f->spoken += c->spoken;
        f->disputed += c->disputed;
    }
}

static void answers(const struct indices *x, int64_t plan, struct day d, struct index_facts *f)
{
    for (size_t i = 0; i < x->questions.count; i++) {
        const struct question_shown *q = archive_row(&x->questions, struct question_shown, i);
        bool shown = q->state == POST_VISIBLE || q->state == POST_FLAGGED || q->state == POST_LIMITED || q->state == POST_RESTORED;
        if (q->plan_number != plan || !shown)
            continue;
        bool answered = day_known(q->answered_on), due = day_known(q->due_on);
        f->undated_questions += !due;
        f->questions += due && (answered || day_before(q->due_on, d));
        f->answered += due && answered && !day_before(q->due_on, q->answered_on);
    }
}

static int by_code(const void *a, const void *b)
{
    const struct indicator_read *const *x = a, *const *y = b;
    return str_compare((*x)->code, (*y)->code);
}

/* What its last period that has a target, and owes a value or has one, adds. */
static void achieved_add(struct indices *x, int64_t plan, const struct result_data *last)
{
    bool value = last->status == VALUE_REPORTED || last->status == VALUE_COMPUTED;
    bool counted = value && last->achievement_centi != NONE;
    x->achieved[x->achieved_count++] = (struct achieved){
        .plan = plan,
        .measured = counted,
        .sum = !counted ? 0 : last->achievement_centi > 10000 ? 10000 : last->achievement_centi,
        .unmeasured = last->status == VALUE_NOT_REPORTED || (value && !counted)};
}

/* What `logros` says of an indicator of a followed plan. */
static void achieved_shown(struct indices *x, const struct indicator_read *of, const struct result_data *last)
{
    struct arena one = arena_new(1 << 16);
    struct grid *g = &x->shown;
    struct buf cells = BUF(&one);
    bool value = last->status == VALUE_REPORTED || last->status == VALUE_COMPUTED;
    const struct str key[] = {str_fmt(&one, "%lld", (long long)of->plan_number), of->code};
    size_t at = grid_find_cells(g, key, COUNT(key));
    if (at == GRID_NOWHERE)
        archive_complain(x->r, "datos/%.*s/logros.csv: falta la fila de %.*s", STR_ARG(x->r->jurisdiction), STR_ARG(of->code));
    else {
        x->shown_found++;
        if (last->achievement_centi != NONE)
            decimal_write(&cells, last->achievement_centi, 2);
        grid_compare(g, at, "period_number", str_fmt(&one, "%lld", (long long)last->period), "resultados");
        grid_compare(g, at, "status", str_of(choice_code(&value_status_choices, last->status)), "resultados");
        grid_compare(g, at, "achievement_centi", buf_str(&cells), "resultados");
        grid_compare(g, at, "counted", value && last->achievement_centi != NONE ? STR("1") : STR("0"), "resultados");
    }
    arena_free(&one);
}

static bool followed(const struct indices *x, int64_t plan)
{
    for (size_t i = 0; i < x->indices.count; i++)
        if (archive_row(&x->indices, struct index_read, i)->plan_number == plan)
            return true;
    return false;
}

static void bands_gather(struct indices *x)
{
    x->bands = arena_array(x->r->mem, const struct sheet_read *, x->sheets.count);
    for (size_t i = 0; i < x->sheets.count; i++) {
        const struct sheet_read *s = archive_row(&x->sheets, struct sheet_read, i);
        if (s->direction == DIRECTION_BAND)
            x->bands[x->band_count++] = s;
    }
}

/* The band of its sheet is its target. */
static bool in_band(const struct indices *x, const struct result_data *y)
{
    for (size_t i = 0; i < x->band_count; i++)
        if (x->bands[i]->number == y->version && str_eq(x->bands[i]->code, y->indicator))
            return true;
    return false;
}

/* Rows of an indicator stand together in resultados; the plan of each is looked up once. */
static void results_gather(struct indices *x)
{
    size_t n = x->indicators.count;
    bands_gather(x);
    const struct indicator_read **codes = arena_array(x->r->mem, const struct indicator_read *, n);
    for (size_t i = 0; i < n; i++)
        codes[i] = archive_row(&x->indicators, struct indicator_read, i);
    if (n > 0)
        qsort(codes, n, sizeof *codes, by_code);
    x->achieved = arena_array(x->r->mem, struct achieved, x->results.count);
    for (size_t from = 0, to; from < x->results.count && n > 0; from = to) {
        const struct result_data *first = archive_row(&x->results, struct result_data, from), *last = NULL;
        for (to = from; to < x->results.count && str_eq(archive_row(&x->results, struct result_data, to)->indicator, first->indicator); to++) {
            const struct result_data *y = archive_row(&x->results, struct result_data, to);
            if (str_empty(y->part) && y->status != VALUE_NOT_DUE && (y->target_micro != NONE || in_band(x, y)))
                last = y;
        }
        const struct indicator_read key = {.code = first->indicator}, *sought = &key;
        const struct indicator_read *const *found = bsearch(&sought, codes, n, sizeof *codes, by_code);
        if (last != NULL && found != NULL && ((*found)->state == INDICATOR_IN_FORCE || (*found)->state == INDICATOR_CLOSED)) {
            achieved_add(x, (*found)->plan_number, last);
            if (followed(x, (*found)->plan_number))
                achieved_shown(x, *found, last);
        }
    }
}

static void results(const struct indices *x, int64_t plan, struct index_facts *f)
{
    for (size_t i = 0; i < x->achieved_count; i++) {
        const struct achieved *y = &x->achieved[i];
        if (y->plan != plan)
            continue;
        f->measured += y->measured;
        f->achievement_sum += y->sum;
        f->unmeasured += y->unmeasured;
    }
}

static void index_judged(struct indices *x, size_t at, const struct plan_index all[INDEX_COUNT])
{
    struct index_read fresh = *archive_row(&x->indices, struct index_read, at);
    if (fresh.code < 0)
        return; /* said */
    struct str key = str_fmt(x->r->mem, "plan %lld, %s", (long long)fresh.plan_number, choice_code(&index_code_choices, fresh.code));
    const struct plan_index *is = &all[fresh.code];
    fresh.numerator = is->numerator;
    fresh.denominator = is->denominator;
    fresh.value_centi = is->value_centi;
    fresh.left_out = is->left_out;
    archive_compare_row(x->r, &x->indices, at, key, &fresh, "plan_number code computed_on");
}

/* The kept figure of the year at hand is the present one; those of years that ended are what was shown, not computed again. */
static void year_judged(struct indices *x, const struct index_read *now)
{
    for (size_t i = 0; i < x->years.count; i++) {
        struct index_year_read fresh = *archive_row(&x->years, struct index_year_read, i);
        if (fresh.plan_number != now->plan_number || fresh.code != now->code || fresh.computed_on.n != now->computed_on.n)
            continue;
        fresh.numerator = now->numerator;
        fresh.denominator = now->denominator;
        fresh.value_centi = now->value_centi;
        fresh.left_out = now->left_out;
        struct str key = str_fmt(x->r->mem, "plan %lld, %lld, %s", (long long)fresh.plan_number, (long long)fresh.year,
                                 choice_code(&index_code_choices, fresh.code));
        archive_compare_row(x->r, &x->years, i, key, &fresh, "plan_number year code computed_on");
    }
}

static bool kept_now(const struct indices *x, const struct index_year_read *year)
{
    for (size_t i = 0; i < x->indices.count; i++) {
        const struct index_read *now = archive_row(&x->indices, struct index_read, i);
        if (year->plan_number == now->plan_number && year->code == now->code && year->computed_on.n == now->computed_on.n)
            return true;
    }
    return false;
}

static void facts_gather(const struct indices *x, const struct index_read *row, struct index_facts *ret)
{
    *ret = (struct index_facts){0};
    fulfilment(x, row->plan_number, ret);
    punctuality(x, row->plan_number, row->computed_on, ret);
    evidence_and_voice(x, row->plan_number, ret);
    answers(x, row->plan_number, row->computed_on, ret);
    results(x, row->plan_number, ret);
}

enum status archive_prove_indices(struct archive_reader *r)
{
    struct indices x = {.r = r};
    struct plan_index all[INDEX_COUNT];
    const struct index_read *before = NULL;
    TRY(tables_read(&x));
    TRY(grid_read(r, "logros", "plan_number code", &x.shown));
    results_gather(&x);
    if (x.shown_found != x.shown.count)
        archive_complain(r, "datos/%.*s/logros.csv: tiene %zu filas y el cálculo da %zu", STR_ARG(r->jurisdiction), x.shown.count, x.shown_found);
    for (size_t i = 0; i < x.indices.count; i++) {
        const struct index_read *row = archive_row(&x.indices, struct index_read, i);
        if (before == NULL || before->plan_number != row->plan_number || before->computed_on.n != row->computed_on.n) {
            struct index_facts f;
            facts_gather(&x, row, &f);
            indices_1(&f, all);
        }
        before = row;
        index_judged(&x, i, all);
        year_judged(&x, row);
    }
    for (size_t i = 0; i < x.years.count; i++)
        r->proof.past_indices += !kept_now(&x, archive_row(&x.years, struct index_year_read, i));
    return DONE;
}
