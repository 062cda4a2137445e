/* SPDX-License-Identifier: EUPL-1.2
 * Proposals: made on a commitment, withdrawn by who made them, decided by the commission. The rules of what
 * may be asked are those of change requests. */
#include "room/reprogramming/repro_view.h"

#include "pages.h"

enum status repro_commitment(struct request *r, const struct repro_place *p, int64_t commitment, struct commitment_place **ret)
{
    struct commitment_place *at = arena_new_of(r->mem, struct commitment_place);
    at->jurisdiction = p->place->jurisdiction;
    at->plan = p->place->plan;
    TRY(record_get(r->db, r->mem, &commitment_shape, commitment, &at->commitment));
    struct str number = url_component(r->mem, at->commitment->number);
    at->path = path_fmt(r, "%.*s/compromiso/%.*s", STR_ARG(p->place->path), STR_ARG(number));
    *ret = at;
    return DONE;
}

static void propose_options(struct request *r, const struct change_options *all, struct repro_propose_page *page)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    page->fields = all->fields;
    page->fields_count = all->field_count;
    page->with_parts = all->part_count > 0;
    lists[0] = (struct form_options){"milestone", all->milestones, all->milestone_count};
    lists[1] = (struct form_options){"part", all->parts, all->part_count};
    page->form.options = lists;
    page->form.option_count = 2;
}

/* The process that takes proposals, or NULL. */
static enum status process_open(struct request *r, const struct plan *plan, struct reprogramming **ret)
{
    TRY(repro_live(r->db, r->mem, plan->id, ret));
    if (*ret != NULL && ((*ret)->state != REPRO_PROPOSALS || day_before((*ret)->proposals_until, r->today)))
        *ret = NULL;
    return DONE;
}

/* GET …/compromiso/:number/reprogramar */
static enum status propose_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct reprogramming *open;
    struct change_options all;
    struct repro_item *row = arena_new_of(r->mem, struct repro_item);
    TRY(process_open(r, place->plan, &open));
    TRY(change_options_read(r, place, &all));
    shape_clear(&repro_item_shape, row);
    struct repro_propose_page page = {
        .form = form_for(r, &repro_item_shape, row, path_fmt(r, "%.*s/reprogramar", STR_ARG(place->path))),
        .c = place->commitment,
        .takes = open != NULL,
        .until = open != NULL ? open->proposals_until : DAY_NONE,
        .changes_path = path_fmt(r, "%.*s/cambios", STR_ARG(place->path)),
    };
    TRY(repro_waiting_changes(r->db, place->commitment->id, &page.waiting));
    propose_options(r, &all, &page);
    struct head head = commitment_head(r, place, str_of(say(r->lang, N_("Proponer un cambio en la reprogramación"))));
    struct str number = place->commitment->number;
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), &number, 1), place->path);
    head.form_page = true;
    return page_repro_propose(r, head, &page);
}

/* The change asked for, as the form says it. */
static enum status proposal_read(struct request *r, struct repro_item *x)
{
    static const char *const names[] = {"kind", "milestone", "part", "new_value", "reasons", NULL};
    int64_t index;
    shape_clear(&repro_item_shape, x);
    TRY(form_read_fields(r, &repro_item_shape, x, names));
    if (x->kind == CHANGE_REPLAN)
        x->new_value = str_trim(request_form(r, "due_text"));
    bool own = false;
    if (x->kind == CHANGE_TEXT && str_int(request_form(r, "field_index"), &index)) {
        x->field = change_text_named(index, &own);
        if (own)
            x->milestone = NONE;
        else if (!str_empty(x->field) && x->milestone == NONE)
            return problem_add(r, "milestone", N_("Elige el hito cuyo texto cambia."));
    }
    return DONE;
}

static enum status not_twice(struct request *r, struct repro_place *p, const struct repro_item *x)
{
    TRY(repro_read(r->db, r->mem, p));
    for (size_t i = 0; i < p->item_count; i++) {
        const struct repro_item_view *o = &p->items[i];
        if (!day_known(o->withdrawn_on) && o->commitment == x->commitment && o->milestone == x->milestone && o->part == x->part &&
            o->kind == x->kind && str_eq(o->field, x->field))
            return problem_add(r, "", N_("Ya hay una propuesta igual en esta reprogramación."));
    }
    return DONE;
}

/* POST …/compromiso/:number/reprogramar */
static enum status propose_apply(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct repro_place p = {0};
    struct repro_item x;
    TRY(process_open(r, place->plan, &p.x));
    if (p.x == NULL) {
        (void)problem_add(r, "", N_("No hay una reprogramación que reciba propuestas ahora."));
        return CONFLICT;
    }
    TRY(proposal_read(r, &x));
    x.commitment = place->commitment->id;
    struct change_request c = repro_change(&x);
    TRY(change_check(r, place, &c));
    x.milestone = c.milestone;
    x.part = c.part;
    x.old_value = c.old_value;
    x.new_value = c.new_value;
    TRY(not_twice(r, &p, &x));
    x.reprogramming = p.x->id;
    x.proposed_by = r->actor.person;
    x.proposed_as = (int)may_as(&r->actor, REPROGRAM_SHARE, &r->scope);
    x.proposed_on = r->today;
    request_deed(r, NONE, x.reasons);
    TRY(record_add(r->db, &repro_item_shape, &x));
    return respond_redirect(r, path_fmt(r, "/%.*s/plan/%lld/reprogramacion/%lld", STR_ARG(place->jurisdiction->code),
                                        (long long)place->plan->number, (long long)p.x->number),
                            N_("Se registró la propuesta para la comisión."));
}

static struct repro_item_view *item_of(const struct request *r, const struct repro_place *p)
{
    int64_t id;
    if (request_id(r, "item", &id) != DONE)
        return NULL;
    for (size_t i = 0; i < p->item_count; i++)
        if (p->items[i].id == id)
            return &p->items[i];
    return NULL;
}

static enum status item_load(struct request *r)
{
    TRY(repro_load(r));
    return item_of(r, r->object) == NULL ? NOT_FOUND : DONE;
}

/* POST …/propuesta/:item/retirar: who proposed it, while proposals are received. */
static enum status withdraw_apply(struct request *r)
{
    const struct repro_place *p = r->object;
    struct repro_item x = repro_item_base(item_of(r, p));
    if (p->x->state != REPRO_PROPOSALS || day_known(x.withdrawn_on))
        return repro_moved_on(r);
    if (x.proposed_by != r->actor.person)
        return problem_add(r, "", N_("Una propuesta la retira quien la hizo."));
    x.withdrawn_on = r->today;
    TRY(record_change(r->db, &repro_item_shape, r->mem, &x));
    return repro_back(r, N_("Se retiró la propuesta."));
}

/* GET …/propuesta/:item */
static enum status decide_show(struct request *r)
{
    static const char *const required[] = {"decision", "decision_reason", NULL};
    const struct repro_place *p = r->object;
    const struct repro_item_view *x = item_of(r, p);
    struct repro_item *row = arena_new_of(r->mem, struct repro_item);
    struct repro_item_row *shown = arena_new_of(r->mem, struct repro_item_row);
    const struct field *field = shape_field(x->milestone == NONE ? &commitment_shape : &milestone_shape, x->field);
    *row = repro_item_base(x);
    if (str_empty(row->amended_value))
        row->amended_value = row->new_value;
    *shown = (struct repro_item_row){.x = x, .words = repro_item_words(r, x), .field_label = field != NULL ? field->label : NULL};
    TRY(repro_waiting_changes(r->db, x->commitment, &shown->waiting));
    struct repro_form_page page = {.which = REPRO_FORM_DECIDE, .item = shown, .next = -1};
    page.form = form_for(r, &repro_item_shape, row, path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(p->path), (long long)x->id));
    page.form.required = required;
    return repro_form_show(r, &page, N_("Decisión de la comisión"));
}

/* An amended change must hold as a proposed one does. */
static enum status amended(struct request *r, const struct repro_place *p, const struct repro_item *x)
{
    struct commitment_place *at;
    if (x->kind != CHANGE_REPLAN && x->kind != CHANGE_TEXT)
        return problem_add(r, "decision", N_("Un retiro se mantiene o se descarta: no hay qué modificar."));
    if (str_eq(str_trim(x->amended_value), x->new_value))
        return problem_add(r, "amended_value", N_("Es lo mismo que se propuso: elige «Se mantiene» o escribe otra cosa."));
    TRY(repro_commitment(r, p, x->commitment, &at));
    struct change_request c = repro_change(x);
    return change_check(r, at, &c);
}

/* POST …/propuesta/:item */
static enum status decide_apply(struct request *r)
{
    static const char *const names[] = {"decision", "amended_value", "decision_reason", NULL};
    const struct repro_place *p = r->object;
    struct repro_item x = repro_item_base(item_of(r, p));
    if (p->x->state != REPRO_COMMISSION || day_known(x.withdrawn_on))
        return repro_moved_on(r);
    TRY(form_read_fields(r, &repro_item_shape, &x, names));
    if (x.decision < 0)
        return problem_add(r, "decision", N_("Elige si se mantiene, se modifica o se descarta."));
    if (x.decision_reason.len < 10)
        return problem_add(r, "decision_reason", N_("Escribe la razón de la comisión, en 10 caracteres o más."));
    if (x.decision == DECISION_AMENDED)
        TRY(amended(r, p, &x));
    else
        x.amended_value = STR_NONE;
    x.decided_by = r->actor.person;
    x.decided_on = r->today;
    request_deed(r, NONE, x.decision_reason);
    TRY(record_change(r->db, &repro_item_shape, r->mem, &x));
    return repro_back(r, N_("Se anotó la decisión de la comisión."));
}

#define AT "/:jurisdiction/plan/:plan"
#define PROCESS_AT AT "/reprogramacion/:process"
const struct route repro_item_routes[] = {
    {GET, AT "/compromiso/:number/reprogramar", REPROGRAM_SHARE, 0, commitment_load, propose_show, NULL, NULL},
    {POST, AT "/compromiso/:number/reprogramar", REPROGRAM_SHARE, 0, commitment_load, propose_show, NULL, propose_apply},
    {POST, PROCESS_AT "/propuesta/:item/retirar", REPROGRAM_SHARE, 0, item_load, repro_show, NULL, withdraw_apply},
    {GET, PROCESS_AT "/propuesta/:item", REPROGRAM, 0, item_load, decide_show, NULL, NULL},
    {POST, PROCESS_AT "/propuesta/:item", REPROGRAM, 0, item_load, decide_show, NULL, decide_apply},
    {.pattern = NULL},
};
#undef PROCESS_AT
#undef AT
