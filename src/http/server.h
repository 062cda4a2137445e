/* SPDX-License-Identifier: EUPL-1.2
 * The HTTP server: libmicrohttpd, wrapped here and nowhere else. */
#ifndef HITO_HTTP_SERVER_H
#define HITO_HTTP_SERVER_H

#include "http/site.h"

struct server;
struct server_options {
    bool any_port; /* a free port instead of the configured one (tests) */
    bool quiet;    /* no log lines (tests) */
};

/* The database must be migrated. The site and its strings stay as long as the server; its `engine`
 * is set here. *ret_problem says in Spanish what is wrong. */
enum status server_start(struct site *site, struct server_options options, struct server **ret,
                         struct str *ret_problem) MUST_USE;
int server_port(const struct server *s);
/* Stops accepting, finishes what runs (at most ten seconds), closes the database. */
void server_stop(struct server *s);

#endif
