/* SPDX-License-Identifier: EUPL-1.2 */
#include "room/audit/audit.h"

#include "base/digest.h"

#define SHAPE_TAG struct log_entry
SHAPE_TABLE(log_entry, "log_entry", LOG_ENTRY);
#undef SHAPE_TAG

static void add_line(struct buf *out, const char *name, struct arena *a, const struct log_entry *e)
{
    const struct field *f = shape_field(&log_entry_shape, str_of(name));
    struct str text = field_stored(f, e, a);
    buf_chars(out, name);
    if (text.ptr == NULL)
        buf_chars(out, "=-\n");
    else {
        buf_fmt(out, "=%zu:", text.len);
        buf_add(out, text);
        buf_char(out, '\n');
    }
}

struct str audit_canonical(struct arena *a, const struct log_entry *e)
{
    static const char *const names[] = {
        "seq",    "prev_hash", "id",           "done_at", "person",  "role",   "action",  "record_table", "record_id",
        "jurisdiction", "act", "on_behalf_of", "request", "reason", "changes", "private_hash",
    };
    struct buf out = BUF(a);
    buf_chars(&out, "hito-log-1\n");
    for (size_t i = 0; i < COUNT(names); i++)
        add_line(&out, names[i], a, e);
    return buf_str(&out);
}

bool audit_entry_good(struct arena *a, const struct log_entry *e)
{
    if (!str_eq(e->entry_hash, sha256_hex(a, audit_canonical(a, e))))
        return false;
    if (str_empty(e->private))
        return true;
    struct buf personal = BUF(a);
    buf_add(&personal, e->salt);
    buf_add(&personal, e->private);
    return str_eq(e->private_hash, sha256_hex(a, buf_str(&personal)));
}
