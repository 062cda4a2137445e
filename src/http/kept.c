/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/kept.h"

#include "base/digest.h"
#include "http/guard.h"
#include "http/text_row.h"
#include "http/token.h"
#include "sql.h"

#define KEPT_S (48 * 3600)
#define KEPT_BYTES (1u << 20)

struct str kept_page(struct exchange *x)
{
    struct request *r = &x->r;
    struct found f;
    if (router_find(x->engine->router, &x->mem, GET, r->path, &f) == DONE && f.route != NULL)
        return r->path;
    if (str_empty(x->fields.referer) || !origin_good(x))
        return STR_NONE;
    size_t at = str_find(x->fields.referer, STR("://"));
    struct str rest = at == SIZE_MAX ? STR_NONE : str_part(x->fields.referer, at + 3, x->fields.referer.len);
    str_cut(&rest, '/');
    struct str path = str_fmt(&x->mem, "/%.*s", STR_ARG(rest));
    rest = path;
    path = str_cut(&rest, '?');
    return str_starts(path, "//") ? STR_NONE : path;
}

static struct str person_owner(struct exchange *x)
{
    return str_fmt(&x->mem, "p%lld", (long long)x->r.actor.person);
}

static struct str token_owner(struct exchange *x, struct str token)
{
    return str_fmt(&x->mem, "t%.*s", STR_ARG(sha256_hex(&x->mem, token)));
}

static enum status take(struct exchange *x, struct db *db, struct str owner)
{
    struct text_row *row;
    TRY(db_one(db, SQL_HTTP_KEPT_FIND, WITH(IN(owner), IN(x->r.path), IN(x->r.now.s - KEPT_S)), &x->mem,
               &text_row_shape, &row));
    TRY(values_parse(&x->mem, row->text, FORM_VALUES, &x->fields.form));
    x->fields.typed = true;
    x->r.kept = true;
    return DONE;
}

enum status kept_form_take(struct exchange *x, struct db *db)
{
    struct request *r = &x->r;
    if (r->format != FORMAT_HTML)
        return DONE;
    enum status s = NOT_FOUND;
    struct str token = cookie_in(x, "hito_kept");
    if (!str_empty(token))
        s = take(x, db, token_owner(x, token));
    if (s == NOT_FOUND && r->actor.person != NONE)
        s = take(x, db, person_owner(x));
    return s == NOT_FOUND ? DONE : s;
}

/* Secrets and our own hidden fields are not kept. */
static bool worth_keeping(struct str name)
{
    static const char *const secret[] = {"clave", "contrasena", "password", "codigo", "token"};
    if (str_starts(name, "_"))
        return str_is(name, "_revision");
    for (size_t i = 0; i < COUNT(secret); i++)
        if (str_find(name, str_of(secret[i])) != SIZE_MAX)
            return false;
    return true;
}

enum status kept_save(struct exchange *x, struct db *db, struct str token)
{
    struct values kept = {0};
    for (size_t i = 0; i < x->fields.form.count; i++)
        if (worth_keeping(x->fields.form.items[i].name))
            values_add(&x->mem, &kept, x->fields.form.items[i].name, x->fields.form.items[i].text);
    struct str body = values_encode(&x->mem, &kept), page = kept_page(x);
    if (str_empty(page))
        return NOT_FOUND;
    if (body.len > KEPT_BYTES)
        return TOO_LARGE;
    struct str owner = str_empty(token) ? person_owner(x) : token_owner(x, token);
    TRY(db_exec(db, SQL_HTTP_KEPT_TIDY, WITH(IN(x->r.now.s - KEPT_S)), NULL));
    return db_exec(db, SQL_HTTP_KEPT_SAVE, WITH(IN(owner), IN(page), IN(body), IN(x->r.now)), NULL);
}

enum status kept_drop(struct exchange *x, struct db *db)
{
    struct str token = cookie_in(x, "hito_kept"), page = kept_page(x);
    if (str_empty(page))
        return DONE;
    int64_t dropped = 0;
    if (!str_empty(token))
        TRY(db_exec(db, SQL_HTTP_KEPT_DROP, WITH(IN(token_owner(x, token)), IN(page)), &dropped));
    x->kept_clear = dropped > 0;
    if (x->r.actor.person != NONE)
        TRY(db_exec(db, SQL_HTTP_KEPT_DROP, WITH(IN(person_owner(x)), IN(page)), NULL));
    return DONE;
}
