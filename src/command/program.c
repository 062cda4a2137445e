/* SPDX-License-Identifier: EUPL-1.2
 * The site put together: settings, key, rooms, hooks. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "command/command.h"
#include "db/migrate.h"
#include "room/account/account.h"
#include "room/rooms.h"
#include "view/view.h"

int program_problem(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("hito: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    return 1;
}

static bool folder(struct arena *a, struct str path)
{
    const char *chars = str_chars(a, path);
    if (mkdir(chars, 0700) == 0 || errno == EEXIST)
        return true;
    program_problem("no se puede crear la carpeta %s: %s", chars, strerror(errno));
    return false;
}

static bool read_key(const char *path, char *hex)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    ssize_t n = read(fd, hex, 64);
    close(fd);
    return n == 64;
}

/* Made once. It signs form tokens of visitors and flash messages, and seals the secrets of second factors:
 * without it those are registered anew. */
static enum status server_key(struct arena *a, struct site *site)
{
    const char *path = str_fmt(a, "%.*s/server.key", STR_ARG(site->config.data_dir)).ptr;
    char *hex = arena_take(a, 65);
    if (!read_key(path, hex)) {
        int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        struct str fresh = random_hex(a, 32);
        bool written = fd >= 0 && write(fd, fresh.ptr, 64) == 64 && fsync(fd) == 0;
        if (fd >= 0)
            close(fd);
        if (!written) {
            program_problem("no se puede escribir %s: %s", path, strerror(errno));
            return BROKEN;
        }
        memcpy(hex, fresh.ptr, 64);
    }
    site->server_key = (struct str){hex, 64};
    return DONE;
}

enum status program_look(struct command_line *line, struct site *ret)
{
    struct arena *a = line->mem;
    struct str problem = STR_NONE;
    memset(ret, 0, sizeof *ret);
    if (!digest_start()) {
        program_problem("el sistema no da números aleatorios");
        return BROKEN;
    }
    enum status s = config_read(a, line->config_path, &ret->config, &problem);
    if (s != DONE) {
        program_problem("%.*s", STR_ARG(problem));
        return s;
    }
    clock_shift(ret->config.clock_shift);
    struct catalog *catalog = rooms_catalog(a);
    catalog->lazy = true;
    ret->catalog = catalog;
    ret->rooms = all_rooms;
    ret->room_count = all_room_count;
    ret->version = STR(HITO_VERSION);
    ret->session_load = account_session_load;
    ret->task_load = account_task_load;
    ret->task_done = account_task_done;
    ret->say = say;
    ret->problem_show = view_problem_show;
    ret->style_hash = view_inline_style_hash(a);
    return DONE;
}

enum status program_open(struct command_line *line, struct site *ret)
{
    struct arena *a = line->mem;
    TRY(program_look(line, ret));
    if (!folder(a, ret->config.data_dir) || !folder(a, str_fmt(a, "%.*s/tmp", STR_ARG(ret->config.data_dir))))
        return BROKEN;
    TRY(server_key(a, ret));
    ret->catalog = rooms_catalog(a); /* every statement is prepared at open: a wrong one shows at start */
    return DONE;
}

enum status program_migrate(struct command_line *line, const struct site *site, int *ret_applied)
{
    struct db *db;
    const char *where = str_chars(line->mem, site->config.database);
    enum status s = db_open(where, DB_WRITE, NULL, &db);
    if (s != DONE) {
        program_problem("no se puede abrir la base de datos: %s", db_open_error());
        return s;
    }
    s = migrate(db, migrations, migration_count, ret_applied);
    if (s != DONE)
        program_problem("la base de datos no se pudo llevar a esta versión: %s", db_error(db));
    db_close(db);
    return s;
}
