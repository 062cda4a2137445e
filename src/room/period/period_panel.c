/* SPDX-License-Identifier: EUPL-1.2
 * What periods add to the pages of a plan, of a commitment and to the board; what waits for people. */
#include <string.h>

#include "pages.h"
#include "room/period/period_view.h"
#include "sql.h"

/* The period that takes reports, else the next that will. */
static const struct period_row *period_at_hand(const struct period_row *all, size_t count, struct day today)
{
    const struct period_row *now = period_open(all, count, today);
    for (size_t i = 0; i < count && now == NULL; i++)
        if (period_phase_on(&all[i], today) == PERIOD_AHEAD)
            now = &all[i];
    return now;
}

static struct str hand_words(struct request *r, const struct period_row *p)
{
    static const char *const words[] = {
        [PERIOD_AHEAD] = N_("se abre el %1."),
        [PERIOD_OPEN] = N_("recibe reportes hasta el %1."),
        [PERIOD_OVERDUE] = N_("venció; todavía recibe reportes hasta la víspera del %1."),
    };
    if (p == NULL)
        return str_of(say(r->lang, N_("Ya no quedan períodos por reportar.")));
    enum period_phase phase = period_phase_on(p, r->today);
    struct str day = day_words(r->mem, r->lang, phase == PERIOD_AHEAD ? p->opens_on : phase == PERIOD_OPEN ? p->due_on : p->closes_on);
    return say_with(r->mem, r->lang, words[phase], &day, 1);
}

enum status period_plan_panel(struct request *r, struct out *o)
{
    const struct plan_place *place = r->object;
    struct period_row *rows;
    size_t count;
    TRY(periods_of_plan(r->db, r->mem, place->plan->id, &rows, &count));
    if (count == 0)
        return DONE;
    struct period_now_panel p = {.row = period_at_hand(rows, count, r->today), .list_path = path_fmt(r, "%.*s/periodos", STR_ARG(place->path))};
    p.words = hand_words(r, p.row);
    if (p.row != NULL)
        p.path = path_fmt(r, "%.*s/periodo/%lld", STR_ARG(place->path), (long long)p.row->number);
    part_period_now(o, &p);
    return DONE;
}

enum status period_history_render(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    struct period_result_line *rows;
    struct period_history_panel p = {0};
    size_t count;
    if (!commitment_has(place, BESIDE_PERIOD_RESULT))
        return DONE;
    TRY(period_results_of_commitment(r->db, r->mem, place->commitment->id, &rows, &count));
    if (count == 0)
        return DONE;
    kept_items(r, rows, count, &p.items, &p.items_count);
    for (size_t i = 0; i < p.items_count; i++)
        p.items[i].path = path_fmt(r, "/%.*s/plan/%lld/periodo/%lld", STR_ARG(place->jurisdiction->code), (long long)place->plan->number,
                                   (long long)p.items[i].any->period_number);
    part_period_history(o, &p);
    return DONE;
}

/* The next day of each period that is not locked, soonest first; then the unlockings that wait. */
static size_t dates_fill(struct request *r, const struct period_dates *rows, size_t count, struct board_item *items)
{
    struct day *on = arena_array(r->mem, struct day, count);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        struct period_row p;
        struct day day;
        memcpy(&p, &rows[i], sizeof p);
        const char *label = period_next(&p, r->today, &day);
        if (label == NULL)
            continue;
        struct str values[] = {str_fmt(r->mem, "%lld", (long long)p.number), str_of(say(r->lang, label)), day_words(r->mem, r->lang, day)};
        struct board_item item = {
            .label = say_with(r->mem, r->lang, N_("Período %1: %2, %3"), values, COUNT(values)),
            .path = path_fmt(r, "/%.*s/plan/%lld/periodo/%lld", STR_ARG(rows[i].jurisdiction_code), (long long)rows[i].plan_number, (long long)p.number)};
        size_t k = n++;
        for (; k > 0 && day_before(day, on[k - 1]); k--) {
            items[k] = items[k - 1];
            on[k] = on[k - 1];
        }
        items[k] = item;
        on[k] = day;
    }
    return n;
}

static struct str unlocking_words(struct request *r, const struct unlocking_wait *w)
{
    struct str values[] = {str_fmt(r->mem, "%lld", (long long)w->period_number), w->institution_name};
    return say_with(r->mem, r->lang, str_empty(w->institution_name) ? N_("Reapertura pedida del período %1") : N_("Reapertura pedida del período %1: %2"),
                    values, COUNT(values));
}

static struct str unlocking_path(struct request *r, const struct unlocking_wait *w)
{
    return path_fmt(r, "/%.*s/plan/%lld/periodo/%lld/reapertura/%lld", STR_ARG(w->jurisdiction_code), (long long)w->plan_number,
                    (long long)w->period_number, (long long)w->id);
}

enum status period_board_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct period_dates *rows;
    struct unlocking_wait *waits;
    size_t count, wait_count, n = 0;
    TRY(db_many(r->db, SQL_PERIOD_OF_JURISDICTION, WITH(IN(j->id)), r->mem, &period_dates_shape, &rows, &count));
    TRY(db_many(r->db, SQL_PERIOD_UNLOCKINGS_ASKED, WITHOUT, r->mem, &unlocking_wait_shape, &waits, &wait_count));
    struct board_item *items = arena_array(r->mem, struct board_item, count + wait_count);
    for (size_t i = 0; i < wait_count; i++)
        if (waits[i].jurisdiction == j->id)
            items[n++] = (struct board_item){.label = unlocking_words(r, &waits[i]), .path = path_fmt(r, "/%.*s/plan/%lld/periodo/%lld",
                                             STR_ARG(waits[i].jurisdiction_code), (long long)waits[i].plan_number, (long long)waits[i].period_number)};
    n += dates_fill(r, rows, count, items + n);
    return board_panel(r, o, N_("Próximas fechas"), (int64_t)n, items, n, STR_NONE, N_("No hay períodos por delante."));
}

enum status period_pending(struct request *r, struct pending_list *list)
{
    struct unlocking_wait *waits;
    struct objection_wait *objections;
    size_t count;
    bool staff = false;
    for (size_t i = 0; i < r->actor.grant_count; i++)
        staff = staff || r->actor.grants[i].role == ROLE_DIRECTORATE || r->actor.grants[i].role == ROLE_COLEAD;
    if (!staff)
        return DONE;
    TRY(db_many(r->db, SQL_PERIOD_UNLOCKINGS_ASKED, WITHOUT, r->mem, &unlocking_wait_shape, &waits, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = waits[i].jurisdiction};
        if (waits[i].asked_by != r->actor.person && may(&r->actor, APPROVE_UNLOCK, &there) == DONE)
            pending_add(r, list, unlocking_words(r, &waits[i]), unlocking_path(r, &waits[i]), DAY_NONE);
    }
    TRY(db_many(r->db, SQL_OBJECTIONS_WAITING, WITHOUT, r->mem, &objection_wait_shape, &objections, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = objections[i].jurisdiction};
        struct str values[] = {objections[i].institution_name, objections[i].commitment_number};
        if (may(&r->actor, CHECK_REPORT, &there) == DONE)
            pending_add(r, list, say_with(r->mem, r->lang, N_("Responder la objeción de %1 al estado del compromiso %2"), values, COUNT(values)),
                        path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s/objecion/%lld", STR_ARG(objections[i].jurisdiction_code),
                                 (long long)objections[i].plan_number, STR_ARG(url_component(r->mem, objections[i].commitment_number)),
                                 (long long)objections[i].id),
                        DAY_NONE);
    }
    return DONE;
}
