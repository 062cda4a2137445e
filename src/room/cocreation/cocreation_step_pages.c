/* SPDX-License-Identifier: EUPL-1.2
 * A process begins: its data, the sheet it is activated on, the calendar announced to everybody. */
#include "pages.h"
#include "room/cocreation/cocreation_view.h"

void cocreation_options(struct request *r, struct form *form, const char *field, struct option *options, size_t count)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, form->option_count + 1);
    for (size_t i = 0; i < form->option_count; i++)
        lists[i] = form->options[i];
    lists[form->option_count++] = (struct form_options){field, options, count};
    form->options = lists;
}

enum status cocreation_form_show(struct request *r, struct cocreation_form_page *page)
{
    const struct cocreation_place *p = r->object;
    struct head head = cocreation_head(r, p, str_of(say(r->lang, page->title)));
    head.form_page = true;
    return page_cocreation_form(r, head, page);
}

enum status cocreation_act_checked(struct request *r, const struct cocreation_place *p, int64_t act, const char *field)
{
    enum status s = act == NONE ? INVALID : act_allows(r->db, r->mem, act, p->jurisdiction->id, r->today);
    if (s == INVALID || s == NOT_FOUND)
        return problem_add(r, field, N_("Elige un acto aprobado de esta jurisdicción."));
    return s;
}

/* Plans that are being written. */
static enum status plan_options(struct request *r, int64_t jurisdiction, struct form *form)
{
    struct plan *plans;
    size_t count, n = 0;
    TRY(plans_of(r->db, r->mem, jurisdiction, true, &plans, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        if (plans[i].state == PLAN_DRAFT)
            options[n++] = (struct option){plans[i].id, plans[i].name};
    cocreation_options(r, form, "plan", options, n);
    return DONE;
}

static enum status plan_checked(struct request *r, int64_t jurisdiction, int64_t plan)
{
    struct plan *x;
    enum status s = plan == NONE ? NOT_FOUND : record_get(r->db, r->mem, &plan_shape, plan, &x);
    if (plan == NONE)
        return DONE;
    if (s == NOT_FOUND || (s == DONE && (x->jurisdiction != jurisdiction || x->state != PLAN_DRAFT)))
        return problem_add(r, "plan", N_("Elige un plan de esta jurisdicción que todavía sea borrador."));
    return s;
}

/* GET /:jurisdiction/cocreacion/nuevo */
static enum status new_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct cocreation *fresh = arena_new_of(r->mem, struct cocreation);
    struct cocreation_method *method;
    shape_clear(&cocreation_shape, fresh);
    struct cocreation_form_page page = {.which = CO_FORM_NEW, .title = N_("Preparar un proceso de cocreación"), .over = j->name,
                                        .over_path = path_fmt(r, "/%.*s/cocreacion", STR_ARG(j->code))};
    enum status s = cocreation_method_in_force(r->db, r->mem, j->id, &method);
    if (s != DONE && s != NOT_FOUND)
        return s;
    page.without_method = s == NOT_FOUND;
    page.note = s == DONE ? say_with(r->mem, r->lang, N_("Sigue la metodología vigente: %1. Si después se aprueba otra, este proceso conserva la suya."), &method->title, 1)
                          : str_of(say(r->lang, N_("No hay una metodología de cocreación vigente: primero prepara una versión y apruébala con un acto.")));
    page.form = form_for(r, &cocreation_shape, fresh, path_fmt(r, "/%.*s/cocreacion/nuevo", STR_ARG(j->code)));
    TRY(plan_options(r, j->id, &page.form));
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, page.title)));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head_crumb(r, &head, str_of(say(r->lang, N_("Cocreación"))), page.over_path);
    head.form_page = true;
    return page_cocreation_form(r, head, &page);
}

static enum status data_take(struct request *r, int64_t jurisdiction, struct cocreation *c)
{
    static const char *const names[] = {"name", "plan", "delivery_on", "summary", NULL};
    struct day before = c->delivery_on;
    enum status read = form_read_fields(r, &cocreation_shape, c, names);
    if (day_known(c->delivery_on) && day_before(c->delivery_on, r->today) && c->delivery_on.n != before.n)
        read = problem_add(r, "delivery_on", N_("El día de entrega ya pasó."));
    if (read == DONE)
        read = plan_checked(r, jurisdiction, c->plan);
    return read;
}

/* POST /:jurisdiction/cocreacion/nuevo */
static enum status new_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct cocreation_method *method;
    struct cocreation c;
    enum status s = cocreation_method_in_force(r->db, r->mem, j->id, &method);
    if (s == NOT_FOUND)
        return problem_add(r, "", N_("No hay una metodología de cocreación vigente: primero prepara una versión y apruébala con un acto."));
    TRY(s);
    shape_clear(&cocreation_shape, &c);
    TRY(data_take(r, j->id, &c));
    c.jurisdiction = j->id;
    c.method = method->id;
    TRY(cocreation_open(r->db, r->mem, &c, (struct day){r->today.n + (int32_t)method->notice_days + 1}));
    return respond_redirect(r, path_fmt(r, "/%.*s/cocreacion/%lld", STR_ARG(j->code), (long long)c.number),
                            N_("Se creó el proceso en preparación, con las etapas de la metodología en el calendario."));
}

/* GET …/editar */
static enum status edit_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation_form_page page = {.which = CO_FORM_EDIT, .title = N_("Datos del proceso"), .over = p->process->name, .over_path = p->path};
    page.form = form_for(r, &cocreation_shape, p->process, path_fmt(r, "%.*s/editar", STR_ARG(p->path)));
    page.form.revision = p->process->revision;
    TRY(plan_options(r, p->jurisdiction->id, &page.form));
    return cocreation_form_show(r, &page);
}

static enum status moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("El proceso ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

/* POST …/editar */
static enum status edit_apply(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation c = *p->process;
    if (c.state != COCREATION_PREPARATION && c.state != COCREATION_ACTIVE)
        return moved_on(r);
    TRY(data_take(r, p->jurisdiction->id, &c));
    TRY(record_change(r->db, &cocreation_shape, r->mem, &c));
    return respond_redirect(r, p->path, N_("Se guardaron los cambios."));
}

static struct str sheet_path(struct request *r, const struct cocreation_place *p)
{
    return path_fmt(r, "%.*s/preparacion", STR_ARG(p->path));
}

/* GET …/preparacion */
static enum status sheet_show(struct request *r)
{
    static const char *const classes[] = {
        [READY_YES] = "tag-done", [READY_IN_PART] = "tag-risk", [READY_NO] = "tag-late", [READY_NOT_APPLICABLE] = "tag-none"};
    const struct cocreation_place *p = r->object;
    struct readiness_item *items;
    struct readiness_page page = {.x = p->process, .path = p->path};
    TRY(readiness_of(r->db, r->mem, p->process->id, &items, &page.rows_count));
    struct readiness_row *rows = arena_array(r->mem, struct readiness_row, page.rows_count);
    for (size_t i = 0; i < page.rows_count; i++) {
        rows[i] = (struct readiness_row){&items[i], items[i].answer >= 0 ? classes[items[i].answer] : "tag-none",
                                         path_fmt(r, "%.*s/preparacion/%lld", STR_ARG(p->path), (long long)items[i].position)};
        page.answered += items[i].answer >= 0;
    }
    page.rows = rows;
    page.may_answer = p->process->state == COCREATION_PREPARATION && request_may(r, MANAGE_COCREATION);
    return page_cocreation_readiness(r, cocreation_head(r, p, str_of(say(r->lang, N_("Hoja de preparación")))), &page);
}

static enum status item_find(struct request *r, struct readiness_item **ret)
{
    const struct cocreation_place *p = r->object;
    struct readiness_item *items;
    size_t count;
    int64_t position;
    TRY(request_id(r, "item", &position));
    TRY(readiness_of(r->db, r->mem, p->process->id, &items, &count));
    for (size_t i = 0; i < count; i++)
        if (items[i].position == position) {
            *ret = &items[i];
            return DONE;
        }
    return NOT_FOUND;
}

static enum status item_load(struct request *r)
{
    struct readiness_item *item;
    TRY(cocreation_load(r));
    return item_find(r, &item);
}

/* GET …/preparacion/:item */
static enum status item_show(struct request *r)
{
    static const char *const required[] = {"answer", NULL};
    const struct cocreation_place *p = r->object;
    struct readiness_item *item;
    TRY(item_find(r, &item));
    struct cocreation_form_page page = {.which = CO_FORM_ANSWER, .title = N_("Responder"), .over = p->process->name, .over_path = sheet_path(r, p), .note = item->question};
    page.form = form_for(r, &readiness_item_shape, item, path_fmt(r, "%.*s/preparacion/%lld", STR_ARG(p->path), (long long)item->position));
    page.form.revision = item->revision;
    page.form.required = required;
    return cocreation_form_show(r, &page);
}

/* POST …/preparacion/:item: what is not a plain yes is explained. */
static enum status item_apply(struct request *r)
{
    static const char *const names[] = {"answer", "note", NULL};
    const struct cocreation_place *p = r->object;
    struct readiness_item *item;
    TRY(item_find(r, &item));
    if (p->process->state != COCREATION_PREPARATION)
        return moved_on(r);
    TRY(form_read_fields(r, &readiness_item_shape, item, names));
    if (item->answer < 0)
        return problem_add(r, "answer", N_("Elige una respuesta."));
    if (item->answer != READY_YES && str_empty(item->note))
        return problem_add(r, "note", N_("Di qué falta o por qué: lo lee todo el mundo cuando el proceso se publica."));
    TRY(record_change(r->db, &readiness_item_shape, r->mem, item));
    return respond_redirect(r, sheet_path(r, p), N_("Se guardó la respuesta."));
}

/* GET …/preparacion/agregar */
static enum status question_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct readiness_item *fresh = arena_new_of(r->mem, struct readiness_item);
    shape_clear(&readiness_item_shape, fresh);
    struct cocreation_form_page page = {.which = CO_FORM_QUESTION, .title = N_("Agregar una pregunta"), .over = p->process->name, .over_path = sheet_path(r, p)};
    page.form = form_for(r, &readiness_item_shape, fresh, path_fmt(r, "%.*s/preparacion/agregar", STR_ARG(p->path)));
    return cocreation_form_show(r, &page);
}

static enum status question_apply(struct request *r)
{
    static const char *const names[] = {"kind", "question", NULL};
    const struct cocreation_place *p = r->object;
    struct readiness_item x, *items;
    size_t count;
    if (p->process->state != COCREATION_PREPARATION)
        return moved_on(r);
    shape_clear(&readiness_item_shape, &x);
    TRY(form_read_fields(r, &readiness_item_shape, &x, names));
    TRY(readiness_of(r->db, r->mem, p->process->id, &items, &count));
    x.position = count > 0 ? items[count - 1].position + 1 : 1;
    if (x.position > 99)
        return problem_add(r, "", N_("La hoja ya tiene 99 preguntas."));
    x.cocreation = p->process->id;
    TRY(record_add(r->db, &readiness_item_shape, &x));
    return respond_redirect(r, sheet_path(r, p), N_("Se agregó la pregunta."));
}

/* GET …/anunciar */
static enum status announce_show(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct activation_facts f;
    TRY(cocreation_facts(r, p, &f));
    f.announced_on = r->today;
    struct cocreation_form_page page = {.which = CO_FORM_ANNOUNCE, .title = N_("Publicar el calendario"), .over = p->process->name, .over_path = p->path};
    struct str values[] = {int_words(r->mem, r->lang, f.notice_days), int_words(r->mem, r->lang, days_announced(&f))};
    page.note = say_with(r->mem, r->lang, first_public_stage(f.rows, f.row_count) == NULL
                             ? N_("Desde hoy cualquier persona ve el proceso y sus etapas.")
                             : N_("Desde hoy cualquier persona ve el proceso y sus etapas. La metodología pide %1 días entre este anuncio y la primera etapa que abre algo al público; con las fechas de ahora son %2."),
                         values, COUNT(values));
    page.form = form_for(r, &cocreation_shape, p->process, path_fmt(r, "%.*s/anunciar", STR_ARG(p->path)));
    return cocreation_form_show(r, &page);
}

/* POST …/anunciar */
static enum status announce_apply(struct request *r)
{
    const struct cocreation_place *p = r->object;
    struct cocreation c = *p->process;
    struct activation_facts f;
    if (c.state != COCREATION_PREPARATION || day_known(c.announced_on))
        return moved_on(r);
    if (str_empty(request_form(r, "seen")))
        return problem_add(r, "seen", N_("Revisa las fechas y márcalo: desde hoy cada cambio se publica."));
    TRY(cocreation_facts(r, p, &f));
    if (f.row_count == 0)
        return problem_add(r, "", N_("El proceso no tiene etapas."));
    c.announced_on = r->today;
    TRY(record_change(r->db, &cocreation_shape, r->mem, &c));
    return respond_redirect(r, path_fmt(r, "%.*s/etapas", STR_ARG(p->path)), N_("Se publicó el calendario."));
}

#define LIST "/:jurisdiction/cocreacion"
#define AT LIST "/:process"
const struct route cocreation_step_routes[] = {
    {GET, LIST "/nuevo", MANAGE_COCREATION, 0, jurisdiction_load, new_show, NULL, NULL},
    {POST, LIST "/nuevo", MANAGE_COCREATION, 0, jurisdiction_load, new_show, NULL, new_apply},
    {GET, AT "/editar", MANAGE_COCREATION, 0, cocreation_load, edit_show, NULL, NULL},
    {POST, AT "/editar", MANAGE_COCREATION, 0, cocreation_load, edit_show, NULL, edit_apply},
    {GET, AT "/preparacion", READ, 0, cocreation_load, sheet_show, NULL, NULL},
    {GET, AT "/preparacion/agregar", MANAGE_COCREATION, 0, cocreation_load, question_show, NULL, NULL},
    {POST, AT "/preparacion/agregar", MANAGE_COCREATION, 0, cocreation_load, question_show, NULL, question_apply},
    {GET, AT "/preparacion/:item", MANAGE_COCREATION, 0, item_load, item_show, NULL, NULL},
    {POST, AT "/preparacion/:item", MANAGE_COCREATION, 0, item_load, item_show, NULL, item_apply},
    {GET, AT "/anunciar", MANAGE_COCREATION, 0, cocreation_load, announce_show, NULL, NULL},
    {POST, AT "/anunciar", MANAGE_COCREATION, 0, cocreation_load, announce_show, NULL, announce_apply},
    {.pattern = NULL},
};
#undef AT
#undef LIST
