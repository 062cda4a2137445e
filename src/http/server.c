/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/server.h"

#include <fcntl.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "http/body.h"
#include "http/guard.h"
#include "http/serve.h"
#include "http/socket.h"

#define HEAD_BYTES 32768u
#define HEADERS 100u
#define IDLE_S 30u

struct server {
    struct engine *engine;
    struct MHD_Daemon *daemon;
};

static struct str header(struct exchange *x, const char *name)
{
    return str_of(MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND, name));
}

struct head_check {
    size_t count, lengths, codings, hosts;
    bool odd;
};

static enum MHD_Result check_header(void *context, enum MHD_ValueKind kind, const char *name, const char *value)
{
    (void)kind;
    struct head_check *c = context;
    c->count++;
    if (strcasecmp(name, "Content-Length") == 0) {
        c->lengths++;
        c->odd |= value == NULL || value[0] == '\0' || value[strspn(value, "0123456789")] != '\0' || strlen(value) > 15;
    } else if (strcasecmp(name, "Transfer-Encoding") == 0) {
        c->codings++;
        c->odd |= value == NULL || strcasecmp(value, "chunked") != 0;
    } else if (strcasecmp(name, "Host") == 0) {
        c->hosts++;
    }
    c->odd |= name[0] == '\0' || strpbrk(name, " \t") != NULL;
    return MHD_YES;
}

/* What two servers could read in two ways is not read at all. */
static bool head_plain(struct exchange *x)
{
    struct head_check c = {0};
    MHD_get_connection_values(x->connection, MHD_HEADER_KIND, check_header, &c);
    return !c.odd && c.count <= HEADERS && c.lengths <= 1 && c.codings <= 1 && c.hosts <= 1 && c.lengths + c.codings <= 1;
}

static void take_head(struct exchange *x, const char *method)
{
    struct request_fields *f = &x->fields;
    x->method_text = str_copy(&x->mem, str_of(method));
    f->host = header(x, "Host");
    f->origin = header(x, "Origin");
    f->referer = header(x, "Referer");
    f->fetch_site = header(x, "Sec-Fetch-Site");
    f->if_none_match = header(x, "If-None-Match");
    f->content_type = header(x, "Content-Type");
    f->accept_encoding = header(x, "Accept-Encoding");
    f->accept = header(x, "Accept");
    x->r.agent = str_part(header(x, "User-Agent"), 0, 400);
    cookies_parse(&x->mem, header(x, "Cookie"), &f->cookies);
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    x->r.address = socket_address(&x->mem, info == NULL ? NULL : info->client_addr, x->engine->site->config.trusted_proxy,
                                  header(x, "X-Forwarded-For"));
}

static void add(struct MHD_Response *response, struct arena *a, const char *name, struct str value)
{
    if (!str_empty(value))
        MHD_add_response_header(response, name, str_chars(a, value));
}

static struct str cache_control(const struct exchange *x)
{
    if (x->asset)
        return STR("public, max-age=31536000, immutable");
    if (x->r.reply.personal || x->r.actor.person != NONE || x->r.session.signed_in)
        return STR("no-store");
    return x->r.reply.cacheable ? STR("no-cache") : STR("private, no-cache");
}

/* The mark among those that were sent: proxies that pack an answer put W/ before it. */
static bool mark_known(struct str etag, struct str sent)
{
    return !str_empty(etag) && !str_empty(sent) && (str_is(sent, "*") || str_find(sent, etag) != SIZE_MAX);
}

static struct MHD_Response *response_of(struct exchange *x)
{
    struct reply *reply = &x->r.reply;
    bool same = reply->code == 200 && mark_known(reply->etag, x->fields.if_none_match);
    if (!same && !str_empty(reply->file)) {
        struct stat st;
        int fd = open(str_chars(&x->mem, reply->file), O_RDONLY | O_CLOEXEC);
        if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
            return MHD_create_response_from_fd64((uint64_t)st.st_size, fd);
        if (fd >= 0)
            close(fd);
        serve_problem(x, 404);
    }
    if (same) {
        reply->code = 304;
        reply->body = STR("");
    }
    return MHD_create_response_from_buffer(reply->body.len, (void *)(uintptr_t)reply->body.ptr, MHD_RESPMEM_PERSISTENT);
}

static enum MHD_Result answer(struct exchange *x)
{
    struct reply *reply = &x->r.reply;
    struct MHD_Response *response = response_of(x);
    if (response == NULL)
        return MHD_NO;
    serve_finish(x);
    struct security_header all[12];
    size_t n = security_headers(x, all, COUNT(all));
    for (size_t i = 0; i < n; i++)
        add(response, &x->mem, all[i].name, all[i].value);
    add(response, &x->mem, "Content-Type", reply->type);
    add(response, &x->mem, "Location", reply->location);
    add(response, &x->mem, "Content-Disposition", reply->disposition);
    add(response, &x->mem, "ETag", reply->etag);
    add(response, &x->mem, "Cache-Control", cache_control(x));
    add(response, &x->mem, "Link", reply->link);
    if (!x->asset)
        add(response, &x->mem, "Vary", request_for_programs(&x->r) ? STR("Accept, Cookie") : STR("Cookie"));
    else if (x->vary_encoding)
        add(response, &x->mem, "Vary", STR("Accept-Encoding"));
    if (x->gzip)
        add(response, &x->mem, "Content-Encoding", STR("gzip"));
    if (reply->code == 405)
        add(response, &x->mem, "Allow", x->fields.allow);
    if (x->retry_after_s > 0)
        add(response, &x->mem, "Retry-After", str_fmt(&x->mem, "%d", x->retry_after_s));
    if (x->close)
        add(response, &x->mem, "Connection", STR("close"));
    for (size_t i = 0; i < x->fields.cookie_out_count; i++)
        add(response, &x->mem, "Set-Cookie", x->fields.cookies_out[i]);
    for (size_t i = 0; i < COUNT(reply->set_cookie); i++)
        add(response, &x->mem, "Set-Cookie", reply->set_cookie[i]);
    enum MHD_Result queued = MHD_queue_response(x->connection, (unsigned)reply->code, response);
    MHD_destroy_response(response);
    x->stage = STAGE_DONE;
    return queued;
}

static enum MHD_Result problem(struct exchange *x, int code)
{
    serve_problem(x, code);
    return answer(x);
}

/* A thread of a pool: the answer is made, the connection goes on. */
static void work(void *context)
{
    struct exchange *x = context;
    serve_run(x);
    x->stage = STAGE_WORK;
    MHD_resume_connection(x->connection);
}

static enum MHD_Result begin_work(struct exchange *x)
{
    if (serve_cached(x))
        return answer(x);
    enum lane lane = serve_lane(x);
    if (lane == LANE_INLINE) {
        serve_run(x);
        return answer(x);
    }
    x->stage = STAGE_WORK;
    MHD_suspend_connection(x->connection);
    if (!pool_put(lane == LANE_SLOW ? x->engine->slow : x->engine->quick, work, x)) {
        serve_problem(x, 503);
        MHD_resume_connection(x->connection);
    }
    return MHD_YES;
}

/* The head is complete. What has a body is answered when the body was read, so that the browser
 * sees the answer, unless it is far too much. */
static enum MHD_Result begin(struct exchange *x, const char *method)
{
    take_head(x, method);
    if (!head_plain(x)) {
        x->close = true;
        (void)serve_head(x);
        return problem(x, 400);
    }
    bool go = serve_head(x);
    int64_t declared = -1;
    (void)str_int(header(x, "Content-Length"), &declared);
    bool has_body = declared > 0 || !str_empty(header(x, "Transfer-Encoding"));
    if (!has_body && !go) {
        x->stage = STAGE_WORK; /* at the next call: an answer to a head alone would close the connection */
        return MHD_YES;
    }
    if (has_body && (!go || x->r.method != POST)) {
        x->close = true;
        return go ? problem(x, 400) : answer(x);
    }
    x->stage = STAGE_BODY;
    if (x->r.method != POST)
        return MHD_YES;
    int code = body_begin(x, declared);
    if (code != 0 && (code != 413 || declared > BODY_READ * x->body_limit)) {
        x->close = true;
        return problem(x, code);
    }
    return MHD_YES;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *data, size_t *size, void **exchange)
{
    (void)context, (void)url, (void)version;
    struct exchange *x = *exchange;
    if (x == NULL)
        return MHD_NO;
    x->connection = connection;
    switch (x->stage) {
    case STAGE_HEAD:
        return begin(x, method);
    case STAGE_BODY:
        if (*size > 0) {
            body_more(x, data, *size);
            *size = 0;
            return MHD_YES;
        }
        if (x->r.method == POST) {
            int code = body_end(x);
            if (code != 0)
                return problem(x, code);
        }
        return begin_work(x);
    case STAGE_WORK:
        return answer(x);
    case STAGE_DONE:
        *size = 0;
        return MHD_YES;
    }
    return MHD_NO;
}

/* The library would list every value of the address in the connection's fixed memory, and with a
 * thousand of them never answer. We read the address ourselves, so it is shown none: the text stands
 * in its own writable buffer and is looked through only after this. */
static void hide_query(const char *uri)
{
    char *query = strchr((char *)(uintptr_t)uri, '?');
    if (query != NULL)
        query[1] = '\0';
}

/* The first that is known of a request: its address as sent. */
static void *request_new(void *context, const char *uri, struct MHD_Connection *connection)
{
    struct engine *e = context;
    struct exchange *x = calloc(1, sizeof *x);
    if (x == NULL)
        return NULL;
    atomic_fetch_add(&e->in_flight, 1);
    x->engine = e;
    x->connection = connection;
    x->mem = arena_new((size_t)e->site->config.request_memory);
    x->r.mem = &x->mem;
    x->r.site = e->site;
    x->r.fields = &x->fields;
    x->r.actor.person = NONE;
    x->fields.target = str_copy(&x->mem, str_of(uri));
    hide_query(uri);
    return x;
}

static void request_over(void *context, struct MHD_Connection *connection, void **exchange,
                         enum MHD_RequestTerminationCode why)
{
    (void)connection, (void)why;
    struct engine *e = context;
    struct exchange *x = *exchange;
    if (x == NULL)
        return;
    body_drop(x);
    if (x->cached != NULL)
        cache_release(e->cache, x->cached);
    arena_free(&x->mem);
    free(x);
    *exchange = NULL;
    atomic_fetch_sub(&e->in_flight, 1);
}

static size_t keep_coded(void *context, struct MHD_Connection *connection, char *s)
{
    (void)context, (void)connection;
    return strlen(s);
}

static struct MHD_Daemon *daemon_start(struct engine *e, int fd)
{
    const struct config *c = &e->site->config;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned threads = (unsigned)(c->http_threads > 0 ? c->http_threads : cores > 0 ? cores : 1);
    struct MHD_OptionItem pool[] = {
        {threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t)threads, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, NULL,
                            MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT, (unsigned)c->connection_limit,
                            MHD_OPTION_CONNECTION_TIMEOUT, IDLE_S, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                            (size_t)HEAD_BYTES * 2, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_COMPLETED,
                            request_over, e, MHD_OPTION_URI_LOG_CALLBACK, request_new, e,
                            MHD_OPTION_UNESCAPE_CALLBACK, keep_coded, NULL, MHD_OPTION_ARRAY, pool, MHD_OPTION_END);
}

enum status server_start(struct site *site, struct server_options options, struct server **ret, struct str *ret_problem)
{
    struct server *s = calloc(1, sizeof *s);
    if (s == NULL)
        return NO_MEMORY;
    enum status started = engine_start(site, &s->engine, ret_problem);
    if (started != DONE) {
        free(s);
        return started;
    }
    struct engine *e = s->engine;
    e->quiet = options.quiet;
    int fd = socket_listen(str_chars(&e->mem, site->config.listen), options.any_port ? 0 : (int)site->config.port);
    if (fd >= 0) {
        e->port = socket_port(fd);
        s->daemon = daemon_start(e, fd);
    }
    if (s->daemon == NULL) {
        *ret_problem = fd < 0 ? STR("no se puede escuchar en esa dirección y puerto (¿otro programa los usa?)")
                              : STR("no se puede iniciar el servidor HTTP");
        if (fd >= 0)
            close(fd);
        engine_stop(e);
        free(s);
        return BROKEN;
    }
    *ret = s;
    return DONE;
}

int server_port(const struct server *s)
{
    return s->engine->port;
}

void server_stop(struct server *s)
{
    MHD_socket fd = MHD_quiesce_daemon(s->daemon);
    if (fd >= 0)
        close(fd);
    atomic_store(&s->engine->stopping, true);
    for (int i = 0; i < 100 && atomic_load(&s->engine->in_flight) > 0; i++)
        usleep(i < 10 ? 10000 : 100000);
    engine_drain(s->engine);
    usleep(20000); /* what the pools resumed is sent */
    MHD_stop_daemon(s->daemon);
    engine_stop(s->engine);
    free(s);
}
