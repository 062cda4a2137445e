/* SPDX-License-Identifier: EUPL-1.2
 * From a voice to a commitment, in one list: where a contribution went, what was decided, what it became, the answer. */
#include "pages.h"
#include "room/response/response_view.h"

static void step_add(struct response_chain_view *v, const char *what, struct str text, struct str path, struct day on)
{
    if (v->steps_count < CHAIN_STEPS)
        v->steps[v->steps_count++] = (struct chain_step){what, text, path, on};
}

static struct str proposal_named(struct request *r, const struct proposal *p)
{
    struct str values[] = {int_words(r->mem, r->lang, p->number), p->title};
    return say_with(r->mem, r->lang, N_("N.º %1: %2"), values, COUNT(values));
}

static enum status selection_step(struct request *r, const struct proposal_place *place, int64_t proposal, struct response_chain_view *v)
{
    struct selection_outcome o;
    enum status s = selection_outcome_of(r->db, r->mem, proposal, &o);
    if (s == DONE)
        step_add(v, o.item->chosen ? N_("Seleccionada") : N_("No seleccionada"), o.item->reason,
                 path_fmt(r, "%.*s/seleccion/%lld", STR_ARG(place->at->path), (long long)o.selection->number), o.selection->decided_on);
    return s == NOT_FOUND ? DONE : s;
}

/* Itself and what it was merged or split into: each with what the selection said. */
static enum status went(struct request *r, const struct proposal_place *place, struct response_chain_view *v)
{
    int64_t *ids;
    size_t count;
    struct proposal *p;
    TRY(selection_step(r, place, place->proposal->id, v));
    if (place->proposal->state != PROPOSAL_MERGED && place->proposal->state != PROPOSAL_SPLIT)
        return DONE;
    TRY(lineage_descendants(r->db, r->mem, place->proposal, &ids, &count));
    for (size_t i = 0; i < count && i < CHAIN_STEPS; i++) {
        if (ids[i] == place->proposal->id)
            continue;
        TRY(record_get(r->db, r->mem, &proposal_shape, ids[i], &p));
        if (!proposal_is_public(p))
            continue;
        step_add(v, p->origin == ORIGIN_DIVISION ? N_("Separada en") : N_("Unida en"), proposal_named(r, p),
                 path_fmt(r, "%.*s/propuesta/%lld", STR_ARG(place->at->path), (long long)p->number), DAY_NONE);
        TRY(selection_step(r, place, p->id, v));
    }
    return DONE;
}

static enum status became(struct request *r, const struct proposal_place *place, struct response_chain_view *v)
{
    struct draft_link *drafts;
    size_t count;
    TRY(drafts_of_proposal(r->db, r->mem, place->proposal->id, &drafts, &count));
    for (size_t i = 0; i < count; i++)
        if (draft_is_public(&drafts[i]))
            step_add(v, N_("Es parte del compromiso"), drafts[i].title,
                     path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(place->at->jurisdiction->code), (long long)drafts[i].plan_number,
                              STR_ARG(url_component(r->mem, drafts[i].commitment_number))),
                     DAY_NONE);
    return DONE;
}

enum status response_chain_panel(struct request *r, struct out *o)
{
    const struct proposal_place *place = r->object;
    struct response *x;
    struct response_chain_view v = {.steps = arena_array(r->mem, struct chain_step, CHAIN_STEPS)};
    TRY(went(r, place, &v));
    TRY(became(r, place, &v));
    enum status s = response_of(r->db, r->mem, place->proposal->id, &x);
    if (s != DONE && s != NOT_FOUND)
        return s;
    if (s == DONE)
        step_add(&v, N_("Tiene su respuesta"), str_of(say(r->lang, choice_label(&response_decision_choices, x->decision))), STR("#respuesta"), x->published_on);
    if (v.steps_count > 0)
        part_response_chain(o, &v);
    return DONE;
}
