/* SPDX-License-Identifier: EUPL-1.2
 * A tiny room, a server with it on a free port, and a client that sees every byte: for http_test.c. */
#ifndef HITO_TESTS_UNIT_HTTP_ROOM_H
#define HITO_TESTS_UNIT_HTTP_ROOM_H

#include "http/server.h"
#include "tests/test.h"

/* A cookie value that is the session of person 7 while `here` is set. */
#define SESSION "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

struct house {
    struct test *test;
    struct site site;
    struct server *server;
    int port;
};
/* Takes the test's database over (t->db becomes NULL). false: the test has failed. */
bool house_open(struct test *t, struct house *h);
void house_close(struct house *h);
void house_session(bool here);
int house_applied(void);
int house_shown(void);

struct answer {
    int code;
    struct str head, body, all;
};
/* Sends the bytes as they are and reads until the end of the connection (at most two seconds of silence). */
struct answer send_bytes(struct house *h, struct str bytes);
/* `headers`: lines closed by \r\n, or "". A body makes it a POST of a form from our own page. */
struct answer get(struct house *h, const char *path, const char *headers);
struct answer post(struct house *h, const char *path, const char *headers, struct str body);
/* The value of a header, or STR_NONE. */
struct str answer_header(const struct answer *a, const char *name);
/* What stands between "NAME=" and the end of the line in the body of the room's pages. */
struct str answer_value(const struct answer *a, const char *name);
bool answer_has(const struct answer *a, const char *text);
/* "_token=…&_key=…&" of a page, for a post. */
struct str answer_hidden(struct house *h, const struct answer *a);

#endif
