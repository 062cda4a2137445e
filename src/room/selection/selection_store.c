/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/selection/selection_view.h"
#include "sql.h"

#define SHAPE_TAG struct rank_read
SHAPE_TABLE(rank_read, NULL, RANK_READ);
#undef SHAPE_TAG
#define SHAPE_TAG struct ranking_place
SHAPE_TABLE(ranking_place, NULL, RANKING_PLACE);
#undef SHAPE_TAG
#define SHAPE_TAG struct selection_wait
SHAPE_TABLE(selection_wait, NULL, SELECTION_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct selection_datum
SHAPE_TABLE(selection_datum, NULL, SELECTION_DATUM);
#undef SHAPE_TAG

static size_t criterion_place(const struct criterion *criteria, size_t count, int64_t id)
{
    size_t i = 0;
    while (i < count && criteria[i].id != id)
        i++;
    return i;
}

struct reading {
    const struct criterion *criteria;
    size_t criterion_count;
    struct rank_value *values;
    size_t count, size;
};

static enum status value_read(void *context, void *row, struct arena *scratch)
{
    struct reading *all = context;
    const struct rank_read *x = row;
    size_t at = criterion_place(all->criteria, all->criterion_count, x->criterion);
    (void)scratch;
    if (all->count == all->size || at == all->criterion_count)
        return BROKEN;
    all->values[all->count++] = (struct rank_value){x->proposal, (int32_t)x->number, (uint16_t)x->evaluator, (uint8_t)at, (uint8_t)x->value};
    return DONE;
}

enum status ranking_compute(struct db *db, struct arena *mem, const struct scoring_round *round, const struct criterion *criteria,
                            size_t criterion_count, struct rank_line **ret, size_t *ret_count)
{
    int64_t count;
    TRY(db_int(db, SQL_RANKING_VALUE_COUNT, WITH(IN(round->id)), &count));
    struct reading all = {criteria, criterion_count, arena_array(mem, struct rank_value, (size_t)count), 0, (size_t)count};
    TRY(db_each(db, SQL_RANKING_VALUES, WITH(IN(round->id)), &rank_read_shape, value_read, &all));
    return ranking_1(mem, criteria, criterion_count, all.values, all.count, ret, ret_count);
}

struct ranking_row ranking_row_of(struct arena *mem, const struct scoring_round *round, const struct rank_line *l, size_t criterion_count)
{
    struct buf b = {.arena = mem};
    for (size_t k = 0; k < criterion_count; k++)
        buf_fmt(&b, "%s%lld", k == 0 ? "" : " ", (long long)l->by_criterion[k]);
    return (struct ranking_row){NONE, round->id, l->proposal, l->place, l->tied, l->passes, l->viability, l->priority, l->total, l->spread,
                                l->cards, buf_str(&b)};
}

enum status ranking_keep(struct db *db, struct arena *mem, const struct scoring_round *round)
{
    struct criterion *criteria;
    struct rank_line *lines;
    size_t criterion_count, count;
    int64_t kept;
    TRY(db_int(db, SQL_RANKING_SIZE, WITH(IN(round->id)), &kept));
    if (kept > 0)
        return DONE;
    TRY(criteria_of(db, mem, round->criteria_set, &criteria, &criterion_count));
    TRY(ranking_compute(db, mem, round, criteria, criterion_count, &lines, &count));
    struct ranking_row *rows = arena_array(mem, struct ranking_row, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = ranking_row_of(mem, round, &lines[i], criterion_count);
    return record_add_many(db, &ranking_row_shape, rows, count);
}

void figures_read(struct str kept, int64_t *ret, size_t count)
{
    for (size_t k = 0; k < count && kept.len > 0; k++)
        if (!str_int(str_cut(&kept, ' '), &ret[k]))
            ret[k] = 0;
}

enum status ranking_try(struct db *db, struct arena *mem, const struct scoring_round *round, const struct criterion *criteria,
                        size_t criterion_count, struct ranking_shown **ret, size_t *ret_count)
{
    struct ranking_shown *rows;
    size_t count;
    TRY(db_many(db, SQL_RANKING_PAGE, WITH(IN(round->id), IN(""), IN((int64_t)100000), IN((int64_t)0)), mem, &ranking_shown_shape, &rows, &count));
    struct rank_line *lines = arena_array(mem, struct rank_line, count);
    for (size_t i = 0; i < count; i++) {
        /* `proposal` leads back to the row. */
        lines[i] = (struct rank_line){.proposal = (int64_t)i, .number = rows[i].number, .passes = rows[i].passes,
                                      .by_criterion = arena_array(mem, int64_t, criterion_count)};
        figures_read(rows[i].figures, lines[i].by_criterion, criterion_count);
    }
    ranking_order(criteria, criterion_count, lines, count);
    struct ranking_shown *shown = arena_array(mem, struct ranking_shown, count);
    for (size_t i = 0; i < count; i++) {
        shown[i] = rows[lines[i].proposal];
        shown[i].place = lines[i].place;
        shown[i].tied = lines[i].tied;
        shown[i].viability_centi = lines[i].viability;
        shown[i].priority_centi = lines[i].priority;
        shown[i].total_centi = lines[i].total;
    }
    *ret = shown;
    *ret_count = count;
    return DONE;
}

enum status selections_of(struct db *db, struct arena *mem, int64_t cocreation, bool with_drafts, struct selection **ret, size_t *ret_count)
{
    return db_many(db, SQL_SELECTIONS_OF, WITH(IN(cocreation), IN((int64_t)with_drafts)), mem, &selection_shape, ret, ret_count);
}

enum status selection_items_of(struct db *db, struct arena *mem, int64_t selection, struct selection_shown **ret, size_t *ret_count)
{
    return db_many(db, SQL_SELECTION_ITEMS, WITH(IN(selection)), mem, &selection_shown_shape, ret, ret_count);
}

enum status selection_outcome_of(struct db *db, struct arena *mem, int64_t proposal, struct selection_outcome *ret)
{
    struct selection_item *items;
    size_t count;
    TRY(db_many(db, SQL_SELECTION_DECIDING, WITH(IN(proposal)), mem, &selection_item_shape, &items, &count));
    if (count == 0)
        return NOT_FOUND;
    ret->item = &items[0];
    return record_get(db, mem, &selection_shape, items[0].selection, &ret->selection);
}

struct selection_line selection_line_of(const struct selection_shown *items, size_t count, int64_t cut)
{
    struct selection_line ret = {0, 0};
    while (ret.above < count && (int64_t)ret.above < cut && items[ret.above].place != NONE)
        ret.above++;
    if (ret.above == 0 || ret.above >= count || items[ret.above].place == NONE || items[ret.above].place != items[ret.above - 1].place)
        return ret;
    int64_t place = items[ret.above].place;
    while (ret.above > 0 && items[ret.above - 1].place == place)
        ret.above--;
    while (ret.above + ret.across < count && items[ret.above + ret.across].place == place)
        ret.across++;
    return ret;
}

int selection_says(struct selection_line line, size_t i)
{
    return i < line.above ? 1 : i < line.above + line.across ? -1 : 0;
}
