/* SPDX-License-Identifier: EUPL-1.2
 * A new indicator, by itself or from a sheet of the library; and who answers for one, what it is linked with. */
#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

/* The commitments that the person may measure: the directorate any, a focal point those assigned. */
static enum status commitment_list(struct request *r, const struct indicators_place *at, bool all, struct form_options *ret,
                                   struct indicator_commitment **ret_rows)
{
    struct indicator_commitment *rows;
    size_t count;
    int64_t drafts = 1, plan = NONE; /* duties are looked at below */
    TRY(db_many(r->db, SQL_INDICATOR_COMMITMENTS, WITH(IN(at->jurisdiction->id), IN(drafts), IN(plan)), r->mem, &indicator_commitment_shape, &rows, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    *ret = (struct form_options){.field = "commitment", .options = options};
    for (size_t i = 0; i < count; i++) {
        struct str words[] = {int_words(r->mem, r->lang, rows[i].plan_number), rows[i].number, rows[i].title};
        if (!all && !indicator_duty_reaches(at, rows[i].id, NONE, true))
            continue;
        rows[ret->count] = rows[i];
        options[ret->count++] = (struct option){rows[i].id, say_with(r->mem, r->lang, N_("Plan %1, compromiso %2: %3"), words, 3)};
    }
    *ret_rows = rows;
    return DONE;
}

static bool drafts_all(const struct request *r)
{
    struct scope there = {.jurisdiction = r->scope.jurisdiction};
    return may(&r->actor, DRAFT_INDICATOR, &there) == DONE;
}

static enum status institution_list(struct request *r, const struct indicators_place *at, bool all, struct form_options *ret)
{
    struct option *options;
    size_t count, kept = 0;
    TRY(institution_options(r, at->jurisdiction->id, &options, &count));
    for (size_t i = 0; i < count; i++)
        if (all || indicator_duty_reaches(at, NONE, options[i].value, true))
            options[kept++] = options[i];
    *ret = (struct form_options){.field = "institution", .options = options, .count = kept};
    return DONE;
}

/* "de=arboles/solicitudes_a_tiempo": a shared sheet; NOT_FOUND when it is none. */
static enum status source_find(struct request *r, struct str from, struct indicator_shared **ret)
{
    struct indicator_shared *rows;
    size_t count;
    TRY(db_many(r->db, SQL_INDICATOR_LIBRARY, WITH(IN(r->scope.jurisdiction)), r->mem, &indicator_shared_shape, &rows, &count));
    struct str rest = from, place = str_cut(&rest, '/');
    for (size_t i = 0; i < count; i++)
        if (str_eq(rows[i].place, place) && str_eq(rows[i].code, rest)) {
            *ret = &rows[i];
            return DONE;
        }
    return NOT_FOUND;
}

static struct str asked_source(const struct request *r)
{
    return r->method == POST ? request_form(r, "de") : request_query(r, "de");
}

static bool asked_report(const struct request *r)
{
    return str_is(r->method == POST ? request_form(r, "reporta") : request_query(r, "reporta"), "1");
}

/* GET …/indicadores/nuevo and …/indicadores/usar */
static enum status new_show(struct request *r)
{
    const struct indicators_place *at = r->object;
    struct indicator *blank = arena_new_of(r->mem, struct indicator);
    struct indicator_new_page page = {.list_path = at->path, .from = asked_source(r), .reports = asked_report(r)};
    struct form_options *lists = arena_array(r->mem, struct form_options, 3);
    struct indicator_commitment *rows;
    bool all = drafts_all(r);
    shape_clear(&indicator_shape, blank);
    if (!str_empty(page.from)) {
        enum status found = source_find(r, page.from, &page.source);
        if (found == NOT_FOUND && r->method == GET)
            return NOT_FOUND;
        if (found != NOT_FOUND)
            TRY(found);
        if (page.source != NULL)
            blank->code = page.source->jurisdiction == at->jurisdiction->id ? STR_NONE : page.source->code;
    }
    TRY(commitment_list(r, at, all, &lists[0], &rows));
    TRY(institution_list(r, at, all, &lists[1]));
    TRY(institution_list(r, at, true, &lists[2]));
    lists[2].field = "reports_by";
    page.form = form_for(r, &indicator_shape, blank, path_fmt(r, "%.*s/%s", STR_ARG(at->path), page.source != NULL ? "usar" : "nuevo"));
    page.form.options = lists;
    page.form.option_count = 3;
    struct head head = indicators_head(r, at, page.source != NULL ? N_("Usar una ficha de la biblioteca") : N_("Preparar un indicador"), false);
    head.form_page = true;
    return page_indicator_new(r, head, &page);
}

static enum status new_check(struct request *r, const struct indicators_place *at, struct indicator *x)
{
    struct form_options commitments, mine;
    struct indicator_commitment *rows;
    struct indicator *other;
    bool all = drafts_all(r), there = x->commitment == NONE, answers = false;
    size_t before = r->problems.count;
    const char *fault = indicator_code_fault(x->code);
    if (fault != NULL)
        problem_add(r, "code", fault);
    enum status found = indicator_by_code(r->db, r->mem, at->jurisdiction->id, x->code, &other);
    if (found == DONE)
        problem_add(r, "code", N_("Ya hay un indicador con ese código en esta jurisdicción."));
    else if (found != NOT_FOUND)
        return found;
    TRY(commitment_list(r, at, all, &commitments, &rows));
    for (size_t i = 0; i < commitments.count; i++)
        if (rows[i].id == x->commitment) {
            x->plan = rows[i].plan;
            there = true;
        }
    if (!there)
        problem_add(r, "commitment", N_("Elige un compromiso de la lista."));
    TRY(institution_list(r, at, all, &mine));
    for (size_t i = 0; i < mine.count; i++)
        answers = answers || mine.options[i].value == x->institution;
    if (!answers && x->institution != NONE)
        problem_add(r, "institution", N_("Elige una institución de la lista."));
    return r->problems.count > before ? INVALID : DONE;
}

/* A first sheet with what is usual; the steps that follow fill it. */
static void sheet_begin(struct indicator_version *v, struct day today)
{
    int year, month, day;
    day_split(today, &year, &month, &day);
    v->level = LEVEL_OUTCOME;
    v->type = TYPE_NUMBER;
    v->direction = DIRECTION_UP;
    v->accumulation = ACCUMULATION_FLOW;
    v->achievement = ACHIEVEMENT_FROM_ZERO;
    v->unit = STR("unidades");
    v->decimals = 0;
    v->baseline_kind = BASELINE_PENDING;
    v->parts_rule = PARTS_NONE;
    v->rollup = ROLLUP_NONE;
    v->months = 3;
    v->starts_on = day_of(year, 1, 1);
    v->ends_on = day_of(year + 1, 12, 31);
    v->due_days = 15;
}

static enum status new_apply(struct request *r)
{
    static const char *const names[] = {"code", "commitment", "institution", "reports_by", NULL}, *const words[] = {"name", NULL};
    const struct indicators_place *at = r->object;
    struct indicator x;
    struct indicator_version v;
    shape_clear(&indicator_shape, &x);
    shape_clear(&indicator_version_shape, &v);
    enum status read = form_read_fields(r, &indicator_shape, &x, names), named = form_read_fields(r, &indicator_version_shape, &v, words);
    if (str_empty(str_trim(v.name)) && named == DONE)
        named = problem_add(r, "name", N_("Escribe el nombre del indicador."));
    TRY(read);
    TRY(named);
    TRY(new_check(r, at, &x));
    x.jurisdiction = at->jurisdiction->id;
    x.created_on = r->today;
    sheet_begin(&v, r->today);
    TRY(indicator_add(r->db, &x, &v));
    struct str path = indicator_path(r->mem, at->jurisdiction->code, x.code);
    return respond_redirect(r, path_fmt(r, "%.*s/ficha/editar/1", STR_ARG(path)), N_("Se creó el indicador. Completa su ficha por pasos."));
}

/* The sheet with its lists, as a draft of this place, saying where it comes from. */
static enum status use_apply(struct request *r)
{
    static const char *const names[] = {"code", "commitment", "institution", "reports_by", NULL};
    const struct indicators_place *at = r->object;
    struct indicator x;
    struct indicator_version *all, v;
    struct indicator_shared *source;
    struct indicator_sheet from;
    size_t count, k = 0;
    enum status found = source_find(r, asked_source(r), &source);
    if (found == NOT_FOUND)
        return problem_add(r, "", N_("Esa ficha ya no está en la biblioteca: elige otra."));
    TRY(found);
    shape_clear(&indicator_shape, &x);
    TRY(form_read_fields(r, &indicator_shape, &x, names));
    TRY(new_check(r, at, &x));
    TRY(indicator_versions(r->db, r->mem, source->id, &all, &count));
    while (k < count && all[k].state != VERSION_IN_FORCE)
        k++;
    if (k == count)
        return NOT_FOUND;
    if (asked_report(r) && (all[k].rollup != ROLLUP_SUM || source->jurisdiction == at->jurisdiction->id))
        return problem_add(r, "", N_("La ficha de ese indicador no permite que otros le reporten."));
    v = all[k];
    struct str origin[] = {int_words(r->mem, LANG_ES, v.number), source->code, source->place_name};
    v.origin = say_with(r->mem, LANG_ES, N_("Versión %1 de %2, %3"), origin, 3);
    v.act = NONE;
    v.from_on = v.until_on = DAY_NONE;
    v.change_report = v.returned_because = STR_NONE;
    v.created_at = INSTANT_NONE;
    /* What is true of the other place only. */
    v.baseline_kind = v.baseline_kind == BASELINE_NOT_APPLICABLE ? BASELINE_NOT_APPLICABLE : BASELINE_PENDING;
    v.baseline_micro = NONE;
    v.baseline_on = DAY_NONE;
    v.baseline_source = STR_NONE;
    x.jurisdiction = at->jurisdiction->id;
    x.created_on = r->today;
    x.parent = asked_report(r) ? source->id : NONE;
    TRY(indicator_sheet_read(r, &all[k], &from));
    TRY(indicator_add(r->db, &x, &v));
    from.target_count = 0;
    TRY(indicator_lists_copy(r, &from, v.id));
    struct str path = indicator_path(r->mem, at->jurisdiction->code, x.code);
    return respond_redirect(r, path_fmt(r, "%.*s/revisar", STR_ARG(path)), N_("Se copió la ficha con sus partes. Escribe la línea base y las metas de tu lugar, revísala y propónla."));
}

/* GET …/indicadores/biblioteca */
static enum status library_show(struct request *r)
{
    const struct indicators_place *at = r->object;
    struct indicator_library_page page = {.list_path = at->path, .may_draft = request_may(r, DRAFT_INDICATOR), .here = at->jurisdiction->id};
    struct indicator_shared *rows;
    TRY(db_many(r->db, SQL_INDICATOR_LIBRARY, WITH(IN(at->jurisdiction->id)), r->mem, &indicator_shared_shape, &rows, &page.rows_count));
    page.rows = rows;
    return page_indicator_library(r, indicators_head(r, at, N_("Biblioteca de indicadores"), false), &page);
}

#define LIST "/:jurisdiction/indicadores"
const struct route indicator_library_routes[] = {
    {GET, LIST "/nuevo", DRAFT_INDICATOR, 0, indicators_load, new_show, NULL, NULL},
    {POST, LIST "/nuevo", DRAFT_INDICATOR, 0, indicators_load, new_show, NULL, new_apply},
    {GET, LIST "/usar", DRAFT_INDICATOR, 0, indicators_load, new_show, NULL, NULL},
    {POST, LIST "/usar", DRAFT_INDICATOR, 0, indicators_load, new_show, NULL, use_apply},
    {GET, LIST "/biblioteca", READ, ROUTE_CACHED, indicators_load, library_show, NULL, NULL},
    {.pattern = NULL},
};
