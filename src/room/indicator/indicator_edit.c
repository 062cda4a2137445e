/* SPDX-License-Identifier: EUPL-1.2
 * The sheet being prepared: four short steps, each saved by itself; a further version from the one in force;
 * what is missing, all at once, before it is proposed. An approved sheet is never edited. */
#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

static const char *const step_1[] = {"change",       "name",        "definition", "variables", "objective", "justification", "headline", "level", "type", "direction",
                                     "accumulation", "achievement", "unit",       "decimals",  NULL};
static const char *const step_2[] = {"numerator", "denominator", "factor_micro", "formula",    "scale", "low_micro",
                                     "high_micro", "least_micro", "most_micro",  "rollup", NULL};
static const char *const step_3[] = {"baseline_kind", "baseline_micro", "baseline_on", "baseline_source", "months", "starts_on", "ends_on", "due_days", NULL};
static const char *const step_4[] = {"source",       "means",        "collection",   "collection_rhythm", "variables_rhythm", "data_points", "analysis",
                                     "quality",      "limits",       "interpretation", "use_of", "availability", "georeference", "bibliography", "classifier", "prepared_by", "prepared_on",    NULL};
static const char *const *const steps[] = {step_1, step_2, step_3, step_4};
#define STEPS ((int64_t)COUNT(steps))

/* The boxes of the report of a change are of the first step. */
static bool in_step(int64_t step, const char *field)
{
    for (size_t i = 0; step == 1 && i < REPORT_PARTS; i++)
        if (str_is(str_of(field), indicator_report_parts[i].name))
            return true;
    for (size_t i = 0; steps[step - 1][i] != NULL; i++)
        if (str_is(str_of(field), steps[step - 1][i]))
            return true;
    return false;
}

int indicator_sheet_step(const char *field)
{
    for (int i = 1; i <= STEPS; i++)
        if (in_step(i, field))
            return i;
    return 0;
}

static enum status open_load(struct request *r, bool proposed)
{
    struct indicator_place *place;
    struct indicator_version *all;
    size_t count;
    TRY(indicator_enter(r, &place));
    TRY(indicator_versions(r->db, r->mem, place->indicator->id, &all, &count));
    r->scope.draft = true;
    r->object = place;
    for (size_t i = 0; i < count; i++)
        if (all[i].state == VERSION_DRAFT || (proposed && all[i].state == VERSION_PROPOSED)) {
            place->version = &all[i];
            return DONE;
        }
    /* The address is right, but there is nothing being prepared: handlers answer that it moved on. */
    return DONE;
}

enum status indicator_draft_load(struct request *r)
{
    return open_load(r, false);
}

enum status indicator_open_load(struct request *r)
{
    return open_load(r, true);
}

enum status indicator_moved_on(struct request *r)
{
    problem_add(r, "", N_("La ficha ya no está en preparación: mira cómo está ahora."));
    return CONFLICT;
}

static enum status step_of(const struct request *r, int64_t *ret)
{
    if (str_empty(request_param(r, "step"))) {
        *ret = 1;
        return DONE;
    }
    TRY(request_id(r, "step", ret));
    return *ret <= STEPS ? DONE : NOT_FOUND;
}

static struct str step_path(struct request *r, const struct indicator_place *place, int64_t step)
{
    return path_fmt(r, "%.*s/ficha/editar/%lld", STR_ARG(place->path), (long long)step);
}

/* GET …/ficha/editar and …/ficha/editar/:step */
static enum status edit_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_edit_page page = {.v = place->version, .path = place->path, .steps = STEPS};
    TRY(step_of(r, &page.step));
    page.locked = place->version->state != VERSION_DRAFT;
    page.further = place->version->number > 1;
    page.report = indicator_report_boxes(r, place->version->change_report);
    page.form = form_for(r, &indicator_version_shape, place->version, step_path(r, place, page.step));
    if (page.step > 1)
        page.back = step_path(r, place, page.step - 1);
    struct head head = indicator_head(r, place, str_of(say(r->lang, N_("Preparar la ficha"))), false);
    head.form_page = true;
    return page_indicator_edit(r, head, &page);
}

/* Those beside fields of this step; the rest waits for its own, and for the review. */
static enum status step_problems(struct request *r, const struct indicator *x, const struct indicator_version *v, int64_t step)
{
    struct indicator_sheet sheet;
    struct sheet_faults faults;
    size_t before = r->problems.count;
    TRY(indicator_sheet_read(r, v, &sheet));
    TRY(indicator_sheet_all_faults(r, x, &sheet, false, &faults));
    for (size_t i = 0; i < faults.count; i++)
        if (in_step(step, faults.items[i].field))
            problem_add_text(r, str_of(faults.items[i].field), indicator_fault_said(r, &faults.items[i]));
    return r->problems.count > before ? INVALID : DONE;
}

static enum status edit_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_version v = *place->version;
    int64_t step;
    TRY(step_of(r, &step));
    if (v.state != VERSION_DRAFT)
        return indicator_moved_on(r);
    enum status read = form_read_fields(r, &indicator_version_shape, &v, steps[step - 1]);
    if (read != DONE)
        return read;
    if (v.type == TYPE_PERCENT && v.factor_micro == NONE)
        v.factor_micro = 100 * MICRO;
    if (step == 1 && v.number > 1)
        TRY(indicator_report_read(r, &v.change_report));
    TRY(step_problems(r, place->indicator, &v, step));
    TRY(record_change(r->db, &indicator_version_shape, r->mem, &v));
    if (step < STEPS)
        return respond_redirect(r, step_path(r, place, step + 1), N_("Se guardó. Sigue con el paso que viene."));
    return respond_redirect(r, path_fmt(r, "%.*s/revisar", STR_ARG(place->path)), N_("Se guardó la ficha. Revisa lo que falta."));
}

/* Targets and parts go along; a target of a part follows its new part. */
enum status indicator_lists_copy(struct request *r, const struct indicator_sheet *from, int64_t version)
{
    int64_t *ids = arena_array(r->mem, int64_t, from->part_count);
    for (size_t i = 0; i < from->part_count; i++) {
        struct indicator_part p = from->parts[i];
        p.id = NONE;
        p.version = version;
        TRY(record_add(r->db, &indicator_part_shape, &p));
        ids[i] = p.id;
    }
    for (size_t i = 0; i < from->target_count; i++) {
        struct indicator_target t = from->targets[i];
        t.id = NONE;
        t.version = version;
        for (size_t k = 0; k < from->part_count; k++)
            if (from->parts[k].id == from->targets[i].part)
                t.part = ids[k];
        TRY(record_add(r->db, &indicator_target_shape, &t));
    }
    return DONE;
}

/* POST …/ficha/nueva: a further version, from the one in force. */
static enum status version_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_version *all, v = *place->version;
    struct indicator_sheet from;
    size_t count;
    if (place->indicator->state != INDICATOR_IN_FORCE)
        return indicator_moved_on(r);
    TRY(indicator_versions(r->db, r->mem, place->indicator->id, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].state == VERSION_DRAFT || all[i].state == VERSION_PROPOSED)
            return problem_add(r, "", N_("Ya hay una versión en preparación."));
    TRY(indicator_sheet_read(r, place->version, &from));
    v.id = NONE;
    v.number = all[0].number + 1;
    v.state = VERSION_DRAFT;
    v.change = CHANGE_SHEET;
    v.change_report = v.returned_because = STR_NONE;
    v.act = NONE;
    v.from_on = v.until_on = DAY_NONE;
    v.created_at = INSTANT_NONE;
    TRY(record_add(r->db, &indicator_version_shape, &v));
    TRY(indicator_lists_copy(r, &from, v.id));
    return respond_redirect(r, step_path(r, place, 1), N_("Se preparó una versión nueva, igual a la vigente. Di qué cambia."));
}

static struct str fault_path(struct request *r, const struct indicator_place *place, const char *field)
{
    int step = indicator_sheet_step(field);
    if (step > 0)
        return path_fmt(r, "%.*s#f-%s", STR_ARG(step_path(r, place, step)), field);
    return path_fmt(r, "%.*s/%s", STR_ARG(place->path), str_is(str_of(field), "targets") ? "metas" : "partes");
}

/* GET …/revisar */
static enum status review_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_review_page page = {.v = place->version, .path = place->path};
    struct indicator_sheet sheet;
    struct sheet_faults faults;
    TRY(indicator_sheet_read(r, place->version, &sheet));
    TRY(indicator_sheet_all_faults(r, place->indicator, &sheet, true, &faults));
    page.rows = arena_array(r->mem, struct indicator_fault_line, faults.count);
    page.rows_count = faults.count;
    for (size_t i = 0; i < faults.count; i++)
        page.rows[i] = (struct indicator_fault_line){indicator_fault_said(r, &faults.items[i]), fault_path(r, place, faults.items[i].field)};
    page.locked = place->version->state != VERSION_DRAFT;
    page.no_targets = sheet.target_count == 0 && place->version->type != TYPE_QUALITATIVE;
    page.propose_path = path_fmt(r, "%.*s/proponer", STR_ARG(place->path));
    page.drop_path = path_fmt(r, "%.*s/descartar", STR_ARG(place->path));
    return page_indicator_review(r, indicator_head(r, place, str_of(say(r->lang, N_("Revisar y proponer"))), false), &page);
}

/* POST …/proponer */
static enum status propose_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_version v = *place->version;
    struct indicator_sheet sheet;
    struct sheet_faults faults;
    if (!version_may(v.state, VERSION_PROPOSED))
        return indicator_moved_on(r);
    TRY(indicator_sheet_read(r, &v, &sheet));
    TRY(indicator_sheet_all_faults(r, place->indicator, &sheet, true, &faults));
    if (faults.count > 0)
        return problem_add(r, "", N_("La ficha todavía no se puede proponer: corrige lo que se lista abajo."));
    v.state = VERSION_PROPOSED;
    v.returned_because = STR_NONE;
    TRY(record_change(r->db, &indicator_version_shape, r->mem, &v));
    return respond_redirect(r, place->path, N_("Se propuso la ficha. La Dirección la aprueba con un acto."));
}

/* POST …/descartar */
static enum status drop_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_version v = *place->version;
    if (!version_may(v.state, VERSION_DROPPED))
        return indicator_moved_on(r);
    if (v.number == 1)
        return problem_add(r, "", N_("Es la única ficha del indicador: déjala en preparación o cámbiala."));
    v.state = VERSION_DROPPED;
    TRY(record_change(r->db, &indicator_version_shape, r->mem, &v));
    return respond_redirect(r, place->path, N_("Se descartó la versión en preparación. La vigente sigue igual."));
}

#define ONE "/:jurisdiction/indicador/:indicator"
const struct route indicator_edit_routes[] = {
    {GET, ONE "/ficha/editar", DRAFT_INDICATOR, 0, indicator_open_load, edit_show, NULL, NULL},
    {GET, ONE "/ficha/editar/:step", DRAFT_INDICATOR, 0, indicator_open_load, edit_show, NULL, NULL},
    {POST, ONE "/ficha/editar/:step", DRAFT_INDICATOR, 0, indicator_open_load, edit_show, NULL, edit_apply},
    {POST, ONE "/ficha/nueva", DRAFT_INDICATOR, 0, indicator_load, indicator_show, NULL, version_apply},
    {GET, ONE "/revisar", DRAFT_INDICATOR, 0, indicator_open_load, review_show, NULL, NULL},
    {POST, ONE "/proponer", DRAFT_INDICATOR, 0, indicator_open_load, review_show, NULL, propose_apply},
    {POST, ONE "/descartar", DRAFT_INDICATOR, 0, indicator_open_load, review_show, NULL, drop_apply},
    {.pattern = NULL},
};
