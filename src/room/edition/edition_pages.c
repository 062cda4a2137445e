/* SPDX-License-Identifier: EUPL-1.2
 * Publishing a plan, its editions, their snapshots and differences. */
#include "room/edition/edition_pages.h"

#include "pages.h"
#include "room/period/period.h"

static struct head plan_page_head(struct request *r, const struct plan_place *place, const char *title)
{
    struct head head = jurisdiction_head(r, place->jurisdiction, str_of(say(r->lang, title)));
    head_crumb(r, &head, place->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, place->plan->name, place->path);
    head.section = "plan";
    return head;
}

static struct str mend_path(struct request *r, struct str plan_path, struct str path, const struct edition_finding *f)
{
    if (f->commitment == NULL)
        return f->place == AT_PLAN ? path_fmt(r, "%.*s/editar", STR_ARG(plan_path)) : plan_path;
    struct str number = url_component(r->mem, f->commitment->number);
    if (str_empty(path))
        path = path_fmt(r, "%.*s/compromiso/%.*s", STR_ARG(plan_path), STR_ARG(number));
    if (f->place == AT_TEXTS || f->place == AT_SHEET || f->milestone == NULL)
        return path_fmt(r, "%.*s/%s", STR_ARG(path), f->place == AT_TEXTS ? "editar" : f->place == AT_SHEET ? "ficha" : "hitos");
    number = url_component(r->mem, f->milestone->number);
    return path_fmt(r, "%.*s/hito/%.*s/%s", STR_ARG(path), STR_ARG(number), f->place == AT_PARTS ? "partes" : "editar");
}

struct finding_row edition_finding_row(struct request *r, struct str plan_path, struct str commitment, const struct edition_finding *f)
{
    struct str value = f->centi ? centi_words(r->mem, r->lang, f->value) : int_words(r->mem, r->lang, f->value);
    struct str of[] = {f->commitment == NULL ? STR_NONE : f->commitment->number, f->milestone == NULL ? STR_NONE : f->milestone->number};
    const char *where = f->milestone != NULL    ? N_("Compromiso %1, hito %2")
                        : f->commitment != NULL ? N_("Compromiso %1")
                                                : N_("Plan");
    return (struct finding_row){f->weight, f->rule, say_with(r->mem, r->lang, where, of, COUNT(of)),
                                say_with(r->mem, r->lang, f->message, &value, 1), mend_path(r, plan_path, commitment, f)};
}

static enum status readiness_read(struct request *r, const struct plan_place *place, struct edition_finding **ret, size_t *ret_count)
{
    struct edition_facts facts = {0};
    TRY(edition_facts_read(r->db, r->mem, place->plan, &facts));
    *ret_count = edition_readiness(r->mem, &facts, ret);
    return DONE;
}

/* What rooms further down say against the first edition. */
static enum status holds_read(struct request *r, const struct plan *plan, struct hold_list *ret)
{
    *ret = (struct hold_list){0};
    for (size_t i = 0; plan->state == PLAN_DRAFT && i < r->site->room_count; i++)
        if (r->site->rooms[i]->publish_holds != NULL)
            TRY(r->site->rooms[i]->publish_holds(r, plan->id, ret));
    return DONE;
}

/* GET …/publicar */
static enum status publish_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct edition_finding *found;
    struct option *acts;
    struct edition_publish_page page = {.plan = place->plan, .path = place->path,
                                        .may = plan_may_become(place->plan->state, PLAN_PUBLISHED)};
    TRY(readiness_read(r, place, &found, &page.findings_count));
    struct hold_list holds;
    TRY(holds_read(r, place->plan, &holds));
    page.holds = holds.items;
    page.holds_count = holds.count;
    page.ready = edition_ready(found, page.findings_count) && holds.count == 0;
    struct finding_row *rows = arena_array(r->mem, struct finding_row, page.findings_count);
    for (size_t i = 0; i < page.findings_count; i++)
        rows[i] = edition_finding_row(r, place->path, STR_NONE, &found[i]);
    page.findings = rows;
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    lists->field = "act";
    TRY(act_options(r, place->jurisdiction->id, &acts, &lists->count));
    lists->options = acts;
    struct plan_edition *e = arena_new_of(r->mem, struct plan_edition);
    shape_clear(&plan_edition_shape, e);
    bool first = place->plan->state == PLAN_DRAFT;
    e->kind = first ? EDITION_ORIGINAL : EDITION_REPROGRAMMED;
    e->name = first ? str_of(say(r->lang, N_("Edición original"))) : STR_NONE;
    e->published_on = r->today;
    page.form = form_for(r, &plan_edition_shape, e, path_fmt(r, "%.*s/publicar", STR_ARG(place->path)));
    page.form.options = lists;
    page.form.option_count = 1;
    struct head head = plan_page_head(r, place, N_("Publicar el plan"));
    head.form_page = true;
    return page_edition_publish(r, head, &page);
}

/* What must hold besides the limits of the fields. */
static enum status publish_check(struct request *r, const struct plan_place *place, const struct plan_edition *e)
{
    struct act *act;
    size_t before = r->problems.count;
    if (e->act == NONE) {
        problem_add(r, "act", N_("Elige el acto que aprueba esta edición."));
    } else {
        enum status s = act_allows(r->db, r->mem, e->act, place->jurisdiction->id, r->today);
        if (s != DONE && s != INVALID)
            return s;
        if (s == INVALID)
            problem_add(r, "act", N_("Ese acto no aprueba: elige uno aprobado de esta jurisdicción."));
        else {
            TRY(act_get(r->db, r->mem, place->jurisdiction->id, e->act, &act));
            if (day_before(e->published_on, act->decided_on))
                problem_add(r, "published_on", N_("La publicación es anterior al acto que la aprueba."));
        }
    }
    if (day_before(r->today, e->published_on))
        problem_add(r, "published_on", N_("La fecha todavía no llega."));
    if (place->plan->state == PLAN_DRAFT && e->kind >= 0 && e->kind != EDITION_ORIGINAL)
        problem_add(r, "kind", N_("La primera edición es la original."));
    if (place->plan->state != PLAN_DRAFT && e->kind == EDITION_ORIGINAL)
        problem_add(r, "kind", N_("El plan ya tiene su edición original."));
    return r->problems.count > before ? INVALID : DONE;
}

/* POST …/publicar */
static enum status publish_apply(struct request *r)
{
    const struct plan_place *place = r->object;
    struct edition_finding *found;
    struct plan_edition e;
    struct hold_list holds;
    size_t count;
    shape_clear(&plan_edition_shape, &e);
    if (!plan_may_become(place->plan->state, PLAN_PUBLISHED))
        return problem_add(r, "", N_("El plan ya terminó o fue retirado: no tiene más ediciones."));
    enum status read = form_read(r, &plan_edition_shape, &e);
    enum status checked = publish_check(r, place, &e);
    TRY(readiness_read(r, place, &found, &count));
    TRY(holds_read(r, place->plan, &holds));
    if (!edition_ready(found, count) || holds.count > 0)
        return problem_add(r, "", N_("Todavía no puede publicarse: corrige antes lo que lo impide."));
    if (read != DONE || checked != DONE)
        return read != DONE ? read : checked;
    request_deed(r, e.act, e.note);
    TRY(edition_publish(r->db, r->mem, place->plan, &e, r->today));
    TRY(periods_fill(r->db, r->mem, place->plan->id, r->today));
    return respond_redirect(r, path_fmt(r, "%.*s/edicion/%lld", STR_ARG(place->path), (long long)e.number),
                            N_("Se publicó la edición."));
}

/* GET …/ediciones */
static enum status list_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct plan_edition *editions;
    struct edition_list_page page = {.plan = place->plan, .path = place->path, .may_publish = request_may(r, PUBLISH_PLAN)};
    TRY(plan_editions(r->db, r->mem, place->plan->id, &editions, &page.editions_count));
    page.editions = editions;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &plan_edition_shape, editions, page.editions_count, STR("ediciones"));
    struct head head = plan_page_head(r, place, N_("Ediciones del plan"));
    head.data_path = path_fmt(r, "%.*s/ediciones", STR_ARG(place->path));
    return page_edition_list(r, head, &page);
}

static enum status edition_enter(struct request *r, const struct plan_place *place, struct plan_edition **ret)
{
    int64_t number;
    TRY(request_id(r, "edition", &number));
    return plan_edition_by_number(r->db, r->mem, place->plan->id, number, ret);
}

/* The newest edition before that number that has a snapshot; NULL when there is none. */
static enum status edition_before(struct request *r, const struct plan_place *place, int64_t number, struct plan_edition **ret)
{
    struct plan_edition *all;
    size_t count;
    *ret = NULL;
    TRY(plan_editions(r->db, r->mem, place->plan->id, &all, &count));
    for (size_t i = 0; i < count && *ret == NULL; i++)
        if (all[i].number < number && !str_empty(all[i].sha256))
            *ret = &all[i];
    return DONE;
}

/* GET …/edicion/:edition; .json is the snapshot itself, byte by byte. */
static enum status edition_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct plan_edition *e, *before;
    struct act *act = NULL;
    TRY(edition_enter(r, place, &e));
    struct str name = path_fmt(r, "%.*s-plan-%lld-edicion-%lld", STR_ARG(place->jurisdiction->code),
                               (long long)place->plan->number, (long long)e->number);
    if (r->format == FORMAT_JSON) {
        if (str_empty(e->snapshot))
            return NOT_FOUND;
        return respond_download(r, "application/json; charset=utf-8", path_fmt(r, "%.*s.json", STR_ARG(name)), e->snapshot);
    }
    if (r->format != FORMAT_HTML) {
        e->snapshot = STR_NONE;
        return respond_rows(r, &plan_edition_shape, e, 1, name);
    }
    TRY(edition_before(r, place, e->number, &before));
    if (e->act != NONE)
        TRY(act_get(r->db, r->mem, place->jurisdiction->id, e->act, &act));
    struct edition_page page = {
        .plan = place->plan,
        .e = e,
        .act = act,
        .path = path_fmt(r, "%.*s/edicion/%lld", STR_ARG(place->path), (long long)e->number),
        .plan_path = place->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(place->jurisdiction->code)),
        .has_before = before != NULL && !str_empty(e->snapshot),
        .size_bytes = (int64_t)e->snapshot.len,
    };
    struct head head = plan_page_head(r, place, N_("Ediciones del plan"));
    head.title = e->name;
    head_crumb(r, &head, str_of(say(r->lang, N_("Ediciones"))), path_fmt(r, "%.*s/ediciones", STR_ARG(place->path)));
    return page_edition_show(r, head, &page);
}

/* GET …/edicion/:edition/cambios?desde=1: against that edition, else the one before. */
static enum status difference_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct plan_edition *after, *before;
    struct edition_difference *rows;
    struct edition_difference_page page = {.plan = place->plan, .plan_path = place->path};
    int64_t from;
    TRY(edition_enter(r, place, &after));
    if (!str_int(request_query(r, "desde"), &from)) {
        TRY(edition_before(r, place, after->number, &before));
        if (before == NULL)
            return NOT_FOUND;
        from = before->number;
    }
    TRY(plan_edition_by_number(r->db, r->mem, place->plan->id, from, &before));
    if (edition_differences(r->mem, r->lang, before->snapshot, after->snapshot, &rows, &page.rows_count) != DONE)
        return NOT_FOUND;
    page.before = before;
    page.after = after;
    page.rows = rows;
    page.path = path_fmt(r, "%.*s/edicion/%lld", STR_ARG(place->path), (long long)after->number);
    struct head head = plan_page_head(r, place, N_("Qué cambió entre ediciones"));
    head_crumb(r, &head, after->name, page.path);
    return page_edition_changes(r, head, &page);
}

#define AT "/:jurisdiction/plan/:plan"
const struct route edition_routes[] = {
    {GET, AT "/publicar", PUBLISH_PLAN, 0, plan_load, publish_show, NULL, NULL},
    {POST, AT "/publicar", PUBLISH_PLAN, 0, plan_load, publish_show, NULL, publish_apply},
    {GET, AT "/ediciones", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, list_show, NULL, NULL},
    {GET, AT "/edicion/:edition", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, edition_show, NULL, NULL},
    {GET, AT "/edicion/:edition/cambios", READ, ROUTE_CACHED, plan_load, difference_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
