/* SPDX-License-Identifier: EUPL-1.2
 * A draft kept, by the form or by the workbook: its parts one by one, so that the log tells of each; what was said of
 * other numbers is of an earlier value. */
#include "room/measurement/measurement_pages.h"
#include "sql.h"

static bool part_same(const struct measurement_part *a, const struct measurement_part *b)
{
    return a->kind == b->kind && a->value_micro == b->value_micro && a->numerator_micro == b->numerator_micro && a->denominator_micro == b->denominator_micro;
}

static const struct measurement_part *part_in(const struct measurement_part *parts, size_t count, int64_t part)
{
    for (size_t i = 0; i < count; i++)
        if (parts[i].part == part)
            return &parts[i];
    return NULL;
}

static enum status parts_kept(struct db *db, struct arena *mem, int64_t measurement, struct measurement_part *parts, size_t count, bool *ret_changed)
{
    struct measurement_part *old;
    size_t old_count;
    TRY(db_many(db, SQL_MEASUREMENT_PARTS_OF, WITH(IN(measurement)), mem, &measurement_part_shape, &old, &old_count));
    for (size_t i = 0; i < old_count; i++) {
        if (part_in(parts, count, old[i].part) != NULL)
            continue;
        *ret_changed = true;
        TRY(record_remove(db, &measurement_part_shape, mem, old[i].id));
    }
    for (size_t i = 0; i < count; i++) {
        const struct measurement_part *was = part_in(old, old_count, parts[i].part);
        parts[i].measurement = measurement;
        parts[i].id = was == NULL ? NONE : was->id;
        if (was != NULL && part_same(was, &parts[i]))
            continue;
        *ret_changed = true;
        TRY(was == NULL ? record_add(db, &measurement_part_shape, &parts[i]) : record_change(db, &measurement_part_shape, mem, &parts[i]));
    }
    return DONE;
}

/* Where there is no number, its words are the value. */
static bool value_same(const struct measurement *a, const struct measurement *b)
{
    bool number = a->value_micro != NONE || a->numerator_micro != NONE;
    return a->kind == b->kind && a->value_micro == b->value_micro && a->numerator_micro == b->numerator_micro &&
           a->denominator_micro == b->denominator_micro && (number || str_eq(a->words, b->words));
}

enum status measurement_keep(struct db *db, struct arena *mem, struct measurement *m, struct measurement_part *parts, size_t count, struct day today)
{
    struct measurement *old;
    bool changed = false;
    m->state = REPORT_DRAFT; /* of its writers again: what was returned is no longer what was sent */
    m->authorised_on = m->sent_on = DAY_NONE;
    if (m->id == NONE) {
        TRY(record_add(db, &measurement_shape, m));
        return parts_kept(db, mem, m->id, parts, count, &changed);
    }
    TRY(record_get(db, mem, &measurement_shape, m->id, &old));
    changed = !value_same(old, m);
    TRY(record_change(db, &measurement_shape, mem, m));
    TRY(parts_kept(db, mem, m->id, parts, count, &changed));
    return changed ? measurement_words_earlier(db, mem, m->id, today) : DONE;
}
