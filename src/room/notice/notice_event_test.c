/* SPDX-License-Identifier: EUPL-1.2
 * A period keeps its results twice, at its close and when it is published: a change of light is news once. */
#include <string.h>

#include "room/period/period.h"
#include "room/progress/progress_test.h"
#include "sql.h"
#include "tests/desk.h"

static enum status period_with(struct test *t, const struct follow_world *w, int64_t methodology, int number, int at_close, int at_publication)
{
    struct day starts = {w->today.n - 200 + 60 * number};
    struct period_row p;
    shape_clear(&period_row_shape, &p);
    p.plan = w->plan;
    p.number = number;
    p.methodology = methodology;
    p.starts_on = starts;
    p.cut_on = p.opens_on = (struct day){starts.n + 59};
    p.due_on = p.closes_on = p.publish_on = p.published_on = (struct day){starts.n + 70};
    TRY(record_add(t->db, &period_row_shape, &p));
    const int lights[] = {at_close, at_publication};
    for (int moment = KEPT_AT_CLOSE; moment <= KEPT_AT_PUBLICATION; moment++) {
        struct period_result r;
        shape_clear(&period_result_shape, &r);
        r.period = p.id;
        r.commitment = w->commitment[0];
        r.moment = moment;
        r.methodology = methodology;
        r.inputs = STR("0");
        r.rule = STR("avance");
        r.computed_on = (struct day){starts.n + 70 + moment};
        r.light = lights[moment];
        r.reported_centi = r.undisputed_centi = r.expected_centi = r.late_original = r.late_current = r.marks = 0;
        TRY(record_add(t->db, &period_result_shape, &r));
    }
    return DONE;
}

/* On time at the first close; late when published; late at the second close; complete when published. */
static enum status periods_with(struct test *t, const struct follow_world *w)
{
    struct methodology *m;
    TRY(methodology_on(t->db, &t->mem, w->jurisdiction, w->today, &m));
    TRY(period_with(t, w, m->id, 1, LIGHT_ON_TIME, LIGHT_LATE));
    return period_with(t, w, m->id, 2, LIGHT_LATE, LIGHT_COMPLETE);
}

static enum status two_periods(struct test *t, struct desk *d)
{
    struct follow_world w = {.today = day_at(instant_now(), -18000), .jurisdiction = d->jurisdiction,
                             .focal = d->people[ROLE_FOCAL], .counterpart = d->people[ROLE_COUNTERPART]};
    TRY(follow_world_add(t->db, &t->mem, &w));
    return periods_with(t, &w);
}

TEST(a_change_of_light_is_news_once_though_a_period_keeps_its_results_twice)
{
    struct desk d;
    if (!desk_open_with(t, &d, two_periods))
        return;
    struct answer a = desk_get(&d, ROLE_PUBLIC, "/ec/cambios.csv?desde=2020-01-01");
    int told = 0;
    for (const char *at = str_chars(&t->mem, a.body); (at = strstr(at, ",semaforo,semaforo,")) != NULL; at++)
        told++;
    EXPECT_INT(told, 2);
    desk_close(&d);
}

TEST(the_weekly_letter_collects_both_results_of_a_period_without_a_clash)
{
    struct follow_world w = {.today = day_at(instant_now(), -18000)};
    EXPECT_DONE(follow_world_alone(t->db, &t->mem, &w));
    EXPECT_DONE(periods_with(t, &w));
    EXPECT_DONE(db_exec(t->db, SQL_NEWS_COLLECT, WITH(IN(day_of(2020, 1, 1)), IN(day_of(2099, 1, 1))), NULL));
}
