/* SPDX-License-Identifier: EUPL-1.2
 * GET …/compromiso/:number/cadena: the chain as a list that needs no drawing, with what is missing in words. */
#include "pages.h"
#include "room/index/index_view.h"

enum step { STEP_PROBLEM, STEP_ACTIONS, STEP_PROCESS, STEP_OUTPUTS, STEP_OUTCOMES, STEPS };

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

static struct str milestone_path(struct request *r, const struct commitment_place *place, struct str milestone)
{
    struct str number = url_component(r->mem, milestone);
    return path_fmt(r, "%.*s/hito/%.*s", STR_ARG(place->path), STR_ARG(number));
}

/* Indicators that measure a milestone. */
static void measured_by(struct request *r, const struct chain_reading *d, struct str milestone, struct logic_node *node)
{
    struct logic_tie *ties = arena_array(r->mem, struct logic_tie, d->indicator_count);
    for (size_t i = 0; i < d->indicator_count; i++)
        if (str_eq(d->indicators[i].milestone_number, milestone))
            ties[node->ties_count++] = (struct logic_tie){d->indicators[i].name, indicator_path(r->mem, d->indicators[i].jurisdiction_code, d->indicators[i].code)};
    node->ties = ties;
}

static void actions_fill(struct request *r, const struct commitment_place *place, const struct chain_reading *d, struct logic_step *step)
{
    struct logic_node *nodes = arena_array(r->mem, struct logic_node, d->milestone_count);
    for (size_t i = 0; i < d->milestone_count; i++) {
        const struct milestone *m = &d->milestones[i];
        if (m->state == MILESTONE_WITHDRAWN)
            continue;
        struct logic_node *node = &nodes[step->nodes_count++];
        *node = (struct logic_node){.label = m->title, .kind = choice_label(&milestone_kind_choices, m->kind),
                                    .path = milestone_path(r, place, m->number), .note = m->due_text};
        measured_by(r, d, m->number, node);
    }
    step->nodes = nodes;
}

static struct index_indicator indicator_part(const struct chain_indicator *x)
{
    return (struct index_indicator){.code = x->code, .type = x->type, .unit = x->unit, .scale = x->scale};
}

static enum step step_of(int level)
{
    return chain_is_outcome(level) ? STEP_OUTCOMES : level == LEVEL_PROCESS ? STEP_PROCESS : STEP_OUTPUTS;
}

/* The milestone that an indicator measures. */
static void measure_tied(struct request *r, const struct commitment_place *place, struct str milestone, struct logic_node *node)
{
    struct logic_tie *tie = arena_array(r->mem, struct logic_tie, 1);
    if (str_empty(milestone))
        return;
    *tie = (struct logic_tie){say_with(r->mem, r->lang, N_("Hito %1"), &milestone, 1), milestone_path(r, place, milestone)};
    node->ties = tie;
    node->ties_count = 1;
}

static void measures_fill(struct request *r, const struct commitment_place *place, const struct chain_reading *d, enum step which, struct logic_step *step)
{
    struct logic_node *nodes = arena_array(r->mem, struct logic_node, d->indicator_count);
    for (size_t i = 0; i < d->indicator_count; i++) {
        const struct chain_indicator *x = &d->indicators[i];
        if (step_of(x->level) != which)
            continue;
        const struct index_indicator part = indicator_part(x);
        int status = x->status < 0 ? VALUE_NOT_DUE : x->status;
        enum standing s = standing_of(status, x->category);
        struct logic_node *node = &nodes[step->nodes_count++];
        *node = (struct logic_node){
            .label = x->name, .kind = choice_label(&indicator_level_choices, x->level), .path = indicator_path(r->mem, x->jurisdiction_code, x->code),
            .note = s < STANDING_NOT_REPORTED ? index_value_words(r->mem, r->lang, &part, status, x->value_micro) : STR_NONE,
            .tag = choice_label(&standing_choices, (int)s), .class = standing_class(s)};
        measure_tied(r, place, x->milestone_number, node);
    }
    step->nodes = nodes;
}

/* Each orphan is told in the step where the gap is. */
static void missing_fill(struct request *r, const struct chain_reading *d, struct logic_step steps[STEPS], int64_t *ret_count)
{
    static const int place_of[ORPHAN_COUNT] = {
        [ORPHAN_NO_PROBLEM] = STEP_PROBLEM, [ORPHAN_PROBLEM] = STEP_OUTCOMES, [ORPHAN_NO_ACTION] = STEP_ACTIONS,
        [ORPHAN_INSTRUMENTS] = STEP_ACTIONS, [ORPHAN_ACCOUNTABILITY] = STEP_ACTIONS, [ORPHAN_CLAIMED_VALUE] = STEP_ACTIONS,
        [ORPHAN_OUTCOME] = STEP_OUTPUTS, [ORPHAN_OUTPUT] = STEP_OUTCOMES, [ORPHAN_TARGET] = STEP_OUTCOMES};
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
    steps[STEP_PROBLEM] = (struct logic_step){.title = N_("Problema"), .empty = N_("No consta."), .text = c->problem};
    steps[STEP_ACTIONS] = (struct logic_step){.title = N_("Acciones"), .empty = N_("Ningún hito.")};
    steps[STEP_PROCESS] = (struct logic_step){.title = N_("Proceso: cómo se trabaja"), .empty = N_("Ningún indicador de proceso; no es obligatorio.")};
    steps[STEP_OUTPUTS] = (struct logic_step){.title = N_("Productos: lo que se entrega"), .empty = N_("Ningún indicador de producto.")};
    steps[STEP_OUTCOMES] = (struct logic_step){.title = N_("Resultados: lo que cambia"), .empty = N_("Ningún indicador de resultado."), .text = c->results};
    actions_fill(r, place, &d, &steps[STEP_ACTIONS]);
    for (enum step which = STEP_PROCESS; which < STEPS; which++)
        measures_fill(r, place, &d, which, &steps[which]);
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
