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
    struct commitment_value *values;
    size_t values_count;
    struct commitment_party *parties;
    size_t parties_count;
    struct topic *topics;
    size_t topics_count;
    struct territory *territories;
    size_t territories_count;
    struct financing *money;
    size_t money_count;
    struct commitment_link *before; /* the commitment it continues, or NULL */
    struct commitment_link *after;  /* those that continue it */
    size_t after_count;
    struct str ogp_page; /* address at OGP, or STR_NONE */
    enum lang lang;
    bool may_edit, draft;
};

struct commitment_form_page {
    struct form form;
    const struct plan *plan;
    bool fresh; /* a new one */
};

extern const struct route commitment_routes[];

#endif
