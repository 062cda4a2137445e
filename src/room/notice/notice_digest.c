/* SPDX-License-Identifier: EUPL-1.2
 * The weekly letter. What became public since the last round is seen once and put down with whose news it
 * is; from there the recipients are found, so that the cost is that of those with news. Each recipient of a
 * week is a row: the letter and the row's end are one transaction, so a round goes on where it stopped and
 * nobody is written to twice. */
#include "job/job.h"
#include "room/notice/notice_digest.h"
#include "sql.h"

#define SHAPE_TAG struct digest
SHAPE_TABLE(digest, "digest", DIGEST);
#undef SHAPE_TAG
#define SHAPE_TAG struct digest_count
SHAPE_TABLE(digest_count, NULL, DIGEST_COUNT);
#undef SHAPE_TAG
#define SHAPE_TAG struct digest_wait
SHAPE_TABLE(digest_wait, NULL, DIGEST_WAIT);
#undef SHAPE_TAG

#define ZONE_S (-18000)    /* Guayaquil: one letter for what somebody follows anywhere */
#define OLD_DAYS 45        /* older things are no news: imports, late entries */
#define FORGET_DAYS 120
#define BATCH 20
#define BATCHES 10         /* at a time: what the outbox sends until the next time, so that other letters do not wait long */
#define BATCH_MEMORY ((size_t)64 << 20)
#define LATE_S 3600

struct instant digest_moment(const struct config *config, struct instant now, struct day *ret_week)
{
    struct day today = day_at(now, ZONE_S);
    *ret_week = (struct day){today.n - day_weekday(today) + 1};
    int64_t day = ret_week->n + config->digest_weekday - 1;
    return (struct instant){day * 86400 + config->digest_hour * 3600 - ZONE_S};
}

enum status digest_late(struct db *db, struct arena *mem, const struct config *config, struct instant now, bool *ret)
{
    struct day week;
    struct digest *d;
    struct instant moment = digest_moment(config, now, &week);
    *ret = false;
    if (now.s < moment.s + LATE_S)
        return DONE;
    enum status found = db_one(db, SQL_DIGEST_OF_WEEK, WITH(IN(week)), mem, &digest_shape, &d);
    if (found != DONE && found != NOT_FOUND)
        return found;
    *ret = found == NOT_FOUND || !instant_known(d->done_at);
    return DONE;
}

enum status digest_counts(struct db *db, struct arena *mem, struct day from_week, struct digest_count **ret, size_t *ret_count)
{
    return db_many(db, SQL_DIGEST_COUNTS, WITH(IN(from_week)), mem, &digest_count_shape, ret, ret_count);
}

enum status digest_week(struct db *db, struct arena *mem, struct day week, struct digest **ret)
{
    struct day before = {week.n - 14};
    TRY(db_exec(db, SQL_DIGEST_ADD, WITH(IN(week), IN(before)), NULL));
    return db_one(db, SQL_DIGEST_OF_WEEK, WITH(IN(week)), mem, &digest_shape, ret);
}

static enum status first_week(struct db *db, struct arena *mem, struct day *ret)
{
    struct digest_count *row;
    TRY(db_one(db, SQL_DIGEST_FIRST_WEEK, WITHOUT, mem, &digest_count_shape, &row));
    *ret = row->week;
    return DONE;
}

/* News since the last round; a new installation begins with those of a week. */
static enum status collect(struct db *db, struct arena *mem, struct day today)
{
    struct day first, from = {today.n - OLD_DAYS}, forget = {today.n - FORGET_DAYS};
    int64_t last;
    TRY(first_week(db, mem, &first));
    if (from.n < first.n - 7)
        from.n = first.n - 7;
    TRY(db_exec(db, SQL_NEWS_OF_FORGET, WITH(IN(forget)), NULL));
    TRY(db_exec(db, SQL_NEWS_FORGET, WITH(IN(forget)), NULL));
    TRY(db_int(db, SQL_NEWS_LAST, WITHOUT, &last));
    TRY(db_exec(db, SQL_NEWS_COLLECT, WITH(IN(from), IN(today)), NULL));
    return db_exec(db, SQL_NEWS_OF_COLLECT, WITH(IN(last)), NULL);
}

static enum status begin(struct chore_context *c, struct db *db, void *context)
{
    const struct day *week = context;
    struct digest *d;
    struct day today = day_at(c->now, ZONE_S);
    int64_t last;
    TRY(digest_week(db, c->mem, *week, &d));
    if (instant_known(d->started_at))
        return DONE;
    TRY(collect(db, c->mem, today));
    TRY(db_int(db, SQL_NEWS_LAST, WITHOUT, &last));
    TRY(db_exec(db, SQL_DIGEST_BEGIN, WITH(IN(d->id), IN(c->now), IN(last)), NULL));
    TRY(db_exec(db, SQL_DIGEST_FOLLOWERS, WITH(IN(d->id)), NULL));
    return db_exec(db, SQL_DIGEST_PEOPLE, WITH(IN(d->id), IN(today)), NULL);
}

struct batch {
    struct digest_letter letters[BATCH];
    size_t count;
};

/* The person's week is taken, what it told is told, and it does for other rows of theirs. */
static enum status person_written(struct db *db, const struct digest_letter *l, struct day today)
{
    TRY(letter_week_take(db, l->person, today));
    for (size_t i = 0; i < l->told_count; i++)
        TRY(record_add(db, &verdict_invitation_shape, &l->told[i]));
    return db_exec(db, SQL_DIGEST_MAIL_MERGE, WITH(IN(l->person)), NULL);
}

static enum status letter_put(struct db *db, const struct digest_letter *l, struct day today)
{
    int64_t changed = 0;
    bool free = true;
    const char *state = l->empty ? "sin-novedad" : "enviado";
    if (!l->empty && l->person != NONE)
        TRY(letter_week_free(db, l->person, today, &free));
    if (!free) /* written to since it was composed */
        return DONE;
    if (!l->empty) {
        enum status s = mail_queue_list(db, l->to, l->subject, l->text, l->key, l->leave_url);
        if (s == INVALID)
            state = "sin-direccion";
        else
            TRY(s);
    }
    TRY(db_exec(db, SQL_DIGEST_MAIL_END, WITH(IN(l->row), IN(state)), &changed));
    if (!l->empty && l->person != NONE)
        TRY(person_written(db, l, today));
    for (size_t i = 0; i < l->rows_count; i++)
        TRY(db_exec(db, SQL_FOLLOWER_SEEN, WITH(IN(l->rows[i]), IN(l->seen)), NULL));
    return DONE;
}

static enum status batch_put(struct chore_context *c, struct db *db, void *context)
{
    const struct batch *b = context;
    struct day today = letter_week_day(c->now);
    for (size_t i = 0; i < b->count; i++)
        TRY(letter_put(db, &b->letters[i], today));
    return DONE;
}

static enum status batch_step(struct chore_context *c, bool *ret)
{
    struct batch *b = arena_new_of(c->mem, struct batch);
    struct digest_wait *waiting;
    size_t count;
    struct day since = letter_week_since(letter_week_day(c->now));
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_many(c->reader, SQL_DIGEST_WAITING, WITH(IN((int64_t)BATCH), IN(since)), c->mem, &digest_wait_shape, &waiting, &count);
    for (size_t i = 0; s == DONE && i < count; i++)
        s = digest_compose(c, &waiting[i], &b->letters[b->count++]);
    TRY(db_end(c->reader, s));
    *ret = count > 0;
    return count == 0 ? DONE : job_write(c, batch_put, b);
}

/* In an arena of its own. *ret: whether there was anything to do. */
static enum status batch_write(struct chore_context *c, bool *ret)
{
    struct arena mem = arena_new(BATCH_MEMORY);
    struct chore_context chunk = *c;
    chunk.mem = &mem;
    enum status s = batch_step(&chunk, ret);
    arena_free(&mem);
    return s;
}

static enum status finish(struct chore_context *c, struct db *db, void *context)
{
    const struct digest *d = context;
    return db_exec(db, SQL_DIGEST_DONE, WITH(IN(d->id), IN(c->now)), NULL);
}

static enum status week_read(struct chore_context *c, struct day week, struct digest **ret)
{
    TRY(db_begin(c->reader, DB_READ, NULL));
    enum status s = db_one(c->reader, SQL_DIGEST_OF_WEEK, WITH(IN(week)), c->mem, &digest_shape, ret);
    if (s == NOT_FOUND) {
        *ret = NULL;
        s = DONE;
    }
    return db_end(c->reader, s);
}

enum status digest_chore(struct chore_context *c)
{
    struct day week;
    struct digest *d;
    struct instant moment = digest_moment(&c->site->config, c->now, &week);
    TRY(week_read(c, week, &d));
    if (c->now.s >= moment.s && (d == NULL || !instant_known(d->started_at)))
        TRY(job_write(c, begin, &week));
    bool more = true;
    for (int i = 0; more && i < BATCHES && !job_stopping(c); i++)
        TRY(batch_write(c, &more));
    TRY(week_read(c, week, &d));
    if (d == NULL || !instant_known(d->started_at) || instant_known(d->done_at) || more)
        return DONE;
    return job_write(c, finish, d);
}
