/* SPDX-License-Identifier: EUPL-1.2
 * Inside of the room: its statements, chores and what its templates show. */
#ifndef HITO_ROOM_MODERATION_VIEW_H
#define HITO_ROOM_MODERATION_VIEW_H

#include "job/job.h"
#include "room/moderation/moderation.h"

#define CONFIRM_S (48 * 3600)      /* after that an unconfirmed post is deleted */
#define HELD_S (24 * 3600)         /* the longest that a first post with links waits */
#define OWN_LINK_S (365 * 86400)   /* the link in later letters */

/* Where a post stands: what its address is made of. */
#define POST_WHERE(F)                                                      \
    F(INT, id, 0, FREE, "", "post; question or comment in its address")    \
    F(CHOICE, kind, 0, ONE_OF(post_kind), "", "question or comment")       \
    F(TEXT, jurisdiction_code, 0, FREE, "", "its code")                    \
    F(INT, utc_offset_s, 0, FREE, "", "zone of the jurisdiction")          \
    F(INT, plan_number, 0, FREE, "", "plan")                               \
    F(TEXT, commitment_number, 0, FREE, "", "commitment")                  \
    F(TEXT, commitment_title, 0, FREE, "", "its title")
SHAPE_STRUCT(post_where, POST_WHERE);

enum status post_where(struct db *db, struct arena *mem, int64_t post, struct post_where **ret) MUST_USE;
struct str post_where_path(struct arena *mem, const struct post_where *w);
/* The row of an address, made when there is none. */
enum status writer_of(struct db *db, struct arena *mem, struct str email, struct writer **ret) MUST_USE;
/* Makes it public now: day, and the last day for the answer. */
enum status post_publish(struct db *db, struct arena *mem, struct post *p, int utc_offset_s) MUST_USE;
/* Erases from the log what it holds in private of a record. */
enum status log_private_erase(struct db *db, const char *table, int64_t id) MUST_USE;
/* Queues the letter that asks for confirmation. */
enum status post_confirm_letter(struct db *db, struct arena *mem, const struct site *site, const struct post *p) MUST_USE;

enum status moderation_release_chore(struct chore_context *c) MUST_USE;
enum status moderation_tidy_chore(struct chore_context *c) MUST_USE;
extern const struct route moderation_own_routes[];

/* /mensaje/:token */
struct own_place {
    struct jurisdiction *jurisdiction;
    struct post *post;
    struct str path, public_path;
    struct post_where *where;
};
struct own_page {
    const struct own_place *at;
    const struct post *post;
    const struct post_where *where;
    struct str path, public_path, confirm_path, withdraw_path, erase_path;
    bool waiting, held, shown, hidden, withdrawn, may_withdraw, may_erase;
};

/* A post on a page. */
struct post_line {
    struct str name, behalf, text;
    const char *role; /* message, or NULL for somebody without a role */
    struct day on;
    int state;
    bool shown, folded, flagged, removed, withdrawn;
};

#endif
