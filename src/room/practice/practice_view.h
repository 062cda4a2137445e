/* SPDX-License-Identifier: EUPL-1.2
 * What the page of practice shows. */
#ifndef HITO_ROOM_PRACTICE_VIEW_H
#define HITO_ROOM_PRACTICE_VIEW_H

#include "room/practice/practice.h"
#include "view/form.h"

struct practice_line {
    struct str name;
    struct str path; /* "/practica-ec-2" */
};
struct practice_page {
    const struct jurisdiction *jurisdiction;
    struct str path; /* "/ec/practica" */
    struct form form, reset, remove; /* the last two only with their tick */
    struct str periods;
    bool inside;     /* this is a copy itself */
    struct day today;
    int64_t ahead;
    const struct practice_line *copies;
    size_t copies_count;
    const struct option *plans;
    size_t plans_count;
};

#endif
