/* SPDX-License-Identifier: EUPL-1.2
 * Plans over years, jurisdictions beside each other, indicators that several places report, and provinces. What cannot be
 * compared is shown and said. */
#include "pages.h"
#include "room/index/index_view.h"

#define COMPARE_DATUM(F)                                                                              \
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
    F(FLAG, comparable, PUBLIC, FREE, "Comparable con el primero", "same way of measuring")
SHAPE_STRUCT(compare_datum, COMPARE_DATUM);
#define SHAPE_TAG struct compare_datum
SHAPE_TABLE(compare_datum, NULL, COMPARE_DATUM);
#undef SHAPE_TAG

/* Every due period of every indicator that is compared. */
static enum status values_respond(struct request *r, const struct compare_value *all, size_t count, const struct compare_period *periods, size_t period_count)
{
    struct compare_datum *rows = arena_array(r->mem, struct compare_datum, period_count);
    size_t n = 0, first = 0;
    for (size_t i = 0; i < count; i++) {
        const struct compare_value *x = &all[i];
        first = str_eq(x->group_code, all[first].group_code) ? first : i;
        for (size_t k = 0; k < period_count; k++)
            if (periods[k].indicator == x->indicator)
                rows[n++] = (struct compare_datum){x->group_code, x->jurisdiction_code, x->code, x->name, x->unit, x->is_parent, periods[k].ends_on,
                                                   periods[k].status, periods[k].value_micro, periods[k].achievement_centi,
                                                   sheets_differ(&all[first], x) == NULL};
    }
    return respond_rows(r, &compare_datum_shape, rows, n, STR("comparacion-indicadores"));
}

/* One indicator by province: the one that was asked for, or the first. */
static enum status provinces_read(struct request *r, int64_t of, struct str path, struct compare_page *page, struct compare_province **ret, size_t *ret_count)
{
    struct compare_choice *choices;
    size_t count, chosen = 0;
    *ret_count = 0;
    TRY(db_many(r->db, SQL_COMPARE_PROVINCE_CHOICES, WITH(IN(of)), r->mem, &compare_choice_shape, &choices, &count));
    struct compare_option *options = arena_array(r->mem, struct compare_option, count);
    for (size_t i = 0; i < count; i++)
        if (str_eq(choices[i].group_code, request_query(r, "indicador")))
            chosen = i;
    for (size_t i = 0; i < count; i++) {
        struct str code = url_component(r->mem, choices[i].group_code);
        options[i] = (struct compare_option){choices[i].name, path_fmt(r, "%.*s?indicador=%.*s#provincias", STR_ARG(path), STR_ARG(code)), i == chosen};
    }
    page->options = options;
    page->options_count = count;
    if (count == 0)
        return DONE;
    struct str code = url_component(r->mem, choices[chosen].group_code);
    page->provinces_csv = path_fmt(r, "%.*s.csv?de=provincias&indicador=%.*s", STR_ARG(path), STR_ARG(code));
    return db_many(r->db, SQL_COMPARE_PROVINCES, WITH(IN(of), IN(choices[chosen].group_code)), r->mem, &compare_province_shape, ret, ret_count);
}

static enum status compare(struct request *r, const struct jurisdiction *j, struct head head)
{
    struct compare_figure *figures;
    struct compare_value *values;
    struct compare_period *periods;
    struct compare_province *provinces = NULL;
    size_t figure_count, value_count, period_count, province_count;
    struct compare_page page = {.jurisdiction = j};
    const int64_t of = j == NULL ? (int64_t)NONE : j->id;
    struct str path = j == NULL ? STR("/comparar") : path_fmt(r, "/%.*s/comparar", STR_ARG(j->code)), asked = request_query(r, "de");
    const bool page_asked = r->format == FORMAT_HTML;
    if (page_asked || str_is(asked, "provincias")) {
        TRY(provinces_read(r, of, path, &page, &provinces, &province_count));
        if (!page_asked)
            return respond_rows(r, &compare_province_shape, provinces, province_count, STR("comparacion-provincias"));
        compare_by_province(r, provinces, province_count, &page);
    }
    if (page_asked || str_is(asked, "indicadores")) {
        TRY(db_many(r->db, SQL_COMPARE_VALUES, WITH(IN(of)), r->mem, &compare_value_shape, &values, &value_count));
        TRY(db_many(r->db, SQL_COMPARE_PERIODS, WITH(IN(of)), r->mem, &compare_period_shape, &periods, &period_count));
        if (!page_asked)
            return values_respond(r, values, value_count, periods, period_count);
        compare_indicators(r, values, value_count, periods, period_count, &page);
    }
    TRY(db_many(r->db, SQL_COMPARE_FIGURES, WITH(IN(of)), r->mem, &compare_figure_shape, &figures, &figure_count));
    if (!page_asked)
        return respond_rows(r, &compare_figure_shape, figures, figure_count, STR("comparacion"));
    compare_indices(r, j == NULL, figures, figure_count, &page);
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
