/* SPDX-License-Identifier: EUPL-1.2
 * Loaders. Nothing of a draft is known to who is not in its team, directorate or co-lead; members act in any
 * role they hold. */
#include "room/drafting/drafting_view.h"
#include "sql.h"

#define EVERY_ROLE ((1u << ROLE_COUNT) - 1)

enum status draft_list_load(struct request *r)
{
    int64_t seats = 0;
    TRY(cocreation_load(r));
    const struct cocreation_place *at = r->object;
    if (r->actor.person != NONE && !r->scope.draft)
        TRY(db_int(r->db, SQL_DRAFT_SEATS, WITH(IN(at->process->id), IN(r->actor.person), IN(r->today)), &seats));
    if (seats > 0)
        r->scope.own_roles |= EVERY_ROLE;
    r->scope.draft = true;
    return DONE;
}

/* The way of pages below a draft, for the forms of other rooms too: place is the first member of ours. */
static struct head way(struct request *r, const struct commitment_place *place, struct str title)
{
    const struct draft_place *p = (const struct draft_place *)(const void *)place;
    return draft_head_of(r, p->at, title);
}

static enum status commitment_read(struct request *r, struct draft_place *p)
{
    struct commitment_place *c = &p->commitment;
    c->jurisdiction = p->at->jurisdiction;
    c->path = p->path;
    c->head = way;
    if (p->draft->commitment == NONE)
        return DONE;
    TRY(record_get(r->db, r->mem, &commitment_shape, p->draft->commitment, &c->commitment));
    return record_get(r->db, r->mem, &plan_shape, c->commitment->plan, &c->plan);
}

static enum status enter(struct request *r, struct draft_place **ret)
{
    struct draft_place *p = arena_new_of(r->mem, struct draft_place);
    int64_t number;
    TRY(cocreation_enter(r, &p->at));
    TRY(request_id(r, "draft", &number));
    TRY(db_one(r->db, SQL_DRAFT_BY_NUMBER, WITH(IN(p->at->process->id), IN(number)), r->mem, &draft_shape, &p->draft));
    p->path = path_fmt(r, "%.*s/redaccion/%lld", STR_ARG(p->at->path), (long long)number);
    if (r->actor.person != NONE && !r->scope.draft) {
        enum status s = db_one(r->db, SQL_DRAFT_SEAT, WITH(IN(p->draft->id), IN(r->actor.person), IN(r->today)), r->mem, &draft_member_shape,
                               &p->seat);
        if (s != DONE && s != NOT_FOUND)
            return s;
        if (s == DONE)
            r->scope.own_roles |= EVERY_ROLE;
        else
            p->seat = NULL;
    }
    r->scope.draft = true;
    TRY(commitment_read(r, p));
    *ret = p;
    return DONE;
}

enum status draft_load(struct request *r)
{
    struct draft_place *p;
    TRY(enter(r, &p));
    r->object = p;
    return DONE;
}

enum status draft_open_load(struct request *r)
{
    TRY(draft_load(r));
    const struct draft_place *p = r->object;
    return p->commitment.commitment == NULL ? NOT_FOUND : DONE;
}

enum status draft_milestone_load(struct request *r)
{
    struct milestone_place *m;
    TRY(draft_open_load(r));
    struct draft_place *p = r->object;
    TRY(milestone_enter_at(r, &p->commitment, &m));
    r->object = m;
    return DONE;
}

struct head draft_head_of(struct request *r, const struct cocreation_place *at, struct str title)
{
    struct head head = cocreation_head(r, at, title);
    head_crumb(r, &head, str_of(say(r->lang, N_("Redacción"))), path_fmt(r, "%.*s/redaccion", STR_ARG(at->path)));
    return head;
}

struct head draft_head_below(struct request *r, const struct draft_place *p, const char *title)
{
    struct head head = draft_head_of(r, p->at, str_of(say(r->lang, title)));
    struct str number = int_words(r->mem, r->lang, p->draft->number);
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Borrador %1"), &number, 1), p->path);
    head.form_page = true;
    return head;
}

enum status draft_demand(struct request *r, const struct draft_place *p)
{
    if (p->commitment.commitment == NULL)
        return problem_add(r, "", N_("El borrador fue descartado."));
    if (p->commitment.plan->state != PLAN_DRAFT)
        return problem_add(r, "", N_("El plan está publicado: el compromiso ya no se redacta aquí."));
    return gate_demand(r, p->at, GATE_DRAFTING);
}

enum status draft_keep(struct request *r, const struct draft_place *p, struct str note)
{
    struct draft *d;
    bool fresh;
    TRY(record_get(r->db, r->mem, &draft_shape, p->draft->id, &d));
    TRY(draft_version_save(r->db, r->mem, d, note, r->actor.person, r->today, r->now, &fresh));
    return draft_settle(r, p->at, d->id);
}
