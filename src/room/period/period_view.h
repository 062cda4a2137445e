/* SPDX-License-Identifier: EUPL-1.2
 * What the templates of periods show. */
#ifndef HITO_ROOM_PERIOD_VIEW_H
#define HITO_ROOM_PERIOD_VIEW_H

#include "room/period/period_store.h"
#include "view/form.h"

struct period_line {
    const struct period_row *p;
    int phase;
    const char *class;
    struct str path;
};
struct period_list_page {
    const struct plan *plan;
    struct str path; /* of the plan */
    struct period_line *rows;
    size_t rows_count;
};
struct unlocking_item {
    const struct unlocking_line *u;
    const char *class;
    struct str path;
    bool may_decide, open; /* open: reopened now */
};
struct unlocking_page {
    const struct unlocking *u;
    const struct period_row *row;
    struct str institution; /* STR_NONE: all of the period */
    struct form approve, refuse;
    bool own;
};
struct kept_item {
    const struct period_result_line *close, *publication; /* either may be NULL */
    const struct period_result_line *any;
    struct str path;
};
struct period_page {
    const struct period_row *row;
    const struct plan *plan;
    struct str path, plan_path, next;
    int phase;
    const char *class;
    struct unlocking_item *unlockings;
    size_t unlockings_count;
    struct kept_item *kept;
    size_t kept_count;
    struct form ask;
    bool may_ask, ask_failed, locked, with_publication;
};
struct period_now_panel {
    const struct period_row *row; /* that takes reports, or the next one; NULL: none */
    struct str path, list_path, words;
};
struct objection_item {
    const struct objection_line *o;
    struct str path, withdraw_path, light_words;
    bool may_withdraw, may_answer, other_light;
};
struct objection_panel {
    struct objection_item *items;
    size_t items_count;
    struct str path;
    bool may_object;
};
struct objection_page {
    const struct commitment *c;
    const struct commitment_result *now;
    struct form form;
    struct str institution;
};
struct objection_one_page {
    const struct objection *row;
    const struct commitment *c;
    struct str institution;
    struct form answer;
    bool may_answer;
};
struct period_history_panel {
    struct kept_item *items;
    size_t items_count;
};

/* r->object of …/reapertura/:unlocking: its period and the row. */
struct unlocking_place {
    struct period_place *at;
    struct unlocking *u;
};
/* r->object of …/objecion/:objection. */
struct objection_place {
    struct commitment_place *at;
    struct objection *o;
};

const char *phase_class(int phase);
/* The kept rows of a page, both moments of a commitment (or a period) side by side. */
void kept_items(struct request *r, const struct period_result_line *rows, size_t count, struct kept_item **ret, size_t *ret_count);

enum status period_list_show(struct request *r);
enum status period_show(struct request *r);
enum status unlock_ask_apply(struct request *r);
enum status unlocking_load(struct request *r);
enum status unlocking_show(struct request *r);
enum status unlock_approve_apply(struct request *r);
enum status unlock_refuse_apply(struct request *r);
enum status objection_show(struct request *r);
enum status objection_apply(struct request *r);
enum status objection_load(struct request *r);
enum status objection_one_show(struct request *r);
enum status objection_answer_apply(struct request *r);
enum status objection_withdraw_apply(struct request *r);
enum status period_plan_panel(struct request *r, struct out *o);
enum status period_board_panel(struct request *r, struct out *o);
enum status period_history_render(struct request *r, struct out *o);
enum status period_objections_render(struct request *r, struct out *o);

#endif
