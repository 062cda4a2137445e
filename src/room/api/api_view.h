/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: handlers, and what its pages are given. */
#ifndef HITO_ROOM_API_VIEW_H
#define HITO_ROOM_API_VIEW_H

#include "base/json.h"
#include "db/slice.h"
#include "http/site.h"
#include "room/api/api.h"
#include "room/jurisdiction/jurisdiction.h"
#include "room/plan/plan.h"

#define API "/api/v1"
#define PAGE_ROWS 100
#define PAGE_ROWS_MOST 1000
#define LICENCE "https://creativecommons.org/licenses/by/4.0/"

/* A place as the list of places tells it. */
#define API_PLACE(F)                                                                                   \
    F(TEXT, code, PUBLIC | REQUIRED, FREE, "Código", "first part of its addresses")                    \
    F(TEXT, name, PUBLIC | REQUIRED, FREE, "Nombre", "name for people")                                \
    F(CHOICE, kind, PUBLIC | REQUIRED, ONE_OF(jurisdiction_kind), "Tipo", "kind of member")            \
    F(INT, utc_offset_s, PUBLIC | REQUIRED, FREE, "Diferencia con UTC (segundos)", "seconds east of UTC") \
    F(FLAG, demo, PUBLIC, FREE, "Demostración", "invented")                                            \
    F(TIME, changed_at, PUBLIC, FREE, "Último cambio", "of these data (UTC)")
SHAPE_STRUCT(api_place, API_PLACE);

#define CATALOGUE_TITLE "Hito: datos abiertos de los planes de gobierno abierto"
#define CATALOGUE_HOLDS "Planes, compromisos, hitos, indicadores, cocreación e instituciones de cada jurisdicción"

#define PUBLIC_PAGE_KIND(C)                            \
    C(PAGE_PLACE, "lugar", "Jurisdicción")             \
    C(PAGE_PLAN, "plan", "Plan")                       \
    C(PAGE_COMMITMENT, "compromiso", "Compromiso")     \
    C(PAGE_INDICATOR, "indicador", "Indicador")        \
    C(PAGE_PROCESS, "proceso", "Proceso")
CHOICES_ENUM(public_page_kind, PUBLIC_PAGE_KIND);
/* A page that search engines are told of. */
#define PUBLIC_PAGE(F)                                                                    \
    F(CHOICE, kind, 0, ONE_OF(public_page_kind), "", "which page")                        \
    F(TEXT, code, 0, FREE, "", "of the place")                                            \
    F(INT, plan_number, 0, FREE, "", "of a plan and of what is in it")                    \
    F(TEXT, number, 0, FREE, "", "of the commitment or process; code of the indicator")
SHAPE_STRUCT(public_page, PUBLIC_PAGE);

/* Whether rows of a set may be asked for by equality of this column. */
bool api_filters(const struct field *f);
/* The value that was asked for, of the column's type; false when it is not. */
bool api_value(const struct field *f, struct str text, struct arg *ret);
void api_pair(struct json *j, const char *key, struct str text);

/* What columns hold in the first rows, as JSON; STR_NONE: nothing short. */
struct api_examples {
    const struct shape *shape;
    struct str *values; /* of each field */
};
/* The first place that has results of indicators, else the first one, or NULL. */
enum status api_example_place(struct request *r, const struct jurisdiction *places, size_t count, const struct jurisdiction **ret);
enum status api_examples_read(struct request *r, const struct jurisdiction *place, struct api_examples **ret, size_t *ret_count);
struct str api_example_of(const struct api_examples *all, size_t count, const struct shape *shape, size_t field);

struct deadline_line {
    const struct deadline *d;
    struct str what, path;
};
struct deadline_page {
    const struct plan *plan; /* or NULL: of the whole jurisdiction */
    struct str plan_path;
    struct str place; /* jurisdiction or plan */
    struct str path;  /* of this page */
    struct deadline_line *rows;
    size_t rows_count;
    bool more;
};
enum status deadlines_show(struct request *r);
enum status deadlines_of_plan_show(struct request *r);
enum status api_index_show(struct request *r);
enum status api_jurisdictions_show(struct request *r);
enum status api_rows_show(struct request *r);
enum status api_openapi_show(struct request *r);
enum status catalogue_show(struct request *r);
enum status catalogue_turtle_show(struct request *r);
enum status sitemap_show(struct request *r);

#endif
