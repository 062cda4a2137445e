/* SPDX-License-Identifier: EUPL-1.2
 * Answers. */
#include "http/request.h"

#include <string.h>

#include "base/digest.h"
#include "http/fields.h"

enum status respond_redirect(struct request *r, struct str path, const char *flash)
{
    /* Only within this site: what people type never sends a browser elsewhere. */
    bool local = str_starts(path, "/") && !str_starts(path, "//") && str_find(path, STR("\\")) == SIZE_MAX;
    r->reply.code = 303;
    r->reply.location = local ? str_copy(r->mem, path) : STR("/");
    r->reply.flash = str_of(flash);
    r->reply.body = STR("");
    return DONE;
}

enum status respond_bytes(struct request *r, const char *type, struct str body)
{
    r->reply.code = 200;
    r->reply.type = str_of(type);
    r->reply.body = body;
    return DONE;
}

/* RFC 6266: a plain name for old readers, the true one percent-encoded. */
static struct str disposition(struct arena *a, struct str name)
{
    char *plain = arena_take(a, name.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        if (c >= 0x80 && c < 0xC0)
            continue; /* the rest of a character already replaced */
        plain[n++] = c < 0x20 || c >= 0x7F || strchr("\"\\/%;", c) != NULL ? '_' : (char)c;
    }
    struct str coded = url_component(a, name);
    return str_fmt(a, "attachment; filename=\"%.*s\"; filename*=UTF-8''%.*s", (int)n, plain, STR_ARG(coded));
}

enum status respond_download(struct request *r, const char *type, struct str name, struct str body)
{
    r->reply.disposition = disposition(r->mem, name);
    return respond_bytes(r, type, body);
}

enum status respond_file(struct request *r, const char *type, struct str name, struct str path)
{
    r->reply.code = 200;
    r->reply.type = str_of(type);
    r->reply.file = str_copy(r->mem, path);
    r->reply.disposition = disposition(r->mem, name);
    return DONE;
}
