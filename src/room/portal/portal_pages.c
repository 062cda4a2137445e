/* SPDX-License-Identifier: EUPL-1.2
 * The portal's routes, and what its templates call. */
#include "room/portal/portal_data.h"
#include "room/portal/portal_search.h"

void portal_say_wrong(struct out *o, const struct portal_filters *f)
{
    out_say_with(o, f->wrong, &f->wrong_value, 1);
}

static const struct route routes[] = {
    {GET, "/", READ, ROUTE_CACHED, NULL, portal_home_show, NULL, NULL},
    {GET, "/pendientes", OWN_ACCOUNT, 0, NULL, portal_pending_show, NULL, NULL},
    {GET, "/administracion", CONFIGURE, 0, NULL, portal_admin_show, NULL, NULL},
    {GET, "/:jurisdiction/administracion/tablero", READ_BOARD, 0, jurisdiction_load, portal_board_show, NULL, NULL},
    {GET, "/accesibilidad", READ, ROUTE_CACHED, NULL, portal_accessibility_show, NULL, NULL},
    {GET, "/proteccion-de-datos", READ, ROUTE_CACHED, NULL, portal_privacy_show, NULL, NULL},
    {GET, "/ayuda", READ, ROUTE_CACHED, NULL, portal_help_show, NULL, NULL},
    {GET, "/buscar", READ, 0, NULL, portal_search_show, NULL, NULL},
    {GET, "/:jurisdiction/buscar", READ, 0, jurisdiction_load, portal_search_here_show, NULL, NULL},
    {GET, "/datos", READ, ROUTE_CACHED, NULL, portal_data_home_show, NULL, NULL},
    {GET, "/:jurisdiction/datos", READ, ROUTE_CACHED | ROUTE_SLOW, jurisdiction_load, portal_data_show, NULL, NULL},
    {GET, "/:jurisdiction/datos/datapackage", READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, portal_package_show, NULL, NULL},
    {GET, "/:jurisdiction/datos/:name", READ, ROUTE_DATA | ROUTE_SLOW, jurisdiction_load, portal_dataset_show, NULL, NULL},
    {GET, "/:jurisdiction", READ, ROUTE_CACHED, jurisdiction_load, portal_jurisdiction_show, NULL, NULL},
    {GET, "/:jurisdiction/plan/:plan", READ, ROUTE_CACHED | ROUTE_DATA | ROUTE_FEED, plan_load, portal_plan_show, NULL, NULL},
    {GET, "/:jurisdiction/compromisos", READ, ROUTE_CACHED | ROUTE_DATA, jurisdiction_load, portal_list_show, NULL, NULL},
    {.pattern = NULL},
};
static const struct panel panels[] = {
    {"institution", 100, portal_institution_render},
    {"administration", 10, portal_board_link_render},
    {.page = NULL},
};
static const struct shape *const shapes[] = {
    &portal_row_shape,       &portal_plan_row_shape, &portal_party_row_shape,      &portal_tag_shape,
    &portal_milestone_shape, &portal_paper_shape, &portal_current_shape,  &portal_milestone_data_shape,
    &portal_plan_data_shape,
    &portal_province_shape,  &search_change_shape,   &search_source_shape,         &search_hit_shape,
    NULL,
};
static const struct chore chores[] = {
    {.name = "buscador", .every_s = 1, .run = search_chore},
    {.name = NULL},
};
const struct room portal_room = {.name = "portal", .routes = routes, .shapes = shapes, .panels = panels,
                                 .datasets = portal_datasets, .chores = chores};
