/* SPDX-License-Identifier: EUPL-1.2
 * Inside of the room: its statements, chores and what its templates show. */
#ifndef HITO_ROOM_MODERATION_VIEW_H
#define HITO_ROOM_MODERATION_VIEW_H

#include "job/job.h"
#include "room/moderation/moderation_lines.h"

#define CONFIRM_S (48 * 3600)      /* after that an unconfirmed post is deleted */
#define HELD_S (24 * 3600)         /* the longest that a first post with links waits */
#define OWN_LINK_S (365 * 86400)   /* the link in later letters */

enum status post_where(struct db *db, struct arena *mem, int64_t post, struct post_where **ret) MUST_USE;
struct str post_where_path(struct arena *mem, const struct post_where *w);
/* Makes it public now: day, and the last day for the answer. */
enum status post_publish(struct db *db, struct arena *mem, struct post *p, int utc_offset_s) MUST_USE;
/* Queues the letter that asks for confirmation. */
enum status post_confirm_letter(struct db *db, struct arena *mem, const struct site *site, const struct post *p) MUST_USE;

enum status moderation_release_chore(struct chore_context *c) MUST_USE;
enum status moderation_tidy_chore(struct chore_context *c) MUST_USE;
extern const struct route moderation_own_routes[];

/* Whether the person may neither moderate nor judge the post: own, or of the own institution. */
enum status moderation_conflict(struct db *db, int64_t post, int64_t person, struct day today, bool *ret) MUST_USE;
/* Months newest first, from what is stored. */
enum status moderation_months(struct db *db, struct arena *mem, int64_t jurisdiction, struct moderation_month **ret, size_t *ret_count) MUST_USE;
/* The middle of the spans, in whole hours; NONE without any. Sorts them. */
int64_t median_hours(int64_t *seconds, size_t count);
enum status moderation_pending(struct request *r, struct pending_list *list) MUST_USE;
enum status moderation_admin_panel(struct request *r, struct out *o) MUST_USE;
struct str moderation_path(struct request *r, const struct jurisdiction *j, const char *rest);
/* The head of its pages, under the public log. */
struct head moderation_head(struct request *r, const struct jurisdiction *j, struct str title, bool own_page);
/* The text is kept from the panel and from lists where showing it would repeat the harm. */
bool post_text_kept(int rule);
extern const struct route moderation_log_routes[], moderation_queue_routes[], moderation_appeal_routes[], moderation_panel_routes[],
    moderation_report_routes[];
enum status moderation_check(struct db *db, struct arena *mem, const struct site *site,
                             void (*complain)(void *context, struct str what), void *context) MUST_USE;
/* POST /mensaje/:token/apelar */
enum status appeal_apply(struct request *r) MUST_USE;

/* /mensaje/:token */
struct own_place {
    struct jurisdiction *jurisdiction;
    struct post *post;
    struct str path, public_path;
    struct post_where *where;
    struct moderation_line *acts; /* newest first */
    size_t act_count;
};
/* The act that its author may appeal now, or NULL. */
const struct moderation_line *own_appealable(const struct own_place *at, struct day today);
/* Back to the author's page by a link that lasts. */
enum status own_back(struct request *r, const struct own_place *at, const char *flash) MUST_USE;
struct own_page {
    const struct own_place *at;
    const struct post *post;
    const struct post_where *where;
    struct str path, public_path, confirm_path, withdraw_path, erase_path, log_path;
    const struct moderation_line *acts;
    size_t acts_count;
    struct form appeal;
    struct day appeal_until;
    bool waiting, held, shown, withdrawn, may_withdraw, may_erase, may_appeal;
};
struct moderation_log_page {
    const struct moderation_line *rows;
    size_t rows_count;
    const struct moderation_month *months;
    size_t months_count;
    const struct moderator_month *moderators;
    size_t moderators_count;
    struct str path, figures_path, panel_path, queue_path, appeals_path;
    int64_t appeal_days;
    bool may_moderate;
};
struct post_queue_line {
    const struct moderation_wait *w;
    struct str path, text;
};
struct moderation_queue_page {
    const struct post_queue_line *rows;
    size_t rows_count;
    struct str path;
};
/* /:jurisdiction/moderacion/mensaje/:post */
struct post_case_place {
    struct jurisdiction *jurisdiction;
    struct post *post;
    struct post_where *where;
    struct str path;
    bool conflict;
};
struct post_case_page {
    const struct post_case_place *at;
    const struct post *post;
    const struct post_where *where;
    const struct post_report_line *reports;
    size_t reports_count;
    const struct moderation_line *acts;
    size_t acts_count;
    struct str public_path, log_path;
    struct form form;
    const struct option *moves;
    size_t moves_count;
    bool shown, withdrawn, conflict;
};
struct post_report_page {
    const struct post *post;
    struct form form;
    struct str public_path, log_path;
};
struct appeal_row {
    const struct appeal_line *a;
    struct str path;
};
struct appeals_page {
    const struct appeal_row *rows;
    size_t rows_count;
    struct str panel_path;
    bool seated;
};
/* /:jurisdiction/moderacion/apelacion/:appeal */
struct appeal_place {
    struct jurisdiction *jurisdiction;
    struct appeal *appeal;
    struct moderation_act *act;
    struct post *post;
    struct panel_member *seat; /* of who asks, or NULL */
    struct appeal_vote_line *votes;
    size_t vote_count;
    struct str path;
    bool conflict, voted;
};
struct appeal_page {
    const struct appeal_place *at;
    const struct appeal *a;
    const struct moderation_act *act;
    const struct post *post;
    const struct appeal_vote_line *votes;
    size_t votes_count;
    struct form form;
    bool seated, text_shown, may_vote, conflict;
};
struct member_row {
    const struct panel_member *m;
    struct str act_path, end_path;
    bool running;
};
struct seats_page {
    const struct member_row *rows;
    size_t rows_count;
    struct str new_path;
    bool may_assign;
};
struct panel_form_page {
    struct form form;
    struct str acts_path;
};
/* The closed list of reasons, as items. */
void post_rules_list(struct out *o);
/* A post on a page. */
struct post_line {
    struct str name, behalf, text;
    struct str report_path, log_path, moderate_path;
    int rule;
    const char *role; /* message, or NULL for somebody without a role */
    struct day on;
    int state;
    bool shown, folded, flagged, removed, withdrawn;
};

#endif
