/* SPDX-License-Identifier: EUPL-1.2
 * What the milestone's templates show. */
#ifndef HITO_ROOM_MILESTONE_PAGES_H
#define HITO_ROOM_MILESTONE_PAGES_H

#include "room/milestone/milestone.h"
#include "view/form.h"

struct milestone_row {
    const struct milestone *m;
    struct str path;
};
/* The milestone's page: a frame. Rooms further down add panels to "milestone". */
struct milestone_page {
    const struct milestone_place *place;
    const struct milestone *m;
    const struct commitment *c;
    struct str path, commitment_path, jurisdiction_path;
    const struct institution *institution; /* NULL: the commitment's lead */
    const struct milestone_part *parts;
    size_t parts_count;
    const struct milestone_row *before; /* what it depends on */
    size_t before_count;
    const struct milestone_row *after;  /* what waits for it */
    size_t after_count;
    const struct financing *money; /* or NULL */
    struct record_words *words; /* its texts in the language of the page */
    bool moved, draft, may_edit, in_spanish;
};

/* The milestones of a draft with their weights: where they are added, shared out and removed. */
struct milestone_list_page {
    const struct commitment *c;
    struct str path, share_path, sum;
    const struct milestone_row *rows;
    size_t rows_count;
    int64_t sum_centi;
    bool draft;
};
struct milestone_form_page {
    struct form form;
    struct str list_path, remove_path;
    struct str due_text; /* as typed, with the last day it means; STR_NONE where it is no date yet */
    struct day due_on;
    bool fresh, draft;
};
/* Partial deliverables and what comes first. */
struct milestone_parts_page {
    const struct milestone *m;
    struct str path, list_path, share_path, remove_path, before_remove_path, sum;
    const struct milestone_part *parts;
    size_t parts_count;
    int64_t sum_centi;
    const struct milestone_before *before;
    size_t before_count;
    struct form part_form, before_form;
    bool draft;
};
/* What the milestone waits for: the link and the milestone. */
struct milestone_before {
    int64_t link;
    const struct milestone *m;
};

/* Whether the plan is still a draft; else a problem: milestones then change by a change request. */
enum status milestone_unlocked(struct request *r, const struct plan *plan);
/* The partial deliverables of one milestone. */
enum status milestone_parts_own(struct request *r, const struct milestone *m, const struct milestone_part **ret,
                                size_t *ret_count) MUST_USE;
/* The page where a commitment's milestones are shared out. */
struct str milestone_list_path(struct request *r, const struct commitment_place *place);
/* Buttons that carry an id. */
void milestone_button(struct out *o, struct str path, const char *what, int64_t id, const char *label);

extern const struct route milestone_routes[];
extern const struct route milestone_form_routes[];
extern const struct route milestone_part_routes[];

#endif
