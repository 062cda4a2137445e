/* SPDX-License-Identifier: EUPL-1.2
 * The commitment's page (ficha) and its form. */
#include "room/commitment/commitment_pages.h"

#include "pages.h"
#include "sql.h"

struct head commitment_head(struct request *r, const struct commitment_place *place, struct str title)
{
    if (place->head != NULL)
        return place->head(r, place, title);
    struct head head = jurisdiction_head(r, place->jurisdiction, title);
    struct str code = place->jurisdiction->code;
    struct crumb *crumbs = arena_array(r->mem, struct crumb, 2);
    crumbs[0] = (struct crumb){place->jurisdiction->name, head.jurisdiction_path};
    crumbs[1] = (struct crumb){place->plan->name, path_fmt(r, "/%.*s/plan/%lld", STR_ARG(code), (long long)place->plan->number)};
    head.crumbs = crumbs;
    head.crumb_count = 2;
    head.section = "plan";
    return head;
}

/* GET /:jurisdiction/plan/:plan/compromiso/:number */
static enum status commitment_show(struct request *r)
{
    struct commitment_place *place = r->object;
    const struct commitment *c = place->commitment;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &commitment_shape, c, 1, path_fmt(r, "compromiso-%.*s", STR_ARG(c->number)));
    struct commitment_page page = {
        .place = place,
        .c = c,
        .path = place->path,
        .plan_path = path_fmt(r, "/%.*s/plan/%lld", STR_ARG(place->jurisdiction->code), (long long)place->plan->number),
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(place->jurisdiction->code)),
        .lang = r->lang,
        .may_edit = request_may(r, EDIT_PLAN),
        .may_comment = place->plan->state == PLAN_DRAFT && request_may(r, COMMENT_DRAFT),
        .may_assign = request_may(r, ASSIGN_PEOPLE),
        .draft = place->plan->state == PLAN_DRAFT,
    };
    page.words = arena_new_of(r->mem, struct record_words);
    TRY(commitment_sides(r->db, r->mem, c->id, r->lang, &page.s));
    record_words_with(r, &commitment_shape, c, page.s.texts, page.s.texts_count, page.words);
    page.in_spanish = record_words_missing(page.words);
    place->sides = &page.s;
    struct head head = commitment_head(r, place, path_fmt(r, "%.*s. %.*s", STR_ARG(c->number), STR_ARG(c->title)));
    head.description = c->brief;
    head.data_path = place->path;
    return page_commitment_show(r, head, &page);
}

/* Commitments of earlier plans that one of this plan may continue. */
static enum status earlier_options(struct request *r, const struct plan *plan, struct form_options *list)
{
    struct commitment_link *earlier;
    size_t count;
    TRY(commitments_before(r->db, r->mem, plan, &earlier, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++) {
        struct str of[] = {str_fmt(r->mem, "%lld", (long long)earlier[i].plan_number), earlier[i].number};
        struct str where = say_with(r->mem, r->lang, N_("Plan %1, compromiso %2"), of, COUNT(of));
        options[i] = (struct option){earlier[i].id, path_fmt(r, "%.*s: %.*s", STR_ARG(where), STR_ARG(earlier[i].title))};
    }
    *list = (struct form_options){"carried_from", options, count};
    return DONE;
}

static enum status form_page(struct request *r, const struct commitment_place *place, const struct commitment *c, struct str action, bool fresh)
{
    struct plan_group *groups;
    size_t count;
    TRY(plan_groups(r->db, r->mem, place->plan->id, &groups, &count));
    struct option *options = arena_array(r->mem, struct option, count);
    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){groups[i].id, groups[i].name};
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    lists[0] = (struct form_options){"plan_group", options, count};
    TRY(earlier_options(r, place->plan, &lists[1]));
    struct commitment_form_page page = {.form = form_for(r, &commitment_shape, c, action), .plan = place->plan, .fresh = fresh};
    page.form.options = lists;
    page.form.option_count = 2;
    const char *title = fresh ? N_("Agregar un compromiso") : N_("Editar el compromiso");
    struct head head = commitment_head(r, place, str_of(say(r->lang, title)));
    head.form_page = true;
    return page_commitment_form(r, head, &page);
}

/* GET …/compromiso/:number/editar */
enum status commitment_edit_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    return form_page(r, place, place->commitment, path_fmt(r, "%.*s/editar", STR_ARG(place->path)), false);
}

/* POST …/compromiso/:number/editar. After publication the texts change through a change request. */
enum status commitment_edit_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct commitment c = *place->commitment;
    if (place->plan->state != PLAN_DRAFT)
        return problem_add(r, "", N_("El plan está publicado: sus textos cambian con una solicitud de cambio y un acto."));
    enum status read = form_read(r, &commitment_shape, &c);
    enum status checked = commitment_check(r, place->plan, &c);
    if (read != DONE || checked != DONE)
        return read != DONE ? read : checked;
    TRY(record_change(r->db, &commitment_shape, r->mem, &c));
    struct str number = url_component(r->mem, c.number);
    return respond_redirect(r, path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(place->jurisdiction->code),
                                        (long long)place->plan->number, STR_ARG(number)),
                            N_("Se guardaron los cambios."));
}

/* The plan's place as a commitment's place without commitment: what the form of a new one needs. */
static struct commitment_place fresh_place(const struct plan_place *plan)
{
    return (struct commitment_place){.jurisdiction = plan->jurisdiction, .plan = plan->plan, .path = plan->path};
}

/* GET …/plan/:plan/compromisos/nuevo */
static enum status new_show(struct request *r)
{
    const struct plan_place *plan = r->object;
    struct commitment c;
    shape_clear(&commitment_shape, &c);
    struct commitment_place *place = arena_new_of(r->mem, struct commitment_place);
    *place = fresh_place(plan);
    return form_page(r, place, &c, path_fmt(r, "%.*s/compromisos/nuevo", STR_ARG(plan->path)), true);
}

/* POST …/plan/:plan/compromisos/nuevo */
static enum status new_apply(struct request *r)
{
    const struct plan_place *plan = r->object;
    struct commitment c;
    shape_clear(&commitment_shape, &c);
    if (plan->plan->state != PLAN_DRAFT)
        return problem_add(r, "", N_("El plan está publicado: agregar un compromiso necesita una nueva edición."));
    enum status read = form_read(r, &commitment_shape, &c);
    enum status checked = commitment_check(r, plan->plan, &c);
    if (read != DONE || checked != DONE)
        return read != DONE ? read : checked;
    c.plan = plan->plan->id;
    c.state = COMMITMENT_CURRENT;
    TRY(db_int(r->db, SQL_COMMITMENT_NEXT_POSITION, WITH(IN(c.plan)), &c.position));
    TRY(record_add(r->db, &commitment_shape, &c));
    struct str number = url_component(r->mem, c.number);
    return respond_redirect(r, path_fmt(r, "%.*s/compromiso/%.*s", STR_ARG(plan->path), STR_ARG(number)),
                            N_("Se agregó el compromiso."));
}

#define AT "/:jurisdiction/plan/:plan"
const struct route commitment_routes[] = {
    {GET, AT "/compromiso/:number", READ, ROUTE_CACHED | ROUTE_DATA, commitment_load, commitment_show, NULL, NULL},
    {GET, AT "/compromiso/:number/editar", EDIT_PLAN, 0, commitment_load, commitment_edit_show, NULL, NULL},
    {POST, AT "/compromiso/:number/editar", EDIT_PLAN, 0, commitment_load, commitment_edit_show, NULL, commitment_edit_apply},
    {GET, AT "/compromisos/nuevo", EDIT_PLAN, 0, plan_load, new_show, NULL, NULL},
    {POST, AT "/compromisos/nuevo", EDIT_PLAN, 0, plan_load, new_show, NULL, new_apply},
    {.pattern = NULL},
};
#undef AT
