/* SPDX-License-Identifier: EUPL-1.2
 * An answer that may be larger than a request's memory: gathered there as long as it is small, then in a temporary file
 * of the request, which goes with it. */
#ifndef HITO_HTTP_SPILL_H
#define HITO_HTTP_SPILL_H

#include "http/request.h"

struct spill {
    struct request *r;
    struct buf buf;
    struct str path; /* the file, once there is one */
    int fd;
    int64_t bytes;   /* so far */
};
struct spill spill_begin(struct request *r);
/* NO_SPACE, BROKEN: the file could not be written. */
enum status spill_add(struct spill *s, struct str piece) MUST_USE;
/* The answer: offered as a download under `name` where it went to a file, or where `download` says so. */
enum status spill_end(struct spill *s, const char *type, struct str name, bool download) MUST_USE;
/* Instead of spill_end(), after a failure. */
void spill_drop(struct spill *s);

#endif
