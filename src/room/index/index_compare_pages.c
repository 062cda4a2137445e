/* SPDX-License-Identifier: EUPL-1.2
 * Plans of a jurisdiction over years, jurisdictions beside each other, and indicators that several places report. What
 * cannot be compared is shown and said, never ranked. */
#include "pages.h"
#include "room/index/index_view.h"

const char *sheets_differ(const struct compare_value *a, const struct compare_value *b)
{
    if (a->type != b->type || !str_eq(a->unit, b->unit))
        return N_("otra ficha: se mide de otra manera");
    if (a->direction != b->direction)
        return N_("otra ficha: lo mejor es lo contrario");
    return NULL;
}

static bool same_line(const struct compare_figure *a, const struct compare_figure *b)
{
    return str_eq(a->jurisdiction_code, b->jurisdiction_code) && a->plan_number == b->plan_number && a->year == b->year;
}

static void lines_fill(struct request *r, const struct compare_figure *all, size_t count, struct compare_page *page)
{
    struct compare_line *lines = arena_array(r->mem, struct compare_line, count);
    for (size_t i = 0; i < count; i++) {
        const struct compare_figure *x = &all[i];
        if (i == 0 || !same_line(x, &all[i - 1])) {
            struct compare_line *fresh = &lines[page->lines_count++];
            *fresh = (struct compare_line){.any = x, .path = path_fmt(r, "/%.*s/plan/%lld/resultados", STR_ARG(x->jurisdiction_code), (long long)x->plan_number)};
            for (int k = 0; k < INDEX_COUNT; k++)
                fresh->values[k] = NONE;
        }
        struct compare_line *line = &lines[page->lines_count - 1];
        line->values[x->code] = x->value_centi;
        line->left_out += x->left_out;
        if (x->value_centi != NONE)
            line->bars[x->code] = chart_bar(r->mem, r->lang, NONE, x->value_centi, NONE, false);
    }
    const struct compare_figure *newest = NULL;
    for (size_t i = 0; i < page->lines_count; i++)
        if (newest == NULL || !day_before(lines[i].any->computed_on, newest->computed_on))
            newest = lines[i].any;
    for (size_t i = 0; i < page->lines_count; i++) {
        lines[i].other = lines[i].any->methodology != newest->methodology;
        page->others |= lines[i].other;
    }
    page->lines = lines;
}

void compare_cells(struct out *o, const struct compare_line *line)
{
    for (int k = 0; k < INDEX_COUNT; k++) {
        out_markup(o, "<td class=\"num\">", 16);
        out_pct(o, line->values[k]);
        out_safe(o, line->bars[k]);
        out_markup(o, "</td>", 5);
    }
}

static struct index_indicator sheet_of(const struct compare_value *x)
{
    return (struct index_indicator){.code = x->code, .type = x->type, .unit = x->unit, .scale = x->scale};
}

/* Bars of one group on one scale: the largest value is whole. */
static int64_t most_of(const struct compare_value *all, size_t count)
{
    int64_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (all[i].value_micro != NONE && sheets_differ(&all[0], &all[i]) == NULL && all[i].value_micro > most)
            most = all[i].value_micro;
    return most;
}

static struct compare_cell cell_of(struct request *r, const struct compare_value *first, const struct compare_value *x, int64_t most)
{
    const struct index_indicator sheet = sheet_of(x);
    int status = x->status < 0 ? VALUE_NOT_DUE : x->status;
    enum standing s = standing_of(status, x->category);
    int64_t share = NONE;
    struct str code = url_component(r->mem, x->code);
    struct compare_cell c = {
        .x = x,
        .path = path_fmt(r, "/%.*s/indicador/%.*s", STR_ARG(x->jurisdiction_code), STR_ARG(code)),
        .value = index_value_words(r->mem, r->lang, &sheet, status, x->value_micro),
        .label = choice_label(&standing_choices, (int)s),
        .class = standing_class(s),
        .why_not = sheets_differ(first, x),
    };
    if (c.why_not == NULL && x->value_micro == NONE)
        c.why_not = N_("todavía no hay valor");
    if (c.why_not == NULL && x->ends_on.n != first->ends_on.n && day_known(x->ends_on) && day_known(first->ends_on))
        c.why_not = N_("de otro período");
    if (sheets_differ(first, x) == NULL && x->value_micro != NONE && x->value_micro >= 0 && most > 0 && decimal_scale(x->value_micro, 10000, most, &share))
        c.bar = chart_bar(r->mem, r->lang, NONE, share, NONE, false);
    return c;
}

/* Groups of at least two places; of a jurisdiction only those that it is in. */
static void groups_fill(struct request *r, const struct compare_value *all, size_t count, struct str of, struct compare_page *page)
{
    struct compare_group *groups = arena_array(r->mem, struct compare_group, count);
    for (size_t first = 0, end; first < count; first = end) {
        bool mine = str_empty(of);
        for (end = first; end < count && str_eq(all[end].group_code, all[first].group_code); end++)
            mine |= str_eq(all[end].jurisdiction_code, of);
        if (!mine || end - first < 2)
            continue;
        struct compare_cell *cells = arena_array(r->mem, struct compare_cell, end - first);
        int64_t most = most_of(&all[first], end - first);
        for (size_t i = first; i < end; i++)
            cells[i - first] = cell_of(r, &all[first], &all[i], most);
        groups[page->groups_count++] = (struct compare_group){cells, end - first};
    }
    page->groups = groups;
}

#define COMPARE_ROW(F)                                                                                \
    F(TEXT, group_code, PUBLIC, FREE, "Grupo", "code of the indicator that the others feed, or shared") \
    F(TEXT, jurisdiction_code, PUBLIC, FREE, "Jurisdicción", "code")                                  \
    F(TEXT, code, PUBLIC, FREE, "Indicador", "code")                                                  \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name")                                                     \
    F(TEXT, unit, PUBLIC, FREE, "Unidad de medida", "unit")                                           \
    F(FLAG, is_parent, PUBLIC, FREE, "Reúne a los demás", "the others feed it")                       \
    F(DAY, ends_on, PUBLIC, FREE, "Fin del período", "last day")                                      \
    F(CHOICE, status, PUBLIC, ONE_OF(value_status), "Estado del valor", "a value, or which nothing")  \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "value")                                             \
    F(CENTI, achievement_centi, PUBLIC, FREE, "Logro", "percent of the target")                       \
    F(FLAG, comparable, PUBLIC, FREE, "Comparable con el primero", "same way of measuring and same period")
SHAPE_STRUCT(compare_row, COMPARE_ROW);
#define SHAPE_TAG struct compare_row
SHAPE_TABLE(compare_row, NULL, COMPARE_ROW);
#undef SHAPE_TAG

static enum status values_respond(struct request *r, const struct compare_page *page)
{
    size_t count = 0, n = 0;
    for (size_t i = 0; i < page->groups_count; i++)
        count += page->groups[i].cells_count;
    struct compare_row *rows = arena_array(r->mem, struct compare_row, count);
    for (size_t i = 0; i < page->groups_count; i++)
        for (size_t k = 0; k < page->groups[i].cells_count; k++) {
            const struct compare_cell *c = &page->groups[i].cells[k];
            const struct compare_value *x = c->x;
            rows[n++] = (struct compare_row){x->group_code, x->jurisdiction_code, x->code, x->name, x->unit, x->is_parent, x->ends_on, x->status,
                                             x->value_micro, x->achievement_centi, c->why_not == NULL};
        }
    return respond_rows(r, &compare_row_shape, rows, n, STR("comparacion-indicadores"));
}

static enum status compare(struct request *r, const struct jurisdiction *j, struct head head)
{
    static const char *const labels[INDEX_COUNT] = {N_("Cumplimiento"), N_("Resultados"), N_("Puntualidad"), N_("Evidencia"),
                                                    N_("Voz de la contraparte"), N_("Disputas"), N_("Respuestas")};
    struct compare_figure *figures;
    struct compare_value *values;
    size_t figure_count, value_count;
    struct compare_page page = {.jurisdiction = j, .labels = labels, .labels_count = INDEX_COUNT};
    bool indicators = str_is(request_query(r, "de"), "indicadores");
    if (r->format != FORMAT_HTML && !indicators) {
        TRY(db_many(r->db, SQL_COMPARE_FIGURES, WITH(IN(j == NULL ? (int64_t)NONE : j->id)), r->mem, &compare_figure_shape, &figures, &figure_count));
        return respond_rows(r, &compare_figure_shape, figures, figure_count, STR("comparacion"));
    }
    TRY(db_many(r->db, SQL_COMPARE_VALUES, WITHOUT, r->mem, &compare_value_shape, &values, &value_count));
    groups_fill(r, values, value_count, j == NULL ? STR_NONE : j->code, &page);
    if (r->format != FORMAT_HTML)
        return values_respond(r, &page);
    TRY(db_many(r->db, SQL_COMPARE_FIGURES, WITH(IN(j == NULL ? (int64_t)NONE : j->id)), r->mem, &compare_figure_shape, &figures, &figure_count));
    lines_fill(r, figures, figure_count, &page);
    struct str path = j == NULL ? STR("/comparar") : path_fmt(r, "/%.*s/comparar", STR_ARG(j->code));
    page.csv = path_fmt(r, "%.*s.csv", STR_ARG(path));
    page.indicators_csv = path_fmt(r, "%.*s.csv?de=indicadores", STR_ARG(path));
    head.wide = true;
    head.data_path = path;
    return page_index_compare(r, head, &page);
}

enum status compare_plans_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Comparar planes"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head.section = "plan";
    return compare(r, j, head);
}

enum status compare_show(struct request *r)
{
    return compare(r, NULL, (struct head){.title = str_of(say(r->lang, N_("Comparar jurisdicciones")))});
}
