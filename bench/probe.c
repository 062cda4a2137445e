/* SPDX-License-Identifier: EUPL-1.2
 * Asks at a fixed rate, whatever the answers do: each request has its moment, and its time is counted from
 * that moment, so that a stall is seen by everybody who would have come meanwhile.
 * probe PORT PATH RATE SECONDS [COOKIE]  →  one line of JSON: times in ms, count, errors, bytes of a body. */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define THREADS 16
#define ANSWER_MAX (8 << 20)

static int port, rate, total;
static char request[4096];
static size_t request_len;
static double began, *times;
static atomic_int next_one, errors;
static atomic_long body_bytes;

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void wait_until(double when)
{
    struct timespec t = {.tv_sec = (time_t)when, .tv_nsec = (long)((when - (double)(time_t)when) * 1e9)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) != 0)
        ;
}

static int dial(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;
    struct timeval patience = {.tv_sec = 20};
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(fd, (struct sockaddr *)&at, sizeof at) == 0)
        return fd;
    close(fd);
    return -1;
}

/* One answer with a Content-Length. false: not a 200, or the connection is gone. */
static int answered(int fd, char *buffer)
{
    size_t have = 0, want = 0;
    if (send(fd, request, request_len, MSG_NOSIGNAL) != (ssize_t)request_len)
        return 0;
    while (want == 0 || have < want) {
        ssize_t n = recv(fd, buffer + have, ANSWER_MAX - 1 - have, 0);
        if (n <= 0)
            return 0;
        have += (size_t)n;
        buffer[have] = '\0';
        char *end = want == 0 ? strstr(buffer, "\r\n\r\n") : NULL;
        if (end == NULL)
            continue;
        char *length = strcasestr(buffer, "\r\nContent-Length:");
        if (length == NULL || length > end)
            return 0;
        long bytes = strtol(length + 17, NULL, 10);
        atomic_store(&body_bytes, bytes);
        want = (size_t)(end - buffer) + 4 + (size_t)bytes;
    }
    return strncmp(buffer, "HTTP/1.1 200", 12) == 0;
}

static void *work(void *nothing)
{
    char *buffer = malloc(ANSWER_MAX);
    int fd = dial();
    for (int i; (i = atomic_fetch_add(&next_one, 1)) < total;) {
        double when = began + (double)i / rate;
        wait_until(when);
        if (fd < 0)
            fd = dial();
        if (fd < 0 || !answered(fd, buffer)) {
            atomic_fetch_add(&errors, 1);
            if (fd >= 0)
                close(fd);
            fd = -1;
        }
        times[i] = (now_s() - when) * 1000;
    }
    if (fd >= 0)
        close(fd);
    free(buffer);
    return nothing;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fputs("usage: probe PORT PATH RATE SECONDS [COOKIE]\n", stderr);
        return 2;
    }
    port = atoi(argv[1]);
    rate = atoi(argv[3]);
    total = rate * atoi(argv[4]);
    int n = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s%s%s\r\n", argv[2], port,
                     argc > 5 ? "Cookie: " : "", argc > 5 ? argv[5] : "", argc > 5 ? "\r\n" : "");
    request_len = (size_t)n;
    times = calloc((size_t)total, sizeof *times);
    began = now_s() + 0.2;
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, work, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    qsort(times, (size_t)total, sizeof *times, by_size);
    printf("{\"p50\":%.2f,\"p99\":%.2f,\"max\":%.2f,\"count\":%d,\"errors\":%d,\"bytes\":%ld}\n", times[total / 2],
           times[(size_t)total * 99 / 100], times[total - 1], total, atomic_load(&errors), atomic_load(&body_bytes));
    free(times);
    return 0;
}
