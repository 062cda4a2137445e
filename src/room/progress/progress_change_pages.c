/* SPDX-License-Identifier: EUPL-1.2
 * Change requests of a commitment: list, asking, and one request with its moves. */
#include "room/progress/progress_change.h"

#include "pages.h"

static struct head change_head(struct request *r, const struct commitment_place *at, const char *title, bool in_list)
{
    struct head head = jurisdiction_head(r, at->jurisdiction, str_of(say(r->lang, title)));
    struct str number = at->commitment->number;
    head_crumb(r, &head, at->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, at->plan->name, path_fmt(r, "/%.*s/plan/%lld", STR_ARG(at->jurisdiction->code), (long long)at->plan->number));
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), &number, 1), at->path);
    if (!in_list)
        head_crumb(r, &head, str_of(say(r->lang, N_("Cambios pedidos"))), path_fmt(r, "%.*s/cambios", STR_ARG(at->path)));
    head.section = "plan";
    return head;
}

static const char *change_class(int state)
{
    static const char *const classes[] = {
        [CHANGE_PROPOSED] = "tag-risk", [CHANGE_OPINED] = "tag-time",  [CHANGE_APPLIED] = "tag-done",
        [CHANGE_REFUSED] = "tag-none",  [CHANGE_DROPPED] = "tag-none",
    };
    return state >= 0 && (size_t)state < COUNT(classes) ? classes[state] : "tag-none";
}

/* GET …/compromiso/:number/cambios */
enum status change_list_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct follow f;
    TRY(follow_read(r, place, &f));
    if (r->format != FORMAT_HTML) {
        struct change_request *rows = arena_array(r->mem, struct change_request, f.change_count);
        for (size_t i = 0; i < f.change_count; i++)
            rows[i] = change_base(&f.changes[i]);
        return respond_rows(r, &change_request_shape, rows, f.change_count,
                            path_fmt(r, "cambios-%.*s", STR_ARG(place->commitment->number)));
    }
    struct change_list_page page = {
        .c = place->commitment,
        .path = path_fmt(r, "%.*s/cambios", STR_ARG(place->path)),
        .rows = arena_array(r->mem, struct change_row, f.change_count),
        .may_propose = place->plan->state != PLAN_DRAFT && follow_ended(place->plan) == NULL && request_may(r, PROPOSE_CHANGE),
    };
    for (size_t i = f.change_count; i-- > 0;)
        page.rows[page.rows_count++] = (struct change_row){
            &f.changes[i], path_fmt(r, "%.*s/cambio/%lld", STR_ARG(place->path), (long long)f.changes[i].id),
            change_class(f.changes[i].state)};
    struct head head = change_head(r, place, N_("Cambios pedidos"), true);
    head.data_path = page.path;
    return page_progress_changes(r, head, &page);
}

static void new_options(struct request *r, const struct follow *f, struct change_form_page *page)
{
    struct form_options *lists = arena_array(r->mem, struct form_options, 2);
    struct option *milestones = arena_array(r->mem, struct option, f->milestone_count);
    struct option *parts = arena_array(r->mem, struct option, f->part_count);
    page->fields = arena_array(r->mem, struct option, change_field_count);
    for (size_t i = 0; i < f->milestone_count; i++) {
        const struct follow_milestone *m = &f->milestones[i];
        milestones[i] = (struct option){m->id, str_fmt(r->mem, "%.*s. %.*s", STR_ARG(m->number), STR_ARG(m->title))};
    }
    for (size_t i = 0; i < f->part_count; i++)
        parts[i] = (struct option){f->parts[i].id, f->parts[i].title};
    for (size_t i = 0; i < change_field_count; i++) {
        const struct field *field = shape_field(change_fields[i].shape, str_of(change_fields[i].name));
        const char *owner = change_fields[i].shape == &commitment_shape ? N_("Compromiso") : N_("Hito");
        page->fields[i] = (struct option){(int64_t)i + 1, str_fmt(r->mem, "%s: %s", say(r->lang, owner), say(r->lang, field->label))};
    }
    page->fields_count = change_field_count;
    page->with_parts = f->part_count > 0;
    lists[0] = (struct form_options){"milestone", milestones, f->milestone_count};
    lists[1] = (struct form_options){"part", parts, f->part_count};
    page->form.options = lists;
    page->form.option_count = 2;
}

/* GET …/cambios/nuevo */
enum status change_new_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    struct follow f;
    struct str number = request_query(r, "hito");
    TRY(follow_read(r, place, &f));
    struct change_request *row = arena_new_of(r->mem, struct change_request);
    shape_clear(&change_request_shape, row);
    for (size_t i = 0; i < f.milestone_count; i++)
        if (!str_empty(number) && str_eq(f.milestones[i].number, number))
            row->milestone = f.milestones[i].id;
    struct change_form_page page = {
        .form = form_for(r, &change_request_shape, row, path_fmt(r, "%.*s/cambios/nuevo", STR_ARG(place->path))),
        .c = place->commitment,
    };
    new_options(r, &f, &page);
    if (follow_ended(place->plan) != NULL)
        (void)problem_add(r, "", follow_ended(place->plan));
    struct head head = change_head(r, place, N_("Pedir un cambio"), false);
    head.form_page = true;
    return page_progress_change_new(r, head, &page);
}

static enum status to_change(struct request *r, const struct commitment_place *place, int64_t id, const char *flash)
{
    TRY(progress_recompute(r->db, r->mem, place->commitment->id, r->today));
    return respond_redirect(r, path_fmt(r, "%.*s/cambio/%lld", STR_ARG(place->path), (long long)id), flash);
}

/* POST …/cambios/nuevo */
enum status change_new_apply(struct request *r)
{
    static const char *const names[] = {"kind", "milestone", "part", "new_value", "reasons", NULL};
    const struct commitment_place *place = r->object;
    struct follow f;
    struct change_request c;
    int64_t index;
    if (place->plan->state == PLAN_DRAFT)
        return problem_add(r, "", N_("El plan es un borrador: sus textos y plazos se editan sin pedir cambios."));
    if (follow_ended(place->plan) != NULL)
        return problem_add(r, "", follow_ended(place->plan));
    shape_clear(&change_request_shape, &c);
    TRY(form_read_fields(r, &change_request_shape, &c, names));
    TRY(follow_read(r, place, &f));
    if (c.kind == CHANGE_REPLAN)
        c.new_value = str_trim(request_form(r, "due_text"));
    if (c.kind == CHANGE_TEXT && str_int(request_form(r, "field_index"), &index) && index >= 1 && index <= (int64_t)change_field_count) {
        const struct change_field *x = &change_fields[index - 1];
        c.field = str_of(x->name);
        if (x->shape == &commitment_shape)
            c.milestone = NONE;
        else if (c.milestone == NONE)
            return problem_add(r, "milestone", N_("Elige el hito cuyo texto cambia."));
    }
    TRY(change_proposed(r, &f, &c));
    c.commitment = place->commitment->id;
    c.state = CHANGE_PROPOSED;
    c.proposed_by = r->actor.person;
    c.proposed_on = r->today;
    request_deed(r, NONE, c.reasons);
    TRY(record_add(r->db, &change_request_shape, &c));
    return to_change(r, place, c.id, N_("Se registró el pedido. Nada cambia hasta que un acto lo apruebe."));
}

enum status change_load(struct request *r)
{
    struct change_place *p = arena_new_of(r->mem, struct change_place);
    int64_t id;
    TRY(commitment_enter(r, &p->place));
    TRY(request_id(r, "change", &id));
    TRY(follow_read(r, p->place, &p->f));
    for (size_t i = 0; i < p->f.change_count; i++)
        if (p->f.changes[i].id == id)
            p->c = &p->f.changes[i];
    p->path = path_fmt(r, "%.*s/cambio/%lld", STR_ARG(p->place->path), (long long)id);
    r->object = p;
    return p->c == NULL ? NOT_FOUND : DONE;
}

static const char *const opinion_required[] = {"opinion", NULL};
static const char *const act_required[] = {"act", NULL};
static const char *const note_required[] = {"closing_note", NULL};

/* Days that the methodology in force gives the counterpart for its opinion. */
static enum status opinion_days(struct request *r, const struct commitment_place *place, int64_t *ret)
{
    struct methodology *version;
    TRY(methodology_on(r->db, r->mem, place->jurisdiction->id, r->today, &version));
    *ret = version->opinion_days;
    return DONE;
}

static enum status change_forms(struct request *r, const struct change_place *p, struct change_page *page)
{
    int64_t days;
    TRY(opinion_days(r, p->place, &days));
    struct change_request *row = arena_new_of(r->mem, struct change_request);
    *row = change_base(p->c);
    bool open = row->state < CHANGE_APPLIED;
    page->ripe = change_ripe(row, days, r->today);
    page->wait_days = days - days_between(row->proposed_on, r->today);
    page->may_opine = change_move(row->state, CHANGE_OPINED) != NULL && request_may(r, GIVE_OPINION);
    page->may_apply = open && request_may(r, APPLY_CHANGE);
    page->may_drop = open && request_may(r, PROPOSE_CHANGE);
    page->opinion = form_for(r, &change_request_shape, row, path_fmt(r, "%.*s/opinar", STR_ARG(p->path)));
    page->apply = form_for(r, &change_request_shape, row, path_fmt(r, "%.*s/aplicar", STR_ARG(p->path)));
    page->refuse = form_for(r, &change_request_shape, row, path_fmt(r, "%.*s/negar", STR_ARG(p->path)));
    page->opinion.required = opinion_required;
    page->apply.required = act_required;
    page->refuse.required = note_required;
    if (!page->may_apply)
        return DONE;
    struct option *acts;
    struct form_options *lists = arena_new_of(r->mem, struct form_options);
    *lists = (struct form_options){.field = "act"};
    TRY(act_options(r, p->place->jurisdiction->id, &acts, &lists->count));
    lists->options = acts;
    page->apply.options = lists;
    page->apply.option_count = 1;
    return DONE;
}

/* GET …/cambio/:change */
enum status change_show(struct request *r)
{
    const struct change_place *p = r->object;
    struct change_page page = {
        .c = p->c,
        .m = follow_milestone_of(&p->f, p->c->milestone),
        .part = follow_part_of(&p->f, p->c->part),
        .class = change_class(p->c->state),
        .path = p->path,
        .drop_path = path_fmt(r, "%.*s/desistir", STR_ARG(p->path)),
        .jurisdiction_path = path_fmt(r, "/%.*s", STR_ARG(p->place->jurisdiction->code)),
        .long_text = p->c->kind == CHANGE_TEXT,
    };
    if (page.m != NULL)
        page.milestone_path = follow_milestone_path(r, p->place, page.m);
    const struct field *field = shape_field(p->c->milestone == NONE ? &commitment_shape : &milestone_shape, p->c->field);
    page.field_label = field != NULL ? field->label : NULL;
    TRY(change_forms(r, p, &page));
    return page_progress_change(r, change_head(r, p->place, N_("Cambio pedido"), false), &page);
}

static enum status moved_on(struct request *r)
{
    problem_add(r, "", N_("Ese cambio ya no está en ese estado: mira cómo está ahora."));
    return CONFLICT;
}

/* POST …/cambio/:change/opinar */
enum status change_opine_apply(struct request *r)
{
    static const char *const names[] = {"opinion", "opinion_reasons", NULL};
    const struct change_place *p = r->object;
    struct change_request c = change_base(p->c);
    if (change_move(c.state, CHANGE_OPINED) == NULL)
        return moved_on(r);
    TRY(form_read_fields(r, &change_request_shape, &c, names));
    if (c.opinion < 0)
        return problem_add(r, "opinion", N_("Elige una opinión."));
    if (c.opinion == OPINION_AGAINST && c.opinion_reasons.len < 10)
        return problem_add(r, "opinion_reasons", N_("Explica por qué, en 10 caracteres o más."));
    c.state = CHANGE_OPINED;
    c.opinion_by = r->actor.person;
    c.opinion_on = r->today;
    request_deed(r, NONE, c.opinion_reasons);
    TRY(record_change(r->db, &change_request_shape, r->mem, &c));
    return to_change(r, p->place, c.id, N_("Se publicó la opinión."));
}

static void change_closed(const struct request *r, struct change_request *c, int state)
{
    c->state = state;
    c->closed_by = r->actor.person;
    c->closed_on = r->today;
}

/* POST …/cambio/:change/aplicar: the act decides, the platform does it. */
enum status change_apply_apply(struct request *r)
{
    static const char *const names[] = {"act", "closing_note", NULL};
    const struct change_place *p = r->object;
    struct change_request c = change_base(p->c);
    if (change_move(c.state, CHANGE_APPLIED) == NULL)
        return moved_on(r);
    TRY(form_read_fields(r, &change_request_shape, &c, names));
    int64_t days;
    TRY(opinion_days(r, p->place, &days));
    if (!change_ripe(&c, days, r->today)) {
        struct str n = str_fmt(r->mem, "%lld", (long long)days);
        return problem_add_text(r, STR(""), say_with(r->mem, r->lang, N_("Falta la opinión de la contraparte. Sin ella, el cambio puede aplicarse después de %1 días."), &n, 1));
    }
    enum status allows = c.act == NONE ? INVALID : act_allows(r->db, r->mem, c.act, p->place->jurisdiction->id, r->today);
    if (allows == INVALID || allows == NOT_FOUND)
        return problem_add(r, "act", N_("Elige el acto aprobado que decidió el cambio."));
    TRY(allows);
    change_closed(r, &c, CHANGE_APPLIED);
    request_deed(r, c.act, c.reasons);
    TRY(change_do(r, &p->f, &c));
    TRY(record_change(r->db, &change_request_shape, r->mem, &c));
    return to_change(r, p->place, c.id, N_("El cambio se aplicó."));
}

/* POST …/cambio/:change/negar */
enum status change_refuse_apply(struct request *r)
{
    static const char *const names[] = {"closing_note", NULL};
    const struct change_place *p = r->object;
    struct change_request c = change_base(p->c);
    if (change_move(c.state, CHANGE_REFUSED) == NULL)
        return moved_on(r);
    TRY(form_read_fields(r, &change_request_shape, &c, names));
    if (c.closing_note.len < 10)
        return problem_add(r, "closing_note", N_("Explica por qué no se aprueba, en 10 caracteres o más."));
    change_closed(r, &c, CHANGE_REFUSED);
    request_deed(r, NONE, c.closing_note);
    TRY(record_change(r->db, &change_request_shape, r->mem, &c));
    return to_change(r, p->place, c.id, N_("Se registró que el cambio no se aprueba."));
}

/* POST …/cambio/:change/desistir: who asked, or the directorate. */
enum status change_drop_apply(struct request *r)
{
    const struct change_place *p = r->object;
    struct change_request c = change_base(p->c);
    if (change_move(c.state, CHANGE_DROPPED) == NULL)
        return moved_on(r);
    change_closed(r, &c, CHANGE_DROPPED);
    TRY(record_change(r->db, &change_request_shape, r->mem, &c));
    return to_change(r, p->place, c.id, N_("Se desistió del cambio."));
}
