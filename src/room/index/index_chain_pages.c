/* SPDX-License-Identifier: EUPL-1.2
 * GET …/compromiso/:number/cadena: the chain as a list that needs no drawing, with what is missing in words. */
#include "pages.h"
#include "room/index/index_view.h"

#define STEPS 4

struct chain_reading {
    struct milestone *milestones;
    size_t milestone_count;
    struct chain_indicator *indicators;
    size_t indicator_count;
    struct chain_facts facts;
};

static enum status chain_read(struct request *r, const struct commitment_place *place, struct chain_reading *d)
{
    const struct commitment *c = place->commitment;
    int64_t declared;
    TRY(milestones_of(r->db, r->mem, c->id, &d->milestones, &d->milestone_count));
    TRY(db_many(r->db, SQL_CHAIN_INDICATORS, WITH(IN(c->id)), r->mem, &chain_indicator_shape, &d->indicators, &d->indicator_count));
    TRY(db_int(r->db, SQL_CHAIN_VALUE, WITH(IN(c->id)), &declared));
    struct chain_milestone *milestones = arena_array(r->mem, struct chain_milestone, d->milestone_count);
    struct chain_measure *measures = arena_array(r->mem, struct chain_measure, d->indicator_count);
    for (size_t i = 0; i < d->milestone_count; i++)
        milestones[i] = (struct chain_milestone){d->milestones[i].kind, d->milestones[i].state == MILESTONE_WITHDRAWN};
    for (size_t i = 0; i < d->indicator_count; i++)
        measures[i] = (struct chain_measure){d->indicators[i].level, d->indicators[i].type == TYPE_QUALITATIVE, d->indicators[i].target_count > 0};
    d->facts = (struct chain_facts){!str_empty(str_trim(c->problem)), declared > 0, milestones, d->milestone_count, measures, d->indicator_count};
    return DONE;
}

static void actions_fill(struct request *r, const struct commitment_place *place, const struct chain_reading *d, struct logic_step *step)
{
    struct logic_node *nodes = arena_array(r->mem, struct logic_node, d->milestone_count);
    for (size_t i = 0; i < d->milestone_count; i++) {
        const struct milestone *m = &d->milestones[i];
        if (m->state == MILESTONE_WITHDRAWN)
            continue;
        struct str number = url_component(r->mem, m->number);
        nodes[step->nodes_count++] = (struct logic_node){.label = m->title, .kind = choice_label(&milestone_kind_choices, m->kind),
                                                         .path = path_fmt(r, "%.*s/hito/%.*s", STR_ARG(place->path), STR_ARG(number)),
                                                         .note = m->due_text};
    }
    step->nodes = nodes;
}

static struct index_indicator indicator_part(const struct chain_indicator *x)
{
    return (struct index_indicator){.code = x->code, .type = x->type, .unit = x->unit, .scale = x->scale};
}

/* Outcomes and impacts, or outputs and processes. */
static void measures_fill(struct request *r, const struct chain_reading *d, bool outcomes, struct logic_step *step)
{
    struct logic_node *nodes = arena_array(r->mem, struct logic_node, d->indicator_count);
    for (size_t i = 0; i < d->indicator_count; i++) {
        const struct chain_indicator *x = &d->indicators[i];
        if (chain_is_outcome(x->level) != outcomes)
            continue;
        const struct index_indicator part = indicator_part(x);
        int status = x->status < 0 ? VALUE_NOT_DUE : x->status;
        enum standing s = standing_of(status, x->category);
        struct str code = url_component(r->mem, x->code);
        nodes[step->nodes_count++] = (struct logic_node){
            .label = x->name, .kind = choice_label(&indicator_level_choices, x->level),
            .path = path_fmt(r, "/%.*s/indicador/%.*s", STR_ARG(x->jurisdiction_code), STR_ARG(code)),
            .note = s < STANDING_NOT_REPORTED ? index_value_words(r->mem, r->lang, &part, status, x->value_micro) : STR_NONE,
            .tag = choice_label(&standing_choices, (int)s), .class = standing_class(s)};
    }
    step->nodes = nodes;
}

/* Each orphan is told in the step where the gap is. */
static void missing_fill(struct request *r, const struct chain_reading *d, struct logic_step steps[STEPS], int64_t *ret_count)
{
    static const int place_of[ORPHAN_COUNT] = {
        [ORPHAN_NO_PROBLEM] = 0, [ORPHAN_PROBLEM] = 3, [ORPHAN_NO_ACTION] = 1, [ORPHAN_INSTRUMENTS] = 1, [ORPHAN_ACCOUNTABILITY] = 1,
        [ORPHAN_CLAIMED_VALUE] = 1, [ORPHAN_OUTCOME] = 2, [ORPHAN_OUTPUT] = 3, [ORPHAN_TARGET] = 3};
    enum chain_orphan found[ORPHAN_COUNT];
    size_t count = chain_orphans(&d->facts, found);
    for (int step = 0; step < STEPS; step++) {
        const char **words = arena_array(r->mem, const char *, ORPHAN_COUNT);
        for (size_t i = 0; i < count; i++)
            if (place_of[found[i]] == step)
                words[steps[step].missing_count++] = choice_label(&chain_orphan_choices, (int)found[i]);
        steps[step].missing = words;
    }
    *ret_count = (int64_t)count;
}

enum status chain_show(struct request *r)
{
    const struct commitment_place *place = r->object;
    const struct commitment *c = place->commitment;
    struct chain_reading d;
    TRY(chain_read(r, place, &d));
    struct logic_step *steps = arena_array(r->mem, struct logic_step, STEPS);
    steps[0] = (struct logic_step){.title = N_("Problema"), .empty = N_("No consta."), .text = c->problem};
    steps[1] = (struct logic_step){.title = N_("Acciones"), .empty = N_("Ningún hito.")};
    steps[2] = (struct logic_step){.title = N_("Productos: lo que se entrega"), .empty = N_("Ningún indicador de producto.")};
    steps[3] = (struct logic_step){.title = N_("Resultados: lo que cambia"), .empty = N_("Ningún indicador de resultado."), .text = c->results};
    actions_fill(r, place, &d, &steps[1]);
    measures_fill(r, &d, false, &steps[2]);
    measures_fill(r, &d, true, &steps[3]);
    struct logic_page page = {.place = place, .path = place->path, .steps = steps, .steps_count = STEPS};
    missing_fill(r, &d, steps, &page.missing_count);
    struct head head = commitment_head(r, place, str_of(say(r->lang, N_("Cadena lógica"))));
    struct str values[] = {c->number};
    head_crumb(r, &head, say_with(r->mem, r->lang, N_("Compromiso %1"), values, 1), place->path);
    return page_index_chain(r, head, &page);
}

/* Beside a commitment: where its chain is. No statement. */
enum status chain_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    part_index_chain_link(o, &(struct logic_link){path_fmt(r, "%.*s/cadena", STR_ARG(place->path))});
    return DONE;
}
