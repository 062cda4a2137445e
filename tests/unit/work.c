/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/work.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "room/account/account.h"
#include "room/rooms.h"
#include "view/view.h"

void work_site(struct test *t, struct site *site)
{
    char *folder = arena_take(&t->mem, 64);
    snprintf(folder, 64, "%s/hito-work-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    char *made = mkdtemp(folder);
    assert(made != NULL);
    *site = (struct site){.config = {.data_dir = str_of(made), .mail_from = STR("hito@ejemplo.ec"),
                                     .file_limit = 1 << 20, .day_limit = 4 << 20}};
}

void work_whole_site(struct test *t, struct site *site)
{
    struct str problem;
    work_site(t, site);
    struct str folder = site->config.data_dir;
    enum status s = config_read(&t->mem, "/nonexistent", &site->config, &problem);
    assert(s == DONE);
    site->config.data_dir = folder;
    (void)mkdir(str_fmt(&t->mem, "%.*s/tmp", STR_ARG(folder)).ptr, 0700); /* where uploads wait */
    site->config.database = str_of(t->where);
    site->server_key = random_hex(&t->mem, 32);
    struct catalog *catalog = rooms_catalog(&t->mem);
    catalog->lazy = true;
    site->catalog = catalog;
    site->rooms = all_rooms;
    site->room_count = all_room_count;
    site->session_load = account_session_load;
    site->task_load = account_task_load;
    site->task_done = account_task_done;
    site->say = say;
    site->problem_show = view_problem_show;
    site->version = STR("prueba");
}

static int remove_entry(const char *path, const struct stat *st, int flag, struct FTW *where)
{
    (void)st;
    (void)flag;
    (void)where;
    return remove(path);
}

void work_site_end(struct site *site)
{
    nftw(site->config.data_dir.ptr, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

void work_begin(struct test *t, struct work *w)
{
    enum status s = db_end(t->db, DONE);
    assert(s == DONE);
    work_site(t, &w->site);
    struct catalog *catalog = rooms_catalog(&t->mem);
    catalog->lazy = true;
    w->site.catalog = catalog;
    w->c = (struct chore_context){.site = &w->site, .mem = &t->mem, .now = {1798761600}, .writer = t->db};
    s = db_open(t->where, DB_READ, catalog, &w->c.reader);
    assert(s == DONE);
}

void work_end(struct work *w)
{
    db_close(w->c.reader);
    work_site_end(&w->site);
}
