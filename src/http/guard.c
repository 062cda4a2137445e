/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/guard.h"

#include <strings.h>

#include "http/limits.h"

struct str authority_name(struct str authority)
{
    if (str_starts(authority, "[")) {
        size_t end = str_find(authority, STR("]"));
        return end == SIZE_MAX ? authority : str_part(authority, 0, end + 1);
    }
    struct str rest = authority;
    return str_cut(&rest, ':');
}

static struct str authority_port(struct str authority)
{
    struct str rest = str_part(authority, authority_name(authority).len, authority.len);
    return str_starts(rest, ":") ? str_part(rest, 1, rest.len) : STR_NONE;
}

static bool same_name(struct str a, struct str b)
{
    return a.len == b.len && strncasecmp(a.ptr, b.ptr, a.len) == 0;
}

bool name_loopback(struct str name)
{
    return same_name(name, STR("localhost")) || str_is(name, "127.0.0.1") || str_is(name, "[::1]");
}

bool host_good(const struct engine *e, struct str host)
{
    if (str_empty(host))
        return false;
    if (same_name(host, e->authority))
        return true;
    struct str rest = e->site->config.allowed_hosts;
    while (!str_empty(rest)) {
        struct str allowed = str_trim(str_cut(&rest, ','));
        if (!str_empty(allowed) && (same_name(host, allowed) || same_name(authority_name(host), allowed)))
            return true;
    }
    int64_t port;
    return e->loopback && name_loopback(authority_name(host)) && str_int(authority_port(host), &port) &&
           (port == e->port || str_eq(authority_port(host), authority_port(e->authority)));
}

static struct str url_authority(struct str url)
{
    size_t at = str_find(url, STR("://"));
    if (at == SIZE_MAX)
        return STR_NONE;
    struct str rest = str_part(url, at + 3, url.len);
    return str_cut(&rest, '/');
}

/* The Host was checked before: a page of ours was loaded under it or under base_url. */
static bool ours(const struct exchange *x, struct str url)
{
    struct str authority = url_authority(url);
    const char *scheme = x->engine->secure ? "https://" : "http://";
    return str_starts(url, scheme) && !str_empty(authority) &&
           (same_name(authority, x->engine->authority) || same_name(authority, x->fields.host));
}

bool origin_good(const struct exchange *x)
{
    const struct request_fields *f = &x->fields;
    if (!str_empty(f->fetch_site) && !str_is(f->fetch_site, "same-origin") && !str_is(f->fetch_site, "none"))
        return false;
    if (!str_empty(f->origin))
        return ours(x, f->origin);
    return str_empty(f->referer) || ours(x, f->referer);
}

struct str rate_key(struct arena *a, struct str address)
{
    if (str_find(address, STR(":")) == SIZE_MAX)
        return address;
    struct str rest = address;
    struct buf b = BUF(a);
    for (int i = 0; i < 4 && rest.ptr != NULL; i++) {
        struct str group = str_cut(&rest, ':');
        if (str_empty(group) && i > 0)
            break; /* "::" */
        buf_add(&b, group);
        buf_char(&b, ':');
    }
    return buf_str(&b);
}

bool rate_good(const struct exchange *x)
{
    struct str address = x->r.address;
    if (str_starts(address, "127.") || str_is(address, "::1") || str_empty(address))
        return true;
    int per = (int)x->engine->site->config.anonymous_rate;
    return limits_take(x->engine->limits, "anonimo", rate_key(x->r.mem, address), per, 60);
}

size_t security_headers(struct exchange *x, struct security_header *ret, size_t size)
{
    struct str hash = x->engine->site->style_hash;
    struct str style = str_empty(hash) ? STR("") : str_fmt(&x->mem, " 'sha256-%.*s'", STR_ARG(hash));
    struct str policy = str_fmt(
        &x->mem,
        "default-src 'none'; script-src 'self'; style-src 'self'%.*s; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
        STR_ARG(style));
    if (!str_empty(x->r.reply.file))
        policy = STR("default-src 'none'; frame-ancestors 'none'; sandbox");
    bool open = request_for_programs(&x->r);
    const struct security_header all[] = {
        {"Content-Security-Policy", policy},
        {"X-Content-Type-Options", STR("nosniff")},
        {"Referrer-Policy", STR("same-origin")},
        {"Cross-Origin-Opener-Policy", STR("same-origin")},
        {"Cross-Origin-Resource-Policy", open ? STR("cross-origin") : STR("same-origin")},
        {"Permissions-Policy", STR("camera=(), geolocation=(), microphone=(), payment=(), usb=()")},
        {"Strict-Transport-Security", STR("max-age=63072000; includeSubDomains")},
    };
    static const struct security_header for_all[] = {
        {"Access-Control-Allow-Origin", {"*", 1}},
        {"Access-Control-Expose-Headers", {"Link, ETag, Retry-After", 23}},
        {"Access-Control-Allow-Methods", {"GET, HEAD", 9}},
        {"Access-Control-Allow-Headers", {"If-None-Match, Accept", 21}},
    };
    size_t n = COUNT(all) - (x->engine->secure ? 0 : 1);
    assert(n + COUNT(for_all) <= size);
    for (size_t i = 0; i < n; i++)
        ret[i] = all[i];
    for (size_t i = 0; open && i < COUNT(for_all); i++)
        ret[n++] = for_all[i];
    return n;
}
