/* SPDX-License-Identifier: EUPL-1.2
 * Versions of the criteria: reading, copying, the words of the scales. */
#include "room/scoring/scoring_store.h"
#include "sql.h"

enum status criteria_sets_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct criteria_set **ret, size_t *ret_count)
{
    return db_many(db, SQL_CRITERIA_SETS_OF, WITH(IN(jurisdiction)), mem, &criteria_set_shape, ret, ret_count);
}

enum status criteria_in_force(struct db *db, struct arena *mem, int64_t jurisdiction, struct criteria_set **ret)
{
    return db_one(db, SQL_CRITERIA_SET_IN_FORCE, WITH(IN(jurisdiction)), mem, &criteria_set_shape, ret);
}

enum status criteria_anchors(struct db *db, struct arena *mem, int64_t criteria_set, struct criterion_anchor **ret, size_t *ret_count)
{
    return db_many(db, SQL_CRITERIA_ANCHORS_OF_SET, WITH(IN(criteria_set)), mem, &criterion_anchor_shape, ret, ret_count);
}

static enum status anchor_add(struct db *db, int64_t criterion, int64_t value, struct str words)
{
    struct criterion_anchor a = {NONE, criterion, value, words};
    return record_add(db, &criterion_anchor_shape, &a);
}

static enum status shipped_add(struct db *db, int64_t criteria_set)
{
    int64_t position[FAMILY_PRIORITY + 1] = {0};
    for (size_t i = 0; i < shipped_criteria_count; i++) {
        const struct shipped_criterion *x = &shipped_criteria[i];
        struct criterion c = {NONE, criteria_set, ++position[x->family], x->family, str_of(x->code), str_of(x->name), str_of(x->question),
                              x->weight_centi, x->low, x->high, x->pass};
        TRY(record_add(db, &criterion_shape, &c));
        for (int64_t v = x->low; v <= x->high; v++)
            TRY(anchor_add(db, c.id, v, str_of(x->words[v - x->low])));
    }
    return DONE;
}

static enum status copied_add(struct db *db, struct arena *mem, int64_t from, int64_t to)
{
    struct criterion *rows;
    struct criterion_anchor *anchors;
    size_t count, anchor_count;
    TRY(criteria_of(db, mem, from, &rows, &count));
    TRY(criteria_anchors(db, mem, from, &anchors, &anchor_count));
    for (size_t i = 0; i < count; i++) {
        struct criterion c = rows[i];
        c.criteria_set = to;
        TRY(record_add(db, &criterion_shape, &c));
        for (size_t k = 0; k < anchor_count; k++)
            if (anchors[k].criterion == rows[i].id)
                TRY(anchor_add(db, c.id, anchors[k].value, anchors[k].words));
    }
    return DONE;
}

enum status criteria_draft_add(struct db *db, struct arena *mem, int64_t jurisdiction, const struct criteria_set *source, struct str title,
                               struct criteria_set *ret)
{
    shape_clear(&criteria_set_shape, ret);
    ret->jurisdiction = jurisdiction;
    ret->title = title;
    ret->state = CRITERIA_DRAFT;
    ret->algorithm = RANKING_1;
    TRY(db_int(db, SQL_CRITERIA_NEXT_NUMBER, WITH(IN(jurisdiction)), &ret->number));
    TRY(record_add(db, &criteria_set_shape, ret));
    return source == NULL ? shipped_add(db, ret->id) : copied_add(db, mem, source->id, ret->id);
}

enum status criterion_anchors_set(struct db *db, struct arena *mem, const struct criterion *c, struct str lines)
{
    struct criterion_anchor *there;
    size_t count;
    TRY(criteria_anchors(db, mem, c->criteria_set, &there, &count));
    for (size_t i = 0; i < count; i++)
        if (there[i].criterion == c->id)
            TRY(record_remove(db, &criterion_anchor_shape, mem, there[i].id));
    for (int64_t v = c->low; v <= c->high && lines.len > 0; v++) {
        struct str words = str_trim(str_cut(&lines, '\n'));
        if (!str_empty(words))
            TRY(anchor_add(db, c->id, v, words));
    }
    return DONE;
}

enum status criterion_drop(struct db *db, struct arena *mem, const struct criterion *c)
{
    TRY(criterion_anchors_set(db, mem, c, STR_NONE));
    return record_remove(db, &criterion_shape, mem, c->id);
}
