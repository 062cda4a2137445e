/* SPDX-License-Identifier: EUPL-1.2
 * What needs no database: files of the front end, and addresses that every site has. */
#include "http/serve.h"

#include "base/asset.h"

static bool text(struct exchange *x, const char *body)
{
    (void)respond_bytes(&x->r, "text/plain; charset=utf-8", str_of(body));
    return true;
}

static bool asset_answer(struct exchange *x, struct str name)
{
    struct reply *reply = &x->r.reply;
    for (size_t i = 0; i < asset_count; i++) {
        const struct asset *a = &assets[i];
        if (!str_is(name, a->name))
            continue;
        /* Kept for ever only under a name that carries the hash: "page.3f2a81.css". */
        size_t dot = str_find(name, STR("."));
        x->asset = dot != SIZE_MAX && str_find(str_part(name, dot + 1, name.len - dot - 1), STR(".")) != SIZE_MAX;
        x->vary_encoding = a->gzip != NULL;
        reply->code = 200;
        reply->type = str_of(a->type);
        x->gzip = a->gzip != NULL && str_find(x->fields.accept_encoding, STR("gzip")) != SIZE_MAX;
        reply->body = x->gzip ? (struct str){a->gzip, a->gzip_length} : (struct str){a->bytes, a->length};
        return true;
    }
    return false;
}

/* The first asset whose name begins and ends so (the hash is between). */
static bool asset_like(struct exchange *x, const char *begin, const char *end)
{
    for (size_t i = 0; i < asset_count; i++) {
        struct str name = str_of(assets[i].name);
        if (str_starts(name, begin) && str_ends(name, end) && asset_answer(x, name)) {
            x->asset = false; /* this address does not carry the hash */
            return true;
        }
    }
    return false;
}

static bool security_text(struct exchange *x)
{
    const struct config *c = &x->engine->site->config;
    int year, month, day;
    day_split(day_add_months(x->r.today, 6), &year, &month, &day);
    (void)respond_bytes(&x->r, "text/plain; charset=utf-8",
                        str_fmt(&x->mem, "Contact: mailto:%.*s\nExpires: %04d-%02d-%02dT00:00:00Z\n"
                                         "Preferred-Languages: es, en\nCanonical: %.*s/.well-known/security.txt\n",
                                STR_ARG(c->mail_from), year, month, day, STR_ARG(c->base_url)));
    return true;
}

bool static_answer(struct exchange *x)
{
    struct str path = x->r.path;
    if (x->r.method != GET)
        return false;
    if (str_starts(path, "/assets/"))
        return asset_answer(x, str_part(path, 8, path.len));
    if (str_is(path, "/live"))
        return text(x, "ok\n");
    if (str_is(path, "/robots.txt"))
        return text(x, str_fmt(&x->mem, "User-agent: *\nDisallow: /entrar\nSitemap: %.*s/sitemap.xml\n", STR_ARG(x->engine->site->config.base_url)).ptr);
    if (str_is(path, "/.well-known/security.txt"))
        return security_text(x);
    if (str_is(path, "/favicon.ico"))
        return asset_like(x, "favicon", ".ico") || asset_like(x, "favicon", ".svg") || asset_like(x, "icon", ".svg");
    return false;
}

static enum status ready(struct request *r)
{
    /* The snapshot is open: the database answers. */
    if (atomic_load(&exchange_of(r)->engine->stopping))
        return BUSY;
    return respond_bytes(r, "text/plain; charset=utf-8", STR("ok\n"));
}

const struct route http_routes[] = {
    {.method = GET, .pattern = "/ready", .action = READ, .show = ready},
    {.pattern = NULL},
};
