/* SPDX-License-Identifier: EUPL-1.2
 * What the plan's templates show. The dashboard at /…/plan/N is the portal's. */
#ifndef HITO_ROOM_PLAN_PAGES_H
#define HITO_ROOM_PLAN_PAGES_H

#include "room/plan/plan.h"
#include "view/form.h"

struct plan_list_page {
    const struct jurisdiction *jurisdiction;
    struct str path;
    struct plan *plans;
    size_t plans_count;
    bool may_edit;
};
struct plan_form_page {
    struct form form;
    bool fresh;
};
/* Groups and documents: a list and the form to add one. */
struct plan_parts_page {
    const struct plan *plan;
    struct str path;
    struct plan_group *groups;
    size_t groups_count;
    struct plan_document *documents;
    size_t documents_count;
    struct form form;
    bool may_edit;
};

extern const struct route plan_routes[];

/* A head with the crumbs of a page below the plan. */
struct head plan_head(struct request *r, const struct plan_place *place, const char *title);

/* A part of a plan in plan_tabs(). */
struct plan_tab {
    struct str end;    /* of the address; empty: the plan's own */
    const char *label; /* message */
    bool current;
};
struct plan_tab_list {
    struct str path; /* of the plan */
    const struct plan_tab *rows;
    size_t rows_count;
};

#endif
