/* SPDX-License-Identifier: EUPL-1.2
 * Open data pages. Private to the portal. */
#ifndef HITO_ROOM_PORTAL_DATA_H
#define HITO_ROOM_PORTAL_DATA_H

#include "http/site.h"
#include "room/portal/portal_view.h"

struct data_column {
    const char *name, *type;
    struct str meaning, codes;
};
struct data_card {
    const struct dataset *dataset;
    struct str path;     /* "/ceibos/datos/planes" */
    struct str api;      /* "/api/v1/ceibos/planes" */
    struct str row_is;   /* inside a sentence */
    int64_t rows;
    struct str csv_size, json_size; /* about, in words */
    struct str changed;  /* the last change that its rows know of, or STR_NONE */
    struct data_column *columns;
    size_t columns_count;
};
/* Data sets of one subject. */
struct data_group {
    const char *code, *label, *rhythm;
    struct data_card *cards;
    size_t cards_count;
};
struct data_page {
    const struct jurisdiction *jurisdiction;
    struct data_group *groups;
    size_t groups_count;
    struct str base, package;
    bool archive, methods, calendar; /* whether this program has those pages */
};
struct data_home_page {
    const struct jurisdiction *rows;
    size_t rows_count;
    bool archive, methods;
};

extern const struct dataset portal_datasets[];
/* The groups that have data sets, their cards filled from the database. */
enum status data_groups(struct request *r, const struct jurisdiction *j, struct data_group **ret, size_t *ret_count);
/* Whether some room answers at this address. */
bool data_route(const struct site *site, const char *pattern);

enum status portal_data_show(struct request *r);
enum status portal_data_home_show(struct request *r);
enum status portal_dataset_show(struct request *r);
enum status portal_package_show(struct request *r);

#endif
