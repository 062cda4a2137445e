/* SPDX-License-Identifier: EUPL-1.2
 * Data Package v2 (datapackage.org): what the CSV files of a place hold, from the field lists. */
#ifndef HITO_ROOM_PORTAL_PACKAGE_H
#define HITO_ROOM_PORTAL_PACKAGE_H

#include "base/json.h"
#include "room/portal/portal.h"

#define LICENCE_URL "https://creativecommons.org/licenses/by/4.0/"

struct package_about {
    struct str name;     /* "ceibos" */
    struct str title;
    struct str homepage; /* full address, or STR_NONE */
    const char *folder;  /* before each file's name: "" or "datos/" */
    enum lang lang;
};
/* The descriptor with a resource for each data set. The same state gives the same bytes. */
struct str package_json(struct arena *a, const struct site *site, const struct package_about *about);
/* {"fields": [...]} of the public columns of the set, a Table Schema. */
void table_schema_json(struct json *j, const char *set, const struct shape *shape, enum lang lang);

#endif
