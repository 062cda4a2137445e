/* SPDX-License-Identifier: EUPL-1.2
 * What a change request asks, checked when it is asked and done when an act applies it. */
#include "room/progress/progress_change.h"

#include <string.h>

#include "base/text.h"

struct change_request change_base(const struct follow_change *c)
{
    struct change_request base;
    memcpy(&base, c, sizeof base);
    return base;
}

static struct milestone milestone_base(const struct follow_milestone *m)
{
    struct milestone base;
    memcpy(&base, m, sizeof base);
    return base;
}

/* Nobody asks twice for the same while the first waits. */
static bool waits_already(const struct follow *f, const struct change_request *c)
{
    for (size_t i = 0; i < f->change_count; i++) {
        const struct follow_change *x = &f->changes[i];
        if (x->state < CHANGE_APPLIED && x->kind == c->kind && x->milestone == c->milestone && x->part == c->part &&
            str_eq(x->field, c->field) && x->id != c->id)
            return true;
    }
    return false;
}

/* The new due text of a part: a day or range within the plan. */
static enum status part_due(struct request *r, const struct plan *plan, struct str text, struct day *ret)
{
    struct milestone probe;
    shape_clear(&milestone_shape, &probe);
    probe.due_text = text;
    TRY(milestone_dates(r, plan, &probe, false));
    *ret = probe.due_on;
    return DONE;
}

static enum status replan_proposed(struct request *r, const struct follow *f, const struct follow_milestone *on, struct change_request *c)
{
    struct milestone m = milestone_base(on);
    const struct milestone_part *part = follow_part_of(f, c->part);
    struct day due;
    if (c->part != NONE && (part == NULL || part->milestone != m.id))
        return problem_add(r, "part", N_("Ese entregable parcial no es del hito elegido."));
    if (part != NULL) {
        TRY(part_due(r, f->place->plan, c->new_value, &due));
        c->old_value = day_iso(r->mem, part->due_on);
        return due.n == part->due_on.n ? problem_add(r, "due_text", N_("Es el mismo plazo que ya rige.")) : DONE;
    }
    c->old_value = m.due_text;
    due = m.due_on;
    m.due_text = c->new_value;
    TRY(milestone_dates(r, f->place->plan, &m, false));
    return day_known(due) && due.n == m.due_on.n ? problem_add(r, "due_text", N_("Es el mismo plazo que ya rige.")) : DONE;
}

/* The row and field that a text request is about. */
static const struct field *text_field(const struct change_request *c, const struct commitment *commitment,
                                      const struct follow_milestone *m, const struct shape **ret_shape, const void **ret_row)
{
    const struct shape *shape = c->milestone == NONE ? &commitment_shape : &milestone_shape;
    *ret_row = c->milestone == NONE ? (const void *)commitment : (const void *)m;
    *ret_shape = shape;
    for (size_t i = 0; i < change_field_count; i++)
        if (change_fields[i].shape == shape && str_is(c->field, change_fields[i].name))
            return shape_field(shape, c->field);
    return NULL;
}

static enum status text_proposed(struct request *r, const struct follow *f, const struct follow_milestone *m, struct change_request *c)
{
    const struct shape *shape;
    const void *row;
    const struct field *field = text_field(c, f->place->commitment, m, &shape, &row);
    if (field == NULL)
        return problem_add(r, "field_index", N_("Elige el texto que cambia."));
    c->old_value = field_stored(field, row, r->mem);
    int64_t length = text_length(c->new_value), max = field->limit.max > 0 ? field->limit.max : 20000;
    if (length < field->limit.min || length > max)
        return problem_add(r, "new_value", N_("El texto nuevo es demasiado corto o demasiado largo para ese campo."));
    if (str_eq(c->old_value, c->new_value))
        return problem_add(r, "new_value", N_("Es el mismo texto que ya está publicado."));
    return DONE;
}

enum status change_proposed(struct request *r, const struct follow *f, struct change_request *c)
{
    const struct follow_milestone *m = follow_milestone_of(f, c->milestone);
    bool on_milestone = c->kind == CHANGE_REPLAN || c->kind == CHANGE_WITHDRAW_MILESTONE;
    if (c->kind == CHANGE_WITHDRAW_COMMITMENT)
        c->milestone = NONE;
    if (c->kind != CHANGE_REPLAN)
        c->part = NONE;
    if (f->place->commitment->state == COMMITMENT_WITHDRAWN)
        return problem_add(r, "", N_("El compromiso fue retirado: ya no cambia."));
    if (c->milestone != NONE && m == NULL)
        return problem_add(r, "milestone", N_("Ese hito no es de este compromiso."));
    if (on_milestone && m == NULL)
        return problem_add(r, "milestone", N_("Elige el hito."));
    if (on_milestone && m->state == MILESTONE_WITHDRAWN)
        return problem_add(r, "milestone", N_("Ese hito ya fue retirado."));
    if (waits_already(f, c))
        return problem_add(r, "", N_("Ya hay un cambio igual que espera decisión."));
    if (c->kind == CHANGE_REPLAN)
        return replan_proposed(r, f, m, c);
    if (c->kind == CHANGE_TEXT)
        return text_proposed(r, f, m, c);
    c->new_value = STR_NONE;
    return DONE;
}

static enum status replan_do(struct request *r, const struct follow *f, const struct change_request *c)
{
    struct milestone m = milestone_base(follow_milestone_of(f, c->milestone));
    const struct milestone_part *found = follow_part_of(f, c->part);
    if (found != NULL) {
        struct milestone_part part = *found;
        TRY(part_due(r, f->place->plan, c->new_value, &part.due_on));
        TRY(record_change(r->db, &milestone_part_shape, r->mem, &part));
    } else {
        m.due_text = c->new_value;
        TRY(milestone_dates(r, f->place->plan, &m, false));
    }
    m.replans++;
    return record_change(r->db, &milestone_shape, r->mem, &m);
}

static enum status text_do(struct request *r, const struct follow *f, const struct change_request *c)
{
    struct commitment commitment = *f->place->commitment;
    const struct follow_milestone *found = follow_milestone_of(f, c->milestone);
    struct milestone m;
    const struct shape *shape;
    const void *row;
    const struct field *field = text_field(c, &commitment, found, &shape, &row);
    if (field == NULL)
        return BROKEN;
    if (!str_eq(field_stored(field, row, r->mem), c->old_value))
        return problem_add(r, "", N_("El texto publicado cambió desde que se pidió esto: hay que pedirlo otra vez."));
    if (c->milestone != NONE)
        m = milestone_base(found);
    void *target = c->milestone == NONE ? (void *)&commitment : (void *)&m;
    if (!field_load(field, target, r->mem, c->new_value))
        return BROKEN;
    return record_change(r->db, shape, r->mem, target);
}

enum status change_do(struct request *r, const struct follow *f, const struct change_request *c)
{
    if (c->kind == CHANGE_TEXT)
        return text_do(r, f, c);
    if (c->kind == CHANGE_REPLAN)
        return replan_do(r, f, c);
    if (c->kind == CHANGE_WITHDRAW_MILESTONE) {
        struct milestone m = milestone_base(follow_milestone_of(f, c->milestone));
        m.state = MILESTONE_WITHDRAWN;
        m.withdrawn_act = c->act;
        return record_change(r->db, &milestone_shape, r->mem, &m);
    }
    struct commitment commitment = *f->place->commitment;
    commitment.state = COMMITMENT_WITHDRAWN;
    commitment.withdrawn_act = c->act;
    return record_change(r->db, &commitment_shape, r->mem, &commitment);
}
