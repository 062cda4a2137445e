/* SPDX-License-Identifier: EUPL-1.2
 * The stages of a process: what each opens and until when, moved before it begins, extended with its reason,
 * closed when no room has something pending in it. */
#include "http/site.h"
#include "pages.h"
#include "room/cocreation/cocreation_view.h"

enum status cocreation_stage_load(struct request *r)
{
    struct cocreation_place *p;
    struct cocreation_stage *rows;
    size_t count;
    struct str code = request_param(r, "stage");
    TRY(cocreation_enter(r, &p));
    TRY(cocreation_stages(r->db, r->mem, p->process->id, &rows, &count));
    for (size_t i = 0; i < count; i++)
        if (str_eq(rows[i].code, code))
            p->stage = &rows[i];
    if (p->stage == NULL)
        return NOT_FOUND;
    r->object = p;
    return DONE;
}

static struct str stages_path(struct request *r, const struct cocreation_place *p)
{
    return path_fmt(r, "%.*s/etapas", STR_ARG(p->path));
}

static enum stage_phase phase_now(const struct request *r, const struct cocreation_place *p, const struct cocreation_stage *s)
{
    return stage_phase_at(s, p->jurisdiction->utc_offset_s, r->now);
}

static bool lives(const struct cocreation *c)
{
    return c->state == COCREATION_PREPARATION || c->state == COCREATION_ACTIVE;
}

static bool may_move(const struct request *r, const struct cocreation_place *p, const struct cocreation_stage *s)
{
    return lives(p->process) && (p->process->state == COCREATION_PREPARATION || phase_now(r, p, s) == STAGE_AHEAD);
}

static void state_fill(struct request *r, const struct cocreation_place *p, struct stage_row *row)
{
    static const char *const words[] = {
        [STAGE_AHEAD] = N_("próxima: empieza el %1"),
        [STAGE_OPEN] = N_("abierta hasta el %2"),
        [STAGE_OVER] = N_("terminó el %2"),
        [STAGE_CLOSED] = N_("cerrada el %3"),
    };
    static const char *const classes[] = {
        [STAGE_AHEAD] = "tag-none", [STAGE_OPEN] = "tag-time", [STAGE_OVER] = "tag-risk", [STAGE_CLOSED] = "tag-done"};
    static const char *const short_words[] = {
        [STAGE_AHEAD] = N_("próxima"), [STAGE_OPEN] = N_("abierta"), [STAGE_OVER] = N_("terminada"), [STAGE_CLOSED] = N_("cerrada")};
    enum stage_phase phase = phase_now(r, p, row->s);
    bool active = p->process->state == COCREATION_ACTIVE;
    bool manage = request_may(r, MANAGE_COCREATION);
    row->closes = closing_words(r->mem, r->lang, stage_closes_at(row->s, p->jurisdiction->utc_offset_s), p->jurisdiction->utc_offset_s);
    struct str values[] = {day_words(r->mem, r->lang, row->s->starts_on), row->closes, day_words(r->mem, r->lang, row->s->closed_on)};
    if (active || phase == STAGE_CLOSED) {
        row->state = say_with(r->mem, r->lang, words[phase], values, COUNT(values));
        row->class = classes[phase];
        row->word = short_words[phase];
    } else {
        row->word = p->process->state == COCREATION_PREPARATION ? N_("prevista") : N_("el proceso terminó");
        row->state = STR_NONE;
        row->class = "tag-none";
    }
    row->may_edit = manage && may_move(r, p, row->s);
    row->reopens = phase == STAGE_CLOSED;
    row->may_extend = manage && active && phase != STAGE_AHEAD;
    row->may_close = manage && active && phase == STAGE_OVER;
}

enum status stage_rows_fill(struct request *r, const struct cocreation_place *p, bool with_changes, struct stage_row **ret, size_t *ret_count)
{
    struct stage_extension *changes = NULL;
    size_t change_count = 0, n = 0;
    TRY(cocreation_calendar_read(r->db, r->mem, p));
    if (with_changes)
        TRY(stage_changes_of(r->db, r->mem, p->process->id, &changes, &change_count));
    const struct cocreation_calendar *c = p->calendar;
    struct stage_row *rows = arena_array(r->mem, struct stage_row, c->count);
    for (size_t i = 0; i < c->count; i++) {
        if (i == 0 || c->rows[i].id != c->rows[i - 1].id) {
            struct cocreation_stage *s = arena_new_of(r->mem, struct cocreation_stage);
            struct stage_extension *own = arena_array(r->mem, struct stage_extension, change_count);
            struct stage_row *row = &rows[n++];
            *s = stage_of(&c->rows[i]);
            *row = (struct stage_row){.s = s, .gates = arena_array(r->mem, const char *, GATES), .held = s->waits && c->rows[i].held > 0,
                                      .path = path_fmt(r, "%.*s/etapa/%.*s", STR_ARG(p->path), STR_ARG(s->code))};
            for (size_t k = 0; k < change_count; k++)
                if (changes[k].stage == s->id)
                    own[row->changes_count++] = changes[k];
            row->changes = own;
            state_fill(r, p, row);
            row->may_remove = c->rows[i].optional && p->process->state == COCREATION_PREPARATION && !day_known(p->process->announced_on) &&
                              request_may(r, MANAGE_COCREATION);
        }
        if (c->rows[i].gate >= 0)
            rows[n - 1].gates[rows[n - 1].gates_count++] = choice_label(&gate_choices, c->rows[i].gate);
    }
    *ret = rows;
    *ret_count = n;
    return DONE;
}

static enum status stages_fill(struct request *r, const struct cocreation_place *p, bool with_changes, struct stages_page *page)
{
    struct stage_row *rows;
    struct cocreation_method *method;
    TRY(stage_rows_fill(r, p, with_changes, &rows, &page->rows_count));
    page->x = p->process;
    page->rows = rows;
    page->path = p->path;
    page->jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(p->jurisdiction->code));
    page->may_manage = request_may(r, MANAGE_COCREATION);
    page->may_announce = page->may_manage && p->process->state == COCREATION_PREPARATION && !day_known(p->process->announced_on);
    for (size_t i = 0; i < page->rows_count; i++)
        page->waits = page->waits || rows[i].held;
    if (!page->waits)
        return DONE;
    TRY(cocreation_method_of(r->db, r->mem, p->process, &method));
    page->act_path = path_fmt(r, "/%.*s/acto/%lld", STR_ARG(p->jurisdiction->code), (long long)method->act);
    return DONE;
}

/* GET …/etapas */
static enum status stages_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct stages_page page = {0};
    if (r->format != FORMAT_HTML) {
        struct cocreation_stage *rows;
        size_t count;
        TRY(cocreation_stages(r->db, r->mem, p->process->id, &rows, &count));
        return respond_rows(r, &cocreation_stage_shape, rows, count, path_fmt(r, "etapas-%lld", (long long)p->process->number));
    }
    TRY(stages_fill(r, p, true, &page));
    struct head head = cocreation_head(r, p, str_of(say(r->lang, N_("Etapas"))));
    head.data_path = stages_path(r, p);
    return page_cocreation_stages(r, head, &page);
}

void stage_remove(struct out *o, struct str path)
{
    form_button(o, str_fmt(o->request->mem, "%.*s/quitar", STR_ARG(path)), N_("Prescindir de esta etapa"), "", false);
}

/* Of the process page: the stages in short. */
enum status cocreation_stages_panel(struct request *r, struct out *o)
{
    struct stages_page page = {0};
    TRY(stages_fill(r, r->object, false, &page));
    if (page.rows_count > 0)
        part_cocreation_stages_short(o, &page);
    return DONE;
}

/* GET …/etapa/:stage/editar */
static enum status edit_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct stage_form *row = arena_new_of(r->mem, struct stage_form);
    const struct cocreation_stage *s = p->stage;
    *row = (struct stage_form){s->name, s->purpose, s->starts_on, s->ends_on, closing_hour_of(r->mem, s->closing_minute), STR_NONE, s->revision};
    struct cocreation_form_page page = {.which = CO_FORM_STAGE, .title = N_("Cambiar la etapa"), .over = s->name, .over_path = stages_path(r, p),
                                        .ask_reason = day_known(p->process->announced_on)};
    static const char *const required[] = {"reason", NULL};
    page.form = form_for(r, &stage_form_shape, row, path_fmt(r, "%.*s/etapa/%.*s/editar", STR_ARG(p->path), STR_ARG(s->code)));
    page.form.revision = s->revision;
    if (page.ask_reason)
        page.form.required = required;
    return cocreation_form_show(r, &page);
}

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("El proceso o la etapa ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

/* A change of days that everybody may compare with the announced calendar. */
static enum status change_add(struct request *r, const struct cocreation_stage *old, const struct cocreation_stage *new, struct str reason)
{
    struct stage_extension e;
    shape_clear(&stage_extension_shape, &e);
    e.stage = old->id;
    e.old_starts_on = old->starts_on;
    e.new_starts_on = new->starts_on;
    e.old_ends_on = old->ends_on;
    e.new_ends_on = new->ends_on;
    e.reason = reason;
    e.person = r->actor.person;
    e.extended_on = r->today;
    return record_add(r->db, &stage_extension_shape, &e);
}

/* POST …/etapa/:stage/editar: while it has not begun; what was announced is changed with a reason. */
static enum status edit_apply(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_stage s = *p->stage;
    struct stage_form f = {s.name, s.purpose, s.starts_on, s.ends_on, STR_NONE, STR_NONE, s.revision};
    if (!may_move(r, p, p->stage))
        return moved_on(r);
    enum status read = form_read(r, &stage_form_shape, &f);
    s.closing_minute = closing_minute_of(f.hour);
    if (s.closing_minute == NONE && !str_empty(f.hour))
        read = problem_add(r, "hour", N_("Escribe la hora de cierre con minutos, hasta las 24:00; por ejemplo, 17:00."));
    if (day_known(f.starts_on) && day_known(f.ends_on) && day_before(f.ends_on, f.starts_on))
        read = problem_add(r, "ends_on", N_("La etapa terminaría antes de empezar."));
    if (p->process->state == COCREATION_ACTIVE && day_known(f.starts_on) && day_before(f.starts_on, r->today))
        read = problem_add(r, "starts_on", N_("Ese día ya pasó."));
    bool moves = s.starts_on.n != f.starts_on.n || s.ends_on.n != f.ends_on.n;
    bool changes = moves || s.closing_minute != p->stage->closing_minute;
    bool announced = day_known(p->process->announced_on);
    if (announced && changes && f.reason.len < 20)
        read = problem_add(r, "reason", N_("El calendario ya se publicó: di por qué cambia, en 20 caracteres o más."));
    TRY(read);
    s.name = f.name;
    s.purpose = f.purpose;
    s.starts_on = f.starts_on;
    s.ends_on = f.ends_on;
    s.revision = f.revision;
    request_deed(r, NONE, f.reason);
    if (announced && changes)
        TRY(change_add(r, p->stage, &s, f.reason));
    TRY(record_change(r->db, &cocreation_stage_shape, r->mem, &s));
    return respond_redirect(r, stages_path(r, p), N_("Se guardó la etapa."));
}

/* POST …/etapa/:stage/quitar: what the methodology leaves to each process, before the calendar is announced. */
static enum status remove_apply(struct request *r)
{
    const struct cocreation_place *p = r->object;
    bool optional;
    if (p->process->state != COCREATION_PREPARATION || day_known(p->process->announced_on))
        return moved_on(r);
    TRY(stage_optional(r->db, p->stage->id, &optional));
    if (!optional)
        return problem_add(r, "", N_("La metodología no deja prescindir de esa etapa."));
    TRY(stage_gates_drop(r->db, r->mem, p->stage->id));
    enum status s = record_remove(r->db, &cocreation_stage_shape, r->mem, p->stage->id);
    if (s == CONFLICT)
        (void)problem_add(r, "", N_("Otros registros dependen de esa etapa: ya no se puede quitar."));
    TRY(s);
    return respond_redirect(r, stages_path(r, p), N_("Se quitó la etapa."));
}

/* GET …/etapa/:stage/ampliar */
static enum status extend_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct stage_extension *row = arena_new_of(r->mem, struct stage_extension);
    enum stage_phase phase = phase_now(r, p, p->stage);
    struct option *acts;
    size_t count;
    static const char *const required[] = {"act", NULL};
    shape_clear(&stage_extension_shape, row);
    struct cocreation_form_page page = {.which = CO_FORM_EXTEND, .title = phase == STAGE_CLOSED ? N_("Reabrir la etapa") : N_("Ampliar la etapa"),
                                        .over = p->stage->name, .over_path = stages_path(r, p)};
    struct str until = closing_words(r->mem, r->lang, stage_closes_at(p->stage, p->jurisdiction->utc_offset_s), p->jurisdiction->utc_offset_s);
    page.note = say_with(r->mem, r->lang,
                         phase == STAGE_OPEN ? N_("Está abierta hasta el %1. La ampliación y su razón se publican.")
                                             : N_("Terminó el %1. Ampliarla ahora pide un acto; el acto y la razón se publican."),
                         &until, 1);
    page.form = form_for(r, &stage_extension_shape, row, path_fmt(r, "%.*s/etapa/%.*s/ampliar", STR_ARG(p->path), STR_ARG(p->stage->code)));
    if (phase != STAGE_OPEN)
        page.form.required = required;
    TRY(act_options(r, p->jurisdiction->id, &acts, &count));
    cocreation_options(r, &page.form, "act", acts, count);
    return cocreation_form_show(r, &page);
}

/* POST …/etapa/:stage/ampliar */
static enum status extend_apply(struct request *r)
{
    static const char *const names[] = {"new_ends_on", "act", "reason", NULL};
    const struct cocreation_place *p = r->object;
    struct cocreation_stage s = *p->stage;
    struct stage_extension e;
    enum stage_phase phase = phase_now(r, p, p->stage);
    if (p->process->state != COCREATION_ACTIVE || phase == STAGE_AHEAD)
        return moved_on(r);
    shape_clear(&stage_extension_shape, &e);
    TRY(form_read_fields(r, &stage_extension_shape, &e, names));
    const char *fault = extension_fault(phase, s.ends_on, e.new_ends_on, r->today, e.act != NONE);
    if (fault != NULL)
        return problem_add(r, phase != STAGE_OPEN && e.act == NONE ? "act" : "new_ends_on", fault);
    if (e.act != NONE)
        TRY(cocreation_act_checked(r, p, e.act, "act"));
    e.stage = s.id;
    e.old_ends_on = s.ends_on;
    e.after_end = phase != STAGE_OPEN;
    e.reopens = phase == STAGE_CLOSED;
    e.person = r->actor.person;
    e.extended_on = r->today;
    s.ends_on = e.new_ends_on;
    if (stage_closes_at(&s, p->jurisdiction->utc_offset_s).s <= r->now.s)
        return problem_add(r, "new_ends_on", N_("A esa hora ya habría cerrado: elige un día posterior."));
    s.closed_on = DAY_NONE;
    s.closed_by = NONE;
    s.closing_note = STR_NONE;
    request_deed(r, e.act, e.reason);
    TRY(record_add(r->db, &stage_extension_shape, &e));
    TRY(record_change(r->db, &cocreation_stage_shape, r->mem, &s));
    return respond_redirect(r, stages_path(r, p), e.reopens ? N_("Se reabrió la etapa.") : N_("Se amplió la etapa."));
}

/* What every room says is pending in the stage; r->object is the place. */
static enum status holds_gather(struct request *r, const struct cocreation_stage *s, struct hold_list *list)
{
    for (size_t i = 0; i < r->site->room_count; i++)
        if (r->site->rooms[i]->holds != NULL)
            TRY(r->site->rooms[i]->holds(r, s->id, list));
    return DONE;
}

/* GET …/etapa/:stage/cerrar */
static enum status close_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_stage *row = arena_new_of(r->mem, struct cocreation_stage);
    struct hold_list holds = {0};
    *row = *p->stage;
    struct cocreation_form_page page = {.which = CO_FORM_CLOSE_STAGE, .title = N_("Cerrar la etapa"), .over = p->stage->name, .over_path = stages_path(r, p)};
    if (phase_now(r, p, p->stage) != STAGE_OVER || p->process->state != COCREATION_ACTIVE)
        page.note = str_of(say(r->lang, N_("Una etapa se cierra cuando ya terminó y sigue sin cerrar.")));
    TRY(holds_gather(r, p->stage, &holds));
    page.holds = holds.items;
    page.holds_count = holds.count;
    page.form = form_for(r, &cocreation_stage_shape, row, path_fmt(r, "%.*s/etapa/%.*s/cerrar", STR_ARG(p->path), STR_ARG(p->stage->code)));
    return cocreation_form_show(r, &page);
}

/* POST …/etapa/:stage/cerrar */
static enum status close_apply(struct request *r)
{
    static const char *const names[] = {"closing_note", NULL};
    const struct cocreation_place *p = r->object;
    struct cocreation_stage s = *p->stage;
    struct hold_list holds = {0};
    if (phase_now(r, p, p->stage) != STAGE_OVER || p->process->state != COCREATION_ACTIVE)
        return moved_on(r);
    TRY(form_read_fields(r, &cocreation_stage_shape, &s, names));
    TRY(holds_gather(r, p->stage, &holds));
    if (holds.count > 0)
        return problem_add(r, "", N_("La etapa no se puede cerrar mientras quede algo pendiente: mira la lista."));
    s.closed_on = r->today;
    s.closed_by = r->actor.person;
    request_deed(r, NONE, s.closing_note);
    TRY(record_change(r->db, &cocreation_stage_shape, r->mem, &s));
    return respond_redirect(r, stages_path(r, p), N_("Se cerró la etapa."));
}

#define AT "/:jurisdiction/cocreacion/:process"
#define ONE AT "/etapa/:stage"
const struct route cocreation_stage_routes[] = {
    {GET, AT "/etapas", READ, ROUTE_DATA, cocreation_load, stages_show, NULL, NULL},
    {GET, ONE "/editar", MANAGE_COCREATION, 0, cocreation_stage_load, edit_show, NULL, NULL},
    {POST, ONE "/editar", MANAGE_COCREATION, 0, cocreation_stage_load, edit_show, NULL, edit_apply},
    {POST, ONE "/quitar", MANAGE_COCREATION, 0, cocreation_stage_load, stages_show, NULL, remove_apply},
    {GET, ONE "/ampliar", MANAGE_COCREATION, 0, cocreation_stage_load, extend_show, NULL, NULL},
    {POST, ONE "/ampliar", MANAGE_COCREATION, 0, cocreation_stage_load, extend_show, NULL, extend_apply},
    {GET, ONE "/cerrar", MANAGE_COCREATION, 0, cocreation_stage_load, close_show, NULL, NULL},
    {POST, ONE "/cerrar", MANAGE_COCREATION, 0, cocreation_stage_load, close_show, NULL, close_apply},
    {.pattern = NULL},
};
#undef ONE
#undef AT
