/* SPDX-License-Identifier: EUPL-1.2
 * Pages of change requests: asked, opined on, applied by an act. */
#ifndef HITO_ROOM_PROGRESS_CHANGE_H
#define HITO_ROOM_PROGRESS_CHANGE_H

#include "room/act/act.h"
#include "room/progress/progress_pages.h"
#include "room/progress/progress_rules.h"

/* r->object of …/cambio/:change and what is below it. */
struct change_place {
    struct commitment_place *place;
    struct follow f;
    const struct follow_change *c;
    struct str path;
};
struct change_row {
    const struct follow_change *c;
    struct str path;
    const char *class;
};
struct change_list_page {
    const struct commitment *c;
    struct change_row *rows;
    size_t rows_count;
    struct str path;
    bool may_propose;
};
struct change_form_page {
    struct form form;
    const struct commitment *c;
    struct option *fields; /* published texts that may change */
    size_t fields_count;
    bool with_parts;
};
struct change_page {
    const struct follow_change *c;
    const struct follow_milestone *m; /* or NULL */
    const struct milestone_part *part;
    const char *class;
    const char *field_label; /* of a text, or NULL */
    struct str path, drop_path, milestone_path, jurisdiction_path;
    struct form opinion, apply, refuse;
    bool may_opine, may_apply, may_drop, ripe, long_text;
    int64_t wait_days;
};

/* The request's record without what pages add. */
struct change_request change_base(const struct follow_change *c);
/* Checks what was asked against what is on record and fills old_value and new_value. */
enum status change_proposed(struct request *r, const struct follow *f, struct change_request *c) MUST_USE;
/* Does what was asked: due text, withdrawal or text, by the act in c->act. */
enum status change_do(struct request *r, const struct follow *f, const struct change_request *c) MUST_USE;

enum status change_load(struct request *r);
enum status change_list_show(struct request *r);
enum status change_new_show(struct request *r);
enum status change_new_apply(struct request *r);
enum status change_show(struct request *r);
enum status change_opine_apply(struct request *r);
enum status change_apply_apply(struct request *r);
enum status change_refuse_apply(struct request *r);
enum status change_drop_apply(struct request *r);

#endif
