/* SPDX-License-Identifier: EUPL-1.2
 * The evidence of a moving: made beside its place, put there in one step when everything is whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/files.h"
#include "command/moving_place.h"

static bool said(const char *path)
{
    program_problem("%s: %s", path, errno == ENOSPC ? "no queda espacio en el disco" : strerror(errno));
    return false;
}

static bool any_file(void *context, const char *relative)
{
    *(bool *)context = true;
    (void)relative;
    return false;
}

bool place_begin(struct place *p, struct arena *mem, struct str data_dir)
{
    bool found = false;
    *p = (struct place){.mem = mem};
    p->vault = str_fmt(mem, "%.*s/pruebas", STR_ARG(data_dir)).ptr;
    p->key = str_fmt(mem, "%.*s/server.key", STR_ARG(data_dir)).ptr;
    p->key_before = str_fmt(mem, "%s.anterior", p->key).ptr;
    if (access(p->vault, F_OK) == 0)
        (void)files_each(p->vault, any_file, &found);
    if (found) {
        program_problem("%s no está vacía: se importa solo en una instalación nueva", p->vault);
        return false;
    }
    p->stage = str_fmt(mem, "%s.mudanza", p->vault).ptr;
    folder_remove(p->stage); /* of an import that was cut off */
    return folder_new(p->stage);
}

static bool content_copy(struct moving_in *in, int fd)
{
    static char block[1 << 16];
    ssize_t n;
    while ((n = moving_bytes(in, block, sizeof block)) > 0)
        for (ssize_t at = 0, wrote; at < n; at += wrote)
            if ((wrote = write(fd, block + at, (size_t)(n - at))) <= 0)
                return said("pruebas");
    return n == 0 && (fsync(fd) == 0 || said("pruebas"));
}

bool place_content(struct place *p, struct moving_in *in)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%.2s/%.2s/%s", p->stage, in->name, in->name + 2, in->name);
    if (!folders_for(path, strlen(p->stage)))
        return false;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0440);
    if (fd < 0)
        return said(path);
    bool good = content_copy(in, fd);
    close(fd);
    return good;
}

/* A key that is there sealed nothing, since the database is empty: it is kept beside. */
static bool key_put(struct place *p, struct str key)
{
    const char *fresh = str_fmt(p->mem, "%s.mudanza", p->key).ptr;
    unlink(fresh);
    if (!file_write(fresh, key, 0600))
        return false;
    p->key_moved = access(p->key, F_OK) == 0;
    if (p->key_moved && rename(p->key, p->key_before) != 0)
        return said(p->key);
    p->key_put = rename(fresh, p->key) == 0;
    return p->key_put || said(p->key);
}

/* Files were synced one by one, their folders were not. */
static bool stage_settled(struct place *p)
{
    int fd = open(p->stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = fd >= 0 && syncfs(fd) == 0;
    if (fd >= 0)
        close(fd);
    return good || said(p->stage);
}

bool place_take(struct place *p, struct str data_dir, struct str key)
{
    if (!stage_settled(p))
        return false;
    folder_remove(p->vault); /* without files: folders only */
    if (rename(p->stage, p->vault) != 0)
        return said(p->vault);
    p->taken = true;
    return key_put(p, key) && folder_sync(str_chars(p->mem, data_dir));
}

void place_leave(struct place *p)
{
    if (p->stage == NULL)
        return;
    folder_remove(p->taken ? p->vault : p->stage);
    if (p->key_put)
        unlink(p->key);
    if (p->key_moved)
        (void)!rename(p->key_before, p->key);
}
