/* SPDX-License-Identifier: EUPL-1.2
 * Between ogp_decode.c and ogp_check.c only. */
#ifndef HITO_ROOM_EXCHANGE_OGP_DECODE_H
#define HITO_ROOM_EXCHANGE_OGP_DECODE_H

#include "room/exchange/ogp.h"

struct ogp_decoding {
    struct arena *a;
    const struct ogp_header *header;
    struct ogp_row *row;
    bool day_first; /* dates of this row are day/month/year */
};
/* %1 is the column, %2 what stands there, %3 the value given. */
void ogp_remark(struct ogp_decoding *d, enum ogp_column c, const char *message, struct str value);

enum ogp_order {
    OGP_ORDER_NONE,
    OGP_ORDER_ISO,
    OGP_ORDER_MONTH_FIRST,
    OGP_ORDER_DAY_FIRST,
    OGP_ORDER_EITHER
};
/* A day of three numbers: month first unless that is impossible or the row says otherwise. */
struct day ogp_slash_day(struct str s, bool day_first, enum ogp_order *ret_order);
void ogp_read_day(struct ogp_decoding *d, enum ogp_column c, struct ogp_datum *v);

/* What only shows when cells are seen together: codes and words, parents and children, years and
 * durations, plan and number, clusters. Sets usable and plan_years. */
void ogp_check_row(struct ogp_decoding *d);

#endif
