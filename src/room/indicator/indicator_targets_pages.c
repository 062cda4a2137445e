/* SPDX-License-Identifier: EUPL-1.2
 * Targets of a sheet in preparation, typed in tables: by year and of the whole, by period of a year, by part of
 * any of those; what fits no table any more is listed, to be taken away. */
#include "base/text.h"
#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

#define ROWS_MOST 60

/* What is asked for: a year of the sheet, a dimension, and of which span its parts have targets. */
struct target_asked {
    const char *what; /* "anios", "periodos", "partes" */
    size_t year, years;
    struct day first, last; /* of the year */
    struct str dimension, span;
};

static struct str asked(struct request *r, const char *name)
{
    return r->method == POST ? request_form(r, name) : request_query(r, name);
}

/* The calendar year that it begins in: years of a sheet are never shorter but at its ends. */
static int64_t year_named(struct day first)
{
    int y, m, d;
    day_split(first, &y, &m, &d);
    return y;
}

static struct target_asked asked_of(struct request *r, const struct indicator_sheet *s)
{
    struct target_asked a = {.span = asked(r, "tramo")};
    struct str dimension = asked(r, "dimension"), what = r->method == POST ? request_form(r, "que") : STR_NONE;
    struct day first, last;
    int64_t year;
    bool typed = str_int(asked(r, "anio"), &year);
    for (; indicator_year(s->v, a.years, &first, &last); a.years++)
        if (a.years == 0 || (typed ? year_named(first) == year : !day_before(r->today, first))) {
            a.year = a.years;
            a.first = first;
            a.last = last;
        }
    for (size_t i = 0; i < s->part_count; i++)
        if (str_empty(a.dimension) || str_eq(s->parts[i].dimension, dimension))
            a.dimension = s->parts[i].dimension;
    a.what = str_is(what, "periodos") ? "periodos" : str_is(what, "partes") ? "partes" : "anios";
    return a;
}

static void row_add(struct request *r, struct indicator_target_form *form, struct day first, struct day last, int64_t part, struct str label)
{
    if (form->rows_count >= ROWS_MOST)
        return;
    size_t n = form->rows_count++;
    form->rows[n] = (struct indicator_target_row){.first = first, .last = last, .part = part, .label = label,
                                                  .name = path_fmt(r, "v_%s_%zu", form->what, n), .reason_name = path_fmt(r, "r_%s_%zu", form->what, n)};
}

static void rows_of_years(struct request *r, const struct indicator_sheet *s, const struct target_asked *a, struct indicator_target_form *form)
{
    struct day first, last;
    for (size_t k = 0; indicator_year(s->v, k, &first, &last); k++)
        row_add(r, form, first, last, NONE, indicator_span_said(r, first, last));
    if (a->years > 1)
        row_add(r, form, s->v->starts_on, s->v->ends_on, NONE, str_of(say(r->lang, N_("Todo el tiempo que se mide"))));
}

/* The spans that parts may have targets of: the year, its periods, the whole; the one asked for is selected. */
static void spans_of(struct request *r, const struct indicator_sheet *s, const struct target_asked *a, struct indicator_targets_page *page, struct day *first,
                     struct day *last)
{
    struct day begin = s->v->starts_on, end;
    size_t n = 0;
    page->spans = arena_array(r->mem, struct indicator_choice, SHEET_PERIODS + 2);
    page->spans[n++] = (struct indicator_choice){STR("anio"), indicator_span_said(r, a->first, a->last), true};
    *first = a->first;
    *last = a->last;
    for (size_t k = 0; day_known(end = indicator_period_end(s->v, k)); begin = (struct day){end.n + 1}, k++) {
        struct str code = path_fmt(r, "%zu", k + 1);
        if (day_before(end, a->first) || day_before(a->last, end) || s->v->months >= 12)
            continue;
        bool chosen = str_eq(a->span, code);
        page->spans[n++] = (struct indicator_choice){code, indicator_span_said(r, begin, end), chosen};
        *first = chosen ? begin : *first;
        *last = chosen ? end : *last;
    }
    if (a->years > 1) {
        bool chosen = str_is(a->span, "todo");
        page->spans[n++] = (struct indicator_choice){STR("todo"), str_of(say(r->lang, N_("Todo el tiempo que se mide"))), chosen};
        *first = chosen ? s->v->starts_on : *first;
        *last = chosen ? s->v->ends_on : *last;
    }
    page->spans[0].selected = first->n == a->first.n && last->n == a->last.n;
    page->spans_count = n;
}

static void rows_of(struct request *r, const struct indicator_sheet *s, const struct target_asked *a, struct indicator_targets_page *page,
                    struct indicator_target_form *form)
{
    struct day first, last, begin = s->v->starts_on, end;
    form->rows = arena_array(r->mem, struct indicator_target_row, ROWS_MOST);
    form->year = year_named(a->first);
    form->dimension = a->dimension;
    form->span = a->span;
    if (str_is(str_of(form->what), "anios")) {
        rows_of_years(r, s, a, form);
    } else if (str_is(str_of(form->what), "periodos")) {
        form->of = indicator_span_said(r, a->first, a->last);
        for (size_t k = 0; day_known(end = indicator_period_end(s->v, k)); begin = (struct day){end.n + 1}, k++)
            if (!day_before(end, a->first) && !day_before(a->last, end) && s->v->months < 12)
                row_add(r, form, begin, end, NONE, indicator_span_said(r, begin, end));
    } else {
        spans_of(r, s, a, page, &first, &last);
        form->of = path_fmt(r, "%.*s, %.*s", STR_ARG(indicator_dimension_said(r, a->dimension)), STR_ARG(indicator_span_said(r, first, last)));
        for (size_t i = 0; i < s->part_count; i++)
            if (str_eq(s->parts[i].dimension, a->dimension))
                row_add(r, form, first, last, s->parts[i].id, s->parts[i].name);
    }
}

static const struct indicator_target *stored(const struct indicator_sheet *s, const struct indicator_target_row *row)
{
    for (size_t i = 0; i < s->target_count; i++)
        if (s->targets[i].part == row->part && s->targets[i].starts_on.n == row->first.n && s->targets[i].ends_on.n == row->last.n)
            return &s->targets[i];
    return NULL;
}

static struct str edited(struct request *r, int64_t micro)
{
    struct str s = decimal_text(r->mem, micro, 6);
    size_t point = str_find(s, STR("."));
    return point == SIZE_MAX ? s : path_fmt(r, "%.*s,%.*s", (int)point, s.ptr, (int)(s.len - point - 1), s.ptr + point + 1);
}

/* What is shown in the inputs: what was typed when the form came back, else what is stored. */
static void values_fill(struct request *r, const struct indicator_sheet *s, struct indicator_target_form *form, bool typed)
{
    for (size_t i = 0; i < form->rows_count; i++) {
        struct indicator_target_row *row = &form->rows[i];
        const struct indicator_target *t = stored(s, row);
        row->value = typed ? request_form(r, row->name.ptr) : t != NULL ? edited(r, t->value_micro) : STR_NONE;
        row->reason = typed ? request_form(r, row->reason_name.ptr) : t != NULL ? t->reason : STR_NONE;
        row->problem = typed ? problem_of(&r->problems, row->name) : STR_NONE;
    }
}

/* Whether some table of the page has a row for it, whatever year is shown. */
static bool has_row(const struct indicator_sheet *s, const struct indicator_target *t)
{
    struct day first, last, begin = s->v->starts_on;
    if (t->starts_on.n == s->v->starts_on.n && t->ends_on.n == s->v->ends_on.n)
        return true;
    for (size_t k = 0; indicator_year(s->v, k, &first, &last); k++)
        if (t->starts_on.n == first.n && t->ends_on.n == last.n)
            return true;
    for (size_t k = 0; s->v->months < 12 && day_known(last = indicator_period_end(s->v, k)); begin = (struct day){last.n + 1}, k++)
        if (t->starts_on.n == begin.n && t->ends_on.n == last.n)
            return true;
    return false;
}

/* Targets that no table shows: of another calendar, or of a span of their own. */
static void others_fill(struct request *r, const struct indicator_sheet *s, struct indicator_targets_page *page)
{
    struct indicator_target_line *lines;
    indicator_target_lines(r, s->v, s->targets, s->target_count, s->parts, s->part_count, &lines);
    page->others = arena_array(r->mem, struct indicator_target_other, s->target_count);
    for (size_t i = 0; i < s->target_count; i++) {
        bool fits = sheet_target_fits(s->v, &s->targets[i]);
        if (fits && has_row(s, &s->targets[i]))
            continue;
        page->misfits += !fits;
        page->others[page->others_count++] =
            (struct indicator_target_other){lines[i], path_fmt(r, "cual=%lld", (long long)s->targets[i].id).ptr, !fits};
    }
    page->remove_path = path_fmt(r, "%.*s/metas/quitar", STR_ARG(page->path));
}

static enum status targets_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_sheet sheet;
    struct indicator_targets_page page = {.v = place->version, .path = place->path};
    TRY(indicator_sheet_read(r, place->version, &sheet));
    struct target_asked a = asked_of(r, &sheet);
    static const char *const whats[] = {"anios", "periodos", "partes"};
    for (size_t i = 0; i < COUNT(whats); i++) {
        struct indicator_target_form *form = &page.forms[page.forms_count];
        form->what = whats[i];
        rows_of(r, &sheet, &a, &page, form);
        if (form->rows_count == 0)
            continue;
        bool typed = request_typed(r) && str_is(request_form(r, "que"), whats[i]);
        values_fill(r, &sheet, form, typed);
        form->title = i == 0 ? N_("Metas de cada año") : i == 1 ? N_("Metas de los períodos del año") : N_("Metas de las partes");
        form->form = form_for(r, &indicator_target_shape, NULL, path_fmt(r, "%.*s/metas", STR_ARG(place->path)));
        page.forms_count++;
    }
    struct day first, last;
    page.years = arena_array(r->mem, struct indicator_choice, a.years);
    for (size_t k = 0; indicator_year(sheet.v, k, &first, &last); k++)
        page.years[page.years_count++] =
            (struct indicator_choice){path_fmt(r, "%lld", (long long)year_named(first)), indicator_span_said(r, first, last), k == a.year};
    others_fill(r, &sheet, &page);
    struct indicator_part_group *groups;
    page.dimensions_count = indicator_sheet_groups(r, sheet.parts, sheet.part_count, &groups);
    page.dimensions = arena_array(r->mem, struct indicator_choice, page.dimensions_count);
    for (size_t i = 0; i < page.dimensions_count; i++)
        page.dimensions[i] = (struct indicator_choice){groups[i].parts[0]->dimension, groups[i].dimension, str_eq(groups[i].parts[0]->dimension, a.dimension)};
    page.locked = place->version->state != VERSION_DRAFT;
    page.own_path = path_fmt(r, "%.*s/metas", STR_ARG(place->path));
    struct head head = indicator_head(r, place, str_of(say(r->lang, N_("Metas"))), false);
    head.form_page = true;
    return page_indicator_targets(r, head, &page);
}

/* One row as typed over the stored one; an empty value takes the target away. */
static enum status row_take(struct request *r, struct indicator_sheet *s, const struct indicator_target_row *row, struct indicator_target *list,
                            size_t *count)
{
    struct str typed = str_trim(request_form(r, row->name.ptr)), reason = str_trim(request_form(r, row->reason_name.ptr));
    const struct indicator_target *old = stored(s, row);
    if (str_empty(typed))
        return str_empty(reason) ? DONE : problem_add(r, row->name.ptr, N_("Hay una razón sin meta: escribe la meta o borra la razón."));
    struct indicator_target t = {.id = old != NULL ? old->id : NONE, .version = s->v->id, .part = row->part, .starts_on = row->first, .ends_on = row->last,
                                 .reason = str_empty(reason) ? STR_NONE : reason};
    if (!decimal_typed(typed, 6, &t.value_micro) || t.value_micro > MICRO_MOST || t.value_micro < -MICRO_MOST)
        return problem_add(r, row->name.ptr, N_("Escribe un número, como 62,5."));
    if (text_length(reason) > 500)
        return problem_add(r, row->name.ptr, N_("La razón es demasiado larga: hasta 500 caracteres."));
    list[(*count)++] = t;
    return DONE;
}

static bool in_form(const struct indicator_target_form *form, const struct indicator_target *t)
{
    for (size_t i = 0; i < form->rows_count; i++)
        if (form->rows[i].part == t->part && form->rows[i].first.n == t->starts_on.n && form->rows[i].last.n == t->ends_on.n)
            return true;
    return false;
}

/* A fault is said beside the first row of the table where no row is its own. */
static enum status faults_said(struct request *r, const struct indicator_sheet *s, const struct indicator_target_form *form)
{
    struct sheet_faults f = {.mem = r->mem};
    sheet_target_faults(&f, s);
    sheet_target_values(&f, s);
    for (size_t i = 0; i < f.count; i++)
        problem_add_text(r, form->rows[0].name, indicator_fault_said(r, &f.items[i]));
    return f.count > 0 ? INVALID : DONE;
}

static enum status targets_save(struct request *r, const struct indicator_sheet *old, const struct indicator_target_form *form,
                                struct indicator_target *list, size_t count)
{
    for (size_t i = 0; i < old->target_count; i++) {
        bool kept = !in_form(form, &old->targets[i]);
        for (size_t k = 0; k < count; k++)
            kept = kept || list[k].id == old->targets[i].id;
        if (!kept)
            TRY(record_remove(r->db, &indicator_target_shape, r->mem, old->targets[i].id));
    }
    for (size_t k = 0; k < count; k++)
        TRY(list[k].id == NONE ? record_add(r->db, &indicator_target_shape, &list[k])
                               : record_change(r->db, &indicator_target_shape, r->mem, &list[k]));
    return DONE;
}

/* POST …/metas */
static enum status targets_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_sheet sheet, next;
    struct indicator_target_form form = {0};
    size_t before = r->problems.count, count = 0, all_count;
    if (place->version->state != VERSION_DRAFT)
        return indicator_moved_on(r);
    TRY(indicator_sheet_read(r, place->version, &sheet));
    struct target_asked a = asked_of(r, &sheet);
    struct indicator_targets_page page = {.v = place->version};
    form.what = a.what;
    rows_of(r, &sheet, &a, &page, &form);
    if (form.rows_count == 0)
        return indicator_moved_on(r);
    struct indicator_target *list = arena_array(r->mem, struct indicator_target, form.rows_count + sheet.target_count);
    for (size_t i = 0; i < form.rows_count; i++)
        if (row_take(r, &sheet, &form.rows[i], list, &count) != DONE)
            continue;
    if (r->problems.count > before)
        return INVALID;
    all_count = count;
    for (size_t i = 0; i < sheet.target_count; i++)
        if (!in_form(&form, &sheet.targets[i]) && sheet_target_fits(sheet.v, &sheet.targets[i]))
            list[all_count++] = sheet.targets[i];
    next = sheet;
    next.targets = list;
    next.target_count = all_count;
    TRY(faults_said(r, &next, &form));
    TRY(targets_save(r, &sheet, &form, list, count));
    return respond_redirect(r, path_fmt(r, "%.*s/metas?anio=%lld&dimension=%.*s&tramo=%.*s", STR_ARG(place->path), (long long)year_named(a.first),
                                        STR_ARG(url_component(r->mem, a.dimension)), STR_ARG(url_component(r->mem, a.span))),
                            N_("Se guardaron las metas."));
}

/* POST …/metas/quitar: one that no table shows, or all that do not fit the calendar. */
static enum status target_remove_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_sheet sheet;
    struct str which = request_form(r, "cual");
    int64_t id = NONE;
    size_t gone = 0;
    if (place->version->state != VERSION_DRAFT)
        return indicator_moved_on(r);
    if (!str_is(which, "todas") && !str_int(which, &id))
        return STALE;
    TRY(indicator_sheet_read(r, place->version, &sheet));
    for (size_t i = 0; i < sheet.target_count; i++) {
        const struct indicator_target *t = &sheet.targets[i];
        if (id != NONE ? t->id != id : sheet_target_fits(sheet.v, t))
            continue;
        TRY(record_remove(r->db, &indicator_target_shape, r->mem, t->id));
        gone++;
    }
    if (gone == 0)
        return STALE;
    return respond_redirect(r, path_fmt(r, "%.*s/metas", STR_ARG(place->path)), N_("Se quitó."));
}

#define ONE "/:jurisdiction/indicador/:indicator"
const struct route indicator_target_routes[] = {
    {GET, ONE "/metas", DRAFT_INDICATOR, 0, indicator_open_load, targets_show, NULL, NULL},
    {POST, ONE "/metas", DRAFT_INDICATOR, 0, indicator_open_load, targets_show, NULL, targets_apply},
    {POST, ONE "/metas/quitar", DRAFT_INDICATOR, 0, indicator_open_load, targets_show, NULL, target_remove_apply},
    {.pattern = NULL},
};
