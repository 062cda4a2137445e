/* SPDX-License-Identifier: EUPL-1.2
 * Cases in the database, and holding a plan's cases against the rule. */
#include "room/stall/stall_view.h"

#include "sql.h"

#define SHAPE_TAG struct stall_step_view
SHAPE_TABLE(stall_step_view, NULL, STALL_STEP_VIEW);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_told
SHAPE_TABLE(stall_told, NULL, STALL_TOLD);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_tally
SHAPE_TABLE(stall_tally, NULL, STALL_TALLY);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_offer_view
SHAPE_TABLE(stall_offer_view, NULL, STALL_OFFER_VIEW);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_seat_view
SHAPE_TABLE(stall_seat_view, NULL, STALL_SEAT_VIEW);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_wait
SHAPE_TABLE(stall_wait, NULL, STALL_WAIT);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_plan
SHAPE_TABLE(stall_plan, NULL, STALL_PLAN);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_span
SHAPE_TABLE(stall_span, NULL, STALL_SPAN);
#undef SHAPE_TAG

enum status stall_live(struct db *db, struct arena *mem, int64_t commitment, struct stall_case **ret)
{
    enum status s = db_one(db, SQL_STALL_LIVE, WITH(IN(commitment)), mem, &stall_case_shape, ret);
    if (s == NOT_FOUND)
        *ret = NULL;
    return s == NOT_FOUND ? DONE : s;
}

enum status stall_by_number(struct db *db, struct arena *mem, int64_t commitment, int64_t number, struct stall_case **ret)
{
    return db_one(db, SQL_STALL_BY_NUMBER, WITH(IN(commitment), IN(number)), mem, &stall_case_shape, ret);
}

enum status stall_told(struct db *db, struct arena *mem, int64_t commitment, struct stall_told **ret, size_t *ret_count)
{
    return db_many(db, SQL_STALL_TOLD, WITH(IN(commitment)), mem, &stall_told_shape, ret, ret_count);
}

/* One text of codes, each once, in the order of the causes. */
static void card_causes(struct arena *mem, struct stall_card *x, const struct stall_cause_row *causes, size_t count)
{
    struct buf b = BUF(mem);
    for (int cause = 0; cause < (int)STALL_CAUSES; cause++)
        for (size_t i = 0; i < count; i++)
            if (causes[i].stall_case == x->id && causes[i].cause == cause) {
                buf_fmt(&b, "%s%s", buf_str(&b).len == 0 ? "" : " ", choice_code(&stall_cause_choices, cause));
                break;
            }
    x->causes = buf_str(&b);
}

enum status stall_cards(struct db *db, struct arena *mem, int64_t plan, struct stall_card **ret, size_t *ret_count)
{
    struct stall_cause_row *causes;
    size_t count;
    TRY(db_many(db, SQL_STALL_CARDS, WITH(IN(plan)), mem, &stall_card_shape, ret, ret_count));
    TRY(db_many(db, SQL_STALL_CAUSES_OF_PLAN, WITH(IN(plan)), mem, &stall_cause_row_shape, &causes, &count));
    for (size_t i = 0; i < *ret_count; i++)
        card_causes(mem, &(*ret)[i], causes, count);
    return DONE;
}

enum status stall_cards_of_board(struct db *db, struct arena *mem, int64_t jurisdiction, struct stall_card **ret, size_t *ret_count)
{
    return db_many(db, SQL_STALL_BOARD, WITH(IN(jurisdiction)), mem, &stall_card_shape, ret, ret_count);
}

enum status stall_file_read(struct db *db, struct arena *mem, int64_t id, struct stall_file *ret)
{
    struct args in = WITH(IN(id));
    TRY(db_many(db, SQL_STALL_CAUSES_OF, in, mem, &stall_cause_row_shape, &ret->causes, &ret->cause_count));
    TRY(db_many(db, SQL_STALL_MEETINGS_OF, in, mem, &stall_meeting_shape, &ret->meetings, &ret->meeting_count));
    TRY(db_many(db, SQL_STALL_SEATS_OF, in, mem, &stall_seat_view_shape, &ret->seats, &ret->seat_count));
    TRY(db_many(db, SQL_STALL_STEPS_OF, in, mem, &stall_step_view_shape, &ret->steps, &ret->step_count));
    return db_many(db, SQL_STALL_OFFERS_OF, in, mem, &stall_offer_view_shape, &ret->offers, &ret->offer_count);
}

enum status stall_speaks_for(struct db *db, int64_t commitment, int64_t person, int64_t institution, struct day today, bool *ret)
{
    int64_t n = 0;
    TRY(db_int(db, SQL_STALL_SPEAKS_FOR, WITH(IN(commitment), IN(person), IN(institution), IN(today)), &n));
    *ret = n > 0;
    return DONE;
}

static enum status cause_add(struct db *db, int64_t stall_case, const struct stall_finding *f)
{
    struct stall_cause_row x = {.id = NONE, .stall_case = stall_case, .cause = (int)f->cause, .began_on = f->began_on, .ended_on = DAY_NONE};
    return record_add(db, &stall_cause_row_shape, &x);
}

enum status stall_add(struct db *db, struct stall_case *c, const struct stall_finding *causes, size_t count)
{
    TRY(db_int(db, SQL_STALL_NEXT_NUMBER, WITH(IN(c->commitment)), &c->number));
    TRY(record_add(db, &stall_case_shape, c));
    for (size_t i = 0; i < count; i++)
        TRY(cause_add(db, c->id, &causes[i]));
    return DONE;
}

enum status stall_plans(struct db *db, struct arena *mem, struct stall_plan **ret, size_t *ret_count)
{
    return db_many(db, SQL_STALL_PLANS, WITHOUT, mem, &stall_plan_shape, ret, ret_count);
}

/* A look at one plan: what is on record, and whether to write. */
struct look {
    struct db *db;
    struct arena *mem;
    struct day today;
    bool writes, changes;
    struct methodology *version;
    struct periods periods;
    struct stall_case *cases;
    size_t case_count;
    struct stall_cause_row *causes;
    size_t cause_count;
};

/* The rows of the calendar, or before there are any the grid that the methodology gives. */
static enum status periods_read(struct look *k, int64_t plan, const struct stall_facts *any)
{
    struct stall_span *spans;
    size_t count;
    struct plan *row;
    TRY(db_many(k->db, SQL_STALL_SPANS, WITH(IN(plan)), k->mem, &stall_span_shape, &spans, &count));
    if (count == 0) {
        TRY(record_get(k->db, k->mem, &plan_shape, plan, &row));
        if (day_known(any->plan_starts_on) && day_known(row->ends_on))
            k->periods = plan_periods(k->mem, k->version, row->starts_on, row->ends_on);
        return DONE;
    }
    struct period *items = arena_array(k->mem, struct period, count);
    for (size_t i = 0; i < count; i++)
        items[i] = (struct period){spans[i].starts_on, spans[i].cut_on, spans[i].closes_on};
    k->periods = (struct periods){items, count};
    return DONE;
}

static enum status case_moved(struct look *k, struct stall_case *c, enum stall_state to)
{
    k->changes = true;
    if (!k->writes)
        return DONE;
    c->state = (int)to;
    c->proposed_on = to == STALL_ENDING ? k->today : DAY_NONE;
    if (!day_known(c->opened_on))
        c->opened_on = k->today;
    return record_change(k->db, &stall_case_shape, k->mem, c);
}

static struct stall_cause_row *cause_live(struct look *k, int64_t stall_case, int cause)
{
    for (size_t i = 0; i < k->cause_count; i++)
        if (k->causes[i].stall_case == stall_case && k->causes[i].cause == cause && !day_known(k->causes[i].ended_on))
            return &k->causes[i];
    return NULL;
}

static bool finds(const struct stall_finding *found, size_t count, int cause)
{
    for (size_t i = 0; i < count; i++)
        if ((int)found[i].cause == cause)
            return true;
    return false;
}

/* A live case: causes that came, causes that went, and what that makes of it. */
static enum status live_look(struct look *k, struct stall_case *c, const struct stall_finding *found, size_t count)
{
    size_t standing = 0;
    for (size_t i = 0; i < count; i++) {
        standing++;
        if (cause_live(k, c->id, (int)found[i].cause) != NULL)
            continue;
        k->changes = true;
        if (k->writes)
            TRY(cause_add(k->db, c->id, &found[i]));
    }
    for (size_t i = 0; i < k->cause_count; i++) {
        struct stall_cause_row *x = &k->causes[i];
        if (x->stall_case != c->id || day_known(x->ended_on) || finds(found, count, x->cause))
            continue;
        if (x->cause == STALL_MANUAL) {
            standing++;
            continue;
        }
        k->changes = true;
        x->ended_on = k->today;
        if (k->writes)
            TRY(record_change(k->db, &stall_cause_row_shape, k->mem, x));
    }
    if (c->state == STALL_ASKED)
        return count > 0 ? case_moved(k, c, STALL_OPEN) : DONE;
    if (c->state == STALL_OPEN && standing == 0)
        return case_moved(k, c, STALL_ENDING);
    return c->state == STALL_ENDING && standing > 0 ? case_moved(k, c, STALL_OPEN) : DONE;
}

/* No live case: one is opened by what no earlier closing judged. */
static enum status new_look(struct look *k, int64_t commitment, const struct stall_finding *found, size_t count)
{
    struct stall_cause_row *judged = arena_array(k->mem, struct stall_cause_row, k->cause_count);
    size_t judged_count = 0;
    bool news = false;
    for (size_t i = 0; i < k->case_count; i++)
        for (size_t n = 0; k->cases[i].commitment == commitment && n < k->cause_count; n++)
            if (k->causes[n].stall_case == k->cases[i].id)
                judged[judged_count++] = k->causes[n];
    for (size_t i = 0; i < count; i++)
        news = news || stall_news(&found[i], judged, judged_count);
    if (!news)
        return DONE;
    k->changes = true;
    if (!k->writes)
        return DONE;
    struct stall_case c;
    shape_clear(&stall_case_shape, &c);
    c.commitment = commitment;
    c.state = STALL_OPEN;
    c.origin = STALL_BY_RULE;
    c.opened_on = k->today;
    return stall_add(k->db, &c, found, count);
}

static enum status commitment_look(struct look *k, const struct stall_facts *f)
{
    struct stall_finding found[STALL_CAUSES];
    size_t count = stall_findings(k->version, k->periods, f, k->today, found);
    for (size_t i = 0; i < k->case_count; i++)
        if (k->cases[i].commitment == f->commitment && k->cases[i].state <= STALL_ENDING)
            return live_look(k, &k->cases[i], found, count);
    return count == 0 ? DONE : new_look(k, f->commitment, found, count);
}

static enum status plan_look(struct look *k, int64_t plan)
{
    struct stall_plan *p;
    struct stall_facts *facts;
    size_t count;
    TRY(db_one(k->db, SQL_STALL_PLAN_OF, WITH(IN(plan)), k->mem, &stall_plan_shape, &p));
    TRY(methodology_on(k->db, k->mem, p->jurisdiction, k->today, &k->version));
    TRY(db_many(k->db, SQL_STALL_FACTS, WITH(IN(plan), IN(k->today)), k->mem, &stall_facts_shape, &facts, &count));
    if (count == 0)
        return DONE;
    TRY(periods_read(k, plan, &facts[0]));
    TRY(db_many(k->db, SQL_STALL_CASES_OF_PLAN, WITH(IN(plan)), k->mem, &stall_case_shape, &k->cases, &k->case_count));
    TRY(db_many(k->db, SQL_STALL_CAUSES_OF_PLAN, WITH(IN(plan)), k->mem, &stall_cause_row_shape, &k->causes, &k->cause_count));
    for (size_t i = 0; i < count; i++)
        TRY(commitment_look(k, &facts[i]));
    return DONE;
}

enum status stall_plan_look(struct db *db, struct arena *mem, int64_t plan, struct day today)
{
    struct look k = {.db = db, .mem = mem, .today = today, .writes = true};
    return plan_look(&k, plan);
}

enum status stall_plan_due(struct db *db, struct arena *mem, int64_t plan, struct day today, bool *ret)
{
    struct look k = {.db = db, .mem = mem, .today = today};
    TRY(plan_look(&k, plan));
    *ret = k.changes;
    return DONE;
}
