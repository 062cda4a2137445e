/* SPDX-License-Identifier: EUPL-1.2
 * The calendar of the invented plan, what its closed periods showed, a reopening and an objection. */
#include "command/demo_plan.h"
#include "room/period/period.h"
#include "room/progress/progress_facts.h"

static enum status kept_add(struct db *db, struct arena *mem, const struct period_row *p, enum kept_moment moment, struct day on)
{
    struct progress_frame *frames;
    size_t count;
    TRY(progress_frames(db, mem, p->plan, &frames, &count));
    struct period_result *rows = arena_array(mem, struct period_result, count);
    for (size_t i = 0; i < count; i++) {
        struct methodology *version;
        struct progress_computed now;
        TRY(methodology_on(db, mem, frames[i].jurisdiction, on, &version));
        TRY(progress_compute(db, mem, version, &frames[i], on, &now));
        const struct commitment_result *x = &now.commitment;
        rows[i] = (struct period_result){
            .id = NONE, .period = p->id, .commitment = x->commitment, .moment = (int)moment, .methodology = x->methodology,
            .inputs = x->inputs, .computed_on = on, .light = x->light, .rule = x->rule, .reported_centi = x->reported_centi,
            .undisputed_centi = x->undisputed_centi, .expected_centi = x->expected_centi, .index_centi = x->index_centi,
            .late_original = x->late_original, .late_current = x->late_current, .marks = x->marks};
    }
    return count == 0 ? DONE : record_add_many(db, &period_result_shape, rows, count);
}

static enum status unlocking_add(struct db *db, const struct demo_world *w, const struct period_row *p)
{
    struct unlocking u;
    shape_clear(&unlocking_shape, &u);
    u.period = p->id;
    u.institution = w->institution[1];
    u.reason = STR("El oficio con el reporte llegó a otra oficina y se encontró después del cierre.");
    u.state = UNLOCKING_REFUSED;
    u.asked_by = w->people.directorate;
    u.asked_on = (struct day){p->locked_on.n + 3};
    u.until_on = (struct day){p->locked_on.n + 10};
    u.decided_by = w->people.colead;
    u.decided_on = (struct day){p->locked_on.n + 5};
    u.decision = STR("El reporte puede enviarse en el período siguiente: lo que mostró este no cambia.");
    return record_add(db, &unlocking_shape, &u);
}

/* Of commitment 4, which is late. */
static enum status objection_add(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct commitment *c;
    struct commitment_result *now;
    struct objection o;
    TRY(commitment_by_number(db, mem, w->plan.id, STR("4"), &c));
    TRY(progress_of_commitment(db, mem, c->id, &now));
    shape_clear(&objection_shape, &o);
    o.commitment = c->id;
    o.institution = w->institution[0];
    o.person = w->people.focal;
    o.light = now->light;
    o.computed_on = (struct day){w->today.n - 9};
    o.reasons = STR("El registro funciona en dos direcciones desde marzo; lo que falta es su publicación en línea, y el cálculo no distingue una cosa de la otra.");
    o.given_on = (struct day){w->today.n - 9};
    o.answer = STR("El entregable comprometido es la publicación. Si hay una entrega parcial con su prueba, puede pedirse que el hito se divida con un acto.");
    o.answered_by = w->people.directorate;
    o.answered_on = (struct day){w->today.n - 6};
    return record_add(db, &objection_shape, &o);
}

enum status demo_periods(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct period_row *rows;
    size_t count;
    TRY(periods_fill(db, mem, w->plan.id, w->today));
    TRY(periods_of_plan(db, mem, w->plan.id, &rows, &count));
    const struct period_row *last = NULL;
    for (size_t i = 0; i < count && day_known(rows[i].locked_on) && day_before(rows[i].locked_on, w->today); i++) {
        last = &rows[i];
        TRY(kept_add(db, mem, last, KEPT_AT_CLOSE, last->closes_on));
        TRY(kept_add(db, mem, last, KEPT_AT_PUBLICATION, last->published_on));
    }
    if (last != NULL && last->locked_on.n + 5 <= w->today.n)
        TRY(unlocking_add(db, w, last));
    return objection_add(db, mem, w);
}
