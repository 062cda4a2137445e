/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "http/fields.h"
#include "http/site.h"

#define MEMORY_BYTES (2u << 20)

struct spill spill_begin(struct request *r)
{
    return (struct spill){.r = r, .buf = BUF(r->mem), .fd = -1};
}

static enum status open_file(struct spill *s)
{
    struct request *r = s->r;
    s->path = str_fmt(r->mem, "%.*s/tmp/%.*s-respuesta", STR_ARG(r->site->config.data_dir), STR_ARG(r->id));
    s->fd = open(str_chars(r->mem, s->path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (s->fd < 0)
        return errno == ENOSPC ? NO_SPACE : BROKEN;
    r->fields->made_file = s->path;
    return DONE;
}

static enum status flush(struct spill *s)
{
    if (s->fd < 0)
        TRY(open_file(s));
    for (size_t at = 0; at < s->buf.len;) {
        ssize_t n = write(s->fd, s->buf.ptr + at, s->buf.len - at);
        if (n < 0 && errno != EINTR)
            return errno == ENOSPC ? NO_SPACE : BROKEN;
        at += n < 0 ? 0 : (size_t)n;
    }
    s->buf.len = 0;
    return DONE;
}

enum status spill_add(struct spill *s, struct str piece)
{
    buf_add(&s->buf, piece);
    s->bytes += (int64_t)piece.len;
    return s->buf.len < MEMORY_BYTES ? DONE : flush(s);
}

void spill_drop(struct spill *s)
{
    if (s->fd >= 0)
        close(s->fd);
    s->fd = -1;
}

enum status spill_end(struct spill *s, const char *type, struct str name, bool download)
{
    if (s->fd < 0)
        return download ? respond_download(s->r, type, name, buf_str(&s->buf)) : respond_bytes(s->r, type, buf_str(&s->buf));
    enum status done = flush(s);
    spill_drop(s);
    return done == DONE ? respond_file(s->r, type, name, s->path) : done;
}
