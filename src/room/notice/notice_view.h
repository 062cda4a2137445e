/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of notices show, and what the files of the room share. */
#ifndef HITO_ROOM_NOTICE_VIEW_H
#define HITO_ROOM_NOTICE_VIEW_H

#include "room/account/account.h"
#include "room/notice/notice.h"
#include "room/territory/territory.h"
#include "view/form.h"

/* Labels of buttons. */
#define NOTICE_FOLLOW N_("Seguir")
#define NOTICE_EMAIL N_("Correo electrónico")
#define NOTICE_CONFIRM N_("Confirmar")
#define NOTICE_LEAVE N_("Dejar")
#define NOTICE_LEAVE_ALL N_("Dejar todo y borrar mi dirección")

#define NOTICE_PAGE_EVENTS 100
#define NOTICE_FEED_EVENTS 50
#define NOTICE_DATA_EVENTS 5000

struct notice_line {
    struct day on;
    const char *what; /* message */
    struct str title, path, change, who, where;
};
struct notice_lines {
    struct notice_line *lines;
    size_t lines_count;
};

/* r->object of …/novedades: a public thing that can be followed. */
struct notice_place {
    struct jurisdiction *jurisdiction;
    struct notice_scope scope;
    struct str subject;      /* its name */
    struct str back, path;   /* its page; its news */
    struct instant changed_at;
};
enum status notice_load(struct request *r) MUST_USE;
struct head notice_head(struct request *r, const struct notice_place *at, const char *title);

struct notice_news_page {
    const struct notice_place *at;
    struct notice_list list;
    struct form form;
    bool signed_in, following, sent;
    struct str own;     /* the page where somebody with an account changes what they follow */
};

struct since_option {
    struct str value, label;
    bool selected;
};
struct since_page {
    const struct jurisdiction *jurisdiction;
    struct str path, from_text, until_text;
    const char *wrong; /* message, or NULL */
    struct since_option *families, *institutions, *provinces;
    size_t families_count, institutions_count, provinces_count;
    struct notice_line *lines;
    size_t lines_count;
    bool cut; /* there are more than the page shows */
    struct str csv, json;
    struct day from, until;
};
enum status since_show(struct request *r);
enum status news_show(struct request *r);
enum status news_prepare(struct request *r);
enum status news_apply(struct request *r);

/* Draws what the pages of a commitment and an institution say about following them. */
struct notice_follow_panel {
    struct str path;
};
enum status notice_commitment_panel(struct request *r, struct out *o);
enum status notice_institution_panel(struct request *r, struct out *o);

/* ---- Following */
#define FOLLOW_UNCONFIRMED_S (48 * 3600)
/* Adds or finds the follower of an address or (person not NONE) an account. */
enum status follower_enter(struct db *db, struct arena *mem, struct str email, int64_t person, int language,
                           struct follower **ret) MUST_USE;
/* Adds what they follow; confirmed at once or not. Gives the row. */
enum status following_enter(struct db *db, struct arena *mem, const struct follower *f, const struct notice_scope *what,
                            struct day confirmed_on, int64_t *ret_id) MUST_USE;
enum status following_words(struct db *db, struct arena *mem, int64_t follower, struct followed **ret, size_t *ret_count) MUST_USE;
struct str followed_path(struct arena *mem, const struct followed *f);
/* The follower and all that it followed are gone. */
enum status follower_gone(struct db *db, int64_t follower) MUST_USE;
/* What was asked for and never confirmed is forgotten after 48 hours. */
enum status followers_tidy(struct chore_context *c);

/* Signed addresses. A link that confirms names the row of following and the last second that it serves;
 * one that leaves names the follower. Both carry the row's secret in their signature, so they die with it. */
struct str confirm_token(struct arena *mem, struct str server_key, const struct follower *f, int64_t following, struct instant until);
struct str leave_token(struct arena *mem, struct str server_key, const struct follower *f);
/* The numbers that a token names; false: it is no token. The signature is checked by making it again. */
bool confirm_token_parts(struct str token, int64_t *ret_following, struct instant *ret_until);
bool leave_token_parts(struct str token, int64_t *ret_follower);

struct confirm_page {
    bool good, done; /* the link serves; it was confirmed already */
    struct str path, title, place; /* what is followed, and its address */
};
struct leave_row {
    struct str title, path;
    const char *hidden;
    const char *kind; /* message */
};
struct leave_page {
    bool good;
    struct str path;
    struct leave_row *rows;
    size_t rows_count;
};
struct preferences_page {
    struct form form;
    struct leave_row *rows;
    size_t rows_count;
    struct str path;
};
extern const struct route notice_follow_routes[], notice_indicator_routes[];

#endif
