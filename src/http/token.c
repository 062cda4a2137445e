/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/token.h"

#include "base/digest.h"
#include "http/session.h"

#define HOUR 3600
#define ANONYMOUS_HOURS 48
#define PERMIT_HOURS 24

/* A signed-in person's token: a random part, so that no two pages hold the same bytes, and its code
 * under the session's secret. An anonymous one: the hour, and its code under the server's key. */
static struct str anonymous_token(const struct request *r, int64_t hour)
{
    struct str text = str_fmt(r->mem, "formulario %lld", (long long)hour);
    return str_fmt(r->mem, "h%lld.%.*s", (long long)hour, STR_ARG(hmac_hex(r->mem, r->site->server_key, text)));
}

static struct str session_token(const struct request *r, struct str salt)
{
    struct str text = str_fmt(r->mem, "formulario %.*s", STR_ARG(salt));
    return str_fmt(r->mem, "%.*s.%.*s", STR_ARG(salt), STR_ARG(hmac_hex(r->mem, r->session.secret, text)));
}

struct str form_token(struct request *r)
{
    if (r->fields != NULL)
        r->fields->form_on_page = true;
    if (r->session.signed_in)
        return session_token(r, str_fmt(r->mem, "%s%.*s", r->session.task ? TASK_MARK : "", STR_ARG(random_hex(r->mem, 8))));
    return anonymous_token(r, r->now.s / HOUR);
}

struct str form_key(struct request *r)
{
    if (r->fields != NULL)
        r->fields->form_on_page = true;
    return random_hex(r->mem, 16);
}

bool form_token_good(const struct request *r, struct str token)
{
    struct str rest = token, head = str_cut(&rest, '.');
    if (str_empty(head) || str_empty(rest))
        return false;
    if (r->session.signed_in)
        return str_eq_secret(token, session_token(r, head));
    int64_t hour;
    if (head.ptr[0] != 'h' || !str_int(str_part(head, 1, head.len), &hour))
        return false;
    int64_t now = r->now.s / HOUR;
    return hour <= now && now - hour <= ANONYMOUS_HOURS && str_eq_secret(token, anonymous_token(r, hour));
}

static struct str permit_of(const struct request *r, int64_t person, int64_t hour)
{
    struct str text = str_fmt(r->mem, "subida %lld %lld", (long long)person, (long long)hour);
    return str_fmt(r->mem, "%lld.%lld.%.*s", (long long)person, (long long)hour,
                   STR_ARG(hmac_hex(r->mem, r->site->server_key, text)));
}

struct str form_permit(struct request *r)
{
    if (r->actor.person == NONE)
        return STR_NONE;
    if (r->fields != NULL)
        r->fields->form_on_page = true;
    return permit_of(r, r->actor.person, r->now.s / HOUR);
}

bool form_permit_person(const struct request *r, struct str permit, int64_t *ret_person)
{
    struct str rest = permit;
    int64_t person, hour, now = r->now.s / HOUR;
    if (!str_int(str_cut(&rest, '.'), &person) || !str_int(str_cut(&rest, '.'), &hour))
        return false;
    if (hour > now || now - hour > PERMIT_HOURS || !str_eq_secret(permit, permit_of(r, person, hour)))
        return false;
    *ret_person = person;
    return true;
}

struct str signed_text(struct request *r, const char *purpose, struct str text)
{
    struct str all = str_fmt(r->mem, "%s %.*s", purpose, STR_ARG(text));
    return str_fmt(r->mem, "%.*s.%.*s", STR_ARG(url_component(r->mem, text)),
                   STR_ARG(hmac_hex(r->mem, r->site->server_key, all)));
}

struct str signed_read(struct request *r, const char *purpose, struct str value)
{
    /* The signature has no dot, the text may. */
    size_t dot = value.len;
    while (dot > 0 && value.ptr[dot - 1] != '.')
        dot--;
    if (dot == 0)
        return STR_NONE;
    struct str text = url_decode(r->mem, str_part(value, 0, dot - 1), false);
    return str_eq_secret(signed_text(r, purpose, text), value) ? text : STR_NONE;
}

struct str cookie_name(const struct engine *e, struct arena *a, const char *name)
{
    return str_fmt(a, "%s%s", e->secure ? "__Host-" : "", name);
}

void cookie_out(struct exchange *x, const char *name, struct str value, int64_t max_age_s)
{
    struct request_fields *f = &x->fields;
    if (f->cookie_out_count == COUNT(f->cookies_out))
        return;
    struct buf b = BUF(&x->mem);
    buf_add(&b, cookie_name(x->engine, &x->mem, name));
    buf_char(&b, '=');
    buf_add(&b, value);
    buf_chars(&b, "; Path=/; HttpOnly; SameSite=Lax");
    if (x->engine->secure)
        buf_chars(&b, "; Secure");
    if (max_age_s >= 0)
        buf_fmt(&b, "; Max-Age=%lld", (long long)max_age_s);
    f->cookies_out[f->cookie_out_count++] = buf_str(&b);
}

struct str cookie_in(const struct exchange *x, const char *name)
{
    struct arena *a = x->r.mem;
    return values_get(&x->fields.cookies, str_chars(a, cookie_name(x->engine, a, name)));
}

void session_give(struct request *r, struct str value, int64_t life_s)
{
    r->reply.personal = true;
    if (r->fields != NULL)
        cookie_out(exchange_of(r), "hito", value, life_s);
}

void session_forget(struct request *r)
{
    r->reply.personal = true;
    if (r->fields != NULL)
        cookie_out(exchange_of(r), "hito", STR(""), 0);
}
