/* SPDX-License-Identifier: EUPL-1.2
 * The values of an indicator on its page: conclusion, drawing, table, the years. */
#include "base/text.h"
#include "pages.h"
#include "room/measurement/measurement_view.h"
#include "sql.h"

#define SHAPE_TAG struct measurement_shown
SHAPE_TABLE(measurement_shown, NULL, MEASUREMENT_SHOWN);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_spoken
SHAPE_TABLE(measurement_spoken, NULL, MEASUREMENT_SPOKEN);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_feed
SHAPE_TABLE(measurement_feed, NULL, MEASUREMENT_FEED);
#undef SHAPE_TAG

#define SHAPE_TAG struct measurement_series_line
SHAPE_TABLE(measurement_series_line, NULL, MEASUREMENT_SERIES_LINE);
#undef SHAPE_TAG

enum status measurement_series_read(struct request *r, const struct indicator_place *place, struct measurement_series *ret)
{
    struct measurement_series *s = ret;
    *s = (struct measurement_series){.place = place};
    TRY(measurement_kept(r->db, r->mem, place->indicator->id, &s->results, &s->result_count));
    if (s->result_count == 0)
        return DONE;
    TRY(indicator_periods(r->db, r->mem, place->indicator->id, &s->periods, &s->period_count));
    TRY(indicator_versions(r->db, r->mem, place->indicator->id, &s->versions, &s->version_count));
    s->totals = arena_array(r->mem, struct indicator_result, s->result_count);
    for (size_t i = 0; i < s->result_count; i++)
        if (s->results[i].part == 0)
            s->totals[s->total_count++] = s->results[i];
    s->count = measurement_points(r->mem, r->lang, place->version, s->versions, s->version_count, s->periods, s->period_count, s->totals,
                                  s->total_count, &s->points, &s->rows);
    return DONE;
}

const struct indicator_version *measurement_version(const struct measurement_series *s, int64_t id)
{
    for (size_t i = 0; i < s->version_count; i++)
        if (s->versions[i].id == id)
            return &s->versions[i];
    return s->place->version;
}

const struct indicator_period *measurement_period(const struct measurement_series *s, int64_t id)
{
    for (size_t i = 0; i < s->period_count; i++)
        if (s->periods[i].id == id)
            return &s->periods[i];
    return NULL;
}

struct str measurement_path(struct request *r, const struct indicator_place *place, int64_t measurement)
{
    return path_fmt(r, "%.*s/medicion/%lld", STR_ARG(place->path), (long long)measurement);
}

/* The one that counts of a period: public and not replaced. */
static const struct measurement_shown *shown_of(const struct measurement_shown *rows, size_t count, int64_t period)
{
    for (size_t i = count; i-- > 0;)
        if (rows[i].period == period && !day_known(rows[i].replaced_on))
            return &rows[i];
    return NULL;
}

static struct str quotient_words(struct request *r, int64_t numerator, int64_t denominator)
{
    if (numerator == NONE || denominator == NONE)
        return STR_NONE;
    return str_fmt(r->mem, "%.*s / %.*s", STR_ARG(micro_words(r->mem, r->lang, numerator)), STR_ARG(micro_words(r->mem, r->lang, denominator)));
}

static struct str percent_words(struct request *r, int64_t centi)
{
    struct str words = centi_words(r->mem, r->lang, centi);
    return centi == NONE ? STR_NONE : str_fmt(r->mem, r->lang == LANG_ES ? "%.*s\302\240%%" : "%.*s%%", STR_ARG(words));
}

/* What is to be reached: of a band, the band. */
static struct str goal_words(struct request *r, const struct indicator_version *v, int64_t target)
{
    struct str ends[] = {measurement_number_words(r->mem, r->lang, v, v->low_micro), measurement_number_words(r->mem, r->lang, v, v->high_micro)};
    if (v->direction == DIRECTION_BAND && v->low_micro != NONE && v->high_micro != NONE)
        return say_with(r->mem, r->lang, N_("de %1 a %2"), ends, 2);
    return target == NONE ? STR_NONE : measurement_number_words(r->mem, r->lang, v, target);
}

static void rows_fill(struct request *r, const struct measurement_series *s, const struct measurement_shown *shown, size_t shown_count,
                      struct measurement_values_panel *page)
{
    page->rows = arena_array(r->mem, struct measurement_value_row, s->count);
    page->coming = arena_array(r->mem, struct measurement_value_row, s->count);
    for (size_t i = 0; i < s->count; i++)
        page->coming_count += s->rows[i]->status == VALUE_NOT_DUE;
    for (size_t i = s->count, later = page->coming_count; i-- > 0;) { /* the newest first */
        const struct indicator_result *x = s->rows[i];
        const struct indicator_version *v = measurement_version(s, x->version);
        const struct indicator_period *p = measurement_period(s, x->period);
        const struct measurement_shown *m = shown_of(shown, shown_count, x->period);
        struct measurement_value_row *row = x->status == VALUE_NOT_DUE ? &page->coming[--later] : &page->rows[page->rows_count++];
        *row = (struct measurement_value_row){
            .period = s->points[i].label, .first = p->starts_on, .last = p->ends_on, .due = p->due_on,
            .status = x->status, .class = measurement_status_class(x->status),
            .number = x->status == VALUE_REPORTED || x->status == VALUE_COMPUTED,
            .quotient = quotient_words(r, x->numerator_micro, x->denominator_micro),
            .target = goal_words(r, v, x->target_micro), .achievement_disputed = x->achievement_disputed && !x->disputed,
            .achievement_corrected = x->achievement_corrected && !x->corrected,
            .achievement = percent_words(r, x->achievement_centi), .category = x->category, .category_class = measurement_category_class(x->category),
            .version = v->number, .sheet_path = path_fmt(r, "%.*s/ficha/%lld", STR_ARG(s->place->path), (long long)v->number),
            .proofs = m == NULL ? 0 : m->proofs, .path = m == NULL ? STR_NONE : measurement_path(r, s->place, m->id),
            .missing = x->missing, .disputed = x->disputed, .corrected = x->corrected, .broken = s->points[i].broken,
        };
        row->value = row->number ? measurement_value_words(r->mem, r->lang, v, x) : STR_NONE;
        row->words = row->number ? STR_NONE : x->words;
        page->quotient = page->quotient || !str_empty(row->quotient);
        page->targets = page->targets || x->target_micro != NONE || x->achievement_centi != NONE;
        page->any = page->any || row->number;
    }
}

static const char *year_rule(const struct indicator_version *v)
{
    if (v->type == TYPE_ORDINAL || v->accumulation == ACCUMULATION_STOCK)
        return N_("De cada año cuenta el último período con valor.");
    if (v->accumulation != ACCUMULATION_FLOW)
        return N_("El valor es acumulado: de cada año cuenta el último período con valor.");
    return indicator_is_quotient(v->type) ? N_("De cada año se suman los numeradores y los denominadores: no se promedian los cocientes.")
                                          : N_("De cada año se suman los períodos.");
}

static int year_of(struct day d)
{
    int year, month, day;
    day_split(d, &year, &month, &day);
    return year;
}

/* Of the days of the year that are measured. */
static int64_t year_target(const struct indicator_version *v, const struct indicator_target *targets, size_t count, int year)
{
    struct day first = day_of(year, 1, 1), last = day_of(year, 12, 31);
    first = day_before(first, v->starts_on) ? v->starts_on : first;
    last = day_before(v->ends_on, last) ? v->ends_on : last;
    for (size_t i = 0; i < count; i++)
        if (targets[i].part == NONE && targets[i].starts_on.n == first.n && targets[i].ends_on.n == last.n)
            return targets[i].value_micro;
    return NONE;
}

/* Periods of the calendar that end in the year. */
static int64_t year_periods(const struct measurement_series *s, int year)
{
    int64_t count = 0;
    for (size_t i = 0; i < s->period_count; i++)
        count += year_of(s->periods[i].ends_on) == year;
    return count;
}

/* Of the values that make the year's. */
static void year_marks(const struct measurement_series *s, const struct indicator_version *v, const struct measured *cells, size_t first, size_t end,
                       struct measurement_year_row *row)
{
    size_t last = end;
    while (last > first && cells[last - 1 - first].status != VALUE_REPORTED && cells[last - 1 - first].status != VALUE_COMPUTED)
        last--;
    bool adds = v->accumulation == ACCUMULATION_FLOW && (v->type == TYPE_NUMBER || indicator_is_quotient(v->type));
    for (size_t i = adds || last == first ? first : last - 1; i < last; i++) {
        row->disputed = row->disputed || s->rows[i]->disputed;
        row->corrected = row->corrected || s->rows[i]->corrected;
    }
}

/* Points from `first` to before `end` are of one year and one series. */
static enum status year_add(struct request *r, const struct measurement_series *s, size_t first, size_t end, const struct methodology *m,
                            struct measurement_values_panel *page)
{
    const struct indicator_version *v = measurement_version(s, s->rows[end - 1]->version);
    struct measured *cells = arena_array(r->mem, struct measured, end - first);
    int *years = arena_array(r->mem, int, end - first), year = year_of(measurement_period(s, s->rows[first]->period)->ends_on);
    struct indicator_target *targets;
    size_t target_count;
    int64_t due = 0;
    for (size_t i = first; i < end; i++) {
        const struct indicator_result *x = s->rows[i];
        cells[i - first] = measured_of(v, x->status, x->value_micro, x->numerator_micro, x->denominator_micro);
        years[i - first] = year;
        due += x->status != VALUE_NOT_DUE;
    }
    struct measured all = measured_over_time(v, cells, years, end - first);
    if (all.status == VALUE_NOT_DUE)
        return DONE;
    TRY(indicator_targets(r->db, r->mem, v->id, &targets, &target_count));
    int64_t target = year_target(v, targets, target_count, year), reached = NONE;
    /* The year's target is for all its periods, of one series: a sum needs each, of the rest the last one counts. */
    int64_t periods = year_periods(s, year), series = (int64_t)(end - first);
    bool cut = end < s->count && s->points[end].broken && year_of(measurement_period(s, s->rows[end]->period)->ends_on) == year;
    bool whole = due == series && !cut && (series == periods || v->accumulation != ACCUMULATION_FLOW);
    struct indicator_result x = {.status = all.status, .value_micro = all.value};
    struct measurement_year_row *row = &page->years[page->years_count++];
    bool judged = target != NONE || v->direction == DIRECTION_BAND;
    if (whole && judged && all.value != NONE)
        reached = achievement_of(m, v, all.value, target);
    *row = (struct measurement_year_row){
        .year = str_fmt(r->mem, "%d", year), .value = measurement_value_words(r->mem, r->lang, v, &x), .number = all.value != NONE,
        .quotient = quotient_words(r, all.numerator, all.denominator), .achievement = percent_words(r, reached), .category = achievement_category(m, reached),
        .target = goal_words(r, v, target),
    };
    year_marks(s, v, cells, first, end, row);
    row->category_class = measurement_category_class(row->category);
    if (first > 0 && s->points[first].broken && year_of(measurement_period(s, s->rows[first - 1]->period)->ends_on) == year)
        row->year = say_with(r->mem, r->lang, N_("%1, con el método nuevo"), &row->year, 1);
    struct str values[] = {int_words(r->mem, r->lang, all.missing), int_words(r->mem, r->lang, due), int_words(r->mem, r->lang, periods)};
    if (!whole && target != NONE)
        row->progress = say_with(r->mem, r->lang, N_("van %2 de %3 períodos"), values, COUNT(values));
    if (all.missing > 0)
        row->missing = say_with(r->mem, r->lang, all.missing == 1 ? N_("falta 1 de %2 períodos") : N_("faltan %1 de %2 períodos"), values, 2);
    return DONE;
}

static enum status years_fill(struct request *r, const struct measurement_series *s, struct measurement_values_panel *page)
{
    const struct indicator_version *now = s->place->version;
    struct methodology *m;
    if (now->months == 12 || now->type == TYPE_INDEX || now->type == TYPE_QUALITATIVE || !page->any)
        return DONE;
    TRY(methodology_on(r->db, r->mem, s->place->jurisdiction->id, r->today, &m));
    page->years = arena_array(r->mem, struct measurement_year_row, s->count);
    page->year_rule = year_rule(now);
    for (size_t first = 0, i = 1; i <= s->count; i++) {
        bool cut = i == s->count || s->points[i].broken ||
                   year_of(measurement_period(s, s->rows[i]->period)->ends_on) != year_of(measurement_period(s, s->rows[first]->period)->ends_on);
        if (!cut)
            continue;
        TRY(year_add(r, s, first, i, m, page));
        first = i;
    }
    return DONE;
}

/* Those whose sheets do not allow the sum: each counts as missing, so it is named. */
static enum status left_out_fill(struct request *r, const struct indicator_place *place, struct measurement_values_panel *page)
{
    struct measurement_feed *feeds;
    size_t count;
    const char *field;
    if (place->version->rollup != ROLLUP_SUM)
        return DONE;
    TRY(db_many(r->db, SQL_MEASUREMENT_FEEDS, WITH(IN(place->indicator->id)), r->mem, &measurement_feed_shape, &feeds, &count));
    page->left_out = arena_array(r->mem, struct measurement_left_out, count);
    for (size_t i = 0; i < count; i++) {
        const struct measurement_feed *x = &feeds[i];
        const struct indicator_version below = {.type = x->type, .direction = x->direction, .accumulation = x->accumulation, .unit = x->unit, .rollup = x->rollup};
        const char *why = indicator_rollup_fault(place->version, &below, &field);
        if (why != NULL)
            page->left_out[page->left_out_count++] = (struct measurement_left_out){x, indicator_path(r->mem, x->place, x->code), why};
    }
    return DONE;
}

/* Frame "indicator", 30. */
enum status measurement_values_panel(struct request *r, struct out *o)
{
    const struct indicator_place *place = r->object;
    struct measurement_series s;
    struct measurement_shown *shown;
    size_t shown_count;
    struct measurement_values_panel page = {.unit = place->version->unit};
    TRY(measurement_series_read(r, place, &s));
    if (s.count == 0)
        return DONE;
    TRY(db_many(r->db, SQL_MEASUREMENT_SHOWN_OF, WITH(IN(place->indicator->id)), r->mem, &measurement_shown_shape, &shown, &shown_count));
    rows_fill(r, &s, shown, shown_count, &page);
    TRY(years_fill(r, &s, &page));
    TRY(left_out_fill(r, place, &page));
    page.chart = measurement_drawn(r->mem, r->lang, place->version, s.points, s.rows, s.count, &page.conclusion);
    page.csv_path = path_fmt(r, "%.*s/serie.csv", STR_ARG(place->path));
    page.json_path = path_fmt(r, "%.*s/serie.json", STR_ARG(place->path));
    page.feed_path = path_fmt(r, "%.*s/novedades.atom", STR_ARG(place->path));
    part_measurement_values(o, &page);
    return DONE;
}

/* GET …/serie.csv .json: what is public alone; as a page it is the indicator's. */
static enum status series_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct measurement_series_line *rows;
    size_t count;
    if (r->format == FORMAT_HTML)
        return respond_redirect(r, path_fmt(r, "%.*s#valores", STR_ARG(place->path)), NULL);
    TRY(db_many(r->db, SQL_MEASUREMENT_SERIES_LINES, WITH(IN(place->indicator->id)), r->mem, &measurement_series_line_shape, &rows, &count));
    return respond_rows(r, &measurement_series_line_shape, rows, count, path_fmt(r, "serie-%.*s", STR_ARG(place->indicator->code)));
}

const struct route measurement_view_routes[] = {
    {GET, "/:jurisdiction/indicador/:indicator/serie", READ, ROUTE_DATA, indicator_load, series_show, NULL, NULL},
    {.pattern = NULL},
};
