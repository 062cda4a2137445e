/* SPDX-License-Identifier: EUPL-1.2
 * Open data pages. Private to the portal. */
#ifndef HITO_ROOM_PORTAL_DATA_H
#define HITO_ROOM_PORTAL_DATA_H

#include "http/site.h"
#include "room/portal/portal_view.h"

struct data_column {
    const char *name, *label, *type;
    struct str codes;
};
struct data_card {
    const struct dataset *dataset;
    struct str path;
    int64_t rows;
    struct data_column *columns;
    size_t columns_count;
};
struct data_page {
    const struct jurisdiction *jurisdiction;
    struct data_card *cards;
    size_t cards_count;
};
struct data_home_page {
    const struct jurisdiction *rows;
    size_t rows_count;
};

extern const struct dataset portal_datasets[];
enum status portal_data_show(struct request *r);
enum status portal_data_home_show(struct request *r);
enum status portal_dataset_show(struct request *r);

#endif
