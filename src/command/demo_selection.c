/* SPDX-License-Identifier: EUPL-1.2
 * The selection that followed the closed round, by an act, with one departure from the order. */
#include "command/demo_plan.h"
#include "room/selection/selection.h"

static enum status act_of_selection(struct db *db, const struct demo_world *w, int64_t *ret)
{
    struct act a;
    shape_clear(&act_shape, &a);
    a.jurisdiction = w->jurisdiction.id;
    a.number = STR("AF-07");
    a.kind = ACT_RESOLUTION;
    a.decided_on = (struct day){w->today.n - 6};
    a.body = STR("Foro Provincial de Gobierno Abierto");
    a.title = STR("Selección de compromisos del segundo plan");
    a.text = STR("Se seleccionan las propuestas según el orden de la primera ronda, con una excepción razonada.");
    a.result = ACT_APPROVED;
    TRY(act_add(db, &a, NULL, 0));
    *ret = a.id;
    return DONE;
}

/* Whatever figures leave open gets its reason; the first under the line is chosen all the same. */
static enum status reasons_give(struct db *db, struct arena *mem, const struct selection *x)
{
    struct selection_shown *items;
    struct selection_item *row;
    size_t count;
    bool departed = false;
    TRY(selection_items_of(db, mem, x->id, &items, &count));
    for (size_t i = 0; i < count; i++) {
        if (items[i].place == NONE)
            continue;
        TRY(record_get(db, mem, &selection_item_shape, items[i].id, &row));
        if (items[i].tied)
            row->reason = STR("Empatada en el orden: el foro decidió según las provincias que cubre cada una.");
        if (!departed && items[i].place > x->cut) {
            departed = row->chosen = row->departs = true;
            row->reason = STR("Es la única propuesta de ambiente que llegó a la ronda y el foro pidió al menos un compromiso en ese tema.");
        }
        if (!str_empty(row->reason))
            TRY(record_change(db, &selection_item_shape, mem, row));
    }
    return DONE;
}

enum status demo_selection(struct db *db, struct arena *mem, const struct demo_world *w)
{
    struct scoring_round *round;
    struct selection x;
    enum status s = scoring_round_by_number(db, mem, w->cocreation.id, 1, &round);
    if (s == NOT_FOUND || (s == DONE && round->state != ROUND_CLOSED))
        return DONE;
    TRY(s);
    TRY(ranking_keep(db, mem, round));
    shape_clear(&selection_shape, &x);
    x.cocreation = w->cocreation.id;
    x.round = round->id;
    x.cut = 3;
    x.note = STR("Datos de demostración.");
    TRY(selection_prepare(db, mem, &x));
    TRY(reasons_give(db, mem, &x));
    TRY(act_of_selection(db, w, &x.act));
    return selection_settle(db, mem, w->site, &x, w->people.directorate, (struct instant){((int64_t)w->today.n - 6) * 86400 + 16 * 3600},
                            (struct day){w->today.n - 6});
}
