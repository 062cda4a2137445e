/* SPDX-License-Identifier: EUPL-1.2
 * Results of indicators computed again with "Medición 1" and "Fórmula 1", as docs/algoritmos tell them. An indicator
 * that is fed by others takes their published results, which are proved on their own. */
#include "room/archive/archive_sheet.h"
#include "room/formula/formula.h"

#define DEPTH 12 /* indices over indices */

struct values {
    struct archive_reader *r;
    struct told_place *places;
    size_t place_count;
    struct day day;
    struct arena one; /* of an indicator */
    /* The indicator at hand. */
    struct told_place *p;
    const struct told_indicator *x;
    struct result_data *fresh; /* rows computed so far */
    size_t fresh_count, found;
    struct told_indicator **children;
    size_t child_count;
};
/* A cell, and what has to be said beside it. */
struct told {
    struct measured cell;
    bool disputed, corrected, waits;
};
struct which {
    struct str dimension, code; /* both nothing: the total */
};

static struct measured nothing(int status)
{
    return (struct measured){.status = status, .value = NONE, .numerator = NONE, .denominator = NONE};
}

static bool has_value(struct measured c)
{
    return c.status == VALUE_REPORTED || c.status == VALUE_COMPUTED;
}

static bool same_part(struct str dimension, struct str code, struct which w)
{
    return str_empty(w.code) ? str_empty(code) : str_eq(dimension, w.dimension) && str_eq(code, w.code);
}

static struct measured cell_of_result(const struct result_data *r)
{
    struct measured c = {.status = r->status, .value = r->value_micro, .numerator = r->numerator_micro, .denominator = r->denominator_micro,
                         .missing = r->missing};
    c.divided_by_zero = r->status == VALUE_NOT_APPLICABLE && r->denominator_micro == 0;
    return c;
}

static struct told_place *place_of(const struct values *v, const struct told_indicator *x)
{
    return &v->places[x->place];
}

static const struct result_data *result_of(const struct values *v, const struct told_indicator *x, int64_t period, struct which w)
{
    for (size_t i = x->results.from; i < x->results.to; i++) {
        const struct result_data *r = archive_row(&place_of(v, x)->results, struct result_data, i);
        if (r->period == period && same_part(r->dimension, r->part, w))
            return r;
    }
    return NULL;
}

static struct told formula_told(struct values *v, const struct told_indicator *of, const struct indicator_version *s, struct day first,
                                struct day last, struct which w, int depth);

/* The published periods of a feed within a span. */
struct within {
    struct measured *cells;
    int *years;
    size_t count;
    const struct told_sheet *sheet;
    bool whole;
};

static struct within periods_within(struct values *v, const struct told_indicator *x, struct day first, struct day last, struct which w,
                                    struct told *t)
{
    size_t most = x->spans.to - x->spans.from;
    struct within in = {arena_array(&v->one, struct measured, most), arena_array(&v->one, int, most), 0, NULL, false};
    for (size_t i = x->spans.from; i < x->spans.to; i++) {
        const struct span_data *p = archive_row(&place_of(v, x)->spans, struct span_data, i);
        int month, day;
        if (day_before(p->starts_on, first) || day_before(last, p->ends_on))
            continue;
        const struct result_data *r = result_of(v, x, p->period, w);
        in.cells[in.count] = r == NULL ? nothing(VALUE_NOT_REPORTED) : cell_of_result(r);
        if (r != NULL) {
            t->disputed = t->disputed || r->disputed;
            t->corrected = t->corrected || r->corrected;
            t->waits = t->waits || r->status == VALUE_NOT_DUE;
            in.sheet = told_sheet_of(x, r->version);
        }
        if (in.cells[in.count].status == VALUE_NOT_DUE)
            in.cells[in.count] = nothing(VALUE_NOT_REPORTED);
        day_split(p->ends_on, &in.years[in.count++], &month, &day);
        in.whole = in.whole || (p->starts_on.n == first.n && p->ends_on.n == last.n);
    }
    return in;
}

/* What an indicator that feeds another is worth over a span. */
static struct told feed_told(struct values *v, const struct told_indicator *x, struct day first, struct day last, struct which w, int depth)
{
    struct told t = {.cell = nothing(VALUE_NOT_REPORTED)};
    if (x == NULL)
        return t;
    struct within in = periods_within(v, x, first, last, w, &t);
    if (in.count == 0 || in.sheet == NULL)
        return t;
    if (in.whole && in.count == 1)
        t.cell = in.cells[0];
    else if (in.sheet->version.type == TYPE_INDEX)
        return depth >= DEPTH ? t : formula_told(v, x, &in.sheet->version, first, last, w, depth + 1);
    else
        t.cell = measured_over_time(&in.sheet->version, in.cells, in.years, in.count);
    return t;
}

static struct told formula_told(struct values *v, const struct told_indicator *of, const struct indicator_version *s, struct day first,
                                struct day last, struct which w, int depth)
{
    struct told all = {.cell = nothing(VALUE_NOT_REPORTED)};
    struct formula *f;
    struct formula_problem problem;
    const struct str *names;
    if (formula_parse(&v->one, s->formula, &f, &problem) != DONE)
        return all;
    size_t count = formula_names(f, &names);
    struct operand *operands = arena_array(&v->one, struct operand, count);
    int64_t missing = 0, counted = 0;
    for (size_t i = 0; i < count; i++) {
        struct told t = feed_told(v, told_indicator_of(place_of(v, of), names[i]), first, last, w, depth);
        bool value = has_value(t.cell) && t.cell.value != NONE;
        operands[i] = (struct operand){.kind = value ? OPERAND_VALUE
                                               : t.cell.status == VALUE_NOT_APPLICABLE ? OPERAND_NOT_APPLICABLE : OPERAND_MISSING,
                                       .micro = value ? t.cell.value : 0};
        missing += operands[i].kind == OPERAND_MISSING && t.cell.missing == 0 ? 1 : t.cell.missing;
        counted += operands[i].kind == OPERAND_MISSING ? 0 : 1;
        all.disputed = all.disputed || t.disputed;
        all.corrected = all.corrected || t.corrected;
        all.waits = all.waits || t.waits;
    }
    struct formula_result out = formula_value(f, operands);
    all.cell = nothing(out.outcome == FORMULA_VALUE ? VALUE_COMPUTED
                       : out.outcome == FORMULA_MISSING ? VALUE_NOT_REPORTED : VALUE_NOT_APPLICABLE);
    if (out.outcome == FORMULA_VALUE)
        all.cell.value = micro_round(out.micro, (int)s->decimals);
    all.cell.divided_by_zero = out.divided_by_zero;
    all.cell.missing = missing;
    all.cell.counted = counted;
    return all;
}

/* Those that report to this one. Where a sheet does not allow it, what it measures is missing here. */
static struct told rollup_told(struct values *v, const struct indicator_version *s, const struct span_data *p, struct which w)
{
    struct told all = {.cell = nothing(VALUE_NOT_REPORTED)};
    struct measured *cells = arena_array(&v->one, struct measured, v->child_count);
    size_t count = 0;
    for (size_t i = 0; i < v->child_count; i++) {
        const struct told_sheet *sheet = told_sheet_on(v->children[i], p->ends_on);
        const char *field;
        if (sheet == NULL)
            continue; /* it was over */
        if (indicator_rollup_fault(s, &sheet->version, &field) != NULL) {
            cells[count++] = nothing(VALUE_NOT_REPORTED);
            continue;
        }
        struct told t = feed_told(v, v->children[i], p->starts_on, p->ends_on, w, 0);
        cells[count++] = t.cell;
        all.disputed = all.disputed || t.disputed;
        all.corrected = all.corrected || t.corrected;
        all.waits = all.waits || t.waits;
    }
    if (count > 0)
        all.cell = measured_over_parts(s, cells, count);
    return all;
}

/* The one that counts: the last public one of the period. */
static const struct value_data *value_of(const struct values *v, int64_t period)
{
    for (size_t i = v->x->values.to; i-- > v->x->values.from;) {
        const struct value_data *m = archive_row(&v->p->values, struct value_data, i);
        if (m->period == period)
            return m;
    }
    return NULL;
}

static struct measured reported(const struct indicator_version *s, int kind, int64_t value, int64_t numerator, int64_t denominator)
{
    return kind == VALUE_REPORTED ? measured_of(s, kind, value, numerator, denominator) : nothing(kind);
}

static struct measured part_reported(const struct values *v, const struct indicator_version *s, const struct value_data *m, struct which w)
{
    for (size_t i = v->x->value_parts.from; i < v->x->value_parts.to; i++) {
        const struct value_part_data *y = archive_row(&v->p->value_parts, struct value_part_data, i);
        if (y->period == m->period && y->adjustment == m->adjustment && same_part(y->dimension, y->part, w))
            return reported(s, y->kind, y->value_micro, y->numerator_micro, y->denominator_micro);
    }
    return nothing(m->kind == VALUE_NOT_APPLICABLE ? VALUE_NOT_APPLICABLE : VALUE_NOT_REPORTED);
}

static bool disputed(const struct values *v, const struct value_data *m)
{
    for (size_t i = v->x->words.from; i < v->x->words.to; i++) {
        const struct value_word_data *y = archive_row(&v->p->words, struct value_word_data, i);
        if (y->period == m->period && y->adjustment == m->adjustment && y->kind == VERDICT_DISPUTES && !day_known(y->closed_on) && !day_before(v->day, y->public_on))
            return true;
    }
    return false;
}

static struct told cell_told(struct values *v, const struct told_sheet *s, const struct span_data *p, const struct value_data *m, struct which w)
{
    const struct indicator_version *version = &s->version;
    struct told t = {.cell = nothing(VALUE_NOT_REPORTED)};
    if (m != NULL) {
        t.disputed = disputed(v, m);
        t.corrected = m->adjustment > 0;
        t.cell = str_empty(w.code) ? reported(version, m->kind, m->value_micro, m->numerator_micro, m->denominator_micro)
                                   : part_reported(v, version, m, w);
        return t;
    }
    if (version->type == TYPE_INDEX)
        t = formula_told(v, v->x, version, p->starts_on, p->ends_on, w, 0);
    else if (version->rollup == ROLLUP_SUM && v->child_count > 0)
        t = rollup_told(v, version, p, w);
    bool owed = day_before(p->due_on, v->day);
    if (!owed && (t.waits || t.cell.status == VALUE_NOT_REPORTED || t.cell.status == VALUE_NOT_DUE))
        return (struct told){.cell = nothing(VALUE_NOT_DUE)};
    if (owed && t.cell.status == VALUE_NOT_DUE)
        t.cell = nothing(VALUE_NOT_REPORTED);
    return t;
}

/* The first sheet whose figures are of the same series. */
static int64_t series_from(const struct told_indicator *x, int64_t number)
{
    int64_t from = 1;
    for (size_t i = 0; i < x->sheet_count; i++)
        if (x->sheets[i].version.number <= number && x->sheets[i].version.change == CHANGE_METHOD)
            from = x->sheets[i].version.number;
    return from;
}

static struct told said_before(const struct values *v, int64_t period, struct which w, int64_t from)
{
    for (size_t i = 0; i < v->fresh_count; i++) {
        const struct result_data *r = &v->fresh[i];
        if (r->period == period && r->version >= from && same_part(r->dimension, r->part, w))
            return (struct told){.cell = cell_of_result(r), .disputed = r->disputed, .corrected = r->corrected};
    }
    return (struct told){.cell = nothing(VALUE_NOT_DUE)};
}

/* The target of the part, by the room's own choice among those of its sheet. */
static const struct indicator_target *target_of(struct values *v, const struct told_sheet *s, const struct span_data *p, struct which w)
{
    const struct stretch at = v->x->targets;
    struct indicator_target *all = arena_array(&v->one, struct indicator_target, at.to - at.from);
    size_t count = 0;
    for (size_t i = at.from; i < at.to; i++) {
        const struct target_read *t = archive_row(&v->p->targets, struct target_read, i);
        if (t->version == s->version.number && same_part(t->dimension, t->part, w))
            all[count++] = (struct indicator_target){.part = NONE, .starts_on = t->starts_on, .ends_on = t->ends_on, .value_micro = t->value_micro};
    }
    return measure_target(all, count, NONE, p->starts_on, p->ends_on);
}

static struct told judged_by(struct values *v, const struct told_sheet *s, struct which w, const struct indicator_target *target, size_t at,
                             struct told now)
{
    const struct span_data *last = archive_row(&v->p->spans, struct span_data, at);
    if (s->version.type == TYPE_INDEX) /* by its formula over the inputs of the target's span */
        return has_value(now.cell) && day_before(target->starts_on, last->starts_on)
                   ? formula_told(v, v->x, &s->version, target->starts_on, last->ends_on, w, 0)
                   : now;
    size_t count = at - v->x->spans.from + 1;
    struct told *all = arena_array(&v->one, struct told, count);
    struct measured *cells = arena_array(&v->one, struct measured, count);
    struct measure_span *spans = arena_array(&v->one, struct measure_span, count);
    int64_t from = series_from(v->x, s->version.number);
    for (size_t i = 0; i < count; i++) {
        const struct span_data *p = archive_row(&v->p->spans, struct span_data, v->x->spans.from + i);
        spans[i] = (struct measure_span){p->starts_on, p->ends_on, p->due_on};
        all[i] = i + 1 == count ? now : said_before(v, p->period, w, from);
        cells[i] = all[i].cell;
    }
    struct told judged = {.cell = measure_judged(&v->one, &s->version, target, spans, cells, count)};
    for (size_t i = 0; i < count; i++)
        if (measure_enters(&s->version, target, spans, cells, count, i)) {
            judged.disputed = judged.disputed || all[i].disputed;
            judged.corrected = judged.corrected || all[i].corrected;
        }
    return judged;
}

/* Numbers of the version that the row names. */
static bool method_of(const struct told_place *p, const struct result_data *row, struct methodology *ret)
{
    for (size_t i = 0; i < p->methods.count; i++) {
        const struct method_data *m = archive_row(&p->methods, struct method_data, i);
        if (!str_eq(m->methodology_of, row->methodology_of) || !str_eq(m->code, row->methodology_code) || m->number != row->methodology_number)
            continue;
        *ret = (struct methodology){.reached_from = m->reached_from, .near_from = m->near_from, .partial_from = m->partial_from,
                                    .achievement_cap = m->achievement_cap};
        return true;
    }
    return false;
}

static void row_filled(struct values *v, const struct told_sheet *s, const struct span_data *p, size_t at, const struct value_data *m,
                       struct which w, const struct methodology *method, struct result_data *row)
{
    struct told t = cell_told(v, s, p, m, w);
    const struct indicator_target *target = target_of(v, s, p, w);
    row->version = s->version.number;
    row->status = t.cell.status;
    row->value_micro = has_value(t.cell) ? t.cell.value : NONE;
    row->numerator_micro = has_value(t.cell) || t.cell.divided_by_zero ? t.cell.numerator : NONE;
    row->denominator_micro = has_value(t.cell) || t.cell.divided_by_zero ? t.cell.denominator : NONE;
    row->words = m != NULL && str_empty(w.code) ? m->words : STR_NONE;
    row->target_micro = target == NULL ? NONE : target->value_micro;
    row->disputed = t.disputed;
    row->corrected = t.corrected;
    row->missing = t.cell.missing;
    struct told judged = target == NULL ? t : judged_by(v, s, w, target, at, t);
    row->achievement_centi = NONE;
    if (has_value(judged.cell) && judged.cell.value != NONE && (target != NULL || s->version.direction == DIRECTION_BAND))
        row->achievement_centi = achievement_of(method, &s->version, judged.cell.value, row->target_micro);
    row->category = achievement_category(method, row->achievement_centi);
    row->achievement_disputed = row->achievement_centi != NONE && judged.disputed;
    row->achievement_corrected = row->achievement_centi != NONE && judged.corrected;
}

static void row_proved(struct values *v, const struct told_sheet *s, const struct span_data *p, size_t at, const struct value_data *m,
                       struct which w)
{
    struct archive_table *t = &v->p->results;
    struct str key = str_fmt(&v->one, "indicador %.*s, período %lld%s%.*s %.*s", STR_ARG(v->x->row->code), (long long)p->period,
                             str_empty(w.code) ? "" : ", ", STR_ARG(w.dimension), STR_ARG(w.code));
    size_t index = v->x->results.from;
    while (index < v->x->results.to && !(archive_row(t, struct result_data, index)->period == p->period &&
                                         same_part(archive_row(t, struct result_data, index)->dimension, archive_row(t, struct result_data, index)->part, w)))
        index++;
    if (index == v->x->results.to) {
        archive_complain(v->r, "datos/%.*s/resultados.csv: falta la fila de %.*s", STR_ARG(v->p->code), STR_ARG(key));
        return;
    }
    const struct result_data *published = archive_row(t, struct result_data, index);
    v->found++;
    if (v->fresh_count > v->x->results.to - v->x->results.from)
        return; /* a part twice in its sheet: said at the end */
    struct methodology method;
    struct result_data *row = &v->fresh[v->fresh_count];
    *row = *published;
    if (!method_of(v->p, published, &method)) {
        archive_complain(v->r, "datos/%.*s/resultados.csv, fila %zu (%.*s): su metodología no está en metodologias.csv", STR_ARG(v->p->code),
                         index + 2, STR_ARG(key));
        return;
    }
    row_filled(v, s, p, at, m, w, &method, row);
    v->fresh_count++;
    archive_compare_row(v->r, t, index, key, row, "");
    *archive_row(t, struct result_data, index) = *row; /* what it feeds is computed from what was computed */
}

static void children_found(struct values *v)
{
    size_t all = 0;
    for (size_t k = 0; k < v->place_count; k++)
        all += v->places[k].indicators.count;
    v->children = arena_array(&v->one, struct told_indicator *, all);
    v->child_count = 0;
    for (size_t k = 0; k < v->place_count; k++)
        for (size_t i = 0; i < v->places[k].indicators.count; i++) {
            struct told_indicator *y = &v->places[k].items[i];
            if (str_eq(y->row->parent_code, v->x->row->code) && str_eq(y->row->parent_jurisdiction, v->p->code))
                v->children[v->child_count++] = y;
        }
}

static bool rolls_up(const struct told_indicator *x)
{
    for (size_t i = 0; i < x->sheet_count; i++)
        if (x->sheets[i].version.rollup == ROLLUP_SUM)
            return true;
    return false;
}

static void indicator_proved(struct values *v, const struct told_indicator *x)
{
    v->x = x;
    v->found = 0;
    v->fresh = arena_array(&v->one, struct result_data, x->results.to - x->results.from + 1);
    v->fresh_count = 0;
    v->child_count = 0;
    if (rolls_up(x))
        children_found(v);
    for (size_t i = x->spans.from; i < x->spans.to; i++) {
        const struct span_data *p = archive_row(&v->p->spans, struct span_data, i);
        const struct value_data *m = value_of(v, p->period);
        const struct told_sheet *s = m == NULL ? told_sheet_on(x, p->ends_on) : told_sheet_of(x, m->version);
        if (s == NULL)
            continue;
        row_proved(v, s, p, i, m, (struct which){STR_NONE, STR_NONE});
        for (size_t k = 0; k < s->part_count; k++)
            row_proved(v, s, p, i, m, (struct which){s->parts[k].dimension, s->parts[k].part});
    }
    if (v->found != x->results.to - x->results.from)
        archive_complain(v->r, "datos/%.*s/resultados.csv: el indicador %.*s tiene %zu filas y sus períodos y partes son %zu", STR_ARG(v->p->code),
                         STR_ARG(x->row->code), x->results.to - x->results.from, v->found);
}

#define CHAIN_MOST 500

static void proved_in_order(struct values *v, struct told_indicator *x, int depth);

static void feeders_proved(struct values *v, const struct told_indicator *x, int depth)
{
    struct arena mine = arena_new(1 << 20);
    for (size_t i = 0; i < x->sheet_count; i++) {
        struct formula *f;
        struct formula_problem problem;
        const struct str *names;
        if (str_empty(x->sheets[i].version.formula) || formula_parse(&mine, x->sheets[i].version.formula, &f, &problem) != DONE)
            continue;
        size_t count = formula_names(f, &names);
        for (size_t k = 0; k < count; k++) {
            struct told_indicator *y = told_indicator_of(&v->places[x->place], names[k]);
            if (y != NULL)
                proved_in_order(v, y, depth);
        }
    }
    arena_free(&mine);
    for (size_t k = 0; k < v->place_count && rolls_up(x); k++)
        for (size_t i = 0; i < v->places[k].indicators.count; i++) {
            struct told_indicator *y = &v->places[k].items[i];
            if (str_eq(y->row->parent_code, x->row->code) && str_eq(y->row->parent_jurisdiction, v->places[x->place].code))
                proved_in_order(v, y, depth);
        }
}

/* Those that feed it first, so that what was altered in one of them is found from its own facts. */
static void proved_in_order(struct values *v, struct told_indicator *x, int depth)
{
    if (x->walked || depth > CHAIN_MOST)
        return;
    x->walked = true;
    feeders_proved(v, x, depth + 1);
    v->p = &v->places[x->place];
    v->r->jurisdiction = v->p->code;
    indicator_proved(v, x);
    arena_reset(&v->one);
}

enum status archive_prove_values(struct archive_reader *r, const struct str *jurisdictions, size_t count, struct day day)
{
    struct values v = {.r = r, .place_count = count, .day = day, .one = arena_new((size_t)256 << 20)};
    v.places = arena_array(r->mem, struct told_place, count);
    enum status s = DONE;
    for (size_t i = 0; s == DONE && i < count; i++)
        s = told_place_read(r, jurisdictions[i], i, &v.places[i]);
    for (size_t k = 0; s == DONE && k < count; k++)
        for (size_t i = 0; i < v.places[k].indicators.count; i++)
            proved_in_order(&v, &v.places[k].items[i], 0);
    arena_free(&v.one);
    return s;
}
