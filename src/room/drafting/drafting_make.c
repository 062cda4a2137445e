/* SPDX-License-Identifier: EUPL-1.2
 * A draft is made: the commitment with the words of its proposals, none lost. */
#include "base/text.h"
#include "room/drafting/drafting_view.h"
#include "sql.h"

struct target {
    struct str *text;
    int64_t most; /* characters */
};

/* Which text of the template an answer goes to, by the code of its question. */
static struct target place_of(struct commitment *c, struct str code)
{
    static const struct {
        const char *word;
        size_t offset;
    } places[] = {
        {"problema", offsetof(struct commitment, problem)}, {"afecta", offsetof(struct commitment, problem)},
        {"causa", offsetof(struct commitment, causes)},
        {"solucion", offsetof(struct commitment, solution)}, {"propuesta", offsetof(struct commitment, solution)},
        {"resultado", offsetof(struct commitment, results)},
    };
    for (size_t i = 0; i < COUNT(places); i++)
        if (str_find(code, str_of(places[i].word)) != SIZE_MAX)
            return (struct target){(struct str *)(void *)((char *)c + places[i].offset), 30000};
    return str_find(code, STR("lider")) != SIZE_MAX ? (struct target){&c->lead_text, 800} : (struct target){&c->additional, 30000};
}

/* Adds words under the proposal they are of; false: they do not fit. */
static bool words_add(struct arena *mem, struct target to, const struct proposal *p, struct str label, struct str text)
{
    struct buf b = BUF(mem);
    if (!str_empty(*to.text))
        buf_fmt(&b, "%.*s\n\n", STR_ARG(*to.text));
    buf_fmt(&b, "**Propuesta %lld. %.*s**\n\n%.*s", (long long)p->number, STR_ARG(label), STR_ARG(text));
    struct str whole = buf_str(&b);
    if (text_length(whole) > to.most)
        return false;
    *to.text = whole;
    return true;
}

/* What fits nowhere stays with its proposal, which the desk shows beside the template. */
static enum status words_take(struct db *db, struct arena *mem, const struct proposal *p, struct commitment *c)
{
    struct proposal_word *words;
    size_t count;
    TRY(proposal_words(db, mem, p, &words, &count));
    for (size_t i = 0; i < count; i++)
        if (!str_empty(str_trim(words[i].text)) &&
            !words_add(mem, place_of(c, words[i].question->code), p, words[i].question->label, words[i].text))
            (void)words_add(mem, (struct target){&c->additional, 30000}, p, words[i].question->label, words[i].text);
    return DONE;
}

/* The first free whole number after those of the plan. */
static enum status number_next(struct db *db, struct arena *mem, int64_t plan, struct str *ret)
{
    struct commitment_card *cards;
    size_t count;
    int64_t next = 1, n;
    TRY(commitments_of_plan(db, mem, plan, &cards, &count));
    for (size_t i = 0; i < count; i++)
        if (str_int(cards[i].number, &n) && n >= next)
            next = n + 1;
    *ret = str_fmt(mem, "%lld", (long long)next);
    return DONE;
}

static enum status commitment_make(struct db *db, struct arena *mem, const struct cocreation_place *at, const struct draft_entry *e,
                                   struct commitment *c)
{
    struct plan *plan;
    if (at->process->plan == NONE)
        return CONFLICT;
    TRY(record_get(db, mem, &plan_shape, at->process->plan, &plan));
    if (plan->state != PLAN_DRAFT)
        return CONFLICT;
    shape_clear(&commitment_shape, c);
    c->plan = plan->id;
    c->title = e->title;
    c->state = COMMITMENT_CURRENT;
    c->starts_on = plan->starts_on;
    c->ends_on = plan->ends_on;
    for (size_t i = 0; i < e->count; i++) {
        struct proposal *p;
        TRY(record_get(db, mem, &proposal_shape, e->proposals[i], &p));
        if (p->cocreation != at->process->id || p->state != PROPOSAL_SELECTED)
            return CONFLICT;
        TRY(words_take(db, mem, p, c));
        if (c->carried_from == NONE)
            c->carried_from = p->carried_from;
    }
    TRY(number_next(db, mem, plan->id, &c->number));
    TRY(db_int(db, SQL_COMMITMENT_NEXT_POSITION, WITH(IN(plan->id)), &c->position));
    return record_add(db, &commitment_shape, c);
}

/* Topics of the tables, provinces of the proposals. */
static enum status sides_take(struct db *db, struct arena *mem, const struct draft *d)
{
    struct draft_count *rows;
    size_t count;
    TRY(db_many(db, SQL_DRAFT_TOPICS, WITH(IN(d->id)), mem, &draft_count_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct commitment_topic x = {NONE, d->commitment, rows[i].n};
        TRY(record_add(db, &commitment_topic_shape, &x));
    }
    TRY(db_many(db, SQL_DRAFT_TERRITORIES, WITH(IN(d->id)), mem, &draft_count_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct commitment_territory x = {NONE, d->commitment, rows[i].n};
        TRY(record_add(db, &commitment_territory_shape, &x));
    }
    return DONE;
}

enum status draft_add(struct db *db, struct arena *mem, const struct cocreation_place *at, const struct draft_entry *e, int64_t person,
                      struct day today, struct instant now, struct draft **ret)
{
    struct commitment c;
    struct draft *d = arena_new_of(mem, struct draft);
    bool fresh;
    if (e->count == 0)
        return CONFLICT;
    TRY(commitment_make(db, mem, at, e, &c));
    shape_clear(&draft_shape, d);
    d->cocreation = at->process->id;
    d->title = e->title;
    d->commitment = c.id;
    d->state = DRAFT_WRITING;
    TRY(db_int(db, SQL_DRAFT_NEXT_NUMBER, WITH(IN(d->cocreation)), &d->number));
    TRY(record_add(db, &draft_shape, d));
    for (size_t i = 0; i < e->count; i++) {
        struct draft_proposal l = {NONE, d->id, e->proposals[i], e->how[i]};
        TRY(record_add(db, &draft_proposal_shape, &l));
    }
    TRY(sides_take(db, mem, d));
    *ret = d;
    return draft_version_save(db, mem, d, STR_NONE, person, today, now, &fresh);
}
