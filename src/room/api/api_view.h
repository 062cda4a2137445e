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

/* Whether rows of a set may be asked for by equality of this column. */
bool api_filters(const struct field *f);
/* The value that was asked for, of the column's type; false when it is not. */
bool api_value(const struct field *f, struct str text, struct arg *ret);
void api_pair(struct json *j, const char *key, struct str text);

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

#endif
