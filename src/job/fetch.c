/* SPDX-License-Identifier: EUPL-1.2
 * libcurl is told to follow nothing: each hop is parsed, judged and opened here. */
#include "job/fetch.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <curl/curl.h>

struct visit {
    struct arena *mem;
    struct str allow;
    int fd;
    int64_t size_bytes;
    bool too_large;
    bool refused;   /* the socket would have gone to an address that is not public */
    bool exempt;    /* this hop is the allowed host and port */
    int64_t until_ms;
};

/* The parts of an address that decide; STR_NONE where it does not parse. */
struct place {
    struct str scheme, host, port;
};

static struct str part_of(struct arena *mem, CURLU *u, CURLUPart part, unsigned flags)
{
    char *text = NULL;
    if (curl_url_get(u, part, &text, flags) != CURLUE_OK)
        return STR_NONE;
    struct str s = str_copy(mem, str_of(text));
    curl_free(text);
    return s;
}

static bool place_of(struct arena *mem, struct str url, struct place *ret)
{
    CURLU *u = curl_url();
    if (u == NULL)
        return false;
    bool good = url.len <= 2000 && memchr(url.ptr, 0, url.len) == NULL &&
                curl_url_set(u, CURLUPART_URL, str_chars(mem, url), CURLU_DISALLOW_USER) == CURLUE_OK;
    if (good)
        *ret = (struct place){.scheme = part_of(mem, u, CURLUPART_SCHEME, 0),
                              .host = part_of(mem, u, CURLUPART_HOST, 0),
                              .port = part_of(mem, u, CURLUPART_PORT, CURLU_DEFAULT_PORT)};
    curl_url_cleanup(u);
    return good && !str_empty(ret->host);
}

static bool is_allowed(struct arena *mem, const struct place *p, struct str allow)
{
    return !str_empty(allow) && str_eq(str_fmt(mem, "%.*s:%.*s", STR_ARG(p->host), STR_ARG(p->port)), allow);
}

static bool place_good(struct arena *mem, const struct place *p, struct str allow)
{
    bool web = str_is(p->scheme, "https") || str_is(p->scheme, "http");
    bool port = str_is(p->port, "80") || str_is(p->port, "443");
    return web && (port || is_allowed(mem, p, allow));
}

bool fetch_url_good(struct str url, struct str allow)
{
    struct arena mem = arena_new(1 << 16);
    struct place p;
    bool good = place_of(&mem, url, &p) && place_good(&mem, &p, allow);
    arena_free(&mem);
    return good;
}

bool fetch_url_inner(struct str url, struct str allow)
{
    struct arena mem = arena_new(1 << 16);
    struct place p;
    bool inner = place_of(&mem, url, &p) && !is_allowed(&mem, &p, allow) && fetch_host_inner(str_chars(&mem, p.host));
    arena_free(&mem);
    return inner;
}

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *a)
{
    struct visit *v = context;
    (void)purpose;
    if (!v->exempt && !fetch_address_public(&a->addr)) {
        v->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    struct visit *v = context;
    size_t n = size * count;
    if (v->size_bytes + (int64_t)n > FETCH_BYTES_MAX) {
        v->too_large = true;
        return 0;
    }
    for (size_t at = 0; at < n;) {
        ssize_t w = write(v->fd, bytes + at, n - at);
        if (w <= 0)
            return 0;
        at += (size_t)w;
    }
    v->size_bytes += (int64_t)n;
    return n;
}

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct str media_type_of(struct arena *mem, const char *header)
{
    struct str s = str_of(header);
    s = str_trim(str_cut(&s, ';'));
    struct buf b = BUF(mem);
    for (size_t i = 0; i < s.len && i < 100; i++)
        buf_char(&b, s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] + 32) : s.ptr[i]);
    return b.len == 0 ? STR_NONE : buf_str(&b);
}

static void prepare(CURL *curl, struct visit *v, const char *url)
{
    int64_t left = v->until_ms - clock_ms();
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)(left > 1 ? left : 1));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 8000L);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Hito/1 (revision de enlaces de pruebas)");
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, v);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, v);
}

static enum fetch_result judge(CURLcode got, int code, const struct visit *v)
{
    if (v->refused)
        return FETCH_REFUSED;
    switch (got) {
    case CURLE_OK:
        if (code >= 200 && code < 300)
            return FETCH_OK;
        return code == 404 || code == 410 ? FETCH_GONE : FETCH_BLOCKED;
    case CURLE_COULDNT_RESOLVE_HOST:
        return FETCH_NO_HOST;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return FETCH_TLS;
    default:
        return FETCH_BLOCKED;
    }
}

/* One hop. *ret_next is where it redirects to, or STR_NONE. */
static struct fetched hop(struct visit *v, CURL *curl, struct str url, struct str *ret_next)
{
    v->size_bytes = 0;
    if (ftruncate(v->fd, 0) != 0 || lseek(v->fd, 0, SEEK_SET) != 0)
        return (struct fetched){.result = FETCH_BLOCKED, .problem = STR("temporary file")};
    prepare(curl, v, str_chars(v->mem, url));
    CURLcode got = curl_easy_perform(curl);
    long code = 0;
    char *next = NULL, *type = NULL;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &next);
    curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
    bool away = got == CURLE_OK && code >= 300 && code < 400 && next != NULL;
    *ret_next = away ? str_copy(v->mem, str_of(next)) : STR_NONE;
    return (struct fetched){
        .result = judge(got, (int)code, v),
        .code = (int)code,
        .final_url = url,
        .media_type = media_type_of(v->mem, type),
        .size_bytes = v->size_bytes,
        .problem = v->too_large ? STR("larger than 10 MiB") : str_of(got == CURLE_OK ? NULL : curl_easy_strerror(got)),
    };
}

static struct fetched walk(struct visit *v, CURL *curl, struct str url)
{
    struct fetched f = {.result = FETCH_BLOCKED, .final_url = url, .problem = STR("too many redirects")};
    bool for_good = true, secure = false;
    for (int i = 0; i <= FETCH_HOPS_MAX; i++) {
        struct place p;
        struct str next;
        if (!place_of(v->mem, url, &p) || !place_good(v->mem, &p, v->allow) ||
            (secure && !str_is(p.scheme, "https")))
            return (struct fetched){.result = FETCH_REFUSED, .final_url = url, .problem = STR("address refused")};
        secure = str_is(p.scheme, "https");
        v->exempt = is_allowed(v->mem, &p, v->allow);
        f = hop(v, curl, url, &next);
        f.moved = i > 0;
        f.moved_for_good = i > 0 && for_good;
        if (str_empty(next))
            return f;
        for_good = for_good && (f.code == 301 || f.code == 308);
        url = next;
    }
    f.result = FETCH_BLOCKED;
    f.problem = STR("too many redirects");
    return f;
}

struct fetched fetch(struct arena *mem, struct str url, struct str allow, const char *path)
{
    struct visit v = {.mem = mem, .allow = allow, .until_ms = clock_ms() + FETCH_TIME_MS};
    v.fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (v.fd < 0)
        return (struct fetched){.result = FETCH_BLOCKED, .final_url = url, .problem = STR("temporary file")};
    CURL *curl = curl_easy_init();
    struct fetched f = {.result = FETCH_BLOCKED, .final_url = url, .problem = STR("no memory")};
    if (curl != NULL)
        f = walk(&v, curl, url);
    curl_easy_cleanup(curl);
    close(v.fd);
    if (f.result != FETCH_OK)
        unlink(path);
    return f;
}
