/* SPDX-License-Identifier: EUPL-1.2
 * The acts of a process: activated over its sheet and its announced calendar, closed, cancelled. */
#include "pages.h"
#include "room/cocreation/cocreation_view.h"

#define FAULTS_MOST 8

enum status cocreation_facts(struct request *r, const struct cocreation_place *p, struct activation_facts *ret)
{
    struct cocreation_method *method;
    struct readiness_item *items;
    size_t count;
    TRY(cocreation_method_of(r->db, r->mem, p->process, &method));
    TRY(readiness_of(r->db, r->mem, p->process->id, &items, &count));
    TRY(cocreation_calendar_read(r->db, r->mem, p));
    *ret = (struct activation_facts){.items = count, .announced_on = p->process->announced_on, .delivery_on = p->process->delivery_on,
                                     .today = r->today, .notice_days = method->notice_days, .rows = p->calendar->rows, .row_count = p->calendar->count};
    for (size_t i = 0; i < count; i++) {
        ret->unanswered += items[i].answer < 0;
        ret->unexplained += items[i].answer >= 0 && items[i].answer != READY_YES && str_empty(items[i].note);
    }
    return DONE;
}

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("El proceso ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

/* A form that names an act. */
static enum status act_form_show(struct request *r, struct cocreation_form_page *page, const char *field, const char *step)
{
    const struct cocreation_place *p = r->object;
    struct option *acts;
    size_t count;
    const char **required = arena_array(r->mem, const char *, 3);
    required[0] = field;
    required[1] = page->which == CO_FORM_ACTIVATE ? NULL : "closing_note";
    page->over = p->process->name;
    page->over_path = p->path;
    page->form = form_for(r, &cocreation_shape, p->process, path_fmt(r, "%.*s/%s", STR_ARG(p->path), step));
    page->form.revision = p->process->revision;
    page->form.required = required;
    TRY(act_options(r, p->jurisdiction->id, &acts, &count));
    cocreation_options(r, &page->form, field, acts, count);
    return cocreation_form_show(r, page);
}

/* GET …/activar */
static enum status activate_show(struct request *r)
{
    struct activation_facts f;
    struct str *faults = arena_array(r->mem, struct str, FAULTS_MOST);
    TRY(cocreation_facts(r, r->object, &f));
    struct cocreation_form_page page = {.which = CO_FORM_ACTIVATE, .title = N_("Activar el proceso con un acto"), .faults = faults};
    page.faults_count = activation_words(r->mem, r->lang, &f, faults);
    return act_form_show(r, &page, "activation_act", "activar");
}

/* POST …/activar */
static enum status activate_apply(struct request *r)
{
    static const char *const names[] = {"activation_act", NULL};
    const struct cocreation_place *p = r->object;
    struct cocreation c = *p->process;
    struct activation_facts f;
    struct str faults[FAULTS_MOST];
    if (!cocreation_may_become(c.state, COCREATION_ACTIVE))
        return moved_on(r);
    TRY(form_read_fields(r, &cocreation_shape, &c, names));
    TRY(cocreation_facts(r, p, &f));
    size_t count = activation_words(r->mem, r->lang, &f, faults);
    for (size_t i = 0; i < count; i++)
        (void)problem_add_text(r, STR(""), faults[i]);
    if (count > 0)
        return INVALID;
    TRY(cocreation_act_checked(r, p, c.activation_act, "activation_act"));
    c.state = COCREATION_ACTIVE;
    c.activated_on = r->today;
    request_deed(r, c.activation_act, STR_NONE);
    TRY(record_change(r->db, &cocreation_shape, r->mem, &c));
    return respond_redirect(r, p->path, N_("Se activó el proceso."));
}

/* GET …/terminar */
static enum status end_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_stage *stages;
    size_t count;
    TRY(cocreation_stages(r->db, r->mem, p->process->id, &stages, &count));
    struct str *faults = arena_array(r->mem, struct str, count);
    struct cocreation_form_page page = {.which = CO_FORM_END, .title = N_("Cerrar el proceso con un acto"), .faults = faults};
    for (size_t i = 0; i < count; i++)
        if (!day_known(stages[i].closed_on))
            faults[page.faults_count++] = say_with(r->mem, r->lang, N_("La etapa «%1» no se ha cerrado."), &stages[i].name, 1);
    return act_form_show(r, &page, "closing_act", "terminar");
}

static enum status end_with(struct request *r, enum cocreation_state to, const char *flash)
{
    static const char *const names[] = {"closing_act", "closing_note", NULL};
    const struct cocreation_place *p = r->object;
    struct cocreation c = *p->process;
    if (!cocreation_may_become(c.state, (int)to))
        return moved_on(r);
    TRY(form_read_fields(r, &cocreation_shape, &c, names));
    if (c.closing_note.len < 20)
        return problem_add(r, "closing_note", N_("Di cómo o por qué termina, en 20 caracteres o más."));
    TRY(cocreation_act_checked(r, p, c.closing_act, "closing_act"));
    c.state = (int)to;
    c.closed_on = r->today;
    request_deed(r, c.closing_act, c.closing_note);
    TRY(record_change(r->db, &cocreation_shape, r->mem, &c));
    return respond_redirect(r, p->path, flash);
}

/* POST …/terminar: with every stage closed. */
static enum status end_apply(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_stage *stages;
    size_t count;
    TRY(cocreation_stages(r->db, r->mem, p->process->id, &stages, &count));
    for (size_t i = 0; i < count; i++)
        if (!day_known(stages[i].closed_on))
            return problem_add_text(r, STR(""), say_with(r->mem, r->lang, N_("La etapa «%1» no se ha cerrado."), &stages[i].name, 1));
    return end_with(r, COCREATION_CLOSED, N_("Se cerró el proceso."));
}

/* GET …/cancelar */
static enum status cancel_show(struct request *r)
{
    struct cocreation_form_page page = {.which = CO_FORM_CANCEL, .title = N_("Cancelar el proceso con un acto"),
                                        .note = str_of(say(r->lang, N_("Nada de lo recibido se borra: el proceso queda publicado como cancelado, con su acto y su razón.")))};
    return act_form_show(r, &page, "closing_act", "cancelar");
}

static enum status cancel_apply(struct request *r)
{
    return end_with(r, COCREATION_CANCELLED, N_("Se canceló el proceso."));
}

#define AT "/:jurisdiction/cocreacion/:process"
const struct route cocreation_end_routes[] = {
    {GET, AT "/activar", MANAGE_COCREATION, 0, cocreation_load, activate_show, NULL, NULL},
    {POST, AT "/activar", MANAGE_COCREATION, 0, cocreation_load, activate_show, NULL, activate_apply},
    {GET, AT "/terminar", MANAGE_COCREATION, 0, cocreation_load, end_show, NULL, NULL},
    {POST, AT "/terminar", MANAGE_COCREATION, 0, cocreation_load, end_show, NULL, end_apply},
    {GET, AT "/cancelar", MANAGE_COCREATION, 0, cocreation_load, cancel_show, NULL, NULL},
    {POST, AT "/cancelar", MANAGE_COCREATION, 0, cocreation_load, cancel_show, NULL, cancel_apply},
    {.pattern = NULL},
};
#undef AT
