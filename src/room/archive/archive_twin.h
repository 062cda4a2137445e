/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: a row of CSV as the JSON beside it says it. */
#ifndef HITO_ROOM_ARCHIVE_TWIN_H
#define HITO_ROOM_ARCHIVE_TWIN_H

#include "base/str.h"

struct archive_column {
    const char *name, *type; /* as datapackage.json has them */
};
struct str archive_twin_row(struct arena *a, const struct archive_column *columns, const struct str *cells, size_t count);

#endif
