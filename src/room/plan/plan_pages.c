/* SPDX-License-Identifier: EUPL-1.2
 * Lists and forms of plans, their groups and documents. */
#include "room/plan/plan_pages.h"

#include <string.h>

#include "pages.h"
#include "sql.h"

struct head plan_head(struct request *r, const struct plan_place *place, const char *title)
{
    struct head head = jurisdiction_head(r, place->jurisdiction, str_of(say(r->lang, title)));
    struct crumb *crumbs = arena_array(r->mem, struct crumb, 2);
    crumbs[0] = (struct crumb){place->jurisdiction->name, head.jurisdiction_path};
    crumbs[1] = (struct crumb){place->plan->name, place->path};
    head.crumbs = crumbs;
    head.crumb_count = 2;
    head.section = "plan";
    return head;
}

/* GET /:jurisdiction/planes */
static enum status plans_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct plan_list_page page = {.jurisdiction = j, .path = path_fmt(r, "/%.*s", STR_ARG(j->code))};
    page.may_edit = request_may(r, EDIT_PLAN);
    TRY(plans_of(r->db, r->mem, j->id, request_may(r, READ_DRAFT), &page.plans, &page.plans_count));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &plan_shape, page.plans, page.plans_count, path_fmt(r, "planes-%.*s", STR_ARG(j->code)));
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Planes de acción"))));
    head.section = "plan";
    head.data_path = path_fmt(r, "/%.*s/planes", STR_ARG(j->code));
    return page_plan_list(r, head, &page);
}

static enum status plan_checked(struct request *r, int64_t jurisdiction, const struct plan *p)
{
    size_t before = r->problems.count;
    if (day_known(p->starts_on) && day_known(p->ends_on) && !day_before(p->starts_on, p->ends_on))
        problem_add(r, "ends_on", N_("El plan termina antes de empezar."));
    if (p->tracking == PLAN_TRACKED && (!day_known(p->starts_on) || !day_known(p->ends_on)))
        problem_add(r, "starts_on", N_("Un plan en seguimiento necesita las dos fechas."));
    struct plan *other;
    enum status found = plan_by_number(r->db, r->mem, jurisdiction, p->number, &other);
    if (found == DONE && other->id != p->id)
        problem_add(r, "number", N_("Ya hay un plan con ese número."));
    else if (found != DONE && found != NOT_FOUND)
        return found;
    return r->problems.count > before ? INVALID : DONE;
}

static enum status new_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct plan p;
    shape_clear(&plan_shape, &p);
    p.tracking = PLAN_TRACKED;
    p.template = TEMPLATE_2025;
    p.level = j->kind == JURISDICTION_COUNTRY ? PLAN_NATIONAL : PLAN_LOCAL;
    struct plan_form_page page = {.form = form_for(r, &plan_shape, &p, path_fmt(r, "/%.*s/planes/nuevo", STR_ARG(j->code))),
                                  .fresh = true};
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Agregar un plan"))));
    head.form_page = true;
    return page_plan_form(r, head, &page);
}

static enum status new_apply(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct plan p;
    shape_clear(&plan_shape, &p);
    enum status read = form_read(r, &plan_shape, &p);
    enum status checked = plan_checked(r, j->id, &p);
    if (read != DONE || checked != DONE)
        return read != DONE ? read : checked;
    p.jurisdiction = j->id;
    p.state = PLAN_DRAFT;
    TRY(record_add(r->db, &plan_shape, &p));
    return respond_redirect(r, path_fmt(r, "/%.*s/plan/%lld", STR_ARG(j->code), (long long)p.number),
                            N_("Se agregó el plan como borrador."));
}

static enum status edit_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct plan_form_page page = {.form = form_for(r, &plan_shape, place->plan, path_fmt(r, "%.*s/editar", STR_ARG(place->path)))};
    struct head head = plan_head(r, place, N_("Editar el plan"));
    head.form_page = true;
    return page_plan_form(r, head, &page);
}

static bool named(const char *const *names, const char *name)
{
    for (; *names != NULL; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

/* After publication only the summary and the source change here: the rest needs an edition. Who
 * typed something else there is told so beside it. */
static enum status read_published(struct request *r, const struct plan *now, struct plan *ret)
{
    static const char *const open_fields[] = {"summary", "source", "ogp_id", "submitted_on", NULL};
    enum status s = form_read_fields(r, &plan_shape, ret, open_fields);
    for (size_t i = 0; i < plan_shape.count; i++) {
        const struct field *f = &plan_shape.fields[i];
        const char *const one[] = {f->name, NULL};
        struct plan typed = *now;
        if ((f->flags & FORM) == 0 || named(open_fields, f->name) || request_form(r, f->name).ptr == NULL)
            continue;
        if (form_read_fields(r, &plan_shape, &typed, one) == INVALID)
            s = INVALID;
        else if (!field_same(f, now, &typed))
            s = problem_add(r, f->name, N_("El plan está publicado: este dato ya no cambia aquí. Deja el que estaba."));
    }
    return s;
}

static enum status edit_apply(struct request *r)
{
    const struct plan_place *place = r->object;
    struct plan p = *place->plan;
    enum status read = place->plan->state == PLAN_DRAFT ? form_read(r, &plan_shape, &p) : read_published(r, place->plan, &p);
    enum status checked = plan_checked(r, place->jurisdiction->id, &p);
    if (read != DONE || checked != DONE)
        return read != DONE ? read : checked;
    TRY(record_change(r->db, &plan_shape, r->mem, &p));
    return respond_redirect(r, path_fmt(r, "/%.*s/plan/%lld", STR_ARG(place->jurisdiction->code), (long long)p.number),
                            N_("Se guardaron los cambios."));
}

static enum status parts_read(struct request *r, struct plan_parts_page *page)
{
    const struct plan_place *place = r->object;
    page->plan = place->plan;
    page->path = place->path;
    page->may_edit = request_may(r, EDIT_PLAN);
    TRY(plan_groups(r->db, r->mem, place->plan->id, &page->groups, &page->groups_count));
    return plan_documents(r->db, r->mem, place->plan->id, &page->documents, &page->documents_count);
}

static enum status groups_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct plan_parts_page page = {0};
    TRY(parts_read(r, &page));
    struct plan_group *fresh = arena_new_of(r->mem, struct plan_group);
    shape_clear(&plan_group_shape, fresh);
    fresh->position = (int64_t)page.groups_count + 1;
    page.form = form_for(r, &plan_group_shape, fresh, path_fmt(r, "%.*s/grupos", STR_ARG(place->path)));
    struct head head = plan_head(r, place, N_("Grupos del plan"));
    head.form_page = true;
    return page_plan_groups(r, head, &page);
}

static enum status groups_apply(struct request *r)
{
    const struct plan_place *place = r->object;
    struct plan_group g;
    shape_clear(&plan_group_shape, &g);
    TRY(form_read(r, &plan_group_shape, &g));
    int64_t used = 0;
    TRY(db_int(r->db, SQL_PLAN_GROUP_USED, WITH(IN(place->plan->id), IN(g.position)), &used));
    if (used > 0)
        return problem_add(r, "position", N_("Ya hay un grupo en ese orden."));
    g.plan = place->plan->id;
    TRY(record_add(r->db, &plan_group_shape, &g));
    return respond_redirect(r, path_fmt(r, "%.*s/grupos", STR_ARG(place->path)), N_("Se agregó el grupo."));
}

static enum status documents_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct plan_parts_page page = {0};
    TRY(parts_read(r, &page));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &plan_document_shape, page.documents, page.documents_count, STR("documentos"));
    struct plan_document *fresh = arena_new_of(r->mem, struct plan_document);
    shape_clear(&plan_document_shape, fresh);
    fresh->language = STR("es");
    page.form = form_for(r, &plan_document_shape, fresh, path_fmt(r, "%.*s/documentos", STR_ARG(place->path)));
    struct head head = plan_head(r, place, N_("Documentos del plan"));
    head.data_path = path_fmt(r, "%.*s/documentos", STR_ARG(place->path));
    return page_plan_documents(r, head, &page);
}

static enum status documents_apply(struct request *r)
{
    const struct plan_place *place = r->object;
    struct plan_document d;
    shape_clear(&plan_document_shape, &d);
    TRY(form_read(r, &plan_document_shape, &d));
    if (!str_starts(d.url, "https://") && !str_starts(d.url, "http://"))
        return problem_add(r, "url", N_("Escribe la dirección completa, que empieza con https://"));
    d.plan = place->plan->id;
    TRY(record_add(r->db, &plan_document_shape, &d));
    return respond_redirect(r, path_fmt(r, "%.*s/documentos", STR_ARG(place->path)), N_("Se agregó el documento."));
}

#define AT "/:jurisdiction/plan/:plan"
const struct route plan_routes[] = {
    {GET, "/:jurisdiction/planes", READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, plans_show, NULL, NULL},
    {GET, "/:jurisdiction/planes/nuevo", EDIT_PLAN, 0, jurisdiction_load, new_show, NULL, NULL},
    {POST, "/:jurisdiction/planes/nuevo", EDIT_PLAN, 0, jurisdiction_load, new_show, NULL, new_apply},
    {GET, AT "/editar", EDIT_PLAN, 0, plan_load, edit_show, NULL, NULL},
    {POST, AT "/editar", EDIT_PLAN, 0, plan_load, edit_show, NULL, edit_apply},
    {GET, AT "/grupos", EDIT_PLAN, 0, plan_load, groups_show, NULL, NULL},
    {POST, AT "/grupos", EDIT_PLAN, 0, plan_load, groups_show, NULL, groups_apply},
    {GET, AT "/documentos", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, documents_show, NULL, NULL},
    {POST, AT "/documentos", EDIT_PLAN, 0, plan_load, documents_show, NULL, documents_apply},
    {.pattern = NULL},
};
#undef AT
