/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/token.h"

#include "http/guard.h"
#include "http/limits.h"
#include "tests/test.h"

static struct site site = {.server_key = {"0123456789abcdef", 16}};

static struct request visitor(struct test *t)
{
    return (struct request){.mem = &t->mem, .site = &site, .now = {1800000000}, .actor = {.person = NONE}};
}

static struct request person(struct test *t, const char *secret)
{
    struct request r = visitor(t);
    r.actor.person = 7;
    r.session = (struct session){.signed_in = true, .secret = str_of(secret)};
    return r;
}

UNIT(a_form_token_is_good_only_in_its_session)
{
    struct request a = person(t, "secreto uno"), b = person(t, "secreto dos"), v = visitor(t);
    struct str token = form_token(&a);
    EXPECT(form_token_good(&a, token));
    EXPECT(!form_token_good(&b, token));
    EXPECT(!form_token_good(&v, token));
    EXPECT(!form_token_good(&a, form_token(&v)));
    EXPECT(!form_token_good(&a, STR_NONE) && !form_token_good(&a, STR(".")) && !form_token_good(&a, STR("a.b")));
    EXPECT(!str_eq(token, form_token(&a)));
}

UNIT(a_visitors_token_lasts_two_days)
{
    struct request r = visitor(t);
    struct str token = form_token(&r);
    EXPECT(form_token_good(&r, token));
    r.now.s += 48 * 3600;
    EXPECT(form_token_good(&r, token));
    r.now.s += 3600;
    EXPECT(!form_token_good(&r, token));
    r.now.s -= 60 * 3600; /* from the future */
    EXPECT(!form_token_good(&r, token));
}

UNIT(a_signed_text_comes_back_only_for_its_purpose)
{
    struct request r = visitor(t);
    struct str value = signed_text(&r, "flash", STR("Guardado. Sí."));
    EXPECT_STR(signed_read(&r, "flash", value), "Guardado. Sí.");
    EXPECT(signed_read(&r, "otro", value).ptr == NULL);
    EXPECT(signed_read(&r, "flash", str_part(value, 1, value.len)).ptr == NULL);
    EXPECT(signed_read(&r, "flash", STR("sin firma")).ptr == NULL);
}

UNIT(the_host_is_that_of_the_configuration)
{
    site.config.allowed_hosts = STR("otro.ejemplo, tercero.ejemplo");
    struct engine e = {.site = &site, .authority = STR("hito.ejemplo"), .port = 8080};
    EXPECT(host_good(&e, STR("hito.ejemplo")) && host_good(&e, STR("HITO.ejemplo")));
    EXPECT(host_good(&e, STR("tercero.ejemplo")) && host_good(&e, STR("otro.ejemplo:443")));
    EXPECT(!host_good(&e, STR("malo.ejemplo")) && !host_good(&e, STR("hito.ejemplo.malo")) && !host_good(&e, STR_NONE));
    EXPECT(!host_good(&e, STR("localhost:8080")));
    e.loopback = true;
    EXPECT(host_good(&e, STR("localhost:8080")) && host_good(&e, STR("[::1]:8080")));
    EXPECT(!host_good(&e, STR("localhost:81")) && !host_good(&e, STR("localhost")));
    site.config.allowed_hosts = STR_NONE;
}

static bool origin(const char *origin, const char *referer, const char *fetch)
{
    struct engine e = {.site = &site, .authority = STR("hito.ejemplo"), .secure = true};
    struct exchange x = {.engine = &e};
    x.fields.host = STR("hito.ejemplo");
    x.fields.origin = str_of(origin);
    x.fields.referer = str_of(referer);
    x.fields.fetch_site = str_of(fetch);
    return origin_good(&x);
}

UNIT(a_form_comes_from_a_page_of_ours)
{
    EXPECT(origin("https://hito.ejemplo", NULL, "same-origin"));
    EXPECT(origin(NULL, "https://hito.ejemplo/ec/plan", NULL));
    EXPECT(!origin("https://hito.ejemplo", NULL, "cross-site"));
    EXPECT(!origin("https://hito.ejemplo", NULL, "same-site"));
    EXPECT(!origin("http://hito.ejemplo", NULL, NULL));
    EXPECT(!origin("https://hito.ejemplo.malo", NULL, NULL));
    EXPECT(!origin("null", NULL, NULL));
    EXPECT(!origin(NULL, "https://malo.ejemplo/?https://hito.ejemplo/", NULL));
}

UNIT(tries_are_counted_by_what_and_by_whom)
{
    struct limits *l = limits_new();
    for (int i = 0; i < 5; i++)
        EXPECT(limits_take(l, "entrar", STR("ana"), 5, 900));
    EXPECT(!limits_take(l, "entrar", STR("ana"), 5, 900));
    EXPECT(limits_take(l, "entrar", STR("luis"), 5, 900));
    EXPECT(limits_take(l, "otro", STR("ana"), 5, 900));
    limits_free(l);
    EXPECT_STR(rate_key(&t->mem, STR("2001:db8:1:2:3:4:5:6")), "2001:db8:1:2:");
    EXPECT_STR(rate_key(&t->mem, STR("192.0.2.7")), "192.0.2.7");
}
