/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/http_room.h"

#include <arpa/inet.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/digest.h"
#include "http/room.h"
#include "room/rooms.h"
#include "sql.h"

static atomic_bool session_here;
static atomic_int applied, shown;

void house_session(bool here)
{
    atomic_store(&session_here, here);
}
int house_applied(void)
{
    return atomic_load(&applied);
}
int house_shown(void)
{
    return atomic_load(&shown);
}

static enum status session(struct request *r, struct str id_hash)
{
    if (!atomic_load(&session_here) || !str_eq(id_hash, sha256_hex(r->mem, STR(SESSION))))
        return DONE;
    r->session = (struct session){.signed_in = true, .id_hash = id_hash, .secret = STR("el secreto de la sesión")};
    r->actor = (struct actor){.person = 7, .name = STR("Ana")};
    return DONE;
}

static enum status plain(struct request *r)
{
    atomic_fetch_add(&shown, 1);
    return respond_bytes(r, "text/html; charset=utf-8", str_fmt(r->mem, "hola %s\nflash=%.*s\n", r->lang == LANG_EN ? "en" : "es",
                                                               STR_ARG(r->flash)));
}

static enum status slow(struct request *r)
{
    usleep(200000);
    return respond_bytes(r, "text/plain", STR("lento\n"));
}

static enum status form(struct request *r)
{
    struct str token = form_token(r), key = form_key(r), text = request_form(r, "texto");
    return respond_bytes(r, "text/html; charset=utf-8",
                         str_fmt(r->mem, "token=%.*s\nkey=%.*s\ntexto=%.*s\nkept=%d\nproblems=%zu\nflash=%.*s\n", STR_ARG(token),
                                 STR_ARG(key), STR_ARG(text), r->kept, r->problems.count, STR_ARG(r->flash)));
}

static enum status save(struct request *r)
{
    struct str text = request_form(r, "texto");
    if (str_empty(text))
        return problem_add(r, "texto", "Escribe un texto");
    TRY(db_exec(r->db, SQL_HTTP_KEPT_SAVE, WITH(IN(STR("prueba")), IN(text), IN(r->id), IN(r->now)), NULL));
    if (str_is(text, "choca"))
        return CONFLICT;
    atomic_fetch_add(&applied, 1);
    return respond_redirect(r, path_fmt(r, "/prueba/hecho/%d", house_applied()), "Guardado");
}

static enum status take_file(struct request *r)
{
    const struct upload *u = request_file(r, "archivo");
    struct stat st = {0};
    if (u == NULL || stat(u->path.ptr, &st) != 0)
        return problem_add(r, "archivo", "Falta el archivo");
    return respond_redirect(r, path_fmt(r, "/prueba/hecho/%lld?nombre=%.*s&texto=%.*s", (long long)st.st_size,
                                        STR_ARG(url_component(r->mem, u->name)),
                                        STR_ARG(url_component(r->mem, request_form(r, "texto")))),
                            NULL);
}

static const struct route routes[] = {
    {.method = GET, .pattern = "/prueba", .action = READ, .flags = ROUTE_CACHED | ROUTE_DATA, .show = plain},
    {.method = GET, .pattern = "/prueba/hecho/:n", .action = READ, .show = plain},
    {.method = GET, .pattern = "/prueba/lenta", .action = READ, .flags = ROUTE_SLOW, .show = slow},
    {.method = GET, .pattern = "/prueba/abierta", .action = READ, .flags = ROUTE_CACHED, .show = form},
    {.method = POST, .pattern = "/prueba/abierta", .action = READ, .show = form, .apply = save},
    {.method = GET, .pattern = "/prueba/cuenta", .action = OWN_ACCOUNT, .show = form},
    {.method = POST, .pattern = "/prueba/cuenta", .action = OWN_ACCOUNT, .show = form, .apply = save},
    {.method = GET, .pattern = "/prueba/datos", .action = OWN_ACCOUNT, .flags = ROUTE_PERSONAL, .show = plain},
    {.method = GET, .pattern = "/prueba/gente", .action = MANAGE_PEOPLE, .show = plain},
    {.method = POST, .pattern = "/prueba/archivo", .action = READ, .flags = ROUTE_LARGE, .show = form, .apply = take_file},
    {.pattern = NULL},
};
static const struct room room = {.name = "prueba", .routes = routes};
static const struct room *const rooms[] = {&room};

bool house_open(struct test *t, struct house *h)
{
    *h = (struct house){.test = t};
    (void)!db_end(t->db, INVALID);
    db_close(t->db);
    t->db = NULL;
    atomic_store(&session_here, false);
    atomic_store(&applied, 0);
    atomic_store(&shown, 0);
    struct str problem = STR_NONE;
    if (config_read(&t->mem, NULL, &h->site.config, &problem) == DONE) {
        char *folder = arena_take(&t->mem, 32);
        snprintf(folder, 32, "/tmp/hito-http-XXXXXX");
        h->site.config.data_dir = str_of(mkdtemp(folder));
        h->site.config.database = str_of(t->where);
        h->site.config.base_url = STR("http://127.0.0.1:80");
        h->site.config.slow_queue = 8;
        h->site.config.file_limit = 100000;
        h->site.config.body_limit = 3000000;
        struct catalog *catalog = rooms_catalog(&t->mem);
        catalog->lazy = true; /* as the program does: a connection is opened while somebody waits */
        h->site.catalog = catalog;
        h->site.rooms = rooms;
        h->site.room_count = 1;
        h->site.server_key = random_hex(&t->mem, 32);
        h->site.session_load = session;
        mkdir(str_fmt(&t->mem, "%s/tmp", folder).ptr, 0700);
        if (server_start(&h->site, (struct server_options){.any_port = true, .quiet = true}, &h->server, &problem) == DONE) {
            h->port = server_port(h->server);
            return true;
        }
    }
    test_failed(t, __FILE__, __LINE__, "no server: %.*s", STR_ARG(problem));
    return false;
}

void house_close(struct house *h)
{
    struct arena *a = &h->test->mem;
    server_stop(h->server);
    struct str tmp = str_fmt(a, "%.*s/tmp", STR_ARG(h->site.config.data_dir));
    if (rmdir(tmp.ptr) != 0)
        test_failed(h->test, __FILE__, __LINE__, "temporary files were left behind");
    rmdir(h->site.config.data_dir.ptr);
}

static int dial(struct house *h)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)h->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct timeval patience = {.tv_sec = 2};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(fd, (struct sockaddr *)&at, sizeof at) != 0)
        test_failed(h->test, __FILE__, __LINE__, "cannot connect");
    return fd;
}

struct answer send_bytes(struct house *h, struct str bytes)
{
    struct answer a = {0};
    int fd = dial(h);
    for (size_t at = 0; at < bytes.len;) {
        ssize_t n = send(fd, bytes.ptr + at, bytes.len - at, MSG_NOSIGNAL);
        if (n <= 0)
            break;
        at += (size_t)n;
    }
    struct buf b = BUF(&h->test->mem);
    char piece[16384];
    ssize_t n;
    while ((n = recv(fd, piece, sizeof piece, 0)) > 0)
        buf_add(&b, (struct str){piece, (size_t)n});
    close(fd);
    a.all = buf_str(&b);
    size_t end = str_find(a.all, STR("\r\n\r\n"));
    if (str_starts(a.all, "HTTP/1.1 ") && end != SIZE_MAX) {
        a.code = atoi(a.all.ptr + 9);
        a.head = str_part(a.all, 0, end + 2);
        a.body = str_part(a.all, end + 4, a.all.len);
    }
    return a;
}

struct answer get(struct house *h, const char *path, const char *headers)
{
    return send_bytes(h, str_fmt(&h->test->mem, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n%s\r\n", path,
                                 h->port, headers));
}

struct answer post(struct house *h, const char *path, const char *headers, struct str body)
{
    bool typed = strstr(headers, "Content-Type:") != NULL, from = strstr(headers, "Origin:") != NULL;
    struct buf b = BUF(&h->test->mem);
    buf_fmt(&b, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\nContent-Length: %zu\r\n%s", path, h->port,
            body.len, headers);
    if (!typed)
        buf_chars(&b, "Content-Type: application/x-www-form-urlencoded\r\n");
    if (!from)
        buf_fmt(&b, "Origin: http://127.0.0.1:%d\r\n", h->port);
    buf_chars(&b, "\r\n");
    buf_add(&b, body);
    return send_bytes(h, buf_str(&b));
}

struct str answer_header(const struct answer *a, const char *name)
{
    struct str rest = a->head;
    while (!str_empty(rest)) {
        struct str value = str_cut(&rest, '\n'), key = str_cut(&value, ':');
        if (key.len == strlen(name) && strncasecmp(key.ptr, name, key.len) == 0)
            return str_trim(value);
    }
    return STR_NONE;
}

struct str answer_value(const struct answer *a, const char *name)
{
    struct str rest = a->body;
    while (!str_empty(rest)) {
        struct str value = str_cut(&rest, '\n'), key = str_cut(&value, '=');
        if (str_is(key, name))
            return value;
    }
    return STR_NONE;
}

bool answer_has(const struct answer *a, const char *text)
{
    return str_find(a->all, str_of(text)) != SIZE_MAX;
}

struct str answer_hidden(struct house *h, const struct answer *a)
{
    return str_fmt(&h->test->mem, "_token=%.*s&_key=%.*s&", STR_ARG(answer_value(a, "token")), STR_ARG(answer_value(a, "key")));
}
