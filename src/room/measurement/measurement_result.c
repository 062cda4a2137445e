/* SPDX-License-Identifier: EUPL-1.2
 * "Resultados 1" (docs/algoritmos/resultados-1.md): a row for each period and part, from what is public, by the pure
 * functions of room measure. Nothing is written here. */
#include "room/measurement/measurement_store.h"
#include "sql.h"

#define DEPTH 12 /* indices over indices */

struct work {
    struct db *db;
    struct arena *mem;
    struct day today;
    const struct indicator *x;
    struct method_sheets sheets;
    struct indicator_period *periods;
    struct measurement *values; /* public ones, oldest first */
    struct measurement_part *parts;
    struct measurement_word *disputes;
    struct feed *children;
    size_t period_count, value_count, part_count, dispute_count, child_count;
    struct feed *named; /* read so far, by code */
    size_t named_count;
    struct indicator_result *rows;
    size_t row_count, row_size;
    size_t at; /* place of the period at hand */
};

/* An indicator that feeds this one. */
struct feed {
    const struct indicator *x; /* NULL: there is none of that code */
    struct str code;
    struct method_sheets sheets;
    struct indicator_period *periods;
    struct indicator_result *results;
    size_t period_count, result_count;
};

/* A cell, and what has to be said beside it. */
struct told {
    struct measured cell;
    bool disputed, corrected, waits; /* waits: an input may still come in time */
};

static struct measured nothing(int status)
{
    return (struct measured){.status = status, .value = NONE, .numerator = NONE, .denominator = NONE};
}

static bool has_value(struct measured c)
{
    return c.status == VALUE_REPORTED || c.status == VALUE_COMPUTED;
}

static enum status feed_read(struct work *w, const struct indicator *x, struct feed *ret)
{
    *ret = (struct feed){.x = x, .code = x->code};
    TRY(sheets_of(w->db, w->mem, x->id, &ret->sheets));
    for (size_t i = 0; i < ret->sheets.count; i++)
        TRY(sheet_read(w->db, w->mem, &ret->sheets.items[i]));
    TRY(indicator_periods(w->db, w->mem, x->id, &ret->periods, &ret->period_count));
    return measurement_kept(w->db, w->mem, x->id, &ret->results, &ret->result_count);
}

static enum status feed_named(struct work *w, struct str code, const struct feed **ret)
{
    struct indicator *x;
    for (size_t i = 0; i < w->named_count; i++)
        if (str_eq(w->named[i].code, code)) {
            *ret = &w->named[i];
            return DONE;
        }
    struct feed *grown = arena_array(w->mem, struct feed, w->named_count + 1);
    for (size_t i = 0; i < w->named_count; i++)
        grown[i] = w->named[i];
    struct feed *f = &grown[w->named_count];
    *f = (struct feed){.code = code};
    enum status s = indicator_by_code(w->db, w->mem, w->x->jurisdiction, code, &x);
    if (s == DONE && x->state != INDICATOR_DRAFT)
        s = feed_read(w, x, f);
    if (s != DONE && s != NOT_FOUND)
        return s;
    w->named = grown;
    w->named_count++;
    *ret = f;
    return DONE;
}

/* Dimension and code of a part; both nothing for the total. */
struct which {
    struct str dimension, code;
};

static struct which which_of(const struct indicator_part *part)
{
    return part == NULL ? (struct which){STR_NONE, STR_NONE} : (struct which){part->dimension, part->code};
}

static const struct indicator_result *feed_result(const struct feed *f, int64_t period, struct which part)
{
    for (size_t i = 0; i < f->result_count; i++) {
        const struct indicator_result *r = &f->results[i];
        if (r->period != period)
            continue;
        if (r->part == 0 && str_empty(part.code))
            return r;
        const struct method_sheet *s = r->part == 0 || str_empty(part.code) ? NULL : sheet_of(&f->sheets, r->version);
        const struct indicator_part *p = s == NULL ? NULL : sheet_part(s, part.dimension, part.code);
        if (p != NULL && p->id == r->part)
            return r;
    }
    return NULL;
}

static enum status formula_told(struct work *w, const struct indicator_version *v, struct day first, struct day last, struct which part,
                                int depth, struct told *ret);

/* What a feed is worth over a span: the value of its period where that is the span, else its periods within it by
 * the rule of its sheet; an index by its formula over the span. */
static enum status feed_told(struct work *w, const struct feed *f, struct day first, struct day last, struct which part, int depth,
                             struct told *ret)
{
    struct measured *cells = arena_array(w->mem, struct measured, f->period_count);
    int *years = arena_array(w->mem, int, f->period_count), month, day;
    const struct method_sheet *sheet = NULL;
    size_t count = 0;
    bool whole = false;
    *ret = (struct told){.cell = nothing(VALUE_NOT_REPORTED)};
    for (size_t i = 0; i < f->period_count; i++) {
        const struct indicator_period *p = &f->periods[i];
        if (day_before(p->starts_on, first) || day_before(last, p->ends_on))
            continue;
        const struct indicator_result *r = feed_result(f, p->id, part);
        struct measured *c = &cells[count];
        *c = nothing(VALUE_NOT_REPORTED);
        if (r != NULL) {
            *c = (struct measured){.status = r->status, .value = r->value_micro, .numerator = r->numerator_micro,
                               .denominator = r->denominator_micro, .missing = r->missing};
            c->divided_by_zero = r->status == VALUE_NOT_APPLICABLE && r->denominator_micro == 0;
            ret->disputed = ret->disputed || r->disputed;
            ret->corrected = ret->corrected || r->corrected;
            ret->waits = ret->waits || r->status == VALUE_NOT_DUE;
            sheet = sheet_of(&f->sheets, r->version);
        }
        day_split(p->ends_on, &years[count++], &month, &day);
        whole = whole || (p->starts_on.n == first.n && p->ends_on.n == last.n);
    }
    for (size_t i = 0; i < count; i++)
        if (cells[i].status == VALUE_NOT_DUE)
            cells[i] = nothing(VALUE_NOT_REPORTED);
    if (count == 0 || sheet == NULL)
        return DONE;
    if (whole && count == 1) {
        ret->cell = cells[0];
        return DONE;
    }
    if (sheet->version->type == TYPE_INDEX)
        return depth >= DEPTH ? DONE : formula_told(w, sheet->version, first, last, part, depth + 1, ret);
    ret->cell = measured_over_time(sheet->version, cells, years, count);
    return DONE;
}

static enum status formula_told(struct work *w, const struct indicator_version *v, struct day first, struct day last, struct which part,
                                int depth, struct told *ret)
{
    struct formula *f;
    struct formula_problem problem;
    const struct str *names;
    *ret = (struct told){.cell = nothing(VALUE_NOT_REPORTED)};
    if (formula_parse(w->mem, v->formula, &f, &problem) != DONE)
        return DONE;
    size_t count = formula_names(f, &names);
    struct operand *operands = arena_array(w->mem, struct operand, count);
    int64_t missing = 0, counted = 0;
    for (size_t i = 0; i < count; i++) {
        const struct feed *feed;
        struct told t;
        TRY(feed_named(w, names[i], &feed));
        TRY(feed_told(w, feed, first, last, part, depth, &t));
        bool value = has_value(t.cell) && t.cell.value != NONE;
        operands[i] = (struct operand){.kind = value ? OPERAND_VALUE
                                               : t.cell.status == VALUE_NOT_APPLICABLE ? OPERAND_NOT_APPLICABLE : OPERAND_MISSING,
                                       .micro = value ? t.cell.value : 0};
        missing += operands[i].kind == OPERAND_MISSING && t.cell.missing == 0 ? 1 : t.cell.missing;
        counted += operands[i].kind == OPERAND_MISSING ? 0 : 1;
        ret->disputed = ret->disputed || t.disputed;
        ret->corrected = ret->corrected || t.corrected;
        ret->waits = ret->waits || t.waits;
    }
    struct formula_result out = formula_value(f, operands);
    ret->cell = nothing(out.outcome == FORMULA_VALUE ? VALUE_COMPUTED
                        : out.outcome == FORMULA_MISSING ? VALUE_NOT_REPORTED : VALUE_NOT_APPLICABLE);
    if (out.outcome == FORMULA_VALUE)
        ret->cell.value = micro_round(out.micro, (int)v->decimals);
    ret->cell.divided_by_zero = out.divided_by_zero;
    ret->cell.missing = missing;
    ret->cell.counted = counted;
    return DONE;
}

/* Those that report to this one. Where a sheet does not allow it, what it measures is missing here. */
static enum status rollup_told(struct work *w, const struct indicator_version *v, const struct indicator_period *p, struct which part,
                               struct told *ret)
{
    struct measured *cells = arena_array(w->mem, struct measured, w->child_count);
    size_t count = 0;
    *ret = (struct told){.cell = nothing(VALUE_NOT_REPORTED)};
    for (size_t i = 0; i < w->child_count; i++) {
        struct told t;
        const char *field;
        const struct method_sheet *s = sheet_on(&w->children[i].sheets, p->ends_on);
        if (s == NULL)
            continue; /* it was over */
        if (indicator_rollup_fault(v, s->version, &field) != NULL) {
            cells[count++] = nothing(VALUE_NOT_REPORTED);
            continue;
        }
        TRY(feed_told(w, &w->children[i], p->starts_on, p->ends_on, part, 0, &t));
        cells[count++] = t.cell;
        ret->disputed = ret->disputed || t.disputed;
        ret->corrected = ret->corrected || t.corrected;
        ret->waits = ret->waits || t.waits;
    }
    if (count == 0)
        return DONE;
    ret->cell = measured_over_parts(v, cells, count);
    return DONE;
}

static const struct measurement *value_of(const struct work *w, int64_t period)
{
    for (size_t i = w->value_count; i-- > 0;)
        if (w->values[i].period == period)
            return &w->values[i];
    return NULL;
}

static struct measured reported_cell(const struct indicator_version *v, int kind, int64_t value, int64_t numerator, int64_t denominator)
{
    if (kind != VALUE_REPORTED)
        return nothing(kind);
    return measured_of(v, kind, value, numerator, denominator);
}

static struct measured part_cell(const struct work *w, const struct indicator_version *v, const struct measurement *m, int64_t part)
{
    for (size_t i = 0; i < w->part_count; i++) {
        const struct measurement_part *mp = &w->parts[i];
        if (mp->measurement == m->id && mp->part == part)
            return reported_cell(v, mp->kind, mp->value_micro, mp->numerator_micro, mp->denominator_micro);
    }
    return nothing(m->kind == VALUE_NOT_APPLICABLE ? VALUE_NOT_APPLICABLE : VALUE_NOT_REPORTED);
}

static bool disputed(const struct work *w, int64_t measurement)
{
    for (size_t i = 0; i < w->dispute_count; i++)
        if (w->disputes[i].measurement == measurement && !day_before(w->today, w->disputes[i].public_on))
            return true;
    return false;
}

static enum status cell_told(struct work *w, const struct method_sheet *s, const struct indicator_period *p, const struct measurement *m,
                             const struct indicator_part *part, struct told *ret)
{
    struct which which = which_of(part);
    const struct indicator_version *v = s->version;
    if (m != NULL) {
        *ret = (struct told){.disputed = disputed(w, m->id), .corrected = m->corrects != NONE};
        ret->cell = part == NULL ? reported_cell(v, m->kind, m->value_micro, m->numerator_micro, m->denominator_micro)
                                 : part_cell(w, v, m, part->id);
        return DONE;
    }
    *ret = (struct told){.cell = nothing(VALUE_NOT_REPORTED)};
    if (v->type == TYPE_INDEX)
        TRY(formula_told(w, v, p->starts_on, p->ends_on, which, 0, ret));
    else if (v->rollup == ROLLUP_SUM && w->child_count > 0)
        TRY(rollup_told(w, v, p, which, ret));
    bool owed = day_before(p->due_on, w->today);
    if (!owed && (ret->waits || ret->cell.status == VALUE_NOT_REPORTED || ret->cell.status == VALUE_NOT_DUE))
        *ret = (struct told){.cell = nothing(VALUE_NOT_DUE)};
    else if (owed && ret->cell.status == VALUE_NOT_DUE)
        ret->cell = nothing(VALUE_NOT_REPORTED);
    return DONE;
}

/* The first sheet whose figures are of the same series. */
static int64_t series_from(const struct work *w, const struct indicator_version *v)
{
    int64_t from = 1;
    for (size_t i = 0; i < w->sheets.count; i++) {
        const struct indicator_version *x = w->sheets.items[i].version;
        if (x->number <= v->number && x->change == CHANGE_METHOD)
            from = x->number;
    }
    return from;
}

/* What was said before of the same part, in this series. */
static struct told said_before(const struct work *w, int64_t period, const struct indicator_part *part, int64_t from)
{
    for (size_t i = 0; i < w->row_count; i++) {
        const struct indicator_result *r = &w->rows[i];
        const struct method_sheet *s = r->period == period ? sheet_of(&w->sheets, r->version) : NULL;
        if (s == NULL || s->version->number < from || (part == NULL) != (r->part == 0))
            continue;
        const struct indicator_part *same = part == NULL ? NULL : sheet_part(s, part->dimension, part->code);
        if (part != NULL && (same == NULL || same->id != r->part))
            continue;
        struct measured x = {.status = r->status, .value = r->value_micro, .numerator = r->numerator_micro, .denominator = r->denominator_micro,
                             .missing = r->missing};
        x.divided_by_zero = r->status == VALUE_NOT_APPLICABLE && r->denominator_micro == 0;
        return (struct told){.cell = x, .disputed = r->disputed, .corrected = r->corrected};
    }
    return (struct told){.cell = nothing(VALUE_NOT_DUE)}; /* of another series: left out */
}

/* A target of a year is judged by the year's periods so far; of an index, by its formula over the inputs of that span. */
static enum status judged_by(struct work *w, const struct method_sheet *s, const struct indicator_part *part, const struct indicator_target *target,
                             const struct told *now, struct told *ret)
{
    size_t count = w->at + 1;
    const struct indicator_period *p = &w->periods[w->at];
    *ret = *now;
    if (s->version->type == TYPE_INDEX) {
        if (has_value(now->cell) && day_before(target->starts_on, p->starts_on))
            TRY(formula_told(w, s->version, target->starts_on, p->ends_on, which_of(part), 0, ret));
        return DONE;
    }
    struct told *all = arena_array(w->mem, struct told, count);
    struct measured *cells = arena_array(w->mem, struct measured, count);
    struct measure_span *spans = arena_array(w->mem, struct measure_span, count);
    int64_t from = series_from(w, s->version);
    for (size_t i = 0; i < count; i++) {
        p = &w->periods[i];
        spans[i] = (struct measure_span){p->starts_on, p->ends_on, p->due_on};
        all[i] = i + 1 == count ? *now : said_before(w, p->id, part, from);
        cells[i] = all[i].cell;
    }
    *ret = (struct told){.cell = measure_judged(w->mem, s->version, target, spans, cells, count)};
    for (size_t i = 0; i < count; i++)
        if (measure_enters(s->version, target, spans, cells, count, i)) {
            ret->disputed = ret->disputed || all[i].disputed;
            ret->corrected = ret->corrected || all[i].corrected;
        }
    return DONE;
}

static enum status row_put(struct work *w, const struct method_sheet *s, const struct indicator_period *p, const struct measurement *m,
                    const struct indicator_part *part, const struct methodology *method, const struct told *t)
{
    struct indicator_result *row = &w->rows[w->row_count++];
    shape_clear(&indicator_result_shape, row);
    const struct indicator_target *target = measure_target(s->targets, s->target_count, part == NULL ? NONE : part->id, p->starts_on, p->ends_on);
    row->indicator = w->x->id;
    row->period = p->id;
    row->part = part == NULL ? 0 : part->id;
    row->version = s->version->id;
    row->status = t->cell.status;
    if (has_value(t->cell))
        row->value_micro = t->cell.value;
    if (has_value(t->cell) || t->cell.divided_by_zero) {
        row->numerator_micro = t->cell.numerator;
        row->denominator_micro = t->cell.denominator;
    }
    if (m != NULL && part == NULL && !str_empty(m->words))
        row->words = m->words;
    row->target_micro = target == NULL ? NONE : target->value_micro;
    row->disputed = t->disputed;
    row->corrected = t->corrected;
    row->missing = t->cell.missing;
    row->methodology = method->id;
    bool band = s->version->direction == DIRECTION_BAND;
    struct told judged = *t;
    if (target != NULL)
        TRY(judged_by(w, s, part, target, t, &judged));
    if (has_value(judged.cell) && judged.cell.value != NONE && (target != NULL || band))
        row->achievement_centi = achievement_of(method, s->version, judged.cell.value, row->target_micro);
    row->category = achievement_category(method, row->achievement_centi);
    row->achievement_disputed = row->achievement_centi != NONE && judged.disputed;
    row->achievement_corrected = row->achievement_centi != NONE && judged.corrected;
    return DONE;
}

/* Rows are in the order of the parts' ids. */
static const struct indicator_part **by_id(struct arena *mem, const struct method_sheet *s)
{
    const struct indicator_part **all = arena_array(mem, const struct indicator_part *, s->part_count);
    for (size_t i = 0; i < s->part_count; i++) {
        size_t at = i;
        for (; at > 0 && all[at - 1]->id > s->parts[i].id; at--)
            all[at] = all[at - 1];
        all[at] = &s->parts[i];
    }
    return all;
}

static enum status period_rows(struct work *w, size_t at)
{
    const struct indicator_period *p = &w->periods[at];
    struct methodology *method;
    struct told t;
    const struct measurement *m = value_of(w, p->id);
    struct method_sheet *s = m == NULL ? sheet_on(&w->sheets, p->ends_on) : sheet_of(&w->sheets, m->version);
    if (s == NULL)
        return DONE;
    w->at = at;
    TRY(sheet_read(w->db, w->mem, s));
    TRY(methodology_on(w->db, w->mem, w->x->jurisdiction, p->ends_on, &method));
    size_t need = w->row_count + 1 + s->part_count;
    if (need > w->row_size) {
        struct indicator_result *grown = arena_array(w->mem, struct indicator_result, need * 2);
        for (size_t i = 0; i < w->row_count; i++)
            grown[i] = w->rows[i];
        w->rows = grown;
        w->row_size = need * 2;
    }
    TRY(cell_told(w, s, p, m, NULL, &t));
    TRY(row_put(w, s, p, m, NULL, method, &t));
    const struct indicator_part **parts = by_id(w->mem, s);
    for (size_t i = 0; i < s->part_count; i++) {
        TRY(cell_told(w, s, p, m, parts[i], &t));
        TRY(row_put(w, s, p, m, parts[i], method, &t));
    }
    return DONE;
}

static enum status work_read(struct work *w, int64_t indicator)
{
    struct indicator *x, *children;
    size_t count;
    TRY(indicator_of_id(w->db, w->mem, indicator, &x));
    w->x = x;
    TRY(sheets_of(w->db, w->mem, indicator, &w->sheets));
    TRY(indicator_periods(w->db, w->mem, indicator, &w->periods, &w->period_count));
    TRY(db_many(w->db, SQL_MEASUREMENTS_PUBLIC, WITH(IN(indicator)), w->mem, &measurement_shape, &w->values, &w->value_count));
    TRY(db_many(w->db, SQL_MEASUREMENT_PARTS_PUBLIC, WITH(IN(indicator)), w->mem, &measurement_part_shape, &w->parts, &w->part_count));
    TRY(db_many(w->db, SQL_MEASUREMENT_DISPUTES_PUBLIC, WITH(IN(indicator)), w->mem, &measurement_word_shape, &w->disputes, &w->dispute_count));
    TRY(db_many(w->db, SQL_INDICATOR_CHILDREN, WITH(IN(indicator)), w->mem, &indicator_shape, &children, &count));
    w->children = arena_array(w->mem, struct feed, count);
    for (size_t i = 0; i < count; i++)
        TRY(feed_read(w, &children[i], &w->children[w->child_count++]));
    return DONE;
}

enum status measurement_results(struct db *db, struct arena *mem, int64_t indicator, struct day today, struct indicator_result **ret,
                                size_t *ret_count)
{
    struct work w = {.db = db, .mem = mem, .today = today};
    TRY(work_read(&w, indicator));
    for (size_t i = 0; w.sheets.count > 0 && i < w.period_count; i++)
        TRY(period_rows(&w, i));
    *ret = w.rows;
    *ret_count = w.row_count;
    return DONE;
}
