/* SPDX-License-Identifier: EUPL-1.2
 * The list of drafts, making one from selected proposals, and what the plan still lacks to be formal. */
#include "pages.h"
#include "room/drafting/drafting_view.h"
#include "sql.h"

void draft_button(struct out *o, struct str path, const char *what, int64_t id, const char *label)
{
    form_button(o, path, label, str_fmt(o->request->mem, "%s=%lld", what, (long long)id).ptr, false);
}

/* "Abierta hasta el 3 de mayo de 2026, 17:00." or when it was or will be. */
static enum status gate_words(struct request *r, const struct cocreation_place *at, enum gate gate, bool *ret_open, struct str *ret)
{
    struct gate_window w;
    TRY(cocreation_gate(r->db, r->mem, at, gate, r->now, &w));
    *ret_open = w.open;
    bool later = !w.open && instant_known(w.opens_at) && r->now.s < w.opens_at.s;
    struct str on = later ? day_words(r->mem, r->lang, day_at(w.opens_at, (int)at->jurisdiction->utc_offset_s))
                          : closing_words(r->mem, r->lang, w.closes_at, at->jurisdiction->utc_offset_s);
    const char *message = w.open              ? N_("La etapa está abierta hasta el %1.")
                          : w.stage == NONE   ? N_("Ninguna etapa del proceso abre este paso.")
                          : w.waits           ? N_("La etapa espera a que se incorporen las observaciones del acto.")
                          : later             ? N_("La etapa abre el %1.")
                                              : N_("La etapa cerró el %1.");
    *ret = say_with(r->mem, r->lang, message, &on, 1);
    return DONE;
}

/* GET …/redaccion */
static enum status list_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct draft_survey s;
    struct draft_list_page page = {
        .process = at->process,
        .path = path_fmt(r, "%.*s/redaccion", STR_ARG(at->path)),
        .process_path = at->path,
        .may_manage = request_may(r, MANAGE_COCREATION),
    };
    bool all = page.may_manage || request_may(r, READ_COCREATION_BOARD);
    TRY(draft_survey_read(r, at, &s));
    TRY(gate_words(r, at, GATE_DRAFTING, &page.open, &page.gate));
    TRY(db_int(r->db, SQL_DRAFT_UNMADE, WITH(IN(at->process->id)), &page.unmade));
    struct draft_row *rows = arena_array(r->mem, struct draft_row, s.rows_count);
    for (size_t i = 0; i < s.rows_count; i++)
        if (all || s.rows[i].mine)
            rows[page.rows_count++] = s.rows[i];
    page.rows = rows;
    page.plan = s.plan;
    return page_draft_list(r, cocreation_head(r, at, str_of(say(r->lang, N_("Redacción de compromisos")))), &page);
}

static bool chosen(const struct request *r, struct str box)
{
    return !str_empty(request_form(r, box.ptr));
}

static enum status candidates_show(struct request *r, struct draft_new_page *page)
{
    const struct cocreation_place *at = r->object;
    struct draft_candidate *all;
    TRY(draft_candidates_read(r, at->process->id, &all, &page->rows_count));
    page->rows = arena_array(r->mem, struct draft_candidate_row, page->rows_count);
    for (size_t i = 0; i < page->rows_count; i++) {
        struct draft_candidate_row *x = &page->rows[i];
        x->c = &all[i];
        x->path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(at->path), (long long)all[i].number);
        x->box = path_fmt(r, "p_%lld", (long long)all[i].id);
        x->how = path_fmt(r, "how_%lld", (long long)all[i].id);
        x->on = chosen(r, x->box);
        x->typed = request_form(r, x->how.ptr);
    }
    return DONE;
}

/* GET …/redaccion/nuevo */
static enum status new_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct draft *blank = arena_new_of(r->mem, struct draft);
    struct draft_new_page page = {.list_path = path_fmt(r, "%.*s/redaccion", STR_ARG(at->path))};
    page.path = path_fmt(r, "%.*s/nuevo", STR_ARG(page.list_path));
    if (at->process->plan != NONE)
        TRY(record_get(r->db, r->mem, &plan_shape, at->process->plan, &page.plan));
    TRY(candidates_show(r, &page));
    shape_clear(&draft_shape, blank);
    page.form = form_for(r, &draft_shape, blank, page.path);
    struct head head = draft_head_of(r, at, str_of(say(r->lang, N_("Hacer un borrador de compromiso"))));
    head.form_page = true;
    return page_draft_new(r, head, &page);
}

/* What was ticked; the proposals' rows were read anew, so that nothing else gets in. */
static enum status entry_read(struct request *r, const struct draft_new_page *page, struct draft_entry *e)
{
    int64_t *ids = arena_array(r->mem, int64_t, page->rows_count);
    struct str *how = arena_array(r->mem, struct str, page->rows_count);
    for (size_t i = 0; i < page->rows_count; i++) {
        const struct draft_candidate_row *x = &page->rows[i];
        if (!x->on)
            continue;
        struct draft_proposal l;
        shape_clear(&draft_proposal_shape, &l);
        if (x->typed.len > 4000)
            problem_add_text(r, x->how, str_of(say(r->lang, N_("Es demasiado largo: 2.000 caracteres a lo sumo."))));
        ids[e->count] = x->c->id;
        how[e->count++] = str_empty(str_trim(x->typed)) ? STR_NONE : str_trim(x->typed);
    }
    e->proposals = ids;
    e->how = how;
    if (e->count == 0)
        return problem_add(r, "", N_("Elige al menos una propuesta seleccionada."));
    return r->problems.count > 0 ? INVALID : DONE;
}

/* POST …/redaccion/nuevo */
static enum status new_apply(struct request *r)
{
    static const char *const names[] = {"title", NULL};
    const struct cocreation_place *at = r->object;
    struct draft_new_page page = {0};
    struct draft_entry e = {0};
    struct draft typed, *d;
    shape_clear(&draft_shape, &typed);
    TRY(gate_demand(r, at, GATE_DRAFTING));
    TRY(candidates_show(r, &page));
    enum status read = form_read_fields(r, &draft_shape, &typed, names), ticked = entry_read(r, &page, &e);
    if (read != DONE || ticked != DONE)
        return read != DONE ? read : ticked;
    e.title = typed.title;
    if (at->process->plan == NONE)
        return problem_add(r, "", N_("El proceso todavía no tiene un plan: créalo antes."));
    struct plan *plan;
    TRY(record_get(r->db, r->mem, &plan_shape, at->process->plan, &plan));
    if (plan->state != PLAN_DRAFT)
        return problem_add(r, "", N_("El plan ya está publicado: no recibe más borradores."));
    TRY(draft_add(r->db, r->mem, at, &e, r->actor.person, r->today, r->now, &d));
    return respond_redirect(r, path_fmt(r, "%.*s/redaccion/%lld", STR_ARG(at->path), (long long)d->number),
                            N_("Se hizo el borrador con las palabras de las propuestas. Ahora integra su equipo."));
}

static void plan_form(struct request *r, const struct cocreation_place *at, struct draft_plan_page *page)
{
    struct plan *p = arena_new_of(r->mem, struct plan);
    shape_clear(&plan_shape, p);
    p->level = at->jurisdiction->kind == JURISDICTION_COUNTRY ? PLAN_NATIONAL : PLAN_LOCAL;
    page->form = form_for(r, &plan_shape, p, page->path);
    page->terms[0] = (struct option){2, str_of(say(r->lang, N_("Dos años")))};
    page->terms[1] = (struct option){4, str_of(say(r->lang, N_("Cuatro años")))};
    page->terms_count = 2;
}

/* GET …/redaccion/plan */
static enum status plan_show(struct request *r)
{
    const struct cocreation_place *at = r->object;
    struct draft_survey s;
    struct edition_finding *found;
    bool open;
    struct draft_plan_page page = {
        .process = at->process,
        .list_path = path_fmt(r, "%.*s/redaccion", STR_ARG(at->path)),
        .may_publish = request_may(r, PUBLISH_PLAN),
        .may_manage = request_may(r, MANAGE_COCREATION),
    };
    page.path = path_fmt(r, "%.*s/plan", STR_ARG(page.list_path));
    TRY(draft_survey_read(r, at, &s));
    TRY(db_int(r->db, SQL_DRAFT_UNMADE, WITH(IN(at->process->id)), &page.unmade));
    TRY(gate_words(r, at, GATE_PLAN, &open, &page.gate));
    page.plan = s.plan;
    page.rows = s.rows;
    page.rows_count = s.rows_count;
    for (size_t i = 0; i < s.rows_count; i++) {
        page.living += s.rows[i].state != DRAFT_DROPPED;
        page.agreed += s.rows[i].state == DRAFT_AGREED || s.rows[i].state == DRAFT_IN_PLAN;
    }
    if (s.plan != NULL) {
        page.plan_path = path_fmt(r, "/%.*s/plan/%lld", STR_ARG(at->jurisdiction->code), (long long)s.plan->number);
        page.findings_count = edition_readiness(r->mem, &s.facts, &found);
        struct finding_row *rows = arena_array(r->mem, struct finding_row, page.findings_count);
        for (size_t i = 0; i < page.findings_count; i++)
            rows[i] = edition_finding_row(r, page.plan_path, STR_NONE, &found[i]);
        page.findings = rows;
        page.ready = open && page.unmade == 0 && page.living > 0 && page.agreed == page.living && edition_ready(found, page.findings_count);
    }
    plan_form(r, at, &page);
    struct head head = draft_head_of(r, at, str_of(say(r->lang, N_("Del borrador al plan"))));
    head.form_page = true;
    return page_draft_plan(r, head, &page);
}

/* POST …/redaccion/plan: a draft plan of exactly two or four years for the process. */
static enum status plan_apply(struct request *r)
{
    static const char *const names[] = {"number", "name", "starts_on", NULL};
    const struct cocreation_place *at = r->object;
    struct cocreation process = *at->process;
    struct plan p, *other;
    int64_t years;
    if (process.plan != NONE)
        return problem_add(r, "", N_("El proceso ya tiene su plan."));
    shape_clear(&plan_shape, &p);
    enum status read = form_read_fields(r, &plan_shape, &p, names);
    if (!str_int(request_form(r, "years"), &years) || (years != 2 && years != 4))
        read = problem_add(r, "years", N_("Elige dos o cuatro años."));
    if (!day_known(p.starts_on))
        read = problem_add(r, "starts_on", N_("Escribe el primer día del plan."));
    enum status found = plan_by_number(r->db, r->mem, at->jurisdiction->id, p.number, &other);
    if (found == DONE)
        read = problem_add(r, "number", N_("Ya hay un plan con ese número."));
    else if (found != NOT_FOUND)
        return found;
    TRY(read);
    p.jurisdiction = at->jurisdiction->id;
    p.level = at->jurisdiction->kind == JURISDICTION_COUNTRY ? PLAN_NATIONAL : PLAN_LOCAL;
    p.ends_on = (struct day){day_add_months(p.starts_on, (int)years * 12).n - 1};
    p.tracking = PLAN_TRACKED;
    p.state = PLAN_DRAFT;
    p.template = TEMPLATE_2025;
    TRY(record_add(r->db, &plan_shape, &p));
    process.plan = p.id;
    TRY(record_change(r->db, &cocreation_shape, r->mem, &process));
    return respond_redirect(r, path_fmt(r, "%.*s/redaccion", STR_ARG(at->path)), N_("Se creó el plan como borrador."));
}

#define AT "/:jurisdiction/cocreacion/:process/redaccion"
const struct route draft_routes[] = {
    {GET, AT, DRAFT_COMMITMENT, 0, draft_list_load, list_show, NULL, NULL},
    {GET, AT "/nuevo", MANAGE_COCREATION, 0, draft_list_load, new_show, NULL, NULL},
    {POST, AT "/nuevo", MANAGE_COCREATION, 0, draft_list_load, new_show, NULL, new_apply},
    {GET, AT "/plan", READ_COCREATION_BOARD, 0, draft_list_load, plan_show, NULL, NULL},
    {POST, AT "/plan", MANAGE_COCREATION, 0, draft_list_load, plan_show, NULL, plan_apply},
    {.pattern = NULL},
};
#undef AT
