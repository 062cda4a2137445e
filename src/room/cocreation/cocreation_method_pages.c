/* SPDX-License-Identifier: EUPL-1.2
 * The methodology of co-creation in versions: drafted, its stages with what each opens, approved by an act.
 * A version is never altered once it is approved; processes keep the one they began with. */
#include "pages.h"
#include "room/cocreation/cocreation_view.h"

static struct str list_path(struct request *r, const struct jurisdiction *j)
{
    return path_fmt(r, "/%.*s/cocreacion/metodologias", STR_ARG(j->code));
}

static enum status method_load(struct request *r)
{
    struct method_place *p = arena_new_of(r->mem, struct method_place);
    int64_t number;
    TRY(jurisdiction_enter(r, &p->jurisdiction));
    TRY(request_id(r, "method", &number));
    TRY(cocreation_method_by_number(r->db, r->mem, p->jurisdiction->id, number, &p->m));
    r->scope.draft = p->m->state == METHOD_DRAFT;
    p->path = path_fmt(r, "%.*s/%lld", STR_ARG(list_path(r, p->jurisdiction)), (long long)number);
    r->object = p;
    return DONE;
}

static enum status stage_load(struct request *r)
{
    struct method_window *rows;
    size_t count;
    struct str code = request_param(r, "stage");
    TRY(method_load(r));
    struct method_place *p = r->object;
    TRY(cocreation_method_windows(r->db, r->mem, p->m->id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (str_eq(rows[i].code, code)) {
            p->stage = p->stage == NULL ? &rows[i] : p->stage;
            if (rows[i].gate >= 0)
                p->gates |= 1u << rows[i].gate;
        }
    return p->stage != NULL ? DONE : NOT_FOUND;
}

static struct head method_head(struct request *r, const struct method_place *p, const char *title, bool inner)
{
    struct head head = jurisdiction_head(r, p->jurisdiction, str_of(say(r->lang, title)));
    head_crumb(r, &head, p->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Cocreación"))), path_fmt(r, "/%.*s/cocreacion", STR_ARG(p->jurisdiction->code)));
    head_crumb(r, &head, str_of(say(r->lang, N_("Metodologías"))), list_path(r, p->jurisdiction));
    if (inner)
        head_crumb(r, &head, p->m->title, p->path);
    return head;
}

static const char *method_class(int state)
{
    return state == METHOD_IN_FORCE ? "tag-done" : state == METHOD_DRAFT ? "tag-time" : "tag-none";
}

/* GET /:jurisdiction/cocreacion/metodologias */
static enum status list_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct cocreation_method *rows;
    struct method_list_page page = {.jurisdiction = j, .path = list_path(r, j), .may_manage = request_may(r, MANAGE_COCREATION)};
    TRY(cocreation_methods(r->db, r->mem, j->id, request_may(r, READ_COCREATION_BOARD), &rows, &page.rows_count));
    struct method_row *list = arena_array(r->mem, struct method_row, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++)
        list[i] = (struct method_row){&rows[i], method_class(rows[i].state), path_fmt(r, "%.*s/%lld", STR_ARG(page.path), (long long)rows[i].number)};
    page.rows = list;
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Metodología de cocreación"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Cocreación"))), path_fmt(r, "/%.*s/cocreacion", STR_ARG(j->code)));
    return page_cocreation_methods(r, head, &page);
}

static enum status stages_fill(struct request *r, const struct method_place *p, struct method_page *page)
{
    struct method_window *rows;
    size_t count;
    TRY(cocreation_method_windows(r->db, r->mem, p->m->id, &rows, &count));
    struct method_stage_row *stages = arena_array(r->mem, struct method_stage_row, count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || rows[i].id != rows[i - 1].id)
            stages[page->stages_count++] = (struct method_stage_row){&rows[i], arena_array(r->mem, const char *, GATES), 0,
                                                                     path_fmt(r, "%.*s/etapa/%.*s", STR_ARG(p->path), STR_ARG(rows[i].code))};
        struct method_stage_row *last = &stages[page->stages_count - 1];
        if (rows[i].gate >= 0)
            last->gates[last->gates_count++] = choice_label(&gate_choices, rows[i].gate);
    }
    page->stages = stages;
    return DONE;
}

/* GET …/metodologias/:method */
static enum status method_show(struct request *r)
{
    const struct method_place *p = r->object;
    struct method_page page = {.m = p->m, .class = method_class(p->m->state), .path = p->path,
                               .may_edit = p->m->state == METHOD_DRAFT && request_may(r, MANAGE_COCREATION)};
    TRY(stages_fill(r, p, &page));
    if (p->m->act != NONE) {
        struct act *act;
        struct act_observation *observations;
        size_t count;
        TRY(act_get(r->db, r->mem, p->jurisdiction->id, p->m->act, &act));
        TRY(act_observations_of(r->db, r->mem, p->m->act, &observations, &count));
        page.act = act;
        page.act_path = path_fmt(r, "/%.*s/acto/%lld", STR_ARG(p->jurisdiction->code), (long long)act->id);
        for (size_t i = 0; i < count; i++)
            page.open_observations += !day_known(observations[i].incorporated_on);
    }
    return page_cocreation_method(r, method_head(r, p, N_("Metodología de cocreación"), false), &page);
}

static enum status form_show(struct request *r, const struct method_place *p, struct method_form_page *page, const char *title)
{
    struct head head = method_head(r, p, title, p->m != NULL);
    page->title = title;
    head.form_page = true;
    return page_cocreation_method_form(r, head, page);
}

static const char *const data_names[] = {"title", "text", "answer_days", "draft_days", "publish_from", "cards_needed", "notice_days", NULL};

/* The version that a new one is copied from: the last, or nothing (then what is shipped). */
static enum status copied_from(struct request *r, const struct jurisdiction *j, struct cocreation_method **ret)
{
    struct cocreation_method *rows;
    size_t count;
    TRY(cocreation_methods(r->db, r->mem, j->id, true, &rows, &count));
    *ret = count > 0 ? &rows[0] : NULL;
    return DONE;
}

/* GET …/metodologias/nueva */
static enum status new_show(struct request *r)
{
    struct method_place *p = arena_new_of(r->mem, struct method_place);
    struct cocreation_method *fresh = arena_new_of(r->mem, struct cocreation_method), *last;
    p->jurisdiction = r->object;
    TRY(copied_from(r, p->jurisdiction, &last));
    shape_clear(&cocreation_method_shape, fresh);
    cocreation_method_defaults(fresh);
    if (last != NULL)
        *fresh = *last;
    struct method_form_page page = {.which = METHOD_FORM_NEW, .copies = last != NULL,
                                    .form = form_for(r, &cocreation_method_shape, fresh, path_fmt(r, "%.*s/nueva", STR_ARG(list_path(r, p->jurisdiction))))};
    return form_show(r, p, &page, N_("Preparar una versión"));
}

static enum status stages_copy(struct request *r, int64_t from, int64_t to)
{
    struct method_window *rows;
    size_t count;
    struct method_stage s = {.id = NONE};
    TRY(cocreation_method_windows(r->db, r->mem, from, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || rows[i].id != rows[i - 1].id) {
            s = method_stage_of(&rows[i]);
            s.id = NONE;
            s.method = to;
            TRY(record_add(r->db, &method_stage_shape, &s));
        }
        struct method_gate g = {.id = NONE, .stage = s.id, .gate = rows[i].gate};
        if (rows[i].gate >= 0)
            TRY(record_add(r->db, &method_gate_shape, &g));
    }
    return DONE;
}

/* POST …/metodologias/nueva */
static enum status new_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct cocreation_method m, *last;
    bool shipped = str_is(request_form(r, "shipped"), "1");
    TRY(copied_from(r, j, &last));
    shape_clear(&cocreation_method_shape, &m);
    cocreation_method_defaults(&m);
    TRY(form_read_fields(r, &cocreation_method_shape, &m, data_names));
    m.jurisdiction = j->id;
    m.state = METHOD_DRAFT;
    m.number = last != NULL ? last->number + 1 : 1;
    TRY(record_add(r->db, &cocreation_method_shape, &m));
    if (last != NULL && !shipped)
        TRY(stages_copy(r, last->id, m.id));
    else
        TRY(cocreation_method_seed(r->db, m.id));
    return respond_redirect(r, path_fmt(r, "%.*s/%lld", STR_ARG(list_path(r, j)), (long long)m.number), N_("Se guardó el borrador."));
}

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("La versión ya no es un borrador: una versión aprobada no se cambia."));
    return CONFLICT;
}

/* GET …/editar */
static enum status edit_show(struct request *r)
{
    const struct method_place *p = r->object;
    struct method_form_page page = {.which = METHOD_FORM_DATA, .form = form_for(r, &cocreation_method_shape, p->m, path_fmt(r, "%.*s/editar", STR_ARG(p->path)))};
    page.form.revision = p->m->revision;
    return form_show(r, p, &page, N_("Editar el borrador"));
}

static enum status edit_apply(struct request *r)
{
    const struct method_place *p = r->object;
    struct cocreation_method m = *p->m;
    if (m.state != METHOD_DRAFT)
        return moved_on(r);
    TRY(form_read_fields(r, &cocreation_method_shape, &m, data_names));
    TRY(record_change(r->db, &cocreation_method_shape, r->mem, &m));
    return respond_redirect(r, p->path, N_("Se guardaron los cambios."));
}

/* GET …/etapa/nueva and …/etapa/:stage */
static enum status stage_show(struct request *r)
{
    const struct method_place *p = r->object;
    struct method_stage_form *row = arena_new_of(r->mem, struct method_stage_form);
    shape_clear(&method_stage_form_shape, row);
    bool fresh = p->stage == NULL;
    if (!fresh) {
        *row = (struct method_stage_form){.position = p->stage->position, .code = p->stage->code, .name = p->stage->name, .purpose = p->stage->purpose,
                                          .days = p->stage->days, .waits = p->stage->waits, .optional = p->stage->optional};
        for (size_t i = 0; i < GATES; i++)
            method_form_gates(row)[i] = (p->gates >> i & 1u) != 0;
    }
    struct method_form_page page = {.which = METHOD_FORM_STAGE, .fresh = fresh,
                                    .remove_path = fresh ? STR_NONE : path_fmt(r, "%.*s/etapa/%.*s/quitar", STR_ARG(p->path), STR_ARG(p->stage->code))};
    page.form = form_for(r, &method_stage_form_shape, row,
                         fresh ? path_fmt(r, "%.*s/etapa/nueva", STR_ARG(p->path)) : path_fmt(r, "%.*s/etapa/%.*s", STR_ARG(p->path), STR_ARG(p->stage->code)));
    return form_show(r, p, &page, fresh ? N_("Agregar una etapa") : N_("Editar la etapa"));
}

/* POST of both: the stage, and its gates made those that were ticked. */
static enum status stage_apply(struct request *r)
{
    const struct method_place *p = r->object;
    struct method_stage_form f;
    struct method_stage s;
    if (p->m->state != METHOD_DRAFT)
        return moved_on(r);
    shape_clear(&method_stage_form_shape, &f);
    shape_clear(&method_stage_shape, &s);
    if (p->stage != NULL)
        s = method_stage_of(p->stage);
    f.code = s.code;
    enum status read = form_read(r, &method_stage_form_shape, &f);
    if (!str_empty(f.code) && !stage_code_good(f.code))
        read = problem_add(r, "code", N_("Usa letras minúsculas sin tilde, cifras y guiones."));
    TRY(read);
    s.method = p->m->id;
    s.position = f.position;
    s.code = f.code;
    s.name = f.name;
    s.purpose = f.purpose;
    s.days = f.days;
    s.waits = f.waits;
    s.optional = f.optional;
    TRY(method_stage_taken(r->db, &s, &read));
    if (read != DONE)
        return problem_add(r, "code", N_("Otra etapa de esta versión ya tiene ese código."));
    TRY(p->stage == NULL ? record_add(r->db, &method_stage_shape, &s) : record_change(r->db, &method_stage_shape, r->mem, &s));
    TRY(method_gates_drop(r->db, r->mem, s.id));
    for (size_t i = 0; i < GATES; i++) {
        struct method_gate g = {.id = NONE, .stage = s.id, .gate = (int)i};
        if (method_form_gates(&f)[i])
            TRY(record_add(r->db, &method_gate_shape, &g));
    }
    return respond_redirect(r, p->path, N_("Se guardó la etapa."));
}

/* POST …/etapa/:stage/quitar */
static enum status stage_remove_apply(struct request *r)
{
    const struct method_place *p = r->object;
    if (p->m->state != METHOD_DRAFT)
        return moved_on(r);
    TRY(method_gates_drop(r->db, r->mem, p->stage->id));
    TRY(record_remove(r->db, &method_stage_shape, r->mem, p->stage->id));
    return respond_redirect(r, p->path, N_("Se quitó la etapa."));
}

/* GET …/aprobar */
static enum status approve_show(struct request *r)
{
    static const char *const required[] = {"act", "effective_on", NULL};
    const struct method_place *p = r->object;
    struct cocreation_method *row = arena_new_of(r->mem, struct cocreation_method);
    struct option *acts;
    size_t count;
    *row = *p->m;
    row->effective_on = r->today;
    struct method_form_page page = {.which = METHOD_FORM_APPROVE, .form = form_for(r, &cocreation_method_shape, row, path_fmt(r, "%.*s/aprobar", STR_ARG(p->path)))};
    page.form.required = required;
    TRY(act_options(r, p->jurisdiction->id, &acts, &count));
    cocreation_options(r, &page.form, "act", acts, count);
    return form_show(r, p, &page, N_("Aprobar con un acto"));
}

/* The version that was in force gives way; processes that follow it keep it. */
static enum status earlier_replaced(struct request *r, const struct method_place *p)
{
    struct cocreation_method *rows;
    size_t count;
    TRY(cocreation_methods(r->db, r->mem, p->jurisdiction->id, false, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        if (rows[i].state != METHOD_IN_FORCE)
            continue;
        rows[i].state = METHOD_REPLACED;
        TRY(record_change(r->db, &cocreation_method_shape, r->mem, &rows[i]));
    }
    return DONE;
}

/* POST …/aprobar */
static enum status approve_apply(struct request *r)
{
    static const char *const names[] = {"act", "effective_on", NULL};
    const struct method_place *p = r->object;
    struct cocreation_method m = *p->m;
    struct method_window *rows;
    struct act *act;
    size_t count;
    if (m.state != METHOD_DRAFT)
        return moved_on(r);
    TRY(form_read_fields(r, &cocreation_method_shape, &m, names));
    enum status s = m.act == NONE ? INVALID : act_allows(r->db, r->mem, m.act, p->jurisdiction->id, r->today);
    if (s == INVALID || s == NOT_FOUND)
        return problem_add(r, "act", N_("Elige un acto aprobado de esta jurisdicción."));
    TRY(s);
    TRY(act_get(r->db, r->mem, p->jurisdiction->id, m.act, &act));
    if (!day_known(m.effective_on) || day_before(m.effective_on, act->decided_on) || day_before(r->today, m.effective_on))
        return problem_add(r, "effective_on", N_("Elige un día entre la fecha del acto y hoy."));
    TRY(cocreation_method_windows(r->db, r->mem, m.id, &rows, &count));
    if (count == 0)
        return problem_add(r, "", N_("Una metodología sin etapas no se aprueba."));
    m.state = METHOD_IN_FORCE;
    request_deed(r, m.act, STR_NONE);
    TRY(earlier_replaced(r, p));
    TRY(record_change(r->db, &cocreation_method_shape, r->mem, &m));
    return respond_redirect(r, p->path, act->result == ACT_APPROVED_WITH ? N_("La versión rige. Lo que espera a las observaciones del acto se abre cuando se incorporen.")
                                                                         : N_("La versión rige."));
}

#define LIST "/:jurisdiction/cocreacion/metodologias"
#define ONE LIST "/:method"
const struct route cocreation_method_routes[] = {
    {GET, LIST, READ, 0, jurisdiction_load, list_show, NULL, NULL},
    {GET, LIST "/nueva", MANAGE_COCREATION, 0, jurisdiction_load, new_show, NULL, NULL},
    {POST, LIST "/nueva", MANAGE_COCREATION, 0, jurisdiction_load, new_show, NULL, new_apply},
    {GET, ONE, READ, 0, method_load, method_show, NULL, NULL},
    {GET, ONE "/editar", MANAGE_COCREATION, 0, method_load, edit_show, NULL, NULL},
    {POST, ONE "/editar", MANAGE_COCREATION, 0, method_load, edit_show, NULL, edit_apply},
    {GET, ONE "/etapa/nueva", MANAGE_COCREATION, 0, method_load, stage_show, NULL, NULL},
    {POST, ONE "/etapa/nueva", MANAGE_COCREATION, 0, method_load, stage_show, NULL, stage_apply},
    {GET, ONE "/etapa/:stage", MANAGE_COCREATION, 0, stage_load, stage_show, NULL, NULL},
    {POST, ONE "/etapa/:stage", MANAGE_COCREATION, 0, stage_load, stage_show, NULL, stage_apply},
    {POST, ONE "/etapa/:stage/quitar", MANAGE_COCREATION, 0, stage_load, stage_show, NULL, stage_remove_apply},
    {GET, ONE "/aprobar", MANAGE_COCREATION, 0, method_load, approve_show, NULL, NULL},
    {POST, ONE "/aprobar", MANAGE_COCREATION, 0, method_load, approve_show, NULL, approve_apply},
    {.pattern = NULL},
};
#undef ONE
#undef LIST
