/* SPDX-License-Identifier: EUPL-1.2
 * When a commitment counts as stalled, and what a case may become. */
#include "room/stall/stall_view.h"

CHOICES_TABLE(stall_state, STALL_STATE);
CHOICES_TABLE(stall_origin, STALL_ORIGIN);
CHOICES_TABLE(stall_cause, STALL_CAUSE);
CHOICES_TABLE(stall_outcome, STALL_OUTCOME);
CHOICES_TABLE(stall_step_state, STALL_STEP_STATE);
CHOICES_TABLE(stall_offer_state, STALL_OFFER_STATE);

#define SHAPE_TAG struct stall_case
SHAPE_TABLE(stall_case, "stall_case", STALL_CASE);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_cause_row
SHAPE_TABLE(stall_cause_row, "stall_cause", STALL_CAUSE_ROW);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_meeting
SHAPE_TABLE(stall_meeting, "stall_meeting", STALL_MEETING);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_attendance
SHAPE_TABLE(stall_attendance, "stall_attendance", STALL_ATTENDANCE);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_step
SHAPE_TABLE(stall_step, "stall_step", STALL_STEP);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_offer
SHAPE_TABLE(stall_offer, "stall_offer", STALL_OFFER);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_facts
SHAPE_TABLE(stall_facts, NULL, STALL_FACTS);
#undef SHAPE_TAG
#define SHAPE_TAG struct stall_card
SHAPE_TABLE(stall_card, NULL, STALL_CARD);
#undef SHAPE_TAG

static const struct shape *const shapes[] = {
    &stall_case_shape,  &stall_cause_row_shape, &stall_meeting_shape, &stall_attendance_shape,
    &stall_step_shape,  &stall_offer_shape,     &stall_facts_shape,   &stall_card_shape,
    &stall_step_view_shape, &stall_offer_view_shape, &stall_seat_view_shape, &stall_wait_shape,
    &stall_told_shape,  &stall_tally_shape,
    &stall_plan_shape,  &stall_span_shape,      NULL,
};
static const struct panel panels[] = {
    {"commitment", -10, stall_commitment_panel},
    {"plan", 80, stall_plan_panel},
    {"board", 50, stall_board_panel},
    {.page = NULL},
};
static const struct route *const more_routes[] = {stall_move_routes, stall_meeting_routes, NULL};
/* Reads every plan that is followed: in a thread of its own. */
static const struct chore chores[] = {{.name = "estancados", .every_s = 300, .run = stall_chore, .slow = true}, {.name = NULL}};
const struct room stall_room = {.name = "stall", .shapes = shapes, .routes = stall_routes, .more_routes = more_routes,
                                .panels = panels, .pending = stall_pending, .chores = chores};

static const struct {
    enum stall_state from, to;
} moves[] = {
    {STALL_ASKED, STALL_OPEN},    /* the directorate opens it, or the rule finds a cause */
    {STALL_ASKED, STALL_DECLINED}, /* with a reason */
    {STALL_OPEN, STALL_ENDING},   /* the rule: no cause is left */
    {STALL_ENDING, STALL_OPEN},   /* the rule: one came (back) */
    {STALL_OPEN, STALL_CLOSED},   /* the directorate, with outcome and reason */
    {STALL_ENDING, STALL_CLOSED},
};

bool stall_may_become(int from, int to)
{
    for (size_t i = 0; i < COUNT(moves); i++)
        if ((int)moves[i].from == from && (int)moves[i].to == to)
            return true;
    return false;
}

/* A report belongs to the oldest period that was open on the day it was sent. */
static size_t period_of(struct periods periods, struct day sent)
{
    for (size_t i = 0; i < periods.count; i++)
        if (day_before(sent, periods.items[i].closes_on))
            return i;
    return periods.count;
}

int64_t stall_silence(struct periods periods, struct day reported_on, struct day d, struct day *ret_since)
{
    size_t first = 0;
    int64_t silent = 0;
    *ret_since = DAY_NONE;
    if (day_known(reported_on))
        first = period_of(periods, reported_on) + 1;
    for (size_t i = first; i < periods.count && !day_before(d, periods.items[i].closes_on); i++) {
        if (silent++ == 0)
            *ret_since = periods.items[i].closes_on;
    }
    return silent;
}

struct finder {
    struct stall_finding *items;
    size_t count;
};

static void found(struct finder *all, bool is, enum stall_cause cause, struct day began)
{
    if (is)
        all->items[all->count++] = (struct stall_finding){cause, began};
}

static bool aged(struct day since, struct day d, int64_t days)
{
    return day_known(since) && days_between(since, d) >= days;
}

static struct day day_after(struct day d)
{
    return day_known(d) ? (struct day){d.n + 1} : DAY_NONE;
}

size_t stall_findings(const struct methodology *m, struct periods periods, const struct stall_facts *f, struct day d,
                      struct stall_finding ret[STALL_CAUSES])
{
    struct finder all = {ret, 0};
    struct day silent_since;
    if (!f->followed)
        return 0;
    found(&all, f->owes && aged(f->due_on, d, m->stall_late_days), STALL_LATE, day_after(f->due_on));
    int64_t silent = stall_silence(periods, f->reported_on, d, &silent_since);
    found(&all, f->owes && silent >= m->stall_silent, STALL_SILENT, silent_since);
    found(&all, aged(f->disputed_on, d, m->stall_dispute_days), STALL_DISPUTED, f->disputed_on);
    found(&all, day_known(f->money_until) && day_before(f->money_until, d), STALL_MONEY, day_after(f->money_until));
    struct day alone = day_known(f->counterpart_until) ? day_after(f->counterpart_until) : f->plan_starts_on;
    found(&all, f->owes && !f->counterpart, STALL_NO_COUNTERPART, day_known(alone) && !day_before(d, alone) ? alone : d);
    return all.count;
}

bool stall_news(const struct stall_finding *f, const struct stall_cause_row *judged, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (judged[i].cause == (int)f->cause && judged[i].began_on.n == f->began_on.n)
            return false;
    return true;
}
