/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/web.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct web {
    int fd;
    int port;
    pthread_t thread;
    pthread_mutex_t lock;
    int code;
    const char *body;
    int seen;
};

static void answer(int fd, int code, const char *more, const char *body)
{
    char head[512];
    int n = snprintf(head, sizeof head, "HTTP/1.1 %d x\r\nConnection: close\r\nContent-Type: text/html\r\n%sContent-Length: %zu\r\n\r\n",
                     code, more, strlen(body));
    (void)!send(fd, head, (size_t)n, MSG_NOSIGNAL);
    (void)!send(fd, body, strlen(body), MSG_NOSIGNAL);
}

static void answer_big(int fd)
{
    static char piece[65536];
    memset(piece, 'x', sizeof piece);
    const char *head = "HTTP/1.1 200 x\r\nConnection: close\r\n\r\n";
    (void)!send(fd, head, strlen(head), MSG_NOSIGNAL);
    for (int i = 0; i < 200 && send(fd, piece, sizeof piece, MSG_NOSIGNAL) > 0; i++)
        ;
}

static void serve(struct web *w, int fd)
{
    static const struct {
        const char *path, *more;
        int code;
    } fixed[] = {
        {"/ok", "", 200},
        {"/gone", "", 410},
        {"/moved", "Location: /ok\r\n", 301},
        {"/to-private", "Location: http://10.0.0.1/\r\n", 302},
        {"/to-other-port", "Location: http://127.0.0.1:1/\r\n", 302},
        {"/to-file", "Location: file:///etc/passwd\r\n", 302},
        {"/loop", "Location: /loop\r\n", 302},
    };
    char request[4096], path[256] = "";
    ssize_t n = recv(fd, request, sizeof request - 1, 0);
    request[n > 0 ? n : 0] = 0;
    if (sscanf(request, "GET %255s", path) != 1)
        return;
    pthread_mutex_lock(&w->lock);
    w->seen++;
    int code = w->code;
    const char *body = w->body;
    pthread_mutex_unlock(&w->lock);
    if (strcmp(path, "/page") == 0) {
        answer(fd, code, "", body);
        return;
    }
    if (strcmp(path, "/big") == 0) {
        answer_big(fd);
        return;
    }
    for (size_t i = 0; i < COUNT(fixed); i++)
        if (strcmp(path, fixed[i].path) == 0) {
            answer(fd, fixed[i].code, fixed[i].more, "<p>hola</p>");
            return;
        }
    answer(fd, 404, "", "no");
}

static void *web_main(void *context)
{
    struct web *w = context;
    for (int fd; (fd = accept4(w->fd, NULL, NULL, SOCK_CLOEXEC)) >= 0;) {
        serve(w, fd);
        shutdown(fd, SHUT_WR);
        close(fd);
    }
    return NULL;
}

struct web *web_start(void)
{
    struct web *w = calloc(1, sizeof *w);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof at;
    assert(w != NULL);
    w->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool good = bind(w->fd, (const struct sockaddr *)&at, len) == 0 && listen(w->fd, 16) == 0 &&
                getsockname(w->fd, (struct sockaddr *)&at, &len) == 0;
    assert(good);
    w->port = ntohs(at.sin_port);
    w->code = 200;
    w->body = "";
    pthread_mutex_init(&w->lock, NULL);
    good = pthread_create(&w->thread, NULL, web_main, w) == 0;
    assert(good);
    return w;
}

struct str web_place(struct arena *a, const struct web *w)
{
    return str_fmt(a, "127.0.0.1:%d", w->port);
}

struct str web_url(struct arena *a, const struct web *w, const char *path)
{
    return str_fmt(a, "http://127.0.0.1:%d%s", w->port, path);
}

void web_set(struct web *w, int code, const char *body)
{
    pthread_mutex_lock(&w->lock);
    w->code = code;
    w->body = body;
    pthread_mutex_unlock(&w->lock);
}

int web_seen(struct web *w)
{
    pthread_mutex_lock(&w->lock);
    int seen = w->seen;
    pthread_mutex_unlock(&w->lock);
    return seen;
}

void web_stop(struct web *w)
{
    shutdown(w->fd, SHUT_RDWR);
    pthread_join(w->thread, NULL);
    close(w->fd);
    pthread_mutex_destroy(&w->lock);
    free(w);
}
