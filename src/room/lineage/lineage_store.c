/* SPDX-License-Identifier: EUPL-1.2
 * The chain of a proposal, up and down. */
#include "room/lineage/lineage_view.h"
#include "sql.h"

enum status lineage_lines(struct db *db, struct arena *mem, int64_t cocreation, struct lineage_line **ret, size_t *ret_count)
{
    return db_many(db, SQL_LINEAGE_LINES, WITH(IN(cocreation)), mem, &lineage_line_shape, ret, ret_count);
}

static bool among(const int64_t *ids, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] == id)
            return true;
    return false;
}

/* All generations from `id` in one direction; each once, though two ways may lead to it. */
static enum status generations(struct db *db, struct arena *mem, const struct proposal *p, bool down, int64_t **ret, size_t *ret_count)
{
    struct lineage_line *lines;
    size_t count, n = 1;
    TRY(lineage_lines(db, mem, p->cocreation, &lines, &count));
    int64_t *ids = arena_array(mem, int64_t, count + 1);
    ids[0] = p->id;
    for (size_t at = 0; at < n; at++)
        for (size_t i = 0; i < count; i++) {
            int64_t from = down ? lines[i].parent : lines[i].child, to = down ? lines[i].child : lines[i].parent;
            if (from == ids[at] && !day_known(lines[i].undone_on) && !among(ids, n, to))
                ids[n++] = to;
        }
    *ret = ids + 1;
    *ret_count = n - 1;
    return DONE;
}

enum status lineage_descendants(struct db *db, struct arena *mem, const struct proposal *p, int64_t **ret, size_t *ret_count)
{
    return generations(db, mem, p, true, ret, ret_count);
}

enum status lineage_ancestors(struct db *db, struct arena *mem, const struct proposal *p, int64_t **ret, size_t *ret_count)
{
    return generations(db, mem, p, false, ret, ret_count);
}
