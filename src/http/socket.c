/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/socket.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <unistd.h>

struct str socket_address(struct arena *a, const struct sockaddr *peer, struct str proxy, struct str forwarded)
{
    char text[64] = "";
    if (peer != NULL) {
        socklen_t len = peer->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
        getnameinfo(peer, len, text, sizeof text, NULL, 0, NI_NUMERICHOST);
    }
    struct str address = str_of(text);
    if (str_starts(address, "::ffff:"))
        address = str_part(address, 7, address.len);
    if (!str_empty(address) && str_eq(address, proxy)) {
        /* The proxy adds the address that it saw at the end. */
        struct str rest = forwarded, last = STR_NONE;
        while (!str_empty(rest))
            last = str_trim(str_cut(&rest, ','));
        if (!str_empty(last) && last.len < 46)
            address = last;
    }
    return str_copy(a, address);
}

int socket_listen(const char *address, int port)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV}, *list;
    char digits[8];
    snprintf(digits, sizeof digits, "%d", port);
    if (getaddrinfo(address, digits, &hints, &list) != 0)
        return -1;
    int fd = socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), on = 1;
    if (fd >= 0) {
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (bind(fd, list->ai_addr, list->ai_addrlen) != 0 || listen(fd, 511) != 0) {
            close(fd);
            fd = -1;
        }
    }
    freeaddrinfo(list);
    return fd;
}

int socket_port(int fd)
{
    struct sockaddr_storage at;
    socklen_t len = sizeof at;
    if (getsockname(fd, (struct sockaddr *)&at, &len) != 0)
        return 0;
    return ntohs(at.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&at)->sin6_port : ((struct sockaddr_in *)&at)->sin_port);
}
