/* SPDX-License-Identifier: EUPL-1.2
 * The methodology in public, and its versions: the directorate drafts and proposes, the co-lead approves
 * with an act. A version is never altered once it is proposed; the plans are computed again by the worker
 * on the day on which it comes into force. */
#include "room/methodology/methodology_pages.h"

#include "pages.h"
#include "sql.h"

#define SHAPE_TAG struct methodology_wait
SHAPE_TABLE(methodology_wait, NULL, METHODOLOGY_WAIT);
#undef SHAPE_TAG

const struct methodology_move methodology_moves[] = {
    {-1, METHODOLOGY_DRAFT, DRAFT_METHOD, false},
    {METHODOLOGY_DRAFT, METHODOLOGY_PROPOSED, DRAFT_METHOD, false},
    {METHODOLOGY_PROPOSED, METHODOLOGY_DRAFT, APPROVE_METHOD, false},
    {METHODOLOGY_PROPOSED, METHODOLOGY_IN_FORCE, APPROVE_METHOD, true},
    /* By the approval of a later one. */
    {METHODOLOGY_IN_FORCE, METHODOLOGY_REPLACED, APPROVE_METHOD, true},
};
const size_t methodology_move_count = COUNT(methodology_moves);

const struct methodology_move *methodology_move(int from, int to)
{
    for (size_t i = 0; i < methodology_move_count; i++)
        if (methodology_moves[i].from == from && methodology_moves[i].to == to)
            return &methodology_moves[i];
    return NULL;
}

static struct str list_path(struct request *r, const struct jurisdiction *j)
{
    return path_fmt(r, "/%.*s/metodologia", STR_ARG(j->code));
}

static struct str version_path(struct request *r, const struct jurisdiction *j, const struct methodology *m)
{
    return path_fmt(r, "%.*s/%lld", STR_ARG(list_path(r, j)), (long long)m->id);
}

static enum status place_enter(struct request *r, struct methodology_place **ret)
{
    struct methodology_place *p = arena_new_of(r->mem, struct methodology_place);
    struct jurisdiction *j;
    TRY(jurisdiction_enter(r, &j));
    p->jurisdiction = j;
    *ret = p;
    return DONE;
}

static enum status current_load(struct request *r)
{
    struct methodology_place *p;
    TRY(place_enter(r, &p));
    TRY(methodology_on(r->db, r->mem, p->jurisdiction->id, r->today, &p->m));
    p->path = list_path(r, p->jurisdiction);
    r->object = p;
    return DONE;
}

static enum status version_load(struct request *r)
{
    struct methodology_place *p;
    int64_t id;
    TRY(place_enter(r, &p));
    TRY(request_id(r, "method", &id));
    TRY(methodology_get(r->db, r->mem, id, &p->m));
    if (p->m->jurisdiction != NONE && p->m->jurisdiction != p->jurisdiction->id)
        return NOT_FOUND;
    r->scope.draft = p->m->state == METHODOLOGY_DRAFT || p->m->state == METHODOLOGY_PROPOSED;
    p->path = version_path(r, p->jurisdiction, p->m);
    r->object = p;
    return DONE;
}

static struct head method_head(struct request *r, const struct methodology_place *p, struct str title, bool inner)
{
    struct head head = jurisdiction_head(r, p->jurisdiction, title);
    head_crumb(r, &head, p->jurisdiction->name, head.jurisdiction_path);
    if (inner)
        head_crumb(r, &head, str_of(say(r->lang, N_("Metodología"))), list_path(r, p->jurisdiction));
    return head;
}

static const char *const act_required[] = {"act", NULL};

static enum status approve_form(struct request *r, const struct methodology_place *p, struct methodology_page *page)
{
    struct option *acts;
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    page->may_propose = p->m->state == METHODOLOGY_DRAFT && request_may(r, DRAFT_METHOD);
    page->may_edit = page->may_propose;
    page->may_approve = p->m->state == METHODOLOGY_PROPOSED && request_may(r, APPROVE_METHOD);
    page->may_return = page->may_approve;
    page->propose_path = path_fmt(r, "%.*s/proponer", STR_ARG(page->path));
    page->return_path = path_fmt(r, "%.*s/devolver", STR_ARG(page->path));
    page->approve = form_for(r, &methodology_shape, p->m, path_fmt(r, "%.*s/aprobar", STR_ARG(page->path)));
    page->approve.required = act_required;
    if (!page->may_approve)
        return DONE;
    *lists = (struct form_options){.field = "act"};
    TRY(act_options(r, p->jurisdiction->id, &acts, &lists->count));
    lists->options = acts;
    page->approve.options = lists;
    page->approve.option_count = 1;
    return DONE;
}

/* GET /:jurisdiction/metodologia and …/metodologia/:method */
static enum status method_show(struct request *r)
{
    const struct methodology_place *p = r->object;
    struct methodology *all;
    size_t count;
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &methodology_shape, p->m, 1, path_fmt(r, "metodologia-%lld", (long long)p->m->id));
    struct scope published = r->scope;
    published.draft = false;
    bool drafts = may(&r->actor, READ_DRAFT, &published) == DONE;
    TRY(methodologies(r->db, r->mem, p->jurisdiction->id, drafts, &all, &count));
    struct methodology_page page = {
        .m = p->m,
        .rows = arena_array(r->mem, struct methodology_row, count),
        .rows_count = count,
        .list_path = list_path(r, p->jurisdiction),
        .path = version_path(r, p->jurisdiction, p->m),
        .current = str_is(p->path, list_path(r, p->jurisdiction).ptr),
        .draft = p->m->state == METHODOLOGY_DRAFT || p->m->state == METHODOLOGY_PROPOSED,
        .may_draft = request_may(r, DRAFT_METHOD),
    };
    for (size_t i = 0; i < count; i++)
        page.rows[i] = (struct methodology_row){&all[i], version_path(r, p->jurisdiction, &all[i])};
    if (p->m->act != NONE)
        page.act_path = path_fmt(r, "/%.*s/acto/%lld", STR_ARG(p->jurisdiction->code), (long long)p->m->act);
    TRY(approve_form(r, p, &page));
    struct head head = method_head(r, p, str_of(say(r->lang, N_("Metodología: cómo se calcula"))), !page.current);
    head.data_path = p->path;
    return page_methodology_show(r, head, &page);
}

static enum status form_page(struct request *r, const struct methodology_place *p, const struct methodology *m, struct str action, bool fresh)
{
    struct methodology_form_page page = {form_for(r, &methodology_shape, m, action), fresh};
    struct str title = str_of(say(r->lang, fresh ? N_("Preparar una versión") : N_("Editar el borrador")));
    struct head head = method_head(r, p, title, true);
    head.form_page = true;
    return page_methodology_form(r, head, &page);
}

static const char *const form_fields[] = {"title",        "effective_on", "grace_days",    "soon_days",     "period_months",
                                          "close_days",   "late_index",   "risk_index",    "silent_share",  "partial_share",
                                          "open_days",    "due_days",     "publish_rule",  "publish_days",  "verdict_days",
                                          "reply_days",   "opinion_days", "answer_days",   "escalate_days", "stall_late_days",
                                          "stall_silent", "stall_dispute_days", "money_days",    "unlock_days",
                                          "appeal_days",  "reached_from", "near_from",    "partial_from", "achievement_cap", "outlier_share", "note", NULL};

/* GET /:jurisdiction/metodologia/nueva: begins with the numbers in force. */
static enum status new_show(struct request *r)
{
    const struct methodology_place *p = r->object;
    struct methodology m = *p->m;
    m.effective_on = DAY_NONE;
    m.note = STR_NONE;
    m.revision = NONE;
    return form_page(r, p, &m, path_fmt(r, "%.*s/nueva", STR_ARG(list_path(r, p->jurisdiction))), true);
}

static enum status form_take(struct request *r, struct methodology *m)
{
    TRY(form_read_fields(r, &methodology_shape, m, form_fields));
    const char *fault = methodology_fault(m);
    enum status s = fault != NULL ? problem_add(r, "", fault) : DONE;
    if (day_before(m->effective_on, r->today))
        s = problem_add(r, "effective_on", N_("Una versión no rige hacia atrás: elige hoy o un día posterior."));
    return s;
}

static enum status new_apply(struct request *r)
{
    const struct methodology_place *p = r->object;
    struct methodology m = *p->m;
    TRY(form_take(r, &m));
    m.id = NONE;
    m.jurisdiction = p->jurisdiction->id;
    m.state = METHODOLOGY_DRAFT;
    m.act = m.approved_by = NONE;
    m.approved_at = INSTANT_NONE;
    TRY(db_int(r->db, SQL_METHODOLOGY_NEXT_NUMBER, WITH(IN(m.jurisdiction), IN(m.code)), &m.number));
    TRY(record_add(r->db, &methodology_shape, &m));
    return respond_redirect(r, version_path(r, p->jurisdiction, &m), N_("Se guardó el borrador."));
}

static enum status edit_show(struct request *r)
{
    const struct methodology_place *p = r->object;
    return form_page(r, p, p->m, path_fmt(r, "%.*s/editar", STR_ARG(p->path)), false);
}

static enum status moved_on(struct request *r)
{
    problem_add(r, "", N_("La versión ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

static enum status edit_apply(struct request *r)
{
    const struct methodology_place *p = r->object;
    struct methodology m = *p->m;
    if (m.state != METHODOLOGY_DRAFT)
        return moved_on(r);
    TRY(form_take(r, &m));
    TRY(record_change(r->db, &methodology_shape, r->mem, &m));
    return respond_redirect(r, p->path, N_("Se guardaron los cambios."));
}

static enum status move_to(struct request *r, enum methodology_state to, const char *flash)
{
    const struct methodology_place *p = r->object;
    struct methodology m = *p->m;
    if (methodology_move(m.state, (int)to) == NULL)
        return moved_on(r);
    m.state = (int)to;
    TRY(record_change(r->db, &methodology_shape, r->mem, &m));
    return respond_redirect(r, p->path, flash);
}

static enum status propose_apply(struct request *r)
{
    return move_to(r, METHODOLOGY_PROPOSED, N_("Se propuso la versión. El coliderazgo la coaprueba con un acto."));
}

static enum status return_apply(struct request *r)
{
    return move_to(r, METHODOLOGY_DRAFT, N_("La versión volvió a ser borrador."));
}

/* The version of the jurisdiction that counted until now. */
static enum status earlier_replaced(struct request *r, const struct methodology_place *p)
{
    struct methodology *all;
    size_t count;
    TRY(methodologies(r->db, r->mem, p->jurisdiction->id, false, &all, &count));
    for (size_t i = 0; i < count; i++) {
        if (all[i].jurisdiction == NONE || all[i].state != METHODOLOGY_IN_FORCE || all[i].id == p->m->id)
            continue;
        all[i].state = METHODOLOGY_REPLACED;
        TRY(record_change(r->db, &methodology_shape, r->mem, &all[i]));
    }
    return DONE;
}

/* POST …/metodologia/:method/aprobar */
static enum status approve_apply(struct request *r)
{
    static const char *const names[] = {"act", "effective_on", NULL};
    const struct methodology_place *p = r->object;
    struct methodology m = *p->m;
    if (methodology_move(m.state, METHODOLOGY_IN_FORCE) == NULL)
        return moved_on(r);
    TRY(form_read_fields(r, &methodology_shape, &m, names));
    if (day_before(m.effective_on, r->today))
        return problem_add(r, "effective_on", N_("Una versión no rige hacia atrás: elige hoy o un día posterior."));
    enum status allows = m.act == NONE ? INVALID : act_allows(r->db, r->mem, m.act, p->jurisdiction->id, r->today);
    if (allows == INVALID || allows == NOT_FOUND)
        return problem_add(r, "act", N_("Elige el acto aprobado que adopta la versión."));
    TRY(allows);
    m.state = METHODOLOGY_IN_FORCE;
    m.approved_by = r->actor.person;
    m.approved_at = r->now;
    request_deed(r, m.act, STR_NONE);
    TRY(earlier_replaced(r, p));
    TRY(record_change(r->db, &methodology_shape, r->mem, &m));
    return respond_redirect(r, p->path, N_("Se coaprobó la versión. Los planes se calculan otra vez el día en que rige."));
}

static enum status administration_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct admin_link links[] = {
        {str_of(say(r->lang, N_("Versiones de la metodología"))), list_path(r, j)},
        {str_of(say(r->lang, N_("Preparar una versión"))), path_fmt(r, "%.*s/nueva", STR_ARG(list_path(r, j)))},
    };
    return admin_panel(r, o, N_("Metodología"), links, COUNT(links) - (request_may(r, DRAFT_METHOD) ? 0 : 1));
}

/* Proposed versions wait for the co-lead. */
enum status methodology_pending(struct request *r, struct pending_list *list)
{
    struct methodology_wait *rows;
    size_t count;
    bool colead = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        colead = colead || r->actor.grants[i].role == ROLE_COLEAD;
    if (!colead)
        return DONE;
    TRY(db_many(r->db, SQL_METHODOLOGY_PROPOSED, WITHOUT, r->mem, &methodology_wait_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = rows[i].jurisdiction};
        if (may(&r->actor, APPROVE_METHOD, &there) == DONE)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Coaprobar la metodología: %1"), &rows[i].title, 1),
                        path_fmt(r, "/%.*s/metodologia/%lld", STR_ARG(rows[i].jurisdiction_code), (long long)rows[i].id), DAY_NONE);
    }
    return DONE;
}

#define LIST "/:jurisdiction/metodologia"
#define ONE LIST "/:method"
const struct route methodology_routes[] = {
    {GET, LIST, READ, ROUTE_CACHED | ROUTE_DATA, current_load, method_show, NULL, NULL},
    {GET, LIST "/nueva", DRAFT_METHOD, 0, current_load, new_show, NULL, NULL},
    {POST, LIST "/nueva", DRAFT_METHOD, 0, current_load, new_show, NULL, new_apply},
    {GET, ONE, READ, ROUTE_CACHED | ROUTE_DATA, version_load, method_show, NULL, NULL},
    {GET, ONE "/editar", DRAFT_METHOD, 0, version_load, edit_show, NULL, NULL},
    {POST, ONE "/editar", DRAFT_METHOD, 0, version_load, edit_show, NULL, edit_apply},
    {POST, ONE "/proponer", DRAFT_METHOD, 0, version_load, method_show, NULL, propose_apply},
    {POST, ONE "/devolver", APPROVE_METHOD, 0, version_load, method_show, NULL, return_apply},
    {POST, ONE "/aprobar", APPROVE_METHOD, 0, version_load, method_show, NULL, approve_apply},
    {.pattern = NULL},
};
const struct panel methodology_panels[] = {
    {"administration", 60, administration_panel},
    {.page = NULL},
};
