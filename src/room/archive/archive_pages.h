/* SPDX-License-Identifier: EUPL-1.2
 * Private to the room: the archive as a download, and the pages of the algorithms. */
#ifndef HITO_ROOM_ARCHIVE_PAGES_H
#define HITO_ROOM_ARCHIVE_PAGES_H

#include "base/asset.h"
#include "job/job.h"
#include "room/archive/archive_part.h"
#include "view/out.h"

struct algorithm_line {
    struct str path, title;
};
struct algorithms_page {
    struct algorithm_line *lines;
    size_t lines_count;
};
struct algorithm_page {
    struct str title, text;
};
extern const struct route archive_routes[];
enum status archive_chore(struct chore_context *c);

#endif
