/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/once.h"

#include "base/digest.h"
#include "http/text_row.h"
#include "sql.h"

#define KEPT_S (48 * 3600)

static void mix(struct sha256 *h, struct str s)
{
    sha256_more(h, &s.len, sizeof s.len);
    sha256_more(h, s.ptr, s.len);
}

/* The form's key together with what it says: who goes back, writes something else and sends that is
 * saying another thing, not the same one twice. STR_NONE: the form carries no usable key. */
static struct str key_of(struct exchange *x)
{
    struct str key = request_form(&x->r, "_key");
    if (key.len < 16 || key.len > 64)
        return STR_NONE;
    struct sha256 h;
    sha256_begin(&h);
    for (size_t i = 0; i < x->fields.form.count; i++) {
        const struct value *v = &x->fields.form.items[i];
        if (str_is(v->name, "_token"))
            continue;
        mix(&h, v->name);
        mix(&h, v->text);
    }
    for (size_t i = 0; i < x->fields.upload_count; i++) {
        mix(&h, x->fields.uploads[i].name);
        sha256_more(&h, &x->fields.uploads[i].size_bytes, sizeof x->fields.uploads[i].size_bytes);
    }
    return sha256_end(&h, &x->mem);
}

static int64_t actor_of(const struct exchange *x)
{
    return x->r.actor.person == NONE ? 0 : x->r.actor.person;
}

enum status once_find(struct exchange *x, struct db *db, bool *ret_found)
{
    struct str key = key_of(x);
    struct outcome *first;
    *ret_found = false;
    if (str_empty(key))
        return DONE;
    enum status s = db_one(db, SQL_HTTP_ONCE_FIND, WITH(IN(actor_of(x)), IN(key), IN(x->r.path)), &x->mem,
                           &outcome_shape, &first);
    if (s == NOT_FOUND)
        return DONE;
    TRY(s);
    *ret_found = true;
    const char *flash = str_empty(first->flash) ? NULL : str_chars(&x->mem, first->flash);
    return respond_redirect(&x->r, first->location, flash);
}

enum status once_keep(struct exchange *x, struct db *db)
{
    struct str key = key_of(x);
    const struct reply *reply = &x->r.reply;
    /* What gives or takes a session is answered anew each time. */
    if (str_empty(key) || reply->code != 303 || x->fields.cookie_out_count > 0)
        return DONE;
    enum status s = db_exec(db, SQL_HTTP_ONCE_KEEP,
                            WITH(IN(actor_of(x)), IN(key), IN(x->r.path), IN(reply->location), IN(reply->flash),
                                 IN(x->r.now)),
                            NULL);
    if (s == CONFLICT)
        return BUSY;
    TRY(s);
    /* Keys are random: one in 16 cleans up. */
    if (key.ptr[0] == '0')
        TRY(db_exec(db, SQL_HTTP_ONCE_TIDY, WITH(IN(x->r.now.s - KEPT_S)), NULL));
    return DONE;
}
