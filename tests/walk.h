/* SPDX-License-Identifier: EUPL-1.2
 * A browser without a role: keeps the session cookie it is given, fills forms, reads letters. */
#ifndef HITO_TESTS_WALK_H
#define HITO_TESTS_WALK_H

#include "tests/desk.h"

struct walk {
    struct desk *desk;
    int asked;          /* requests made */
    struct str session; /* value of the cookie, or STR_NONE */
    struct str task;    /* of a task link's cookie */
    struct str kept;    /* of the cookie of kept text */
};
struct answer walk_get(struct walk *w, const char *path);
/* Fills the form of that action on `page` (NULL: the same address) and sends it. */
struct answer walk_post(struct walk *w, const char *path, const char *page, const char *typed);
/* The value of a hidden field or the text after a mark, up to the next quote or `<`. */
struct str walk_after(const struct answer *a, const char *mark);
/* Lets the outbox run; the last part of the address in the newest letter to `to` after `mark`
 * ("/restablecer/"), or STR_NONE. */
struct str walk_letter(struct desk *d, const char *to, const char *mark);
/* A statement on the database beside the server, for what only time does. */
bool walk_script(struct desk *d, const char *sql);

#endif
