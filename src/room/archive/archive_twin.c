/* SPDX-License-Identifier: EUPL-1.2
 * A row of CSV as the JSON beside it says it. */
#include <string.h>

#include "base/json.h"
#include "room/archive/archive_twin.h"

/* The apostrophe that keeps a spreadsheet from running a text is not of the text. */
static struct str unguarded(struct str cell)
{
    return cell.len > 1 && cell.ptr[0] == '\'' && strchr("=+-@\t\r", cell.ptr[1]) != NULL ? str_part(cell, 1, SIZE_MAX) : cell;
}

static void cell_json(struct json *j, const struct archive_column *c, struct str cell)
{
    json_key(j, str_of(c->name));
    if (str_empty(cell))
        json_null(j);
    else if (strcmp(c->type, "boolean") == 0)
        json_bool(j, str_is(cell, "1"));
    else if (strcmp(c->type, "integer") == 0 || strcmp(c->type, "number") == 0) {
        buf_add(&j->buf, cell);
        j->comma = true;
    } else
        json_text(j, strcmp(c->type, "string") == 0 ? unguarded(cell) : cell);
}

struct str archive_twin_row(struct arena *a, const struct archive_column *columns, const struct str *cells, size_t count)
{
    struct json j = JSON(a);
    json_open(&j, '{');
    for (size_t i = 0; i < count; i++)
        cell_json(&j, &columns[i], cells[i]);
    json_close(&j, '}');
    return json_str(&j);
}
