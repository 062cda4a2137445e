/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/comment/comment.h"

#include "sql.h"

enum status comments_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct comment_shown **ret, size_t *ret_count)
{
    return db_many(db, SQL_COMMENTS_OF_COMMITMENT, WITH(IN(commitment)), mem, &comment_shown_shape, ret, ret_count);
}
