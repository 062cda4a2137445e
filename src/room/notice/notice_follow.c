/* SPDX-License-Identifier: EUPL-1.2
 * Following: shapes, signed addresses, rows. Nothing here is written through the log. */
#include "base/digest.h"
#include "base/text.h"
#include "job/job.h"
#include "room/notice/notice_view.h"
#include "sql.h"

CHOICES_TABLE(follower_frequency, FOLLOWER_FREQUENCY);
#define SHAPE_TAG struct follower
SHAPE_TABLE(follower, "follower", FOLLOWER);
#undef SHAPE_TAG
#define SHAPE_TAG struct following
SHAPE_TABLE(following, "following", FOLLOWING);
#undef SHAPE_TAG
#define SHAPE_TAG struct followed
SHAPE_TABLE(followed, NULL, FOLLOWED);
#undef SHAPE_TAG

static struct str signature(struct arena *mem, struct str key, const char *purpose, const struct follower *f, int64_t a, int64_t b)
{
    return hmac_hex(mem, key, str_fmt(mem, "aviso-%s|%lld|%lld|%.*s", purpose, (long long)a, (long long)b, STR_ARG(f->secret)));
}

struct str confirm_token(struct arena *mem, struct str server_key, const struct follower *f, int64_t following, struct instant until)
{
    struct str mac = signature(mem, server_key, "confirmar", f, following, until.s);
    return str_fmt(mem, "%lld-%lld-%.*s", (long long)following, (long long)until.s, STR_ARG(mac));
}

struct str leave_token(struct arena *mem, struct str server_key, const struct follower *f)
{
    struct str mac = signature(mem, server_key, "salir", f, f->id, 0);
    return str_fmt(mem, "%lld-%.*s", (long long)f->id, STR_ARG(mac));
}

static bool positive(struct str s, int64_t *ret)
{
    return s.len > 0 && s.len <= 18 && s.ptr[0] >= '1' && s.ptr[0] <= '9' && str_int(s, ret);
}

bool confirm_token_parts(struct str token, int64_t *ret_following, struct instant *ret_until)
{
    struct str id = str_cut(&token, '-'), until = str_cut(&token, '-');
    return token.len == 64 && positive(id, ret_following) && positive(until, &ret_until->s);
}

bool leave_token_parts(struct str token, int64_t *ret_follower)
{
    struct str id = str_cut(&token, '-');
    return token.len == 64 && positive(id, ret_follower);
}

enum status follower_enter(struct db *db, struct arena *mem, struct str email, int64_t person, int language,
                           struct follower **ret)
{
    struct str folded = person == NONE ? text_fold(mem, email) : STR_NONE;
    struct str address = person == NONE ? email : STR_NONE;
    TRY(db_exec(db, SQL_FOLLOWER_ADD,
                WITH(IN(address), IN(folded), IN(person), IN_CHOICE(person_language, language), IN(random_hex(mem, 16)),
                     IN(db_deed(db)->now)), NULL));
    return person == NONE ? db_one(db, SQL_FOLLOWER_OF_EMAIL, WITH(IN(folded)), mem, &follower_shape, ret)
                          : db_one(db, SQL_FOLLOWER_OF_PERSON, WITH(IN(person)), mem, &follower_shape, ret);
}

enum status following_enter(struct db *db, struct arena *mem, const struct follower *f, const struct notice_scope *what,
                            struct day confirmed_on, int64_t *ret_id)
{
    (void)mem;
    TRY(db_exec(db, SQL_FOLLOWING_ADD,
                WITH(IN(f->id), IN_CHOICE(followed_kind, what->kind), IN(what->record), IN(what->jurisdiction),
                     IN(db_deed(db)->now), IN(confirmed_on)), NULL));
    return db_int(db, SQL_FOLLOWING_FIND,
                  WITH(IN(f->id), IN_CHOICE(followed_kind, what->kind), IN(what->record), IN(what->jurisdiction)), ret_id);
}

enum status following_words(struct db *db, struct arena *mem, int64_t follower, struct followed **ret, size_t *ret_count)
{
    return db_many(db, SQL_FOLLOWING_LIST, WITH(IN(follower)), mem, &followed_shape, ret, ret_count);
}

struct str followed_path(struct arena *mem, const struct followed *f)
{
    struct str place = f->jurisdiction_code, code = url_component(mem, f->code), number = url_component(mem, f->commitment_number);
    switch (f->kind) {
    case FOLLOWED_PLAN:
        return str_fmt(mem, "/%.*s/plan/%lld", STR_ARG(place), (long long)f->plan_number);
    case FOLLOWED_COMMITMENT:
        return str_fmt(mem, "/%.*s/plan/%lld/compromiso/%.*s", STR_ARG(place), (long long)f->plan_number, STR_ARG(number));
    case FOLLOWED_INSTITUTION:
        return str_fmt(mem, "/%.*s/institucion/%.*s", STR_ARG(place), STR_ARG(code));
    default:
        return str_fmt(mem, "/%.*s/provincia/%.*s/novedades", STR_ARG(place), STR_ARG(code));
    }
}

enum status notice_follow(struct db *db, struct arena *mem, struct str email, const struct notice_scope *what, struct day confirmed_on)
{
    struct follower *f;
    int64_t id;
    TRY(follower_enter(db, mem, email, NONE, PERSON_SPANISH, &f));
    return following_enter(db, mem, f, what, confirmed_on, &id);
}

enum status followers_count(struct db *db, int64_t *ret)
{
    return db_int(db, SQL_FOLLOWERS_COUNT, WITHOUT, ret);
}

enum status follower_gone(struct db *db, int64_t follower)
{
    TRY(db_exec(db, SQL_FOLLOWING_REMOVE_ALL, WITH(IN(follower)), NULL));
    return db_exec(db, SQL_FOLLOWER_REMOVE, WITH(IN(follower)), NULL);
}

static enum status tidy(struct chore_context *c, struct db *db, void *context)
{
    (void)context;
    struct instant before = {c->now.s - FOLLOW_UNCONFIRMED_S};
    TRY(db_exec(db, SQL_FOLLOWING_REMOVE_UNCONFIRMED, WITH(IN(before)), NULL));
    return db_exec(db, SQL_FOLLOWERS_REMOVE_IDLE, WITH(IN(before)), NULL);
}

enum status followers_tidy(struct chore_context *c)
{
    return job_write(c, tidy, NULL);
}
