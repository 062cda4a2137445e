/* SPDX-License-Identifier: EUPL-1.2
 * Task links: an address in a letter that opens one page for one person, without a password. The link is
 * signed, not stored (docs/decisions/0084-task-links.md); following it gives a cookie of two hours, and
 * while no session is there, requests to exactly that path are made as that person. */
#ifndef HITO_HTTP_TASK_H
#define HITO_HTTP_TASK_H

#include "http/site.h"

struct task {
    int64_t person;
    struct str path;     /* "/ec/plan/2/compromiso/3/pronunciamiento" */
    struct day until_on; /* last day on which the link serves */
};

/* The last part of "/tarea/…"; STR_NONE when the path cannot be carried (blanks, "~", a query). */
struct str task_token(struct arena *a, struct str server_key, const struct task *k);
/* Whether it was signed here; the day is the caller's to look at. */
bool task_read(struct arena *a, struct str server_key, struct str token, struct task *ret);
/* Sends the cookie with this answer; makes the browser forget it. */
/* The page of the link; and where that page is a step of a report, the other steps of the same report up to
 * sending it, and its page: a task that is written in steps is one task. */
bool task_covers(struct str task, struct str path);
/* A step that keeps a draft: nothing left the office yet, so no receipt is due. */
bool task_saves_only(struct str path);
void task_give(struct request *r, const struct task *k);
void task_forget(struct request *r);

#define TASK_LEAVE "/tarea/salir"

#endif
