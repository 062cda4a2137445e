/* SPDX-License-Identifier: EUPL-1.2
 * Milestones while their plan is a draft: the list with its weights, adding, editing, removing. Once
 * published they move only by a change request. */
#include "pages.h"
#include "room/milestone/milestone_pages.h"
#include "sql.h"

struct str milestone_list_path(struct request *r, const struct commitment_place *place)
{
    return path_fmt(r, "%.*s/hitos", STR_ARG(place->path));
}

enum status milestone_unlocked(struct request *r, const struct plan *plan)
{
    if (plan->state == PLAN_DRAFT)
        return DONE;
    return problem_add(r, "", N_("El plan está publicado: sus hitos cambian con una solicitud de cambio y un acto."));
}

void milestone_button(struct out *o, struct str path, const char *what, int64_t id, const char *label)
{
    struct arena *mem = o->request->mem;
    form_button(o, path, label, str_fmt(mem, "%s=%lld", what, (long long)id).ptr, false);
}

/* GET …/compromiso/:number/hitos */
enum status milestone_list_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct milestone *all;
    size_t count;
    TRY(milestones_of(r->db, r->mem, place->commitment->id, &all, &count));
    struct milestone_row *rows = arena_array(r->mem, struct milestone_row, count);
    for (size_t i = 0; i < count; i++) {
        struct str number = url_component(r->mem, all[i].number);
        rows[i] = (struct milestone_row){&all[i], path_fmt(r, "%.*s/hito/%.*s", STR_ARG(place->path), STR_ARG(number))};
    }
    struct milestone_list_page page = {
        .c = place->commitment,
        .path = place->path,
        .share_path = path_fmt(r, "%.*s/repartir", STR_ARG(milestone_list_path(r, place))),
        .rows = rows,
        .rows_count = count,
        .sum_centi = milestone_weights_sum(all, count),
        .draft = place->plan->state == PLAN_DRAFT,
    };
    page.sum = centi_words(r->mem, r->lang, page.sum_centi);
    struct head head = commitment_head(r, place, str_of(say(r->lang, N_("Hitos y pesos"))));
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), &place->commitment->number, 1), place->path);
    head.form_page = true;
    return page_milestone_list(r, head, &page);
}

/* POST …/hitos/repartir: the same weight for each that counts. */
enum status milestone_share_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct milestone *all;
    size_t count, counted = 0, at = 0;
    TRY(milestone_unlocked(r, place->plan));
    TRY(milestones_of(r->db, r->mem, place->commitment->id, &all, &count));
    for (size_t i = 0; i < count; i++)
        counted += all[i].state == MILESTONE_CURRENT;
    for (size_t i = 0; i < count; i++) {
        if (all[i].state != MILESTONE_CURRENT)
            continue;
        all[i].weight_centi = milestone_equal_share(counted, at++);
        TRY(record_change(r->db, &milestone_shape, r->mem, &all[i]));
    }
    return respond_redirect(r, milestone_list_path(r, place), N_("Los pesos quedaron repartidos por igual."));
}

static enum status form_lists(struct request *r, const struct commitment_place *place, struct form *form)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct option *institutions, *money_options;
    struct financing *money;
    size_t count;
    TRY(institution_options(r, place->jurisdiction->id, &institutions, &count));
    lists[0] = (struct form_options){"institution", institutions, count};
    TRY(commitment_financing(r->db, r->mem, place->commitment->id, &money, &count));
    money_options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        const char *source = say(r->lang, choice_label(&financing_source_choices, money[i].source));
        struct str label = str_empty(money[i].funder) ? str_of(source)
                                                      : path_fmt(r, "%s: %.*s", source, STR_ARG(money[i].funder));
        money_options[i] = (struct option){money[i].id, label};
    }
    lists[1] = (struct form_options){"financing", money_options, count};
    form->options = lists;
    form->option_count = 2;
    return DONE;
}

static enum status form_show(struct request *r, const struct commitment_place *place, const struct milestone *m,
                             struct head head, struct str path, bool fresh)
{
    struct milestone_form_page page = {
        .form = form_for(r, &milestone_shape, m, path_fmt(r, fresh ? "%.*s/nuevo" : "%.*s/editar", STR_ARG(path))),
        .list_path = milestone_list_path(r, place),
        .remove_path = path_fmt(r, "%.*s/quitar", STR_ARG(path)),
        .due_text = request_typed(r) ? str_trim(request_form(r, "due_text")) : m->due_text,
        .fresh = fresh,
        .draft = place->plan->state == PLAN_DRAFT,
    };
    struct day_range due;
    page.due_on = !str_empty(page.due_text) && day_range_parse(page.due_text, &due) ? due.last : DAY_NONE;
    TRY(form_lists(r, place, &page.form));
    head.form_page = true;
    return page_milestone_form(r, head, &page);
}

enum status milestone_new_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct milestone *all, m;
    size_t count;
    TRY(milestones_of(r->db, r->mem, place->commitment->id, &all, &count));
    shape_clear(&milestone_shape, &m);
    int64_t left = 10000 - milestone_weights_sum(all, count);
    m.weight_centi = left > 0 ? left : 0;
    struct head head = commitment_head(r, place, str_of(say(r->lang, N_("Agregar un hito"))));
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), &place->commitment->number, 1), place->path);
    return form_show(r, place, &m, head, milestone_list_path(r, place), true);
}

enum status milestone_edit_show(struct request *r)
{
    const struct milestone_place *at = r->object;
    struct head head = milestone_head(r, at, str_of(say(r->lang, N_("Editar el hito"))), false);
    return form_show(r, at->place, at->milestone, head, at->path, false);
}

static bool among(const struct form_options *list, int64_t id)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->options[i].value == id)
            return true;
    return id == NONE;
}

/* Together with the others the weights may not pass 100. */
static void weight_check(struct request *r, const struct milestone *all, size_t count, const struct milestone *m)
{
    int64_t sum = m->weight_centi;
    for (size_t i = 0; i < count; i++)
        if (all[i].id != m->id && all[i].state == MILESTONE_CURRENT)
            sum += all[i].weight_centi;
    if (m->weight_centi == NONE || sum <= 10000)
        return;
    struct str words = centi_words(r->mem, r->lang, sum);
    problem_add_text(r, STR("weight_centi"),
                     say_with(r->mem, r->lang, N_("Con este peso, los hitos del compromiso suman %1 %; deben sumar 100 %."),
                              &words, 1));
}

/* What the field list cannot say of a milestone; INVALID when anything is wrong. */
static enum status milestone_check(struct request *r, const struct commitment_place *place, struct milestone *m)
{
    size_t before = r->problems.count, count;
    struct milestone *all;
    struct form form;
    TRY(milestones_of(r->db, r->mem, place->commitment->id, &all, &count));
    for (size_t i = 0; i < count; i++)
        if (all[i].id != m->id && str_eq(all[i].number, m->number))
            problem_add(r, "number", N_("Ya hay un hito con ese número en el compromiso."));
    weight_check(r, all, count, m);
    enum status dated = str_empty(m->due_text) ? DONE : milestone_dates(r, place->plan, m, true);
    if (day_before(m->starts_on, place->plan->starts_on))
        problem_add(r, "starts_on", N_("Empieza antes que el plan."));
    TRY(form_lists(r, place, &form));
    if (!among(&form.options[0], m->institution))
        problem_add(r, "institution", N_("Elige una institución de la lista."));
    if (!among(&form.options[1], m->financing))
        problem_add(r, "financing", N_("Elige un financiamiento de la ficha de este compromiso."));
    return r->problems.count > before ? INVALID : dated;
}

/* POST …/compromiso/:number/hitos/nuevo */
enum status milestone_new_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct milestone m;
    shape_clear(&milestone_shape, &m);
    TRY(milestone_unlocked(r, place->plan));
    enum status read = form_read(r, &milestone_shape, &m);
    m.commitment = place->commitment->id;
    enum status checked = milestone_check(r, place, &m);
    if (read != DONE || checked != DONE)
        return read != DONE ? read : checked;
    m.state = MILESTONE_CURRENT;
    m.replans = 0;
    TRY(db_int(r->db, SQL_MILESTONE_NEXT_POSITION, WITH(IN(m.commitment)), &m.position));
    TRY(record_add(r->db, &milestone_shape, &m));
    return respond_redirect(r, milestone_list_path(r, place), N_("Se agregó el hito."));
}

/* POST …/hito/:milestone/editar */
enum status milestone_edit_apply(struct request *r)
{
    const struct milestone_place *at = r->object;
    struct milestone m = *at->milestone;
    TRY(milestone_unlocked(r, at->place->plan));
    enum status read = form_read(r, &milestone_shape, &m);
    enum status checked = milestone_check(r, at->place, &m);
    if (read != DONE || checked != DONE)
        return read != DONE ? read : checked;
    TRY(record_change(r->db, &milestone_shape, r->mem, &m));
    return respond_redirect(r, milestone_list_path(r, at->place), N_("Se guardaron los cambios."));
}

/* POST …/hito/:milestone/quitar: with its parts and its place in the order; the log keeps them. */
enum status milestone_remove_apply(struct request *r)
{
    const struct milestone_place *at = r->object;
    struct milestone_dependency *links;
    const struct milestone_part *parts;
    size_t count;
    int64_t id = at->milestone->id;
    TRY(milestone_unlocked(r, at->place->plan));
    TRY(milestone_dependencies_of(r->db, r->mem, at->milestone->commitment, &links, &count));
    for (size_t i = 0; i < count; i++)
        if (links[i].milestone == id || links[i].depends_on == id)
            TRY(record_remove(r->db, &milestone_dependency_shape, r->mem, links[i].id));
    TRY(milestone_parts_own(r, at->milestone, &parts, &count));
    for (size_t i = 0; i < count; i++)
        TRY(record_remove(r->db, &milestone_part_shape, r->mem, parts[i].id));
    TRY(record_remove(r->db, &milestone_shape, r->mem, id));
    return respond_redirect(r, milestone_list_path(r, at->place), N_("Se quitó el hito."));
}

#define AT "/:jurisdiction/plan/:plan/compromiso/:number"
const struct route milestone_form_routes[] = {
    {GET, AT "/hitos", EDIT_PLAN, 0, commitment_load, milestone_list_show, NULL, NULL},
    {POST, AT "/hitos/repartir", EDIT_PLAN, 0, commitment_load, milestone_list_show, NULL, milestone_share_apply},
    {GET, AT "/hitos/nuevo", EDIT_PLAN, 0, commitment_load, milestone_new_show, NULL, NULL},
    {POST, AT "/hitos/nuevo", EDIT_PLAN, 0, commitment_load, milestone_new_show, NULL, milestone_new_apply},
    {GET, AT "/hito/:milestone/editar", EDIT_PLAN, 0, milestone_load, milestone_edit_show, NULL, NULL},
    {POST, AT "/hito/:milestone/editar", EDIT_PLAN, 0, milestone_load, milestone_edit_show, NULL, milestone_edit_apply},
    {POST, AT "/hito/:milestone/quitar", EDIT_PLAN, 0, milestone_load, milestone_edit_show, NULL, milestone_remove_apply},
    {.pattern = NULL},
};
#undef AT
