/* SPDX-License-Identifier: EUPL-1.2
 * The public register of disputes of a plan, and the directorate's board of the open ones. */
#include "pages.h"
#include "room/verdict/verdict_view.h"

static enum status disputes_read(struct request *r, int64_t plan, int64_t jurisdiction, struct dispute **ret, size_t *ret_count)
{
    TRY(db_many(r->db, SQL_VERDICT_DISPUTES, WITH(IN(plan), IN(jurisdiction)), r->mem, &dispute_shape, ret, ret_count));
    for (size_t i = 0; i < *ret_count; i++) {
        struct dispute *d = &(*ret)[i];
        d->age_days = days_between(d->given_on, day_known(d->closed_on) ? d->closed_on : r->today);
    }
    return DONE;
}

static struct str dispute_path(struct request *r, const struct dispute *d)
{
    struct str number = url_component(r->mem, d->commitment_number), milestone = url_component(r->mem, d->milestone_number);
    struct str at = path_fmt(r, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(d->jurisdiction_code), (long long)d->plan_number, STR_ARG(number));
    if (d->claim == NONE)
        return path_fmt(r, "%.*s/pronunciamiento/%lld", STR_ARG(at), (long long)d->id);
    return path_fmt(r, "%.*s/hito/%.*s/reporte/%lld", STR_ARG(at), STR_ARG(milestone), (long long)d->claim);
}

/* GET /:jurisdiction/plan/:plan/disputas */
enum status register_show(struct request *r)
{
    const struct plan_place *place = r->object;
    struct dispute *all;
    size_t count;
    TRY(disputes_read(r, place->plan->id, NONE, &all, &count));
    if (r->format != FORMAT_HTML)
        return respond_rows(r, &dispute_shape, all, count, path_fmt(r, "disputas-plan-%lld", (long long)place->plan->number));
    struct dispute_line *open = arena_array(r->mem, struct dispute_line, count), *ended = arena_array(r->mem, struct dispute_line, count);
    struct register_page page = {.place = place, .path = path_fmt(r, "%.*s/disputas", STR_ARG(place->path)), 
                                 .open = {N_("Disputas abiertas"), open, 0, false}, .ended = {N_("Disputas terminadas"), ended, 0, true}};
    for (size_t i = 0; i < count; i++) {
        struct dispute_line line = {&all[i], dispute_path(r, &all[i]), verdict_days_phrase(r, all[i].age_days)};
        if (day_known(all[i].closed_on))
            ended[page.ended.rows_count++] = line;
        else
            open[page.open.rows_count++] = line;
    }
    struct head head = jurisdiction_head(r, place->jurisdiction, str_of(say(r->lang, N_("Disputas"))));
    head_crumb(r, &head, place->jurisdiction->name, head.jurisdiction_path);
    head_crumb(r, &head, place->plan->name, place->path);
    head.section = "plan";
    head.data_path = page.path;
    head.wide = true;
    return page_verdict_register(r, head, &page);
}

static size_t open_first(struct dispute *all, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (!day_known(all[i].closed_on))
            all[n++] = all[i];
    return n;
}

/* Oldest first: the age of a dispute is public. */
enum status verdict_board_panel(struct request *r, struct out *o)
{
    const struct jurisdiction *j = r->object;
    struct dispute *all;
    size_t count;
    TRY(disputes_read(r, NONE, j->id, &all, &count));
    count = open_first(all, count);
    struct board_item *items = arena_array(r->mem, struct board_item, BOARD_ITEMS);
    size_t shown = count < BOARD_ITEMS ? count : BOARD_ITEMS;
    for (size_t i = 0; i < shown; i++) {
        const struct dispute *d = &all[i];
        struct str age = verdict_days_phrase(r, d->age_days), values[] = {d->commitment_number, d->title, d->milestone_number};
        items[i] = (struct board_item){
            .label = say_with(r->mem, r->lang, d->claim == NONE ? N_("Compromiso %1: %2") : N_("Compromiso %1, hito %3: %2"), values, 3),
            .path = dispute_path(r, d),
            .note = day_known(d->replied_on) ? d->institution_name : str_of(say(r->lang, N_("Sin réplica del responsable"))),
            .since = say_with(r->mem, r->lang, N_("abierta hace %1"), &age, 1),
        };
    }
    struct str more = count == 0 ? STR_NONE
                                 : path_fmt(r, "/%.*s/plan/%lld/disputas", STR_ARG(all[0].jurisdiction_code), (long long)all[0].plan_number);
    return board_panel(r, o, N_("En disputa"), (int64_t)count, items, shown, more, N_("No hay disputas abiertas."));
}
