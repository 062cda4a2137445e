/* SPDX-License-Identifier: EUPL-1.2
 * GET /:jurisdiction/plan/:plan/resultados: what changed. Four statements however many indicators there are. */
#include "pages.h"
#include "room/index/index_view.h"

/* What the page reads. */
struct reading {
    struct index_indicator *indicators;
    size_t indicator_count;
    struct index_result *results; /* by indicator and period */
    size_t result_count;
};

static enum status reading_read(struct request *r, int64_t plan, struct reading *ret)
{
    TRY(db_many(r->db, SQL_INDEX_INDICATORS_OF_PLAN, WITH(IN(plan)), r->mem, &index_indicator_shape, &ret->indicators, &ret->indicator_count));
    return db_many(r->db, SQL_INDEX_RESULTS_OF_PLAN, WITH(IN(plan)), r->mem, &index_result_shape, &ret->results, &ret->result_count);
}

/* Its results: from the first one, how many. */
static const struct index_result *results_of(const struct reading *d, int64_t indicator, size_t *ret_count)
{
    size_t low = 0, high = d->result_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (d->results[middle].indicator < indicator)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < d->result_count && d->results[end].indicator == indicator)
        end++;
    *ret_count = end - low;
    return &d->results[low];
}

/* Between which values it moved, and how many periods nobody reported. */
static struct str series_words(struct request *r, const struct index_indicator *x, const struct index_result *rows, size_t count)
{
    const struct index_ends e = index_ends_of(x->accumulation, rows, count);
    struct buf b = BUF(r->mem);
    if (e.from != NULL) {
        struct str said[] = {index_value_words(r->mem, r->lang, x, e.from->status, e.from->value_micro),
                             index_value_words(r->mem, r->lang, x, e.to->status, e.to->value_micro), int_words(r->mem, r->lang, e.values)};
        buf_add(&b, say_with(r->mem, r->lang, x->accumulation == ACCUMULATION_YEAR ? N_("de %1 a %2 frente al mismo período del año anterior") : N_("de %1 a %2 en %3 valores"),
                             said, COUNT(said)));
    }
    if (e.silent > 0) {
        struct str n = int_words(r->mem, r->lang, e.silent);
        buf_chars(&b, b.len > 0 ? "; " : "");
        buf_add(&b, say_with(r->mem, r->lang, e.silent == 1 ? N_("un período sin reporte") : N_("%1 períodos sin reporte"), &n, 1));
    }
    return buf_str(&b);
}

/* A dispute stands until it is closed, whatever period came after. */
static bool disputed_before(const struct index_result *rows, size_t count, const struct index_result *last)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].disputed && &rows[i] != last)
            return true;
    return false;
}

static struct result_line line_of(struct request *r, const struct reading *d, const struct index_indicator *x, int64_t counts[STANDING_COUNT])
{
    size_t count;
    const struct index_result *rows = results_of(d, x->indicator, &count), *last = index_last_of(rows, count);
    const struct index_result *judged = index_judged_of(rows, count, last);
    int status = last == NULL ? VALUE_NOT_DUE : last->status;
    enum standing s = standing_of(judged == NULL ? status : judged->status, judged == NULL ? -1 : judged->category);
    bool earlier = judged != last;
    if (x->state != INDICATOR_REPLACED)
        counts[s]++;
    struct str code = url_component(r->mem, x->code);
    return (struct result_line){
        .x = x,
        .path = path_fmt(r, "/%.*s/indicador/%.*s", STR_ARG(x->jurisdiction_code), STR_ARG(code)),
        .value = index_value_words(r->mem, r->lang, x, status, last == NULL ? NONE : last->value_micro),
        .target = judged == NULL || judged->target_micro == NONE ? STR_NONE
                                                                 : index_value_words(r->mem, r->lang, x, VALUE_REPORTED, judged->target_micro),
        .series = series_words(r, x, rows, count),
        .spark = index_spark(r->mem, x->accumulation, rows, count),
        .last = last,
        .judged = judged,
        .earlier = earlier,
        .other_sheet = earlier && judged->version != last->version,
        .judged_value = earlier ? index_value_words(r->mem, r->lang, x, judged->status, judged->value_micro) : STR_NONE,
        .disputed_before = disputed_before(rows, count, last),
        .label = choice_label(&standing_choices, (int)s),
        .class = standing_class(s),
    };
}

static void groups_fill(struct request *r, const struct plan_place *place, const struct reading *d, struct results_page *page, int64_t counts[STANDING_COUNT])
{
    struct result_line *lines = arena_array(r->mem, struct result_line, d->indicator_count);
    struct result_group *groups = arena_array(r->mem, struct result_group, d->indicator_count);
    struct result_group *group = NULL;
    for (size_t i = 0; i < d->indicator_count; i++) {
        const struct index_indicator *x = &d->indicators[i];
        lines[i] = line_of(r, d, x, counts);
        page->replaced += x->state == INDICATOR_REPLACED;
        if (group == NULL || !str_eq(group->number, x->commitment_number)) {
            group = &groups[page->groups_count++];
            struct str number = url_component(r->mem, x->commitment_number);
            *group = (struct result_group){.number = x->commitment_number, .title = x->commitment_title, .lines = &lines[i],
                                           .path = path_fmt(r, "%.*s/compromiso/%.*s", STR_ARG(place->path), STR_ARG(number))};
        }
        group->lines_count++;
    }
    page->groups = groups;
    page->indicators = (int64_t)d->indicator_count;
}

/* A bar by category, with its words and the list beside it. */
static void standings_fill(struct request *r, const int64_t counts[STANDING_COUNT], struct results_page *page)
{
    struct chart_part parts[STANDING_COUNT];
    struct standing_count *list = arena_array(r->mem, struct standing_count, STANDING_COUNT);
    struct buf words = BUF(r->mem);
    for (int i = 0; i < STANDING_COUNT; i++) {
        const char *label = choice_label(&standing_choices, i);
        parts[i] = (struct chart_part){standing_class((enum standing)i), counts[i]};
        if (counts[i] == 0)
            continue;
        list[page->standings_count++] = (struct standing_count){label, parts[i].light, counts[i]};
        buf_fmt(&words, "%s%s: %lld", words.len > 0 ? ", " : "", say(r->lang, label), (long long)counts[i]);
    }
    page->standings = list;
    page->parts = chart_parts(r->mem, parts, COUNT(parts), buf_str(&words));
}

#define RESULT_ROW(F)                                                                                          \
    F(TEXT, commitment_number, PUBLIC, FREE, "Compromiso", "nothing: of the whole plan")                       \
    F(TEXT, code, PUBLIC, FREE, "Indicador", "code")                                                           \
    F(TEXT, name, PUBLIC, FREE, "Nombre", "name")                                                              \
    F(CHOICE, level, PUBLIC, ONE_OF(indicator_level), "Nivel", "impact, outcome, output, process")             \
    F(TEXT, unit, PUBLIC, FREE, "Unidad de medida", "unit")                                                    \
    F(INT, period_number, PUBLIC, FREE, "Período", "number")                                                   \
    F(DAY, ends_on, PUBLIC, FREE, "Fin del período", "last day")                                               \
    F(CHOICE, status, PUBLIC, ONE_OF(value_status), "Estado del valor", "a value, or which nothing")           \
    F(MICRO, value_micro, PUBLIC, FREE, "Valor", "value")                                                      \
    F(MICRO, target_micro, PUBLIC, FREE, "Meta", "target of the same span")                                    \
    F(CENTI, achievement_centi, PUBLIC, FREE, "Logro", "percent of the target")                                \
    F(CHOICE, category, PUBLIC, ONE_OF(achievement), "Categoría", "by the thresholds")                         \
    F(FLAG, disputed, PUBLIC, FREE, "En disputa", "in dispute")                                                \
    F(FLAG, corrected, PUBLIC, FREE, "Corregido", "a correction replaced an earlier value")                    \
    F(INT, missing, PUBLIC, FREE, "Datos que faltan", "inputs that nobody reported")
SHAPE_STRUCT(result_row, RESULT_ROW);
#define SHAPE_TAG struct result_row
SHAPE_TABLE(result_row, NULL, RESULT_ROW);
#undef SHAPE_TAG

/* Every period of every indicator. */
static enum status rows_respond(struct request *r, const struct plan_place *place, const struct reading *d)
{
    struct result_row *rows = arena_array(r->mem, struct result_row, d->result_count);
    size_t n = 0;
    for (size_t i = 0; i < d->indicator_count; i++) {
        const struct index_indicator *x = &d->indicators[i];
        size_t count;
        const struct index_result *all = results_of(d, x->indicator, &count);
        for (size_t k = 0; k < count; k++)
            rows[n++] = (struct result_row){
                x->commitment_number, x->code, x->name, x->level, x->unit, all[k].period_number, all[k].ends_on, all[k].status,
                all[k].value_micro, all[k].target_micro, all[k].achievement_centi, all[k].category, all[k].disputed, all[k].corrected,
                all[k].missing};
    }
    return respond_rows(r, &result_row_shape, rows, n, path_fmt(r, "resultados-%.*s-%lld", STR_ARG(place->jurisdiction->code), (long long)place->plan->number));
}

struct head index_head(struct request *r, const struct plan_place *place, const char *title)
{
    struct head head = jurisdiction_head(r, place->jurisdiction, str_of(say(r->lang, title)));
    head_crumb(r, &head, place->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, place->plan->name, place->path);
    head.section = "plan";
    head.wide = true;
    return head;
}

enum status results_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct reading d;
    struct index_figure *figures;
    struct index_line *lines;
    int64_t counts[STANDING_COUNT] = {0};
    struct results_page page = {.plan = place->plan, .path = place->path};
    TRY(reading_read(r, place->plan->id, &d));
    if (r->format != FORMAT_HTML)
        return rows_respond(r, place, &d);
    TRY(index_figures(r, place->plan->id, &figures, &page.figures_count));
    index_lines(r, figures, page.figures_count, place->path, &lines, &page.figures_count);
    page.figures = lines;
    if (page.figures_count > 0) {
        page.methodology_number = figures[0].methodology_number;
        page.methodology_title = figures[0].methodology_title;
        page.computed_on = figures[0].computed_on;
    }
    groups_fill(r, place, &d, &page, counts);
    standings_fill(r, counts, &page);
    page.csv = path_fmt(r, "%.*s/resultados.csv", STR_ARG(place->path));
    page.json = path_fmt(r, "%.*s/resultados.json", STR_ARG(place->path));
    struct head head = index_head(r, place, N_("Resultados"));
    head.data_path = path_fmt(r, "%.*s/resultados", STR_ARG(place->path));
    return page_index_results(r, head, &page);
}
