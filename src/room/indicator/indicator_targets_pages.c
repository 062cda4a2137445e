/* SPDX-License-Identifier: EUPL-1.2
 * Targets of a sheet in preparation, typed in tables: by year, by period of a year, by part of a year. */
#include "base/text.h"
#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

#define ROWS_MOST 60

static int year_of(struct day d)
{
    int y, m, day;
    day_split(d, &y, &m, &day);
    return y;
}

/* What is asked for: a year of the calendar and a dimension of the sheet. */
struct target_asked {
    const char *what; /* "anios", "periodos", "partes" */
    int first_year, last_year, year;
    struct str dimension;
};

static struct target_asked asked_of(struct request *r, const struct indicator_sheet *s)
{
    struct target_asked a = {.first_year = year_of(s->v->starts_on), .last_year = year_of(s->v->ends_on)};
    struct str typed = r->method == POST ? request_form(r, "anio") : request_query(r, "anio");
    struct str dimension = r->method == POST ? request_form(r, "dimension") : request_query(r, "dimension");
    struct str what = r->method == POST ? request_form(r, "que") : STR_NONE;
    int64_t year;
    a.year = str_int(typed, &year) && year >= a.first_year && year <= a.last_year ? (int)year : a.first_year;
    if (str_empty(typed) && year_of(r->today) > a.first_year)
        a.year = year_of(r->today) < a.last_year ? year_of(r->today) : a.last_year;
    for (size_t i = 0; i < s->part_count; i++)
        if (str_empty(a.dimension) || str_eq(s->parts[i].dimension, dimension))
            a.dimension = s->parts[i].dimension;
    a.what = str_is(what, "periodos") ? "periodos" : str_is(what, "partes") ? "partes" : "anios";
    return a;
}

/* The year's days inside what is measured. */
static void year_span(const struct indicator_version *v, int year, struct day *first, struct day *last)
{
    *first = day_of(year, 1, 1);
    *last = day_of(year, 12, 31);
    if (day_before(*first, v->starts_on))
        *first = v->starts_on;
    if (day_before(v->ends_on, *last))
        *last = v->ends_on;
}

static void row_add(struct request *r, struct indicator_target_form *form, struct day first, struct day last, int64_t part, struct str label)
{
    if (form->rows_count >= ROWS_MOST)
        return;
    size_t n = form->rows_count++;
    form->rows[n] = (struct indicator_target_row){.first = first, .last = last, .part = part, .label = label,
                                                  .name = path_fmt(r, "v_%s_%zu", form->what, n), .reason_name = path_fmt(r, "r_%s_%zu", form->what, n)};
}

static void rows_of(struct request *r, const struct indicator_sheet *s, const struct target_asked *a, struct indicator_target_form *form)
{
    struct day first, last;
    form->rows = arena_array(r->mem, struct indicator_target_row, ROWS_MOST);
    form->year = a->year;
    form->dimension = a->dimension;
    if (str_is(str_of(form->what), "anios"))
        for (int y = a->first_year; y <= a->last_year && y < a->first_year + 12; y++) {
            year_span(s->v, y, &first, &last);
            row_add(r, form, first, last, NONE, path_fmt(r, "%d", y));
        }
    else if (str_is(str_of(form->what), "periodos")) {
        struct day begin = s->v->starts_on, end;
        for (size_t k = 0; day_known(end = indicator_period_end(s->v, k)); k++) {
            if (year_of(end) == a->year && s->v->months < 12)
                row_add(r, form, begin, end, NONE, indicator_span_said(r, begin, end));
            begin = (struct day){end.n + 1};
        }
    } else {
        year_span(s->v, a->year, &first, &last);
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
        rows_of(r, &sheet, &a, form);
        if (form->rows_count == 0)
            continue;
        bool typed = request_typed(r) && str_is(request_form(r, "que"), whats[i]);
        values_fill(r, &sheet, form, typed);
        form->title = i == 0 ? N_("Metas de cada año") : i == 1 ? N_("Metas de los períodos del año") : N_("Metas de las partes en el año");
        form->form = form_for(r, &indicator_target_shape, NULL, path_fmt(r, "%.*s/metas", STR_ARG(place->path)));
        page.forms_count++;
    }
    page.years = arena_array(r->mem, struct indicator_choice, (size_t)(a.last_year - a.first_year + 1));
    for (int y = a.first_year; y <= a.last_year; y++)
        page.years[page.years_count++] = (struct indicator_choice){path_fmt(r, "%d", y), path_fmt(r, "%d", y), y == a.year};
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
    form.what = a.what;
    rows_of(r, &sheet, &a, &form);
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
        if (!in_form(&form, &sheet.targets[i]))
            list[all_count++] = sheet.targets[i];
    next = sheet;
    next.targets = list;
    next.target_count = all_count;
    TRY(faults_said(r, &next, &form));
    TRY(targets_save(r, &sheet, &form, list, count));
    return respond_redirect(r, path_fmt(r, "%.*s/metas?anio=%d&dimension=%.*s", STR_ARG(place->path), a.year, STR_ARG(url_component(r->mem, a.dimension))),
                            N_("Se guardaron las metas."));
}

#define ONE "/:jurisdiction/indicador/:indicator"
const struct route indicator_target_routes[] = {
    {GET, ONE "/metas", DRAFT_INDICATOR, 0, indicator_open_load, targets_show, NULL, NULL},
    {POST, ONE "/metas", DRAFT_INDICATOR, 0, indicator_open_load, targets_show, NULL, targets_apply},
    {.pattern = NULL},
};
