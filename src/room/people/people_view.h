/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of this room show. */
#ifndef HITO_ROOM_PEOPLE_VIEW_H
#define HITO_ROOM_PEOPLE_VIEW_H

#include "room/people/people.h"
#include "view/form.h"

/* What a route names: where people are administered, and one of them. */
struct people_place {
    struct jurisdiction *jurisdiction; /* NULL: the whole installation */
    struct person *person;             /* NULL: the list */
    struct str path;                   /* of the list */
    struct str own_path;               /* of the person */
    struct grant_role *grants;         /* of the person, those that the place shows */
    size_t grant_count;
    bool self;                         /* nobody changes their own roles */
};
struct people_line {
    const struct person *person;
    struct str path;
    struct str roles; /* "Dirección (Ecuador), …" or STR_NONE */
};
struct people_list_page {
    struct str path, query;
    const struct people_line *rows;
    size_t rows_count;
    int state;
    const struct jurisdiction *jurisdiction;
};
struct grant_line {
    const struct grant_role *grant;
    struct str where;
    bool running, ended;
    const char *hidden;
    const char *end;
};
struct people_form_page {
    struct form form, grant;
    const struct option *roles;
    size_t roles_count;
    const struct option *places; /* none: the place's own jurisdiction */
    size_t places_count;
};
struct people_show_page {
    const struct people_place *place;
    const struct person *person;
    struct str state_path, invitation_path;
    const struct grant_line *grants;
    size_t grants_count;
    bool self, global;
    struct people_form_page add;
};

enum status people_load(struct request *r);
enum status people_list_show(struct request *r);
enum status people_new_show(struct request *r);
enum status people_new_apply(struct request *r);
enum status people_show(struct request *r);
enum status people_grant_apply(struct request *r);
enum status people_end_apply(struct request *r);
enum status people_state_apply(struct request *r);
enum status people_invite_apply(struct request *r);

/* The names of jurisdictions by id. */
struct str people_where(struct request *r, const struct jurisdiction *all, size_t count, int64_t id);
/* Lists of the form of a role. */
enum status people_form_lists(struct request *r, const struct people_place *at, struct people_form_page *page);
/* The role of the form, checked against those held; INVALID with its problems. */
enum status people_grant_read(struct request *r, const struct people_place *at, const struct grant_role *held, size_t count,
                              struct grant_role *ret);
struct head people_head(struct request *r, const struct people_place *at, const char *title, bool list_page);

#endif
