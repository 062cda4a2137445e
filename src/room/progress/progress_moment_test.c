/* SPDX-License-Identifier: EUPL-1.2
 * The moment of publication: the rule, and that nothing counts before it. */
#include "room/progress/progress_pages.h"
#include "room/progress/progress_publish.h"
#include "room/progress/progress_test.h"
#include "tests/work.h"

static const struct day today = {20000};

struct scene {
    struct methodology m;
    struct claim c;
    struct verdict v;
    struct commitment_verdict s;
    struct counterpart k[2];
    struct claim_period p;
    struct publish_facts f;
};

static void scene_set(struct scene *s, int state, int sent_before)
{
    *s = (struct scene){.m = methodology_shipped(), .k = {{7, STR("Veeduría")}, {8, STR("Red")}}};
    shape_clear(&claim_shape, &s->c);
    shape_clear(&verdict_shape, &s->v);
    shape_clear(&commitment_verdict_shape, &s->s);
    s->c.id = s->v.claim = 3;
    s->c.state = state;
    s->c.sent_on = (struct day){today.n - sent_before};
    s->v.institution = s->s.institution = 7;
    s->v.kind = VERDICT_CONFIRMS;
    s->s.kind = STANCE_CONFIRMS;
    s->v.given_on = s->s.given_on = today;
    s->f = (struct publish_facts){.methodology = &s->m, .counterparts = s->k, .counterpart_count = 1};
}

static enum publish_wait waits(struct scene *s)
{
    return publish_moment(&s->f, &s->c, today).waits_for;
}

UNIT(only_what_was_accepted_is_published)
{
    struct scene s;
    static const int never[] = {CLAIM_DRAFT, CLAIM_RETURNED, CLAIM_WITHDRAWN};
    for (size_t i = 0; i < COUNT(never); i++) {
        scene_set(&s, never[i], 400);
        EXPECT_INT(waits(&s), PUBLISH_NEVER);
    }
    scene_set(&s, CLAIM_SENT, 400);
    EXPECT_INT(waits(&s), PUBLISH_ACCEPTANCE);
    scene_set(&s, CLAIM_ACCEPTED, 0);
    s.f.counterpart_count = 0;
    EXPECT_INT(waits(&s), PUBLISH_NOW);
}

UNIT(it_waits_for_each_counterpart_until_the_midnight_of_its_last_day)
{
    struct scene s;
    scene_set(&s, CLAIM_ACCEPTED, 10);
    struct publish_moment m = publish_moment(&s.f, &s.c, today);
    EXPECT_INT(m.waits_for, PUBLISH_COUNTERPART);
    EXPECT_INT(m.on.n, today.n + 1);
    EXPECT_STR(m.counterpart, "Veeduría");
    EXPECT_INT(publish_moment(&s.f, &s.c, m.on).waits_for, PUBLISH_NOW);
    s.f.verdicts = &s.v;
    s.f.verdict_count = 1;
    EXPECT_INT(waits(&s), PUBLISH_NOW);
    s.f.counterpart_count = 2;
    m = publish_moment(&s.f, &s.c, today);
    EXPECT_INT(m.waits_for, PUBLISH_COUNTERPART);
    EXPECT_STR(m.counterpart, "Red");
    s.m.verdict_days = 0;
    EXPECT_INT(waits(&s), PUBLISH_NOW);
}

UNIT(a_word_that_was_taken_back_or_is_older_than_the_report_is_no_word)
{
    struct scene s;
    scene_set(&s, CLAIM_ACCEPTED, 2);
    s.f.verdicts = &s.v;
    s.f.verdict_count = 1;
    s.v.closed_on = today;
    s.v.closed_how = CLOSED_WITHDRAWN;
    EXPECT_INT(waits(&s), PUBLISH_COUNTERPART);
    s.f.stances = &s.s;
    s.f.stance_count = 1;
    EXPECT_INT(waits(&s), PUBLISH_NOW);
    s.s.given_on = (struct day){s.c.sent_on.n - 1};
    EXPECT_INT(waits(&s), PUBLISH_COUNTERPART);
    s.s.given_on = today;
    s.p = (struct claim_period){3, 20, today};
    s.f.periods = &s.p;
    s.f.period_count = 1;
    s.s.period = 21;
    EXPECT_INT(waits(&s), PUBLISH_COUNTERPART);
    s.s.period = 20;
    EXPECT_INT(waits(&s), PUBLISH_NOW);
}

UNIT(a_dispute_gives_the_institution_its_days_to_reply)
{
    struct scene s;
    scene_set(&s, CLAIM_ACCEPTED, 2);
    s.f.verdicts = &s.v;
    s.f.verdict_count = 1;
    s.v.kind = VERDICT_DISPUTES;
    struct publish_moment m = publish_moment(&s.f, &s.c, today);
    EXPECT_INT(m.waits_for, PUBLISH_REPLY);
    EXPECT_INT(m.on.n, today.n + 6);
    s.v.replied_on = today;
    EXPECT_INT(waits(&s), PUBLISH_NOW);
    s.v.replied_on = DAY_NONE;
    s.v.closed_on = today;
    s.v.closed_how = CLOSED_BY_ACT;
    EXPECT_INT(waits(&s), PUBLISH_NOW);
    s.f.verdict_count = 0;
    s.f.stances = &s.s;
    s.f.stance_count = 1;
    s.s.kind = STANCE_DISPUTES;
    EXPECT_INT(waits(&s), PUBLISH_REPLY);
}

UNIT(the_fixed_day_of_the_period_comes_last)
{
    struct scene s;
    scene_set(&s, CLAIM_ACCEPTED, 20);
    s.p = (struct claim_period){3, 20, {today.n + 9}};
    s.f.periods = &s.p;
    s.f.period_count = 1;
    EXPECT_INT(waits(&s), PUBLISH_NOW);
    s.m.publish_rule = PUBLISH_FIXED;
    struct publish_moment m = publish_moment(&s.f, &s.c, today);
    EXPECT_INT(m.waits_for, PUBLISH_FIXED_DAY);
    EXPECT_INT(m.on.n, today.n + 9);
    struct period grid = {{today.n - 100}, {today.n - 5}, {today.n + 11}};
    s.f.period_count = 0;
    s.f.grid = (struct periods){&grid, 1};
    EXPECT_INT(publish_moment(&s.f, &s.c, today).on.n, today.n + 25);
}

static struct claim delivery(const struct follow_world *w, int days)
{
    struct claim c;
    shape_clear(&claim_shape, &c);
    c.milestone = w->milestone[0];
    c.kind = CLAIM_DELIVERED;
    c.state = CLAIM_ACCEPTED;
    c.channel = CHANNEL_FORM;
    c.text = STR("Publicado.");
    c.delivered_on = c.sent_on = (struct day){w->today.n - days};
    c.sent_by = w->focal;
    c.sent_at = (struct instant){(int64_t)c.sent_on.n * 86400 + 40000};
    return c;
}

static struct milestone_result result_now(struct test *t, const struct follow_world *w)
{
    struct milestone_result *rows;
    size_t count = 0;
    EXPECT(progress_milestones(t->db, &t->mem, w->commitment[0], &rows, &count) == DONE && count == 2);
    return count == 2 ? rows[0] : (struct milestone_result){.light = -1};
}

TEST(an_accepted_delivery_counts_from_the_day_it_is_public)
{
    struct follow_world w = {.today = day_of(2026, 11, 20)};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    struct claim c = delivery(&w, 3);
    EXPECT_DONE(record_add(t->db, &claim_shape, &c));
    EXPECT_DONE(progress_publish(t->db, &t->mem, w.commitment[0], w.today));
    EXPECT_INT(result_now(t, &w).reported_centi, 0);
    struct day eve = {c.sent_on.n + 10}, due = {c.sent_on.n + 11};
    EXPECT_DONE(progress_publish(t->db, &t->mem, w.commitment[0], eve));
    EXPECT_INT(result_now(t, &w).reported_centi, 0);
    EXPECT_DONE(progress_publish(t->db, &t->mem, w.commitment[0], due));
    EXPECT_INT(result_now(t, &w).reported_centi, 10000);
    EXPECT_INT(result_now(t, &w).light, LIGHT_COMPLETE);
}

TEST(a_disputed_delivery_stands_until_its_correction_is_public)
{
    struct follow_world w = {.today = day_of(2026, 11, 20)};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    struct claim first = delivery(&w, 40), second = delivery(&w, 2);
    first.public_on = first.sent_on;
    EXPECT_DONE(record_add(t->db, &claim_shape, &first));
    struct verdict v;
    shape_clear(&verdict_shape, &v);
    v.claim = first.id;
    v.person = w.counterpart;
    v.kind = VERDICT_DISPUTES;
    v.reasons = STR("No abre.");
    v.given_on = v.public_on = (struct day){w.today.n - 30};
    v.given_at = (struct instant){(int64_t)v.given_on.n * 86400};
    EXPECT_DONE(record_add(t->db, &verdict_shape, &v));
    EXPECT_DONE(record_add(t->db, &claim_shape, &second));
    EXPECT_DONE(progress_publish(t->db, &t->mem, w.commitment[0], w.today));
    struct milestone_result x = result_now(t, &w);
    EXPECT(x.light == LIGHT_AT_RISK && x.reported_centi == 10000 && x.undisputed_centi == 0);
    EXPECT_DONE(progress_publish(t->db, &t->mem, w.commitment[0], (struct day){w.today.n + 9}));
    x = result_now(t, &w);
    EXPECT(x.light == LIGHT_COMPLETE && x.undisputed_centi == 10000);
    struct claim *old;
    struct verdict *closed;
    EXPECT_DONE(record_get(t->db, &t->mem, &claim_shape, first.id, &old));
    EXPECT_INT(old->state, CLAIM_CORRECTED);
    EXPECT_DONE(record_get(t->db, &t->mem, &verdict_shape, v.id, &closed));
    EXPECT_INT(closed->closed_how, CLOSED_CORRECTED);
}

TEST(the_chore_publishes_when_the_time_of_the_counterpart_is_over)
{
    struct follow_world w = {.today = day_of(2026, 11, 20)};
    struct work work;
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    struct claim c = delivery(&w, 10), *read;
    EXPECT_DONE(record_add(t->db, &claim_shape, &c));
    EXPECT_DONE(progress_publish(t->db, &t->mem, w.commitment[0], w.today));
    work_begin(t, &work);
    /* Four in the morning of the next day in UTC is still the last day in Ecuador. */
    work.c.now = (struct instant){((int64_t)w.today.n + 1) * 86400 + 4 * 3600};
    for (int hours = 0; hours < 2; hours++) {
        EXPECT_DONE(progress_chore(&work.c));
        EXPECT_DONE(db_begin(work.c.reader, DB_READ, NULL));
        EXPECT_DONE(record_get(work.c.reader, &t->mem, &claim_shape, c.id, &read));
        EXPECT_DONE(db_end(work.c.reader, DONE));
        EXPECT_INT(day_known(read->public_on), hours);
        work.c.now.s += 3600;
    }
    work_end(&work);
}
