/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "room/moderation/moderation_view.h"
#include "sql.h"

enum status post_where(struct db *db, struct arena *mem, int64_t post, struct post_where **ret)
{
    return db_one(db, SQL_POST_WHERE, WITH(IN(post)), mem, &post_where_shape, ret);
}

struct str post_where_path(struct arena *mem, const struct post_where *w)
{
    if (w->proposal_number != NONE)
        return str_fmt(mem, "/%.*s/cocreacion/%lld/propuesta/%lld/%s/%lld", STR_ARG(w->jurisdiction_code), (long long)w->cocreation_number,
                       (long long)w->proposal_number, choice_code(&post_kind_choices, w->kind), (long long)w->id);
    return str_fmt(mem, "/%.*s/plan/%lld/compromiso/%.*s/%s/%lld", STR_ARG(w->jurisdiction_code), (long long)w->plan_number,
                   STR_ARG(url_component(mem, w->commitment_number)), choice_code(&post_kind_choices, w->kind), (long long)w->id);
}

enum status post_path(struct db *db, struct arena *mem, int64_t post, struct str *ret)
{
    struct post_where *w;
    TRY(post_where(db, mem, post, &w));
    *ret = post_where_path(mem, w);
    return DONE;
}

enum status writer_of(struct db *db, struct arena *mem, struct str email, struct writer **ret)
{
    struct str folded = text_fold(mem, email);
    enum status found = db_one(db, SQL_WRITER_BY_EMAIL, WITH(IN(folded)), mem, &writer_shape, ret);
    if (found != NOT_FOUND)
        return found;
    struct writer *w = arena_new_of(mem, struct writer);
    shape_clear(&writer_shape, w);
    w->email = email;
    w->email_folded = folded;
    *ret = w;
    return record_add(db, &writer_shape, w);
}

enum status post_publish(struct db *db, struct arena *mem, struct post *p, int utc_offset_s)
{
    p->state = POST_VISIBLE;
    p->held_until = INSTANT_NONE;
    p->public_at = db_deed(db)->now;
    p->public_on = day_at(p->public_at, utc_offset_s);
    if (p->answer_days != NONE)
        p->due_on = (struct day){(int32_t)(p->public_on.n + p->answer_days)};
    return record_change(db, &post_shape, mem, p);
}

enum status log_private_erase(struct db *db, const char *table, int64_t id)
{
    return db_exec(db, SQL_LOG_PRIVATE_ERASE, WITH(IN(table), IN(id)), NULL);
}

static enum status held_over(struct chore_context *c, struct db *db, void *context)
{
    struct post *rows;
    size_t count;
    (void)context;
    TRY(db_many(db, SQL_POSTS_HELD_OVER, WITH(IN(c->now)), c->mem, &post_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        struct post_where *w;
        TRY(post_where(db, c->mem, rows[i].id, &w));
        TRY(post_publish(db, c->mem, &rows[i], (int)w->utc_offset_s));
    }
    return DONE;
}

/* Whether a look finds anything: the writer is not taken for nothing. */
static enum status waits(struct chore_context *c, int statement, struct instant until, const struct shape *shape, bool *ret)
{
    void *rows;
    size_t count = 0;
    TRY(db_begin(c->reader, DB_READ, NULL));
    TRY(db_end(c->reader, db_many(c->reader, statement, WITH(IN(until)), c->mem, shape, &rows, &count)));
    *ret = count > 0;
    return DONE;
}

/* What waited for its day appears by itself. */
enum status moderation_release_chore(struct chore_context *c)
{
    bool any;
    TRY(waits(c, SQL_POSTS_HELD_OVER, c->now, &post_shape, &any));
    return any ? job_write(c, held_over, NULL) : DONE;
}

/* Unconfirmed posts and addresses that nobody confirmed go, from the log as well. */
static enum status unconfirmed_over(struct chore_context *c, struct db *db, void *context)
{
    struct post *rows;
    struct writer *writers;
    size_t count;
    const struct instant *until = context;
    TRY(db_many(db, SQL_POSTS_UNCONFIRMED_OVER, WITH(IN(*until)), c->mem, &post_shape, &rows, &count));
    for (size_t i = 0; i < count; i++) {
        TRY(record_remove(db, &post_shape, c->mem, rows[i].id));
        TRY(log_private_erase(db, "post", rows[i].id));
    }
    TRY(db_many(db, SQL_WRITERS_UNUSED, WITH(IN(*until)), c->mem, &writer_shape, &writers, &count));
    for (size_t i = 0; i < count; i++) {
        TRY(record_remove(db, &writer_shape, c->mem, writers[i].id));
        TRY(log_private_erase(db, "writer", writers[i].id));
    }
    return DONE;
}

enum status moderation_tidy_chore(struct chore_context *c)
{
    struct instant until = {c->now.s - CONFIRM_S};
    bool posts, writers;
    TRY(waits(c, SQL_POSTS_UNCONFIRMED_OVER, until, &post_shape, &posts));
    TRY(waits(c, SQL_WRITERS_UNUSED, until, &writer_shape, &writers));
    return posts || writers ? job_write(c, unconfirmed_over, &until) : DONE;
}
