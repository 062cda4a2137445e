/* SPDX-License-Identifier: EUPL-1.2
 * The room: its rule, routes, panels, chores. */
#include "pages.h"
#include "room/notice/notice_digest.h"

int reminder_step_on(struct day due_on, int64_t before_days, int64_t escalate_days, struct day d)
{
    int64_t after = days_between(due_on, d);
    if (after < -before_days)
        return -1;
    if (after < 0)
        return STEP_BEFORE;
    if (after == 0)
        return STEP_DUE;
    return after < (escalate_days < 1 ? 1 : escalate_days) ? STEP_AFTER : STEP_AUTHORITY;
}

static enum status follow_panel(struct out *o, struct str path)
{
    struct notice_follow_panel panel = {path};
    part_notice_follow(o, &panel);
    return DONE;
}

enum status notice_commitment_panel(struct request *r, struct out *o)
{
    const struct commitment_place *at = r->object;
    return at->plan->state == PLAN_DRAFT ? DONE : follow_panel(o, path_fmt(r, "%.*s/novedades", STR_ARG(at->path)));
}

enum status notice_institution_panel(struct request *r, struct out *o)
{
    const struct institution_at *at = r->object;
    struct str code = url_component(r->mem, at->institution->code);
    return follow_panel(o, path_fmt(r, "/%.*s/institucion/%.*s/novedades", STR_ARG(at->jurisdiction->code), STR_ARG(code)));
}

#define NEWS(pattern)                                                                                               \
    {GET, pattern "/novedades", READ, ROUTE_CACHED | ROUTE_DATA | ROUTE_FEED, notice_load, news_show, NULL, NULL}, \
    {POST, pattern "/novedades", SUBSCRIBE, 0, notice_load, news_show, news_prepare, news_apply}

static const struct route routes[] = {
    {GET, "/:jurisdiction/cambios", READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, since_show, NULL, NULL},
    NEWS("/:jurisdiction/plan/:plan"),
    NEWS("/:jurisdiction/plan/:plan/compromiso/:number"),
    NEWS("/:jurisdiction/institucion/:code"),
    NEWS("/:jurisdiction/provincia/:province"),
    {.pattern = NULL},
};
static const struct route *const more_routes[] = {notice_follow_routes, notice_indicator_routes, NULL};
static const struct shape *const shapes[] = {&notice_event_shape, &follower_shape, &following_shape, &followed_shape,
                                            &reminder_shape,     &reminder_person_shape, &digest_shape,   &digest_count_shape, &digest_wait_shape, NULL};
static const struct panel panels[] = {
    {"commitment", 90, notice_commitment_panel},
    {"institution", 90, notice_institution_panel},
    {.page = NULL},
};
static const struct chore chores[] = {
    {.name = "recordatorios", .every_s = 900, .run = reminder_chore},
    {.name = "carta-semanal", .every_s = 10, .run = digest_chore, .slow = true},
    {.name = "seguidores", .every_s = 3600, .run = followers_tidy},
    {.name = NULL},
};
const struct room notice_room = {.name = "notice", .routes = routes, .more_routes = more_routes, .shapes = shapes,
                                 .panels = panels, .chores = chores};
