/* SPDX-License-Identifier: EUPL-1.2
 * The portal's routes, and what its templates call. */
#include "room/portal/portal_view.h"

void portal_say_wrong(struct out *o, const struct portal_filters *f)
{
    out_say_with(o, f->wrong, &f->wrong_value, 1);
}

static const struct route routes[] = {
    {GET, "/", READ, ROUTE_CACHED, NULL, portal_home_show, NULL, NULL},
    {GET, "/pendientes", OWN_ACCOUNT, 0, NULL, portal_pending_show, NULL, NULL},
    {GET, "/:jurisdiction", READ, ROUTE_CACHED, jurisdiction_load, portal_jurisdiction_show, NULL, NULL},
    {GET, "/:jurisdiction/plan/:plan", READ, ROUTE_CACHED | ROUTE_DATA, plan_load, portal_plan_show, NULL, NULL},
    {GET, "/:jurisdiction/compromisos", READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, portal_list_show, NULL, NULL},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"institution", 100, portal_institution_render},
    {.page = NULL},
};
static const struct shape *const shapes[] = {
    &portal_row_shape,       &portal_plan_row_shape, &portal_party_row_shape,      &portal_tag_shape,
    &portal_milestone_shape, &portal_current_shape,  &portal_milestone_data_shape, &portal_change_shape,
    &portal_province_shape,  NULL,
};
const struct room portal_room = {.name = "portal", .routes = routes, .shapes = shapes, .panels = panels};
