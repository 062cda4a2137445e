/* SPDX-License-Identifier: EUPL-1.2
 * The rules of follow-up, and the results that are stored. */
#include "room/progress/progress_test.h"

#include "room/progress/progress_pages.h"
#include "tests/work.h"

static const struct day today = {20000};

static struct milestone milestone_of(enum verification_means means)
{
    struct milestone m;
    shape_clear(&milestone_shape, &m);
    m.id = 1;
    m.means = (int)means;
    m.state = MILESTONE_CURRENT;
    return m;
}

static struct claim claim_of(int64_t id, int kind, int state)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.channel = CHANNEL_FORM;
    c.id = id;
    c.milestone = 1;
    c.kind = kind;
    c.state = state;
    c.delivered_on = kind == CLAIM_DELIVERED ? (struct day){today.n - 2} : DAY_NONE;
    return c;
}

static bool blames(struct faults f, const char *field)
{
    for (size_t i = 0; i < f.count; i++)
        if (str_is(str_of(f.items[i].field), field))
            return true;
    return false;
}

UNIT(a_delivery_without_proof_of_the_declared_means_cannot_be_sent)
{
    struct milestone document = milestone_of(MEANS_DOCUMENT), link = milestone_of(MEANS_LINK), any = milestone_of(MEANS_ANY);
    struct claim c = claim_of(NONE, CLAIM_DELIVERED, CLAIM_SENT);
    struct report_facts f = {.milestone = &document, .today = today, .plan_starts_on = {today.n - 100}};
    EXPECT(blames(report_faults(&f, &c), "proof"));
    f.link = true;
    EXPECT(blames(report_faults(&f, &c), "proof"));
    f.file = true;
    EXPECT_INT(report_faults(&f, &c).count, 0);
    f = (struct report_facts){.milestone = &link, .today = today, .file = true};
    EXPECT(blames(report_faults(&f, &c), "url"));
    f.milestone = &any;
    EXPECT_INT(report_faults(&f, &c).count, 0);
    f.file = false;
    EXPECT_INT(report_faults(&f, &c).count, 1);
    c.kind = CLAIM_BEGAN;
    EXPECT_INT(report_faults(&f, &c).count, 0);
    (void)t;
}

UNIT(a_delivery_lies_between_the_first_day_of_the_plan_and_today)
{
    struct milestone m = milestone_of(MEANS_ANY);
    struct claim c = claim_of(NONE, CLAIM_DELIVERED, CLAIM_SENT);
    struct report_facts f = {.milestone = &m, .today = today, .plan_starts_on = {today.n - 100}, .file = true};
    c.delivered_on = (struct day){today.n + 1};
    EXPECT(blames(report_faults(&f, &c), "delivered_on"));
    c.delivered_on = (struct day){today.n - 101};
    EXPECT(blames(report_faults(&f, &c), "delivered_on"));
    c.delivered_on = DAY_NONE;
    EXPECT(blames(report_faults(&f, &c), "delivered_on"));
    c.delivered_on = today;
    EXPECT_INT(report_faults(&f, &c).count, 0);
    c.delivered_on = (struct day){today.n - 100};
    EXPECT_INT(report_faults(&f, &c).count, 0);
}

UNIT(a_share_has_one_open_delivery_and_an_accepted_one_only_gives_way_to_a_correction)
{
    struct milestone m = milestone_of(MEANS_ANY);
    struct claim c = claim_of(NONE, CLAIM_DELIVERED, CLAIM_SENT), old = claim_of(5, CLAIM_DELIVERED, CLAIM_SENT);
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = 5;
    v.kind = VERDICT_DISPUTES;
    struct report_facts f = {.milestone = &m, .today = today, .file = true, .claims = &old, .claim_count = 1};
    EXPECT(blames(report_faults(&f, &c), "part"));
    old.state = CLAIM_RETURNED;
    EXPECT_INT(report_faults(&f, &c).count, 0);
    old.state = CLAIM_ACCEPTED;
    EXPECT(blames(report_faults(&f, &c), "part"));
    f.verdicts = &v;
    f.verdict_count = 1;
    EXPECT_INT(report_faults(&f, &c).count, 0);
    v.closed_on = today;
    EXPECT(blames(report_faults(&f, &c), "part"));
    old.part = 9;
    EXPECT(blames(report_faults(&f, &c), "part"));
}

UNIT(a_delay_names_its_cause_and_a_withdrawn_milestone_is_not_reported)
{
    struct milestone m = milestone_of(MEANS_ANY);
    struct claim c = claim_of(NONE, CLAIM_DELAY, CLAIM_SENT);
    struct report_facts f = {.milestone = &m, .today = today};
    EXPECT(blames(report_faults(&f, &c), "delay_cause"));
    c.delay_cause = DELAY_FUNDING;
    EXPECT_INT(report_faults(&f, &c).count, 0);
    c.forecast_on = (struct day){today.n - 1};
    EXPECT(blames(report_faults(&f, &c), "forecast_on"));
    c.forecast_on = DAY_NONE;
    c.part = 3;
    EXPECT(blames(report_faults(&f, &c), "part"));
    c.part = NONE;
    m.state = MILESTONE_WITHDRAWN;
    EXPECT(blames(report_faults(&f, &c), ""));
}

UNIT(only_the_moves_of_the_tables_exist_and_what_is_decided_stays)
{
    for (int to = 0; to < (int)claim_state_choices.count; to++) {
        EXPECT(claim_move(CLAIM_WITHDRAWN, to) == NULL);
        EXPECT(claim_move(CLAIM_CORRECTED, to) == NULL);
    }
    EXPECT(claim_move(CLAIM_RETURNED, CLAIM_ACCEPTED) == NULL);
    EXPECT(claim_move(CLAIM_ACCEPTED, CLAIM_WITHDRAWN) == NULL);
    EXPECT_INT(claim_move(CLAIM_SENT, CLAIM_RETURNED)->needs, NEEDS_REASON);
    for (int from = CHANGE_APPLIED; from <= CHANGE_DROPPED; from++)
        for (int to = 0; to < (int)change_state_choices.count; to++)
            EXPECT(change_move(from, to) == NULL);
    for (size_t i = 0; i < change_move_count; i++)
        if (change_moves[i].to == CHANGE_APPLIED)
            EXPECT((change_moves[i].needs & NEEDS_ACT) != 0 && change_moves[i].action == APPLY_CHANGE);
    struct str drawn = moves_diagram(&t->mem, "claim", &claim_state_choices, claim_moves, claim_move_count);
    EXPECT(str_find(drawn, STR("\"enviado\" -> \"devuelto\" [label=\"CHECK_REPORT\\n+ reason\"]")) != SIZE_MAX);
}

UNIT(a_change_waits_for_the_counterpart_fifteen_days)
{
    struct change_request c;
    shape_clear(&change_request_shape, &c);
    c.state = CHANGE_PROPOSED;
    c.proposed_on = today;
    EXPECT(!change_ripe(&c, 15, today));
    EXPECT(!change_ripe(&c, 15, (struct day){today.n + 14}));
    EXPECT(change_ripe(&c, 15, (struct day){today.n + 15}));
    c.state = CHANGE_OPINED;
    EXPECT(change_ripe(&c, 15, today));
}

static struct claim delivery(const struct follow_world *w, int state)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.channel = CHANNEL_FORM;
    c.milestone = w->milestone[0];
    c.kind = CLAIM_DELIVERED;
    c.state = state;
    c.text = STR("Publicado.");
    c.delivered_on = c.sent_on = (struct day){w->today.n - 3};
    c.sent_by = w->focal;
    c.sent_at = (struct instant){(int64_t)w->today.n * 86400};
    c.channel = CHANNEL_FORM;
    c.public_on = state == CLAIM_ACCEPTED ? c.sent_on : DAY_NONE;
    return c;
}

static struct milestone_result result_of(struct test *t, const struct follow_world *w)
{
    struct milestone_result *rows;
    size_t count = 0;
    EXPECT(progress_recompute(t->db, &t->mem, w->commitment[0], w->today) == DONE);
    EXPECT(progress_milestones(t->db, &t->mem, w->commitment[0], &rows, &count) == DONE && count == 2);
    return count == 2 ? rows[0] : (struct milestone_result){.light = -1};
}

TEST(a_correction_that_waits_does_not_end_the_dispute)
{
    struct follow_world w = {.today = day_of(2026, 11, 20)};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_INT(result_of(t, &w).light, LIGHT_AT_RISK);
    struct claim first = delivery(&w, CLAIM_ACCEPTED), second = delivery(&w, CLAIM_SENT);
    EXPECT_DONE(record_add(t->db, &claim_shape, &first));
    EXPECT_INT(result_of(t, &w).light, LIGHT_COMPLETE);
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = first.id;
    v.person = w.counterpart;
    v.kind = VERDICT_DISPUTES;
    v.reasons = STR("No abre.");
    v.given_on = w.today;
    v.given_at = (struct instant){(int64_t)w.today.n * 86400};
    v.public_on = w.today;
    EXPECT_DONE(record_add(t->db, &verdict_shape, &v));
    EXPECT_INT(result_of(t, &w).light, LIGHT_AT_RISK);
    EXPECT_DONE(record_add(t->db, &claim_shape, &second));
    struct milestone_result waiting = result_of(t, &w);
    EXPECT_INT(waiting.light, LIGHT_AT_RISK);
    EXPECT_INT(waiting.undisputed_centi, 0);
    EXPECT_INT(waiting.reported_centi, 10000);
}

static void complained(void *context, struct str what)
{
    struct buf *b = context;
    buf_add(b, what);
    buf_char(b, '\n');
}

TEST(verify_says_which_column_of_a_stored_result_was_altered)
{
    struct follow_world w = {.today = day_of(2026, 11, 20)};
    struct buf said = BUF(&t->mem);
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(progress_check(t->db, &t->mem, NULL, complained, &said));
    EXPECT_STR(buf_str(&said), "");
    EXPECT_DONE(db_script(t->db, "UPDATE milestone_result SET late_original = 31 WHERE late_original = 32"));
    EXPECT_DONE(db_script(t->db, "UPDATE commitment_result SET light = 'en-plazo' WHERE light = 'atrasado'"));
    EXPECT_DONE(progress_check(t->db, &t->mem, NULL, complained, &said));
    struct str words = buf_str(&said);
    EXPECT(str_find(words, STR("late_original es «31» y el cálculo da «32»")) != SIZE_MAX);
    EXPECT(str_find(words, STR("light es «en-plazo» y el cálculo da «atrasado»")) != SIZE_MAX);
}

TEST(the_chore_computes_again_on_the_day_a_result_may_change)
{
    struct follow_world w = {.today = day_of(2026, 11, 20)};
    struct work work;
    struct commitment_result *before, *after;
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(progress_of_commitment(t->db, &t->mem, w.commitment[0], &before));
    EXPECT_INT(before->changes_on.n, w.today.n + 1);
    work_begin(t, &work);
    work.c.now = (struct instant){((int64_t)w.today.n + 13) * 86400 + 61200};
    EXPECT_DONE(progress_chore(&work.c));
    EXPECT_DONE(db_begin(work.c.reader, DB_READ, NULL));
    EXPECT_DONE(progress_of_commitment(work.c.reader, &t->mem, w.commitment[0], &after));
    EXPECT_DONE(db_end(work.c.reader, DONE));
    EXPECT_INT(after->computed_on.n, w.today.n + 13);
    EXPECT_INT(after->late_current, before->late_current + 13);
    work_end(&work);
}
