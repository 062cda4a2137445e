/* SPDX-License-Identifier: EUPL-1.2
 * The store: a content is there whole and on the disk before any row names it, so that a crash
 * leaves orphans at worst. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "room/evidence/evidence_disk.h"

void sink_write(struct sink *s, const void *bytes, size_t len)
{
    sha256_more(&s->hash, bytes, len);
    s->size_bytes += (int64_t)len;
    const char *at = bytes;
    while (len > 0 && !s->failed) {
        ssize_t n = s->fd < 0 ? (ssize_t)len : write(s->fd, at, len);
        if (n < 0 && errno == EINTR)
            continue;
        s->failed = n <= 0;
        if (n > 0) {
            at += n;
            len -= (size_t)n;
        }
    }
}

static enum status disk_status(int problem)
{
    return problem == ENOSPC || problem == EDQUOT ? NO_SPACE : BROKEN;
}

static struct str folder_of(struct arena *mem, struct str data_dir, struct str sha256)
{
    return str_fmt(mem, "%.*s/pruebas/%.2s/%.2s", STR_ARG(data_dir), sha256.ptr, sha256.ptr + 2);
}

struct str vault_path(struct arena *mem, struct str data_dir, struct str sha256)
{
    assert(sha256.len == 64);
    return str_fmt(mem, "%.*s/%.*s", STR_ARG(folder_of(mem, data_dir, sha256)), STR_ARG(sha256));
}

struct str vault_temporary(struct arena *mem, struct str data_dir)
{
    struct str root = str_fmt(mem, "%.*s/pruebas", STR_ARG(data_dir));
    mkdir(str_chars(mem, data_dir), 0750);
    mkdir(root.ptr, 0750);
    mkdir(str_fmt(mem, "%.*s/temporal", STR_ARG(root)).ptr, 0700);
    return str_fmt(mem, "%.*s/temporal/%.*s", STR_ARG(root), STR_ARG(random_hex(mem, 16)));
}

static bool folder_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool good = fsync(fd) == 0;
    close(fd);
    return good;
}

/* Makes pruebas/ab/cd; a folder that is new must itself be on the disk. */
static bool folder_make(struct arena *mem, struct str data_dir, struct str sha256)
{
    struct str root = str_fmt(mem, "%.*s/pruebas", STR_ARG(data_dir));
    struct str first = str_fmt(mem, "%.*s/%.2s", STR_ARG(root), sha256.ptr);
    struct str second = folder_of(mem, data_dir, sha256);
    if (mkdir(first.ptr, 0750) == 0 ? !folder_sync(root.ptr) : errno != EEXIST)
        return false;
    return mkdir(second.ptr, 0750) == 0 ? folder_sync(first.ptr) : errno == EEXIST;
}

/* The temporary file becomes the content of that name, or goes away where it is kept already. */
static enum status settle(struct arena *mem, struct str data_dir, const char *temporary, struct str sha256)
{
    struct str path = vault_path(mem, data_dir, sha256);
    struct stat st;
    if (stat(path.ptr, &st) == 0 && utimensat(AT_FDCWD, path.ptr, NULL, 0) == 0) {
        unlink(temporary); /* touched: the sweep will not take it for an orphan */
        return DONE;
    }
    if (!folder_make(mem, data_dir, sha256) || rename(temporary, path.ptr) != 0)
        return disk_status(errno);
    return folder_sync(folder_of(mem, data_dir, sha256).ptr) ? DONE : disk_status(errno);
}

static enum status copy_content(const struct content *c, int type, struct sink *to, bool *ret_cleaned)
{
    sha256_begin(&to->hash);
    *ret_cleaned = false;
    if (type == TYPE_PNG || type == TYPE_JPEG || type == TYPE_WEBP) {
        if (!image_copy(type, c, to, ret_cleaned))
            return INVALID;
    } else {
        sink_write(to, c->bytes, c->len);
    }
    return to->failed ? disk_status(errno) : DONE;
}

enum status vault_keep(struct arena *mem, struct str data_dir, const char *path, int type, struct kept *ret)
{
    struct content c;
    TRY(content_open(path, &c));
    struct str temporary = vault_temporary(mem, data_dir);
    struct sink to = {.fd = open(temporary.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    struct kept kept = {0};
    enum status s = to.fd < 0 ? disk_status(errno) : copy_content(&c, type, &to, &kept.cleaned);
    content_close(&c);
    kept.sha256 = s == DONE ? sha256_end(&to.hash, mem) : STR_NONE;
    kept.size_bytes = to.size_bytes;
    /* A failed fsync is never tried again: the kernel may already have dropped the pages. */
    if (s == DONE && (fchmod(to.fd, 0440) != 0 || fsync(to.fd) != 0))
        s = disk_status(errno);
    if (to.fd >= 0 && close(to.fd) != 0 && s == DONE)
        s = disk_status(errno);
    if (s == DONE)
        s = settle(mem, data_dir, temporary.ptr, kept.sha256);
    if (s != DONE && to.fd >= 0)
        unlink(temporary.ptr);
    if (s == DONE)
        *ret = kept;
    return s;
}

enum status vault_hash(struct arena *mem, struct str data_dir, struct str sha256, struct kept *ret)
{
    struct content c;
    TRY(content_open(vault_path(mem, data_dir, sha256).ptr, &c));
    struct sink nowhere = {.fd = -1};
    sha256_begin(&nowhere.hash);
    sink_write(&nowhere, c.bytes, c.len);
    content_close(&c);
    *ret = (struct kept){.sha256 = sha256_end(&nowhere.hash, mem), .size_bytes = nowhere.size_bytes};
    return DONE;
}

static bool older(const char *path, struct instant before)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISREG(st.st_mode) && (int64_t)st.st_mtime < clock_real(before).s;
}

void vault_remove(struct arena *mem, struct str data_dir, struct str sha256, struct instant before)
{
    struct str path = vault_path(mem, data_dir, sha256);
    if (older(path.ptr, before))
        unlink(path.ptr);
}

struct walk {
    struct arena *mem;
    struct instant before;
    enum status (*seen)(void *context, struct str sha256);
    void *context;
};

static enum status walk_files(const struct walk *w, const char *folder)
{
    DIR *d = opendir(folder);
    if (d == NULL)
        return DONE;
    bool temporal = strlen(folder) > 9 && strcmp(folder + strlen(folder) - 9, "/temporal") == 0;
    enum status s = DONE;
    for (struct dirent *e; s == DONE && (e = readdir(d)) != NULL;) {
        struct str path = str_fmt(w->mem, "%s/%s", folder, e->d_name);
        if (!older(path.ptr, w->before))
            continue;
        if (temporal)
            unlink(path.ptr);
        else if (strlen(e->d_name) == 64)
            s = w->seen(w->context, str_copy(w->mem, str_of(e->d_name)));
    }
    closedir(d);
    return s;
}

static enum status walk_folders(const struct walk *w, const char *folder, int depth)
{
    if (depth == 0)
        return walk_files(w, folder);
    DIR *d = opendir(folder);
    if (d == NULL)
        return DONE;
    enum status s = DONE;
    for (struct dirent *e; s == DONE && (e = readdir(d)) != NULL;)
        if (strlen(e->d_name) == 2 && e->d_name[0] != '.')
            s = walk_folders(w, str_fmt(w->mem, "%s/%s", folder, e->d_name).ptr, depth - 1);
    closedir(d);
    return s;
}

enum status vault_each(struct arena *mem, struct str data_dir, struct instant before,
                       enum status (*seen)(void *context, struct str sha256), void *context)
{
    struct walk w = {mem, before, seen, context};
    struct str root = str_fmt(mem, "%.*s/pruebas", STR_ARG(data_dir));
    TRY(walk_files(&w, str_fmt(mem, "%.*s/temporal", STR_ARG(root)).ptr));
    return walk_folders(&w, root.ptr, 2);
}
