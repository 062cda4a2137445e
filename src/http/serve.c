/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/serve.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/digest.h"
#include "http/guard.h"
#include "http/kept.h"
#include "http/reads.h"
#include "http/task_session.h"
#include "http/token.h"

#define GUAYAQUIL_S (-18000)
#define PAGE_LIFE_S 600
#define BODY_BYTES (4 << 20) /* the longest form with 30,000 characters in each of its texts */

static int64_t clock_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* The words of last resort, when the page of a problem cannot be made. */
static struct str plain_problem(struct exchange *x, int code)
{
    bool english = x->r.lang == LANG_EN;
    return str_fmt(&x->mem, "%s\n%d · %.*s\n",
                   english ? "This cannot be done now. Please try again in a moment."
                           : "No se puede hacer esto ahora. Vuelve a intentarlo en un momento.",
                   code, STR_ARG(x->r.id));
}

void serve_problem(struct exchange *x, int code)
{
    struct request *r = &x->r;
    r->reply = (struct reply){0};
    r->db = NULL;
    enum status s = r->site->problem_show == NULL ? BROKEN : r->site->problem_show(r, code);
    if (s != DONE || r->reply.body.ptr == NULL) {
        r->reply = (struct reply){0};
        (void)respond_bytes(r, "text/plain; charset=utf-8", plain_problem(x, code));
    }
    r->reply.code = code;
    r->reply.cacheable = false;
    if (code == 429 || code == 503)
        x->retry_after_s = code == 429 ? 60 : 2;
}

/* ?lang=, then the cookie, then Spanish. */
static void choose_language(struct exchange *x)
{
    struct str wish = request_query(&x->r, "lang"), cookie = values_get(&x->fields.cookies, "hito_lang");
    bool asked = str_is(wish, "en") || str_is(wish, "es");
    struct str lang = asked ? wish : cookie;
    x->r.lang = str_is(lang, "en") ? LANG_EN : LANG_ES;
    if (asked && !str_eq(wish, cookie)) {
        struct buf b = BUF(&x->mem);
        buf_fmt(&b, "hito_lang=%.*s; Path=/; Max-Age=31536000; SameSite=Lax%s", STR_ARG(wish),
                x->engine->secure ? "; Secure" : "");
        x->fields.cookies_out[x->fields.cookie_out_count++] = buf_str(&b);
    }
    struct values rest = {0};
    for (size_t i = 0; i < x->fields.query.count; i++)
        if (!str_is(x->fields.query.items[i].name, "lang"))
            values_add(&x->mem, &rest, x->fields.query.items[i].name, x->fields.query.items[i].text);
    x->fields.query_key = values_encode(&x->mem, &rest);
}

static bool token_shaped(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!((s.ptr[i] >= '0' && s.ptr[i] <= '9') || (s.ptr[i] >= 'a' && s.ptr[i] <= 'f')))
            return false;
    return s.len == 64;
}

/* 0, or the code of what is wrong. */
static int read_head(struct exchange *x)
{
    struct request *r = &x->r;
    struct request_fields *f = &x->fields;
    bool get = str_is(x->method_text, "GET"), asks = str_is(x->method_text, "OPTIONS") && str_starts(f->target, "/api/");
    f->head = str_is(x->method_text, "HEAD");
    r->method = str_is(x->method_text, "POST") ? POST : GET;
    struct str session = cookie_in(x, "hito");
    f->session_token = token_shaped(session) ? session : STR_NONE;
    if (!host_good(x->engine, f->host))
        return 421;
    if (!get && !f->head && !asks && r->method != POST) {
        f->allow = STR("GET, HEAD, POST");
        return 405;
    }
    f->raw_query = f->target;
    r->path = str_cut(&f->raw_query, '?');
    if (!str_starts(r->path, "/") || values_parse(&x->mem, f->raw_query, QUERY_VALUES, &f->query) != DONE)
        return 400;
    choose_language(x);
    return asks ? 204 : 0;
}

/* What an address for programs without a suffix answers in; 0, or 406 when it has nothing that is wanted. */
static int choose_form(struct exchange *x)
{
    struct request *r = &x->r;
    struct str rest = x->fields.accept;
    if (!request_for_programs(r) || r->format != FORMAT_HTML)
        return 0;
    r->format = FORMAT_JSON;
    bool any = str_empty(rest);
    while (!str_empty(rest)) {
        struct str one = str_cut(&rest, ','), type = str_trim(str_cut(&one, ';'));
        any |= str_is(type, "*/*") || str_is(type, "application/*") || str_is(type, "application/json");
        if (!any && str_is(type, "text/csv") && (r->route->flags & ROUTE_DATA) != 0) {
            r->format = FORMAT_CSV;
            return 0;
        }
    }
    return any ? 0 : 406;
}

static int find_route(struct exchange *x)
{
    struct request *r = &x->r;
    struct found found;
    if (router_find(x->engine->router, &x->mem, r->method, r->path, &found) != DONE)
        return 400;
    if (found.route == NULL) {
        x->fields.allow = r->method == POST ? STR("GET, HEAD") : STR("POST");
        return found.other_method ? 405 : 404;
    }
    r->route = found.route;
    r->format = found.format;
    r->path = found.path;
    x->fields.params = found.params;
    x->body_limit = BODY_BYTES;
    if ((r->route->flags & ROUTE_LARGE) != 0)
        x->body_limit = r->site->config.body_limit;
    return choose_form(x);
}

bool serve_head(struct exchange *x)
{
    struct request *r = &x->r;
    x->began_us = clock_us();
    r->now = instant_now();
    r->today = day_at(r->now, GUAYAQUIL_S);
    r->id = random_hex(&x->mem, 8);
    r->actor.person = NONE;
    r->scope.jurisdiction = NONE;
    r->deed = (struct deed){.person = NONE, .act = NONE, .jurisdiction = NONE, .on_behalf_of = NONE};
    int code = read_head(x);
    if (code == 0 && static_answer(x))
        return false;
    if (code == 0)
        code = find_route(x);
    if (code == 0 && str_empty(x->fields.session_token) && !rate_good(x))
        code = 429;
    if (code == 0)
        return true;
    if (code == 204)
        r->reply = (struct reply){.code = 204, .body = STR("")}; /* another site's page asks whether it may */
    else
        serve_problem(x, code);
    return false;
}

enum lane serve_lane(const struct exchange *x)
{
    const struct request *r = &x->r;
    if ((r->route->flags & ROUTE_SLOW) != 0 || r->format == FORMAT_XLSX || (r->method == POST && r->route->prepare != NULL))
        return LANE_SLOW;
    if (x->engine->kind == DB_POSTGRES || r->method == POST)
        return LANE_QUICK;
    return LANE_INLINE;
}

/* Only what every visitor sees alike is kept. */
static struct str cache_key(struct exchange *x)
{
    const struct request *r = &x->r;
    if (r->method != GET || (r->route->flags & ROUTE_CACHED) == 0 || !str_empty(x->fields.session_token) ||
        task_here(x) || !str_empty(cookie_in(x, "hito_flash")) || !str_empty(cookie_in(x, "hito_kept")))
        return STR_NONE;
    return str_fmt(&x->mem, "%d %d %.*s?%.*s", r->lang, r->format, STR_ARG(r->path), STR_ARG(x->fields.query_key));
}

bool serve_cached(struct exchange *x)
{
    x->version = atomic_load(&x->engine->version);
    struct str key = cache_key(x);
    if (str_empty(key))
        return false;
    x->cached = cache_get(x->engine->cache, key, x->version, x->r.now.s);
    if (x->cached == NULL)
        return false;
    struct reply *reply = &x->r.reply;
    reply->code = 200;
    reply->type = x->cached->type;
    reply->body = x->cached->body;
    reply->etag = x->cached->etag;
    reply->disposition = x->cached->disposition;
    reply->link = x->cached->link;
    reply->cacheable = true;
    return true;
}

static void cache_keep(struct exchange *x)
{
    struct reply *reply = &x->r.reply;
    struct str key = cache_key(x);
    if (str_empty(key) || reply->code != 200 || x->fields.form_on_page || !str_empty(reply->file))
        return;
    reply->cacheable = true;
    if (x->r.site->config.cache_bytes == 0)
        return;
    reply->etag = str_fmt(&x->mem, "\"%.*s\"", STR_ARG(content_mark(&x->mem, reply->body)));
    struct cached page = {.type = reply->type, .body = reply->body, .etag = reply->etag, .disposition = reply->disposition, .link = reply->link};
    cache_put(x->engine->cache, key, x->version, x->r.now.s + PAGE_LIFE_S, &page);
}

enum status serve_session(struct exchange *x)
{
    struct request *r = &x->r;
    r->session = (struct session){0};
    r->actor = (struct actor){.person = NONE};
    if (str_empty(x->fields.session_token) || r->site->session_load == NULL)
        return task_session(x);
    TRY(r->site->session_load(r, sha256_hex(&x->mem, x->fields.session_token)));
    if (!r->session.signed_in && r->session.waiting == 0)
        TRY(task_session(x));
    return r->session.signed_in || rate_good(x) ? DONE : TOO_MANY;
}

enum status serve_object(struct exchange *x)
{
    struct request *r = &x->r;
    r->object = NULL;
    r->scope = (struct scope){.jurisdiction = NONE};
    if (r->route->load != NULL)
        TRY(r->route->load(r));
    x->fields.role = may_as(&r->actor, r->route->action, &r->scope);
    return may(&r->actor, r->route->action, &r->scope);
}

static void take_flash(struct exchange *x)
{
    struct request *r = &x->r;
    struct str cookie = cookie_in(x, "hito_flash");
    if (str_empty(cookie) || r->format != FORMAT_HTML)
        return;
    struct str text = signed_read(r, "flash", cookie);
    if (!str_empty(text))
        r->flash = r->site->say == NULL ? text : str_of(r->site->say(r->lang, str_chars(&x->mem, text)));
    x->flash_clear = true;
}

static enum status get_inside(struct exchange *x)
{
    TRY(serve_session(x));
    TRY(serve_object(x));
    take_flash(x);
    TRY(kept_form_take(x, x->r.db));
    assert(x->r.route->show != NULL);
    return x->r.route->show(&x->r);
}

enum status serve_get(struct exchange *x, struct db *db)
{
    TRY(db_begin(db, DB_READ, NULL));
    x->r.db = db;
    enum status s = get_inside(x);
    x->fields.statements += db_statement_count(db);
    x->r.db = NULL;
    return db_end(db, s);
}

/* Where somebody signs in, and comes back from. */
static void to_sign_in(struct exchange *x)
{
    struct str next = url_component(&x->mem, x->fields.target);
    (void)respond_redirect(&x->r, str_fmt(&x->mem, "/entrar?next=%.*s", STR_ARG(next)), x->r.reply.flash.ptr);
}

static void outcome(struct exchange *x, enum status s)
{
    struct request *r = &x->r;
    if (s == DONE && x->mem.exhausted)
        s = NO_MEMORY;
    if (s == NO_MEMORY && x->body_bytes > 1 << 20)
        s = TOO_LARGE; /* waiting would not help */
    if (s == UNKNOWN_PERSON && r->method == GET && r->format == FORMAT_HTML)
        to_sign_in(x);
    else if (s != DONE)
        serve_problem(x, status_http(s));
    if (r->actor.person != NONE)
        r->reply.personal = true;
}

void serve_run(struct exchange *x)
{
    struct request *r = &x->r;
    struct db *db = NULL;
    enum status s = engine_db(x->engine, &db);
    if (s == DONE)
        s = r->method == GET ? serve_get(x, db) : serve_post(x, db);
    if (s == BUSY && r->method == GET) {
        /* The database server went away while the page was made. */
        r->reply = (struct reply){0};
        s = serve_get(x, db);
    }
    if (s == BROKEN && db != NULL && !x->engine->quiet)
        fprintf(stderr, "id=%.*s problem=\"%s\"\n", STR_ARG(r->id), db_error(db));
    outcome(x, s);
    if (r->method == GET && s == DONE)
        cache_keep(x);
}

void serve_finish(struct exchange *x)
{
    struct request *r = &x->r;
    if (r->reply.code == 303 && !str_empty(r->reply.flash))
        cookie_out(x, "hito_flash", signed_text(r, "flash", r->reply.flash), 120);
    else if (x->flash_clear)
        cookie_out(x, "hito_flash", STR(""), 0);
    if (x->kept_clear)
        cookie_out(x, "hito_kept", STR(""), 0);
    reads_note(x);
    if (x->engine->quiet)
        return;
    char line[512];
    int n = snprintf(line, sizeof line,
                     "id=%.*s method=%s route=%s code=%d ms=%.1f statements=%d arena=%zu role=%s%s\n", STR_ARG(r->id),
                     x->fields.head ? "HEAD" : r->method == POST ? "POST" : "GET",
                     r->route == NULL ? "-" : r->route->pattern, r->reply.code,
                     (double)(clock_us() - x->began_us) / 1000, x->fields.statements, x->mem.used_bytes,
                     choice_code(&role_choices, (int)x->fields.role), x->cached != NULL ? " cache=1" : "");
    if (n > 0 && write(STDERR_FILENO, line, (size_t)n < sizeof line ? (size_t)n : sizeof line - 1) < 0)
        return; /* nobody listens */
}
