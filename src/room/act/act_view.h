/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of acts show. */
#ifndef HITO_ROOM_ACT_VIEW_H
#define HITO_ROOM_ACT_VIEW_H

#include "room/act/act.h"

struct act_row {
    const struct act *act;
    struct str path;
};
struct act_list_page {
    const struct jurisdiction *jurisdiction;
    struct str path; /* of the list */
    const struct act_row *rows;
    size_t rows_count;
    int64_t open_count; /* observations nobody has incorporated */
    bool may_record;
};
struct act_open_row {
    const struct act_open *o;
    struct str act_path, path;
};
struct act_open_page {
    struct str list_path;
    const struct act_open_row *rows;
    size_t rows_count;
    bool may_record;
};
struct act_page {
    const struct act *act;
    struct str path, document; /* document: path of the scanned one, or STR_NONE */
    const struct act_observation *observations;
    size_t observations_count;
    struct form form; /* one observation more */
    bool may_record, may_observe;
};
struct act_form_page {
    struct form form;
    bool fresh;
};
struct act_observation_page {
    const struct act_observation *observation;
    const struct act *act;
    struct form form;
};

#endif
