/* SPDX-License-Identifier: EUPL-1.2
 * What the commitment's templates show. */
#ifndef HITO_ROOM_COMMITMENT_PAGES_H
#define HITO_ROOM_COMMITMENT_PAGES_H

#include "room/commitment/commitment_store.h"
#include "view/form.h"

/* The commitment's page: a frame. Rooms further down add panels to "commitment". */
struct commitment_page {
    const struct commitment_place *place;
    const struct commitment *c;
    struct str path, plan_path, jurisdiction_path;
    struct commitment_sides s;
    struct str ogp_page; /* address at OGP, or STR_NONE */
    enum lang lang;
    struct record_words *words; /* its texts in the language of the page */
    bool in_spanish; /* some of them have no translation */
    bool may_edit, may_comment, may_assign, draft;
};

struct commitment_form_page {
    struct form form;
    const struct plan *plan;
    bool fresh; /* a new one */
};

/* The sheet while it is completed: each list with the form that adds to it. */
struct sheet_page {
    const struct commitment *c;
    struct str path;
    enum lang lang;
    bool draft;
    struct commitment_sides s;
    struct option *institutions, *all_topics, *all_territories;
    size_t institutions_count, all_topics_count, all_territories_count;
    struct form party_form, value_form, topic_form, territory_form, money_form;
};
struct people_page {
    const struct commitment *c;
    struct str path;
    struct day today;
    struct commitment_contact *people;
    size_t people_count;
    struct form form;
};
struct comments_page {
    const struct commitment *c;
    struct str path;
    struct commitment_remark *comments;
    size_t comments_count;
    struct form form;
};

/* Buttons that remove a part of the sheet, or end an assignment. */
void sheet_remove(struct out *o, struct str path, const char *part, int64_t id);
void people_end(struct out *o, struct str path, int64_t line);

extern const struct route commitment_routes[];
extern const struct route commitment_sheet_routes[];
extern const struct route commitment_people_routes[];

#endif
