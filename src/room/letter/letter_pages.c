/* SPDX-License-Identifier: EUPL-1.2
 * The register of letters: list, page, printing, dispatch, voiding. */
#include "room/letter/letter_view.h"

#include "sql.h"

struct str letter_path(struct request *r, const struct jurisdiction *j, int64_t id)
{
    return path_fmt(r, "/%.*s/oficio/%lld", STR_ARG(j->code), (long long)id);
}

static const struct shape *const shapes[] = {&letter_shape, NULL};
const struct room letter_room = {.name = "letter", .shapes = shapes};
