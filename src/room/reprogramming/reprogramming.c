/* SPDX-License-Identifier: EUPL-1.2
 * The steps of a reprogramming and what each asks for. */
#include "room/reprogramming/repro_view.h"

CHOICES_TABLE(repro_state, REPRO_STATE);
CHOICES_TABLE(repro_sector, REPRO_SECTOR);
CHOICES_TABLE(repro_decision, REPRO_DECISION);

#define SHAPE_TAG struct reprogramming
SHAPE_TABLE(reprogramming, "reprogramming", REPROGRAMMING);
#undef SHAPE_TAG
#define SHAPE_TAG struct repro_member
SHAPE_TABLE(repro_member, "reprogramming_member", REPRO_MEMBER);
#undef SHAPE_TAG
#define SHAPE_TAG struct repro_item
SHAPE_TABLE(repro_item, "reprogramming_item", REPRO_ITEM);
#undef SHAPE_TAG
#define SHAPE_TAG struct repro_comment
SHAPE_TABLE(repro_comment, "reprogramming_comment", REPRO_COMMENT);
#undef SHAPE_TAG
#define SHAPE_TAG struct repro_difference
SHAPE_TABLE(repro_difference, "reprogramming_difference", REPRO_DIFFERENCE);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &reprogramming_shape,     &repro_member_shape,       &repro_item_shape,      &repro_comment_shape,      &repro_difference_shape,
    &repro_member_view_shape, &repro_item_view_shape, &repro_comment_view_shape, &repro_wait_shape, NULL,
};
static const struct panel panels[] = {
    {"commitment", 85, repro_commitment_panel},
    {"plan", 85, repro_plan_panel},
    {.page = NULL},
};
static const struct route *const more_routes[] = {repro_step_routes, repro_item_routes, repro_end_routes, NULL};
const struct room reprogramming_room = {.name = "reprogramming", .shapes = shapes, .routes = repro_routes,
                                        .more_routes = more_routes, .panels = panels, .pending = repro_pending};

static const char *to_commission(const struct repro_facts *f)
{
    return f->items == 0 ? N_("Todavía no hay propuestas sobre las que trabajar.") : NULL;
}

static const char *to_feedback(const struct repro_facts *f)
{
    for (size_t i = 0; i < REPRO_SECTORS; i++)
        if (f->members[i] == 0)
            return N_("La comisión no es tripartita: necesita al menos una institución del Estado, una de la sociedad civil y una de la academia.");
    if (f->undecided > 0)
        return N_("Hay propuestas sin decidir: cada una se mantiene, se modifica o se descarta, con su razón.");
    if (f->standing == 0)
        return N_("La comisión descartó todas las propuestas: no hay nada que validar. Puedes cancelar la reprogramación.");
    return NULL;
}

static const char *to_validation(const struct repro_facts *f)
{
    if (!day_known(f->feedback_until) || !day_before(f->feedback_until, f->today))
        return N_("El plazo de retroalimentación todavía no termina.");
    return f->unanswered > 0 ? N_("Hay comentarios sin respuesta: responde cada uno antes de la validación.") : NULL;
}

static const struct {
    enum repro_state from, to;
    const char *(*asks)(const struct repro_facts *f); /* NULL: nothing more */
} moves[] = {
    {REPRO_PROPOSALS, REPRO_COMMISSION, to_commission},
    {REPRO_COMMISSION, REPRO_FEEDBACK, to_feedback},
    {REPRO_FEEDBACK, REPRO_VALIDATION, to_validation},
    {REPRO_VALIDATION, REPRO_APPLIED, to_validation}, /* by an act */
    {REPRO_FEEDBACK, REPRO_COMMISSION, NULL},         /* the feedback changes the set */
    {REPRO_VALIDATION, REPRO_COMMISSION, NULL},
    {REPRO_PROPOSALS, REPRO_CANCELLED, NULL},
    {REPRO_COMMISSION, REPRO_CANCELLED, NULL},
    {REPRO_FEEDBACK, REPRO_CANCELLED, NULL},
    {REPRO_VALIDATION, REPRO_CANCELLED, NULL},
};

bool repro_may_become(int from, int to)
{
    for (size_t i = 0; i < COUNT(moves); i++)
        if ((int)moves[i].from == from && (int)moves[i].to == to)
            return true;
    return false;
}

const char *repro_fault(int from, int to, const struct repro_facts *f)
{
    for (size_t i = 0; i < COUNT(moves); i++)
        if ((int)moves[i].from == from && (int)moves[i].to == to)
            return moves[i].asks == NULL ? NULL : moves[i].asks(f);
    return N_("La reprogramación ya no está en ese paso: mira cómo está ahora.");
}

int repro_sector_of(int sector)
{
    switch (sector) {
    case SECTOR_STATE:
    case SECTOR_LEVELS:
        return REPRO_STATE_SIDE;
    case SECTOR_CIVIL_SOCIETY:
        return REPRO_CIVIL;
    case SECTOR_ACADEMIA:
        return REPRO_ACADEMIA;
    default:
        return -1;
    }
}

bool repro_standing(const struct repro_item *x)
{
    return !day_known(x->withdrawn_on) && (x->decision == DECISION_KEPT || x->decision == DECISION_AMENDED);
}

/* The same thing twice, or a change of what another proposal withdraws. */
static bool clash(const struct repro_item *a, const struct repro_item *b)
{
    if (a->commitment != b->commitment)
        return false;
    if (a->kind == CHANGE_WITHDRAW_COMMITMENT || b->kind == CHANGE_WITHDRAW_COMMITMENT)
        return true;
    if (a->milestone != b->milestone || a->milestone == NONE)
        return a->milestone == b->milestone && a->kind == b->kind && str_eq(a->field, b->field);
    if (a->kind == CHANGE_WITHDRAW_MILESTONE || b->kind == CHANGE_WITHDRAW_MILESTONE)
        return true;
    return a->kind == b->kind && a->part == b->part && str_eq(a->field, b->field);
}

bool repro_clash(const struct repro_item *items, size_t count, size_t *ret_first, size_t *ret_second)
{
    for (size_t i = 0; i < count; i++)
        for (size_t n = i + 1; n < count; n++)
            if (repro_standing(&items[i]) && repro_standing(&items[n]) && clash(&items[i], &items[n])) {
                *ret_first = i;
                *ret_second = n;
                return true;
            }
    return false;
}

struct change_request repro_change(const struct repro_item *x)
{
    struct change_request c;
    shape_clear(&change_request_shape, &c);
    c.commitment = x->commitment;
    c.milestone = x->milestone;
    c.part = x->part;
    c.kind = x->kind;
    c.field = x->field;
    c.old_value = x->old_value;
    c.new_value = x->decision == DECISION_AMENDED ? x->amended_value : x->new_value;
    c.reasons = x->reasons;
    c.state = CHANGE_PROPOSED;
    c.proposed_by = x->proposed_by;
    c.proposed_on = x->proposed_on;
    return c;
}
