/* SPDX-License-Identifier: EUPL-1.2
 * The running program as the layers share it. Made once in main.c, read-only afterwards. */
#ifndef HITO_HTTP_SITE_H
#define HITO_HTTP_SITE_H

#include "http/request.h"

#define SETTING_C_TEXT struct str
#define SETTING_C_INT int64_t
#define SETTING_C_FLAG bool
struct config {
#define SETTING(type, name, def, min, max, unit, meaning) SETTING_C_##type name;
#include "config.def"
#undef SETTING
};

struct room;

struct site {
    struct config config;
    const struct catalog *catalog;
    const struct room *const *rooms;
    size_t room_count;
    struct str version;
    struct str server_key; /* 64 hex characters from data_dir/server.key: tokens of anonymous forms */
    /* Given by room/account: who the cookie's session is. Fills session, actor (name, grants).
     * Called in a read snapshot; leaves the actor public when the session is not good. */
    enum status (*session_load)(struct request *r, struct str id_hash);
    /* Given by room/account: the actor of a task link, in a read snapshot; leaves the public where the
     * person may not use one. And what follows a POST that was made with one, in its transaction. */
    enum status (*task_load)(struct request *r, int64_t person);
    enum status (*task_done)(struct request *r);
    /* Given by view: the message in a language; the plain page of a problem (404, 403, 413, 500…). */
    const char *(*say)(enum lang lang, const char *msgid);
    enum status (*problem_show)(struct request *r, int code);
    struct str style_hash; /* base64 SHA-256 of the one inlined stylesheet, or STR_NONE */
    struct engine *engine; /* pools, connections and caches of the running server, private to http/ */
};

/* Reads the file (may be absent) and the environment over the defaults; *ret_problem says in Spanish
 * what is wrong and where. */
enum status config_read(struct arena *a, const char *path, struct config *ret, struct str *ret_problem) MUST_USE;
/* Prints every setting with default, limits and meaning. */
void config_help(void);
/* Every setting as it is in force, for the administration's page; rows in the arena, their count. */
struct config_row {
    const char *name, *meaning; /* meaning in Spanish */
    struct str value;
};
size_t config_rows(struct arena *a, const struct config *c, struct config_row **ret);
/* Prints every setting as it is in force, in the form of the file; a password in an address is not shown. */
void config_show(const struct config *c);

#endif
