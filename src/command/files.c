/* SPDX-License-Identifier: EUPL-1.2 */
#include "command/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/command.h"

static bool said(const char *path)
{
    program_problem("%s: %s", path, strerror(errno));
    return false;
}

bool folder_new(const char *path)
{
    if (mkdir(path, 0700) == 0)
        return true;
    DIR *d = errno == EEXIST ? opendir(path) : NULL;
    if (d == NULL)
        return said(path);
    int entries = 0;
    while (readdir(d) != NULL)
        entries++;
    closedir(d);
    if (entries > 2)
        program_problem("la carpeta %s no está vacía", path);
    return entries <= 2;
}

bool folder_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return good || said(path);
}

bool folders_for(char *path, size_t root_len)
{
    for (char *p = path + root_len + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
        if (!made)
            said(path);
        *p = '/';
        if (!made)
            return false;
    }
    return true;
}

static int remove_entry(const char *path, const struct stat *st UNUSED, int flag UNUSED, struct FTW *where UNUSED)
{
    return remove(path);
}

void folder_remove(const char *path)
{
    nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        len -= (size_t)n;
    }
    return true;
}

static bool copy_bytes(int in, int out)
{
    static char block[1 << 18];
    ssize_t n;
    while ((n = read(in, block, sizeof block)) > 0)
        if (!write_all(out, block, (size_t)n))
            return false;
    return n == 0 && fsync(out) == 0;
}

bool file_copy(const char *from, const char *to, bool link_it)
{
    struct stat st;
    if (link_it && link(from, to) == 0)
        return true;
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (in < 0 || fstat(in, &st) != 0) {
        if (in >= 0)
            close(in);
        return said(from);
    }
    int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, st.st_mode & 0700);
    bool good = out >= 0 && copy_bytes(in, out);
    if (!good)
        said(to);
    close(in);
    if (out >= 0)
        close(out);
    return good;
}

bool file_write(const char *path, struct str bytes, unsigned mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    bool good = fd >= 0 && write_all(fd, bytes.ptr, bytes.len) && fsync(fd) == 0;
    if (!good)
        said(path);
    if (fd >= 0)
        close(fd);
    return good;
}

struct str file_sha256(struct arena *a, const char *path, int64_t *ret_bytes)
{
    static char block[1 << 18];
    struct sha256 h;
    int64_t total = 0;
    ssize_t n;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return STR_NONE;
    sha256_begin(&h);
    while ((n = read(fd, block, sizeof block)) > 0) {
        sha256_more(&h, block, (size_t)n);
        total += n;
    }
    close(fd);
    struct str hex = sha256_end(&h, a);
    if (ret_bytes != NULL)
        *ret_bytes = total;
    return n < 0 ? STR_NONE : hex;
}

struct str file_read(struct arena *a, const char *path, size_t most)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0 || (uint64_t)st.st_size > most) {
        if (fd >= 0)
            close(fd);
        return STR_NONE;
    }
    size_t len = (size_t)st.st_size, at = 0;
    char *bytes = arena_take(a, len + 1);
    ssize_t n;
    while (at < len && (n = read(fd, bytes + at, len - at)) > 0)
        at += (size_t)n;
    close(fd);
    return at == len ? (struct str){bytes, len} : STR_NONE;
}

static int plain(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

static bool each_in(const char *root, const char *below, bool (*seen)(void *, const char *), void *context)
{
    char path[4096];
    struct dirent **names;
    snprintf(path, sizeof path, "%s/%s", root, below);
    int n = scandir(path, &names, plain, alphasort);
    bool good = n >= 0 || said(path);
    for (int i = 0; i < n; i++) {
        struct stat st;
        char relative[2048];
        snprintf(relative, sizeof relative, "%s%s%s", below, below[0] == '\0' ? "" : "/", names[i]->d_name);
        snprintf(path, sizeof path, "%s/%s", root, relative);
        if (good && lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
            good = each_in(root, relative, seen, context);
        else if (good && S_ISREG(st.st_mode))
            good = seen(context, relative);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
    return good;
}

bool files_each(const char *root, bool (*seen)(void *context, const char *relative), void *context)
{
    return each_in(root, "", seen, context);
}

static void connection_environment(const char *uri)
{
    char *words = NULL;
    PQconninfoOption *options = PQconninfoParse(uri, &words);
    for (PQconninfoOption *o = options; o != NULL && o->keyword != NULL; o++)
        if (o->val != NULL && o->envvar != NULL)
            setenv(o->envvar, o->val, 1);
    PQconninfoFree(options);
    PQfreemem(words);
}

bool tool_run(const char *uri, const char *const *argv)
{
    int code = -1;
    pid_t child = fork();
    if (child == 0) {
        if (uri != NULL)
            connection_environment(uri);
        execvp(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    if (child > 0)
        while (waitpid(child, &code, 0) < 0 && errno == EINTR)
            ;
    if (child < 0 || code != 0)
        program_problem(WIFEXITED(code) && WEXITSTATUS(code) == 127 ? "no se encuentra el programa %s"
                                                                     : "%s no terminó bien",
                        argv[0]);
    return child > 0 && code == 0;
}

bool tool_database(struct arena *a, const char *uri, struct str *ret)
{
    PQconninfoOption *options = PQconninfoParse(uri, NULL);
    *ret = STR_NONE;
    for (PQconninfoOption *o = options; o != NULL && o->keyword != NULL; o++)
        if (o->val != NULL && strcmp(o->keyword, "dbname") == 0)
            *ret = str_copy(a, str_of(o->val));
    PQconninfoFree(options);
    if (str_empty(*ret))
        program_problem("la dirección de PostgreSQL no nombra una base");
    return !str_empty(*ret);
}

bool file_settle(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return good || said(path);
}
