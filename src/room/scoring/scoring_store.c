/* SPDX-License-Identifier: EUPL-1.2
 * What the rooms below read: criteria, rounds, the cards of a closed one. */
#include "room/scoring/scoring.h"
#include "sql.h"

enum status criteria_set_get(struct db *db, struct arena *mem, int64_t jurisdiction, int64_t number, struct criteria_set **ret)
{
    return db_one(db, SQL_CRITERIA_SET_BY_NUMBER, WITH(IN(jurisdiction), IN(number)), mem, &criteria_set_shape, ret);
}

enum status criteria_of(struct db *db, struct arena *mem, int64_t criteria_set, struct criterion **ret, size_t *ret_count)
{
    return db_many(db, SQL_CRITERIA_OF_SET, WITH(IN(criteria_set)), mem, &criterion_shape, ret, ret_count);
}

enum status scoring_round_by_number(struct db *db, struct arena *mem, int64_t cocreation, int64_t number, struct scoring_round **ret)
{
    return db_one(db, SQL_SCORING_ROUND_NUMBERED, WITH(IN(cocreation), IN(number)), mem, &scoring_round_shape, ret);
}

enum status scoring_rounds(struct db *db, struct arena *mem, int64_t cocreation, struct scoring_round **ret, size_t *ret_count)
{
    return db_many(db, SQL_SCORING_ROUNDS_OF, WITH(IN(cocreation)), mem, &scoring_round_shape, ret, ret_count);
}

struct cards {
    struct arena *mem;
    struct card_value *rows;
    size_t count, size;
};

static enum status card_seen(void *context, void *row, struct arena *scratch)
{
    struct cards *all = context;
    (void)scratch;
    if (all->count == all->size)
        return STALE; /* more than were counted: cannot be in one snapshot */
    struct card_value *x = &all->rows[all->count++];
    *x = *(const struct card_value *)row;
    x->criterion = str_copy(all->mem, x->criterion);
    x->reason = str_copy(all->mem, x->reason);
    return DONE;
}

enum status round_cards(struct db *db, struct arena *mem, const struct scoring_round *round, struct card_value **ret, size_t *ret_count)
{
    int64_t count;
    if (round->state != ROUND_CLOSED)
        return INVALID;
    TRY(db_int(db, SQL_ROUND_CARDS_COUNT, WITH(IN(round->id)), &count));
    struct cards all = {.mem = mem, .rows = arena_array(mem, struct card_value, (size_t)count), .size = (size_t)count};
    TRY(db_each(db, SQL_ROUND_CARDS, WITH(IN(round->id)), &card_value_shape, card_seen, &all));
    *ret = all.rows;
    *ret_count = all.count;
    return DONE;
}
