/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/body.h"

#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <strings.h>
#include <unistd.h>

#include "base/text.h"

#define NAME_BYTES 200u
#define FILES 50u

struct body {
    struct MHD_PostProcessor *parts; /* multipart; NULL: urlencoded */
    struct buf text;                 /* urlencoded, or the value at hand */
    struct str name;                 /* of the value at hand; STR_NONE: none */
    struct upload *file;             /* the file at hand */
    int fd;
    int64_t value_bytes;             /* of all values that are not files */
};

static void fail(struct exchange *x, int code)
{
    if (x->body_problem == 0)
        x->body_problem = code;
}

static enum MHD_Result stop(struct exchange *x, int code)
{
    fail(x, code);
    return MHD_NO;
}

/* The value or file at hand is complete. */
static void close_part(struct exchange *x)
{
    struct body *b = x->body;
    if (b->name.ptr != NULL) {
        struct str clean;
        if (typed_take(&x->mem, buf_str(&b->text), &clean) != DONE)
            fail(x, 400);
        else
            values_add(&x->mem, &x->fields.form, b->name, clean.ptr == NULL ? STR("") : clean);
        b->name = STR_NONE;
        b->text = BUF(&x->mem);
    }
    if (b->fd >= 0)
        close(b->fd);
    b->fd = -1;
    b->file = NULL;
}

static bool open_file(struct exchange *x, struct str field, const char *filename)
{
    struct request_fields *f = &x->fields;
    struct str name;
    if (f->upload_count == FILES) {
        fail(x, 413);
        return false;
    }
    if (text_take(&x->mem, str_of(filename), &name) != DONE)
        name = STR("archivo");
    if (f->upload_count == f->upload_size) {
        size_t size = f->upload_size == 0 ? 4 : f->upload_size * 2;
        f->uploads = arena_grow(&x->mem, f->uploads, f->upload_size * sizeof *f->uploads, size * sizeof *f->uploads);
        f->upload_size = size;
    }
    struct str path = str_fmt(&x->mem, "%.*s/tmp/%.*s-%zu", STR_ARG(x->engine->site->config.data_dir), STR_ARG(x->r.id),
                              f->upload_count);
    x->body->fd = open(path.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (x->body->fd < 0) {
        fail(x, errno == ENOSPC ? 507 : 500);
        return false;
    }
    x->body->file = &f->uploads[f->upload_count++];
    *x->body->file = (struct upload){.field = field, .name = str_copy(&x->mem, name), .path = path};
    return true;
}

static bool file_more(struct exchange *x, const char *data, size_t size)
{
    struct body *b = x->body;
    b->file->size_bytes += (int64_t)size;
    b->file->too_large |= b->file->size_bytes > x->engine->site->config.file_limit || x->body_bytes > x->body_limit;
    if (b->file->too_large)
        return true; /* what was written beside it is still read: it goes back with the form */
    while (size > 0) {
        ssize_t n = write(b->fd, data, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            fail(x, errno == ENOSPC ? 507 : 500);
            return false;
        }
        data += n;
        size -= (size_t)n;
    }
    return true;
}

/* A new part begins: a file that was chosen, or a value. */
static bool open_part(struct exchange *x, const char *key, const char *filename, size_t size)
{
    struct str name;
    close_part(x);
    if (x->fields.form.count >= FORM_VALUES) {
        fail(x, 413);
        return false;
    }
    if (str_of(key).len > NAME_BYTES || text_take(&x->mem, str_of(key), &name) != DONE) {
        fail(x, 400);
        return false;
    }
    name = str_copy(&x->mem, name);
    if (filename == NULL)
        x->body->name = name;
    else if (filename[0] != '\0' || size > 0)
        return open_file(x, name, filename);
    return true;
}

static enum MHD_Result part_seen(void *context, enum MHD_ValueKind kind, const char *key, const char *filename,
                                 const char *type, const char *coding, const char *data, uint64_t offset, size_t size)
{
    (void)kind, (void)type, (void)coding;
    struct exchange *x = context;
    struct body *b = x->body;
    if (key == NULL)
        return stop(x, 400);
    if (offset == 0 && !open_part(x, key, filename, size))
        return MHD_NO;
    if (b->file != NULL)
        return file_more(x, data, size) ? MHD_YES : MHD_NO;
    if (b->name.ptr == NULL)
        return MHD_YES;
    b->value_bytes += (int64_t)size;
    if (b->value_bytes > x->engine->site->config.request_memory / 4)
        return stop(x, 413);
    buf_add(&b->text, (struct str){data, size});
    return MHD_YES;
}

static bool type_is(struct str type, const char *wanted)
{
    struct str rest = type, head = str_trim(str_cut(&rest, ';')), w = str_of(wanted);
    return head.len == w.len && strncasecmp(head.ptr, w.ptr, w.len) == 0;
}

/* Of a form with files the part above the limit is read too, and of it only what is no file is kept. */
static int64_t most(const struct exchange *x, bool parts)
{
    return parts ? BODY_READ * x->body_limit : x->body_limit;
}

int body_begin(struct exchange *x, int64_t declared_bytes)
{
    struct body *b = arena_new_of(&x->mem, struct body);
    b->fd = -1;
    b->text = BUF(&x->mem);
    x->body = b;
    bool parts = type_is(x->fields.content_type, "multipart/form-data");
    if (declared_bytes > most(x, parts))
        fail(x, 413);
    if (declared_bytes == 0)
        return x->body_problem;
    if (parts) {
        b->parts = MHD_create_post_processor(x->connection, 32768, part_seen, x);
        if (b->parts == NULL)
            fail(x, 400);
    } else if (!type_is(x->fields.content_type, "application/x-www-form-urlencoded")) {
        fail(x, 415);
    }
    return x->body_problem;
}

void body_more(struct exchange *x, const char *bytes, size_t len)
{
    struct body *b = x->body;
    x->body_bytes += (int64_t)len;
    if (x->body_bytes > most(x, b->parts != NULL))
        fail(x, 413);
    if (x->body_problem != 0)
        return;
    if (b->parts != NULL) {
        if (MHD_post_process(b->parts, bytes, len) != MHD_YES)
            fail(x, 400);
    } else if (x->body_bytes > x->engine->site->config.request_memory / 4) {
        fail(x, 413);
    } else {
        buf_add(&b->text, (struct str){bytes, len});
    }
}

int body_end(struct exchange *x)
{
    struct body *b = x->body;
    if (b->parts != NULL) {
        bool whole = MHD_destroy_post_processor(b->parts) == MHD_YES;
        b->parts = NULL;
        if (!whole)
            fail(x, 400);
        if (x->body_problem == 0)
            close_part(x);
        return x->body_problem;
    }
    if (x->body_problem == 0) {
        enum status s = values_parse(&x->mem, buf_str(&b->text), FORM_VALUES, &x->fields.form);
        if (s != DONE)
            fail(x, s == TOO_LARGE ? 413 : 400);
    }
    return x->body_problem;
}

void body_drop(struct exchange *x)
{
    if (!str_empty(x->fields.made_file))
        unlink(x->fields.made_file.ptr);
    if (x->body == NULL)
        return;
    if (x->body->parts != NULL)
        MHD_destroy_post_processor(x->body->parts);
    if (x->body->fd >= 0)
        close(x->body->fd);
    for (size_t i = 0; i < x->fields.upload_count; i++)
        unlink(x->fields.uploads[i].path.ptr);
}
