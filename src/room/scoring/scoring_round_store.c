/* SPDX-License-Identifier: EUPL-1.2
 * Rounds: their proposals, who scores what, the close. */
#include "room/scoring/scoring_store.h"

#include <stdlib.h>

#include "base/digest.h"
#include "room/account/account.h"
#include "sql.h"

enum status round_choices(struct db *db, struct arena *mem, int64_t cocreation, struct round_choice **ret, size_t *ret_count)
{
    return db_many(db, SQL_ROUND_CHOICES, WITH(IN(cocreation)), mem, &round_choice_shape, ret, ret_count);
}

/* One at a time: a round may have thousands, each with all its words. */
static enum status move_one(struct db *db, struct arena *mem, const struct site *site, int64_t id, const struct proposal_step *step)
{
    struct proposal *p;
    TRY(record_get(db, mem, &proposal_shape, id, &p));
    return proposal_move_to(db, mem, site, p, step);
}

enum status round_add(struct db *db, struct arena *mem, const struct site *site, struct scoring_round *round, const int64_t *proposals, size_t count,
                      const struct proposal_step *step)
{
    struct arena one = arena_new(mem->limit_bytes);
    enum status s = DONE;
    TRY(db_int(db, SQL_ROUND_NEXT_NUMBER, WITH(IN(round->cocreation)), &round->number));
    TRY(record_add(db, &scoring_round_shape, round));
    struct round_proposal *rows = arena_array(mem, struct round_proposal, count);
    for (size_t i = 0; i < count && s == DONE; i++) {
        rows[i] = (struct round_proposal){NONE, round->id, proposals[i]};
        s = move_one(db, &one, site, proposals[i], step);
        arena_reset(&one);
    }
    arena_free(&one);
    TRY(s);
    return record_add_many(db, &round_proposal_shape, rows, count);
}

enum status round_live_proposals(struct db *db, struct arena *mem, int64_t round, struct round_choice **ret, size_t *ret_count)
{
    return db_many(db, SQL_ROUND_PROPOSALS_OF, WITH(IN(round)), mem, &round_choice_shape, ret, ret_count);
}

static enum status pairs_of(struct db *db, struct arena *mem, int statement, struct args in, struct scoring_pair **ret, size_t *ret_count)
{
    return db_many(db, statement, in, mem, &scoring_pair_shape, ret, ret_count);
}

static enum status people_of(struct db *db, struct arena *mem, int64_t jurisdiction, struct day today, struct assigning *a)
{
    struct person *people;
    size_t count;
    TRY(people_with_role(db, mem, jurisdiction, ROLE_EVALUATOR, today, &people, &count));
    int64_t *ids = arena_array(mem, int64_t, count);
    for (size_t i = 0; i < count; i++)
        if (people[i].state != PERSON_DISABLED)
            ids[a->people_count++] = people[i].id;
    a->people = ids;
    return DONE;
}

struct drawn {
    struct str lot;
    size_t at;
};

static int drawn_compare(const void *a, const void *b)
{
    return str_compare(((const struct drawn *)a)->lot, ((const struct drawn *)b)->lot);
}

/* 0 to count - 1 in an order of chance. */
static struct drawn *shuffled(struct arena *mem, size_t count)
{
    struct drawn *all = arena_array(mem, struct drawn, count);
    for (size_t i = 0; i < count; i++)
        all[i] = (struct drawn){random_hex(mem, 8), i};
    qsort(all, count, sizeof *all, drawn_compare);
    return all;
}

/* Written in an order of chance, so that an assignment's id, which the log tells, leads to no proposal. */
static enum status pairs_add(struct db *db, struct arena *mem, int64_t round, const struct scoring_pair *pairs, size_t count)
{
    struct scoring_assignment *rows = arena_array(mem, struct scoring_assignment, count);
    const struct drawn *order = shuffled(mem, count);
    for (size_t i = 0; i < count; i++) {
        shape_clear(&scoring_assignment_shape, &rows[i]);
        rows[i].round = round;
        rows[i].proposal = pairs[order[i].at].proposal;
        rows[i].person = pairs[order[i].at].person;
        rows[i].state = ASSIGNED;
    }
    return count == 0 ? DONE : record_add_many(db, &scoring_assignment_shape, rows, count);
}

enum status round_assign(struct db *db, struct arena *mem, const struct scoring_round *round, int64_t jurisdiction, struct day today, bool dry,
                         size_t *ret_added, size_t *ret_short)
{
    struct assigning a = {.needed = round->cards_needed};
    struct round_choice *proposals;
    struct scoring_pair *barred, *held, *fresh;
    TRY(round_live_proposals(db, mem, round->id, &proposals, &a.proposal_count));
    int64_t *ids = arena_array(mem, int64_t, a.proposal_count);
    for (size_t i = 0; i < a.proposal_count; i++)
        ids[i] = proposals[i].id;
    a.proposals = ids;
    TRY(people_of(db, mem, jurisdiction, today, &a));
    TRY(pairs_of(db, mem, SQL_ROUND_BARRED, WITH(IN(round->id), IN(today)), &barred, &a.barred_count));
    TRY(pairs_of(db, mem, SQL_ROUND_HELD, WITH(IN(round->id)), &held, &a.held_count));
    a.barred = barred;
    a.held = held;
    *ret_added = assign_balanced(mem, &a, &fresh, ret_short);
    return dry ? DONE : pairs_add(db, mem, round->id, fresh, *ret_added);
}

enum status round_totals_of(struct db *db, struct arena *mem, int64_t round, struct round_totals *ret)
{
    struct round_totals *t;
    TRY(db_one(db, SQL_ROUND_TOTALS, WITH(IN(round)), mem, &round_totals_shape, &t));
    *ret = *t;
    return DONE;
}

bool round_whole(const struct round_totals *t)
{
    return t->live > 0 && t->incomplete == 0 && t->waiting == 0;
}

enum status evaluator_withdraw(struct db *db, struct arena *mem, int64_t round, int64_t person, struct str reason, size_t *ret_count)
{
    struct scoring_assignment *rows;
    TRY(db_many(db, SQL_ASSIGNMENTS_UNSENT_OF, WITH(IN(round), IN(person)), mem, &scoring_assignment_shape, &rows, ret_count));
    for (size_t i = 0; i < *ret_count; i++) {
        rows[i].state = ASSIGNED_WITHDRAWN;
        rows[i].reason = reason;
        TRY(record_change(db, &scoring_assignment_shape, mem, &rows[i]));
    }
    return DONE;
}

static enum status numbers_give(struct db *db, struct arena *mem, int64_t round)
{
    struct scoring_pair *scorers;
    size_t count;
    TRY(pairs_of(db, mem, SQL_ROUND_SCORERS, WITH(IN(round)), &scorers, &count));
    struct round_evaluator *rows = arena_array(mem, struct round_evaluator, count);
    const struct drawn *order = shuffled(mem, count);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct round_evaluator){NONE, round, scorers[order[i].at].person, (int64_t)i + 1};
    return count == 0 ? DONE : record_add_many(db, &round_evaluator_shape, rows, count);
}

enum status round_close(struct db *db, struct arena *mem, const struct site *site, struct scoring_round *round, const struct proposal_step *step)
{
    struct round_choice *proposals;
    struct round_totals t;
    size_t count;
    TRY(round_totals_of(db, mem, round->id, &t));
    if (round->state != ROUND_OPEN || !round_whole(&t))
        return INVALID;
    round->state = ROUND_CLOSED;
    round->closed_at = step->now;
    round->closed_on = step->today;
    round->closed_by = step->person;
    TRY(record_change(db, &scoring_round_shape, mem, round));
    TRY(numbers_give(db, mem, round->id));
    TRY(round_live_proposals(db, mem, round->id, &proposals, &count));
    struct arena one = arena_new(mem->limit_bytes);
    enum status s = DONE;
    for (size_t i = 0; i < count && s == DONE; i++) {
        s = move_one(db, &one, site, proposals[i].id, step);
        arena_reset(&one);
    }
    arena_free(&one);
    return s;
}
