/* SPDX-License-Identifier: EUPL-1.2
 * Addresses and the listening socket. Private to http/. */
#ifndef HITO_HTTP_SOCKET_H
#define HITO_HTTP_SOCKET_H

#include <sys/socket.h>

#include "base/str.h"

/* -1: not possible. Port 0: any free one. */
int socket_listen(const char *address, int port);
int socket_port(int fd);
/* The visitor's address: the peer's, or what the trusted proxy says of its own peer. */
struct str socket_address(struct arena *a, const struct sockaddr *peer, struct str proxy, struct str forwarded);

#endif
