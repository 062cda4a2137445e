/* SPDX-License-Identifier: EUPL-1.2
 * The seven figures of each plan computed again with "Índices 1", from the sets they are counted from. */
#include "room/archive/archive_read.h"
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

struct indices {
    struct archive_reader *r;
    struct archive_table indices, advances, deadlines, deliveries, proofs, questions, indicators, results;
};

static enum status tables_read(struct indices *x)
{
    struct archive_reader *r = x->r;
    TRY(archive_table_read(r, "indices", &index_read_shape, &x->indices));
    TRY(archive_table_read(r, "avances", &advance_read_shape, &x->advances));
    TRY(archive_table_read(r, "plazos", &deadline_read_shape, &x->deadlines));
    TRY(archive_table_read(r, "entregas", &delivery_read_shape, &x->deliveries));
    TRY(archive_table_read(r, "pruebas", &proof_read_shape, &x->proofs));
    TRY(archive_table_read(r, "indicadores", &indicator_read_shape, &x->indicators));
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

static bool of_plan(const struct indices *x, struct str code, int64_t plan)
{
    for (size_t i = 0; i < x->indicators.count; i++) {
        const struct indicator_read *n = archive_row(&x->indicators, struct indicator_read, i);
        if (str_eq(n->code, code))
            return n->plan_number == plan && (n->state == INDICATOR_IN_FORCE || n->state == INDICATOR_CLOSED);
    }
    return false;
}

/* Of each indicator the last period that has a target and owes a value or has one. */
static void results(const struct indices *x, int64_t plan, struct index_facts *f)
{
    const struct result_data *last = NULL;
    for (size_t i = 0; i <= x->results.count; i++) {
        const struct result_data *y = i < x->results.count ? archive_row(&x->results, struct result_data, i) : NULL;
        if (last != NULL && (y == NULL || !str_eq(y->indicator, last->indicator))) {
            bool value = last->status == VALUE_REPORTED || last->status == VALUE_COMPUTED;
            bool counted = value && last->achievement_centi != NONE;
            f->measured += counted;
            f->achievement_sum += !counted ? 0 : last->achievement_centi > 10000 ? 10000 : last->achievement_centi;
            f->unmeasured += last->status == VALUE_NOT_REPORTED || (value && !counted);
            last = NULL;
        }
        if (y != NULL && str_empty(y->part) && y->target_micro != NONE && y->status != VALUE_NOT_DUE && of_plan(x, y->indicator, plan))
            last = y;
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

enum status archive_prove_indices(struct archive_reader *r)
{
    struct indices x = {.r = r};
    TRY(tables_read(&x));
    for (size_t i = 0; i < x.indices.count; i++) {
        const struct index_read *row = archive_row(&x.indices, struct index_read, i);
        struct index_facts f = {0};
        struct plan_index all[INDEX_COUNT];
        fulfilment(&x, row->plan_number, &f);
        punctuality(&x, row->plan_number, row->computed_on, &f);
        evidence_and_voice(&x, row->plan_number, &f);
        answers(&x, row->plan_number, row->computed_on, &f);
        results(&x, row->plan_number, &f);
        indices_1(&f, all);
        index_judged(&x, i, all);
    }
    return DONE;
}
