/* SPDX-License-Identifier: EUPL-1.2
 * One's own cards, and the shapes of the room's queries. */
#include "room/scoring/scoring_store.h"
#include "sql.h"

#define SHAPE_TAG struct scoring_pair
SHAPE_TABLE(scoring_pair, NULL, SCORING_PAIR);
#undef SHAPE_TAG
#define SHAPE_TAG struct round_choice
SHAPE_TABLE(round_choice, NULL, ROUND_CHOICE);
#undef SHAPE_TAG
#define SHAPE_TAG struct round_progress
SHAPE_TABLE(round_progress, NULL, ROUND_PROGRESS);
#undef SHAPE_TAG
#define SHAPE_TAG struct round_totals
SHAPE_TABLE(round_totals, NULL, ROUND_TOTALS);
#undef SHAPE_TAG
#define SHAPE_TAG struct round_person
SHAPE_TABLE(round_person, NULL, ROUND_PERSON);
#undef SHAPE_TAG
#define SHAPE_TAG struct desk_row
SHAPE_TABLE(desk_row, NULL, DESK_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct desk_counts
SHAPE_TABLE(desk_counts, NULL, DESK_COUNTS);
#undef SHAPE_TAG
#define SHAPE_TAG struct opinion_row
SHAPE_TABLE(opinion_row, NULL, OPINION_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct round_summary
SHAPE_TABLE(round_summary, NULL, ROUND_SUMMARY);
#undef SHAPE_TAG
#define SHAPE_TAG struct round_late
SHAPE_TABLE(round_late, NULL, ROUND_LATE);
#undef SHAPE_TAG
#define SHAPE_TAG struct scoring_wait
SHAPE_TABLE(scoring_wait, NULL, SCORING_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct opinion_wait
SHAPE_TABLE(opinion_wait, NULL, OPINION_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct scoring_flaw
SHAPE_TABLE(scoring_flaw, NULL, SCORING_FLAW);
#undef SHAPE_TAG
#define SHAPE_TAG struct criteria_data
SHAPE_TABLE(criteria_data, NULL, CRITERIA_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct card_data
SHAPE_TABLE(card_data, NULL, CARD_DATA);
#undef SHAPE_TAG
#define SHAPE_TAG struct opinion_data
SHAPE_TABLE(opinion_data, NULL, OPINION_DATA);
#undef SHAPE_TAG

enum status desk_card(struct db *db, struct arena *mem, int64_t proposal, int64_t person, struct scoring_assignment **ret)
{
    return db_one(db, SQL_DESK_CARD, WITH(IN(proposal), IN(person)), mem, &scoring_assignment_shape, ret);
}

enum status card_lines(struct db *db, struct arena *mem, int64_t assignment, struct scorecard_line **ret, size_t *ret_count)
{
    return db_many(db, SQL_CARD_LINES, WITH(IN(assignment)), mem, &scorecard_line_shape, ret, ret_count);
}

static struct scorecard_line *line_of(struct scorecard_line *lines, size_t count, int64_t criterion)
{
    for (size_t i = 0; i < count; i++)
        if (lines[i].criterion == criterion)
            return &lines[i];
    return NULL;
}

static enum status entry_save(struct db *db, struct arena *mem, int64_t assignment, struct scorecard_line *there, const struct card_entry *e)
{
    bool nothing = e->value == NONE && str_empty(e->reason);
    if (there == NULL && nothing)
        return DONE;
    if (there != NULL && nothing)
        return record_remove(db, &scorecard_line_shape, mem, there->id);
    if (there != NULL) {
        there->value = e->value;
        there->reason = e->reason;
        return record_change(db, &scorecard_line_shape, mem, there);
    }
    struct scorecard_line fresh;
    shape_clear(&scorecard_line_shape, &fresh);
    fresh.assignment = assignment;
    fresh.criterion = e->criterion;
    fresh.value = e->value;
    fresh.reason = e->reason;
    return record_add(db, &scorecard_line_shape, &fresh);
}

enum status card_save(struct db *db, struct arena *mem, int64_t assignment, const struct card_entry *entries, size_t count)
{
    struct scorecard_line *lines;
    size_t line_count;
    TRY(card_lines(db, mem, assignment, &lines, &line_count));
    for (size_t i = 0; i < count; i++)
        TRY(entry_save(db, mem, assignment, line_of(lines, line_count, entries[i].criterion), &entries[i]));
    return DONE;
}

enum status scoring_author(struct db *db, int64_t round, int64_t proposal, int64_t person, bool *ret)
{
    int64_t n = 0;
    TRY(db_int(db, SQL_SCORING_AUTHOR, WITH(IN(round), IN(proposal), IN(person)), &n));
    *ret = n > 0;
    return DONE;
}

enum status opinion_mine(struct db *db, struct arena *mem, int64_t proposal, int64_t person, struct day today, struct opinion_row **ret)
{
    return db_one(db, SQL_OPINION_MINE, WITH(IN(proposal), IN(person), IN(today)), mem, &opinion_row_shape, ret);
}
