/* SPDX-License-Identifier: EUPL-1.2
 * What the pages of comments show. */
#ifndef HITO_ROOM_COMMENT_VIEW_H
#define HITO_ROOM_COMMENT_VIEW_H

#include "room/comment/comment.h"

struct comment_line {
    const struct comment_shown *c;
    struct str path;
};
struct comment_panel {
    struct comment_line *rows;
    size_t rows_count;
    int64_t all;
    struct str path, new_path;
    bool open;
};
struct comment_list_page {
    const struct commitment_place *place;
    struct comment_line *rows;
    size_t rows_count;
    struct str path, new_path, log_path;
    bool open;
};
struct comment_form_page {
    struct post_form post;
    const struct commitment_place *place;
    struct str log_path;
    bool open;
};
struct comment_place {
    struct commitment_place *place;
    struct comment_shown *shown;
    struct str path;
};
struct comment_page {
    const struct comment_place *at;
    const struct comment_shown *c;
    struct str list_path;
};
enum status comment_commitment_panel(struct request *r, struct out *o) MUST_USE;
enum status comment_milestone_panel(struct request *r, struct out *o) MUST_USE;
extern const struct route comment_routes[];

#endif
