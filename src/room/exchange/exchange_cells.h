/* SPDX-License-Identifier: EUPL-1.2
 * Cells as JSON, for keeping them as they came: a string, or [text, kind, flags] where a cell is more
 * than text. */
#ifndef HITO_ROOM_EXCHANGE_CELLS_H
#define HITO_ROOM_EXCHANGE_CELLS_H

#include "document/table.h"

struct str texts_json(struct arena *a, const struct str *texts, size_t count);
/* BROKEN: not what texts_json() writes. */
enum status texts_read(struct arena *a, struct str json, struct str **ret, size_t *ret_count) MUST_USE;
struct str cells_json(struct arena *a, const struct cell *cells, size_t count);
enum status cells_read(struct arena *a, struct str json, struct cell **ret, size_t *ret_count) MUST_USE;
struct str remarks_json(struct arena *a, const struct remarks *r);
enum status remarks_read(struct arena *a, struct str json, struct remarks *ret) MUST_USE;

#endif
