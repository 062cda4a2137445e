/* SPDX-License-Identifier: EUPL-1.2
 * What may be asked for, and the room's tables. */
#include "room/api/api_view.h"

#include <string.h>

#include "sql.h"

CHOICES_TABLE(deadline_kind, DEADLINE_KIND);
#define SHAPE_TAG struct deadline
SHAPE_TABLE(deadline, NULL, DEADLINE);
#undef SHAPE_TAG

#define SHAPE_TAG struct api_place
SHAPE_TABLE(api_place, NULL, API_PLACE);
#undef SHAPE_TAG

CHOICES_TABLE(public_page_kind, PUBLIC_PAGE_KIND);
#define SHAPE_TAG struct public_page
SHAPE_TABLE(public_page, NULL, PUBLIC_PAGE);
#undef SHAPE_TAG

/* Names that mean the same in every set that has them. */
static const char *const filters[] = {
    "plan_number",   "plan",    "commitment_number", "commitment", "number", "milestone_number", "indicator", "indicator_code",
    "period_number", "period",  "version",           "process",    "code",   "institution",      "state",     "kind",
    "light",         "status",  "year",              "sdg",        "jurisdiction_code",
};

bool api_filters(const struct field *f)
{
    bool known = false;
    for (size_t i = 0; i < COUNT(filters); i++)
        known |= strcmp(filters[i], f->name) == 0;
    return known && (f->flags & PUBLIC) != 0 && (f->type == FIELD_INT || f->type == FIELD_TEXT || f->type == FIELD_CHOICE);
}

bool api_value(const struct field *f, struct str text, struct arg *ret)
{
    int64_t n = NONE;
    if (f->type == FIELD_INT && !str_int(text, &n))
        return false;
    if (f->type == FIELD_CHOICE && choice_of(f->limit.choices, text) < 0)
        return false;
    *ret = f->type == FIELD_INT ? IN(n) : IN(text);
    return true;
}

static const struct route routes[] = {
    {GET, API, READ, ROUTE_CACHED, NULL, api_index_show, NULL, NULL},
    {GET, API "/openapi", READ, ROUTE_CACHED | ROUTE_DATA | ROUTE_SLOW, NULL, api_openapi_show, NULL, NULL},
    {GET, API "/jurisdicciones", READ, ROUTE_CACHED | ROUTE_DATA, NULL, api_jurisdictions_show, NULL, NULL},
    {GET, API "/:jurisdiction/:name", READ, ROUTE_CACHED | ROUTE_DATA | ROUTE_SLOW, jurisdiction_load, api_rows_show, NULL, NULL},
    {GET, "/datos/catalogo.jsonld", READ, ROUTE_CACHED, NULL, catalogue_show, NULL, NULL},
    {GET, "/datos/catalogo.ttl", READ, ROUTE_CACHED, NULL, catalogue_turtle_show, NULL, NULL},
    {GET, "/sitemap.xml", READ, ROUTE_CACHED | ROUTE_SLOW, NULL, sitemap_show, NULL, NULL},
    {GET, "/:jurisdiction/plazos", READ, ROUTE_CACHED | ROUTE_FEED, jurisdiction_load, deadlines_show, NULL, NULL},
    {GET, "/:jurisdiction/plan/:plan/plazos", READ, ROUTE_CACHED | ROUTE_FEED, plan_load, deadlines_of_plan_show, NULL, NULL},
    {.pattern = NULL},
};
static const struct shape *const shapes[] = {&deadline_shape, &api_place_shape, &public_page_shape, NULL};
static const struct dataset datasets[] = {
    {"calendario", N_("Un día en que algo vence, empieza o termina"), &deadline_shape, SQL_DEADLINES_OF_JURISDICTION},
    {.name = NULL},
};
const struct room api_room = {.name = "api", .routes = routes, .shapes = shapes, .datasets = datasets};
