/* SPDX-License-Identifier: EUPL-1.2
 * What only an act does: approve a proposed sheet, put another indicator in the place of one, close a series. */
#include "base/text.h"
#include "pages.h"
#include "room/indicator/indicator_pages.h"
#include "sql.h"

static const char *const approve_required[] = {"act", "from_on", NULL};
static const char *const return_required[] = {"returned_because", NULL};
static const char *const replace_required[] = {"replaced_by", "ending_act", "ended_on", NULL};
static const char *const close_required[] = {"ending_act", "ended_on", NULL};

/* GET …/aprobar */
static enum status approve_show(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_act_page page = {.v = place->version, .x = place->indicator, .path = place->path};
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    struct option *acts;
    page.locked = place->version->state != VERSION_PROPOSED;
    page.form = form_for(r, &indicator_version_shape, place->version, path_fmt(r, "%.*s/aprobar", STR_ARG(place->path)));
    page.return_form = form_for(r, &indicator_version_shape, place->version, path_fmt(r, "%.*s/devolver", STR_ARG(place->path)));
    page.return_form.required = return_required;
    page.form.required = approve_required;
    lists->field = "act";
    TRY(act_options(r, place->jurisdiction->id, &acts, &lists->count));
    lists->options = acts;
    page.form.options = lists;
    page.form.option_count = 1;
    struct head head = indicator_head(r, place, str_of(say(r->lang, N_("Aprobar la ficha"))), false);
    head.form_page = true;
    return page_indicator_approve(r, head, &page);
}

/* The act allows it, and its day is not after `on`. */
static enum status act_check(struct request *r, const struct indicator_place *place, int64_t id, struct day on, const char *act_field, const char *day_field)
{
    struct act *act;
    enum status allows = id == NONE ? INVALID : act_allows(r->db, r->mem, id, place->jurisdiction->id, r->today);
    if (allows == INVALID || allows == NOT_FOUND)
        return problem_add(r, act_field, N_("Elige el acto aprobado que lo decide."));
    TRY(allows);
    TRY(act_get(r->db, r->mem, place->jurisdiction->id, id, &act));
    if (!day_known(on))
        return problem_add(r, day_field, N_("Escribe el día."));
    if (day_before(r->today, on))
        return problem_add(r, day_field, N_("No puede ser un día que todavía no llega."));
    if (str_is(str_of(day_field), "from_on") && day_before(on, act->decided_on))
        return problem_add(r, day_field, N_("Una ficha no rige antes del acto que la aprueba."));
    return DONE;
}

/* POST …/aprobar */
static enum status approve_apply(struct request *r)
{
    static const char *const names[] = {"act", "from_on", NULL};
    const struct indicator_place *place = r->object;
    const struct indicator_version *before;
    struct indicator_version v = *place->version;
    struct indicator x = *place->indicator;
    struct indicator_sheet sheet;
    struct sheet_faults faults;
    if (!version_may(v.state, VERSION_IN_FORCE))
        return indicator_moved_on(r);
    TRY(form_read_fields(r, &indicator_version_shape, &v, names));
    TRY(act_check(r, place, v.act, v.from_on, "act", "from_on"));
    TRY(indicator_version_earlier(r, &v, &before));
    if (before != NULL && !day_before(before->from_on, v.from_on))
        return problem_add(r, "from_on", N_("La versión anterior rige desde ese día o después: elige un día posterior."));
    TRY(indicator_sheet_read(r, &v, &sheet));
    TRY(indicator_sheet_all_faults(r, &x, &sheet, true, &faults));
    if (faults.count > 0)
        return problem_add_text(r, STR(""), indicator_fault_said(r, &faults.items[0]));
    request_deed(r, v.act, STR_NONE);
    TRY(indicator_approve(r, &x, &v));
    return respond_redirect(r, place->path, N_("Se aprobó la ficha."));
}

/* POST …/devolver */
static enum status return_apply(struct request *r)
{
    const struct indicator_place *place = r->object;
    struct indicator_version v = *place->version;
    if (!version_may(v.state, VERSION_DRAFT))
        return indicator_moved_on(r);
    TRY(form_read_fields(r, &indicator_version_shape, &v, return_required));
    if (text_length(str_trim(v.returned_because)) < 10)
        return problem_add(r, "returned_because", N_("Di qué le falta, en una frase o más."));
    v.state = VERSION_DRAFT;
    TRY(record_change(r->db, &indicator_version_shape, r->mem, &v));
    return respond_redirect(r, place->path, N_("La ficha volvió a preparación."));
}

/* Indicators in force of the place, but this one. */
static enum status others_options(struct request *r, const struct indicator_place *place, struct form_options *ret)
{
    struct indicator_name *all;
    size_t count;
    TRY(db_many(r->db, SQL_INDICATOR_NAMES, WITH(IN(place->jurisdiction->id)), r->mem, &indicator_name_shape, &all, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    *ret = (struct form_options){.field = "replaced_by", .options = options};
    for (size_t i = 0; i < count; i++)
        if (all[i].state == INDICATOR_IN_FORCE && all[i].id != place->indicator->id)
            options[ret->count++] = (struct option){all[i].id, all[i].code};
    return DONE;
}

static enum status ending_show(struct request *r, bool replace)
{
    const struct indicator_place *place = r->object;
    struct indicator_act_page page = {.v = place->version, .x = place->indicator, .path = place->path, .replace = replace};
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct option *acts;
    page.locked = place->indicator->state != INDICATOR_IN_FORCE;
    page.form = form_for(r, &indicator_shape, place->indicator, path_fmt(r, "%.*s/%s", STR_ARG(place->path), replace ? "reemplazar" : "cerrar"));
    page.form.required = replace ? replace_required : close_required;
    page.report = indicator_report_boxes(r, STR_NONE);
    TRY(others_options(r, place, &lists[0]));
    lists[1].field = "ending_act";
    TRY(act_options(r, place->jurisdiction->id, &acts, &lists[1].count));
    lists[1].options = acts;
    page.form.options = lists;
    page.form.option_count = 2;
    struct head head = indicator_head(r, place, str_of(say(r->lang, replace ? N_("Reemplazar el indicador") : N_("Cerrar el indicador"))), false);
    head.form_page = true;
    return page_indicator_ending(r, head, &page);
}

static enum status replace_show(struct request *r)
{
    return ending_show(r, true);
}

static enum status close_show(struct request *r)
{
    return ending_show(r, false);
}

static enum status replacement_check(struct request *r, const struct indicator_place *place, int64_t next)
{
    struct form_options others;
    TRY(others_options(r, place, &others));
    for (size_t i = 0; i < others.count; i++)
        if (others.options[i].value == next)
            return DONE;
    return problem_add(r, "replaced_by", N_("Elige el indicador vigente que toma su lugar."));
}

/* An index that counts on it would stand without it. */
static enum status used_check(struct request *r, const struct indicator_place *place)
{
    struct indicator_name *all;
    size_t count;
    TRY(db_many(r->db, SQL_INDICATOR_NAMES, WITH(IN(place->jurisdiction->id)), r->mem, &indicator_name_shape, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].state == INDICATOR_IN_FORCE && indicator_formula_uses(r->mem, all[i].type, all[i].formula, place->indicator->code))
            return problem_add_text(r, STR(""), say_with(r->mem, r->lang, N_("El índice «%1» lo usa en su fórmula: cambia antes ese índice."), &all[i].code, 1));
    return DONE;
}

static enum status ending_apply(struct request *r, bool replace)
{
    const struct indicator_place *place = r->object;
    struct indicator x = *place->indicator;
    struct indicator_version v = *place->version;
    if (x.state != INDICATOR_IN_FORCE || v.state != VERSION_IN_FORCE)
        return indicator_moved_on(r);
    TRY(form_read_fields(r, &indicator_shape, &x, replace ? replace_required : close_required));
    if (replace)
        TRY(replacement_check(r, place, x.replaced_by));
    TRY(act_check(r, place, x.ending_act, x.ended_on, "ending_act", "ended_on"));
    if (day_before(x.ended_on, v.from_on))
        return problem_add(r, "ended_on", N_("Termina antes de que empiece a regir su ficha."));
    TRY(indicator_report_read(r, &x.ending_report));
    TRY(used_check(r, place));
    x.state = replace ? INDICATOR_REPLACED : INDICATOR_CLOSED;
    v.until_on = x.ended_on;
    request_deed(r, x.ending_act, STR_NONE);
    TRY(record_change(r->db, &indicator_version_shape, r->mem, &v));
    TRY(record_change(r->db, &indicator_shape, r->mem, &x));
    for (size_t i = 0; i < r->site->room_count; i++)
        if (r->site->rooms[i]->sheet_approved != NULL)
            TRY(r->site->rooms[i]->sheet_approved(r->db, r->mem, v.id));
    return respond_redirect(r, place->path, replace ? N_("Se reemplazó el indicador. Su serie sigue a la vista.") : N_("Se cerró el indicador. Su serie sigue a la vista."));
}

static enum status replace_apply(struct request *r)
{
    return ending_apply(r, true);
}

static enum status close_apply(struct request *r)
{
    return ending_apply(r, false);
}

#define ONE "/:jurisdiction/indicador/:indicator"
const struct route indicator_act_routes[] = {
    {GET, ONE "/aprobar", APPROVE_INDICATOR, 0, indicator_open_load, approve_show, NULL, NULL},
    {POST, ONE "/aprobar", APPROVE_INDICATOR, 0, indicator_open_load, approve_show, NULL, approve_apply},
    {POST, ONE "/devolver", APPROVE_INDICATOR, 0, indicator_open_load, approve_show, NULL, return_apply},
    {GET, ONE "/reemplazar", APPROVE_INDICATOR, 0, indicator_load, replace_show, NULL, NULL},
    {POST, ONE "/reemplazar", APPROVE_INDICATOR, 0, indicator_load, replace_show, NULL, replace_apply},
    {GET, ONE "/cerrar", APPROVE_INDICATOR, 0, indicator_load, close_show, NULL, NULL},
    {POST, ONE "/cerrar", APPROVE_INDICATOR, 0, indicator_load, close_show, NULL, close_apply},
    {.pattern = NULL},
};
