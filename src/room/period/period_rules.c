/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/period/period_rules.h"

static struct day plus(struct day d, int64_t days)
{
    return (struct day){(int32_t)(d.n + days)};
}

static bool reached(struct day d, struct day today)
{
    return !day_before(today, d);
}

enum period_phase period_phase_on(const struct period_row *p, struct day d)
{
    if (day_before(d, p->opens_on))
        return PERIOD_AHEAD;
    if (reached(p->closes_on, d))
        return PERIOD_CLOSED;
    return day_before(p->due_on, d) ? PERIOD_OVERDUE : PERIOD_OPEN;
}

int64_t period_days_late(const struct period_row *p, struct day sent_on)
{
    return day_before(p->due_on, sent_on) ? days_between(p->due_on, sent_on) : 0;
}

const struct period_row *period_open(const struct period_row *all, size_t count, struct day d)
{
    for (size_t i = 0; i < count; i++) {
        enum period_phase phase = period_phase_on(&all[i], d);
        if (phase == PERIOD_OPEN || phase == PERIOD_OVERDUE)
            return &all[i];
    }
    return NULL;
}

static struct period_row row_of(const struct methodology *m, int64_t plan, int64_t number, const struct period *span)
{
    struct period_row p;
    shape_clear(&period_row_shape, &p);
    p.plan = plan;
    p.number = number;
    p.methodology = m->id;
    p.starts_on = span->first;
    p.cut_on = span->last;
    p.closes_on = span->closes_on;
    p.opens_on = plus(span->last, -m->open_days);
    if (day_before(p.opens_on, p.starts_on))
        p.opens_on = p.starts_on;
    p.due_on = plus(span->last, m->due_days);
    if (!day_before(p.due_on, p.closes_on))
        p.due_on = plus(p.closes_on, -1);
    p.publish_on = plus(span->last, m->publish_days);
    return p;
}

/* What was over before the plan came to be followed here is neither kept nor open. */
static void settle_past(struct period_row *p, struct day today)
{
    if (!day_before(p->closes_on, today) || !day_before(p->publish_on, today))
        return;
    p->published_on = p->publish_on;
    p->locked_on = plus(day_before(p->publish_on, p->closes_on) ? p->closes_on : p->publish_on, 1);
}

struct period_row *periods_wanted(struct arena *mem, const struct methodology *m, int64_t plan, struct day starts_on,
                                  struct day ends_on, const struct period_row *have, size_t count, struct day today,
                                  size_t *ret_count)
{
    size_t kept = 0;
    while (kept < count && reached(have[kept].opens_on, today))
        kept++;
    struct day from = kept > 0 ? plus(have[kept - 1].cut_on, 1) : starts_on;
    struct periods grid = plan_periods(mem, m, from, ends_on);
    struct period_row *all = arena_array(mem, struct period_row, kept + grid.count);
    for (size_t i = 0; i < kept; i++)
        all[i] = have[i];
    for (size_t i = 0; i < grid.count; i++) {
        all[kept + i] = row_of(m, plan, (int64_t)(kept + i) + 1, &grid.items[i]);
        settle_past(&all[kept + i], today);
    }
    *ret_count = kept + grid.count;
    return all;
}

bool period_same_days(const struct period_row *a, const struct period_row *b)
{
    return a->number == b->number && a->methodology == b->methodology && a->starts_on.n == b->starts_on.n &&
           a->cut_on.n == b->cut_on.n && a->opens_on.n == b->opens_on.n && a->due_on.n == b->due_on.n &&
           a->closes_on.n == b->closes_on.n && a->publish_on.n == b->publish_on.n;
}

struct period_due period_due_on(const struct period_row *p, bool all_public, struct day today)
{
    struct period_due due = {0};
    if (day_known(p->locked_on))
        return due;
    due.keep_close = reached(p->closes_on, today);
    due.publish = !day_known(p->published_on) && (reached(p->publish_on, today) || (all_public && reached(p->cut_on, today)));
    due.lock = day_known(p->published_on) && day_before(p->published_on, today) && due.keep_close;
    return due;
}

const char *period_next(const struct period_row *p, struct day today, struct day *ret)
{
    const struct {
        const char *label;
        struct day on;
    } days[] = {{N_("Apertura"), p->opens_on},
                {N_("Corte"), p->cut_on},
                {N_("Vencimiento"), p->due_on},
                {N_("Cierre"), p->closes_on},
                {N_("Publicación"), day_known(p->published_on) ? DAY_NONE : p->publish_on}};
    const char *label = NULL;
    for (size_t i = 0; i < COUNT(days); i++)
        if (day_known(days[i].on) && reached(today, days[i].on) && (label == NULL || day_before(days[i].on, *ret))) {
            label = days[i].label;
            *ret = days[i].on;
        }
    return label;
}

bool unlocking_covers(const struct unlocking *u, int64_t institution, struct day d)
{
    return u->state == UNLOCKING_APPROVED && (u->institution == NONE || u->institution == institution) &&
           reached(u->decided_on, d) && !day_before(u->until_on, d);
}

const char *unlocking_decision_fault(const struct unlocking *u, int64_t person)
{
    if (u->state != UNLOCKING_ASKED)
        return N_("Esta reapertura ya fue decidida.");
    if (u->asked_by == person)
        return N_("Quien pide una reapertura no la aprueba: la decide otra persona, del coliderazgo.");
    return NULL;
}

const char *unlocking_fault(const struct unlocking *u, const struct period_row *p, int64_t unlock_days, struct day today)
{
    if (!day_known(p->locked_on))
        return N_("Este período no está bloqueado: todavía recibe reportes.");
    if (day_before(u->until_on, today))
        return N_("El último día de la reapertura ya pasó.");
    if (days_between(today, u->until_on) > unlock_days)
        return N_("Una reapertura dura %1 días a lo sumo, según la metodología que rige.");
    return NULL;
}
