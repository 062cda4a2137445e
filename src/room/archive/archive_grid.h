/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: a set of an archive as the cells that it has, found by the cells of its keys. */
#ifndef HITO_ROOM_ARCHIVE_GRID_H
#define HITO_ROOM_ARCHIVE_GRID_H

#include "room/archive/archive_read.h"

struct grid_place {
    uint64_t key;
    size_t row;
};
struct grid {
    struct archive_reader *r;
    struct str file;
    const char *key; /* columns, blanks between */
    struct str *names, *cells;
    struct grid_place *places; /* by key */
    size_t columns, count;
};
#define GRID_NOWHERE SIZE_MAX

/* Of the jurisdiction at hand, to be found by the columns of `key`; no rows where there is no file. */
enum status grid_read(struct archive_reader *r, const char *set, const char *key, struct grid *ret) MUST_USE;
/* STR_NONE where there is no such column. */
struct str grid_cell(const struct grid *g, size_t row, const char *column);
bool grid_is(const struct grid *g, size_t row, const char *column, const char *text);
/* The row of `g` whose key is those cells of another's row; GRID_NOWHERE. Of several any one. */
size_t grid_find(const struct grid *g, const struct grid *other, size_t row, const char *columns);
size_t grid_find_cells(const struct grid *g, const struct str *cells, size_t count);
/* All rows with that key. */
const struct grid_place *grid_rows(const struct grid *g, const struct grid *other, size_t row, const char *columns, size_t *ret_count);
/* One more figure compared; complains where the cell is another. */
void grid_compare(const struct grid *g, size_t row, const char *column, struct str is, const char *whose);
void grid_complain(const struct grid *g, size_t row, const char *what);
/* As datapackage.json and the house write them. */
bool grid_flag(const struct grid *g, size_t row, const char *column);

#endif
