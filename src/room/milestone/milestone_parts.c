/* SPDX-License-Identifier: EUPL-1.2
 * Partial deliverables of a milestone and the milestones that must come first, while the plan is a draft. */
#include "pages.h"
#include "room/milestone/milestone_pages.h"

static const struct milestone *by_id(const struct milestone *all, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].id == id)
            return &all[i];
    return NULL;
}

/* The order: what it waits for, and the form with the milestones that could come first. */
static enum status before_read(struct request *r, const struct milestone_place *at, struct milestone_parts_page *page)
{
    struct milestone_dependency *links, *fresh = arena_new_of(r->mem, struct milestone_dependency);
    struct milestone *all;
    size_t count, links_count, free_count = 0;
    TRY(milestones_of(r->db, r->mem, at->milestone->commitment, &all, &count));
    TRY(milestone_dependencies_of(r->db, r->mem, at->milestone->commitment, &links, &links_count));
    struct milestone_before *before = arena_array(r->mem, struct milestone_before, links_count);
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < links_count; i++)
        if (links[i].milestone == at->milestone->id)
            before[page->before_count++] =
                (struct milestone_before){links[i].id, by_id(all, count, links[i].depends_on)};
    page->before = before;
    for (size_t i = 0; i < count; i++)
        if (!milestone_circle(links, links_count, at->milestone->id, all[i].id))
            options[free_count++] =
                (struct option){all[i].id, path_fmt(r, "%.*s. %.*s", STR_ARG(all[i].number), STR_ARG(all[i].title))};
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    *lists = (struct form_options){"depends_on", options, free_count};
    shape_clear(&milestone_dependency_shape, fresh);
    page->before_form = form_for(r, &milestone_dependency_shape, fresh, path_fmt(r, "%.*s/dependencias", STR_ARG(at->path)));
    page->before_form.options = lists;
    page->before_form.option_count = 1;
    return DONE;
}

/* GET …/hito/:milestone/partes */
enum status milestone_parts_show(struct request *r)
{
    const struct milestone_place *at = r->object;
    struct milestone_parts_page page = {
        .m = at->milestone,
        .path = at->path,
        .list_path = milestone_list_path(r, at->place),
        .draft = at->place->plan->state == PLAN_DRAFT,
    };
    TRY(milestone_parts_own(r, at->milestone, &page.parts, &page.parts_count));
    for (size_t i = 0; i < page.parts_count; i++)
        page.sum_centi += page.parts[i].share_centi;
    struct milestone_part *fresh = arena_new_of(r->mem, struct milestone_part);
    shape_clear(&milestone_part_shape, fresh);
    fresh->share_centi = page.sum_centi < 10000 ? 10000 - page.sum_centi : NONE;
    page.sum = centi_words(r->mem, r->lang, page.sum_centi);
    page.share_path = path_fmt(r, "%.*s/partes/repartir", STR_ARG(at->path));
    page.remove_path = path_fmt(r, "%.*s/partes/quitar", STR_ARG(at->path));
    page.before_remove_path = path_fmt(r, "%.*s/dependencias/quitar", STR_ARG(at->path));
    page.part_form = form_for(r, &milestone_part_shape, fresh, path_fmt(r, "%.*s/partes", STR_ARG(at->path)));
    TRY(before_read(r, at, &page));
    struct head head = milestone_head(r, at, str_of(say(r->lang, N_("Entregables parciales y orden"))), false);
    head.form_page = true;
    return page_milestone_parts(r, head, &page);
}

static enum status back(struct request *r, const struct milestone_place *at, const char *flash)
{
    return respond_redirect(r, path_fmt(r, "%.*s/partes", STR_ARG(at->path)), flash);
}

static void part_check(struct request *r, const struct milestone_place *at, const struct milestone_part *part, int64_t others)
{
    if (part->share_centi != NONE && part->share_centi + others > 10000) {
        struct str words = centi_words(r->mem, r->lang, part->share_centi + others);
        problem_add_text(r, STR("share_centi"),
                         say_with(r->mem, r->lang, N_("Con esta parte suman %1 %; deben sumar 100 %."), &words, 1));
    }
    if (day_before(at->milestone->due_on, part->due_on))
        problem_add(r, "due_on", N_("El plazo de la parte termina después que el hito."));
    if (day_before(part->due_on, at->place->plan->starts_on))
        problem_add(r, "due_on", N_("El plazo termina antes de que empiece el plan."));
}

/* POST …/hito/:milestone/partes */
enum status milestone_part_apply(struct request *r)
{
    static const char *const names[] = {"title", "share_centi", "due_on", NULL};
    const struct milestone_place *at = r->object;
    const struct milestone_part *parts;
    struct milestone_part part;
    size_t count, before = r->problems.count;
    int64_t others = 0;
    shape_clear(&milestone_part_shape, &part);
    TRY(milestone_unlocked(r, at->place->plan));
    TRY(milestone_parts_own(r, at->milestone, &parts, &count));
    part.number = 1;
    for (size_t i = 0; i < count; i++) {
        others += parts[i].share_centi;
        part.number = parts[i].number >= part.number ? parts[i].number + 1 : part.number;
    }
    enum status read = form_read_fields(r, &milestone_part_shape, &part, names);
    part_check(r, at, &part, others);
    if (part.number > 99)
        problem_add(r, "title", N_("Un hito tiene a lo sumo 99 partes."));
    if (r->problems.count > before)
        return read != DONE ? read : INVALID;
    part.milestone = at->milestone->id;
    part.due_on = day_known(part.due_on) ? part.due_on : at->milestone->due_on;
    part.original_due_on = part.due_on;
    TRY(record_add(r->db, &milestone_part_shape, &part));
    return back(r, at, N_("Se agregó el entregable parcial."));
}

/* POST …/partes/repartir */
enum status milestone_part_share_apply(struct request *r)
{
    const struct milestone_place *at = r->object;
    const struct milestone_part *parts;
    size_t count;
    TRY(milestone_unlocked(r, at->place->plan));
    TRY(milestone_parts_own(r, at->milestone, &parts, &count));
    for (size_t i = 0; i < count; i++) {
        struct milestone_part part = parts[i];
        part.share_centi = milestone_equal_share(count, i);
        TRY(record_change(r->db, &milestone_part_shape, r->mem, &part));
    }
    return back(r, at, N_("Las partes quedaron repartidas por igual."));
}

/* POST …/partes/quitar */
enum status milestone_part_remove_apply(struct request *r)
{
    const struct milestone_place *at = r->object;
    const struct milestone_part *parts;
    size_t count;
    int64_t id;
    TRY(milestone_unlocked(r, at->place->plan));
    TRY(milestone_parts_own(r, at->milestone, &parts, &count));
    if (!str_int(request_form(r, "parte"), &id))
        return STALE;
    for (size_t i = 0; i < count; i++)
        if (parts[i].id == id) {
            TRY(record_remove(r->db, &milestone_part_shape, r->mem, id));
            return back(r, at, N_("Se quitó el entregable parcial."));
        }
    return STALE;
}

/* POST …/dependencias */
enum status milestone_before_apply(struct request *r)
{
    const struct milestone_place *at = r->object;
    struct milestone_dependency link, *links;
    struct milestone *all;
    size_t count, all_count;
    shape_clear(&milestone_dependency_shape, &link);
    TRY(milestone_unlocked(r, at->place->plan));
    TRY(form_read(r, &milestone_dependency_shape, &link));
    TRY(milestones_of(r->db, r->mem, at->milestone->commitment, &all, &all_count));
    TRY(milestone_dependencies_of(r->db, r->mem, at->milestone->commitment, &links, &count));
    if (by_id(all, all_count, link.depends_on) == NULL)
        return problem_add(r, "depends_on", N_("Elige un hito del mismo compromiso."));
    if (milestone_circle(links, count, at->milestone->id, link.depends_on))
        return problem_add(r, "depends_on", N_("Ese hito espera a este: los dos quedarían esperando para siempre."));
    for (size_t i = 0; i < count; i++)
        if (links[i].milestone == at->milestone->id && links[i].depends_on == link.depends_on)
            return problem_add(r, "depends_on", N_("Ya está anotado."));
    link.milestone = at->milestone->id;
    TRY(record_add(r->db, &milestone_dependency_shape, &link));
    return back(r, at, N_("Se anotó el orden."));
}

/* POST …/dependencias/quitar */
enum status milestone_before_remove_apply(struct request *r)
{
    const struct milestone_place *at = r->object;
    struct milestone_dependency *links;
    size_t count;
    int64_t id;
    TRY(milestone_unlocked(r, at->place->plan));
    TRY(milestone_dependencies_of(r->db, r->mem, at->milestone->commitment, &links, &count));
    if (!str_int(request_form(r, "orden"), &id))
        return STALE;
    for (size_t i = 0; i < count; i++)
        if (links[i].id == id && links[i].milestone == at->milestone->id) {
            TRY(record_remove(r->db, &milestone_dependency_shape, r->mem, id));
            return back(r, at, N_("Se quitó del orden."));
        }
    return STALE;
}

#define AT "/:jurisdiction/plan/:plan/compromiso/:number/hito/:milestone"
const struct route milestone_part_routes[] = {
    {GET, AT "/partes", EDIT_PLAN, 0, milestone_load, milestone_parts_show, NULL, NULL},
    {POST, AT "/partes", EDIT_PLAN, 0, milestone_load, milestone_parts_show, NULL, milestone_part_apply},
    {POST, AT "/partes/repartir", EDIT_PLAN, 0, milestone_load, milestone_parts_show, NULL, milestone_part_share_apply},
    {POST, AT "/partes/quitar", EDIT_PLAN, 0, milestone_load, milestone_parts_show, NULL, milestone_part_remove_apply},
    {POST, AT "/dependencias", EDIT_PLAN, 0, milestone_load, milestone_parts_show, NULL, milestone_before_apply},
    {POST, AT "/dependencias/quitar", EDIT_PLAN, 0, milestone_load, milestone_parts_show, NULL, milestone_before_remove_apply},
    {.pattern = NULL},
};
#undef AT
