/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/convert.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "document/csv.h"
#include "document/sandbox.h"
#include "document/wire.h"
#include "document/xlsx_read.h"

#define CHILD_ARENA_BYTES ((size_t)300 << 20)
#define EXIT_SANDBOX 3

static enum status read_csv(struct arena *a, struct str bytes, struct book *ret)
{
    return csv_read(a, bytes, STR("csv"), ret);
}

static const struct converter {
    const char *kind;
    enum status (*read)(struct arena *a, struct str bytes, struct book *ret);
} converters[] = {
    {"xlsx", xlsx_read},
    {"csv", read_csv},
};

static const struct converter *converter_of(const char *kind)
{
    for (size_t i = 0; i < COUNT(converters); i++)
        if (strcmp(converters[i].kind, kind) == 0)
            return &converters[i];
    return NULL;
}

/* ---- the child */

static bool read_all(struct arena *a, struct str *ret)
{
    char piece[65536];
    struct buf b = BUF(a);
    ssize_t n;
    while ((n = read(STDIN_FILENO, piece, sizeof piece)) > 0 && b.len <= CONVERT_BYTES)
        buf_add(&b, (struct str){piece, (size_t)n});
    *ret = buf_str(&b);
    return n == 0;
}

static bool write_out(void *context UNUSED, struct str piece)
{
    while (piece.len > 0) {
        ssize_t n = write(STDOUT_FILENO, piece.ptr, piece.len);
        if (n <= 0)
            return false;
        piece = (struct str){piece.ptr + n, piece.len - (size_t)n};
    }
    return true;
}

int convert_child(const char *kind)
{
    const struct converter *c = converter_of(kind);
    if (c == NULL)
        return 2;
    if (!sandbox_enter())
        _exit(EXIT_SANDBOX);
    struct arena a = arena_new(CHILD_ARENA_BYTES);
    struct book book = {0};
    struct str bytes;
    if (!read_all(&a, &bytes))
        (void)book_refuse(&book, TOO_LARGE, 0, N_("El archivo es demasiado grande."), STR_NONE);
    else if (c->read(&a, bytes, &book) != DONE && book.problem.message.len == 0)
        (void)book_refuse(&book, INVALID, 0,
                          N_("El archivo está dañado o incompleto: vuelve a guardarlo y súbelo otra vez."),
                          STR_NONE);
    bool written = wire_write(&book, &a, write_out, NULL);
    _exit(written ? 0 : 1); /* not exit(): nothing that runs at the end may be worth a system call */
}

/* ---- the parent */

static bool spawn(const char *kind, int in, int out, pid_t *ret)
{
    char *argv[] = {"hito", "convert", (char *)kind, NULL};
    char *env[] = {NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    sigset_t none, all;
    if (posix_spawn_file_actions_init(&files) != 0)
        return false;
    if (posix_spawnattr_init(&how) != 0) {
        posix_spawn_file_actions_destroy(&files);
        return false;
    }
    sigemptyset(&none);
    sigfillset(&all);
    bool ok = posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO) == 0 &&
              posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO) == 0 &&
              posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0 &&
              posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1) == 0 &&
              posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) == 0 &&
              posix_spawnattr_setsigmask(&how, &none) == 0 &&
              posix_spawnattr_setsigdefault(&how, &all) == 0 &&
              posix_spawn(ret, "/proc/self/exe", &files, &how, argv, env) == 0;
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    return ok;
}

/* How the child ended; false when it had to be killed for taking too long. */
static bool wait_for(pid_t child, int *ret_how)
{
    int64_t waited_us = 0, pause_us = 500;
    while (waitpid(child, ret_how, WNOHANG) == 0) {
        if (waited_us > (int64_t)CONVERT_WAIT_MS * 1000) {
            kill(child, SIGKILL);
            while (waitpid(child, ret_how, 0) < 0 && errno == EINTR)
                continue;
            return false;
        }
        nanosleep(&(struct timespec){.tv_nsec = pause_us * 1000}, NULL);
        waited_us += pause_us;
        pause_us = pause_us < 16000 ? pause_us * 2 : pause_us;
    }
    return true;
}

static enum status read_answer(int out, struct arena *a, struct book *ret)
{
    struct stat st;
    if (fstat(out, &st) != 0)
        return BROKEN;
    if ((uint64_t)st.st_size > a->limit_bytes / 2)
        return book_refuse(ret, INVALID, 0, N_("La tabla es demasiado grande: divídela en varios archivos."),
                           STR_NONE);
    char *bytes = arena_take(a, (size_t)st.st_size + 1);
    for (off_t at = 0; at < st.st_size;) {
        ssize_t n = pread(out, bytes + at, (size_t)(st.st_size - at), at);
        if (n <= 0)
            return BROKEN;
        at += n;
    }
    if (!wire_read((struct str){bytes, (size_t)st.st_size}, a, ret))
        return book_refuse(ret, INVALID, 0,
                           N_("No se pudo leer el archivo: está dañado o usa algo que no se admite."),
                           STR_NONE);
    return ret->problem.message.len > 0 ? INVALID : DONE;
}

static enum status outcome(bool in_time, int how, int out, struct arena *a, struct book *ret)
{
    if (!in_time || (WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU))
        return book_refuse(ret, INVALID, 0,
                           N_("El archivo tardó demasiado en leerse: quita lo que no haga falta o divídelo."),
                           STR_NONE);
    if (WIFSIGNALED(how) && WTERMSIG(how) == SIGXFSZ)
        return book_refuse(ret, INVALID, 0, N_("La tabla es demasiado grande: divídela en varios archivos."),
                           STR_NONE);
    if (WIFEXITED(how) && (WEXITSTATUS(how) == EXIT_SANDBOX || WEXITSTATUS(how) == 2))
        return BROKEN;
    if (!WIFEXITED(how) || WEXITSTATUS(how) != 0)
        return book_refuse(ret, INVALID, 0,
                           N_("No se pudo leer el archivo: está dañado o usa algo que no se admite."),
                           STR_NONE);
    return read_answer(out, a, ret);
}

enum status convert_run(const char *kind, struct str path, struct arena *a, struct book *ret)
{
    *ret = (struct book){0};
    assert(converter_of(kind) != NULL);
    int in = open(str_chars(a, path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    int out = memfd_create("hito-convert", MFD_CLOEXEC);
    enum status s = BROKEN;
    pid_t child;
    int how = 0;
    if (in >= 0 && out >= 0 && spawn(kind, in, out, &child)) {
        bool in_time = wait_for(child, &how);
        s = outcome(in_time, how, out, a, ret);
    }
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    return s;
}
