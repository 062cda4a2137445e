/* SPDX-License-Identifier: EUPL-1.2
 * What the pages about OGP's dataset show. */
#ifndef HITO_ROOM_EXCHANGE_OGP_VIEW_H
#define HITO_ROOM_EXCHANGE_OGP_VIEW_H

#include "room/exchange/ogp_store.h"
#include "view/form.h"

struct ogp_fact {
    const char *label; /* message */
    struct str value;  /* in words */
    bool missing;
};
struct ogp_panel {
    struct str ogp_id, plan_ogp_id, link;
    const struct ogp_fact *review, *results;
    size_t review_count, results_count;
    const struct str *remarks;
    size_t remarks_count;
};
struct reference_item {
    const struct reference_plan *plan;
    struct str path;
};
struct reference_page {
    const struct reference_item *rows;
    size_t rows_count;
    int64_t commitments;
};
struct ogp_load_page {
    struct form form;
    struct str texts_path;
};
struct unlinked_item {
    const struct unlinked_text *text;
    struct str path;
};
struct unlinked_page {
    const struct unlinked_item *rows;
    size_t rows_count;
};
struct link_page {
    struct str text, place;
    struct form form;
    const struct option *institutions;
    size_t institutions_count;
};

enum status ogp_commitment_panel(struct request *r, struct out *o);
extern const struct route ogp_routes[];

#endif
