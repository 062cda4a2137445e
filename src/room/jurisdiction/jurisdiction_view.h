/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of this room show. */
#ifndef HITO_ROOM_JURISDICTION_VIEW_H
#define HITO_ROOM_JURISDICTION_VIEW_H

#include "room/jurisdiction/jurisdiction.h"
#include "view/form.h"

struct administration_page {
    const struct jurisdiction *jurisdiction;
};
struct jurisdiction_form_page {
    struct form form;
    bool fresh;
};
struct jurisdiction_list_page {
    const struct jurisdiction *rows;
    size_t rows_count;
};

#endif
