/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of topics show. */
#ifndef HITO_ROOM_TOPIC_VIEW_H
#define HITO_ROOM_TOPIC_VIEW_H

#include "room/topic/topic.h"

/* A topic and those inside it. */
struct topic_branch {
    const struct topic *topic;
    struct str name; /* in the language */
    struct str path; /* of its form, or STR_NONE */
    struct topic_branch *children;
    size_t children_count;
};
struct topic_list {
    int kind;
    const struct topic_branch *branches;
    size_t branches_count;
};
struct topic_page {
    const struct topic_list *lists;
    size_t lists_count;
    struct str path; /* of the administration's list, or STR_NONE on the public page */
};
struct topic_form_page {
    const struct topic *topic; /* NULL: a new one */
    struct form form;
};

#endif
