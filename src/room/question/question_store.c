/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/question/question_view.h"
#include "sql.h"

static enum status many(struct db *db, struct arena *mem, int statement, int64_t of, struct question_shown **ret, size_t *ret_count)
{
    return db_many(db, statement, WITH(IN(of)), mem, &question_shown_shape, ret, ret_count);
}

enum status questions_of_commitment(struct db *db, struct arena *mem, int64_t commitment, struct question_shown **ret, size_t *ret_count)
{
    return many(db, mem, SQL_QUESTIONS_OF_COMMITMENT, commitment, ret, ret_count);
}

enum status questions_of_plan(struct db *db, struct arena *mem, int64_t plan, struct question_shown **ret, size_t *ret_count)
{
    return many(db, mem, SQL_QUESTIONS_OF_PLAN, plan, ret, ret_count);
}

enum status questions_of_institution(struct db *db, struct arena *mem, int64_t institution, struct question_shown **ret, size_t *ret_count)
{
    return many(db, mem, SQL_QUESTIONS_OF_INSTITUTION, institution, ret, ret_count);
}

enum status questions_unanswered(struct db *db, struct arena *mem, int64_t jurisdiction, struct question_shown **ret, size_t *ret_count)
{
    return many(db, mem, SQL_QUESTIONS_UNANSWERED, jurisdiction, ret, ret_count);
}

enum status question_responsible(struct db *db, int64_t commitment, int64_t milestone, int64_t *ret)
{
    *ret = NONE;
    enum status s = db_int(db, SQL_QUESTION_RESPONSIBLE, WITH(IN(commitment), IN(milestone)), ret);
    return s == NOT_FOUND ? DONE : s;
}
