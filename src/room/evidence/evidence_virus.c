/* SPDX-License-Identifier: EUPL-1.2
 * clamd's INSTREAM: lengths and pieces over a local socket, one line back. */
#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "room/evidence/evidence_disk.h"

#define PIECE_BYTES ((size_t)1 << 16)

static bool send_all(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len > 0) {
        ssize_t n = send(fd, at, len, MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        at += n;
        len -= (size_t)n;
    }
    return true;
}

static bool send_pieces(int fd, const struct content *c)
{
    if (!send_all(fd, "zINSTREAM", 10))
        return false;
    for (size_t at = 0; at < c->len; at += PIECE_BYTES) {
        size_t n = c->len - at < PIECE_BYTES ? c->len - at : PIECE_BYTES;
        uint32_t length = htonl((uint32_t)n);
        if (!send_all(fd, &length, 4) || !send_all(fd, c->bytes + at, n))
            return false;
    }
    uint32_t end = 0;
    return send_all(fd, &end, 4);
}

enum status virus_check(struct str socket_path, const struct content *c)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    if (socket_path.len >= sizeof to.sun_path)
        return BUSY;
    memcpy(to.sun_path, socket_path.ptr, socket_path.len);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return BUSY;
    struct timeval patience = {.tv_sec = 30};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    char answer[256];
    size_t got = 0;
    if (connect(fd, (const struct sockaddr *)&to, sizeof to) == 0 && send_pieces(fd, c))
        for (ssize_t n; got < sizeof answer && (n = recv(fd, answer + got, sizeof answer - got, 0)) > 0;)
            got += (size_t)n;
    close(fd);
    while (got > 0 && (answer[got - 1] == 0 || answer[got - 1] == '\n'))
        got--;
    struct str s = {answer, got};
    if (str_ends(s, "FOUND"))
        return INVALID;
    return str_ends(s, ": OK") ? DONE : BUSY;
}
