/* SPDX-License-Identifier: EUPL-1.2
 * The reprogrammings of a plan, opening one, and the page of the process. */
#include "room/reprogramming/repro_view.h"

#include <string.h>

#include "pages.h"

const char *repro_class(int state)
{
    static const char *const classes[] = {
        [REPRO_PROPOSALS] = "tag-time", [REPRO_COMMISSION] = "tag-time", [REPRO_FEEDBACK] = "tag-risk",
        [REPRO_VALIDATION] = "tag-risk", [REPRO_APPLIED] = "tag-done",   [REPRO_CANCELLED] = "tag-none",
    };
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

void repro_remove(struct out *o, struct str path, const char *part, int64_t id)
{
    form_button(o, str_fmt(o->request->mem, "%.*s/%s/%lld/quitar", STR_ARG(path), part, (long long)id), N_("Quitar"), "", false);
}

static struct head plan_head(struct request *r, const struct plan_place *place, const char *title)
{
    struct head head = jurisdiction_head(r, place->jurisdiction, str_of(say(r->lang, title)));
    head_crumb(r, &head, place->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, place->plan->name, place->path);
    head.section = "plan";
    return head;
}

struct head repro_head(struct request *r, const struct repro_place *p, const char *title, bool within)
{
    struct head head = plan_head(r, p->place, title);
    struct str number = int_words(r->mem, r->lang, p->x->number);
    head_crumb(r, &head, str_of(say(r->lang, N_("Reprogramaciones"))), path_fmt(r, "%.*s/reprogramaciones", STR_ARG(p->place->path)));
    if (within)
        head_crumb(r, &head, say_with(r->mem, r->lang, N_("Reprogramación %1"), &number, 1), p->path);
    return head;
}

/* GET …/reprogramaciones */
static enum status list_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct reprogramming *rows, *live;
    struct repro_list_page page = {.plan = place->plan, .plan_path = place->path};
    TRY(repros_of_plan(r->db, r->mem, place->plan->id, &rows, &page.rows_count));
    TRY(repro_live(r->db, r->mem, place->plan->id, &live));
    page.rows = rows;
    page.may_open = live == NULL && place->plan->state == PLAN_PUBLISHED && request_may(r, REPROGRAM);
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &reprogramming_shape, rows, page.rows_count, STR("reprogramaciones"));
    struct head head = plan_head(r, place, N_("Reprogramaciones"));
    head.data_path = path_fmt(r, "%.*s/reprogramaciones", STR_ARG(place->path));
    return page_repro_list(r, head, &page);
}

void repro_options(struct request *r, struct form *form, const char *field, struct option *options, size_t count)
{
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    *lists = (struct form_options){field, options, count};
    form->options = lists;
    form->option_count = 1;
}

enum status repro_form_show(struct request *r, struct repro_form_page *page, const char *title)
{
    const struct repro_place *p = r->object;
    page->plan = p->place->plan;
    page->title = title;
    page->path = p->path;
    struct head head = repro_head(r, p, title, true);
    head.form_page = true;
    return page_repro_form(r, head, page);
}

/* GET …/reprogramaciones/nueva */
static enum status open_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct reprogramming *fresh = arena_new_of(r->mem, struct reprogramming);
    struct option *acts;
    size_t count;
    shape_clear(&reprogramming_shape, fresh);
    fresh->proposals_until = day_add_months(r->today, 1);
    struct repro_form_page page = {
        .plan = place->plan,
        .title = N_("Abrir una reprogramación"),
        .which = REPRO_FORM_OPEN,
        .form = form_for(r, &reprogramming_shape, fresh, path_fmt(r, "%.*s/reprogramaciones/nueva", STR_ARG(place->path))),
        .path = place->path,
        .next = -1,
    };
    TRY(act_options(r, place->jurisdiction->id, &acts, &count));
    repro_options(r, &page.form, "opening_act", acts, count);
    struct head head = plan_head(r, place, page.title);
    head.form_page = true;
    return page_repro_form(r, head, &page);
}

/* POST …/reprogramaciones/nueva */
static enum status open_apply(struct request *r)
{
    static const char *const names[] = {"reason", "opening_act", "proposals_until", NULL};
    const struct plan_place *place = r->object;
    struct reprogramming x, *live;
    if (place->plan->state != PLAN_PUBLISHED || place->plan->tracking != PLAN_TRACKED)
        return problem_add(r, "", N_("Solo se reprograma un plan publicado y en seguimiento."));
    TRY(repro_live(r->db, r->mem, place->plan->id, &live));
    if (live != NULL) {
        (void)problem_add(r, "", N_("El plan ya tiene una reprogramación en curso."));
        return CONFLICT;
    }
    shape_clear(&reprogramming_shape, &x);
    TRY(form_read_fields(r, &reprogramming_shape, &x, names));
    if (day_before(x.proposals_until, r->today))
        return problem_add(r, "proposals_until", N_("Esa fecha ya pasó."));
    enum status s = x.opening_act == NONE ? DONE : act_allows(r->db, r->mem, x.opening_act, place->jurisdiction->id, r->today);
    if (s == INVALID || s == NOT_FOUND)
        return problem_add(r, "opening_act", N_("Elige un acto aprobado de esta jurisdicción."));
    TRY(s);
    x.plan = place->plan->id;
    x.state = REPRO_PROPOSALS;
    x.opened_by = r->actor.person;
    x.opened_on = r->today;
    request_deed(r, x.opening_act, x.reason);
    s = repro_open(r->db, &x);
    if (s == CONFLICT)
        (void)problem_add(r, "", N_("El plan ya tiene una reprogramación en curso."));
    TRY(s);
    return respond_redirect(r, path_fmt(r, "%.*s/reprogramacion/%lld", STR_ARG(place->path), (long long)x.number),
                            N_("Se abrió la reprogramación: las partes ya pueden proponer."));
}

enum status repro_load(struct request *r)
{
    struct repro_place *p = arena_new_of(r->mem, struct repro_place);
    int64_t number;
    TRY(plan_enter(r, &p->place));
    TRY(request_id(r, "process", &number));
    TRY(repro_by_number(r->db, r->mem, p->place->plan->id, number, &p->x));
    TRY(repro_read(r->db, r->mem, p));
    if (r->actor.person != NONE)
        TRY(repro_own_roles(r->db, p->place->plan->id, r->actor.person, r->today, &r->scope.own_roles));
    p->path = path_fmt(r, "%.*s/reprogramacion/%lld", STR_ARG(p->place->path), (long long)number);
    r->object = p;
    return DONE;
}

struct repro_item repro_item_base(const struct repro_item_view *x)
{
    struct repro_item base;
    memcpy(&base, x, sizeof base);
    return base;
}

struct repro_facts repro_facts_of(const struct request *r, const struct repro_place *p)
{
    struct repro_facts f = {.feedback_until = p->x->feedback_until, .today = r->today, .comments = p->comment_count};
    for (size_t i = 0; i < p->member_count; i++)
        f.members[p->members[i].sector]++;
    for (size_t i = 0; i < p->item_count; i++) {
        struct repro_item x = repro_item_base(&p->items[i]);
        f.items += !day_known(x.withdrawn_on);
        f.undecided += !day_known(x.withdrawn_on) && x.decision < 0;
        f.standing += repro_standing(&x);
    }
    for (size_t i = 0; i < p->comment_count; i++)
        f.unanswered += !day_known(p->comments[i].answered_on);
    return f;
}

enum status repro_back(struct request *r, const char *flash)
{
    const struct repro_place *p = r->object;
    return respond_redirect(r, p->path, flash);
}

enum status repro_moved_on(struct request *r)
{
    (void)problem_add(r, "", N_("La reprogramación ya no está en ese paso: mira cómo está ahora."));
    return CONFLICT;
}

struct str repro_item_words(struct request *r, const struct repro_item_view *x)
{
    struct str of[] = {x->commitment_number, x->milestone_number};
    return say_with(r->mem, r->lang, x->milestone != NONE ? N_("Compromiso %1, hito %2") : N_("Compromiso %1"), of, COUNT(of));
}

static enum status items_fill(struct request *r, const struct repro_place *p, struct repro_page *page)
{
    static const char *const classes[] = {[DECISION_KEPT] = "tag-done", [DECISION_AMENDED] = "tag-risk", [DECISION_DROPPED] = "tag-none"};
    struct repro_item_row *rows = arena_array(r->mem, struct repro_item_row, p->item_count);
    for (size_t i = 0; i < p->item_count; i++) {
        const struct repro_item_view *x = &p->items[i];
        struct repro_item_row *row = &rows[i];
        const struct field *field = shape_field(x->milestone == NONE ? &commitment_shape : &milestone_shape, x->field);
        *row = (struct repro_item_row){.x = x, .class = x->decision >= 0 ? classes[x->decision] : "tag-time"};
        row->words = repro_item_words(r, x);
        row->field_label = field != NULL ? field->label : NULL;
        row->path = path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->path), (long long)x->id);
        row->withdraw_path = path_fmt(r, "%.*s/retirar", STR_ARG(row->path));
        row->may_decide = page->may_manage && p->x->state == REPRO_COMMISSION && !day_known(x->withdrawn_on);
        row->may_withdraw = p->x->state == REPRO_PROPOSALS && !day_known(x->withdrawn_on) && x->proposed_by == r->actor.person;
        if (page->staff && page->live)
            TRY(repro_waiting_changes(r->db, x->commitment, &row->waiting));
    }
    page->items = rows;
    page->items_count = page->sees_set ? p->item_count : 0;
    return DONE;
}

static enum status links_fill(struct request *r, const struct repro_place *p, struct repro_page *page)
{
    struct act *act;
    struct plan_edition *editions;
    struct plan_document *documents;
    size_t count;
    if (p->x->opening_act != NONE) {
        TRY(act_get(r->db, r->mem, p->place->jurisdiction->id, p->x->opening_act, &act));
        page->opening_act = act;
    }
    if (p->x->act != NONE) {
        TRY(act_get(r->db, r->mem, p->place->jurisdiction->id, p->x->act, &act));
        page->act = act;
    }
    TRY(plan_editions(r->db, r->mem, p->place->plan->id, &editions, &count));
    for (size_t i = 0; i < count; i++)
        if (editions[i].id == p->x->edition)
            page->edition = &editions[i];
    TRY(plan_documents(r->db, r->mem, p->place->plan->id, &documents, &count));
    for (size_t i = 0; i < count; i++)
        if (documents[i].id == p->x->document)
            page->document = &documents[i];
    return DONE;
}

/* What the commission decides is public from the day the feedback begins. */
static bool set_seen(const struct request *r, const struct repro_place *p)
{
    return day_known(p->x->feedback_on) || request_may(r, REPROGRAM_SHARE);
}

static enum status set_data(struct request *r, const struct repro_place *p)
{
    size_t count = set_seen(r, p) ? p->item_count : 0;
    struct repro_item *rows = arena_array(r->mem, struct repro_item, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = repro_item_base(&p->items[i]);
    return respond_rows(r, &repro_item_shape, rows, count, path_fmt(r, "reprogramacion-%lld", (long long)p->x->number));
}

/* GET …/reprogramacion/:process */
enum status repro_show(struct request *r)
{
    const struct repro_place *p = r->object;
    if (r->format != FORMAT_HTML)
        return set_data(r, p);
    struct repro_page page = {
        .plan = p->place->plan,
        .x = p->x,
        .class = repro_class(p->x->state),
        .members = p->members,
        .members_count = p->member_count,
        .differences = p->differences,
        .differences_count = p->difference_count,
        .path = p->path,
        .plan_path = p->place->path,
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(p->place->jurisdiction->code)),
        .return_path = path_fmt(r, "%.*s/devolver", STR_ARG(p->path)),
        .may_manage = request_may(r, REPROGRAM),
        .staff = request_may(r, REPROGRAM_SHARE),
        .live = !day_known(p->x->closed_on),
        .sees_set = set_seen(r, p),
    };
    page.may_comment = page.staff && p->x->state == REPRO_FEEDBACK && !day_before(p->x->feedback_until, r->today);
    TRY(items_fill(r, p, &page));
    TRY(links_fill(r, p, &page));
    struct repro_comment_row *comments = arena_array(r->mem, struct repro_comment_row, p->comment_count);
    for (size_t i = 0; i < p->comment_count; i++)
        comments[i] = (struct repro_comment_row){
            &p->comments[i], path_fmt(r, "%.*s/comentario/%lld", STR_ARG(p->path), (long long)p->comments[i].id),
            page.may_manage && page.live && !day_known(p->comments[i].answered_on)};
    page.comments = comments;
    page.comments_count = p->comment_count;
    struct head head = repro_head(r, p, N_("Reprogramación del plan"), false);
    head.data_path = p->path;
    return page_repro_show(r, head, &page);
}

#define AT "/:jurisdiction/plan/:plan"
const struct route repro_routes[] = {
    {GET, AT "/reprogramaciones", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, list_show, NULL, NULL},
    {GET, AT "/reprogramaciones/nueva", REPROGRAM, 0, plan_load, open_show, NULL, NULL},
    {POST, AT "/reprogramaciones/nueva", REPROGRAM, 0, plan_load, open_show, NULL, open_apply},
    {GET, AT "/reprogramacion/:process", READ, ROUTE_DATA, repro_load, repro_show, NULL, NULL},
    {.pattern = NULL},
};
#undef AT
