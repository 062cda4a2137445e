/* SPDX-License-Identifier: EUPL-1.2
 * A selection prepared over its ranking, and left firm: what it writes, without a request. */
#include "room/selection/selection_view.h"
#include "sql.h"

/* Every proposal of the ranking with what the line says of it; tied ones across it wait for a reason. */
static enum status items_add(struct db *db, struct arena *mem, const struct selection *x)
{
    struct ranking_shown *shown;
    size_t count;
    TRY(db_many(db, SQL_RANKING_PAGE, WITH(IN(x->round), IN(""), IN((int64_t)100000), IN((int64_t)0)), mem, &ranking_shown_shape, &shown,
                &count));
    struct selection_shown *places = arena_array(mem, struct selection_shown, count);
    struct selection_item *items = arena_array(mem, struct selection_item, count);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct selection_shown){.place = shown[i].place};
    struct selection_line line = selection_line_of(places, count, x->cut);
    for (size_t i = 0; i < count; i++) {
        shape_clear(&selection_item_shape, &items[i]);
        items[i].selection = x->id;
        items[i].proposal = shown[i].proposal;
        items[i].chosen = selection_says(line, i) == 1;
    }
    return record_add_many(db, &selection_item_shape, items, count);
}

enum status selection_prepare(struct db *db, struct arena *mem, struct selection *x)
{
    x->state = SELECTION_PREPARED;
    TRY(db_int(db, SQL_SELECTION_NEXT_NUMBER, WITH(IN(x->cocreation)), &x->number));
    TRY(record_add(db, &selection_shape, x));
    return items_add(db, mem, x);
}

/* In words for its author: what was decided and why. */
static struct str item_words(struct arena *mem, const struct selection_shown *x, const struct selection *s)
{
    struct str of[] = {int_words(mem, LANG_ES, x->place), int_words(mem, LANG_ES, s->cut), x->reason};
    if (!str_empty(x->reason))
        return say_with(mem, LANG_ES, x->place == NONE ? N_("No pasó los criterios de inclusión. %3") : N_("Lugar %1 del orden; la línea de corte está en %2. %3"), of, 3);
    return say_with(mem, LANG_ES, x->place == NONE ? N_("No pasó los criterios de inclusión.") : N_("Lugar %1 del orden; la línea de corte está en %2."), of, 2);
}

static enum status item_settle(struct db *db, struct arena *mem, const struct site *site, int64_t id, const struct proposal_step *step)
{
    struct proposal *p;
    TRY(record_get(db, mem, &proposal_shape, id, &p));
    /* Withdrawn meanwhile: its state stays, the decision is on record. */
    return p->state != PROPOSAL_SCORED ? DONE : proposal_move_to(db, mem, site, p, step);
}

enum status selection_settle(struct db *db, struct arena *mem, const struct site *site, struct selection *x, int64_t person,
                             struct instant now, struct day today)
{
    struct selection_shown *items;
    struct arena one = arena_new(mem->limit_bytes);
    enum status s = DONE;
    size_t count;
    x->state = SELECTION_FIRM;
    x->decided_on = today;
    TRY(record_change(db, &selection_shape, mem, x));
    TRY(selection_items_of(db, mem, x->id, &items, &count));
    for (size_t i = 0; i < count && s == DONE; i++) {
        struct proposal_step step = {.to = items[i].chosen ? PROPOSAL_SELECTED : PROPOSAL_NOT_SELECTED,
                                     .reason = item_words(&one, &items[i], x), .act = x->act, .person = person, .now = now, .today = today};
        s = item_settle(db, &one, site, items[i].proposal, &step);
        arena_reset(&one); /* thousands, each with all its words */
    }
    arena_free(&one);
    return s;
}
