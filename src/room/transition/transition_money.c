/* SPDX-License-Identifier: EUPL-1.2
 * What depends on each financing, and how many days are left of it. */
#include "pages.h"
#include "room/transition/transition_view.h"
#include "sql.h"

static struct str days_left(struct request *r, struct day ends_on)
{
    if (!day_known(ends_on))
        return str_of(say(r->lang, N_("sin fecha de término")));
    int64_t left = days_between(r->today, ends_on);
    struct str n = int_words(r->mem, r->lang, left < 0 ? -left : left);
    if (left == 0)
        return str_of(say(r->lang, N_("termina hoy")));
    if (left < 0)
        return say_with(r->mem, r->lang, left == -1 ? N_("terminó ayer") : N_("terminó hace %1 días"), &n, 1);
    return say_with(r->mem, r->lang, left == 1 ? N_("queda 1 día") : N_("quedan %1 días"), &n, 1);
}

static struct str money_label(struct request *r, const struct funding *f)
{
    struct buf b = BUF(r->mem);
    buf_add(&b, str_empty(f->funder) ? str_of(say(r->lang, choice_label(&financing_source_choices, f->source))) : f->funder);
    if (!str_empty(f->agreement))
        buf_fmt(&b, ", %.*s", STR_ARG(f->agreement));
    return buf_str(&b);
}

static bool same_money(const struct funding *a, const struct funding *b)
{
    return a->source == b->source && a->ends_on.n == b->ends_on.n && str_eq(a->funder, b->funder) && str_eq(a->agreement, b->agreement);
}

static struct str commitment_path(struct request *r, const struct jurisdiction *j, const struct funding *f)
{
    struct str number = url_component(r->mem, f->commitment_number);
    return path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(j->code), (long long)f->plan_number, STR_ARG(number));
}

/* Of rows that belong together: commitments and milestones. */
static struct funding_group group_of(struct request *r, const struct jurisdiction *j, const struct funding *rows, size_t count, int64_t days)
{
    struct transition_link *commitments = arena_array(r->mem, struct transition_link, count);
    struct funding_milestone *milestones = arena_array(r->mem, struct funding_milestone, count);
    int64_t left = day_known(rows->ends_on) ? days_between(r->today, rows->ends_on) : INT64_MAX;
    struct funding_group g = {.f = rows, .label = money_label(r, rows), .days = days_left(r, rows->ends_on), .over = left < 0,
                            .soon = left >= 0 && left <= days, .commitments = commitments, .milestones = milestones,
                            .anchor = path_fmt(r, "f%lld", (long long)rows->financing)};
    for (size_t i = 0; i < count; i++) {
        struct str path = commitment_path(r, j, &rows[i]), number = url_component(r->mem, rows[i].milestone_number);
        if (g.commitments_count == 0 || !str_eq(commitments[g.commitments_count - 1].path, path))
            commitments[g.commitments_count++] =
                (struct transition_link){path_fmt(r, "%.*s. %.*s", STR_ARG(rows[i].commitment_number), STR_ARG(rows[i].commitment_title)), path};
        if (!str_empty(rows[i].milestone_number))
            milestones[g.milestones_count++] = (struct funding_milestone){
                path_fmt(r, "%.*s %.*s", STR_ARG(rows[i].milestone_number), STR_ARG(rows[i].milestone_title)),
                path_fmt(r, "%.*s/hito/%.*s", STR_ARG(path), STR_ARG(number)), rows[i].due_on, rows[i].light};
    }
    return g;
}

/* Rows in the order of their money: what one financing pays for stands together. */
static size_t groups_of(struct request *r, const struct jurisdiction *j, const struct funding *rows, size_t count, int64_t days,
                        struct funding_group **ret)
{
    size_t n = 0;
    struct funding_group *groups = arena_array(r->mem, struct funding_group, count);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && same_money(&rows[from], &rows[to]); to++)
            ;
        groups[n++] = group_of(r, j, &rows[from], to - from, days);
    }
    *ret = groups;
    return n;
}

static enum status groups_read(struct request *r, const struct jurisdiction *j, struct funding_group **ret, size_t *ret_count, int64_t *ret_days)
{
    struct funding *rows;
    struct methodology *m;
    size_t count;
    TRY(methodology_on(r->db, r->mem, j->id, r->today, &m));
    TRY(db_many(r->db, SQL_FUNDINGS, WITH(IN(j->id)), r->mem, &funding_shape, &rows, &count));
    *ret_count = groups_of(r, j, rows, count, m->money_days, ret);
    *ret_days = m->money_days;
    return DONE;
}

/* GET /:jurisdiction/financiamientos */
enum status transition_money_show(struct request *r)
{
    const struct jurisdiction *j = r->object;
    struct funding_page page = {.path = path_fmt(r, "/%.*s/financiamientos", STR_ARG(j->code))};
    if (r->format != FORMAT_HTML) {
        struct funding *rows;
        size_t count;
        TRY(db_many(r->db, SQL_FUNDINGS, WITH(IN(j->id)), r->mem, &funding_shape, &rows, &count));
        return respond_rows(r, &funding_shape, rows, count, path_fmt(r, "financiamientos-%.*s", STR_ARG(j->code)));
    }
    struct funding_group *groups;
    TRY(groups_read(r, j, &groups, &page.groups_count, &page.days));
    page.groups = groups;
    struct head head = jurisdiction_head(r, j, str_of(say(r->lang, N_("Lo que depende de cada financiamiento"))));
    head_crumb(r, &head, j->name, head.jurisdiction_path);
    head.data_path = page.path;
    return page_transition_money(r, head, &page);
}

#define MONEY_DAYS_MOST 730 /* that a methodology may say: beyond it nothing is told */

/* What ended, or ends within the days of the methodology, of one commitment; `financing` NONE: any of its rows. */
static enum status told(struct request *r, struct out *o, const struct commitment_place *place, int64_t financing)
{
    struct funding_group *groups;
    struct funding *rows;
    struct progress_shown shown;
    int64_t days;
    size_t row_count, count, n = 0;
    const struct jurisdiction *j = place->jurisdiction;
    if (place->plan->tracking != PLAN_TRACKED || place->plan->state != PLAN_PUBLISHED || !commitment_has(place, BESIDE_DATED_MONEY))
        return DONE;
    struct day until = {r->today.n + MONEY_DAYS_MOST};
    TRY(db_many(r->db, SQL_FUNDINGS_OF, WITH(IN(j->id), IN(place->commitment->id), IN(until), IN(financing)), r->mem,
                &funding_shape, &rows, &row_count));
    if (row_count == 0)
        return DONE;
    if (progress_shown(place, &shown)) {
        days = shown.version->money_days;
    } else {
        struct methodology *m;
        TRY(methodology_on(r->db, r->mem, j->id, r->today, &m));
        days = m->money_days;
    }
    count = groups_of(r, j, rows, row_count, days, &groups);
    for (size_t i = 0; i < count; i++)
        if (groups[i].over || groups[i].soon)
            groups[n++] = groups[i];
    struct funding_page page = {.path = path_fmt(r, "/%.*s/financiamientos", STR_ARG(j->code)), .groups = groups, .groups_count = n};
    if (n > 0)
        part_transition_money_panel(o, &page);
    return DONE;
}

enum status money_commitment_panel(struct request *r, struct out *o)
{
    const struct commitment_place *place = r->object;
    return told(r, o, place, NONE);
}

enum status money_milestone_panel(struct request *r, struct out *o)
{
    const struct milestone_place *at = r->object;
    if (at->milestone->financing == NONE)
        return DONE;
    return told(r, o, at->place, at->milestone->financing);
}

/* On the directorate's board: money that ends. */
enum status money_board_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct funding_group *groups;
    size_t count, shown = 0;
    int64_t days, total = 0;
    TRY(groups_read(r, j, &groups, &count, &days));
    struct board_item *items = arena_array(r->mem, struct board_item, BOARD_ITEMS);
    for (size_t i = 0; i < count; i++) {
        if (!groups[i].over && !groups[i].soon)
            continue;
        total++;
        if (shown < BOARD_ITEMS)
            items[shown++] = (struct board_item){groups[i].label, path_fmt(r, "/%.*s/financiamientos#%.*s", STR_ARG(j->code), STR_ARG(groups[i].anchor)),
                                                 groups[i].commitments[0].label, groups[i].days};
    }
    return board_panel(r, o, N_("Financiamientos que terminan"), total, items, shown, path_fmt(r, "/%.*s/financiamientos", STR_ARG(j->code)),
                       N_("Ningún financiamiento termina pronto."));
}

/* For the directorate, and for the focal points of what it pays for. */
enum status money_pending(struct request *r, struct pending_list *list)
{
    struct jurisdiction *places;
    size_t count;
    if (r->actor.grant_count == 0)
        return DONE;
    TRY(db_many(r->db, SQL_FUNDING_PLACES, WITHOUT, r->mem, &jurisdiction_shape, &places, &count));
    for (size_t i = 0; i < count; i++) {
        struct scope there = {.jurisdiction = places[i].id};
        struct funding_group *groups;
        size_t n;
        int64_t days, mine;
        bool all = may(&r->actor, ASSIGN_PEOPLE, &there) == DONE;
        TRY(groups_read(r, &places[i], &groups, &n, &days));
        for (size_t k = 0; k < n; k++) {
            if (!groups[k].over && !groups[k].soon)
                continue;
            if (!all)
                TRY(db_int(r->db, SQL_FUNDING_MINE, WITH(IN(groups[k].f->financing), IN(r->actor.person), IN(r->today)), &mine));
            if (!all && mine == 0)
                continue;
            struct str values[] = {groups[k].label, groups[k].days};
            pending_add(r, list, say_with(r->mem, r->lang, N_("Financiamiento por terminar: %1, %2"), values, 2),
                        path_fmt(r, "/%.*s/financiamientos#%.*s", STR_ARG(places[i].code), STR_ARG(groups[k].anchor)), groups[k].f->ends_on);
        }
    }
    return DONE;
}
