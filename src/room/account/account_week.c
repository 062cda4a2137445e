/* SPDX-License-Identifier: EUPL-1.2
 * The house writes to a person once in seven days at most (docs/decisions/0094-notices.md). */
#include "room/account/account.h"
#include "sql.h"

#define GUAYAQUIL_S (-18000)

struct day letter_week_day(struct instant now)
{
    return day_at(now, GUAYAQUIL_S);
}

struct day letter_week_since(struct day today)
{
    return (struct day){today.n - LETTER_WEEK_DAYS};
}

enum status letter_week_free(struct db *db, int64_t person, struct day today, bool *ret)
{
    int64_t n = 0;
    struct day since = letter_week_since(today);
    TRY(db_int(db, SQL_LETTER_WEEK_HELD, WITH(IN(person), IN(since)), &n));
    *ret = n == 0;
    return DONE;
}

enum status letter_week_take(struct db *db, int64_t person, struct day today)
{
    return db_exec(db, SQL_LETTER_WEEK_TAKE, WITH(IN(person), IN(today)), NULL);
}
